"""What somebody is told of an issue in private begins with what it is: with their own words, or else its category and
its place.
"""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, finishes, is_asked_to_lower, labels, mends, reports, until_counted
from tests.conversations.test_issue_settings import with_issues
from tests.conversations.test_issue_withholding import NAMED, covers
from tests.people import Person, Street, read

LONG = "三单元楼道的灯从上个礼拜一开始就不亮了，老人晚上不敢下楼"


async def begins_with(person: Person, line: str, *words: str) -> None:
    """Let somebody see a message whose first line is this."""
    assert read(await person.sees(*words)).splitlines()[0] == line


async def test_of_three_open_ones_each_notice_tells_which_it_is(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    for words in (LIGHT, "垃圾桶满了没人管", LONG):
        await reports(wang, words)
    await li.sees("📥 #3")
    await li.presses("接单")
    await begins_with(wang, f"「{LONG[:19]}…」", "🟦 #3 楼门院长已经接单")
    await finishes(li, "换了线路")
    await begins_with(wang, f"「{LONG[:19]}…」", "🔔 #3 办完了：换了线路", "真的解决了吗")
    await wang.presses("1 分")
    await begins_with(wang, f"「{LONG[:19]}…」", "#3 您打了 1 分，是还没解决吗")
    await street.advance(hours=25)
    await begins_with(wang, f"「{LIGHT}」", "⏫ #1 还没有人接单")
    await begins_with(wang, "「垃圾桶满了没人管」", "⏫ #2 还没有人接单")


async def test_a_decline_and_a_question_about_lowering_and_a_close_tell_it_too(street: Street) -> None:
    wang, zhang, liu = street.wang, street.zhang, street.liu
    await is_asked_to_lower(street, zhang)
    await begins_with(wang, f"「{LIGHT}」", "⏬ #1 网格员想请楼门院长来办")
    await finishes(liu)
    await wang.sees("真的解决了吗")
    await wang.presses("5 分")
    await begins_with(zhang, "💡 照明 · 3号楼", "✅ #1 解决了", "您那边也好了吗")
    await reports(wang, "隔壁装修太吵", category="其他")
    await street.advance(hours=25)
    await liu.presses("更多")
    await liu.presses("不受理")
    await liu.says("白天可以装修")
    await begins_with(wang, "「隔壁装修太吵」", "🚫 #2 没有受理")


async def test_what_was_said_aloud_is_told_by_its_category(street: Street) -> None:
    wang = street.wang
    await street.knock(street.li)
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sends(voice=True)
    await wang.presses("提交")
    await wang.sees("已登记")
    await street.li.presses("接单")
    await begins_with(wang, "💡 照明 · 3号楼", "🟦 #1 楼门院长已经接单")


async def test_its_reporter_alone_reads_their_words_there(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(li, zhang)
    await reports(wang, NAMED)
    await zhang.presses("我也遇到", street.building_3)
    await covers(li, "张三")
    await li.sees("遮住了")
    await li.presses("接单")
    await finishes(li, "清走了")
    await begins_with(wang, f"「{NAMED}」", "🔔 #1 办完了")
    await begins_with(zhang, "💡 照明 · 3号楼", "🔔 您也遇到的 #1 办完了")
    await zhang.sees_no("张三")


async def test_the_longest_result_has_room_under_its_photo_with_the_question_in_english(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says("/language")
    await wang.presses("English")
    await wang.says(f"/report {'🔥' * 100}")
    await wang.presses("Lighting")
    await wang.presses("✅ Send")
    await li.presses("接单")
    await li.presses("办完了")
    await li.says("💡" * 490)
    await li.sends_photo()
    await li.presses("就这些")
    question = await wang.sees("#1 is done", "Is it really solved?", "does not count as solved")
    assert "photo" in question


@pytest.mark.parametrize(("days", "said"), [(7, "办完 7 天还没有人回话"), (3, "办完 3 天还没有人回话")])
async def test_the_question_says_after_how_many_days_it_is_closed_without_an_answer(
    quiet_street: Street, days: int, said: str
) -> None:
    street = quiet_street
    await street.start_bot(with_issues(street, answer_days=days))
    wang, zhang = street.wang, street.zhang
    await mends(street, zhang)
    for each in (wang, zhang):
        assert len(labels(await each.sees("真的解决了吗", f"{said}，就先了结，不算作已解决。"))) == 8
    await street.advance(days=days, minutes=1)
    await until_counted(wang, "没有等到您的回话，先了结了", 1)
