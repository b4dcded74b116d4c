"""Small talk: a greeting, thanks, a nod, or how it is going, by itself. It is answered kindly: nobody means to report
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeAlias, cast, get_args

from handlers.kit.labels import letters
from handlers.kit.replies import Text, text
from handlers.kit.texts import listed

Kind: TypeAlias = Literal["greeting", "thanks", "nod", "progress"]


def kind_of(words: str) -> Kind | None:
    """Return which small talk this is, if there is nothing else in it; of several the last one."""
    found = _small_talk().fullmatch(letters(words))
    return cast(Kind, found.lastgroup) if found else None


def answer(kind: Kind) -> Text:
    return text(f"small-talk-{kind}-answer")


@cache
def _small_talk() -> re.Pattern[str]:
    """Return what matches phrase upon phrase, each with whatever particles hang on it."""
    phrases = "|".join(f"(?P<{kind}>{_any_of(listed(text(f'small-talk-{kind}')))})" for kind in get_args(Kind))
    return re.compile(f"(?:(?:{phrases})(?:{_any_of(listed(text('particles')))})*)+")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, map(letters, words)))
