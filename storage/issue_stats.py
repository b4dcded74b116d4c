"""What is counted of issues: the facts of a place and a time, in one query, ready for `rules.issue_stats`."""

from __future__ import annotations

from datetime import datetime

from rules.issue_stats import Fact, Verdict
from rules.issues import State
from rules.places import Level, Place
from storage.store import Row, Tx, moment

SAID = {"confirm": Verdict.SOLVED, "partly": Verdict.PARTLY, "dispute": Verdict.UNSOLVED}
"""What the reporter says by each step."""


def facts(tx: Tx, place: Place, begin: datetime, end: datetime) -> list[Fact]:
    """Return the facts of the issues that were reported at a place, or beneath it, from one moment until another."""
    rows = tx.all(
        """
        WITH RECURSIVE beneath (id) AS (
            SELECT id FROM places WHERE id = :place_id
            UNION ALL
            SELECT p.id FROM beneath b JOIN places p ON p.parent_id = b.id WHERE p.level <> 'household'
        )
        SELECT i.place_id, i.category, i.urgent, i.state, i.reported_at, i.resolved_at, i.ended_at, i.reopened,
               i.overdue, i.rating, i.level AS level_now,
               (SELECT e.level FROM issue_events e WHERE e.issue_id = i.id ORDER BY e.id LIMIT 1) AS level,
               (SELECT MIN(e.at) FROM issue_events e
                WHERE e.issue_id = i.id AND e.verb IN ('accept', 'decline')) AS contact_at,
               (SELECT e.verb FROM issue_events e
                WHERE e.issue_id = i.id AND e.verb IN ('confirm', 'partly', 'dispute')
                ORDER BY e.id DESC LIMIT 1) AS said
        FROM beneath b JOIN issues i ON i.place_id = b.id
        WHERE i.reported_at >= :begin AND i.reported_at < :end
        """,
        place_id=place.id,
        begin=begin,
        end=end,
    )
    return [_fact(row) for row in rows]


def _fact(row: Row) -> Fact:
    return Fact(
        place_id=row["place_id"],
        category=row["category"],
        urgent=bool(row["urgent"]),
        level=Level(row["level"] or row["level_now"]),
        state=State(row["state"]),
        reported_at=moment(row["reported_at"]),
        contact_at=_moment(row["contact_at"]),
        resolved_at=_moment(row["resolved_at"]),
        ended_at=_moment(row["ended_at"]),
        verdict=SAID.get(row["said"]),
        ratings=(row["rating"],) if row["rating"] else (),
        reopened=row["reopened"],
        overdue=bool(row["overdue"]),
    )


def _moment(written: str | None) -> datetime | None:
    return moment(written) if written else None
