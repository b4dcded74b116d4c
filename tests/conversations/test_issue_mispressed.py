"""Whose finger slipped on “solved” says so, and everybody who read that it is solved reads that it is not."""

from __future__ import annotations

import pytest

from rules.issues import MOST_PHOTOS
from tests.conversations.stories import (
    SLIPPED,
    TOO_MUCH,
    closes_by_mistake,
    finishes,
    is_left_behind,
    labels,
    mends,
    mends_again,
    of,
    passes,
)
from tests.conversations.test_issue_answers import NOT_CONCERNED, answers, state
from tests.conversations.test_issue_incidents import merges, two
from tests.conversations.test_issue_withholding import covers
from tests.owing import settled
from tests.people import Person, Street, read

FORGED = "1:issues:mispressed:1"
OVER = "这件事已经解决，不用再点了。"


@pytest.mark.parametrize("photo", [False, True])
async def test_everybody_who_read_that_it_is_solved_reads_that_it_is_not(street: Street, photo: bool) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await closes_by_mistake(street, zhang, photo=photo)
    await zhang.sees("✅ #1 解决了", "您那边也好了吗")
    await settled(street)
    await wang.presses(SLIPPED)
    said = await wang.sees("知道了，#1 由楼门院长接着办，办完再问您")
    assert labels(said) == ["💬 说说哪里还没好"]
    await li.sees("📥 #1", "反映的邻居说还没有解决，请接着办")
    await zhang.sees("🔁 #1 反映的邻居说还没解决")
    await group.shows("#1 更正", "先前这里说解决了，是点错了")
    await group.shows("#1 💡 照明", "反映的邻居说还没解决，由楼门院长接着办")
    await settled(street)
    assert await group.count("#1 解决了") == 0
    assert await state(street) == "reopened"
    assert await answers(street) == [(1, "unsolved", None, "")]
    kinds = {row["kind"] for row in await street.rows("SELECT kind FROM deadlines WHERE state = 'waiting'")}
    assert kinds == {"issues.due", "issues.nudge", "issues.morning"}


async def test_once_it_is_solved_indeed_everybody_reads_that_as_well(street: Street) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await closes_by_mistake(street, zhang)
    await wang.presses("4 分")
    await wang.sees("您打了 4 分")
    await wang.presses(SLIPPED)
    await li.sees("反映的邻居说还没有解决，请接着办")
    await mends_again(street)
    await wang.presses("✅ 解决了")
    await group.shows("#1 解决了", "又换了开关", "反映的邻居说：解决了")
    await zhang.sees("✅ #1 解决了：又换了开关")
    await settled(street)
    assert (await group.count("#1 解决了"), await group.count("更正")) == (1, 0)
    await group.shows("#1 💡 照明", "✅ 已解决")
    assert [each[:3] for each in await answers(street)] == [(1, "unsolved", None), (2, "solved", None)]
    rows = await street.rows("SELECT verb FROM journal WHERE verb LIKE 'issues.%' ORDER BY id")
    verbs = [row["verb"].removeprefix("issues.") for row in rows]
    assert verbs[verbs.index("confirm") :] == ["confirm", "rate", "dispute", "resolve", "confirm"]


async def test_what_was_put_right_in_the_night_is_never_told_as_solved(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await mends(street, zhang)
    await passes(street, hours=13)
    await wang.presses("✅ 解决了")
    await wang.presses(SLIPPED)
    await wang.sees("接着办，办完再问您")
    await passes(street, hours=9)
    await zhang.sees("还没解决")
    await settled(street)
    for where in (zhang, group):
        assert (where.name, await where.count("#1 解决了"), await where.count("更正")) == (where.name, 0, 0)


async def test_where_its_holder_has_left_office_meanwhile_others_go_on_with_it(street: Street) -> None:
    wang, liu, lin = street.wang, street.liu, street.lin
    await street.knock(liu, lin)
    await closes_by_mistake(street)
    await lin.says("/revoke")
    await lin.presses("▶")
    await lin.presses("李大爷")
    await lin.presses("撤销")
    await lin.sees("李大爷不再担任3号楼的楼门院长")
    await wang.presses(SLIPPED)
    await liu.sees("📥 #1", "请接着办")
    await wang.sees("#1", "网格员")
    await finishes(liu, "又换了开关")
    await wang.sees("又换了开关", "真的解决了吗")


async def test_what_was_merged_into_it_goes_on_with_it(street: Street) -> None:
    wang, chen, li, group = street.wang, street.chen, street.li, street.building_3
    await two(street, chen)
    await merges(li)
    await li.sees("📥 #1", "#2 也在这里一起办")
    await li.forges("1:issues:accept:1")
    await finishes(li)
    await wang.presses("✅ 解决了")
    await group.shows("#1 解决了")
    await settled(street)
    await wang.presses(SLIPPED)
    await chen.sees("#1", "还没解决")
    await group.shows("#1 更正")
    await settled(street)
    assert [row["ended_at"] for row in await street.rows("SELECT ended_at FROM issues")] == [None, None]
    cards = await street.rows("SELECT subject_id FROM cards WHERE kind = 'issue' AND last = 0 ORDER BY subject_id")
    assert [row["subject_id"] for row in cards] == [1, 2]


async def test_it_is_put_right_once_by_whose_word_closed_it_and_by_nobody_else(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(street.chen, street.lin)
    await mends(street, zhang)
    await zhang.presses("5 分")
    await zhang.sees("等反映的邻居也说一声")
    assert await wang.forges(FORGED) == "请先点一下解决没有，再打分、说话。"
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#1 了结了")
    thanks = await zhang.sees("谢谢您！您说 #1 解决了")
    assert SLIPPED not in labels(thanks)
    assert await zhang.forges(FORGED) == OVER
    for name in ("chen", "lin", "li"):
        assert (name, await of(street, name).forges(FORGED)) == (name, NOT_CONCERNED)
    await wang.presses(SLIPPED)
    await wang.sees("接着办，办完再问您")
    assert await wang.forges(FORGED) == "有邻居说还没解决，正在继续办理。"
    assert [row["reopened"] for row in await street.rows("SELECT reopened FROM issues")] == [1]


async def test_what_others_closed_when_the_days_were_over_is_no_slip_of_the_reporters(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street, zhang)
    await zhang.presses("5 分")
    await zhang.sees("等反映的邻居也说一声")
    await street.advance(days=7, minutes=1)
    await wang.sees("没有等到您的回话", "您那边也好了吗")
    await wang.presses("✅ 解决了")
    assert SLIPPED not in labels(await wang.sees("谢谢您！#1 了结了"))
    assert await wang.forges(FORGED) == OVER
    assert await state(street) == "closed"


async def test_after_a_week_it_stays_as_it_is(street: Street) -> None:
    await closes_by_mistake(street)
    await passes(street, days=7, minutes=5)
    assert "了结有些日子了" in await street.wang.forges(FORGED)
    assert await state(street) == "closed"


TAKEN_BACK = "先前这里说 #1 解决了，是点错了"


@pytest.mark.parametrize("answered", [False, True])
async def test_what_those_who_joined_read_that_it_is_solved_is_put_right_with_no_button_left(
    street: Street, answered: bool
) -> None:
    wang, zhang = street.wang, street.zhang
    await closes_by_mistake(street, zhang)
    notice = await zhang.sees("✅ #1 解决了", "您那边也好了吗")
    if answered:
        await zhang.presses("5 分")
        assert "✔ 5 分" in labels(await zhang.sees("您说 #1 解决了，打了 5 分"))
    await settled(street)
    await wang.presses(SLIPPED)
    now = await zhang.sees(TAKEN_BACK)
    assert (now["message_id"], labels(now)) == (notice["message_id"], [])
    await settled(street)
    await zhang.sees_no("✅")
    await zhang.sees_no("您说 #1 解决了")


async def test_a_press_on_what_was_put_right_says_nothing_of_the_work_done_since(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await closes_by_mistake(street, zhang)
    notice = (await zhang.sees("✅ #1 解决了", "您那边也好了吗"))["message_id"]
    await settled(street)
    await wang.presses(SLIPPED)
    await zhang.sees(TAKEN_BACK)
    await finishes(li, "又换了开关")
    await zhang.sees("又换了开关", "真的解决了吗")
    for what in ("solved:1", "confirm:1:5", "confirm:1:1", "dispute:1", "rate:1:1"):
        said = await zhang.forges(f"1:issues:{what}", message_id=notice)
        assert said == "已经不用再问这个了，请看最新的消息。"
    assert [each[:2] for each in await answers(street)] == [(1, "unsolved")]
    assert await state(street) == "resolved"
    await street.advance(days=7, minutes=1)
    await zhang.sees("⬜ #1")
    await settled(street)
    now = await zhang.sees(TAKEN_BACK)
    assert (now["message_id"], labels(now)) == (notice, [])


async def test_once_it_is_closed_indeed_what_was_put_right_gives_way_to_that(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await closes_by_mistake(street, zhang)
    await settled(street)
    await wang.presses(SLIPPED)
    await zhang.sees(TAKEN_BACK)
    await mends_again(street)
    await wang.presses("✅ 解决了")
    await zhang.sees("✅ #1 解决了：又换了开关", "您那边也好了吗")
    await settled(street)
    await zhang.sees_no(TAKEN_BACK)
    await zhang.presses("4 分")
    await zhang.sees("您说 #1 解决了，打了 4 分")


async def test_where_it_stays_closed_what_they_read_stays_too(street: Street) -> None:
    wang, zhang, chen = street.wang, street.zhang, street.chen
    await mends(street, zhang, chen)
    await chen.presses("5 分")
    await chen.sees("等反映的邻居也说一声")
    await wang.presses("✅ 解决了")
    await zhang.sees("✅ #1 解决了", "您那边也好了吗")
    await zhang.presses("✅ 解决了")
    await settled(street)
    assert labels(await chen.sees("✅ #1 解决了：换了新灯泡")) == []
    assert "💬 说一句" in labels(await zhang.sees("谢谢您！您说 #1 解决了，记下了"))


async def test_what_is_withheld_of_the_result_is_withheld_there_as_well(street: Street) -> None:
    zhang, liu = street.zhang, street.liu
    await street.knock(liu)
    await mends(street, zhang)
    await street.wang.presses("✅ 解决了")
    await zhang.sees("✅ #1 解决了：换了新灯泡", "您那边也好了吗")
    await settled(street)
    await covers(liu, "新灯泡")
    shown = await zhang.sees("✅ #1 解决了：换了▇▇", "您那边也好了吗")
    assert "✅ 解决了" in labels(shown)
    await zhang.sees_no("新灯泡")


async def test_who_said_once_it_was_closed_that_it_is_not_solved_reads_it_nowhere_a_second_time(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await closes_by_mistake(street, zhang)
    past = await zhang.sees("这一回不用再答了")
    await zhang.sees("✅ #1 解决了", "您那边也好了吗")
    await settled(street)
    await zhang.presses("还没解决")
    await zhang.sees("记下了：您说 #1 还没解决")
    await settled(street)
    await wang.presses(SLIPPED)
    await zhang.sees(TAKEN_BACK)
    await settled(street)
    now = await zhang.sees("这一回不用再答了")
    assert (now["message_id"], labels(now)) == (past["message_id"], [])
    await zhang.sees_no("知道了，#1 由楼门院长接着办")


async def test_who_writes_it_and_then_presses_it_reads_once_that_work_goes_on(street: Street) -> None:
    wang = street.wang
    await closes_by_mistake(street)
    await settled(street)
    await wang.says("点错了，还没解决")
    await wang.sees("您是说前面那件事吗")
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await settled(street)
    assert await wang.count("知道了，#1 由楼门院长接着办") == 1


# In a reply to the thanks, which are kept up to date no more


async def replies_to_thanks(street: Street, words: str, *, photo: bool = False) -> None:
    """Let Wang, once all have read that it is solved, reply to the thanks for saying so."""
    thanks = await street.wang.sees("谢谢您！#1 了结了")
    await settled(street)
    said = {"photo": True, "caption": words} if photo else {"text": words}
    await street.wang.sends(**said, reply_to=thanks["message_id"])


async def test_a_reply_to_the_thanks_in_the_words_of_their_button_presses_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_by_mistake(street)
    await replies_to_thanks(street, "点错了，还没解决")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await settled(street)
    assert await state(street) == "reopened"
    assert await wang.count("知道了，#1 由楼门院长接着办") == 1
    assert await li.count("点错了") == 0


async def test_a_reply_in_other_words_is_offered_to_take_it_back_and_goes_along(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_by_mistake(street)
    await replies_to_thanks(street, "点错了，厨房那盏还没好")
    assert "↩ #1 点错了，还没解决" in labels(await wang.sees("您是说前面那件事吗"))
    assert await state(street) == "closed"
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办", "厨房那盏还没好")
    await li.sees("📥 #1", "反映的邻居说还没解决", "💬 点错了，厨房那盏还没好")


@pytest.mark.parametrize("reply", [False, True])
async def test_a_photo_goes_along_with_the_words_under_it(street: Street, reply: bool) -> None:
    wang, li = street.wang, street.li
    await closes_by_mistake(street)
    thanks = await wang.sees("谢谢您！#1 了结了")
    await settled(street)
    to = thanks["message_id"] if reply else None
    await wang.sends(photo=True, caption="点错了，厨房那盏还没好", reply_to=to)
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await li.sees("📥 #1", "💬 点错了，厨房那盏还没好")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert (await photos(street), await li.count("厨房那盏还没好")) == (1, 1)


async def test_a_photo_under_the_words_of_the_button_goes_along_as_well(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_by_mistake(street)
    await replies_to_thanks(street, "点错了，还没解决", photo=True)
    await wang.sees("知道了，#1 由楼门院长接着办")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert (await photos(street), await wang.count("只收了您写的字")) == (1, 0)


async def test_where_there_is_no_room_for_the_photo_the_words_of_the_button_are_taken_and_that_is_said(
    street: Street,
) -> None:
    wang = street.wang
    await street.knock(street.li)
    await wang.says("/report 二层楼道灯坏了")
    await wang.presses("照明")
    await wang.sends(photo=[True] * MOST_PHOTOS)
    await wang.presses("提交")
    await street.li.presses("接单")
    await finishes(street.li)
    await wang.presses("✅ 解决了")
    await replies_to_thanks(street, "点错了，还没解决", photo=True)
    await wang.sees("#1 已经有 5 张照片，再放不下了，只收了您写的字")
    await wang.sees("知道了，#1 由楼门院长接着办")
    assert await photos(street) == MOST_PHOTOS


async def photos(street: Street) -> int:
    """Return how many photos of it there are."""
    [row] = await street.rows("SELECT photos FROM issues")
    return int(row["photos"].count("AgAC"))


async def begins_to_add(wang: Person, words: str) -> None:
    """Let somebody begin to add words and a photo to what they reported, and not send them off."""
    await wang.presses("补充一句")
    await wang.sees("补充")
    await wang.says(words)
    await wang.sees("请看一遍", words)
    await wang.sends_photo()
    await wang.sees("请看一遍", words, "📷")


async def closes_while_adding(street: Street, words: str) -> None:
    """Let Wang close what is mended while they have more to say of it, and did not send that off."""
    await mends(street)
    await begins_to_add(street.wang, words)
    await street.wang.presses("✅ 解决了")
    await street.wang.sees("谢谢您！#1 了结了")
    await settled(street)


async def test_what_stands_open_for_it_is_gone_on_with_after_a_reply_in_the_words_of_the_button(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await begins_to_add(wang, "厨房那盏也是")
    await wang.presses("✅ 解决了")
    await replies_to_thanks(street, "点错了，还没解决")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await settled(street)
    await wang.sees_no("补充不进去")
    await wang.presses("提交")
    await li.sees("➕ #1 反映的邻居补充", "厨房那盏也是")


async def test_what_was_written_and_shown_for_what_is_closed_goes_along_once_that_is_taken_back(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_while_adding(street, "厨房那盏也是")
    await wang.says("开关也没换")
    over = await wang.sees("#1 已经不在办了，补充不进去", "您写的、拍的一起带去")
    assert labels(over) == ["↩ #1 点错了，还没解决"]
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await wang.sees("给 #1 补充的已经转给办事的人")
    await li.sees("📥 #1", "💬 厨房那盏也是 开关也没换")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert await li.count("厨房那盏也是") == 1
    assert await photos(street) == 1
    assert await street.rows("SELECT id FROM drafts") == []


async def test_what_is_too_much_to_go_along_with_what_is_kept_is_not_kept_and_that_is_said(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_while_adding(street, "厨房也是" * 75)
    await wang.says("开关没换" * 75)
    await wang.sees("补充不进去", "您写的、拍的一起带去", TOO_MUCH)
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办", "厨房也是")
    await li.sees("💬 #1 反映的邻居说（还没解决）", "厨房也是")
    await settled(street)
    assert await li.count("开关没换") == 0


async def test_what_only_says_that_it_was_a_slip_is_not_said_to_be_too_much(street: Street) -> None:
    wang = street.wang
    await closes_while_adding(street, "厨房也是" * 75)
    await wang.says("嗯")
    await wang.sees("补充不进去", "您写的、拍的一起带去")
    await wang.sees_no(TOO_MUCH)


async def test_it_goes_along_as_well_for_whoever_starts_the_bot_anew_in_between(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_while_adding(street, "厨房那盏也是")
    await wang.says("/start")
    await wang.sees("#1 已经不在办了，补充不进去", "您写的、拍的一起带去")
    await wang.presses("#1 点错了")
    assert "/start" not in read(await li.sees("📥 #1", "💬 厨房那盏也是"))
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    assert await photos(street) == 1


async def test_what_is_too_long_under_the_offer_to_take_it_back_does_not_go_along_and_that_is_said(
    street: Street,
) -> None:
    wang = street.wang
    await closes_by_mistake(street)
    await wang.says(f"点错了，{'厨房也是' * 150}")
    await wang.presses("#1 点错了")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await is_left_behind(street, "厨房也是", unread_by=street.li)


async def test_praise_that_came_with_it_is_not_read_as_what_is_missing(street: Street) -> None:
    wang, li = street.wang, street.li
    await closes_by_mistake(street)
    await wang.presses("说一句")
    await wang.says("辛苦师傅了")
    await li.sees("💬 #1 反映的邻居说（解决了", "辛苦师傅了")
    await wang.presses(SLIPPED)
    await wang.sees("知道了，#1 由楼门院长接着办")
    card = await li.sees("📥 #1", "反映的邻居说还没")
    assert "辛苦师傅了" not in read(card)
