"""When the next morning comes, by the clocks of the community, also on the days on which they change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.issues.actions import next_morning
from rules.issue_periods import end_of_day

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
EIGHT = time(8)
MOMENTS = some.integers(1_577_836_800, 2_051_222_400).map(lambda second: datetime.fromtimestamp(second, UTC))
ZONES = some.sampled_from(
    [SHANGHAI, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")]
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "comes"),
    [
        (SHANGHAI, "2026-11-22T23:59", "2026-11-23T00:00"),
        (SHANGHAI, "2026-11-23T00:00", "2026-11-24T00:00"),
        (SHANGHAI, "2026-11-23T00:01", "2026-11-24T00:00"),
        (SHANGHAI, "2026-12-31T12:00", "2027-01-01T00:00"),
        # The night from 28 to 29 March has an hour less, that from 24 to 25 October one more.
        (BERLIN, "2026-03-28T07:00", "2026-03-29T06:00"),
        (BERLIN, "2026-03-29T06:00", "2026-03-30T06:00"),
        (BERLIN, "2026-10-24T06:00", "2026-10-25T07:00"),
        (BERLIN, "2026-10-25T07:00", "2026-10-26T07:00"),
    ],
)
def test_the_next_morning_is_eight_by_the_clocks_there(zone: ZoneInfo, now: str, comes: str) -> None:
    assert next_morning(utc(now), zone, EIGHT) == utc(comes)


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        ("2026-03-28T02:00", "2026-03-29T01:30"),  # half past two is leapt over: an hour later
        ("2026-03-29T01:30", "2026-03-30T00:30"),
        ("2026-10-24T23:00", "2026-10-25T00:30"),  # and passed twice: a day has one list all the same
        ("2026-10-25T00:30", "2026-10-25T01:30"),
        ("2026-10-25T01:30", "2026-10-26T01:30"),
    ],
)
def test_a_morning_in_the_hour_that_is_lost_or_comes_twice_is_not_lost(now: str, comes: str) -> None:
    assert next_morning(utc(now), BERLIN, time(2, 30)) == utc(comes)


@given(MOMENTS, ZONES, some.times())
def test_it_always_comes_within_little_more_than_a_day(moment: datetime, zone: ZoneInfo, at: time) -> None:
    comes = next_morning(moment, zone, at)
    assert timedelta(0) < comes - moment <= timedelta(hours=25, minutes=1)


@given(MOMENTS, ZONES)
def test_a_day_ends_at_the_midnight_after_it(moment: datetime, zone: ZoneInfo) -> None:
    end = end_of_day(moment, zone)
    assert moment < end
    assert (end - timedelta(microseconds=1)).astimezone(zone).date() == moment.astimezone(zone).date()
