"""Within what time: at each level, for what is urgent, on working days, and with the exceptions a community makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.issue_limits import Case, Limits, Special, accept_by, nudge_at, require_room, resolve_by
from rules.places import Level
from rules.refusals import Refused
from rules.working_days import Calendar, add_working_time

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CASE = Case(categories=frozenset({"lift", "lift-stopped"}), level=Level.BUILDING, urgent=False)
URGENT = replace(CASE, urgent=True)
spans = some.timedeltas(HOUR, 30 * DAY)


@pytest.mark.parametrize(("case", "span"), [(CASE, DAY), (URGENT, 2 * HOUR)])
def test_by_default_somebody_accepts_within_a_day_or_two_hours_when_it_is_urgent(case: Case, span: timedelta) -> None:
    assert accept_by(Limits(), case, NOW, ZONE) == NOW + span


@pytest.mark.parametrize(
    ("level", "days"), [(Level.BUILDING, 3), (Level.GRID, 7), (Level.COMMUNITY, 15), (Level.OUTSIDE, 15)]
)
def test_by_default_each_level_has_longer_to_settle_it_and_an_urgent_one_a_day(level: Level, days: int) -> None:
    assert resolve_by(Limits(), replace(CASE, level=level), NOW, ZONE) == NOW + days * DAY
    assert resolve_by(Limits(), replace(URGENT, level=level), NOW, ZONE) == NOW + DAY


@given(spans, spans)
def test_the_operators_limits_are_kept(ordinary: timedelta, urgent: timedelta) -> None:
    limits = Limits(accept=ordinary, accept_urgent=urgent)
    assert accept_by(limits, CASE, NOW, ZONE) - NOW == ordinary
    assert accept_by(limits, URGENT, NOW, ZONE) - NOW == urgent


SPECIAL = (
    Special(category="lift-stopped", urgent=True, accept=HOUR),
    Special(category="lift", level=Level.GRID, resolve=2 * DAY),
    Special(category="lift", accept=5 * HOUR),
    Special(level=Level.COMMUNITY, resolve=20 * DAY),
)


@pytest.mark.parametrize(
    ("case", "accept", "resolve"),
    [
        (CASE, 5 * HOUR, 3 * DAY),
        (URGENT, HOUR, DAY),
        (replace(CASE, level=Level.GRID), 5 * HOUR, 2 * DAY),
        (replace(CASE, level=Level.COMMUNITY), 5 * HOUR, 20 * DAY),
        (replace(CASE, categories=frozenset({"pets"})), DAY, 3 * DAY),
        (replace(CASE, categories=frozenset({"pets"}), level=Level.COMMUNITY), DAY, 20 * DAY),
    ],
)
def test_the_first_exception_that_fits_counts(case: Case, accept: timedelta, resolve: timedelta) -> None:
    limits = Limits(special=SPECIAL)
    assert accept_by(limits, case, NOW, ZONE) == NOW + accept
    assert resolve_by(limits, case, NOW, ZONE) == NOW + resolve


@given(spans, spans)
def test_the_holder_is_reminded_when_a_quarter_of_the_time_is_left(accept: timedelta, resolve: timedelta) -> None:
    limits = Limits(accept=accept, resolve={Level.BUILDING: resolve})
    assert nudge_at(limits, CASE, NOW, ZONE, accepted=False) == NOW + accept * 3 / 4
    assert nudge_at(limits, CASE, NOW, ZONE, accepted=True) == NOW + resolve * 3 / 4


# Working days. The 23rd of November 2026 is a Monday.


def at(day: int, hour: int = 12, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("since", "span", "until"),
    [
        (at(23), DAY, at(24)),
        (at(26), DAY, at(27)),
        (at(27), DAY, at(30)),
        (at(26), 3 * DAY, at(1, month=12)),
        (at(28), DAY, at(1, 0, month=12)),
        (at(29, 23), HOUR, at(30, 1)),
        (at(27, 23), HOUR, at(28, 0)),
    ],
)
def test_weekends_do_not_count(since: datetime, span: timedelta, until: datetime) -> None:
    assert add_working_time(Calendar(), since, span, ZONE) == until


def test_holidays_do_not_count_and_days_worked_instead_do() -> None:
    calendar = Calendar(
        holidays=frozenset({date(2026, 11, 24), date(2026, 11, 25)}), workdays=frozenset({date(2026, 11, 28)})
    )
    assert add_working_time(calendar, at(23), DAY, ZONE) == at(26)
    assert add_working_time(calendar, at(27), DAY, ZONE) == at(28)


@pytest.mark.parametrize(
    ("since", "due", "reminded"),
    [(at(23), at(24), at(24, 6)), (at(27), at(30), at(30, 6)), (at(27, 4), at(30, 4), at(27, 22))],
)
def test_nobody_is_reminded_on_a_day_that_is_not_worked(since: datetime, due: datetime, reminded: datetime) -> None:
    limits = Limits(calendar=Calendar())
    assert accept_by(limits, CASE, since, ZONE) == due
    assert nudge_at(limits, CASE, since, ZONE, accepted=False) == reminded


def test_what_is_urgent_goes_by_the_clock_on_any_day() -> None:
    limits = Limits(calendar=Calendar())
    assert accept_by(limits, URGENT, at(28), ZONE) == at(28, 14)
    assert accept_by(limits, CASE, at(28), ZONE) == at(1, 0, month=12)


def test_a_year_without_a_working_day_is_no_calendar() -> None:
    idle = Calendar(holidays=frozenset(date(2026, 1, 1) + n * DAY for n in range(900)))
    with pytest.raises(ValueError, match="nobody works"):
        add_working_time(idle, at(23), DAY, ZONE)


@given(some.timedeltas(timedelta(), 300 * DAY).map(lambda span: NOW + span), spans, spans)
def test_working_time_adds_up(since: datetime, one: timedelta, another: timedelta) -> None:
    once = add_working_time(Calendar(), since, one + another, ZONE)
    assert add_working_time(Calendar(), add_working_time(Calendar(), since, one, ZONE), another, ZONE) == once
    assert once >= since + one + another


# How many


@pytest.mark.parametrize(("filed", "fits"), [(0, True), (2, True), (3, False), (4, False)])
def test_a_person_files_so_much_a_day_and_no_more(filed: int, fits: bool) -> None:
    limits = Limits(reports_a_day=3)
    if fits:
        require_room(filed, limits)
        return
    with pytest.raises(Refused) as refused:
        require_room(filed, limits)
    assert (refused.value.code, refused.value.data) == ("refused-report-limit", {"limit": 3})
