"""Albums: their photos come one by one, and the rest goes where the first one went, never into another form."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, mends, reports, said_by_bot
from tests.owing import settled
from tests.people import Person, Street

WINDOW = "三层窗户破了"
CHECK = "请看一遍"
NO_PHOTO = "没有照片"


async def begins(person: Person, words: str = WINDOW) -> None:
    """Let somebody report, all but to the end."""
    await person.says(f"/report {words}")
    await person.presses("公共设施")
    await person.sees("具体是什么")
    await person.presses("其他")
    await person.sees(CHECK, words, NO_PHOTO)


async def sends_off_without_photos(street: Street, person: Person, number: int) -> None:
    await person.presses("提交")
    await person.sees(f"编号 #{number}")
    [row] = await street.rows("SELECT photos FROM issues WHERE number = :number", number=number)
    assert row["photos"] == "[]"


async def test_an_album_for_another_issue_that_is_refused_there_joins_no_open_report(street: Street) -> None:
    chen = street.chen
    await reports(street.wang)
    await chen.says("/issue 1")
    whole = await chen.sees("经过")
    await begins(chen)
    await chen.sends(photo=[True, True, True], caption="您看二层的灯", reply_to=whole["message_id"])
    await chen.sees("才能补充")
    await settled(street)
    assert NO_PHOTO in (await said_by_bot(chen))[-1]
    await sends_off_without_photos(street, chen, 2)


async def test_an_album_for_ones_own_issue_is_added_there_whole_and_not_to_the_open_report(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    filed = await wang.sees("已登记")
    await begins(wang)
    await wang.sends(photo=[True, True, True], reply_to=filed["message_id"])
    await wang.sees("给 #1 补充", "3 张照片")
    await settled(street)
    await wang.presses("提交")
    await li.sees("➕ #1", "另加了 3 张照片")
    await sends_off_without_photos(street, wang, 2)


async def test_the_rest_of_an_album_joins_no_report_under_a_form_that_is_over_with_its_words(street: Street) -> None:
    wang, li = street.wang, street.li
    await mends(street)
    await wang.presses("✅ 解决了")
    await begins(wang)
    await wang.presses("说一句")
    await wang.sees("关于 #1，想说点什么")
    await wang.sends(photo=[True, True, True], caption="三层的也亮了")
    await li.sees("三层的也亮了")
    await wang.sees("接着填没填完的那份", NO_PHOTO)
    await settled(street)
    assert NO_PHOTO in (await said_by_bot(wang))[-1]
    await sends_off_without_photos(street, wang, 2)


@pytest.mark.parametrize("command", ["/issue 1", "/inbox", "/cancel"])
async def test_the_rest_of_an_album_under_a_command_joins_no_report(street: Street, command: str) -> None:
    wang = street.wang
    await reports(wang, LIGHT)
    await begins(wang)
    await begins(wang, "四层窗户破了")
    before = len(await said_by_bot(wang))
    await wang.sends(photo=[True, True, True], caption=command)
    await settled(street)
    said = (await said_by_bot(wang))[before:]
    assert not any("张照片" in each or "我在呢" in each for each in said)
    drafts = await street.rows("SELECT answers FROM drafts")
    assert drafts
    assert not any("photos" in row["answers"] for row in drafts)


async def test_the_rest_of_an_album_whose_words_are_too_long_for_a_question_joins_no_report(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await begins(wang)
    await wang.sends(photo=[True, True, True], caption="亮" * 600, reply_to=question["message_id"])
    await wang.sees("写得太长了")
    await settled(street)
    [draft] = await street.rows("SELECT answers FROM drafts")
    assert "photos" not in draft["answers"]
