"""The durable inbox: each update of Telegram as it came, and the mark that it has been served.

What people wrote is kept here no longer than it takes to serve it; of one that can't be served, until it is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.store import Tx

TRIES = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that was received and not served yet, as Telegram sent it."""

    update_id: int
    raw: str


def receive(tx: Tx, now: datetime, *, bot_id: int, updates: Mapping[int, str]) -> set[int]:
    """Store updates as they came. Return the ids of those not received before."""
    new = set()
    for update_id, raw in updates.items():
        new_one = tx.run(
            """
            INSERT INTO updates (bot_id, update_id, raw, received_at)
            VALUES (:bot_id, :update_id, :raw, :now) ON CONFLICT DO NOTHING
            """,
            bot_id=bot_id,
            update_id=update_id,
            raw=raw,
            now=now,
        )
        if new_one:
            new.add(update_id)
    return new


def waiting(tx: Tx, bot_id: int) -> list[Waiting]:
    """Return what was received and not served, in order: what is played again at the start."""
    rows = tx.all(
        "SELECT update_id, raw FROM updates WHERE bot_id = :bot_id AND state = 'waiting' ORDER BY update_id",
        bot_id=bot_id,
    )
    return [Waiting(row["update_id"], row["raw"]) for row in rows]


def mark_served(tx: Tx, *, bot_id: int, update_id: int) -> bool:
    """Mark an update served, and keep no word of it. Return False where it was: nothing of it may be done again."""
    return (
        tx.run(
            """
            UPDATE updates SET state = 'served', raw = ''
            WHERE bot_id = :bot_id AND update_id = :update_id AND state = 'waiting'
            """,
            bot_id=bot_id,
            update_id=update_id,
        )
        == 1
    )


def mark_failed(tx: Tx, *, bot_id: int, update_id: int, reference: str) -> bool:
    """Count a failed try. Return whether that was the last one, so that the update is now set aside."""
    row = tx.one(
        """
        UPDATE updates SET tries = tries + 1, reference = :reference,
                           state = CASE WHEN tries + 1 >= :most THEN 'aside' ELSE state END
        WHERE bot_id = :bot_id AND update_id = :update_id AND state = 'waiting'
        RETURNING state
        """,
        bot_id=bot_id,
        update_id=update_id,
        reference=reference,
        most=TRIES,
    )
    return row is not None and row["state"] == "aside"


def set_aside(tx: Tx, *, bot_id: int, update_id: int, reference: str) -> None:
    """Set aside what can't be read: trying again would change nothing, and it must hold up nobody."""
    tx.run(
        """
        UPDATE updates SET state = 'aside', reference = :reference
        WHERE bot_id = :bot_id AND update_id = :update_id AND state = 'waiting'
        """,
        bot_id=bot_id,
        update_id=update_id,
        reference=reference,
    )


def aside(tx: Tx, bot_id: int) -> int:
    """Count what was set aside."""
    row = tx.one("SELECT COUNT(*) AS n FROM updates WHERE bot_id = :bot_id AND state = 'aside'", bot_id=bot_id)
    return int(row["n"]) if row else 0


def forget_sender(tx: Tx, telegram_id: int) -> None:
    """Drop what was set aside of somebody's."""
    rows = tx.all(
        "SELECT bot_id, update_id, raw FROM updates WHERE state = 'aside' AND raw LIKE :sender",
        sender=f"%{telegram_id}%",
    )
    sent = re.compile(rf'"from":\s*\{{[^{{}}]*"id":\s*{telegram_id}\b')
    for row in rows:
        if sent.search(row["raw"]):
            tx.run(
                "DELETE FROM updates WHERE bot_id = :bot_id AND update_id = :update_id",
                bot_id=row["bot_id"],
                update_id=row["update_id"],
            )


def forget(tx: Tx, *, served: datetime, aside: datetime) -> None:
    """Drop what came before a moment: what was served, and what was set aside.

    By age and never by number: Telegram's ids may jump back.
    """
    tx.run("DELETE FROM updates WHERE received_at < :served AND state = 'served'", served=served)
    tx.run("DELETE FROM updates WHERE received_at < :aside AND state = 'aside'", aside=aside)
