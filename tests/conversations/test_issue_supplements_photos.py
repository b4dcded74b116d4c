"""补充 with photos: how many there is room for, and why there may be room for none. Voice has none at all."""

from __future__ import annotations

import pytest

from bot.sandbox.actors import read
from tests.conversations.stories import LIGHT, finishes, labels, reports, said_by_bot
from tests.conversations.test_issue_incidents import ALIKE, merges, two
from tests.conversations.test_issue_supplements import KEPT
from tests.conversations.test_issue_written_answers import REPORT_THIS
from tests.owing import settled
from tests.people import Person, Street

NOT_OWN = "#1 是别的邻居反映的，照片只有那位邻居能加"
FULL = "#1 已经有 5 张照片，再放不下了"
WORDS_ONLY = "只收了您写的字"
WRITE = "请用文字写给我"
ALBUM = [True, True, True]


async def reports_with(reporter: Person, photos: int) -> None:
    """Let somebody report with so many photos."""
    await reporter.sends(photo=[True] * photos, caption=f"/report {LIGHT}")
    await reporter.presses("照明")
    await reporter.sees("请看一遍", f"{photos} 张照片")
    await reporter.presses("提交")
    await reporter.sees("已登记")


# Where what somebody reported was merged meanwhile


async def adds_until_merged(street: Street, caption: str | None) -> None:
    """Let Chen add photos to hers, which Li merges into Wang's before they are sent off."""
    chen = street.chen
    await two(street)
    await chen.presses("补充一句")
    await chen.sees("给 #2 补充点什么")
    await chen.sends(photo=[True, True], caption=caption)
    if not caption:
        await chen.presses("跳过")
    await chen.sees("给 #2 补充", "2 张照片")
    await settled(street)
    await merges(street.li)
    await chen.sees("#2 和 #1 是同一件事")
    await chen.presses("提交")


async def test_of_photos_for_what_was_merged_meanwhile_it_is_said_whose_they_could_be(street: Street) -> None:
    chen = street.chen
    await adds_until_merged(street, "二层也堆了")
    whole = read(await chen.sees(KEPT, NOT_OWN, WORDS_ONLY))
    assert "最多 5 张" not in whole
    await street.li.sees("➕ #1", "二层也堆了")
    await chen.sends(photo=True, caption="三层也堆了")
    await chen.presses("补充到 #1")
    await chen.sees("请看一遍", "三层也堆了", NOT_OWN, WORDS_ONLY)


async def test_photos_alone_for_what_was_merged_meanwhile_are_not_said_to_be_kept(street: Street) -> None:
    await adds_until_merged(street, None)
    await street.chen.sees(NOT_OWN, "什么也没有补充")
    await street.chen.sees_no(KEPT)


async def test_what_is_looked_over_once_it_was_merged_says_that_there_is_no_room(street: Street) -> None:
    chen = street.chen
    await two(street)
    await chen.presses("补充一句")
    await chen.sees("给 #2 补充点什么")
    await merges(street.li)
    await chen.sees("#2 和 #1 是同一件事")
    await chen.sends(photo=[True, True], caption="二层也堆了")
    await chen.sees("请看一遍，给 #1 补充", "二层也堆了", NOT_OWN)


async def test_of_what_comes_of_an_album_once_it_was_merged_it_is_said_whose_the_photos_could_be(
    street: Street,
) -> None:
    chen, li = street.chen, street.li
    await street.knock(li)
    await reports(street.wang)
    await chen.sends(photo=True, caption=f"/report {ALIKE}", album="lamps")
    await chen.presses("照明")
    await chen.presses("提交")
    await li.sees("📥 #2", ALIKE)
    await merges(li)
    await chen.sees("#2 和 #1 是同一件事")
    await chen.sends(photo=True, album="lamps")
    await chen.sees(NOT_OWN)
    await chen.sees_no("最多 5 张")


# Where there are five, or nearly


async def test_who_looks_it_over_reads_how_many_photos_there_is_room_for(street: Street) -> None:
    wang = street.wang
    await reports_with(wang, 4)
    filed = await wang.sees("已登记")
    await wang.sends(photo=ALBUM, caption="摔了一跤", reply_to=filed["message_id"])
    await wang.sees("请看一遍", "1 张照片，和原来的放在一起", "您发来 3 张", "放得下前 1 张")
    await wang.presses("提交")
    await wang.sees(KEPT, "这次放下了 1 张")


async def test_where_there_are_five_photos_that_is_said_of_the_next(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports_with(wang, 5)
    filed = await wang.sees("已登记")
    await wang.sends(photo=True, caption="摔了一跤", reply_to=filed["message_id"])
    await wang.sees(FULL, WORDS_ONLY, KEPT)
    await wang.sends(photo=True, reply_to=filed["message_id"])
    await wang.sees(FULL, WRITE)
    await wang.presses("补充一句")
    await wang.sees("给 #1 补充点什么", "已经有 5 张照片")
    await wang.presses("不填了")
    await li.presses("接单")
    await finishes(li)
    question = await wang.sees("真的解决了吗")
    await wang.sends(photo=True, caption="还黑着，您看", reply_to=question["message_id"])
    await wang.sees(FULL, WORDS_ONLY)
    again = await wang.sees("真的解决了吗")
    await wang.sends(photo=True, caption="还没解决", reply_to=again["message_id"])
    await wang.sees("#1 由楼门院长接着办")
    assert await wang.count(f"{FULL}，{WORDS_ONLY}") == 3


async def test_who_is_asked_what_is_not_solved_reads_why_there_is_no_room_for_photos(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports_with(wang, 5)
    await li.presses("接单")
    await finishes(li)
    await wang.presses("还没解决")
    await wang.sees("#1 由楼门院长接着办")
    await wang.presses("说说哪里还没好")
    await wang.sees("关于 #1，想说点什么", "已经有 5 张照片，再放不下了")


# An album


@pytest.mark.parametrize("caption", ["四层也黑", None])
async def test_an_album_in_reply_is_looked_over_in_one_message_that_counts_up(
    street: Street, caption: str | None
) -> None:
    wang = street.wang
    await reports(wang)
    filed = await wang.sees("已登记")
    before = len(await said_by_bot(wang))
    await wang.sends(photo=ALBUM, caption=caption, reply_to=filed["message_id"])
    await wang.sees("请看一遍", "3 张照片")
    await settled(street)
    assert len(await said_by_bot(wang)) == before + 1


@pytest.mark.parametrize("caption", ["一层也黑，孩子怕", None])
async def test_to_whoever_joined_it_is_said_once_that_an_album_has_no_room(street: Street, caption: str | None) -> None:
    zhang = street.zhang
    await street.knock(zhang)
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await zhang.says("/issue 1")
    await zhang.presses("补充一句")
    await zhang.sees("给 #1 补充点什么")
    if not caption:
        await zhang.says("一层也黑")
        await zhang.sees("请看一遍", "一层也黑")
    before = len(await said_by_bot(zhang))
    await zhang.sends(photo=ALBUM, caption=caption)
    await zhang.sees("请看一遍", caption or "照片和语音这里收不下")
    await settled(street)
    said = "\n".join((await said_by_bot(zhang))[before:])
    assert "请点下面的按钮" not in said
    assert said.count("放不下照片") + said.count("收不下") == 1


# Voice, and what is too short


async def test_a_voice_message_is_not_said_to_have_words_and_they_are_asked_for(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(zhang)
    await reports(wang)
    filed = await wang.sees("已登记")
    await wang.sends(voice=True)
    await wang.presses("补充到 #1")
    await wang.sees("语音这里收不下，请用文字写给我；照片可以直接发", "给 #1 补充点什么")
    await wang.presses("不填了")
    await wang.sees("什么也没有提交")
    await wang.sends(voice=True, reply_to=filed["message_id"])
    assert labels(await wang.sees("语音这里收不下，请用文字写给我；照片可以直接发")) == [REPORT_THIS]
    await zhang.presses("我也遇到", street.building_3)
    await zhang.sends(voice=True)
    await zhang.presses("补充到 #1")
    await zhang.sees("请用文字写给我，一两句话就行；语音和照片这里收不下", "给 #1 补充点什么")
    await zhang.presses("不填了")
    await zhang.sends_photo()
    await zhang.presses("补充到 #1")
    await zhang.sees(NOT_OWN, WRITE, "给 #1 补充点什么")
    for person in (wang, zhang):
        await person.sees_no(WORDS_ONLY)


async def test_a_word_that_is_too_short_where_more_may_be_written_is_said_to_be(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await wang.sends_photo()
    await wang.presses("补充到 #1")
    await wang.sees("请看一遍", "想说两句，直接写给我")
    await wang.says("黑")
    await wang.sees("写得太短了，请至少写 2 个字", "请看一遍")
