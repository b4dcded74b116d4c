"""Somebody asks in private after what was reported, in their own words."""

from __future__ import annotations

import pytest

from tests.conversations.stories import (
    LIGHT,
    closes_by_mistake,
    is_declined,
    is_left_behind,
    is_never_answered,
    labels,
    mends,
    passes,
    reports,
)
from tests.conversations.test_issue_written_answers import ASK_AGAIN, REPORT_THIS
from tests.owing import settled
from tests.people import Street, read

ROW = f"#1 ⏳ 💡 照明 {LIGHT}"


@pytest.mark.parametrize("said", ["我反映的事怎么样了？", "怎么还不来人", "1号", "#1 有没有消息"])
async def test_it_leads_to_the_issue_beside_another_report(street: Street, said: str) -> None:
    wang = street.wang
    await reports(wang)
    await wang.says(said)
    assert labels(await wang.sees("您是问反映过的事吗")) == [REPORT_THIS, ROW]
    await wang.presses(ROW)
    await wang.sees("经过", "等楼门院长接单")


async def test_where_there_is_nothing_to_ask_after_it_is_as_ever(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street)
    await wang.says("怎么还没修好")
    assert labels(await wang.sees("我在呢")) == [REPORT_THIS, ASK_AGAIN]
    await zhang.says("#7")
    assert labels(await zhang.sees("我在呢")) == [REPORT_THIS]


async def test_of_many_the_newest_are_shown_and_the_way_to_all(street: Street) -> None:
    wang = street.wang
    for words in (LIGHT, "单元门关不上", "信箱锁坏了", "水管漏水了"):
        await reports(wang, words)
    await wang.says("我报的事有进展吗")
    offered = labels(await wang.sees("您是问反映过的事吗"))
    assert [label.split()[-1] for label in offered[1:4]] == ["水管漏水了", "信箱锁坏了", "单元门关不上"]
    assert len(offered) == 5


# To think better of it


async def test_whose_finger_slipped_is_led_to_what_they_closed(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_by_mistake(street)
    await wang.says("点错了，厨房那盏还没解决")
    assert labels(await wang.sees("您是说前面那件事吗")) == [REPORT_THIS, "↩ #1 点错了，还没解决"]
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await li.sees("📥 #1", "反映的邻居说还没解决", "💬 点错了，厨房那盏还没解决")
    await wang.says("还是坏的")
    await wang.sees("我在呢")


async def test_who_was_away_when_it_was_asked_reports_it_once_more(street: Street) -> None:
    wang = street.wang
    await is_never_answered(street)
    await wang.says("还没好，我出差了")
    offer = await wang.sees("您是说前面那件事吗", "您写的放进去，看一遍再提交")
    assert (labels(offer), "带给办事的人" in read(offer)) == ([REPORT_THIS, "📣 重新反映 #1"], False)
    await wang.presses("📣 重新反映 #1")
    await wang.sees("请看一遍", "照明", "还没好，我出差了")
    await wang.presses("提交")
    await street.building_3.shows("#2 💡 照明", "还没好，我出差了")


async def test_long_after_that_the_same_words_are_of_something_new(street: Street) -> None:
    wang = street.wang
    lapsed = await is_never_answered(street)
    await passes(street, days=7, minutes=5)
    await wang.says("电梯又坏了")
    assert labels(await wang.sees("我在呢")) == [REPORT_THIS]
    await wang.says("又坏了", reply_to=lapsed["message_id"])
    assert labels(await wang.sees("#1 已经不在办了，补充不进去")) == [REPORT_THIS]
    await wang.sees_no("您是说前面那件事吗")


async def test_in_a_reply_nobody_is_offered_to_report_anew_what_is_not_theirs(street: Street) -> None:
    li, chen = street.li, street.chen
    await street.knock(chen)
    await street.remote.put(f"chats/{street.building_3.id}/members/{chen.id}", status="member")
    await is_never_answered(street)
    for reader in (li, chen):
        await reader.says("/issue 1")
        shown = await reader.sees("#1", "⬜")
        await reader.says("还没好吧", reply_to=shown["message_id"])
        assert labels(await reader.sees("才能补充")) == [REPORT_THIS]
        await reader.sees_no("您是说前面那件事吗")


async def test_where_one_was_a_slip_and_another_ended_unanswered_both_are_offered(street: Street) -> None:
    wang = street.wang
    await is_never_answered(street)
    await settled(street)
    await mends(street, words="单元门关不上", how="换了合页", number=2)
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#2 了结了")
    await wang.says("还没好")
    offer = await wang.sees("您是说前面那件事吗", "您写的一起带去", "「重新反映」的，看一遍再提交")
    assert labels(offer) == [REPORT_THIS, "↩ #2 点错了，还没解决", "📣 重新反映 #1"]


async def test_a_photo_of_what_was_declined_goes_along_with_the_words_under_it(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await is_declined(street, liu)
    await wang.sends(photo=True, caption="我不同意，灯在楼道里")
    await wang.presses("#1 不同意")
    await liu.sees("➕ #1 反映的邻居补充", "灯在楼道里", "另加了 1 张照片")


@pytest.mark.parametrize("said", ["我要反映一件事", "我想反映个问题。", "报修！"])
async def test_that_somebody_wants_to_report_is_no_word_of_the_report(street: Street, said: str) -> None:
    wang = street.wang
    await street.knock(wang)
    await wang.says(said)
    await wang.presses("反映这件事")
    await wang.sees("是哪方面的事")
    await wang.presses("照明")
    await wang.sees("请说说怎么回事")


async def test_who_does_not_accept_a_decline_is_led_to_it(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await is_declined(street, liu)
    await wang.says("这算什么答复，我不同意")
    assert labels(await wang.sees("您是说前面那件事吗")) == [REPORT_THIS, "🙋 #1 不同意，请再看看"]
    await wang.presses("#1 不同意")
    await wang.sees("#1 请网格员再看一遍")
    await liu.sees("➕ #1 反映的邻居补充", "这算什么答复，我不同意")
    await settled(street)
    assert (await wang.count("请网格员再看一遍"), await liu.count("这算什么答复")) == (1, 1)


async def test_what_is_too_long_to_go_along_with_an_appeal_stays_behind_and_that_is_said(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await is_declined(street, liu)
    await wang.says(f"我不同意，{'灯在楼道' * 150}")
    await wang.presses("#1 不同意")
    await wang.sees("#1 请网格员再看一遍")
    await is_left_behind(street, "灯在楼道", unread_by=street.liu)


async def test_once_it_is_too_late_for_that_it_is_a_report_like_any_other(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await closes_by_mistake(street)
    await passes(street, days=8)
    for person in (wang, zhang):
        await person.says("点错了，还没解决")
        assert labels(await person.sees("我在呢")) == [REPORT_THIS]
