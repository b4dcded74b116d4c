"""People as they are met, on both databases."""

from __future__ import annotations

import asyncio

import pytest

from storage import people
from storage.people import Person
from storage.store import Store, Tx
from tests.storage.lane import NOW, in_a_transaction, meet


@in_a_transaction
def test_somebody_is_met_once_and_then_known(tx: Tx) -> None:
    wang = meet(tx, 101)
    assert wang == Person(
        id=wang.id, telegram_id=101, name="Wang", language=None, language_code="zh-hans", reachable=False
    )
    assert meet(tx, 101) == wang
    assert people.by_telegram(tx, 101) == wang
    assert people.by_id(tx, wang.id) == wang


@in_a_transaction
def test_a_new_name_is_written_down_and_nothing_else_is_lost(tx: Tx) -> None:
    wang = meet(tx, 101)
    people.set_language(tx, wang.id, "en")
    people.set_reachable(tx, 101, reachable=True)
    renamed = people.meet(tx, NOW, telegram_id=101, name="王秀兰", language_code=None)
    assert renamed == Person(
        id=wang.id, telegram_id=101, name="王秀兰", language="en", language_code=None, reachable=True
    )
    assert people.by_id(tx, wang.id) == renamed


@in_a_transaction
def test_each_persons_door_is_their_own(tx: Tx) -> None:
    wang, li = meet(tx, 101), meet(tx, 102, "Li")
    for open_ in (True, True, False, False):
        people.set_reachable(tx, 101, reachable=open_)
        assert people.by_id(tx, wang.id).reachable is open_
        assert people.by_id(tx, li.id).reachable is False
    people.set_language(tx, li.id, "en")
    assert people.by_id(tx, wang.id).language is None


@in_a_transaction
def test_who_was_never_met_is_not_found(tx: Tx) -> None:
    assert people.by_telegram(tx, 101) is None
    with pytest.raises(LookupError):
        people.by_id(tx, 1)


@in_a_transaction
def test_telegrams_ids_may_be_large(tx: Tx) -> None:
    assert meet(tx, 2**52 - 1) == people.by_telegram(tx, 2**52 - 1)


async def test_somebody_met_from_many_sides_at_once_is_one_person(store: Store) -> None:
    met = await asyncio.gather(*(store.transact(lambda tx: meet(tx, 101)) for _ in range(20)))
    assert len({person.id for person in met}) == 1
