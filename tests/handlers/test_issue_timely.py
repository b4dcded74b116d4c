"""What waited for the morning is said only while it is true, and in the night comes what asks somebody to act."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.issues import notices
from handlers.issues.kinds import CALLS, TASKS
from handlers.issues.notices import KEPT, LAPSED, NEWS
from handlers.issues.timely import STILL, still_true
from handlers.kit.routes import Routes
from rules.access import Role
from rules.issues import State
from tests.rules.test_issues import an_issue

SINCE = an_issue().since
LATER, BEFORE = (SINCE + timedelta(hours=hours) for hours in (1, -1))


def test_of_each_kind_it_is_said_what_it_depends_on() -> None:
    assert {*TASKS, *NEWS, *LAPSED, *KEPT, "outcome"} - STILL.keys() == set()


def test_what_comes_at_night_is_a_kind_that_there_is() -> None:
    routes = Routes()
    notices.register(routes)
    assert {f"issues.{kind}" for kind in CALLS} - routes.notices.keys() == set()
    assert "followed" not in CALLS


@pytest.mark.parametrize(
    ("kind", "about", "told", "true"),
    [
        ("accepted", LATER.isoformat(), {"state": State.ACCEPTED}, True),
        ("accepted", LATER.isoformat(), {"state": State.IN_PROGRESS}, True),
        ("accepted", BEFORE.isoformat(), {"state": State.ACCEPTED}, False),
        ("accepted", LATER.isoformat(), {"state": State.REPORTED}, False),
        ("begun", LATER.isoformat(), {"state": State.IN_PROGRESS}, True),
        ("begun", LATER.isoformat(), {"state": State.REPORTED}, False),
        ("assigned-reporter", f"7@{LATER.isoformat()}", {"state": State.ASSIGNED, "assignee_id": 7}, True),
        ("assigned-reporter", f"7@{LATER.isoformat()}", {"state": State.ASSIGNED, "assignee_id": 8}, False),
        ("assigned-reporter", f"property_company@{LATER}", {"state": State.ASSIGNED, "assignee_id": 8}, False),
        ("assigned-reporter", LATER.isoformat(), {"state": State.ASSIGNED, "assignee_id": 8}, True),
        ("lifted-reporter", SINCE.isoformat(), {"state": State.REPORTED}, True),
        ("lifted-reporter", SINCE.isoformat(), {"state": State.DECLINED}, False),
        ("lifted-reporter", BEFORE.isoformat(), {"state": State.REPORTED}, False),
        ("referred", BEFORE.isoformat(), {"state": State.ASSIGNED}, False),
        ("assigned-former", LATER.isoformat(), {"state": State.ASSIGNED}, True),
        ("assigned-former", LATER.isoformat(), {"state": State.ACCEPTED}, True),
        ("assigned-former", LATER.isoformat(), {"state": State.REPORTED}, False),
        ("goes-on", LATER.isoformat(), {"state": State.RESOLVED}, False),
        ("declined-supporter", LATER.isoformat(), {"state": State.REPORTED}, False),
        ("unsolved", "", {"state": State.UNSOLVED}, True),
        ("outcome", LATER.isoformat(), {"state": State.CLOSED, "ended_at": LATER}, True),
        ("outcome", BEFORE.isoformat(), {"state": State.CLOSED, "ended_at": LATER}, False),
        ("outcome", LATER.isoformat(), {"state": State.REOPENED}, False),
        ("outcome", "", {"state": State.NOT_REACHED, "ended_at": LATER}, True),
        ("closed-supporter", LATER.isoformat(), {"state": State.CLOSED, "ended_at": LATER}, True),
        ("closed-supporter", LATER.isoformat(), {"state": State.UNSOLVED, "ended_at": LATER}, False),
    ],
)
def test_it_is_said_only_while_it_is_true(kind: str, about: str, told: dict[str, Any], true: bool) -> None:
    assert still_true(kind, an_issue(**told), about) is true


def test_given_to_a_body_it_is_told_of_that_body() -> None:
    issue = an_issue(state=State.ASSIGNED, body=Role.PROPERTY_COMPANY)
    assert still_true("assigned-reporter", issue, f"{issue.body}@{LATER}")
