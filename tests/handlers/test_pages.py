"""The pages of a long list, and the buttons that turn them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.pages import Page, page, turning
from handlers.kit.texts import plain


def shown(here: Page) -> list[tuple[str, str]]:
    return [(plain(button.label, "en"), button.data) for row in turning(here, "issues:inbox", 7) for button in row]


@pytest.mark.parametrize(
    ("asked", "total", "number", "pages"),
    [(1, 0, 1, 1), (1, 8, 1, 1), (1, 9, 1, 2), (2, 9, 2, 2), (3, 9, 2, 2), (0, 9, 1, 2), (2**63 - 1, 17, 3, 3)],
)
def test_a_page_beyond_the_list_is_the_nearest_there_is(asked: int, total: int, number: int, pages: int) -> None:
    here = page(asked, total)
    assert (here.number, here.pages) == (number, pages)


def test_the_pages_are_turned_one_at_a_time_and_not_beyond_the_ends() -> None:
    assert shown(page(1, 8)) == []
    assert shown(page(1, 20)) == [("1/3", "1:issues:inbox:7:1"), ("▶", "1:issues:inbox:7:2")]
    assert shown(page(2, 20)) == [
        ("◀", "1:issues:inbox:7:1"),
        ("2/3", "1:issues:inbox:7:2"),
        ("▶", "1:issues:inbox:7:3"),
    ]
    assert shown(page(3, 20)) == [("◀", "1:issues:inbox:7:2"), ("3/3", "1:issues:inbox:7:3")]


@given(total=st.integers(0, 100), size=st.integers(1, 12))
def test_every_row_stands_on_one_page(total: int, size: int) -> None:
    rows = tuple(range(total))
    pages = page(1, total, size).pages
    assert [row for number in range(1, pages + 1) for row in page(number, total, size).of(rows)] == list(rows)
