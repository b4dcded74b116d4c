"""回访 in words: who writes an answer instead of pressing it, or can't find the question any more."""

from __future__ import annotations

import pytest

from tests.conversations.stories import (
    LIGHT,
    finishes,
    is_asked_to_lower,
    is_declined,
    labels,
    mends,
    reports,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.owing import settled
from tests.people import Json, Person, Street, read

REPORT_THIS = "📣 反映这件事"
ASK_AGAIN = "🔔 #1 解决了没有"
ADD_TO = f"➕ 补充到 #1 {LIGHT}"
PLEASE_PRESS = "请点下面的按钮回答"
PRESS_AND_KEEP = "您写的我先给您留着，请点下面的按钮"


async def state(street: Street, number: int = 1) -> str:
    [row] = await street.rows("SELECT state FROM issues WHERE number = :number", number=number)
    return str(row["state"])


async def two_are_mended(street: Street) -> None:
    """Let Wang report two things, and Li mend both: each waits for Wang's word."""
    await mends(street)
    await settled(street)
    await mends(street, words="单元门关不上", how="换了合页", number=2)


async def writes_of_it(person: Person, words: str) -> None:
    """Let somebody answer the question in words of their own, and press nothing."""
    question = await person.sees("真的解决了吗")
    await person.says(words, reply_to=question["message_id"])
    await person.sees(PRESS_AND_KEEP)


# The words of a button


@pytest.mark.parametrize(
    ("written", "then", "heard"),
    [
        ("解决了", "closed", "谢谢您！#1 了结了"),
        (" 解决了！", "closed", "谢谢您！#1 了结了"),
        ("解决了一部分。", "in-progress", "#1 只解决了一部分"),
        ("还没解决", "reopened", "#1 由楼门院长接着办"),
        ("4分", "closed", "您打了 4 分"),
        ("1 分", "resolved", "#1 您打了 1 分，是还没解决吗"),
    ],
)
async def test_to_write_out_the_answer_is_to_press_it(street: Street, written: str, then: str, heard: str) -> None:
    wang = street.wang
    await mends(street)
    await wang.says(written)
    await wang.sees(heard)
    assert await state(street) == then
    await wang.sees_no("我在呢")


async def test_what_a_form_keeps_may_have_been_meant_for_what_else_is_asked(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street)
    for person in (wang, zhang):
        await person.says("/report 单元门关不上")
        await person.sees("第 1 步", "是哪方面的事")
        await person.says("师傅刚来过，辛苦")
        await person.sees("记下了")
    assert labels(await wang.sees("要是在回答下面这件事")) == [ASK_AGAIN]
    await zhang.sees_no("要是在回答下面这件事")
    await wang.presses(ASK_AGAIN)
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#1 了结了")


async def test_what_is_added_to_a_form_at_its_end_may_have_been_meant_for_it_too(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await settled(street)
    await wang.forges("1:issues:supplement:1")
    await wang.sees("给 #1 补充点什么")
    await wang.says("三层也黑")
    await wang.sees("请看一遍，给 #1 补充", "三层也黑")
    await wang.says("好了，亮了")
    await wang.sees("加上了，请再看一遍", "三层也黑\n好了，亮了")
    assert labels(await wang.sees("要是在回答下面这件事")) == [ASK_AGAIN]
    await wang.presses(ASK_AGAIN)
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#1 了结了")


async def test_it_is_understood_in_the_language_that_its_writer_reads(street: Street) -> None:
    wang = street.wang
    await wang.says("/language")
    await wang.presses("English")
    await reports_in_english(wang)
    await street.knock(street.li)
    await street.li.presses("接单")
    await finishes(street.li)
    await wang.sees("Is it really solved?")
    await wang.says("it is solved")
    await wang.sees("Thank you", "#1")
    assert await state(street) == "closed"


async def reports_in_english(person: Person) -> None:
    await person.says(f"/report {LIGHT}")
    await person.presses("Lighting")
    await person.presses("✅ Send")
    await person.sees("#1")


async def test_of_whoever_joined_it_is_taken_as_well_and_after_their_answer_it_is_talk_again(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    await zhang.says("解决了")
    await zhang.sees("您说 #1 解决了。等反映的邻居也说一声")
    await zhang.says("还没解决")
    assert labels(await zhang.sees("您是说前面那件事吗")) == [REPORT_THIS, "↩ #1 点错了，还没解决", ADD_TO]
    assert await state(street) == "resolved"
    await zhang.presses("#1 点错了")
    await zhang.sees("知道了，#1 由楼门院长接着办")
    assert await state(street) == "reopened"


async def test_where_two_wait_nothing_is_guessed_and_both_are_offered(street: Street) -> None:
    wang = street.wang
    await two_are_mended(street)
    await wang.says("解决了")
    offer = await wang.sees("我在呢")
    assert labels(offer) == [REPORT_THIS, ASK_AGAIN, "🔔 #2 解决了没有"]
    assert (await state(street, 1), await state(street, 2)) == ("resolved", "resolved")
    await restarts(street)
    await wang.presses("#2 解决了没有")
    again = await wang.sees("「单元门关不上」", "#2 办完了：换了合页", "真的解决了吗")
    assert len(labels(again)) == 8
    await settled(street)
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#2 了结了")
    assert (await state(street, 1), await state(street, 2)) == ("resolved", "closed")


# A reply to what asks for something


async def test_a_reply_in_a_buttons_words_answers_the_question_replied_to(street: Street) -> None:
    wang = street.wang
    await two_are_mended(street)
    question = await wang.sees("#1 办完了", "真的解决了吗")
    await wang.says("还没解决", reply_to=question["message_id"])
    await wang.sees("知道了，#1 由楼门院长接着办")
    assert (await state(street, 1), await state(street, 2)) == ("reopened", "resolved")


async def test_a_reply_in_other_words_shows_the_question_replied_to_with_its_buttons(street: Street) -> None:
    wang = street.wang
    await two_are_mended(street)
    question = await wang.sees("#1 办完了", "真的解决了吗")
    await wang.says("没有 还在漏", reply_to=question["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    await settled(street)
    again = await wang.sees("#1 办完了：换了新灯泡", "真的解决了吗")
    assert (again["message_id"] > question["message_id"], labels(again)) == (True, labels(question))
    await wang.sees_no("我在呢")
    await restarts(street)
    await wang.presses("还没解决")
    await wang.sees("知道了，#1 由楼门院长接着办", "💬 没有 还在漏")
    await street.li.sees("📥 #1", "反映的邻居说还没解决", "💬 没有 还在漏")


async def test_it_goes_along_with_the_stars_as_well_and_what_is_too_long_is_said_at_once(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("#1 办完了", "真的解决了吗")
    await wang.says("亮" * 501, reply_to=question["message_id"])
    await wang.sees("请缩到 500 个字以内")
    await wang.says("嗯", reply_to=question["message_id"])
    await wang.sees(PLEASE_PRESS)
    await wang.says("就是有点暗", reply_to=question["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    await settled(street)
    await wang.presses("2 分")
    await wang.presses("解决了，就是不满意")
    await wang.sees("#1 了结了", "💬 就是有点暗")
    await li.sees("💬 #1 反映的邻居说（解决了，2 分）", "就是有点暗")
    await settled(street)
    assert await li.count("就是有点暗") == 1


@pytest.mark.parametrize("along", [True, False])
async def test_of_long_words_the_card_has_the_first_and_a_message_beside_it_all(street: Street, along: bool) -> None:
    wang, li = street.wang, street.li
    words = f"{'三层四层也没好，' * 20}请再来看看"
    await mends(street)
    if along:
        question = await wang.sees("#1 办完了", "真的解决了吗")
        await wang.says(words, reply_to=question["message_id"])
        await wang.sees(PRESS_AND_KEEP)
        await wang.presses("还没解决")
    else:
        await wang.presses("还没解决")
        await wang.presses("说说哪里还没好")
        await wang.says(words)
    await li.sees("📥 #1", "反映的邻居说还没解决", "💬 三层四层也没好", "…")
    await li.sees("💬 #1 反映的邻居说（还没解决）", words)


async def test_words_against_a_decline_go_along_with_the_appeal(street: Street) -> None:
    wang, liu = street.wang, street.liu
    declined = await is_declined(street, liu)
    await wang.says("这算什么答复，灯在楼道里", reply_to=declined["message_id"])
    await wang.sees("您写的我先给您留着")
    await settled(street)
    assert labels(await wang.sees("没有受理，原因：灯在屋里")) == labels(declined)
    await wang.presses("不同意，请再看看")
    await wang.sees("请网格员再看一遍")
    await liu.sees("➕ #1 反映的邻居补充", "这算什么答复，灯在楼道里")


async def test_what_was_kept_goes_along_with_an_answer_that_is_written_out_too(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("#1 办完了", "真的解决了吗")
    await wang.says("师傅很细心", reply_to=question["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    await wang.says("就是来晚了", reply_to=question["message_id"])
    await until_counted(wang, PRESS_AND_KEEP, 2)
    await restarts(street)
    await wang.says("解决了")
    await wang.sees("#1 了结了", "💬 师傅很细心", "就是来晚了")
    told = read(await li.sees("💬 #1 反映的邻居说（解决了）"))
    assert told.splitlines()[-2:] == ["师傅很细心", "就是来晚了"]
    assert await street.rows("SELECT id FROM drafts") == []


async def test_the_thanks_stand_once_with_their_stars_wherever_the_answer_was_given(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await writes_of_it(wang, "亮堂多了")
    await wang.presses("✅ 解决了")
    await wang.sees("#1 了结了", "💬 亮堂多了")
    await settled(street)
    assert [read(each).splitlines()[0] for each in await wang.messages() if "5 分" in labels(each)] == [
        "谢谢您！#1 了结了，结果已经告诉邻居们。愿意的话，打个分，说一句。"
    ]


async def test_what_was_kept_waits_while_something_else_is_filled_in(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await writes_of_it(wang, "还在漏")
    await reports(wang, "单元门关不上")
    await wang.presses("还没解决")
    await street.li.sees("📥 #1", "反映的邻居说还没解决", "💬 还在漏")


async def test_words_that_go_along_with_an_appeal_count_for_no_limit(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports(wang)
    filed = await wang.sees("已登记")
    for words in ("一楼也是", "二楼也是", "三楼也是"):
        await wang.says(words, reply_to=filed["message_id"])
        await li.sees(words)
    await li.presses("更多")
    await li.presses("不受理")
    await li.says("灯在屋里")
    declined = await wang.sees("没有受理，原因：灯在屋里")
    await wang.says("这算什么答复，灯在楼道里", reply_to=declined["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    await wang.presses("不同意，请再看看")
    await liu.sees("➕ #1 反映的邻居补充", "这算什么答复，灯在楼道里")


async def test_to_what_says_nothing_in_words_one_line_says_what_to_press(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("#1 办完了", "真的解决了吗")
    picture = {"name": "灯.jpg", "mime": "image/jpeg", "base64": "QUJD"}
    await wang.sends(voice=True, reply_to=question["message_id"])
    await wang.sends(document=picture, reply_to=question["message_id"])
    await settled(street)
    assert await wang.count("光看照片、听语音，我分不清是哪个意思，请点下面的按钮") == 2
    await wang.sees_no("我在呢")


async def test_words_under_a_photo_of_whoever_joined_are_taken_without_it(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    question = await zhang.sees("真的解决了吗")
    await zhang.sends(photo=True, caption="还在漏", reply_to=question["message_id"])
    await zhang.sees("照片只有那位邻居能加，只收了您写的字", PRESS_AND_KEEP)
    await settled(street)
    again = await zhang.sees("真的解决了吗")
    assert labels(again) == labels(question)
    await zhang.sends(photo=True, caption="还没解决", reply_to=again["message_id"])
    await zhang.sees("知道了，#1 由楼门院长接着办")
    await settled(street)
    assert await zhang.count("照片只有那位邻居能加，只收了您写的字。") == 2
    await zhang.sees_no("我在呢")


async def test_an_officer_who_replies_to_what_is_asked_of_them_gets_its_buttons_too(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    asked = await li.sees("📥 #1", "请在")
    await settled(street)
    await li.says("知道了", reply_to=asked["message_id"])
    await li.sees(PLEASE_PRESS)
    await settled(street)
    again = await li.sees("📥 #1", LIGHT)
    assert labels(again) == labels(asked)
    await li.says("接单", reply_to=again["message_id"])
    await street.building_3.shows("#1", "楼门院长已接单")


async def test_danger_told_in_a_reply_comes_first(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.says("楼道着火了", reply_to=question["message_id"])
    await wang.sees("知道了，#1 由楼门院长接着办", "楼道着火了")
    await settled(street)
    alarm, answer = (await said_by_bot(wang))[-2:]
    assert alarm.startswith("🆘 着火请马上打 119")
    assert answer.startswith("知道了")
    await wang.sees_no(PLEASE_PRESS)


async def test_a_reply_to_what_asks_for_nothing_any_more_leads_to_another_report(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await street.advance(days=7, minutes=1)
    await wang.sees("这一回不用再答了")
    await settled(street)
    await wang.says("没有 还在漏", reply_to=question["message_id"])
    assert labels(await wang.sees("#1 已经不在办了")) == [REPORT_THIS]


# Anything else, while a question waits


async def test_other_words_and_photos_are_offered_the_question_beside_the_report(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.says("单元门关不上")
    assert labels(await wang.sees("我在呢")) == [REPORT_THIS, ASK_AGAIN]
    await wang.presses(ASK_AGAIN)
    assert len(labels(await wang.sees("#1 办完了", "真的解决了吗"))) == 8
    await wang.presses("还没解决")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await wang.sends_photo()
    offers = [labels(each) for each in await wang.messages() if "我在呢" in read(each)]
    assert offers[0] == [REPORT_THIS, ASK_AGAIN]
    await settled(street)
    offers = [labels(each) for each in await wang.messages() if "我在呢" in read(each)]
    assert offers[1] == [REPORT_THIS, ADD_TO]


async def test_a_form_that_is_open_takes_the_words_and_not_the_question(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.says("/report")
    await wang.presses("照明")
    await wang.says("解决了")
    await wang.sees("请看一遍", "解决了")
    assert await state(street) == "resolved"


@pytest.mark.parametrize("data", ["question:1", "question:999", "question:x", "question"])
async def test_nobody_else_is_shown_a_question(street: Street, data: str) -> None:
    sun, wang = street.sun, street.wang
    await street.knock(sun)
    await mends(street)
    assert await sun.forges(f"1:issues:{data}") != ""
    await sun.sees_no("真的解决了吗")
    await sun.says("解决了")
    await sun.sees("我在呢")
    assert await state(street) == "resolved"
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    assert await wang.forges(f"1:issues:{data}") != ""


# `/issue 17`


async def test_the_whole_of_an_issue_leads_back_to_the_question_until_it_is_answered(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    for each in (wang, zhang):
        await each.sees("真的解决了吗")
        await each.says("/issue 1")
        assert labels(await each.sees("经过"))[0] == ASK_AGAIN
    await li.says("/issue 1")
    assert ASK_AGAIN not in labels(await li.sees("#1", "经过"))
    await wang.presses(ASK_AGAIN)
    await settled(street)
    assert await wang.count("真的解决了吗") == 1
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#1 了结了")
    await wang.presses("刷新")
    await settled(street)
    assert ASK_AGAIN not in labels(await wang.sees("经过", "已解决"))
    assert await wang.forges("1:issues:question:1") == "已经不用再问这个了，请看最新的消息。"


async def test_it_leads_back_to_a_decline_that_can_be_appealed_once(street: Street) -> None:
    wang = street.wang
    await is_declined(street, street.liu)
    await wang.says("/issue 1")
    await wang.presses("🚫 #1 没有受理，同意吗")
    await settled(street)
    assert await wang.count("没有受理，原因：灯在屋里") == 1
    await wang.presses("不同意，请再看看")
    await wang.sees("好的，#1 请网格员再看一遍")
    await wang.says("/issue 1")
    await settled(street)
    assert "🚫 #1 没有受理，同意吗" not in labels(await wang.sees("经过", "等网格员接单"))


async def test_it_leads_back_to_a_consent_that_is_asked_of_its_reporter(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await is_asked_to_lower(street, zhang)
    await zhang.says("/issue 1")
    assert not [label for label in labels(await zhang.sees("经过")) if "同意吗" in label]
    await wang.says("/issue 1")
    await wang.sees("网格员想请楼门院长来办，先问反映的邻居")
    await wang.presses("⏬ #1 请楼门院长来办，同意吗")
    await settled(street)
    assert await wang.count("#1 网格员想请楼门院长来办") == 1
    await wang.presses("不同意，别换")
    await wang.sees("#1 还是由网格员接着办")
    await wang.says("/issue 1")
    await wang.sees("经过", "反映的邻居没同意换人，还由网格员来办")
    await settled(street)
    last = [each for each in await wang.messages() if "经过" in read(each)][-1]
    assert not [label for label in labels(last) if "同意吗" in label]


# However it is answered, nothing is left to be pressed in vain


def with_button(messages: list[Json], label: str) -> int:
    """Count the messages that have this button."""
    return sum(label in labels(message) for message in messages)


async def until_without(person: Person, label: str) -> None:
    """Wait until nothing is left of a button in somebody's private chat."""

    async def look() -> bool | None:
        return not with_button(await person.messages(), label) or None

    async def complaint() -> str:
        return f"{person.name} can still press “{label}”"

    await person.remote.until(look, complaint, person.id)


async def test_who_writes_out_that_it_is_solved_can_give_stars_in_one_message_alone(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await settled(street)
    await wang.says("解决了")
    await wang.sees("谢谢您！#1 了结了")
    await settled(street)
    assert with_button(await wang.messages(), "5 分") == 1
    await wang.presses("5 分")
    await wang.sees("您打了 5 分")
    await settled(street)
    assert with_button(await wang.messages(), "5 分") == 0


async def test_a_question_shown_again_and_again_stands_once_and_is_answered_once(street: Street) -> None:
    wang = street.wang
    await mends(street)
    for _ in range(2):
        await wang.says("/issue 1")
        await wang.presses(ASK_AGAIN)
        await settled(street)
    await wang.presses("还没解决")
    await wang.sees("知道了，#1 由楼门院长接着办")
    await settled(street)
    assert with_button(await wang.messages(), "5 分") == 0


async def test_of_what_is_too_old_to_be_taken_away_one_line_without_buttons_is_left(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await street.advance(days=3)
    await wang.says("/issue 1")
    await wang.presses(ASK_AGAIN)
    left = await wang.sees("#1 💡 照明 · 3号楼：在下面的消息里接着说。")
    assert (left["message_id"], labels(left)) == (question["message_id"], [])


@pytest.mark.parametrize("written", [False, True])
async def test_a_decline_that_was_appealed_can_be_appealed_nowhere_any_more(street: Street, written: bool) -> None:
    wang = street.wang
    declined = await is_declined(street, street.liu)
    await settled(street)
    if written:
        await wang.says("不同意，请再看看", reply_to=declined["message_id"])
    else:
        await wang.forges("1:issues:appeal:1", message_id=(await wang.sees("已登记"))["message_id"])
    await wang.sees("好的，#1 请网格员再看一遍")
    await settled(street)
    assert with_button(await wang.messages(), "🙋 不同意，请再看看") == 0


async def test_once_the_days_for_an_appeal_are_over_none_is_offered(street: Street) -> None:
    wang = street.wang
    await is_declined(street)
    await settled(street)
    await street.advance(days=8)
    await until_without(wang, "🙋 不同意，请再看看")
    await wang.sees("没有受理，原因：灯在屋里")


@pytest.mark.parametrize("moved", [False, True])
async def test_a_consent_that_was_given_or_is_asked_no_more_has_no_buttons(street: Street, moved: bool) -> None:
    wang = street.wang
    question = await is_asked_to_lower(street)
    await settled(street)
    if moved:
        await finishes(street.liu)
        await wang.sees("真的解决了吗")
    else:
        await wang.says("同意", reply_to=question["message_id"])
        await wang.sees("现在由楼门院长来办")
    await settled(street)
    assert with_button(await wang.messages(), "👍 同意") == 0
    await wang.sees_no("您同意吗")
