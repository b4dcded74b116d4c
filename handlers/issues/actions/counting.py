"""三率: what somebody may see of how a place deals with its issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.issues.actions.clocks import zone_of
from handlers.kit.visit import Settings
from rules import issue_periods, issue_stats
from rules.access import ADMINS, MAY, Actor, may
from rules.issue_periods import PeriodName
from rules.issue_stats import Measure, Measured, Period, Stats
from rules.places import Place
from rules.refusals import Refused
from storage import issue_stats as stored
from storage import places
from storage.store import Tx

MONTHS = 6
"""How far the chart looks back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What somebody sees of a place: `in_full` with all small numbers, and where they can look from there."""

    place: Place
    in_full: bool
    above: Place | None
    beneath: tuple[tuple[int, str], ...]


def look_at(tx: Tx, actor: Actor, where: Place) -> Sight:
    """Return what somebody may see of a place. Neighbours see what their own place is part of, officers also what
    lies beneath theirs. Raises `Refused` for any other.
    """
    in_full, reach = may(actor, "issues.stats-in-full", where.path), _reach(tx, actor)
    if not in_full and where.id not in reach:
        raise Refused("refused-stats")
    above = places.place(tx, where.path[1]) if len(where.path) > 1 else None
    beneath = places.children(tx, where.id)
    return Sight(
        place=where,
        in_full=in_full,
        above=above if above and above.id in reach else None,
        beneath=tuple(each for each in beneath if in_full or each[0] in reach),
    )


def own_places(tx: Tx, actor: Actor) -> list[Place]:
    """Return the places whose figures are somebody's own: first where they hold an office, then where they live."""
    offices_first = sorted(actor.holds, key=lambda held: held.role not in MAY["issues.stats-in-full"] | ADMINS)
    ids = dict.fromkeys(held.place_id for held in offices_first)
    communities = [place_id for place_id, _ in places.communities(tx)] if None in ids else []
    return [places.place(tx, place_id) for place_id in (*filter(None, ids), *communities)]


def count_period(tx: Tx, now: datetime, settings: Settings, where: Place, name: PeriodName) -> Stats:
    """Count the issues of a place in a period."""
    period = issue_periods.period(name, now, zone_of(tx, where.community_id))
    return issue_stats.stats(_cases(tx, settings, where, period), period)


def trend(tx: Tx, now: datetime, settings: Settings, where: Place) -> list[tuple[Period, Stats]]:
    """Count the issues of a place month by month."""
    months = issue_periods.months(now, zone_of(tx, where.community_id), MONTHS)
    cases = _cases(tx, settings, where, Period(begin=months[0].begin, end=now))
    return [(month, issue_stats.stats(cases, month)) for month in months]


def _cases(tx: Tx, settings: Settings, where: Place, period: Period) -> tuple[Measured, ...]:
    measure = Measure(limits=settings.issues, catalogue=settings.categories, zone=zone_of(tx, where.community_id))
    begin = period.begin - issue_stats.longest_limit(settings.issues)
    return issue_stats.measured(stored.facts(tx, where, begin, period.end), measure)


def _reach(tx: Tx, actor: Actor) -> frozenset[int]:
    """Return somebody's own places, and those which these are part of; everywhere, the communities."""
    homes = [home for home in own_places(tx, actor) if may(actor, "issues.stats", home.path)]
    return frozenset(place_id for home in homes for place_id in home.path)
