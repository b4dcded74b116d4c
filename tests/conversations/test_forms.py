"""Forms 表单: old people, hasty people and jokers fill in the form of `/report`, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.stories import (
    LIGHT,
    finishes,
    labels,
    reports,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.owing import settled
from tests.people import BOT, Person, Street, read

PLACE = {"latitude": 39.9, "longitude": 116.4}
STEPS = ("topic", "kind", "words", "photos", "check")
QUESTION = {
    "topic": "是哪方面的事",
    "kind": "公共设施：具体是什么",
    "words": "请说说怎么回事",
    "photos": "请把照片发来",
    "check": "请看一遍，没错就提交",
}


async def goes_to(wang: Person, step: str, *, words: str = LIGHT) -> None:
    """Begin the form and answer up to this step: that for photos is asked for at the end."""
    await wang.says("/report")
    await wang.sees(QUESTION["topic"])
    if step == "topic":
        return
    await wang.presses("公共设施" if step == "kind" else "照明")
    await wang.sees(QUESTION["kind" if step == "kind" else "words"])
    if step in ("kind", "words"):
        return
    await wang.says(words)
    await wang.sees(QUESTION["check"])
    if step == "photos":
        await wang.presses("加照片")
        await wang.sees(QUESTION["photos"])


async def goes_on_from(wang: Person, step: str) -> None:
    """Answer this step and the rest, and send the form off."""
    if step == "kind":
        await wang.presses("上一步")
    if step in ("topic", "kind"):
        await wang.presses("照明")
        await wang.sees(QUESTION["words"])
    if step in ("topic", "kind", "words"):
        await wang.says(LIGHT)
    if step == "photos":
        await wang.presses("上一步")
    await wang.presses("提交")
    await wang.sees("已登记，编号 #1")


async def test_the_last_question_alone_has_buttons_however_the_others_were_answered(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.sees(QUESTION["topic"])
    await wang.says("照明")
    await wang.sees(QUESTION["words"])
    await wang.says("灯")
    await wang.sees("请至少写 2 个字")
    await wang.presses("上一步")
    await wang.presses("照明")
    await wang.says(LIGHT)
    await wang.sees(QUESTION["check"])
    await settled(street)
    asked = [message for message in await wang.messages() if message["from"]["id"] == BOT]
    assert [bool(labels(message)) for message in asked] == [False, False, False, True]
    await wang.says("/cancel")
    await settled(street)
    assert not any(map(labels, await wang.messages()))


BUTTON = "请点下面的按钮来选"
WRONG: dict[str, tuple[tuple[dict[str, Any], str], ...]] = {
    "topic": (
        ({"text": "灯" * 501}, "请缩到 500 个字以内"),
        ({"sticker": True}, BUTTON),
        ({"location": PLACE}, BUTTON),
    ),
    "kind": (({"sticker": True}, BUTTON), ({"document": True}, BUTTON)),
    "words": (
        ({"text": "灯"}, "请至少写 2 个字"),
        ({"text": "😡"}, "请至少写 2 个字"),
        ({"text": "你好啊"}, "请写给我，或者发一条语音"),
        ({"text": "谢谢！"}, "请写给我，或者发一条语音"),
        ({"text": "灯" * 501}, "请缩到 500 个字以内"),
        ({"text": "灯" * 4096}, "请缩到 500 个字以内"),
        ({"sticker": True}, "请写给我，或者发一条语音"),
        ({"location": PLACE}, "请写给我，或者发一条语音"),
        ({"document": True}, "请写给我，或者发一条语音"),
    ),
    "photos": (
        ({"text": "没有照片"}, "不加了就点「◀ 上一步」"),
        ({"sticker": True}, "请发一张照片"),
        ({"voice": True}, "请发一张照片"),
        ({"location": PLACE}, "请发一张照片"),
        ({"document": True}, "请发一张照片"),
    ),
    "check": (
        ({"text": "好的"}, BUTTON),
        ({"text": "你好！"}, BUTTON),
        ({"text": "急"}, BUTTON),
        ({"text": "灯" * 500}, "请缩到 500 个字以内"),
        ({"sticker": True}, BUTTON),
    ),
}


@pytest.mark.parametrize(
    ("step", "what", "line"), [(step, what, line) for step, tries in WRONG.items() for what, line in tries]
)
async def test_what_does_not_fit_is_refused_with_the_question_again_and_the_form_goes_on(
    street: Street, step: str, what: dict[str, Any], line: str
) -> None:
    wang = street.wang
    await goes_to(wang, step)
    await wang.sends(**what)
    await wang.sees(line, QUESTION[step])
    await goes_on_from(wang, step)
    await street.building_3.shows("#1", LIGHT)


async def test_five_thousand_characters_come_as_two_messages_and_neither_is_taken(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    for part in ("灯" * 4096, "坏" * 904):
        await wang.says(part)
    await wang.says(LIGHT)
    await wang.sees(QUESTION["check"])
    assert await wang.count("请缩到 500 个字以内") == 2


PLAIN = (
    '<b>灯</b> & <script>坏</script> &amp; "引号" \'',
    "灯坏了 😡😡 👨‍👩‍👧",
    "الضوء مكسور في الطابق الثاني",
    "*灯* _坏_ `了` [x](https://t.me)",
    "第一行\n\n第二行：灯坏了",
    "{ $number } { issue-card }",
)


@pytest.mark.parametrize("words", PLAIN)
async def test_what_was_written_is_read_everywhere_just_as_it_was_written(street: Street, words: str) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await goes_to(wang, "words")
    await wang.says(words)
    await wang.presses("急，等不得")
    await wang.sees("请看一遍", words)
    await wang.presses("提交")
    await group.shows("#1", "急", words)
    await li.sees("#1", words, "请在")
    await li.presses("接单")
    await li.sees("楼门院长已接单", words)
    await li.presses("交办")
    await li.sees("交给谁办", words)
    await li.presses("上一步")
    await li.sees("楼门院长已接单", words)
    await finishes(li, words)
    await wang.sees("#1 办完了", words)
    await wang.presses("5 分")
    outcome = await group.shows("#1 解决了")
    assert read(outcome).count(words) == 2


async def test_the_longest_words_with_photos_still_reach_the_group(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await wang.says("/report " + "🔥" * 500)
    await wang.presses("照明")
    await wang.sends_photo()
    await wang.presses("急，等不得")
    await wang.presses("提交")
    card = await group.shows("#1", "🔥🔥🔥", "等楼门院长接单")
    assert card["photo"]
    await li.presses("接单")
    await li.presses("交办")
    await li.sees("交给谁办", "🔥🔥🔥…")
    await li.presses("上一步")
    await li.presses("办完了")
    await li.says("换" * 500)
    await li.sends_photo()
    await li.presses("就这些")
    await wang.sees("办完了", "换" * 500)
    await wang.presses("5 分")
    outcome = await group.shows("#1 解决了", "🔥🔥🔥…", "换" * 500, "5 分")
    assert outcome["photo"]


async def test_back_asks_the_question_before_and_the_new_answer_counts(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check", words="写错了的话")
    await wang.presses("上一步")
    await wang.sees(QUESTION["words"])
    await wang.says(LIGHT)
    await wang.sees("请看一遍", LIGHT, "没有照片", "不急")
    await wang.presses("提交")
    await street.building_3.shows("#1", LIGHT)
    await street.building_3.shows_no("写错了的话")


async def test_back_from_what_is_changed_leads_to_where_it_was_begun(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check", words=LIGHT)
    await wang.presses("改文字")
    await wang.sees("现在写的是")
    await wang.presses("上一步")
    await wang.sees("请看一遍", LIGHT)
    await wang.presses("上一步")
    await settled(street)
    await wang.presses("上一步")
    await wang.sees(QUESTION["topic"])


@pytest.mark.parametrize("step", STEPS)
async def test_each_step_but_the_first_has_a_way_back_and_each_a_way_out(street: Street, step: str) -> None:
    await goes_to(street.wang, step)
    offered = labels(await street.wang.sees(QUESTION[step]))
    assert ("◀ 上一步" in offered, "✖ 不填了" in offered, "跳过" in offered) == (step != "topic", True, False)


@pytest.mark.parametrize("step", STEPS)
async def test_the_form_can_be_given_up_at_each_step_and_nothing_was_sent(street: Street, step: str) -> None:
    wang = street.wang
    await goes_to(wang, step)
    await wang.presses("不填了")
    await wang.sees("好的，这次不填了，什么也没有提交。")
    await wang.says(LIGHT)
    await wang.sees("我在呢")
    assert await street.rows("SELECT id FROM issues") == []
    await goes_to(wang, "topic")
    await goes_on_from(wang, "topic")


@pytest.mark.parametrize("step", STEPS)
async def test_cancel_as_a_command_does_the_same(street: Street, step: str) -> None:
    wang = street.wang
    await goes_to(wang, step)
    await wang.says("/cancel")
    await wang.sees("好的，这次不填了")
    await wang.says("/cancel")
    await wang.sees("现在没有正在填写的内容。")


@pytest.mark.parametrize("command", ["/help", "/language", "/start", "/nonsense", "/bind", "/report"])
@pytest.mark.parametrize("step", ["words", "photos", "check"])
async def test_a_command_in_the_middle_is_answered_and_the_form_goes_on(
    street: Street, step: str, command: str
) -> None:
    wang = street.wang
    await goes_to(wang, step)
    before = len(await said_by_bot(wang))
    await wang.says(command)

    async def look() -> bool | None:
        return len(await said_by_bot(wang)) > before or None

    async def complaint() -> str:
        return f"{command} is not answered"

    await street.remote.until(look, complaint)
    await goes_on_from(wang, step)
    await street.building_3.shows("#1", LIGHT)


@pytest.mark.parametrize("step", STEPS)
async def test_a_restart_at_any_step_loses_no_answer(street: Street, step: str) -> None:
    wang = street.wang
    await goes_to(wang, step)
    await restarts(street)
    await goes_on_from(wang, step)
    await street.building_3.shows("#1", LIGHT)


async def test_what_was_answered_while_the_bot_was_away_is_taken_when_it_is_back(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await street.stop_bot()
    await wang.says(LIGHT)
    await wang.sends_photo()
    await street.start_bot()
    await wang.sees("请看一遍", LIGHT, "张照片")


async def test_a_button_of_a_step_that_is_past_says_so_and_changes_nothing(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    for data in ("pick:1:topic:lift", "skip:1:words", "back:1:words"):
        assert await wang.forges(f"1:form:{data}") == "这一步已经答过了，请看最新的一条消息。"
    await wang.presses("提交")
    await street.building_3.shows("#1", "照明", LIGHT)


async def test_a_forged_answer_within_ones_own_form_is_refused(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "topic")
    for data in (
        "pick:1:topic:ghosts",
        "pick:1:topic:",
        "skip:1:topic",
        "skip:1:words",
        "pick:1::yes",
        "pick:1:kind:water",
    ):
        told = await wang.forges(f"1:form:{data}")
        assert (data, "用不了" in told or "已经答过" in told) == (data, True)
    assert "已经答过" in await wang.forges("1:form:send:1")
    await goes_on_from(wang, "topic")
    assert await street.rows("SELECT reference FROM updates WHERE reference IS NOT NULL") == []


async def test_at_the_end_there_is_nothing_to_pick_or_to_skip(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    for data in ("pick:1::yes", "skip:1:", "pick:1:urgent:perhaps", "change:1:urgent", "change:1:ghost", "change:1:"):
        assert "用不了" in await wang.forges(f"1:form:{data}")
    await goes_on_from(wang, "check")


async def test_nobody_answers_or_throws_away_somebody_elses_form(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(zhang)
    await goes_to(wang, "topic")
    for data in (
        "pick:1:topic:lift",
        "pick:1:urgent:yes",
        "change:1:photos",
        "back:1:topic",
        "send:1",
        "cancel:1",
        "cancel:77",
    ):
        assert await zhang.forges(f"1:form:{data}") == "这份内容已经提交或取消了。"
    await goes_on_from(wang, "topic")
    await street.building_3.shows("#1", "照明", LIGHT)


async def test_sending_twice_files_once(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    await wang.presses("提交")
    await wang.sees("已登记，编号 #1")
    assert await wang.forges("1:form:send:1") == "这份内容已经提交或取消了。"
    assert await wang.forges("1:form:cancel:1") == "这份内容已经提交或取消了。"
    assert len(await street.rows("SELECT id FROM issues")) == 1


async def test_words_behind_the_command_are_not_asked_for(street: Street) -> None:
    for number, words in enumerate((f"/report {LIGHT}", f"/report\n{LIGHT}", f"/report{LIGHT}"), start=1):
        await street.wang.says(words)
        await street.wang.presses("照明")
        await street.wang.sees("请看一遍", LIGHT)
        await street.wang.presses("提交")
        await street.wang.sees(f"已登记，编号 #{number}")


@pytest.mark.parametrize(("words", "line"), [("灯", "请至少写 2 个字"), ("灯" * 600, "请缩到 500 个字以内")])
async def test_words_behind_the_command_that_do_not_fit_are_asked_for_in_the_form(
    street: Street, words: str, line: str
) -> None:
    wang = street.wang
    await wang.says(f"/report {words}")
    await wang.sees(line, QUESTION["topic"])
    await goes_on_from(wang, "topic")


async def test_a_photo_with_the_command_beneath_it_is_the_photo_of_the_report(street: Street) -> None:
    wang = street.wang
    await wang.sends_photo(caption=f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, "张照片")
    await wang.presses("提交")
    assert (await street.building_3.shows("#1", LIGHT))["photo"]


async def test_a_photo_with_words_beneath_it_answers_both_questions(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.sends_photo(caption=LIGHT)
    await wang.sees("请看一遍", LIGHT, "张照片")


async def test_the_choices_at_the_end_are_changed_by_a_press_and_changed_back(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    for said in ("急，等不得", "不急", "署上我的名字", "对邻居不署名"):
        await wang.presses(said)
        await wang.sees("请看一遍", said)
    await wang.presses("急，等不得")
    await wang.presses("署上我的名字")
    await wang.presses("提交")
    await street.building_3.shows("#1", "🔴 急", "🙂 王秀兰")


async def test_without_a_name_the_card_tells_nobody_who_reported_it(street: Street) -> None:
    await reports(street.wang)
    await street.building_3.shows("#1", LIGHT)
    await street.building_3.shows_no("王秀兰")


async def test_a_topic_chosen_anew_forgets_what_was_chosen_beneath_the_other(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("电梯")
    await wang.presses("停运")
    await wang.sees(QUESTION["words"])
    await wang.presses("上一步")
    await wang.sees("第 2 步，共 3 步", "电梯：具体是什么")
    await wang.presses("上一步")
    await wang.presses("照明")
    await wang.sees("第 2 步，共 2 步", QUESTION["words"])
    await wang.says(LIGHT)
    await wang.presses("提交")
    await street.building_3.shows("#1 💡 照明", LIGHT)


async def test_a_voice_message_says_it_as_well(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.sends(voice=True)
    await wang.sees("请看一遍", "🎤（语音）")
    await wang.presses("提交")
    await street.building_3.shows("#1 💡 照明", "🎤（语音）")


async def test_a_head_in_the_middle_of_a_report_finishes_other_work_and_is_asked_again(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await li.sees("楼门院长已接单")
    await li.says("/report")
    await li.presses("电梯")
    await li.presses("停运")
    await li.sees(QUESTION["words"])
    await li.presses("办完了")
    await li.sees("#1 是怎么解决的")
    await li.says("换了新灯泡")
    await li.sends_photo()
    await li.presses("就这些")
    await li.sees("记下了", "#1", "已办完")
    await wang.sees("#1 办完了", "换了新灯泡")
    newest = (await _newest(street, li, QUESTION["words"]))["message_id"]
    assert newest > (await li.sees("记下了", "#1"))["message_id"]
    await li.says("电梯停在三楼")
    await li.presses("提交")
    await street.building_3.shows("#2", "电梯停在三楼")


async def test_giving_up_one_of_two_forms_leads_back_to_the_other(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await li.presses("办完了")
    await li.sees("#1 是怎么解决的")
    await li.says("/report")
    await li.sees(QUESTION["topic"])
    await li.says("/cancel")
    await li.sees("这次不填了")
    await li.says("换了新灯泡")
    await li.sees("#1 办好后的照片")


async def _newest(street: Street, person: Person, words: str) -> Any:
    """Wait until the newest message of the bot has these words."""

    async def look() -> Any:
        last = (await person.messages())[-1]
        return last if last["from"]["id"] == BOT and words in read(last) else None

    async def complaint() -> str:
        return f"the last thing that {person.name} reads is: {read((await person.messages())[-1])}"

    return await street.remote.until(look, complaint)


async def test_who_starts_the_bot_anew_is_asked_again_what_stands_open(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.says("/start")
    await until_counted(wang, QUESTION["words"], 2)
    await goes_on_from(wang, "words")
    await wang.says("/start")
    await until_counted(wang, "王秀兰，您好", 2)
    await settled(street)
    assert await wang.count(QUESTION["words"]) == 2
