"""What those who come after read of an issue: who said what of it, and whether an appeal is theirs to decide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.issues import actions
from handlers.issues.views import view, view_for
from handlers.issues.words.todo_words import todo
from handlers.issues.words.whole_words import STEPS, step
from handlers.kit.texts import render
from rules.access import Actor, Held, Role
from rules.issue_answers import Verdict
from rules.issues import Issue
from storage import issue_events
from storage.people import Person
from storage.store import Store, Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import DAY, HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who reads what, whatever keeps it."""


def joins(town: Town, person: Person, issue: Issue) -> None:
    neighbour = Actor(person_id=person.id, holds=(Held(Role.NEIGHBOUR, town.lane.building.id),))
    actions.join(town.tx, NOW, neighbour, SETTINGS, issue.id)


def says(town: Town, person: Person, issue: Issue, verdict: Verdict) -> None:
    actions.answer(town.tx, NOW + HOUR, town.acts(person), SETTINGS, issue.id, verdict)


def story(town: Town, issue: Issue) -> list[str]:
    """Return the steps of an issue as they are told, without when."""
    told = issue_events.steps(town.tx, issue.id, tuple(STEPS), limit=20, before=0)
    seen = view(town.tx, NOW, SETTINGS, town.now(issue))
    return [render(step(seen, each, 60), "zh-Hans").split(" ", 2)[2] for each in told]


def done_for_two(town: Town) -> tuple[Person, Issue]:
    """Return what was done, and somebody who has it as well."""
    li, zhang = town.head(), town.meets()
    issue = town.accepts(li, town.reports())
    joins(town, zhang, issue)
    actions.resolve(town.tx, NOW, town.acts(li), SETTINGS, issue.id, words="done")
    return zhang, issue


@pytest.mark.parametrize(("verdict", "said"), [(Verdict.UNSOLVED, "说没解决"), (Verdict.PARTLY, "说解决了一部分")])
async def test_the_story_says_who_of_those_who_have_it_said_so(store: Store, verdict: Verdict, said: str) -> None:
    def happens(tx: Tx) -> None:
        town = Town(tx)
        zhang, issue = done_for_two(town)
        says(town, zhang, issue, verdict)
        assert story(town, issue)[-1] == f"一位同样遇到的邻居{said}"
        zhang, issue = done_for_two(town)
        says(town, town.wang, issue, verdict)
        assert story(town, issue)[-1] == f"反映的邻居{said}"

    await store.transact(happens)


@in_a_transaction
def test_where_the_reporter_said_nothing_the_story_does_not_say_that_they_did(tx: Tx) -> None:
    town = Town(tx)
    zhang, issue = done_for_two(town)
    says(town, zhang, issue, Verdict.SOLVED)
    actions.lapse(tx, NOW + 30 * DAY, SETTINGS, issue.id)
    assert story(town, issue)[-1] == "同样遇到的邻居说解决了"


# An appeal

Go = Callable[[Town, Person, Issue], object]
ASKED_ANEW = "反映的邻居请上一级再看一遍"


def comes_down(town: Town, liu: Person, issue: Issue) -> None:
    town.is_asked_down(liu, town.accepts(liu, issue))
    actions.lower(town.tx, NOW + HOUR, town.acts(town.wang), SETTINGS, issue.id)


def goes_up(town: Town, liu: Person, issue: Issue) -> None:
    actions.lift(town.tx, NOW + HOUR, town.acts(liu), SETTINGS, issue.id, "big")


def runs_out(town: Town, _: Person, issue: Issue) -> None:
    actions.run_out(town.tx, NOW + 30 * DAY, SETTINGS, issue.id)


@pytest.mark.parametrize(
    ("go", "reader", "asked"),
    [
        (lambda *_: None, Role.GRID_WORKER, True),
        (runs_out, Role.RESIDENTS_COMMITTEE, True),
        (comes_down, Role.BUILDING_HEAD, False),
        (goes_up, Role.RESIDENTS_COMMITTEE, False),
    ],
)
async def test_of_an_appeal_those_read_of_whom_it_is_asked(store: Store, go: Go, reader: Role, asked: bool) -> None:
    def happens(tx: Tx) -> None:
        town = Town(tx)
        li, liu, he = town.head(), town.grid_worker(), town.committee()
        officers = {Role.BUILDING_HEAD: li, Role.GRID_WORKER: liu, Role.RESIDENTS_COMMITTEE: he}
        issue = town.appeals(town.declines(li, town.reports()))
        go(town, liu, issue)
        seen = view_for(tx, NOW + HOUR, SETTINGS, town.now(issue), officers[reader].telegram_id)
        said = render(todo(seen), "zh-Hans")
        assert "前一位负责人说" in said
        assert (ASKED_ANEW in said) is asked

    await store.transact(happens)
