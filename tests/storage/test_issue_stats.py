"""The facts of which the rates are counted, on both databases."""

from __future__ import annotations

from rules.issue_answers import Verdict
from rules.issue_stats import Fact
from rules.issues import Issue, State
from rules.places import Level
from storage import issue_answers, issue_stats, issues, places
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, Lane, file, found, in_a_transaction, meet

ALWAYS = (NOW - 400 * DAY, NOW + 400 * DAY)


def _step(tx: Tx, issue: Issue, verb: str, hours: int, **columns: str | int) -> Issue:
    issue = issues.change(tx, issue, **columns) if columns else issue
    issues.note(tx, NOW + hours * HOUR, issue, verb=verb, actor_id=None, words="")
    return issue


def _counted(tx: Tx, lane: Lane) -> list[Fact]:
    return sorted(issue_stats.facts(tx, lane.community, *ALWAYS), key=lambda fact: fact.category)


@in_a_transaction
def test_a_fact_holds_what_became_of_an_issue(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    issue = _step(tx, file(tx, lane.building, wang, urgent=True), "report", 0)
    issue = _step(tx, issue, "escalate", 2, level="grid")
    issue = _step(tx, issue, "accept", 3, state="accepted")
    issue = _step(tx, issue, "resolve", 4, state="resolved")
    issue_answers.keep(tx, NOW, issue, wang.id, Verdict.UNSOLVED, None)
    issue_answers.keep(tx, NOW, issue, zhang.id, Verdict.SOLVED, 2)
    issue = _step(tx, issue, "accept", 5)
    issue = _step(tx, issue, "resolve", 6)
    issue_answers.keep(tx, NOW, issue, zhang.id, Verdict.SOLVED, 3)
    issue_answers.keep(tx, NOW, issue, wang.id, Verdict.SOLVED, 5)
    issues.change(tx, issue, state="closed", reopened=1, resolved_at=NOW + 6 * HOUR, ended_at=NOW + DAY)
    assert _counted(tx, lane) == [
        Fact(
            place_id=lane.building.id,
            category="lighting",
            urgent=True,
            level=Level.BUILDING,
            state=State.CLOSED,
            reported_at=NOW,
            contact_at=NOW + 3 * HOUR,
            resolved_at=NOW + 6 * HOUR,
            ended_at=NOW + DAY,
            verdict=Verdict.SOLVED,
            ratings=(3, 5),
            reopened=1,
            overdue=False,
        )
    ]


@in_a_transaction
def test_the_word_of_those_who_joined_is_not_that_of_the_reporter(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    issue = _step(tx, file(tx, lane.building, wang), "report", 0)
    issue_answers.keep(tx, NOW, issue, zhang.id, Verdict.SOLVED, 4)
    (fact,) = _counted(tx, lane)
    assert (fact.verdict, fact.ratings, fact.contact_at) == (None, (4,), None)


@in_a_transaction
def test_a_decline_is_a_first_contact_as_well(tx: Tx) -> None:
    lane = found(tx)
    _step(tx, file(tx, lane.building, meet(tx, 101)), "decline", 7, state="declined")
    assert [fact.contact_at for fact in _counted(tx, lane)] == [NOW + 7 * HOUR]


@in_a_transaction
def test_what_was_filed_before_steps_were_kept_counts_at_the_level_at_which_it_is(tx: Tx) -> None:
    lane = found(tx)
    file(tx, lane.building, meet(tx, 101), level=Level.GRID)
    assert [fact.level for fact in _counted(tx, lane)] == [Level.GRID]


@in_a_transaction
def test_a_place_has_the_issues_of_all_places_beneath_it_and_of_no_other(tx: Tx) -> None:
    lane, other, wang = found(tx), found(tx, "Elm Lane"), meet(tx, 101)
    second = places.add(
        tx, community_id=lane.community.community_id, parent=lane.community, level=Level.GRID, name="Grid 2"
    )
    for where in (lane.community, lane.grid, lane.building, lane.next_door, second, other.building):
        file(tx, where, wang)
    here = [lane.community.id, lane.grid.id, lane.building.id, lane.next_door.id, second.id]

    def of(place_id: int) -> list[int]:
        found = issue_stats.facts(tx, places.place(tx, place_id), *ALWAYS)
        return sorted(fact.place_id for fact in found)

    assert of(lane.community.id) == sorted(here)
    assert of(lane.grid.id) == sorted(here[1:4])
    assert of(lane.building.id) == [lane.building.id]
    assert of(other.community.id) == [other.building.id]


@in_a_transaction
def test_a_time_has_its_begin_and_not_its_end(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    for second in (-1, 0, 1, 2):
        file(tx, lane.building, wang, NOW + second * SECOND)
    facts = issue_stats.facts(tx, lane.building, NOW, NOW + 2 * SECOND)
    assert sorted(fact.reported_at for fact in facts) == [NOW, NOW + SECOND]
