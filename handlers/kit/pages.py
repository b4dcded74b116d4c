"""Pages: many buttons under one message, as many at a time as one can look over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.kit.replies import Button, Rows, grid, text

ROWS = 10
"""So many rows of buttons are on a page. Telegram takes a hundred buttons in all."""


def page(buttons: Sequence[Button], number: int, turn: Callable[[int], str], columns: int = 3) -> Rows:
    """Return a page of buttons, counted from 0, with those that turn it; `turn` gives their data.

    A page beyond the last one, which an old button may ask for, is the last one.
    """
    size = ROWS * columns
    last = max(len(buttons) - 1, 0) // size
    number = min(number, last)
    shown = grid(list(buttons[number * size : (number + 1) * size]), columns)
    turning = []
    if number > 0:
        turning.append(Button(text("page-before", number=number), turn(number - 1)))
    if number < last:
        turning.append(Button(text("page-after", number=number + 2), turn(number + 1)))
    return (*shown, tuple(turning)) if turning else shown
