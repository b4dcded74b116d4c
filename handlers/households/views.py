"""What households are about, gathered for whoever reads of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.households import actions
from handlers.households.actions import APPROVE
from handlers.households.joining_words import RequestView
from handlers.households.slips import Printing, Slip
from handlers.kit.names import name_of
from rules.access import Actor, who_may
from rules.joining import Request
from rules.places import Place
from storage import households, joining, people, places
from storage.people import Person
from storage.store import Tx


def request_as_read(tx: Tx, now: datetime, request: Request, reader: Person | None) -> RequestView:
    """Return a request as one of those who decide reads it: whoever has just decided on it may undo that."""
    undoable = actions.why_not_undone(tx, now, request, reader.id if reader else 0) is None
    return replace(view_of_request(tx, now, request), undoable=undoable)


def view_of_request(tx: Tx, now: datetime, request: Request) -> RequestView:
    household = places.place(tx, request.household_id)
    homes = households.homes_of(tx, now, request.person_id)
    return RequestView(
        request=request,
        name=name_of(people.by_id(tx, request.person_id)),
        building=places.place(tx, household.path[1]).name,
        unit=household.name,
        known_as=next((home.relation for home in homes if home.household_id == household.id), None),
        decider=name_of(people.by_id(tx, request.decided_by)) if request.decided_by else None,
    )


def buildings_open_to(tx: Tx, actor: Actor, what: str) -> list[Place]:
    """Return the buildings at which the access table lets somebody do something."""
    able = who_may(what)
    held = {held.place_id for held in actor.holds if held.role in able}
    tops = [place_id for place_id, _ in places.communities(tx)] if None in held else []
    at = [places.place(tx, place_id) for place_id in (*tops, *sorted(place_id for place_id in held if place_id))]
    found = {building.id: building for where in at for building in places.buildings_at(tx, where)}
    return list(found.values())


def waiting_for(tx: Tx, actor: Actor) -> list[Request]:
    """Return the requests on which somebody may decide, the oldest first: all in their buildings but their own."""
    buildings = buildings_open_to(tx, actor, APPROVE)
    return [each for each in joining.waiting_in(tx, buildings) if each.person_id != actor.person_id]


def named(tx: Tx, buildings: list[Place]) -> list[tuple[int, str]]:
    """Return places with what they are called; where they stand in several communities, with that as well."""
    within = {each: places.community(tx, each).name for each in {building.community_id for building in buildings}}
    if len(within) == 1:
        return [(each.id, each.name) for each in buildings]
    return [(each.id, f"{within[each.community_id]} {each.name}") for each in buildings]


def printing_of(tx: Tx, building: Place, codes: Mapping[int, str], *, bot: str, uses: int, until: datetime) -> Printing:
    """Return the slips of a building, in the language and the time zone of its community."""
    community = places.community(tx, building.community_id)
    units = households.units(tx, building.id)
    return Printing(
        community=community.name,
        building=building.name,
        language=community.language,
        bot=bot,
        uses=uses,
        until=until.astimezone(ZoneInfo(community.time_zone)),
        slips=tuple(Slip(unit=unit.name, code=codes[unit.id]) for unit in units if unit.id in codes),
    )
