"""What is done with places and groups: bind a group to a place, come and go, choose a group's language."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.texts import LANGUAGES
from rules.access import Actor, require
from rules.journal import Entry
from rules.places import Place, require_group
from rules.refusals import Refused
from storage import cards, journal, outbox, places
from storage.places import Chat
from storage.store import Tx


def bind(tx: Tx, now: datetime, actor: Actor, *, telegram_id: int, thread_id: int, where: Place, purpose: str) -> Chat:
    """Bind a group, or a topic of one, to a place: from now on it speaks for the neighbours, or the staff, of it."""
    require(actor, "places.bind", where.path)
    require_group(where.level, purpose)
    bound = places.chat_here(tx, telegram_id, thread_id)
    if bound:
        require(actor, "places.bind", places.place(tx, bound.place_id).path)
    chat = places.bind(tx, telegram_id=telegram_id, thread_id=thread_id, where=where, purpose=purpose)
    # The links on the cards that stand there lead nowhere any more.
    cards.wake_chat(tx, now, telegram_id)
    journal.append(
        tx,
        Entry(
            community_id=where.community_id,
            at=now,
            actor_id=actor.person_id,
            verb="places.bind",
            subject=f"place:{where.id}",
            data={"chat": chat.id, "purpose": purpose},
        ),
    )
    return chat


def arrive(tx: Tx, now: datetime, telegram_id: int) -> None:
    """The bot was added to a group, perhaps again, or may write there again: what was kept for it goes out now."""
    outbox.unpark_chat(tx, now, telegram_id)
    cards.wake_chat(tx, now, telegram_id)


def leave(tx: Tx, telegram_id: int) -> None:
    """The bot was removed from a group: what is owed to it is kept."""
    outbox.park_chat(tx, telegram_id, "removed from the group")


def choose_language(tx: Tx, actor: Actor, chat: Chat, language: str) -> None:
    """Choose in which language a group is addressed."""
    require(actor, "places.language", places.place(tx, chat.place_id).path)
    if language not in LANGUAGES:
        raise Refused("refused-button")
    places.set_chat_language(tx, chat.id, language)
