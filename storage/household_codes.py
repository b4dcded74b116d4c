"""The codes on the slips of households, and the wrong ones that were tried. Of a code its hash alone is kept."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from rules.joining import ALPHABET, LENGTH, Code, Slips, digest
from rules.places import Level, Place
from storage import households
from storage.store import Row, Tx, moment


def print_anew(tx: Tx, now: datetime, where: Place, slips: Slips) -> Mapping[int, str]:
    """Give a household, or every one of a building, a new code, and return them by household: nobody can do so again.

    Those that were printed before open nothing any more.
    """
    tx.run(
        """
        UPDATE household_codes SET replaced_at = :now
        WHERE replaced_at IS NULL AND household_id IN (SELECT id FROM places WHERE parent_id = :where OR id = :where)
        """,
        where=where.id,
        now=now,
    )
    alone = where.level is Level.HOUSEHOLD
    codes = {unit: _new() for unit in ([where.id] if alone else [each.id for each in households.units(tx, where.id)])}
    tx.many(
        """
        INSERT INTO household_codes (community_id, household_id, hash, most_uses, printed_at, expires_at)
        VALUES (:community_id, :household_id, :hash, :most_uses, :now, :expires_at)
        """,
        [
            {
                "community_id": where.community_id,
                "household_id": household_id,
                "hash": digest(code),
                "most_uses": slips.uses,
                "now": now,
                "expires_at": now + slips.life,
            }
            for household_id, code in codes.items()
        ],
    )
    return codes


def replace(tx: Tx, now: datetime, household_id: int) -> None:
    """Let the slips of a household open nothing any more."""
    tx.run(
        "UPDATE household_codes SET replaced_at = :now WHERE household_id = :household_id AND replaced_at IS NULL",
        household_id=household_id,
        now=now,
    )


def in_use(tx: Tx, now: datetime, place_id: int) -> int:
    """Return how many slips of a household, or of a building, still open their household."""
    row = tx.one(
        """
        SELECT COUNT(*) AS n FROM household_codes c JOIN places p ON p.id = c.household_id
        WHERE (p.parent_id = :place_id OR p.id = :place_id)
          AND c.replaced_at IS NULL AND c.expires_at > :now AND c.uses < c.most_uses
        """,
        place_id=place_id,
        now=now,
    )
    return int(row["n"]) if row else 0


def last_printed(tx: Tx, place_id: int) -> int:
    """Return which printing of a household's or a building's slips was the last, by a number that the next changes."""
    row = tx.one(
        "SELECT MAX(c.id) AS last FROM household_codes c JOIN places p ON p.id = c.household_id "
        "WHERE p.parent_id = :place_id OR p.id = :place_id",
        place_id=place_id,
    )
    return int(row["last"] or 0) if row else 0


def by_code(tx: Tx, code: str) -> Code | None:
    """Return what is known of a code that somebody brings."""
    row = tx.one("SELECT * FROM household_codes WHERE hash = :hash", hash=digest(code))
    return _code(row) if row else None


def find(tx: Tx, code_id: int) -> Code | None:
    row = tx.one("SELECT * FROM household_codes WHERE id = :code_id", code_id=code_id)
    return _code(row) if row else None


def use(tx: Tx, code: Code) -> None:
    """Count one more person who came in by a code."""
    tx.run("UPDATE household_codes SET uses = uses + 1 WHERE id = :id", id=code.id)


def note_wrong(tx: Tx, now: datetime, person_id: int) -> None:
    """Remember that somebody tried a code that never was."""
    tx.run("INSERT INTO wrong_codes (person_id, at) VALUES (:person_id, :now)", person_id=person_id, now=now)


def wrong_since(tx: Tx, person_id: int, since: datetime) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM wrong_codes WHERE person_id = :person_id AND at > :since",
        person_id=person_id,
        since=since,
    )
    return int(row["n"]) if row else 0


def forget_wrong(tx: Tx, before: datetime) -> None:
    """Drop the wrong codes that were tried before a moment."""
    tx.run("DELETE FROM wrong_codes WHERE at < :before", before=before)


def _new() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def _code(row: Row) -> Code:
    return Code(
        id=row["id"],
        community_id=row["community_id"],
        household_id=row["household_id"],
        uses=row["uses"],
        most_uses=row["most_uses"],
        expires_at=moment(row["expires_at"]),
        replaced=row["replaced_at"] is not None,
    )
