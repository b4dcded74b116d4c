"""The quiet hours, in all their forms, and on the nights when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.notices import QuietHours, Urgency, quiet_until

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours()
NOON = QuietHours(time(12, 30), time(14))
MINUTE = timedelta(minutes=1)

clocks = some.times().map(lambda at: at.replace(second=0, microsecond=0))
spans = some.builds(QuietHours, clocks, clocks)
moments = some.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001
    datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=some.just(UTC),
)


def at(day: int, clock: str, zone: ZoneInfo = SHANGHAI, *, month: int = 11, fold: int = 0) -> datetime:
    moment = datetime.combine(datetime(2026, month, day, tzinfo=UTC).date(), time.fromisoformat(clock), zone)
    return moment.replace(fold=fold).astimezone(UTC)


def is_quiet(moment: datetime, zone: ZoneInfo, hours: QuietHours) -> bool:
    """Count the minutes of the clock from the begin: a way of its own to tell, for comparison."""
    local = moment.astimezone(zone)
    since = (local.hour - hours.begin.hour) * 60 + local.minute - hours.begin.minute
    length = (hours.end.hour - hours.begin.hour) * 60 + hours.end.minute - hours.begin.minute
    return since % 1440 < length % 1440


@pytest.mark.parametrize(
    ("hours", "now", "until"),
    [
        (NIGHT, at(23, "21:59:59"), None),
        (NIGHT, at(23, "22:00"), at(24, "07:00")),
        (NIGHT, at(23, "23:59:59.999999"), at(24, "07:00")),
        (NIGHT, at(24, "00:00"), at(24, "07:00")),
        (NIGHT, at(24, "06:59:59.999999"), at(24, "07:00")),
        (NIGHT, at(24, "07:00"), None),
        (NIGHT, at(24, "12:00"), None),
        (NOON, at(23, "12:29"), None),
        (NOON, at(23, "12:30"), at(23, "14:00")),
        (NOON, at(23, "13:59"), at(23, "14:00")),
        (NOON, at(23, "14:00"), None),
        (NOON, at(23, "23:00"), None),
        (QuietHours(time(22), time(0)), at(23, "23:59"), at(24, "00:00")),
        (QuietHours(time(22), time(0)), at(24, "00:00"), None),
        (QuietHours(time(0), time(7)), at(23, "23:59"), None),
        (QuietHours(time(0), time(7)), at(24, "00:00"), at(24, "07:00")),
        (QuietHours(time(7), time(6, 59)), at(23, "07:00"), at(24, "06:59")),
    ],
)
def test_the_quiet_hours_end_when_they_should(hours: QuietHours, now: datetime, until: datetime | None) -> None:
    assert quiet_until(now, SHANGHAI, hours) == until


@pytest.mark.parametrize(
    ("now", "until", "hours_long"),
    [
        (at(24, "22:00", BERLIN, month=10), at(25, "07:00", BERLIN, month=10), 10),
        (at(28, "22:00", BERLIN, month=3), at(29, "07:00", BERLIN, month=3), 8),
        (at(23, "22:00", BERLIN), at(24, "07:00", BERLIN), 9),
    ],
)
def test_on_the_night_the_clocks_change_the_hours_are_longer_or_shorter(
    now: datetime, until: datetime, hours_long: int
) -> None:
    assert quiet_until(now, BERLIN, NIGHT) == until
    assert until - now == timedelta(hours=hours_long)


def test_an_hour_that_comes_twice_never_ends_the_quiet_in_the_past() -> None:
    hours = QuietHours(time(22), time(2, 30))
    first, second = at(25, "02:30", BERLIN, month=10), at(25, "02:30", BERLIN, month=10, fold=1)
    assert quiet_until(at(25, "01:00", BERLIN, month=10), BERLIN, hours) == first
    assert quiet_until(at(25, "02:10", BERLIN, month=10, fold=1), BERLIN, hours) == second


def test_an_end_that_the_clocks_leap_over_comes_after_the_leap() -> None:
    hours = QuietHours(time(22), time(2, 30))
    assert quiet_until(at(29, "01:50", BERLIN, month=3), BERLIN, hours) == at(29, "03:30", BERLIN, month=3)


@given(moments, spans)
def test_quiet_ends_at_the_first_moment_that_is_not_quiet(now: datetime, hours: QuietHours) -> None:
    until = quiet_until(now, SHANGHAI, hours)
    assert (until is not None) == is_quiet(now, SHANGHAI, hours)
    if until is None:
        return
    assert not is_quiet(until, SHANGHAI, hours)
    assert now < until <= now + timedelta(days=1)
    minute = now
    while minute < until:
        assert is_quiet(minute, SHANGHAI, hours)
        minute += 7 * MINUTE
    assert is_quiet(max(now, until - MINUTE), SHANGHAI, hours)


changes = some.sampled_from([datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)])


@given(changes, some.timedeltas(timedelta(hours=-8), timedelta(hours=8)), spans)
def test_around_a_change_of_the_clocks_quiet_still_ends_and_not_within_quiet(
    change: datetime, off: timedelta, hours: QuietHours
) -> None:
    now = change + off
    until = quiet_until(now, BERLIN, hours)
    assert (until is not None) == is_quiet(now, BERLIN, hours)
    if until is not None:
        assert not is_quiet(until, BERLIN, hours)
        assert now < until <= now + timedelta(days=2)


@given(moments, spans)
def test_after_the_quiet_there_is_none(now: datetime, hours: QuietHours) -> None:
    until = quiet_until(now, BERLIN, hours)
    assert until is None or quiet_until(until, BERLIN, hours) is None


@given(moments, clocks)
def test_equal_ends_mean_never(now: datetime, clock: time) -> None:
    assert quiet_until(now, SHANGHAI, QuietHours(clock, clock)) is None


def test_the_answer_is_in_the_time_zone_of_the_question() -> None:
    asked = at(23, "23:00").astimezone(BERLIN)
    until = quiet_until(asked, SHANGHAI, NIGHT)
    assert until is not None
    assert until.tzinfo is BERLIN


def test_an_answer_overtakes_what_is_urgent_and_that_what_is_ordinary() -> None:
    assert sorted(Urgency) == [Urgency.ORDINARY, Urgency.URGENT, Urgency.ANSWER]
