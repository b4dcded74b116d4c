"""What people say in set phrases: one or several, with whatever particles hang on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from handlers.kit.labels import letters
from handlers.kit.replies import Button, text
from handlers.kit.texts import listed

FOR_BUTTONS: Mapping[str, str] = {
    "form-skip": "form-skip-said",
    "form-enough": "form-skip-said",
    "form-send": "form-send-said",
    "form-cancel": "form-cancel-said",
}
"""The lists of what people say for what stands on a button."""


def phrase_of(lists: tuple[str, ...], written: str) -> str | None:
    """Return the list that has the last phrase, where somebody wrote nothing but phrases of these lists."""
    found = _phrases(lists).fullmatch(letters(written))
    return lists[found.lastindex - 1] if found and found.lastindex else None


def meant_in_other_words(offered: Iterable[Button], written: str) -> Button | None:
    """Return the button for which people say what somebody wrote, or None where that is said for no button."""
    return next((each for each in offered if said_for(each.label.id, written)), None)


def said_for(label: str, written: str) -> bool:
    """Tell whether people say this for the button with that label."""
    return label in FOR_BUTTONS and phrase_of((FOR_BUTTONS[label],), written) is not None


@cache
def _phrases(lists: tuple[str, ...]) -> re.Pattern[str]:
    phrases = "|".join(f"({_any_of(list_id)})" for list_id in lists)
    return re.compile(f"(?:(?:{phrases})(?:{_any_of('particles')})*)+")


def _any_of(list_id: str) -> str:
    return "|".join(re.escape(letters(phrase)) for phrase in listed(text(list_id)))
