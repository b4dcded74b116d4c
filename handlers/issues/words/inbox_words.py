"""待办 in words: what waits for somebody, a line a button. Pure: everything comes with the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.issues.words.issue_words import category
from handlers.issues.words.shown_words import took
from handlers.kit.buttons import data
from handlers.kit.pages import Page, turning
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.issue_categories import Catalogue
from storage.issue_inbox import Counts, Reader, Waiting

SOON = timedelta(days=1)
OVERDUE = 0
"""What stands where a page's number would, in what is opened from the list of what is overdue: that has one page."""
MOST_OF_PLACE = 16
"""How much of a place's name stands on a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who reads a list, when, with which categories; `named` where they have to be told in which community it is."""

    reader: Reader
    now: datetime
    catalogue: Catalogue
    named: bool = False


def inbox(reading: Reading, counts: Counts, waiting: Sequence[Waiting], here: Page, *, requests: int) -> Words:
    """Every issue that waits for somebody, a page of them; where there are none, whether `requests` wait instead."""
    if not counts.total:
        return Words(text("inbox-empty", count=requests))
    head = text("inbox-head", accept=counts.to_accept, hand=counts.in_hand, overdue=counts.overdue)
    return Words(head, (*_lines(reading, waiting, here.number), *turning(here, "issues:inbox")))


def morning(reading: Reading, community: str, counts: Counts, waiting: Sequence[Waiting]) -> Words:
    """What ends today, or has ended, of what waits for somebody in a community."""
    head = text("inbox-morning", community=community, count=counts.total, overdue=counts.overdue)
    return Words(head, (*_lines(reading, waiting), _all_of_it()))


def overdue(reading: Reading, community: str, total: int, waiting: Sequence[Waiting]) -> Words:
    """What admins are told each morning, and find in their inbox: what nobody above is left to do."""
    return Words(text("inbox-overdue", community=community, count=total), _lines(reading, waiting, OVERDUE))


def opened(work: Words, back: str) -> Words:
    """An issue opened from the inbox, with the way back."""
    return replace(work, rows=(*work.rows, (Button(text("inbox-back"), back),)))


def way_back(community_id: int, number: int) -> str:
    """Return what leads back to the page of the inbox on which an issue stood, or to what is overdue there."""
    return data("issues:overdue", community_id) if number == OVERDUE else data("issues:inbox", number)


def _lines(reading: Reading, waiting: Sequence[Waiting], number: int = 1) -> Rows:
    return tuple((Button(_line(reading, each), data("issues:open", each.issue_id, number)),) for each in waiting)


def _line(reading: Reading, each: Waiting) -> Text:
    place = text("plain", what=each.place[:MOST_OF_PLACE])
    if reading.named:
        place = text("inbox-place", place=place, community=each.community[:MOST_OF_PLACE])
    left = each.due_at - reading.now
    return text(
        _by_time(left),
        number=each.number,
        category=category(reading.catalogue, each.category),
        place=place,
        took=took(left),
    )


def _by_time(left: timedelta) -> str:
    if left <= timedelta(0):
        return "inbox-line-late"
    return "inbox-line-soon" if left <= SOON else "inbox-line-later"


def _all_of_it() -> tuple[Button, ...]:
    return (Button(text("inbox-all"), data("issues:inbox", 1)),)
