"""What a list of households changes in a community: every case once, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.households import Alike, AlikeBuilding, Homes, Known, Move, NewArea, Preview, compare

LIST: Homes = {"G1": {"B1": {"101": 8850, "102": 6000}}, "G2": {"B2": {"101": 7000}}}
NOTHING = Preview(grids=(), buildings=(), households=0, alike=(), areas=(), moved=(), unchanged=0, missing=0)


def known_of(homes: Homes) -> Known:
    """Return a community that has just what a list says."""
    return Known(
        grids=frozenset(homes),
        buildings={building: grid for grid, its in homes.items() for building in its},
        areas={building: units for its in homes.values() for building, units in its.items()},
    )


def after(known: Known, homes: Homes) -> Known:
    """Return the community once a list was imported."""
    more = known_of(homes)
    areas = {
        building: {**known.areas.get(building, {}), **more.areas.get(building, {})}
        for building in known.areas.keys() | more.areas.keys()
    }
    return Known(grids=known.grids | more.grids, buildings={**known.buildings, **more.buildings}, areas=areas)


def count(homes: Homes) -> int:
    return sum(len(units) for its in homes.values() for units in its.values())


def test_into_nothing_everything_is_new() -> None:
    assert compare(LIST, Known()) == Preview(
        grids=("G1", "G2"), buildings=("B1", "B2"), households=3, alike=(), areas=(), moved=(), unchanged=0, missing=0
    )


@pytest.mark.parametrize(
    ("homes", "grids", "buildings", "households", "areas", "moved", "unchanged", "missing"),
    [
        (LIST, (), (), 0, (), (), 3, 0),
        ({}, (), (), 0, (), (), 0, 3),
        ({"G1": {"B1": {"101": 8850}}}, (), (), 0, (), (), 1, 2),
        ({"G1": {"B1": {"103": 1}}}, (), (), 1, (), (), 0, 3),
        ({"G1": {"B3": {"101": 1}}}, (), ("B3",), 1, (), (), 0, 3),
        ({"G3": {"B3": {"101": 1}}}, ("G3",), ("B3",), 1, (), (), 0, 3),
        ({"G1": {"B1": {"101": 9000}}}, (), (), 0, (("B1", "101", 8850, 9000),), (), 0, 2),
        ({"G2": {"B1": {"101": 8850}}}, (), (), 0, (), (("B1", "G1", "G2"),), 1, 2),
        ({"G3": {"B1": {"101": 1}}}, ("G3",), (), 0, (("B1", "101", 8850, 1),), (("B1", "G1", "G3"),), 0, 2),
    ],
)
def test_each_change_is_told_from_the_others(
    homes: Homes,
    grids: tuple[str, ...],
    buildings: tuple[str, ...],
    households: int,
    areas: tuple[tuple[str, str, int, int], ...],
    moved: tuple[tuple[str, str, str], ...],
    unchanged: int,
    missing: int,
) -> None:
    preview = compare(homes, known_of(LIST))
    assert preview == Preview(
        grids=grids,
        buildings=buildings,
        households=households,
        alike=(),
        areas=tuple(NewArea(building=b, unit=u, old=old, new=new) for b, u, old, new in areas),
        moved=tuple(Move(building=b, old=old, new=new) for b, old, new in moved),
        unchanged=unchanged,
        missing=missing,
    )
    assert preview.changes_nothing is not (grids or buildings or households or areas or moved)


def test_what_is_only_unchanged_or_missing_changes_nothing() -> None:
    assert NOTHING.changes_nothing
    assert compare({"G1": {"B1": {"101": 8850}}}, known_of(LIST)).changes_nothing


def test_a_new_building_that_may_be_one_that_is_there_is_named() -> None:
    preview = compare({"G1": {"三号楼": {"301": 1}, "4号楼": {"301": 1}}}, known_of({"G1": {"3号楼": {"301": 1}}}))
    assert preview.alike_buildings == (AlikeBuilding(building="三号楼", known="3号楼"),)
    assert preview.buildings == ("三号楼", "4号楼")


def test_a_new_household_that_one_of_its_building_may_be_already_is_named() -> None:
    known = known_of({"G1": {"3号楼": {"1单元301": 1, "1单元302": 1}, "4号楼": {"1单元401": 1}}})
    preview = compare({"G1": {"3号楼": {"301": 1, "2单元301": 1, "401": 1}, "5号楼": {"301": 1}}}, known)
    assert preview.alike == (Alike(building="3号楼", unit="301", known="1单元301"),)
    assert preview.households == 4


def test_of_a_hundred_thousand_households_none_is_compared_with_every_other() -> None:
    """Pair by pair this would be ten thousand million readings, and not end within the day."""
    known = known_of({"G1": {"3号楼": {f"1单元{number}": 1 for number in range(100_000)}}})
    assert len(compare({"G1": {"3号楼": {str(number): 1 for number in range(100_000)}}}, known).alike) == 100_000


names = some.sampled_from("ABCDE")


@some.composite
def lists(draw: some.DrawFn) -> Homes:
    """Draw a list in which each building stands in one grid."""
    homes: dict[str, dict[str, Mapping[str, int]]] = {}
    for building in draw(some.sets(names)):
        units = draw(some.dictionaries(names, some.integers(1, 3), min_size=1))
        homes.setdefault(draw(names), {})[building] = units
    return homes


@given(lists(), lists())
def test_every_household_is_counted_once(homes: Homes, there: Homes) -> None:
    preview = compare(homes, known_of(there))
    assert preview.households + len(preview.areas) + preview.unchanged == count(homes)
    assert preview.missing + len(preview.areas) + preview.unchanged == count(there)


@given(lists(), lists())
def test_imported_once_more_a_list_changes_nothing(homes: Homes, there: Homes) -> None:
    imported = after(known_of(there), homes)
    again = compare(homes, imported)
    assert again.changes_nothing
    assert again.unchanged == count(homes)


@given(lists(), lists(), lists())
def test_the_fingerprint_tells_previews_apart(homes: Homes, there: Homes, elsewhere: Homes) -> None:
    one, other = compare(homes, known_of(there)), compare(homes, known_of(elsewhere))
    assert (one.fingerprint() == other.fingerprint()) == (one == other)


def test_any_name_has_a_fingerprint() -> None:
    assert compare({"\ud800": {"B": {"1": 1}}}, Known()).fingerprint()
