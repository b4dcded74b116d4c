"""A company of one building beside one of the whole community: what is given anew when somebody comes or leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.issues import actions
from handlers.roles import actions as roles_actions
from rules.access import Actor
from rules.issue_answers import Verdict
from rules.issues import Issue, State
from storage import people, roles
from storage.store import Store, Tx
from tests.handlers.test_issue_bodies import COMPANY, TO_DO, Story, begun, done, given_back, to_somebody
from tests.handlers.test_issue_offices import SETTINGS
from tests.storage.lane import HOUR, NOW, SECOND, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who does the work, whatever keeps it."""


# Somebody leaves


@in_a_transaction
def test_when_the_last_nearest_leaves_those_farther_up_are_asked(tx: Tx) -> None:
    story = Story(tx)
    tian, tao = story.steward(), story.steward()
    issue = story.given()
    story.leaves(tian)
    assert (story.told(story.gao), story.told(tao)) == ([], ["assigned"])
    story.leaves(tao, 3)
    assert (story.told(story.gao), story.inbox(story.gao)) == (["assigned"], [issue.id])
    [said] = story.reads(story.gao)
    assert TO_DO in said
    assert "🛠 已交给物业办理" in said
    assert not any("不用再办" in told for told in story.reads(tao))


@in_a_transaction
def test_when_terms_end_together_those_farther_up_are_asked_once(tx: Tx) -> None:
    story = Story(tx)
    people_there = [story.steward(), story.steward()]
    story.given()
    offices = [office for office in roles.at(tx, NOW, story.building.id) if office.role is COMPANY]
    for office in offices:
        roles.set_until(tx, office, NOW + HOUR)
    for late, office in enumerate(offices):
        roles_actions.run_out(tx, NOW + HOUR + late * SECOND, SETTINGS, office.id)
    assert len(people_there) == len(offices)
    assert story.told(story.gao) == ["assigned"]


@in_a_transaction
def test_when_somebody_farther_up_leaves_nothing_changes(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    issue = story.given()
    story.town.leaves(story.gao, COMPANY, story.town.lane.community)
    assert (story.told(tian), story.inbox(tian)) == (["assigned"], [issue.id])


@in_a_transaction
def test_what_was_not_solved_is_asked_of_those_farther_up_as_that(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    issue = story.is_done_in_vain(story.given(), tian)
    story.leaves(tian)
    [said] = story.reads(story.gao)
    assert TO_DO in said
    assert "没解决" in said
    assert story.inbox(story.gao) == [issue.id]
    assert (story.town.now(issue).state, story.town.now(issue).reopened) == (State.ASSIGNED, 1)


@in_a_transaction
def test_where_those_farther_up_cannot_hear_whoever_is_in_charge_is_told_instead(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    story.given()
    people.set_reachable(tx, story.gao.telegram_id, reachable=False)
    story.leaves(tian)
    assert story.told(story.li)[-1] == "unheard"


# Somebody comes


@in_a_transaction
def test_whoever_comes_nearer_by_is_asked_and_those_farther_up_hear_that_it_is_theirs_no_more(tx: Tx) -> None:
    story = Story(tx)
    issue = story.given()
    story.reads(story.gao)
    tian = story.comes()
    assert (story.told(tian), story.inbox(tian)) == (["assigned"], [issue.id])
    assert TO_DO in story.reads(tian)[0]
    assert story.told(story.gao) == ["assigned", "assigned-former"]
    [said] = story.reads(story.gao)
    assert said.endswith("🛠 #1 改由Building 1的物业办理，你们不用再办了。")
    story.leaves(tian)
    assert story.told(story.gao)[-1] == "assigned"
    assert TO_DO in story.reads(story.gao)[0]


@in_a_transaction
def test_what_the_former_had_begun_is_given_anew_and_everybody_hears_of_it(tx: Tx) -> None:
    """Nobody of the new ones has begun, and the former go on no more."""
    story = Story(tx)
    issue = story.given()
    begun(story, issue)
    tian = story.comes()
    assert story.town.now(issue).state is State.ASSIGNED
    assert story.town.now(issue).due_at == issue.due_at
    seen = story.sees(tian, issue)
    assert TO_DO in seen
    assert f"{story.li.name}（楼门院长）交办" in seen
    assert "开始办" in seen
    assert "办完了" not in story.sees(story.gao, issue)
    assert story.town.told(tian) == ["roles.granted", "assigned"]
    assert story.reads(story.town.wang)[-1].endswith("🛠 #1 已经交给Building 1的物业办理。")
    holds = tuple(roles.held_by(tx, NOW + HOUR, tian.id))
    actions.begin(tx, NOW + HOUR, Actor(person_id=tian.id, holds=holds), issue.id)
    story.leaves(tian)
    assert story.town.now(issue).state is State.ASSIGNED
    assert TO_DO in story.sees(story.gao, issue)
    assert story.reads(story.town.wang)[-1].endswith("🛠 #1 已经交给物业办理。")


@in_a_transaction
def test_where_one_of_them_is_the_nearer_ones_too_the_work_goes_on_and_the_others_hear_of_it(tx: Tx) -> None:
    story = Story(tx)
    tao = story.town.body()
    issue = story.given()
    begun(story, issue)
    story.grants(story.gao)
    assert story.town.now(issue).state is State.IN_PROGRESS
    assert (story.told(story.gao)[-1], story.told(tao)[-1]) == ("assigned", "assigned-former")


@in_a_transaction
def test_whoever_joins_those_who_have_it_is_not_told_of_each(tx: Tx) -> None:
    story = Story(tx)
    issue = story.given()
    tao = story.town.meets()
    story.grants(tao, story.town.lane.community)
    assert (story.told(tao), story.inbox(tao)) == ([], [issue.id])
    assert story.told(story.gao) == ["assigned"]


@pytest.mark.parametrize("elsewhere", [to_somebody, done, given_back])
async def test_whoever_comes_is_told_nothing_of_what_is_not_with_the_company(
    store: Store, elsewhere: Callable[[Story, Issue], None]
) -> None:
    def happens(tx: Tx) -> None:
        story = Story(tx)
        elsewhere(story, story.given())
        before, tian = story.told(story.gao), story.town.meets()
        story.grants(tian)
        assert story.told(tian) == []
        assert story.told(story.gao) == before

    await store.transact(happens)


@in_a_transaction
def test_what_somebody_reported_who_is_the_company_there_now_goes_back_to_whoever_gave_it(tx: Tx) -> None:
    """Nobody does the work on their own case, and the others farther up are not asked any more."""
    story = Story(tx)
    issue = story.given()
    story.grants(story.town.wang)
    assert story.town.now(issue).state is State.ACCEPTED
    assert story.told(story.li)[-1] == "forsaken"
    assert story.reads(story.gao)[-1].endswith("🛠 #1 改由楼门院长办理，你们不用再办了。")


@in_a_transaction
def test_what_the_former_had_done_in_vain_is_with_whoever_is_in_charge_again(tx: Tx) -> None:
    """Nobody asked those who came meanwhile: they never had it."""
    story = Story(tx)
    issue = story.given()
    done(story, issue)
    tian = story.comes()
    actions.answer(tx, NOW + 2 * HOUR, story.town.acts(story.town.wang), SETTINGS, issue.id, Verdict.UNSOLVED)
    reopened = story.town.now(issue)
    assert (reopened.state, reopened.body, reopened.holder_id) == (State.REOPENED, None, story.li.id)
    assert (story.told(story.li)[-1], story.told(tian)) == ("reopened", [])
