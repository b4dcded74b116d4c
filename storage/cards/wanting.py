"""What cards there should be, and that what they show is no longer what they should."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from storage import standing
from storage.cards.card import BELOW, Card, card_of
from storage.outbox import Notice
from storage.store import Tx


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
    """Want a card of this kind about this subject in a chat; where there is one, want it up to date.

    One that is about to be taken away still is: what is wanted now is posted anew.
    """
    gone = tx.one(
        """
        SELECT id FROM cards
        WHERE chat_id = :chat_id AND thread_id = :thread_id AND kind = :kind AND subject_id = :subject_id AND gone = 1
          AND message_id IS NOT NULL
        """,
        chat_id=chat_id,
        thread_id=thread_id,
        kind=kind,
        subject_id=subject_id,
    )
    if gone:
        _set_aside(tx, gone["id"], kind)
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
    community_id: int,
    kind: str,
    subject_id: int,
    message_id: int,
    under_photo: bool,
    face: str,
    album: tuple[int, ...] = (),
    last: bool = False,
) -> None:
    """Keep up to date what was sent as a notice. The one sent before it about the same says where to read on; what
    stood in its message before it is there no more.

    Where the notice was forgotten while it went out, so is what became of it.
    """
    standing.take_up_in(tx, now, notice.chat_id, kind, subject_id)
    _fold(tx, now, notice, kind=kind, subject_id=subject_id, message_id=message_id)
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
        community_id=community_id,
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
    tx.run(
        """
        DELETE FROM cards
        WHERE chat_id = :chat_id AND message_id = :message_id AND NOT (kind = :kind AND subject_id = :subject_id)
        """,
        chat_id=notice.chat_id,
        message_id=message_id,
        kind=kind,
        subject_id=subject_id,
    )


def _fold(tx: Tx, now: datetime, notice: Notice, *, kind: str, subject_id: int, message_id: int) -> None:
    """Want the message that stood for this so far to say that it goes on below, in the one that was sent now.

    It becomes a card of its own, under the number of its message, shown once; its kind keeps what it was.
    """
    tx.run(
        """
        UPDATE cards SET kind = :below, subject_id = message_id, last = 1, wanted = wanted + 1, not_before = :now
        WHERE chat_id = :chat_id AND thread_id = :thread_id AND kind = :kind AND subject_id = :subject_id
          AND message_id <> :message_id
        """,
        below=f"{BELOW}:{kind}:{subject_id}",
        now=now,
        chat_id=notice.chat_id,
        thread_id=notice.thread_id,
        kind=kind,
        subject_id=subject_id,
        message_id=message_id,
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


def refresh_all_in(tx: Tx, chat_id: int, kind: str) -> None:
    """Want every card of this kind in one chat up to date, whatever it is about."""
    tx.run("UPDATE cards SET wanted = wanted + 1 WHERE chat_id = :chat_id AND kind = :kind", chat_id=chat_id, kind=kind)


def remove(tx: Tx, kind: str, subject_id: int) -> None:
    """Want every card about this subject taken away."""
    tx.run(
        "UPDATE cards SET gone = 1, wanted = wanted + 1 WHERE kind = :kind AND subject_id = :subject_id",
        kind=kind,
        subject_id=subject_id,
    )


def remove_all(tx: Tx, kind: str, subject_id: int) -> None:
    """Want the cards of a kind about this subject taken away, whatever of its own each has behind its kind."""
    tx.run(
        """
        UPDATE cards SET gone = 1, wanted = wanted + 1
        WHERE kind > :kind || ':' AND kind < :kind || ';' AND subject_id = :subject_id
        """,
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


def carry_on(tx: Tx, kind: str, subject_id: int) -> None:
    """Want every card about this subject kept up to date again: the subject has not ended after all."""
    tx.run(
        "UPDATE cards SET last = 0, wanted = wanted + 1 WHERE kind = :kind AND subject_id = :subject_id",
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


def let_answer_stand(tx: Tx, chat_id: int, kind: str, subject_id: int, *, answered_in: int | None) -> None:
    """Keep up to date no longer what somebody was asked: the answer that takes its place in the message `answered_in`
    stays as they read it. Where they answered elsewhere, it is shown one last time.
    """
    where = "chat_id = :chat_id AND kind = :kind AND subject_id = :subject_id"
    which: dict[str, str | int] = {"chat_id": chat_id, "kind": kind, "subject_id": subject_id}
    tx.run(f"DELETE FROM cards WHERE {where} AND message_id = :message_id", **which, message_id=answered_in)  # noqa: S608
    tx.run(f"UPDATE cards SET last = 1, wanted = wanted + 1 WHERE {where}", **which)  # noqa: S608


def post_anew(tx: Tx, now: datetime, kind: str, subject_id: int) -> None:
    """Want every card about this subject posted anew, and its message as it stood so far taken away."""
    rows = tx.all(
        "SELECT * FROM cards WHERE kind = :kind AND subject_id = :subject_id AND gone = 0",
        kind=kind,
        subject_id=subject_id,
    )
    for card in map(card_of, rows):
        _set_aside(tx, card.id, kind)
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


def _set_aside(tx: Tx, card_id: int, kind: str) -> None:
    """Let a message that is to be taken away be a card of its own, of a kind that shows nothing, under its number."""
    tx.run(
        "UPDATE cards SET kind = :gone, subject_id = id, gone = 1, wanted = wanted + 1 WHERE id = :id",
        gone=f"{kind}-before",
        id=card_id,
    )
