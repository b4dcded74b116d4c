"""What stands on buttons, where somebody writes it out instead of pressing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from handlers.kit.replies import Button, text
from handlers.kit.texts import listed, plain

OTHER_WORDS = {
    "form-skip": "form-skip-said",
    "form-enough": "form-skip-said",
    "form-send": "form-send-said",
    "form-cancel": "form-cancel-said",
}
"""The lists of what people say for what stands on a button."""


def meant(offered: Iterable[Button], written: str, language: str, *, to_the_letter: bool) -> Button | None:
    """Return the button whose words somebody wrote, or None where that is no button's."""
    alike = str.strip if to_the_letter else letters
    looked_for = alike(written)
    return next((each for each in offered if looked_for and looked_for == alike(plain(each.label, language))), None)


def meant_in_other_words(offered: Iterable[Button], written: str) -> Button | None:
    """Return the button for which people say what somebody wrote, or None where that is said for no button."""
    return next((each for each in offered if said_for(each.label.id, written)), None)


def said_for(label: str, written: str) -> bool:
    """Tell whether people say this for the button with that label."""
    return label in OTHER_WORDS and letters(written) in _other_words(OTHER_WORDS[label])


def letters(words: str) -> str:
    """Return what was written without what nobody writes out: spaces, marks, the picture on a button."""
    return "".join(filter(str.isalnum, words)).casefold()


@cache
def _other_words(list_id: str) -> frozenset[str]:
    return frozenset(map(letters, listed(text(list_id))))
