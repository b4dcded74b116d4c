"""An issue with what stands around it, gathered for whoever reads of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.issues.words import View, category
from handlers.kit.visit import Settings, Visit, actor
from rules.access import Actor, Role, roles_at
from rules.issues import Issue
from rules.places import Level
from storage import issues, people, places
from storage.store import Tx


def view(tx: Tx, settings: Settings, issue: Issue, roles: frozenset[Role] = frozenset(), link: str = "") -> View:
    """Return an issue with what stands around it, as somebody with these roles sees it."""
    where = places.place(tx, issue.place_id)
    zone = ZoneInfo(places.community(tx, issue.community_id).time_zone)
    return View(
        issue=issue,
        category=category(settings.categories, issue.category),
        place=where.name,
        grid=places.place(tx, where.path[1]).name if where.level is Level.BUILDING else "",
        supporters=issues.supporter_count(tx, issue.id),
        accept_by=issue.accept_by.astimezone(zone),
        reporter=people.by_id(tx, issue.reporter_id).name if issue.named else "",
        roles=roles,
        link=link,
    )


def view_of(visit: Visit, issue: Issue) -> View:
    """Return an issue as it stands for the person who is here."""
    return view(visit.tx, visit.settings, issue, _roles(visit.tx, visit.actor(), issue))


def view_for(tx: Tx, now: datetime, settings: Settings, issue: Issue, chat_id: int) -> View:
    """Return an issue as it stands for the person whose private chat this is, or for a group."""
    person = people.by_telegram(tx, chat_id)
    roles = _roles(tx, actor(tx, now, settings, person, None), issue) if person else frozenset()
    return view(tx, settings, issue, roles)


def _roles(tx: Tx, acting: Actor, issue: Issue) -> frozenset[Role]:
    return roles_at(acting.holds, places.place(tx, issue.place_id).path)
