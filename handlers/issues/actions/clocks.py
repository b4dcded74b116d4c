"""The clock of an issue: until when it has to be taken on, or settled, and what happens when time runs out."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.issues.actions import answering, telling
from handlers.issues.actions.answering import Answering
from handlers.issues.actions.telling import step, tell
from handlers.kit.admins import meet_admins
from handlers.kit.visit import Settings, zone_of
from rules import issue_limits
from rules.access import Actor
from rules.issue_categories import topic_of
from rules.issue_limits import Case
from rules.issues import ABOVE, PENDING, WORKING, Issue, Move, State
from rules.places import Level, Place
from storage import deadlines, issues, places
from storage.store import Tx

DUE = "issues.due"
NUDGE = "issues.nudge"
ANSWER = "issues.answer"
REMIND_TO_ANSWER = "issues.remind-to-answer"
APPEAL = "issues.appeal"


def accept_by(
    tx: Tx, now: datetime, settings: Settings, where: Place, *, category: str, urgent: bool, level: Level
) -> datetime:
    """Return until when an issue that comes to a level now has to be taken on there."""
    case = _case(settings, category, level, urgent=urgent)
    return issue_limits.accept_by(settings.issues, case, now, zone_of(tx, where.community_id))


def start(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Let the clock of an issue run from now until its `due_at`."""
    case = _case(settings, issue.category, issue.level, urgent=issue.urgent)
    zone, accepted = zone_of(tx, issue.community_id), issue.state is not State.REPORTED
    _set(tx, issue, DUE, issue.due_at)
    _set(tx, issue, NUDGE, issue_limits.nudge_at(settings.issues, case, now, zone, accepted=accepted))


def start_work(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Issue:
    """Start the clock in which an issue that was taken on has to be settled at its level."""
    case = _case(settings, issue.category, issue.level, urgent=issue.urgent)
    due_at = issue_limits.resolve_by(settings.issues, case, now, zone_of(tx, issue.community_id))
    issue = issues.change(tx, issue, due_at=due_at, overdue=0)
    start(tx, now, settings, issue)
    return issue


def hasten(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Issue:
    """Let an issue be urgent from now on: it has no more time than what is urgent and begins now."""
    issue = issues.change(tx, issue, urgent=1)
    if issue.state not in PENDING:
        return issue
    case, zone = _case(settings, issue.category, issue.level, urgent=True), zone_of(tx, issue.community_id)
    ends = issue_limits.accept_by if issue.state is State.REPORTED else issue_limits.resolve_by
    return no_later(tx, now, settings, issue, ends(settings.issues, case, now, zone))


def no_later(tx: Tx, now: datetime, settings: Settings, issue: Issue, due_at: datetime) -> Issue:
    """Let the clock of an issue end by a moment, unless it does already."""
    if issue.due_at <= due_at:
        return issue
    issue = issues.change(tx, issue, due_at=due_at)
    start(tx, now, settings, issue)
    return issue


def time_left(tx: Tx, now: datetime, issue: Issue) -> timedelta | None:
    """Return how much time an issue has left, once the moment to remind of that has come."""
    runs = issue.state in PENDING and not issue.overdue and now < issue.due_at
    return issue.due_at - now if runs and not deadlines.waits(tx, NUDGE, issue.id) else None


def stop(tx: Tx, issue: Issue) -> None:
    for kind in (DUE, NUDGE, ANSWER, REMIND_TO_ANSWER, APPEAL):
        deadlines.clear(tx, kind, issue.id)


def wait(tx: Tx, issue: Issue, kind: str, until: datetime) -> None:
    """Stop the clock, and wait for an answer of the reporter's until then."""
    stop(tx, issue)
    _set(tx, issue, kind, until)


def wait_for_answers(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Wait for those who have the problem to say whether it is solved, and remind them of that in between."""
    wait(tx, issue, ANSWER, now + settings.issues.answer)
    _set(tx, issue, REMIND_TO_ANSWER, issue_limits.remind_to_answer_at(settings.issues, now))


def bring_to(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    settings: Settings,
    issue: Issue,
    what: Move,
    to: Answering,
    *,
    words: str = "",
    **columns: str | int | None,
) -> Issue:
    """Let a move bring an issue to those who answer for it next: they are asked to take it on."""
    where = places.place(tx, issue.place_id)
    due_at = accept_by(tx, now, settings, where, category=issue.category, urgent=issue.urgent, level=to.level)
    issue = step(
        tx,
        now,
        actor,
        issue,
        what,
        words=words,
        data={"level": to.level.value},
        level=to.level.value,
        held_as=to.office.value,
        holder_id=None,
        since=now,
        due_at=due_at,
        overdue=0,
        body=None,
        assignee_id=None,
        assignee_as=None,
        **columns,
    )
    start(tx, now, settings, issue)
    answering.ask(tx, now, settings, issue, to)
    return issue


def run_out(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """Time has run out: the issue goes up a level, and the former holder, the new one and the reporter hear it.

    小事不出网格，大事不出社区. At the top there is nobody above to give it to: it is overdue, and said to be.
    """
    issue = issues.issue(tx, issue_id)
    if issue.level not in ABOVE:
        _overdue(tx, now, settings, issue)
        return
    late = "-late" if issue.state in WORKING else ""
    before, to = issue, answering.at_level(tx, now, settings, issue, ABOVE[issue.level])
    # Why it was passed up goes on with what nobody took on; what was said during the work does not.
    why = None if late else issue.why
    issue = bring_to(tx, now, None, settings, issue, Move.ESCALATE, to, why=why)
    about = f"{issue.level}:{now.isoformat()}"
    answering.tell_former(tx, now, None, settings, before, issue, f"escalated-former{late}")
    tell(tx, now, telling.reporter(tx, issue), issue, f"escalated-reporter{late}", about=about)
    telling.tell_staff(tx, now, issue, "escalated-staff", about=about)


def nudge(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """Three quarters of the time have passed: whoever answers for it is reminded, unless all of it has by now, and
    whoever was told instead of those who can't be reached.
    """
    issue = issues.issue(tx, issue_id)
    if issue.due_at <= now:
        return
    tell(tx, now, answering.hearing(tx, now, settings, issue), issue, "nudge", about=_of_this_time(issue))


def was_reminded(tx: Tx, issue: Issue, chat_id: int, since: datetime) -> bool:
    """Tell whether somebody was reminded of the time that runs from a moment on."""
    return telling.was_told(tx, chat_id, issue, "nudge", about=_of_this_time(issue), since=since)


def _of_this_time(issue: Issue) -> str:
    return f"{issue.state}:{issue.due_at.isoformat()}"


def _overdue(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Time ran out at the top: remind those who hold it and the admins, and say so openly."""
    where = places.place(tx, issue.place_id)
    issue = step(tx, now, None, issue, Move.REMIND, overdue=issue.overdue + 1)
    here = answering.hearing(tx, now, settings, issue)
    parties = answering.parties_to(tx, now, issue)
    admins = (person for person in meet_admins(tx, now, settings, where) if person.id not in parties)
    everybody = {person.id: person for person in (*here, *admins)}
    tell(tx, now, everybody.values(), issue, "overdue", about=issue.due_at.isoformat())
    tell(tx, now, telling.reporter(tx, issue), issue, "overdue-reporter", about=issue.due_at.isoformat())
    telling.tell_staff(tx, now, issue, "overdue-staff", about=issue.due_at.isoformat())


def _case(settings: Settings, category: str, level: Level, *, urgent: bool) -> Case:
    categories = frozenset({category, topic_of(settings.categories, category)})
    return Case(categories=categories, level=level, urgent=urgent)


def _set(tx: Tx, issue: Issue, kind: str, due_at: datetime) -> None:
    deadlines.set_deadline(tx, community_id=issue.community_id, kind=kind, subject_id=issue.id, due_at=due_at)
