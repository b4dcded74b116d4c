"""Who holds which role where, and from when until when, on both databases."""

from __future__ import annotations

from datetime import datetime

from rules.access import Actor, Held, Role
from rules.places import Place
from storage import households, people, roles
from storage.people import Person
from storage.store import Tx
from tests.storage.lane import DAY, NOW, SECOND, found, in_a_transaction, meet


def grant(tx: Tx, person: Person, role: Role, where: Place, now: datetime = NOW) -> None:
    roles.grant(tx, now, person_id=person.id, role=role, where=where)


def end(tx: Tx, table: str, person: Person, at: datetime) -> None:
    """There is no action yet that ends one."""
    assert table in ("roles", "household_members")
    tx.run(f"UPDATE {table} SET until = :at WHERE person_id = :id", at=at, id=person.id)


@in_a_transaction
def test_a_role_is_held_from_the_moment_it_is_given(tx: Tx) -> None:
    lane, li = found(tx), meet(tx, 101)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    held = (Held(Role.BUILDING_HEAD, lane.building.id),)
    assert roles.held_by(tx, NOW, li.id) == held
    assert roles.held_by(tx, NOW + 365 * DAY, li.id) == held
    assert roles.held_by(tx, NOW - SECOND, li.id) == ()
    assert roles.holders(tx, NOW - SECOND, {Role.BUILDING_HEAD}, lane.building) == []


@in_a_transaction
def test_a_role_that_has_ended_is_held_no_more(tx: Tx) -> None:
    lane, li = found(tx), meet(tx, 101)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    end(tx, "roles", li, NOW + DAY)
    assert roles.held_by(tx, NOW + DAY - SECOND, li.id) == (Held(Role.BUILDING_HEAD, lane.building.id),)
    assert roles.held_by(tx, NOW + DAY, li.id) == ()
    assert roles.holders(tx, NOW + DAY - SECOND, {Role.BUILDING_HEAD}, lane.building) == [li]
    assert roles.holders(tx, NOW + DAY, {Role.BUILDING_HEAD}, lane.building) == []
    grant(tx, li, Role.BUILDING_HEAD, lane.building, NOW + 2 * DAY)
    assert roles.holders(tx, NOW + 2 * DAY, {Role.BUILDING_HEAD}, lane.building) == [li]


@in_a_transaction
def test_who_belongs_to_a_household_is_a_resident_of_its_building_while_they_live_there(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    households.set_area(tx, lane.household, 8850)
    households.join(tx, NOW, household=lane.household, person_id=wang.id, relation="owner")
    assert roles.held_by(tx, NOW, wang.id) == (Held(Role.RESIDENT, lane.building.id),)
    end(tx, "household_members", wang, NOW + DAY)
    assert roles.held_by(tx, NOW + DAY, wang.id) == ()


@in_a_transaction
def test_somebody_may_hold_several_roles_in_several_places(tx: Tx) -> None:
    here, there, li = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    grant(tx, li, Role.BUILDING_HEAD, here.building)
    grant(tx, li, Role.GRID_WORKER, here.grid)
    grant(tx, li, Role.OWNERS_COMMITTEE, there.community)
    assert set(roles.held_by(tx, NOW, li.id)) == {
        Held(Role.BUILDING_HEAD, here.building.id),
        Held(Role.GRID_WORKER, here.grid.id),
        Held(Role.OWNERS_COMMITTEE, there.community.id),
    }
    assert roles.held_by(tx, NOW, meet(tx, 102).id) == ()


@in_a_transaction
def test_the_nearest_holders_answer_for_a_place(tx: Tx) -> None:
    lane = found(tx)
    of_the_grid, of_the_building, second = meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, of_the_grid, Role.GRID_WORKER, lane.grid)
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, lane.household) == [of_the_grid]
    grant(tx, second, Role.GRID_WORKER, lane.building)
    grant(tx, of_the_building, Role.GRID_WORKER, lane.building)
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, lane.household) == [second, of_the_building]
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, lane.next_door) == [of_the_grid]
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, lane.grid) == [of_the_grid]
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, lane.community) == []


@in_a_transaction
def test_where_a_role_is_held_is_told_from_the_nearest_on(tx: Tx) -> None:
    lane, gao, tian, ma = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, gao, Role.PROPERTY_COMPANY, lane.community)
    grant(tx, ma, Role.OWNERS_COMMITTEE, lane.grid)
    for person in (tian, ma):
        grant(tx, person, Role.PROPERTY_COMPANY, lane.building)
    here, above = lane.building.id, lane.community.id
    assert roles.held_at(tx, NOW, Role.PROPERTY_COMPANY, lane.building) == [here, above]
    assert roles.held_at(tx, NOW, Role.PROPERTY_COMPANY, lane.next_door) == [above]
    assert roles.held_at(tx, NOW - SECOND, Role.PROPERTY_COMPANY, lane.building) == []
    end(tx, "roles", tian, NOW + DAY)
    assert roles.held_at(tx, NOW + DAY, Role.PROPERTY_COMPANY, lane.building) == [here, above]
    end(tx, "roles", ma, NOW + DAY)
    assert roles.held_at(tx, NOW + DAY, Role.PROPERTY_COMPANY, lane.building) == [above]


@in_a_transaction
def test_officers_are_those_who_hold_now_what_was_given_to_them_and_can_be_reached(tx: Tx) -> None:
    lane, li, liu, wang = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    households.set_area(tx, lane.household, 5430)
    households.join(tx, NOW, household=lane.household, person_id=wang.id, relation="owner")
    for person in (li, liu, wang):
        people.set_reachable(tx, person.telegram_id, reachable=True)
    assert roles.officers(tx, NOW) == {}
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, li, Role.ADMIN, lane.community)
    grant(tx, liu, Role.GRID_WORKER, lane.grid, NOW + DAY)
    holds = (Held(Role.BUILDING_HEAD, lane.building.id), Held(Role.ADMIN, lane.community.id))
    assert roles.officers(tx, NOW) == {101: Actor(person_id=li.id, holds=holds)}
    end(tx, "roles", li, NOW + DAY)
    assert list(roles.officers(tx, NOW + DAY)) == [102]
    people.set_reachable(tx, liu.telegram_id, reachable=False)
    assert roles.officers(tx, NOW + DAY) == {}


@in_a_transaction
def test_only_the_roles_asked_for_count_and_each_person_once(tx: Tx) -> None:
    lane, li, liu = found(tx), meet(tx, 101), meet(tx, 102)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, liu, Role.OWNERS_COMMITTEE, lane.community)
    grant(tx, liu, Role.PROPERTY_COMPANY, lane.community)
    both = {Role.OWNERS_COMMITTEE, Role.PROPERTY_COMPANY}
    assert roles.holders(tx, NOW, both, lane.building) == [liu]
    assert roles.holders(tx, NOW, {Role.ADMIN}, lane.building) == []
    assert roles.holders(tx, NOW, set(), lane.building) == []


@in_a_transaction
def test_an_ended_role_nearby_lets_the_next_above_answer(tx: Tx) -> None:
    lane, near, far = found(tx), meet(tx, 101), meet(tx, 102)
    grant(tx, near, Role.GRID_WORKER, lane.building)
    grant(tx, far, Role.GRID_WORKER, lane.grid)
    end(tx, "roles", near, NOW + DAY)
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, lane.building) == [near]
    assert roles.holders(tx, NOW + DAY, {Role.GRID_WORKER}, lane.building) == [far]


@in_a_transaction
def test_the_neighbours_of_another_community_answer_for_nothing_here(tx: Tx) -> None:
    here, there, li = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    grant(tx, li, Role.GRID_WORKER, there.grid)
    assert roles.holders(tx, NOW, {Role.GRID_WORKER}, here.building) == []
