"""Offices 身份: what may be given where, and until when, and who must not be without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from rules.access import Role
from rules.issues import HOLDER
from rules.places import Level
from rules.refusals import Refused

ANYWHERE = frozenset({Level.BUILDING, Level.GRID, Level.COMMUNITY})
LEVELS: Mapping[Role, frozenset[Level]] = {
    Role.BUILDING_HEAD: frozenset({Level.BUILDING}),
    Role.GRID_WORKER: frozenset({Level.GRID}),
    Role.RESIDENTS_COMMITTEE: frozenset({Level.COMMUNITY}),
    Role.OWNERS_COMMITTEE: ANYWHERE,
    Role.PROPERTY_COMPANY: ANYWHERE,
    Role.PARTY_BRANCH: frozenset({Level.COMMUNITY}),
    Role.COUNCIL_MEMBER: ANYWHERE,
    Role.ELDER: ANYWHERE,
    Role.SOCIAL_WORKER: ANYWHERE,
    Role.ORGANISATION_LEAD: ANYWHERE,
    Role.VOLUNTEER: ANYWHERE,
    Role.ADMIN: frozenset({Level.COMMUNITY}),
}
"""At which levels of place each office may be given. A community may have several owners' committees and companies;
who is a resident is said by the households, and who is a neighbour by the groups."""

ANSWERING = frozenset(HOLDER.values())
"""The offices without which issues go a level up."""

TO_TURN_TO: Mapping[Level, tuple[Role, ...]] = {
    Level.BUILDING: (Role.BUILDING_HEAD, Role.GRID_WORKER),
    Level.GRID: (Role.GRID_WORKER,),
}
"""Whom everybody at a place may know by name."""

NOTICE = timedelta(days=7)
"""How long before an office ends its admins are reminded."""

MOST_YEARS = 20
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})|(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D{0,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role that was given to somebody at a place. It ends at `until`, or has no end."""

    id: int
    community_id: int
    place_id: int
    person_id: int
    role: Role
    since: datetime
    until: datetime | None

    def is_held(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or self.until > now)


def require_level(role: Role, level: Level) -> None:
    """Raise `Refused` where an office does not belong to places of this level."""
    if level not in LEVELS.get(role, ()):
        raise Refused("grant-not-there")


def read_day(written: str, today: date) -> date:
    """Return the last day of an office as somebody wrote it: year, month, day. Raises `Refused` where it can't be."""
    found = _DAY.fullmatch(written.strip())
    if found is None:
        raise Refused("grant-day-unread")
    try:
        day = date(*(int(part) for part in found.groups() if part))
    except ValueError:
        raise Refused("grant-day-none") from None
    require_to_come(day, today)
    return day


def require_to_come(day: date, today: date) -> None:
    """Raise `Refused` for a last day that is over already, or too far away to be meant."""
    if day < today:
        raise Refused("grant-day-past")
    if day > years_on(today, MOST_YEARS):
        raise Refused("grant-day-far", most=MOST_YEARS)


def years_on(today: date, years: int) -> date:
    """Return the same day some years on; of the 29th of February, the 28th where there is none."""
    try:
        return today.replace(year=today.year + years)
    except ValueError:
        return today.replace(year=today.year + years, day=28)


def end_of(day: date, zone: tzinfo) -> datetime:
    """Return the moment at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


def last_day(until: datetime, zone: tzinfo) -> date:
    """Return the last day on which what ends then is held."""
    return (until - timedelta(microseconds=1)).astimezone(zone).date()


def require_admin_left(office: Office, admins: Iterable[Office], *, named: bool) -> None:
    """Raise `Refused` where a community would be left without an admin sooner or later.

    One without an end has to remain, unless the settings name admins: those are admins always.
    """
    remaining = (other for other in admins if other.id != office.id and other.until is None)
    if office.role is Role.ADMIN and not named and not any(remaining):
        raise Refused("revoke-last-admin")
