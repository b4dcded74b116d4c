"""三率: what is counted, of what, and what neighbours may see of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from fractions import Fraction
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules import issue_stats
from rules.issue_answers import Verdict
from rules.issue_categories import Catalogue, Own
from rules.issue_facts import Measure, reported_from
from rules.issue_limits import Limits, Special
from rules.issue_stats import Period, Rate, Stats
from rules.issues import State
from rules.places import Level
from rules.working_days import Calendar
from tests.rules.plain_counting import Told, by_kind, plainly

NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)
DAY, HOUR, MOMENT = timedelta(days=1), timedelta(hours=1), timedelta(microseconds=1)
CATALOGUE = Catalogue(own=(Own(code="shaft", names={}, under="lift"), Own(code="cables", names={}, under="danger")))
MEASURE = Measure(limits=Limits(), catalogue=CATALOGUE, zone=UTC)
NOVEMBER = Period(begin=datetime(2026, 11, 1, tzinfo=UTC), end=datetime(2026, 12, 1, tzinfo=UTC))


def fact(state: State = State.REPORTED, **changes: Any) -> Told:
    usual = {"place_id": 3, "category": "lighting", "urgent": False, "level": Level.BUILDING, "reported_at": NOON}
    return Told(state=state, **{**usual, **changes})


def count(*facts: Told, period: Period = NOVEMBER, measure: Measure = MEASURE) -> Stats:
    (counted,) = issue_stats.count(by_kind(facts), measure, [period])
    return counted


SOLVED = fact(
    State.CLOSED,
    contact_at=NOON + HOUR,
    resolved_at=NOON + 2 * DAY,
    ended_at=NOON + 3 * DAY,
    verdict=Verdict.SOLVED,
    ratings=(4,),
)
PARTLY = fact(State.IN_PROGRESS, contact_at=NOON + HOUR, verdict=Verdict.PARTLY)
DISPUTED = fact(State.REOPENED, contact_at=NOON + HOUR, verdict=Verdict.UNSOLVED, reopened=1)
UNREACHED = fact(State.NOT_REACHED, contact_at=NOON + HOUR, resolved_at=NOON + DAY, ended_at=NOON + 8 * DAY)
GIVEN_UP = fact(State.UNSOLVED, contact_at=NOON + HOUR, ended_at=NOON + DAY)


@pytest.mark.parametrize(
    ("contact_at", "answered"),
    [
        (NOON, 1),
        (NOON + DAY, 1),
        (NOON + DAY + timedelta(microseconds=1), 0),
        (None, 0),
    ],
)
def test_the_first_contact_is_in_time_until_the_limit_ends_and_at_its_end(
    contact_at: datetime | None, answered: int
) -> None:
    assert count(fact(contact_at=contact_at)).response == Rate(part=answered, whole=1)


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({}, 24),
        ({"urgent": True}, 2),
        ({"category": "lift"}, 6),
        ({"category": "lift-door"}, 6),
        ({"category": "shaft"}, 6),
        ({"level": Level.GRID}, 48),
    ],
)
def test_the_limit_is_that_of_the_category_the_urgency_and_the_level_at_which_it_began(
    changes: Mapping[str, Any], hours: int
) -> None:
    special = (Special(category="lift", accept=6 * HOUR), Special(level=Level.GRID, accept=48 * HOUR))
    measure = Measure(limits=Limits(special=special), catalogue=CATALOGUE, zone=UTC)
    due_at = NOON + hours * HOUR
    issue = fact(**changes)
    assert count(issue, measure=measure, period=Period(begin=due_at, end=due_at + MOMENT)).base == 1
    assert count(issue, measure=measure, period=Period(begin=due_at + MOMENT, end=due_at + DAY)).base == 0


@pytest.mark.parametrize(
    ("issue", "reached", "solved", "ratings"),
    [
        (SOLVED, 1, 1, 1),
        (PARTLY, 1, 0, 0),
        (DISPUTED, 1, 0, 0),
        (UNREACHED, 0, 0, 0),
        (GIVEN_UP, 0, 0, 0),
        (fact(State.UNSOLVED, verdict=Verdict.UNSOLVED), 1, 0, 0),
        (fact(State.UNSOLVED, verdict=Verdict.SOLVED), 1, 0, 0),
        (fact(State.NOT_REACHED, verdict=Verdict.SOLVED), 0, 0, 0),
        (fact(State.NOT_REACHED, verdict=Verdict.PARTLY), 0, 0, 0),
        (fact(State.CLOSED, verdict=None, ratings=(5, 2)), 0, 0, 2),
        (fact(State.REPORTED), 0, 0, 0),
        (fact(State.RESOLVED, resolved_at=NOON), 0, 0, 0),
    ],
)
def test_only_the_reporter_s_word_makes_it_solved(issue: Told, reached: int, solved: int, ratings: int) -> None:
    counted = count(issue)
    assert counted.base == 1
    assert counted.resolution == Rate(part=solved, whole=reached)
    assert counted.satisfaction.whole == ratings


def test_partly_is_shown_apart_and_not_added() -> None:
    counted = count(SOLVED, PARTLY, DISPUTED, UNREACHED, GIVEN_UP)
    assert (counted.base, counted.partly, counted.unreached, counted.unsolved, counted.reopened) == (5, 1, 1, 1, 1)
    assert counted.resolution == Rate(part=1, whole=3)
    assert counted.response == Rate(part=5, whole=5)


def test_who_said_partly_and_then_nothing_more_was_not_reached_in_the_end() -> None:
    silent = fact(State.NOT_REACHED, contact_at=NOON + HOUR, verdict=Verdict.PARTLY)
    counted = count(PARTLY, silent)
    assert (counted.partly, counted.unreached, counted.resolution.whole) == (1, 1, 1)


@pytest.mark.parametrize("state", list(State))
def test_overdue_is_what_is_past_its_time_and_not_settled_yet(state: State) -> None:
    pending = state in (State.REPORTED, State.ACCEPTED, State.ASSIGNED, State.IN_PROGRESS, State.REOPENED)
    assert count(fact(state, overdue=True)).overdue == pending


@pytest.mark.parametrize(("ratings", "satisfied"), [((1, 2, 3), 0), ((4,), 1), ((5, 4, 3), 2), ((), 0)])
def test_satisfied_are_those_who_gave_four_or_five(ratings: tuple[int, ...], satisfied: int) -> None:
    counted = count(fact(State.CLOSED, verdict=Verdict.SOLVED, ratings=ratings))
    assert counted.satisfaction == Rate(part=satisfied, whole=len(ratings))


@pytest.mark.parametrize(
    ("issue", "name"),
    [
        (fact(category="danger-gas", contact_at=NOON), "passed_on"),
        (fact(category="cables"), "passed_on"),
        (fact(State.DECLINED, contact_at=NOON, ended_at=NOON + 7 * DAY), "out_of_scope"),
        (fact(State.MERGED), "duplicates"),
        (fact(State.MERGED, category="danger-fire"), "duplicates"),
        (fact(State.WITHDRAWN, ended_at=NOON + DAY), "taken_back"),
    ],
)
def test_what_does_not_belong_to_the_base_is_counted_apart(issue: Told, name: str) -> None:
    counted = count(issue)
    left_out = ("passed_on", "out_of_scope", "duplicates", "taken_back")
    assert {each: getattr(counted, each) for each in left_out} == {each: int(each == name) for each in left_out}
    assert (counted.base, counted.states, counted.topics) == (0, {}, {})


@pytest.mark.parametrize(
    "issue",
    [
        fact(State.DECLINED, contact_at=NOON),
        fact(State.WITHDRAWN, ended_at=NOON + DAY + HOUR),
        fact(State.UNSOLVED, ended_at=NOON),
    ],
)
def test_what_may_still_be_appealed_or_was_taken_back_for_want_of_an_answer_belongs_to_it(issue: Told) -> None:
    assert count(issue).base == 1


def test_an_issue_counts_in_the_one_period_in_which_its_first_limit_ended() -> None:
    last_evening = fact(reported_at=NOVEMBER.end - HOUR, contact_at=NOVEMBER.end - HOUR)
    december = Period(begin=NOVEMBER.end, end=NOVEMBER.end + 31 * DAY)
    assert (count(last_evening).base, count(last_evening, period=december).base) == (0, 1)


def test_what_nobody_had_to_have_answered_yet_waits_and_is_not_counted() -> None:
    so_far = Period(begin=NOVEMBER.begin, end=NOON + DAY, running=True)
    early, waits = fact(reported_at=NOON - HOUR), fact(contact_at=NOON)
    counted = count(early, waits, fact(category="danger-gas"), period=so_far)
    assert (counted.base, counted.waiting, counted.passed_on) == (1, 1, 0)
    assert count(early, fact(reported_at=NOVEMBER.end)).waiting == 0


def test_the_median_is_of_the_time_from_the_report_to_the_work_that_solved_it() -> None:
    def took(hours: int) -> Told:
        return fact(State.CLOSED, verdict=Verdict.SOLVED, resolved_at=NOON + hours * HOUR, ended_at=NOON + 9 * DAY)

    assert count(took(5), took(1), took(30)).taken == 5 * HOUR
    assert count(took(5), took(1), took(30), took(6)).taken == 5.5 * HOUR
    assert count(PARTLY, UNREACHED).taken is None


def test_the_base_is_divided_by_state_and_by_topic() -> None:
    counted = count(SOLVED, fact(category="lift-door"), fact(category="shaft"), PARTLY)
    assert counted.states == {State.CLOSED: 1, State.REPORTED: 2, State.IN_PROGRESS: 1}
    assert counted.topics == {"lighting": 2, "lift": 2}


def test_where_nobody_was_reached_there_is_no_rate() -> None:
    nothing = count()
    for rate in (nothing.response, nothing.resolution, nothing.satisfaction):
        assert (rate.share, rate.percent) == (None, None)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (0, 7, 0),
        (1, 3, 33),
        (2, 3, 67),
        (1, 8, 13),
        (1, 200, 1),
        (1, 201, 0),
        (199, 200, 99),
        (999, 1000, 99),
        (1000, 1000, 100),
        (7436, 10000, 74),
    ],
)
def test_a_percentage_is_rounded_half_up_and_a_hundred_means_all(part: int, whole: int, percent: int) -> None:
    rate = Rate(part=part, whole=whole)
    assert (rate.share, rate.percent) == (Fraction(part, whole), percent)


HOLIDAYS = frozenset(datetime(2026, 10, day, tzinfo=UTC).date() for day in range(1, 9))
SPECIAL = (Special(accept=3 * DAY, category="lift"), Special(resolve=DAY))
LIMITS = (
    Limits(),
    Limits(special=SPECIAL),
    Limits(special=SPECIAL, calendar=Calendar(holidays=HOLIDAYS)),
    Limits(accept=30 * DAY, calendar=Calendar(holidays=HOLIDAYS)),
)


def test_without_a_calendar_the_look_back_is_the_longest_limit() -> None:
    assert reported_from(Limits(), NOON, UTC) == NOON - DAY
    assert reported_from(Limits(special=SPECIAL), NOON, UTC) == NOON - 3 * DAY


@given(
    some.sampled_from(LIMITS),
    some.booleans(),
    some.sampled_from(("lighting", "lift-door")),
    some.integers(-100 * 24, 24),
    some.integers(1, 3000),
)
def test_looking_back_far_enough_finds_everything_that_comes_due(
    limits: Limits, urgent: bool, category: str, hours: int, minutes: int
) -> None:
    begin = NOON + hours * HOUR
    early = reported_from(limits, begin, UTC) - timedelta(minutes=minutes)
    measure = Measure(limits=limits, catalogue=CATALOGUE, zone=UTC)
    late = fact(reported_at=early, urgent=urgent, category=category)
    assert count(late, period=Period(begin=begin, end=begin + 400 * DAY), measure=measure).base == 0


facts = some.builds(
    fact,
    some.sampled_from(State),
    place_id=some.integers(1, 3),
    category=some.sampled_from(("lighting", "lift-door", "danger-gas", "shaft")),
    urgent=some.booleans(),
    reported_at=some.integers(-1000, 1000).map(lambda hours: NOON + hours * HOUR),
    contact_at=some.none() | some.integers(-1000, 1000).map(lambda hours: NOON + hours * HOUR),
    resolved_at=some.none() | some.integers(-1000, 1000).map(lambda hours: NOON + hours * HOUR),
    ended_at=some.none() | some.integers(-1000, 1000).map(lambda hours: NOON + hours * HOUR),
    verdict=some.none() | some.sampled_from(Verdict),
    ratings=some.lists(some.integers(1, 5), max_size=3).map(tuple),
    reopened=some.integers(0, 2),
    overdue=some.booleans(),
)
SUMS = ("base", "partly", "unreached", "unsolved", "reopened", "overdue", "passed_on", "out_of_scope", "duplicates")
RATES = ("response", "resolution", "satisfaction")


@given(some.lists(facts, max_size=12))
def test_every_rate_lies_between_none_and_all_and_nothing_exceeds_the_base(many: list[Told]) -> None:
    counted = count(*many)
    for name in RATES:
        rate = getattr(counted, name)
        assert 0 <= rate.part <= rate.whole
        assert rate.share is None or 0 <= rate.share <= 1
        assert rate.percent != 100 or rate.share == 1
    assert counted.response.whole == counted.base
    assert counted.resolution.whole <= counted.base
    assert counted.resolution.part + counted.partly <= counted.resolution.whole
    assert counted.resolution.whole + counted.unreached <= counted.base
    assert sum(counted.states.values()) == sum(counted.topics.values()) == counted.base


@given(some.lists(facts, max_size=12))
def test_what_is_counted_of_two_places_adds_up_to_what_is_counted_of_both(many: list[Told]) -> None:
    here = count(*(each for each in many if each.place_id == 1))
    elsewhere = count(*(each for each in many if each.place_id != 1))
    both = count(*many)
    for name in (*SUMS, "taken_back", "waiting"):
        assert getattr(both, name) == getattr(here, name) + getattr(elsewhere, name), name
    for name, end in product(RATES, ("part", "whole")):
        parts = getattr(getattr(here, name), end) + getattr(getattr(elsewhere, name), end)
        assert getattr(getattr(both, name), end) == parts, name


@given(some.lists(facts, max_size=12), some.integers(-900, 900))
def test_periods_that_meet_count_each_issue_once(many: list[Told], hours: int) -> None:
    long = Period(begin=NOON - 2000 * HOUR, end=NOON + 2000 * HOUR)
    middle = NOON + hours * HOUR
    before, after = Period(begin=long.begin, end=middle), Period(begin=middle, end=long.end)
    for name in (*SUMS, "taken_back"):
        parts = getattr(count(*many, period=before), name) + getattr(count(*many, period=after), name)
        assert getattr(count(*many, period=long), name) == parts, name


moments = some.integers(-1500, 1500).map(lambda half_hours: NOON + half_hours * HOUR / 2)
periods = some.builds(
    lambda begin, hours, running: Period(begin=begin, end=begin + hours * HOUR, running=running),
    moments,
    some.integers(1, 1000),
    some.booleans(),
)


@given(
    some.lists(facts, max_size=30),
    some.lists(periods, min_size=1, max_size=4),
    some.sampled_from(LIMITS),
    some.sampled_from((UTC, ZoneInfo("Asia/Shanghai"))),
)
def test_counting_by_kind_is_the_same_as_counting_one_by_one(
    many: list[Told], spans: list[Period], limits: Limits, zone: tzinfo
) -> None:
    measure = Measure(limits=limits, catalogue=CATALOGUE, zone=zone)
    assert issue_stats.count(by_kind(many), measure, spans) == [plainly(many, measure, span) for span in spans]
