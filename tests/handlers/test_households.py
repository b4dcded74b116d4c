"""The list of households as committees keep it, and its import."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.households.actions import import_households
from handlers.households.sheet import HouseholdRow, Sheet, read
from handlers.kit.texts import plain
from storage.store import Store, Tx

ENGLISH = "en"
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
SHA256 = "ab" * 32
HEADING = "grid,building,unit,area"
LIST = """grid,building,unit,area
Grid 1,Building 1,1-101,88.5
Grid 1,Building 1,1-102,75.25
Grid 1,Building 2,1-101,60
"""
CHINESE = "网格,楼栋,户,面积\n第一网格,1号楼,1单元101,88.5\n第二网格,2号楼,1单元102,75.25\n"


def rows(sheet: Sheet) -> list[tuple[str, str, str, int]]:
    assert not faults(sheet)
    return [(row.grid, row.building, row.unit, row.hundredths) for row in sheet.rows]


def faults(sheet: Sheet) -> list[str]:
    return [plain(fault, ENGLISH) for fault in sheet.faults]


def of(*lines: str) -> Sheet:
    return read("\n".join((HEADING, *lines)).encode())


THREE = [
    ("Grid 1", "Building 1", "1-101", 8850),
    ("Grid 1", "Building 1", "1-102", 7525),
    ("Grid 1", "Building 2", "1-101", 6000),
]
TWO = [("第一网格", "1号楼", "1单元101", 8850), ("第二网格", "2号楼", "1单元102", 7525)]


# How a file may be written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    assert rows(read(CHINESE.encode(encoding))) == TWO


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，", "；"])
def test_cells_are_parted_as_the_heading_parts_them(delimiter: str) -> None:
    assert rows(read(LIST.replace(",", delimiter).encode())) == THREE


@pytest.mark.parametrize(
    "written",
    [
        LIST.replace("\n", "\r\n"),
        LIST.replace("\n", "\r"),
        LIST.rstrip("\n"),
        "\n\n" + LIST,
        LIST.replace("\n", "\n\n,,,\n  ,\t,,\n"),
        LIST.replace(HEADING, " Grid , BUILDING,Unit ,area"),
        LIST.replace("Grid 1", '"Grid 1"').replace("1-101", "  1-101 "),
        LIST.replace("\n", ",,\n"),
    ],
)
def test_a_list_is_read_however_it_is_spaced(written: str) -> None:
    assert rows(read(written.encode())) == THREE


def test_columns_may_stand_in_any_order_among_others() -> None:
    written = "备注,面积,unit,owner,楼栋,grid\n,88.5,1-101,王秀兰,1号楼,Grid 1\nnew,60,1-102,,1号楼,Grid 1\n"
    assert rows(read(written.encode())) == [("Grid 1", "1号楼", "1-101", 8850), ("Grid 1", "1号楼", "1-102", 6000)]


def test_a_quoted_cell_may_hold_the_delimiter_and_quotes() -> None:
    assert rows(of('"Grid 1, north","The ""Tower""",1-101,"88.5"')) == [("Grid 1, north", 'The "Tower"', "1-101", 8850)]


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    written = f'\n{HEADING},note\n\nGrid 1,Building 1,1-101,88.5,"two\nlines"\n,,,\nGrid 2,Building 2,1-101,none\n'
    assert faults(read(written.encode())) == [
        "Row 6: the area “none” must be square metres above 0, with two decimals at most."
    ]


@given(
    some.lists(
        some.tuples(some.text("ABC一二", min_size=1, max_size=3), some.decimals("0.01", "99999.99", places=2)),
        min_size=1,
        max_size=20,
        unique_by=lambda household: household[0],
    )
)
def test_what_is_written_is_what_is_read(households: list[tuple[str, Decimal]]) -> None:
    sheet = of(*(f"G,B,{unit},{area}" for unit, area in households))
    assert rows(sheet) == [("G", "B", unit, int(area * 100)) for unit, area in households]


# What is wrong with it


@pytest.mark.parametrize(
    ("area", "hundredths"),
    [
        ("88.5", 8850),
        ("88.05", 8805),
        ("88", 8800),
        ("0.01", 1),
        (" 88.5 ", 8850),
        ("８８.５", 8850),
        ("88．5", 8850),
        ("054.30", 5430),
        ("99999.99", 9999999),
        ("0", None),
        ("0.00", None),
        ("-3", None),
        ("+3", None),
        ("abc", None),
        ("", None),
        (".", None),
        ("88.505", None),
        ("100000", None),
        ('"88,5"', None),
        ('"1,088.5"', None),
        ("8_8", None),
        ("1e3", None),
        ("NaN", None),
        ("inf", None),
        ("88.5m²", 8850),
        ("88.5㎡", 8850),
        ("88.5 平方米", 8850),
        ("88.5平米", 8850),
        ("88.5平", 8850),
        ("８８．５平方米", 8850),
        ("平方米", None),
        ("88.5m", None),
        ("88.5 平方米平方米", None),
        ("八十八", None),
        ("½", None),
        ("9" * 30, None),
    ],
)
def test_an_area_is_square_metres_above_nothing_with_two_decimals(area: str, hundredths: int | None) -> None:
    sheet = of(f"Grid 1,Building 1,1-101,{area}")
    if hundredths is not None:
        assert rows(sheet) == [("Grid 1", "Building 1", "1-101", hundredths)]
        return
    shown = area.strip('"')
    wrong = f"the area “{shown}” must be square metres above 0, with two decimals at most."
    assert faults(sheet) == [f"Row 2: {wrong if shown else '“area” is empty. Please fill it in.'}"]


def test_a_comma_within_a_number_is_noticed() -> None:
    assert faults(of("Grid 1,Building 1,1-101,88,5")) == [
        "Row 2 has more cells than the heading. Is there a comma in a number?"
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([",Building 1,1-101,60"], ["Row 2: “grid” is empty. Please fill it in."]),
        (["Grid 1,   ,1-101,60"], ["Row 2: “building” is empty. Please fill it in."]),
        ([f"Grid 1,Building 1,{'x' * 61},60"], ["Row 2: “unit” must have 1 to 60 characters."]),
        (
            ["Grid 1"],
            [
                "Row 2: “building” is empty. Please fill it in.",
                "Row 2: “unit” is empty. Please fill it in.",
                "Row 2: “area” is empty. Please fill it in.",
            ],
        ),
        (
            ["G,B,1,60", "G,B,2,60", "G,B, 1,70", "G,B,1,80"],
            ["Row 4: this household is in row 2 already.", "Row 5: this household is in row 2 already."],
        ),
        (
            ["G,B,1,60", "H,B,2,60"],
            ["Row 3: B is in G according to row 2. A building can only be in one grid."],
        ),
        (
            ["G,B,1,none", "H,B,1,60", "G,B,2,-3", "G,B,2,70", "H,,3,60", "H,C,3,60"],
            [
                "Row 2: the area “none” must be square metres above 0, with two decimals at most.",
                "Row 3: this household is in row 2 already.",
                "Row 3: B is in G according to row 2. A building can only be in one grid.",
                "Row 4: the area “-3” must be square metres above 0, with two decimals at most.",
                "Row 5: this household is in row 4 already.",
                "Row 6: “building” is empty. Please fill it in.",
            ],
        ),
        ([], ["There is no household in the list."]),
        ([",,,", "", " , , , "], ["There is no household in the list."]),
    ],
)
def test_each_fault_is_named_with_its_row(lines: list[str], said: list[str]) -> None:
    assert faults(of(*lines)) == said


@pytest.mark.parametrize(
    ("heading", "missing"),
    [
        ("grid,building,unit", ["area"]),
        ("网格,户,面积", ["building"]),
        ("Grid 1,Building 1,1-101,88.5", ["grid", "building", "unit", "area"]),
        ("grid building unit area", ["grid", "building", "unit", "area"]),
    ],
)
def test_a_column_that_is_missing_is_named(heading: str, missing: list[str]) -> None:
    assert faults(read(f"{heading}\nG,B,1,60".encode())) == [
        f"The heading has no column “{column}”. Please add it and import again." for column in missing
    ]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "There is no household in the list."),
        (b"\n \n", "There is no household in the list."),
        (b"\xef\xbb\xbf", "There is no household in the list."),
        (b"PK\x03\x04\xff\xff\xff", "The list can’t be read as a table."),
        (b"\xff\xfe\x00", "The list can’t be read as a table."),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\x00", "The list can’t be read as a table."),
        (HEADING.encode() + b'\nG,B,"' + b"x" * 200_000, "Row 2: a quotation mark is opened and not closed."),
    ],
)
def test_what_is_no_table_is_refused(raw: bytes, said: str) -> None:
    sheet = read(raw)
    assert not sheet.rows
    assert faults(sheet)[0].startswith(said)


@given(
    some.binary(max_size=300)
    | some.text(max_size=300).map(lambda written: f"{HEADING}\n{written}".encode(errors="replace"))
)
def test_any_file_at_all_gives_households_or_says_why_not(raw: bytes) -> None:
    sheet = read(raw)
    assert sheet.rows or faults(sheet)


# Into the database


def import_(tx: Tx, sheet: Sheet, community: str = "Locust Lane") -> None:
    import_households(
        tx, NOW, sheet.homes(), community=community, language="en", time_zone="Asia/Shanghai", sha256=SHA256
    )


def _everything(tx: Tx) -> list[tuple[Any, ...]]:
    return [
        tuple(dict(row).values())
        for row in tx.all(
            """
            SELECT c.name AS community, g.name AS grid, b.name AS building, u.name AS unit, h.area
            FROM households h JOIN places u ON u.id = h.place_id JOIN places b ON b.id = u.parent_id
            JOIN places g ON g.id = b.parent_id JOIN communities c ON c.id = h.community_id
            ORDER BY c.id, g.name, b.name, u.name
            """
        )
    ]


async def test_a_list_becomes_a_community_and_a_second_one_mends_it(store: Store) -> None:
    first = of("G1,B1,101,88.5", "G1,B1,102,60", "G2,B2,101,70")
    await store.transact(lambda tx: import_(tx, first))
    ids = await store.read(lambda tx: {row["name"]: row["id"] for row in tx.all("SELECT id, name FROM places")})
    second = of("G1,B1,102,61.5", "G1,B1,103,90", "G3,B2,101,70")
    await store.transact(lambda tx: import_(tx, second))
    assert await store.read(_everything) == [
        ("Locust Lane", "G1", "B1", "101", 8850),
        ("Locust Lane", "G1", "B1", "102", 6150),
        ("Locust Lane", "G1", "B1", "103", 9000),
        ("Locust Lane", "G3", "B2", "101", 7000),
    ]
    later = await store.read(lambda tx: {row["name"]: row["id"] for row in tx.all("SELECT id, name FROM places")})
    assert later.items() >= ids.items()
    await store.transact(lambda tx: import_(tx, second))
    assert len(await store.read(_everything)) == 4


async def test_the_journal_tells_how_many_were_imported_from_which_list_and_no_names(store: Store) -> None:
    await store.transact(lambda tx: import_(tx, of("G1,B1,101,88.5", "G1,B1,102,60", "G2,B2,101,70")))
    entries = await store.read(lambda tx: tx.all("SELECT actor_id, verb, subject, data FROM journal"))
    root = await store.read(lambda tx: tx.all("SELECT id FROM places WHERE level = 'community'"))
    assert [(row["actor_id"], row["verb"], row["subject"], json.loads(row["data"])) for row in entries] == [
        (None, "households.import", f"place:{root[0]['id']}", {"buildings": 2, "households": 3, "sha256": SHA256})
    ]


async def test_two_communities_may_have_the_same_buildings(store: Store) -> None:
    sheet = of("G1,B1,101,88.5")
    for community in ("Locust Lane", "Willow Lane"):
        await store.transact(lambda tx, name=community: import_(tx, sheet, name))  # type: ignore[misc]
    assert [row[0] for row in await store.read(_everything)] == ["Locust Lane", "Willow Lane"]


async def test_an_import_that_fails_half_way_leaves_nothing(store: Store) -> None:
    good = of("G1,B1,101,88.5").rows
    bad = HouseholdRow.model_construct(grid="G2", building="B2", unit="101", area=Decimal(0))
    with pytest.raises(Exception, match="households_area"):
        await store.transact(lambda tx: import_(tx, Sheet((*good, bad), ())))
    assert await store.read(_everything) == []
    assert await store.read(lambda tx: tx.all("SELECT id FROM communities")) == []


async def test_a_whole_district_is_imported_while_one_waits(store: Store) -> None:
    lines = [f"Grid {n // 2000},Building {n // 100},{n % 100},{60 + n % 50}.5" for n in range(5000)]
    sheet = of(*lines)
    await store.transact(lambda tx: import_(tx, sheet))
    assert len(await store.read(_everything)) == 5000


@pytest.mark.parametrize(
    ("heading", "entrance", "unit", "read_as"),
    [
        ("网格,楼栋,单元,房号,面积", "1", "101", "1单元101"),
        ("网格,楼栋,单元号,室号,面积", "１", "101室", "1单元101室"),
        ("网格,楼栋,单元,房号,面积", "东单元", "101", "东单元101"),
        ("网格,楼栋,单元,房号,面积", "2", "2单元101", "2单元101"),
        ("网格,楼栋,单元,房号,面积", "2", "2-101", "2-101"),
        ("网格,楼栋,单元,房号,面积", "", "101", "101"),
        ("grid,building,entrance,unit,area", "B", "12", "B-12"),
    ],
)
def test_an_entrance_in_a_column_of_its_own_is_part_of_the_unit(
    heading: str, entrance: str, unit: str, read_as: str
) -> None:
    sheet = read(f"{heading}\n一网格,1号楼,{entrance},{unit},80\n一网格,1号楼,9,{unit}9,80\n".encode())
    assert sheet.faults == ()
    assert sheet.notes == ()
    assert sheet.rows[0].unit == read_as


def test_the_same_door_in_two_entrances_is_two_homes_and_a_list_without_a_unit_is_refused() -> None:
    rows = "一网格,1号楼,1,101,80\n一网格,1号楼,2,101,80\n"
    assert [row.unit for row in read(f"网格,楼栋,单元,房号,面积\n{rows}".encode()).rows] == ["1单元101", "2单元101"]
    [fault] = read("网格,楼栋,单元,面积\n一网格,1号楼,1,80\n".encode()).faults
    assert plain(fault, "zh-Hans") == "表头里没有「房号」这一列，请补上再导入。"
