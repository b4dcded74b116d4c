"""What somebody is offered to do about an issue is what they may do, and nothing that would be refused."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as some

from rules.access import BODIES, MAY, Actor, Held, Role, may, roles_at
from rules.issues import Issue, Move, State, move, open_to, require_holder, require_resolver
from rules.places import Level
from rules.refusals import Refused
from tests.rules.test_issues import LEVELS, an_issue

BUTTONS = {Move.ACCEPT: "issues.accept", Move.ASSIGN: "issues.assign", Move.RESOLVE: "issues.resolve"}
"""The moves that buttons lead to, and what the table of access calls them. The reporter's own have no office."""

BUILDING = (1, 2, 3)
"""The path of a building: its community, its grid, itself."""

roles = some.frozensets(some.sampled_from(Role))
issues = some.builds(
    an_issue,
    state=some.sampled_from(State),
    level=some.sampled_from(LEVELS),
    body=some.none() | some.sampled_from(sorted(BODIES)),
)


def passes(step: Callable[..., object], *given: object) -> bool:
    """Tell whether a rule lets something through."""
    try:
        step(*given)
    except Refused:
        return False
    return True


def accepted(holding: frozenset[Role], issue: Issue) -> set[Move]:
    """Return what the rules that guard the actions let these roles do: each asked for itself, by trying."""
    guards = {
        Move.ACCEPT: passes(require_holder, holding, issue.level),
        Move.ASSIGN: passes(require_holder, holding, issue.level),
        Move.RESOLVE: passes(require_resolver, holding, issue),
    }
    return {what for what, passed in guards.items() if passed and passes(move, issue.state, what)}


@given(roles, issues)
def test_what_is_offered_is_what_the_guards_let_through(holding: frozenset[Role], issue: Issue) -> None:
    assert open_to(holding, issue) == accepted(holding, issue)


@given(roles, issues)
def test_nothing_is_offered_that_the_table_of_access_refuses(holding: frozenset[Role], issue: Issue) -> None:
    actor = Actor(person_id=9, holds=tuple(Held(role, BUILDING[0]) for role in holding))
    assert roles_at(actor.holds, BUILDING) == holding
    for what in open_to(holding, issue):
        assert may(actor, BUTTONS[what], BUILDING), f"{what} is offered and {BUTTONS[what]} would refuse it"


@given(roles, roles, issues)
def test_one_more_office_never_takes_a_button_away(
    some_roles: frozenset[Role], more: frozenset[Role], it: Issue
) -> None:
    assert open_to(some_roles, it) <= open_to(some_roles | more, it)


def test_each_button_can_be_offered_and_each_is_in_the_table_of_access() -> None:
    everything = frozenset(Role)
    offered = {what for state in State for what in open_to(everything, an_issue(state=state))}
    assert offered == set(BUTTONS)
    assert set(BUTTONS.values()) <= set(MAY)


# Offices as they are, in a building whose light the property company shall mend: state, level, who, and the buttons.
OFFICES: tuple[tuple[State, Level, Role, set[Move]], ...] = (
    (State.REPORTED, Level.BUILDING, Role.BUILDING_HEAD, {Move.ACCEPT}),
    (State.REPORTED, Level.GRID, Role.BUILDING_HEAD, set()),
    (State.REPORTED, Level.GRID, Role.GRID_WORKER, {Move.ACCEPT}),
    (State.REPORTED, Level.COMMUNITY, Role.GRID_WORKER, set()),
    (State.REPORTED, Level.COMMUNITY, Role.ADMIN, {Move.ACCEPT}),
    (State.ACCEPTED, Level.BUILDING, Role.RESIDENTS_COMMITTEE, {Move.ASSIGN, Move.RESOLVE}),
    (State.ASSIGNED, Level.BUILDING, Role.PROPERTY_COMPANY, {Move.RESOLVE}),
    (State.REOPENED, Level.BUILDING, Role.PROPERTY_COMPANY, {Move.RESOLVE}),
    (State.ASSIGNED, Level.BUILDING, Role.OWNERS_COMMITTEE, set()),
    (State.ASSIGNED, Level.BUILDING, Role.RESIDENT, set()),
    (State.RESOLVED, Level.BUILDING, Role.ADMIN, set()),
    (State.CLOSED, Level.BUILDING, Role.ADMIN, set()),
    (State.NOT_REACHED, Level.BUILDING, Role.ADMIN, set()),
)


def test_each_office_is_offered_what_is_its_own() -> None:
    body = Role.PROPERTY_COMPANY
    read = [
        (state, level, who, set(open_to(frozenset({who}), an_issue(state=state, level=level, body=body))))
        for state, level, who, _ in OFFICES
    ]
    assert read == list(OFFICES)
