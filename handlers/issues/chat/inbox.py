"""`/inbox` 待办: everything that waits for somebody who handles issues, and the way into each and back."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.chat import work
from handlers.issues.views import view_of
from handlers.issues.words import inbox_words, work_words
from handlers.issues.words.inbox_words import Reading
from handlers.kit.pages import page
from handlers.kit.replies import Replies, Say, Show, Words
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings, Visit
from rules.access import OFFICES, Actor, Held, Role, offers
from rules.refusals import Refused
from storage import issue_inbox, places
from storage.issue_inbox import Reader
from storage.store import Tx

NEEDS = "issues.inbox"


def register(routes: Routes) -> None:
    routes.command("inbox", inbox, needs=NEEDS, group=False, personal=True)
    routes.button("issues:inbox", turn)
    routes.button("issues:open", open_)


def inbox(visit: Visit, _argument: str) -> Replies:
    """`/inbox`: what waits for somebody is for them alone, so nothing of it is said in a group."""
    return (Say(_page(visit, 1)),)


def turn(visit: Visit, number: int) -> Replies:
    if not offers(visit.actor(), NEEDS):
        raise Refused("refused-role")
    return (Show(_page(visit, number)),)


def open_(visit: Visit, issue_id: int, number: int) -> Replies:
    """Show an issue of the list in its place, with what can be done about it."""
    shown = work_words.work(view_of(visit, work.theirs(visit, issue_id)))
    return (Show(inbox_words.opened(shown, number)),)


def reading_of(tx: Tx, now: datetime, settings: Settings, actor: Actor) -> Reading:
    """Return how somebody reads what waits for them."""
    everywhere = Held(Role.ADMIN, None) in actor.holds
    offices = {held.place_id for held in actor.holds if held.place_id is not None and held.role in OFFICES}
    communities = len(places.communities(tx) if everywhere else {places.place(tx, each).path[-1] for each in offices})
    reader = Reader(person_id=actor.person_id, everywhere=everywhere)
    return Reading(reader=reader, now=now, catalogue=settings.categories, named=communities > 1)


def _page(visit: Visit, number: int) -> Words:
    reading = reading_of(visit.tx, visit.now, visit.settings, visit.actor())
    counts = issue_inbox.counts(visit.tx, visit.now, reading.reader)
    here = page(number, counts.total)
    waiting = issue_inbox.waiting(visit.tx, visit.now, reading.reader, limit=here.size, offset=here.offset)
    return inbox_words.inbox(reading, counts, waiting, here)
