"""An issue with what stands around it, gathered for whoever reads of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.issues.words import View, category
from handlers.kit.visit import Settings, Visit, actor
from rules.access import Actor, roles_at
from rules.issues import Issue
from rules.places import Level
from storage import issues, people, places
from storage.store import Tx


def view(tx: Tx, settings: Settings, issue: Issue, *, reader: Actor | None = None, link: str = "") -> View:
    """Return an issue with what stands around it, as somebody sees it, or as everybody does."""
    where = places.place(tx, issue.place_id)
    zone = ZoneInfo(places.community(tx, issue.community_id).time_zone)
    return View(
        issue=issue,
        category=category(settings.categories, issue.category),
        place=where.name,
        grid=places.place(tx, where.path[1]).name if where.level is Level.BUILDING else "",
        supporters=issues.supporter_count(tx, issue.id),
        since=issue.since.astimezone(zone),
        due_at=issue.due_at.astimezone(zone),
        head=issues.issue(tx, issue.merged_into).number if issue.merged_into else 0,
        merged=tuple(each.number for each in issues.merged(tx, issue.id)),
        reporter=people.by_id(tx, issue.reporter_id).name if issue.named else "",
        teller=people.by_id(tx, issue.reporter_id).name if issue.for_whom else "",
        reader_id=reader.person_id if reader else 0,
        roles=roles_at(reader.holds, where.path) if reader else frozenset(),
        link=link,
    )


def view_of(visit: Visit, issue: Issue) -> View:
    """Return an issue as it stands for the person who is here."""
    return view(visit.tx, visit.settings, issue, reader=visit.actor())


def view_for(tx: Tx, now: datetime, settings: Settings, issue: Issue, chat_id: int) -> View:
    """Return an issue as it stands for the person whose private chat this is, or for a group."""
    person = people.by_telegram(tx, chat_id)
    return view(tx, settings, issue, reader=actor(tx, now, settings, person, None) if person else None)
