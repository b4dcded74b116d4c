"""并案 for those who have what was merged: the way to where it goes on, and what is told and offered of it."""

from __future__ import annotations

from tests.conversations.stories import finishes, labels
from tests.conversations.test_issue_incidents import ALIKE, merges, two
from tests.owing import settled
from tests.people import Street, read

SLIP = "↩ 点错了，我没遇到"


async def test_whoever_reported_what_was_merged_comes_from_it_to_where_it_goes_on(street: Street) -> None:
    chen = street.chen
    await two(street)
    await merges(street.li)
    await chen.sees("#2 和 #1 是同一件事")
    await chen.says("/issue 2")
    page = await chen.sees("#2", "并到 #1 一起办", "经过")
    assert labels(page)[0] == "🔗 看 #1"
    await chen.presses("🔗 看 #1")
    head = await chen.sees("#1", "#2 也在这里一起办", "经过")
    assert SLIP not in labels(head)
    assert "👀 关注" not in labels(head)


async def test_whoever_joined_the_head_itself_may_still_have_slipped(street: Street) -> None:
    zhang = street.zhang
    await two(street, zhang)
    await zhang.presses("我也遇到", street.building_3)
    await merges(street.li)
    await zhang.says("/issue 2")
    await zhang.presses("🔗 看 #1")
    assert SLIP in labels(await zhang.sees("#1", "也在这里一起办", "经过"))


async def test_what_was_merged_stays_among_ones_own_and_says_with_which_it_goes_on(street: Street) -> None:
    chen, li = street.chen, street.li
    await two(street)
    await merges(li)
    await chen.sees("#2 和 #1 是同一件事")
    await chen.says("/issues")
    await chen.presses("我的")
    listed = await chen.sees("我反映的", "正在办")
    assert f"#2 🔗 并到 #1 · {ALIKE}" in labels(listed)
    await li.forges("1:issues:accept:1")
    await finishes(li)
    await street.wang.presses("5 分")
    await chen.sees("#1 解决了")
    await chen.says("/issues")
    await chen.presses("我的")
    await settled(street)
    assert not [label for label in labels((await chen.messages())[-1]) if label.startswith("#2")]


async def test_once_it_has_ended_nothing_is_offered_to_be_handled_apart(street: Street) -> None:
    li = street.li
    await two(street)
    await merges(li)
    assert labels(await li.sees("📥 #2", "并到 #1 一起办")) == ["⋯ 更多"]
    await li.forges("1:issues:accept:1")
    await finishes(li)
    await street.wang.presses("5 分")
    await street.chen.sees("#1 解决了")
    await settled(street)
    card = await li.sees("📥 #2", "并到 #1 一起办")
    assert labels(card) == []
    assert "一起了结了，不能再分开" in await li.forges("1:issues:part:2")


async def test_those_at_work_on_it_hear_that_another_is_handled_apart_again(street: Street) -> None:
    li, gao = street.li, street.gao
    await two(street, gao)
    await li.forges("1:issues:accept:1")
    await li.forges("1:issues:assign:1:property_company")
    await gao.sees("请你们办理")
    await li.forges("1:issues:merge:2:1")
    await gao.sees("#2 并到 #1 一起办了")
    await li.forges("1:issues:part:2")
    await gao.sees("💡 照明 · 3号楼", "✂ #2 又单独办了，不再和 #1 一起办。")
    await settled(street)
    assert await li.count("不再和 #1 一起办") == 0
    assert "2楼的灯" not in read(await gao.sees("✂ #2 又单独办了"))
