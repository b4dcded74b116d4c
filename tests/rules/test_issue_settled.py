"""What is settled: nothing more is done about it, so that nobody needs its words any more."""

from __future__ import annotations

import pytest

from rules.issues import PENDING, State, is_settled
from tests.handlers.test_me_page import issue


@pytest.mark.parametrize("state", State)
def test_an_issue_is_settled_where_nobody_works_on_it_or_waits_for_a_word(state: State) -> None:
    assert is_settled(issue(state)) == (state not in (*PENDING, State.RESOLVED))
