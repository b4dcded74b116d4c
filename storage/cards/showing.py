"""The cards that are due, in the hands of who shows them: claimed, shown, tried again later, given up or let go."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from storage import standing
from storage.cards.card import Card, card_of
from storage.store import Tx


def due(tx: Tx, now: datetime, limit: int = 200) -> list[Card]:
    """Return for each chat the next card that doesn't show what it should: new ones first, then the oldest change."""
    rows = tx.all(
        """
        SELECT * FROM (
            SELECT *, ROW_NUMBER() OVER (PARTITION BY chat_id ORDER BY message_id IS NOT NULL, not_before, id) AS place
            FROM cards WHERE wanted > shown AND claimed_at IS NULL AND not_before <= :now
        ) AS owed
        WHERE place = 1 ORDER BY not_before, id LIMIT :limit
        """,
        now=now,
        limit=limit,
    )
    return [card_of(row) for row in rows]


def mark_sending(tx: Tx, now: datetime, card: Card) -> None:
    tx.run("UPDATE cards SET claimed_at = :now, tries = tries + 1 WHERE id = :id", id=card.id, now=now)


def mark_shown(
    tx: Tx,
    card: Card,
    *,
    message_id: int,
    under_photo: bool,
    face: str,
    not_before: datetime,
    album: tuple[int, ...] = (),
) -> None:
    """A card shows what was wanted when it was claimed; what changed since is due at `not_before`.

    A last one that shows all that was wanted is let go; what it says may have to be taken back one day, unless it
    only says where to read on. Where the group has moved meanwhile, the message stayed behind, and the card is due
    in the new group.
    """
    shown = tx.run(
        """
        UPDATE cards SET shown = :wanted, message_id = :message_id, under_photo = :under_photo, face = :face,
                         album = CASE WHEN message_id = :message_id THEN album ELSE :album END,
                         claimed_at = NULL, tries = 0, doubts = 0, not_before = :not_before, error = NULL
        WHERE id = :id AND chat_id = :chat_id
        """,
        id=card.id,
        chat_id=card.chat_id,
        wanted=card.wanted,
        message_id=message_id,
        under_photo=int(under_photo),
        album=json.dumps(album),
        face=face,
        not_before=not_before,
    )
    if not shown:
        _let_go(tx, card)
    elif card.last:
        if not card.folded:
            standing.let_stand(tx, card.id)
        tx.run("DELETE FROM cards WHERE id = :id AND last = 1 AND wanted = shown", id=card.id)


def release(tx: Tx, in_hand: Collection[int] = ()) -> int:
    """Take back what is marked as in hand and is in nobody's. Whether it went out nobody knows: it is sent again."""
    rows = [row for row in tx.all("SELECT id FROM cards WHERE claimed_at IS NOT NULL") if row["id"] not in in_hand]
    for row in rows:
        tx.run("UPDATE cards SET claimed_at = NULL WHERE id = :id", id=row["id"])
    return len(rows)


def put_off(tx: Tx, card: Card, *, not_before: datetime, error: str, tries: int, doubts: int = 0) -> None:
    """Try a card again later."""
    tx.run(
        """
        UPDATE cards SET claimed_at = NULL, not_before = :not_before, error = :error, tries = :tries, doubts = :doubts
        WHERE id = :id
        """,
        id=card.id,
        not_before=not_before,
        error=error,
        tries=tries,
        doubts=doubts,
    )


def give_up(tx: Tx, card: Card, error: str) -> None:
    """Leave a card as it is until somebody wants it changed again."""
    tx.run(
        "UPDATE cards SET shown = :wanted, claimed_at = NULL, tries = 0, error = :error WHERE id = :id",
        id=card.id,
        wanted=card.wanted,
        error=error,
    )


def forget(tx: Tx, card: Card) -> None:
    """A card's message is gone, and the card with it; unless it was wanted again meanwhile: then it is posted anew."""
    gone = tx.run("DELETE FROM cards WHERE id = :id AND wanted = :wanted", id=card.id, wanted=card.wanted)
    if not gone:
        tx.run("UPDATE cards SET message_id = NULL, face = NULL WHERE id = :id", id=card.id)
        _let_go(tx, card)


def _let_go(tx: Tx, card: Card) -> None:
    tx.run("UPDATE cards SET claimed_at = NULL WHERE id = :id", id=card.id)
