"""Where in the chats of those who handle issues the words stand that neighbours added: to an issue, and to what they
said of the work on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from handlers.issues.actions import telling
from handlers.issues.actions.telling import ADDED, SAID, WORK
from rules.issues import Issue
from storage import cards, issue_answers, issue_events, standing
from storage.store import Tx

SUPPLEMENT = "supplement"
"""The step as which it is kept that somebody added to an issue."""

Standing: TypeAlias = tuple[str, int]
"""A kind of card, and what it is about."""


def by_person(tx: Tx, person_id: int) -> list[Standing]:
    """Return where the words of one person stand."""
    answers = issue_answers.told_by(tx, person_id)
    added = [(ADDED, step_id) for step_id in issue_events.ids_by(tx, person_id, SUPPLEMENT)]
    return [*added, *((SAID, each.id) for each in answers), *((WORK, each.issue_id) for each in answers)]


def of_issue(tx: Tx, issue: Issue) -> list[Standing]:
    """Return where the words stand that were added to one issue."""
    added = [(ADDED, step_id) for step_id in issue_events.ids_of(tx, issue.id, SUPPLEMENT)]
    return [*added, *((SAID, answer_id) for answer_id in issue_answers.ids_of(tx, issue.id))]


def show_once_more(tx: Tx, now: datetime, where: Iterable[Standing]) -> None:
    """Want these words shown as they are now: erased, or no more for whoever has left office."""
    for kind, subject_id in where:
        telling.show_once_more(tx, now, subject_id, (kind,))


def show_once_more_in(tx: Tx, now: datetime, chat_id: int) -> None:
    """Want all such words in one chat shown as they are now."""
    for kind in (ADDED, SAID):
        standing.take_up_all_in(tx, now, chat_id, kind)
        cards.refresh_all_in(tx, chat_id, kind)
