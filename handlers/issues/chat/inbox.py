"""`/inbox` 待办: everything that waits for somebody in office, and the way into each and back: the issues that they
handle, and the requests to belong to a household.

Admins see there as well what is overdue at the top of their communities, each under a heading of its own.
"""

from __future__ import annotations

from datetime import datetime

from handlers.households.living_words import with_waiting
from handlers.households.views import waiting_for
from handlers.issues.chat import work
from handlers.issues.views import view_of
from handlers.issues.words import inbox_words, work_words
from handlers.issues.words.inbox_words import Reading
from handlers.kit.buttons import data
from handlers.kit.pages import page
from handlers.kit.replies import Replies, Say, Show, Words
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings, Visit
from rules.access import OFFICES, Actor, Held, Role, offers, refusal
from rules.issues import Issue
from storage import issue_inbox, places
from storage.issue_inbox import Reader
from storage.store import Tx

NEEDS = "issues.inbox"


def register(routes: Routes) -> None:
    routes.command("inbox", inbox, needs=NEEDS, group=False, personal=True)
    routes.button("issues:inbox", turn)
    routes.button("issues:overdue", see_overdue)
    routes.button("issues:open", open_)
    routes.button("issues:late", open_late)


def inbox(visit: Visit, _argument: str) -> Replies:
    """`/inbox`: what waits for somebody is for them alone, so nothing of it is said in a group."""
    reading = _reading(visit)
    own = _page(visit, reading, 1)
    late = [words for each in _administered(visit) if (words := overdue(visit.tx, reading, each))]
    return tuple(map(Say, (own, *late) if own.rows or not late else late))


def turn(visit: Visit, number: int) -> Replies:
    _require_inbox(visit)
    return (Show(_page(visit, _reading(visit), number)),)


def see_overdue(visit: Visit, community_id: int, number: int) -> Replies:
    """Show a page of what is overdue in a community; where nothing is any more, what waits."""
    _require_inbox(visit)
    reading = _reading(visit)
    return (Show(overdue(visit.tx, reading, community_id, number) or _page(visit, reading, 1)),)


def open_(visit: Visit, issue_id: int, number: int) -> Replies:
    """Show an issue of the list in its place, with what can be done about it."""
    return _opened(visit, work.theirs(visit, issue_id), data("issues:inbox", number))


def open_late(visit: Visit, issue_id: int, number: int) -> Replies:
    """Show an issue of what is overdue in its place."""
    issue = work.theirs(visit, issue_id)
    return _opened(visit, issue, data("issues:overdue", issue.community_id, number))


def overdue(tx: Tx, reading: Reading, community_id: int, number: int = 1) -> Words | None:
    """Return a page of what is overdue at the top of a community for one of its admins, if anything is."""
    total = issue_inbox.overdue_count(tx, reading.now, reading.reader, community_id)
    if not total:
        return None
    here = page(number, total)
    late = issue_inbox.overdue(tx, reading.now, reading.reader, community_id, limit=here.size, offset=here.offset)
    return inbox_words.overdue(reading, places.community(tx, community_id), total, late, here)


def reading_of(tx: Tx, now: datetime, settings: Settings, actor: Actor) -> Reading:
    """Return how somebody reads what waits for them."""
    everywhere = Held(Role.ADMIN, None) in actor.holds
    offices = {held.place_id for held in actor.holds if held.place_id is not None and held.role in OFFICES}
    communities = len(places.communities(tx) if everywhere else {places.place(tx, each).path[-1] for each in offices})
    reader = Reader(person_id=actor.person_id, everywhere=everywhere)
    return Reading(reader=reader, now=now, catalogue=settings.categories, named=communities > 1)


def _opened(visit: Visit, issue: Issue, back: str) -> Replies:
    return (Show(inbox_words.opened(work_words.work(view_of(visit, issue)), back)),)


def _reading(visit: Visit) -> Reading:
    return reading_of(visit.tx, visit.now, visit.settings, visit.actor())


def _require_inbox(visit: Visit) -> None:
    if not offers(visit.actor(), NEEDS):
        raise refusal(NEEDS)


def _administered(visit: Visit) -> list[int]:
    """Return the communities of which somebody is an admin."""
    at = {held.place_id for held in visit.actor().holds if held.role is Role.ADMIN}
    if None in at:
        at |= {place_id for place_id, _name in places.communities(visit.tx)}
    return sorted({visit.place(place_id).community_id for place_id in at if place_id is not None})


def _page(visit: Visit, reading: Reading, number: int) -> Words:
    counts = issue_inbox.counts(visit.tx, visit.now, reading.reader)
    here = page(number, counts.total)
    waiting = issue_inbox.waiting(visit.tx, visit.now, reading.reader, limit=here.size, offset=here.offset)
    requests = len(waiting_for(visit.tx, visit.actor()))
    return with_waiting(inbox_words.inbox(reading, counts, waiting, here, requests=requests), requests)
