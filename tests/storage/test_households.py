"""Households and who belongs to them, on both databases."""

from __future__ import annotations

import pytest

from rules.households import Known
from rules.journal import Data, Entry
from rules.places import Level, Place
from storage import households, journal, places
from storage.people import Person
from storage.store import Store, Tx, Violated
from tests.storage.lane import DAY, NOW, SECOND, found, in_a_transaction, meet


def area(tx: Tx, household: Place) -> int:
    row = tx.one("SELECT area FROM households WHERE place_id = :id", id=household.id)
    assert row is not None
    return int(row["area"])


def moves_in(tx: Tx, person: Person, household: Place) -> None:
    households.join(tx, NOW, household=household, person_id=person.id, relation="tenant")


@in_a_transaction
def test_an_area_written_down_again_takes_the_place_of_the_first(tx: Tx) -> None:
    lane = found(tx)
    households.set_area(tx, lane.household, 8850)
    households.set_area(tx, lane.household, 9012)
    assert area(tx, lane.household) == 9012
    assert len(tx.all("SELECT place_id FROM households")) == 1


@pytest.mark.parametrize("hundredths", [0, -1])
async def test_no_household_is_without_room(store: Store, hundredths: int) -> None:
    with pytest.raises(Violated, match="households_area"):
        await store.transact(lambda tx: households.set_area(tx, found(tx).household, hundredths))


@in_a_transaction
def test_a_person_lives_where_they_joined(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    households.set_area(tx, lane.household, 8850)
    moves_in(tx, wang, lane.household)
    assert households.buildings_of(tx, NOW, wang.id) == [lane.building.id]
    assert households.buildings_of(tx, NOW, li.id) == []


@in_a_transaction
def test_who_has_moved_out_lives_there_no_more(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    households.set_area(tx, lane.household, 8850)
    moves_in(tx, wang, lane.household)
    tx.run("UPDATE household_members SET until = :at", at=NOW + DAY)
    assert households.buildings_of(tx, NOW + DAY - SECOND, wang.id) == [lane.building.id]
    assert households.buildings_of(tx, NOW + DAY, wang.id) == []
    households.join(tx, NOW + 2 * DAY, household=lane.household, person_id=wang.id, relation="owner")
    assert households.buildings_of(tx, NOW + 2 * DAY, wang.id) == [lane.building.id]


@in_a_transaction
def test_a_list_writes_down_what_is_new_and_mends_what_is_known(tx: Tx) -> None:
    lane = found(tx)
    households.set_area(tx, lane.household, 8850)
    households.write(tx, lane.building, {"1-101": 9000, "1-102": 7525})
    households.write(tx, lane.next_door, {"1-101": 6000})
    rows = tx.all(
        """
        SELECT p.parent_id, p.name, p.level, h.area, h.community_id FROM households h JOIN places p ON p.id = h.place_id
        ORDER BY p.parent_id, p.name
        """
    )
    community = lane.community.community_id
    assert [tuple(dict(row).values()) for row in rows] == [
        (lane.building.id, "1-101", "household", 9000, community),
        (lane.building.id, "1-102", "household", 7525, community),
        (lane.next_door.id, "1-101", "household", 6000, community),
    ]
    assert tx.all("SELECT id FROM places WHERE id = :id", id=lane.household.id)


@in_a_transaction
def test_two_flats_in_a_building_are_one_building_and_two_buildings_are_two(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    households.write(tx, lane.building, {"1-101": 9000, "1-102": 7525})
    households.write(tx, lane.next_door, {"1-101": 6000})
    for row in tx.all("SELECT p.* FROM households h JOIN places p ON p.id = h.place_id ORDER BY p.id"):
        tx.run(
            """
            INSERT INTO household_members (community_id, household_id, person_id, relation, since)
            VALUES (:community_id, :household_id, :person_id, 'owner', :now)
            """,
            community_id=row["community_id"],
            household_id=row["id"],
            person_id=wang.id,
            now=NOW,
        )
    assert households.buildings_of(tx, NOW, wang.id) == [lane.building.id, lane.next_door.id]


@in_a_transaction
def test_what_a_community_has_is_known_by_name_and_nothing_of_its_neighbours(tx: Tx) -> None:
    lane, willow = found(tx), found(tx, "Willow Lane")
    households.write(tx, lane.building, {"1-101": 9000, "1-102": 7525})
    households.write(tx, willow.building, {"1-101": 1})
    places.add(
        tx, community_id=lane.community.community_id, parent=lane.community, level=Level.GRID, name="An empty grid"
    )
    assert households.known(tx, lane.community.community_id) == Known(
        grids=frozenset({"Grid 1", "An empty grid"}),
        buildings={"Building 1": "Grid 1", "Building 2": "Grid 1"},
        areas={"Building 1": {"1-101": 9000, "1-102": 7525}},
    )


@in_a_transaction
def test_the_journal_tells_when_a_list_was_imported(tx: Tx) -> None:
    lane, willow = (found(tx, name).community for name in ("Locust Lane", "Willow Lane"))

    def entry(verb: str, days: int, sha256: str) -> None:
        data: Data = {"buildings": 1, "households": 2, "sha256": sha256}
        at = NOW + days * DAY
        journal.append(
            tx,
            Entry(community_id=lane.community_id, at=at, actor_id=None, verb=verb, subject="place:1", data=data),
        )

    for verb, days, sha256 in (
        ("households.import", 1, "ab"),
        ("households.import", 2, "ab"),
        ("households.import", 3, "cd"),
        ("issues.accept", 4, "ef"),
    ):
        entry(verb, days, sha256)
    assert households.imported_at(tx, lane.community_id, "ab") == NOW + 2 * DAY
    assert households.imported_at(tx, lane.community_id, "a") is None
    assert households.imported_at(tx, lane.community_id, "ef") is None
    assert households.imported_at(tx, willow.community_id, "ab") is None
