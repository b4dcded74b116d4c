"""Whoever did the work says anew how: what shows it is put right, and nobody is asked a second time."""

from __future__ import annotations

import pytest

from tests.conversations.stories import labels, mends, until_counted
from tests.owing import settled
from tests.people import Street

ASKED = "真的解决了吗"


async def begins_to_reword(street: Street, how: str = "换了锁") -> None:
    """Let Li, who mended what Wang reported, begin to say anew what was done."""
    await mends(street, how=how)
    await street.li.presses("改说明")
    await street.li.sees("#1 现在的说明是", how, "请重新写一句")


async def test_a_slip_in_the_result_is_mended_wherever_it_stands(street: Street) -> None:
    wang, li, zhao = street.wang, street.li, street.zhao
    await street.knock(zhao)
    await begins_to_reword(street, "换了所")
    asked = await wang.sees(ASKED, "换了所")
    await li.says("换了锁")
    await li.sees("改好了，#1 的说明已经换成新写的")
    now = await wang.sees(ASKED, "换了锁")
    assert now["message_id"] == asked["message_id"]
    await settled(street)
    assert await wang.count(ASKED) == 1
    await wang.sees_no("换了所")
    rows = await street.rows("SELECT verb, words FROM issue_events ORDER BY id DESC LIMIT 1")
    assert [(row["verb"], row["words"]) for row in rows] == [("reword", "换了锁")]
    assert len(await street.rows("SELECT id FROM journal WHERE verb = 'issues.reword'")) == 1
    await wang.says("/issue 1")
    await wang.sees("换了锁", "改了办完的说明")


async def test_nobody_else_mends_it_and_nobody_once_it_is_judged(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(liu)
    await begins_to_reword(street, "换了所")
    assert await liu.forges("1:issues:reword:1") == "只有办完这件事的那位能改说明。"
    await wang.presses("5 分")
    await street.building_3.shows("#1", "✅ 已解决")
    await li.says("换了锁")
    await until_counted(li, "改好了", 0)
    await settled(street)
    assert "换了锁" not in str(await street.rows("SELECT result FROM issues"))
    assert all("改说明" not in label for message in await li.messages() for label in labels(message))


@pytest.mark.parametrize("said", ["不改了", "算了", "就这样", "不写了"])
async def test_who_thinks_better_of_it_leaves_the_result_as_it_is(street: Street, said: str) -> None:
    li = street.li
    await begins_to_reword(street)
    await li.says(said)
    await li.sees("#1 的说明还是原来的，没有改")
    assert await street.rows("SELECT id FROM drafts") == []
    [issue] = await street.rows("SELECT result FROM issues")
    assert issue["result"] == "换了锁"
    await settled(street)
    assert all("不填了" not in label for message in await li.messages() for label in labels(message))


@pytest.mark.parametrize("courtesy", ["好的", "谢谢"])
async def test_a_courtesy_is_no_result(street: Street, courtesy: str) -> None:
    li = street.li
    await begins_to_reword(street)
    await li.says(courtesy)
    await li.sees("请把新的写给我；不改就点「✖ 不填了」，原来的还在")
    await li.says("换了所")
    await street.wang.sees("真的解决了吗", "换了所")
