"""补充: who can add what to which issue, who hears of it, and what is left of it: the actions themselves."""

from __future__ import annotations

import json

import pytest

from handlers.issues import actions
from rules.access import Role
from rules.issues import Issue
from rules.journal import salted
from rules.refusals import Refused
from storage import forgetting, issue_events, issue_supporters, issue_texts, issues
from storage.people import Person
from storage.store import Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import DAY, HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is what becomes of it, whatever keeps it."""

WORDS = "On the fourth floor"


def adds(town: Town, person: Person, issue: Issue, words: str = WORDS, photos: tuple[str, ...] = ()) -> Issue:
    added, _ = actions.supplement(
        town.tx, NOW + HOUR, town.acts(person), SETTINGS, issue.id, words=words, photos=photos
    )
    return added


def joins(town: Town, issue: Issue) -> Person:
    zhang = town.meets()
    issue_supporters.support(town.tx, NOW, issue, zhang.id)
    return zhang


@in_a_transaction
def test_those_who_answer_for_it_hear_of_it_once_each_and_whoever_added_it_does_not(tx: Tx) -> None:
    town = Town(tx)
    head, liu, gao = town.head(), town.grid_worker(), town.body()
    issue = town.assigns(head, town.accepts(head, town.reports()), Role.PROPERTY_COMPANY)
    issue_supporters.support(tx, NOW, issue, gao.id)
    adds(town, gao, issue)
    adds(town, town.wang, issue, "On the fifth as well")
    assert town.told(head).count("supplemented") == 2
    assert town.told(gao).count("supplemented") == 1
    assert "supplemented" not in [*town.told(liu), *town.told(town.wang)]


@in_a_transaction
def test_nobody_else_adds_anything_and_nobody_more_than_three_times_a_day(tx: Tx) -> None:
    town = Town(tx)
    issue = town.reports()
    zhang, stranger = joins(town, issue), town.meets()
    with pytest.raises(Refused, match="refused-supplement-stranger"):
        adds(town, stranger, issue)
    for _ in range(3):
        adds(town, zhang, issue)
    with pytest.raises(Refused, match="refused-supplement-limit"):
        adds(town, zhang, issue)
    adds(town, town.wang, issue)
    assert actions.begin_supplement(tx, NOW + HOUR + DAY, town.acts(zhang), issue.id) == issue
    actions.leave(tx, NOW, town.acts(zhang), issue.id)
    actions.withdraw(tx, NOW, town.acts(town.wang), SETTINGS, issue.id)
    with pytest.raises(Refused, match="refused-supplement-over"):
        adds(town, town.wang, issue)


@in_a_transaction
def test_the_reporter_adds_photos_as_long_as_there_is_room(tx: Tx) -> None:
    town = Town(tx)
    issue = town.reports()
    zhang = joins(town, issue)
    assert adds(town, zhang, issue, photos=("z",)).photos == ()
    assert adds(town, town.wang, issue, photos=("a", "b")).photos == ("a", "b")
    assert adds(town, town.wang, issue, "", tuple("cdefg")).photos == tuple("abcde")
    assert adds(town, town.wang, issue, "", ("h",)).photos == tuple("abcde")
    assert issue_events.count(tx, issue.id, ("supplement",)) == 3


@in_a_transaction
def test_of_one_that_was_merged_it_is_added_to_the_head(tx: Tx) -> None:
    town = Town(tx)
    head, zhang = town.head(), town.meets()
    whole, beneath = town.accepts(head, town.reports()), town.accepts(head, town.reports(zhang))
    actions.merge(tx, NOW, town.acts(head), SETTINGS, beneath.id, whole.id)
    assert adds(town, zhang, beneath).id == whole.id
    with pytest.raises(Refused, match="refused-own-issue"):
        actions.leave(tx, NOW, town.acts(zhang), whole.id)


@in_a_transaction
def test_the_journal_holds_a_hash_and_the_words_go_with_the_issue_and_with_whoever_said_them(tx: Tx) -> None:
    town = Town(tx)
    issue = town.reports()
    zhang = joins(town, issue)
    adds(town, town.wang, issue)
    adds(town, zhang, issue, "Mine")
    [mine, his] = tx.all("SELECT words, salt FROM issue_events WHERE verb = 'supplement' ORDER BY id")
    entries = [json.loads(row["data"]) for row in tx.all("SELECT data FROM journal WHERE verb = 'issues.supplement'")]
    assert {entry["words"] for entry in entries} == {salted(WORDS, mine["salt"]), salted("Mine", his["salt"])}
    forgetting.forget(tx, NOW, zhang)
    kept = tx.all("SELECT words FROM issue_events WHERE verb = 'supplement' ORDER BY id")
    assert [row["words"] for row in kept] == [WORDS, ""]
    issue_texts.erase(tx, issue.id)
    left = tx.all("SELECT words, salt FROM issue_events WHERE verb = 'supplement'")
    assert [(row["words"], row["salt"]) for row in left] == [("", None), ("", None)]
    assert issues.issue(tx, issue.id).photos == ()
