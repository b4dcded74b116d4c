"""A question that takes no more answers says so once somebody presses on it, and has no buttons left."""

from __future__ import annotations

import pytest

from tests.conversations.stories import closes_and_another_is_asked, labels, mends, passes
from tests.conversations.test_issue_answers import answers
from tests.owing import settled
from tests.people import Street, read

OVER = "这件事了结有些日子了，不再收回话"


@pytest.mark.parametrize("days", [20, 730])
@pytest.mark.parametrize("label", ["😕 还没解决", "2 分"])
async def test_who_was_asked_under_the_news_that_it_is_closed_reads_so_there(
    street: Street, days: int, label: str
) -> None:
    zhang = street.zhang
    news = await closes_and_another_is_asked(street)
    await passes(street, days=days)
    assert (await zhang.presses(label)).startswith(OVER)
    now = await zhang.sees("✅ #1 解决了", OVER)
    assert (now["message_id"], labels(now), "您那边也好了吗" in read(now)) == (news["message_id"], [], False)
    assert len(await answers(street)) == 1


async def test_who_gave_stars_has_them_marked_no_more(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("4 分")
    await wang.sees("您打了 4 分")
    await settled(street)
    await passes(street, days=20)
    assert (await wang.presses("5 分")).startswith(OVER)
    assert labels(await wang.sees("您打了 4 分", OVER)) == []


async def test_who_said_late_that_it_is_not_solved_can_report_it_anew_still(street: Street) -> None:
    zhang = street.zhang
    await closes_and_another_is_asked(street)
    await zhang.presses("😕 还没解决")
    await zhang.sees("您说 #1 还没解决")
    await settled(street)
    await passes(street, days=20)
    assert (await zhang.presses("说说哪里还没好")).startswith(OVER)
    assert labels(await zhang.sees("您说 #1 还没解决", OVER)) == ["📣 重新反映 #1"]
    await zhang.presses("重新反映")
    await zhang.sees("请说说怎么回事")


async def test_what_is_refused_for_another_reason_keeps_its_buttons(street: Street) -> None:
    zhang = street.zhang
    news = await closes_and_another_is_asked(street)
    await zhang.forges("1:issues:rate:1:4", message_id=news["message_id"])
    assert "😕 还没解决" in labels(await zhang.sees("您那边也好了吗"))
