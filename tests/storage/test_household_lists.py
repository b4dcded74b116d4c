"""Lists of households that wait for a word: whose they are, for how long, and what was shown of them."""

from __future__ import annotations

from storage import household_lists
from storage.household_lists import HouseholdList
from storage.people import Person
from storage.store import Tx
from tests.storage.lane import DAY, NOW, SECOND, found, in_a_transaction, meet

HOMES = {"第一网格": {"1号楼": {"101": 8850, "102": 6000}}}
NOTES = [("import-note-columns", {"columns": "业主", "count": 1})]


def keep(tx: Tx, person: Person) -> int:
    return household_lists.keep(tx, NOW, person_id=person.id, homes=HOMES, notes=NOTES, sha256="ab")


@in_a_transaction
def test_a_list_is_found_as_it_was_kept_by_whose_it_is(tx: Tx) -> None:
    wang, li = meet(tx, 101), meet(tx, 102)
    list_id = keep(tx, wang)
    assert household_lists.find(tx, NOW, list_id, wang.id) == HouseholdList(
        id=list_id, person_id=wang.id, community=None, homes=HOMES, notes=NOTES, sha256="ab", shown=None
    )
    assert household_lists.find(tx, NOW, list_id, li.id) is None
    assert household_lists.find(tx, NOW, list_id + 1, wang.id) is None


@in_a_transaction
def test_what_was_shown_of_it_and_for_which_community_is_remembered(tx: Tx) -> None:
    wang, lane = meet(tx, 101), found(tx)
    list_id = keep(tx, wang)
    household_lists.show(
        tx, list_id, community="Locust Lane", community_id=lane.community.community_id, shown="fingerprint"
    )
    waiting = household_lists.find(tx, NOW, list_id, wang.id)
    assert waiting is not None
    assert (waiting.community, waiting.shown) == ("Locust Lane", "fingerprint")


@in_a_transaction
def test_a_list_waits_for_a_day(tx: Tx) -> None:
    wang = meet(tx, 101)
    list_id = keep(tx, wang)
    assert household_lists.find(tx, NOW + DAY, list_id, wang.id)
    assert household_lists.find(tx, NOW + DAY + SECOND, list_id, wang.id) is None
    household_lists.forget(tx, NOW + DAY)
    assert len(tx.all("SELECT id FROM household_lists")) == 1
    household_lists.forget(tx, NOW + DAY + SECOND)
    assert tx.all("SELECT id FROM household_lists") == []


@in_a_transaction
def test_a_list_that_is_dropped_is_gone(tx: Tx) -> None:
    wang = meet(tx, 101)
    list_id = keep(tx, wang)
    household_lists.drop(tx, list_id)
    assert tx.all("SELECT id FROM household_lists") == []
