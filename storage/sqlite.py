"""SQLite: one file, one thread that writes, and a few that read.

The store is an aiosqlite connection whose thread runs each transaction in one hop. Transactions that
arrive together commit together: each in its savepoint, one fsync for all, each caller answered after it.
"""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage import migrate
from storage.sql import Phrases, sqlite_schema, to_sqlite
from storage.store import Row, StoreError, Tx, Value, Violated, stamp

T = TypeVar("T")

GROUP = 200
"""So many transactions share a commit at most, so that the first doesn't wait for too many."""

READERS = 2

PATIENCE = 10
"""So many seconds another program may hold the file, as a second bot process or a backup does."""

sqlite3.register_adapter(datetime, stamp)

_said = Phrases(to_sqlite)

_NAMED_KEY = re.compile(r"CONSTRAINT\s+(\w+)\s+(?:UNIQUE|PRIMARY\s+KEY)\s*\(([^)]*)\)", re.IGNORECASE)


class SqliteTx:
    """The transaction that is open on a connection. After an error it refuses to go on, as
    PostgreSQL's do: what was caught half-way must not be committed.
    """

    __slots__ = ("_connection", "_names", "failed")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names: dict[str, str] = {}
        self.failed: Exception | None = None

    def all(self, sql: str, /, **values: Value) -> Sequence[Row]:
        if self.failed is not None:
            raise self.failed
        try:
            return self._connection.execute(_said[sql], values).fetchall()
        except sqlite3.Error as error:
            raise self._fail(error) from error

    def one(self, sql: str, /, **values: Value) -> Row | None:
        if self.failed is not None:
            raise self.failed
        try:
            row: Row | None = self._connection.execute(_said[sql], values).fetchone()
        except sqlite3.Error as error:
            raise self._fail(error) from error
        return row

    def run(self, sql: str, /, **values: Value) -> int:
        if self.failed is not None:
            raise self.failed
        try:
            touched = self._connection.execute(_said[sql], values).rowcount
            if touched < 0:  # Python knows only statements that begin with INSERT, UPDATE, DELETE
                touched = self._connection.execute("SELECT changes()").fetchone()[0]
        except sqlite3.Error as error:
            raise self._fail(error) from error
        return touched

    def many(self, sql: str, rows: Sequence[Mapping[str, Value]], /) -> None:
        if self.failed is not None:
            raise self.failed
        try:
            self._connection.executemany(_said[sql], rows)
        except sqlite3.Error as error:
            raise self._fail(error) from error

    def _fail(self, error: sqlite3.Error) -> Exception:
        self.failed = self.explain(error)
        return self.failed

    def explain(self, error: sqlite3.Error) -> Exception:
        """Return the error as the rest of the house knows it."""
        if not isinstance(error, sqlite3.IntegrityError):
            return operators_line(error) or error
        if not self._names:
            self._names = index_names(self._connection)
        kind, _, what = str(error).partition(" constraint failed: ")
        if kind == "UNIQUE":
            what = what.removeprefix("index ").strip("'")  # so it tells an index on an expression
            return Violated(self._names.get(what, what))
        if kind == "NOT NULL":
            return Violated(what.replace(".", "_") + "_not_null")
        return Violated("foreign_key" if kind.startswith("FOREIGN KEY") else what or kind)


def index_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the names of unique indexes by their columns: SQLite tells only those of a violated one."""
    names = {}
    for table, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        names[_columns(table, _column_names(connection, "pragma_table_info(?) WHERE pk", table))] = f"{table}_pkey"
        for index, origin in connection.execute(
            'SELECT name, origin FROM pragma_index_list(?) WHERE "unique"', (table,)
        ).fetchall():
            columns = _column_names(connection, "pragma_index_info(?)", index)
            unnamed = f"{table}_pkey" if origin == "pk" else f"{table}_{'_'.join(columns)}_key"
            names[_columns(table, columns)] = index if origin == "c" else unnamed
        for name, listed in _NAMED_KEY.findall(sql):
            names[_columns(table, re.findall(r"\w+", listed))] = name
    return names


def _column_names(connection: sqlite3.Connection, pragma: str, of: str) -> list[str]:
    return [name or "" for (name,) in connection.execute(f"SELECT name FROM {pragma}", (of,))]  # noqa: S608


def _columns(table: str, columns: Sequence[str]) -> str:
    return ", ".join(f"{table}.{column}" for column in columns)


def operators_line(error: sqlite3.Error, where: object = "the database") -> StoreError | None:
    """Return what an operator can do something about, or None where it is a programmer who must."""
    lines = {
        sqlite3.SQLITE_FULL: f"the disk is full: {where} can't grow",
        sqlite3.SQLITE_READONLY: f"{where} can only be read here",
        sqlite3.SQLITE_CORRUPT: f"{where} is damaged: restore a backup",
        sqlite3.SQLITE_NOTADB: f"{where} is not a database",
        sqlite3.SQLITE_BUSY: f"another program holds {where}",
        sqlite3.SQLITE_LOCKED: f"another program holds {where}",
        sqlite3.SQLITE_CANTOPEN: f"{where} can't be opened",
        sqlite3.SQLITE_PERM: f"{where} may not be opened",
        sqlite3.SQLITE_IOERR: f"the disk failed under {where}",
    }
    line = lines.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return StoreError(f"{line} ({error})") if line else None


Job = tuple[asyncio.Future[Any], Callable[[Tx], Any]]
Answer = tuple[asyncio.Future[Any], Any, BaseException | None]


class SqliteStore(aiosqlite.Connection):
    def __init__(self, path: Path, migrations: Path) -> None:
        super().__init__(lambda: _open_to_write(path, migrations), iter_chunk_size=64)
        self._path = path
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Job] = deque()
        self._readers: list[Reader] = []
        self._closing = False

    async def open(self) -> SqliteStore:
        await _open(self)
        self._sqlite_tx = SqliteTx(self._conn)
        for _ in range(READERS):
            reader = Reader(self._path)
            await _open(reader)
            self._readers.append(reader)
        return self

    async def transact(self, work: Callable[[Tx], T]) -> T:
        if self._closing:
            raise StoreError("the store is closed")
        answer: asyncio.Future[T] = self._loop.create_future()
        self._waiting.append((answer, work))
        self._tx.put_nowait((None, self._serve))
        return await answer

    async def read(self, work: Callable[[Tx], T]) -> T:
        if self._closing:
            raise StoreError("the store is closed")
        return await min(self._readers, key=lambda reader: reader.busy).read(work)

    async def backup(self, path: Path) -> None:  # type: ignore[override]  # the house's signature
        await asyncio.to_thread(_copy, self._path, path)

    async def close(self) -> None:
        self._closing = True
        for reader in self._readers:
            await reader.close()
        await super().close()

    # What follows runs in the connection's thread.

    def _serve(self) -> None:
        while self._waiting:
            group = [self._waiting.popleft() for _ in range(min(len(self._waiting), GROUP))]
            answers = self._commit(group)
            self._loop.call_soon_threadsafe(_give, answers)

    def _commit(self, group: list[Job]) -> list[Answer]:
        """One commit for all; if it fails, nobody's work was done, and everybody is told."""
        connection = self._conn
        try:
            connection.execute("BEGIN IMMEDIATE")
            answers = [self._attempt(*job) for job in group]
            connection.execute("COMMIT")
        except BaseException as error:
            return self._undo(group, error)
        return answers

    def _attempt(self, answer: asyncio.Future[Any], work: Callable[[Tx], Any]) -> Answer:
        """One work in its savepoint. Its failure is its own, unless it took the whole group with it."""
        execute, tx = self._conn.execute, self._sqlite_tx
        execute("SAVEPOINT work")
        tx.failed = None
        try:
            result = work(tx)
            if tx.failed is not None:
                raise tx.failed
        except BaseException as error:
            if not self._conn.in_transaction:
                raise
            execute("ROLLBACK TO work")
            execute("RELEASE work")
            return answer, None, error
        execute("RELEASE work")
        return answer, result, None

    def _undo(self, group: list[Job], error: BaseException) -> list[Answer]:
        with suppress(sqlite3.Error):
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
        if isinstance(error, sqlite3.IntegrityError) and len(group) > 1:  # a deferred constraint: whose?
            return [answer for job in group for answer in self._commit([job])]
        if isinstance(error, sqlite3.Error):
            error = self._sqlite_tx.explain(error)
        return [(answer, None, error) for answer, _ in group]


class Reader(aiosqlite.Connection):
    """A connection that can't write, with a thread of its own."""

    def __init__(self, path: Path) -> None:
        super().__init__(lambda: _open_to_read(path), iter_chunk_size=64)
        self.busy = 0

    async def read(self, work: Callable[[Tx], T]) -> T:
        self.busy += 1
        try:
            result: T = await self._execute(self._snapshot, work)  # type: ignore[no-untyped-call]
        finally:
            self.busy -= 1
        return result

    def _snapshot(self, work: Callable[[Tx], T]) -> T:
        self._conn.execute("BEGIN")
        tx = SqliteTx(self._conn)
        try:
            result = work(tx)
        except StopIteration as error:  # a future can't hold one
            raise RuntimeError("StopIteration in a transaction") from error
        finally:
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")
        if tx.failed is not None:
            raise tx.failed
        return result


def _give(answers: list[Answer]) -> None:
    """In the event loop. A caller who was cancelled meanwhile is past answering."""
    for answer, result, error in answers:
        if answer.done():
            continue
        if error is None:
            answer.set_result(result)
        elif isinstance(error, StopIteration):  # a future can't hold one
            answer.set_exception(RuntimeError(f"{error!r} in a transaction"))
        else:
            answer.set_exception(error)


async def _open(connection: aiosqlite.Connection) -> None:
    try:
        await connection
    except BaseException:
        await asyncio.to_thread(connection._thread.join)  # it still has a word to say to the event loop
        raise


async def open_sqlite(path: Path, migrations: Path) -> SqliteStore:
    if path.name in {"", ":memory:"}:
        raise StoreError("a database is a file: sqlite:///name.db")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} for the database {path.name}")
    if sqlite3.sqlite_version_info < (3, 35):
        raise StoreError(f"SQLite 3.35 or newer is needed, and this Python has {sqlite3.sqlite_version}")
    store = SqliteStore(path, migrations)
    try:
        return await store.open()
    except BaseException:
        await store.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, cached_statements=512)
    connection.row_factory = sqlite3.Row
    return connection


def _open_to_write(path: Path, migrations: Path) -> sqlite3.Connection:
    try:
        connection = _connect(path)
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
                raise StoreError(f"{path} must be on a disk of this machine: SQLite can't share memory there")
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection, migrate.migrations_in(migrations))
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise operators_line(error, path) or error from error
    return connection


def _open_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _migrate(connection: sqlite3.Connection, known: list[migrate.Migration]) -> None:
    """Foreign keys are off meanwhile, so that a table can be built anew; each step is checked after."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(migrate.VERSIONS)
    while _step(connection, known):
        pass


def _step(connection: sqlite3.Connection, known: list[migrate.Migration]) -> bool:
    """Apply the next migration. Another process may be doing the same, so it looks under the lock."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        left = migrate.outstanding(known, dict(map(tuple, connection.execute(migrate.APPLIED))))
        if left:
            _apply(connection, left[0])
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return len(left) > 1


def _apply(connection: sqlite3.Connection, migration: migrate.Migration) -> None:
    try:
        for statement in migrate.statements(sqlite_schema(migration.sql)):
            connection.execute(statement)
    except sqlite3.Error as error:
        raise operators_line(error) or StoreError(f"migration {migration} failed: {error}") from error
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise StoreError(f"migration {migration} would leave rows of {broken['table']} that refer to nothing")
    row = {"version": migration.version, "name": migration.name, "applied_at": datetime.now(UTC)}
    connection.execute(migrate.RECORD, row)


def _copy(source: Path, target: Path) -> None:
    """One snapshot, written beside the target and given its name only when it is whole."""
    if target.exists():
        raise StoreError(f"there is a file already: {target}")
    if not target.parent.is_dir():
        raise StoreError(f"there is no folder {target.parent}")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy_whole(source, part)
        os.replace(part, target)
    except sqlite3.Error as error:
        raise operators_line(error, target) or error from error
    finally:
        part.unlink(missing_ok=True)


def _copy_whole(source: Path, part: Path) -> None:
    reading, writing = _connect(source), _connect(part)
    try:
        reading.backup(writing)
        if writing.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StoreError("the copy is damaged: check the disk, and the database itself")
    finally:
        writing.close()
        reading.close()
