"""What is done with households: import them from a list."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.households.sheet import HouseholdRow
from rules.places import Level
from storage import households, places
from storage.store import Tx


def import_households(tx: Tx, rows: Iterable[HouseholdRow], *, community: str, language: str, time_zone: str) -> int:
    """Write a list of households down, founding what is not there yet. A second import updates. Returns how many."""
    root = places.found_community(tx, name=community, language=language, time_zone=time_zone)
    known = {}
    count = 0
    for row in rows:
        if row.building not in known:
            grid = places.add(tx, community_id=root.community_id, parent=root, level=Level.GRID, name=row.grid)
            known[row.building] = places.add(
                tx, community_id=root.community_id, parent=grid, level=Level.BUILDING, name=row.building
            )
        building = known[row.building]
        household = places.add(
            tx, community_id=root.community_id, parent=building, level=Level.HOUSEHOLD, name=row.unit
        )
        households.set_area(tx, household, row.hundredths)
        count += 1
    return count
