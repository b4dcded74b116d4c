"""Households 户: what a list of them changes in a community, worked out before anything is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias

from rules import building_names
from rules.units import written_otherwise

Areas: TypeAlias = Mapping[str, int]
"""The areas of a building's households by their units, in hundredths of a square metre."""

Homes: TypeAlias = Mapping[str, Mapping[str, Areas]]
"""A list of households: by grid, then by building."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a community has. `buildings` says in which grid each stands; a name stands for one building alone."""

    grids: frozenset[str] = frozenset()
    buildings: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, Areas] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArea:
    """A household whose area the list says differently."""

    building: str
    unit: str
    old: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A building that the list has in another grid."""

    building: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A new household that is likely to be `known` already, written otherwise."""

    building: str
    unit: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeBuilding:
    """A new building that is likely to be `known` already, written otherwise."""

    building: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import changes. What the list lacks stays as it is, and is counted."""

    grids: tuple[str, ...]
    buildings: tuple[str, ...]
    households: int
    alike: tuple[Alike, ...]
    areas: tuple[NewArea, ...]
    moved: tuple[Move, ...]
    unchanged: int
    missing: int
    alike_buildings: tuple[AlikeBuilding, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not (self.grids or self.buildings or self.households or self.areas or self.moved)

    def fingerprint(self) -> str:
        """Tell whether what was looked over is still what would happen."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


def compare(homes: Homes, known: Known) -> Preview:
    """Compare a list, in which no building stands in two grids, with what a community has."""
    buildings = {building: grid for grid, its in homes.items() for building in its}
    alike: list[Alike] = []
    areas: list[NewArea] = []
    new = unchanged = 0
    for its in homes.values():
        for building, units in its.items():
            there = known.areas.get(building, {})
            known_before = units.keys() & there.keys()
            fresh = [unit for unit in units if unit not in known_before]
            new += len(fresh)
            if fresh and there:
                doubtful = written_otherwise(building, fresh, there)
                alike += [Alike(building=building, unit=unit, known=other) for unit, other in doubtful]
            mended = [unit for unit in units if unit in known_before and units[unit] != there[unit]]
            unchanged += len(known_before) - len(mended)
            areas += [NewArea(building=building, unit=u, old=there[u], new=units[u]) for u in mended]
    moved = [
        Move(building=building, old=known.buildings[building], new=grid)
        for building, grid in buildings.items()
        if known.buildings.get(building, grid) != grid
    ]
    fresh_buildings = tuple(building for building in buildings if building not in known.buildings)
    doubtful_buildings = building_names.written_otherwise(fresh_buildings, known.buildings)
    return Preview(
        grids=tuple(grid for grid in homes if grid not in known.grids),
        buildings=fresh_buildings,
        households=new,
        alike=tuple(alike),
        areas=tuple(areas),
        moved=tuple(moved),
        unchanged=unchanged,
        missing=sum(map(len, known.areas.values())) - unchanged - len(areas),
        alike_buildings=tuple(AlikeBuilding(building=new, known=other) for new, other in doubtful_buildings),
    )
