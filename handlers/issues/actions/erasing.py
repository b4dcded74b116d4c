"""What people wrote about an issue is erased when its time has come, and what somebody wrote as they leave: here, and
where it stands in the chats.
"""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import keeping, telling
from handlers.issues.actions.supplementing import SUPPLEMENT
from handlers.issues.actions.telling import ADDED, SAID, WORK
from handlers.kit.visit import Settings
from rules.issues import Issue, is_settled
from storage import issue_answers, issue_events, issue_texts, issues
from storage.store import Tx


def forget(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """Erase what people wrote, showed and said about an issue that ended long enough ago. What can be counted stays."""
    issue = issues.issue(tx, issue_id)
    if issue.ended_at is None or not is_settled(issue):
        return
    until = issue.ended_at + settings.issues.keep_personal
    if now < until:
        keeping.look_again(tx, issue, until)
        return
    issue_texts.erase(tx, issue.id)
    for each in (issue, *issues.merged(tx, issue.id)):
        telling.show_once_more(tx, now, each.id)
        for kind, subject_id in _said_of(tx, each):
            telling.show_once_more(tx, now, subject_id, (kind,))
    telling.journalize(tx, now, None, issue, "forget", data={})


def said_by(tx: Tx, person_id: int) -> list[tuple[str, int]]:
    """Return where the words stand that somebody added to issues and to their answers: the kinds of cards, each with
    what it is about.
    """
    answers = issue_answers.told_by(tx, person_id)
    added = [(ADDED, step_id) for step_id in issue_events.ids_by(tx, person_id, SUPPLEMENT)]
    return [*added, *((SAID, each.id) for each in answers), *((WORK, each.issue_id) for each in answers)]


def _said_of(tx: Tx, issue: Issue) -> list[tuple[str, int]]:
    """Return where the words stand that were added to an issue, and to what people answered."""
    added = [(ADDED, step_id) for step_id in issue_events.ids_of(tx, issue.id, SUPPLEMENT)]
    return [*added, *((SAID, answer_id) for answer_id in issue_answers.ids_of(tx, issue.id))]
