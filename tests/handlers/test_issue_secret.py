"""What only those who handle it may read is told to them as such: they must not speak of it in the group."""

from __future__ import annotations

import pytest

from handlers.issues import actions
from rules.issue_answers import Verdict
from storage.store import Tx
from tests.handlers.test_issue_former_officers import Story
from tests.handlers.test_issue_offices import SETTINGS
from tests.storage.lane import HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who reads what, whatever keeps it."""

SECRET = "🔒 <b>Only those who handle it read this"


@in_a_transaction
def test_all_that_officers_read_of_a_private_issue_says_so_first(tx: Tx) -> None:
    story = Story(tx)
    town, li, liu, gao = story.town, story.li, story.liu, story.town.body()
    issue = story.report()
    assert [said.startswith(SECRET) for said in story.reads(li, NOW)] == [True]
    town.assigns(li, town.accepts(li, issue))
    actions.resolve(tx, NOW, town.acts(gao), SETTINGS, issue.id, words="done")
    acting = town.acts(town.wang)
    actions.answer(tx, NOW + HOUR, acting, SETTINGS, issue.id, Verdict.UNSOLVED)
    actions.add_words(tx, NOW + HOUR, acting, SETTINGS, issue.id, "they shout on")
    for officer in (li, gao):
        said = story.reads(officer, NOW + HOUR)
        assert "they shout on" in said[-1]
        assert [each for each in said if not each.startswith(SECRET)] == []
    actions.lift(tx, NOW + HOUR, town.acts(liu), SETTINGS, issue.id, "big")
    for officer in (li, gao):
        [said_last] = story.reads(officer, NOW + HOUR)
        assert said_last.startswith(SECRET)
    assert "🔒" not in "".join(story.reads(town.wang, NOW + HOUR))


@in_a_transaction
def test_who_had_it_in_hand_reads_so_too_when_it_goes_on_with_another(tx: Tx) -> None:
    story = Story(tx)
    town, li, liu = story.town, story.li, story.liu
    issue, head = town.accepts(li, story.report()), town.accepts(liu, story.report())
    actions.merge(tx, NOW, town.acts(liu), SETTINGS, issue.id, head.id)
    assert story.reads(li, NOW)[-1].startswith(SECRET)


@in_a_transaction
def test_of_what_neighbours_read_nobody_is_told_so(tx: Tx) -> None:
    story = Story(tx)
    story.town.reports()
    [said] = story.reads(story.li, NOW)
    assert "🔒" not in said
