"""Working days: the days that count where limits are kept in working time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

WEEKEND = frozenset({5, 6})
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days are worked: all but weekends and `holidays`; and `workdays`, which are worked all the same (调休)."""

    holidays: frozenset[date] = field(default=frozenset())
    workdays: frozenset[date] = field(default=frozenset())

    def is_worked(self, day: date) -> bool:
        if day in self.workdays:
            return True
        return day.weekday() not in WEEKEND and day not in self.holidays


def add_working_time(calendar: Calendar, since: datetime, span: timedelta, zone: tzinfo) -> datetime:
    """Return the moment, in UTC, when so much time of working days has passed since then.

    A day that is not worked does not count at all, one that is counts from midnight to midnight, local time: three
    days from a Thursday noon end on the Tuesday noon after. Raises ValueError where no day is worked in a year.
    """
    left, reached = span, since.astimezone(UTC)
    for begin, end in _worked(calendar, since, zone):
        begin = max(begin, reached)  # noqa: PLW2901
        if left <= end - begin:
            return begin + left
        left -= end - begin
    raise ValueError("a calendar in which nobody works")


def _worked(calendar: Calendar, since: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield the worked days from this one on, each with its two ends in UTC: where clocks change, a day is longer."""
    day, idle = since.astimezone(zone).date(), 0
    while idle < 366:
        if calendar.is_worked(day):
            idle = 0
            yield _midnight(day, zone), _midnight(day + DAY, zone)
        else:
            idle += 1
        day += DAY


@lru_cache(maxsize=4096)
def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
