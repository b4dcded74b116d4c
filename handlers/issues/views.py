"""An issue with what stands around it, gathered for whoever reads of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.issues.actions.added_words import SUPPLEMENT
from handlers.issues.actions.alarming import danger_of
from handlers.issues.actions.answering import acting_as, admins_hear, body_at, last_given, reached_instead
from handlers.issues.actions.clocks import time_left
from handlers.issues.actions.lowering import kept_here, stayed
from handlers.issues.actions.rewording import done_by
from handlers.issues.danger import alarm
from handlers.issues.shown import shown_to
from handlers.issues.words.given_words import body_of
from handlers.issues.words.issue_words import below, category
from handlers.issues.words.shown_words import shortened
from handlers.issues.words.view import View
from handlers.kit.names import name_of, short_name_of
from handlers.kit.replies import Text, text
from handlers.kit.visit import Settings, Visit, actor, zone_of
from rules.access import OFFICES, Actor, roles_at
from rules.issue_answers import MOST_ON_CARD, takes_no_more
from rules.issue_officers import held_as, holding
from rules.issue_readers import handles
from rules.issues import PENDING, WORKING, Issue, Move, State, is_asked_to_lower
from rules.places import Level
from storage import issue_answers, issue_events, issue_supporters, issues, people, places
from storage.issue_events import Event
from storage.store import Tx


def view(
    tx: Tx, now: datetime, settings: Settings, issue: Issue, *, reader: Actor | None = None, link: str = ""
) -> View:
    """Return an issue with what stands around it, as somebody sees it, or as everybody does."""
    where, reporter = places.place(tx, issue.place_id), people.by_id(tx, issue.reporter_id)
    instead = reached_instead(tx, now, settings, issue)
    zone = zone_of(tx, issue.community_id)
    nearest = body_at(tx, now, issue)
    return View(
        issue=shown_to(tx, now, issue, reader),
        category=category(settings.categories, issue.category),
        place=where.name,
        grid=places.place(tx, where.path[1]).name if where.level is Level.BUILDING else "",
        supporters=issue_supporters.supporter_count(tx, now, issue.id),
        since=issue.since.astimezone(zone),
        due_at=issue.due_at.astimezone(zone),
        head=issues.issue(tx, issue.merged_into).number if issue.merged_into else 0,
        merged=tuple(each.number for each in issues.merged(tx, issue.id)),
        reporter=name_of(reporter) if issue.named else "",
        teller=name_of(reporter) if issue.for_whom else "",
        reporter_left=reporter.gone,
        reader_id=reader.person_id if reader else 0,
        roles=roles_at(reader.holds, where.path) if reader else frozenset(),
        acts_as=acting_as(tx, now, reader, issue) if reader else frozenset(),
        body_at=nearest.name if nearest else _body_was_at(tx, issue),
        alarm=_alarm(tx, settings, issue),
        link=link,
        answers=issue_answers.of_round(tx, issue.id),
        unheard=instead is not None,
        instead=instead.office if instead else None,
        admins_hear=bool(issue.overdue) and admins_hear(tx, now, settings, issue),
        days_to_answer=settings.issues.answer.days,
        answered_enough=takes_no_more(issue, now, settings.issues.answer),
    )


def _alarm(tx: Tx, settings: Settings, issue: Issue) -> Text | str:
    """Return whom to call, where it tells of danger and nobody has taken it on, or goes on with what is not solved."""
    waits = issue.state in (State.REPORTED, State.REOPENED)
    kind = danger_of(tx, issue) if waits else None
    return alarm(settings.emergency, kind) if kind else ""


def _body_was_at(tx: Tx, issue: Issue) -> str:
    """Return by which place a body that did the work was told apart, whoever is there by now."""
    given = last_given(tx, issue) if issue.body and issue.state not in PENDING else None
    return given.place if given else ""


def view_of(visit: Visit, issue: Issue) -> View:
    """Return an issue as it stands for the person who is here, beneath what they pressed."""
    pressed = visit.press.message if visit.press else None
    tx, settings = visit.tx, visit.settings
    seen = as_handled(tx, visit.now, settings, view(tx, visit.now, settings, issue, reader=visit.actor()))
    return replace(seen, under_photo=bool(pressed and pressed.photo))


def view_for(tx: Tx, now: datetime, settings: Settings, issue: Issue, chat_id: int) -> View:
    """Return an issue as it stands for the person whose private chat this is, or for a group, as a message."""
    person = people.by_telegram(tx, chat_id)
    reader = actor(tx, now, settings, person, None) if person else None
    return replace(as_handled(tx, now, settings, view(tx, now, settings, issue, reader=reader)), under_photo=True)


def as_handled(tx: Tx, now: datetime, settings: Settings, view: View) -> View:
    """Add what those who handle an issue see of it, and nobody else: how much time is left, whether an appeal is theirs
    to decide, why it stays at its level, who of them has it in hand, or who gave it to whom, and whether those left.
    """
    issue = view.issue
    view = replace(view, left=time_left(tx, now, issue))
    if not handles(view.acts_as, view.reader_id, issue):
        return view
    view = replace(
        view,
        asked_anew=_asked_anew(tx, issue),
        parted=_parted(tx, issue),
        stays=_is_asked_down(issue) or _stays(stayed(tx, issue)),
        kept_here=kept_here(tx, issue),
        did_it=done_by(tx, issue) == view.reader_id,
        added=issue_events.count_kept(tx, issue.id, SUPPLEMENT),
        forsaken=_forsaken(tx, issue),
        came_with=_came_with(tx, issue),
    )
    if issue.holder_id and issue.state in WORKING and not (issue.body or issue.assignee_id):
        return replace(view, held_by=short_name_of(people.by_id(tx, issue.holder_id)))
    if not (issue.body or issue.assignee_id):
        return view
    return replace(
        view,
        given_to=short_name_of(people.by_id(tx, issue.assignee_id)) if issue.assignee_id else "",
        given_by=_giver(tx, now, settings, issue),
    )


def _is_asked_down(issue: Issue) -> Text | None:
    """Return what its reporter is asked about going down a level: with that it goes on, whoever has it by then."""
    if not is_asked_to_lower(issue):
        return None
    why = shortened(issue.lower_because or "", MOST_ON_CARD)
    return text("issue-asked-down", below=below(issue.level), why=why)


def _stays(stayed: Event | None) -> Text | None:
    """Return why an issue stays at its level, where its reporter was asked last whether it may go down from there."""
    if stayed is None:
        return None
    return text("issue-stayed" if stayed.verb == "stay" else "issue-stayed-alone")


def _came_with(tx: Tx, issue: Issue) -> str:
    """Return why an issue was passed on to where it is worked on: what has to be known of it there."""
    if issue.state not in WORKING:
        return ""
    passed = issue_events.last(tx, issue.id, Move.LIFT, Move.LOWER, Move.UNMERGE)
    return passed.words if passed and passed.verb != Move.UNMERGE else ""


def _forsaken(tx: Tx, issue: Issue) -> Text | None:
    """Return who is not there any more, where an issue waits since then to be given to somebody else."""
    if issue.state is not State.ACCEPTED:
        return None
    left = issue_events.last(tx, issue.id, Move.ACCEPT, Move.RETURN, Move.FORSAKE)
    if left is None or left.verb != Move.FORSAKE:
        return None
    given = last_given(tx, issue)
    if given and not given.one:
        return text("issue-todo-forsaken-body", body=body_of(text(f"role-{given.office}"), given.place))
    person = people.by_id(tx, left.actor_id) if left.actor_id else None
    name = text("issue-forsaken-by") if person is None or person.gone else short_name_of(person)
    return text("issue-todo-forsaken", who=name)


def _asked_anew(tx: Tx, issue: Issue) -> bool:
    """Tell whether an issue lies with those of whom an appeal is asked: nobody took it on since, or passed it on."""
    if not issue.appealed or issue.state is not State.REPORTED:
        return False
    event = issue_events.last(tx, issue.id, Move.APPEAL, Move.ACCEPT, Move.LIFT, Move.LOWER)
    return event is not None and event.verb == Move.APPEAL


def _parted(tx: Tx, issue: Issue) -> bool:
    """Tell whether an issue waits to be taken on anew because it was parted from another one."""
    if issue.state is not State.REPORTED:
        return False
    event = issue_events.last(tx, issue.id, Move.UNMERGE, Move.APPEAL, Move.ESCALATE, Move.LIFT, Move.LOWER)
    return event is not None and event.verb == Move.UNMERGE


def _giver(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Text:
    """Return who gave an issue to others, whoever is the body by now, in which office; once they left it, that
    office alone.
    """
    event, where = issue_events.last_by_somebody(tx, issue.id, Move.ASSIGN), places.place(tx, issue.place_id)
    if event and event.actor_id:
        person = people.by_id(tx, event.actor_id)
        held = roles_at(actor(tx, now, settings, person, None).holds, where.path) & holding(issue)
        if held:
            office = text("role-title", body=held_as(held, issue.level).value)
            return text("issue-given-by", name=short_name_of(person), office=office)
    return text("role-title", body=(event.held_as if event else issue.held_as).value)


def is_in_office(tx: Tx, now: datetime, settings: Settings, issue: Issue, chat_id: int) -> bool:
    """Tell whether the person whose private chat this is holds any office where an issue is."""
    person = people.by_telegram(tx, chat_id)
    holds = actor(tx, now, settings, person, None).holds if person else ()
    return bool(roles_at(holds, places.place(tx, issue.place_id).path) & OFFICES)
