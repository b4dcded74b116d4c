"""Lists of households in Excel: what is read of a workbook, and what Excel did to a cell that is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from handlers.households import workbook as reader
from handlers.households.sheet import Sheet, read
from handlers.kit.replies import text
from handlers.kit.texts import plain
from tests.handlers.workbooks import SHEET, Change, altered, cell, saved, workbook

ENGLISH = "en"


def rows(sheet: Sheet) -> list[tuple[str, str, str, int]]:
    assert not faults(sheet)
    return [(row.grid, row.building, row.unit, row.hundredths) for row in sheet.rows]


def faults(sheet: Sheet) -> list[str]:
    return [plain(fault, ENGLISH) for fault in sheet.faults]


def notes(sheet: Sheet) -> list[str]:
    return [plain(text(id_, **values), ENGLISH) for id_, values in sheet.notes]


def one(*line: Any, change: Change = lambda sheet: None) -> Sheet:
    return read(workbook([line], change))


# What is read


def test_a_workbook_is_read_as_a_list() -> None:
    raw = workbook(
        [("第一网格", "1号楼", "1单元101", 88.5), None or (), ("第一网格", "1号楼", 102, "75.25㎡")],
        heading=("所属网格", "楼号", "房号", "建筑面积\n（㎡）"),
    )
    assert rows(read(raw)) == [("第一网格", "1号楼", "1单元101", 8850), ("第一网格", "1号楼", "102", 7525)]


def test_rows_keep_their_numbers_below_a_title_and_empty_rows() -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "槐树里社区住户名单"
    sheet.merge_cells("A1:D1")
    for column, name in enumerate(("网格", "楼栋", "户", "面积"), start=1):
        sheet.cell(3, column, name)
    for column, value in enumerate(("G", "B", "1", "none"), start=1):
        sheet.cell(7, column, value)
    assert faults(read(saved(book))) == [
        "Row 7: the area “none” must be square metres above 0, with two decimals at most."
    ]


@pytest.mark.parametrize(
    ("value", "layout", "unit"),
    [
        (101, "General", "101"),
        (101.0, "0.00", "101"),
        (101, "0000", "0101"),
        (101, "00000_ ", "00101"),
        ("0101", "@", "0101"),
        ("１０１", "General", "101"),
        (" 101 ", "General", "101"),
        ("1-101", "General", "1-101"),
    ],
)
def test_a_unit_is_taken_as_it_is_shown(value: Any, layout: str, unit: str) -> None:
    def show(sheet: Worksheet) -> None:
        sheet["C2"].number_format = layout

    assert rows(one("G", "B", value, 60, change=show)) == [("G", "B", unit, 6000)]


@pytest.mark.parametrize("area", [88.3, 88.30000000000001, "88.30", "=80+8.3"])
def test_an_area_that_was_computed_is_what_excel_shows(area: Any) -> None:
    raw = workbook([("G", "B", "1", area)])
    computed = cell(raw, "D2", '<c r="D2"><f>80+8.3</f><v>88.299999999999997</v></c>')
    assert rows(read(computed if area == "=80+8.3" else raw)) == [("G", "B", "1", 8830)]


def test_grids_and_buildings_may_be_merged_downwards() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("B2:B3")

    raw = workbook([("G", "B1", "1", 60), ("", "", "2", 61), ("", "B2", "1", 62)], merge)
    assert rows(read(raw)) == [("G", "B1", "1", 6000), ("G", "B1", "2", 6100), ("G", "B2", "1", 6200)]


def test_the_first_sheet_that_holds_something_is_read_and_the_others_are_named() -> None:
    book = Workbook()
    book.active.title = "空"
    hidden = book.create_sheet("旧")
    hidden.append(["nothing", "of", "use"])
    hidden.sheet_state = "hidden"
    for name in ("2026", "2025"):
        sheet = book.create_sheet(name)
        sheet.append(["grid", "building", "unit", "area"])
        sheet.append(["G", "B", name, 60])
    found = read(saved(book))
    assert rows(found) == [("G", "B", "2026", 6000)]
    assert notes(found) == ["Only the sheet “2026” is read; there are others: 2025"]


def test_hidden_rows_are_read_and_counted() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True

    found = read(workbook([("G", "B", "1", 60), ("G", "B", "2", 60)], hide))
    assert len(rows(found)) == 2
    assert notes(found) == ["One hidden row is read, too."]


def test_other_columns_are_passed_over_and_named_whatever_stands_in_them() -> None:
    raw = workbook(
        [("王秀兰", "G", "B", "1", 60, datetime(2020, 1, 1), "no heading")],  # noqa: DTZ001
        heading=("业主", "grid", "building", "unit", "area", "入住日期"),
    )
    found = read(raw)
    assert rows(found) == [("G", "B", "1", 6000)]
    assert notes(found) == ["2 columns are passed over, such as: 业主, 入住日期"]


def test_what_a_file_says_of_its_own_size_is_not_believed() -> None:
    raw = workbook([("G", "B", "1", 60), ("G", "B", "2", 60)])
    for lie in ("A1", "A3:D3", "A1:XFD1048576"):
        lying = altered(raw, SHEET, lambda sheet, lie=lie: sheet.replace("A1:D3", lie))  # type: ignore[misc]
        assert len(rows(read(lying))) == 2


# What is refused


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 1, 1), "is a date or time (2026-01-01)"),  # noqa: DTZ001
        (datetime(2026, 1, 1, 8, 30), "is a date or time (2026-01-01 08:30:00)"),  # noqa: DTZ001
        (time(1, 1), "is a date or time (01:01:00)"),
        (1.1, "is the number 1.1, which may have looked otherwise"),
        (-101, "is the number -101"),
        (1e20, "is the number 1e+20"),
        (True, "holds TRUE, which is no text and no number"),
        ("#REF!", "holds #REF!, which is no text and no number"),
        ("=A2", "is a formula that has not been computed"),
        (None, "is empty"),
        ("1\n01", "a line break or another character that can’t be seen (U+000A)"),
    ],
)
def test_what_excel_made_of_a_unit_is_refused(value: Any, said: str) -> None:
    sheet = one("G", "B", value, 60)
    assert len(sheet.faults) == 1
    assert said in faults(sheet)[0]
    assert faults(sheet)[0].startswith("Row 2: ")
    assert "“unit”" in faults(sheet)[0]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(1900, 3, 28), "“area” is a date"),  # noqa: DTZ001
        (88.505, "the area “88.505” must be"),
        (0, "the area “0” must be"),
        (-3, "the area “-3” must be"),
        ("1,088.5", "the area “1,088.5” must be"),
        ("=1/0", "“area” is a formula"),
        (False, "“area” holds FALSE"),
        (1e20, "the area “1e+20” must be"),
    ],
)
def test_an_area_that_is_none_is_refused(value: Any, said: str) -> None:
    assert [said in fault for fault in faults(one("G", "B", "1", value))] == [True]


def test_a_number_shown_with_words_is_refused() -> None:
    def show(sheet: Worksheet) -> None:
        sheet["C2"].number_format = '0"单元101"'

    assert "is the number 1, which" in faults(one("G", "B", 1, 60, change=show))[0]


def test_two_households_never_share_a_unit_or_an_area() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C3")
        sheet.merge_cells("D3:D4")
        sheet.merge_cells("A4:B4")

    raw = workbook([("G", "B", "1", 60), ("G", "B", "", 61), ("G", "", "3", "")], merge)
    assert faults(read(raw)) == [
        f"Row {row}: the cell of “{column}” is merged with others. Please split it and fill in each row."
        for row, column in ((3, "unit"), (4, "building"), (4, "area"))
    ]


def _encrypted() -> bytes:
    return reader.OLE + b"\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


def _locked() -> bytes:
    """A ZIP file whose members are flagged as encrypted."""
    raw = bytearray(workbook([("G", "B", "1", 60)]))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(sign, at + 4)
    return bytes(raw)


def _zip(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def _laughing() -> bytes:
    """A workbook whose XML grows from a few lines to gigabytes."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
    raw = cell(workbook([("G", "B", "1", 60)]), "A2", '<c r="A2" t="inlineStr"><is><t>&a9;</t></is></c>')
    return altered(raw, SHEET, lambda sheet: head + sheet.removeprefix('<?xml version="1.0"?>'))


UNREADABLE = "The list can’t be read as a table."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (_encrypted(), "The file is protected by a password."),
        (_locked(), "The file is protected by a password."),
        (reader.OLE + bytes(600), "This is an old Excel file."),
        (_zip(content_xml=b"<office/>"), "This is no Excel workbook."),
        (_zip(), "This is no Excel workbook."),
        (_zip(xl__workbook_xml=b"<workbook/>"), UNREADABLE),
        (_zip(xl__workbook_xml=b"<workbook/>", bomb=bytes(reader.MOST_UNPACKED)), "Unpacked, the file is larger than"),
        (workbook([("G", "B", "1", 60)])[:-300], UNREADABLE),
        (workbook([("G", "B", "1", 60)])[:30] + bytes(3000), UNREADABLE),
        (_laughing(), UNREADABLE),
        (cell(workbook([("G", "B", "1", 60)]), "A2", "<c r='A2' t='s'><v>99999</v></c>"), UNREADABLE),
        (
            altered(workbook([("G", "B", "1", 60)]), SHEET, lambda sheet: sheet.replace('r="2"', 'r="99999999"')),
            UNREADABLE,
        ),
        (workbook([], heading=()), "There is no household in the list."),
        (workbook([]), "There is no household in the list."),
        (workbook([("G", "B", "1", 60)], heading=("grid", "building", "unit")), "The heading has no column “area”."),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(raw: bytes, said: str) -> None:
    sheet = read(raw)
    assert not sheet.rows
    assert len(sheet.faults) == 1
    assert faults(sheet)[0].startswith(said)


def test_cells_merged_by_the_million_are_refused() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells><pageMargins '
    raw = altered(workbook([("G", "B", "1", 60)]), SHEET, lambda sheet: sheet.replace("<pageMargins ", merged))
    assert faults(read(raw)) == [
        "Too many cells are merged. Please split them, fill in each row and import the list again."
    ]


def test_a_list_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_ROWS", 3)
    lines = [("G", "B", str(unit), 60) for unit in range(3)]
    assert faults(read(workbook(lines))) == [
        "There are more than 3 rows. Please split the list and import one part after the other."
    ]
    assert len(rows(read(workbook(lines[:2])))) == 2
