"""Whoever had an issue in hand has left, or sees to that building no more: it goes on with those who hold the office
now, or at the next level up.
"""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.telling import CARDS, record, step, tell
from handlers.kit.visit import Settings
from rules.access import Actor
from rules.issues import WORKING, Issue, Move, State, can
from storage import cards, issues
from storage.store import Tx


def hand_over_if_left(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Issue:
    """An issue that had ended is open again: where whoever had it in hand has left that office since, others go on."""
    if issue.state in WORKING and not answering.keepers(tx, now, settings, issue):
        _hand_over(tx, now, settings, issue)
    return issues.issue(tx, issue.id)


def leave_to_others(
    tx: Tx, now: datetime, settings: Settings, issue: Issue, gone: Actor | None, *, left: bool, elsewhere: bool = False
) -> None:
    """It was taken on: where nobody is left who does the work, with whoever is gone, or who answers for it, others see
    to it.
    """
    before = issue
    if _is_forsaken(tx, now, issue):
        issue = _forsake(tx, now, issue, gone)
    if left:
        _hand_over(tx, now, settings, issue, anew=elsewhere or issue is not before)
    elif issue is not before:
        _tell_forsaken(tx, now, settings, issue)


def pass_up(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It waits to be taken on: where nobody is left who could, that is asked of the next level at once."""
    if answering.office_holders(tx, now, settings, issue):
        return
    to = answering.here_anew(tx, now, settings, issue)
    if to.office is issue.held_as:
        return
    issue = clocks.bring_to(tx, now, None, settings, issue, Move.ESCALATE, to)
    tell(tx, now, telling.reporter(tx, issue), issue, "passed-up", about=f"{issue.level}:{now.isoformat()}")


def _is_forsaken(tx: Tx, now: datetime, issue: Issue) -> bool:
    """Tell whether the work was given to somebody, and nobody is left who does it."""
    given = issue.body or issue.assignee_id
    return bool(given) and can(issue.state, Move.FORSAKE) and not answering.assigned_to(tx, now, issue)


def _forsake(tx: Tx, now: datetime, issue: Issue, gone: Actor | None) -> Issue:
    """Whoever it was given to is gone, the last of them with this person, where it was one: its holder has it again,
    as if returned.
    """
    return step(tx, now, gone, issue, Move.FORSAKE, body=None, assignee_id=None, assignee_as=None)


def _tell_forsaken(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Those who answer for it are to give it to somebody else; its reporter hears with whom it is until then."""
    tell(tx, now, answering.keepers(tx, now, settings, issue), issue, "forsaken", about=now.isoformat())
    tell(tx, now, telling.reporter(tx, issue), issue, "forsaken-reporter", about=now.isoformat())
    answering.tell_instead(tx, now, settings, issue)


def _hand_over(tx: Tx, now: datetime, settings: Settings, issue: Issue, *, anew: bool = False) -> None:
    """It was taken on: the work and its time go on as they are, and all who hold the office now answer for it: another
    one, or the same `anew`, elsewhere or for whoever did the work, of which its reporter hears.
    """
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
    if anew or to.office is not before.held_as:
        tell(tx, now, telling.reporter(tx, issue), issue, "handed-over-reporter", about=now.isoformat())
