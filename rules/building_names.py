"""How buildings are written: with the number in figures or in words, and with one word or another behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

TEN = 10
_BEHIND = re.compile(r"(?<=[a-z0-9])[^\Wa-z0-9_]{1,2}$")
"""The word behind the last number or letter: in one place it is so, in another otherwise."""


def written_otherwise(new: Iterable[str], there: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return each new building that is likely to be one that is there already, with that one."""
    known = {_key(name): name for name in there}
    for name in new:
        if _key(name) in known:
            yield name, known[_key(name)]


def called(said: str, there: Mapping[int, str]) -> list[int]:
    """Return the places that somebody may mean by a name, however they write it."""
    return [place_id for place_id, name in there.items() if _key(name) == _key(said)]


def named_in(title: str, there: Mapping[int, str]) -> list[int]:
    """Return the places whose names stand in a title, the numbers in figures or in words."""
    written = in_figures(title)
    return [place_id for place_id, name in there.items() if _alone(in_figures(name)).search(written)]


def _alone(name: str) -> re.Pattern[str]:
    """Match a name where it is not the end or the beginning of a longer number."""
    return re.compile(rf"(?<![0-9]){re.escape(name)}(?![0-9])")


def _key(name: str) -> str:
    return _BEHIND.sub("", in_figures(name))


def in_figures(name: str) -> str:
    """Return how a building is written in figures, narrow and without spaces: 三 号楼 is 3号楼."""
    narrow = "".join(unicodedata.normalize("NFKC", name).casefold().split())
    figures = groupby(narrow, lambda character: _figure(character) is not None)
    return "".join(_number(list(run)) if counted else "".join(run) for counted, run in figures)


def _number(run: Sequence[str]) -> str:
    """Read a number that stands there in figures, or in words up to ninety-nine."""
    values = [value for value in map(_figure, run) if value is not None]
    if TEN not in values:
        return str(int("".join(map(str, values))))
    tens, ones = values[: values.index(TEN)], values[values.index(TEN) + 1 :]
    return str(TEN * (tens[-1] if tens else 1) + (ones[0] if ones else 0))


def _figure(character: str) -> int | None:
    value = unicodedata.numeric(character, -1)
    return int(value) if value in range(TEN + 1) else None
