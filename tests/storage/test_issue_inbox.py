"""What waits for one person, as the database finds it, on both."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rules.access import Role
from rules.issues import Issue, State
from rules.places import Level, Place
from storage import deadlines, issue_inbox, issues, people, roles
from storage.issue_inbox import Counts, Due, Reader, Today
from storage.people import Person
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, Lane, file, found, in_a_transaction, meet


def grant(tx: Tx, person: Person, role: Role, where: Place, since: datetime = NOW) -> None:
    roles.grant(tx, since, person_id=person.id, role=role, where=where)


def waits_for(tx: Tx, person: Person, now: datetime = NOW, *, everywhere: bool = False) -> list[int]:
    """Return the numbers of the issues that wait for somebody; the counts say the same."""
    reader = Reader(person_id=person.id, everywhere=everywhere)
    waiting = issue_inbox.waiting(tx, now, reader, limit=100)
    assert issue_inbox.counts(tx, now, reader).total == len(waiting)
    return [each.number for each in waiting]


def worked_on(tx: Tx, where: Place, reporter: Person, state: State = State.ACCEPTED, **columns: Any) -> Issue:
    return issues.change(tx, file(tx, where, reporter), state=state.value, **columns)


def at(tx: Tx, lane: Lane, role: Role, level: Level, reporter: Person, **changed: Any) -> Issue:
    return file(tx, lane.building, reporter, level=level, held_as=role, **changed)


# To be taken on


@in_a_transaction
def test_what_nobody_took_on_waits_for_the_office_that_it_lies_with(tx: Tx) -> None:
    lane, wang, li, liu = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, liu, Role.GRID_WORKER, lane.grid)
    at(tx, lane, Role.BUILDING_HEAD, Level.BUILDING, wang)
    at(tx, lane, Role.GRID_WORKER, Level.GRID, wang)
    file(tx, lane.next_door, wang)
    assert (waits_for(tx, li), waits_for(tx, liu), waits_for(tx, wang)) == ([1], [2], [])


@in_a_transaction
def test_who_holds_the_office_nearer_by_answers_before_who_holds_it_above(tx: Tx) -> None:
    lane, wang, near, far = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, far, Role.BUILDING_HEAD, lane.grid)
    file(tx, lane.building, wang)
    file(tx, lane.next_door, wang)
    assert waits_for(tx, far) == [1, 2]
    grant(tx, near, Role.BUILDING_HEAD, lane.building)
    assert (waits_for(tx, near), waits_for(tx, far)) == ([1], [2])
    grant(tx, far, Role.BUILDING_HEAD, lane.building)
    assert (waits_for(tx, near), waits_for(tx, far)) == ([1], [1, 2])


@in_a_transaction
def test_what_waits_for_somebody_is_what_the_holders_there_are_asked(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    crowd = [meet(tx, number) for number in range(102, 108)]
    spots = (lane.building, lane.next_door, lane.grid, lane.community, lane.grid, lane.building)
    offices = (Role.BUILDING_HEAD, Role.GRID_WORKER, Role.BUILDING_HEAD)
    for number, (person, where) in enumerate(zip(crowd, spots, strict=True)):
        grant(tx, person, offices[number % 3], where)
    filed = [
        file(tx, where, wang, held_as=role)
        for where in (lane.building, lane.next_door, lane.grid, lane.community)
        for role in (Role.BUILDING_HEAD, Role.GRID_WORKER)
    ]
    places_of = {place.id: place for place in (lane.building, lane.next_door, lane.grid, lane.community)}
    for person in crowd:
        asked = [
            issue.number
            for issue in filed
            if person in roles.holders(tx, NOW, {issue.held_as}, places_of[issue.place_id])
        ]
        assert waits_for(tx, person) == asked


@in_a_transaction
def test_an_office_that_ended_or_has_not_begun_brings_nothing(tx: Tx) -> None:
    lane, wang, li, liu = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, liu, Role.BUILDING_HEAD, lane.building, NOW + HOUR)
    file(tx, lane.building, wang)
    tx.run("UPDATE roles SET until = :until WHERE person_id = :id", until=NOW + HOUR, id=li.id)
    assert (waits_for(tx, li), waits_for(tx, liu)) == ([1], [])
    assert (waits_for(tx, li, NOW + HOUR), waits_for(tx, liu, NOW + HOUR)) == ([], [1])


@in_a_transaction
def test_an_admin_of_the_settings_is_asked_wherever_no_office_is_filled(tx: Tx) -> None:
    here, there, wang, boss = found(tx), found(tx, "Willow Lane"), meet(tx, 101), meet(tx, 102)
    file(tx, here.building, wang, held_as=Role.ADMIN)
    file(tx, there.building, wang, held_as=Role.ADMIN, due_at=NOW + HOUR)
    file(tx, here.building, wang)
    assert (waits_for(tx, boss, everywhere=True), waits_for(tx, boss)) == ([1, 1], [])


# In hand


@in_a_transaction
def test_what_is_worked_on_waits_for_its_holder_the_body_and_the_person(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    li, gao, ma, he = (meet(tx, number) for number in (102, 103, 104, 105))
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, gao, Role.PROPERTY_COMPANY, lane.community)
    grant(tx, ma, Role.OWNERS_COMMITTEE, lane.community)
    grant(tx, he, Role.RESIDENTS_COMMITTEE, lane.community)
    worked_on(tx, lane.building, wang, holder_id=li.id)
    worked_on(tx, lane.building, wang, State.ASSIGNED, holder_id=li.id, body="property_company")
    worked_on(tx, lane.building, wang, State.IN_PROGRESS, holder_id=li.id, assignee_id=ma.id)
    worked_on(tx, lane.building, wang, State.REOPENED, holder_id=li.id, assignee_id=gao.id)
    found_waiting = (waits_for(tx, li), waits_for(tx, gao), waits_for(tx, ma), waits_for(tx, he))
    assert found_waiting == ([1, 2, 3, 4], [2, 4], [3], [])


@in_a_transaction
def test_where_the_nearest_of_a_body_cannot_hear_those_farther_up_do_not_stand_for_them(tx: Tx) -> None:
    lane, wang, lin = found(tx), meet(tx, 101), meet(tx, 102)
    grant(tx, lin, Role.ADMIN, lane.community)
    people.set_reachable(tx, lin.telegram_id, reachable=True)
    worked_on(tx, lane.building, wang, State.ASSIGNED, body="property_company")
    worked_on(tx, lane.grid, wang, State.ASSIGNED, body="property_company")
    worked_on(tx, lane.community, wang, State.ASSIGNED, body="property_company")
    of_the_community, of_the_grid, of_the_building = (meet(tx, number) for number in (103, 104, 105))
    companies = ((of_the_community, lane.community), (of_the_grid, lane.grid), (of_the_building, lane.building))
    unheard = []
    for company, where in companies:
        grant(tx, company, Role.PROPERTY_COMPANY, where)
        unheard.append(waits_for(tx, lin))
        people.set_reachable(tx, company.telegram_id, reachable=True)
        unheard.append(waits_for(tx, lin))
    assert unheard == [[1, 2, 3], [], [1, 2], [], [1], []]
    assert [waits_for(tx, company) for company, _ in companies] == [[3], [2], [1]]


@in_a_transaction
def test_what_waits_for_the_reporter_or_has_ended_waits_for_nobody_else(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, li, Role.PROPERTY_COMPANY, lane.building)
    for state in (State.RESOLVED, State.DECLINED, State.MERGED):
        worked_on(tx, lane.building, wang, state, holder_id=li.id, assignee_id=li.id, body="property_company")
    for state in (State.CLOSED, State.NOT_REACHED, State.UNSOLVED, State.WITHDRAWN):
        worked_on(tx, lane.building, wang, state, holder_id=li.id, ended_at=NOW)
    assert waits_for(tx, li) == []


@in_a_transaction
def test_ones_own_case_waits_for_others(tx: Tx) -> None:
    lane, li, liu = found(tx), meet(tx, 102), meet(tx, 103)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, liu, Role.BUILDING_HEAD, lane.building)
    file(tx, lane.building, li)
    assert (waits_for(tx, li), waits_for(tx, liu)) == ([], [1])


@in_a_transaction
def test_whose_office_ended_finds_nothing_that_they_could_no_longer_do(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    worked_on(tx, lane.building, wang, holder_id=li.id)
    worked_on(tx, lane.building, wang, State.ASSIGNED, assignee_id=li.id)
    assert waits_for(tx, li) == []
    grant(tx, li, Role.PROPERTY_COMPANY, lane.next_door)
    assert waits_for(tx, li) == []
    grant(tx, li, Role.PROPERTY_COMPANY, lane.grid)
    assert waits_for(tx, li) == [1, 2]


# In order, counted, a page at a time


@in_a_transaction
def test_the_longest_overdue_comes_first_and_each_is_counted_once(tx: Tx) -> None:
    lane, wang, he = found(tx), meet(tx, 101), meet(tx, 102)
    grant(tx, he, Role.RESIDENTS_COMMITTEE, lane.community)
    grant(tx, he, Role.PROPERTY_COMPANY, lane.community)
    reader = Reader(person_id=he.id)
    file(tx, lane.building, wang, held_as=Role.RESIDENTS_COMMITTEE, due_at=NOW + DAY)
    file(tx, lane.building, wang, held_as=Role.RESIDENTS_COMMITTEE, due_at=NOW - DAY)
    file(tx, lane.next_door, wang, held_as=Role.RESIDENTS_COMMITTEE, due_at=NOW)
    issues.change(
        tx,
        file(tx, lane.building, wang, due_at=NOW - 2 * DAY),
        state="assigned",
        holder_id=he.id,
        assignee_id=he.id,
        body="property_company",
    )
    assert waits_for(tx, he) == [4, 2, 3, 1]
    assert issue_inbox.counts(tx, NOW, reader) == Counts(to_accept=3, in_hand=1, overdue=3)
    assert [each.number for each in issue_inbox.waiting(tx, NOW, reader, limit=2, offset=1)] == [2, 3]
    [first] = issue_inbox.waiting(tx, NOW, reader, limit=1)
    assert (first.place, first.community, first.category) == ("Building 1", "Locust Lane", "lighting")


@in_a_transaction
def test_of_today_is_what_ends_before_midnight_in_that_community(tx: Tx) -> None:
    here, there, wang, he = found(tx), found(tx, "Willow Lane"), meet(tx, 101), meet(tx, 102)
    reader = Reader(person_id=he.id)
    for lane in (here, there):
        grant(tx, he, Role.BUILDING_HEAD, lane.community)
        for hours in (-3, 5, 30):
            file(tx, lane.building, wang, due_at=NOW + hours * HOUR)
    today = Today(community_id=there.community.community_id, before=NOW + DAY)
    assert issue_inbox.counts(tx, NOW, reader, today) == Counts(to_accept=2, in_hand=0, overdue=1)
    waiting = issue_inbox.waiting(tx, NOW, reader, today, limit=9)
    assert [(each.number, each.community) for each in waiting] == [(1, "Willow Lane"), (2, "Willow Lane")]


# Each morning


@in_a_transaction
def test_what_is_due_is_told_with_those_who_may_have_to_see_to_it(tx: Tx) -> None:
    lane, there, wang, li = found(tx), found(tx, "Willow Lane"), meet(tx, 101), meet(tx, 102)
    file(tx, lane.building, wang, due_at=NOW + HOUR)
    worked_on(tx, lane.next_door, wang, State.ASSIGNED, holder_id=li.id, body="property_company", due_at=NOW - HOUR)
    worked_on(tx, lane.next_door, wang, State.RESOLVED, due_at=NOW - HOUR)
    file(tx, lane.building, wang, due_at=NOW + DAY)
    file(tx, there.building, wang, due_at=NOW)
    common = {
        "reporter_id": wang.id,
        "held_as": Role.BUILDING_HEAD,
        "assignee_id": None,
        "about_head": False,
        "overdue": 0,
    }
    assert issue_inbox.due(tx, lane.community.community_id, before=NOW + DAY) == [
        Due(
            place_id=lane.next_door.id,
            state=State.ASSIGNED,
            holder_id=li.id,
            body=Role.PROPERTY_COMPANY,
            **common,  # type: ignore[arg-type]
        ),
        Due(place_id=lane.building.id, state=State.REPORTED, holder_id=None, body=None, **common),  # type: ignore[arg-type]
    ]


@in_a_transaction
def test_an_admin_is_told_what_is_overdue_where_no_other_admin_is_nearer(tx: Tx) -> None:
    lane, wang, near, far = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    community_id = lane.community.community_id
    grant(tx, near, Role.ADMIN, lane.building)
    grant(tx, far, Role.ADMIN, lane.community)
    for where in (lane.building, lane.next_door, lane.next_door):
        issues.change(tx, file(tx, where, wang, due_at=NOW - DAY), overdue=1)
    file(tx, lane.building, wang, due_at=NOW - DAY)
    worked_on(tx, lane.building, wang, State.RESOLVED, overdue=1, due_at=NOW - DAY)

    def told(person: Person, *, everywhere: bool = False, limit: int = 9, offset: int = 0) -> tuple[list[int], int]:
        reader = Reader(person_id=person.id, everywhere=everywhere)
        waiting = issue_inbox.overdue(tx, NOW, reader, community_id, limit=limit, offset=offset)
        return [each.number for each in waiting], issue_inbox.overdue_count(tx, NOW, reader, community_id)

    assert told(near) == ([1], 1)
    assert told(far) == ([2, 3], 2)
    assert told(wang) == ([], 0)
    assert told(wang, everywhere=True, limit=1) == ([1], 3)
    assert told(wang, everywhere=True, limit=2, offset=2) == ([3], 3)


@in_a_transaction
def test_a_deadline_that_is_made_sure_of_stays_as_it_was_set(tx: Tx) -> None:
    community_id = found(tx).community.community_id

    def make_sure(due_at: datetime) -> None:
        deadlines.make_sure(tx, community_id=community_id, kind="issues.morning", subject_id=7, due_at=due_at)

    make_sure(NOW + DAY)
    make_sure(NOW)
    assert deadlines.next_at(tx) == NOW + DAY
    due = deadlines.first_due(tx, NOW + DAY)
    assert due is not None
    assert deadlines.mark_served(tx, due.id)
    make_sure(NOW)
    assert deadlines.next_at(tx) == NOW


# Who can be asked


@in_a_transaction
def test_those_who_hold_an_office_that_reaches_a_place_are_found_once_each_the_nearest_first(tx: Tx) -> None:
    lane, there = found(tx), found(tx, "Willow Lane")
    li, he, gao, zhao, gone = (meet(tx, number, f"N{number}") for number in range(101, 106))
    grant(tx, he, Role.RESIDENTS_COMMITTEE, lane.community)
    grant(tx, he, Role.GRID_WORKER, lane.grid)
    grant(tx, gao, Role.PROPERTY_COMPANY, lane.community)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, zhao, Role.BUILDING_HEAD, lane.next_door)
    grant(tx, zhao, Role.BUILDING_HEAD, there.community)
    grant(tx, gone, Role.GRID_WORKER, lane.grid)
    tx.run("UPDATE roles SET until = :now WHERE person_id = :id", now=NOW, id=gone.id)
    assert roles.officers_of(tx, NOW, lane.building) == [
        (li, Role.BUILDING_HEAD),
        (he, Role.GRID_WORKER),
        (gao, Role.PROPERTY_COMPANY),
    ]


# Whoever had taken it on left office


@in_a_transaction
def test_what_has_no_holder_any_more_waits_for_all_in_the_office(tx: Tx) -> None:
    lane, wang, li, zhang, lin = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103), meet(tx, 104)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    grant(tx, zhang, Role.BUILDING_HEAD, lane.building)
    held = worked_on(tx, lane.building, wang, holder_id=li.id)
    assert (waits_for(tx, li), waits_for(tx, zhang)) == ([1], [])
    issues.change(tx, held, holder_id=None)
    assert (waits_for(tx, li), waits_for(tx, zhang), waits_for(tx, lin, everywhere=True)) == ([1], [1], [])
    issues.change(tx, held, held_as=Role.ADMIN.value)
    assert (waits_for(tx, li), waits_for(tx, lin, everywhere=True)) == ([], [1])


@in_a_transaction
def test_an_office_leaves_what_was_in_hand_and_what_waits_for_it_and_nothing_else(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    waiting = at(tx, lane, Role.BUILDING_HEAD, Level.BUILDING, wang)
    at(tx, lane, Role.GRID_WORKER, Level.GRID, wang)
    held = worked_on(tx, lane.building, wang, holder_id=li.id)
    given = worked_on(tx, lane.next_door, wang, State.ASSIGNED, assignee_id=li.id)
    done = worked_on(tx, lane.building, wang, State.RESOLVED, holder_id=li.id)
    worked_on(tx, lane.building, wang, State.CLOSED, holder_id=li.id, ended_at=NOW)
    worked_on(tx, lane.building, wang, holder_id=wang.id)
    shared = worked_on(tx, lane.building, wang)
    body = worked_on(tx, lane.building, wang, State.ASSIGNED, holder_id=wang.id, body="building_head")
    worked_on(tx, lane.building, wang, State.RESOLVED, holder_id=wang.id, body="building_head")

    def left(where: Place) -> list[int]:
        return [issue.id for issue in issue_inbox.left_by(tx, li.id, Role.BUILDING_HEAD, where.id)]

    assert left(lane.building) == [waiting.id, held.id, done.id, shared.id, body.id]
    assert left(lane.grid) == [waiting.id, held.id, given.id, done.id, shared.id, body.id]
