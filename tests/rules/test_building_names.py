"""A building is known again where a list writes it otherwise."""

from __future__ import annotations

import pytest

from rules.building_names import called, named_in, written_otherwise


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


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("槐树里1号楼邻居群", [1]),
        ("槐树里十一号楼大家庭", [11]),
        ("我们１号楼", [1]),
        ("1号楼和11号楼", [1, 11]),
        ("2011号楼", []),
        ("槐树里", []),
        ("", []),
    ],
)
def test_the_building_that_a_title_names(title: str, named: list[int]) -> None:
    assert named_in(title, {1: "1号楼", 11: "11号楼", 3: "3号楼"}) == named
