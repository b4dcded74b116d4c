"""Danger that is told of an issue, as it is reported or later: it is urgent by itself, and shows whom to call."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.telling import CARDS, record
from handlers.issues.danger import KINDS, danger_in, gravest
from handlers.kit.visit import Settings
from rules.issues import Issue, State, is_settled
from storage import cards, issue_events
from storage.store import Tx

DANGER = "danger"
"""The step as which it is kept that somebody told of danger. Its words are the kind of that, and nobody's own: they
stay where what was said is covered or erased.
"""


def danger_of(tx: Tx, issue: Issue) -> str | None:
    """Return what danger an issue tells of: by its category, by what was reported, added, or merged into it."""
    reported = danger_in(issue.category, issue.words)
    return gravest((*_kept(tx, issue), *((reported,) if reported else ())))


def heed(tx: Tx, now: datetime, settings: Settings, issue: Issue, kind: str) -> Issue:
    """Take notice that somebody tells of danger: from now on the issue is urgent, as long as it is open."""
    if is_settled(issue):
        return issue
    if kind not in (issue.category, *_kept(tx, issue)):
        record(tx, now, None, issue, DANGER, words=kind)
    issue = hasten(tx, now, settings, issue)
    if issue.state is State.REPORTED:
        telling.tell_staff(tx, now, issue, "danger-staff", about=f"{issue.level}:{issue.since.isoformat()}")
    return issue


def hasten(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Issue:
    """Let an issue be urgent from now on, and be seen to be."""
    for kind in CARDS:
        cards.refresh(tx, kind, issue.id)
    if issue.urgent:
        return issue
    issue = clocks.hasten(tx, now, settings, issue)
    telling.hurry(tx, now, issue)
    answering.tell_instead(tx, now, settings, issue)
    return issue


def bring_along(tx: Tx, now: datetime, settings: Settings, head: Issue, issue: Issue) -> Issue:
    """Return the head into which an issue is about to go: where that is urgent, or tells of danger, so does the head,
    and it has no more time where both wait for the same.
    """
    danger = danger_of(tx, issue)
    if danger:
        head = heed(tx, now, settings, head, danger)
    if not (issue.urgent or danger):
        return head
    head = hasten(tx, now, settings, head)
    alike = issue.level is head.level and (issue.state is State.REPORTED) is (head.state is State.REPORTED)
    return clocks.no_later(tx, now, settings, head, issue.due_at) if alike and not issue.overdue else head


def _kept(tx: Tx, issue: Issue) -> list[str]:
    """Return which kinds of danger were told of an issue beside what its category says."""
    return [step.words for step in issue_events.steps(tx, issue.id, (DANGER,), limit=len(KINDS) + 1, before=0)]
