"""What somebody was about to add to an issue as it ended goes along with what they can still say of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.stories import (
    LIGHT,
    TOO_MUCH,
    closes_and_another_is_asked,
    finishes,
    gives_a_reason,
    labels,
    passes,
    reports,
)
from tests.conversations.test_unasked import drafts
from tests.owing import settled
from tests.people import Street, read

OVER = "#1 已经不在办了，补充不进去"
OBJECT = "🙋 #1 不同意，请再看看"
UNSOLVED = "😕 #1 还没解决"
ANEW = "📣 重新反映 #1"
KITCHEN = "厨房那盏也是"
FELL = "我家门口那盏也黑，我妈摔了"
INTO_A_NEW_ONE = "您写的、拍的都放进新的一件"


# Declined meanwhile


async def is_declined_in_between(street: Street, words: str = KITCHEN) -> None:
    """Let Wang be about to add words and two photos when Li declines what she reported."""
    wang, li = street.wang, street.li
    await street.knock(li, street.liu)
    await reports(wang)
    await wang.presses("补充一句")
    await wang.sees("给 #1 补充点什么")
    await wang.says(words)
    await wang.sees("请看一遍", words[:9])
    await wang.sends(photo=[True, True])
    await wang.sees("请看一遍", "📷 2 张照片")
    await gives_a_reason(li, "不受理", "灯在屋里")
    await wang.sees("没有受理，原因：灯在屋里")
    await settled(street)


async def test_who_does_not_accept_it_lets_those_who_look_anew_have_what_they_wrote_and_showed(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await is_declined_in_between(street)
    await wang.presses("提交")
    over = await wang.sees(OVER, "您写的、拍的一起带给再看一遍的人")
    assert labels(over) == [OBJECT]
    await wang.presses(OBJECT)
    await wang.sees("#1 请网格员再看一遍")
    await liu.sees("➕ #1 反映的邻居补充", KITCHEN, "另加了 2 张照片")
    await settled(street)
    assert (await liu.count(KITCHEN), await street.rows("SELECT id FROM drafts")) == (1, [])


async def test_it_goes_along_as_well_with_the_button_under_the_news_of_it(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await is_declined_in_between(street)
    await wang.says("开关也没换")
    await wang.sees(OVER)
    declined = next(each for each in await wang.messages() if "没有受理" in read(each))
    await wang.forges("1:issues:appeal:1", message_id=declined["message_id"])
    await liu.sees("➕ #1 反映的邻居补充", f"{KITCHEN}\n开关也没换", "另加了 2 张照片")


async def test_of_what_is_too_much_to_go_along_that_is_said(street: Street) -> None:
    wang = street.wang
    await is_declined_in_between(street, "厨房也是" * 75)
    await wang.says("开关没换" * 75)
    await wang.sees(OVER, "您写的、拍的一起带给再看一遍的人", TOO_MUCH)


async def test_whoever_joined_has_no_say_in_that_and_reports_with_their_words_themselves(
    street: Street,
) -> None:
    zhang, li = street.zhang, street.li
    await joins_and_begins_to_add(street)
    await gives_a_reason(li, "不受理", "灯在屋里")
    await zhang.sees("灯在屋里")
    await settled(street)
    await zhang.presses("提交")
    assert labels(await zhang.sees(OVER, "请再反映一次", INTO_A_NEW_ONE)) == [ANEW]
    await zhang.presses(ANEW)
    await zhang.sees("请看一遍", "照明", FELL)
    await zhang.presses("提交")
    await street.building_3.shows("#2 💡 照明", FELL)
    assert await drafts(street) == 0


# Closed meanwhile


async def joins_and_begins_to_add(street: Street) -> None:
    """Let Zhang, who joined, be about to add words to what Wang reported."""
    zhang = street.zhang
    await street.knock(street.li, zhang)
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await zhang.says("/issue 1")
    await zhang.presses("补充一句")
    await zhang.sees("给 #1 补充点什么")
    await zhang.says(FELL)
    await zhang.sees("请看一遍", FELL)


async def is_closed_in_between(street: Street) -> None:
    """Let Zhang be about to add words to what Li mends and Wang closes."""
    await joins_and_begins_to_add(street)
    await street.li.presses("接单")
    await finishes(street.li)
    await street.wang.presses("5 分")
    await street.zhang.sees("✅ #1 解决了", "您那边也好了吗")
    await settled(street)


async def test_for_whom_it_is_not_solved_what_they_wrote_goes_along_and_no_neighbour_reads_it(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await is_closed_in_between(street)
    await zhang.presses("提交")
    over = await zhang.sees(OVER, "您写的一起带给办事的人")
    assert labels(over) == [UNSOLVED]
    await zhang.presses(UNSOLVED)
    said = await zhang.sees("您说 #1 还没解决", f"💬 {FELL}")
    assert ANEW in labels(said)
    await li.sees("💬 #1 一位同样遇到的邻居说（还没解决）", FELL)
    await zhang.presses(ANEW)
    await zhang.sees("请说说怎么回事")
    await zhang.says(LIGHT)
    await zhang.presses("提交")
    await street.building_3.shows("#2 💡 照明", LIGHT)
    await settled(street)
    await street.building_3.shows_no(FELL)
    assert await li.count("💬 #1") == 1


async def test_who_replies_to_the_news_of_it_that_it_is_not_solved_is_offered_to_say_so(street: Street) -> None:
    zhang, li = street.zhang, street.li
    news = await closes_and_another_is_asked(street)
    await zhang.says(FELL, reply_to=news["message_id"])
    offered = await zhang.sees("还没好，请点下面的按钮", "您写的一起带给办事的人")
    assert labels(offered) == [UNSOLVED]
    await zhang.presses(UNSOLVED)
    await zhang.sees("您说 #1 还没解决", f"💬 {FELL}")
    await li.sees("💬 #1 一位同样遇到的邻居说（还没解决）", FELL)


async def test_who_says_so_under_the_news_of_it_has_it_along_as_well(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await is_closed_in_between(street)
    await zhang.presses("提交")
    await zhang.sees(OVER)
    await zhang.presses("😕 还没解决")
    await zhang.sees("您说 #1 还没解决", f"💬 {FELL}")
    await li.sees("💬 #1 一位同样遇到的邻居说（还没解决）", FELL)


async def test_once_it_is_too_late_to_say_so_it_can_be_reported_anew(street: Street) -> None:
    zhang = street.zhang
    await is_closed_in_between(street)
    await passes(street, days=8)
    await zhang.presses("提交")
    assert labels(await zhang.sees(OVER, "请再反映一次", INTO_A_NEW_ONE)) == [ANEW]


async def test_said_under_the_news_of_it_the_same_is_offered_no_more(street: Street) -> None:
    zhang = street.zhang
    await is_closed_in_between(street)
    news = await zhang.sees("✅ #1 解决了", "您那边也好了吗")
    await zhang.presses("提交")
    over = await zhang.sees(OVER, "您写的一起带给办事的人")
    await zhang.forges("1:issues:dispute:1", message_id=news["message_id"])
    await zhang.sees("您说 #1 还没解决", f"💬 {FELL}")
    await settled(street)
    [offered] = [each for each in await zhang.messages() if each["message_id"] == over["message_id"]]
    assert (OVER in read(offered), labels(offered)) == (True, [])


async def test_a_press_on_what_was_offered_that_comes_too_late_says_so_in_its_place(street: Street) -> None:
    zhang = street.zhang
    await is_closed_in_between(street)
    await zhang.presses("提交")
    await zhang.sees(OVER)
    await passes(street, days=8)
    assert "了结有些日子了" in await zhang.presses(UNSOLVED)
    assert labels(await zhang.sees("#1 这一回不用再答了", "您先前写的几句没有带给办事的人")) == []


async def test_who_called_it_solved_brings_no_word_of_that_into_a_new_report(street: Street) -> None:
    wang = street.wang
    await street.knock(street.li)
    await reports(wang)
    await street.li.presses("接单")
    await finishes(street.li)
    await wang.presses("5 分")
    await wang.presses("说一句")
    await wang.says("谢谢李大爷")
    await wang.sees("已经转给办事的人")
    await settled(street)
    await wang.forges("1:issues:anew:1")
    assert "谢谢李大爷" not in read(await wang.sees("请说说怎么回事"))


# Ended unanswered meanwhile


async def ends_unanswered_in_between(street: Street, *, private: bool = False) -> None:
    """Let Wang be about to add words and a photo to what Li mends, and say nothing more for a week."""
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    if private:
        await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await wang.sees("已登记")
    await li.presses("接单")
    await finishes(li)
    await wang.sees("真的解决了吗")
    await wang.forges("1:issues:supplement:1")
    await wang.sees("给 #1 补充点什么")
    await wang.sends(photo=True, caption=KITCHEN)
    await wang.sees("请看一遍", KITCHEN, "1 张照片")
    await passes(street, days=7, minutes=5)
    await wang.sees("没有等到您的回话")
    await settled(street)


async def test_what_was_written_and_shown_for_what_ended_unanswered_goes_into_a_new_report(street: Street) -> None:
    wang = street.wang
    await ends_unanswered_in_between(street)
    await wang.presses("提交")
    assert labels(await wang.sees(OVER, INTO_A_NEW_ONE, "邻居也看得到")) == [ANEW]
    await wang.presses(ANEW)
    await wang.sees("请看一遍", "照明", KITCHEN, "1 张照片")
    await wang.presses("提交")
    assert "photo" in await street.building_3.shows("#2 💡 照明", KITCHEN)


async def test_it_goes_there_as_well_by_the_button_under_the_news_of_it(street: Street) -> None:
    wang = street.wang
    await ends_unanswered_in_between(street)
    await wang.presses(ANEW)
    await wang.sees("请看一遍", "照明", KITCHEN, "1 张照片")
    await wang.presses("提交")
    assert "photo" in await street.building_3.shows("#2 💡 照明", KITCHEN)
    await settled(street)
    assert (await wang.count(OVER), await drafts(street)) == (0, 0)


async def test_of_what_was_for_those_who_handle_it_alone_no_neighbour_reads_there_either(street: Street) -> None:
    wang = street.wang
    await ends_unanswered_in_between(street, private=True)
    await wang.says("开关也坏了")
    await wang.sees(OVER, INTO_A_NEW_ONE, "还是只给办事的人看")
    await wang.presses(ANEW)
    await wang.sees("请看一遍", f"{KITCHEN}\n开关也坏了", "只给办事的人看")
    await wang.presses("提交")
    await wang.sees("编号 #2")
    await settled(street)
    await street.building_3.shows_no(KITCHEN)


async def test_of_what_is_too_much_for_a_new_report_that_is_said(street: Street) -> None:
    wang = street.wang
    await ends_unanswered_in_between(street)
    await wang.says("开关没换" * 125)
    await wang.sees(OVER, TOO_MUCH, "再补充到新的那一件")


@pytest.mark.parametrize(
    ("over", "alone"),
    [({"photo": True}, "照片只有那位邻居能加，只收了您写的字"), ({"voice": True}, "放不下照片和语音，只收了您写的字")],
)
async def test_of_what_stands_over_late_words_it_is_said_that_they_go_along_alone(
    street: Street, over: dict[str, Any], alone: str
) -> None:
    zhang = street.zhang
    news = await closes_and_another_is_asked(street)
    await zhang.sends(caption=FELL, reply_to=news["message_id"], **over)
    offered = await zhang.sees(alone, "还没好，请点下面的按钮")
    assert labels(offered) == [UNSOLVED]
    await zhang.presses(UNSOLVED)
    await street.li.sees("一位同样遇到的邻居说（还没解决）", FELL)
