"""Whether it is solved nobody has said yet: who is reminded of that, and what becomes of what they wrote meanwhile."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, kept_words, supplementing, telling
from handlers.issues.actions.added_words import SUPPLEMENT
from handlers.issues.actions.answering import INSTANT
from handlers.kit.visit import Settings
from rules import issue_limits
from rules.access import Actor
from rules.issue_answers import Question, by
from rules.issues import Issue, Move, State
from storage import issue_answers, issue_events, issues
from storage.people import Person
from storage.store import Tx


def remind_to_answer(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """Most of the days are over in which to say whether it is solved: its reporter is asked once more, and whoever
    wrote something and pressed nothing.
    """
    issue = issues.issue(tx, issue_id)
    if issue.state is not State.RESOLVED or issue.resolved_at is None:
        return
    waiting = _silent(tx, now, settings, issue)
    asked = [each for each in waiting if each.id == issue.reporter_id or _written(tx, each, issue)]
    telling.tell(tx, now, asked, issue, "asked-again", about=issue.resolved_at.isoformat())


def reminded(tx: Tx, now: datetime, settings: Settings, issue: Issue, person_id: int) -> str | None:
    """Return what somebody wrote who was reminded that they are asked still, nothing where that was nothing; None for
    anybody else.
    """
    if issue.state is not State.RESOLVED or issue.resolved_at is None:
        return None
    if now < issue_limits.remind_to_answer_at(settings.issues, issue.resolved_at):
        return None
    if by(issue_answers.of_round(tx, issue.id), person_id):
        return None
    written = kept_words.kept_words(tx, person_id, issue, Question.SOLVED)
    return written if written or person_id == issue.reporter_id else None


def pass_on(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """It is asked no more whether it is solved: what somebody wrote for that and never sent off goes to those who
    handle it. Photos do not: neighbours would see them, and nobody pressed for that. Return who wrote.
    """
    if issue.state is not State.RESOLVED:
        return []
    wrote = [person for person in _silent(tx, now, settings, issue) if _written(tx, person, issue)]
    for person in wrote:
        acting, words = Actor(person_id=person.id), _written(tx, person, issue)
        supplementing.supplement(tx, now, acting, settings, issue.id, words=words, along=True)
        kept_words.drop_words(tx, now, person.id, issue, Question.SOLVED)
    return wrote


def passed_on(tx: Tx, issue: Issue, person_id: int) -> bool:
    """Tell whether what somebody wrote went along when others answered first, and work on it went on."""
    step = issue_events.last(tx, issue.id, Move.PARTLY, Move.DISPUTE)
    return step is not None and issue_events.count_by(tx, issue.id, person_id, SUPPLEMENT, step.at - INSTANT) > 0


def _silent(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    answers = issue_answers.of_round(tx, issue.id)
    return [person for person in answering.asked(tx, now, settings, issue) if by(answers, person.id) is None]


def _written(tx: Tx, person: Person, issue: Issue) -> str:
    return kept_words.kept_words(tx, person.id, issue, Question.SOLVED)
