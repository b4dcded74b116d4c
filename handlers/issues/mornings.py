"""What is said each morning, as it stands when it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
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
from storage import issue_inbox, issues, people, places
from storage.issue_inbox import Today, Waiting
from storage.outbox import Notice
from storage.store import Tx

NIGHT = timedelta(hours=10)
"""What somebody was reminded of within this span is no news in the morning: a list that would tell nothing else is not
sent. Where there is more, it tells all, so that nothing is missing from the day.
"""


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
    if counts.total == len(waiting) and all(_was_told_at_night(tx, now, notice, each) for each in waiting):
        return None
    return inbox_words.morning(reading, community.name, counts, waiting)


def _was_told_at_night(tx: Tx, now: datetime, notice: Notice, waiting: Waiting) -> bool:
    """Tell whether the reader was reminded of an issue this night: it was urgent, so that did not wait for the list."""
    issue = issues.issue(tx, waiting.issue_id)
    return issue.urgent and actions.was_reminded(tx, issue, notice.chat_id, now - NIGHT)


def _overdue(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    reading = _reading(tx, now, settings, notice)
    return overdue(tx, reading, notice.params["subject"]) if reading else None


def _reading(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Reading | None:
    """Return how the list is read, or None where the next morning is there already: that one has a list of its own."""
    person = people.by_telegram(tx, notice.chat_id)
    if person is None or now >= datetime.fromisoformat(notice.params["until"]):
        return None
    return replace(reading_of(tx, now, settings, actor(tx, now, settings, person, None)), quoted=False)
