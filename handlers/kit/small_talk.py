"""Small talk: a greeting, thanks or a nod by itself. It is answered kindly, and nobody means to report it."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from handlers.kit.phrases import phrase_of
from handlers.kit.replies import Text, text

Kind: TypeAlias = Literal["greeting", "thanks", "nod"]

_LISTS: dict[str, Kind] = {f"small-talk-{kind}": kind for kind in get_args(Kind)}


def kind_of(words: str) -> Kind | None:
    """Return which small talk this is, if there is nothing else in it; of several the last one."""
    found = phrase_of(tuple(_LISTS), words)
    return _LISTS[found] if found else None


def answer(kind: Kind) -> Text:
    return text(f"small-talk-{kind}-answer")
