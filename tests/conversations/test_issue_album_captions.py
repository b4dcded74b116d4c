"""What stands under a later photo of an album counts as much as under its first one: each comes by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.stories import LIGHT, labels, mends, reports, restarts, said_by_bot
from tests.conversations.test_issue_written_answers import REPORT_THIS
from tests.owing import settled
from tests.people import Json, Person, Street

UPSTAIRS = "三楼也黑着，孩子怕"
FOURTH = "四楼也是"


async def sends_album(person: Person, *captions: str | None, **more: Any) -> list[Json]:
    """Let somebody send an album with something under some of its photos."""
    return [await person.sends(photo=True, caption=caption, album="stairs", **more) for caption in captions]


@pytest.mark.parametrize("restarted", [False, True])
async def test_it_is_reported_with_all_photos_by_the_one_offer_that_there_is(street: Street, restarted: bool) -> None:
    wang = street.wang
    await sends_album(wang, None, LIGHT, None)
    await wang.sees("我在呢")
    await settled(street)
    assert await wang.count("我在呢") == 1
    if restarted:
        await restarts(street)
    await wang.presses(REPORT_THIS)
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, "3 张照片")


async def test_what_stands_under_each_of_them_is_reported_together(street: Street) -> None:
    wang = street.wang
    await sends_album(wang, LIGHT, UPSTAIRS, FOURTH)
    await wang.sees("我在呢")
    await settled(street)
    assert await wang.count("我在呢") == 1
    await wang.presses(REPORT_THIS)
    await wang.presses("照明")
    await wang.sees("请看一遍", f"{LIGHT}\n{UPSTAIRS}\n{FOURTH}", "3 张照片")


async def test_once_the_first_was_answered_the_offer_stays_in_its_place(street: Street) -> None:
    wang = street.wang
    await sends_album(wang, None)
    offer = await wang.sees("我在呢")
    await wang.sends(photo=True, caption="厨房有煤气味", album="stairs")
    warned = await wang.sees("119")
    assert (warned["message_id"], labels(warned)) == (offer["message_id"], [REPORT_THIS])
    await wang.presses(REPORT_THIS)
    await wang.sees("请看一遍", "厨房有煤气味", "2 张照片")


async def test_it_can_be_added_to_what_was_reported(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await sends_album(wang, None, UPSTAIRS)
    await settled(street)
    await wang.presses("补充到 #1")
    await wang.sees("请看一遍", UPSTAIRS, "2 张照片")
    await wang.presses("提交")
    await li.sees("➕ #1 反映的邻居补充", UPSTAIRS, "另加了 2 张照片")


async def test_in_reply_to_a_question_it_goes_along_with_the_answer(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await sends_album(wang, None, UPSTAIRS, None, reply_to=question["message_id"])
    await wang.sees("您发来的我先给您留着")
    await settled(street)
    await wang.presses("还没解决")
    await li.sees("📥 #1", f"💬 {UPSTAIRS}")
    await li.sees("➕ #1 反映的邻居补充", "另加了 3 张照片")


async def test_in_reply_to_a_question_the_words_of_a_button_press_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await sends_album(wang, None, "还没解决", reply_to=question["message_id"])
    await wang.sees("#1 由楼门院长接着办")
    await li.sees("➕ #1 反映的邻居补充", "另加了 2 张照片")


async def test_whoever_joined_and_can_add_no_photos_adds_the_words(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await street.knock(zhang, li)
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await zhang.says("/issue 1")
    whole = await zhang.sees("经过")
    await sends_album(zhang, None, UPSTAIRS, reply_to=whole["message_id"])
    await zhang.sees("只收了您写的字")
    await li.sees("➕ #1 一位同样遇到的邻居补充", UPSTAIRS)


async def test_without_a_word_under_any_it_is_offered_once_as_ever(street: Street) -> None:
    wang = street.wang
    await sends_album(wang, None, None, None)
    await wang.sees("我在呢")
    await settled(street)
    assert len([each for each in await said_by_bot(wang) if "我在呢" in each]) == 1
    assert await street.rows("SELECT id FROM drafts WHERE form <> 'kept'") == []
