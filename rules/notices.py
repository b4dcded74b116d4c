"""Notices 通知: how urgent they are, and the hours in which people are left in peace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
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

    The end is a wall-clock time: on the night the clocks change, the hours are longer or shorter. An end that
    the clocks pass twice counts the first time, and once more for whom the hour came back; an end that they
    leap over counts as long after the leap as it lay within.
    """
    if not _is_quiet(now, zone, hours):
        return None
    today = now.astimezone(zone).date()
    ends = (
        datetime.combine(today + timedelta(days=days), hours.end.replace(fold=fold), zone).astimezone(UTC)
        for days in range(3)
        for fold in (0, 1)
    )
    until = min(end for end in ends if end > now.astimezone(UTC) and not _is_quiet(end, zone, hours))
    return until.astimezone(now.tzinfo)


def _is_quiet(at: datetime, zone: ZoneInfo, hours: QuietHours) -> bool:
    clock = at.astimezone(zone).time()
    if hours.begin <= hours.end:
        return hours.begin <= clock < hours.end
    return clock >= hours.begin or clock < hours.end
