"""The journal's chain: what is changed in it shows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.journal import GENESIS, Break, Entry, Fault, Head, Sealed, Written, link, salted, verify, write

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=timezone(timedelta(hours=8)))

ids = some.integers(-(2**63), 2**63 - 1)
data = some.dictionaries(some.text(), some.one_of(some.none(), ids, some.text()))
entries = some.builds(
    Entry,
    community_id=ids,
    at=some.datetimes(
        min_value=datetime(1, 1, 2),  # noqa: DTZ001
        max_value=datetime(9999, 12, 30),  # noqa: DTZ001
        timezones=some.just(UTC),
    ),
    actor_id=some.none() | ids,
    verb=some.text(),
    subject=some.text(),
    data=data,
)


def entry(number: int = 1, **changed: Any) -> Entry:
    told: dict[str, Any] = {
        "community_id": 1,
        "at": NOW,
        "actor_id": 7,
        "verb": "issues.accept",
        "subject": f"issue:{number}",
        "data": {"level": "grid", "holder": 4, "body": None},
    }
    return Entry(**(told | changed))


def chain(length: int) -> list[Sealed]:
    sealed, head = [], GENESIS
    for seq in range(1, length + 1):
        written = write(entry(seq))
        head = Head(seq, link(head.hash, seq, written))
        sealed.append(Sealed(written, seq, head.hash))
    return sealed


# How an entry is written


def test_an_entry_is_written_in_one_way() -> None:
    assert write(entry(17)) == Written(
        community_id=1,
        at="2026-11-23T02:30:00.000000Z",
        actor_id=7,
        verb="issues.accept",
        subject="issue:17",
        data='{"body":null,"holder":4,"level":"grid"}',
    )


def test_the_hash_of_an_entry_stays_what_it_was() -> None:
    assert link(GENESIS.hash, 1, write(entry(17))) == EVER


EVER = "ee391f97b4a2c02c87efe776029c4057c34f937cbe6edbbaa6d6f5780e754541"


@given(entries)
def test_what_is_written_can_be_read_back(one: Entry) -> None:
    written = write(one)
    assert json.loads(written.data) == one.data
    assert datetime.fromisoformat(written.at) == one.at
    assert written.data.isascii()


@given(entries, some.randoms(), some.timedeltas(timedelta(hours=-23), timedelta(hours=23)))
def test_the_order_of_data_and_the_zone_make_no_difference(one: Entry, chance: Any, offset: timedelta) -> None:
    items = list(one.data.items())
    chance.shuffle(items)
    same = replace(one, data=dict(items), at=one.at.astimezone(timezone(offset)))
    assert write(same) == write(one)


@given(entries, entries, some.integers(1, 3), some.integers(1, 3))
def test_what_differs_has_another_hash(one: Entry, other: Entry, seq: int, other_seq: int) -> None:
    same = one == other and seq == other_seq
    assert (link(GENESIS.hash, seq, write(one)) == link(GENESIS.hash, other_seq, write(other))) == same


def test_what_moves_from_one_field_to_the_next_has_another_hash() -> None:
    assert link("0", 1, write(entry(verb="ab", subject="c"))) != link("0", 1, write(entry(verb="a", subject="bc")))
    assert link("0", 1, write(entry(data={"a": "1"}))) != link("0", 1, write(entry(data={"a": 1})))


@pytest.mark.parametrize("value", [1.5, True, ["a"], {"a": 1}, b"a", NOW])
def test_the_journal_holds_ids_codes_and_hashes(value: Any) -> None:
    with pytest.raises(TypeError, match="what="):
        entry(data={"what": value})


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        entry(at=NOW.replace(tzinfo=None))


def test_a_salted_hash_shows_nothing_without_its_salt() -> None:
    words = "3号楼电梯坏了"
    assert salted(words, "salt") == salted(words, "salt")
    assert len({salted(words, "salt"), salted(words, "other"), salted("电梯", "salt")}) == 3
    assert salted("b", "a\0") != salted("\0b", "a")
    assert len(salted("\ud83d", "salt")) == 64


# How a chain is verified


def test_a_whole_chain_has_no_break() -> None:
    assert verify(GENESIS, []) is None
    assert verify(GENESIS, chain(5)) is None
    sealed = chain(5)
    assert verify(Head(2, sealed[1].hash), sealed[2:]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"community_id": 2},
        {"at": "2026-11-23T02:30:00.000001Z"},
        {"at": "2026-11-23T02:30:00Z"},
        {"actor_id": 8},
        {"actor_id": None},
        {"actor_id": b"7"},
        {"verb": "issues.dispute"},
        {"subject": "issue:30"},
        {"data": '{"body":null,"holder":5,"level":"grid"}'},
        {"data": '{"body":null, "holder":4,"level":"grid"}'},
        {"data": ""},
    ],
)
def test_an_alteration_shows_where_it_is(change: dict[str, Any]) -> None:
    sealed = chain(5)
    sealed[2] = replace(sealed[2], written=replace(sealed[2].written, **change))
    broken = verify(GENESIS, sealed)
    assert broken == Break(sealed[2].written.community_id, 3, Fault.ALTERED)


def test_an_alteration_that_was_hashed_anew_shows_at_the_next_entry() -> None:
    sealed = chain(5)
    written = replace(sealed[2].written, actor_id=8)
    sealed[2] = Sealed(written, 3, link(sealed[1].hash, 3, written))
    assert verify(GENESIS, sealed) == Break(1, 4, Fault.ALTERED)


@given(some.integers(2, 8).flatmap(lambda n: some.tuples(some.just(n), some.integers(0, n - 2))))
def test_a_missing_entry_shows(length_and_place: tuple[int, int]) -> None:
    length, place = length_and_place
    sealed = chain(length)
    del sealed[place]
    assert verify(GENESIS, sealed) == Break(1, place + 1, Fault.MISSING)


def test_entries_that_changed_places_show() -> None:
    sealed = chain(5)
    sealed[1], sealed[3] = replace(sealed[3], seq=2), replace(sealed[1], seq=4)
    assert verify(GENESIS, sealed) == Break(1, 2, Fault.OUT_OF_ORDER)
    sealed = chain(5)
    one, other = sealed[1].written, sealed[3].written
    sealed[1], sealed[3] = replace(sealed[1], written=other), replace(sealed[3], written=one)
    assert verify(GENESIS, sealed) == Break(1, 2, Fault.OUT_OF_ORDER)


def test_an_entry_that_was_put_in_shows() -> None:
    sealed = chain(5)
    assert verify(GENESIS, [sealed[0], sealed[0]]) == Break(1, 2, Fault.OUT_OF_ORDER)
    assert verify(GENESIS, [*sealed, replace(sealed[0], seq=0)]) == Break(1, 6, Fault.OUT_OF_ORDER)
    assert verify(GENESIS, [*sealed, replace(sealed[0], seq=6)]) == Break(1, 6, Fault.ALTERED)


def test_an_end_cut_off_shows_only_beside_a_head_that_was_kept() -> None:
    sealed = chain(5)
    kept = Head(5, sealed[-1].hash)
    assert verify(GENESIS, sealed[:3]) is None
    assert Head(sealed[2].seq, sealed[2].hash) != kept
