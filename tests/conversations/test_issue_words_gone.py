"""What a neighbour wrote goes from every chat that the bot told it in, once it is erased; only their own keeps it."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, finishes, is_given_to_company, labels, reports
from tests.conversations.test_issue_inbox import message_of
from tests.conversations.test_issue_retention import erased
from tests.conversations.test_issue_withholding import covers
from tests.conversations.test_leaving import leaves
from tests.owing import settled
from tests.people import Group, Person, Street, read

FOURTH, FIRST_TOO = "四楼那盏也坏了", "一楼也黑"
GAOS = "物业换了整条灯带"
NOT_ALL, THANKS = "拐角还暗着", "辛苦师傅跑两趟"
TAKEN_BACK = "反映的邻居已经把这件事收回了。"
WANGS = (LIGHT, FOURTH, NOT_ALL, THANKS)


async def readers_of(street: Street, words: str) -> set[str]:
    """Return in whose private chat, and in which groups, a message or a button of the bot's has these words."""
    groups = (street.building_3, street.staff)
    chats: dict[str, Person | Group] = {**street.neighbourhood.people, **{group.name: group for group in groups}}
    found = set()
    for name, chat in chats.items():
        for message in await chat.messages():
            if message["from"]["is_bot"] and any(words in each for each in (read(message), *labels(message))):
                found.add(name)
    return found


async def is_told_to_everybody(street: Street) -> None:
    """Let Wang report what nobody takes on in time, and goes up to the top; add to it, and answer twice in words. Zhang
    has it as well, and adds to it too.
    """
    wang, zhang, he = street.wang, street.zhang, street.he
    await street.knock(street.li, street.liu, he, zhang, street.lin)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await wang.presses("补充一句")
    await wang.sends(photo=True, caption=FOURTH)
    await wang.sees("请看一遍", FOURTH)
    await wang.presses("提交")
    await street.li.sees("➕ #1 反映的邻居补充", FOURTH, "另加了 1 张照片")
    await zhang.forges("1:issues:supplement:1")
    await zhang.says(FIRST_TOO)
    await zhang.presses("提交")
    await street.li.sees("➕ #1 一位同样遇到的邻居补充", FIRST_TOO)
    for _ in range(3):
        await street.advance(days=1, minutes=1)
        await settled(street)
    await he.sees("已经过了时限，请马上接单")
    await he.presses("接单")
    await street.advance(days=16)
    await finishes(he)
    await wang.presses("解决了一部分")
    await wang.presses("说说哪里还没好")
    await wang.says(NOT_ALL)
    await he.sees("📥 #1", "反映的邻居说只解决了一部分", f"💬 {NOT_ALL}")
    await finishes(he, "拐角也换了")
    await wang.presses("5 分")
    await wang.presses("说一句")
    await wang.says(THANKS)
    await he.sees("💬 #1 反映的邻居说（解决了，5 分）", THANKS)
    await settled(street)


async def test_once_its_time_has_come_nothing_is_left_of_what_anybody_wrote(street: Street) -> None:
    await is_told_to_everybody(street)
    await street.advance(days=731)
    await erased(street)
    await settled(street)
    assert [await readers_of(street, words) - {"wang"} for words in WANGS] == [set()] * 4
    assert await readers_of(street, FIRST_TOO) == set()
    added = read(await street.li.sees("➕ #1 反映的邻居补充", "（已删除）"))
    assert "另加了" not in added
    await street.he.sees("💬 #1 反映的邻居说（解决了，5 分）", "（文字已删除）")


async def test_of_whoever_leaves_nothing_is_left_and_what_others_wrote_stays(street: Street) -> None:
    await is_told_to_everybody(street)
    await leaves(street.wang)
    await settled(street)
    assert [await readers_of(street, words) - {"wang"} for words in WANGS] == [set()] * 4
    assert await readers_of(street, FIRST_TOO) == {"li"}
    await leaves(street.zhang)
    await settled(street)
    assert await readers_of(street, FIRST_TOO) == set()


async def test_what_is_covered_no_neighbour_reads_anywhere(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(zhang, li, street.chen)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await street.chen.presses("关注", street.building_3)
    await li.presses("接单")
    await finishes(li, "二层换了新灯泡")
    await zhang.sees("🔔 您也遇到的 #1 办完了")
    await covers(li, "二层")
    await settled(street)
    assert await readers_of(street, "二层") == {"wang", "li"}


async def is_done_by_company(street: Street) -> None:
    """Let Li, who heads the building, give what Wang reports to the company, and the company do it."""
    await is_given_to_company(street, street.lin)
    await finishes(street.gao, GAOS)
    await street.wang.presses("5 分")
    await street.building_3.shows("#1 解决了", LIGHT, GAOS)
    await settled(street)


async def test_once_its_time_has_come_nothing_is_left_of_what_a_body_was_given_either(street: Street) -> None:
    await is_done_by_company(street)
    await street.advance(days=731)
    await erased(street)
    await settled(street)
    assert (await readers_of(street, LIGHT), await readers_of(street, GAOS)) == ({"wang"}, set())
    await street.wang.says("/issue 1")
    await street.wang.sees("（文字已删除）", "交给物业办理")


async def test_whoever_gave_work_to_a_body_and_leaves_keeps_nobody_from_going_on(street: Street) -> None:
    """What they gave is done in vain, the company comes to nothing, and what came of it can be read."""
    wang, li, gao, lin = street.wang, street.li, street.gao, street.lin
    await is_given_to_company(street, lin)
    await leaves(li)
    await finishes(gao, GAOS)
    await wang.presses("还没解决")
    await gao.sees("📥 #1", "反映的邻居说还没解决")
    await lin.says("/revoke")
    await lin.presses("高")
    await lin.presses("撤销")
    await settled(street)
    await wang.says("/issue 1")
    await wang.sees("交给物业办理", "原来办理的人不再办了")


@pytest.mark.parametrize(("opened", "late"), [(("更多",), "1:issues:ask:decline:1"), ((), "1:issues:accept:1")])
async def test_what_an_officer_looked_up_stays_as_it_was_said_until_they_press_on_it(
    street: Street, opened: tuple[str, ...], late: str
) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.says("/issue 1")
    copy = (await li.sees("#1", LIGHT, "经过"))["message_id"]
    for label in opened:
        await li.presses(label)
        await settled(street)
    await leaves(wang)
    await settled(street)
    assert LIGHT in read(await message_of(li, copy))
    assert await li.forges(late, message_id=copy) == TAKEN_BACK
    await settled(street)
    shown = await message_of(li, copy)
    assert LIGHT not in read(shown)
    assert "（文字已删除）" in read(shown)
    assert labels(shown) == []
