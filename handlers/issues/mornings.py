"""What is said each morning, as it stands when it is said."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.issues import actions
from handlers.issues.chat.inbox import overdue, reading_of
from handlers.issues.words import inbox_words
from handlers.issues.words.inbox_words import Reading
from handlers.kit.pages import SIZE
from handlers.kit.replies import Words
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings, actor
from rules.issue_periods import end_of_day
from storage import issue_inbox, people, places
from storage.issue_inbox import Today
from storage.outbox import Notice
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.notices[actions.MORNING] = _morning
    routes.notices[actions.OVERDUE] = _overdue


def _morning(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    reading = _reading(tx, now, settings, notice)
    if reading is None:
        return None
    community = places.community(tx, notice.params["subject"])
    today = Today(community_id=community.id, before=end_of_day(now, ZoneInfo(community.time_zone)))
    counts = issue_inbox.counts(tx, now, reading.reader, today)
    waiting = issue_inbox.waiting(tx, now, reading.reader, today, limit=SIZE)
    return inbox_words.morning(reading, community.name, counts, waiting) if waiting else None


def _overdue(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    reading = _reading(tx, now, settings, notice)
    return overdue(tx, reading, notice.params["subject"]) if reading else None


def _reading(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Reading | None:
    """Return how the list is read, or None where the next morning is there already: that one has a list of its own."""
    person = people.by_telegram(tx, notice.chat_id)
    if person is None or now >= datetime.fromisoformat(notice.params["until"]):
        return None
    return reading_of(tx, now, settings, actor(tx, now, settings, person, None))
