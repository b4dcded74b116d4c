"""Files that people sent, still to be fetched from Telegram: asked for in one transaction, handed over in another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.store import Row, Tx, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file. `tries` counts how often it was begun; `size` is what Telegram said, in bytes, or 0."""

    id: int
    community_id: int | None
    person_id: int
    kind: str
    subject_id: int
    file_id: str
    name: str
    size: int
    tries: int


def order(
    tx: Tx,
    now: datetime,
    *,
    bot_id: int,
    person_id: int,
    kind: str,
    file_id: str,
    name: str,
    size: int,
    subject_id: int = 0,
    community_id: int | None = None,
) -> None:
    """Have a file fetched that somebody sent."""
    tx.run(
        """
        INSERT INTO downloads (bot_id, community_id, person_id, kind, subject_id, file_id, name, size, not_before,
                               created_at)
        VALUES (:bot_id, :community_id, :person_id, :kind, :subject_id, :file_id, :name, :size, :now, :now)
        """,
        bot_id=bot_id,
        community_id=community_id,
        person_id=person_id,
        kind=kind,
        subject_id=subject_id,
        file_id=file_id,
        name=name,
        size=size,
        now=now,
    )


def first_due(tx: Tx, now: datetime, bot_id: int) -> Download | None:
    """Return the file that waits longest to be fetched by this bot."""
    row = tx.one(
        """
        SELECT * FROM downloads WHERE bot_id = :bot_id AND state = 'waiting' AND not_before <= :now
        ORDER BY not_before, id LIMIT 1
        """,
        bot_id=bot_id,
        now=now,
    )
    return _download(row) if row else None


def next_at(tx: Tx, bot_id: int) -> datetime | None:
    """Return when the next file is to be fetched."""
    row = tx.one(
        """
        SELECT not_before FROM downloads WHERE bot_id = :bot_id AND state = 'waiting' ORDER BY not_before, id LIMIT 1
        """,
        bot_id=bot_id,
    )
    return moment(row["not_before"]) if row else None


def begin(tx: Tx, download_id: int, *, again_at: datetime) -> bool:
    """Count a try before it is made, so that a file which kills the process is not fetched for ever.

    Return False where the file is no longer waited for.
    """
    return (
        tx.run(
            "UPDATE downloads SET tries = tries + 1, not_before = :again_at WHERE id = :id AND state = 'waiting'",
            id=download_id,
            again_at=again_at,
        )
        == 1
    )


def hold(tx: Tx, download_id: int, until: datetime) -> None:
    """Put off a file because Telegram asks to wait: the try does not count."""
    tx.run(
        "UPDATE downloads SET tries = tries - 1, not_before = :until WHERE id = :id AND state = 'waiting'",
        id=download_id,
        until=until,
    )


def finish(tx: Tx, download_id: int, state: Literal["done", "failed"], error: str | None = None) -> bool:
    """End a download, and keep nothing of the file. Return False where it had ended: nothing may be done twice."""
    return (
        tx.run(
            """
            UPDATE downloads SET state = :state, error = :error, file_id = '', name = ''
            WHERE id = :id AND state = 'waiting'
            """,
            id=download_id,
            state=state,
            error=error,
        )
        == 1
    )


def forget(tx: Tx, before: datetime) -> None:
    """Drop what ended and was asked for before a moment."""
    tx.run("DELETE FROM downloads WHERE created_at < :before AND state <> 'waiting'", before=before)


def _download(row: Row) -> Download:
    return Download(
        id=row["id"],
        community_id=row["community_id"],
        person_id=row["person_id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        file_id=row["file_id"],
        name=row["name"],
        size=row["size"],
        tries=row["tries"],
    )
