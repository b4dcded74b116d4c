"""待办 in words: what waits for somebody, a line a button. Pure: everything comes with the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.issues.words.issue_words import category
from handlers.issues.words.shown_words import shortened, took
from handlers.kit.buttons import data
from handlers.kit.pages import Page, turning
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.issue_categories import Catalogue
from storage.issue_inbox import Counts, Reader, Waiting
from storage.places import Community

SOON = timedelta(days=1)
MOST_OF_PLACE = 16
"""How much of a place's name stands on a button."""
MOST_OF_WORDS = 12
"""How much of what somebody reported: a telephone shows some twenty characters of a button, and the time stands there
too.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who reads a list, when, with which categories; `named` where they have to be told in which community it is.

    `quoted` is what they asked for: a list that comes of itself tells each by its category, since it stands as it was
    sent, also once what somebody wrote is erased.
    """

    reader: Reader
    now: datetime
    catalogue: Catalogue
    named: bool = False
    quoted: bool = True


def inbox(reading: Reading, counts: Counts, waiting: Sequence[Waiting], here: Page, *, requests: int) -> Words:
    """Every issue that waits for somebody, a page of them; where there are none, whether `requests` wait instead."""
    if not counts.total:
        return Words(text("inbox-empty", count=requests))
    head = text("inbox-head", accept=counts.to_accept, hand=counts.in_hand, overdue=counts.overdue)
    return Words(head, (*_lines(reading, waiting, "issues:open", here.number), *turning(here, "issues:inbox")))


def morning(reading: Reading, community: str, counts: Counts, waiting: Sequence[Waiting]) -> Words:
    """What ends today, or has ended, of what waits for somebody in a community."""
    head = text("inbox-morning", community=community, count=counts.total, overdue=counts.overdue)
    return Words(head, (*_lines(reading, waiting, "issues:open", 1), _all_of_it()))


def overdue(reading: Reading, community: Community, total: int, waiting: Sequence[Waiting], here: Page) -> Words:
    """What admins are told each morning, and find in their inbox: what nobody above is left to do, a page of it."""
    head = text("inbox-overdue", community=community.name, count=total)
    lines = _lines(reading, waiting, "issues:late", here.number)
    return Words(head, (*lines, *turning(here, "issues:overdue", community.id)))


def opened(work: Words, back: str) -> Words:
    """An issue opened from the inbox, with the way back."""
    return replace(work, rows=(*work.rows, (Button(text("inbox-back"), back),)))


def _lines(reading: Reading, waiting: Sequence[Waiting], opens: str, number: int) -> Rows:
    return tuple((Button(_line(reading, each), data(opens, each.issue_id, number)),) for each in waiting)


def _line(reading: Reading, each: Waiting) -> Text:
    place = text("plain", what=each.place[:MOST_OF_PLACE])
    if reading.named:
        place = text("inbox-place", place=place, community=each.community[:MOST_OF_PLACE])
    left = each.due_at - reading.now
    return text(
        _by_time(left),
        number=each.number,
        what=_what(reading, each),
        place=place,
        took=took(left),
    )


def _what(reading: Reading, each: Waiting) -> Text:
    """Return what it is about, by which one knows it again: its first words; of what was said aloud, its category."""
    quoted = reading.quoted and each.words
    what = (
        text("plain", what=shortened(each.words, MOST_OF_WORDS))
        if quoted
        else category(reading.catalogue, each.category)
    )
    return text("inbox-private", what=what) if each.private else what


def _by_time(left: timedelta) -> str:
    if left <= timedelta(0):
        return "inbox-line-late"
    return "inbox-line-soon" if left <= SOON else "inbox-line-later"


def _all_of_it() -> tuple[Button, ...]:
    return (Button(text("inbox-all"), data("issues:inbox", 1)),)
