"""Cards: messages that are kept up to date in place. Changes that come together show as one."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import standing
from storage.outbox import Notice
from storage.store import Row, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message and what it should show. `face` is the fingerprint of what it shows now, `under_photo` whether
    it stands under a photo, `album` the further messages of one that stands under several.

    `last` says that its subject has ended: once it shows that, it is let go and stands as it is.
    """

    id: int
    community_id: int
    chat_id: int
    thread_id: int
    kind: str
    subject_id: int
    reply_to: int | None
    message_id: int | None
    under_photo: bool
    album: tuple[int, ...]
    wanted: int
    gone: bool
    last: bool
    face: str | None
    tries: int
    doubts: int


def want(
    tx: Tx,
    now: datetime,
    *,
    community_id: int,
    chat_id: int,
    thread_id: int,
    kind: str,
    subject_id: int,
    reply_to: int | None = None,
    last: bool = False,
) -> None:
    """Want a card of this kind about this subject in a chat; where there is one, want it up to date."""
    tx.run(
        """
        INSERT INTO cards (community_id, chat_id, thread_id, kind, subject_id, reply_to, last, not_before)
        VALUES (:community_id, :chat_id, :thread_id, :kind, :subject_id, :reply_to, :last, :now)
        ON CONFLICT (chat_id, thread_id, kind, subject_id) DO UPDATE
        SET wanted = cards.wanted + 1, gone = 0, last = excluded.last, reply_to = excluded.reply_to
        """,
        community_id=community_id,
        chat_id=chat_id,
        thread_id=thread_id,
        kind=kind,
        subject_id=subject_id,
        reply_to=reply_to,
        last=int(last),
        now=now,
    )


def adopt(
    tx: Tx,
    now: datetime,
    notice: Notice,
    *,
    kind: str,
    subject_id: int,
    message_id: int,
    under_photo: bool,
    face: str,
    album: tuple[int, ...] = (),
    last: bool = False,
) -> None:
    """Keep up to date what was sent as a notice. The one sent before it about the same is left as it is.

    Where the notice was forgotten while it went out, so is what became of it.
    """
    assert notice.community_id is not None
    tx.run(
        """
        INSERT INTO cards (community_id, chat_id, thread_id, kind, subject_id, message_id, under_photo, album, face,
                           last, not_before)
        SELECT :community_id, :chat_id, :thread_id, :kind, :subject_id, :message_id, :under_photo, :album, :face,
               :last, :now
        FROM outbox WHERE id = :notice_id
        ON CONFLICT (chat_id, thread_id, kind, subject_id) DO UPDATE
        SET wanted = cards.wanted + 1, message_id = excluded.message_id, under_photo = excluded.under_photo,
            album = excluded.album, face = excluded.face, last = excluded.last
        """,
        notice_id=notice.id,
        community_id=notice.community_id,
        chat_id=notice.chat_id,
        thread_id=notice.thread_id,
        kind=kind,
        subject_id=subject_id,
        message_id=message_id,
        under_photo=int(under_photo),
        album=json.dumps(album),
        face=face,
        last=int(last),
        now=now,
    )


def refresh(tx: Tx, kind: str, subject_id: int) -> None:
    """Want every card about this subject up to date."""
    tx.run(
        "UPDATE cards SET wanted = wanted + 1 WHERE kind = :kind AND subject_id = :subject_id",
        kind=kind,
        subject_id=subject_id,
    )


def refresh_in(tx: Tx, chat_id: int, kind: str, subject_id: int) -> None:
    """Want the card about this subject up to date in one chat alone."""
    tx.run(
        """
        UPDATE cards SET wanted = wanted + 1
        WHERE chat_id = :chat_id AND kind = :kind AND subject_id = :subject_id
        """,
        chat_id=chat_id,
        kind=kind,
        subject_id=subject_id,
    )


def remove(tx: Tx, kind: str, subject_id: int) -> None:
    """Want every card about this subject taken away."""
    tx.run(
        "UPDATE cards SET gone = 1, wanted = wanted + 1 WHERE kind = :kind AND subject_id = :subject_id",
        kind=kind,
        subject_id=subject_id,
    )


def finish(tx: Tx, kind: str, subject_id: int) -> None:
    """Want every card about this subject shown one last time: the subject has ended.

    Once shown, nothing changes or moves it any more. What can't be shown now is shown when its chat is open again.
    """
    tx.run(
        "UPDATE cards SET last = 1, wanted = wanted + 1 WHERE kind = :kind AND subject_id = :subject_id",
        kind=kind,
        subject_id=subject_id,
    )


def answered(tx: Tx, chat_id: int, message_id: int) -> None:
    """An answer takes the place of a card: it is as new as the card would be, and is not to be overwritten by it."""
    tx.run(
        """
        UPDATE cards SET shown = wanted, face = NULL
        WHERE chat_id = :chat_id AND message_id = :message_id AND claimed_at IS NULL AND gone = 0 AND last = 0
        """,
        chat_id=chat_id,
        message_id=message_id,
    )


def post_anew(tx: Tx, now: datetime, kind: str, subject_id: int) -> None:
    """Want every card about this subject posted anew, and its message as it stood so far taken away.

    That message becomes a card of its own, of a kind that shows nothing, under the number of the card it was.
    """
    rows = tx.all(
        "SELECT * FROM cards WHERE kind = :kind AND subject_id = :subject_id AND gone = 0",
        kind=kind,
        subject_id=subject_id,
    )
    for card in map(_card, rows):
        tx.run(
            "UPDATE cards SET kind = :gone, subject_id = id, gone = 1, wanted = wanted + 1 WHERE id = :id",
            gone=f"{kind}-before",
            id=card.id,
        )
        want(
            tx,
            now,
            community_id=card.community_id,
            chat_id=card.chat_id,
            thread_id=card.thread_id,
            kind=kind,
            subject_id=subject_id,
            reply_to=card.reply_to,
            last=card.last,
        )


def shed_album(tx: Tx, now: datetime, card: Card) -> None:
    """Want the further photos of an album taken away, each by itself: together they would be more than a chat takes.

    Each becomes a card of a kind that shows nothing, under the number of its message.
    """
    for message_id in card.album:
        tx.run(
            """
            INSERT INTO cards (community_id, chat_id, thread_id, kind, subject_id, message_id, under_photo, gone,
                               not_before)
            VALUES (:community_id, :chat_id, :thread_id, :kind, :message_id, :message_id, 1, 1, :now)
            ON CONFLICT (chat_id, thread_id, kind, subject_id) DO NOTHING
            """,
            community_id=card.community_id,
            chat_id=card.chat_id,
            thread_id=card.thread_id,
            kind=f"{card.kind}-album",
            message_id=message_id,
            now=now,
        )
    tx.run("UPDATE cards SET album = '[]' WHERE id = :id", id=card.id)


def renew(tx: Tx, now: datetime, card: Card, *, reply_to: int, pause: timedelta) -> None:
    """Post a card anew under another message, unless it was posted only a short while ago."""
    tx.run(
        """
        UPDATE cards SET message_id = NULL, face = NULL, reply_to = :reply_to, wanted = wanted + 1, not_before = :now
        WHERE id = :id AND claimed_at IS NULL AND wanted = shown AND not_before < :before
        """,
        id=card.id,
        reply_to=reply_to,
        now=now,
        before=now - pause,
    )


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
    return [_card(row) for row in rows]


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

    A last one that shows all that was wanted is let go. Where the group has moved meanwhile, the message stayed
    behind, and the card is due in the new group.
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


def forget_chat(tx: Tx, chat_id: int) -> None:
    """Keep nothing in a chat up to date any more: its messages stand there as they are."""
    tx.run("DELETE FROM cards WHERE chat_id = :chat_id", chat_id=chat_id)
    standing.forget_chat(tx, chat_id)


def _let_go(tx: Tx, card: Card) -> None:
    tx.run("UPDATE cards SET claimed_at = NULL WHERE id = :id", id=card.id)


def find(tx: Tx, chat_id: int, kind: str, subject_id: int) -> Card | None:
    row = tx.one(
        "SELECT * FROM cards WHERE chat_id = :chat_id AND kind = :kind AND subject_id = :subject_id AND gone = 0",
        chat_id=chat_id,
        kind=kind,
        subject_id=subject_id,
    )
    return _card(row) if row else None


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


def _card(row: Row) -> Card:
    return Card(
        id=row["id"],
        community_id=row["community_id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        reply_to=row["reply_to"],
        message_id=row["message_id"],
        under_photo=bool(row["under_photo"]),
        album=tuple(json.loads(row["album"])),
        wanted=row["wanted"],
        gone=bool(row["gone"]),
        last=bool(row["last"]),
        face=row["face"],
        tries=row["tries"],
        doubts=row["doubts"],
    )
