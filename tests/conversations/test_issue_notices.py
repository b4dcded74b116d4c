"""Who hears what about an issue without asking, when it ends, is passed on, or stays lying at the top."""

from __future__ import annotations

from tests.conversations.stories import (
    finishes,
    is_given_to_company,
    labels,
    mends,
    passes,
    reports,
    restarts,
    until_counted,
)
from tests.owing import settled
from tests.people import Street

LAPSED = "⬜ #1 解决没有，没有等到您的回话，先了结了，不算作已解决"
DONE = "🔔 #1 办完了：换了新灯泡"


# The end without a verdict


async def test_the_reporter_hears_that_it_lapsed_and_the_question_has_no_buttons_any_more(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    assert len(labels(question)) == 8
    await street.advance(days=7, minutes=1)
    await street.building_3.shows("#1 办完了，没有等到反映的邻居回话")
    await until_counted(wang, LAPSED, 1)
    await settled(street)
    past = await wang.sees("这一回不用再答了")
    assert (await wang.count("这一回不用再答了"), labels(past)) == (1, [])
    told = await wang.sees(LAPSED, "点下面再反映一次")
    assert labels(told) == ["📣 重新反映 #1"]
    assert await wang.count("真的解决了吗") == 0


async def test_after_the_lapse_a_press_that_came_late_changes_nothing_of_what_stands_there(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await street.advance(days=7, minutes=1)
    await until_counted(wang, LAPSED, 1)
    for late in ("1:issues:confirm:1:5", "1:issues:dispute:1"):
        assert await wang.forges(late, message_id=question["message_id"]) == "这件事已经结束，不用再点了。"
    await settled(street)
    assert await wang.count(LAPSED) == 1
    await wang.sees_no("谢谢您")


async def test_who_gave_a_verdict_in_time_never_hears_of_a_lapse(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await passes(street, days=8)
    await settled(street)
    await wang.sees_no("没有等到您的回话")
    await street.building_3.shows_no("没有等到反映的邻居回话")


async def test_the_bot_that_was_away_when_it_lapsed_says_so_once_when_it_is_back(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await settled(street)
    await street.stop_bot()
    await street.advance(days=8)
    await street.start_bot()
    await until_counted(wang, LAPSED, 1)
    await restarts(street)
    await settled(street)
    assert await wang.count(LAPSED) == 1
    assert await street.building_3.count("#1 办完了，没有等到反映的邻居回话") == 1


# Passed on


async def test_the_body_from_which_it_is_taken_hears_that_it_has_nothing_to_do_any_more(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await street.knock(li, gao, ma)
    await reports(street.wang)
    await li.presses("接单")
    for body in ("物业", "业委会", "物业"):
        await li.presses("交办")
        await li.presses(body)
        await street.wang.sees("🛠 #1 已经交给")
        await settled(street)
    assert await gao.count("#1 改由业委会办理，你们不用再办了") == 1
    assert await ma.count("#1 改由物业办理，你们不用再办了") == 1
    assert await gao.count("改由物业") == 0
    assert await ma.count("改由业委会") == 0
    assert await street.wang.count("已经交给物业办理") == 2
    assert await street.wang.count("已经交给业委会办理") == 1
    assert await li.count("不用再办") == 0


async def test_the_first_body_replaces_nobody(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await is_given_to_company(street, ma)
    await settled(street)
    for person in (li, gao, ma, street.wang):
        assert await person.count("不用再办") == 0


# Done


async def test_the_holder_hears_that_the_body_is_done_and_the_body_does_not_hear_it_of_itself(street: Street) -> None:
    li, gao = street.li, street.gao
    await is_given_to_company(street)
    await finishes(gao)
    await li.sees(DONE, "⏳ 等反映的邻居回话")
    await settled(street)
    assert [await person.count(DONE) for person in (li, gao)] == [1, 0]


async def test_the_body_hears_that_the_holder_did_it_and_need_not_go(street: Street) -> None:
    li, gao = street.li, street.gao
    await is_given_to_company(street)
    await finishes(li)
    await gao.sees(DONE)
    await settled(street)
    assert [await person.count(DONE) for person in (li, gao)] == [0, 1]


async def test_when_it_is_done_again_the_holder_hears_it_and_reads_it_once(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await finishes(gao)
    await li.sees(DONE)
    await wang.presses("还没解决")
    await gao.sees("请接着办")
    await finishes(gao, "这回真修好了")
    await li.sees("🔔 #1 办完了：这回真修好了")
    await settled(street)
    assert (await li.count("⏳ 等反映的邻居回话"), await li.count("🔔 #1 办完了")) == (1, 1)


# Reminders at the top of the ladder


async def test_at_the_top_those_in_charge_are_told_once_that_it_is_overdue(street: Street) -> None:
    he, liu, lin = street.he, street.liu, street.lin
    await street.knock(street.li, liu, he, lin)
    await reports(street.wang, urgent=True)
    await street.advance(hours=2, minutes=1)
    await liu.sees("#1", "🔴 急", "请在")
    await street.advance(hours=2, minutes=1)
    await he.sees("#1", "🔴 急", "请在")
    await passes(street, hours=1, minutes=50)
    await settled(street)
    assert await he.count("已经过了时限") == 0
    await street.advance(minutes=12)
    await until_counted(he, "已经过了时限，请马上接单", 1)
    await until_counted(lin, "已经过了时限，请催一催居委会接单", 1)
    assert await street.wang.count("过了时限还没有人接单，实在对不住") == 1
    assert await street.staff.count("请居委会尽快接单") == 1


async def test_once_somebody_takes_it_on_it_is_no_longer_said_to_be_overdue(street: Street) -> None:
    he = street.he
    await street.knock(he, street.lin)
    await reports(street.wang, urgent=True)
    for now in ("现由网格员负责", "现由居委会负责", "请居委会尽快接单"):
        await street.advance(hours=2, minutes=1)
        await street.staff.shows("#1", now)
    await until_counted(he, "已经过了时限", 1)
    await he.presses("接单")
    await street.wang.sees("居委会已经接单")
    await street.building_3.shows("#1", "居委会已接单")
    await settled(street)
    assert await he.count("已经过了时限") == 0


async def test_a_quarter_before_the_end_whoever_holds_it_is_reminded(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await passes(street, hours=21, minutes=20)
    await reports(street.wang)
    await passes(street, hours=11)
    await settled(street)
    assert await li.count("📥 #1") == 1
    await passes(street, hours=12, minutes=42)
    await li.sees("⏰ 提醒：#1 还剩", "👉 请在 11月25日 07:2")
    await li.presses("接单")
    await li.sees("#1", "楼门院长已接单")
    await li.sees_no("提醒：#1")
    await passes(street, days=2, hours=8)
    await li.sees("⏰ 提醒：#1 还剩", "小时", "办好，过时会转到上一级")
    await settled(street)
    assert await li.count("📥 #1") == 1
