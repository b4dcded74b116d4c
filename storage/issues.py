"""Issues 诉求: rows in, the values of `rules.issues` out."""

from __future__ import annotations

import json
import secrets
from datetime import datetime

from rules.access import Role
from rules.issues import Issue, Report, State
from rules.places import Level, Place
from rules.refusals import Refused
from storage.store import Row, Tx, Value, moment


def file(
    tx: Tx,
    now: datetime,
    report: Report,
    *,
    where: Place,
    reporter_id: int,
    level: Level,
    held_as: Role,
    due_at: datetime,
) -> Issue:
    """Store a new issue under the next number of its community."""
    row = tx.one(
        """
        INSERT INTO issues (community_id, number, place_id, reporter_id, category, words, salt, photos, voice, urgent,
                            named, private, state, level, held_as, reported_at, since, due_at)
        VALUES (:community_id,
                (SELECT COALESCE(MAX(number), 0) + 1 FROM issues WHERE community_id = :community_id),
                :place_id, :reporter_id, :category, :words, :salt, :photos, :voice, :urgent,
                :named, :private, 'reported', :level, :held_as, :now, :now, :due_at)
        RETURNING *
        """,
        community_id=where.community_id,
        place_id=where.id,
        reporter_id=reporter_id,
        category=report.category,
        words=report.words,
        salt=secrets.token_hex(16),
        photos=json.dumps(report.photos),
        voice=report.voice,
        urgent=int(report.urgent),
        named=int(report.named),
        private=int(report.private),
        level=level.value,
        held_as=held_as.value,
        due_at=due_at,
        now=now,
    )
    assert row is not None
    return _issue(row)


def issue(tx: Tx, issue_id: int) -> Issue:
    """Return an issue. Raises `Refused` for an id that none has: the id came with a button."""
    row = tx.one("SELECT * FROM issues WHERE id = :issue_id", issue_id=issue_id)
    if row is None:
        raise Refused("refused-button")
    return _issue(row)


def salt(tx: Tx, issue_id: int) -> str:
    """Return what is mixed into the hashes of an issue's texts, so that the journal gives none of them away."""
    row = tx.one("SELECT salt FROM issues WHERE id = :issue_id", issue_id=issue_id)
    assert row is not None
    return str(row["salt"])


def change(tx: Tx, before: Issue, **columns: Value) -> Issue:
    """Change an issue, unless somebody else changed its state meanwhile: then that is what is told."""
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    row = tx.one(
        f"UPDATE issues SET {assignments} WHERE id = :id AND state = :state_before RETURNING *",  # noqa: S608
        id=before.id,
        state_before=before.state.value,
        **columns,
    )
    if row is None:
        raise Refused("refused-issue-state", state=issue(tx, before.id).state.value)
    return _issue(row)


def note(tx: Tx, now: datetime, of: Issue, *, verb: str, actor_id: int | None, words: str) -> None:
    """Keep a step of an issue's life, as it stands after it, with the words that were said."""
    tx.run(
        """
        INSERT INTO issue_events (community_id, issue_id, at, verb, actor_id, state, level, held_as, words)
        VALUES (:community_id, :issue_id, :now, :verb, :actor_id, :state, :level, :held_as, :words)
        """,
        community_id=of.community_id,
        issue_id=of.id,
        now=now,
        verb=verb,
        actor_id=actor_id,
        state=of.state.value,
        level=of.level.value,
        held_as=of.held_as.value,
        words=words,
    )


def filed_since(tx: Tx, reporter_id: int, since: datetime) -> int:
    """Count what somebody has filed since a moment."""
    row = tx.one(
        "SELECT COUNT(*) AS n FROM issues WHERE reporter_id = :reporter_id AND reported_at > :since",
        reporter_id=reporter_id,
        since=since,
    )
    assert row is not None
    return int(row["n"])


def support(tx: Tx, now: datetime, issue: Issue, person_id: int) -> bool:
    """Add a supporter ("我也遇到"). Return whether this person is one only now."""
    added = tx.run(
        """
        INSERT INTO issue_supporters (issue_id, community_id, person_id, since)
        VALUES (:issue_id, :community_id, :person_id, :now)
        ON CONFLICT (issue_id, person_id) DO NOTHING
        """,
        issue_id=issue.id,
        community_id=issue.community_id,
        person_id=person_id,
        now=now,
    )
    return added == 1


def supporters(tx: Tx, issue_id: int) -> list[int]:
    """Return the ids of those who joined, the first first."""
    rows = tx.all(
        "SELECT person_id FROM issue_supporters WHERE issue_id = :issue_id ORDER BY since, person_id",
        issue_id=issue_id,
    )
    return [row["person_id"] for row in rows]


def supporter_count(tx: Tx, issue_id: int) -> int:
    row = tx.one("SELECT COUNT(*) AS n FROM issue_supporters WHERE issue_id = :issue_id", issue_id=issue_id)
    assert row is not None
    return int(row["n"])


def _issue(row: Row) -> Issue:
    return Issue(
        id=row["id"],
        community_id=row["community_id"],
        number=row["number"],
        place_id=row["place_id"],
        reporter_id=row["reporter_id"],
        category=row["category"],
        words=row["words"],
        photos=tuple(json.loads(row["photos"])),
        voice=row["voice"],
        urgent=bool(row["urgent"]),
        named=bool(row["named"]),
        private=bool(row["private"]),
        state=State(row["state"]),
        level=Level(row["level"]),
        held_as=Role(row["held_as"]),
        holder_id=row["holder_id"],
        body=Role(row["body"]) if row["body"] else None,
        assignee_id=row["assignee_id"],
        assignee_as=Role(row["assignee_as"]) if row["assignee_as"] else None,
        outside=row["outside"],
        reference=row["reference"],
        why=row["why"],
        lower_because=row["lower_because"],
        returned=bool(row["returned"]),
        appealed=bool(row["appealed"]),
        merged_into=row["merged_into"],
        result=row["result"],
        result_photos=tuple(json.loads(row["result_photos"])),
        rating=row["rating"],
        reopened=row["reopened"],
        reported_at=moment(row["reported_at"]),
        since=moment(row["since"]),
        due_at=moment(row["due_at"]),
        overdue=row["overdue"],
        resolved_at=moment(row["resolved_at"]) if row["resolved_at"] else None,
        ended_at=moment(row["ended_at"]) if row["ended_at"] else None,
    )
