"""A company of one building beside one of the whole community: who reads of what one of them has, and who reads what
is kept from neighbours.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.issues import actions
from handlers.issues.actions.added_words import SUPPLEMENT
from handlers.issues.shown import said_to, shown_to
from rules.issue_answers import Verdict
from rules.issues import Issue
from rules.refusals import Refused
from storage import cards, issue_events, issue_texts
from storage.cards import Card
from storage.people import Person
from storage.store import Store, Tx
from tests.handlers.test_issue_bodies import Story, done, given_back
from tests.handlers.test_issue_offices import SETTINGS
from tests.storage.lane import HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who reads what, whatever keeps it."""


def private(story: Story, issue: Issue) -> Issue:
    story.tx.run("UPDATE issues SET private = 1 WHERE id = :issue_id", issue_id=issue.id)
    return story.town.now(issue)


def reads_of_it(story: Story, person: Person, issue: Issue) -> bool:
    """Tell whether somebody reads of an issue: if not, they can't tell either whether it exists."""
    if actions.may_read(story.tx, NOW, story.town.acts(person), story.town.now(issue)):
        return actions.read(story.tx, NOW, story.town.acts(person), issue.id).id == issue.id
    with pytest.raises(Refused) as refused:
        actions.read(story.tx, NOW, story.town.acts(person), issue.id)
    return refused.value.code != actions.UNSEEN


def being_done(story: Story, issue: Issue, tian: Person) -> None:
    actions.begin(story.tx, NOW, story.town.acts(tian), issue.id)


def resolved(story: Story, issue: Issue, tian: Person) -> None:
    done(story, issue, tian)


def closed(story: Story, issue: Issue, tian: Person) -> None:
    done(story, issue, tian)
    actions.answer(story.tx, NOW, story.town.acts(story.town.wang), SETTINGS, issue.id, Verdict.SOLVED)


def reopened(story: Story, issue: Issue, tian: Person) -> None:
    story.is_done_in_vain(issue, tian)


def closed_and_left(story: Story, issue: Issue, tian: Person) -> None:
    closed(story, issue, tian)
    story.leaves(tian, 0)


AS_IT_STANDS: tuple[Callable[[Story, Issue, Person], None], ...] = (being_done, resolved, closed, reopened)


@pytest.mark.parametrize("stands", [*AS_IT_STANDS, closed_and_left])
async def test_what_is_private_only_those_who_have_it_read_of(
    store: Store, stands: Callable[[Story, Issue, Person], None]
) -> None:
    def tell(tx: Tx) -> None:
        story = Story(tx)
        tian = story.steward()
        issue = private(story, story.given())
        stands(story, issue, tian)
        assert not reads_of_it(story, story.gao, issue)
        assert [reads_of_it(story, each, issue) for each in (story.li, story.lin, story.town.wang)] == [True] * 3
        assert reads_of_it(story, tian, issue) is (stands is not closed_and_left)

    await store.transact(tell)


@pytest.mark.parametrize("stands", AS_IT_STANDS)
async def test_what_is_covered_only_those_who_have_it_read(
    store: Store, stands: Callable[[Story, Issue, Person], None]
) -> None:
    def tell(tx: Tx) -> None:
        story = Story(tx)
        tian = story.steward()
        issue = story.given()
        stands(story, issue, tian)
        actions.cover(tx, NOW, story.town.acts(story.li), issue.id, part="broken", why="a name")
        issue = story.town.now(issue)
        for reader, reads in ((tian, True), (story.li, True), (story.gao, False)):
            acting = story.town.acts(reader)
            assert ("broken" in shown_to(tx, NOW, issue, acting).words) is reads
            assert ("broken" in said_to(tx, NOW, issue, acting, "broken again")) is reads
        assert reads_of_it(story, story.gao, issue)

    await store.transact(tell)


@in_a_transaction
def test_what_is_private_goes_to_those_farther_up_where_the_nearest_leave(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    issue = private(story, story.given())
    story.leaves(tian, 0)
    assert (reads_of_it(story, tian, issue), reads_of_it(story, story.gao, issue)) == (False, True)


@in_a_transaction
def test_what_is_private_those_farther_up_read_on_of_no_more_where_somebody_comes_nearer_by(tx: Tx) -> None:
    story = Story(tx)
    issue = private(story, story.given())
    tian = story.town.meets()
    assert reads_of_it(story, story.gao, issue)
    story.grants(tian, hours=0)
    assert (reads_of_it(story, tian, issue), reads_of_it(story, story.gao, issue)) == (True, False)


@in_a_transaction
def test_what_one_company_returned_the_other_reads_nothing_of(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    issue = private(story, story.given())
    given_back(story, issue, tian)
    assert (reads_of_it(story, tian, issue), reads_of_it(story, story.gao, issue)) == (False, False)


@in_a_transaction
def test_of_what_is_public_all_of_them_read_on(tx: Tx) -> None:
    story = Story(tx)
    story.steward()
    issue = story.given()
    assert reads_of_it(story, story.gao, issue)
    assert "The light is broken" in story.sees(story.gao, issue)
    assert story.inbox(story.gao) == []
    actions.nudge(tx, issue.due_at - HOUR, SETTINGS, issue.id)
    assert story.told(story.gao) == []


# What neighbours added


def adds(story: Story, issue: Issue, photos: tuple[str, ...] = ()) -> None:
    wang = story.town.acts(story.town.wang)
    actions.supplement(story.tx, NOW, wang, SETTINGS, issue.id, words="they shout", photos=photos)


def has_it_in_chat(story: Story, person: Person, issue: Issue) -> Card:
    """Let what was added stand in somebody's chat."""
    [step_id] = issue_events.ids_of(story.tx, issue.id, SUPPLEMENT)
    cards.want(
        story.tx,
        NOW,
        community_id=issue.community_id,
        chat_id=person.telegram_id,
        thread_id=0,
        kind=actions.ADDED,
        subject_id=step_id,
    )
    story.tx.run("UPDATE cards SET shown = wanted")
    found = cards.find(story.tx, person.telegram_id, actions.ADDED, step_id)
    assert found is not None
    return found


@in_a_transaction
def test_who_returned_what_is_private_before_it_was_told_reads_nothing_that_was_added(tx: Tx) -> None:
    story = Story(tx)
    issue = private(story, story.given())
    adds(story, issue)
    given_back(story, issue)
    assert not any("they shout" in said for said in story.reads(story.gao))
    assert any("they shout" in said for said in story.reads(story.li))


@in_a_transaction
def test_what_was_erased_before_it_was_told_is_not_told_to_be_there(tx: Tx) -> None:
    story = Story(tx)
    issue = story.given()
    adds(story, issue, ("photo",))
    issue_texts.erase_said_by(tx, story.town.wang.id)
    assert not any("➕" in said for said in story.reads(story.gao))


@in_a_transaction
def test_what_was_added_is_shown_once_more_where_others_are_the_body_when_work_goes_on(tx: Tx) -> None:
    story = Story(tx)
    issue = private(story, story.given())
    adds(story, issue)
    done(story, issue)
    story.grants(story.town.meets(), hours=0)
    before = has_it_in_chat(story, story.gao, issue)
    actions.answer(tx, NOW + HOUR, story.town.acts(story.town.wang), SETTINGS, issue.id, Verdict.UNSOLVED)
    after = cards.find(tx, before.chat_id, before.kind, before.subject_id)
    assert after is not None
    assert after.wanted > before.wanted
