"""The life of an issue: every state with every move, who holds it, and within what time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.access import BODIES, Role
from rules.issues import (
    ABOVE,
    ENDED,
    HOLDER,
    MOVES,
    Issue,
    Limits,
    Move,
    State,
    accept_by,
    can,
    holders,
    move,
    require_holder,
    require_open,
    require_rating,
    require_reporter,
    require_resolver,
    require_room,
)
from rules.places import Level
from rules.refusals import Refused
from tests.rules import issue_chart

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
LEVELS = (Level.BUILDING, Level.GRID, Level.COMMUNITY)

# What may follow what, written a second time, by hand: a state a line, and after it where each move leads.
TABLE = """
              accept    escalate  remind    assign    resolve   confirm  dispute   lapse
reported      accepted  reported  reported  -         -         -        -         -
accepted      -         -         -         assigned  resolved  -        -         -
assigned      -         -         -         assigned  resolved  -        -         -
resolved      -         -         -         -         -         closed   reopened  not-reached
reopened      -         -         -         assigned  resolved  -        -         -
closed        -         -         -         -         -         -        -         -
not-reached   -         -         -         -         -         -        -         -
"""


def _table() -> dict[tuple[str, str], str]:
    heading, *lines = TABLE.strip().splitlines()
    return {
        (line.split()[0], what): leads
        for line in lines
        for what, leads in zip(heading.split(), line.split()[1:], strict=True)
    }


LEADS = _table()
ALLOWED = sorted(pair for pair, leads in LEADS.items() if leads != "-")
REFUSED = sorted(pair for pair, leads in LEADS.items() if leads == "-")


def an_issue(**changed: object) -> Issue:
    issue = Issue(
        id=1,
        community_id=1,
        number=1,
        place_id=3,
        reporter_id=7,
        category="lighting",
        words="The light is broken",
        photos=(),
        voice=None,
        urgent=False,
        named=False,
        private=False,
        state=State.ASSIGNED,
        level=Level.BUILDING,
        held_as=Role.BUILDING_HEAD,
        holder_id=None,
        body=None,
        result=None,
        result_photos=(),
        rating=None,
        reopened=0,
        reported_at=NOW,
        accept_by=NOW,
        reminders=0,
        resolved_at=None,
        ended_at=None,
    )
    return replace(issue, **changed)  # type: ignore[arg-type]


def test_the_table_speaks_of_every_state_and_every_move() -> None:
    assert set(LEADS) == {(state.value, what.value) for state, what in product(State, Move)}


@pytest.mark.parametrize(("state", "what"), ALLOWED)
def test_a_move_that_is_allowed_leads_where_the_table_says(state: str, what: str) -> None:
    assert move(State(state), Move(what)) == LEADS[state, what]
    assert can(State(state), Move(what))


@pytest.mark.parametrize(("state", "what"), REFUSED)
def test_any_other_move_is_refused_and_the_state_is_named(state: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        move(State(state), Move(what))
    assert (refused.value.code, refused.value.data) == ("refused-issue-state", {"state": state})
    assert not can(State(state), Move(what))


def test_what_has_ended_stays_so_and_all_else_can_still_end() -> None:
    assert {state for state in State if not any(can(state, what) for what in Move)} == ENDED
    ending = set(ENDED)
    for _ in State:
        ending |= {state for (state, _), follows in MOVES.items() if follows in ending}
    assert ending == set(State)


def test_only_the_reporters_word_closes_an_issue() -> None:
    assert {what for (_, what), follows in MOVES.items() if follows is State.CLOSED} == {Move.CONFIRM}


@given(some.lists(some.sampled_from(Move), max_size=30))
def test_no_issue_is_closed_that_was_not_resolved_right_before(moves: list[Move]) -> None:
    state, before = State.REPORTED, State.REPORTED
    for what in moves:
        if can(state, what):
            before, state = state, move(state, what)
    assert state not in ENDED or before is State.RESOLVED


def test_the_chart_in_the_docs_is_what_the_table_says() -> None:
    assert issue_chart.PAGE.read_text(encoding="utf-8") == issue_chart.page(), issue_chart.COMMAND


def test_the_chart_shows_each_move_and_nothing_else() -> None:
    arrows = [line.strip().split(" --> ") for line in issue_chart.chart().splitlines() if " : " in line]
    names = {issue_chart.name(state): state for state in State}
    drawn = {(names[source], Move(rest.split(" : ")[1])): names[rest.split(" : ")[0]] for source, rest in arrows}
    assert drawn == MOVES


# Who holds it


@pytest.mark.parametrize(
    ("level", "able"),
    [
        (Level.BUILDING, {Role.BUILDING_HEAD, Role.GRID_WORKER, Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
        (Level.GRID, {Role.GRID_WORKER, Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
        (Level.COMMUNITY, {Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
    ],
)
def test_a_level_is_held_by_its_office_and_those_above(level: Level, able: set[Role]) -> None:
    assert holders(level) == able
    for role in Role:
        if role in able:
            require_holder(frozenset({role, Role.NEIGHBOUR}), level)
            continue
        with pytest.raises(Refused) as refused:
            require_holder(frozenset({role, Role.NEIGHBOUR}), level)
        assert (refused.value.code, refused.value.data) == ("refused-issue-level", {"level": level.value})


def test_nobody_at_all_holds_nothing() -> None:
    for level in LEVELS:
        with pytest.raises(Refused):
            require_holder(frozenset(), level)


def test_every_level_has_a_holder_and_a_way_up_to_the_community() -> None:
    assert set(HOLDER) == set(LEVELS)
    assert [ABOVE.get(level) for level in LEVELS] == [Level.GRID, Level.COMMUNITY, None]


@pytest.mark.parametrize(("body", "role", "level"), [*product([None, *sorted(BODIES)], Role, LEVELS)])
def test_work_is_declared_done_by_the_holder_or_the_body_it_was_given_to(
    body: Role | None, role: Role, level: Level
) -> None:
    issue = an_issue(body=body, level=level)
    if role == body or role in holders(level):
        require_resolver(frozenset({role}), issue)
        return
    with pytest.raises(Refused) as refused:
        require_resolver(frozenset({role}), issue)
    assert refused.value.code == ("refused-issue-body" if body else "refused-issue-level")


def test_only_the_reporter_may_speak_as_the_reporter() -> None:
    require_reporter(an_issue(reporter_id=7), 7)
    with pytest.raises(Refused) as refused:
        require_reporter(an_issue(reporter_id=7), 8)
    assert refused.value.code == "refused-not-reporter"


@pytest.mark.parametrize("state", State)
def test_an_issue_is_open_until_it_has_ended(state: State) -> None:
    if state not in ENDED:
        require_open(an_issue(state=state))
        return
    with pytest.raises(Refused) as refused:
        require_open(an_issue(state=state))
    assert (refused.value.code, refused.value.data) == ("refused-issue-state", {"state": state.value})


# How long, how well, how many


@pytest.mark.parametrize(("urgent", "hours"), [(False, 24), (True, 2)])
def test_by_default_somebody_accepts_within_a_day_or_two_hours_when_it_is_urgent(urgent: bool, hours: int) -> None:
    assert accept_by(Limits(), urgent=urgent, since=NOW) == NOW + timedelta(hours=hours)


@given(some.timedeltas(timedelta(hours=1), timedelta(days=30)), some.timedeltas(timedelta(hours=1), timedelta(days=30)))
def test_the_operators_limits_are_kept(ordinary: timedelta, urgent: timedelta) -> None:
    limits = Limits(accept=ordinary, accept_urgent=urgent)
    assert accept_by(limits, urgent=False, since=NOW) - NOW == ordinary
    assert accept_by(limits, urgent=True, since=NOW) - NOW == urgent


@pytest.mark.parametrize(("rating", "fits"), [(-1, False), (0, False), (1, True), (3, True), (5, True), (6, False)])
def test_a_rating_is_one_to_five(rating: int, fits: bool) -> None:
    if fits:
        require_rating(rating)
        return
    with pytest.raises(Refused) as refused:
        require_rating(rating)
    assert refused.value.code == "refused-button"


@pytest.mark.parametrize(("filed", "fits"), [(0, True), (2, True), (3, False), (4, False)])
def test_a_person_files_so_much_a_day_and_no_more(filed: int, fits: bool) -> None:
    limits = Limits(reports_a_day=3)
    if fits:
        require_room(filed, limits)
        return
    with pytest.raises(Refused) as refused:
        require_room(filed, limits)
    assert (refused.value.code, refused.value.data) == ("refused-report-limit", {"limit": 3})
