"""What is solved in part goes on: who comes to it later reads that it is so, and what is missing."""

from __future__ import annotations

import pytest

from handlers.issues import actions
from handlers.issues.views import view, view_for
from handlers.issues.words.issue_words import state
from handlers.issues.words.work_words import work
from handlers.kit.faces import draw
from handlers.kit.texts import render
from rules.access import Role
from rules.issue_answers import Verdict
from rules.issues import Issue
from storage.people import Person
from storage.store import Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is what is read, whatever keeps it."""

STILL = "二层的灯还在闪"


def is_done_by(town: Town, worker: Person, issue: Issue) -> Issue:
    return actions.resolve(town.tx, NOW, town.acts(worker), SETTINGS, issue.id, words="换了灯泡")


def says(town: Town, who: Person, issue: Issue, verdict: Verdict = Verdict.PARTLY) -> Issue:
    """Let somebody who has the problem say that it is not wholly solved, and what is missing."""
    actions.answer(town.tx, NOW, town.acts(who), SETTINGS, issue.id, verdict)
    return actions.add_words(town.tx, NOW, town.acts(who), SETTINGS, issue.id, STILL)


def reads(town: Town, reader: Person, issue: Issue) -> list[str]:
    """Return what somebody who handles an issue reads of where it stands, and of what they shall do."""
    shown = work(view_for(town.tx, NOW + HOUR, SETTINGS, town.now(issue), reader.telegram_id))
    return draw(shown, "zh-Hans").text.partition("\n\n")[2].splitlines()


def stands(town: Town, issue: Issue) -> str:
    """Return where an issue stands, as its card in the group says it."""
    return render(state(view(town.tx, NOW, SETTINGS, town.now(issue))), "zh-Hans")


@in_a_transaction
def test_whoever_is_next_in_office_reads_what_is_missing(tx: Tx) -> None:
    town = Town(tx)
    li, zhao = town.head(), town.head()
    issue = says(town, town.wang, is_done_by(town, li, town.accepts(li, town.reports())))
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    lines = reads(town, zhao, issue)
    assert lines[0].startswith("🌓 反映的邻居说只解决了一部分，由楼门院长接着办，")
    assert lines[1] == f"💬 {STILL}"
    assert lines[-1].startswith("👉 请接着办，")


@in_a_transaction
def test_everybody_reads_where_it_stands_that_it_is_solved_in_part(tx: Tx) -> None:
    town = Town(tx)
    li = town.head()
    issue = town.accepts(li, town.reports())
    begun = actions.begin(tx, NOW, town.acts(li), issue.id)
    assert stands(town, begun).startswith("🔧 楼门院长正在办理，")
    says(town, town.wang, is_done_by(town, li, begun))
    assert stands(town, issue).startswith("🌓 反映的邻居说只解决了一部分，由楼门院长接着办，")


@in_a_transaction
def test_where_a_body_does_the_work_whoever_is_next_in_charge_reads_it_and_so_does_the_body(tx: Tx) -> None:
    town = Town(tx)
    li, zhao, gao = town.head(), town.head(), town.body()
    issue = says(town, town.wang, is_done_by(town, gao, town.assigns(li, town.accepts(li, town.reports()))))
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    for reader, last in ((zhao, "🔁 换人负责了，这件事现在由您负责，物业接着办。"), (gao, "👉 请接着办，")):
        lines = reads(town, reader, issue)
        assert lines[0].startswith("🌓 反映的邻居说只解决了一部分，由物业接着办，")
        assert lines[1] == f"💬 {STILL}"
        assert lines[-1].startswith(last)


@in_a_transaction
def test_what_is_not_solved_at_all_is_told_in_the_same_way(tx: Tx) -> None:
    town = Town(tx)
    li, zhao = town.head(), town.head()
    issue = says(town, town.wang, is_done_by(town, li, town.accepts(li, town.reports())), Verdict.UNSOLVED)
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    assert f"💬 {STILL}" in reads(town, zhao, issue)


@in_a_transaction
def test_one_level_up_whoever_is_to_take_it_on_reads_it(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    issue = says(town, town.wang, is_done_by(town, li, town.accepts(li, town.reports())), Verdict.UNSOLVED)
    issue = says(town, town.wang, is_done_by(town, li, issue), Verdict.UNSOLVED)
    assert f"💬 {STILL}" in reads(town, liu, issue)


@in_a_transaction
def test_once_nobody_is_left_in_the_body_its_holder_reads_it(tx: Tx) -> None:
    town = Town(tx)
    li, gao = town.head(), town.body()
    issue = says(town, town.wang, is_done_by(town, gao, town.assigns(li, town.accepts(li, town.reports()))))
    town.leaves(gao, Role.PROPERTY_COMPANY, town.lane.community)
    lines = reads(town, li, issue)
    assert f"💬 {STILL}" in lines
    assert lines[-1].startswith("👉 物业那边现在没有人了")
