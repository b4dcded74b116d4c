"""Migrations: numbered SQL files, written once for both databases.

`0001_first.sql`, `0002_…`: each is one transaction together with its row in `schema_versions`. In them
`ID_COLUMN` is a primary key that numbers itself, `INTEGER` holds 64 bits, and `TEXT` sorts by code point.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.store import StoreError

VERSIONS = """
CREATE TABLE IF NOT EXISTS schema_versions (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL
)
"""
APPLIED = "SELECT version, name FROM schema_versions"
RECORD = "INSERT INTO schema_versions (version, name, applied_at) VALUES (:version, :name, :applied_at)"

_FILE = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Migration:
    version: int
    name: str
    sql: str

    def __str__(self) -> str:
        return f"{self.version:04}_{self.name}"


def migrations_in(folder: Path) -> list[Migration]:
    """Return a folder's migrations in order. A gap, a double or a stray file is an error."""
    files = sorted(folder.glob("*.sql"))
    if not files:
        raise StoreError(f"there are no migrations in {folder}")
    found = []
    for expected, file in enumerate(files, start=1):
        match = _FILE.fullmatch(file.name)
        if match is None:
            raise StoreError(f"a migration is called 0001_name.sql, not {file.name}")
        if int(match[1]) != expected:
            raise StoreError(f"migration {expected:04} should come next, but there is {file.name}")
        found.append(Migration(expected, match[2], file.read_text(encoding="utf-8")))
    return found


def outstanding(known: list[Migration], applied: Mapping[int, str]) -> list[Migration]:
    """Return what a database still lacks. One of a newer program, or of another, is refused."""
    newest = max(applied, default=0)
    if newest > len(known):
        raise StoreError(
            f"the database is newer than this program (schema {newest}, known {len(known)}): "
            "install the newer program, or restore an older backup"
        )
    for migration in known[:newest]:
        name = applied.get(migration.version)
        if name != migration.name:
            raise StoreError(f"the database had {name or 'nothing'} where this program has {migration}")
    return known[newest:]


def statements(sql: str) -> Iterator[str]:
    """Yield the statements of a file. A semicolon within a text, a comment or a trigger ends none."""
    gathered = ""
    for part in re.split(r"(?<=;)", sql):
        gathered += part
        if sqlite3.complete_statement(gathered):
            yield gathered.strip()
            gathered = ""
    if _COMMENT.sub("", gathered).strip():
        yield gathered.strip()
