"""Migrations run in order, whole or not at all, and once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.migrate import migrations_in, outstanding, statements
from storage.sql import postgres_schema, sqlite_schema
from storage.store import MIGRATIONS, StoreError, Tx, Violated, moment, open_store
from tests.databases import MakeStore

FIRST = "CREATE TABLE owners (id ID_COLUMN, name TEXT NOT NULL);"
SECOND = """
CREATE TABLE flats (id ID_COLUMN, owner_id INTEGER NOT NULL CONSTRAINT flats_owner REFERENCES owners (id));
INSERT INTO owners (name) VALUES ('Wang');
INSERT INTO flats (owner_id) SELECT id FROM owners;
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a folder of migrations: `write(first=…, second=…)` numbers them."""

    def write_folder(**migrations: str) -> Path:
        folder = tmp_path / "migrations"
        folder.mkdir(exist_ok=True)
        for number, (name, sql) in enumerate(migrations.items(), start=1):
            (folder / f"{number:04}_{name}.sql").write_text(sql)
        return folder

    return write_folder


def versions(tx: Tx) -> list[tuple[int, str]]:
    rows = tx.all("SELECT * FROM schema_versions ORDER BY version")
    assert all(moment(row["applied_at"]) for row in rows)
    return [(row["version"], row["name"]) for row in rows]


def count(table: str) -> Callable[[Tx], int]:
    return lambda tx: len(tx.all(f"SELECT * FROM {table}"))


async def test_the_projects_own_schema_opens_on_both_and_opens_again(empty_url: str, make_store: MakeStore) -> None:
    for _ in range(2):
        store = await make_store(empty_url)
        known = [(migration.version, migration.name) for migration in migrations_in(MIGRATIONS)]
        assert await store.read(versions) == known


async def test_what_is_new_is_added_to_what_was_there(empty_url: str, write: Write, make_store: MakeStore) -> None:
    store = await make_store(empty_url, migrations=write(first=FIRST))
    await store.transact(lambda tx: tx.run("INSERT INTO owners (name) VALUES ('Li')"))
    again = await make_store(empty_url, migrations=write(first=FIRST, second=SECOND))
    assert await again.read(versions) == [(1, "first"), (2, "second")]
    assert await again.read(count("flats")) == 2


async def test_ids_number_themselves_and_integers_hold_64_bits(
    empty_url: str, write: Write, make_store: MakeStore
) -> None:
    numbers = "CREATE TABLE numbers (id ID_COLUMN, number INTEGER NOT NULL);"
    store = await make_store(empty_url, migrations=write(numbers=numbers))

    def work(tx: Tx) -> list[int]:
        sql = "INSERT INTO numbers (number) VALUES (:number) RETURNING id, number"
        return [row["id"] for number in (2**63 - 1, -(2**63)) for row in tx.all(sql, number=number)]

    assert await store.transact(work) == [1, 2]


async def test_a_migration_that_fails_leaves_nothing(empty_url: str, write: Write, make_store: MakeStore) -> None:
    folder = write(first=FIRST, second=SECOND + "INSERT INTO nowhere (name) VALUES ('Li');")
    with pytest.raises(StoreError, match=r"^migration 0002_second failed: .*nowhere") as error:
        await open_store(empty_url, migrations=folder)
    assert "\n" not in str(error.value)
    store = await make_store(empty_url, migrations=write(first=FIRST, second=SECOND))
    assert await store.read(versions) == [(1, "first"), (2, "second")]
    assert await store.read(count("owners")) == 1


async def test_a_migration_that_would_orphan_rows_leaves_nothing(
    empty_url: str, write: Write, make_store: MakeStore
) -> None:
    await make_store(empty_url, migrations=write(first=FIRST, second=SECOND))
    folder = write(first=FIRST, second=SECOND, third="DELETE FROM owners;")
    with pytest.raises(StoreError, match="migration 0003_third"):
        await open_store(empty_url, migrations=folder)
    (folder / "0003_third.sql").unlink()
    store = await make_store(empty_url, migrations=folder)
    assert await store.read(count("owners")) == 1


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_table_can_be_built_anew_and_its_children_stay(
    empty_url: str, write: Write, make_store: MakeStore
) -> None:
    cascade = SECOND.replace("REFERENCES owners (id)", "REFERENCES owners (id) ON DELETE CASCADE")
    anew = """
        CREATE TABLE owners_anew (id ID_COLUMN, name TEXT NOT NULL, age INTEGER);
        INSERT INTO owners_anew (id, name) SELECT id, name FROM owners;
        DROP TABLE owners;
        ALTER TABLE owners_anew RENAME TO owners;
    """
    await make_store(empty_url, migrations=write(first=FIRST, second=cascade))
    store = await make_store(empty_url, migrations=write(first=FIRST, second=cascade, third=anew))
    assert await store.read(count("flats")) == 1
    with pytest.raises(Violated, match="foreign_key"):
        await store.transact(lambda tx: tx.run("INSERT INTO flats (owner_id) VALUES (99)"))


async def test_processes_that_start_together_migrate_once(empty_url: str, write: Write, make_store: MakeStore) -> None:
    folder = write(first=FIRST, second=SECOND)
    stores = await asyncio.gather(*(make_store(empty_url, migrations=folder) for _ in range(5)))
    for store in stores:
        assert await store.read(count("flats")) == 1


async def test_a_newer_database_is_refused_and_not_touched(empty_url: str, write: Write, make_store: MakeStore) -> None:
    folder = write(first=FIRST, second=SECOND)
    await make_store(empty_url, migrations=folder)
    (folder / "0002_second.sql").rename(folder.parent / "later.sql")
    with pytest.raises(StoreError, match="newer than this program") as error:
        await open_store(empty_url, migrations=folder)
    assert "\n" not in str(error.value)
    (folder.parent / "later.sql").rename(folder / "0002_second.sql")
    store = await make_store(empty_url, migrations=folder)
    assert await store.read(versions) == [(1, "first"), (2, "second")]


async def test_a_database_of_another_history_is_refused(empty_url: str, write: Write, make_store: MakeStore) -> None:
    folder = write(first=FIRST)
    await make_store(empty_url, migrations=folder)
    (folder / "0001_first.sql").rename(folder / "0001_other.sql")
    with pytest.raises(StoreError, match="had first where this program has 0001_other"):
        await open_store(empty_url, migrations=folder)


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ([], "there are no migrations"),
        (["0002_second.sql"], "0001 should come next, but there is 0002_second.sql"),
        (["0001_first.sql", "0003_third.sql"], "0002 should come next, but there is 0003_third.sql"),
        (["0001_first.sql", "0001_other.sql"], "0002 should come next, but there is 0001_other.sql"),
        (["0001_first.sql", "second.sql"], "is called 0001_name.sql, not second.sql"),
        (["1_first.sql"], "is called 0001_name.sql, not 1_first.sql"),
    ],
)
def test_numbers_have_no_gap_and_no_double(tmp_path: Path, files: list[str], line: str) -> None:
    for file in files:
        (tmp_path / file).write_text(FIRST)
    with pytest.raises(StoreError, match=line):
        migrations_in(tmp_path)


def test_a_version_that_the_database_skipped_is_refused(write: Write) -> None:
    known = migrations_in(write(first=FIRST, second=SECOND))
    assert outstanding(known, {}) == known
    assert outstanding(known, {1: "first"}) == known[1:]
    with pytest.raises(StoreError, match="had nothing where this program has 0001_first"):
        outstanding(known, {2: "second"})


def test_statements_end_where_they_end() -> None:
    sql = """
        -- A comment; with a semicolon.
        INSERT INTO owners (name) VALUES ('a; b'' ;');
        /* ; */ CREATE TRIGGER t AFTER INSERT ON owners BEGIN
            DELETE FROM flats;
            DELETE FROM owners;
        END;
        SELECT ";" FROM owners
        -- the end;
    """
    found = list(statements(sql))
    assert [text.split()[-1] for text in found] == [";');", "END;", "end;"]
    assert list(statements("SELECT 1;\n-- nothing more;\n/* nor here */\n")) == ["SELECT 1;"]


def test_types_are_said_as_each_database_says_them() -> None:
    sql = "CREATE TABLE t (id ID_COLUMN, n INTEGER, s TEXT DEFAULT 'TEXT', c TEXT CHECK (c <> CAST(n AS TEXT)))"
    assert sqlite_schema(sql) == sql.replace("ID_COLUMN", "INTEGER PRIMARY KEY AUTOINCREMENT")
    assert postgres_schema(sql) == (
        "CREATE TABLE t (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n BIGINT, "
        's TEXT COLLATE "C" DEFAULT \'TEXT\', c TEXT COLLATE "C" CHECK (c <> CAST(n AS TEXT)))'
    )
