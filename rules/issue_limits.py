"""How long an issue may take at each level, and how much one person may file.

The defaults follow the practice of 接诉即办: taken on within a day, settled within days that grow with the level,
urgent ones within two hours and a day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo

from rules.places import Level
from rules.refusals import Refused
from rules.working_days import Calendar, add_working_time

RESOLVE: Mapping[Level, timedelta] = {
    Level.BUILDING: timedelta(days=3),
    Level.GRID: timedelta(days=7),
    Level.COMMUNITY: timedelta(days=15),
    Level.OUTSIDE: timedelta(days=15),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """Other limits than the usual ones, for what this describes. What is None is as usual, or fits everything."""

    category: str | None = None
    level: Level | None = None
    urgent: bool | None = None
    accept: timedelta | None = None
    resolve: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long things may take, and how much one person may file. Urgent ones go by the clock, on any day.

    `calendar` is None where all days count. Of `special` the first that fits counts. In the `morning` of each day
    those who handle issues are told what ends that day.
    """

    accept: timedelta = timedelta(hours=24)
    accept_urgent: timedelta = timedelta(hours=2)
    resolve: Mapping[Level, timedelta] = field(default_factory=lambda: RESOLVE)
    resolve_urgent: timedelta = timedelta(hours=24)
    special: tuple[Special, ...] = ()
    calendar: Calendar | None = None
    answer: timedelta = timedelta(days=7)
    appeal: timedelta = timedelta(days=7)
    keep_personal: timedelta = timedelta(days=730)
    reports_a_day: int = 10
    morning: time = time(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the limits of an issue depend on. `categories` are its own and the topic above it."""

    categories: frozenset[str]
    level: Level
    urgent: bool


def accept_by(limits: Limits, case: Case, since: datetime, zone: tzinfo) -> datetime:
    """Return until when somebody at a level that was reached at `since` has to take an issue on."""
    return acceptance(limits, case, zone)(since)


def acceptance(limits: Limits, case: Case, zone: tzinfo) -> Callable[[datetime], datetime]:
    """Return `accept_by` for all issues of a case, by when their level was reached: its limit is looked up once."""
    span = _to_accept(limits, case)
    return lambda since: _ends(limits, case, since, span, zone)


def resolve_by(limits: Limits, case: Case, since: datetime, zone: tzinfo) -> datetime:
    """Return until when an issue that was taken on at `since` has to be settled at its level."""
    return _ends(limits, case, since, _to_resolve(limits, case), zone)


def nudge_at(limits: Limits, case: Case, since: datetime, zone: tzinfo, *, accepted: bool) -> datetime:
    """Return when whoever holds an issue is reminded: three quarters of the time that counts have passed since then."""
    span = _to_resolve(limits, case) if accepted else _to_accept(limits, case)
    return _ends(limits, case, since, span * 3 / 4, zone)


def remind_to_answer_at(limits: Limits, since: datetime) -> datetime:
    """Return when those are reminded who have not said whether what was done at `since` is solved: three quarters of
    the days for that have passed.
    """
    return since + limits.answer * 3 / 4


def require_room(filed_today: int, limits: Limits) -> None:
    """Raise `Refused` when somebody has filed as much as one person may in a day."""
    if filed_today >= limits.reports_a_day:
        raise Refused("refused-report-limit", limit=limits.reports_a_day)


def _to_accept(limits: Limits, case: Case) -> timedelta:
    usual = limits.accept_urgent if case.urgent else limits.accept
    return next((each.accept for each in limits.special if each.accept and _fits(each, case)), usual)


def _to_resolve(limits: Limits, case: Case) -> timedelta:
    usual = limits.resolve_urgent if case.urgent else limits.resolve[case.level]
    return next((each.resolve for each in limits.special if each.resolve and _fits(each, case)), usual)


def _fits(each: Special, case: Case) -> bool:
    return (
        (each.category is None or each.category in case.categories)
        and (each.level is None or each.level is case.level)
        and (each.urgent is None or each.urgent is case.urgent)
    )


def _ends(limits: Limits, case: Case, since: datetime, span: timedelta, zone: tzinfo) -> datetime:
    if limits.calendar is None or case.urgent:
        return since + span
    return add_working_time(limits.calendar, since, span, zone)
