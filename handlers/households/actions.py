"""What is done with households: import them from a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handlers.households.sheet import HouseholdRow
from rules.journal import Entry
from rules.places import Level, Place
from storage import households, journal, places
from storage.store import Tx


def import_households(
    tx: Tx,
    now: datetime,
    rows: Iterable[HouseholdRow],
    *,
    community: str,
    language: str,
    time_zone: str,
    sha256: str,
) -> int:
    """Write a list of households down, founding what is not there yet. Returns how many.

    A second import updates: areas change, and a building that the list has in another grid goes there.
    `sha256` is that of the list, by which it can be recognised; nothing else of it is in the journal.
    """
    root = places.found_community(tx, name=community, language=language, time_zone=time_zone)
    known = places.buildings(tx, root.community_id)
    areas: dict[tuple[str, str], dict[str, int]] = {}
    for row in rows:
        areas.setdefault((row.grid, row.building), {})[row.unit] = row.hundredths
    for (grid_name, name), units in areas.items():
        grid = places.add(tx, community_id=root.community_id, parent=root, level=Level.GRID, name=grid_name)
        households.write(tx, _building(tx, grid, name, known.get(name)), units)
    count = sum(map(len, areas.values()))
    journal.append(
        tx,
        Entry(
            community_id=root.community_id,
            at=now,
            actor_id=None,
            verb="households.import",
            subject=f"place:{root.id}",
            data={"buildings": len(areas), "households": count, "sha256": sha256},
        ),
    )
    return count


def _building(tx: Tx, grid: Place, name: str, known: int | None) -> Place:
    if known is None:
        return places.add(tx, community_id=grid.community_id, parent=grid, level=Level.BUILDING, name=name)
    building = places.place(tx, known)
    return building if grid.id in building.path else places.move(tx, building, grid)
