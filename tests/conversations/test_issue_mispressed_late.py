"""Whoever joined, and whose finger slipped on “solved” under the news that it is closed, says so; whose finger slipped
before that reports it once more.
"""

from __future__ import annotations

import pytest

from tests.conversations.stories import SLIPPED, closes_and_another_is_asked, labels, mends, passes
from tests.conversations.test_issue_answers import answers, state
from tests.conversations.test_issue_written_answers import REPORT_THIS
from tests.conversations.test_leaving import leaves
from tests.owing import settled
from tests.people import Json, Street

THERE = "↩ #1 点错了，还没解决"
ANEW = "📣 重新反映 #1"
TOLD = "一位同样遇到的邻居说（还没解决）"
STANDS = "您说 #1 还没解决"


async def slips(street: Street) -> Json:
    """Let Zhang, who joined, press “5 分” under the news that Wang closed it. Return what he reads of that."""
    await closes_and_another_is_asked(street, saying="✅ 解决了")
    await street.zhang.presses("5 分")
    said = await street.zhang.sees("您说 #1 解决了，打了 5 分")
    await settled(street)
    return said


async def stands_as_unsolved(street: Street, words: str = "") -> None:
    await settled(street)
    [_, late] = await answers(street)
    assert late == (1, "unsolved", None, words)
    assert await state(street) == "closed"
    assert await street.li.count("（解决了") == 0


async def test_the_button_is_under_what_they_said(street: Street) -> None:
    zhang = street.zhang
    assert SLIPPED in labels(await slips(street))
    await zhang.presses(SLIPPED)
    said = await zhang.sees(STANDS)
    assert labels(said) == ["📣 重新反映 #1", "💬 说说哪里还没好"]
    await stands_as_unsolved(street)


async def test_a_reply_in_the_words_of_the_button_presses_it(street: Street) -> None:
    zhang = street.zhang
    thanks = await slips(street)
    await zhang.says("点错了，还没解决", reply_to=thanks["message_id"])
    await zhang.sees(STANDS)
    await zhang.sees_no("已经转给办事的人")
    await stands_as_unsolved(street)


@pytest.mark.parametrize("reply", [False, True])
async def test_in_other_words_it_is_offered_and_they_go_along(street: Street, reply: bool) -> None:
    zhang, li = street.zhang, street.li
    thanks, words = await slips(street), "点错了，我家门口那盏还没好"
    await zhang.says(words, reply_to=thanks["message_id"] if reply else None)
    assert labels(await zhang.sees("您是说前面那件事吗")) == [REPORT_THIS, THERE]
    await zhang.presses(THERE)
    await zhang.sees(STANDS, f"💬 {words}")
    await li.sees(TOLD, words)
    await stands_as_unsolved(street, words)


async def test_just_so_in_the_words_of_the_button_it_is_offered_as_well(street: Street) -> None:
    zhang = street.zhang
    await slips(street)
    await zhang.says("点错了，还没解决")
    assert labels(await zhang.sees("您是说前面那件事吗")) == [REPORT_THIS, THERE]
    await zhang.presses(THERE)
    await zhang.sees(STANDS)
    await settled(street)
    assert [each[1] for each in await answers(street)] == ["solved", "unsolved"]


async def test_it_is_said_once_and_within_the_days_for_it(street: Street) -> None:
    zhang = street.zhang
    await slips(street)
    assert await zhang.forges("1:issues:solved:1") == "这件事已经解决，不用再点了。"
    await passes(street, days=8)
    await zhang.says("点错了，还没解决")
    assert labels(await zhang.sees("我在呢")) == [REPORT_THIS]
    assert "了结有些日子了" in await zhang.forges("1:issues:dispute:1")
    assert [each[1] for each in await answers(street)] == ["solved", "solved"]


async def test_it_stands_where_they_said_it_alone_also_once_the_reporter_is_forgotten(street: Street) -> None:
    zhang = street.zhang
    await slips(street)
    await leaves(street.wang)
    await settled(street)
    assert await zhang.count("您说 #1 解决了") == 1
    assert labels(await zhang.sees("这一回不用再答了")) == []
    await zhang.presses(SLIPPED)
    await zhang.sees(STANDS)
    await settled(street)
    assert await zhang.count("您说 #1 解决了") == 0
    assert await zhang.count("您说 #1 还没解决") == 1


# Before it was closed


async def slips_before_it_is_closed(street: Street) -> None:
    """Let Zhang, who joined, press “solved” before Wang does."""
    await mends(street, street.zhang)
    await street.zhang.presses("✅ 解决了")
    await street.zhang.sees("等反映的邻居也说一声")
    await street.wang.presses("✅ 解决了")
    await street.wang.sees("谢谢您！#1 了结了")
    await settled(street)


async def test_who_slipped_before_it_was_closed_reads_what_to_do_instead(street: Street) -> None:
    zhang = street.zhang
    await slips_before_it_is_closed(street)
    said = await zhang.sees("您说 #1 解决了，记下了", "要是点错了、其实还没好")
    assert (labels(said)[-1], SLIPPED in labels(said)) == (ANEW, False)
    await zhang.presses(ANEW)
    await zhang.sees("请说说怎么回事")
    await settled(street)
    assert await state(street) == "closed"


@pytest.mark.parametrize("reply", [False, True])
async def test_what_they_say_of_it_is_no_word_on_the_answer_and_can_be_reported(street: Street, reply: bool) -> None:
    zhang, words = street.zhang, "点错了，我家门口那盏还没好"
    await slips_before_it_is_closed(street)
    thanks = await zhang.sees("您说 #1 解决了，记下了")
    await zhang.says(words, reply_to=thanks["message_id"] if reply else None)
    assert labels(await zhang.sees("您是说前面那件事吗")) == [REPORT_THIS, ANEW]
    await zhang.presses(ANEW)
    await zhang.sees("请看一遍", "照明", words)
    await settled(street)
    assert await street.li.count(words) == 0
