"""Issues in the database, on both."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from rules.access import Role
from rules.issues import Issue, State
from rules.places import Level
from rules.refusals import Refused
from storage import issue_supporters, issues
from storage.people import Person
from storage.store import Store, Tx
from tests.databases import MakeStore
from tests.rules.test_issues import an_issue
from tests.storage.lane import (
    DAY,
    HOUR,
    NOW,
    SECOND,
    Lane,
    file,
    filed_before,
    found,
    in_a_transaction,
    meet,
    migrations_before,
)


@in_a_transaction
def test_an_issue_is_stored_as_it_was_told(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    words = '楼道灯坏了 <b>& "it\'s" 💡 %s :name'
    issue = file(tx, lane.building, wang, words=words, photos=("photo-1", "photo-2"), urgent=True, level=Level.GRID)
    assert issue == an_issue(
        id=issue.id,
        community_id=lane.community.community_id,
        place_id=lane.building.id,
        reporter_id=wang.id,
        words=words,
        photos=("photo-1", "photo-2"),
        urgent=True,
        state=State.REPORTED,
        level=Level.GRID,
        reported_at=NOW,
        since=NOW,
        due_at=NOW + DAY,
    )
    assert issues.issue(tx, issue.id) == issue


@in_a_transaction
def test_each_state_level_and_body_comes_back_as_it_went_in(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    issue = file(tx, lane.building, wang)
    for state in State:
        issue = issues.change(tx, issue, state=state.value)
        assert issue.state is state
    for level in (Level.BUILDING, Level.GRID, Level.COMMUNITY):
        assert issues.change(tx, issue, level=level.value).level is level
    for body in Role:
        assert issues.change(tx, issue, body=body.value).body is body


@in_a_transaction
def test_an_issue_that_does_not_exist_is_a_button_that_no_longer_works(tx: Tx) -> None:
    with pytest.raises(Refused) as refused:
        issues.issue(tx, 1)
    assert refused.value.code == "refused-button"


@in_a_transaction
def test_each_community_counts_its_own_issues(tx: Tx) -> None:
    here, there, wang = found(tx), found(tx, "Willow Lane"), meet(tx, 101)
    assert [file(tx, here.building, wang).number for _ in range(3)] == [1, 2, 3]
    assert [file(tx, there.building, wang).number for _ in range(2)] == [1, 2]
    assert file(tx, here.next_door, wang).number == 4


async def test_issues_filed_at_once_get_numbers_without_gaps_or_doubles(store: Store) -> None:
    here, there = await store.transact(found), await store.transact(lambda tx: found(tx, "Willow Lane"))
    wang = await store.transact(lambda tx: meet(tx, 101))
    filed = await asyncio.gather(
        *(
            store.transact(lambda tx, where=where: file(tx, where, wang))  # type: ignore[misc]
            for _ in range(15)
            for where in (here.building, there.building, here.next_door)
        )
    )
    numbers = {lane: [] for lane in (here.community.community_id, there.community.community_id)}  # type: ignore[var-annotated]
    for issue in filed:
        numbers[issue.community_id].append(issue.number)
    assert sorted(numbers[here.community.community_id]) == list(range(1, 31))
    assert sorted(numbers[there.community.community_id]) == list(range(1, 16))


@pytest.mark.parametrize("database", ["postgresql"])
async def test_of_many_who_file_at_once_by_several_processes_each_gets_a_number(
    store: Store, migrated_url: str, make_store: MakeStore
) -> None:
    lane, wang = await store.transact(found), await store.transact(lambda tx: meet(tx, 101))
    stores = [store, *[await make_store(migrated_url) for _ in range(4)]]
    filed = await asyncio.gather(
        *(each.transact(lambda tx: file(tx, lane.building, wang)) for _ in range(8) for each in stores)
    )
    assert sorted(issue.number for issue in filed) == list(range(1, 41))


async def test_numbers_go_on_after_those_that_were_given_before(
    empty_url: str, make_store: MakeStore, tmp_path: Path
) -> None:
    store = await make_store(empty_url, migrations=migrations_before("issue_numbers", tmp_path))

    def live(tx: Tx) -> tuple[Lane, Person]:
        lane, wang = found(tx), meet(tx, 101)
        for number in (1, 2, 7):
            filed_before(tx, lane, wang, number=number, state="reported", rating=None, ended_at=None)
        return lane, wang

    lane, wang = await store.transact(live)
    store = await make_store(empty_url)
    assert (await store.transact(lambda tx: file(tx, lane.building, wang))).number == 8


@in_a_transaction
def test_each_issue_has_a_salt_of_its_own(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    salts = {issues.salt(tx, file(tx, lane.building, wang).id) for _ in range(5)}
    assert len(salts) == 5
    assert all(len(bytes.fromhex(salt)) == 16 for salt in salts)


# Changes


@in_a_transaction
def test_a_change_touches_what_it_names_and_no_other_issue(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    issue, other = file(tx, lane.building, wang), file(tx, lane.building, wang)
    changed = issues.change(
        tx,
        issue,
        state="resolved",
        holder_id=li.id,
        result="new lamp",
        result_photos='["p"]',
        rating=4,
        resolved_at=NOW,
    )
    assert changed == replace(
        issue,
        state=State.RESOLVED,
        holder_id=li.id,
        result="new lamp",
        result_photos=("p",),
        rating=4,
        resolved_at=NOW,
    )
    assert issues.issue(tx, issue.id) == changed
    assert issues.issue(tx, other.id) == other


@in_a_transaction
def test_who_comes_too_late_is_told_what_became_of_it_meanwhile(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    seen = file(tx, lane.building, wang)
    issues.change(tx, seen, state="accepted")
    with pytest.raises(Refused) as refused:
        issues.change(tx, seen, state="accepted", holder_id=wang.id)
    assert (refused.value.code, refused.value.data) == ("refused-issue-state", {"state": "accepted"})
    assert issues.issue(tx, seen.id).holder_id is None


async def test_of_many_who_accept_at_once_one_does(store: Store) -> None:
    def begin(tx: Tx) -> Issue:
        return file(tx, found(tx).building, meet(tx, 101))

    seen = await store.transact(begin)
    heads = [await store.transact(lambda tx, n=n: meet(tx, n).id) for n in range(1, 9)]  # type: ignore[misc]
    answers = await asyncio.gather(
        *(
            store.transact(lambda tx, head=head: issues.change(tx, seen, state="accepted", holder_id=head))  # type: ignore[misc]
            for head in heads
        ),
        return_exceptions=True,
    )
    [won] = [answer for answer in answers if isinstance(answer, Issue)]
    assert all(isinstance(answer, Refused) for answer in answers if answer is not won)
    assert await store.read(lambda tx: issues.issue(tx, seen.id)) == won


# Supporters


@in_a_transaction
def test_a_neighbour_joins_once(tx: Tx) -> None:
    lane, wang, zhao, sun = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    issue, other = file(tx, lane.building, wang), file(tx, lane.building, wang)
    assert issue_supporters.support(tx, NOW + HOUR, issue, zhao.id)
    assert issue_supporters.support(tx, NOW, issue, sun.id)
    assert not issue_supporters.support(tx, NOW + DAY, issue, zhao.id)
    assert issue_supporters.supporters(tx, NOW, issue.id) == [sun, zhao]
    assert issue_supporters.supporter_count(tx, NOW, issue.id) == 2
    assert issue_supporters.supporter_count(tx, NOW, other.id) == 0
    assert issue_supporters.support(tx, NOW, other, zhao.id)


async def test_pressing_twice_at_once_counts_once(store: Store) -> None:
    issue = await store.transact(lambda tx: file(tx, found(tx).building, meet(tx, 101)))
    zhao = await store.transact(lambda tx: meet(tx, 102))
    joined = await asyncio.gather(
        *(store.transact(lambda tx: issue_supporters.support(tx, NOW, issue, zhao.id)) for _ in range(6))
    )
    assert sorted(joined) == [False] * 5 + [True]


# How much somebody has filed


@in_a_transaction
def test_what_was_filed_within_a_day_is_counted_for_each_reporter(tx: Tx) -> None:
    lane, wang, zhao = found(tx), meet(tx, 101), meet(tx, 102)
    there = found(tx, "Willow Lane")
    file(tx, lane.building, wang, NOW - DAY - SECOND)
    file(tx, lane.building, wang, NOW - DAY)
    file(tx, lane.building, wang, NOW - DAY + SECOND)
    file(tx, there.building, wang, NOW)
    assert issues.filed_since(tx, wang.id, NOW - DAY) == 2
    assert issues.filed_since(tx, zhao.id, NOW - DAY) == 0
    assert issues.filed_since(tx, wang.id, NOW - 7 * DAY) == 4


@in_a_transaction
def test_what_somebody_told_in_office_for_neighbours_does_not_count_as_theirs(tx: Tx) -> None:
    lane, li = found(tx), meet(tx, 101)
    file(tx, lane.building, li)
    file(tx, lane.building, li, for_whom="Aunt Zhao", reported_as=Role.BUILDING_HEAD)
    assert issues.filed_since(tx, li.id, NOW - DAY) == 1
