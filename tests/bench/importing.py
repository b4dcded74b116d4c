"""Import a list of households as the command line does, beside the least that SQLite would have to do for it."""

import asyncio
import csv
import io
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from rich.console import Console

from bot.config import Config, Storage
from bot.importing import import_list
from handlers.households import sheet

UNITS = 100
BUILDINGS = 50


def a_list(households: int) -> bytes:
    """Return a list as a committee keeps it: so many units to a building, so many buildings to a grid."""
    lines = ["网格,楼栋,户,面积"]
    for number in range(households):
        building = number // UNITS
        lines.append(
            f"第{building // BUILDINGS + 1}网格,{building + 1}号楼,{number % UNITS + 1:03},{54 + number % 90}.30"
        )
    return "\n".join(lines).encode()


def ours(raw: bytes) -> float:
    """Return the seconds in which our import reads a list, checks each row, compares it, and has it on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Config(storage=Storage(url=f"sqlite:///{folder}/yishi.db"))
        start = time.monotonic()
        asyncio.run(import_list(settings, "金明", sheet.read(raw), Console(quiet=True), yes=True))
        return time.monotonic() - start


def bare(raw: bytes) -> float:
    """Return the seconds in which csv and sqlite3 alone bring the rows unchecked into one table, as durable."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "bare.db")) as database:
        database.executescript(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE households (grid TEXT, building TEXT, unit TEXT, area TEXT,
                                     PRIMARY KEY (grid, building, unit));
            """
        )
        start = time.monotonic()
        rows = csv.reader(io.StringIO(raw.decode()))
        next(rows)
        with database:
            database.executemany("INSERT INTO households VALUES (?, ?, ?, ?)", rows)
        return time.monotonic() - start
