"""Offices by place, and whom the bot knows there, on both databases."""

from __future__ import annotations

import pytest

from rules.access import Role
from rules.places import Level
from storage import households, people, roles
from storage.store import Tx
from tests.storage.lane import DAY, NOW, found, in_a_transaction, meet


@in_a_transaction
def test_an_office_comes_back_as_it_was_given(tx: Tx) -> None:
    lane, li = found(tx), meet(tx, 101)
    given = roles.grant(tx, NOW, person_id=li.id, role=Role.ELDER, where=lane.grid, until=NOW + DAY)
    assert roles.office(tx, given.id) == given
    assert (given.role, given.place_id, given.until) == (Role.ELDER, lane.grid.id, NOW + DAY)
    endless = roles.set_until(tx, given, None)
    assert roles.office(tx, given.id) == endless
    assert endless.until is None
    with pytest.raises(LookupError):
        roles.office(tx, 999)


@in_a_transaction
def test_those_of_a_place_are_there_and_those_beneath_follow(tx: Tx) -> None:
    lane, other, li = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    head = roles.grant(tx, NOW, person_id=li.id, role=Role.BUILDING_HEAD, where=lane.building)
    admin = roles.grant(tx, NOW, person_id=li.id, role=Role.ADMIN, where=lane.community)
    worker = roles.grant(tx, NOW, person_id=li.id, role=Role.GRID_WORKER, where=lane.grid)
    roles.grant(tx, NOW, person_id=li.id, role=Role.ADMIN, where=other.community)
    over = roles.grant(tx, NOW, person_id=li.id, role=Role.ELDER, where=lane.grid)
    roles.set_until(tx, over, NOW)
    assert roles.beneath(tx, NOW, lane.community.id) == [admin, worker, head]
    assert roles.beneath(tx, NOW, lane.grid.id) == [worker, head]
    assert roles.at(tx, NOW, lane.grid.id) == [worker]
    assert roles.beneath(tx, NOW - DAY, lane.community.id) == []


@in_a_transaction
def test_the_levels_beneath_a_place_begin_with_its_own_and_end_at_the_buildings(tx: Tx) -> None:
    lane = found(tx)
    buildings = {lane.building.id: Level.BUILDING, lane.next_door.id: Level.BUILDING}
    assert roles.levels_beneath(tx, lane.building.id) == {lane.building.id: Level.BUILDING}
    assert roles.levels_beneath(tx, lane.grid.id) == {lane.grid.id: Level.GRID} | buildings
    assert lane.community.id in roles.levels_beneath(tx, lane.community.id)


@in_a_transaction
def test_the_bot_knows_who_lives_there_or_holds_an_office_now(tx: Tx) -> None:
    lane, other = found(tx), found(tx, "Willow Lane")
    wang, li, former, stranger = (meet(tx, number) for number in (101, 102, 103, 104))
    households.set_area(tx, lane.household, 8850)
    households.join(tx, NOW, household=lane.household, person_id=wang.id, relation="owner")
    roles.grant(tx, NOW, person_id=li.id, role=Role.GRID_WORKER, where=lane.grid)
    over = roles.grant(tx, NOW, person_id=former.id, role=Role.ELDER, where=lane.building)
    roles.set_until(tx, over, NOW)
    roles.grant(tx, NOW, person_id=stranger.id, role=Role.ELDER, where=other.building)
    assert roles.known_at(tx, NOW, lane.community.id, limit=8) == [wang.id, li.id]
    assert roles.known_at(tx, NOW, lane.community.id, limit=8, offset=1) == [li.id]
    assert roles.known_at(tx, NOW, lane.building.id, limit=8) == [wang.id]
    assert roles.known_at(tx, NOW, other.community.id, limit=8) == [stranger.id]
    assert [roles.count_known_at(tx, NOW, where.id) for where in (lane.community, lane.next_door)] == [2, 0]


@in_a_transaction
def test_whose_menu_is_their_own_is_remembered(tx: Tx) -> None:
    li, liu = meet(tx, 101), meet(tx, 102)
    assert people.with_own_menu(tx) == []
    for person in (li, liu):
        people.mark_own_menu(tx, person.telegram_id, own=True)
    assert people.with_own_menu(tx) == [li.telegram_id, liu.telegram_id]
    people.mark_own_menu(tx, li.telegram_id, own=False)
    assert people.with_own_menu(tx) == [liu.telegram_id]
