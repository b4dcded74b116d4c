"""`/me`: what the bot knows of somebody, given to them as a file, and forgotten at their wish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlers.kit.replies import File, Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.texts import plain
from handlers.kit.visit import Settings, Visit, spoken_by
from handlers.people import actions, me_page, me_words
from rules.notices import Urgency
from storage import outbox, people, people_portrait
from storage.outbox import Notice
from storage.store import Tx

FILE = "people.file"


def register(routes: Routes) -> None:
    routes.command("me", me, group=False, personal=True)
    routes.button("people:me", back)
    routes.button("people:file", give_file)
    routes.button("people:leave", leave)
    routes.button("people:sure", sure)
    routes.button("people:forget", forget)
    routes.notices[FILE] = _file(routes)


def me(visit: Visit, _argument: str) -> Replies:
    """`/me`: what is known of somebody is told to them alone, so nothing of it is said in a group."""
    return (Say(_known(visit)),)


def back(visit: Visit) -> Replies:
    return (Show(_known(visit)),)


def give_file(visit: Visit) -> Replies:
    """Send everything as a file. Pressed again under the same message, it is on its way already."""
    pressed = visit.message.message_id if visit.message else 0
    outbox.enqueue(
        visit.tx,
        visit.now,
        chat_id=visit.person.telegram_id,
        kind=FILE,
        params={},
        urgency=Urgency.ANSWER,
        key=f"{FILE}:{visit.person.id}:{pressed}",
    )
    return (Toast(text("me-file-coming")),)


def leave(visit: Visit) -> Replies:
    """Say what is removed and what stays, before somebody is asked once more."""
    known = actions.begin_leaving(visit.tx, visit.now, visit.settings, visit.person)
    return (Show(me_words.leaving(known, withdrawn=len(actions.withdrawn_with(visit.tx, visit.now, visit.person)))),)


def sure(visit: Visit) -> Replies:
    actions.begin_leaving(visit.tx, visit.now, visit.settings, visit.person)
    return (Show(me_words.sure()),)


def forget(visit: Visit) -> Replies:
    actions.leave(visit.tx, visit.now, visit.actor(), visit.settings, visit.person)
    return (Show(Words(text("me-forgotten"))),)


def _known(visit: Visit) -> Words:
    known = people_portrait.portrait(visit.tx, visit.person)
    language = spoken_by(visit.person, visit.settings)
    return me_words.known(known, visit.now, language, keep=visit.settings.issues.keep_personal)


def _file(routes: Routes) -> Callable[[Tx, datetime, Settings, Notice], Words | None]:
    def said(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        person = people.by_telegram(tx, notice.chat_id)
        if person is None:
            return None
        language = spoken_by(person, settings)
        known = people_portrait.portrait(tx, person)
        drawing = me_page.Drawing(language, settings.zone, settings.categories, routes.forms)
        name = plain(text("me-file-name"), language)
        return Words(text("me-file"), file=File(name, lambda: me_page.page(known, now, drawing).encode()))

    return said
