"""How much is asked of the database to say how far somebody's word goes: as much for a town as for a lane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from handlers.roles import reach
from rules.access import Actor, Held, Role
from rules.places import Level
from storage import places, roles
from storage.store import Store, Tx
from tests.storage.lane import NOW, Lane, found, meet
from tests.storage.test_plans import Asked

HEAD = Role.BUILDING_HEAD
ASKED: dict[str, Callable[[Tx, Actor, Lane], Any]] = {
    "way": lambda tx, lin, lane: reach.way(tx, lin, HEAD, {"grid": lane.grid.id}),
    "roles_to_give": lambda tx, lin, _: reach.roles_to_give(tx, lin),
    "knows": lambda tx, lin, _: reach.knows(tx, NOW, lin, lin.person_id),
    "offices": lambda tx, lin, _: reach.offices(tx, NOW, lin),
    "seen": lambda tx, lin, _: reach.seen(tx, NOW, lin),
    "buildings_at": lambda tx, _, lane: places.buildings_at(tx, lane.community),
}


@pytest.mark.parametrize("name", ASKED)
async def test_as_many_queries_are_asked_of_a_hundred_buildings_as_of_two(store: Store, name: str) -> None:
    def work(tx: Tx) -> tuple[int, int]:
        lane, person = found(tx), meet(tx, 101)
        places.add(tx, community_id=1, parent=lane.community, level=Level.GRID, name="Grid 2")
        roles.grant(tx, NOW, person_id=person.id, role=Role.ADMIN, where=lane.community)
        lin = Actor(person_id=person.id, holds=(Held(Role.ADMIN, lane.community.id),))

        def count() -> int:
            asked = Asked(tx)
            assert ASKED[name](asked, lin, lane)
            return len(asked.asked)

        few = count()
        for number in range(100):
            where = places.add(tx, community_id=1, parent=lane.grid, level=Level.BUILDING, name=f"Tower {number}")
            roles.grant(tx, NOW, person_id=person.id, role=HEAD, where=where)
        return few, count()

    few, many = await store.transact(work)
    assert many == few


async def test_who_holds_an_office_is_read_from_the_top_down(store: Store) -> None:
    def work(tx: Tx) -> list[int]:
        lane, li = found(tx), meet(tx, 101)
        where = (lane.building, lane.grid, lane.next_door, lane.community)
        for place in where:
            roles.grant(tx, NOW, person_id=li.id, role=Role.ELDER, where=place)
        lin = Actor(person_id=li.id, holds=(Held(Role.ADMIN, lane.community.id),))
        seen = [office.place_id for office in reach.seen(tx, NOW, lin)]
        assert seen == [lane.community.id, lane.grid.id, lane.building.id, lane.next_door.id]
        return seen

    assert len(await store.transact(work)) == 4
