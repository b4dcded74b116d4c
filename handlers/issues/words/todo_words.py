"""What the reader of an issue is asked to do: 👉 is read by whoever is to act, and by nobody else. Pure."""

from __future__ import annotations

from datetime import timedelta

from handlers.issues.words.issue_words import solved_partly, whom, worker
from handlers.issues.words.shown_words import took
from handlers.issues.words.view import View
from handlers.kit.replies import Text, text
from rules.access import ADMINS
from rules.issue_officers import works_on
from rules.issues import PENDING, Move, State

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def todo(view: View) -> Text:
    """Return what the reader is asked to do, if anything."""
    issue = view.issue
    if not view.open or issue.state not in PENDING:
        return text("nothing")
    if view.forsaken and _answers(view):
        return view.forsaken
    if issue.overdue:
        return _late(view)
    if issue.state is State.REPORTED:
        return _to_take_on(view) if _answers(view) else _in_their_stead(view)
    if _stands_in(view):
        return _named(view, "issue-todo-unheard-work")
    return _to_do(view) if _does_it(view) else _of_others(view)


def reminder(view: View) -> Text:
    """Return how much time is left, for those who are reminded of it."""
    if view.left is None or not view.open or not (_answers(view) or _does_it(view) or _stands_in(view)):
        return text("nothing")
    return text("issue-reminder", number=view.issue.number, left=_span(view.left))


def _span(left: timedelta) -> Text:
    """Return a span of time: the last hour in minutes."""
    minutes = max(round(left / MINUTE), 1)
    return text("minutes", minutes=minutes) if minutes < HOUR / MINUTE else took(minutes * MINUTE)


def _answers(view: View) -> bool:
    """Tell whether the reader answers for it: took it on, or else holds the office that it lies with."""
    issue = view.issue
    return issue.holder_id == view.reader_id if issue.holder_id else issue.held_as in view.roles


def _does_it(view: View) -> bool:
    """Tell whether the reader does the work: whom it was given to, or else who answers for it."""
    issue = view.issue
    if issue.state is State.ASSIGNED or issue.body or issue.assignee_id:
        return works_on(view.acts_as, view.reader_id, issue)
    return _answers(view)


def _stands_in(view: View) -> bool:
    """Tell whether the reader is told instead of those who are to see to it and can't be reached."""
    return view.unheard and view.instead in view.roles and not _does_it(view)


def _named(view: View, kind: str) -> Text:
    """Say something to those in office about whoever is to see to it, by name where that is one person."""
    office = text("issue-todo-office", office=worker(view))
    one = "" if view.issue.outside else view.held_by or view.given_to
    return text(kind, who=one or office, whom=whom(view), by=view.due_at)


def _late(view: View) -> Text:
    """Its time has passed: those who have it hear so; who answers for what others do, and the admins, whom to ask."""
    issue = view.issue
    waits = issue.state is State.REPORTED
    if _answers(view) if waits else _does_it(view):
        return text("issue-todo-overdue-accept" if waits else "issue-todo-overdue")
    if _stands_in(view):
        return _named(view, "issue-todo-overdue-unheard-accept" if waits else "issue-todo-overdue-unheard")
    if _answers(view) or view.roles & ADMINS:
        return _named(view, "issue-todo-overdue-press-accept" if waits else "issue-todo-overdue-press")
    return text("nothing")


def _to_take_on(view: View) -> Text:
    return text("issue-todo-accept", level=view.issue.level.value, by=view.due_at, before=_before(view))


def _in_their_stead(view: View) -> Text:
    """Ask those above to take on, or to pass on, what nobody whom it is asked of can hear of."""
    if not view.unheard or Move.ACCEPT not in view.open:
        return text("nothing")
    holder = text(f"role-{view.issue.held_as}")
    return text("issue-todo-unheard", holder=holder, by=view.due_at, before=_before(view))


def _before(view: View) -> Text:
    """Return how an issue came to where it is asked to be taken on."""
    parted = text("incident-todo-parted") if view.parted else None
    return text("lines", lines=tuple(line for line in (parted, _said_before(view)) if line))


def _said_before(view: View) -> Text | None:
    """Return what the officer before said of an issue that came from elsewhere, and whether it is an appeal."""
    said = view.issue.why
    if not said:
        return None
    return text("issue-before-appealed" if view.asked_anew else "issue-before", why=said)


def _to_do(view: View) -> Text:
    """Return what is asked of whoever does the work."""
    issue, by = view.issue, view.due_at
    if issue.state is State.ASSIGNED:
        return text("issue-todo-assigned-person" if issue.assignee_id else "issue-todo-assigned", by=by)
    if issue.state is State.REOPENED:
        return text("issue-todo-reopened", whom=whom(view), by=by)
    if solved_partly(view):
        return text("answer-todo-partly", by=by)
    if issue.state is State.ACCEPTED and issue.returned and issue.why:
        return text("issue-todo-returned", why=issue.why, by=by)
    if issue.holder_id is None and _answers(view):
        return text("issue-todo-handed-over", by=by)
    return text("issue-todo-in-time", level=issue.level.value, by=by) if view.left else text("nothing")


def _of_others(view: View) -> Text:
    """Return what is asked, or told, of those who see to it that others do the work."""
    if _answers(view) and view.left:
        return _named(view, "issue-todo-press")
    if _answers(view) and view.issue.holder_id is None:
        return _named(view, "issue-handed-over-elsewhere")
    return text("nothing")
