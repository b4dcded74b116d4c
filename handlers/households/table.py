"""What the readers of files give: a table as its file holds it, before anybody knows what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from handlers.kit.replies import Text

MOST_ROWS = 200_000

Line: TypeAlias = tuple[int, Sequence[Any]]
"""A row's number, as a spreadsheet shows it, and its cells."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell from which nothing can be taken: the id of the text that says why, and what it shows."""

    code: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows that hold something, the empty ones left out.

    `told` returns what a cell says, given its row's number, its column, and the field that it is read for, "" for
    the heading. The cell is None where its row ends before that column.
    In a `loose` table, as CSV is, a row with too many cells has lost its columns. What the file itself has at fault
    is in `faults`, what its owner should know of how it was read in `notes`, as texts by their ids.
    """

    lines: Sequence[Line]
    told: Callable[[int, int, Any, str], str | Wrong]
    loose: bool
    faults: tuple[Text, ...] = ()
    notes: tuple[tuple[str, Mapping[str, str | int]], ...] = field(default=())


class UnreadableError(Exception):
    """There is no table in this file. `why` says what to do instead."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.id)
        self.why = why
