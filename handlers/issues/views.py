"""An issue with what stands around it, gathered for whoever reads of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.issues.actions.answering import assigned_to
from handlers.issues.shown import shown_to
from handlers.issues.words.issue_words import View, category
from handlers.kit.names import name_of
from handlers.kit.visit import Settings, Visit, actor, zone_of
from rules.access import OFFICES, Actor, roles_at
from rules.issues import Issue
from rules.places import Level
from storage import issue_answers, issue_supporters, issues, people, places, roles
from storage.store import Tx


def view(tx: Tx, settings: Settings, issue: Issue, *, reader: Actor | None = None, link: str = "") -> View:
    """Return an issue with what stands around it, as somebody sees it, or as everybody does."""
    where, reporter = places.place(tx, issue.place_id), people.by_id(tx, issue.reporter_id)
    zone = zone_of(tx, issue.community_id)
    return View(
        issue=shown_to(where, issue, reader),
        category=category(settings.categories, issue.category),
        place=where.name,
        grid=places.place(tx, where.path[1]).name if where.level is Level.BUILDING else "",
        supporters=issue_supporters.supporter_count(tx, issue.id),
        since=issue.since.astimezone(zone),
        due_at=issue.due_at.astimezone(zone),
        head=issues.issue(tx, issue.merged_into).number if issue.merged_into else 0,
        merged=tuple(each.number for each in issues.merged(tx, issue.id)),
        reporter=name_of(reporter) if issue.named else "",
        teller=name_of(reporter) if issue.for_whom else "",
        reader_id=reader.person_id if reader else 0,
        roles=roles_at(reader.holds, where.path) if reader else frozenset(),
        link=link,
        answers=issue_answers.of_round(tx, issue.id),
        days_to_answer=settings.issues.answer.days,
    )


def view_of(visit: Visit, issue: Issue) -> View:
    """Return an issue as it stands for the person who is here, beneath what they pressed."""
    pressed = visit.press.message if visit.press else None
    seen = _seen(visit.tx, visit.now, view(visit.tx, visit.settings, issue, reader=visit.actor()))
    return replace(seen, under_photo=bool(pressed and pressed.photo))


def view_for(tx: Tx, now: datetime, settings: Settings, issue: Issue, chat_id: int) -> View:
    """Return an issue as it stands for the person whose private chat this is, or for a group, as a message."""
    person = people.by_telegram(tx, chat_id)
    reader = actor(tx, now, settings, person, None) if person else None
    return replace(_seen(tx, now, view(tx, settings, issue, reader=reader)), under_photo=True)


def _seen(tx: Tx, now: datetime, view: View) -> View:
    """Add what those who handle an issue see of it: that whom it was given to has left."""
    issue = view.issue
    if issue.body:
        return replace(view, forsaken=not assigned_to(tx, now, issue))
    if issue.assignee_id is None:
        return view
    held = roles_at(roles.held_by(tx, now, issue.assignee_id), places.place(tx, issue.place_id).path)
    return replace(view, forsaken=not held & OFFICES)
