"""Who can be asked in person to see to an issue, and how long they may."""

from __future__ import annotations

import pytest

from rules.access import BODIES, HOLDERS, OFFICES, Role
from rules.issue_officers import open_to, require_assignable, require_open_to, works_on
from rules.issues import Move
from rules.refusals import Refused
from tests.rules.test_issues import an_issue

ASKED, OTHER, REPORTER = 8, 9, 7


@pytest.mark.parametrize("role", Role)
def test_whoever_was_given_a_role_can_be_asked_and_nobody_else(role: Role) -> None:
    if role in OFFICES:
        assert require_assignable(frozenset({role, Role.RESIDENT}), ASKED, an_issue()) is role
        return
    with pytest.raises(Refused) as refused:
        require_assignable(frozenset({role}), ASKED, an_issue())
    assert refused.value.code == "refused-assignee-office"


def test_whoever_handles_issues_holds_an_office() -> None:
    assert HOLDERS | BODIES <= OFFICES
    assert require_assignable(frozenset(Role), ASKED, an_issue()) is Role.BUILDING_HEAD
    assert require_assignable(frozenset({Role.ELDER, Role.ADMIN}), ASKED, an_issue()) is Role.ADMIN


def test_the_reporter_is_not_asked_whatever_they_are() -> None:
    with pytest.raises(Refused) as refused:
        require_assignable(frozenset(Role), REPORTER, an_issue())
    assert refused.value.code == "refused-assignee-reporter"


def test_the_one_who_was_asked_works_on_it_as_long_as_they_hold_an_office() -> None:
    issue = an_issue(assignee_id=ASKED)
    office, home = frozenset({Role.OWNERS_COMMITTEE}), frozenset({Role.RESIDENT})
    assert open_to(office, ASKED, issue) == {Move.BEGIN, Move.RESOLVE, Move.RETURN}
    assert not open_to(office, OTHER, issue)
    assert not works_on(home, ASKED, issue)
    for person, held, code in ((ASKED, home, "refused-office-over"), (OTHER, office, "refused-issue-person")):
        with pytest.raises(Refused) as refused:
            require_open_to(held, person, issue, Move.RESOLVE)
        assert refused.value.code == code
