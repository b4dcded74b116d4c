"""A list with everything wrong that can be: each faulty row is named with its number, in CSV and in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from handlers.households.import_words import faults as worded
from handlers.households.sheet import Sheet, read
from handlers.kit.texts import LANGUAGES, plain
from tests.handlers.workbooks import HEADING, workbook

ENGLISH = "en"
GOOD = ("G", "B", "1", "60")
RIGHT_TO_LEFT, ZERO_WIDTH, BELL = "\u202e", "\u200b", "\x07"
AREA = "the area “{}” must be square metres above 0, with two decimals at most."
EMPTY = "“{}” is empty. Please fill it in."
NAME = "“{}” must have 1 to 60 characters."
HIDDEN = "there is a line break or another character that can’t be seen ({}) in “{}”. Please type it again."
CHANGED = "“{}” in “unit” looks like what a spreadsheet made of something else."

FAULTY: Sequence[tuple[Sequence[str], str]] = [
    (("", "B", "2", "60"), EMPTY.format("grid")),
    (("G", "", "3", "60"), EMPTY.format("building")),
    (("G", "B", "", "60"), EMPTY.format("unit")),
    (("G", "B", "4", ""), EMPTY.format("area")),
    (("　", "B", "5", "60"), EMPTY.format("grid")),
    (("G", " \u00a0 ", "6", "60"), EMPTY.format("building")),
    (("G", "B", "x" * 61, "60"), NAME.format("unit")),
    (("网" * 61, "B7", "7", "60"), NAME.format("grid")),
    (("G", "😀" * 61, "8", "60"), NAME.format("building")),
    (("G\nnorth", "B", "9", "60"), HIDDEN.format("U+000A", "grid")),
    (("G", "B\r\n2", "10", "60"), HIDDEN.format("U+000D", "building")),
    (("G", "B", f"1{RIGHT_TO_LEFT}01", "60"), HIDDEN.format("U+202E", "unit")),
    (("G", "B", f"1{ZERO_WIDTH}1", "60"), HIDDEN.format("U+200B", "unit")),
    (("G", "B", "1\t2", "60"), HIDDEN.format("U+0009", "unit")),
    (("G", "\u3164", "13", "60"), HIDDEN.format("U+3164", "building")),
    (("G", "B\u2028", "14\u20282", "60"), HIDDEN.format("U+2028", "unit")),
    (("G", "B", "1月1日", "60"), CHANGED.format("1月1日")),
    (("G", "B", "1-Jan", "60"), CHANGED.format("1-Jan")),
    (("G", "B", "Jan-01", "60"), CHANGED.format("Jan-01")),
    (("G", "B", "2026/1/1", "60"), CHANGED.format("2026/1/1")),
    (("G", "B", "1.1E+11", "60"), CHANGED.format("1.1E+11")),
    (("G", "B", "15", "0"), AREA.format("0")),
    (("G", "B", "16", "0.00"), AREA.format("0.00")),
    (("G", "B", "17", "-60"), AREA.format("-60")),
    (("G", "B", "18", "60.505"), AREA.format("60.505")),
    (("G", "B", "19", "1,060.5"), AREA.format("1,060.5")),
    (("G", "B", "20", "60,5"), AREA.format("60,5")),
    (("G", "B", "21", "1 060"), AREA.format("1 060")),
    (("G", "B", "22", "100000"), AREA.format("100000")),
    (("G", "B", "23", "about 60"), AREA.format("about 60")),
    (("G", "B", "24", "六十"), AREA.format("六十")),
    (("G", "B", "25", "6e1"), AREA.format("6e1")),
    (("G", "B", "26", "NaN"), AREA.format("NaN")),
    (("G", "B", "27", "60 ft²"), AREA.format("60 ft²")),
    (("G", "B", "28", "60..5"), AREA.format("60..5")),
    (("G", "B", "29", f"60{RIGHT_TO_LEFT}"), AREA.format("60�")),
    (("G", "B", "30", "60/70"), AREA.format("60/70")),
    (("G", "B", "１", "60"), "this household is in row 2 already."),
    (("G", " B ", "1", "61"), "this household is in row 2 already."),
    (("H", "B", "31", "60"), "B is in G according to row 2. A building can only be in one grid."),
]
NUMBERED = [f"Row {row}: {said}" for row, (_, said) in enumerate(FAULTY, start=3)]


def faults(sheet: Sheet) -> list[str]:
    assert not [row for row in sheet.rows if row.grid != "G"] or sheet.faults
    return [plain(fault, ENGLISH) for fault in sheet.faults]


def as_csv(lines: Sequence[Sequence[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([HEADING, *lines])
    return file.getvalue().encode("utf-8-sig")


def begin_alike(found: list[str], expected: list[str]) -> bool:
    return len(found) == len(expected) and all(f.startswith(e) for f, e in zip(found, expected, strict=True))


def test_there_are_37_faults_at_least_and_no_two_rows_alike() -> None:
    assert len(FAULTY) >= 37
    assert len({tuple(cells) for cells, _ in FAULTY}) == len(FAULTY)


def test_each_faulty_row_of_a_csv_file_is_named() -> None:
    lines = [GOOD, *(cells for cells, _ in FAULTY)]
    found = faults(read(as_csv(lines)))
    assert begin_alike(found, NUMBERED), found


def test_in_csv_a_row_may_be_too_wide_and_a_quote_left_open_too() -> None:
    raw = as_csv([GOOD, *(cells for cells, _ in FAULTY)]) + b'G,B,40,60,5\r\nG,"B,41,60\r\nG,B,42,60\r\n'
    found = faults(read(raw))
    row = len(FAULTY) + 3
    assert begin_alike(
        found,
        [
            *NUMBERED,
            f"Row {row} has more cells than the heading.",
            f"Row {row + 1}: a quotation mark is opened and not closed.",
        ],
    ), found


def test_each_faulty_row_of_a_workbook_is_named() -> None:
    writable = [(cells, said) for cells, said in FAULTY if BELL not in "".join(cells)]
    found = faults(read(workbook([GOOD, *(cells for cells, _ in writable)])))
    # XML knows one kind of line break.
    assert begin_alike(
        [each.replace("U+000D", "U+000A") for each in found], [n.replace("U+000D", "U+000A") for n in NUMBERED]
    ), found


def test_in_a_workbook_excels_own_faults_come_on_top() -> None:
    more: list[Sequence[Any]] = [
        ("G", "B", datetime(2026, 1, 1), "60"),  # noqa: DTZ001
        ("G", "B", 1.1, "60"),
        ("G", "B", "=C2", "60"),
        ("G", "B", "#N/A", "60"),
        ("G", "B", "50", datetime(2026, 1, 1)),  # noqa: DTZ001
        ("G", "B", "51", "60"),
        ("G", "B", "", "60"),
    ]
    first = len(FAULTY) + 3

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells(f"C{first + 5}:C{first + 6}")

    found = faults(read(workbook([GOOD, *(cells for cells, _ in FAULTY), *more], merge)))[len(FAULTY) :]
    assert begin_alike(
        found,
        [
            f"Row {first}: “unit” is a date or time (2026-01-01).",
            f"Row {first + 1}: “unit” is the number 1.1",
            f"Row {first + 2}: “unit” is a formula that has not been computed.",
            f"Row {first + 3}: “unit” holds #N/A",
            f"Row {first + 4}: “area” is a date or time (2026-01-01).",
            f"Row {first + 6}: the cell of “unit” is merged with others.",
        ],
    ), found


@pytest.mark.parametrize("control", [chr(n) for n in (*range(1, 9), 0x0E, 0x1B, 0x7F, 0x85, 0x9F)])
def test_control_characters_are_no_part_of_a_name(control: str) -> None:
    found = faults(read(as_csv([("G", "B", f"1{control}01", "60")])))
    assert begin_alike(found, [f"Row 2: {HIDDEN.format(f'U+{ord(control):04X}', 'unit')}"])


@pytest.mark.parametrize("bidi", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
def test_what_turns_a_line_around_is_no_part_of_a_name(bidi: str) -> None:
    found = faults(read(as_csv([("G", f"B{bidi}2", "101", "60")])))
    assert begin_alike(found, [f"Row 2: {HIDDEN.format(f'U+{ord(bidi):04X}', 'building')}"])


# What is no fault


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("００１", "001"),
        ("001", "001"),
        ("１－１０１", "1-101"),
        ("Ａ１", "A1"),
        (" 101　", "101"),
        ("1\u00a0单元  101", "1 单元 101"),
        ("101\n", "101"),
        ("🏠1", "🏠1"),
        ("é101", "é101"),
        ("x" * 60, "x" * 60),
        ("<b>1</b>", "<b>1</b>"),
        ("=1+1", "=1+1"),
        ("13-Mayor", "13-Mayor"),
        ("2026/101", "2026/101"),
    ],
)
def test_a_name_is_kept_in_its_one_spelling(written: str, unit: str) -> None:
    for raw in (as_csv([("G", "B", written, "60")]), workbook([("G", "B", written, "60")])):
        if written.startswith("=") and raw.startswith(b"PK"):
            continue  # that is a formula there
        sheet = read(raw)
        assert [plain(fault, ENGLISH) for fault in sheet.faults] == []
        assert [row.unit for row in sheet.rows] == [unit]


@pytest.mark.parametrize(
    "heading",
    [
        "网格,楼栋,户,面积",
        "所属网格,楼号,室号,建筑面积(㎡)",
        "所属网格,栋,户号,建筑面积（平方米）",
        "网格,楼栋号,单元房号,面积 m²",
        " 网格 ,幢,房号,房屋面积",
        "网格名称,楼栋,门牌号,建筑面积【㎡】",
        "GRID,Block,Flat No.,Floor area (sqm)",
        "Grid,Building_No,Unit Number,Area m2",
        '"所属\n网格",楼栋,"房\n号","建筑面积\n(㎡)"',
    ],
)
def test_columns_go_by_the_names_that_are_usual(heading: str) -> None:
    sheet = read(f"{heading}\nG,B,1,60\n".encode())
    assert [plain(fault, ENGLISH) for fault in sheet.faults] == []
    assert sheet.homes() == {"G": {"B": {"1": 6000}}}


def test_two_columns_for_one_thing_are_refused_by_their_names() -> None:
    sheet = read("网格,楼栋,户,面积,建筑面积\nG,B,1,60,70\n".encode())
    assert faults(sheet) == ["Two columns could be “area”: “面积” and “建筑面积”. Please keep one of them."]


def test_a_title_may_stand_above_the_heading() -> None:
    sheet = read("槐树里住户名单,,,\n2026年11月,,,\n网格,楼栋,户,面积\nG,B,1,none\n".encode())
    assert faults(sheet) == [f"Row 4: {AREA.format('none')}"]


def test_what_is_missing_is_said_of_the_row_that_looks_most_like_a_heading() -> None:
    sheet = read("槐树里住户名单,,\n网格,楼栋,户\nG,B,1\n".encode())
    assert faults(sheet) == ["The heading has no column “area”. Please add it and import again."]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=; "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_line_that_tells_excel_what_parts_cells_is_obeyed(first: str, encoding: str) -> None:
    sheet = read(f"{first}\r\n网格;楼栋;户;面积\r\nG,1;B;1;60\r\nG,1;B;2;-1\r\n".encode(encoding))
    assert faults(sheet) == [f"Row 3: {AREA.format('-1')}"]
    assert [row.grid for row in sheet.rows] == ["G,1"]


# As many as fit


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 50, 600])
def test_in_chat_as_many_faults_are_named_as_fit_and_the_rest_is_counted(language: str, count: int) -> None:
    sheet = read(as_csv([("G", f"B<&>{n}", "😀" * 61, f"{n}😀😀") for n in range(count)]))
    said = plain(worded(sheet.faults, language).text, language)
    assert len(said.encode("utf-16-le")) / 2 <= 4096
    every = {plain(fault, language) for fault in sheet.faults}
    named = [line for line in said.splitlines()[1:] if line in every]
    more = 2 * count - len(named)
    assert len(said.splitlines()) == len(named) + 1 + bool(more)
    assert (str(more) in said.splitlines()[-1]) or not more
    assert len(said.encode("utf-16-le")) / 2 > 3500 or not more
