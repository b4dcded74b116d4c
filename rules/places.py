"""The tree of places: community → grid → building → household."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.refusals import Refused


class Level(StrEnum):
    """How high in the tree a place stands; `OUTSIDE` is beyond it, where an issue can go and no place lies."""

    HOUSEHOLD = "household"
    BUILDING = "building"
    GRID = "grid"
    COMMUNITY = "community"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node of the tree. `path` leads from the place itself up to its community."""

    id: int
    community_id: int
    level: Level
    name: str
    path: tuple[int, ...]


GROUPS: Mapping[str, frozenset[Level]] = {
    "neighbours": frozenset({Level.BUILDING, Level.GRID, Level.COMMUNITY}),
    "staff": frozenset({Level.COMMUNITY}),
}
"""At which levels a group can speak for whom. A household has none, and the staff is that of a whole community."""


def require_group(level: Level, purpose: str) -> None:
    """Raise `Refused` for a group that there is not at this level: no button offers it."""
    if level not in GROUPS[purpose]:
        raise Refused("refused-button")
