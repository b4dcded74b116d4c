"""What is counted of issues: the facts of a place and a time, ready for `rules.issue_stats`.

Two queries, however many issues there are, each along an index. There may be a hundred thousand: nothing is done
to a row that could be left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from operator import itemgetter

from rules.issue_answers import Verdict
from rules.issue_facts import Fact, Facts, Kind
from rules.issues import State
from rules.places import Level, Place
from storage.issues import kept_from_heads
from storage.store import Tx
from storage.tree import BENEATH

_BENEATH = f"""
    WITH RECURSIVE {BENEATH}, counted AS (
        SELECT i.* FROM beneath b JOIN issues i ON i.place_id = b.id
        WHERE i.reported_at >= :begin AND i.reported_at < :end
          AND {{not_about}}
    )
"""  # noqa: S608
_EVERYWHERE = """
    WITH counted AS (
        SELECT i.* FROM issues i
        WHERE i.community_id = (SELECT community_id FROM places WHERE id = :place_id)
          AND i.reported_at >= :begin AND i.reported_at < :end
          AND {not_about}
    )
"""
"""Those of a whole community lie together as they came in: read so they come faster than place by place."""

_ISSUES = """
    SELECT i.id, i.reported_at, i.resolved_at, i.ended_at,
           (SELECT MIN(e.at) FROM issue_events e
            WHERE e.issue_id = i.id AND e.verb IN ('accept', 'decline')) AS contact_at,
           i.urgent || ' ' || i.overdue || ' ' || i.reopened || ' ' || i.state || ' ' || COALESCE(
               (SELECT e.level FROM issue_events e WHERE e.issue_id = i.id ORDER BY e.id LIMIT 1), i.level
           ) || ' ' || i.category AS kind
    FROM counted i
"""
"""What many have in common comes as one text, which is taken apart once."""

_LAST_WORDS = """
    SELECT a.issue_id, a.verdict, a.rating, a.person_id = i.reporter_id AS of_reporter
    FROM counted i CROSS JOIN issue_answers a
    WHERE a.issue_id = i.id AND NOT EXISTS (
        SELECT 1 FROM issue_answers later
        WHERE later.issue_id = a.issue_id AND later.person_id = a.person_id AND later.round > a.round)
    ORDER BY a.id
"""

_VALUES = itemgetter("id", "kind", "reported_at", "contact_at", "resolved_at", "ended_at")


def facts(tx: Tx, place: Place, begin: datetime, end: datetime, *, headed: Collection[int] = frozenset()) -> Facts:
    """Return the facts of the issues that were reported at a place, or beneath it, from one moment until another: for
    whoever heads a building, not of what is kept from them there.
    """
    counted = _EVERYWHERE if place.level is Level.COMMUNITY else _BENEATH
    counted = counted.format(not_about=f"NOT {kept_from_heads(headed)}")
    verdicts: dict[int, str] = {}
    ratings: dict[int, tuple[int, ...]] = {}
    for row in tx.all(counted + _LAST_WORDS, place_id=place.id, begin=begin, end=end):
        issue_id, rating = row["issue_id"], row["rating"]
        if row["of_reporter"]:
            verdicts[issue_id] = row["verdict"]
        if rating:
            ratings[issue_id] = (*ratings.get(issue_id, ()), rating)
    found: defaultdict[Kind, list[Fact]] = defaultdict(list)
    lists: dict[tuple[str, str | None], list[Fact]] = {}
    for row in tx.all(counted + _ISSUES, place_id=place.id, begin=begin, end=end):
        issue_id, written, reported_at, *others = _VALUES(row)
        alike = written, verdicts.get(issue_id)
        if alike not in lists:
            lists[alike] = found[_kind(*alike)]
        contact, resolved, ended = (datetime.fromisoformat(at) if at else None for at in others)
        reported = datetime.fromisoformat(reported_at)
        lists[alike].append(Fact(reported, contact, resolved, ended, ratings.get(issue_id, ())))
    return found


def _kind(written: str, verdict: str | None) -> Kind:
    urgent, overdue, reopened, state, level, category = written.split(" ", 5)
    return Kind(
        category=category,
        urgent=urgent != "0",
        level=Level(level),
        state=State(state),
        verdict=Verdict(verdict) if verdict else None,
        reopened=reopened != "0",
        overdue=overdue != "0",
    )
