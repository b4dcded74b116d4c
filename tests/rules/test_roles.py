"""Offices: where each belongs, how days are read, when they end, and who must not be without one."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.access import OFFICES, Role
from rules.places import Level
from rules.refusals import Refused
from rules.roles import (
    LEVELS,
    MOST_YEARS,
    TO_TURN_TO,
    Office,
    end_of,
    last_day,
    read_day,
    require_admin_left,
    require_level,
    years_on,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/Sao_Paulo", "UTC")

B, G, C = Level.BUILDING, Level.GRID, Level.COMMUNITY
# The table once more, by hand.
BELONGS = {
    Role.BUILDING_HEAD: {B},
    Role.GRID_WORKER: {G},
    Role.RESIDENTS_COMMITTEE: {C},
    Role.PARTY_BRANCH: {C},
    Role.ADMIN: {C},
    Role.OWNERS_COMMITTEE: {B, G, C},
    Role.PROPERTY_COMPANY: {B, G, C},
    Role.COUNCIL_MEMBER: {B, G, C},
    Role.ELDER: {B, G, C},
    Role.SOCIAL_WORKER: {B, G, C},
    Role.ORGANISATION_LEAD: {B, G, C},
    Role.VOLUNTEER: {B, G, C},
}


def office(id_: int, role: Role = Role.ADMIN, until: datetime | None = None) -> Office:
    return Office(id=id_, community_id=1, place_id=1, person_id=id_, role=role, since=NOW, until=until)


def refused(written: str) -> str:
    with pytest.raises(Refused) as why:
        read_day(written, TODAY)
    return why.value.code


@pytest.mark.parametrize(("role", "level"), [*product(Role, Level)])
def test_an_office_is_given_only_where_it_belongs(role: Role, level: Level) -> None:
    if level in BELONGS.get(role, set()):
        require_level(role, level)
        return
    with pytest.raises(Refused):
        require_level(role, level)


def test_every_office_can_be_given_somewhere_and_what_is_none_nowhere() -> None:
    assert set(LEVELS) == OFFICES
    assert all(LEVELS.values())


def test_whom_everybody_may_know_answers_for_a_place_or_one_above_it() -> None:
    above = {B: {B, G, C}, G: {G, C}}
    for level, roles in TO_TURN_TO.items():
        assert all(LEVELS[role] <= above[level] for role in roles)


@pytest.mark.parametrize(
    "written",
    [
        "2027-12-31",
        "2027/12/31",
        "2027.12.31",
        "2027年12月31日",
        "20271231",
        "2027 - 12 - 31",
        "２０２７-１２-３１",
        " 2027-12-31\n",
    ],
)
def test_a_day_is_read_however_people_write_it(written: str) -> None:
    assert read_day(written, TODAY) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "grant-day-unread"),
        ("31.12.2027", "grant-day-unread"),
        ("2027", "grant-day-unread"),
        ("2027-12", "grant-day-unread"),
        ("/2027-12-31", "grant-day-unread"),
        ("2027-12-31T00:00", "grant-day-unread"),
        ("2027-02-29", "grant-day-none"),
        ("2027-13-01", "grant-day-none"),
        ("0000-01-01", "grant-day-none"),
        ("2026-11-22", "grant-day-past"),
        ("0001-01-01", "grant-day-past"),
        ("2046-11-24", "grant-day-far"),
        ("9999-12-31", "grant-day-far"),
    ],
)
def test_what_is_no_day_to_come_says_what_is_wrong_with_it(written: str, code: str) -> None:
    assert refused(written) == code


def test_today_and_the_last_day_that_is_near_enough_are_taken() -> None:
    assert read_day("2026-11-23", TODAY) == TODAY
    assert read_day(f"{2026 + MOST_YEARS}-11-23", TODAY) == date(2046, 11, 23)


@given(some.text(max_size=40) | some.from_regex(r"\d{4}-\d{1,2}-\d{1,2}", fullmatch=True))
def test_whatever_is_written_is_a_day_to_come_or_refused(written: str) -> None:
    read = None
    with suppress(Refused):
        read = read_day(written, TODAY)
    assert read is None or TODAY <= read <= years_on(TODAY, MOST_YEARS)


def test_years_on_the_29th_of_february_becomes_the_28th() -> None:
    assert years_on(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert years_on(date(2028, 2, 29), 4) == date(2032, 2, 29)
    assert years_on(TODAY, 5) == date(2031, 11, 23)


@given(some.dates(date(2000, 1, 1), date(2060, 1, 1)), some.sampled_from(ZONES))
def test_an_office_is_held_to_the_end_of_its_last_day_wherever_that_is(day: date, zone: str) -> None:
    ends = end_of(day, ZoneInfo(zone))
    assert ends.tzinfo is UTC
    assert last_day(ends, ZoneInfo(zone)) == day


def test_an_office_is_held_from_its_beginning_until_its_end() -> None:
    held = office(1, until=NOW + timedelta(days=1))
    assert [held.is_held(NOW + timedelta(hours=hours)) for hours in (-1, 0, 23, 24)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("others", "named", "may_go"),
    [
        ((), False, False),
        ((), True, True),
        ((office(2),), False, True),
        ((office(2, until=NOW + timedelta(days=400)),), False, False),
        ((office(2, until=NOW + timedelta(days=400)), office(3)), False, True),
    ],
)
def test_an_admin_goes_only_where_one_without_an_end_remains(
    others: tuple[Office, ...], named: bool, may_go: bool
) -> None:
    if may_go:
        require_admin_left(office(1), (office(1), *others), named=named)
        return
    with pytest.raises(Refused) as why:
        require_admin_left(office(1), (office(1), *others), named=named)
    assert why.value.code == "revoke-last-admin"


@pytest.mark.parametrize("role", sorted(OFFICES - {Role.ADMIN}))
def test_every_other_office_may_stand_empty(role: Role) -> None:
    require_admin_left(office(1, role), (), named=False)
