"""Danger: whom to call before anything is filed, told as soon as a category or the words speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from handlers.kit.replies import Text, text
from handlers.kit.texts import listed
from handlers.kit.visit import Emergency
from rules.issue_categories import DANGER, TOPICS, is_danger

KINDS = TOPICS[DANGER]


def danger_in(category: str, words: str) -> str | None:
    """Return the kind of danger that somebody tells of, danger itself where that is all they say, or None."""
    if is_danger(category):
        return category
    said = words.casefold()
    if not _any_sign().search(said):
        return DANGER if category == DANGER else None
    for harmless in _harmless():
        said = said.replace(harmless, " ")
    told = (kind for kind in KINDS if any(all(part in said for part in sign) for sign in _signs(kind)))
    return next(told, DANGER if category == DANGER else None)


def gravest(kinds: Iterable[str]) -> str | None:
    """Return of which kind of danger is told where there are several: whom to call in that one helps in the others."""
    told = set(kinds)
    return next((kind for kind in (*KINDS, DANGER) if kind in told), None)


def alarm(numbers: Emergency, kind: str) -> Text:
    """Say whom to call in such a danger, or in any where the kind is not known yet, and what to do until they come."""
    return text(f"issue-alarm-{kind}", police=numbers.police, fire=numbers.fire, ambulance=numbers.ambulance)


def alarm_first(numbers: Emergency, kind: str) -> Text:
    """Say whom to call to somebody who is filling in a form about it: that comes first, the form can wait."""
    return text("issue-alarm-then", alarm=alarm(numbers, kind))


def warning(numbers: Emergency, words: str) -> Text | None:
    """Say whom to call, where words tell of danger."""
    kind = danger_in("", words)
    return alarm(numbers, kind) if kind else None


def warned(numbers: Emergency, words: str, said: Text) -> Text:
    """Say something to whoever wrote words, and first whom to call, where they tell of danger."""
    warns = warning(numbers, words)
    return text("lines", lines=(warns, said)) if warns else said


def warned_first(numbers: Emergency, words: str) -> Text:
    """Say whom to call to whoever told of danger in a form that is not sent yet; nothing to anybody else."""
    kind = danger_in("", words)
    return alarm_first(numbers, kind) if kind else text("nothing")


@cache
def _any_sign() -> re.Pattern[str]:
    """Return what no words of danger are without: nearly all that people write speaks of none, and is told by that."""
    return re.compile("|".join(re.escape(sign[0]) for kind in KINDS for sign in _signs(kind)))


@cache
def _signs(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return what speaks of a kind of danger: words that are said together, each of them somewhere."""
    return tuple(tuple(sign.split("+")) for sign in listed(text(f"issue-signs-{kind}")))


@cache
def _harmless() -> tuple[str, ...]:
    """Return the words that hold such a sign and speak of no danger."""
    return listed(text("issue-no-signs"))
