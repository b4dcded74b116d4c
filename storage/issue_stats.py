"""What is counted of issues: the facts of a place and a time, ready for `rules.issue_stats`.

Two queries, however many issues there are, each along an index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from rules.issue_answers import Verdict
from rules.issue_stats import Fact
from rules.issues import State
from rules.places import Level, Place
from storage.store import Row, Tx, moment

_ISSUES = """
    WITH RECURSIVE beneath (id) AS (
        SELECT id FROM places WHERE id = :place_id
        UNION ALL
        SELECT p.id FROM beneath b JOIN places p ON p.parent_id = b.id WHERE p.level <> 'household'
    ), counted AS (
        SELECT i.* FROM beneath b JOIN issues i ON i.place_id = b.id
        WHERE i.reported_at >= :begin AND i.reported_at < :end
    )
"""


def facts(tx: Tx, place: Place, begin: datetime, end: datetime) -> list[Fact]:
    """Return the facts of the issues that were reported at a place, or beneath it, from one moment until another."""
    ratings = _ratings(tx, place, begin, end)
    rows = tx.all(
        f"""
        {_ISSUES}
        SELECT i.id, i.place_id, i.category, i.urgent, i.state, i.reported_at, i.resolved_at, i.ended_at, i.reopened,
               i.overdue, i.level AS level_now,
               (SELECT e.level FROM issue_events e WHERE e.issue_id = i.id ORDER BY e.id LIMIT 1) AS level,
               (SELECT MIN(e.at) FROM issue_events e
                WHERE e.issue_id = i.id AND e.verb IN ('accept', 'decline')) AS contact_at,
               (SELECT a.verdict FROM issue_answers a
                WHERE a.issue_id = i.id AND a.person_id = i.reporter_id ORDER BY a.round DESC LIMIT 1) AS verdict
        FROM counted i
        """,  # noqa: S608
        place_id=place.id,
        begin=begin,
        end=end,
    )
    return [_fact(row, ratings[row["id"]]) for row in rows]


def _ratings(tx: Tx, place: Place, begin: datetime, end: datetime) -> defaultdict[int, list[int]]:
    """Return the last rating of each who gave one, by the issue."""
    rows = tx.all(
        f"""
        {_ISSUES}
        SELECT a.issue_id, a.rating FROM counted i CROSS JOIN issue_answers a
        WHERE a.issue_id = i.id AND a.rating IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM issue_answers later
            WHERE later.issue_id = a.issue_id AND later.person_id = a.person_id AND later.round > a.round)
        ORDER BY a.id
        """,  # noqa: S608
        place_id=place.id,
        begin=begin,
        end=end,
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row["issue_id"]].append(row["rating"])
    return found


def _fact(row: Row, ratings: Sequence[int]) -> Fact:
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
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        ratings=tuple(ratings),
        reopened=row["reopened"],
        overdue=bool(row["overdue"]),
    )


def _moment(written: str | None) -> datetime | None:
    return moment(written) if written else None
