"""Several forms at once: none swallows what is said for another, and none is lost over another."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, labels, passes, reports, said_by_bot, until_counted
from tests.owing import settled
from tests.people import Json, Person, Street, read

TOPIC = "是哪方面的事"
CHECK = "请看一遍"
LEAK = "三楼水管漏水"
FORMER = "前面那件还没填完，先给您留着"


async def begins_in_the_group(street: Street, words: str = "垃圾没人收") -> None:
    await street.knock(street.wang)
    await street.wang.sends_photo(street.building_3, caption=f"/report {words}")
    await street.building_3.shows("王秀兰", "到私聊里说")


# Begun in the group, and not shown in private yet


async def test_what_was_begun_in_the_group_and_not_opened_takes_no_private_words(street: Street) -> None:
    wang = street.wang
    await begins_in_the_group(street)
    await wang.says(LEAK)
    await wang.sees("要反映刚才说的事")
    await wang.sees_no("记下了")
    await wang.presses("去说说", street.building_3)
    await wang.sees(TOPIC)
    await wang.presses("其他")
    whole = await wang.sees(CHECK, "垃圾没人收", "1 张照片")
    assert LEAK not in whole["text"]


async def test_what_is_said_in_private_is_a_report_of_its_own_and_that_of_the_group_comes_after(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await begins_in_the_group(street)
    await wang.says(LEAK)
    await wang.presses("反映这件事")
    await wang.sees(FORMER, TOPIC)
    await wang.presses("其他")
    assert "垃圾没人收" not in (await wang.sees(CHECK, LEAK, "没有照片"))["text"]
    await wang.presses("提交")
    await group.shows("#1", LEAK)
    await until_counted(wang, TOPIC, 1)
    await wang.sees("接着填没填完的那份：「垃圾没人收」", TOPIC)
    await wang.presses("其他")
    await wang.presses("提交")
    await group.shows("#2", "垃圾没人收")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_cancel_in_private_throws_away_nothing_that_was_not_shown_there(street: Street) -> None:
    await begins_in_the_group(street)
    await street.wang.says("/cancel")
    await street.wang.sees("现在没有正在填写的内容")
    await street.wang.presses("去说说", street.building_3)
    await street.wang.presses("其他")
    await street.wang.sees(CHECK, "垃圾没人收", "1 张照片")


# A report over a report


async def test_another_report_leaves_the_open_one_as_it_is_and_goes_on_with_it_after(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.says(f"/report {LEAK}")
    await wang.presses("电梯")
    await wang.presses("停运")
    await wang.sees(CHECK, LEAK)
    await wang.says("/report 隔壁半夜打麻将")
    await wang.sees(FORMER, TOPIC)
    await wang.presses("噪音")
    await wang.presses("邻居噪音")
    await wang.sees(CHECK, "噪音", "隔壁半夜打麻将")
    await wang.presses("提交")
    await group.shows("#1", "隔壁半夜打麻将")
    await wang.sees("已登记，编号 #1")
    await until_counted(wang, CHECK, 2)
    again = (await said_by_bot(wang))[-1]
    assert again.startswith(f"👇 接着填没填完的那份：「{LEAK}」。")
    assert CHECK in again
    await wang.presses("提交")
    await group.shows("#2 ⛔ 电梯停运", LEAK)


@pytest.mark.parametrize("again", ["/report", f"/report {LIGHT}"])
async def test_to_ask_again_without_anything_new_goes_on_with_the_open_one(street: Street, again: str) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.sees(CHECK)
    await wang.says(again)
    await until_counted(wang, CHECK, 2)
    await wang.sees_no(FORMER)
    assert len(await street.rows("SELECT id FROM drafts")) == 1


async def test_words_behind_the_command_answer_an_open_one_in_which_nothing_was_said_yet(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sees("请说说怎么回事")
    await wang.says(f"/report {LIGHT}")
    await wang.sees(CHECK, "照明", LIGHT)
    await wang.sees_no(FORMER)


# Two forms of one name


async def two_taken_on(street: Street) -> Person:
    """Let Li take on two lamps, and begin to say that each is done."""
    li = street.li
    await street.knock(li)
    for number, words in enumerate((LIGHT, "自行车棚顶掉了"), 1):
        await reports(street.wang, words, category="照明" if number == 1 else "其他")
        await li.sees(f"#{number}", words)
        await li.forges(f"1:issues:accept:{number}")
    return li


async def test_two_are_done_one_after_the_other_though_both_were_begun(street: Street) -> None:
    li = await two_taken_on(street)
    for number in (1, 2):
        await li.forges(f"1:issues:ask:resolve:{number}")
        await li.sees(f"#{number} 是怎么解决的")
    await li.says("棚顶钉好了")
    await li.sees("有 #2 办好后的照片吗")
    await li.presses("跳过")
    await li.sees("#2 已办完")
    await until_counted(li, "#1 是怎么解决的", 2)
    await li.says("换了新灯泡")
    await li.sees("有 #1 办好后的照片吗")
    await li.presses("跳过")
    await li.sees("#1 已办完")
    [first, second] = await street.rows("SELECT result FROM issues ORDER BY id")
    assert (first["result"], second["result"]) == ("换了新灯泡", "棚顶钉好了")


# What has moved on is not asked for any more


async def test_what_was_taken_back_is_not_asked_for_again_after_another_form(street: Street) -> None:
    li = await two_taken_on(street)
    await li.forges("1:issues:ask:resolve:1")
    await li.says("换了新灯泡")
    await li.sees("有 #1 办好后的照片吗")
    await li.forges("1:issues:ask:resolve:2")
    await street.wang.forges("1:issues:withdrawn:1")
    await li.says("棚顶钉好了")
    await li.sees("有 #2 办好后的照片吗")
    await li.presses("跳过")
    await li.sees("#1 不用再填了", "已经把这件事收回了")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_an_answer_to_what_has_moved_on_is_told_so_at_once(street: Street) -> None:
    li = await two_taken_on(street)
    await li.forges("1:issues:ask:resolve:1")
    await li.sees("#1 是怎么解决的")
    await street.wang.forges("1:issues:withdrawn:1")
    await li.says("换了新灯泡")
    await li.sees("#1 不用再填了", "已经把这件事收回了")
    assert "跳过" not in labels((await li.messages())[-1])
    assert await street.rows("SELECT id FROM drafts") == []


@pytest.mark.parametrize(
    ("begun", "asked"), [(("number",), "#1 和哪一件一起办"), (("ask", "lift"), "为什么要把 #1 上报")]
)
async def test_what_is_done_is_said_to_be_and_what_else_was_asked_of_it_is_over(
    street: Street, begun: tuple[str, ...], asked: str
) -> None:
    li = await two_taken_on(street)
    await li.forges(f"1:issues:{':'.join(begun)}:1")
    await li.sees(asked)
    await li.forges("1:issues:ask:resolve:1")
    await li.says("换了新灯泡")
    await li.sees("有 #1 办好后的照片吗")
    await li.presses("跳过")
    await li.sees("记下了，#1 已办完")
    await li.sees("#1 不用再填了", "这件事已经办完")
    await settled(street)
    assert not any("不填了" in label for message in await li.messages() for label in labels(message))
    assert await street.rows("SELECT id FROM drafts") == []


async def test_all_that_is_over_is_said_once_and_what_is_not_goes_on(street: Street) -> None:
    li = await two_taken_on(street)
    for begun in ("number", "ask:lift"):
        await li.forges(f"1:issues:{begun}:1")
    await li.sees("为什么要把 #1 上报")
    await li.forges("1:issues:ask:lift:2")
    await li.sees("为什么要把 #2 上报")
    await li.forges("1:issues:ask:resolve:1")
    await li.says("换了新灯泡")
    await li.presses("跳过")
    await li.sees("记下了，#1 已办完")
    await until_counted(li, "为什么要把 #2 上报", 2)
    assert await li.count("#1 不用再填了") == 1
    [left] = await street.rows("SELECT form FROM drafts")
    assert left["form"] == "lift"


# A report that was left long ago


GOES_ON = f"接着填没填完的那份：「{LIGHT} 三楼也黑」"
ANOTHER = "🆕 另说一件"


async def leaves_one_open(street: Street, *, hours: float) -> Json:
    """Let Wang begin a report, leave it, and ask for one later. Return what he reads then."""
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.sees(TOPIC)
    await wang.says("三楼也黑")
    await until_counted(wang, TOPIC, 2)
    await passes(street, hours=hours)
    await wang.says("/report")
    await until_counted(wang, TOPIC, 3)
    return (await wang.messages())[-1]


async def test_who_comes_back_days_later_reads_that_it_is_the_earlier_one_and_can_begin_another(street: Street) -> None:
    wang, group = street.wang, street.building_3
    asked = await leaves_one_open(street, hours=48)
    assert read(asked).startswith(f"👇 {GOES_ON}")
    assert ANOTHER in labels(asked)
    await wang.presses(ANOTHER)
    asked = await wang.sees(FORMER, TOPIC)
    assert ANOTHER not in labels(asked)
    await wang.presses("噪音")
    await wang.presses("邻居噪音")
    await wang.sees("请说说怎么回事")
    await wang.says("楼上半夜吵架")
    assert LIGHT not in read(await wang.sees(CHECK, "邻居噪音", "楼上半夜吵架"))
    await wang.presses("提交")
    await group.shows("#1", "楼上半夜吵架")
    await wang.sees("已登记，编号 #1")
    await settled(street)
    await wang.presses("照明")
    await wang.sees(CHECK, LIGHT)
    await wang.presses("提交")
    await group.shows("#2 💡 照明", LIGHT)
    assert await street.rows("SELECT id FROM drafts") == []


async def test_who_means_the_earlier_one_just_goes_on_with_it(street: Street) -> None:
    wang = street.wang
    await leaves_one_open(street, hours=48)
    await wang.presses("照明")
    checked = await wang.sees(CHECK, LIGHT)
    assert ANOTHER not in labels(checked)
    await wang.presses("提交")
    await street.building_3.shows("#1 💡 照明", LIGHT)


async def test_who_comes_back_within_the_hour_knows_what_they_began(street: Street) -> None:
    asked = await leaves_one_open(street, hours=1)
    assert read(asked).startswith("第 1 步")
    assert ANOTHER not in labels(asked)


async def test_another_one_is_begun_once_however_often_that_is_pressed(street: Street) -> None:
    wang = street.wang
    asked = await leaves_one_open(street, hours=48)
    await wang.presses(ANOTHER)
    await wang.sees(FORMER)
    former = next(row["id"] for row in await street.rows("SELECT id FROM drafts ORDER BY id"))
    pressed = await wang.forges(f"1:form:another:{former}", message_id=asked["message_id"])
    assert pressed == "这一步已经答过了，请看最新的一条消息。"
    assert len(await street.rows("SELECT id FROM drafts")) == 2


async def test_a_topic_pressed_long_ago_is_none_of_what_is_told_today(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("电梯")
    await wang.sees("具体是什么")
    await passes(street, hours=48)
    await wang.says(f"/report {LIGHT}")
    await until_counted(wang, TOPIC, 1)
    asked = await wang.sees(TOPIC)
    assert ANOTHER not in labels(asked)
    await wang.presses("照明")
    await wang.sees(CHECK, LIGHT, "照明")
    assert len(await street.rows("SELECT id FROM drafts")) == 1
