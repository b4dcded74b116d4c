"""Who follows an issue: wants to hear of it without having the problem."""

from __future__ import annotations

from datetime import datetime

from rules.issues import Issue
from storage.issue_supporters import is_about
from storage.people import Person, person_of
from storage.store import Tx


def follow(tx: Tx, now: datetime, issue: Issue, person_id: int) -> None:
    tx.run(
        """
        INSERT INTO issue_followers (issue_id, community_id, person_id, since)
        VALUES (:issue_id, :community_id, :person_id, :now)
        ON CONFLICT (issue_id, person_id) DO NOTHING
        """,
        issue_id=issue.id,
        community_id=issue.community_id,
        person_id=person_id,
        now=now,
    )


def unfollow(tx: Tx, issue_id: int, person_id: int) -> bool:
    """Return whether this person followed it until now."""
    gone = tx.run(
        "DELETE FROM issue_followers WHERE issue_id = :issue_id AND person_id = :person_id",
        issue_id=issue_id,
        person_id=person_id,
    )
    return gone == 1


def follows(tx: Tx, issue_id: int, person_id: int) -> bool:
    found = tx.one(
        "SELECT 1 AS there FROM issue_followers WHERE issue_id = :issue_id AND person_id = :person_id",
        issue_id=issue_id,
        person_id=person_id,
    )
    return found is not None


def followers(tx: Tx, now: datetime, issue_id: int) -> list[Person]:
    """Return those who follow an issue or one that was merged into it, the first first.

    But for its reporter and those who joined: they hear of it anyway; and for whom it is about.
    """
    rows = tx.all(
        f"""
        SELECT p.* FROM (
            SELECT f.person_id, MIN(f.since) AS since FROM issues i JOIN issue_followers f ON f.issue_id = i.id
            WHERE (i.id = :issue_id OR i.merged_into = :issue_id)
              AND NOT EXISTS (
                SELECT 1 FROM issue_supporters s WHERE s.issue_id = :issue_id AND s.person_id = f.person_id)
              AND NOT EXISTS (SELECT 1 FROM issues h WHERE h.id = :issue_id AND h.reporter_id = f.person_id)
              AND NOT {is_about("f.person_id")}
            GROUP BY f.person_id
        ) AS concerned JOIN people p ON p.id = concerned.person_id ORDER BY concerned.since, p.id
        """,  # noqa: S608
        issue_id=issue_id,
        now=now,
    )
    return [person_of(row) for row in rows]
