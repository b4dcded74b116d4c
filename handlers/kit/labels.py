"""What stands on buttons, where somebody writes it out instead of pressing."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.kit.replies import Button
from handlers.kit.texts import plain


def meant(offered: Iterable[Button], written: str, language: str, *, to_the_letter: bool) -> Button | None:
    """Return the button whose words somebody wrote, or None where that is no button's."""
    alike = str.strip if to_the_letter else letters
    looked_for = alike(written)
    return next((each for each in offered if looked_for and looked_for == alike(plain(each.label, language))), None)


def letters(words: str) -> str:
    """Return what was written without what nobody writes out: spaces, marks, the picture on a button."""
    return "".join(filter(str.isalnum, words)).casefold()
