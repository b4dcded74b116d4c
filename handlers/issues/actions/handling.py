"""What those who handle an issue do with it: its holder at each level, and those it was assigned to."""

from __future__ import annotations

import json
from datetime import datetime

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.telling import step, tell
from handlers.issues.actions.withholding import cover_as_merged
from handlers.kit.visit import Settings
from rules import issue_officers as officers
from rules.access import BODIES, Actor, Role, require, roles_at
from rules.issue_assigning import Given, code_of
from rules.issue_withholding import besides_result
from rules.issues import ABOVE, Issue, Move, State
from rules.places import Level, Place
from rules.refusals import Refused
from storage import cards, issue_events, issues, people, places, roles
from storage.store import Tx


def begin_move(tx: Tx, now: datetime, actor: Actor, issue_id: int, what: Move) -> Issue:
    """Return the issue if this person may do this with it now: asked before a form or a choice, and after it."""
    issue = issues.issue(tx, issue_id)
    where = places.place(tx, issue.place_id)
    if issue.assignee_id != actor.person_id:
        require(actor, "issues.work" if what in officers.OF_WORKERS else "issues.handle", where.path)
    body_at = answering.body_at(tx, now, issue)
    acting = answering.acting_as(tx, now, actor, issue)
    officers.require_open_to(acting, actor.person_id, issue, what, body_at)
    if what is Move.DECLINE and issue.appealed:
        _require_other(tx, actor, issue)
    return issue


def accept(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """Take responsibility for an issue: from now on it has to be settled at the level of one's office within its limit.

    Where that is a higher one, those of whom it was asked hear that it is theirs no more.
    """
    before = begin_move(tx, now, actor, issue_id, Move.ACCEPT)
    held_as = _held_as(tx, actor, before)
    level = officers.level_of(held_as, before.level)
    issue = step(
        tx,
        now,
        actor,
        before,
        Move.ACCEPT,
        level=level.value,
        held_as=held_as.value,
        holder_id=actor.person_id,
        since=before.since if level is before.level else now,
        lower_because=before.lower_because if level is before.level else None,
        why=None,
    )
    issue = clocks.start_work(tx, now, settings, issue)
    if level is not before.level:
        answering.tell_former(tx, now, actor, settings, before, issue, "accepted-former")
    whom = telling.concerned(tx, now, issue) if issue.appealed else telling.reporter(tx, issue)
    tell(tx, now, whom, issue, "accepted", about=now.isoformat())
    _show_in_hand(tx, now, actor, issue)
    return issue


def _show_in_hand(tx: Tx, now: datetime, actor: Actor, issue: Issue) -> None:
    """Let whoever took an issue on that was not asked of them have a message of it, too, that is kept up to
    date: at once, at night too, for it has the buttons by which they go on.
    """
    person = people.by_id(tx, actor.person_id)
    if cards.find(tx, person.telegram_id, telling.WORK, issue.id) is None:
        tell(tx, now, [person], issue, "in-hand", about=now.isoformat(), at_once=True)


def decline(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, why: str) -> Issue:
    """Say with a reason that nothing will be done about it. One may appeal once, within some days."""
    issue = begin_move(tx, now, actor, issue_id, Move.DECLINE)
    held_as = _held_as(tx, actor, issue).value
    issue = step(tx, now, actor, issue, Move.DECLINE, words=why, why=why, holder_id=actor.person_id, held_as=held_as)
    clocks.wait(tx, issue, clocks.APPEAL, now + settings.issues.appeal)
    kind = "declined-again" if issue.appealed else "declined"
    reporters = telling.reporters(tx, now, issue)
    others = [person for person in telling.supporters(tx, now, issue) if person not in reporters]
    tell(tx, now, reporters, issue, kind, about=now.isoformat())
    tell(tx, now, others, issue, "declined-supporter", about=now.isoformat())
    return issue


def assign(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, body: Role) -> Issue:
    """Ask one body to do the work: the residents' committee, the owners' committee or the property company."""
    issue = begin_move(tx, now, actor, issue_id, Move.ASSIGN)
    if body not in BODIES:
        raise Refused("refused-button")
    if issue.state is State.ASSIGNED and issue.body is body:
        return issue
    spared = answering.parties_to(tx, now, issue)
    staff = answering.in_office(tx, now, settings, _where(tx, issue), body, spared)
    if not staff:
        raise _nobody_there(tx, now, issue, body, spared)
    before = issue
    issue = step(
        tx,
        now,
        actor,
        issue,
        Move.ASSIGN,
        words=answering.code_of_body(tx, now, issue, body),
        data={"body": body.value},
        holder_id=_holder_id(tx, actor, issue),
        body=body.value,
        assignee_id=None,
        assignee_as=None,
        **_ours_again(now, issue),
    )
    tell(tx, now, staff, issue, "assigned", about=now.isoformat())
    answering.assigned_anew(tx, now, actor, before, issue)
    return issue


def assign_person(tx: Tx, now: datetime, actor: Actor, issue_id: int, person_id: int) -> Issue:
    """Ask one person who holds an office there to do the work."""
    issue = begin_move(tx, now, actor, issue_id, Move.ASSIGN)
    held = roles_at(roles.held_by(tx, now, person_id), _where(tx, issue).path)
    office = officers.require_assignable(held, person_id, issue)
    if issue.state is State.ASSIGNED and issue.assignee_id == person_id:
        return issue
    before = issue
    issue = step(
        tx,
        now,
        actor,
        issue,
        Move.ASSIGN,
        words=code_of(Given(office=office, one=True)),
        data={"person": person_id},
        holder_id=_holder_id(tx, actor, issue),
        body=None,
        assignee_id=person_id,
        assignee_as=office.value,
        **_ours_again(now, issue),
    )
    tell(tx, now, answering.assigned_to(tx, now, issue), issue, "assigned", about=now.isoformat())
    answering.assigned_anew(tx, now, actor, before, issue)
    return issue


def give_back(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, why: str) -> Issue:
    """A body to which it was wrongly assigned returns it, once: the officer then decides for good (Weifang 22)."""
    before = begin_move(tx, now, actor, issue_id, Move.RETURN)
    issue = step(
        tx,
        now,
        actor,
        before,
        Move.RETURN,
        words=why,
        why=why,
        returned=1,
        body=None,
        assignee_id=None,
        assignee_as=None,
    )
    tell(tx, now, answering.at_it(tx, now, settings, issue), issue, "returned", about=now.isoformat())
    answering.tell_former(tx, now, actor, settings, before, issue, "returned-former")
    tell(tx, now, telling.reporter(tx, issue), issue, "returned-reporter", about=now.isoformat())
    return issue


def begin(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Say that the work has begun."""
    issue = begin_move(tx, now, actor, issue_id, Move.BEGIN)
    issue = step(tx, now, actor, issue, Move.BEGIN, holder_id=_holder_id(tx, actor, issue))
    tell(tx, now, telling.reporter(tx, issue), issue, "begun", about=now.isoformat())
    return issue


def resolve(
    tx: Tx,
    now: datetime,
    actor: Actor,
    settings: Settings,
    issue_id: int,
    *,
    words: str,
    photos: tuple[str, ...] = (),
) -> Issue:
    """Say that the work is done. Whether it is solved is for those to say who have the problem, within some days."""
    issue = begin_move(tx, now, actor, issue_id, Move.RESOLVE)
    issue = step(
        tx,
        now,
        actor,
        issue,
        Move.RESOLVE,
        words=words,
        holder_id=_holder_id(tx, actor, issue),
        result=words,
        result_photos=json.dumps(photos),
        shown_result=None,
        hidden=json.dumps(besides_result(issue)),
        resolved_at=now,
    )
    issue = cover_as_merged(tx, issue)
    clocks.wait_for_answers(tx, now, settings, issue)
    tell(tx, now, answering.asked(tx, now, settings, issue), issue, "resolved", about=now.isoformat())
    others = [person for person in answering.at_it(tx, now, settings, issue) if person.id != actor.person_id]
    tell(tx, now, others, issue, "done", about=now.isoformat())
    return issue


def lift(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, why: str) -> Issue:
    """Pass an issue on to the level above, because it is too big for this one."""
    issue = begin_move(tx, now, actor, issue_id, Move.LIFT)
    before, to = issue, answering.at_level(tx, now, settings, issue, ABOVE[issue.level])
    issue = clocks.bring_to(tx, now, actor, settings, issue, Move.LIFT, to, words=why, why=why)
    answering.tell_former(tx, now, actor, settings, before, issue, "lifted-former")
    tell(tx, now, telling.reporter(tx, issue), issue, "lifted-reporter", about=now.isoformat())
    return issue


def give_up(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, why: str) -> Issue:
    """Close an issue that can't be solved, with the reason. It never counts as solved."""
    before = begin_move(tx, now, actor, issue_id, Move.GIVE_UP)
    issue = step(tx, now, actor, before, Move.GIVE_UP, words=why, why=why)
    clocks.stop(tx, issue)
    telling.announce(tx, now, issue)
    answering.tell_former(tx, now, actor, settings, before, issue, "unsolved-former")
    tell(tx, now, telling.concerned(tx, now, issue), issue, "unsolved")
    return issue


def _nobody_there(tx: Tx, now: datetime, issue: Issue, body: Role, spared: frozenset[int]) -> Refused:
    """Return why a body can't be asked: nobody is in it, or the parties alone. Of one farther up a person still can."""
    held_at = roles.held_at(tx, now, body, _where(tx, issue))
    if not held_at:
        return Refused("refused-nobody-there", body=body.value)
    for place_id in held_at[1:]:
        others = {office.person_id for office in roles.at(tx, now, place_id) if office.role is body} - spared
        if others:
            nearest, farther = (places.place(tx, each).name for each in (held_at[0], place_id))
            return Refused("refused-reporter-alone-nearest", body=body.value, nearest=nearest, farther=farther)
    return Refused("refused-reporter-alone-there", body=body.value)


def _ours_again(now: datetime, issue: Issue) -> dict[str, str | datetime | None]:
    """Return what changes where the work is given to somebody here: what went outside is not there any more."""
    if issue.level is not Level.OUTSIDE:
        return {}
    return {"level": Level.COMMUNITY.value, "since": now, "outside": None, "reference": None}


def _require_other(tx: Tx, actor: Actor, issue: Issue) -> None:
    """Raise `Refused` for whoever declined an issue before: somebody else looks at the appeal against that."""
    declined = issue_events.steps(tx, issue.id, (Move.DECLINE,), limit=1, before=0)
    if any(event.actor_id == actor.person_id for event in declined):
        raise Refused("refused-declined-before")


def _held_as(tx: Tx, actor: Actor, issue: Issue) -> Role:
    """Return in which of their offices somebody decides on an issue."""
    roles = roles_at(actor.holds, _where(tx, issue).path) & officers.holding(issue)
    return officers.held_as(roles, issue.level)


def _holder_id(tx: Tx, actor: Actor, issue: Issue) -> int | None:
    """Return who has an issue in hand once somebody acts: it stays with whoever took it on; what was left to all in an
    office goes to the first of them who acts.
    """
    if issue.holder_id or issue.held_as not in roles_at(actor.holds, _where(tx, issue).path):
        return issue.holder_id
    return actor.person_id


def _where(tx: Tx, issue: Issue) -> Place:
    return places.place(tx, issue.place_id)
