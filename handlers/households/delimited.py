"""Reads CSV files, in the encodings and with the delimiters that spreadsheets write."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from handlers.households.table import MOST_ROWS, Line, Table, UnreadableError
from handlers.kit.replies import Text, text

DELIMITERS = ",;\t，；"
_SEP = re.compile(r"\s*\"?sep=(.)\"?[^\S\r\n]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
"""The line by which Excel is told what parts the cells. It shows no such row, and so none is counted."""


def read(raw: bytes) -> Table:
    """Read a CSV file in UTF-8, with or without its mark, UTF-16 or GB18030. Raises `UnreadableError`."""
    written = _decoded(raw)
    told = _SEP.match(written)
    if told:
        written = written[told.end() :]
    heading = next((line for line in written.splitlines() if line.strip()), "")
    delimiter = told[1] if told else max(DELIMITERS, key=heading.count)
    lines: list[Line] = []
    faults: list[Text] = []
    for line in _numbered(written, delimiter):
        if isinstance(line, Text):
            faults.append(line)
        else:
            lines.append(line)
    return Table(lines=lines, told=lambda _row, _column, cell, _field: cell or "", loose=True, faults=tuple(faults))


def _decoded(raw: bytes) -> str:
    utf_16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in raw and not utf_16:
        raise UnreadableError(text("import-unreadable"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(text("import-unreadable"))


def _numbered(written: str, delimiter: str) -> Iterator[Line | Text]:
    """Number the rows as a spreadsheet does, leaving out the empty ones; a quote that is not closed ends them."""
    reader = csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
            if number > MOST_ROWS:
                yield text("import-too-long", limit=MOST_ROWS)
                return
    except csv.Error:
        yield text("import-quotes", row=number + 1)
