"""Somebody asks after what was reported, by a number or in such words, or has more to say of it: the way to that stands
beside another report.
"""

from __future__ import annotations

from functools import cache

from handlers.issues import actions
from handlers.issues.chat.named import hash_number_in, number_in, numbered
from handlers.issues.shown import shown_to
from handlers.issues.spots import Spot, Tab
from handlers.issues.words import list_words, supplement_words
from handlers.kit.labels import letters
from handlers.kit.replies import Rows, text
from handlers.kit.texts import listed
from handlers.kit.visit import Visit
from rules.issues import Issue
from storage import issue_lists

MOST_OFFERED = 3
"""So many issues are offered at once; the list of all is one more button."""


def ways(visit: Visit, said: str) -> Rows:
    """Return the buttons that lead to what somebody asks after: the issue that they name, or their own open ones."""
    found = _named(visit, said) or (_own(visit) if _asks(said) else ())
    spot = Spot(tab=Tab.MINE)
    rows = tuple(list_words.row(visit.settings.categories, each, spot) for each in _shown(visit, found))
    return rows if len(found) <= MOST_OFFERED else (*rows, (list_words.tab(spot),))


def additions(visit: Visit) -> Rows:
    """Return the buttons that add what somebody said to one of their own open issues."""
    return tuple((supplement_words.to(each),) for each in _shown(visit, _own(visit)))


def _shown(visit: Visit, found: tuple[Issue, ...]) -> list[Issue]:
    """Return the first of these, each as this person sees it."""
    acting = visit.actor()
    return [shown_to(visit.place(each.place_id), each, acting) for each in found[:MOST_OFFERED]]


def _named(visit: Visit, said: str) -> tuple[Issue, ...]:
    number = hash_number_in(said) or _number_alone(said)
    found = numbered(visit, visit.actor(), number) if number else []
    return tuple(each for each in found if actions.may_read(visit.tx, visit.now, visit.actor(), each))


def _number_alone(said: str) -> int | None:
    """Return the number that somebody wrote as they speak of an issue, where there is nothing else in what they say."""
    number = number_in(said)
    phrases = listed(text("asked-after-number", number=number)) if number else ()
    return number if letters(said) in map(letters, phrases) else None


def _own(visit: Visit) -> tuple[Issue, ...]:
    """Return what somebody reported or joined and is open. What they are asked about is offered anyway."""
    waiting = {each.id for each in actions.awaited(visit.tx, visit.now, visit.actor(), visit.settings)}
    mine = issue_lists.mine(visit.tx, visit.person.id, ended=False, page=1).issues
    return tuple(each for each in mine if each.id not in waiting)


def _asks(said: str) -> bool:
    written = letters(said)
    return any(sign in written for sign in _signs())


@cache
def _signs() -> tuple[str, ...]:
    return tuple(map(letters, listed(text("asked-after-signs"))))
