"""Reads a list of households as committees keep it: a CSV file with a heading in Chinese or English."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from handlers.kit.replies import Text, text
from handlers.kit.texts import LANGUAGES, plain

DELIMITERS = ",;\t，；"


def _as_written(value: str) -> str:
    """Refuse what Python would read as a number and a clerk would not, such as `8_8` and `1e3`."""
    if not all(character.isdecimal() or character in ".．" for character in value.strip()):
        raise ValueError("not a number")
    return value.strip().replace("．", ".")


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
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
    """What a file holds. Where there are faults nothing of it may be used."""

    rows: tuple[HouseholdRow, ...]
    faults: tuple[Text, ...]


def read(raw: bytes) -> Sheet:
    """Read a CSV file in UTF-8, with or without its mark, UTF-16 or GB18030. The heading says what parts cells."""
    try:
        lines = list(_numbered(_decoded(raw)))
    except (UnicodeDecodeError, csv.Error):
        return Sheet((), (text("import-unreadable"),))
    if not lines:
        return Sheet((), (text("import-empty"),))
    heading = [cell.strip().lower() for cell in lines[0][1]]
    columns = {field: place for field in HouseholdRow.model_fields if (place := _column(heading, field)) is not None}
    missing = [field for field in HouseholdRow.model_fields if field not in columns]
    if missing:
        return Sheet((), tuple(text("import-no-column", column=text(f"import-column-{field}")) for field in missing))
    return _households(columns, len(heading), lines[1:])


def _households(columns: dict[str, int], width: int, lines: list[tuple[int, list[str]]]) -> Sheet:
    rows: list[HouseholdRow] = []
    faults: list[Text] = []
    homes: dict[tuple[str, str], int] = {}
    grids: dict[str, tuple[str, int]] = {}
    for number, cells in lines:
        if any(cell.strip() for cell in cells[width:]):
            # Its cells have moved: nothing else that stands in it can be trusted.
            faults.append(text("import-too-wide", row=number))
            continue
        given = {field: (cells[place] if place < len(cells) else "").strip() for field, place in columns.items()}
        try:
            rows.append(HouseholdRow.model_validate(given))
        except ValidationError as error:
            faults += [_fault(number, str(problem["loc"][0]), given) for problem in error.errors()]
        faults += _clashes(number, given, homes, grids)
    if not rows and not faults:
        faults.append(text("import-empty"))
    return Sheet(tuple(rows), tuple(faults))


def _clashes(
    number: int, given: dict[str, str], homes: dict[tuple[str, str], int], grids: dict[str, tuple[str, int]]
) -> Iterator[Text]:
    """Compare a row with those before it, even one with a fault: who mends the list shall learn of all at once."""
    grid, building, unit = given["grid"], given["building"], given["unit"]
    if building and unit:
        first = homes.setdefault((building, unit), number)
        if first != number:
            yield text("import-twice", row=number, first=first)
    if building and grid:
        known, first = grids.setdefault(building, (grid, number))
        if known != grid:
            yield text("import-two-grids", row=number, building=building, grid=known, first=first)


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _numbered(written: str) -> Iterator[tuple[int, list[str]]]:
    """Number the rows as a spreadsheet does, leaving out the empty ones."""
    heading = next((line for line in written.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=heading.count)
    for number, cells in enumerate(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter), start=1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _column(heading: list[str], field: str) -> int | None:
    names = {plain(text(f"import-column-{field}"), language).lower() for language in LANGUAGES}
    return next((place for place, name in enumerate(heading) if name in names), None)


def _fault(number: int, field: str, given: dict[str, str]) -> Text:
    return text(
        "import-fault-area" if field == "area" else "import-fault-name",
        row=number,
        column=text(f"import-column-{field}"),
        value=given[field],
    )
