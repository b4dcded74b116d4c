"""The store keeps its promises, on both databases."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storage.sql import to_psycopg, to_sqlite
from storage.sqlite.files import open_to_write
from storage.store import Row, Store, StoreError, Tx, Value, Violated, moment, open_store, stamp
from tests.databases import MakeStore, PostgresServer

SCHEMA = """
CREATE TABLE owners (
    id ID_COLUMN,
    name TEXT NOT NULL,
    shares INTEGER NOT NULL DEFAULT 0 CONSTRAINT owners_shares CHECK (shares >= 0),
    since TEXT
);
CREATE UNIQUE INDEX owners_name ON owners (name);

CREATE TABLE flats (
    building INTEGER NOT NULL,
    number INTEGER NOT NULL,
    owner_id INTEGER CONSTRAINT flats_owner REFERENCES owners (id),
    tenant_id INTEGER CONSTRAINT flats_tenant REFERENCES owners (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (building, number)
);
"""
NOW = datetime(2026, 11, 23, 10, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_owners.sql").write_text(SCHEMA)
    return folder


@pytest.fixture
async def store(empty_url: str, schema: Path, make_store: MakeStore) -> Store:
    return await make_store(empty_url, migrations=schema)


def adds(name: str, shares: int = 0) -> Callable[[Tx], int]:
    def work(tx: Tx) -> int:
        sql = "INSERT INTO owners (name, shares) VALUES (:name, :shares) RETURNING id"
        row = tx.one(sql, name=name, shares=shares)
        assert row is not None
        return int(row["id"])

    return work


def names(tx: Tx) -> list[str]:
    return [row["name"] for row in tx.all("SELECT name FROM owners ORDER BY name")]


def first(row: Row | None) -> Row:
    assert row is not None
    return row


# Transactions


async def test_a_work_is_answered_after_its_commit(
    store: Store, empty_url: str, schema: Path, make_store: MakeStore
) -> None:
    other = await make_store(empty_url, migrations=schema)
    for number in range(5):
        await store.transact(adds(f"owner {number}"))
        assert len(await other.read(names)) == number + 1


async def test_a_failure_undoes_its_own_work_and_no_other(store: Store) -> None:
    def work(number: int) -> Callable[[Tx], int]:
        def adds_and_perhaps_fails(tx: Tx) -> int:
            adds(f"{number:02}")(tx)
            if number % 3 == 0:
                raise ValueError(number)
            return number

        return adds_and_perhaps_fails

    outcomes = await asyncio.gather(*(store.transact(work(n)) for n in range(30)), return_exceptions=True)
    for number, outcome in enumerate(outcomes):
        if number % 3 == 0:
            assert isinstance(outcome, ValueError)
            assert outcome.args == (number,)
        else:
            assert outcome == number
    assert await store.read(names) == [f"{n:02}" for n in range(30) if n % 3]


async def test_a_failing_statement_undoes_its_own_work_and_no_other(store: Store) -> None:
    works = [adds(f"{n % 10}", n) for n in range(30)]
    outcomes = await asyncio.gather(*map(store.transact, works), return_exceptions=True)
    assert sum(isinstance(outcome, int) for outcome in outcomes) == 10
    assert {str(o) for o in outcomes if not isinstance(o, int)} == {"owners_name"}
    assert await store.read(names) == [f"{n}" for n in range(10)]


async def test_a_hundred_increments_at_once_lose_nothing(store: Store) -> None:
    await store.transact(adds("Wang"))

    def increments(tx: Tx) -> None:
        shares = first(tx.one("SELECT shares FROM owners WHERE name = 'Wang'"))["shares"]
        tx.run("UPDATE owners SET shares = :shares WHERE name = 'Wang'", shares=shares + 1)

    await asyncio.gather(*(store.transact(increments) for _ in range(100)))
    assert await store.read(shares_of("Wang")) == 100


async def test_two_processes_on_one_database_lose_nothing(
    store: Store, empty_url: str, schema: Path, make_store: MakeStore
) -> None:
    other = await make_store(empty_url, migrations=schema)
    await store.transact(adds("Wang"))
    increments = "UPDATE owners SET shares = shares + 1 WHERE name = 'Wang'"
    both = (each for _ in range(30) for each in (store, other))
    await asyncio.gather(*(each.transact(lambda tx: tx.run(increments)) for each in both))
    assert await other.read(shares_of("Wang")) == 60


def shares_of(name: str) -> Callable[[Tx], int]:
    return lambda tx: int(first(tx.one("SELECT shares FROM owners WHERE name = :name", name=name))["shares"])


async def test_who_looks_before_adding_never_meets_a_violation(store: Store) -> None:
    def find_or_add(tx: Tx) -> int:
        found = tx.one("SELECT id FROM owners WHERE name = 'Wang'")
        return int(found["id"]) if found else adds("Wang")(tx)

    ids = await asyncio.gather(*(store.transact(find_or_add) for _ in range(30)))
    assert len(set(ids)) == 1


async def test_what_a_work_caught_half_way_is_not_committed(store: Store) -> None:
    await store.transact(adds("Wang"))

    def swallows(tx: Tx) -> str:
        adds("Li")(tx)
        try:
            adds("Wang")(tx)
        except Violated:
            return "fine"
        return "not reached"

    with pytest.raises(Violated, match="owners_name"):
        await store.transact(swallows)
    assert await store.read(names) == ["Wang"]


async def test_after_an_error_a_transaction_refuses_to_go_on(store: Store) -> None:
    await store.transact(adds("Wang"))

    def goes_on(tx: Tx) -> None:
        with pytest.raises(Violated):
            adds("Wang")(tx)
        adds("Li")(tx)

    with pytest.raises(Violated, match="owners_name"):
        await store.transact(goes_on)
    assert await store.read(names) == ["Wang"]


async def test_a_caller_who_is_cancelled_harms_nobody(store: Store) -> None:
    calls = [asyncio.ensure_future(store.transact(adds(f"{number}"))) for number in range(20)]
    await asyncio.gather(calls[0])
    for call in calls[1::2]:
        call.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    await store.transact(adds("Wang"))
    kept = await store.read(names)
    assert {"Wang", *(f"{number}" for number in range(0, 20, 2))} <= set(kept)


async def test_an_error_that_a_future_cannot_hold_still_reaches_the_caller(store: Store) -> None:
    nothing: list[int] = []
    with pytest.raises(RuntimeError, match="StopIteration"):
        await store.transact(lambda _: next(iter(nothing)))
    with pytest.raises(RuntimeError, match="StopIteration"):
        await store.read(lambda _: next(iter(nothing)))


@pytest.mark.parametrize("sql", ["COMMIT", "  rollback", "BEGIN", "SAVEPOINT here"])
async def test_a_work_ends_no_transaction_itself(store: Store, sql: str) -> None:
    def ends(tx: Tx) -> None:
        adds("Wang")(tx)
        tx.run(sql)

    with pytest.raises(StoreError, match="by the store alone"):
        await store.transact(ends)
    assert await store.read(names) == []


async def test_closing_waits_for_what_was_begun(empty_url: str, schema: Path, make_store: MakeStore) -> None:
    store = await open_store(empty_url, migrations=schema)
    calls = [asyncio.ensure_future(store.transact(adds(f"{n:03}"))) for n in range(300)]
    await calls[0]
    await store.close()
    await asyncio.gather(*calls)
    for refused in (store.transact, store.read):
        with pytest.raises(StoreError, match="closed"):
            await refused(names)
    again = await make_store(empty_url, migrations=schema)
    assert len(await again.read(names)) == 300


# Violations


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("INSERT INTO owners (name) VALUES ('Wang')", "owners_name"),
        ("INSERT INTO owners (id, name) VALUES (1, 'Li')", "owners_pkey"),
        ("UPDATE owners SET shares = -1", "owners_shares"),
        ("UPDATE owners SET name = NULL", "owners_name_not_null"),
        ("INSERT INTO flats (building, number) VALUES (3, 501)", "flats_pkey"),
        ("INSERT INTO flats (building, number, owner_id) VALUES (3, 502, 99)", "foreign_key"),
        ("INSERT INTO flats (building, number, tenant_id) VALUES (3, 502, 99)", "foreign_key"),
        ("DELETE FROM owners", "foreign_key"),
    ],
)
async def test_a_violation_has_the_same_name_on_both(store: Store, sql: str, name: str) -> None:
    def prepare(tx: Tx) -> None:
        tx.run("INSERT INTO owners (id, name) VALUES (1, 'Wang')")
        tx.run("INSERT INTO flats (building, number, owner_id) VALUES (3, 501, 1)")

    await store.transact(prepare)
    with pytest.raises(Violated) as violated:
        await store.transact(lambda tx: tx.run(sql))
    assert violated.value.name == name


async def test_one_that_fails_at_the_commit_takes_nobody_with_it(store: Store) -> None:
    def flat(number: int) -> Callable[[Tx], int]:
        sql = "INSERT INTO flats (building, number, tenant_id) VALUES (1, :number, :tenant_id)"
        return lambda tx: tx.run(sql, number=number, tenant_id=99 if number == 7 else None)

    calls = (store.transact(flat(number)) for number in range(10))
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    assert [number for number, outcome in enumerate(outcomes) if outcome != 1] == [7]
    assert isinstance(outcomes[7], Violated)
    assert len(await store.read(lambda tx: tx.all("SELECT * FROM flats"))) == 9


async def test_unique_keys_are_named_however_they_were_declared(
    empty_url: str, tmp_path: Path, make_store: MakeStore
) -> None:
    (tmp_path / "0001_keys.sql").write_text("""
        CREATE TABLE keys (a INTEGER, b INTEGER, c INTEGER, d INTEGER UNIQUE, e INTEGER, f TEXT,
                           CONSTRAINT keys_named UNIQUE (c, a), UNIQUE (a, b));
        CREATE UNIQUE INDEX keys_partial ON keys (e) WHERE d IS NULL;
        CREATE UNIQUE INDEX keys_folded ON keys (lower(f));
    """)
    store = await make_store(empty_url, migrations=tmp_path)
    for values, name in [
        ("(a, c) VALUES (1, 2)", "keys_named"),
        ("(a, b) VALUES (1, 2)", "keys_a_b_key"),
        ("(d) VALUES (1)", "keys_d_key"),
        ("(e) VALUES (1)", "keys_partial"),
        ("(f) VALUES ('x')", "keys_folded"),
    ]:
        sql = f"INSERT INTO keys {values}"
        await store.transact(lambda tx, sql=sql: tx.run(sql))  # type: ignore[misc]
        with pytest.raises(Violated, match=f"^{name}$"):
            await store.transact(lambda tx, sql=sql: tx.run(sql))  # type: ignore[misc]


# Reads


async def test_a_read_sees_one_snapshot(store: Store) -> None:
    await store.transact(adds("Wang"))
    loop, begun, go_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def looks_twice(tx: Tx) -> tuple[list[str], list[str]]:
        before = names(tx)
        loop.call_soon_threadsafe(begun.set)
        assert go_on.wait(10)
        return before, names(tx)

    looking = asyncio.ensure_future(store.read(looks_twice))
    await begun.wait()
    await store.transact(adds("Li"))
    assert await store.read(names) == ["Li", "Wang"], "another read need not wait"
    go_on.set()
    assert await looking == (["Wang"], ["Wang"])


async def test_a_read_writes_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="only be read"):
        await store.read(adds("Wang"))
    assert await store.read(names) == []
    await store.transact(adds("Wang"))


# Values


async def test_a_moment_comes_back_as_it_was(store: Store) -> None:
    def keeps(tx: Tx) -> str:
        row = tx.one("INSERT INTO owners (name, since) VALUES ('Wang', :now) RETURNING since", now=NOW)
        return str(first(row)["since"])

    text = await store.transact(keeps)
    assert text == "2026-11-23T02:30:00.000000Z"
    assert moment(text) == NOW
    found = "SELECT * FROM owners WHERE since <= :now AND since > :before"
    assert await store.read(lambda tx: tx.one(found, now=NOW, before=NOW - timedelta(microseconds=1)))


async def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a time zone"):
        await store.transact(lambda tx: tx.run("UPDATE owners SET since = :naive", naive=naive))


aware = some.datetimes(
    min_value=datetime(1, 1, 3),  # noqa: DTZ001
    max_value=datetime(9999, 12, 29),  # noqa: DTZ001
    timezones=some.builds(timezone, some.timedeltas(timedelta(hours=-23), timedelta(hours=23))),
)


@given(aware, aware)
def test_moments_sort_as_texts(one: datetime, other: datetime) -> None:
    assert moment(stamp(one)) == one
    assert (stamp(one) < stamp(other)) == (one < other)
    assert len(stamp(one)) == len(stamp(other))


async def test_numbers_come_back_as_they_were(store: Store) -> None:
    big = 2**62

    def work(tx: Tx) -> dict[str, Any]:
        rows: list[dict[str, Value]] = [
            {"name": "a", "shares": big},
            {"name": "b", "shares": 1},
            {"name": "c", "shares": True},
        ]
        tx.many("INSERT INTO owners (name, shares) VALUES (:name, :shares)", rows)
        tx.many("INSERT INTO owners (name, shares) VALUES (:name, :shares)", [])
        sql = """
            SELECT COUNT(*) AS n, SUM(shares) AS total, AVG(id * 1.0) AS average, MAX(shares) = 1 AS one,
                   :flag AS flag, :ratio AS ratio, :none AS none
            FROM owners
        """
        row = first(tx.one(sql, flag=True, ratio=0.5, none=None))
        return {name: row[name] for name in row.keys()}  # noqa: SIM118

    row = await store.transact(work)
    total = {"n": 3, "total": big + 2, "average": 2.0, "one": 0, "flag": 1, "ratio": 0.5, "none": None}
    assert row == total
    assert {name: type(value) for name, value in row.items()} == {n: type(v) for n, v in total.items()}


async def test_texts_of_all_kinds_come_back_and_sort_by_code_point(store: Store) -> None:
    texts = ["100%", "?:name%(x)s", "Zhang", "a", "e\u0301", "王 O'Neill; --", "😀"]
    for text in reversed(texts):
        await store.transact(adds(text))
    assert await store.read(names) == texts


async def test_what_was_touched_is_counted(store: Store) -> None:
    def work(tx: Tx) -> list[int]:
        upsert = "INSERT INTO owners (name) VALUES (:name) ON CONFLICT (name) DO NOTHING"
        return [
            tx.run(upsert, name="Wang"),
            tx.run(upsert, name="Wang"),
            tx.run(upsert, name="Li"),
            tx.run("WITH more AS (SELECT 2 AS n) UPDATE owners SET shares = (SELECT n FROM more)"),
            tx.run("DELETE FROM owners WHERE name = 'Zhao'"),
        ]

    assert await store.transact(work) == [1, 0, 1, 2, 0]


async def test_one_statement_serves_both(store: Store) -> None:
    await store.transact(adds("100% :Wang"))
    sql = """
        SELECT name, ':no', 'x%' AS "a:b" -- :neither, 100%
        FROM owners /* :nor */ WHERE name LIKE '100%' AND name <> :other AND :other <> ''
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
    """
    row = await store.transact(lambda tx: tx.one(sql, other="Li", limit=1))
    assert first(row)["name"] == "100% :Wang"
    assert first(row)["a:b"] == "x%"


def test_what_only_one_database_knows_is_left_alone() -> None:
    assert to_psycopg("SELECT ':a', b::text, c % :c") == b"SELECT ':a', b::text, c %% %(c)s"
    assert to_sqlite("SELECT 1\n FOR UPDATE SKIP LOCKED\n") == "SELECT 1"
    assert to_sqlite("SELECT 'x FOR UPDATE'") == "SELECT 'x FOR UPDATE'"


# Kills, copies, and what an operator meets

KILLED = """
import asyncio, sys
from pathlib import Path
from storage.store import open_store

async def main(url, schema):
    store = await open_store(url, migrations=Path(schema))
    numbers = iter(range(1_000_000))

    async def resident():
        for number in numbers:
            sql = "INSERT INTO owners (name) VALUES (:name)"
            await store.transact(lambda tx: tx.run(sql, name=str(number)))
            print(number, flush=True)

    await asyncio.gather(*(resident() for _ in range(8)))

asyncio.run(main(*sys.argv[1:]))
"""


def answered_until_killed(url: str, schema: Path) -> list[str]:
    command = [sys.executable, "-c", KILLED, url, str(schema)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        answered = [process.stdout.readline() for _ in range(300)]
        process.kill()
        answered += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in answered if line.endswith("\n")]


def test_what_was_answered_survives_a_power_cut(tmp_path: Path, schema: Path) -> None:
    """The tests themselves wait for no disk: so this asks what the program opens."""
    connection = open_to_write(tmp_path / "yishi.db", schema)
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    connection.close()


async def test_what_was_answered_survives_a_kill(empty_url: str, schema: Path, make_store: MakeStore) -> None:
    answered = await asyncio.to_thread(answered_until_killed, empty_url, schema)
    store = await make_store(empty_url, migrations=schema)
    kept = await store.read(names)
    assert len(answered) >= 300
    assert set(answered) <= set(kept)
    await store.transact(adds("Wang"))


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_backup_made_under_load_is_whole(
    store: Store, schema: Path, tmp_path: Path, make_store: MakeStore
) -> None:
    await store.transact(lambda tx: [adds(f"owner {number}", 1000)(tx) for number in range(500)])
    done = False

    async def moves_shares() -> int:
        moved = 0
        while not done:
            await store.transact(moves_one(1 + moved % 250, 500 - moved % 250))
            moved += 1
        return moved

    load = [asyncio.ensure_future(moves_shares()) for _ in range(5)]
    await store.transact(names)
    for number in range(3):
        await store.backup(tmp_path / f"backup{number}.db")
    done = True
    assert sum(await asyncio.gather(*load)) > 0
    for number in range(3):
        copy = await make_store(f"sqlite:///{tmp_path}/backup{number}.db", migrations=schema)
        row = await copy.read(lambda tx: tx.one("SELECT COUNT(*) AS n, SUM(shares) AS shares FROM owners"))
        assert (first(row)["n"], first(row)["shares"]) == (500, 500_000)
    assert "part" not in " ".join(os.listdir(tmp_path))


def moves_one(giver: int, taker: int) -> Callable[[Tx], int]:
    def work(tx: Tx) -> int:
        tx.run("UPDATE owners SET shares = shares - 1 WHERE id = :id", id=giver)
        return tx.run("UPDATE owners SET shares = shares + 1 WHERE id = :id", id=taker)

    return work


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is a file already"):
        await store.backup(tmp_path / "yishi.db")
    with pytest.raises(StoreError, match="there is no folder"):
        await store.backup(tmp_path / "nowhere" / "copy.db")


@pytest.mark.parametrize("database", ["postgresql"])
async def test_a_backup_of_postgresql_is_made_with_its_own_tool(store: Store) -> None:
    with pytest.raises(StoreError, match="pg_dump"):
        await store.backup(Path("copy.dump"))


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_full_disk_is_told_in_one_line_and_is_not_the_end(store: Store) -> None:
    def limit(pages: int) -> Callable[[Tx], Any]:
        return lambda tx: tx.one(f"PRAGMA max_page_count = {pages}")

    pages = first(await store.transact(lambda tx: tx.one("PRAGMA page_count")))["page_count"]
    await store.transact(limit(pages + 2))
    calls = [adds("Wang"), adds("long" * 10_000), adds("Li")]
    outcomes = await asyncio.gather(*map(store.transact, calls), return_exceptions=True)
    assert isinstance(outcomes[1], StoreError)
    assert str(outcomes[1]).startswith("the disk is full")
    await store.transact(limit(1_000_000))
    answered = {
        name for name, outcome in zip(["Wang", "long", "Li"], outcomes, strict=True) if isinstance(outcome, int)
    }
    assert set(await store.read(names)) == answered, "who was told an error left nothing"
    await store.transact(adds("Zhao"))


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("sqlite:////nowhere/at/all/yishi.db", "there is no folder /nowhere/at/all for the database yishi.db"),
        ("sqlite:////proc", "/proc can't be opened"),
        ("sqlite:///", "a database is a file"),
        ("sqlite:///:memory:", "a database is a file"),
        ("mysql://root@localhost/yishi", "begins with sqlite:/// or postgresql://"),
        ("yishi.db", "begins with sqlite:/// or postgresql://"),
        ("postgresql://u:hunter2@127.0.0.1:1/yishi", "127.0.0.1"),
        ("postgresql://u:hunter2@127.0.0.1:port/yishi", "port"),
        ("postgresql://u:hunter2@[::1/yishi", "postgresql://user@host/name"),
        ("postgresql:///yishi?password=hunter2&host=/nowhere", "/nowhere"),
        ("postgresql:///yishi?nonsense=hunter2", "postgresql://user@host/name"),
    ],
)
async def test_what_cannot_be_opened_is_told_in_one_line(url: str, line: str) -> None:
    with pytest.raises(StoreError) as error:
        await open_store(url)
    told = str(error.value)
    assert line in told
    assert "\n" not in told
    assert "hunter2" not in told
    assert error.value.__cause__ is None or "hunter2" not in repr(error.value.__cause__)


async def test_a_file_that_is_no_database_or_is_damaged_is_told(tmp_path: Path, schema: Path) -> None:
    path = tmp_path / "yishi.db"
    path.write_text("not a database" * 1000)
    with pytest.raises(StoreError, match=r"yishi\.db is not a database"):
        await open_store(f"sqlite:///{path}")
    path.unlink()
    await (await open_store(f"sqlite:///{path}", migrations=schema)).close()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 20_000)
    with pytest.raises(StoreError, match=r"yishi\.db is damaged: restore a backup"):
        await open_store(f"sqlite:///{path}", migrations=schema)


async def test_a_file_held_by_another_program_is_told(
    tmp_path: Path, schema: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.files.PATIENCE", 0)
    path = tmp_path / "yishi.db"
    store = await open_store(f"sqlite:///{path}", migrations=schema)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program holds the database"):
        await store.transact(adds("Wang"))
    other.execute("ROLLBACK")
    other.close()
    await store.transact(adds("Wang"))
    await store.close()


@pytest.mark.parametrize("database", ["postgresql"])
async def test_a_lost_connection_costs_nothing(store: Store, postgres_server: PostgresServer) -> None:
    for number in range(3):
        await asyncio.gather(*(store.transact(adds(f"{number} {n}")) for n in range(6)))
        postgres_server.cut_connections()
        assert len(await store.read(names)) == (number + 1) * 6


@pytest.mark.parametrize("database", ["postgresql"])
async def test_a_connection_lost_half_way_runs_the_work_again(store: Store, postgres_server: PostgresServer) -> None:
    times = 0

    def work(tx: Tx) -> None:
        nonlocal times
        times += 1
        adds("Wang")(tx)
        if times == 1:
            postgres_server.cut_connections()
        adds("Li")(tx)

    await store.transact(work)
    assert times == 2
    assert await store.read(names) == ["Li", "Wang"]


@pytest.mark.parametrize("database", ["postgresql"])
async def test_rows_that_everybody_wants_are_waited_for_only_so_long(
    store: Store, monkeypatch: pytest.MonkeyPatch, empty_url: str, schema: Path, make_store: MakeStore
) -> None:
    monkeypatch.setattr("storage.postgres.TRIES", 2)
    other = await make_store(empty_url, migrations=schema)
    await store.transact(adds("Wang"))
    loop = asyncio.get_running_loop()
    increments = "UPDATE owners SET shares = shares + 1"

    def meets_another(tx: Tx) -> None:
        names(tx)
        asyncio.run_coroutine_threadsafe(other.transact(lambda tx: tx.run(increments)), loop).result(10)
        tx.run(increments)

    with pytest.raises(StoreError, match="the same rows at once"):
        await store.transact(meets_another)
    assert await store.read(shares_of("Wang")) == 2


async def test_a_wrong_statement_is_the_programmers_error(store: Store) -> None:
    with pytest.raises(Exception, match="nonsense") as error:
        await store.transact(lambda tx: tx.run("SELECT nonsense"))
    assert not isinstance(error.value, StoreError)


def test_now_is_stored_in_utc() -> None:
    assert stamp(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000000Z"
