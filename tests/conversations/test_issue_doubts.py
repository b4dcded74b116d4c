"""回访, few stars: who gives one or two is asked whether it is solved at all, before it is closed."""

from __future__ import annotations

import asyncio

import pytest

from tests.conversations.stories import finishes, labels, mends, reports, restarts
from tests.conversations.test_issue_answers import CLOSED, GOES_ON
from tests.owing import settled
from tests.people import Street, read

DOUBTS = ["✅ 解决了，就是不满意", "🌓 解决了一部分", "😕 还没解决"]


async def state(street: Street) -> str:
    [row] = await street.rows("SELECT state FROM issues")
    return str(row["state"])


async def answers(street: Street) -> list[tuple[str, int | None]]:
    rows = await street.rows("SELECT verdict, rating FROM issue_answers ORDER BY id")
    return [(row["verdict"], row["rating"]) for row in rows]


@pytest.mark.parametrize("rating", [1, 2])
async def test_who_gives_few_stars_is_asked_whether_it_is_solved_and_closes_it_unhappily(
    street: Street, rating: int
) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.presses(f"{rating} 分")
    doubt = await wang.sees(f"#1 您打了 {rating} 分，是还没解决吗？")
    assert (doubt["message_id"], labels(doubt)) == (question["message_id"], DOUBTS)
    await settled(street)
    assert (await state(street), await answers(street)) == ("resolved", [])
    await restarts(street)
    await wang.presses("就是不满意")
    await wang.sees("谢谢您", f"您打了 {rating} 分")
    await street.building_3.shows("#1 解决了", f"反映的邻居打分：{rating} 分")
    assert await answers(street) == [("solved", rating)]


@pytest.mark.parametrize(
    ("label", "then", "says"), [(DOUBTS[1], "in-progress", "partly"), (DOUBTS[2], "reopened", "unsolved")]
)
async def test_an_angry_neighbour_who_meant_not_solved_says_so_and_the_work_goes_on(
    street: Street, label: str, then: str, says: str
) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("1 分")
    await wang.sees("是还没解决吗")
    await wang.presses(label)
    await wang.sees("#1", "楼门院长接着办")
    assert (await state(street), await answers(street)) == (then, [(says, None)])


async def test_the_doubt_stands_under_the_photo_of_what_was_done(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await li.presses("办完了")
    await li.says("换了新灯泡")
    await li.sends_photo()
    await li.presses("就这些")
    question = await wang.sees("真的解决了吗")
    await wang.presses("2 分")
    doubt = await wang.sees("是还没解决吗")
    assert (doubt["message_id"], doubt["photo"]) == (question["message_id"], question["photo"])


async def test_whoever_joined_is_asked_the_same_and_again_after_it_was_closed(street: Street) -> None:
    wang, zhang, chen = street.wang, street.zhang, street.chen
    await street.remote.put(f"chats/{street.building_3.id}/members/{chen.id}", status="member")
    await mends(street, zhang, chen)
    await zhang.presses("1 分")
    await zhang.sees("#1 您打了 1 分，是还没解决吗？")
    await zhang.presses("就是不满意")
    await zhang.sees("您说 #1 解决了，打了 1 分")
    await wang.presses("5 分")
    await chen.sees("您那边也好了吗")
    await chen.presses("2 分")
    await chen.sees("#1 您打了 2 分，是还没解决吗？")
    await chen.presses("还没解决")
    await chen.sees("记下了：您说 #1 还没解决")
    assert await answers(street) == [("solved", 1), ("solved", 5), ("unsolved", None)]


async def test_pressed_twice_it_is_closed_once_and_after_that_no_doubt_comes_up(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await asyncio.gather(*(wang.forges("1:issues:confirm:1:1") for _ in range(3)))
    await wang.sees("是还没解决吗")
    told = await asyncio.gather(*(wang.forges("1:issues:unhappy:1:1") for _ in range(3)))
    assert sorted(told) == ["", CLOSED, CLOSED]
    assert await wang.forges("1:issues:confirm:1:2") == CLOSED
    await street.building_3.shows("#1 解决了")
    await settled(street)
    assert await street.building_3.count("#1 解决了") == 1
    assert await answers(street) == [("solved", 1)]


async def test_nobody_else_is_asked_and_nothing_forged_is_taken(street: Street) -> None:
    wang, sun = street.wang, street.sun
    await street.knock(sun)
    await reports(wang)
    for data in ("confirm:1:1", "unhappy:1:1"):
        assert await wang.forges(f"1:issues:{data}") == GOES_ON
    await street.knock(street.li)
    await street.li.presses("接单")
    await finishes(street.li)
    await wang.sees("真的解决了吗")
    for data in ("confirm:1:1", "unhappy:1:2"):
        assert await sun.forges(f"1:issues:{data}") == "解决没解决，由反映的和同样遇到的邻居说。"
    for data in ("confirm:1:0", "confirm:1:-1", "unhappy:1:0", "unhappy:1:6", "unhappy:1", "unhappy:999:1"):
        assert (data, "用不了" in await wang.forges(f"1:issues:{data}")) == (data, True)
    assert "真的解决了吗" in read(await wang.sees("#1 办完了"))
    assert await answers(street) == []


async def test_who_gave_one_star_and_said_no_more_is_not_told_that_they_never_answered(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await mends(street)
    await wang.presses("1 分")
    await wang.sees("#1 您打了 1 分，是还没解决吗？")
    await street.advance(days=7, minutes=1)
    await wang.sees("⬜ #1 解决没有，没有等到您的回话，先了结了，不算作已解决")
    await group.shows("#1 办完了，没有等到反映的邻居回话说解决没有")
    await street.li.sees("📥 #1", "没有等到反映的邻居回话说解决没有")
    assert (await state(street), await answers(street)) == ("not-reached", [])
