"""Messages about what has ended: nothing changes them any more, unless something of it is withheld or forgotten."""

from __future__ import annotations

from datetime import datetime

from storage.store import Row, Tx


def let_stand(tx: Tx, card_id: int) -> None:
    """Remember where a card stands that was shown for the last time, before it is let go."""
    tx.run(
        """
        INSERT INTO standing (community_id, chat_id, thread_id, kind, subject_id, message_id, under_photo, album)
        SELECT community_id, chat_id, thread_id, kind, subject_id, message_id, under_photo, album
        FROM cards WHERE id = :card_id AND last = 1 AND wanted = shown AND message_id IS NOT NULL
        ON CONFLICT (chat_id, thread_id, kind, subject_id) DO UPDATE
        SET message_id = excluded.message_id, under_photo = excluded.under_photo, album = excluded.album
        """,
        card_id=card_id,
    )


def take_up(tx: Tx, now: datetime, kind: str, subject_id: int) -> None:
    """Want what stands about a subject shown once more, as it is now."""
    _take_up(tx, "kind = :kind AND subject_id = :subject_id", now=now, kind=kind, subject_id=subject_id)


def take_up_in(tx: Tx, now: datetime, chat_id: int, kind: str, subject_id: int) -> None:
    """Want what stands about a subject in one chat shown once more, as it is now."""
    where = "chat_id = :chat_id AND kind = :kind AND subject_id = :subject_id"
    _take_up(tx, where, now=now, chat_id=chat_id, kind=kind, subject_id=subject_id)


def take_up_all_in(tx: Tx, now: datetime, chat_id: int, kind: str) -> None:
    """Want everything of a kind that stands in one chat shown once more, as it is now."""
    _take_up(tx, "chat_id = :chat_id AND kind = :kind", now=now, chat_id=chat_id, kind=kind)


def at(tx: Tx, chat_id: int, message_id: int) -> Row | None:
    """Return the row of the card that a message was."""
    return tx.one(
        """
        SELECT standing.*, NULL AS reply_to, 0 AS wanted, 0 AS gone, 1 AS last, NULL AS face, 0 AS tries, 0 AS doubts
        FROM standing WHERE chat_id = :chat_id AND message_id = :message_id
        """,
        chat_id=chat_id,
        message_id=message_id,
    )


def forget_chat(tx: Tx, chat_id: int) -> None:
    tx.run("DELETE FROM standing WHERE chat_id = :chat_id", chat_id=chat_id)


def _take_up(tx: Tx, where: str, *, now: datetime, **which: str | int) -> None:
    tx.run(
        f"""
        INSERT INTO cards (community_id, chat_id, thread_id, kind, subject_id, message_id, under_photo, album, last,
                           not_before)
        SELECT community_id, chat_id, thread_id, kind, subject_id, message_id, under_photo, album, 1, :now
        FROM standing WHERE {where}
        ON CONFLICT (chat_id, thread_id, kind, subject_id) DO NOTHING
        """,  # noqa: S608
        now=now,
        **which,
    )
    tx.run(f"DELETE FROM standing WHERE {where}", **which)  # noqa: S608
