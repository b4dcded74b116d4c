"""The journal on both databases: appended to, sealed, audited."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rules.journal import GENESIS, Break, Entry, Fault, Head, link, write
from storage import journal
from storage.journal import Report
from storage.store import Store, Tx
from tests.databases import MakeStore

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


def entry(number: int, community_id: int = 1) -> Entry:
    return Entry(
        community_id=community_id,
        at=NOW + timedelta(minutes=number),
        actor_id=None,
        verb="issues.accept",
        subject=f"issue:{number}",
        data={"level": "grid", "holder": number},
    )


def appends(numbers: range, community_id: int = 1) -> Callable[[Tx], None]:
    def work(tx: Tx) -> None:
        for number in numbers:
            journal.append(tx, entry(number, community_id))

    return work


def run(sql: str, **values: Any) -> Callable[[Tx], int]:
    return lambda tx: tx.run(sql, **values)


@pytest.fixture
async def store(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with two communities. Audits turn their pages every three entries."""
    monkeypatch.setattr(journal, "PAGE", 3)

    def work(tx: Tx) -> None:
        for number in (1, 2):
            tx.run(
                "INSERT INTO communities (id, name, language, time_zone) VALUES (:id, :name, 'en', 'UTC')",
                id=number,
                name=f"community {number}",
            )

    await store.transact(work)
    return store


@pytest.fixture
async def sealed(store: Store) -> Store:
    """A store with ten sealed entries."""
    await store.transact(appends(range(1, 11)))
    assert await store.transact(journal.seal) == 10
    return store


async def audit(store: Store) -> Report:
    return await store.read(journal.audit)


async def test_an_entry_is_sealed_as_the_rules_say(store: Store) -> None:
    await store.transact(appends(range(1, 3)))
    await store.transact(journal.seal)
    first = link(GENESIS.hash, 1, write(entry(1)))
    second = link(first, 2, write(entry(2)))
    assert await store.read(lambda tx: journal.head(tx, 1)) == Head(2, second)
    assert (await audit(store)).heads == {1: Head(2, second)}


async def test_sealing_again_changes_nothing(sealed: Store) -> None:
    before = await audit(sealed)
    assert await sealed.transact(journal.seal) == 0
    assert await audit(sealed) == before == Report(verified=10, unsealed=0, heads=before.heads, breaks=())


async def test_sealing_takes_so_many_and_goes_on_where_it_was(store: Store) -> None:
    await store.transact(appends(range(1, 8)))
    assert await store.transact(lambda tx: journal.seal(tx, limit=5)) == 5
    await store.transact(appends(range(8, 10)))
    assert (await audit(store)).unsealed == 4
    assert await store.transact(lambda tx: journal.seal(tx, limit=5)) == 4
    report = await audit(store)
    assert (report.verified, report.unsealed, report.first_break) == (9, 0, None)


async def test_each_community_has_its_chain(store: Store) -> None:
    for number in range(1, 7):
        await store.transact(appends(range(number, number + 1), community_id=1 + number % 2))
        await store.transact(journal.seal)
    await store.transact(appends(range(7, 8), community_id=2))
    both, one = await audit(store), await store.read(lambda tx: journal.audit(tx, 1))
    assert (both.verified, both.unsealed, both.first_break) == (6, 1, None)
    assert (one.verified, one.unsealed, one.first_break) == (3, 0, None)
    assert {community: head.seq for community, head in both.heads.items()} == {1: 3, 2: 3}


async def test_an_empty_journal_is_whole(store: Store) -> None:
    assert await audit(store) == Report(verified=0, unsealed=0, heads={}, breaks=())
    assert await store.transact(journal.seal) == 0


async def test_several_processes_seal_one_chain(store: Store, migrated_url: str, make_store: MakeStore) -> None:
    other = await make_store(migrated_url)
    works = [appends(range(number, number + 1)) for number in range(1, 41)]

    async def writes(each: Store) -> None:
        for work in works:
            await each.transact(work)

    async def seals(each: Store) -> None:
        for _ in range(20):
            await each.transact(lambda tx: journal.seal(tx, limit=7))

    await asyncio.gather(writes(store), writes(other), seals(store), seals(other))
    while await other.transact(journal.seal):
        pass
    report = await audit(store)
    assert (report.verified, report.unsealed, report.first_break) == (80, 0, None)


@pytest.mark.parametrize(
    "change",
    [
        "at = '2026-11-23T02:31:00.000000Z'",
        "actor_id = 8",
        "verb = 'issues.dispute'",
        "subject = 'issue:30'",
        """data = '{"holder":5, "level":"grid"}'""",
        "data = 'not even JSON'",
        "hash = ''",
        "hash = NULL",
    ],
)
async def test_an_altered_entry_shows(sealed: Store, change: str) -> None:
    await sealed.transact(run(f"UPDATE journal SET {change} WHERE seq = 5"))
    report = await audit(sealed)
    assert report.first_break == Break(1, 5, Fault.ALTERED)
    assert report.verified == 4


async def test_a_deleted_entry_shows(sealed: Store) -> None:
    await sealed.transact(run("DELETE FROM journal WHERE seq = 4"))
    assert (await audit(sealed)).first_break == Break(1, 4, Fault.MISSING)


async def test_an_entry_moved_to_another_community_shows(sealed: Store) -> None:
    await sealed.transact(run("UPDATE journal SET community_id = 2 WHERE seq = 1"))
    report = await audit(sealed)
    assert report.breaks == (Break(1, 1, Fault.MISSING), Break(2, 1, Fault.ALTERED))


async def test_entries_that_changed_places_show(sealed: Store) -> None:
    def swap(tx: Tx) -> None:
        for before, after in [(5, -1), (6, 5), (-1, 6)]:
            tx.run("UPDATE journal SET seq = :after WHERE seq = :before", before=before, after=after)

    await sealed.transact(swap)
    assert (await audit(sealed)).first_break == Break(1, 5, Fault.OUT_OF_ORDER)


async def test_an_entry_taken_out_of_its_chain_is_sealed_anew_and_shows(sealed: Store) -> None:
    await sealed.transact(run("UPDATE journal SET seq = NULL, hash = NULL WHERE seq = 5"))
    await sealed.transact(journal.seal)
    assert (await audit(sealed)).first_break == Break(1, 5, Fault.MISSING)


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("change", ["seq = 'nine'", "actor_id = x'00'", "data = x'00'"])
async def test_what_a_forger_puts_into_a_file_does_not_stop_the_audit(sealed: Store, change: str) -> None:
    await sealed.transact(run(f"UPDATE journal SET {change} WHERE seq = 9"))
    assert (await audit(sealed)).first_break is not None


async def test_an_entry_that_cannot_be_read_does_not_stop_the_sealing(store: Store) -> None:
    await store.transact(appends(range(1, 4)))
    await store.transact(run("UPDATE journal SET data = 'not even JSON', at = 'never' WHERE subject = 'issue:2'"))
    assert await store.transact(journal.seal) == 3
    assert (await audit(store)).first_break is None


async def test_an_end_cut_off_shows_only_beside_a_head_that_was_kept(sealed: Store) -> None:
    kept = (await audit(sealed)).heads[1]
    await sealed.transact(run("DELETE FROM journal WHERE seq > 7"))
    report = await audit(sealed)
    assert report.first_break is None
    assert report.heads[1].seq == 7 < kept.seq
