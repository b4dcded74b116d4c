"""Notices 通知: how urgent they are, and the hours in which people are left in peace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo


class Urgency(IntEnum):
    """What may overtake what within a chat. Only `ORDINARY` waits for the end of the quiet hours."""

    ORDINARY = 0
    URGENT = 1
    ANSWER = 2


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when until when, in local time, nothing ordinary is sent. Equal ends mean: never quiet."""

    begin: time = time(22)
    end: time = time(7)


def quiet_until(now: datetime, zone: ZoneInfo, hours: QuietHours) -> datetime | None:
    """Return when the quiet hours in which this moment falls are over, or None outside them.

    The end is a wall-clock time: on the night the clocks change, the hours are longer or shorter.
    """
    local = now.astimezone(zone)
    clock = local.time()
    over_midnight = hours.begin > hours.end
    evening, morning = clock >= hours.begin, clock < hours.end
    if not ((evening or morning) if over_midnight else (evening and morning)):
        return None
    day = local.date() + timedelta(days=1) if over_midnight and evening else local.date()
    return datetime.combine(day, hours.end, zone).astimezone(now.tzinfo)
