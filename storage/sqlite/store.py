"""The store: one thread that writes, and a few that read.

It is an aiosqlite connection whose thread runs each transaction in one hop. Transactions that arrive
together commit together: each in its savepoint, one fsync for all, each caller answered after it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage.sqlite.files import copy, open_to_read, open_to_write
from storage.sqlite.tx import SqliteTx
from storage.store import StoreError, Tx

T = TypeVar("T")

GROUP = 200
"""So many transactions share a commit at most, so that the first doesn't wait for too many."""

READERS = 2

Job = tuple[asyncio.Future[Any], Callable[[Tx], Any]]
Answer = tuple[asyncio.Future[Any], Any, BaseException | None]


class SqliteStore(aiosqlite.Connection):
    def __init__(self, path: Path, migrations: Path) -> None:
        super().__init__(lambda: open_to_write(path, migrations), iter_chunk_size=64)
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
        await asyncio.to_thread(copy, self._path, path)

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
        super().__init__(lambda: open_to_read(path), iter_chunk_size=64)
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
