"""The periods for which issues are counted, as the clocks of a community have them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from rules.issue_stats import Period

PeriodName = Literal["month", "last-month", "90-days", "year"]
PERIODS: tuple[PeriodName, ...] = get_args(PeriodName)
FIRST_DAYS = 3
"""So long into a month it has nothing to tell yet, and the last one is meant."""


def usual(now: datetime, zone: tzinfo) -> PeriodName:
    """Return the period that is meant where none is named."""
    return "last-month" if now.astimezone(zone).day <= FIRST_DAYS else "month"


def period(name: PeriodName, now: datetime, zone: tzinfo) -> Period:
    """Return the period of a name: from a midnight to a midnight there, or to now."""
    today = now.astimezone(zone)
    match name:
        case "month":
            return Period(begin=_midnight(today.replace(day=1), zone), end=now, running=True)
        case "last-month":
            return months(now, zone, 2)[0]
        case "90-days":
            return Period(begin=_midnight(today - timedelta(days=90), zone), end=now, running=True)
        case "year":
            return Period(begin=_midnight(today.replace(month=1, day=1), zone), end=now, running=True)


def months(now: datetime, zone: tzinfo, count: int) -> list[Period]:
    """Return the last months, the one that is running being the last."""
    first = now.astimezone(zone).replace(day=1)
    found = [Period(begin=_midnight(first, zone), end=now, running=True)]
    while len(found) < count:
        first = (first - timedelta(days=1)).replace(day=1)
        found.insert(0, Period(begin=_midnight(first, zone), end=found[0].begin))
    return found


def end_of_day(now: datetime, zone: tzinfo) -> datetime:
    """Return, in UTC, the midnight with which this day ends there."""
    return _midnight(now.astimezone(zone) + timedelta(days=1), zone)


def _midnight(day: datetime, zone: tzinfo) -> datetime:
    return datetime.combine(day.date(), time(), zone).astimezone(UTC)
