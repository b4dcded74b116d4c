"""Households 户 and the people who belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from rules.households import Known
from rules.places import Place
from storage.store import Tx, moment


def set_area(tx: Tx, household: Place, area: int) -> None:
    """Write down the area of a household, in hundredths of a square metre."""
    tx.run(
        """
        INSERT INTO households (place_id, community_id, area) VALUES (:place_id, :community_id, :area)
        ON CONFLICT (place_id) DO UPDATE SET area = excluded.area
        """,
        place_id=household.id,
        community_id=household.community_id,
        area=area,
    )


def write(tx: Tx, building: Place, areas: Mapping[str, int]) -> None:
    """Write down the households of a building by their units: the new ones with their place, of all their areas."""
    under = {"community_id": building.community_id, "building_id": building.id}
    tx.many(
        """
        INSERT INTO places (community_id, parent_id, level, name)
        VALUES (:community_id, :building_id, 'household', :unit)
        ON CONFLICT (community_id, parent_id, name) DO NOTHING
        """,
        [{**under, "unit": unit} for unit in areas],
    )
    tx.many(
        """
        INSERT INTO households (place_id, community_id, area)
        SELECT id, community_id, CAST(:area AS INTEGER) FROM places
        WHERE community_id = :community_id AND parent_id = :building_id AND name = :unit
        ON CONFLICT (place_id) DO UPDATE SET area = excluded.area WHERE households.area <> excluded.area
        """,
        [{**under, "unit": unit, "area": area} for unit, area in areas.items()],
    )


def known(tx: Tx, community_id: int) -> Known:
    """Return all grids, buildings and households of a community."""
    grids = tx.all(
        "SELECT name FROM places WHERE community_id = :community_id AND level = 'grid'", community_id=community_id
    )
    buildings = tx.all(
        """
        SELECT b.name, g.name AS grid FROM places b JOIN places g ON g.id = b.parent_id
        WHERE b.community_id = :community_id AND b.level = 'building' ORDER BY b.id
        """,
        community_id=community_id,
    )
    homes = tx.all(
        """
        SELECT b.name AS building, u.name AS unit, h.area
        FROM places b JOIN places u ON u.parent_id = b.id JOIN households h ON h.place_id = u.id
        WHERE b.community_id = :community_id AND b.level = 'building'
        """,
        community_id=community_id,
    )
    areas: dict[str, dict[str, int]] = {}
    for row in homes:
        areas.setdefault(row["building"], {})[row["unit"]] = row["area"]
    return Known(
        grids=frozenset(row["name"] for row in grids),
        buildings={row["name"]: row["grid"] for row in buildings},
        areas=areas,
    )


def imported_at(tx: Tx, community_id: int, sha256: str) -> datetime | None:
    """Return when the list with this hash was last imported, according to the journal."""
    row = tx.one(
        """
        SELECT at FROM journal WHERE community_id = :community_id AND verb = 'households.import' AND data LIKE :data
        ORDER BY id DESC LIMIT 1
        """,
        community_id=community_id,
        data=f'%"sha256":"{sha256}"%',
    )
    return moment(row["at"]) if row else None


def join(tx: Tx, now: datetime, *, household: Place, person_id: int, relation: str) -> None:
    """Let a person belong to a household, as its owner, co-owner, tenant or family."""
    tx.run(
        """
        INSERT INTO household_members (community_id, household_id, person_id, relation, since)
        VALUES (:community_id, :household_id, :person_id, :relation, :now)
        """,
        community_id=household.community_id,
        household_id=household.id,
        person_id=person_id,
        relation=relation,
        now=now,
    )


def buildings_of(tx: Tx, now: datetime, person_id: int) -> list[int]:
    """Return the ids of the buildings in which this person belongs to a household."""
    rows = tx.all(
        """
        SELECT DISTINCT p.parent_id AS building_id
        FROM household_members m JOIN places p ON p.id = m.household_id
        WHERE m.person_id = :person_id AND (m.until IS NULL OR m.until > :now)
        ORDER BY building_id
        """,
        person_id=person_id,
        now=now,
    )
    return [row["building_id"] for row in rows]
