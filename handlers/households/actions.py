"""What is done with households: import them from a list."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.households.sheet import HouseholdRow
from rules.places import Level, Place
from storage import households, places
from storage.store import Tx


def import_households(tx: Tx, rows: Iterable[HouseholdRow], *, community: str, language: str, time_zone: str) -> int:
    """Write a list of households down, founding what is not there yet. Returns how many.

    A second import updates: areas change, and a building that the list has in another grid goes there.
    """
    root = places.found_community(tx, name=community, language=language, time_zone=time_zone)
    known = places.buildings(tx, root.community_id)
    areas: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        areas.setdefault((row.grid, row.building), {})[row.unit] = row.hundredths
    for (grid_name, name), units in areas.items():
        grid = places.add(tx, community_id=root.community_id, parent=root, level=Level.GRID, name=grid_name)
        households.write(tx, _building(tx, grid, name, known.get(name)), units)
    return sum(map(len, areas.values()))


def _building(tx: Tx, grid: Place, name: str, known: int | None) -> Place:
    if known is None:
        return places.add(tx, community_id=grid.community_id, parent=grid, level=Level.BUILDING, name=name)
    building = places.place(tx, known)
    return building if grid.id in building.path else places.move(tx, building, grid)
