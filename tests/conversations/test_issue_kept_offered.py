"""Who writes of what they are asked without replying to it, and goes to the question by its button, takes it along."""

from __future__ import annotations

import pytest

from tests.conversations.stories import finishes, labels, mends, until_counted
from tests.conversations.test_issue_answers import answers
from tests.conversations.test_issue_mispressed import photos
from tests.conversations.test_issue_written_answers import ASK_AGAIN, PRESS_AND_KEEP, two_are_mended
from tests.owing import settled
from tests.people import Street, read

THIRD_FLOOR = "二层好了，三层没好"


@pytest.mark.parametrize("times", [1, 2])
async def test_the_words_go_along_once_with_the_answer(street: Street, times: int) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.says(THIRD_FLOOR)
    for time in range(times):
        await wang.presses(ASK_AGAIN)
        await until_counted(wang, PRESS_AND_KEEP, time + 1)
    await settled(street)
    await wang.presses("解决了一部分")
    await wang.sees("#1 只解决了一部分", f"💬 {THIRD_FLOOR}")
    await li.sees("📥 #1", "反映的邻居说只解决了一部分", f"💬 {THIRD_FLOOR}")
    await settled(street)
    assert await li.count(THIRD_FLOOR) == 1
    assert [each[3] for each in await answers(street)] == [THIRD_FLOOR]


async def test_whoever_wrote_already_is_not_asked_for_it_again_and_can_add_to_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.says(THIRD_FLOOR)
    await wang.presses(ASK_AGAIN)
    await wang.presses("还没解决")
    assert labels(await wang.sees("由楼门院长接着办", f"💬 {THIRD_FLOOR}")) == ["➕ 补充一句"]
    await wang.presses("补充一句")
    await wang.sees("给 #1 补充点什么")
    await wang.says("四层也是")
    await wang.presses("提交")
    await li.sees("➕ #1 反映的邻居补充", "四层也是")
    assert [each[3] for each in await answers(street)] == [THIRD_FLOOR]


@pytest.mark.parametrize("caption", [None, "三层的还黑着"])
async def test_a_photo_goes_along_with_the_words_under_it(street: Street, caption: str | None) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.sends(photo=True, caption=caption)
    await wang.presses(ASK_AGAIN)
    await wang.sees("您发来的我先给您留着")
    await settled(street)
    await wang.presses("还没解决")
    await wang.sees("给 #1 补充的已经转给办事的人")
    await li.sees("📥 #1", f"💬 {caption}" if caption else "")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert (await photos(street), await wang.count("只收了您写的字")) == (1, 0)
    assert await street.rows("SELECT id FROM drafts") == []


async def test_whoever_joined_takes_their_words_along_and_reads_that_their_photo_does_not_go(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    await zhang.sends(photo=True, caption=THIRD_FLOOR)
    await zhang.presses(ASK_AGAIN)
    await zhang.sees("照片只有那位邻居能加，只收了您写的字", PRESS_AND_KEEP)
    await zhang.presses("还没解决")
    await li.sees("📥 #1", "一位同样遇到的邻居说还没解决", f"💬 {THIRD_FLOOR}")
    await wang.sees("🔁 #1")
    assert await photos(street) == 0


@pytest.mark.parametrize("said", ["解决了", "怎么样了", "#1"])
async def test_what_only_leads_there_is_no_word_on_the_work(street: Street, said: str) -> None:
    wang = street.wang
    await two_are_mended(street)
    await wang.says(said)
    await wang.presses(ASK_AGAIN)
    await settled(street)
    await wang.sees_no(PRESS_AND_KEEP)
    await wang.presses("✅ 解决了")
    assert "💬" not in read(await wang.sees("谢谢您！#1 了结了"))


async def test_what_is_too_long_is_said_over_the_question(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.says("亮" * 501)
    await wang.presses(ASK_AGAIN)
    await wang.sees("请缩到 500 个字以内")
    await settled(street)
    assert labels(await wang.sees("#1 办完了", "真的解决了吗"))[0] == "✅ 解决了"


async def test_what_was_written_of_an_earlier_result_is_not_taken_for_this_one(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.says(THIRD_FLOOR)
    await wang.sees("我在呢")
    await wang.presses("还没解决")
    await wang.sees("#1 由楼门院长接着办")
    await settled(street)
    await street.advance(minutes=5)
    await finishes(li, "三层也换了")
    await wang.sees("三层也换了", "真的解决了吗")
    await wang.presses(ASK_AGAIN)
    await settled(street)
    await wang.presses("5 分")
    assert THIRD_FLOOR not in read(await wang.sees("您打了 5 分"))
    await wang.sees_no(PRESS_AND_KEEP)
