"""Who holds which role where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from rules.access import Actor, Held, Role
from rules.places import Level, Place
from rules.roles import Office
from storage.people import Person, by_id
from storage.store import Row, Tx, moment
from storage.tree import BENEATH

_KNOWN = f"""
WITH RECURSIVE {BENEATH}, known (id) AS (
    SELECT m.person_id FROM beneath JOIN places u ON u.parent_id = beneath.id AND beneath.level = 'building'
    JOIN household_members m ON m.household_id = u.id
    WHERE m.since <= :now AND (m.until IS NULL OR m.until > :now)
    UNION
    SELECT r.person_id FROM roles r JOIN beneath ON beneath.id = r.place_id
    WHERE r.since <= :now AND (r.until IS NULL OR r.until > :now)
)
"""  # noqa: S608


def grant(tx: Tx, now: datetime, *, person_id: int, role: Role, where: Place, until: datetime | None = None) -> Office:
    """Give somebody a role at a place, from now on, until a moment or without an end."""
    row = tx.one(
        """
        INSERT INTO roles (community_id, place_id, person_id, role, since, until)
        VALUES (:community_id, :place_id, :person_id, :role, :now, :until)
        RETURNING *
        """,
        community_id=where.community_id,
        place_id=where.id,
        person_id=person_id,
        role=role.value,
        now=now,
        until=until,
    )
    assert row is not None
    return _office(row)


def set_until(tx: Tx, office: Office, until: datetime | None) -> Office:
    """Let an office end at another moment, or never."""
    tx.run("UPDATE roles SET until = :until WHERE id = :id", id=office.id, until=until)
    return replace(office, until=until)


def office(tx: Tx, office_id: int) -> Office:
    """Return an office, over or not. Raises LookupError for an id that none has."""
    row = tx.one("SELECT * FROM roles WHERE id = :office_id", office_id=office_id)
    if row is None:
        raise LookupError(f"no office {office_id}")
    return _office(row)


def of_person(tx: Tx, now: datetime, person_id: int) -> list[Office]:
    """Return the offices that somebody holds now, the oldest first."""
    rows = tx.all(
        """
        SELECT * FROM roles
        WHERE person_id = :person_id AND since <= :now AND (until IS NULL OR until > :now) ORDER BY id
        """,
        person_id=person_id,
        now=now,
    )
    return [_office(row) for row in rows]


def at(tx: Tx, now: datetime, place_id: int) -> list[Office]:
    """Return the offices that are held right at a place now."""
    rows = tx.all(
        """
        SELECT * FROM roles
        WHERE place_id = :place_id AND since <= :now AND (until IS NULL OR until > :now) ORDER BY id
        """,
        place_id=place_id,
        now=now,
    )
    return [_office(row) for row in rows]


def beneath(tx: Tx, now: datetime, place_id: int) -> list[Office]:
    """Return the offices that are held now at a place and beneath it, those at the top first, then by place."""
    rows = tx.all(
        f"""
        WITH RECURSIVE {BENEATH} SELECT r.* FROM beneath JOIN roles r ON r.place_id = beneath.id
        WHERE r.since <= :now AND (r.until IS NULL OR r.until > :now)
        ORDER BY CASE beneath.level WHEN 'community' THEN 0 WHEN 'grid' THEN 1 ELSE 2 END, beneath.id, r.id
        """,  # noqa: S608
        place_id=place_id,
        now=now,
    )
    return [_office(row) for row in rows]


def levels_beneath(tx: Tx, place_id: int) -> Mapping[int, Level]:
    """Return a place and all that lie beneath it, down to the buildings, each by its id with its level."""
    rows = tx.all(f"WITH RECURSIVE {BENEATH} SELECT id, level FROM beneath", place_id=place_id)  # noqa: S608
    return {row["id"]: Level(row["level"]) for row in rows}


def count_known_at(tx: Tx, now: datetime, place_id: int) -> int:
    """Return how many people the bot knows at a place and beneath it: who lives or holds an office there."""
    row = tx.one(f"{_KNOWN} SELECT COUNT(*) AS n FROM known", place_id=place_id, now=now)  # noqa: S608
    return int(row["n"]) if row else 0


def known_at(tx: Tx, now: datetime, place_id: int, *, limit: int, offset: int = 0) -> list[int]:
    """Return some of those whom the bot knows at a place and beneath it, by their names."""
    rows = tx.all(
        f"""
        {_KNOWN} SELECT people.id FROM people JOIN known ON known.id = people.id
        ORDER BY people.name, people.id LIMIT :limit OFFSET :offset
        """,  # noqa: S608
        place_id=place_id,
        now=now,
        limit=limit,
        offset=offset,
    )
    return [row["id"] for row in rows]


def named_at(tx: Tx, now: datetime, place_id: int, part: str) -> list[int]:
    """Return those whom the bot knows at a place and beneath it and whose name has this in it, by their names.

    Letters and spaces are compared here: SQLite knows of no capitals but those of English.
    """
    rows = tx.all(
        f"{_KNOWN} SELECT people.id, people.name FROM people JOIN known ON known.id = people.id"  # noqa: S608
        " ORDER BY people.name, people.id",
        place_id=place_id,
        now=now,
    )
    return [row["id"] for row in rows if _folded(part) in _folded(row["name"])]


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


def officers(tx: Tx, now: datetime) -> Mapping[int, Actor]:
    """Return who holds offices now and can be reached in private, by their Telegram id, each with what they hold."""
    rows = tx.all(
        """
        SELECT p.id, p.telegram_id, r.role, r.place_id FROM roles r JOIN people p ON p.id = r.person_id
        WHERE r.since <= :now AND (r.until IS NULL OR r.until > :now) AND p.reachable = 1 ORDER BY r.id
        """,
        now=now,
    )
    found: dict[int, Actor] = {}
    for row in rows:
        before = found.get(row["telegram_id"], Actor(person_id=row["id"]))
        held = Held(Role(row["role"]), row["place_id"])
        found[row["telegram_id"]] = replace(before, holds=(*before.holds, held))
    return found


def officers_of(tx: Tx, now: datetime, where: Place) -> list[tuple[Person, Role]]:
    """Return who holds an office that reaches a place, each once: in the office nearest to it."""
    found: dict[int, Role] = {}
    for place_id in where.path:
        rows = tx.all(
            """
            SELECT person_id, role FROM roles
            WHERE place_id = :place_id AND since <= :now AND (until IS NULL OR until > :now) ORDER BY id
            """,
            place_id=place_id,
            now=now,
        )
        for row in rows:
            found.setdefault(row["person_id"], Role(row["role"]))
    return [(by_id(tx, person_id), role) for person_id, role in found.items()]


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


def held_at(tx: Tx, now: datetime, role: Role, where: Place) -> list[int]:
    """Return the places on the path of a place at which anybody holds a role, the nearest first."""
    held = """
        SELECT 1 FROM roles
        WHERE place_id = :place_id AND role = :role AND since <= :now AND (until IS NULL OR until > :now) LIMIT 1
    """
    return [place_id for place_id in where.path if tx.one(held, place_id=place_id, role=role.value, now=now)]


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()


def _office(row: Row) -> Office:
    return Office(
        id=row["id"],
        community_id=row["community_id"],
        place_id=row["place_id"],
        person_id=row["person_id"],
        role=Role(row["role"]),
        since=moment(row["since"]),
        until=moment(row["until"]) if row["until"] else None,
    )
