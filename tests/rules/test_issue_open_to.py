"""What somebody is offered to do about an issue is what they may do, and nothing that would be refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.access import BODIES, MAY, Actor, Held, Role, may, roles_at
from rules.issue_officers import open_to, require_open_to
from rules.issues import PENDING, Issue, Move, State
from rules.places import Level
from rules.refusals import Refused
from tests.rules.test_issues import LEVELS, an_issue

OFFICERS = frozenset(Move) - {
    *(Move.APPEAL, Move.WITHDRAW, Move.CONFIRM, Move.PARTLY, Move.DISPUTE),  # the reporter's own
    *(Move.ESCALATE, Move.REMIND, Move.LAPSE, Move.FORSAKE),  # which happen by themselves
}
"""The moves that those who handle an issue can make."""
NEEDS = {
    what: "issues.work" if what in (Move.BEGIN, Move.RESOLVE, Move.RETURN) else "issues.handle" for what in OFFICERS
}
"""What the table of access calls them."""

BUILDING = (1, 2, 3)
"""The path of a building: its community, its grid, itself."""

roles = some.frozensets(some.sampled_from(Role))
issues = some.builds(
    an_issue,
    state=some.sampled_from(State),
    level=some.sampled_from(LEVELS),
    body=some.none() | some.sampled_from(sorted(BODIES)),
    assignee_id=some.sampled_from([None, 8]),
    held_as=some.sampled_from([Role.BUILDING_HEAD, Role.RESIDENTS_COMMITTEE, Role.ADMIN]),
    returned=some.booleans(),
    appealed=some.booleans(),
    lower_because=some.sampled_from([None, "small"]),
)


def passes(step: Callable[..., object], *given: object) -> bool:
    """Tell whether a rule lets something through."""
    try:
        step(*given)
    except Refused:
        return False
    return True


@given(roles, issues)
def test_what_is_offered_is_what_the_guard_lets_through(holding: frozenset[Role], issue: Issue) -> None:
    let_through = {what for what in Move if passes(require_open_to, holding, 8, issue, what)}
    assert open_to(holding, 8, issue) == let_through


@given(roles, issues)
def test_nothing_is_offered_that_the_table_of_access_refuses(holding: frozenset[Role], issue: Issue) -> None:
    actor = Actor(person_id=9, holds=tuple(Held(role, BUILDING[0]) for role in holding))
    assert roles_at(actor.holds, BUILDING) == holding
    for what in open_to(holding, 9, issue):
        assert may(actor, NEEDS[what], BUILDING), f"{what} is offered and {NEEDS[what]} would refuse it"


@given(roles, roles, issues)
def test_one_more_office_never_takes_a_button_away(
    some_roles: frozenset[Role], more: frozenset[Role], it: Issue
) -> None:
    assert open_to(some_roles, 8, it) <= open_to(some_roles | more, 8, it)


def test_each_button_can_be_offered_and_each_is_in_the_table_of_access() -> None:
    everything = frozenset(Role)
    cases = [an_issue(state=state, level=level, body=Role.OWNERS_COMMITTEE) for state in State for level in LEVELS]
    assert {what for case in cases for what in open_to(everything, 8, case)} == OFFICERS
    assert set(NEEDS.values()) <= set(MAY)


# Offices as they are, in a building whose light the property company shall mend: state, level, who, and the buttons.
NEW = {Move.ACCEPT, Move.DECLINE, Move.MERGE}
HELD = {Move.ASSIGN, Move.RESOLVE, Move.MERGE}
OFFICES: tuple[tuple[State, Level, Role, set[Move]], ...] = (
    (State.REPORTED, Level.BUILDING, Role.BUILDING_HEAD, NEW | {Move.LIFT}),
    (State.REPORTED, Level.GRID, Role.BUILDING_HEAD, set()),
    (State.REPORTED, Level.GRID, Role.GRID_WORKER, NEW | {Move.LIFT, Move.LOWER}),
    (State.REPORTED, Level.COMMUNITY, Role.GRID_WORKER, set()),
    (State.REPORTED, Level.COMMUNITY, Role.ADMIN, NEW | {Move.LOWER}),
    (State.ACCEPTED, Level.BUILDING, Role.RESIDENTS_COMMITTEE, HELD | {Move.BEGIN, Move.LIFT}),
    (State.ASSIGNED, Level.BUILDING, Role.PROPERTY_COMPANY, {Move.BEGIN, Move.RESOLVE, Move.RETURN}),
    (State.IN_PROGRESS, Level.BUILDING, Role.PROPERTY_COMPANY, {Move.RESOLVE}),
    (State.IN_PROGRESS, Level.COMMUNITY, Role.ADMIN, HELD | {Move.LOWER, Move.REFER, Move.GIVE_UP}),
    (State.IN_PROGRESS, Level.OUTSIDE, Role.RESIDENTS_COMMITTEE, HELD | {Move.REFER, Move.GIVE_UP}),
    (State.REOPENED, Level.BUILDING, Role.PROPERTY_COMPANY, {Move.BEGIN, Move.RESOLVE}),
    (State.ASSIGNED, Level.BUILDING, Role.OWNERS_COMMITTEE, set()),
    (State.ASSIGNED, Level.BUILDING, Role.RESIDENT, set()),
    (State.MERGED, Level.BUILDING, Role.BUILDING_HEAD, {Move.UNMERGE}),
    (State.DECLINED, Level.BUILDING, Role.BUILDING_HEAD, set()),
    (State.RESOLVED, Level.BUILDING, Role.ADMIN, set()),
    (State.CLOSED, Level.BUILDING, Role.ADMIN, set()),
    (State.NOT_REACHED, Level.BUILDING, Role.ADMIN, set()),
)


def test_each_office_is_offered_what_is_its_own() -> None:
    body = Role.PROPERTY_COMPANY
    read = [
        (state, level, who, set(open_to(frozenset({who}), 8, an_issue(state=state, level=level, body=body))))
        for state, level, who, _ in OFFICES
    ]
    assert read == list(OFFICES)


def test_an_appeal_against_those_at_the_top_is_for_the_admins_alone() -> None:
    issue = an_issue(state=State.REPORTED, level=Level.COMMUNITY, held_as=Role.ADMIN, appealed=True)
    assert open_to(frozenset({Role.RESIDENTS_COMMITTEE}), 8, issue) == frozenset()
    assert open_to(frozenset({Role.ADMIN}), 8, issue) == NEW | {Move.LOWER}


def test_who_has_it_now_is_told_before_how_far_it_is() -> None:
    head, company = frozenset({Role.BUILDING_HEAD}), frozenset({Role.PROPERTY_COMPANY})
    for state, who in product(PENDING, (head, company)):
        it = an_issue(state=state, level=Level.GRID, held_as=Role.GRID_WORKER)
        with pytest.raises(Refused) as refused:
            require_open_to(who, 8, it, Move.RESOLVE)
        assert (refused.value.code, refused.value.data) == ("refused-issue-level", {"level": "grid"})
