"""A photo in reply to the question whether it is solved shows what is not, and goes along with that answer alone."""

from __future__ import annotations

import pytest

from tests.conversations.stories import (
    SLIPPED,
    another_answers_first,
    finishes,
    is_declined,
    labels,
    mends,
    mends_again,
)
from tests.conversations.test_issue_answers import answers
from tests.conversations.test_issue_kept_words import NOT_PASSED_ON
from tests.conversations.test_issue_mispressed import photos
from tests.conversations.test_issue_written_answers import PRESS_AND_KEEP, state
from tests.owing import settled
from tests.people import Person, Street

KEPT = "您发来的我先给您留着"
LEFT_OUT = "照片就没有放上去"
STILL_DARK = "还是黑的"
SEEN = "照片和原来的放在一起，邻居也看得到"
SEEN_BY_OFFICERS = "照片和原来的放在一起，只有办事的人看得到"


async def shows_it(person: Person, caption: str | None = None, count: int = 1) -> None:
    """Let somebody reply to the question by photos, and press nothing."""
    question = await person.sees("真的解决了吗")
    await person.sends(photo=[True] * count if count > 1 else True, caption=caption, reply_to=question["message_id"])
    await person.sees(KEPT)


@pytest.mark.parametrize("caption", [None, STILL_DARK])
@pytest.mark.parametrize(("answer", "heard"), [("还没解决", "由楼门院长接着办"), ("解决了一部分", "只解决了一部分")])
async def test_it_goes_along_where_it_is_not_solved_or_not_wholly(
    street: Street, answer: str, heard: str, caption: str | None
) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await shows_it(wang, caption)
    await wang.sees(KEPT, SEEN)
    await settled(street)
    await wang.sees_no("这里放不下照片")
    await wang.presses(answer)
    said = await wang.sees("知道了，#1", heard, f"💬 {caption}" if caption else "")
    assert labels(said) == ["➕ 补充一句" if caption else "💬 说说哪里还没好"]
    await wang.sees("给 #1 补充的已经转给办事的人", SEEN)
    await li.sees("📥 #1", f"💬 {caption}" if caption else "")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert (await photos(street), await li.count(STILL_DARK)) == (1, int(bool(caption)))
    assert await street.rows("SELECT id FROM drafts") == []


async def test_the_words_alone_go_along_where_it_is_solved_and_that_is_said(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await shows_it(wang, "亮堂多了")
    await wang.presses("5 分")
    await wang.sees("您打了 5 分", "💬 亮堂多了")
    await wang.sees(LEFT_OUT)
    await li.sees("💬 #1 反映的邻居说（解决了，5 分）", "亮堂多了")
    assert await photos(street) == 0


async def test_whose_finger_slipped_on_solved_takes_the_photo_along_after_all(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await shows_it(wang)
    await wang.presses("✅ 解决了")
    await wang.sees(LEFT_OUT)
    await settled(street)
    await wang.presses(SLIPPED)
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert await photos(street) == 1


async def test_all_photos_of_an_album_go_along_and_what_is_shown_after_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await shows_it(wang, STILL_DARK, count=2)
    await settled(street)
    again = await wang.sees("真的解决了吗")
    await wang.sends(photo=True, caption="这是三层", reply_to=again["message_id"])
    await settled(street)
    await wang.presses("还没解决")
    await li.sees("📥 #1", f"💬 {STILL_DARK} 这是三层")
    await li.sees("➕ #1 反映的邻居补充", "另加了 3 张照片")


@pytest.mark.parametrize("reply", [True, False])
async def test_all_photos_of_an_album_go_along_where_the_answer_stands_under_the_first(
    street: Street, reply: bool
) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.sends(photo=[True] * 3, caption="还没解决", reply_to=question["message_id"] if reply else None)
    await wang.sees("知道了，#1 由楼门院长接着办")
    await li.sees("➕ #1 反映的邻居补充", "另加了 3 张照片")
    await settled(street)
    await wang.sees("给 #1 补充的已经转给办事的人", SEEN)
    assert (await photos(street), await wang.count("已经转给办事的人"), await li.count("另加了")) == (3, 1, 1)
    assert await street.rows("SELECT id FROM drafts") == []


async def test_of_an_album_with_more_than_there_is_room_for_that_is_said_once(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street, photo=True)
    question = await wang.sees("真的解决了吗")
    await wang.sends(photo=[True] * 6, caption="还没解决", reply_to=question["message_id"])
    await wang.sees("照片一共最多 5 张，这次放下了 4 张")
    await li.sees("另加了 4 张照片")
    await settled(street)
    assert (await photos(street), await wang.count("照片一共最多 5 张")) == (5, 1)


@pytest.mark.parametrize("answer", ["1 分", "解决了"])
async def test_all_photos_of_an_album_wait_where_what_stands_under_the_first_may_not_be_meant(
    street: Street, answer: str
) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.sends(photo=[True] * 3, caption=answer)
    await wang.sees("您打了 1 分，是还没解决吗" if answer == "1 分" else LEFT_OUT)
    await settled(street)
    await wang.presses("还没解决" if answer == "1 分" else SLIPPED)
    await li.sees("➕ #1 反映的邻居补充", "另加了 3 张照片")
    assert await photos(street) == 3


async def test_it_goes_along_as_well_where_the_answer_stands_under_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.sends(photo=True, caption="还没解决", reply_to=question["message_id"])
    await wang.sees("知道了，#1 由楼门院长接着办")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")
    await settled(street)
    assert (await photos(street), await wang.count("只收了您写的字")) == (1, 0)


async def test_where_few_stars_stand_under_it_it_waits_for_what_they_mean(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.sends(photo=True, caption="1 分", reply_to=question["message_id"])
    await wang.sees("您打了 1 分，是还没解决吗")
    await wang.presses("还没解决")
    await li.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")


async def test_whoever_joined_reads_at_once_that_there_is_no_place_for_it(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    question = await zhang.sees("真的解决了吗")
    await zhang.sends(photo=True, caption=STILL_DARK, reply_to=question["message_id"])
    await zhang.sees("照片只有那位邻居能加，只收了您写的字", PRESS_AND_KEEP)
    await zhang.presses("还没解决")
    await street.li.sees("📥 #1", "一位同样遇到的邻居说还没解决", f"💬 {STILL_DARK}")
    assert await photos(street) == 0


async def test_a_voice_message_is_refused_to_the_reporter_too(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await wang.sends(voice=True, reply_to=question["message_id"])
    await wang.sees("光看照片、听语音，我分不清是哪个意思")
    await wang.sees_no(KEPT)


async def test_where_another_answers_first_they_read_that_it_was_not_passed_on(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street, zhang)
    await shows_it(wang)
    await another_answers_first(street, "没有带给办事的人")
    await wang.sees_no(NOT_PASSED_ON)
    await mends_again(street)
    await wang.presses("还没解决")
    await settled(street)
    assert await photos(street) == 0
    assert [each[1] for each in await answers(street)] == ["unsolved", "unsolved"]


@pytest.mark.parametrize("answered", [False, True])
async def test_of_what_is_private_they_read_that_nobody_else_sees_the_photo(street: Street, answered: bool) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says("/report 隔壁天天吵架")
    await wang.presses("邻里纠纷")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await li.presses("接单")
    await finishes(li, "上门劝过了")
    question = await wang.sees("真的解决了吗")
    caption = "还没解决" if answered else None
    await wang.sends(photo=True, caption=caption, reply_to=question["message_id"])
    await wang.sees("给 #1 补充的已经转给办事的人" if answered else KEPT, SEEN_BY_OFFICERS)
    await wang.sees_no(SEEN)


async def test_a_photo_over_a_written_out_appeal_goes_along_and_they_read_who_sees_it(street: Street) -> None:
    wang, liu = street.wang, street.liu
    declined = await is_declined(street, liu)
    await wang.sends(photo=True, caption="不同意，请再看看", reply_to=declined["message_id"])
    await wang.sees("请网格员再看一遍")
    await wang.sees("给 #1 补充的已经转给办事的人", SEEN)
    await liu.sees("➕ #1 反映的邻居补充", "另加了 1 张照片")


async def test_a_photo_against_a_decline_goes_along_with_the_appeal(street: Street) -> None:
    wang, liu = street.wang, street.liu
    declined = await is_declined(street, liu)
    await wang.sends(photo=True, caption="灯在楼道里", reply_to=declined["message_id"])
    await wang.sees(KEPT, SEEN)
    await settled(street)
    assert labels(await wang.sees("没有受理，原因：灯在屋里")) == labels(declined)
    await wang.presses("不同意，请再看看")
    await wang.sees("请网格员再看一遍")
    await liu.sees("➕ #1 反映的邻居补充", "灯在楼道里", "另加了 1 张照片")
    assert await state(street) == "reported"


async def test_whoever_joined_reads_why_their_photos_do_not_go_along(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    question = await zhang.sees("真的解决了吗")
    await zhang.sends(photo=[True] * 2, reply_to=question["message_id"])
    await zhang.sees("#1 是别的邻居反映的，照片只有那位邻居能加。", "请点下面的按钮回答")
