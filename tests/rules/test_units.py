"""Which unit somebody means who types it their own way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.units import NEAR, Unit, behind, find, in_order, written_otherwise


def named(*names: str) -> tuple[Unit, ...]:
    return tuple(Unit(number, name) for number, name in enumerate(names, start=1))


STAIRS = named("1单元101", "1单元301", "1单元302", "2单元101", "2单元301", "11单元01")
FLATS = named("101", "102", "0201", "301", "B301", "北屋")


def meant(units: tuple[Unit, ...], written: str) -> list[str]:
    return [unit.name for unit in find(units, written).units]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("1单元301", ["1单元301"]),
        (" 1单元 301 室", ["1单元301"]),
        ("１单元３０１", ["1单元301"]),
        ("1-301", ["1单元301"]),
        ("1—301", ["1单元301"]),
        ("１－３０１", ["1单元301"]),
        ("01-0301", ["1单元301"]),
        ("1 301", ["1单元301"]),
        ("1301", ["1单元301"]),
        ("\u202e1-301\u202c", ["1单元301"]),
        ("302", ["1单元302"]),
        ("302室", ["1单元302"]),
        ("301", ["1单元301", "2单元301"]),
        ("1101", ["1单元101", "11单元01"]),
        ("11-01", ["11单元01"]),
        ("1-101", ["1单元101"]),
    ],
)
def test_stairs_and_doors_are_understood_however_they_are_written(written: str, names: list[str]) -> None:
    assert meant(STAIRS, written) == names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("101", ["101"]),
        ("flat 101", ["101"]),
        ("Apt. 201", ["0201"]),
        ("Room No. 301", ["301"]),
        ("101号", ["101"]),
        ("201", ["0201"]),
        ("b301", ["B301"]),
        ("B-301", ["B301"]),
        ("301", ["301"]),
        ("北屋", ["北屋"]),
        (" 北屋\n", ["北屋"]),
    ],
)
def test_a_flat_is_understood_by_its_name(written: str, names: list[str]) -> None:
    assert meant(FLATS, written) == names


@pytest.mark.parametrize("written", ["999", "1-999", "", "   ", "🙂", "<b>9</b>", "南屋", "一", "x" * 5000, "\0"])
def test_what_is_none_of_them_is_none_of_them(written: str) -> None:
    assert meant(STAIRS, written) == []


@pytest.mark.parametrize(
    ("building", "written", "rest"),
    [
        ("3号楼", "3号楼 301", " 301"),
        ("3号楼", "３号楼３０１", "301"),
        ("3号楼", "三号楼 301", " 301"),
        ("3号楼", "三号楼一单元301", "一单元301"),
        ("三号楼", "３ 号楼301", "301"),
        ("23号楼", "二十三号楼301", "301"),
        ("3号楼", "十三号楼301", None),
        ("10", "十一号楼301", None),
        ("1", "一〇一", None),
        ("3号楼", "3号楼", ""),
        ("1", "1-301", "-301"),
        ("1", "1 301", " 301"),
        ("1", "1号楼301", "号楼301"),
        ("1", "101", None),
        ("B", "b301", "301"),
        ("3号楼", "301", None),
    ],
)
def test_what_stands_behind_a_building_is_told_from_a_number_that_begins_alike(
    building: str, written: str, rest: str | None
) -> None:
    assert behind(building, written) == rest


def test_where_there_is_none_those_written_much_alike_are_named() -> None:
    found = find(STAIRS, "1-303")
    assert found.units == ()
    assert {"1单元301", "1单元302"} <= {unit.name for unit in found.near}
    assert len(find(named(*map(str, range(100, 500))), "599").near) <= NEAR


def test_units_are_read_as_they_are_counted() -> None:
    mixed = named("10-101", "2-1001", "2-101", "1-101", "北屋", "B2", "B10")
    assert [unit.name for unit in in_order(mixed)] == ["1-101", "2-101", "2-1001", "10-101", "B2", "B10", "北屋"]


@pytest.mark.parametrize(
    ("new", "there"),
    [
        ("301", "1单元301"),
        ("1单元301", "301"),
        ("1-301", "1单元301室"),
        ("１单元３０１", "1单元301"),
        ("0301", "301"),
        ("3号楼301", "1单元301"),
        ("3号楼1-301", "1单元301"),
        ("1301", "1-301"),
        ("101", "1-01"),
        ("301", "3号楼 1单元301"),
        ("B2", "b-2"),
        ("东  门卫", "东 门卫"),
    ],
)
def test_a_unit_written_otherwise_is_known_again(new: str, there: str) -> None:
    assert [*written_otherwise("3号楼", [new], ["1单元999", there])] == [(new, there)]


@pytest.mark.parametrize(
    ("building", "new", "there"),
    [
        ("3号楼", "2单元301", "1单元301"),
        ("3号楼", "302", "1单元301"),
        ("3号楼", "11-1", "1-11"),
        ("3号楼", "1", "1单元301"),
        ("3号楼", "北屋", "南屋"),
        ("1", "2-301", "1-301"),
    ],
)
def test_another_unit_is_not_taken_for_one_written_otherwise(building: str, new: str, there: str) -> None:
    assert [*written_otherwise(building, [new], [there])] == []


@given(some.lists(some.text(max_size=8), unique=True), some.lists(some.text(max_size=8), unique=True))
def test_whatever_the_names_what_is_alike_is_one_of_each(new: list[str], there: list[str]) -> None:
    for one, other in written_otherwise("3号楼", new, there):
        assert one in new
        assert other in there


names = some.lists(some.text(max_size=8), min_size=1, max_size=12, unique=True)


@given(names, some.text(max_size=80))
def test_anything_may_be_typed_and_found_is_only_what_there_is(there: list[str], written: str) -> None:
    units = named(*there)
    found = find(units, written)
    assert {*found.units, *found.near} <= {*units}
    assert not (found.units and found.near)
    assert sorted(in_order(units), key=lambda unit: unit.id) == list(units)


@given(some.lists(some.integers(1, 9999), min_size=1, max_size=40, unique=True), some.data())
def test_a_number_is_found_by_itself(numbers: list[int], data: some.DataObject) -> None:
    units = named(*map(str, numbers))
    wanted = data.draw(some.sampled_from(units))
    assert find(units, f" {wanted.name} 室").units == (wanted,)
