"""Deadlines as rows, on both databases."""

from __future__ import annotations

from datetime import datetime

from storage import deadlines
from storage.deadlines import TRIES, Deadline
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, found, in_a_transaction


def set_one(tx: Tx, subject_id: int, due_at: datetime, kind: str = "issues.accept") -> None:
    community_id = found(tx).community.community_id
    deadlines.set_deadline(tx, community_id=community_id, kind=kind, subject_id=subject_id, due_at=due_at)


def serve_all(tx: Tx, now: datetime) -> list[tuple[str, int]]:
    served = []
    while due := deadlines.first_due(tx, now):
        assert deadlines.mark_served(tx, due.id)
        served.append((due.kind, due.subject_id))
    return served


@in_a_transaction
def test_a_deadline_is_due_from_its_moment_on(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    assert deadlines.next_at(tx) == NOW
    assert deadlines.first_due(tx, NOW - SECOND) is None
    due = deadlines.first_due(tx, NOW)
    assert due is not None
    assert due == Deadline(
        id=due.id,
        community_id=found(tx).community.community_id,
        kind="issues.accept",
        subject_id=7,
        due_at=NOW,
    )


@in_a_transaction
def test_what_was_missed_is_served_once_and_in_order(tx: Tx) -> None:
    set_one(tx, 1, NOW + 2 * HOUR)
    set_one(tx, 2, NOW + HOUR)
    set_one(tx, 3, NOW + HOUR, kind="issues.answer")
    set_one(tx, 4, NOW + DAY)
    assert serve_all(tx, NOW + 3 * HOUR) == [("issues.accept", 2), ("issues.answer", 3), ("issues.accept", 1)]
    assert serve_all(tx, NOW + 3 * HOUR) == []
    assert deadlines.next_at(tx) == NOW + DAY


@in_a_transaction
def test_a_subject_has_one_deadline_of_a_kind_and_it_can_be_moved(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    set_one(tx, 7, NOW + DAY)
    set_one(tx, 7, NOW + HOUR, kind="issues.answer")
    set_one(tx, 8, NOW + HOUR)
    assert serve_all(tx, NOW) == []
    assert serve_all(tx, NOW + HOUR) == [("issues.answer", 7), ("issues.accept", 8)]
    assert serve_all(tx, NOW + DAY) == [("issues.accept", 7)]


@in_a_transaction
def test_what_was_waited_for_and_happened_is_not_due(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    set_one(tx, 7, NOW, kind="issues.answer")
    set_one(tx, 8, NOW)
    deadlines.clear(tx, "issues.accept", 7)
    deadlines.clear(tx, "issues.accept", 99)
    assert serve_all(tx, NOW) == [("issues.answer", 7), ("issues.accept", 8)]
    assert deadlines.next_at(tx) is None


@in_a_transaction
def test_a_deadline_is_served_by_one_alone_and_may_be_set_again(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    due = deadlines.first_due(tx, NOW)
    assert due is not None
    assert deadlines.mark_served(tx, due.id)
    assert not deadlines.mark_served(tx, due.id)
    deadlines.clear(tx, "issues.accept", 7)
    set_one(tx, 7, NOW + HOUR)
    assert not deadlines.mark_served(tx, due.id)
    assert serve_all(tx, NOW + HOUR) == [("issues.accept", 7)]


@in_a_transaction
def test_a_deadline_whose_work_fails_waits_a_while_and_holds_up_nobody(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    set_one(tx, 8, NOW + SECOND)
    due = deadlines.first_due(tx, NOW + SECOND)
    assert due is not None
    assert due.subject_id == 7
    deadlines.mark_failed(tx, due.id, again_at=NOW + HOUR)
    assert serve_all(tx, NOW + SECOND) == [("issues.accept", 8)]
    assert deadlines.next_at(tx) == NOW + HOUR
    assert serve_all(tx, NOW + HOUR) == [("issues.accept", 7)]


@in_a_transaction
def test_a_deadline_whose_work_fails_each_time_is_set_aside(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    for tried in range(TRIES):
        due = deadlines.first_due(tx, NOW + tried * HOUR)
        assert due is not None
        deadlines.mark_failed(tx, due.id, again_at=NOW + (tried + 1) * HOUR)
    assert deadlines.next_at(tx) is None
    assert deadlines.first_due(tx, NOW + 365 * DAY) is None


@in_a_transaction
def test_what_was_served_cannot_fail_any_more(tx: Tx) -> None:
    set_one(tx, 7, NOW)
    due = deadlines.first_due(tx, NOW)
    assert due is not None
    deadlines.mark_served(tx, due.id)
    deadlines.mark_failed(tx, due.id, again_at=NOW)
    assert serve_all(tx, NOW + DAY) == []
