"""Deadlines 时限: moments at which the bot must look at something again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Row, Tx, moment

TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One moment at which something of a kind is due."""

    id: int
    community_id: int
    kind: str
    subject_id: int
    due_at: datetime


def set_deadline(tx: Tx, *, community_id: int, kind: str, subject_id: int, due_at: datetime) -> None:
    """Set, or move, the one open deadline of this kind for this subject."""
    clear(tx, kind, subject_id)
    tx.run(
        """
        INSERT INTO deadlines (community_id, kind, subject_id, due_at)
        VALUES (:community_id, :kind, :subject_id, :due_at)
        """,
        community_id=community_id,
        kind=kind,
        subject_id=subject_id,
        due_at=due_at,
    )


def make_sure(tx: Tx, *, community_id: int, kind: str, subject_id: int, due_at: datetime) -> None:
    """Set a deadline of this kind for this subject, unless one is open: that one stays as it is."""
    tx.run(
        """
        INSERT INTO deadlines (community_id, kind, subject_id, due_at)
        VALUES (:community_id, :kind, :subject_id, :due_at)
        ON CONFLICT (kind, subject_id) WHERE state = 'waiting' DO NOTHING
        """,
        community_id=community_id,
        kind=kind,
        subject_id=subject_id,
        due_at=due_at,
    )


def clear(tx: Tx, kind: str, subject_id: int) -> None:
    """Drop the open deadline: what it waited for has happened."""
    tx.run(
        "DELETE FROM deadlines WHERE kind = :kind AND subject_id = :subject_id AND state = 'waiting'",
        kind=kind,
        subject_id=subject_id,
    )


def waits(tx: Tx, kind: str, subject_id: int) -> bool:
    """Tell whether a deadline of this kind is still to come for this subject."""
    open_one = "SELECT id FROM deadlines WHERE kind = :kind AND subject_id = :subject_id AND state = 'waiting'"
    return tx.one(open_one, kind=kind, subject_id=subject_id) is not None


def first_due(tx: Tx, now: datetime) -> Deadline | None:
    """Return the longest overdue deadline. Whoever marks it served first has it, among several processes too."""
    row = tx.one(
        "SELECT * FROM deadlines WHERE state = 'waiting' AND due_at <= :now ORDER BY due_at, id LIMIT 1",
        now=now,
    )
    return _deadline(row) if row else None


def mark_served(tx: Tx, deadline_id: int) -> bool:
    """Mark a deadline served. Return False where it was served or dropped already."""
    return (
        tx.run(
            "UPDATE deadlines SET state = 'served' WHERE id = :id AND state = 'waiting'",
            id=deadline_id,
        )
        == 1
    )


def mark_failed(tx: Tx, deadline_id: int, *, again_at: datetime) -> None:
    """Put off a deadline whose work failed; after a few tries it is set aside and holds up nobody."""
    tx.run(
        """
        UPDATE deadlines SET tries = tries + 1, due_at = :again_at,
                             state = CASE WHEN tries + 1 >= :most THEN 'aside' ELSE state END
        WHERE id = :id AND state = 'waiting'
        """,
        id=deadline_id,
        again_at=again_at,
        most=TRIES,
    )


def next_at(tx: Tx) -> datetime | None:
    """Return when the next deadline is due."""
    row = tx.one("SELECT due_at FROM deadlines WHERE state = 'waiting' ORDER BY due_at, id LIMIT 1")
    return moment(row["due_at"]) if row else None


def forget(tx: Tx, before: datetime) -> int:
    """Drop what was served and was due before a moment."""
    return tx.run("DELETE FROM deadlines WHERE due_at < :before AND state = 'served'", before=before)


def _deadline(row: Row) -> Deadline:
    return Deadline(
        id=row["id"],
        community_id=row["community_id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        due_at=moment(row["due_at"]),
    )
