"""Who holds which role where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from rules.access import Held, Role
from rules.places import Place
from storage.people import Person, by_id
from storage.store import Tx


def grant(tx: Tx, now: datetime, *, person_id: int, role: Role, where: Place) -> None:
    """Give somebody a role at a place, from now on."""
    tx.run(
        """
        INSERT INTO roles (community_id, place_id, person_id, role, since)
        VALUES (:community_id, :place_id, :person_id, :role, :now)
        """,
        community_id=where.community_id,
        place_id=where.id,
        person_id=person_id,
        role=role.value,
        now=now,
    )


def held_by(tx: Tx, now: datetime, person_id: int) -> tuple[Held, ...]:
    """Return the roles somebody holds now; whoever belongs to a household is a resident there."""
    rows = tx.all(
        """
        SELECT role, place_id FROM roles
        WHERE person_id = :person_id AND since <= :now AND (until IS NULL OR until > :now)
        UNION ALL
        SELECT 'resident', p.parent_id FROM household_members m JOIN places p ON p.id = m.household_id
        WHERE m.person_id = :person_id AND since <= :now AND (until IS NULL OR until > :now)
        """,
        person_id=person_id,
        now=now,
    )
    return tuple(Held(Role(row["role"]), row["place_id"]) for row in rows)


def alone_as(tx: Tx, now: datetime, role: Role, person_id: int) -> list[int]:
    """Return the ids of the communities in which somebody is the only one who holds a role now."""
    rows = tx.all(
        """
        SELECT community_id FROM roles
        WHERE role = :role AND since <= :now AND (until IS NULL OR until > :now)
        GROUP BY community_id HAVING MIN(person_id) = :person_id AND MAX(person_id) = :person_id ORDER BY community_id
        """,
        role=role.value,
        now=now,
        person_id=person_id,
    )
    return [row["community_id"] for row in rows]


def officers(tx: Tx, now: datetime) -> list[Person]:
    """Return everybody who holds a role now that was given to them."""
    rows = tx.all(
        """
        SELECT DISTINCT person_id FROM roles
        WHERE since <= :now AND (until IS NULL OR until > :now) ORDER BY person_id
        """,
        now=now,
    )
    return [by_id(tx, row["person_id"]) for row in rows]


def holders(tx: Tx, now: datetime, roles: Iterable[Role], where: Place) -> list[Person]:
    """Return who holds one of these roles for a place: at the nearest place on its path where anybody does."""
    wanted = {role.value for role in roles}
    for place_id in where.path:
        rows = tx.all(
            """
            SELECT person_id, role FROM roles
            WHERE place_id = :place_id AND since <= :now AND (until IS NULL OR until > :now) ORDER BY id
            """,
            place_id=place_id,
            now=now,
        )
        found = dict.fromkeys(row["person_id"] for row in rows if row["role"] in wanted)
        if found:
            return [by_id(tx, person_id) for person_id in found]
    return []
