"""Requests, codes and who lives where, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rules.joining import Relation, RequestState, Slips, digest
from rules.places import Level, Place
from rules.units import Unit
from storage import household_codes, households, joining, outbox, places
from storage.store import Store, Tx, Violated
from tests.storage.lane import DAY, NOW, SECOND, Lane, found, in_a_transaction, meet

SLIPS = Slips(uses=2, life=timedelta(days=30))


def with_homes(tx: Tx, *units: str) -> tuple[Lane, list[Place]]:
    """Found the lane with these units in its first building."""
    lane = found(tx)
    households.write(tx, lane.building, dict.fromkeys(units, 5000))
    return lane, [places.place(tx, unit.id) for unit in households.units(tx, lane.building.id)]


@in_a_transaction
def test_the_units_of_a_building_are_read_as_they_are_counted(tx: Tx) -> None:
    lane, _ = with_homes(tx, "2-101", "10-101", "1-1001")
    assert [unit.name for unit in households.units(tx, lane.building.id)] == ["1-1001", "2-101", "10-101"]
    assert households.units(tx, lane.next_door.id) == ()
    assert all(isinstance(unit, Unit) for unit in households.units(tx, lane.building.id))


@in_a_transaction
def test_a_request_is_decided_once(tx: Tx) -> None:
    _, [home] = with_homes(tx, "101")
    sun, li = meet(tx, 101), meet(tx, 102)
    request = joining.ask(tx, NOW, household=home, person_id=sun.id, relation=Relation.TENANT)
    assert joining.find(tx, request.id) == request
    assert joining.waiting_of(tx, sun.id) == [request]
    decided = joining.decide(tx, NOW + DAY, request, RequestState.DECLINED, li.id)
    assert decided is not None
    assert (decided.state, decided.decided_by) == (RequestState.DECLINED, li.id)
    assert joining.decide(tx, NOW + DAY, request, RequestState.APPROVED, li.id) is None
    assert joining.waiting_of(tx, sun.id) == []
    again = joining.ask(tx, NOW + DAY, household=home, person_id=sun.id, relation=Relation.TENANT)
    assert joining.waiting_of(tx, sun.id) == [again]
    assert joining.find(tx, 999) is None


@in_a_transaction
def test_the_building_is_known_where_somebody_asked_or_lived_last(tx: Tx) -> None:
    lane, [home] = with_homes(tx, "101")
    households.write(tx, lane.next_door, {"201": 5000})
    [beside] = [places.place(tx, unit.id) for unit in households.units(tx, lane.next_door.id)]
    sun, li = meet(tx, 101), meet(tx, 102)
    assert joining.last_building(tx, sun.id) is None
    households.join(tx, NOW, household=home, person_id=sun.id, relation="tenant")
    joining.ask(tx, NOW + SECOND, household=beside, person_id=li.id, relation=Relation.TENANT)
    assert joining.last_building(tx, sun.id) == lane.building.id
    joining.ask(tx, NOW + SECOND, household=beside, person_id=sun.id, relation=Relation.TENANT)
    assert joining.last_building(tx, sun.id) == lane.next_door.id
    households.leave(tx, NOW + DAY, household_id=home.id, person_id=sun.id)
    assert joining.last_building(tx, sun.id) == lane.building.id


@in_a_transaction
def test_what_waits_is_found_by_building_and_what_was_taken_back_is_told_from_what_was_declined(tx: Tx) -> None:
    lane, [first, second] = with_homes(tx, "101", "102")
    households.write(tx, lane.next_door, {"201": 5000})
    [beside] = [places.place(tx, unit.id) for unit in households.units(tx, lane.next_door.id)]
    sun, li = meet(tx, 101), meet(tx, 102)
    asked = [
        joining.ask(tx, NOW, household=home, person_id=sun.id, relation=Relation.OWNER)
        for home in (first, second, beside)
    ]
    assert joining.waiting_in(tx, [lane.building]) == asked[:2]
    assert joining.waiting_in(tx, [lane.building, lane.next_door]) == asked
    assert joining.waiting_in(tx, []) == []
    joining.decide(tx, NOW, asked[0], RequestState.WITHDRAWN, sun.id)
    joining.decide(tx, NOW, asked[1], RequestState.DECLINED, li.id)
    found = [joining.find(tx, request.id) for request in asked]
    assert [request.state for request in found if request] == [
        RequestState.WITHDRAWN,
        RequestState.DECLINED,
        RequestState.WAITING,
    ]
    assert joining.waiting_in(tx, [lane.building]) == []


@in_a_transaction
def test_when_somebody_else_declined_it_last_is_known_of_each_household(tx: Tx) -> None:
    _, [home, other] = with_homes(tx, "101", "102")
    sun, li = meet(tx, 101), meet(tx, 102)
    for days, decider in ((1, li), (2, li), (3, sun)):
        request = joining.ask(tx, NOW, household=home, person_id=sun.id, relation=Relation.TENANT)
        joining.decide(tx, NOW + days * DAY, request, RequestState.DECLINED, decider.id)
    assert joining.declined_at(tx, home.id, sun.id) == NOW + 2 * DAY
    assert joining.declined_at(tx, other.id, sun.id) is None
    assert joining.declined_at(tx, home.id, li.id) is None


async def test_nobody_waits_twice_for_the_same_household(store: Store) -> None:
    def twice(tx: Tx) -> None:
        _, [home] = with_homes(tx, "101")
        sun = meet(tx, 101)
        for _ in range(2):
            joining.ask(tx, NOW, household=home, person_id=sun.id, relation=Relation.OWNER)

    with pytest.raises(Violated, match="join_requests_once"):
        await store.transact(twice)


@in_a_transaction
def test_a_household_has_several_people_and_a_person_several_homes(tx: Tx) -> None:
    lane, [first, second] = with_homes(tx, "101", "102")
    sun, li = meet(tx, 101), meet(tx, 102)
    households.join(tx, NOW, household=first, person_id=sun.id, relation="owner")
    households.join(tx, NOW + SECOND, household=second, person_id=sun.id, relation="co-owner")
    households.join(tx, NOW + SECOND, household=first, person_id=li.id, relation="family")
    assert [(home.building, home.unit) for home in households.homes_of(tx, NOW + DAY, sun.id)] == [
        (lane.building.name, "101"),
        (lane.building.name, "102"),
    ]
    living = households.members_of(tx, NOW + DAY, first.id)
    assert [(each.person_id, each.relation) for each in living] == [
        (sun.id, Relation.OWNER),
        (li.id, Relation.FAMILY),
    ]
    assert households.leave(tx, NOW + DAY, household_id=first.id, person_id=sun.id)
    assert not households.leave(tx, NOW + DAY, household_id=first.id, person_id=sun.id)
    assert [home.unit for home in households.homes_of(tx, NOW + DAY, sun.id)] == ["102"]
    assert [each.person_id for each in households.members_of(tx, NOW + DAY, first.id)] == [li.id]


@in_a_transaction
def test_each_household_gets_a_code_of_which_the_hash_alone_is_kept(tx: Tx) -> None:
    lane, homes = with_homes(tx, "101", "102")
    codes = household_codes.print_anew(tx, NOW, lane.building, SLIPS)
    assert set(codes) == {home.id for home in homes}
    assert len(set(codes.values())) == 2
    rows = tx.all("SELECT * FROM household_codes")
    for household_id, code in codes.items():
        known = household_codes.by_code(tx, code)
        assert known is not None
        assert (known.household_id, known.uses, known.most_uses) == (household_id, 0, 2)
        assert known.expires_at == NOW + SLIPS.life
        assert code not in str([dict(row) for row in rows])
    assert household_codes.by_code(tx, digest(codes[homes[0].id])) is None


@in_a_transaction
def test_a_new_printing_replaces_the_codes_of_its_building_alone(tx: Tx) -> None:
    lane, [home] = with_homes(tx, "101")
    households.write(tx, lane.next_door, {"101": 5000})
    [old] = household_codes.print_anew(tx, NOW, lane.building, SLIPS).values()
    [beside] = household_codes.print_anew(tx, NOW, lane.next_door, SLIPS).values()
    before = household_codes.last_printed(tx, lane.building.id)
    [new] = household_codes.print_anew(tx, NOW + DAY, lane.building, SLIPS).values()
    assert household_codes.last_printed(tx, lane.building.id) > before > 0
    replaced = {code: household_codes.by_code(tx, code) for code in (old, beside, new)}
    assert [known.replaced for known in replaced.values() if known] == [True, False, False]
    assert household_codes.in_use(tx, NOW + DAY, lane.building.id) == 1
    known = replaced[new]
    assert known is not None
    assert known.household_id == home.id
    for _ in range(2):
        household_codes.use(tx, known)
    assert household_codes.in_use(tx, NOW + DAY, lane.building.id) == 0
    assert household_codes.in_use(tx, NOW + SLIPS.life, lane.next_door.id) == 0
    assert household_codes.last_printed(tx, 999) == 0


@in_a_transaction
def test_a_second_import_keeps_people_and_codes(tx: Tx) -> None:
    lane, [home] = with_homes(tx, "101")
    sun = meet(tx, 101)
    households.join(tx, NOW, household=home, person_id=sun.id, relation="owner")
    [code] = household_codes.print_anew(tx, NOW, lane.building, SLIPS).values()
    households.write(tx, lane.building, {"101": 6000, "102": 6000})
    other = places.add(
        tx, community_id=lane.community.community_id, parent=lane.community, level=Level.GRID, name="Grid 2"
    )
    places.move(tx, lane.building, other)
    assert [each.unit for each in households.homes_of(tx, NOW + DAY, sun.id)] == ["101"]
    known = household_codes.by_code(tx, code)
    assert known is not None
    assert known.household_id == home.id


@in_a_transaction
def test_wrong_codes_are_counted_by_person_and_forgotten(tx: Tx) -> None:
    sun, li = meet(tx, 101), meet(tx, 102)
    for hours in (0, 1, 30):
        household_codes.note_wrong(tx, NOW + timedelta(hours=hours), sun.id)
    later = NOW + timedelta(hours=30)
    assert household_codes.wrong_since(tx, sun.id, NOW) == 2
    assert household_codes.wrong_since(tx, sun.id, later - DAY) == 1
    assert household_codes.wrong_since(tx, li.id, NOW - DAY) == 0
    household_codes.forget_wrong(tx, later)
    assert household_codes.wrong_since(tx, sun.id, NOW - DAY) == 1


@pytest.mark.parametrize("end", ["sent", "failed", "dropped", "parked"])
async def test_what_is_secret_leaves_the_outbox_when_it_is_sent_or_never_will_be(store: Store, end: str) -> None:
    def work(tx: Tx) -> list[str]:
        for secret in (False, True):
            outbox.enqueue(tx, NOW, chat_id=101 + secret, kind="test.said", params={"code": "ABCD"}, secret=secret)
        owed = outbox.due(tx, NOW)
        if end == "sent":
            outbox.mark_sent(tx, owed, 1)
        else:
            outbox.give_up(tx, owed, state=end, error="why")
        return [row["params"] for row in tx.all("SELECT params FROM outbox ORDER BY chat_id")]

    assert await store.transact(work) == ['{"code": "ABCD"}', "{}"]


@in_a_transaction
def test_what_is_secret_does_not_wait_for_a_closed_chat_to_open(tx: Tx) -> None:
    for secret in (False, True):
        outbox.enqueue(tx, NOW, chat_id=101, kind="test.said", params={"code": "ABCD"}, secret=secret)
    outbox.park_chat(tx, 101, "blocked")
    rows = tx.all("SELECT state, params FROM outbox ORDER BY id")
    assert [(row["state"], row["params"]) for row in rows] == [("parked", '{"code": "ABCD"}'), ("dropped", "{}")]
    outbox.unpark_chat(tx, NOW, 101)
    assert len(outbox.due(tx, NOW)) == 1


@in_a_transaction
def test_the_buildings_at_a_place_are_those_beneath_it(tx: Tx) -> None:
    lane, [home] = with_homes(tx, "101")
    both = [lane.building, lane.next_door]
    assert places.buildings_at(tx, lane.community) == both
    assert places.buildings_at(tx, lane.grid) == both
    assert places.buildings_at(tx, lane.building) == both[:1]
    assert places.buildings_at(tx, home) == []
