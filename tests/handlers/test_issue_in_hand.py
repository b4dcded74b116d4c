"""Who has an issue in hand: whoever took it on, or after them the first of their office who acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.issues import actions
from handlers.issues.views import view_for
from handlers.issues.words.work_words import standing
from handlers.kit.texts import render
from rules.access import Role
from rules.issues import Issue
from storage.people import Person
from storage.store import Store, Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who has it, whatever keeps it."""

Act = Callable[[Town, Person, Issue], Issue]


def begins(town: Town, person: Person, issue: Issue) -> Issue:
    return actions.begin(town.tx, NOW, town.acts(person), issue.id)


def assigns_one(town: Town, person: Person, issue: Issue) -> Issue:
    return actions.assign_person(town.tx, NOW, town.acts(person), issue.id, town.body().id)


def resolves(town: Town, person: Person, issue: Issue) -> Issue:
    return actions.resolve(town.tx, NOW, town.acts(person), SETTINGS, issue.id, words="done")


def left_to_two(tx: Tx) -> tuple[Town, Person, Issue]:
    """Return an issue of which a head had taken charge who left, and one of the two other heads."""
    town = Town(tx)
    li, zhao, _, _ = town.head(), town.head(), town.head(), town.body()
    issue = town.accepts(li, town.reports())
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    return town, zhao, town.now(issue)


@pytest.mark.parametrize("act", [begins, Town.assigns, assigns_one, resolves])
async def test_what_was_left_to_an_office_is_in_the_hands_of_the_first_who_acts(store: Store, act: Act) -> None:
    def happens(tx: Tx) -> None:
        town, zhao, issue = left_to_two(tx)
        assert issue.holder_id is None
        assert act(town, zhao, issue).holder_id == zhao.id

    await store.transact(happens)


@in_a_transaction
def test_who_does_the_work_or_stands_above_does_not_take_it_out_of_the_hands_of_the_office(tx: Tx) -> None:
    town, _, issue = left_to_two(tx)
    assert town.assigns(town.committee(), issue).holder_id is None
    assert begins(town, town.body(), issue).holder_id is None


@in_a_transaction
def test_who_took_it_on_keeps_it_whoever_acts(tx: Tx) -> None:
    town = Town(tx)
    li, zhao = town.head(), town.head()
    assert begins(town, zhao, town.accepts(li, town.reports())).holder_id == li.id


# It is given on


@in_a_transaction
def test_who_gives_on_what_they_were_given_is_not_told_that_it_is_not_theirs(tx: Tx) -> None:
    town = Town(tx)
    li, he = town.head(), town.committee()
    issue = actions.assign_person(tx, NOW, town.acts(li), town.accepts(li, town.reports()).id, he.id)
    assert assigns_one(town, he, issue).assignee_id
    assert town.told(he) == ["assigned"]
    assert town.told(town.wang)[-1] == "assigned-reporter"


@in_a_transaction
def test_the_others_of_the_body_are_told_when_one_of_it_gives_it_on(tx: Tx) -> None:
    town = Town(tx)
    li, he, other = town.head(), town.committee(), town.committee()
    town.body()
    issue = town.assigns(li, town.accepts(li, town.reports()), Role.RESIDENTS_COMMITTEE)
    town.assigns(he, issue)
    assert (town.told(he), town.told(other)) == (["assigned"], ["assigned", "assigned-former"])


# Who it is, for those who handle it


@in_a_transaction
def test_those_who_handle_it_read_who_of_them_has_it_and_neighbours_do_not(tx: Tx) -> None:
    town = Town(tx)
    li, other, he, gao = town.head(), town.head(), town.committee(), town.body()
    waiting = town.reports()
    assert standing_for(town, other, waiting).count("✋") == 0
    issue = town.accepts(li, waiting)
    assert "✋ 由您负责" in standing_for(town, li, issue)
    assert f"✋ 由{li.name}负责" in standing_for(town, other, issue)
    assert f"✋ 由{li.name}负责" in standing_for(town, he, issue)
    for reader in (gao, town.wang, town.meets()):
        assert "✋" not in standing_for(town, reader, issue)
    assert "✋" not in standing_for(town, other, town.assigns(li, issue))


def standing_for(town: Town, reader: Person, issue: Issue) -> str:
    """Return what somebody reads of where an issue stands."""
    return render(standing(view_for(town.tx, NOW, SETTINGS, issue, reader.telegram_id)), "zh-Hans")
