"""Reads .xlsx workbooks. What Excel made of a cell that somebody typed otherwise is refused, never guessed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import IO, Any
from xml.etree import ElementTree

from handlers.households.table import MOST_ROWS, Line, Table, UnreadableError, Wrong
from handlers.kit.quotes import shown
from handlers.kit.replies import text

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: .xlsx is a ZIP file; what is encrypted, and the old .xls, is Microsoft's older container."""

MOST_UNPACKED = 100_000_000
"""Bytes that a workbook may hold unpacked: far more than 100,000 households, far less than would hurt the machine."""
MOST_MERGED = 4 * MOST_ROWS
LAST_ROW = 2**20
SHARED = ("grid", "building")
"""Fields that may be merged downwards. Two households never share a unit or an area."""

Notes = list[tuple[str, Mapping[str, str | int]]]
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PADDED = re.compile(r"(0{2,})(?:_.)?(?:;.*)?")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(slots=True)
class Marks:
    """What openpyxl passes over when it reads row by row. Columns are counted from 0, rows from 1."""

    hidden: set[int] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def read(raw: bytes) -> Table:
    """Read the first sheet that holds something. Raises `UnreadableError`."""
    if raw.startswith(OLE):
        raise UnreadableError(text("import-encrypted" if _ENCRYPTED in raw else "import-old-excel"))
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(raw)) as archive:
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, such as drop-down lists, nothing matters
            _check(archive)
            return _first_sheet(io.BytesIO(raw), archive)
    except UnreadableError:
        raise
    except Exception:
        # A file that people send can be broken in more ways than a library has errors for.
        raise UnreadableError(text("import-unreadable")) from None


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse what is encrypted, no workbook, or a bomb. No member unpacks to more than its size says."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError(text("import-encrypted"))
    if "xl/workbook.xml" not in archive.namelist():
        raise UnreadableError(text("import-no-workbook"))
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnreadableError(text("import-too-much", limit=MOST_UNPACKED // 1_000_000))


def _first_sheet(file: IO[bytes], archive: zipfile.ZipFile) -> Table:
    from openpyxl import load_workbook  # it takes a while, and few need it

    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    filled = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible" and any(_filled(sheet))]
    if not filled:
        return Table(lines=(), told=lambda *_: "", loose=False)
    lines: list[Line] = []
    for line in _filled(filled[0]):
        lines.append(line)
        if len(lines) > MOST_ROWS:
            raise UnreadableError(text("import-too-long", limit=MOST_ROWS))
    with archive.open(filled[0]._worksheet_path) as content:
        marks = _marks(content)
    return _table(lines, marks, _notes([sheet.title for sheet in filled], lines, marks))


def _filled(sheet: Any) -> Iterator[Line]:
    """Yield the rows in which something stands."""
    sheet.reset_dimensions()  # what a file says of them may be wrong
    for number, cells in enumerate(sheet.iter_rows(min_row=1, min_col=1), start=1):
        if number > LAST_ROW:
            raise UnreadableError(text("import-unreadable"))
        if any(cell.value is not None and str(cell.value).strip() for cell in cells):
            yield number, cells


def _table(lines: list[Line], marks: Marks, notes: Notes) -> Table:
    there = dict(lines) if marks.merged else {}

    def told(row: int, column: int, cell: Any, name: str) -> str | Wrong:
        source = marks.merged.get((row, column), (row, column))
        if source in marks.uncomputed:
            return Wrong("import-cell-formula")
        if source[0] == row and source[1] == column:
            return _told(cell, name)
        above = there.get(source[0], ())
        if source[1] != column or column >= len(above) or name not in SHARED:
            return Wrong("import-cell-merged")
        return _told(above[column], name)

    return Table(lines=lines, told=told, loose=False, notes=tuple(notes))


def _told(cell: Any, name: str) -> str | Wrong:
    """Return what a cell says, as it is shown in Excel."""
    value = None if cell is None else cell.value
    match value:
        case None:
            return ""
        case str() if cell.data_type == "e":
            return Wrong("import-cell-error", shown(value))
        case str():
            return value
        case bool():
            return Wrong("import-cell-error", str(value).upper())
        case date() | time() | timedelta():
            return Wrong("import-cell-date", shown(str(value).removesuffix(" 00:00:00")))
        case int() | float():
            return f"{value:.15g}" if name == "area" else _name(value, cell.number_format or "")
        case _:
            return Wrong("import-cell-error", shown(str(value)))


def _name(value: float, layout: str) -> str | Wrong:
    """Return a number as a name: 101, or 0101 where it is shown so. Of 1.10 the end is lost."""
    padded = _PADDED.fullmatch(layout)
    if value != int(value) or value < 0 or '"' in layout or value >= 10**15:
        return Wrong("import-cell-number", f"{value:.15g}")
    return str(int(value)).zfill(len(padded[1]) if padded else 0)


def _notes(sheets: list[str], lines: list[Line], marks: Marks) -> Notes:
    notes: Notes = []
    if len(sheets) > 1:
        notes.append(("import-note-sheets", {"sheet": shown(sheets[0]), "others": ", ".join(map(shown, sheets[1:6]))}))
    hidden = sum(number in marks.hidden for number, _ in lines)
    if hidden:
        notes.append(("import-note-hidden", {"count": hidden}))
    return notes


def _marks(content: IO[bytes]) -> Marks:
    """Look through a sheet for hidden rows, merged cells and formulas that nobody has computed yet."""
    marks = Marks()
    row = column = 0
    for event, element in ElementTree.iterparse(content, ("start", "end")):  # noqa: S314  # expat bounds entities
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r") or row + 1), -1
                if element.get("hidden") in ("1", "true"):
                    marks.hidden.add(row)
            elif tag == "c":
                column = _place(element.get("r") or "", column)
            continue
        if tag == "c" and _uncomputed(element):
            marks.uncomputed.add((row, column))
        elif tag == "mergeCell":
            _merge(marks, element.get("ref") or "")
        if tag in ("c", "row"):
            element.clear()
    return marks


def _uncomputed(cell: ElementTree.Element) -> bool:
    parts = {part.tag.rpartition("}")[2]: part.text for part in cell}
    return "f" in parts and not parts.get("v")


def _merge(marks: Marks, ref: str) -> None:
    found = _RANGE.fullmatch(ref)
    if found is None:
        return
    left, right = _column(found[1]), _column(found[3])
    top, bottom = int(found[2]), min(int(found[4]), LAST_ROW)
    if (right - left + 1) * (bottom - top + 1) + len(marks.merged) > MOST_MERGED:
        raise UnreadableError(text("import-too-merged"))
    first = (top, left)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != first:
                marks.merged[row, column] = first


def _place(ref: str, before: int) -> int:
    letters = ref.rstrip("0123456789")
    return _column(letters) if letters else before + 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
