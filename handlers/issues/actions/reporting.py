"""How an issue begins, who else has it, and how its reporter takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.issues.actions import alarming, answering, clocks, telling
from handlers.issues.actions.telling import CARD, FILED, VERDICT, record, step, tell
from handlers.issues.danger import danger_in
from handlers.kit.visit import Settings
from rules import issues as rules
from rules.access import Actor, require, roles_at
from rules.issue_answers import by
from rules.issue_incidents import require_without_others
from rules.issue_limits import Limits, require_room
from rules.issue_officers import held_as, is_about
from rules.issues import Issue, Move, Report, State
from rules.places import Level, Place
from rules.refusals import Refused
from storage import cards, issue_answers, issue_supporters, issues, people, places
from storage.store import Tx


def begin_reporting(tx: Tx, now: datetime, actor: Actor, limits: Limits) -> None:
    """Raise `Refused` if this person may file no more today: asked before the form, and again at its end."""
    require_room(issues.filed_since(tx, actor.person_id, now - timedelta(days=1)), limits)


def report(tx: Tx, now: datetime, actor: Actor, settings: Settings, where: Place, told: Report) -> Issue:
    """File an issue: it gets its number, its card in the group, and somebody who has to accept it by a deadline.

    Reporting for a neighbour takes an office there. Whoever did is its reporter, and leaves it to others to handle.
    What tells of danger is urgent by itself.
    """
    require(actor, "issues.report", where.path)
    if told.for_whom:
        require(actor, "issues.report_for", where.path)
        told = replace(told, reported_as=held_as(roles_at(actor.holds, where.path), Level.BUILDING))
    begin_reporting(tx, now, actor, settings.issues)
    danger = danger_in(told.category, told.words)
    told = replace(told, urgent=told.urgent or danger is not None)
    spared = answering.parties(tx, now, where, actor.person_id, about_head=told.about_head)
    to = answering.from_level(tx, now, settings, where, rules.begins_at(about_head=told.about_head), spared)
    issue = issues.file(
        tx,
        now,
        told,
        where=where,
        reporter_id=actor.person_id,
        level=to.level,
        held_as=to.office,
        due_at=clocks.accept_by(tx, now, settings, where, category=told.category, urgent=told.urgent, level=to.level),
    )
    for_somebody = {"for_somebody": 1} if told.for_whom else {}
    record(tx, now, actor, issue, "report", words=told.words, data={"category": told.category, **for_somebody})
    telling.show_cards(tx, now, issue)
    clocks.start(tx, now, settings, issue)
    answering.ask(tx, now, settings, issue, to)
    return alarming.heed(tx, now, settings, issue, danger) if danger else issue


def begin_anew(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Return an issue that has ended, or was declined, if this person has the problem: they may report it once more.

    Of what was handled together it is their own one: where and what the others were may be private.
    """
    issue = issues.issue(tx, issue_id)
    if actor.person_id != issue.reporter_id and not issue_supporters.supports(tx, now, issue.id, actor.person_id):
        raise Refused("refused-not-concerned")
    if issue.state not in rules.ENDED | {State.DECLINED}:
        raise Refused("refused-issue-state", state=issue.state.value)
    together = (issue, *issues.merged(tx, issue.id))
    return next((each for each in together if each.reporter_id == actor.person_id), issue)


def join(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> tuple[Issue, bool]:
    """Support an issue ("我也遇到"). Return it, and whether this person joined only now.

    Of one that was merged the head is joined: there it is handled.
    """
    pressed = issues.issue(tx, issue_id)
    require(actor, "issues.join", places.place(tx, pressed.place_id).path)
    rules.require_public(pressed)
    issue = issues.issue(tx, pressed.merged_into) if pressed.merged_into else pressed
    rules.require_open(issue)
    if actor.person_id in (pressed.reporter_id, issue.reporter_id):
        raise Refused("refused-own-issue")
    if is_about(roles_at(actor.holds, places.place(tx, issue.place_id).path), issue):
        raise Refused("refused-join-about-head")
    joined = issue_supporters.support(tx, now, issue, actor.person_id)
    if joined:
        record(tx, now, actor, issue, "join")
        _refresh(tx, issue)
        cards.refresh_in(tx, people.by_id(tx, actor.person_id).telegram_id, VERDICT, issue.id)
        _ask_too(tx, now, settings, issue, actor.person_id)
    return issue, joined


def leave(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Support an issue no more: it was pressed by mistake. Who has said whether it is solved has taken part."""
    issue = issues.issue(tx, issue_id)
    rules.require_open(issue)
    if actor.person_id in [person.id for person in telling.reporters(tx, now, issue)]:
        raise Refused("refused-own-issue")
    if by(issue_answers.of_round(tx, issue.id), actor.person_id):
        raise Refused("refused-leave-answered", number=issue.number)
    if issue_supporters.leave(tx, issue.id, actor.person_id):
        record(tx, now, actor, issue, "leave")
        _refresh(tx, issue)
        cards.refresh_in(tx, people.by_id(tx, actor.person_id).telegram_id, VERDICT, issue.id)
    return issue


def _refresh(tx: Tx, issue: Issue) -> None:
    """Want shown how many have it, and to its reporter whether they can take it back still."""
    for kind in (CARD, FILED):
        cards.refresh(tx, kind, issue.id)


def _ask_too(tx: Tx, now: datetime, settings: Settings, issue: Issue, person_id: int) -> None:
    """Ask somebody who joins while the others are asked already whether it is solved."""
    if issue.state is State.RESOLVED and issue.resolved_at:
        newcomer = [person for person in answering.asked(tx, now, settings, issue) if person.id == person_id]
        tell(tx, now, newcomer, issue, "resolved", about=issue.resolved_at.isoformat())


def begin_withdrawing(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may take it back now: asked once more, and then done."""
    issue = issues.issue(tx, issue_id)
    rules.require_reporter(issue, actor.person_id)
    rules.move(issue.state, Move.WITHDRAW)
    require_without_others(len(issues.merged(tx, issue.id)))
    rules.require_alone(issue_supporters.supporter_count(tx, now, issue.id))
    return issue


def withdraw(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter takes an issue back that nobody else has joined."""
    issue = begin_withdrawing(tx, now, actor, issue_id)
    at_it = answering.at_it(tx, now, settings, issue)
    issue = step(tx, now, actor, issue, Move.WITHDRAW)
    clocks.stop(tx, issue)
    tell(tx, now, at_it, issue, "withdrawn")
    return issue
