"""A building is known again where a list writes it otherwise."""

from __future__ import annotations

import pytest

from rules.building_names import called, written_otherwise


@pytest.mark.parametrize(
    ("new", "there"),
    [
        ("三号楼", "3号楼"),
        ("3栋", "3号楼"),
        ("３号楼", "3号楼"),
        ("03号楼", "3号楼"),
        ("十二号楼", "12号楼"),
        ("二十号楼", "20幢"),
        ("二十三栋", "23号楼"),
        ("a座", "A座"),
        ("槐园 三号楼", "槐园3号楼"),
    ],
)
def test_one_that_is_written_otherwise_is_known_again(new: str, there: str) -> None:
    assert [*written_otherwise([new], ["99号楼", there])] == [(new, there)]


@pytest.mark.parametrize(
    ("new", "there"),
    [
        ("13号楼", "3号楼"),
        ("30号楼", "3号楼"),
        ("槐园3号楼", "柳园3号楼"),
        ("3A号楼", "3号楼"),
        ("十号楼", "1号楼"),
        ("楼", "号"),
        ("3号楼东区", "3号楼西区"),
    ],
)
def test_another_one_is_not(new: str, there: str) -> None:
    assert [*written_otherwise([new], [there])] == []


def test_a_building_is_meant_by_its_number_alone_and_by_several_names() -> None:
    there = {1: "1号楼", 3: "3号楼", 4: "3栋", 5: "第二网格"}
    assert [called(said, there) for said in ("3", "1栋", "第2网格", "二号楼")] == [[3, 4], [1], [5], []]
