"""The outbox: what the bot owes somebody, stored together with what it tells of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rules.notices import Urgency
from storage.people import NOBODYS
from storage.store import Row, Tx, moment

EVERY_TOPIC = -1
REFUSED_TOGETHER = "refused together with others"
"""The `error` of what goes by itself next time: one that Telegram does not take shall not take others with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One message owed to one chat. `params` say what it tells; it is put into words when it is sent.

    `doubts` counts how often it went out without anybody knowing whether it arrived.
    """

    id: int
    community_id: int | None
    chat_id: int
    thread_id: int
    kind: str
    params: Mapping[str, Any]
    urgency: Urgency
    tries: int
    doubts: int


def enqueue(
    tx: Tx,
    now: datetime,
    *,
    chat_id: int,
    kind: str,
    params: Mapping[str, Any],
    thread_id: int = 0,
    community_id: int | None = None,
    urgency: Urgency = Urgency.ORDINARY,
    key: str | None = None,
    secret: bool = False,
) -> None:
    """Owe a chat a message. A second one with the same key is not owed again; to who is forgotten nothing is owed.

    What a `secret` one holds is not kept once it was sent, or can't be sent now.
    """
    if chat_id >= NOBODYS:
        return
    tx.run(
        """
        INSERT INTO outbox
            (community_id, chat_id, thread_id, kind, params, key, urgency, not_before, created_at, secret)
        VALUES (:community_id, :chat_id, :thread_id, :kind, :params, :key, :urgency, :now, :now, :secret)
        ON CONFLICT (key) DO NOTHING
        """,
        community_id=community_id,
        chat_id=chat_id,
        thread_id=thread_id,
        kind=kind,
        params=json.dumps(params, ensure_ascii=False),
        key=key,
        urgency=int(urgency),
        now=now,
        secret=int(secret),
    )


def put_right(tx: Tx, now: datetime, *, key: str, chat_id: int, params: Mapping[str, Any], **rest: Any) -> None:
    """Owe a chat a message in place of the one last owed under the same key, whether that is sent yet or not.

    Its `after` names the one whose message it takes: the number of that is known once it is sent. What it refers to
    stays the same.
    """
    before = tx.one("SELECT id, state, params FROM outbox WHERE key = :key", key=key)
    said = json.loads(before["params"]) if before else {}
    if "reply_to" in said:
        params = {**params, "reply_to": said["reply_to"]}
    if before and before["state"] == "waiting":
        now_said = json.dumps({**params, "after": said.get("after")}, ensure_ascii=False)
        tx.run("UPDATE outbox SET params = :params WHERE id = :id", id=before["id"], params=now_said)
        return
    if before:
        tx.run("UPDATE outbox SET key = NULL WHERE id = :id", id=before["id"])
        params = {**params, "after": before["id"]}
    enqueue(tx, now, key=key, chat_id=chat_id, params=params, **rest)


def hurry(tx: Tx, now: datetime, keys: Iterable[str]) -> None:
    """Let what waits for the morning come at once: what is owed under keys that begin so."""
    for key in keys:
        tx.run(
            """
            UPDATE outbox SET urgency = :urgent, not_before = :now
            WHERE state = 'waiting' AND urgency = :ordinary AND key LIKE :key
            """,
            now=now,
            urgent=int(Urgency.URGENT),
            ordinary=int(Urgency.ORDINARY),
            key=f"{key}%",
        )


def was_sent(tx: Tx, key: str, since: datetime) -> bool:
    """Tell whether what is owed under this key came up from a moment on, and was sent."""
    row = tx.one(
        "SELECT 1 AS found FROM outbox WHERE key = :key AND state = 'sent' AND created_at >= :since",
        key=key,
        since=since,
    )
    return row is not None


def message_of(tx: Tx, notice_id: int) -> int | None:
    """Return the message as which a notice was sent."""
    row = tx.one("SELECT message_id FROM outbox WHERE id = :id AND state = 'sent'", id=notice_id)
    return row["message_id"] if row else None


def due(tx: Tx, now: datetime, limit: int = 500) -> list[Notice]:
    """Return the next message of each chat: the most urgent, then the oldest; none where one is on its way.

    One that failed and is tried again later (it has an `error`) is not overtaken by those behind it.
    """
    rows = tx.all(
        """
        SELECT * FROM outbox o
        WHERE o.state = 'waiting' AND o.not_before <= :now AND NOT EXISTS (
            SELECT 1 FROM outbox e
            WHERE e.chat_id = o.chat_id AND e.state IN ('waiting', 'sending')
              AND (e.not_before <= :now OR e.error IS NOT NULL)
              AND (e.state = 'sending' OR e.urgency > o.urgency OR (e.urgency = o.urgency AND e.id < o.id)))
        ORDER BY o.urgency DESC, o.id LIMIT :limit
        """,
        now=now,
        limit=limit,
    )
    return [_notice(row) for row in rows]


def ordinary_of(tx: Tx, now: datetime, chat_id: int, thread_id: int, limit: int) -> list[Notice]:
    """Return the ordinary notices that wait for one chat and may go together, the oldest first."""
    rows = tx.all(
        """
        SELECT * FROM outbox WHERE chat_id = :chat_id AND thread_id = :thread_id
          AND state IN ('waiting', 'sending') AND state <> 'sending'
          AND urgency = 0 AND kind <> 'reply' AND not_before <= :now AND (error IS NULL OR error <> :refused)
        ORDER BY urgency, id LIMIT :limit
        """,
        chat_id=chat_id,
        thread_id=thread_id,
        now=now,
        limit=limit,
        refused=REFUSED_TOGETHER,
    )
    return [_notice(row) for row in rows]


def mark_sending(tx: Tx, notices: Iterable[Notice]) -> None:
    for notice in notices:
        tx.run("UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = :id", id=notice.id)


def mark_sent(tx: Tx, notices: Iterable[Notice], message_id: int | None) -> None:
    """Write down that messages went out. An answer holds its words, which are kept no longer than that takes."""
    for notice in notices:
        tx.run(
            """
            UPDATE outbox SET state = 'sent', message_id = :message_id, error = NULL,
                              params = CASE WHEN kind = 'reply' OR secret = 1 THEN '{}' ELSE params END
            WHERE id = :id
            """,
            id=notice.id,
            message_id=message_id,
        )


def put_off(tx: Tx, notice: Notice, *, not_before: datetime, error: str, tries: int, doubts: int = 0) -> None:
    """Owe a message still, from a later moment on."""
    tx.run(
        """
        UPDATE outbox SET state = 'waiting', not_before = :not_before, error = :error, tries = :tries, doubts = :doubts
        WHERE id = :id
        """,
        id=notice.id,
        not_before=not_before,
        error=error,
        tries=tries,
        doubts=doubts,
    )


def hush(tx: Tx, now: datetime, chat_id: int, until: datetime) -> None:
    """Leave a chat in peace until the quiet hours are over."""
    tx.run(
        """
        UPDATE outbox SET not_before = :until, error = NULL
        WHERE chat_id = :chat_id AND state = 'waiting' AND urgency = 0 AND not_before <= :now
        """,
        chat_id=chat_id,
        now=now,
        until=until,
    )


def give_up(tx: Tx, notices: Iterable[Notice], *, state: str, error: str) -> None:
    """Keep what can't be delivered: 'parked' until the chat is open again, 'failed' or 'dropped' for good.

    What is secret waits for no door to open.
    """
    for notice in notices:
        tx.run(
            """
            UPDATE outbox SET state = CASE WHEN secret = 1 AND :state = 'parked' THEN 'dropped' ELSE :state END,
                              params = CASE WHEN secret = 1 THEN '{}' ELSE params END, error = :error
            WHERE id = :id
            """,
            id=notice.id,
            state=state,
            error=error,
        )


def park_chat(tx: Tx, chat_id: int, error: str, *, thread_id: int = EVERY_TOPIC) -> None:
    """Send nothing more to a chat, or to one topic of it, that is closed to the bot.

    Answers are tried even so: whoever asks may just have opened the chat, and what is sent then opens it here.
    What is secret is dropped.
    """
    tx.run(
        """
        UPDATE outbox SET state = CASE WHEN secret = 1 THEN 'dropped' ELSE 'parked' END,
                          params = CASE WHEN secret = 1 THEN '{}' ELSE params END, error = :error
        WHERE chat_id = :chat_id AND (thread_id = :thread_id OR :thread_id < 0) AND state = 'waiting'
          AND kind <> 'reply'
        """,
        chat_id=chat_id,
        thread_id=thread_id,
        error=error,
    )


def unpark_chat(tx: Tx, now: datetime, chat_id: int, *, thread_id: int = EVERY_TOPIC) -> None:
    """Send again what was parked: the chat, or this topic of it, is open again."""
    tx.run(
        """
        UPDATE outbox SET state = 'waiting', not_before = :now, error = NULL
        WHERE chat_id = :chat_id AND (thread_id = :thread_id OR :thread_id < 0) AND state = 'parked'
        """,
        chat_id=chat_id,
        thread_id=thread_id,
        now=now,
    )


def release(tx: Tx, in_hand: Collection[int] = ()) -> int:
    """Take back what is marked as in hand and is in nobody's. Whether it went out nobody knows: it is sent again."""
    rows = [row for row in tx.all("SELECT id FROM outbox WHERE state = 'sending'") if row["id"] not in in_hand]
    for row in rows:
        tx.run("UPDATE outbox SET state = 'waiting' WHERE id = :id", id=row["id"])
    return len(rows)


def next_at(tx: Tx, now: datetime) -> datetime | None:
    """Return when the next message that is put off becomes due."""
    row = tx.one(
        """
        SELECT MIN(at) AS at FROM (
            SELECT MIN(not_before) AS at FROM outbox WHERE state = 'waiting' AND not_before > :now
            UNION ALL
            SELECT MIN(not_before) FROM cards WHERE wanted > shown AND claimed_at IS NULL AND not_before > :now
        ) AS waiting
        """,
        now=now,
    )
    return moment(row["at"]) if row and row["at"] else None


def undelivered(tx: Tx) -> Mapping[str, int]:
    """Count what could not be delivered, by why."""
    rows = tx.all(
        "SELECT state, COUNT(*) AS n FROM outbox WHERE state IN ('parked', 'failed') GROUP BY state ORDER BY state"
    )
    return {row["state"]: row["n"] for row in rows}


def forget(tx: Tx, *, sent: datetime, undelivered: datetime) -> None:
    """Drop what was owed before a moment: what was sent, and what was not."""
    tx.run("DELETE FROM outbox WHERE created_at < :sent AND state = 'sent'", sent=sent)
    tx.run(
        "DELETE FROM outbox WHERE created_at < :undelivered AND state IN ('dropped', 'failed', 'parked')",
        undelivered=undelivered,
    )


def forget_chat(tx: Tx, chat_id: int) -> None:
    """Drop all that a chat was told or is owed. What is in hand still goes out."""
    tx.run("DELETE FROM outbox WHERE chat_id = :chat_id", chat_id=chat_id)


def _notice(row: Row) -> Notice:
    return Notice(
        id=row["id"],
        community_id=row["community_id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        kind=row["kind"],
        params=json.loads(row["params"]),
        urgency=Urgency(row["urgency"]),
        tries=row["tries"],
        doubts=row["doubts"],
    )
