"""Questions of forms: each form asks in one message at a time. Under an older one buttons would be pressed in vain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rules.notices import Urgency
from storage import outbox
from storage.store import Row, Tx


def ask(tx: Tx, now: datetime, draft_id: int, *, album: str | None, params: Mapping[str, Any], **to: Any) -> None:
    """Owe the next question of a form: the message that asked before loses its buttons, unless it is the same one.

    For each photo of an album it is asked in the same message.
    """
    key = f"form:{draft_id}:{album or ''}"
    for row in _asked(tx, draft_id):
        if not album or row["key"] != key:
            _close(tx, now, draft_id, row, edit=params.get("edit"))
    owe = outbox.put_right if album else outbox.enqueue
    owe(tx, now, key=key, params=params, **to)


def close(tx: Tx, now: datetime, draft_id: int, *, pressed: int | None = None) -> None:
    """Take the buttons from under what a form asked last: it is over. Not where one was `pressed`: that is answered
    there.
    """
    for row in _asked(tx, draft_id):
        _close(tx, now, draft_id, row, edit=pressed)


def message_of(tx: Tx, draft_id: int) -> int | None:
    """Return the message in which a form asks now, as far as that is known."""
    return next((_message(row) for row in _asked(tx, draft_id)), None)


def asked_in(tx: Tx, draft_id: int, message_id: int) -> bool:
    """Tell whether this is a message in which a form asks, or asked before."""
    former = tx.all(
        "SELECT id, message_id, params FROM outbox WHERE key >= :first AND key < :beyond",
        first=f"form-before:{draft_id}:",
        beyond=f"form-before:{draft_id};",
    )
    return message_id in map(_message, (*_asked(tx, draft_id), *former))


def _asked(tx: Tx, draft_id: int) -> list[Row]:
    return list(
        tx.all(
            "SELECT id, key, chat_id, state, message_id, params FROM outbox WHERE key >= :first AND key < :beyond",
            first=f"form:{draft_id}:",
            beyond=f"form:{draft_id};",
        )
    )


def _message(asked: Row) -> int | None:
    message_id: int | None = asked["message_id"] or json.loads(asked["params"]).get("edit")
    return message_id


def _close(tx: Tx, now: datetime, draft_id: int, asked: Row, edit: int | None = None) -> None:
    """Let a question have no buttons: as it is sent, or once what is said next was. That it was the form's is kept."""
    tx.run("UPDATE outbox SET key = :key WHERE id = :id", id=asked["id"], key=f"form-before:{draft_id}:{asked['id']}")
    if asked["state"] in ("waiting", "parked"):
        params = json.dumps({**json.loads(asked["params"]), "keyboard": []}, ensure_ascii=False)
        tx.run("UPDATE outbox SET params = :params WHERE id = :id", id=asked["id"], params=params)
    elif asked["state"] in ("sending", "sent") and (edit is None or _message(asked) != edit):
        bare = {"text": "", "keyboard": [], "photo": None, "after": asked["id"], "bare": draft_id}
        outbox.enqueue(tx, now, chat_id=asked["chat_id"], kind="reply", params=bare, urgency=Urgency.URGENT)
