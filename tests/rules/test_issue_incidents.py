"""What may be handled together with what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rules.issue_incidents import require_mergeable, require_partable, require_without_others
from rules.issues import PENDING, Issue, State
from rules.refusals import Refused
from tests.rules.test_issues import an_issue

ISSUE = an_issue(id=1, number=11)


def head(**changed: object) -> Issue:
    return an_issue(**{"id": 2, "number": 12, **changed})


@pytest.mark.parametrize("state", State)
def test_a_head_is_one_that_waits_or_is_worked_on(state: State) -> None:
    if state in PENDING:
        require_mergeable(ISSUE, head(state=state))
        return
    with pytest.raises(Refused) as refused:
        require_mergeable(ISSUE, head(state=state))
    assert (refused.value.code, refused.value.data) == ("refused-merge-over", {"number": 12})


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (head(community_id=2), "refused-button"),
        (head(id=1), "refused-merge-itself"),
        (head(private=True), "refused-merge-private"),
        (head(state=State.MERGED, merged_into=1), "refused-merge-there"),
        (head(community_id=2, private=True, state=State.CLOSED), "refused-button"),
    ],
)
def test_what_does_not_go_together_is_told_why(other: Issue, code: str) -> None:
    with pytest.raises(Refused) as refused:
        require_mergeable(ISSUE, other)
    assert refused.value.code == code


def test_two_private_ones_go_together() -> None:
    require_mergeable(an_issue(id=1, private=True), head(private=True))


def test_what_ended_with_its_head_is_parted_no_more() -> None:
    require_partable(an_issue(state=State.MERGED, merged_into=2))
    with pytest.raises(Refused) as refused:
        require_partable(an_issue(state=State.MERGED, merged_into=2, ended_at=datetime(2026, 11, 23, tzinfo=UTC)))
    assert refused.value.code == "refused-part-over"


def test_what_others_are_in_is_not_withdrawn() -> None:
    require_without_others(0)
    with pytest.raises(Refused) as refused:
        require_without_others(2)
    assert (refused.value.code, refused.value.data) == ("refused-withdraw-head", {"count": 2})
