"""People as Telegram shows them, and what they told the bot about themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Row, Tx

NOBODYS = 2**52
"""Telegram gives its accounts smaller ids. From here on they are those of people who were forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom the bot has met. `language` is their own choice, if they made one."""

    id: int
    telegram_id: int
    name: str
    language: str | None
    language_code: str | None
    reachable: bool

    @property
    def gone(self) -> bool:
        """Whether this is somebody who wished to be forgotten."""
        return self.telegram_id >= NOBODYS


def meet(tx: Tx, now: datetime, *, telegram_id: int, name: str, language_code: str | None) -> Person:
    """Return the person with this Telegram id, written down anew where Telegram now says something else."""
    known = by_telegram(tx, telegram_id)
    if known and (known.name, known.language_code) == (name, language_code):
        return known
    row = tx.one(
        """
        INSERT INTO people (telegram_id, name, language_code, since)
        VALUES (:telegram_id, :name, :language_code, :now)
        ON CONFLICT (telegram_id) DO UPDATE SET name = excluded.name, language_code = excluded.language_code
        RETURNING *
        """,
        telegram_id=telegram_id,
        name=name,
        language_code=language_code,
        now=now,
    )
    assert row is not None
    return person_of(row)


def by_telegram(tx: Tx, telegram_id: int) -> Person | None:
    row = tx.one("SELECT * FROM people WHERE telegram_id = :telegram_id", telegram_id=telegram_id)
    return person_of(row) if row else None


def by_id(tx: Tx, person_id: int) -> Person:
    """Return the person. Raises LookupError for an id that nobody has."""
    row = tx.one("SELECT * FROM people WHERE id = :person_id", person_id=person_id)
    if row is None:
        raise LookupError(f"no person {person_id}")
    return person_of(row)


def set_language(tx: Tx, person_id: int, language: str) -> None:
    tx.run("UPDATE people SET language = :language WHERE id = :person_id", language=language, person_id=person_id)


def set_reachable(tx: Tx, telegram_id: int, *, reachable: bool) -> None:
    """Remember whether the bot may write to this person in private."""
    tx.run(
        "UPDATE people SET reachable = :reachable WHERE telegram_id = :telegram_id AND reachable <> :reachable",
        reachable=int(reachable),
        telegram_id=telegram_id,
    )


def with_own_menu(tx: Tx) -> list[int]:
    """Return the Telegram ids of those in whose chat another menu stands than everybody's."""
    return [row["telegram_id"] for row in tx.all("SELECT telegram_id FROM people WHERE own_menu = 1 ORDER BY id")]


def mark_own_menu(tx: Tx, telegram_id: int, *, own: bool) -> None:
    """Remember whether another menu stands in somebody's chat than everybody's."""
    tx.run("UPDATE people SET own_menu = :own WHERE telegram_id = :telegram_id", telegram_id=telegram_id, own=int(own))


def forget(tx: Tx, person_id: int) -> None:
    """Keep nothing of somebody but that there was one. Whoever uses their account again is somebody new."""
    tx.run(
        """
        UPDATE people SET telegram_id = :nobodys, name = '', language = NULL, language_code = NULL, reachable = 0,
                          own_menu = 0
        WHERE id = :person_id
        """,
        nobodys=NOBODYS + person_id,
        person_id=person_id,
    )


def person_of(row: Row) -> Person:
    """Return the person who stands in a row of their table."""
    return Person(
        id=row["id"],
        telegram_id=row["telegram_id"],
        name=row["name"],
        language=row["language"],
        language_code=row["language_code"],
        reachable=bool(row["reachable"]),
    )
