"""What people say of the work on an issue: rows in, the values of `rules.issue_answers` out."""

from __future__ import annotations

import secrets
from datetime import datetime

from rules.issue_answers import Answer, Verdict
from rules.issues import Issue
from storage.store import Row, Tx, moment

_ROUND = "(SELECT COUNT(*) FROM issue_events WHERE issue_id = :issue_id AND verb = 'resolve')"
"""How often the work was said to be done."""


def keep(tx: Tx, now: datetime, issue: Issue, person_id: int, verdict: Verdict, rating: int | None) -> Answer:
    """Keep what somebody says in this round, in place of what they said before in it; their words stay."""
    row = tx.one(
        f"""
        INSERT INTO issue_answers (community_id, issue_id, person_id, round, verdict, rating, answered_at)
        VALUES (:community_id, :issue_id, :person_id, {_ROUND}, :verdict, :rating, :now)
        ON CONFLICT (issue_id, round, person_id) DO UPDATE
        SET verdict = excluded.verdict, rating = excluded.rating, answered_at = excluded.answered_at
        RETURNING *
        """,  # noqa: S608
        community_id=issue.community_id,
        issue_id=issue.id,
        person_id=person_id,
        verdict=verdict.value,
        rating=rating,
        now=now,
    )
    assert row is not None
    return _answer(row)


def rate(tx: Tx, answer: Answer, rating: int) -> None:
    tx.run("UPDATE issue_answers SET rating = :rating WHERE id = :id", id=answer.id, rating=rating)


def add_words(tx: Tx, answer: Answer, words: str) -> str:
    """Add words to an answer, in place of those before. Return what is mixed into their hash in the journal."""
    salt = secrets.token_hex(16)
    tx.run("UPDATE issue_answers SET words = :words, salt = :salt WHERE id = :id", id=answer.id, words=words, salt=salt)
    return salt


def find(tx: Tx, answer_id: int) -> Answer | None:
    row = tx.one("SELECT * FROM issue_answers WHERE id = :answer_id", answer_id=answer_id)
    return _answer(row) if row else None


def of_round(tx: Tx, issue_id: int) -> tuple[Answer, ...]:
    """Return what was said since the work was last said to be done, the latest last."""
    rows = tx.all(
        f"SELECT * FROM issue_answers WHERE issue_id = :issue_id AND round = {_ROUND} ORDER BY answered_at, id",  # noqa: S608
        issue_id=issue_id,
    )
    return tuple(_answer(row) for row in rows)


def given_at(tx: Tx, issue_id: int, person_id: int, at: datetime) -> Answer | None:
    """Return the answer that somebody gave at a moment, unless they gave another one in its place."""
    row = tx.one(
        "SELECT * FROM issue_answers WHERE issue_id = :issue_id AND person_id = :person_id AND answered_at = :at",
        issue_id=issue_id,
        person_id=person_id,
        at=at,
    )
    return _answer(row) if row else None


def ids_of(tx: Tx, issue_id: int) -> list[int]:
    """Return the ids of all that was said of the work on an issue."""
    rows = tx.all("SELECT id FROM issue_answers WHERE issue_id = :issue_id ORDER BY id", issue_id=issue_id)
    return [row["id"] for row in rows]


def told_by(tx: Tx, person_id: int) -> list[Answer]:
    """Return the answers to which somebody added words."""
    rows = tx.all(
        "SELECT * FROM issue_answers WHERE person_id = :person_id AND words <> '' ORDER BY id", person_id=person_id
    )
    return [_answer(row) for row in rows]


def waiting_for(tx: Tx, person_id: int) -> list[int]:
    """Return the issues whose work is done, and of which somebody who has the problem said nothing since."""
    rows = tx.all(
        """
        SELECT id FROM issues
        WHERE state = 'resolved'
          AND id IN (SELECT id FROM issues WHERE reporter_id = :person_id
                     UNION SELECT issue_id FROM issue_supporters WHERE person_id = :person_id)
          AND NOT EXISTS (
              SELECT 1 FROM issue_answers
              WHERE issue_answers.issue_id = issues.id AND issue_answers.person_id = :person_id
                AND round = (SELECT COUNT(*) FROM issue_events
                             WHERE issue_events.issue_id = issues.id AND verb = 'resolve')
          )
        ORDER BY id
        """,
        person_id=person_id,
    )
    return [row["id"] for row in rows]


def _answer(row: Row) -> Answer:
    return Answer(
        id=row["id"],
        issue_id=row["issue_id"],
        person_id=row["person_id"],
        round=row["round"],
        verdict=Verdict(row["verdict"]),
        rating=row["rating"],
        words=row["words"],
        answered_at=moment(row["answered_at"]),
    )
