"""Finds the columns of a list by their headings, which every committee words its own way.

The names that are known stand in the texts, beside the languages they are in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from handlers.households.table import Line, Table
from handlers.kit.quotes import shown
from handlers.kit.replies import Text, text
from handlers.kit.texts import LANGUAGES, listed

FIELDS = ("grid", "building", "unit", "area")
ENTRANCE = "entrance"
"""A column that not every list has: the stair of a unit, where the unit itself is only the number on its door."""
LOOKED_AT = 5
"""So many rows may stand above the heading at most: a title, a date, who made the list."""
NAMED = 8
"""So many columns that are passed over are named."""

BRACKETED = re.compile(r"[(\[（【].*?[)\]）】]")
UNSAID = re.compile(r"[\s_.*:：]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where each field's column is, which line the heading is, how wide, and what stands in no field's column.

    `language` is the one in which the column of entrances is headed, where there is one.
    """

    columns: dict[str, int]
    line: int
    width: int
    others: tuple[str, ...]
    language: str


def find(table: Table) -> Heading | tuple[Text, ...]:
    """Find the heading, or return what is wrong with the row that looks most like one."""
    best: tuple[Text, ...] = ()
    for number, line in enumerate(table.lines[:LOOKED_AT]):
        names = _names(table, line)
        columns, faults = _columns(names)
        if not faults:
            entrance = next((place for place, name in enumerate(names) if _headed_in(name)), None)
            columns |= {ENTRANCE: entrance} if entrance is not None else {}
            others = tuple(shown(name) for place, name in enumerate(names) if name and place not in columns.values())
            language = _headed_in(names[entrance]) if entrance is not None else ""
            return Heading(columns, number, len(names), others, language)
        best = min(best or faults, faults, key=len)
    return best or (text("import-empty"),)


def passed_over(heading: Heading) -> list[tuple[str, dict[str, str | int]]]:
    """Return the note that names the columns of which nothing is taken."""
    if not heading.others:
        return []
    named = heading.others[:NAMED]
    return [("import-note-columns", {"columns": ", ".join(named), "count": len(heading.others)})]


def known(words: Text) -> frozenset[str]:
    """Return the words that a text lists, in all languages, as they are compared here."""
    return frozenset(map(_bare, listed(words)))


@cache
def _known(field: str) -> frozenset[str]:
    return known(text(f"import-heading-{field}"))


@cache
def _entrances() -> dict[str, str]:
    """Return what columns of entrances are called, each with its language."""
    words = text(f"import-heading-{ENTRANCE}")
    return {_bare(name): language for language in LANGUAGES for name in listed(words, [language])}


def _headed_in(name: str) -> str:
    """Return in which language a column is headed as that of entrances, or ""."""
    return _entrances().get(_bare(name), "")


def _columns(names: Sequence[str]) -> tuple[dict[str, int], tuple[Text, ...]]:
    columns: dict[str, int] = {}
    faults: list[Text] = []
    for field in FIELDS:
        found = [place for place, name in enumerate(names) if _bare(name) in _known(field)]
        column = text(f"import-column-{field}")
        if not found:
            faults.append(text("import-no-column", column=column))
            continue
        columns[field] = found[0]
        if len(found) > 1:
            one, other = (shown(names[place]) for place in found[:2])
            faults.append(text("import-two-columns", column=column, one=one, another=other))
    return columns, tuple(faults)


def _names(table: Table, line: Line) -> list[str]:
    told = (table.told(line[0], column, cell, "") for column, cell in enumerate(line[1]))
    return [name.strip() if isinstance(name, str) else "" for name in told]


def _bare(name: str) -> str:
    """Leave out what says the same: spaces, line breaks, a unit in brackets."""
    return UNSAID.sub("", BRACKETED.sub("", name)).casefold()
