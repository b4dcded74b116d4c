"""The periods for which issues are counted."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rules.issue_periods import PeriodName, months, period, usual
from rules.issue_stats import Period

SHANGHAI = ZoneInfo("Asia/Shanghai")


def there(*when: int) -> datetime:
    return datetime(*when, tzinfo=SHANGHAI)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("now", "name"),
    [
        (there(2026, 11, 1), "last-month"),
        (there(2026, 11, 3, 23, 59), "last-month"),
        (there(2026, 11, 4), "month"),
        (datetime(2026, 11, 3, 16, 0, tzinfo=UTC), "month"),
        (there(2026, 12, 31, 23, 59), "month"),
    ],
)
def test_in_the_first_three_days_the_last_month_is_meant(now: datetime, name: str) -> None:
    assert usual(now, SHANGHAI) == name


NOW = there(2026, 1, 20, 9, 30)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("month", Period(begin=there(2026, 1, 1), end=NOW, running=True)),
        ("last-month", Period(begin=there(2025, 12, 1), end=there(2026, 1, 1))),
        ("90-days", Period(begin=there(2025, 10, 22), end=NOW, running=True)),
        ("year", Period(begin=there(2026, 1, 1), end=NOW, running=True)),
    ],
)
def test_a_period_begins_at_a_midnight_there(name: PeriodName, expected: Period) -> None:
    assert period(name, NOW, SHANGHAI) == expected
    assert period(name, NOW.astimezone(UTC), SHANGHAI) == expected


def test_months_follow_each_other_without_a_gap_and_the_last_is_running() -> None:
    found = months(there(2026, 3, 31, 12), SHANGHAI, 6)
    assert [each.begin.astimezone(SHANGHAI).month for each in found] == [10, 11, 12, 1, 2, 3]
    assert [each.end for each in found[:-1]] == [each.begin for each in found[1:]]
    assert [each.running for each in found] == [False] * 5 + [True]


def test_where_clocks_change_a_month_begins_at_midnight_all_the_same() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    (march,) = months(datetime(2026, 3, 30, tzinfo=UTC), berlin, 1)
    assert march.begin == datetime(2026, 2, 28, 23, tzinfo=UTC)
