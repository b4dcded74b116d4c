"""The facts of which the rates are counted, on both databases."""

from __future__ import annotations

from rules.issue_answers import Verdict
from rules.issue_facts import Fact, Facts, Kind
from rules.issues import Issue, State
from rules.places import Level, Place
from storage import issue_answers, issue_stats, issues, places
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, Lane, file, found, in_a_transaction, meet

ALWAYS = (NOW - 400 * DAY, NOW + 400 * DAY)


def _step(tx: Tx, issue: Issue, verb: str, hours: int, **columns: str | int) -> Issue:
    issue = issues.change(tx, issue, **columns) if columns else issue
    issues.note(tx, NOW + hours * HOUR, issue, verb=verb, actor_id=None, words="")
    return issue


def _counted(tx: Tx, lane: Lane) -> Facts:
    """Return the facts of the community, which are the same read as one and place by place."""
    facts = issue_stats.facts(tx, lane.community, *ALWAYS)
    assert issue_stats.facts(tx, lane.building, *ALWAYS) == facts
    return facts


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
    kind = Kind(
        category="lighting",
        urgent=True,
        level=Level.BUILDING,
        state=State.CLOSED,
        verdict=Verdict.SOLVED,
        reopened=True,
        overdue=False,
    )
    fact = Fact(
        reported_at=NOW,
        contact_at=NOW + 3 * HOUR,
        resolved_at=NOW + 6 * HOUR,
        ended_at=NOW + DAY,
        ratings=(3, 5),
    )
    assert _counted(tx, lane) == {kind: [fact]}


@in_a_transaction
def test_the_word_of_those_who_joined_is_not_that_of_the_reporter(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    issue = _step(tx, file(tx, lane.building, wang), "report", 0)
    issue_answers.keep(tx, NOW, issue, zhang.id, Verdict.SOLVED, 4)
    ((kind, (fact,)),) = _counted(tx, lane).items()
    assert (kind.verdict, fact.ratings, fact.contact_at) == (None, (4,), None)


@in_a_transaction
def test_a_decline_is_a_first_contact_as_well(tx: Tx) -> None:
    lane = found(tx)
    _step(tx, file(tx, lane.building, meet(tx, 101)), "decline", 7, state="declined")
    ((fact,),) = _counted(tx, lane).values()
    assert fact.contact_at == NOW + 7 * HOUR


@in_a_transaction
def test_what_was_filed_before_steps_were_kept_counts_at_the_level_at_which_it_is(tx: Tx) -> None:
    lane = found(tx)
    file(tx, lane.building, meet(tx, 101), level=Level.GRID)
    assert [kind.level for kind in _counted(tx, lane)] == [Level.GRID]


@in_a_transaction
def test_a_place_has_the_issues_of_all_places_beneath_it_and_of_no_other(tx: Tx) -> None:
    lane, other, wang = found(tx), found(tx, "Elm Lane"), meet(tx, 101)
    second = places.add(
        tx, community_id=lane.community.community_id, parent=lane.community, level=Level.GRID, name="Grid 2"
    )
    filed = (lane.community, lane.grid, lane.building, lane.next_door, second, other.building)
    for hours, where in enumerate(filed):
        file(tx, where, wang, NOW + hours * HOUR)

    def of(where: Place) -> list[int]:
        found = issue_stats.facts(tx, where, *ALWAYS)
        return sorted(filed[(fact.reported_at - NOW) // HOUR].id for many in found.values() for fact in many)

    assert of(lane.community) == sorted(each.id for each in filed[:5])
    assert of(lane.grid) == sorted(each.id for each in filed[1:4])
    assert of(lane.building) == [lane.building.id]
    assert of(other.community) == [other.building.id]


@in_a_transaction
def test_a_time_has_its_begin_and_not_its_end(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    for second in (-1, 0, 1, 2):
        file(tx, lane.building, wang, NOW + second * SECOND)
    for where in (lane.building, lane.community):
        (facts,) = issue_stats.facts(tx, where, NOW, NOW + 2 * SECOND).values()
        assert sorted(fact.reported_at for fact in facts) == [NOW, NOW + SECOND]
