"""The transaction that is open on a connection, and what its errors mean."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from storage.sql import Phrases, to_sqlite
from storage.store import Row, StoreError, Value, Violated, stamp

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
