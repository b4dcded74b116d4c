"""Invitations: what is begun in a group goes on in private chat, behind one button under one line."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.kit.replies import Button, Replies, Say, Text, Words, text
from handlers.kit.routes import CardWords, Routes
from handlers.kit.visit import Settings, Visit
from storage import cards, people, places
from storage.cards import Card
from storage.people import Person
from storage.places import Chat
from storage.store import Tx

BETWEEN_INVITATIONS = timedelta(minutes=10)

OPEN = "open-private"
"""The line that leads somebody to a private chat which they have not opened yet."""


def register(routes: Routes) -> None:
    routes.cards[OPEN] = _opening_card


def invite(visit: Visit, kind: str) -> bool:
    """Lead somebody from the group to private chat. One invitation of a kind at a time stands there for one person.

    Return whether whoever asks again with it standing can be asked in private instead.
    """
    assert visit.bound is not None
    invited = cards.find(visit.tx, visit.chat_id, kind, visit.person.id)
    if invited and visit.person.reachable:
        return True
    if invited and visit.message:
        cards.renew(visit.tx, visit.now, invited, reply_to=visit.message.message_id, pause=BETWEEN_INVITATIONS)
    elif visit.message:
        cards.want(
            visit.tx,
            visit.now,
            community_id=visit.bound.community_id,
            chat_id=visit.chat_id,
            thread_id=visit.thread_id,
            kind=kind,
            subject_id=visit.person.id,
            reply_to=visit.message.message_id,
        )
    return False


def open_private(visit: Visit, payload: str) -> Replies:
    """Show somebody to whom the bot can't write yet how to open the private chat; what they wanted follows there.

    In a group that is bound to no place nothing is kept up to date: there it stands as it was said.
    """
    if visit.bound is None:
        return (Say(_opening(visit.settings, visit.person, payload), here=True),)
    invite(visit, f"{OPEN}:{payload}")
    return ()


def opened_private(tx: Tx, person: Person) -> None:
    """Take away every line that leads somebody to their private chat: it is open."""
    cards.remove_all(tx, OPEN, person.id)


def invitation(begins_with: str, line: str, button: Text) -> CardWords:
    """Return how an invitation is put into words: a line with the person's name, over the way to private chat."""

    def said(tx: Tx, _now: datetime, settings: Settings, card: Card) -> Words:
        chat = places.chat_here(tx, card.chat_id, card.thread_id)
        person = people.by_id(tx, card.subject_id)
        if person.gone:
            return Words(text("invitation-over"))
        url = link(settings, chat, begins_with) if chat else ""
        return Words(text(line, name=person.name), ((Button(button, url=url),),))

    return said


def link(settings: Settings, chat: Chat, begins_with: str) -> str:
    """Return the link that opens the bot in private and goes on there for the place of this group."""
    return _link(settings, f"{begins_with}_{chat.code}")


def _opening_card(tx: Tx, _now: datetime, settings: Settings, card: Card) -> Words:
    _, _, payload = card.kind.partition(":")
    return _opening(settings, people.by_id(tx, card.subject_id), payload)


def _opening(settings: Settings, person: Person, payload: str) -> Words:
    way = Button(text("private-go"), url=_link(settings, payload))
    return Words(text("private-prompt", name=person.name), ((way,),))


def _link(settings: Settings, payload: str) -> str:
    return f"https://t.me/{settings.bot_username}?start={payload}"
