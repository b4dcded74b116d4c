"""How alike two sentences are: counted in what people mean by them, for languages with spaces and without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from rapidfuzz import fuzz

from handlers.kit.replies import text
from handlers.kit.texts import LANGUAGES, listed
from rules.issue_likeness import Near
from rules.issues import Issue

ELSEWHERE = 40
"""How much less alike two sentences are that name different numbers: the second floor is not the fifth."""


def weighed(words: str, issues: Iterable[Issue]) -> list[Near]:
    """Return issues with how alike each is to these words."""
    return [Near(issue=issue, words=likeness(words, issue.words)) for issue in issues]


def likeness(one: str, other: str) -> int:
    """Return how alike two sentences are, from 0 to 100: in which words they use, and how one lies within the other.

    A short report and a long one of the same thing share their run of words, two that tell it in another order
    share the words themselves: each alone takes too much for the same.
    """
    here, there = units(one), units(other)
    if not here or not there:
        return 0
    within = fuzz.partial_ratio(here, there)
    shared = fuzz.ratio(sorted(set(here)), sorted(set(there)))
    numbers, others = (set(filter(str.isdecimal, each)) for each in (here, there))
    away = ELSEWHERE if numbers and others and not numbers & others else 0
    return max(round((within + shared) / 2) - away, 0)


def units(sentence: str) -> list[str]:
    """Return what a sentence is made of: characters of Chinese, words of other languages, numbers in digits.

    What says nothing is left out, and what means the same is written the same.
    """
    folded = unicodedata.normalize("NFKC", sentence).casefold()
    found: list[str] = []
    for unit in _reading().findall(folded):
        found += _meanings().get(unit, (_digit(unit),))
    return found


def _digit(unit: str) -> str:
    """Return the digit that a numeral stands for, or what it was."""
    value = unicodedata.numeric(unit, -1) if len(unit) == 1 else -1
    return str(int(value)) if value in range(10) else unit


@cache
def _meanings() -> Mapping[str, tuple[str, ...]]:
    """Return how expressions are written instead: those that say nothing not at all."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        found |= dict.fromkeys(listed(text("likeness-empty"), [language]), ())
        for pair in listed(text("likeness-same"), [language]):
            said, _, instead = pair.partition("=")
            found[said] = (instead,) if instead.isascii() else tuple(instead)
    return found


@cache
def _reading() -> re.Pattern[str]:
    """Return how a sentence is taken apart: expressions that are known, then words, numbers and single characters."""
    known = sorted((said for said in _meanings() if not said.isascii()), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, known), r"[a-z]+", r"\d+", r"[^\W\d_]"]))
