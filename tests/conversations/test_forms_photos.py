"""Photos in a form: one by one, as an album, more than there is room for, and chosen anew."""

from __future__ import annotations

import base64
import json

import pytest

from tests.conversations.stories import LIGHT, labels, mends, reports, said_by_bot
from tests.conversations.test_forms import QUESTION, goes_to
from tests.owing import settled
from tests.people import Street

ENOUGH = "照片最多 5 张，多出来的没有加上"


@pytest.mark.parametrize("step", ["photos", "check"])
async def test_an_album_is_one_answer_and_the_rest_of_it_no_mistake(street: Street, step: str) -> None:
    wang = street.wang
    await goes_to(wang, step)
    before = len(await said_by_bot(wang))
    await wang.sends(photo=[True, True, True])
    await wang.sees("请看一遍", "3 张照片")
    await settled(street)
    assert len(await said_by_bot(wang)) == before + 1
    await wang.sees_no("请点下面的按钮")
    await wang.presses("提交")
    await street.building_3.shows("#1", LIGHT, "共 3 张照片")


async def test_photos_can_be_added_one_by_one_and_the_sixth_is_refused(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    for number in range(1, 6):
        await wang.sends_photo()
        await wang.sees("请看一遍", f"{number} 张照片")
    await wang.sends_photo()
    await wang.sees("照片最多 5 张，多出来的没有加上", "请看一遍")
    await wang.presses("提交")
    await street.building_3.shows("#1", "共 5 张照片")


@pytest.mark.parametrize(("step", "first"), [("check", 0), ("check", 4), ("check", 5), ("words", 0), ("topic", 0)])
async def test_of_an_album_that_is_too_much_five_are_taken_and_that_is_said_once(
    street: Street, step: str, first: int
) -> None:
    wang = street.wang
    await goes_to(wang, step)
    for number in range(1, first + 1):
        await wang.sends_photo()
        await wang.sees(QUESTION["check"], f"{number} 张照片")
    before = len(await said_by_bot(wang))
    await wang.sends(photo=[True] * 7, caption=LIGHT if step == "words" else None)
    await wang.sees(ENOUGH)
    await settled(street)
    [said] = (await said_by_bot(wang))[before:]
    assert (said.count(ENOUGH), QUESTION["check" if step == "words" else step] in said) == (1, True)
    if step == "topic":
        await wang.presses("照明")
        await wang.says(LIGHT)
    await wang.sees(QUESTION["check"], "5 张照片")


async def test_of_an_album_that_nobody_asked_for_five_are_taken_and_that_is_said(street: Street) -> None:
    wang = street.wang
    await wang.sends(photo=[True] * 6, caption=LIGHT)
    await settled(street)
    await wang.presses("反映这件事")
    await wang.sees(ENOUGH, QUESTION["topic"])
    await wang.presses("照明")
    await wang.sees(QUESTION["check"], "5 张照片")


async def test_where_there_is_room_for_no_more_none_are_asked_for(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    await wang.sends(photo=[True] * 4)
    assert "📷 加照片" in labels(await wang.sees(QUESTION["check"], "4 张照片"))
    await wang.sends_photo()
    assert "📷 加照片" not in labels(await wang.sees(QUESTION["check"], "5 张照片"))
    assert await wang.forges("1:form:change:1:photos") == "这一步已经答过了，请看最新的一条消息。"
    await wang.presses("提交")
    await street.building_3.shows("#1", "共 5 张照片")


@pytest.mark.parametrize("step", ["check", "photos"])
async def test_a_wrong_photo_is_taken_out_again_by_choosing_anew(street: Street, step: str) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    assert "🗑 重新选照片" not in labels(await wang.sees(QUESTION["check"]))
    await wang.sends(photo=[True, True])
    await wang.sees(QUESTION["check"], "2 张照片")
    if step == "photos":
        await wang.presses("加照片")
        await wang.sees(QUESTION["photos"])
    await wang.presses("重新选照片")
    await settled(street)
    assert labels(await wang.sees(QUESTION["photos"])) == ["◀ 上一步", "✖ 不填了"]
    await wang.presses("上一步")
    await wang.sees(QUESTION["check"], "没有照片")
    right = await wang.sends_photo()
    await wang.sees(QUESTION["check"], "1 张照片")
    await wang.presses("提交")
    await wang.sees("已登记")
    [row] = await street.rows("SELECT photos FROM issues")
    assert row["photos"] == json.dumps([right["photo"][-1]["file_id"]])


async def test_nothing_is_taken_out_where_there_is_nothing_or_where_it_is_no_photo(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    for field in ("photos", "named", "words", "ghost", ""):
        told = await wang.forges(f"1:form:anew:1:{field}")
        assert (field, "用不了" in told or "已经答过" in told) == (field, True)
    await wang.sees(QUESTION["check"], LIGHT)


async def test_where_nothing_is_left_to_ask_the_check_counts_the_album_of_the_command(street: Street) -> None:
    wang = street.wang
    await wang.sends(photo=[True, True, True], caption="/report 楼道里着火了")
    await wang.sees(QUESTION["check"], "3 张照片")
    await settled(street)
    assert len(await said_by_bot(wang)) == 1


async def test_where_a_form_has_no_room_for_photos_it_says_that_the_words_alone_were_taken(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("✅ 解决了")
    await wang.presses("说一句")
    await wang.sees("关于 #1，想说点什么")
    await wang.sends(voice=True)
    await wang.sees("请用文字写给我", "语音和照片这里收不下", "点「跳过」", "关于 #1，想说点什么")
    await wang.sends(voice=True, caption="三层的也亮了")
    await wang.sees("这里放不下照片和语音，只收了您写的字。")
    await wang.sees("您对 #1 说的话已经转给办事的人")
    await street.li.sees("#1 反映的邻居说（解决了）", "三层的也亮了")


async def test_words_under_a_photo_that_do_not_fit_are_not_said_to_be_taken(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("更多")
    await li.presses("不受理")
    await li.sends_photo(caption="无")
    await li.sees("请至少写", "为什么不受理")
    await li.sees_no("只收了您写的字")
    await li.sends_photo(caption="灯在屋里")
    await li.sees("只收了您写的字")
    await wang.sees("没有受理，原因：灯在屋里")


PICTURE = {"name": "灯.jpg", "mime": "image/jpeg", "base64": base64.b64encode(b"a picture").decode()}
AS_FILE = "按文件发来的，我显示不了。请按「照片」再发一次"


async def test_of_a_photo_sent_as_a_file_the_words_are_kept_and_the_photo_is_asked_for_again(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.sends(document=PICTURE, caption=LIGHT)
    await wang.sees(AS_FILE, QUESTION["check"], LIGHT, "没有照片")
    await wang.sends(document=PICTURE)
    await wang.sees(AS_FILE, QUESTION["check"], LIGHT, "没有照片")
    await wang.sends_photo()
    await wang.sees(QUESTION["check"], LIGHT, "1 张照片")


async def test_a_photo_sent_as_a_file_that_nobody_asked_for_is_asked_for_as_a_photo(street: Street) -> None:
    wang = street.wang
    await wang.sends(document=PICTURE)
    await wang.sees(AS_FILE)
    await wang.sends(document=PICTURE, caption=LIGHT)
    await wang.presses("反映这件事")
    await wang.sees(AS_FILE, QUESTION["topic"])
    await wang.presses("照明")
    await wang.sees(QUESTION["check"], LIGHT, "没有照片")
