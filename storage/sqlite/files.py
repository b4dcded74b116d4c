"""The file: opened, brought up to date, and copied while it is in use."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from storage import migrate
from storage.sql import sqlite_schema
from storage.sqlite.tx import operators_line
from storage.store import StoreError

PATIENCE = 10
"""So many seconds another program may hold the file, as a second bot process or a backup does."""


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, cached_statements=512)
    connection.row_factory = sqlite3.Row
    return connection


def open_to_write(path: Path, migrations: Path) -> sqlite3.Connection:
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


def open_to_read(path: Path) -> sqlite3.Connection:
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


def copy(source: Path, target: Path) -> None:
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
