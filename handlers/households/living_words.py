"""The people of a household in words, for those who answer for its building."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.households.words import home, relation
from handlers.kit.buttons import data
from handlers.kit.pages import paged
from handlers.kit.replies import Button, Rows, Text, Words, grid, text
from rules.joining import Relation
from rules.places import Place
from rules.units import Unit
from storage.households import Membership

MOST_OFFERED = 30
"""So many units that somebody may mean are offered: whoever means another one types more of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """Somebody who lives in a household; `since` is told as the calendar there shows it."""

    person_id: int
    name: Text
    relation: Relation
    since: date


def buildings(named: Sequence[tuple[int, str]], number: int) -> Words:
    return Words(text("unit-ask-building"), _buildings(named, number))


def say_the_building(named: Sequence[tuple[int, str]], written: str) -> Words:
    """Ask for the building of a unit, where so many have one like it."""
    return Words(text("unit-say-building", building=named[0][1], written=written), _buildings(named, 1))


def units(building: Place, of: Sequence[Unit], number: int) -> Words:
    """Ask for a unit of a building."""
    rows = paged([_unit(each) for each in of], number, "households:units", building.id)
    return Words(text("unit-ask" if of else "refused-no-units", building=building.name), rows)


def with_waiting(offered: Words, count: int) -> Words:
    """Add the way to the requests that wait for a word, where there are any."""
    if not count:
        return offered
    way = Button(text("unit-waiting", count=count), data("households:waiting", 1))
    return Words(offered.text, ((way,), *offered.rows))


def which_unit(of: Sequence[tuple[Place, Unit]], written: str, *, known: bool) -> Words:
    """Ask which of these units was meant, or say that there is none like it."""
    if not of:
        return Words(text("unit-nothing-like-it", written=written))
    offered = [
        Button(home(building.name, each.name), data("households:unit", each.id)) for building, each in of[:MOST_OFFERED]
    ]
    return Words(text("unit-which" if known else "unit-no-such", written=written), grid(offered, 2))


def people(building: Place, household: Place, living: Sequence[Living]) -> Words:
    """Show who lives in a household, with a button for whoever has moved away."""
    lines = tuple(
        text("unit-person", name=each.name, relation=relation(each.relation), since=each.since) for each in living
    )
    away: Rows = tuple(
        (Button(text("unit-away", name=each.name), data("households:away", household.id, each.person_id)),)
        for each in living
    )
    back = (Button(text("unit-back", building=building.name), data("households:units", building.id, 1)),)
    heading = text("unit-people", building=building.name, unit=household.name, count=len(living))
    return Words(text("lines", lines=(heading, *lines)), (*away, back))


def sure_that_away(home: Membership, name: Text) -> Words:
    said = text("unit-away-ask", building=home.building, unit=home.unit, name=name)
    rows = (
        (Button(text("unit-away-sure"), data("households:gone", home.household_id, home.person_id)),),
        (Button(text("unit-away-not"), data("households:unit", home.household_id)),),
    )
    return Words(said, rows)


def _buildings(named: Sequence[tuple[int, str]], number: int) -> Rows:
    offered = [Button(text("plain", what=name), data("households:units", each, 1)) for each, name in named]
    return paged(offered, number, "households:buildings", columns=2)


def _unit(unit: Unit) -> Button:
    return Button(text("plain", what=unit.name), data("households:unit", unit.id))
