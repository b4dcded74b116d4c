"""The life of an issue: every state with every move, who holds it, and within what time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.access import BODIES, Role
from rules.issue_officers import held_as, holders, require_open_to
from rules.issues import (
    ABOVE,
    BELOW,
    ENDED,
    HOLDER,
    KEEPS_ASKING,
    MOVES,
    PENDING,
    WORKING,
    Issue,
    Move,
    State,
    can,
    goes_up_after,
    is_asked_to_lower,
    may_appeal,
    move,
    require_alone,
    require_appeal,
    require_open,
    require_public,
    require_rating,
    require_reporter,
)
from rules.places import Level
from rules.refusals import Refused
from tests.rules import issue_chart

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
LEVELS = (Level.BUILDING, Level.GRID, Level.COMMUNITY, Level.OUTSIDE)

# What may follow what, written a second time, by hand: a state a line, and after it what each move leads to.
TABLE = """
reported     accept:accepted decline:declined withdraw:withdrawn merge:merged
reported     escalate:reported lift:reported lower:reported remind:reported
accepted     assign:assigned begin:in-progress resolve:resolved refer:assigned give-up:unsolved
accepted     withdraw:withdrawn merge:merged escalate:reported lift:reported lower:reported remind:accepted
assigned     assign:assigned return:accepted begin:in-progress resolve:resolved refer:assigned give-up:unsolved
assigned     forsake:accepted
assigned     withdraw:withdrawn merge:merged escalate:reported lift:reported lower:reported remind:assigned
in-progress  assign:assigned resolve:resolved refer:assigned give-up:unsolved forsake:accepted
in-progress  withdraw:withdrawn merge:merged escalate:reported lift:reported lower:reported remind:in-progress
reopened     assign:assigned begin:in-progress resolve:resolved refer:assigned give-up:unsolved forsake:accepted
reopened     withdraw:withdrawn merge:merged escalate:reported lift:reported lower:reported remind:reopened
resolved     confirm:closed partly:in-progress dispute:reopened lapse:not-reached
closed       dispute:reopened
declined     appeal:reported
merged       unmerge:reported
not-reached
unsolved
withdrawn
"""


def _table() -> dict[tuple[str, str], str]:
    found = {(state.value, what.value): "-" for state, what in product(State, Move)}
    for state, *moves in (line.split() for line in TABLE.strip().splitlines()):
        for what, leads in (each.split(":") for each in moves):
            assert found[state, what] == "-", f"{state} {what} is there twice"
            found[state, what] = leads
    return found


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
        assignee_id=None,
        outside=None,
        reference=None,
        why=None,
        lower_because=None,
        returned=False,
        appealed=False,
        merged_into=None,
        result=None,
        result_photos=(),
        rating=None,
        reopened=0,
        reported_at=NOW,
        since=NOW,
        due_at=NOW,
        overdue=0,
        resolved_at=None,
        ended_at=None,
    )
    return replace(issue, **changed)  # type: ignore[arg-type]


def refusal(roles: frozenset[Role], person_id: int, issue: Issue, what: Move) -> str | None:
    """Return the code with which somebody in these roles is refused to do this to an issue, or nothing."""
    try:
        require_open_to(roles, person_id, issue, what)
    except Refused as refused:
        return refused.code
    return None


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


def test_what_has_ended_stays_so_unless_it_was_closed_by_a_slip_and_all_else_can_still_end() -> None:
    assert {state for state in State if not any(can(state, what) for what in Move)} == ENDED - {State.CLOSED}
    assert [what for what in Move if can(State.CLOSED, what)] == [Move.DISPUTE]
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
    assert state is not State.CLOSED or before is State.RESOLVED


def test_the_chart_in_the_docs_is_what_the_table_says() -> None:
    assert issue_chart.PAGE.read_text(encoding="utf-8") == issue_chart.page(), issue_chart.COMMAND


def test_the_chart_shows_each_move_and_nothing_else() -> None:
    arrows = [line.strip().split(" --> ") for line in issue_chart.chart().splitlines() if " : " in line]
    names = {issue_chart.name(state): state for state in State}
    drawn = {(names[source], Move(rest.split(" : ")[1])): names[rest.split(" : ")[0]] for source, rest in arrows}
    assert drawn == MOVES


def test_a_clock_runs_wherever_time_can_run_out() -> None:
    assert {state for state in State if can(state, Move.ESCALATE)} == set(PENDING)
    assert set(PENDING) == {State.REPORTED, *WORKING}


# Who holds it


@pytest.mark.parametrize(
    ("level", "able"),
    [
        (Level.BUILDING, {Role.BUILDING_HEAD, Role.GRID_WORKER, Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
        (Level.GRID, {Role.GRID_WORKER, Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
        (Level.COMMUNITY, {Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
        (Level.OUTSIDE, {Role.RESIDENTS_COMMITTEE, Role.ADMIN}),
    ],
)
def test_a_level_is_held_by_its_office_and_those_above(level: Level, able: set[Role]) -> None:
    assert holders(level) == able
    issue = an_issue(state=State.REPORTED, level=level)
    for role in Role:
        if role in able:
            require_open_to(frozenset({role, Role.NEIGHBOUR}), 8, issue, Move.ACCEPT)
            assert held_as(frozenset({role}), level) is role
            continue
        with pytest.raises(Refused) as refused:
            require_open_to(frozenset({role, Role.NEIGHBOUR}), 8, issue, Move.ACCEPT)
        assert (refused.value.code, refused.value.data) == ("refused-issue-level", {"level": level.value})


def test_every_level_has_a_holder_and_what_goes_up_can_come_down() -> None:
    assert set(HOLDER) == set(LEVELS)
    assert [ABOVE.get(level) for level in LEVELS] == [Level.GRID, Level.COMMUNITY, None, None]
    assert {level: BELOW[above] for level, above in ABOVE.items()} == {level: level for level in ABOVE}


@pytest.mark.parametrize(("body", "level"), [*product([None, *sorted(BODIES)], LEVELS)])
def test_work_is_declared_done_by_the_holder_or_the_body_it_was_given_to(body: Role | None, level: Level) -> None:
    told = {role: refusal(frozenset({role}), 8, an_issue(body=body, level=level), Move.RESOLVE) for role in Role}
    otherwise = "refused-issue-body" if body else "refused-issue-level"
    assert told == {role: None if role == body or role in holders(level) else otherwise for role in Role}


@pytest.mark.parametrize("what", Move)
def test_nobody_decides_as_an_officer_on_what_they_reported_themselves(what: Move) -> None:
    told = {
        (role, state): refusal(frozenset({role}), 7, an_issue(state=state, reporter_id=7, body=role), what)
        for role, state in product(Role, State)
    }
    assert told == dict.fromkeys(product(Role, State), "refused-own-case")


def test_a_body_returns_an_issue_once() -> None:
    body = Role.PROPERTY_COMPANY
    require_open_to(frozenset({body}), 8, an_issue(body=body), Move.RETURN)
    with pytest.raises(Refused) as refused:
        require_open_to(frozenset({body}), 8, an_issue(body=body, returned=True), Move.RETURN)
    assert refused.value.code == "refused-returned"


@pytest.mark.parametrize(
    ("what", "levels"),
    [
        (Move.LIFT, {Level.BUILDING, Level.GRID}),
        (Move.LOWER, {Level.GRID, Level.COMMUNITY}),
        (Move.REFER, {Level.COMMUNITY, Level.OUTSIDE}),
        (Move.GIVE_UP, {Level.COMMUNITY, Level.OUTSIDE}),
    ],
)
def test_some_things_can_be_done_at_some_levels_alone(what: Move, levels: set[Level]) -> None:
    for level in LEVELS:
        issue = an_issue(state=State.ACCEPTED, level=level)
        if level in levels:
            require_open_to(frozenset({Role.ADMIN}), 8, issue, what)
            continue
        with pytest.raises(Refused) as refused:
            require_open_to(frozenset({Role.ADMIN}), 8, issue, what)
        assert (refused.value.code, refused.value.data) == ("refused-issue-move", {"level": level.value})


def test_nobody_is_asked_twice_at_once_whether_it_may_go_down() -> None:
    issue = an_issue(state=State.ACCEPTED, level=Level.GRID, lower_because="small")
    with pytest.raises(Refused):
        require_open_to(frozenset({Role.ADMIN}), 8, issue, Move.LOWER)


@pytest.mark.parametrize(("reopened", "up"), [(1, False), (2, True), (3, True)])
def test_it_goes_up_when_it_is_disputed_for_the_second_time(reopened: int, up: bool) -> None:
    assert goes_up_after(reopened) is up


def test_a_decline_is_appealed_against_once() -> None:
    require_appeal(an_issue(state=State.DECLINED), 7, [7])
    require_appeal(an_issue(state=State.DECLINED), 8, [7, 8])
    with pytest.raises(Refused) as refused:
        require_appeal(an_issue(state=State.REPORTED, appealed=True), 7, [7])
    assert refused.value.code == "refused-appealed"


def test_only_those_who_reported_it_appeal() -> None:
    with pytest.raises(Refused) as refused:
        require_appeal(an_issue(state=State.DECLINED), 9, [7, 8])
    assert refused.value.code == "refused-not-reporter"


def test_who_may_appeal_is_told_without_their_trying() -> None:
    assert may_appeal(an_issue(state=State.DECLINED), 8, [7, 8])
    assert not may_appeal(an_issue(state=State.DECLINED), 9, [7, 8])
    assert not may_appeal(an_issue(state=State.DECLINED, appealed=True), 7, [7])
    assert not may_appeal(an_issue(state=State.DECLINED, ended_at=NOW), 7, [7])
    assert not may_appeal(an_issue(state=State.RESOLVED), 7, [7])


def test_what_has_ended_is_appealed_against_no_more() -> None:
    for state, code in ((State.DECLINED, "refused-appeal-late"), (State.CLOSED, "refused-issue-state")):
        with pytest.raises(Refused) as refused:
            require_appeal(an_issue(state=state, ended_at=NOW), 7, [7])
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("asked", "changed"),
    [
        (True, {}),
        (False, {"lower_because": None}),
        (False, {"level": Level.OUTSIDE}),
        (False, {"state": State.UNSOLVED}),
    ],
)
def test_the_reporter_is_asked_whether_it_may_go_down_while_it_can(asked: bool, changed: dict[str, Any]) -> None:
    told: dict[str, Any] = {"state": State.ACCEPTED, "level": Level.GRID, "lower_because": "small"}
    assert is_asked_to_lower(an_issue(**told | changed)) is asked


def test_what_stays_with_those_who_asked_down_is_asked_on_and_nothing_else() -> None:
    may_follow = {what for (state, what), _ in MOVES.items() if state in PENDING}
    ended = {Move.DECLINE, Move.ASSIGN, Move.RESOLVE, Move.LIFT, Move.LOWER, Move.REFER, Move.GIVE_UP, Move.WITHDRAW}
    assert may_follow - KEEPS_ASKING == ended | {Move.MERGE, Move.ESCALATE}


def test_what_others_have_joined_is_not_taken_back() -> None:
    require_alone(0)
    with pytest.raises(Refused) as refused:
        require_alone(2)
    assert (refused.value.code, refused.value.data) == ("refused-withdraw-joined", {"count": 2})


def test_a_private_issue_is_nothing_that_others_could_press() -> None:
    require_public(an_issue(private=False))
    with pytest.raises(Refused):
        require_public(an_issue(private=True))


def test_only_the_reporter_may_speak_as_the_reporter() -> None:
    require_reporter(an_issue(reporter_id=7), 7)
    with pytest.raises(Refused) as refused:
        require_reporter(an_issue(reporter_id=7), 8)
    assert refused.value.code == "refused-not-reporter"


@pytest.mark.parametrize("state", State)
def test_an_issue_is_open_until_it_has_ended(state: State) -> None:
    if state not in ENDED and state not in (State.DECLINED, State.MERGED):
        require_open(an_issue(state=state))
        return
    with pytest.raises(Refused) as refused:
        require_open(an_issue(state=state))
    assert (refused.value.code, refused.value.data) == ("refused-issue-state", {"state": state.value})


# How well


@pytest.mark.parametrize(("rating", "fits"), [(-1, False), (0, False), (1, True), (3, True), (5, True), (6, False)])
def test_a_rating_is_one_to_five(rating: int, fits: bool) -> None:
    if fits:
        require_rating(rating)
        return
    with pytest.raises(Refused) as refused:
        require_rating(rating)
    assert refused.value.code == "refused-button"
