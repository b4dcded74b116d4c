"""Nobody has said whether it is solved: who is asked once more, and what becomes of what they wrote meanwhile."""

from __future__ import annotations

import pytest

from tests.conversations.stories import finishes, labels, mends, passes
from tests.owing import settled
from tests.people import Json, Street, read

STILL_DARK = "厨房门口那盏不亮"
AGAIN = "⏰ 就等您回个话，点一下就行"
KEPT_HERE = "⏰ 就等您点一下。您写的还留在这里"
LAPSED = "⬜ #1 没有等到您点一下解决没有"
PASSED_ON = "您写的已经转给办事的人"


async def is_asked_again(street: Street) -> Json:
    """Let Wang and Zhang be asked, and most of the days go by."""
    await mends(street, street.zhang)
    await settled(street)
    await passes(street, days=5, hours=7)
    await street.wang.sees(AGAIN)
    await settled(street)
    return await street.wang.sees(AGAIN, "真的解决了吗")


async def test_its_reporter_is_asked_once_more_in_place_of_the_question_before(street: Street) -> None:
    asked = await is_asked_again(street)
    await settled(street)
    assert (await street.wang.count("真的解决了吗"), len(labels(asked))) == (1, 8)
    assert await street.zhang.count("⏰") == 0
    await street.wang.presses("5 分")
    await street.building_3.shows("#1", "解决了")


async def test_who_answered_is_reminded_of_nothing(street: Street) -> None:
    await mends(street)
    await street.wang.presses("还没解决")
    await finishes(street.li, "又换了开关")
    await street.wang.presses("✅ 解决了")
    await passes(street, days=6)
    await settled(street)
    assert await street.wang.count("⏰") == 0


async def test_work_that_was_done_anew_waits_for_its_answer_from_then_on(street: Street) -> None:
    await mends(street)
    await passes(street, days=4)
    await street.wang.presses("还没解决")
    await finishes(street.li, "又换了开关")
    await passes(street, days=4)
    await settled(street)
    assert await street.wang.count("⏰") == 0
    await passes(street, days=1, hours=7)
    await street.wang.sees(AGAIN, "又换了开关")


async def test_whoever_wrote_and_pressed_nothing_reads_that_it_waits_for_one_tap(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    for person in (wang, zhang):
        question = await person.sees("真的解决了吗")
        await person.says(STILL_DARK, reply_to=question["message_id"])
        await person.sees("您写的我先给您留着")
    await passes(street, days=5, hours=7)
    for person in (wang, zhang):
        await person.sees(KEPT_HERE)
    await settled(street)
    for person in (wang, zhang):
        assert STILL_DARK in read(await person.sees(KEPT_HERE, "真的解决了吗"))
    await wang.presses("还没解决")
    await li.sees("📥 #1", "反映的邻居说还没解决", STILL_DARK)


async def test_at_the_end_what_they_wrote_goes_to_those_who_handled_it(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    question = await wang.sees("真的解决了吗")
    await wang.says(STILL_DARK, reply_to=question["message_id"])
    await wang.sees("您写的我先给您留着")
    await passes(street, days=7, minutes=5)
    told = await wang.sees(LAPSED, PASSED_ON)
    assert labels(told) == ["📣 重新反映 #1"]
    await li.sees("➕ #1 反映的邻居补充", STILL_DARK)
    await zhang.sees("#1 办完了，没有等到回话")
    await settled(street)
    assert await zhang.count(PASSED_ON) == 0
    await street.building_3.shows("#1 办完了，没有等到反映的邻居回话")


async def test_after_two_days_away_over_both_moments_only_the_end_is_told(street: Street) -> None:
    await mends(street)
    await settled(street)
    await street.stop_bot()
    await street.advance(days=8)
    await street.start_bot()
    await street.wang.sees("没有等到您的回话")
    await settled(street)
    assert await street.wang.count("⏰") == 0


@pytest.mark.parametrize("answer", ["5 分", "还没解决", "解决了一部分"])
async def test_what_others_wrote_and_never_sent_off_is_read_whoever_answers_first(street: Street, answer: str) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    question = await zhang.sees("真的解决了吗")
    await zhang.says(STILL_DARK, reply_to=question["message_id"])
    await zhang.sees("您写的我先给您留着")
    await wang.presses(answer)
    await li.sees("➕ #1 一位同样遇到的邻居补充", STILL_DARK)


async def test_what_the_reporter_wrote_is_read_where_those_who_joined_decide(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await mends(street, zhang)
    question = await wang.sees("真的解决了吗")
    await wang.says(STILL_DARK, reply_to=question["message_id"])
    await wang.sees("您写的我先给您留着")
    await zhang.presses("5 分")
    await passes(street, days=7, minutes=5)
    await wang.sees("同样遇到的邻居说解决了")
    await li.sees("➕ #1 反映的邻居补充", STILL_DARK)


# In reply to what was answered


async def test_what_is_said_further_of_what_is_closed_goes_along_with_the_answer(street: Street) -> None:
    await mends(street)
    await street.wang.presses("5 分")
    thanks = await street.wang.sees("谢谢您！#1 了结了")
    for words in ("师傅真细心", "还把灯罩擦了"):
        await street.wang.says(words, reply_to=thanks["message_id"])
        await settled(street)
    assert read(await street.li.sees("💬 #1 反映的邻居说（解决了，5 分）")).splitlines()[-2:] == [
        "师傅真细心",
        "还把灯罩擦了",
    ]
    assert await street.wang.count("补充不进去") == 0


async def test_who_joined_says_more_of_what_is_not_solved_for_them(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    await street.wang.presses("5 分")
    await zhang.presses("还没解决")
    noted = await zhang.sees("记下了：您说 #1 还没解决")
    for words in ("厨房也黑", "门口也黑"):
        await zhang.says(words, reply_to=noted["message_id"])
        await settled(street)
    told = read(await street.li.sees("💬 #1 一位同样遇到的邻居说（还没解决）"))
    assert told.splitlines()[-2:] == ["厨房也黑", "门口也黑"]


async def test_who_called_it_solved_and_says_that_it_is_not_is_offered_to_take_that_back(street: Street) -> None:
    await mends(street)
    await street.wang.presses("5 分")
    thanks = await street.wang.sees("谢谢您！#1 了结了")
    for words in ("没好", "又黑了"):
        await street.wang.says(words, reply_to=thanks["message_id"])
        offered = await street.wang.sees("您是说前面那件事吗")
        assert "↩ #1 点错了，还没解决" in labels(offered)
        await settled(street)
