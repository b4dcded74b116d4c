"""What may be handled together with what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest

from rules.issue_incidents import require_mergeable, require_partable, require_without_others, sets_back
from rules.issues import PENDING, Issue, State
from rules.places import Level
from rules.refusals import Refused
from tests.rules.test_issues import an_issue

ISSUE = an_issue(id=1, number=11, state=State.REPORTED)


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


@pytest.mark.parametrize(
    ("issue", "head", "code"),
    [
        (("grid", "in-progress"), ("building", "reported"), "refused-merge-lower"),
        (("grid", "reported"), ("building", "in-progress"), "refused-merge-lower"),
        (("community", "accepted"), ("grid", "accepted"), "refused-merge-lower"),
        (("outside", "assigned"), ("community", "assigned"), "refused-merge-lower"),
        (("building", "assigned"), ("building", "reported"), "refused-merge-waits"),
        (("building", "reopened"), ("building", "reported"), "refused-merge-waits"),
        (("building", "accepted"), ("grid", "reported"), "refused-merge-waits-above"),
        (("building", "reported"), ("building", "reported"), None),
        (("building", "reported"), ("building", "assigned"), None),
        (("building", "reported"), ("grid", "reported"), None),
        (("building", "in-progress"), ("grid", "accepted"), None),
        (("community", "assigned"), ("outside", "assigned"), None),
    ],
)
def test_nothing_falls_back_in_its_head(issue: tuple[str, str], head: tuple[str, str], code: str | None) -> None:
    merged, into = (
        an_issue(id=number, number=number, level=Level(level), state=State(state))
        for number, (level, state) in enumerate((issue, head), 1)
    )
    assert sets_back(merged, into) == code
    if code is None:
        require_mergeable(merged, into)
        return
    with pytest.raises(Refused) as refused:
        require_mergeable(merged, into)
    assert (refused.value.code, refused.value.data) == (code, {"number": 2, "merged": 1})


def test_of_two_that_are_pending_one_can_go_into_the_other_once_both_are_taken_on() -> None:
    """Whoever is told to do it the other way round, or to take the other one on first, gets there."""
    standing = [an_issue(level=level, state=state) for level in list(Level)[1:] for state in PENDING]
    taken_on = [replace(each, state=State.ACCEPTED) if each.state is State.REPORTED else each for each in standing]
    assert not [pair for pair in product(taken_on, repeat=2) if sets_back(*pair) and sets_back(*reversed(pair))]


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
