"""`/unit`: the people of a household, for those who answer for its building, and the button for who moved away."""

from __future__ import annotations

from typing import TypeAlias

from handlers.households import actions, living_words
from handlers.households.views import buildings_open_to, named, waiting_for
from handlers.kit.names import name_of
from handlers.kit.quotes import shown
from handlers.kit.replies import Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit, zone_of
from rules.places import Level, Place
from rules.refusals import Refused
from rules.units import Unit, behind, find
from storage import households, people, places

MOST_SEARCHED = 20
"""In so many buildings a unit is looked for. Where there are more, its building has to be said."""

Units: TypeAlias = list[tuple[Place, Unit]]


def register(routes: Routes) -> None:
    routes.command("unit", unit, needs=actions.PEOPLE, group=False, personal=True)
    routes.button("households:buildings", show_buildings)
    routes.button("households:units", show_units)
    routes.button("households:unit", show_people)
    routes.button("households:away", ask_away)
    routes.button("households:gone", move_away)


def unit(visit: Visit, written: str) -> Replies:
    """`/unit 301`: who lives there; without a number, one chooses by buttons."""
    buildings = _open_to(visit)
    if written:
        return (Say(_find(visit, buildings, written)),)
    offered = _units(visit, buildings[0], 1) if len(buildings) == 1 else _buildings(visit, buildings, 1)
    return (Say(living_words.with_waiting(offered, len(waiting_for(visit.tx, visit.actor())))),)


def show_buildings(visit: Visit, number: int) -> Replies:
    return (Show(_buildings(visit, _open_to(visit), number)),)


def show_units(visit: Visit, building_id: int, number: int) -> Replies:
    building = visit.place(building_id)
    visit.require(actions.PEOPLE, building)
    if building.level is not Level.BUILDING:
        raise Refused("refused-button")
    return (Show(_units(visit, building, number)),)


def show_people(visit: Visit, household_id: int) -> Replies:
    return (Show(_people(visit, household_id)),)


def ask_away(visit: Visit, household_id: int, person_id: int) -> Replies:
    """Ask once more whether somebody has moved away."""
    living = actions.people_of(visit.tx, visit.now, visit.actor(), household_id)
    home = next((each for each in living if each.person_id == person_id), None)
    if home is None:
        raise Refused("refused-moved-already")
    return (Show(living_words.sure_that_away(home, name_of(people.by_id(visit.tx, person_id)))),)


def move_away(visit: Visit, household_id: int, person_id: int) -> Replies:
    actions.move_away(visit.tx, visit.now, visit.actor(), household_id, person_id)
    return (Show(_people(visit, household_id)), Toast(text("unit-moved-away")))


def _people(visit: Visit, household_id: int) -> Words:
    living = actions.people_of(visit.tx, visit.now, visit.actor(), household_id)
    household = visit.place(household_id)
    zone = zone_of(visit.tx, household.community_id)
    there = [
        living_words.Living(
            person_id=home.person_id,
            name=name_of(people.by_id(visit.tx, home.person_id)),
            relation=home.relation,
            since=home.since.astimezone(zone).date(),
        )
        for home in living
    ]
    return living_words.people(visit.place(household.path[1]), household, there)


def _open_to(visit: Visit) -> list[Place]:
    buildings = buildings_open_to(visit.tx, visit.actor(), actions.PEOPLE)
    if not buildings:
        raise Refused("households-no-building")
    return buildings


def _find(visit: Visit, buildings: list[Place], written: str) -> Words:
    """Return who lives in the unit that was typed, perhaps behind its building, or what may have been meant."""
    meant = _named(buildings, written)
    if len(meant) == 1 and not meant[0][1]:
        return _units(visit, meant[0][0], 1)
    if not meant and (elsewhere := _elsewhere(visit, buildings, written)):
        raise Refused("unit-elsewhere", building=elsewhere)
    if not meant and len(buildings) > MOST_SEARCHED:
        return living_words.say_the_building(named(visit.tx, buildings), shown(written))
    exact, near = _search(visit, meant)
    if not exact and len(buildings) <= MOST_SEARCHED:
        exact, also_near = _search(visit, [(building, written) for building in buildings])
        near += also_near
    if len(exact) == 1:
        return _people(visit, exact[0][1].id)
    return living_words.which_unit(exact or near, shown(written), known=bool(exact))


def _named(buildings: list[Place], written: str) -> list[tuple[Place, str]]:
    """Return the buildings that are named first, each with what stands behind it: of 1 and 1-2, 1-2."""
    found = [(building, rest) for building in buildings if (rest := behind(building.name, written)) is not None]
    least = min((len(rest) for _, rest in found), default=0)
    return [(building, rest) for building, rest in found if len(rest) == least]


def _elsewhere(visit: Visit, buildings: list[Place], written: str) -> str | None:
    """Return the name of the building that is named, where it is one for which this person does not answer.

    One that is called by a number alone is not meant: 1-301 is a stair of one's own.
    """
    communities = sorted({building.path[-1] for building in buildings})
    around = [each for top in communities for each in places.buildings_at(visit.tx, visit.place(top))]
    named_so = _named([each for each in around if not each.name.isdecimal()], written)
    return next((building.name for building, _ in named_so), None)


def _search(visit: Visit, where: list[tuple[Place, str]]) -> tuple[Units, Units]:
    """Return the units that are meant, and those much alike, of several buildings with what was written of each."""
    found = [(building, find(households.units(visit.tx, building.id), rest)) for building, rest in where]
    exact = [(building, unit) for building, its in found for unit in its.units]
    return exact, [(building, unit) for building, its in found for unit in its.near]


def _units(visit: Visit, building: Place, number: int) -> Words:
    return living_words.units(building, households.units(visit.tx, building.id), number)


def _buildings(visit: Visit, buildings: list[Place], number: int) -> Words:
    return living_words.buildings(named(visit.tx, buildings), number)
