"""转办: an issue goes to somebody outside the community, and is followed here, by the number that it has there."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.handling import begin_move
from handlers.issues.actions.telling import CARDS, step, tell
from handlers.kit.visit import Settings
from rules.access import Actor
from rules.issue_officers import takes_reference
from rules.issues import Issue, Move
from rules.places import Level
from rules.refusals import Refused
from storage import cards, issues
from storage.store import Tx


def refer(
    tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, *, outside: str, reference: str | None
) -> Issue:
    """Pass an issue on to somebody outside the community (转办). It is followed here all the same."""
    before = begin_move(tx, now, actor, issue_id, Move.REFER)
    issue = step(
        tx,
        now,
        actor,
        before,
        Move.REFER,
        words=f"{outside} {reference}" if reference else outside,
        level=Level.OUTSIDE.value,
        holder_id=actor.person_id,
        outside=outside,
        reference=reference,
        body=None,
        assignee_id=None,
        assignee_as=None,
        since=now,
    )
    issue = clocks.start_work(tx, now, settings, issue)
    answering.tell_former(tx, now, actor, settings, before, issue, "referred-former")
    tell(tx, now, telling.reporter(tx, issue), issue, "referred", about=now.isoformat())
    return issue


def begin_numbering(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may say which number it has outside, or put that right."""
    issue = begin_move(tx, now, actor, issue_id, Move.REFER)
    if not takes_reference(issue):
        raise Refused("refused-number-there")
    return issue


def number_there(tx: Tx, now: datetime, actor: Actor, issue_id: int, reference: str) -> Issue:
    """Say which number an issue has outside, or put that right. It stays where it was referred to, and in its time."""
    issue = issues.change(tx, begin_numbering(tx, now, actor, issue_id), reference=reference)
    telling.record(tx, now, actor, issue, "reference", words=reference)
    for kind in CARDS:
        cards.refresh(tx, kind, issue.id)
    tell(tx, now, telling.reporter(tx, issue), issue, "numbered", about=now.isoformat())
    return issue
