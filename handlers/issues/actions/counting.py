"""三率: what somebody may see of how a place deals with its issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.kit.visit import Settings, zone_of
from rules import issue_facts, issue_periods, issue_stats
from rules.access import ADMINS, MAY, Actor, may
from rules.issue_facts import Measure
from rules.issue_officers import headed
from rules.issue_periods import PeriodName
from rules.issue_stats import Period, Stats
from rules.places import Place
from rules.refusals import Refused
from storage import issue_stats as stored
from storage import places
from storage.store import Tx

MONTHS = 6
"""How far the chart looks back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What somebody sees of a place: `in_full` with all small numbers, nothing that is kept from them in the buildings
    which they head, and where they can look from there.
    """

    place: Place
    in_full: bool
    headed: frozenset[int] = frozenset()
    above: Place | None
    beneath: tuple[tuple[int, str], ...]


def look_at(tx: Tx, actor: Actor, where: Place) -> Sight:
    """Return what somebody may see of a place. Neighbours see what their own place is part of, whoever holds an office
    also what lies beneath it. Raises `Refused` for any other.
    """
    reach = _reach(tx, actor)
    if not _looks_at(actor, reach, where):
        raise Refused("refused-stats")
    above = places.place(tx, where.path[1]) if len(where.path) > 1 else None
    looks_in = may(actor, "issues.stats-beneath", where.path)
    return Sight(
        place=where,
        in_full=may(actor, "issues.stats-in-full", where.path),
        headed=headed(actor.holds),
        above=above if above and _looks_at(actor, reach, above) else None,
        beneath=tuple(each for each in places.children(tx, where.id) if looks_in or each[0] in reach),
    )


def _looks_at(actor: Actor, reach: frozenset[int], where: Place) -> bool:
    return where.id in reach or may(actor, "issues.stats-beneath", where.path)


def in_sight(tx: Tx, actor: Actor) -> list[Place]:
    """Return the places of which somebody may see the figures: their own and what these are part of, and what lies
    beneath their offices.
    """
    found = {place_id: places.place(tx, place_id) for place_id in sorted(_reach(tx, actor))}
    for home in own_places(tx, actor):
        if may(actor, "issues.stats-beneath", home.path):
            found |= {each.id: each for each in (*places.under(tx, home), *places.buildings_at(tx, home))}
    return list(found.values())


def own_places(tx: Tx, actor: Actor) -> list[Place]:
    """Return the places whose figures are somebody's own: first where they hold an office, then where they live."""
    offices_first = sorted(actor.holds, key=lambda held: held.role not in MAY["issues.stats-in-full"] | ADMINS)
    ids = dict.fromkeys(held.place_id for held in offices_first)
    communities = [place_id for place_id, _ in places.communities(tx)] if None in ids else []
    return [places.place(tx, place_id) for place_id in (*filter(None, ids), *communities)]


def count_months(
    tx: Tx, now: datetime, settings: Settings, sight: Sight, name: PeriodName
) -> tuple[Stats, list[tuple[Period, Stats]]]:
    """Count the issues of what somebody sees in a period, and month by month; they are read once for both."""
    zone = zone_of(tx, sight.place.community_id)
    months = issue_periods.months(now, zone, MONTHS)
    counted, *by_month = _count(tx, settings, sight, [issue_periods.period(name, now, zone), *months])
    return counted, list(zip(months, by_month, strict=True))


def _count(tx: Tx, settings: Settings, sight: Sight, periods: Sequence[Period]) -> list[Stats]:
    where = sight.place
    measure = Measure(limits=settings.issues, catalogue=settings.categories, zone=zone_of(tx, where.community_id))
    begin = issue_facts.reported_from(settings.issues, min(period.begin for period in periods), measure.zone)
    facts = stored.facts(tx, where, begin, max(period.end for period in periods), headed=sight.headed)
    return issue_stats.count(facts, measure, periods)


def _reach(tx: Tx, actor: Actor) -> frozenset[int]:
    """Return somebody's own places, and those which these are part of; everywhere, the communities."""
    homes = [home for home in own_places(tx, actor) if may(actor, "issues.stats", home.path)]
    return frozenset(place_id for home in homes for place_id in home.path)
