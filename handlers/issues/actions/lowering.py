"""下放: an issue goes down a level if its reporter agrees, and if anybody there could take it on."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.answering import Answering
from handlers.issues.actions.handling import begin_move
from handlers.issues.actions.telling import tell
from handlers.kit.visit import Settings
from rules import issues as rules
from rules.access import Actor
from rules.issues import BELOW, PENDING, Issue, Move
from rules.refusals import Refused
from storage import cards, issue_events, issues, people
from storage.issue_events import Event
from storage.store import Tx

ASKED_DOWN = ("propose-lower", "stay", "stay-alone")
"""The steps of asking a reporter whether an issue may go down a level, and of staying at this one."""


def begin_lowering(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """Return the issue if this person may propose to let it go down now, and somebody there could take it on."""
    issue = begin_move(tx, now, actor, issue_id, Move.LOWER)
    if kept_here(tx, issue):
        raise Refused("refused-lower-refused")
    if people.by_id(tx, issue.reporter_id).gone:
        raise Refused("refused-lower-left")
    if not _below(tx, now, settings, issue):
        raise Refused("refused-nobody-below", level=BELOW[issue.level].value)
    return issue


def stayed(tx: Tx, issue: Issue) -> Event | None:
    """Return the step by which an issue stayed at its level, where its reporter was asked last to let it go down."""
    asked = issue_events.last(tx, issue.id, *ASKED_DOWN) if issue.state in PENDING and issue.level in BELOW else None
    return None if asked is None or asked.at < issue.since or asked.verb == "propose-lower" else asked


def kept_here(tx: Tx, issue: Issue) -> bool:
    """Tell whether the reporter did not agree that an issue goes down from its level: nobody asks them again."""
    step = stayed(tx, issue)
    return step is not None and step.verb == "stay"


def unheard_below(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> bool:
    """Tell whether those who would answer for an issue a level down can't hear of it now."""
    to = _below(tx, now, settings, issue) if issue.level in BELOW else None
    return to is not None and not any(person.reachable for person in to.people)


def propose_lower(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, why: str) -> Issue:
    """Ask the reporter whether an issue may go down to the level below, with the reason for it."""
    issue = begin_lowering(tx, now, actor, settings, issue_id)
    issue = issues.change(tx, issue, lower_because=why)
    telling.record(tx, now, actor, issue, "propose-lower", words=why)
    cards.refresh(tx, telling.WORK, issue.id)
    tell(tx, now, telling.reporter(tx, issue), issue, "lower-asked", about=now.isoformat())
    return issue


def lower(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> tuple[Issue, bool]:
    """The reporter agrees that an issue goes down a level: there somebody has to take it on anew.

    Return it, and whether it went: it stays where nobody is left below by now.
    """
    issue = _asked_to_lower(tx, actor, issue_id)
    before, to = issue, _below(tx, now, settings, issue)
    if to is None:
        return _stay(tx, now, actor, settings, issue, "stay-alone"), False
    issue = clocks.bring_to(tx, now, actor, settings, issue, Move.LOWER, to, why=issue.lower_because)
    answering.tell_former(tx, now, actor, settings, before, issue, "lowered-former")
    return issue, True


def stay(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter does not agree: the issue stays at its level, and those who asked are told."""
    return _stay(tx, now, actor, settings, _asked_to_lower(tx, actor, issue_id), "stay")


def _stay(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue, verb: str) -> Issue:
    issue = issues.change(tx, issue, lower_because=None)
    telling.record(tx, now, actor, issue, verb)
    for kind in (telling.WORK, telling.LOWER):
        cards.refresh(tx, kind, issue.id)
    tell(tx, now, answering.responsible(tx, now, settings, issue), issue, "lower-refused", about=now.isoformat())
    return issue


def _below(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Answering | None:
    """Return who would answer for an issue a level down, or None where nobody there could."""
    to = answering.at_level(tx, now, settings, issue, BELOW[issue.level])
    return to if to.level is BELOW[issue.level] else None


def _asked_to_lower(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    issue = issues.issue(tx, issue_id)
    rules.require_reporter(issue, actor.person_id)
    rules.move(issue.state, Move.LOWER)
    if not rules.is_asked_to_lower(issue):
        raise Refused("refused-asked-no-more")
    return issue
