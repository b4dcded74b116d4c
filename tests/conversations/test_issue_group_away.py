"""What becomes of the card and the outcome while the bot is out of the group: kept, and put right when it is back."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, finishes, labels, mends, reports, restarts, until_counted
from tests.owing import settled
from tests.people import BOT, Group, Street, read

AWAY = ["kicked", "left", "restricted"]
CLOSED, NOT_REACHED = "✅ #1 解决了", "⬜ #1 办完了，没有等到反映的邻居回话说解决没有"


async def stands(street: Street, group: Group, status: str) -> None:
    """Throw the bot out of a group, mute it, or let it in again, and wait until it has taken note."""
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status=status)
    await settled(street)


async def kept(street: Street, group: Group) -> list[tuple[str, str]]:
    """Return what is owed to a group and not sent."""
    rows = await street.rows(
        "SELECT kind, state FROM outbox WHERE chat_id = :id AND state <> 'sent' AND kind <> 'reply' ORDER BY id",
        id=group.id,
    )
    return [(row["kind"], row["state"]) for row in rows]


async def about_1(group: Group) -> list[str]:
    """Return what the group reads about issue 1, the oldest first: the first line of each message."""
    return [read(each).splitlines()[0] for each in await group.messages() if "#1" in read(each)]


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("status", AWAY)
async def test_the_outcome_waits_and_comes_once_and_the_card_shows_the_end_in_place(
    street: Street, status: str, restarted: bool
) -> None:
    wang, group = street.wang, street.building_3
    await mends(street)
    card = await group.shows("#1", "等反映的邻居回话")
    await settled(street)
    await stands(street, group, status)
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await settled(street)
    assert await kept(street, group) == [("issues.outcome", "parked")]
    if restarted:
        await restarts(street)
    await stands(street, group, "member")
    await group.shows(CLOSED, LIGHT, "换了新灯泡", "5 分")
    now = await group.shows("#1 💡 照明", "✅ 已解决，反映的邻居打了 5 分")
    assert (now["message_id"], labels(now)) == (card["message_id"], ["⋯ 详情"])
    await settled(street)
    assert await kept(street, group) == []
    assert await about_1(group) == ["#1 💡 照明 · 3号楼", CLOSED]


async def test_the_outcome_of_what_lapsed_meanwhile_comes_as_well(street: Street) -> None:
    group = street.building_3
    await mends(street)
    await group.shows("#1", "等反映的邻居回话")
    await settled(street)
    await stands(street, group, "kicked")
    await street.advance(days=7, minutes=1)
    await until_counted(street.wang, "没有等到您的回话", 1)
    await settled(street)
    await stands(street, group, "member")
    await group.shows(NOT_REACHED, "这件不算作已解决")
    assert labels(await group.shows("#1 💡 照明", "⬜ 已办完，没有等到反映的邻居回话")) == ["⋯ 详情"]
    await settled(street)
    assert await about_1(group) == ["#1 💡 照明 · 3号楼", NOT_REACHED]


async def test_what_was_reported_and_ended_while_it_was_away_is_read_with_its_end_and_no_buttons(
    street: Street,
) -> None:
    wang, group = street.wang, street.building_3
    await stands(street, group, "kicked")
    await mends(street)
    await wang.presses("4 分")
    await wang.sees("谢谢您")
    await settled(street)
    assert await about_1(group) == []
    await stands(street, group, "member")
    await group.shows(CLOSED, "4 分")
    assert labels(await group.shows("#1 💡 照明", "✅ 已解决，反映的邻居打了 4 分")) == ["⋯ 详情"]
    await settled(street)
    assert sorted(await about_1(group)) == ["#1 💡 照明 · 3号楼", CLOSED]


async def test_the_card_shows_how_it_stands_now_and_not_what_came_between(street: Street) -> None:
    li, gao, group = street.li, street.gao, street.building_3
    await street.knock(li, gao)
    await reports(street.wang)
    card = await group.shows("#1", "等楼门院长接单")
    await settled(street)
    await stands(street, group, "kicked")
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("物业")
    await finishes(gao)
    await street.wang.presses("还没解决")
    await gao.sees("请接着办")
    await settled(street)
    assert await kept(street, group) == []
    await stands(street, group, "member")
    now = await group.shows("#1", "反映的邻居说还没解决")
    assert (now["message_id"], labels(now)) == (card["message_id"], ["🙋 我也遇到", "👀 关注", "⋯ 详情", "📣 我要反映"])
    await settled(street)
    assert await about_1(group) == ["#1 💡 照明 · 3号楼"]


async def test_after_the_end_was_shown_coming_and_going_changes_nothing(street: Street) -> None:
    group = street.building_3
    await mends(street)
    await stands(street, group, "kicked")
    await street.wang.presses("5 分")
    await street.wang.sees("谢谢您")
    await settled(street)
    for _ in range(2):
        await stands(street, group, "member")
        await group.shows(CLOSED)
        await group.shows("#1", "✅ 已解决")
        await settled(street)
        await stands(street, group, "kicked")
    assert await about_1(group) == ["#1 💡 照明 · 3号楼", CLOSED]
    assert await street.rows("SELECT id FROM cards WHERE chat_id = :id", id=group.id) == []


async def test_thrown_out_of_one_group_the_other_of_the_same_building_reads_it_in_time(street: Street) -> None:
    """A second group is bound to the building: what waits for one holds up nothing in the other."""
    group, second = street.building_3, street.building_2
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run(
                """
                UPDATE chats SET place_id = (SELECT place_id FROM chats WHERE telegram_id = :here)
                WHERE telegram_id = :there
                """,
                here=group.id,
                there=second.id,
            )
        )
    await mends(street)
    await second.shows("#1", "等反映的邻居回话")
    await stands(street, group, "kicked")
    await street.wang.presses("5 分")
    await second.shows(CLOSED)
    await second.shows("#1", "✅ 已解决")
    await settled(street)
    await group.shows_no(CLOSED)
    await stands(street, group, "member")
    await group.shows(CLOSED)
    await settled(street)
    assert [await each.count(CLOSED) for each in (group, second)] == [1, 1]
