"""A sentence as people write it in a form: short, and with something in it that can be read."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

SHORTEST = 2


def _shows(character: str) -> bool:
    """Tell whether a character alone can be seen. Unicode counts some fillers among letters: their names tell."""
    name = unicodedata.name(character, "")
    return unicodedata.category(character)[0] not in "CMZ" and not name.endswith((" FILLER", " BLANK"))


def _legible(written: str) -> str:
    """Count what can be seen: a sentence of characters that show nothing is none."""
    if sum(map(_shows, written)) < SHORTEST:
        raise PydanticCustomError("string_too_short", "nothing to be read", {"min_length": SHORTEST})
    return written


Sentence = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(_legible)]
