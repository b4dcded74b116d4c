"""Forms half filled in, on both databases."""

from __future__ import annotations

from dataclasses import replace

from storage import drafts
from storage.drafts import Draft
from storage.people import Person
from storage.store import Tx
from tests.storage.lane import NOW, SECOND, found, in_a_transaction, meet


def begin(
    tx: Tx, person: Person, subject_id: int = 3, *, form: str = "report", after: int = 0, asked: bool = True
) -> Draft:
    return drafts.begin(
        tx,
        NOW + after * SECOND,
        person_id=person.id,
        community_id=None,
        form=form,
        subject_id=subject_id,
        field="category",
        asked=asked,
    )


def answer(tx: Tx, draft: Draft, *, after: int = 0) -> Draft:
    answers = {"category": "lift", "words": "电梯坏了 💡", "photo": None}
    answered = replace(draft, field="photo", answers=answers, touched_at=NOW + after * SECOND)
    drafts.save(tx, answered.touched_at, answered)
    return answered


@in_a_transaction
def test_a_form_begins_with_its_first_question(tx: Tx) -> None:
    wang, lane = meet(tx, 101), found(tx)
    community = lane.community.community_id
    draft = drafts.begin(
        tx, NOW, person_id=wang.id, community_id=community, form="report", subject_id=3, field="category"
    )
    assert draft == Draft(
        id=draft.id,
        person_id=wang.id,
        community_id=community,
        form="report",
        subject_id=3,
        field="category",
        answers={},
        touched_at=NOW,
    )
    assert drafts.find(tx, draft.id) == drafts.current(tx, wang.id) == draft


@in_a_transaction
def test_answers_are_kept_as_they_were_given(tx: Tx) -> None:
    wang = meet(tx, 101)
    answered = answer(tx, begin(tx, wang))
    assert drafts.find(tx, answered.id) == answered


@in_a_transaction
def test_a_form_that_was_begun_is_found_by_what_it_is_about(tx: Tx) -> None:
    wang, zhao = meet(tx, 101), meet(tx, 102)
    of_three, of_four = answer(tx, begin(tx, wang, 3)), begin(tx, wang, 4, after=1)
    assert drafts.begun(tx, wang.id, "report", 3) == of_three
    assert drafts.begun(tx, wang.id, "report", 4) == of_four
    assert drafts.begun(tx, wang.id, "resolve", 3) is None
    assert drafts.begun(tx, zhao.id, "report", 3) is None


@in_a_transaction
def test_of_two_about_the_same_the_one_touched_last_is_gone_on_with_and_then_the_other(tx: Tx) -> None:
    wang = meet(tx, 101)
    former, other = answer(tx, begin(tx, wang)), begin(tx, wang, after=1)
    assert drafts.begun(tx, wang.id, "report", 3) == drafts.current(tx, wang.id) == other
    drafts.drop(tx, other.id)
    assert drafts.begun(tx, wang.id, "report", 3) == drafts.current(tx, wang.id) == former


@in_a_transaction
def test_what_was_not_asked_yet_is_not_what_is_being_answered_until_it_is(tx: Tx) -> None:
    wang = meet(tx, 101)
    asked = begin(tx, wang, form="resolve")
    waiting = begin(tx, wang, asked=False, after=1)
    assert not waiting.asked
    assert drafts.current(tx, wang.id) == asked
    assert drafts.begun(tx, wang.id, "report", 3) == waiting
    drafts.ask_all(tx, meet(tx, 102).id)
    assert drafts.current(tx, wang.id) == asked
    drafts.ask_all(tx, wang.id)
    assert drafts.current(tx, wang.id) == replace(waiting, asked=True)


@in_a_transaction
def test_the_form_touched_last_is_the_one_that_is_answered(tx: Tx) -> None:
    wang = meet(tx, 101)
    report, resolve = begin(tx, wang), begin(tx, wang, form="resolve", after=1)
    assert drafts.current(tx, wang.id) == resolve
    report = answer(tx, report, after=2)
    assert drafts.current(tx, wang.id) == report
    resolve = answer(tx, resolve, after=3)
    assert drafts.current(tx, wang.id) == resolve
    drafts.drop(tx, resolve.id)
    assert drafts.current(tx, wang.id) == report
    drafts.drop(tx, report.id)
    assert drafts.current(tx, wang.id) is None


@in_a_transaction
def test_nobody_answers_anothers_form(tx: Tx) -> None:
    wang, zhao = meet(tx, 101), meet(tx, 102)
    hers, his = answer(tx, begin(tx, wang)), begin(tx, zhao)
    assert his.id != hers.id
    assert his.answers == {}
    drafts.drop(tx, his.id)
    assert drafts.current(tx, wang.id) == hers
    assert drafts.current(tx, zhao.id) is None


@in_a_transaction
def test_a_form_that_nobody_touched_for_long_is_forgotten(tx: Tx) -> None:
    left, lately = meet(tx, 101), meet(tx, 102)
    begin(tx, left)
    going_on = answer(tx, begin(tx, lately), after=60)
    drafts.forget(tx, NOW + 30 * SECOND)
    assert drafts.current(tx, left.id) is None
    assert drafts.current(tx, lately.id) == going_on


@in_a_transaction
def test_a_form_that_was_sent_is_not_found(tx: Tx) -> None:
    draft = begin(tx, meet(tx, 101))
    drafts.drop(tx, draft.id)
    assert drafts.find(tx, draft.id) is None
    drafts.save(tx, NOW, draft)
    assert drafts.find(tx, draft.id) is None
