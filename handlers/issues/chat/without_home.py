"""Somebody wants to report of whom no building is known yet: what they can do now, and how their words are kept."""

from __future__ import annotations

from handlers.issues.chat.brought import Brought
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, text
from handlers.kit.visit import Visit, zone_of
from rules.joining import Request
from storage import joining

THIS = "issues:this"


def come_in_first(visit: Visit, known: Brought, warning: Text | None) -> Words:
    """Say what comes before a report, whom to tell at once, and leave the way to report what they said already."""
    waiting = joining.waiting_of(visit.tx, visit.person.id)
    lines = [_waits(visit, request) for request in waiting] or [text("report-no-building")]
    lines.append(text("report-tell-now"))
    if known.anything:
        lines.append(text("report-kept-here"))
    join: Rows = () if waiting else ((Button(text("join-first"), data("people:join")),),)
    this: Rows = ((Button(text("report-this"), data(THIS)),),) if known.anything else ()
    return Words(text("lines", lines=((warning,) if warning else ()) + tuple(lines)), (*join, *this))


def _waits(visit: Visit, request: Request) -> Text:
    household = visit.place(request.household_id)
    home = text("home", building=visit.place(household.path[1]).name, unit=household.name)
    since = request.asked_at.astimezone(zone_of(visit.tx, request.community_id))
    return text("report-join-waits", home=home, since=since)
