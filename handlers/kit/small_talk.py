"""Small talk: a greeting, thanks or a nod by itself. It is answered kindly, and nobody means to report it."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias, get_args

from handlers.kit.labels import letters
from handlers.kit.replies import Text, text
from handlers.kit.texts import listed

Kind: TypeAlias = Literal["greeting", "thanks", "nod"]


def kind_of(words: str) -> Kind | None:
    """Return which small talk this is, if there is nothing else in it."""
    said = letters(words)
    return next((kind for kind in get_args(Kind) if said in _phrases(kind)), None)


def answer(kind: Kind) -> Text:
    return text(f"small-talk-{kind}-answer")


@cache
def _phrases(kind: Kind) -> frozenset[str]:
    return frozenset(map(letters, listed(text(f"small-talk-{kind}"))))
