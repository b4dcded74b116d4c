"""The cards of one chat: found there, forgotten with it, shown again once it is open again."""

from __future__ import annotations

from datetime import datetime

from storage import standing
from storage.cards.card import Card, card_of
from storage.store import Tx


def find(tx: Tx, chat_id: int, kind: str, subject_id: int) -> Card | None:
    row = tx.one(
        "SELECT * FROM cards WHERE chat_id = :chat_id AND kind = :kind AND subject_id = :subject_id AND gone = 0",
        chat_id=chat_id,
        kind=kind,
        subject_id=subject_id,
    )
    return card_of(row) if row else None


def at(tx: Tx, chat_id: int, message_id: int) -> Card | None:
    """Return the card that a message is, or was before it was let go."""
    row = tx.one(
        "SELECT * FROM cards WHERE chat_id = :chat_id AND message_id = :message_id AND gone = 0",
        chat_id=chat_id,
        message_id=message_id,
    )
    row = row or standing.at(tx, chat_id, message_id)
    return card_of(row) if row else None


def forget_chat(tx: Tx, chat_id: int) -> None:
    """Keep nothing in a chat up to date any more: its messages stand there as they are."""
    tx.run("DELETE FROM cards WHERE chat_id = :chat_id", chat_id=chat_id)
    standing.forget_chat(tx, chat_id)


def wake_chat(tx: Tx, now: datetime, chat_id: int) -> None:
    """Want every card of a chat shown: the chat is open again."""
    tx.run(
        "UPDATE cards SET wanted = wanted + 1, not_before = :now WHERE chat_id = :chat_id",
        chat_id=chat_id,
        now=now,
    )


def retry_unposted(tx: Tx, now: datetime, chat_id: int, thread_id: int) -> None:
    """Want the cards that could not be posted here so far: the chat is open again.

    One that may stand there, since no answer came when it was posted, is left until it changes.
    """
    tx.run(
        """
        UPDATE cards SET wanted = wanted + 1, not_before = :now
        WHERE chat_id = :chat_id AND thread_id = :thread_id AND message_id IS NULL AND gone = 0
          AND error IS NOT NULL AND doubts = 0 AND wanted = shown
        """,
        chat_id=chat_id,
        thread_id=thread_id,
        now=now,
    )
