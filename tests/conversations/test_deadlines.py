"""What comes due is served once, in order, whether the bot was there or not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from handlers.issues import actions as issues_actions
from handlers.kit.visit import Settings
from rules.refusals import Refused
from storage import deadlines
from storage.deadlines import Deadline
from storage.store import StoreError, Tx, moment
from tests.conversations.stories import reports
from tests.owing import Owing, owing, settled
from tests.people import Street

DUE = "test.due"
DAY = timedelta(days=1)


@pytest.fixture
async def lane(quiet_street: Street, monkeypatch: pytest.MonkeyPatch) -> Owing:
    """The street without its mornings: no deadline is set but those of the tests."""
    monkeypatch.setattr(issues_actions, "expect_mornings", lambda tx, now, settings: None)
    return owing(quiet_street, monkeypatch)


async def set_deadlines(lane: Owing, *spans: timedelta) -> None:
    """Set a deadline for each span from now on; subjects are numbered from 1."""
    now = await lane.now()

    def work(tx: Tx) -> None:
        for number, span in enumerate(spans, 1):
            deadlines.set_deadline(tx, community_id=1, kind=DUE, subject_id=number, due_at=now + span)

    async with lane.street.database() as store:
        await store.transact(work)


async def heard(served: list[int], count: int, street: Street) -> None:
    """Wait until so many have been served."""

    async def look() -> bool | None:
        return len(served) >= count or None

    async def complaint() -> str:
        return f"served so far: {served}"

    await street.remote.until(look, complaint)


async def told_next(street: Street, at: datetime | None) -> None:
    async def look() -> bool | None:
        shown = (await street.remote.get("clock"))["next"]
        return (shown is None if at is None else shown is not None and moment(shown) == at) or None

    async def complaint() -> str:
        return f"the sandbox was told {(await street.remote.get('clock'))['next']}, and not {at}"

    await street.remote.until(look, complaint)


async def test_what_fell_due_while_the_bot_was_away_is_served_in_order_and_once(lane: Owing) -> None:
    street = lane.street
    served: list[int] = []
    lane.routes.due[DUE] = lambda tx, now, settings, due: served.append(due.subject_id)
    await set_deadlines(lane, 3 * DAY, 1 * DAY, 2 * DAY, 9 * DAY)
    await street.advance(days=4)
    await lane.start()
    assert served == [2, 3, 1]
    await street.stop_bot()
    await lane.start()
    await street.advance(days=6)
    await heard(served, 4, street)
    await settled(street)
    assert served == [2, 3, 1, 4]
    await told_next(street, None)


async def test_the_sandbox_is_told_what_comes_next_and_moving_there_serves_it(lane: Owing) -> None:
    street = lane.street
    await lane.start()
    await told_next(street, None)
    await reports(street.wang)
    await settled(street)
    for came in ("等楼门院长接单", "等网格员接单"):
        row, *_ = await street.rows("SELECT due_at FROM deadlines WHERE state = 'waiting' ORDER BY due_at")
        await told_next(street, moment(row["due_at"]))
        await street.remote.post("clock", to="next")
        await street.building_3.shows("#1", came)
        await settled(street)
    row, *_ = await street.rows("SELECT due_at FROM deadlines WHERE state = 'waiting' ORDER BY due_at")
    await told_next(street, moment(row["due_at"]))


async def test_the_alarm_rings_by_itself_when_the_moment_comes(lane: Owing) -> None:
    served: list[int] = []
    lane.routes.due[DUE] = lambda tx, now, settings, due: served.append(due.subject_id)
    await set_deadlines(lane, timedelta(seconds=20), timedelta(seconds=40))
    await lane.start()
    assert served == []
    await heard(served, 2, lane.street)
    assert served == [1, 2]


async def test_away_for_days_an_issue_goes_up_level_by_level_and_each_hears_it_once(lane: Owing) -> None:
    """Whoever gets it has their full time: the second deadline counts from when the first was served."""
    street = lane.street
    await lane.start()
    await street.knock(street.li, street.liu, street.wang)
    await reports(street.wang)
    await settled(street)
    for holder in ("网格员", "居委会"):
        await street.stop_bot()
        await street.advance(days=2)
        await lane.start()
        await street.wang.sees("#1", f"转给{holder}")
        await settled(street)
        assert await street.wang.count(f"转给{holder}") == 1
        assert await street.staff.count(f"由{holder}负责") == 1
    assert await street.li.count("转给网格员") == 1
    assert await street.liu.count("转给居委会") == 1
    verbs = await street.rows("SELECT verb FROM journal ORDER BY id")
    assert [row["verb"] for row in verbs] == ["issues.report", "issues.escalate", "issues.escalate"]


async def test_a_deadline_that_fails_is_put_off_then_set_aside_and_holds_up_no_other(lane: Owing) -> None:
    street = lane.street
    served: list[int] = []
    tried: list[int] = []

    def due(tx: Tx, now: datetime, settings: Settings, what: Deadline) -> None:
        tried.append(what.subject_id)
        if what.subject_id == 1:
            raise ZeroDivisionError
        served.append(what.subject_id)

    lane.routes.due[DUE] = due
    await set_deadlines(lane, timedelta(minutes=1), timedelta(minutes=2))
    await lane.start()
    await street.advance(minutes=3)
    await heard(served, 1, street)
    for again in range(2, deadlines.TRIES + 1):
        await street.advance(minutes=6)
        await heard(tried, again + 1, street)
    await street.advance(days=1)
    await told_next(street, None)
    assert (served, tried.count(1)) == ([2], deadlines.TRIES)
    rows = await street.rows("SELECT subject_id, state FROM deadlines ORDER BY subject_id")
    assert [(row["subject_id"], row["state"]) for row in rows] == [(1, "aside"), (2, "served")]


async def test_what_is_refused_leaves_nothing_behind_and_only_itself_is_done_with(lane: Owing) -> None:
    street = lane.street
    tried: list[int] = []

    def due(tx: Tx, now: datetime, settings: Settings, what: Deadline) -> None:
        tried.append(what.subject_id)
        if what.subject_id == 1:
            deadlines.set_deadline(tx, community_id=1, kind="test.other", subject_id=9, due_at=now + DAY)
            raise Refused("refused-state")

    lane.routes.due[DUE] = due
    await set_deadlines(lane, timedelta(minutes=1), timedelta(minutes=1), DAY)
    await lane.start()
    await street.advance(minutes=2)
    await heard(tried, 2, street)
    await settled(street)
    assert tried == [1, 2]
    rows = await street.rows("SELECT subject_id, state, tries FROM deadlines ORDER BY subject_id")
    assert [tuple(row) for row in rows] == [(1, "served", 0), (2, "served", 0), (3, "waiting", 0)]


async def test_trouble_with_the_database_is_not_the_deadlines_fault(lane: Owing) -> None:
    street = lane.street
    tried: list[int] = []

    def due(tx: Tx, now: datetime, settings: Settings, what: Deadline) -> None:
        tried.append(what.subject_id)
        if len(tried) < 3:
            raise StoreError("another program holds the database")

    lane.routes.due[DUE] = due
    await set_deadlines(lane, timedelta(minutes=1))
    await lane.start()
    for count in (1, 2, 3):
        await street.advance(minutes=2)
        await heard(tried, count, street)
    await told_next(street, None)
    [row] = await street.rows("SELECT state, tries FROM deadlines")
    assert (row["state"], row["tries"]) == ("served", 0)


async def test_two_that_fall_due_at_the_same_moment_are_served_in_the_order_they_were_set(lane: Owing) -> None:
    served: list[int] = []
    lane.routes.due[DUE] = lambda tx, now, settings, due: served.append(due.subject_id)
    await set_deadlines(lane, DAY, DAY, DAY)
    await lane.start()
    await lane.street.advance(days=1)
    await heard(served, 3, lane.street)
    assert served == [1, 2, 3]
