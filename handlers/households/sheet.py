"""Reads a list of households as committees keep it: a CSV file with a heading in Chinese or English."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from handlers.kit.replies import Text, text
from handlers.kit.texts import LANGUAGES, Reader, plain

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class HouseholdRow(BaseModel):
    """One household: where it is, and its area in square metres with at most two decimals."""

    model_config = ConfigDict(frozen=True)

    grid: Name
    building: Name
    unit: Name
    area: Annotated[Decimal, Field(gt=0, lt=100_000, decimal_places=2)]

    @property
    def hundredths(self) -> int:
        return int(self.area * 100)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds. Where there are faults nothing of it may be used."""

    rows: tuple[HouseholdRow, ...]
    faults: tuple[Text, ...]


def read(raw: bytes) -> Sheet:
    """Read a CSV file in UTF-8, with or without its mark, or in GB18030."""
    lines = csv.reader(io.StringIO(_decoded(raw), newline=""))
    heading = [cell.strip().lower() for cell in next(lines, [])]
    columns = {field: _column(heading, field) for field in HouseholdRow.model_fields}
    missing = [field for field, place in columns.items() if place is None]
    if missing:
        return Sheet((), tuple(text("import-no-column", column=text(f"import-column-{field}")) for field in missing))
    rows: list[HouseholdRow] = []
    faults: list[Text] = []
    seen: dict[tuple[str, str], int] = {}
    for number, cells in _numbered(lines):
        given = {
            field: cells[place] if place < len(cells) else "" for field, place in columns.items() if place is not None
        }
        try:
            row = HouseholdRow.model_validate(given)
        except ValidationError as error:
            faults += [_fault(number, str(problem["loc"][0]), given) for problem in error.errors()]
            continue
        first = seen.setdefault((row.building, row.unit), number)
        if first != number:
            faults.append(text("import-twice", row=number, first=first))
        rows.append(row)
    if not rows and not faults:
        faults.append(text("import-empty"))
    return Sheet(tuple(rows), tuple(faults))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _column(heading: list[str], field: str) -> int | None:
    names = {plain(text(f"import-column-{field}"), Reader(language, ZoneInfo("UTC"))).lower() for language in LANGUAGES}
    return next((place for place, name in enumerate(heading) if name in names), None)


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _numbered(lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number the rows as a spreadsheet does, leaving out the empty ones."""
    for number, cells in enumerate(lines, start=2):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _fault(number: int, field: str, given: dict[str, str]) -> Text:
    return text(
        "import-fault-area" if field == "area" else "import-fault-name",
        row=number,
        column=text(f"import-column-{field}"),
        value=given[field],
    )
