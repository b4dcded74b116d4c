"""Who has the problem of an issue besides its reporter: who joined it ("我也遇到"), or came by one merged into it."""

from __future__ import annotations

from datetime import datetime

from rules.issues import Issue
from storage.people import Person, person_of
from storage.store import Tx

# They are listed once, and taken from all: asking of each supporter whether they head it takes far longer.
_HEADS = """
    (SELECT head.person_id FROM issues about JOIN roles head ON head.place_id = about.place_id
     WHERE about.id = {issue} AND about.about_head = 1 AND head.role = 'building_head'
       AND head.since <= :now AND (head.until IS NULL OR head.until > :now))
"""


def is_about(person: str, issue: str = ":issue_id") -> str:
    """Return SQL that tells whether an issue is about the person in a column, whichever way they came to it."""
    return f"{person} IN {_HEADS.format(issue=issue)}"


def support(tx: Tx, now: datetime, issue: Issue, person_id: int) -> bool:
    """Add a supporter ("我也遇到"). Return whether this person is one only now.

    Whoever is one by a merged issue is from now on one by themselves.
    """
    added = tx.run(
        """
        INSERT INTO issue_supporters (issue_id, community_id, person_id, since)
        VALUES (:issue_id, :community_id, :person_id, :now)
        ON CONFLICT (issue_id, person_id) DO UPDATE SET via = NULL WHERE issue_supporters.via IS NOT NULL
        """,
        issue_id=issue.id,
        community_id=issue.community_id,
        person_id=person_id,
        now=now,
    )
    return added == 1


def bring_along(tx: Tx, now: datetime, head: Issue, of: Issue) -> None:
    """Make the reporter and the supporters of an issue supporters of the one that it was merged into.

    Whoever is one already, or reported the head, stays what they are.
    """
    tx.run(
        """
        INSERT INTO issue_supporters (issue_id, community_id, person_id, since, via)
        SELECT :head_id, community_id, person_id, :now, :issue_id
        FROM (SELECT community_id, reporter_id AS person_id FROM issues WHERE id = :issue_id
              UNION
              SELECT community_id, person_id FROM issue_supporters WHERE issue_id = :issue_id) AS concerned
        WHERE person_id <> :reporter_id
        ON CONFLICT (issue_id, person_id) DO NOTHING
        """,
        head_id=head.id,
        issue_id=of.id,
        reporter_id=head.reporter_id,
        now=now,
    )


def leave(tx: Tx, issue_id: int, person_id: int) -> bool:
    """Let somebody support an issue, and what was merged into it, no more. Return whether they did."""
    left = tx.run(
        """
        DELETE FROM issue_supporters
        WHERE person_id = :person_id
          AND issue_id IN (SELECT id FROM issues WHERE id = :issue_id OR merged_into = :issue_id)
        """,
        issue_id=issue_id,
        person_id=person_id,
    )
    return left > 0


def take_back(tx: Tx, head: Issue, of: Issue) -> None:
    """Take from an issue the supporters who came by one that was merged into it."""
    tx.run(
        "DELETE FROM issue_supporters WHERE issue_id = :head_id AND via = :issue_id",
        head_id=head.id,
        issue_id=of.id,
    )


def supporters(tx: Tx, now: datetime, issue_id: int) -> list[Person]:
    """Return those who joined, the first first, but for whom it is about."""
    rows = tx.all(
        f"""
        SELECT p.* FROM issue_supporters s JOIN people p ON p.id = s.person_id
        WHERE s.issue_id = :issue_id AND NOT {is_about("s.person_id")} ORDER BY s.since, s.person_id
        """,  # noqa: S608
        issue_id=issue_id,
        now=now,
    )
    return [person_of(row) for row in rows]


def supports(tx: Tx, now: datetime, issue_id: int, person_id: int) -> bool:
    """Tell whether somebody joined an issue that is not about them."""
    row = tx.one(
        f"""
        SELECT 1 AS found FROM issue_supporters
        WHERE issue_id = :issue_id AND person_id = :person_id AND NOT {is_about(":person_id")}
        """,  # noqa: S608
        issue_id=issue_id,
        person_id=person_id,
        now=now,
    )
    return row is not None


def supporter_count(tx: Tx, now: datetime, issue_id: int) -> int:
    """Count those who joined, but for whom it is about."""
    row = tx.one(
        f"""
        SELECT COUNT(*) - (
            SELECT COUNT(*) FROM issue_supporters s WHERE s.issue_id = :issue_id AND {is_about("s.person_id")}
        ) AS n
        FROM issue_supporters WHERE issue_id = :issue_id
        """,  # noqa: S608
        issue_id=issue_id,
        now=now,
    )
    assert row is not None
    return int(row["n"])
