"""PostgreSQL: the same store for several processes, with a thread a connection.

A transaction is SERIALIZABLE, and is run again when it met another: so it touches nothing but its `tx`.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import IsolationLevel, errors
from psycopg.adapt import Buffer, Dumper, Loader
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import dict_row
from psycopg.types.numeric import Int8Dumper
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from storage import migrate
from storage.sql import Phrases, postgres_schema, to_psycopg
from storage.store import Row, StoreError, Tx, Value, Violated, stamp

T = TypeVar("T")
Connection = psycopg.Connection[dict[str, Any]]

WRITERS = 6
READERS = 3
TRIES = 50
"""Who meets others so often gives up: with pauses up to a quarter of a second that is some ten seconds."""

LOST_TRIES = 5
BY_INDEX = b"SET enable_seqscan = off"
"""What writes goes by an index even while a table is small: the plan is kept, and an import that has filled the table
since would read all of it again for each row. Nor does who reads few rows meet everybody who writes others."""

MIGRATING = 0x7969736869  # the advisory lock under which one process migrates: "yishi"


class PostgresTx:
    """The transaction that is open on a connection."""

    __slots__ = ("_connection", "_cursor", "cause", "failed")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self.cause: psycopg.Error | None = None
        self.failed: Exception | None = None

    def all(self, sql: str, /, **values: Value) -> Sequence[Row]:
        self._execute(sql, values)
        return self._cursor.fetchall()

    def one(self, sql: str, /, **values: Value) -> Row | None:
        self._execute(sql, values)
        return self._cursor.fetchone()

    def run(self, sql: str, /, **values: Value) -> int:
        self._execute(sql, values)
        return max(self._cursor.rowcount, 0)

    def many(self, sql: str, rows: Sequence[Mapping[str, Value]], /) -> None:
        self._execute(sql, rows)

    def _execute(self, sql: str, values: Mapping[str, Value] | Sequence[Mapping[str, Value]]) -> None:
        if self.failed is not None:
            raise self.failed
        try:
            if isinstance(values, dict):
                self._cursor.execute(_said[sql], values)
            else:
                self._cursor.executemany(_said[sql], values)
        except psycopg.Error as error:
            raise self._fail(error) from error

    def commit(self) -> None:
        if self.failed is not None:  # the work caught it, and the database has let go of everything
            raise self.failed
        try:
            self._connection.commit()
        except psycopg.Error as error:
            if self._connection.closed:
                raise StoreError("the connection was lost in a commit: it may or may not be done") from error
            raise self._fail(error) from error

    def _fail(self, error: psycopg.Error) -> Exception:
        self.cause, self.failed = error, explain(error)
        return self.failed

    @property
    def lost(self) -> bool:
        """Whether the connection went away, and nothing was committed."""
        return self.cause is not None and self._connection.closed


_said = Phrases(to_psycopg)


def explain(error: psycopg.Error) -> Exception:
    """Return the error as the rest of the house knows it."""
    if isinstance(error, psycopg.IntegrityError):
        return Violated(_constraint(error))
    for kind, line in LINES.items():
        if isinstance(error, kind):
            return StoreError(line)
    if isinstance(error, psycopg.OperationalError | errors.InsufficientPrivilege):
        return StoreError(f"the database doesn't serve: {_line(error)}")
    return error


LINES = {
    errors.ReadOnlySqlTransaction: "the database can only be read here",
    errors.DiskFull: "the disk is full: the database can't grow",
    errors.SerializationFailure: "too many transactions wanted the same rows at once",
    errors.DeadlockDetected: "too many transactions wanted the same rows at once",
    PoolTimeout: "the database doesn't answer",
    PoolClosed: "the store is closed",
}


def _constraint(error: psycopg.IntegrityError) -> str:
    if isinstance(error, errors.ForeignKeyViolation | errors.RestrictViolation):
        return "foreign_key"
    if isinstance(error, errors.NotNullViolation):
        return f"{error.diag.table_name}_{error.diag.column_name}_not_null"
    return error.diag.constraint_name or _line(error)


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())


class PostgresStore:
    def __init__(self, url: str) -> None:
        self._writers = Lane(url, WRITERS, IsolationLevel.SERIALIZABLE, read_only=False)
        self._readers = Lane(url, READERS, IsolationLevel.REPEATABLE_READ, read_only=True)

    async def transact(self, work: Callable[[Tx], T]) -> T:
        return await self._writers.run(work)

    async def read(self, work: Callable[[Tx], T]) -> T:
        return await self._readers.run(work)

    async def backup(self, path: Path) -> None:
        raise StoreError(f"PostgreSQL has its own tool for this: pg_dump --format=custom --file={path} DATABASE_URL")

    async def close(self) -> None:
        await asyncio.to_thread(self._writers.close)
        await asyncio.to_thread(self._readers.close)


class Lane:
    """So many connections of one kind, and a thread for each."""

    def __init__(self, url: str, size: int, level: IsolationLevel, *, read_only: bool) -> None:
        def configure(connection: Connection) -> None:
            if not read_only:
                connection.execute(BY_INDEX)
                connection.commit()
            connection.isolation_level = level
            connection.read_only = read_only
            speak(connection)

        kwargs = {"row_factory": dict_row, "application_name": "yishi", "connect_timeout": 10}
        self._pool = ConnectionPool[Connection](
            url, min_size=1, max_size=size, kwargs=kwargs, configure=configure, open=False
        )
        self._pool.open()
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="postgres")
        self._closed = False

    async def run(self, work: Callable[[Tx], T]) -> T:
        if self._closed:
            raise StoreError("the store is closed")
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    def close(self) -> None:
        self._closed = True
        self._threads.shutdown()
        self._pool.close()

    # What follows runs in the lane's threads.

    def _run(self, work: Callable[[Tx], T]) -> T:
        patience = Patience()
        while True:
            try:
                with self._pool.connection() as connection:
                    tx = PostgresTx(connection)
                    return _whole(tx, work)
            except (PoolTimeout, PoolClosed) as error:
                raise explain(error) from error
            except Exception:
                if not patience.lasts(tx):
                    raise
            if tx.lost:
                self._pool.check()
            time.sleep(patience.pause)


def _whole(tx: PostgresTx, work: Callable[[Tx], T]) -> T:
    try:
        result = work(tx)
    except StopIteration as error:  # a future can't hold one
        raise RuntimeError("StopIteration in a transaction") from error
    tx.commit()
    return result


class Patience:
    """Whether a work that failed should be run again, and after which pause."""

    def __init__(self) -> None:
        self.pause = 0.0
        self._tries = 0
        self._lost = 0
        self._doubted: str | None = None

    def lasts(self, tx: PostgresTx) -> bool:
        self._tries += 1
        if tx.lost:
            self._lost += 1
            return self._lost < LOST_TRIES
        if isinstance(tx.cause, errors.SerializationFailure | errors.DeadlockDetected):
            self.pause = random.uniform(0, min(0.002 * 1.5**self._tries, 0.25))  # noqa: S311
            return self._tries < TRIES
        if isinstance(tx.cause, errors.UniqueViolation) and self._doubted != tx.cause.diag.constraint_name:
            # It may be one of two that ran at once: on a new snapshot the work sees what is there.
            self._doubted = tx.cause.diag.constraint_name
            return True
        return False


def speak(connection: Connection) -> None:
    """Values go in and come out as with SQLite."""
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.adapters.register_dumper(bool, _BoolDumper)
    connection.adapters.register_dumper(datetime, _MomentDumper)
    connection.adapters.register_loader("bool", _BoolLoader)
    connection.adapters.register_loader("numeric", _NumberLoader)


class _BoolDumper(Dumper):
    oid = Int8Dumper.oid

    def dump(self, obj: bool) -> bytes:
        return b"1" if obj else b"0"


class _MomentDumper(Dumper):
    def dump(self, obj: datetime) -> bytes:
        return stamp(obj).encode()


class _BoolLoader(Loader):
    def load(self, data: Buffer) -> int:
        return int(bytes(data) == b"t")


class _NumberLoader(Loader):
    """The sum of integers is an integer, their average is not."""

    def load(self, data: Buffer) -> int | float:
        text = bytes(data)
        return float(text) if b"." in text else int(text)


async def open_postgres(url: str, migrations: Path) -> PostgresStore:
    await asyncio.to_thread(_bring_up_to_date, url, migrate.migrations_in(migrations))
    return PostgresStore(url)


def _bring_up_to_date(url: str, known: list[migrate.Migration]) -> None:
    try:
        secret = conninfo_to_dict(url).get("password")
    except psycopg.Error:  # what it says quotes the address, and the password stands there
        raise StoreError("the address of the database can't be read: postgresql://user@host/name") from None
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            _migrate(connection, known)
    except psycopg.Error as error:
        line = _line(error)
        raise StoreError(line.replace(str(secret), "…") if secret else line) from None


def _migrate(connection: psycopg.Connection[Any], known: list[migrate.Migration]) -> None:
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreError(f"the database must be encoded in UTF8, and is in {encoding}")
    connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
    connection.execute(migrate.VERSIONS)
    applied = dict(connection.execute(migrate.APPLIED).fetchall())
    for migration in migrate.outstanding(known, applied):
        with connection.transaction():
            _apply(connection, migration)


def _apply(connection: psycopg.Connection[Any], migration: migrate.Migration) -> None:
    try:
        for statement in migrate.statements(postgres_schema(migration.sql)):
            connection.execute(statement.encode())
    except psycopg.Error as error:
        raise StoreError(f"migration {migration} failed: {_line(error)}") from error
    row = {"version": migration.version, "name": migration.name, "applied_at": stamp(datetime.now(UTC))}
    connection.execute(_said[migrate.RECORD], row)
