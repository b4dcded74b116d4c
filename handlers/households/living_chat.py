"""`/unit`: the people of a household, for those who answer for its building, and the button for who moved away."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from handlers.households import actions, living_words
from handlers.households.views import buildings_open_to, named
from handlers.kit.quotes import shown
from handlers.kit.replies import Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.places import Level, Place
from rules.refusals import Refused
from rules.units import Unit, find
from storage import households, people, places


def register(routes: Routes) -> None:
    routes.command("unit", unit, needs=actions.PEOPLE, group=False, personal=True)
    routes.button("households:buildings", show_buildings)
    routes.button("households:units", show_units)
    routes.button("households:unit", show_people)
    routes.button("households:away", ask_away)
    routes.button("households:gone", move_away)


def unit(visit: Visit, written: str) -> Replies:
    """`/unit 301`: who lives there; without a number, one chooses by buttons."""
    buildings = buildings_open_to(visit, actions.PEOPLE)
    if not buildings:
        raise Refused("households-no-building")
    if written:
        return (Say(_find(visit, buildings, written)),)
    return (Say(_units(visit, buildings[0], 1) if len(buildings) == 1 else _buildings(visit, buildings, 1)),)


def show_buildings(visit: Visit, number: int) -> Replies:
    return (Show(_buildings(visit, buildings_open_to(visit, actions.PEOPLE), number)),)


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
    return (Show(living_words.sure_that_away(home, people.by_id(visit.tx, person_id).name)),)


def move_away(visit: Visit, household_id: int, person_id: int) -> Replies:
    actions.move_away(visit.tx, visit.now, visit.actor(), household_id, person_id)
    return (Show(_people(visit, household_id)), Toast(text("unit-moved-away")))


def _people(visit: Visit, household_id: int) -> Words:
    living = actions.people_of(visit.tx, visit.now, visit.actor(), household_id)
    household = visit.place(household_id)
    zone = ZoneInfo(places.community(visit.tx, household.community_id).time_zone)
    named = [
        living_words.Living(
            person_id=home.person_id,
            name=people.by_id(visit.tx, home.person_id).name,
            relation=home.relation,
            since=home.since.astimezone(zone).date(),
        )
        for home in living
    ]
    return living_words.people(visit.place(household.path[1]), household, named)


def _find(visit: Visit, buildings: list[Place], written: str) -> Words:
    """Return who lives in the unit that was typed, perhaps behind its building, or what may have been meant."""
    exact: list[tuple[Place, Unit]] = []
    near: list[tuple[Place, Unit]] = []
    for building in [each for each in buildings if written.startswith(each.name)] or buildings:
        found = find(households.units(visit.tx, building.id), written.removeprefix(building.name))
        exact += [(building, each) for each in found.units]
        near += [(building, each) for each in found.near]
    if len(exact) == 1:
        return _people(visit, exact[0][1].id)
    return living_words.which_unit(exact or near, shown(written), known=bool(exact))


def _units(visit: Visit, building: Place, number: int) -> Words:
    return living_words.units(building, households.units(visit.tx, building.id), number)


def _buildings(visit: Visit, buildings: list[Place], number: int) -> Words:
    return living_words.buildings(named(visit.tx, buildings), number)
