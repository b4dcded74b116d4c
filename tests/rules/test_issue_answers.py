"""回访: what each answer does in each state, who may give it and until when, and how an issue ends without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.issue_answers import (
    Answer,
    Giver,
    Verdict,
    at_the_end,
    by,
    came_after_the_end,
    follows,
    giver,
    is_doubtful,
    is_own_closing,
    may_be_slip,
    require_asked,
    require_more,
    require_own_closing,
    require_solved,
)
from rules.issues import ENDED, PENDING, Issue, Move, State, can, move
from rules.refusals import Refused
from tests.rules.test_issues import NOW, an_issue

WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)
REPORTER, WANG, ZHANG = 7, 7, 8

# What an answer does, written a second time, by hand: who says what, and the move that it makes.
WHILE_ASKED = {
    (Giver.REPORTER, Verdict.SOLVED): Move.CONFIRM,
    (Giver.REPORTER, Verdict.PARTLY): Move.PARTLY,
    (Giver.REPORTER, Verdict.UNSOLVED): Move.DISPUTE,
    (Giver.SUPPORTER, Verdict.SOLVED): None,
    (Giver.SUPPORTER, Verdict.PARTLY): Move.PARTLY,
    (Giver.SUPPORTER, Verdict.UNSOLVED): Move.DISPUTE,
}
EVERY_CASE = list(product(State, Giver, Verdict))


def an_answer(verdict: Verdict = Verdict.SOLVED, *, person_id: int = ZHANG, rating: int | None = None) -> Answer:
    return Answer(
        id=1,
        issue_id=1,
        person_id=person_id,
        round=1,
        verdict=verdict,
        rating=rating,
        words="",
        answered_at=NOW,
    )


def closed(**changed: object) -> Issue:
    return an_issue(**({"state": State.CLOSED, "ended_at": NOW} | changed))


# What an answer does


@pytest.mark.parametrize(("state", "who", "verdict"), EVERY_CASE)
def test_an_answer_does_what_the_table_says(state: State, who: Giver, verdict: Verdict) -> None:
    if state is State.RESOLVED:
        assert follows(state, who, verdict) is WHILE_ASKED[who, verdict]
    elif state is State.CLOSED:
        assert follows(state, who, verdict) is None
    else:
        with pytest.raises(Refused) as refused:
            follows(state, who, verdict)
        at_work = state in PENDING
        assert refused.value.code == ("refused-answer-goes-on" if at_work else "refused-issue-state")


@pytest.mark.parametrize(("who", "verdict"), list(product(Giver, Verdict)))
def test_whatever_an_answer_leads_to_is_allowed_from_there(who: Giver, verdict: Verdict) -> None:
    what = follows(State.RESOLVED, who, verdict)
    assert what is None or can(State.RESOLVED, what)


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ([], Move.LAPSE),
        ([Verdict.SOLVED], Move.CONFIRM),
        ([Verdict.SOLVED, Verdict.SOLVED], Move.CONFIRM),
        ([Verdict.PARTLY], Move.LAPSE),
        ([Verdict.UNSOLVED], Move.LAPSE),
        ([Verdict.SOLVED, Verdict.PARTLY], Move.LAPSE),
        ([Verdict.UNSOLVED, Verdict.SOLVED], Move.LAPSE),
    ],
)
def test_without_the_reporter_it_is_solved_where_one_said_so_and_nobody_otherwise(
    said: list[Verdict], then: Move
) -> None:
    assert at_the_end(an_answer(verdict) for verdict in said) is then


people = some.sampled_from([REPORTER, ZHANG, 9, 10])
days = some.lists(some.tuples(people, some.sampled_from(Verdict)), max_size=8)


def judged(said: list[tuple[int, Verdict]]) -> tuple[State, dict[int, Verdict]]:
    """Let people answer one after the other, as long as they are asked, and then the days be over."""
    state, answers = State.RESOLVED, dict[int, Verdict]()
    for person_id, verdict in said:
        who = giver(an_issue(reporter_id=REPORTER), person_id, joined=True, at_it=False)
        what = follows(state, who, verdict)
        answers[person_id] = verdict
        if what is not None:
            return move(state, what), answers
    ends = at_the_end(an_answer(verdict, person_id=person_id) for person_id, verdict in answers.items())
    return move(state, ends), answers


@given(days)
def test_nothing_is_closed_that_nobody_who_has_it_called_solved(said: list[tuple[int, Verdict]]) -> None:
    state, answers = judged(said)
    if state is State.CLOSED:
        assert Verdict.SOLVED in answers.values()


@given(days)
def test_nothing_is_closed_against_the_reporters_last_word_nor_against_anybodys(
    said: list[tuple[int, Verdict]],
) -> None:
    state, answers = judged(said)
    if state is State.CLOSED:
        assert answers.get(REPORTER, Verdict.SOLVED) is Verdict.SOLVED
        assert set(answers.values()) == {Verdict.SOLVED}


@given(days)
def test_where_nobody_answers_nobody_is_reached_and_where_somebody_does_they_are_heard(
    said: list[tuple[int, Verdict]],
) -> None:
    state, answers = judged(said)
    assert (state is State.NOT_REACHED) == (not answers)


# Who answers


def test_the_reporter_answers_as_such_even_where_they_are_of_the_body_that_did_it() -> None:
    for joined, at_it in product((True, False), repeat=2):
        assert giver(an_issue(reporter_id=WANG), WANG, joined=joined, at_it=at_it) is Giver.REPORTER


def test_who_joined_answers_and_who_did_not_is_refused() -> None:
    issue = an_issue(reporter_id=WANG)
    assert giver(issue, ZHANG, joined=True, at_it=False) is Giver.SUPPORTER
    for at_it in (True, False):
        with pytest.raises(Refused) as refused:
            giver(issue, ZHANG, joined=False, at_it=at_it)
        assert refused.value.code == "refused-not-concerned"


def test_nobody_judges_their_own_work() -> None:
    with pytest.raises(Refused) as refused:
        giver(an_issue(reporter_id=WANG), ZHANG, joined=True, at_it=True)
    assert refused.value.code == "refused-own-work"


def test_each_is_found_by_who_gave_it() -> None:
    own, other = an_answer(person_id=WANG), an_answer(person_id=ZHANG)
    assert by((other, own), WANG) is own
    assert by((other,), WANG) is None


# Until when


def test_while_it_is_asked_an_answer_can_be_changed() -> None:
    issue = an_issue(state=State.RESOLVED)
    require_asked(issue, NOW, None, Verdict.SOLVED, WEEK)
    require_asked(issue, NOW, an_answer(), Verdict.PARTLY, WEEK)


@pytest.mark.parametrize(("after", "fits"), [(timedelta(), True), (WEEK, True), (WEEK + SECOND, False)])
def test_who_said_nothing_can_say_it_for_a_week_after_it_was_closed(after: timedelta, fits: bool) -> None:
    if fits:
        require_asked(closed(), NOW + after, None, Verdict.SOLVED, WEEK)
        require_more(closed(), NOW + after, an_answer(), WEEK)
        return
    for late in (
        lambda: require_asked(closed(), NOW + after, None, Verdict.SOLVED, WEEK),
        lambda: require_more(closed(), NOW + after, an_answer(), WEEK),
    ):
        with pytest.raises(Refused) as refused:
            late()
        assert refused.value.code == "refused-answer-late"


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("later", [-SECOND, timedelta()])
def test_once_it_is_closed_what_was_said_stands(verdict: Verdict, later: timedelta) -> None:
    with pytest.raises(Refused) as refused:
        require_asked(closed(), NOW, replace(an_answer(), answered_at=NOW + later), verdict, WEEK)
    assert (refused.value.code, refused.value.data) == ("refused-issue-state", {"state": "closed"})


@pytest.mark.parametrize(
    ("given", "verdict", "fits"),
    [
        ({}, Verdict.UNSOLVED, True),
        ({}, Verdict.PARTLY, True),
        ({}, Verdict.SOLVED, False),
        ({"verdict": Verdict.UNSOLVED}, Verdict.SOLVED, False),
        ({"verdict": Verdict.PARTLY}, Verdict.UNSOLVED, False),
        ({"person_id": REPORTER}, Verdict.UNSOLVED, False),
    ],
)
def test_a_solved_of_who_joined_under_the_news_that_it_is_closed_can_have_been_a_slip(
    given: dict[str, Any], verdict: Verdict, fits: bool
) -> None:
    answered, issue = replace(an_answer(), answered_at=NOW + SECOND), closed(reporter_id=REPORTER)
    answered = replace(answered, **given)
    if not fits:
        with pytest.raises(Refused) as refused:
            require_asked(issue, NOW + SECOND, answered, verdict, WEEK)
        assert refused.value.code == "refused-issue-state"
        return
    require_asked(issue, NOW + SECOND, answered, verdict, WEEK)
    assert may_be_slip(issue, answered)
    with pytest.raises(Refused) as refused:
        require_asked(issue, NOW + WEEK + SECOND, answered, verdict, WEEK)
    assert refused.value.code == "refused-answer-late"


def test_while_it_is_asked_any_solved_can_have_been_a_slip() -> None:
    issue = an_issue(state=State.RESOLVED)
    assert may_be_slip(issue, an_answer())
    assert not may_be_slip(issue, an_answer(Verdict.UNSOLVED))
    assert not may_be_slip(replace(issue, state=State.NOT_REACHED, ended_at=NOW), an_answer())


@pytest.mark.parametrize(
    ("issue", "given", "own"),
    [
        ({}, {}, True),
        ({}, {"rating": 4, "words": "thanks"}, True),
        ({}, {"person_id": ZHANG}, False),
        ({}, {"verdict": Verdict.PARTLY}, False),
        ({}, {"answered_at": NOW + SECOND}, False),
        ({"state": State.RESOLVED, "ended_at": None}, {}, False),
        ({"state": State.UNSOLVED}, {}, False),
    ],
)
def test_only_the_reporters_solved_that_closed_it_can_have_been_a_slip(
    issue: dict[str, Any], given: dict[str, Any], own: bool
) -> None:
    answered, ended = replace(an_answer(person_id=REPORTER), **given), closed(reporter_id=REPORTER, **issue)
    assert is_own_closing(ended, answered) is own
    if own:
        require_own_closing(ended, answered)
        return
    with pytest.raises(Refused) as refused:
        require_own_closing(ended, answered)
    assert (refused.value.code, refused.value.data) == ("refused-issue-state", {"state": ended.state.value})


@pytest.mark.parametrize(("later", "after"), [(-SECOND, False), (timedelta(), False), (SECOND, True)])
def test_an_answer_comes_after_the_end_once_it_is_closed(later: timedelta, after: bool) -> None:
    answered = replace(an_answer(), answered_at=NOW + later)
    assert came_after_the_end(closed(), answered) is after
    assert not came_after_the_end(an_issue(state=State.RESOLVED), answered)


@pytest.mark.parametrize("state", State)
def test_words_are_added_as_long_as_the_round_lasts(state: State) -> None:
    issue = an_issue(state=state, ended_at=NOW)
    answer = an_answer(Verdict.PARTLY)
    if state in ENDED - {State.CLOSED}:
        with pytest.raises(Refused) as refused:
            require_more(issue, NOW, answer, WEEK)
        assert refused.value.code == "refused-issue-state"
        return
    assert require_more(issue, NOW, answer, WEEK) is answer


@pytest.mark.parametrize("state", [State.RESOLVED, State.CLOSED, State.NOT_REACHED])
def test_who_said_nothing_has_nothing_to_add_to(state: State) -> None:
    with pytest.raises(Refused) as refused:
        require_more(an_issue(state=state, ended_at=NOW), NOW, None, WEEK)
    assert refused.value.code == "refused-answer-first"


@pytest.mark.parametrize("verdict", Verdict)
def test_stars_are_for_what_is_solved(verdict: Verdict) -> None:
    if verdict is Verdict.SOLVED:
        require_solved(an_answer(verdict))
        return
    with pytest.raises(Refused):
        require_solved(replace(an_answer(), verdict=verdict))


def test_one_star_or_two_may_mean_that_it_is_not_solved() -> None:
    assert [rating for rating in range(7) if is_doubtful(rating)] == [1, 2]
