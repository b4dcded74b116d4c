"""What somebody reads of what the bot knows of them, and before they are forgotten. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from handlers.kit.buttons import data
from handlers.kit.names import name_of
from handlers.kit.replies import Button, Text, Words, text
from rules.roles import last_day
from storage.people_portrait import Asked, Home, Office, Portrait


def known(portrait: Portrait, now: datetime, language: str, *, keep: timedelta) -> Words:
    """Tell in words what is known, where it is kept and for how long."""
    lines = (
        text("me-name", name=name_of(portrait.person)),
        text("me-language", language=text(f"language-{language}")),
        *(home(each) for each in portrait.homes if _lasts(each, now)),
        *(_waits(each) for each in portrait.asked if each.decided is None),
        *(office(each) for each in portrait.offices if _lasts(each, now)),
        text("me-issues", reported=len(portrait.reported), joined=len(portrait.joined)),
    )
    rows = (
        (Button(text("me-give-file"), data("people:file")),),
        (Button(text("me-leave"), data("people:leave")),),
    )
    return Words(text("me-known", lines=lines, kept=_kept(keep)), rows)


def leaving(portrait: Portrait, *, withdrawn: int) -> Words:
    """Warn plainly: what is removed, and what stays."""
    rows = ((Button(text("me-leave-on"), data("people:sure")),), (_stay(),))
    asked = text("me-leave-ask", reported=len(portrait.reported), withdrawn=withdrawn)
    return Words(asked, rows)


def sure() -> Words:
    return Words(text("me-leave-sure"), ((Button(text("me-leave-now"), data("people:forget")),), (_stay(),)))


def home(each: Home) -> Text:
    """Tell where somebody lives, or lived."""
    return text(
        "me-home-until" if each.until else "me-home",
        building=each.building,
        unit=each.unit,
        relation=text(f"relation-{each.relation}"),
        since=each.since.date(),
        until=each.until.date() if each.until else "",
    )


def office(each: Office) -> Text:
    """Tell what office somebody holds, or held."""
    return text(
        "me-office-until" if each.until else "me-office",
        role=text("role-title", body=each.role.value),
        place=each.place,
        since=each.since.date(),
        until=last_day(each.until, each.until.tzinfo or UTC) if each.until else "",
    )


def _waits(each: Asked) -> Text:
    """Tell where somebody asked to be noted down, and waits."""
    relation = text(f"relation-{each.relation}")
    return text("me-asked", building=each.building, unit=each.unit, relation=relation, since=each.at.date())


def _stay() -> Button:
    return Button(text("me-stay"), data("people:me"))


def _kept(keep: timedelta) -> Text:
    """Return how long something is kept: whole years as years, since nobody counts in hundreds of days."""
    years, days = divmod(keep.days, 365)
    return text("me-kept", years=0 if days else years, days=keep.days)


def _lasts(each: Home | Office, now: datetime) -> bool:
    return each.until is None or each.until > now
