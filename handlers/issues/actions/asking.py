"""What somebody is asked about an issue now: a question stands until it is answered, however far up its notice is."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, telling
from handlers.kit.visit import Settings
from rules.access import Actor
from rules.issue_answers import Question, by
from rules.issues import Issue, State, is_asked_to_lower, may_appeal
from rules.refusals import Refused
from storage import issue_answers, issues
from storage.store import Tx


def asked(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> Question | None:
    """Return what this person is asked about an issue and has not answered, if anything."""
    if issue.state is State.RESOLVED:
        waits = any(person.id == actor.person_id for person in answering.asked(tx, now, settings, issue))
        given = by(issue_answers.of_round(tx, issue.id), actor.person_id)
        return Question.SOLVED if waits and given is None else None
    if is_asked_to_lower(issue):
        return Question.LOWER if actor.person_id == issue.reporter_id else None
    if issue.state is not State.DECLINED:
        return None
    reporters = [person.id for person in telling.reporters(tx, now, issue)]
    return Question.DECLINE if may_appeal(issue, actor.person_id, reporters) else None


def ask_again(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> tuple[Issue, Question]:
    """Return an issue and what this person is asked about it. Raises `Refused` where that is nothing."""
    issue = issues.issue(tx, issue_id)
    question = asked(tx, now, actor, settings, issue)
    if question is None:
        raise Refused("refused-asked-no-more")
    return issue, question


def awaited(tx: Tx, now: datetime, actor: Actor, settings: Settings) -> list[Issue]:
    """Return the issues that are done, and wait for this person to say whether they are solved."""
    found = [issues.issue(tx, issue_id) for issue_id in issue_answers.waiting_for(tx, actor.person_id)]
    return [issue for issue in found if asked(tx, now, actor, settings, issue)]
