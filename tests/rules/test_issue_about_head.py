"""An issue about the building head: the level above sees to it, and to the head it is a neighbour's at most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules import issue_officers as officers
from rules import issue_readers as readers
from rules.access import Role
from rules.issue_incidents import require_mergeable
from rules.issues import Issue, Move, State, begins_at
from rules.places import Level
from rules.refusals import Refused
from tests.rules.test_issues import LEVELS, an_issue

HEAD, OTHER, REPORTER = 8, 9, 7
AS_HEAD = frozenset({Role.BUILDING_HEAD, Role.NEIGHBOUR})


def about_head(**changed: object) -> Issue:
    return an_issue(about_head=True, level=Level.GRID, held_as=Role.GRID_WORKER, **changed)


def test_it_begins_a_level_above_the_building() -> None:
    assert begins_at(about_head=True) is Level.GRID
    assert begins_at(about_head=False) is Level.BUILDING


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("state", State)
def test_no_building_head_can_do_anything_about_it_whatever_else_they_are(state: State, level: Level) -> None:
    issue = replace(about_head(state=state, body=Role.PROPERTY_COMPANY, assignee_id=HEAD), level=level)
    for further in Role:
        assert officers.open_to(AS_HEAD | {further}, HEAD, issue) == frozenset()
    assert not officers.works_on(AS_HEAD | {Role.PROPERTY_COMPANY}, HEAD, issue)


# Who it is, whether it is private, and whether they handle it, see all of it, may read it, and are kept up to date.
WHO: tuple[tuple[frozenset[Role], int, bool, tuple[bool, bool, bool, bool]], ...] = (
    (AS_HEAD, HEAD, False, (False, False, True, False)),
    (AS_HEAD, HEAD, True, (False, False, False, False)),
    (AS_HEAD | {Role.GRID_WORKER}, HEAD, True, (False, False, False, False)),
    (AS_HEAD | {Role.ADMIN}, HEAD, True, (False, False, False, False)),
    (AS_HEAD, REPORTER, True, (False, True, True, False)),
    (frozenset({Role.GRID_WORKER}), OTHER, True, (True, True, True, True)),
    (frozenset({Role.RESIDENTS_COMMITTEE}), OTHER, True, (True, True, True, True)),
    (frozenset({Role.ADMIN}), OTHER, True, (True, True, True, True)),
    (frozenset({Role.RESIDENT}), OTHER, False, (False, False, True, False)),
    (frozenset({Role.RESIDENT}), OTHER, True, (False, False, False, False)),
    (frozenset({Role.RESIDENT}), REPORTER, True, (False, True, True, False)),
)


@pytest.mark.parametrize(("roles", "person_id", "private", "expected"), WHO)
def test_who_reads_what_of_it(
    roles: frozenset[Role], person_id: int, private: bool, expected: tuple[bool, bool, bool, bool]
) -> None:
    issue = about_head(private=private)
    assert (
        readers.handles(roles, person_id, issue),
        readers.sees_all(roles, person_id, issue),
        readers.may_read(roles, roles, person_id, issue, takes_part=False),
        readers.reads_on(roles, roles, person_id, issue),
    ) == expected


def test_what_somebody_did_stays_theirs_out_of_office_unless_it_is_about_them_by_now() -> None:
    done = about_head(state=State.CLOSED)
    for roles, person_id, stays in ((AS_HEAD, OTHER, False), (frozenset(), OTHER, True), (frozenset(), HEAD, False)):
        assert readers.stays_theirs(roles, person_id, done, done_by=OTHER) is stays
    assert not readers.stays_theirs(frozenset(), OTHER, about_head(state=State.REOPENED), done_by=OTHER)


def test_those_above_handle_it_as_any_other_but_it_never_goes_back_to_the_building() -> None:
    grid = frozenset({Role.GRID_WORKER})
    offered = officers.open_to(grid, OTHER, about_head(state=State.REPORTED))
    assert offered == {Move.ACCEPT, Move.DECLINE, Move.MERGE, Move.LIFT}
    with pytest.raises(Refused) as refused:
        officers.require_open_to(grid, OTHER, about_head(state=State.REPORTED), Move.LOWER)
    assert refused.value.code == "refused-lower-about-head"
    committee = frozenset({Role.RESIDENTS_COMMITTEE})
    higher = replace(about_head(state=State.REPORTED), level=Level.COMMUNITY)
    assert Move.LOWER in officers.open_to(committee, OTHER, higher)


def test_the_head_is_told_no_more_than_whose_it_is_and_is_not_asked_to_see_to_it() -> None:
    with pytest.raises(Refused) as refused:
        officers.require_open_to(AS_HEAD, HEAD, about_head(state=State.REPORTED), Move.ACCEPT)
    assert (refused.value.code, refused.value.data) == ("refused-issue-level", {"level": "grid"})
    with pytest.raises(Refused) as refused:
        officers.require_assignable(AS_HEAD | {Role.PROPERTY_COMPANY}, HEAD, about_head())
    assert refused.value.code == "refused-assignee-about-head"


def test_it_goes_together_only_with_what_is_about_the_head_too() -> None:
    issue = about_head(state=State.REPORTED)
    require_mergeable(issue, replace(issue, id=2))
    for one, another in ((issue, replace(issue, id=2, about_head=False)), (replace(issue, about_head=False), issue)):
        with pytest.raises(Refused) as refused:
            require_mergeable(replace(one, id=1), replace(another, id=2))
        assert refused.value.code == "refused-merge-about-head"
