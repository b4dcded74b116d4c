"""What is written behind the number of an issue, `/issue 1 the third floor too`, goes to those who handle it."""

from __future__ import annotations

import pytest

from tests.conversations.stories import is_declined, labels, mends, moves_in, passes, reports
from tests.conversations.test_issue_supplements import KEPT
from tests.owing import settled
from tests.people import Street, read

THIRD = "三楼也黑着，孩子怕"
PASS_ON = "➕ 把我写的带给办事的人"
KEPT_SO_FAR = "您写的先留着，还没有带给办 #1 的人"


@pytest.mark.parametrize("how", ["/issue 1 ", "/issue #1，", "/issue 1号 ", "/issue第1号诉求："])
async def test_it_is_added_with_one_press_below_the_whole(street: Street, how: str) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await wang.says(f"{how}{THIRD}")
    await wang.sees("#1 💡 照明", "经过")
    assert labels(await wang.sees(KEPT_SO_FAR, THIRD)) == [PASS_ON]
    await settled(street)
    assert await li.count(THIRD) == 0
    await wang.presses(PASS_ON)
    await wang.sees(KEPT)
    await li.sees("➕ #1 反映的邻居补充", THIRD)
    await wang.says("/issue 1")
    await settled(street)
    assert await wang.count(KEPT_SO_FAR) == 0


@pytest.mark.parametrize("said", ["怎么样了", "谢谢"])
async def test_to_ask_after_it_is_nothing_to_pass_on(street: Street, said: str) -> None:
    wang = street.wang
    await reports(wang)
    await wang.says(f"/issue 1 {said}")
    await wang.sees("#1 💡 照明", "经过")
    await settled(street)
    assert await wang.count(KEPT_SO_FAR) == 0


async def test_written_in_the_group_by_whom_the_bot_can_not_write_to_yet_it_waits_in_private(street: Street) -> None:
    group = street.building_3
    await street.knock(street.li)
    await reports(street.wang)
    sun = await moves_in(street, group, name="孙杨", language_code="zh")
    await sun.presses("我也遇到", group)
    await sun.says(f"/issue 1 {THIRD}", group)
    await sun.presses("去私聊看", group)
    await sun.sees("#1 💡 照明", "经过")
    await sun.presses(PASS_ON)
    await street.li.sees("➕ #1 一位同样遇到的邻居补充", THIRD)


async def test_who_has_not_joined_reads_what_to_do_and_need_not_write_it_again(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await street.knock(zhang, li)
    await reports(street.wang)
    await zhang.says(f"/issue 1 {THIRD}")
    await zhang.sees("请先点「我也遇到」", "我先给您留着", THIRD)
    await zhang.presses("我也遇到")
    await zhang.sees(KEPT_SO_FAR, THIRD)
    await zhang.presses(PASS_ON)
    await li.sees("➕ #1 一位同样遇到的邻居补充", THIRD)


async def test_it_goes_along_with_the_answer_to_what_is_asked(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.says(f"/issue 1 {THIRD}")
    await wang.sees("请点下面的按钮，这几句就一起带给办事的人")
    await settled(street)
    await wang.presses("还没解决")
    await li.sees("📥 #1", f"💬 {THIRD}")


async def test_of_what_was_declined_it_goes_along_with_the_objection(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await is_declined(street, liu)
    await settled(street)
    await wang.says(f"/issue 1 {THIRD}")
    await wang.sees("请点下面的按钮，这几句就一起带给办事的人")
    await settled(street)
    await wang.presses("请再看看")
    await liu.sees("➕ #1 反映的邻居补充", THIRD)


async def test_of_what_ended_it_goes_into_a_new_report(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await passes(street, days=7, minutes=5)
    await wang.sees("没有等到您的回话")
    await wang.says(f"/issue 1 {THIRD}")
    await wang.sees("#1 已经不在办了", "都放进新的一件")
    await settled(street)
    await wang.presses("📣 重新反映 #1")
    await wang.sees("请看一遍", "照明", THIRD)


async def test_danger_goes_along_without_a_press(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await wang.says("/issue 1 楼道里有煤气味")
    await wang.sees("119", "给 #1 补充的已经转给办事的人")
    await li.sees("🆘", "➕ #1 反映的邻居补充", "楼道里有煤气味")
    assert await wang.count(KEPT_SO_FAR) == 0


async def test_what_is_too_long_is_said_to_be(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await wang.says(f"/issue 1 {THIRD * 60}")
    assert "经过" in read(await wang.sees("#1 💡 照明"))
    await wang.sees("写得太长了")


async def test_what_was_kept_for_it_as_it_ended_meanwhile_goes_into_a_new_report_as_well(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("还没解决")
    await wang.sees("#1 由楼门院长接着办")
    await wang.says(f"/issue 1 {THIRD}")
    offered = await wang.sees(KEPT_SO_FAR)
    await street.li.presses("办完了")
    await street.li.says("换了新灯座")
    await street.li.presses("跳过")
    await wang.sees("换了新灯座", "真的解决了吗")
    await passes(street, days=7, minutes=5)
    await wang.sees("没有等到您的回话")
    await wang.forges("1:issues:along:1", message_id=offered["message_id"])
    assert labels(await wang.sees("#1 已经不在办了", "都放进新的一件")) == ["📣 重新反映 #1"]
