"""回访 as people live it: those who joined answer too, by one tap, with stars and a word if they like."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.conversations.stories import (
    LIGHT,
    closes_and_another_is_asked,
    finishes,
    labels,
    mends,
    mends_again,
    of,
    passes,
    reports,
    restarts,
    until_counted,
)
from tests.owing import settled
from tests.people import Street, read

ASKED = "您也遇到的 #1 办完了"
NOT_CONCERNED = "解决没解决，由反映的和同样遇到的邻居说。"
GOES_ON = "有人说这件事还没好，又接着办了，办完再来问您。想跟办事的人说什么，回复那条消息就行。"
CLOSED = "这件事已经解决，不用再点了。"


async def state(street: Street) -> str:
    [row] = await street.rows("SELECT state FROM issues")
    return str(row["state"])


async def answers(street: Street) -> list[tuple[int, str, int | None, str]]:
    """Return what was answered: the round, the verdict, the stars and the words, in the order of the people."""
    rows = await street.rows("SELECT * FROM issue_answers ORDER BY round, id")
    return [(row["round"], row["verdict"], row["rating"], row["words"]) for row in rows]


async def is_asked_for_a_word(street: Street) -> None:
    """Let Wang answer that it is solved indeed, and begin to say a word."""
    await mends(street)
    await street.wang.presses("5 分")
    await street.wang.presses("说一句")
    await street.wang.sees("关于 #1，想说点什么")


# One tap


async def test_one_tap_is_enough_and_stars_and_a_word_may_follow(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await mends(street)
    question = await wang.sees("真的解决了吗")
    assert labels(question)[0] == "✅ 解决了"
    await wang.presses("✅ 解决了")
    thanks = await wang.sees("谢谢您！#1 了结了")
    assert thanks["message_id"] == question["message_id"]
    assert labels(thanks) == ["1 分", "2 分", "3 分", "4 分", "5 分", "💬 说一句", "↩ 点错了，还没解决"]
    await group.shows("#1 解决了", "反映的邻居说：解决了")
    assert "分" not in read(await group.shows("#1 💡 照明", "✅ 已解决"))
    await wang.presses("4 分")
    rated = await wang.sees("谢谢您", "您打了 4 分")
    assert "✔ 4 分" in labels(rated)
    await group.shows("#1 解决了", "反映的邻居打分：4 分")
    await wang.presses("说一句")
    await wang.sees("关于 #1，想说点什么")
    await wang.says("又快又好，谢谢 <b>李大爷</b>")
    await wang.sees("您对 #1 说的话已经转给办事的人")
    await li.sees("#1 反映的邻居说（解决了，4 分）", "又快又好，谢谢 <b>李大爷</b>")
    await settled(street)
    await group.shows_no("又快又好")
    assert await answers(street) == [(1, "solved", 4, "又快又好，谢谢 <b>李大爷</b>")]
    assert [row["rating"] for row in await street.rows("SELECT rating FROM issues")] == [4]


async def test_a_word_may_be_left_out(street: Street) -> None:
    wang = street.wang
    await is_asked_for_a_word(street)
    await wang.presses("跳过")
    await wang.sees("不说也行")
    assert await answers(street) == [(1, "solved", 5, "")]
    assert await street.rows("SELECT id FROM drafts") == []


async def test_whose_finger_slipped_gives_other_stars(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("3 分")
    await wang.sees("您打了 3 分")
    await wang.presses("5 分")
    await wang.sees("您打了 5 分")
    await restarts(street)
    assert "出了点问题" not in await wang.forges("1:issues:rate:1:5")
    assert await answers(street) == [(1, "solved", 5, "")]
    assert [row["rating"] for row in await street.rows("SELECT rating FROM issues")] == [5]


# Those who joined


async def test_a_supporters_solved_is_kept_and_the_reporter_has_the_last_word(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await mends(street, zhang)
    await zhang.presses("✅ 解决了")
    await zhang.sees("您说 #1 解决了。等反映的邻居也说一声")
    await zhang.presses("4 分")
    await zhang.sees("您说 #1 解决了，打了 4 分")
    await settled(street)
    assert await state(street) == "resolved"
    await restarts(street)
    await wang.presses("5 分")
    await group.shows("#1 解决了", "反映的邻居打分：5 分 · 一共 2 位邻居回了话", "1 位邻居也遇到了")
    thanks = await zhang.sees("谢谢您！您说 #1 解决了，打了 4 分")
    assert "✔ 4 分" in labels(thanks)
    assert labels(await zhang.sees("✅ #1 解决了：换了新灯泡")) == []
    assert sorted(await answers(street)) == [(1, "solved", 4, ""), (1, "solved", 5, "")]


async def test_a_supporter_who_thinks_again_says_so_while_it_is_asked(street: Street) -> None:
    wang, zhang, li, group = street.wang, street.zhang, street.li, street.building_3
    await mends(street, zhang)
    await zhang.presses("5 分")
    await zhang.sees("您说 #1 解决了")
    await zhang.presses("还没解决")
    await zhang.sees("知道了，#1 由楼门院长接着办")
    await group.shows("#1", "一位同样遇到的邻居说还没解决")
    await li.sees("一位同样遇到的邻居说还没有解决，请接着办")
    await wang.sees("#1 一位同样遇到的邻居说还没解决，由楼门院长接着办，办完再问您")
    assert await answers(street) == [(1, "unsolved", None, "")]


@pytest.mark.parametrize(
    ("label", "then", "known", "told"),
    [
        ("解决了一部分", "in-progress", "只解决了一部分", "邻居说还没有全好，由"),
        ("还没解决", "reopened", "由楼门院长接着办", "邻居说还没解决，由"),
    ],
)
async def test_what_one_who_joined_finds_missing_lets_the_work_go_on_with_a_new_clock(
    street: Street, label: str, then: str, known: str, told: str
) -> None:
    wang, zhang, chen, li = street.wang, street.zhang, street.chen, street.li
    await street.remote.put(f"chats/{street.building_3.id}/members/{chen.id}", status="member")
    await mends(street, zhang, chen)
    await zhang.presses(label)
    await zhang.sees("#1", known)
    await li.sees("📥 #1", "一位同样遇到的邻居说", "请接着办")
    for other in (wang, chen):
        await other.sees(f"#1 一位同样遇到的{told}楼门院长接着办")
    await settled(street)
    assert await state(street) == then
    assert await zhang.count(told) == 0
    for other in (wang, chen):
        await until_counted(other, "真的解决了吗", 0)
        assert await other.count(told) == 1, "told twice: where it was asked, and by the notice"
    kinds = {row["kind"] for row in await street.rows("SELECT kind FROM deadlines WHERE state = 'waiting'")}
    assert kinds == {"issues.due", "issues.nudge", "issues.morning"}
    await zhang.presses("说说哪里还没好")
    await zhang.says("三层的也不亮")
    await li.sees("📥 #1", "一位同样遇到的邻居说", "💬 三层的也不亮", "请接着办")
    await finishes(li, "三层的也换了")
    for each in (wang, zhang, chen):
        await each.sees("#1 办完了：三层的也换了", "真的解决了吗")
    await wang.presses("5 分")
    await street.building_3.shows("#1 解决了", "三层的也换了")
    assert [each[:2] for each in await answers(street)] == [
        (1, "partly" if then == "in-progress" else "unsolved"),
        (2, "solved"),
    ]


async def test_not_solved_for_the_second_time_goes_up_whoever_says_it(street: Street) -> None:
    wang, zhang, li, liu = street.wang, street.zhang, street.li, street.liu
    await street.knock(liu)
    await mends(street, zhang)
    await wang.presses("还没解决")
    await li.sees("反映的邻居说还没有解决")
    await finishes(li, "又换了一只")
    await zhang.sees(f"{ASKED}：又换了一只")
    await zhang.presses("还没解决")
    await li.sees("#1 一位同样遇到的邻居又说没解决，已经转给网格员")
    await street.building_3.shows("#1", "等网格员接单", "起归网格管")


async def test_what_is_missing_is_told_to_those_whom_it_awaits_one_level_up(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(liu)
    await mends(street)
    await wang.presses("还没解决")
    await li.sees("反映的邻居说还没有解决")
    await finishes(li, "又换了一只")
    await wang.sees("又换了一只", "真的解决了吗")
    await wang.presses("还没解决")
    await liu.sees("📥 #1", "等网格员接单")
    await wang.presses("说说哪里还没好")
    await wang.says("线路也是坏的")
    await liu.sees("📥 #1", "等网格员接单", "💬 线路也是坏的")


async def test_who_joins_while_the_others_are_asked_is_asked_as_well(street: Street) -> None:
    zhang = street.zhang
    await street.knock(zhang)
    await mends(street)
    await zhang.presses("我也遇到", street.building_3)
    await zhang.sees(ASKED, "换了新灯泡", "真的解决了吗")
    await zhang.presses("我也遇到", street.building_3)
    await settled(street)
    assert await zhang.count(ASKED) == 1


async def test_who_never_started_the_bot_is_asked_when_they_do(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await street.knock(street.li)
    await street.li.presses("接单")
    await finishes(street.li)
    await street.wang.sees("真的解决了吗")
    await settled(street)
    await street.knock(zhang)
    await zhang.sees(ASKED, "真的解决了吗")


# Without the reporter


async def test_without_the_reporter_those_who_joined_decide_when_the_days_are_over(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await mends(street, zhang)
    await zhang.presses("5 分")
    await zhang.sees("等反映的邻居也说一声")
    await street.advance(days=7, minutes=1)
    await group.shows("#1 解决了", "1 位同样遇到的邻居说解决了，反映的邻居没有按时回话")
    closed = await wang.sees("没有等到您的回话，同样遇到的邻居说解决了", "您那边也好了吗")
    assert labels(closed)[0] == "✅ 解决了"
    assert await state(street) == "closed"
    await wang.presses("3 分")
    await wang.sees("谢谢您", "您打了 3 分")
    assert [row["rating"] for row in await street.rows("SELECT rating FROM issues")] == [3]


async def test_where_nobody_answers_nobody_is_reached_and_all_who_have_it_hear_it(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await mends(street, zhang)
    await street.advance(days=7, minutes=1)
    await group.shows("#1 办完了，没有等到反映的邻居回话", "不算作已解决")
    await wang.sees("没有等到您的回话，先了结了")
    await zhang.sees("#1 办完了，没有等到回话说解决没有，先了结了")
    assert await zhang.forges("1:issues:solved:1") == "这件事已经结束，不用再点了。"
    assert await answers(street) == []


async def test_the_days_of_an_earlier_round_end_nothing_later(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.presses("解决了一部分")
    await li.sees("反映的邻居说只解决了一部分", "👉 请接着办")
    await passes(street, days=2)
    await mends_again(street)
    await passes(street, days=5, minutes=5)
    await settled(street)
    assert await state(street) == "resolved"


async def test_a_late_no_of_the_reporter_is_not_told_as_a_yes(street: Street) -> None:
    """Closed at night by those who joined, told in the morning: what was said in between changes nothing of that."""
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await passes(street, hours=11, minutes=40)
    await mends(street, zhang)
    await zhang.presses("5 分")
    await zhang.sees("等反映的邻居也说一声")
    await passes(street, days=7, minutes=40)
    await group.shows("#1 💡 照明", "✅ 已解决")
    await wang.forges("1:issues:dispute:1")
    await wang.sees("记下了：您说 #1 还没解决")
    assert await state(street) == "closed"
    await passes(street, hours=9)
    await group.shows("#1 解决了", "1 位同样遇到的邻居说解决了，反映的邻居没有按时回话 · 一共 2 位邻居回了话")
    await group.shows_no("反映的邻居说：解决了")


async def test_what_was_asked_shows_that_the_reporter_took_it_back(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.presses("解决了一部分")
    await wang.sees("只解决了一部分")
    await wang.forges("1:issues:withdrawn:1")
    await settled(street)
    [now] = [each for each in await wang.messages() if each["message_id"] == question["message_id"]]
    assert (read(now), labels(now)) == ("#1 收回了。", [])


# After it was closed


async def test_who_said_nothing_can_say_it_for_a_week_after_it_was_closed(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    asked = await closes_and_another_is_asked(street)
    assert labels(asked) == ["✅ 解决了", "1 分", "2 分", "3 分", "4 分", "5 分", "🌓 解决了一部分", "😕 还没解决"]
    await zhang.presses("3 分")
    await zhang.sees("谢谢您！您说 #1 解决了，打了 3 分")
    await settled(street)
    assert await state(street) == "closed"
    assert [row["rating"] for row in await street.rows("SELECT rating FROM issues")] == [5]
    assert await zhang.forges("1:issues:confirm:1:4") == CLOSED
    await group.shows("#1 解决了", "反映的邻居打分：5 分")


@pytest.mark.parametrize(("label", "says"), [("还没解决", "还没解决"), ("解决了一部分", "只解决了一部分")])
async def test_who_still_has_it_after_it_was_closed_is_led_to_a_new_report(
    street: Street, label: str, says: str
) -> None:
    zhang, group = street.zhang, street.building_3
    await closes_and_another_is_asked(street)
    await restarts(street)
    await zhang.presses(label)
    kept = await zhang.sees(f"记下了：您说 #1 {says}", "重新反映")
    assert labels(kept) == ["📣 重新反映 #1", "💬 说说哪里还没好"]
    assert await state(street) == "closed"
    await zhang.presses("重新反映")
    await zhang.sees("照明", "请说说怎么回事")
    await zhang.says("三层的灯不亮")
    await zhang.presses("提交")
    await group.shows("#2 💡 照明", "三层的灯不亮", "等楼门院长接单")


@pytest.mark.parametrize(
    ("written", "heard"), [("4 分", "您说 #1 解决了，打了 4 分"), ("还没解决", "记下了：您说 #1 还没解决")]
)
async def test_who_writes_it_out_under_the_news_is_asked_there_no_more(
    street: Street, written: str, heard: str
) -> None:
    wang, zhang = street.wang, street.zhang
    news = await closes_and_another_is_asked(street, saying="✅ 解决了")
    await zhang.says(written, reply_to=news["message_id"])
    said = await zhang.sees(heard)
    await settled(street)
    assert not [each for each in await zhang.messages() if "🌓 解决了一部分" in labels(each)]
    await wang.presses("点错了，还没解决")
    now = await zhang.sees("先前这里说 #1 解决了，是点错了")
    assert (now["message_id"], labels(now)) == (said["message_id"], [])


async def test_after_a_week_nothing_more_is_taken(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await closes_and_another_is_asked(street)
    await wang.presses("说一句")
    await wang.sees("关于 #1，想说点什么")
    await passes(street, days=7, minutes=5)
    for data in ("solved:1", "confirm:1:4", "partly:1", "dispute:1"):
        assert (data, "了结有些日子了" in await zhang.forges(f"1:issues:{data}")) == (data, True)
    assert "了结有些日子了" in await wang.forges("1:issues:rate:1:4")
    await wang.says("谢谢大家")
    await wang.sees("这件事了结有些日子了")
    assert await answers(street) == [(1, "solved", 5, "")]
    assert await street.rows("SELECT id FROM drafts") == []


# Who may not, and what does not belong there

EVERY_ANSWER = ("solved:1", "confirm:1:5", "partly:1", "dispute:1", "rate:1:5", "words:1", "anew:1", "mispressed:1")


async def test_who_does_not_have_it_answers_nothing(street: Street) -> None:
    strangers = [of(street, name) for name in ("sun", "chen", "liu", "gao", "lin")]
    await street.knock(*strangers)
    await mends(street)
    question = await street.wang.sees("真的解决了吗")
    for stranger in strangers:
        for data in EVERY_ANSWER:
            assert (stranger.name, data, await stranger.forges(f"1:issues:{data}")) == (
                stranger.name,
                data,
                NOT_CONCERNED,
            )
    assert (await street.wang.sees("真的解决了吗"))["message_id"] == question["message_id"]
    assert await answers(street) == []


async def test_who_does_the_work_does_not_judge_it_even_where_they_joined(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("我也遇到", street.building_3)
    await li.presses("接单")
    await finishes(li)
    await wang.sees("真的解决了吗")
    await settled(street)
    assert await li.count(ASKED) == 0
    for data in ("solved:1", "confirm:1:5", "dispute:1"):
        assert await li.forges(f"1:issues:{data}") == "这件事是您在办，解决没解决，请让邻居们来说。"
    await passes(street, days=7, minutes=1)
    await street.building_3.shows("#1 办完了，没有等到反映的邻居回话")


async def test_nothing_can_be_added_before_it_is_said_whether_it_is_solved(street: Street) -> None:
    await mends(street)
    for data in ("rate:1:5", "words:1"):
        assert await street.wang.forges(f"1:issues:{data}") == "请先点一下解决没有，再打分、说话。"
    await street.wang.presses("解决了一部分")
    await street.wang.sees("只解决了一部分")
    assert "用不了" in await street.wang.forges("1:issues:rate:1:5")


@pytest.mark.parametrize("data", ["rate:1:0", "rate:1:6", "rate:1", "rate:1:-1", "solved:999", "words:999", "anew:x"])
async def test_a_forged_answer_is_a_button_that_no_longer_works(street: Street, data: str) -> None:
    await mends(street)
    await street.wang.presses("5 分")
    await street.wang.sees("谢谢您")
    assert "用不了" in await street.wang.forges(f"1:issues:{data}")
    assert await answers(street) == [(1, "solved", 5, "")]


async def test_who_calls_it_solved_right_after_a_neighbour_said_that_it_is_not_hears_what_happened(
    street: Street,
) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    question = await wang.sees("真的解决了吗")
    await zhang.presses("还没解决")
    await zhang.sees("接着办")
    assert await wang.forges("1:issues:solved:1", message_id=question["message_id"]) == GOES_ON
    assert await wang.forges("1:issues:confirm:1:2", message_id=question["message_id"]) == GOES_ON
    await wang.says("我家门口的亮了", reply_to=question["message_id"])
    await li.sees("➕ #1", "我家门口的亮了")


async def test_before_the_work_is_done_nobody_is_asked(street: Street) -> None:
    await reports(street.wang)
    for data in ("solved:1", "partly:1"):
        assert await street.wang.forges(f"1:issues:{data}") == GOES_ON
    assert await street.wang.forges("1:issues:anew:1") == "这件事还在等人接单，接了单才能走这一步。"


async def test_answers_that_come_together_count_once_each_and_only_one_of_them_moves_it(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street, zhang)
    await asyncio.gather(
        *(wang.forges("1:issues:confirm:1:5") for _ in range(3)), *(zhang.forges("1:issues:solved:1") for _ in range(3))
    )
    await street.building_3.shows("#1 解决了")
    await settled(street)
    assert await street.building_3.count("#1 解决了") == 1
    assert sorted(await answers(street), key=str) == [(1, "solved", 5, ""), (1, "solved", None, "")]
    verbs = [row["verb"] for row in await street.rows("SELECT verb FROM issue_events ORDER BY id")]
    assert verbs.count("confirm") == 1


# The word


@pytest.mark.parametrize(
    ("wrong", "line"),
    [({"text": "好"}, "短"), ({"text": "好" * 501}, "500"), ({"sticker": True}, "文字"), ({"voice": True}, "文字")],
)
async def test_a_word_that_does_not_fit_is_asked_for_again(street: Street, wrong: dict[str, Any], line: str) -> None:
    wang = street.wang
    await is_asked_for_a_word(street)
    await wang.sends(**wrong)
    await wang.sees(line, "关于 #1，想说点什么")
    await restarts(street)
    await wang.says("\u202eمرحبا 🔥")
    await wang.sees("已经转给办事的人")
    await street.li.sees("反映的邻居说（解决了，5 分）", "مرحبا 🔥")


async def test_a_word_that_comes_too_late_is_told_so_before_it_is_told_what_does_not_fit(street: Street) -> None:
    wang = street.wang
    await is_asked_for_a_word(street)
    await passes(street, days=8)
    await wang.says("长" * 501)
    await wang.sees("#1 不用再填了：这件事了结有些日子了，不再收回话")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_a_command_in_the_middle_leaves_the_word_to_be_said(street: Street) -> None:
    wang = street.wang
    await is_asked_for_a_word(street)
    await wang.says("/help")
    await wang.sees("我能帮您做这些")
    await wang.says("谢谢大家")
    await street.li.sees("谢谢大家")


async def test_the_body_and_the_holder_hear_a_word_and_only_a_name_that_may_be_read(street: Street) -> None:
    wang, zhang, li, gao = street.wang, street.zhang, street.li, street.gao
    await street.knock(li, gao, zhang)
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.presses("署上我的名字")
    await wang.presses("提交")
    await zhang.presses("我也遇到", street.building_3)
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("物业")
    await finishes(gao)
    for each, words in ((zhang, "三层也好了"), (wang, "很快")):
        await each.sees("真的解决了吗")
        await each.presses("5 分")
        await each.sees("打了 5 分")
        await each.presses("说一句")
        await each.says(words)
        await each.sees("已经转给办事的人")
    for worker in (li, gao):
        await worker.sees(f"反映的邻居{wang.name}说（解决了，5 分）", "很快")
        assert zhang.name not in read(await worker.sees("一位同样遇到的邻居说（解决了，5 分）", "三层也好了"))
    await until_counted(gao, "💬 #1", 2)


async def test_the_journal_has_the_answers_and_none_of_the_words(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street, zhang)
    await zhang.presses("✅ 解决了")
    await zhang.sees("等反映的邻居也说一声")
    await zhang.presses("说一句")
    await zhang.says("三层也好了")
    await zhang.sees("已经转给办事的人")
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    rows = await street.rows("SELECT verb, data FROM journal ORDER BY id")
    verbs = [row["verb"] for row in rows]
    assert [verb for verb in verbs if verb in ("issues.answer", "issues.add-words", "issues.confirm")] == [
        "issues.answer",
        "issues.add-words",
        "issues.confirm",
    ]
    assert not [row for row in rows if "三层" in row["data"]]
    assert not [row for row in await street.rows("SELECT words FROM issue_events") if "三层" in row["words"]]


async def test_an_answer_touches_what_its_giver_was_asked_and_nobody_elses(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang, street.chen)
    await settled(street)
    before = await wanted(street)
    await zhang.presses("3 分")
    await zhang.sees("打了 3 分")
    await zhang.presses("4 分")
    await zhang.sees("打了 4 分")
    await zhang.presses("说一句")
    await zhang.says("亮堂多了")
    await zhang.sees("您对 #1 说的话")
    await settled(street)
    after = await wanted(street)
    assert {chat for chat, times in after.items() if times != before[chat]} == {zhang.id}


async def wanted(street: Street) -> dict[int, int]:
    """Return how often what each was asked was wanted up to date."""
    rows = await street.rows("SELECT chat_id, wanted FROM cards WHERE kind = 'issue-verdict'")
    return {row["chat_id"]: row["wanted"] for row in rows}


# What is still not well, in words and photos


async def is_asked_what_is_missing(street: Street, answer: str = "还没解决") -> None:
    """Let Wang answer that it is not wholly solved, and begin to say what is not."""
    await mends(street)
    await street.wang.presses(answer)
    await street.wang.presses("说说哪里还没好")
    await street.wang.sees("#1 哪里还没好？一句话、照片都行")


async def test_who_says_that_it_is_not_solved_shows_what_is_not(street: Street) -> None:
    wang, li = street.wang, street.li
    await is_asked_what_is_missing(street)
    await wang.sends_photo()
    await wang.sees("照片收到了", "再写一句吧")
    await wang.says("厨房那盏还黑着")
    await wang.sees("给 #1 补充的已经转给办事的人")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await li.sees("📥 #1", "💬 厨房那盏还黑着", "请接着办")
    await settled(street)
    assert (await wang.count("已经转给办事的人"), await li.count("厨房那盏还黑着")) == (1, 1)


async def test_photos_alone_say_enough_and_an_album_is_waited_for(street: Street) -> None:
    wang, li = street.wang, street.li
    await is_asked_what_is_missing(street)
    await wang.sends(photo=[True, True])
    await wang.sees("照片收到了")
    await settled(street)
    await wang.presses("跳过")
    await wang.sees("给 #1 补充的已经转给办事的人")
    await li.sees("➕ #1", "另加了 2 张照片")


async def test_photos_in_reply_to_an_answer_are_not_lost(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.presses("还没解决")
    answered = await wang.sees("#1 由楼门院长接着办")
    await wang.sends(photo=True, caption="厨房那盏还黑着", reply_to=answered["message_id"])
    await wang.sees("请看一遍，给 #1 补充", "厨房那盏还黑着", "1 张照片")
    await wang.presses("提交")
    await li.sees("➕ #1", "厨房那盏还黑着", "另加了 1 张照片")


async def test_whoever_joined_is_asked_for_words_alone(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    await zhang.presses("还没解决")
    await zhang.presses("说说哪里还没好")
    await zhang.sees("关于 #1，想说点什么")


async def test_photos_of_what_was_not_well_yet_are_asked_for_no_more_once_it_is(street: Street) -> None:
    wang, li = street.wang, street.li
    await is_asked_what_is_missing(street, "解决了一部分")
    await wang.sends_photo(caption="一层的还不亮")
    await wang.sees("请把 #1 的照片发来")
    await li.sees("反映的邻居说")
    await finishes(li, "一层也换了")
    await wang.sees("一层也换了", "真的解决了吗")
    await wang.presses("5 分")
    await street.building_3.shows("#1 解决了")
    await wang.says("/report 风大，门关不上")
    await wang.presses("公共设施")
    await wang.presses("单元门")
    await wang.presses("提交")
    await wang.sees("#1 不用再填了：这件事已经解决")
    await settled(street)
    assert await wang.count("请把 #1 的照片发来") == 1
    assert await street.rows("SELECT id FROM drafts") == []
