"""How long what people wrote about an issue is kept; and what becomes of one whose reporter's account is gone."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, finishes, mends, reports, restarts
from tests.conversations.test_issue_outcome import is_closed
from tests.owing import settled
from tests.people import Street

KEPT = "SELECT number, category, place_id, state, rating, reported_at, ended_at FROM issues"
TEXTS = "SELECT words, photos, voice, named, why, result, result_photos, outside, reference FROM issues"
ERASED = ["", "[]", None, 0, None, None, "[]", None, None]


async def closes(street: Street) -> None:
    await street.knock(street.wang)
    await mends(street)
    await street.wang.presses("5 分")
    await street.building_3.shows("#1 解决了", LIGHT)
    await settled(street)


async def erased(street: Street) -> None:
    """Wait until the bot has erased something."""

    async def look() -> bool | None:
        return bool(await street.rows("SELECT id FROM journal WHERE verb = 'issues.forget'")) or None

    async def complaint() -> str:
        return f"nothing is erased: {[dict(row) for row in await street.rows('SELECT * FROM deadlines')]}"

    await street.remote.until(look, complaint)


async def due_in_days(street: Street) -> list[float]:
    """Return how long after its end each issue is to be forgotten."""
    rows = await street.rows(
        """
        SELECT julianday(d.due_at) - julianday(i.ended_at) AS days
        FROM deadlines d JOIN issues i ON i.id = d.subject_id WHERE d.kind = 'issues.forget' AND d.state = 'waiting'
        """
    )
    return [round(row["days"], 3) for row in rows]


async def are_due(street: Street, days: float) -> None:
    """Wait until the one issue is to be forgotten so long after its end."""

    async def look() -> bool | None:
        return await due_in_days(street) == [days] or None

    async def complaint() -> str:
        return f"due after {await due_in_days(street)} days"

    await street.remote.until(look, complaint)


@pytest.mark.parametrize("restarted", [False, True])
async def test_two_years_after_the_end_no_word_is_left_and_all_that_counts_stays(
    street: Street, restarted: bool
) -> None:
    await closes(street)
    assert await due_in_days(street) == [730]
    [before] = [list(row) for row in await street.rows(KEPT)]
    [salt] = await street.rows("SELECT salt FROM issues")
    await street.advance(days=729)
    await settled(street)
    if restarted:
        await restarts(street)
    assert [list(row) for row in await street.rows(TEXTS)] != [ERASED]
    await street.advance(days=2)
    await erased(street)
    assert [list(row) for row in await street.rows(TEXTS)] == [ERASED]
    assert [list(row) for row in await street.rows(KEPT)] == [before]
    assert [row["words"] for row in await street.rows("SELECT words FROM issue_events WHERE words <> ''")] == []
    assert (await street.rows("SELECT salt FROM issues"))[0]["salt"] != salt["salt"]
    await street.building_3.shows("#1 解决了", "（文字已删除）", "5 分")
    await street.building_3.shows("#1", "（文字已删除）", "已解决")
    await settled(street)
    await street.building_3.shows_no(LIGHT)
    await street.li.sees_no(LIGHT)
    await street.building_3.shows_no("换了新灯泡")
    await street.wang.says("/issue 1")
    await street.wang.sees("#1", "（文字已删除）", "已解决")
    await street.lin.says("/audit")
    await street.lin.sees("核对无误")


async def test_what_is_declined_is_kept_for_as_long_and_what_is_appealed_is_kept(street: Street) -> None:
    await street.knock(street.wang, street.li, street.liu)
    await reports(street.wang)
    await street.li.presses("更多")
    await street.li.presses("不受理")
    await street.li.says("不归楼里管")
    await street.wang.sees("不归楼里管")
    assert await due_in_days(street) == []
    await street.advance(days=7, minutes=1)
    await are_due(street, 730)


async def test_the_operator_chooses_how_long(quiet_street: Street) -> None:
    street = quiet_street
    limits = street.config.issues.model_copy(update={"keep_personal_days": 30})
    await street.start_bot(street.config.model_copy(update={"issues": limits}))
    await closes(street)
    assert await due_in_days(street) == [30]
    await street.advance(days=30, minutes=1)
    await erased(street)
    assert [list(row) for row in await street.rows(TEXTS)] == [ERASED]


async def test_what_ended_before_deadlines_were_set_gets_one_when_the_bot_looks_at_it(street: Street) -> None:
    """As the migration sets it: due since the issue ended."""
    await closes(street)
    [issue] = await street.rows("SELECT ended_at FROM issues")
    await street.stop_bot()
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE deadlines SET due_at = :at", at=issue["ended_at"]))
    await street.start_bot()
    await are_due(street, 730)


async def test_an_issue_whose_reporter_has_no_account_any_more_ends_as_not_reached(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(wang, li)
    await reports(wang)
    await settled(street)
    await street.remote.post(
        "faults",
        do="error",
        code=403,
        description="Forbidden: user is deactivated",
        method="sendMessage",
        chat=wang.id,
        times=100,
    )
    await li.presses("接单")
    await finishes(li)
    await street.building_3.shows("#1", "等反映的邻居回话")
    await settled(street)
    [person] = await street.rows("SELECT reachable FROM people WHERE telegram_id = :id", id=wang.id)
    assert person["reachable"] == 0
    await street.advance(days=7, minutes=1)
    await street.building_3.shows("没有等到反映的邻居回话")
    await settled(street)
    kept = await street.rows("SELECT DISTINCT state FROM outbox WHERE chat_id = :id AND state <> 'sent'", id=wang.id)
    assert [row["state"] for row in kept] == ["parked"]
    await li.sees("#1", "没有等到反映的邻居回话")


async def test_what_a_group_has_thrown_away_does_not_come_back_when_it_is_erased(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await street.knock(wang)
    album = {each["message_id"] for each in await is_closed(street, before=1, after=0)}
    card = await group.shows("#1", "已解决")
    await settled(street)
    await street.remote.put(f"chats/{group.id}/members/{street.zhang.id}", status="administrator")
    for message_id in (*album, card["message_id"]):
        await street.remote.post(f"people/{street.zhang.id}/delete", chat=group.id, message_id=message_id)
    await street.advance(days=731)
    await erased(street)
    await settled(street)
    assert await group.count("#1") == 0
