"""What people can do for themselves: be reached in private, choose their language."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.texts import LANGUAGES
from rules.refusals import Refused
from storage import cards, outbox, people
from storage.people import Person
from storage.store import Tx


def open_door(tx: Tx, now: datetime, person: Person) -> None:
    """Somebody started the bot, or took back a block: what was kept for them goes out now."""
    people.set_reachable(tx, person.telegram_id, reachable=True)
    outbox.unpark_chat(tx, now, person.telegram_id)
    cards.wake_chat(tx, now, person.telegram_id)


def close_door(tx: Tx, person: Person) -> None:
    """Somebody blocked the bot: what is owed to them is kept until they take it back."""
    people.set_reachable(tx, person.telegram_id, reachable=False)
    outbox.park_chat(tx, person.telegram_id, "blocked")


def choose_language(tx: Tx, person: Person, language: str) -> None:
    if language not in LANGUAGES:
        raise Refused("refused-button")
    people.set_language(tx, person.id, language)
