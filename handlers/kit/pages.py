"""Long lists, a page at a time: which rows to fetch, and the row of buttons that turns the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, grid, text

Item = TypeVar("Item")
SIZE = 8
"""How many rows one page has: as many as a telephone shows without scrolling."""
ROWS = 10
"""So many rows of short buttons are on a page. Telegram takes a hundred buttons in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list: its number, counted from 1, of so many, and how many rows each has."""

    number: int
    pages: int
    size: int = SIZE

    @property
    def offset(self) -> int:
        """How many rows stand on the pages before."""
        return (self.number - 1) * self.size

    def of(self, rows: Sequence[Item]) -> Sequence[Item]:
        """Return the rows of this page, of all there are."""
        return rows[self.offset : self.offset + self.size]


def page(number: int, total: int, size: int = SIZE) -> Page:
    """Return the page asked for, or the one nearest to it: the list may have become shorter, the number is forged."""
    pages = max(1, -(-total // size))
    return Page(number=min(max(number, 1), pages), pages=pages, size=size)


def turning(here: Page, verb: str, *arguments: int | str) -> Rows:
    """Return the row that turns the pages: what it carries ends in a page's number. A list of one page has none."""
    if here.pages == 1:
        return ()
    row = [Button(text("page-number", page=here.number, pages=here.pages), data(verb, *arguments, here.number))]
    if here.number > 1:
        row.insert(0, Button(text("page-before"), data(verb, *arguments, here.number - 1)))
    if here.number < here.pages:
        row.append(Button(text("page-after"), data(verb, *arguments, here.number + 1)))
    return (tuple(row),)


def paged(buttons: Sequence[Button], number: int, verb: str, *arguments: int | str, columns: int = 3) -> Rows:
    """Return a page of many buttons, laid out in rows, over the row that turns the pages."""
    here = page(number, len(buttons), ROWS * columns)
    return (*grid(list(here.of(buttons)), columns), *turning(here, verb, *arguments))
