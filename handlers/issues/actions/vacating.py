"""An office ends: what its holder answered for goes on with those who hold it now, or at the next level up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.telling import CARDS, DONE, WORK, record, step, tell
from handlers.kit.visit import Settings, actor
from rules.access import Actor, Held, Role, roles_at
from rules.issue_officers import holding
from rules.issue_readers import reads_on
from rules.issues import WORKING, Issue, Move, State, can
from storage import cards, issue_inbox, issues, places, standing
from storage.people import Person
from storage.store import Tx

TO_HANDLERS = (WORK, DONE)
"""What those who handle an issue are shown of it, and nobody else."""


def leave_office(tx: Tx, now: datetime, settings: Settings, person: Person, office: Held) -> None:
    """Somebody holds an office no more: what they had in hand goes on with others, what only they could do is asked of
    others, and they read on about none of it.
    """
    if office.place_id is None:
        return
    holds = actor(tx, now, settings, person, None).holds
    _close_ended(tx, now, person, holds)
    for kind in TO_HANDLERS:
        cards.refresh_all_in(tx, person.telegram_id, kind)
    for issue in issue_inbox.left_by(tx, person.id, office.role, office.place_id):
        if issue.state is State.REPORTED:
            _pass_up(tx, now, settings, issue)
        else:
            held = roles_at(holds, places.place(tx, issue.place_id).path)
            _leave_to_others(tx, now, settings, issue, person, held)


def hand_over_if_left(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Issue:
    """An issue that had ended is open again: where whoever had it in hand has left that office since, others go on."""
    if issue.state in WORKING and not answering.keepers(tx, now, settings, issue):
        _hand_over(tx, now, settings, issue)
    return issues.issue(tx, issue.id)


def _leave_to_others(
    tx: Tx, now: datetime, settings: Settings, issue: Issue, person: Person, held: frozenset[Role]
) -> None:
    """It was taken on: where nobody is left who does the work, or who answers for it, others see to it."""
    before = issue
    if _is_forsaken(tx, now, issue):
        issue = _forsake(tx, now, issue, person)
    if _is_left(tx, now, settings, issue, person, held):
        _hand_over(tx, now, settings, issue)
    elif issue is not before:
        _tell_forsaken(tx, now, settings, issue)


def _close_ended(tx: Tx, now: datetime, person: Person, holds: Iterable[Held]) -> None:
    """What has ended is not theirs to read any more either: its message is shown once more, to say so."""
    path = cache(lambda place_id: places.place(tx, place_id).path)
    for kind in TO_HANDLERS:
        for issue in issue_inbox.standing_with(tx, person.telegram_id, kind):
            if not reads_on(roles_at(holds, path(issue.place_id)), person.id, issue):
                standing.take_up_in(tx, now, person.telegram_id, kind, issue.id)


def _is_left(tx: Tx, now: datetime, settings: Settings, issue: Issue, person: Person, held: frozenset[Role]) -> bool:
    """Tell whether nobody answers any more for what was taken on: its holder, or all in the office, once they left."""
    if issue.holder_id is None:
        return not answering.office_holders(tx, now, settings, issue)
    return issue.holder_id == person.id and not held & holding(issue)


def _is_forsaken(tx: Tx, now: datetime, issue: Issue) -> bool:
    """Tell whether the work was given to somebody, and nobody is left who does it."""
    given = issue.body or issue.assignee_id
    return bool(given) and can(issue.state, Move.FORSAKE) and not answering.assigned_to(tx, now, issue)


def _forsake(tx: Tx, now: datetime, issue: Issue, person: Person) -> Issue:
    """Whoever it was given to is gone, the last of them with this person: its holder has it again, as if returned."""
    gone = Actor(person_id=person.id)
    return step(tx, now, gone, issue, Move.FORSAKE, body=None, assignee_id=None, assignee_as=None)


def _tell_forsaken(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Those who answer for it are to give it to somebody else; its reporter hears with whom it is until then."""
    tell(tx, now, answering.keepers(tx, now, settings, issue), issue, "forsaken", about=now.isoformat())
    tell(tx, now, telling.reporter(tx, issue), issue, "forsaken-reporter", about=now.isoformat())
    answering.tell_instead(tx, now, settings, issue)


def _pass_up(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It waits to be taken on: where nobody is left who could, that is asked of the next level at once."""
    if answering.office_holders(tx, now, settings, issue):
        return
    to = answering.here_anew(tx, now, settings, issue)
    if to.office is issue.held_as:
        return
    issue = clocks.bring_to(tx, now, None, settings, issue, Move.ESCALATE, to)
    tell(tx, now, telling.reporter(tx, issue), issue, "passed-up", about=f"{issue.level}:{now.isoformat()}")


def _hand_over(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It was taken on: the work and its time go on as they are, and all who hold the office now answer for it."""
    before, to = issue, answering.here_anew(tx, now, settings, issue)
    issue = issues.change(tx, issue, holder_id=None, level=to.level.value, held_as=to.office.value)
    if to.level is not before.level:
        issue = issues.change(tx, issue, since=now, lower_because=None)
    record(tx, now, None, issue, "hand-over", data={"level": to.level.value})
    for kind in CARDS:
        cards.refresh(tx, kind, issue.id)
    if issue.state is State.RESOLVED:
        return
    tell(tx, now, to.people, issue, "handed-over", about=now.isoformat())
    answering.tell_instead(tx, now, settings, issue)
    if to.office is not before.held_as:
        tell(tx, now, telling.reporter(tx, issue), issue, "handed-over-reporter", about=now.isoformat())
