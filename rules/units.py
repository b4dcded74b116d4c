"""Units 户室号: in which order they are read, and which one somebody means who types it their own way."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rules.building_names import in_figures

_PARTS = re.compile(r"\d+|[a-z]+")
_BEFORE_NUMBERS = frozenset({"flat", "apartment", "apt", "room", "unit", "no", "number"})
"""English words for what a number is the number of: they tell no unit from another."""
LONGEST = 60
"""So much of what somebody typed is looked at: no unit has a longer name."""
NEAR = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A household of a building by its name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What somebody may mean: these units; where there are none, those written much alike."""

    units: tuple[Unit, ...]
    near: tuple[Unit, ...] = field(default=())


def in_order(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return units as people count them: 1-2 before 1-10."""
    return tuple(sorted(units, key=lambda unit: _counted(unit.name)))


def behind(building: str, written: str) -> str | None:
    """Return what stands behind a building's name, its number in figures or in words, or None where that does not come
    first: 101 is not 01 in 1.
    """
    wanted, name = _narrow(written), in_figures(building)
    # In words, and with spaces in between, it is twice as long at most.
    beginnings = (wanted[:end] for end in range(1, 2 * len(building) + 2))
    spelled = next((each for each in beginnings if in_figures(each) == name), None)
    return None if spelled is None else _behind(spelled, wanted)


def _behind(name: str, wanted: str) -> str | None:
    rest = wanted.removeprefix(name)
    if not wanted.startswith(name) or (name[-1:].isnumeric() and rest[:1].isnumeric()):
        return None
    return rest


def find(units: Sequence[Unit], written: str) -> Found:
    """Return the units that somebody may mean, however they write spaces, hyphens, wide digits and leading zeros.

    The first reading that fits any unit counts: the very name, then its parts (1-301 is 1单元301室), then the same
    letters run together, then the last part alone, which several stairs may share.
    """
    wanted = _narrow(written)[:LONGEST]
    readings = (_narrow, _parts, _joined) if _parts(wanted) else (_narrow,)
    for reading in readings:
        read = reading(wanted)
        same = tuple(unit for unit in units if reading(unit.name) == read)
        if same:
            return Found(units=same)
    door = _parts(wanted)
    if len(door) == 1:
        last = tuple(unit for unit in units if _parts(unit.name)[-1:] == door)
        if last:
            return Found(units=last)
    return Found(units=(), near=_near(units, wanted))


def written_otherwise(building: str, new: Iterable[str], there: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return each new unit of a building that is likely to be one that is there already, with that one.

    Alike are those of the same parts, and a number alone with what ends in it or runs together to it: 301 is 1-301.
    """
    whole: dict[tuple[str, ...], str] = {}
    short: dict[tuple[str, ...], str] = {}
    for name in there:
        parts, last, joined = _read(building, name)
        whole.setdefault(parts, name)
        short.setdefault(last, name)
        short.setdefault(joined, name)
    for name in new:
        parts, last, joined = _read(building, name)
        found = whole.get(parts) or short.get(parts) or whole.get(last) or whole.get(joined)
        if found:
            yield name, found


def _near(units: Sequence[Unit], wanted: str) -> tuple[Unit, ...]:
    by_letters: dict[str, list[Unit]] = {}
    for unit in units:
        by_letters.setdefault(_joined(unit.name), []).append(unit)
    alike = difflib.get_close_matches(_joined(wanted), list(by_letters), n=NEAR, cutoff=0.6)
    return in_order([unit for letters in alike for unit in by_letters[letters]][:NEAR])


def _narrow(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _parts(name: str) -> tuple[str, ...]:
    """Return the numbers and Latin words of a name: all else, such as 单元, 室 and flat, only stands between them."""
    found = (part for part in _PARTS.findall(_narrow(name)) if part not in _BEFORE_NUMBERS)
    return tuple(part.lstrip("0") or "0" for part in found)


def _joined(name: str) -> str:
    return "".join(_PARTS.findall(_narrow(name)))


def _read(building: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return a unit's parts, the last of them alone, and all run together; a name without any is a part itself.

    Its building in front is left out: 3号楼301 in 3号楼 is 301. One that is only a number may be the stair as well:
    1-301 in 1 stays as it is.
    """
    narrow = _narrow(name)
    bare = narrow if building.isdecimal() else _behind(_narrow(building), narrow) or narrow
    numbers = _PARTS.findall(bare) or [bare]
    parts = tuple(part.lstrip("0") or "0" for part in numbers)
    return parts, parts[-1:], ("".join(numbers).lstrip("0"),)


def _counted(name: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.findall(r"\d+|\D+", _narrow(name))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
