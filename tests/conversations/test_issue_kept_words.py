"""What somebody writes in reply to a question belongs to that question, and goes along with no later answer."""

from __future__ import annotations

from tests.conversations.stories import (
    another_answers_first,
    finishes,
    gives_a_reason,
    is_declined,
    labels,
    mends,
    mends_again,
    reports,
)
from tests.conversations.test_issue_answers import ASKED, answers
from tests.conversations.test_issue_written_answers import PRESS_AND_KEEP, writes_of_it
from tests.owing import settled
from tests.people import Street, read

PRAISE = "亮了，给5分"
NOT_PASSED_ON = "您先前写的几句没有带给办事的人"
PASSED_ON = "您先前写的已经转给办事的人"


async def test_where_another_answers_first_they_read_that_it_was_passed_on_by_itself(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    await writes_of_it(wang, PRAISE)
    await another_answers_first(street, PASSED_ON)
    await mends_again(street)
    await settled(street)
    await wang.presses("还没解决")
    await wang.sees("知道了，#1 由网格员接着办")
    await settled(street)
    assert await li.count(PRAISE) == 1
    assert [each[3] for each in await answers(street)] == ["", ""]
    assert await street.rows("SELECT id FROM drafts") == []


async def test_what_is_written_of_the_next_result_goes_along_by_itself(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street, zhang)
    await writes_of_it(wang, PRAISE)
    await another_answers_first(street, PASSED_ON)
    await mends_again(street)
    await writes_of_it(wang, "还是一闪一闪的")
    await settled(street)
    await wang.presses("还没解决")
    said = read(await wang.sees("知道了，#1 由网格员接着办"))
    assert ("还是一闪一闪的" in said, PRAISE in said) == (True, False)


async def test_what_whoever_joined_wrote_is_passed_on_once_it_is_closed(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    await writes_of_it(zhang, PRAISE)
    await settled(street)
    await wang.presses("✅ 解决了")
    await zhang.sees("✅ #1 解决了", "您那边也好了吗")
    await settled(street)
    await zhang.sees_no(NOT_PASSED_ON)
    await li.sees("➕ #1 一位同样遇到的邻居补充", PRAISE)
    await zhang.presses("5 分")
    await zhang.sees("您说 #1 解决了，打了 5 分")


async def test_who_does_not_have_it_after_all_reads_so_and_is_asked_again_where_they_join_anew(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await mends(street, zhang)
    await writes_of_it(zhang, PRAISE)
    await settled(street)
    await zhang.says("/issue 1")
    await zhang.presses("点错了，我没遇到")
    await zhang.sees("#1 不再算您在内", NOT_PASSED_ON)
    await settled(street)
    assert await li.count(PRAISE) == 0
    await zhang.presses("我也遇到")
    await zhang.sees(ASKED, "真的解决了吗")
    await settled(street)
    await zhang.sees_no(NOT_PASSED_ON)
    await zhang.presses("5 分")
    await zhang.sees("您说 #1 解决了，打了 5 分", PRAISE)


async def test_what_was_written_against_going_down_is_no_word_on_the_work(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports(wang)
    await li.presses("接单")
    await gives_a_reason(li, "上报", "要换整条线路")
    await liu.presses("接单")
    await gives_a_reason(liu, "下放给楼门院长", "只是灯泡坏了")
    asked = await wang.sees("只是灯泡坏了")
    await wang.says("楼门院长修过三次了", reply_to=asked["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    await settled(street)
    await finishes(liu)
    await wang.sees("这一回不用再答了", NOT_PASSED_ON)
    await wang.sees("#1 办完了", "真的解决了吗")
    await settled(street)
    await wang.presses("5 分")
    assert "修过三次" not in read(await wang.sees("您打了 5 分"))
    await settled(street)
    assert await liu.count("修过三次") == 0


async def test_where_the_days_for_an_appeal_are_over_that_is_said_as_well(street: Street) -> None:
    wang = street.wang
    declined = await is_declined(street)
    await wang.says("这算什么答复，灯在楼道里", reply_to=declined["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    await settled(street)
    await street.advance(days=8)
    over = await wang.sees("没有受理，原因：灯在屋里", NOT_PASSED_ON)
    assert labels(over) == []
