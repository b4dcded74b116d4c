"""Workbooks for the tests: as Excel writes them, and as nobody should."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADING = ("grid", "building", "unit", "area")
Change = Callable[[Worksheet], None]


def workbook(
    lines: Iterable[Sequence[Any]], change: Change = lambda sheet: None, *, heading: Sequence[Any] = HEADING
) -> bytes:
    """Return a workbook with a heading and these rows, changed as one likes."""
    book = Workbook()
    sheet = book.active
    for line in (heading, *lines):
        sheet.append(list(line))
    change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def altered(raw: bytes, member: str, change: Callable[[str], str]) -> bytes:
    """Return a workbook in one of whose parts the XML is altered."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content.decode()).encode() if info.filename == member else content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def cell(raw: bytes, ref: str, xml: str) -> bytes:
    """Return a workbook in which a cell is written so."""
    return altered(raw, SHEET, lambda sheet: re.sub(rf'<c r="{ref}"[^>]*?(/>|>.*?</c>)', xml, sheet))
