"""Reads a list of households as committees keep it: a table with a heading in Chinese or English.

What is wrong with it is said row by row, all of it at once, so that it can be mended in one go.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from handlers.households import delimited, workbook
from handlers.households.heading import ENTRANCE, FIELDS, Heading, find, known, passed_over
from handlers.households.table import Table, UnreadableError, Wrong
from handlers.kit.quotes import shown
from handlers.kit.replies import Text, text
from handlers.kit.texts import plain
from rules.households import Homes

CHANGED = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}|(19|20)\d\d/\d{1,2}/\d{1,2}|\d[\d.]*E\+\d+"
)
"""What spreadsheets make of 1-101 or of a long number, when they write CSV."""

_UNSEEN = re.compile(f"[{''.join(map(chr, (0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0)))}]")
"""Fillers, which Unicode counts among what can be printed."""

_SPACES = re.compile(r"[^\S\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
"""Spaces of every width: what breaks a line is none."""

_NUMBER = re.compile(r"\d+")

_WIDE = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum() or chr(0x21 + n) in "-#."}
"""Digits, letters and signs as Chinese keyboards write them: １０１ and 101 are one household."""


def _as_written(value: str) -> str:
    """Refuse what Python would read as a number and a clerk would not, such as `8_8` and `1e3`."""
    number = _without_unit(value.strip())
    if not all(character.isdecimal() or character == "." for character in number):
        raise ValueError("not a number")
    return number


Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Area = Annotated[Decimal, Field(gt=0, lt=100_000, decimal_places=2), BeforeValidator(_as_written)]


class HouseholdRow(BaseModel):
    """One household: where it is, and its area in square metres with at most two decimals."""

    model_config = ConfigDict(frozen=True)

    grid: Name
    building: Name
    unit: Name
    area: Area

    @property
    def hundredths(self) -> int:
        return int(self.area * 100)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds. Where there are faults nothing of it may be used. `notes` say what was passed over."""

    rows: tuple[HouseholdRow, ...]
    faults: tuple[Text, ...]
    notes: tuple[tuple[str, Mapping[str, str | int]], ...] = ()
    sha256: str = ""

    def homes(self) -> Homes:
        homes: dict[str, dict[str, dict[str, int]]] = {}
        for row in self.rows:
            homes.setdefault(row.grid, {}).setdefault(row.building, {})[row.unit] = row.hundredths
        return homes


def read(raw: bytes) -> Sheet:
    """Read a CSV file or a workbook; which of them it is, is told by how it begins, not by its name."""
    try:
        table = workbook.read(raw) if raw.startswith((workbook.ZIP, workbook.OLE)) else delimited.read(raw)
    except UnreadableError as error:
        return Sheet((), (error.why,))
    return replace(_read(table), sha256=hashlib.sha256(raw).hexdigest())


def clean(name: str) -> str:
    """Return a name in its one spelling: narrow digits and letters, and a single space where there is any."""
    return _SPACES.sub(" ", name.strip() if name.isascii() else name.translate(_WIDE).strip())


def hidden_in(name: str) -> str:
    """Return the first character of a name that can't be seen, a line break among them, by its number; or ""."""
    if name.isprintable() and not _UNSEEN.search(name):
        return ""
    found = next(character for character in name if not character.isprintable() or _UNSEEN.match(character))
    return f"U+{ord(found):04X}"


def _read(table: Table) -> Sheet:
    heading = find(table)
    if isinstance(heading, tuple):
        return Sheet((), (*heading, *table.faults))
    reader = _Rows(table, heading)
    rows = tuple(reader.households())
    faults = (*reader.faults, *table.faults)
    if not rows and not faults:
        faults = (text("import-empty"),)
    return Sheet(rows, faults, (*table.notes, *passed_over(heading)))


class _Rows:
    """Goes through the rows beneath the heading. `faults` holds what is wrong with those gone through."""

    def __init__(self, table: Table, heading: Heading) -> None:
        self._table = table
        self._heading = heading
        self._homes: dict[tuple[str, str], int] = {}
        self._grids: dict[str, tuple[str, int]] = {}
        self.faults: list[Text] = []

    def households(self) -> Iterator[HouseholdRow]:
        for number, cells in self._table.lines[self._heading.line + 1 :]:
            if self._table.loose and any(cell.strip() for cell in cells[self._heading.width :]):
                # Its cells have moved: nothing else that stands in it can be trusted.
                self.faults.append(text("import-too-wide", row=number))
                continue
            told = {field: self._told(number, cells, field) for field in FIELDS}
            wrong = dict(self._wrong(number, told))
            given = {field: value for field, value in told.items() if isinstance(value, str) and field not in wrong}
            try:
                row = HouseholdRow.model_validate(given)
            except ValidationError as error:
                wrong |= dict(_refused(number, error, given))
                self.faults += [wrong[field] for field in FIELDS if field in wrong]
            else:
                yield row
            self.faults += self._clashes(number, given)

    def _told(self, number: int, cells: Any, field: str) -> str | Wrong:
        told = self._cell(number, cells, self._heading.columns[field], field)
        if field != "unit" or ENTRANCE not in self._heading.columns or isinstance(told, Wrong):
            return told
        entrance = self._cell(number, cells, self._heading.columns[ENTRANCE], field)
        return entrance if isinstance(entrance, Wrong) else _within(entrance, told, self._heading.language)

    def _cell(self, number: int, cells: Any, column: int, field: str) -> str | Wrong:
        cell = cells[column] if column < len(cells) else None
        told = self._table.told(number, column, cell, field)
        return clean(told) if isinstance(told, str) else told

    def _wrong(self, number: int, told: Mapping[str, str | Wrong]) -> Iterator[tuple[str, Text]]:
        """Find what is wrong with cells beyond their length and their number."""
        for field, value in told.items():
            column = text(f"import-column-{field}")
            if isinstance(value, Wrong):
                yield field, text(value.code, row=number, column=column, value=value.value)
            elif field != "area" and (code := hidden_in(value)):
                yield field, text("import-fault-hidden", row=number, column=column, code=code)
            elif field != "area" and CHANGED.fullmatch(value):
                yield field, text("import-fault-changed", row=number, column=column, value=value)

    def _clashes(self, number: int, given: Mapping[str, str]) -> Iterator[Text]:
        """Compare a row with those before it, even one with a fault: who mends the list shall learn of all at once."""
        grid, building, unit = (given.get(field, "") for field in ("grid", "building", "unit"))
        if building and unit:
            first = self._homes.setdefault((building, unit), number)
            if first != number:
                yield text("import-twice", row=number, first=first)
        if building and grid:
            known, first = self._grids.setdefault(building, (grid, number))
            if known != grid:
                yield text("import-two-grids", row=number, building=shown(building), grid=shown(known), first=first)


def _refused(number: int, error: ValidationError, given: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    for problem in error.errors():
        field = str(problem["loc"][0])
        if field in given:
            said = "import-fault-area" if field == "area" else "import-fault-name"
            code = said if given[field].strip() else "import-fault-empty"
            value = shown(given[field])
            yield field, text(code, row=number, column=text(f"import-column-{field}"), value=value)


def _within(entrance: str, unit: str, language: str) -> str:
    """Return a unit with its entrance, as both are written in one; a unit with two numbers names it by itself."""
    if not entrance or not unit or len(_NUMBER.findall(unit)) > 1:
        return unit
    return _pattern(language).format(entrance, unit) if entrance.isascii() else entrance + unit


@cache
def _pattern(language: str) -> str:
    return plain(text("import-within", entrance="{0}", unit="{1}"), language)


@cache
def _units() -> tuple[str, ...]:
    """Return what may stand behind an area, the longest first."""
    return tuple(sorted(known(text("import-area-units")), key=len, reverse=True))


def _without_unit(area: str) -> str:
    found = next((unit for unit in _units() if area.casefold().endswith(unit)), "")
    return area[: len(area) - len(found)].rstrip() if found else area
