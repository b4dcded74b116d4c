"""Danger told later, beside the category, or of what is handled together: it counts as if it were told first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.conversations.stories import LIGHT, finishes, gives_a_reason, labels, mends, reports, said_by_bot
from tests.conversations.test_issue_incidents import files, merges
from tests.conversations.test_issue_written_answers import PRESS_AND_KEEP, REPORT_THIS, state
from tests.owing import settled
from tests.people import Person, Street, read

FIRE = "着火请马上打 119"
GAS = "到外面打 119"
WIRE = "别碰电线"
SAFE = "人安全了，再往下填"
SMOKE = "灯那儿冒烟了，有焦味"
NIGHT = 12.5
"""So many hours after the street wakes it is half past ten at night."""


async def time_left(street: Street, number: int = 1) -> timedelta:
    """Return how much time an issue has left."""
    [row] = await street.rows("SELECT due_at, urgent FROM issues WHERE number = :number", number=number)
    assert row["urgent"]
    assert street.bot is not None
    return datetime.fromisoformat(row["due_at"]) - street.bot.clock.now()


async def tells_of_gas(person: Person, words: str = "厨房煤气味很大") -> None:
    """Let somebody choose what it is about before they say that it is danger."""
    await person.says("/report")
    await person.presses("水电气暖")
    await person.presses("燃气")
    await person.says(words)
    await person.sees(GAS, SAFE, "请看一遍")
    await person.presses("提交")
    await person.sees("已登记")


async def test_whatever_category_was_chosen_the_words_tell_whom_to_call(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await tells_of_gas(wang)
    await wang.sees("✅ 已登记，编号 #1", GAS)
    await li.sees("📥 #1", GAS)
    await group.shows("#1", GAS, "🔴 急")
    await street.staff.shows("🆘 #1", GAS)
    await wang.says("/issue 1")
    await wang.sees(GAS, "经过", "说到了危险，按急事办")
    await li.presses("接单")
    await group.shows("#1", "楼门院长已接单")
    await settled(street)
    await li.sees_no(GAS)
    await group.shows_no(GAS)


async def test_danger_in_a_reply_at_night_is_urgent_and_reaches_those_who_see_to_it_at_once(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await reports(wang)
    await street.advance(hours=NIGHT)
    before = len(await said_by_bot(wang))
    await wang.says(SMOKE, reply_to=(await wang.sees("已登记"))["message_id"])
    await wang.sees("给 #1 补充的已经转给办事的人")
    first = (await said_by_bot(wang))[before]
    assert FIRE in first
    assert SAFE not in first
    told = read(await li.sees("➕ #1 反映的邻居补充", SMOKE))
    assert told.startswith("🆘")
    await group.shows("#1", FIRE, "🔴 急")
    await street.staff.shows("🆘 #1", FIRE)
    assert await time_left(street) <= timedelta(hours=2)
    await wang.says("/issue 1")
    await wang.sees("说到了危险，按急事办")
    await street.advance(hours=2, minutes=1)
    await wang.sees("⏫ #1 还没有人接单", FIRE)


async def test_who_adds_danger_by_the_form_reads_whom_to_call_and_once_sent_that_nothing_is_left_to_fill_in(
    street: Street,
) -> None:
    await reports(street.wang)
    await street.wang.presses("补充一句")
    await street.wang.says(SMOKE)
    check = read(await street.wang.sees("请看一遍", SAFE))
    assert check.startswith("🆘 着火")
    await street.wang.presses("加照片")
    await street.wang.sees(FIRE, SAFE, "请把 #1 的照片发来")
    await street.wang.presses("上一步")
    await street.wang.sees("请看一遍")
    await street.wang.presses("提交")
    sent = read(await street.wang.sees("给 #1 补充的已经转给办事的人"))
    assert sent.startswith("🆘 着火")
    assert SAFE not in sent


@pytest.mark.parametrize(("answer", "button"), [("还没解决", "说说哪里还没好"), ("3 分", "说一句")])
async def test_danger_told_with_an_answer_reaches_them_at_night_too(street: Street, answer: str, button: str) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.presses(answer)
    await settled(street)
    await street.advance(hours=NIGHT)
    await wang.presses(button)
    await wang.says("灯座着火了")
    told = read(await wang.sees("您对 #1 说的话已经转给办事的人"))
    assert told.startswith("🆘 着火")
    assert SAFE not in told
    await li.sees(FIRE, "💬", "灯座着火了")


async def test_what_tells_of_danger_goes_along_into_another_with_its_time_and_whom_to_call(street: Street) -> None:
    chen, li, group = street.chen, street.li, street.building_3
    await street.knock(li)
    await files(street.wang)
    await li.sees("📥 #1", LIGHT)
    await chen.says("/report 二层楼道灯冒火花，电线露着")
    await chen.presses("提交")
    await li.sees("📥 #2", WIRE)
    await street.advance(hours=1)
    await merges(li)
    await group.shows("#1", LIGHT, WIRE, "🔴 急")
    assert await time_left(street) <= timedelta(hours=1)
    await street.advance(hours=1, minutes=1)
    await street.wang.sees("⏫ #1 还没有人接单", WIRE)


async def test_danger_that_is_still_there_means_that_it_is_not_solved(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await tells_of_gas(wang)
    await li.presses("接单")
    await finishes(li, "拧紧了阀门")
    await street.advance(hours=NIGHT)
    question = await wang.sees("真的解决了吗")
    await wang.says("还是有煤气味", reply_to=question["message_id"])
    await wang.sees("知道了，#1 由楼门院长接着办", "还是有煤气味")
    said = await wang.sees("🆘 闻到燃气味")
    assert REPORT_THIS not in labels(said)
    assert await state(street) == "reopened"
    await li.sees("📥 #1", GAS, "💬 还是有煤气味")
    await li.presses("开始办")
    await settled(street)
    await li.sees_no(GAS)


async def test_new_danger_under_the_question_reaches_those_who_see_to_it_once_and_at_night(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await street.advance(hours=NIGHT)
    question = await wang.sees("真的解决了吗")
    await wang.says("灯座冒烟了", reply_to=question["message_id"])
    # The card that stood there is put right first, and gives way to the one that calls.
    await li.sees("🆘 着火", "📥 #1", "💬 灯座冒烟了")
    await settled(street)
    told = await li.sees("🆘 着火", "📥 #1", "💬 灯座冒烟了")
    await street.advance(hours=9)
    await settled(street)
    assert (await li.sees("💬 灯座冒烟了"))["message_id"] == told["message_id"]


async def test_that_the_danger_is_over_is_an_answer_like_any_other(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await tells_of_gas(wang)
    await li.presses("接单")
    await finishes(li, "拧紧了阀门")
    question = await wang.sees("真的解决了吗")
    await wang.says("没有煤气味了，谢谢", reply_to=question["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    assert await state(street) == "resolved"


async def test_who_joins_instead_of_filing_danger_need_not_press_once_more_for_it_to_be_heard(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(li)
    await reports(wang, LIGHT)
    await zhang.says(f"/report {LIGHT}，冒火花")
    await zhang.sees(WIRE, "邻居们反映过差不多的")
    await zhang.presses("#1 我也遇到")
    joined = await zhang.sees(WIRE, "记到 #1 里了", "已经马上转给办 #1 的人")
    assert labels(joined) == ["➕ 补充一句"]
    await li.sees("➕ #1 一位同样遇到的邻居补充", "冒火花")
    assert await time_left(street) <= timedelta(hours=2)


async def test_danger_is_heard_however_often_somebody_has_added_something_that_day(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    card = await wang.sees("已登记")
    for words in ("三楼也黑", "四楼也黑", "五楼也黑"):
        await wang.says(words, reply_to=card["message_id"])
        await li.sees(words)
    await wang.says("六楼也黑", reply_to=card["message_id"])
    await wang.sees("最多补充 3 次")
    await wang.says(SMOKE, reply_to=card["message_id"])
    await li.sees("➕ #1 反映的邻居补充", SMOKE)


@pytest.mark.parametrize("words", ["好了，以前老冒火花，现在不闪了，谢谢师傅", "终于不用担心漏电着火了"])
async def test_who_says_that_a_danger_is_over_is_asked_to_press_so(street: Street, words: str) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.says(words, reply_to=question["message_id"])
    await wang.sees("🆘")
    await wang.sees(PRESS_AND_KEEP)
    await wang.presses("5 分")
    await street.building_3.shows("#1 解决了")
    assert await state(street) == "closed"


async def test_danger_told_under_a_decline_of_what_is_private_stays_so(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await wang.says("/report 王家吵得厉害")
    for label in ("邻里纠纷", "只给办事的人看", "提交"):
        await wang.presses(label)
    await gives_a_reason(li, "不受理", "不归我们管")
    declined = await wang.sees("没有受理")
    await wang.says("王家还在漏煤气", reply_to=declined["message_id"])
    await wang.sees(GAS)
    await wang.sees(PRESS_AND_KEEP)
    await wang.presses("不同意，请再看看")
    await liu.sees("➕ #1", "王家还在漏煤气")


async def test_what_waits_for_the_morning_comes_at_once_where_danger_is_told_at_night(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await street.advance(hours=NIGHT)
    await reports(wang)
    await settled(street)
    assert await li.count("📥 #1") == 0
    await wang.says(SMOKE, reply_to=(await wang.sees("已登记"))["message_id"])
    card = await li.sees("📥 #1", FIRE, "之前接单")
    assert "✋ 接单" in labels(card)


async def test_who_takes_it_on_at_night_has_the_buttons_to_go_on_with_at_once(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await street.advance(hours=NIGHT)
    await reports(wang)
    await settled(street)
    await li.says("/issue 1")
    await li.presses("✋ 接单")
    await li.presses("📋 交办")
    await li.sees("交给谁办")
