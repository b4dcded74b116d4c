"""Households 户 and the people who belong to them."""

from __future__ import annotations

from datetime import datetime

from rules.places import Place
from storage.store import Tx


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
