"""Lists of issues, followers, and the steps of an issue, on both databases."""

from __future__ import annotations

import json

import pytest

from rules.access import Role
from rules.issues import Hiding, State
from storage import cards, issue_events, issue_followers, issue_lists, issue_supporters, issue_texts, issues, roles
from storage.issue_lists import PAGE
from storage.store import Store, Tx
from tests.storage.lane import HOUR, NOW, file, found, in_a_transaction, meet


@in_a_transaction
def test_a_place_lists_what_lies_beneath_it_the_newest_first(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    there = found(tx, "Willow Lane")
    filed = [file(tx, where, wang) for where in (lane.building, lane.next_door, lane.grid, there.building)]
    for where, numbers in (
        (lane.community, [3, 2, 1]),
        (lane.grid, [3, 2, 1]),
        (lane.building, [1]),
        (there.community, [1]),
    ):
        page = issue_lists.here(tx, where, ended=False, private=False, page=1)
        assert [issue.number for issue in page.issues] == numbers
    assert filed[3] == issue_lists.here(tx, there.grid, ended=False, private=False, page=1).issues[0]


@in_a_transaction
def test_what_has_ended_in_a_community_is_listed_like_what_is_open(tx: Tx) -> None:
    lane, wang, there = found(tx), meet(tx, 101), found(tx, "Willow Lane")
    for number in range(PAGE + 2):
        where = (lane.building, lane.grid)[number % 2]
        issue = file(tx, where, wang, private=number == 0)
        issues.change(tx, issue, state=State.CLOSED.value, ended_at=NOW)
    issues.change(tx, file(tx, there.building, wang), state=State.CLOSED.value)
    file(tx, lane.building, wang)
    first, second = (issue_lists.here(tx, lane.community, ended=True, private=False, page=page) for page in (1, 2))
    assert [issue.number for issue in (*first.issues, *second.issues)] == list(range(PAGE + 2, 1, -1))
    assert (len(first.issues), second.pages) == (PAGE, 2)
    private = issue_lists.here(tx, lane.community, ended=True, private=True, page=2)
    assert [issue.number for issue in private.issues] == [2, 1]


@in_a_transaction
def test_every_state_stands_in_one_half_of_a_list(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    for state in State:
        issues.change(tx, file(tx, lane.building, wang), state=state.value)
    halves = [
        {
            issue.state
            for page in (1, 2)
            for issue in issue_lists.here(tx, lane.building, ended=ended, private=False, page=page).issues
        }
        for ended in (False, True)
    ]
    assert halves[0] | halves[1] == set(State)
    assert halves[0] & halves[1] == set()
    assert State.RESOLVED in halves[0]


@in_a_transaction
def test_a_private_issue_is_listed_only_where_it_may_be_read(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    issue = file(tx, lane.building, wang, private=True)
    issue_followers.follow(tx, NOW, issue, li.id)
    assert issue_lists.here(tx, lane.building, ended=False, private=False, page=1).issues == ()
    assert issue_lists.here(tx, lane.building, ended=False, private=True, page=1).issues == (issue,)
    assert issue_lists.mine(tx, NOW, wang.id, ended=False, page=1).issues == (issue,)
    assert issue_lists.followed(tx, li.id, ended=False, page=1).issues == ()


@in_a_transaction
def test_a_page_that_is_not_there_is_the_nearest_that_is(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    for _ in range(PAGE + 1):
        file(tx, lane.building, wang)
    for asked, number, count in ((0, 1, PAGE), (1, 1, PAGE), (2, 2, 1), (3, 2, 1), (99, 2, 1)):
        page = issue_lists.here(tx, lane.building, ended=False, private=False, page=asked)
        assert (page.number, page.pages, len(page.issues)) == (number, 2, count)
    empty = issue_lists.here(tx, lane.next_door, ended=False, private=False, page=5)
    assert (empty.number, empty.pages, empty.issues) == (1, 1, ())


async def test_no_list_has_more_pages_than_stand_on_a_button(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def story(tx: Tx) -> None:
        lane, wang = found(tx), meet(tx, 101)
        for _ in range(PAGE * 2 + 3):
            file(tx, lane.building, wang)
        assert issue_lists.mine(tx, NOW, wang.id, ended=False, page=1).pages == 3
        monkeypatch.setattr(issue_lists, "MOST_PAGES", 2)
        assert issue_lists.mine(tx, NOW, wang.id, ended=False, page=1).pages == 2

    await store.transact(story)


@in_a_transaction
def test_what_somebody_reported_or_joined_is_theirs_once(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    own, joined, _ = file(tx, lane.building, wang), file(tx, lane.next_door, li), file(tx, lane.building, li)
    issue_supporters.support(tx, NOW, joined, wang.id)
    assert issue_lists.mine(tx, NOW, wang.id, ended=False, page=1).issues == (joined, own)


@in_a_transaction
def test_what_somebody_joined_and_is_about_them_by_now_is_not_theirs(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    about, other = file(tx, lane.building, wang, about_head=True), file(tx, lane.building, wang)
    for issue in (about, other):
        issue_supporters.support(tx, NOW, issue, li.id)
    roles.grant(tx, NOW + HOUR, person_id=li.id, role=Role.BUILDING_HEAD, where=lane.building)
    assert issue_lists.mine(tx, NOW, li.id, ended=False, page=1).issues == (other, about)
    assert issue_lists.mine(tx, NOW + HOUR, li.id, ended=False, page=1).issues == (other,)
    assert issue_lists.mine(tx, NOW + HOUR, wang.id, ended=False, page=1).issues == (other, about)


@in_a_transaction
def test_into_whose_private_issue_ones_own_was_merged_is_in_no_list_of_theirs(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    head, own = (file(tx, lane.building, person, private=True) for person in (wang, zhang))
    issue_supporters.bring_along(tx, NOW, head, own)
    assert issue_lists.mine(tx, NOW, zhang.id, ended=False, page=1).issues == (own,)
    assert issue_lists.mine(tx, NOW, wang.id, ended=False, page=1).issues == (head,)


@in_a_transaction
def test_what_was_merged_is_ones_own_and_open_until_that_ends(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    head, own = file(tx, lane.building, wang), file(tx, lane.building, zhang)
    own = issues.change(tx, own, state=State.MERGED.value, merged_into=head.id)
    assert issue_lists.mine(tx, NOW, zhang.id, ended=False, page=1).issues == (own,)
    assert issue_lists.mine(tx, NOW, zhang.id, ended=True, page=1).issues == ()
    assert issue_lists.heads(tx, (head, own)) == {own.id: head.number}
    own = issues.change(tx, own, ended_at=NOW)
    assert issue_lists.mine(tx, NOW, zhang.id, ended=False, page=1).issues == ()
    assert issue_lists.mine(tx, NOW, zhang.id, ended=True, page=1).issues == (own,)


@in_a_transaction
def test_an_issue_is_found_by_its_number_in_the_communities_that_are_asked_for(tx: Tx) -> None:
    here, there, wang = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    one, other = file(tx, here.building, wang), file(tx, there.building, wang)
    both = {one.community_id, other.community_id}
    assert issue_lists.numbered(tx, 1, both) == [one, other]
    assert issue_lists.numbered(tx, 1, {other.community_id}) == [other]
    assert issue_lists.numbered(tx, 2, both) == []
    assert issue_lists.communities_of(tx, wang.id) == both


@in_a_transaction
def test_somebody_follows_once_and_not_besides_having_joined(tx: Tx) -> None:
    lane, wang, zhao, sun = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    issue, other = file(tx, lane.building, wang), file(tx, lane.building, wang)
    issue_followers.follow(tx, NOW + HOUR, issue, zhao.id)
    issue_followers.follow(tx, NOW + HOUR, issue, zhao.id)
    issue_followers.follow(tx, NOW, issue, sun.id)
    assert issue_followers.followers(tx, NOW, issue.id) == [sun, zhao]
    assert issue_followers.followers(tx, NOW, other.id) == []
    issue_supporters.support(tx, NOW, issue, sun.id)
    assert issue_supporters.supports(tx, NOW, issue.id, sun.id)
    assert issue_followers.followers(tx, NOW, issue.id) == [zhao]
    assert issue_followers.unfollow(tx, issue.id, zhao.id)
    assert not issue_followers.unfollow(tx, issue.id, zhao.id)
    assert not issue_followers.follows(tx, issue.id, zhao.id)


@in_a_transaction
def test_steps_come_in_order_and_only_those_that_are_asked_for(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    issue = file(tx, lane.building, wang)
    for number, verb in enumerate(("report", "join", "accept", "join", "resolve")):
        issues.note(tx, NOW + number * HOUR, issue, verb=verb, actor_id=wang.id, words=f"word {number}")
    verbs = ("report", "accept", "resolve")
    assert issue_events.count(tx, issue.id, verbs) == 3
    steps = issue_events.steps(tx, issue.id, verbs, limit=2, before=1)
    assert [(step.verb, step.words, step.at) for step in steps] == [
        ("accept", "word 2", NOW + 2 * HOUR),
        ("resolve", "word 4", NOW + 4 * HOUR),
    ]
    joined = issue_events.last(tx, issue.id, "join", "accept")
    assert joined is not None
    assert joined.words == "word 3"
    assert issue_events.last(tx, issue.id, "merge") is None


@in_a_transaction
def test_what_is_withheld_is_kept_beside_what_was_told(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    issue = file(tx, lane.building, wang, photos=("a", "b"))
    told = (("words", "a name"), ("result", "a name"), ("photo-1", "a face"), ("result-1", "a face"))
    reasons = tuple(Hiding(*each) for each in told)
    hidden = {"hidden": '["photo-1", "result-1"]', "hidden_because": json.dumps(told)}
    changed = issues.change(tx, issue, shown_words="▇▇", shown_result="▇", **hidden)
    assert (changed.words, changed.photos) == (issue.words, issue.photos)
    assert (changed.shown_words, changed.shown_result, changed.hidden_because) == ("▇▇", "▇", reasons)
    assert changed.hidden == ("photo-1", "result-1")
    issue_texts.erase_report(tx, issue.id)
    left = issues.issue(tx, issue.id)
    assert (left.shown_words, left.shown_result, left.hidden) == (None, "▇", ("result-1",))
    assert left.hidden_because == (Hiding("result", "a name"), Hiding("result-1", "a face"))
    issue_texts.erase(tx, issue.id)
    left = issues.issue(tx, issue.id)
    assert (left.shown_words, left.shown_result, left.hidden, left.hidden_because) == (None, None, (), ())


@in_a_transaction
def test_a_reason_that_was_kept_for_all_that_is_withheld_is_read_for_each_part(tx: Tx) -> None:
    issue = file(tx, found(tx).building, meet(tx, 101), photos=("a", "b"))
    changed = issues.change(tx, issue, shown_words="▇▇", hidden='["photo-2"]', hidden_because="a face")
    assert changed.hidden_because == (Hiding("words", "a face"), Hiding("photo-2", "a face"))


@in_a_transaction
def test_a_card_posted_anew_leaves_its_message_to_be_taken_away(tx: Tx) -> None:
    lane = found(tx)
    community_id = lane.community.community_id
    subjects = (7, 8)
    for subject_id in subjects:
        cards.want(tx, NOW, community_id=community_id, chat_id=-201, thread_id=0, kind="issue", subject_id=subject_id)
    [first] = cards.due(tx, NOW)
    cards.mark_sending(tx, NOW, first)
    cards.mark_shown(tx, first, message_id=55, under_photo=True, face="f", not_before=NOW)
    for _ in range(2):
        cards.post_anew(tx, NOW, "issue", first.subject_id)
    rows = tx.all("SELECT * FROM cards WHERE kind = 'issue-before' ORDER BY id")
    assert [(row["message_id"], row["gone"], row["under_photo"]) for row in rows] == [(55, 1, 1), (None, 1, 0)]
    anew = cards.find(tx, -201, "issue", first.subject_id)
    assert anew is not None
    assert (anew.message_id, anew.gone) == (None, False)
    other = cards.find(tx, -201, "issue", next(each for each in subjects if each != first.subject_id))
    assert other is not None
    assert not other.gone
