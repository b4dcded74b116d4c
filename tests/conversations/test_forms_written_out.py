"""Who would rather write than press a button writes what stands on it, and that is as good."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, restarts, until_counted
from tests.people import Person, Street

WHOLE = {
    "zh-Hans": ("照明", LIGHT, "急，等不得", "不急", "提交"),
    "with the pictures": ("💡 照明", LIGHT, "🔴 急，等不得", "🟢 不急", "✅ 提交"),
    "with a stop": ("照明。", LIGHT, "急，等不得！", " 不急 ", "提交。"),
}


@pytest.mark.parametrize("written", WHOLE.values(), ids=WHOLE)
async def test_a_whole_form_can_be_written(street: Street, written: tuple[str, ...]) -> None:
    await street.wang.says("/report")
    for line in written:
        await street.wang.says(line)
    await street.wang.sees("已登记，编号 #1")
    await street.building_3.shows("#1 💡 照明", LIGHT)


async def test_a_whole_form_can_be_written_in_english(street: Street) -> None:
    wang = street.wang
    await wang.says("/language")
    await wang.presses("English")
    await wang.says("/report")
    for line in ("lighting", LIGHT, "URGENT", "not urgent", "send"):
        await wang.says(line)
    await wang.sees("#1")
    await street.building_3.shows("#1 💡 照明", LIGHT)


async def test_the_way_back_and_the_way_out_can_be_written(street: Street) -> None:
    wang = street.wang
    await begins(wang)
    await wang.says("上一步")
    await wang.sees("是哪方面的事")
    await wang.says("电梯")
    await wang.says("电梯停运")
    await wang.says("电梯停在三楼")
    await restarts(street)
    await wang.says("不填了")
    await wang.sees("这次不填了")
    await wang.says("/cancel")
    await wang.sees("现在没有正在填写的内容")


@pytest.mark.parametrize("words", ["不填了吧，灯坏了", "上一步台阶坏了", "提交", "照明", "跳过"])
async def test_what_stands_on_no_button_of_the_question_is_an_answer(street: Street, words: str) -> None:
    wang = street.wang
    await begins(wang)
    await wang.says(words)
    await wang.sees("请看一遍", words)
    await wang.says("好")
    await wang.sees("请点下面的按钮来选", "请看一遍")
    await wang.presses("提交")
    await street.building_3.shows("#1 💡 照明", words)


@pytest.mark.parametrize("step", ["topic", "check"])
@pytest.mark.parametrize("words", ["不报了", "算了吧。", "Never mind!"])
async def test_where_buttons_are_asked_for_the_way_out_is_understood_in_other_words(
    street: Street, step: str, words: str
) -> None:
    await street.wang.says("/report" if step == "topic" else f"/report {LIGHT}")
    if step == "check":
        await street.wang.says("照明")
        await street.wang.sees("请看一遍")
    await street.wang.says(words)
    await street.wang.sees("这次不填了")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_nothing_said_to_the_bot_becomes_words_of_a_report_and_it_is_sent_in_other_words(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    for words in ("提交", "现在怎么样了", "谢谢你啊"):
        await wang.says(words)
    await until_counted(wang, "请点下面的按钮来选", 3)
    await wang.says("照明")
    await wang.says("够了")
    await until_counted(wang, "请点下面的按钮来选", 4)
    await wang.says("发吧")
    await wang.sees("已登记，编号 #1")
    [issue] = await street.rows("SELECT words FROM issues")
    assert issue["words"] == LIGHT


async def begins(wang: Person) -> None:
    await wang.says("/report")
    await wang.says("照明")
    await wang.sees("请说说怎么回事")
