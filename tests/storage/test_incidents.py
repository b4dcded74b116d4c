"""Open issues nearby, and supporters who come and go with what is merged, in the database, on both."""

from __future__ import annotations

from storage import issue_supporters, issues
from storage.store import Tx
from tests.storage.lane import NOW, file, found, in_a_transaction, meet


@in_a_transaction
def test_neighbours_find_what_is_open_at_their_place_and_above_it_if_it_is_public_or_their_own(
    tx: Tx,
) -> None:
    lane, there, wang, zhao = found(tx), found(tx, "Willow Lane"), meet(tx, 101), meet(tx, 102)
    here, grid, community = (file(tx, place, wang) for place in (lane.building, lane.grid, lane.community))
    file(tx, lane.next_door, wang)
    file(tx, there.building, wang)
    own = [file(tx, lane.building, zhao), file(tx, lane.building, zhao, private=True)]
    file(tx, lane.building, wang, private=True)
    for state in ("declined", "merged"):
        issues.change(tx, file(tx, lane.building, wang), state=state)
    issues.change(tx, file(tx, lane.building, wang), state="closed", ended_at=NOW)
    resolved = issues.change(tx, file(tx, lane.building, wang), state="resolved")
    nearby = issues.open_above(tx, lane.building, by=zhao.id)
    assert [issue.id for issue in nearby] == [resolved.id, own[1].id, own[0].id, community.id, grid.id, here.id]
    assert [issue.id for issue in issues.open_above(tx, lane.building, by=zhao.id, limit=1)] == [resolved.id]


@in_a_transaction
def test_officers_find_what_is_pending_above_beneath_and_at_the_same_place(tx: Tx) -> None:
    lane, there, wang = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    of = file(tx, lane.grid, wang)
    wanted = [file(tx, place, wang).id for place in (lane.building, lane.next_door, lane.grid, lane.community)]
    file(tx, there.building, wang)
    private = [file(tx, lane.building, wang, private=True) for _ in range(2)]
    for state in ("resolved", "declined", "merged"):
        issues.change(tx, file(tx, lane.building, wang), state=state)
    assert sorted(issue.id for issue in issues.pending_around(tx, of)) == wanted
    assert [issue.id for issue in issues.pending_around(tx, private[0])] == [private[1].id]
    assert len(issues.pending_around(tx, of, limit=2)) == 2


@in_a_transaction
def test_an_issue_is_found_by_its_number_in_its_community_alone(tx: Tx) -> None:
    lane, there, wang = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    issue, other = file(tx, lane.building, wang), file(tx, there.building, wang)
    assert issues.numbered(tx, lane.community.community_id, 1) == issue
    assert issues.numbered(tx, there.community.community_id, 1) == other
    assert issues.numbered(tx, there.community.community_id, 2) is None


@in_a_transaction
def test_those_who_come_by_a_merged_one_go_with_it_and_the_others_stay(tx: Tx) -> None:
    lane = found(tx)
    wang, zhao, sun, zhou = (meet(tx, number) for number in (101, 102, 103, 104))
    head, issue = file(tx, lane.building, wang), file(tx, lane.building, zhao)
    for who, what in ((sun, head), (sun, issue), (zhou, issue), (wang, issue)):
        issue_supporters.support(tx, NOW, what, who.id)
    for _ in range(2):
        issue_supporters.bring_along(tx, NOW, head, issue)
    assert issue_supporters.supporters(tx, NOW, head.id) == [zhao, sun, zhou]
    assert issue_supporters.support(tx, NOW, head, zhou.id)
    assert not issue_supporters.support(tx, NOW, head, zhou.id)
    issue_supporters.take_back(tx, head, issue)
    assert issue_supporters.supporters(tx, NOW, head.id) == [sun, zhou]
    assert issue_supporters.supporters(tx, NOW, issue.id) == [wang, sun, zhou]


@in_a_transaction
def test_what_was_merged_is_found_by_its_head(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    head, *others = (file(tx, lane.building, wang) for _ in range(3))
    beneath = [issues.change(tx, each, state="merged", merged_into=head.id) for each in others]
    assert issues.merged(tx, head.id) == beneath
    assert issues.merged(tx, beneath[0].id) == []
