"""Households 户 and the people who belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.households import Known
from rules.joining import Relation
from rules.places import Place
from rules.units import Unit, in_order
from storage.store import Row, Tx, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Somebody belongs to a household, with the names by which the household is known."""

    id: int
    community_id: int
    building_id: int
    building: str
    household_id: int
    unit: str
    person_id: int
    relation: Relation
    since: datetime


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


def join(tx: Tx, now: datetime, *, household: Place, person_id: int, relation: str) -> int:
    """Let a person belong to a household, as its owner, co-owner, tenant or family. Return the id of the membership."""
    row = tx.one(
        """
        INSERT INTO household_members (community_id, household_id, person_id, relation, since)
        VALUES (:community_id, :household_id, :person_id, :relation, :now) RETURNING id
        """,
        community_id=household.community_id,
        household_id=household.id,
        person_id=person_id,
        relation=relation,
        now=now,
    )
    assert row is not None
    return int(row["id"])


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


def units(tx: Tx, building_id: int) -> tuple[Unit, ...]:
    """Return the households of a building, as people count them."""
    rows = tx.all(
        "SELECT p.id, p.name FROM places p JOIN households h ON h.place_id = p.id WHERE p.parent_id = :building_id",
        building_id=building_id,
    )
    return in_order([Unit(row["id"], row["name"]) for row in rows])


def homes_of(tx: Tx, now: datetime, person_id: int) -> list[Membership]:
    """Return the households to which somebody belongs now, the oldest first."""
    rows = tx.all(
        f"{_MEMBERSHIPS} WHERE m.person_id = :person_id AND (m.until IS NULL OR m.until > :now) ORDER BY m.since, m.id",
        person_id=person_id,
        now=now,
    )
    return [_membership(row) for row in rows]


def members_of(tx: Tx, now: datetime, household_id: int) -> list[Membership]:
    """Return who belongs to a household now, those who have been there longest first."""
    rows = tx.all(
        f"{_MEMBERSHIPS} WHERE m.household_id = :household_id AND (m.until IS NULL OR m.until > :now) "
        "ORDER BY m.since, m.id",
        household_id=household_id,
        now=now,
    )
    return [_membership(row) for row in rows]


def membership(tx: Tx, membership_id: int) -> Membership:
    """Return how somebody belongs to a household, or once did."""
    row = tx.one(f"{_MEMBERSHIPS} WHERE m.id = :membership_id", membership_id=membership_id)
    assert row is not None
    return _membership(row)


def left_at(tx: Tx, household_id: int, person_id: int, at: datetime | None) -> Membership | None:
    """Return how somebody belonged to a household until this very moment, if they did."""
    row = tx.one(
        f"{_MEMBERSHIPS} WHERE m.household_id = :household_id AND m.person_id = :person_id AND m.until = :at",
        household_id=household_id,
        person_id=person_id,
        at=at,
    )
    return _membership(row) if row else None


def ever_of(tx: Tx, person_id: int) -> list[int]:
    """Return the ids of all memberships that somebody has or once had."""
    return [row["id"] for row in tx.all("SELECT id FROM household_members WHERE person_id = :id", id=person_id)]


def leave(tx: Tx, now: datetime, *, household_id: int, person_id: int) -> bool:
    """Let somebody belong to a household no more, from now on. Return False for who does not belong there."""
    return bool(
        tx.run(
            """
            UPDATE household_members SET until = :now
            WHERE household_id = :household_id AND person_id = :person_id AND (until IS NULL OR until > :now)
            """,
            household_id=household_id,
            person_id=person_id,
            now=now,
        )
    )


_MEMBERSHIPS = """
SELECT m.*, u.name AS unit, b.id AS building_id, b.name AS building
FROM household_members m JOIN places u ON u.id = m.household_id JOIN places b ON b.id = u.parent_id
"""


def _membership(row: Row) -> Membership:
    return Membership(
        id=row["id"],
        community_id=row["community_id"],
        building_id=row["building_id"],
        building=row["building"],
        household_id=row["household_id"],
        unit=row["unit"],
        person_id=row["person_id"],
        relation=Relation(row["relation"]),
        since=moment(row["since"]),
    )
