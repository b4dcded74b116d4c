"""What people say of the work on an issue, in both databases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rules.issue_answers import Answer, Verdict
from rules.issues import Issue
from storage import issue_answers, issue_supporters, issues
from storage.store import Store, Tx, Violated
from tests.databases import MakeStore
from tests.storage.lane import HOUR, NOW, file, filed_before, found, in_a_transaction, meet, migrations_before


def done(tx: Tx, issue: Issue) -> None:
    """Let the work be said to be done: a round begins."""
    issues.note(tx, NOW, issue, verb="resolve", actor_id=None, words="A new bulb")


@in_a_transaction
def test_an_answer_is_kept_as_it_was_given(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    issue = file(tx, lane.building, wang)
    done(tx, issue)
    answer = issue_answers.keep(tx, NOW, issue, wang.id, Verdict.SOLVED, 4)
    assert answer == Answer(
        id=answer.id,
        issue_id=issue.id,
        person_id=wang.id,
        round=1,
        verdict=Verdict.SOLVED,
        rating=4,
        words="",
        answered_at=NOW,
    )
    assert issue_answers.of_round(tx, issue.id) == (answer,)
    assert issue_answers.find(tx, answer.id) == answer
    assert issue_answers.find(tx, answer.id + 1) is None


@in_a_transaction
def test_in_one_round_the_last_answer_of_a_person_stands_and_their_words_stay(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    issue = file(tx, lane.building, wang)
    done(tx, issue)
    first = issue_answers.keep(tx, NOW, issue, zhang.id, Verdict.SOLVED, 5)
    other = issue_answers.keep(tx, NOW, issue, wang.id, Verdict.SOLVED, None)
    issue_answers.add_words(tx, first, '<b>& "it\'s" 💡 %s :name')
    issue_answers.rate(tx, other, 2)
    second = issue_answers.keep(tx, NOW + HOUR, issue, zhang.id, Verdict.PARTLY, None)
    assert second.id == first.id
    assert issue_answers.of_round(tx, issue.id) == (replace(other, rating=2), second)
    assert (second.verdict, second.rating, second.words) == (Verdict.PARTLY, None, '<b>& "it\'s" 💡 %s :name')


@in_a_transaction
def test_each_time_the_work_is_done_everybody_is_asked_anew_and_what_was_said_before_is_kept(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    issue = file(tx, lane.building, wang)
    done(tx, issue)
    first = issue_answers.keep(tx, NOW, issue, wang.id, Verdict.UNSOLVED, None)
    done(tx, issue)
    assert issue_answers.of_round(tx, issue.id) == ()
    second = issue_answers.keep(tx, NOW, issue, wang.id, Verdict.SOLVED, None)
    assert (first.round, second.round) == (1, 2)
    assert issue_answers.find(tx, first.id) == first


@in_a_transaction
def test_what_is_done_waits_for_each_who_has_it_until_they_answer_in_this_round(tx: Tx) -> None:
    lane, wang, zhang, chen = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    one, other, open_one = (file(tx, lane.building, wang) for _ in range(3))
    issue_supporters.support(tx, NOW, other, zhang.id)
    for issue in (one, other):
        done(tx, issues.change(tx, issue, state="resolved"))
    assert issue_answers.waiting_for(tx, wang.id) == [one.id, other.id]
    assert issue_answers.waiting_for(tx, zhang.id) == [other.id]
    assert issue_answers.waiting_for(tx, chen.id) == []
    issue_answers.keep(tx, NOW, other, zhang.id, Verdict.SOLVED, None)
    assert issue_answers.waiting_for(tx, zhang.id) == []
    assert issue_answers.waiting_for(tx, wang.id) == [one.id, other.id]
    done(tx, other)
    assert issue_answers.waiting_for(tx, zhang.id) == [other.id]
    assert open_one.id not in issue_answers.waiting_for(tx, wang.id)


@in_a_transaction
def test_an_issue_has_its_own_answers(tx: Tx) -> None:
    here, there, wang = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    one, other = (file(tx, lane.building, wang) for lane in (here, there))
    issue_answers.keep(tx, NOW, one, wang.id, Verdict.SOLVED, 5)
    assert issue_answers.of_round(tx, other.id) == ()
    rows = tx.all("SELECT community_id FROM issue_answers")
    assert [row["community_id"] for row in rows] == [here.community.community_id]


@in_a_transaction
def test_who_joined_is_known(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    issue, other = file(tx, lane.building, wang), file(tx, lane.building, wang)
    issue_supporters.support(tx, NOW, issue, zhang.id)
    assert issue_supporters.supports(tx, NOW, issue.id, zhang.id)
    assert not issue_supporters.supports(tx, NOW, issue.id, wang.id)
    assert not issue_supporters.supports(tx, NOW, other.id, zhang.id)


@pytest.mark.parametrize("rating", [0, 6])
async def test_the_database_takes_one_to_five_stars_alone(store: Store, rating: int) -> None:
    def keep(tx: Tx) -> None:
        lane, wang = found(tx), meet(tx, 101)
        issue_answers.keep(tx, NOW, file(tx, lane.building, wang), wang.id, Verdict.SOLVED, rating)

    with pytest.raises(Violated, match="issue_answers_rating"):
        await store.transact(keep)


async def test_the_ratings_that_closed_issues_before_are_answers(
    empty_url: str, make_store: MakeStore, tmp_path: Path
) -> None:
    """Of the rounds before steps were kept nobody knows: such an answer is of round 0."""
    store = await make_store(empty_url, migrations=migrations_before("answers", tmp_path))

    def live(tx: Tx) -> tuple[int, int]:
        lane, wang = found(tx), meet(tx, 101)
        rated = filed_before(tx, lane, wang, number=1, state="closed", rating=4, ended_at=NOW)
        filed_before(tx, lane, wang, number=2, state="reported", rating=None, ended_at=None)
        return rated, wang.id

    issue_id, person_id = await store.transact(live)
    store = await make_store(empty_url)
    rows = await store.read(lambda tx: tx.all("SELECT * FROM issue_answers"))
    assert [(row["issue_id"], row["person_id"], row["round"], row["rating"], row["verdict"]) for row in rows] == [
        (issue_id, person_id, 0, 4, "solved")
    ]
    [answer] = await store.read(lambda tx: issue_answers.of_round(tx, issue_id))
    assert (answer.rating, answer.answered_at) == (4, NOW)
