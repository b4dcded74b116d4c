"""The tree of places: community → grid → building → household."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
