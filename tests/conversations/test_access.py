"""Who may do what: each person tries each thing, and reads what becomes of it."""

from __future__ import annotations

import asyncio

import pytest

from tests.conversations.stories import EVERYBODY, LIGHT, finishes, labels, of, passes, reports
from tests.people import Street

NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"
WITH_THE_HEAD = "这件事由楼门院长来办。"
WITH_THE_GRID = "这件事已经转到网格，由网格员来办。"
ONLY_WHO_HAS_IT = "解决没解决，由反映的和同样遇到的邻居说。"
ENDED = "这件事已经解决，不用再点了。"

MAY_HANDLE = ("li", "liu", "he", "lin")
MAY_NOT_HANDLE = ("wang", "zhang", "chen", "zhao", "sun", "zhou", "wu", "ma", "gao")


async def test_each_who_has_no_part_in_it_is_refused_each_step_of_handling(street: Street) -> None:
    await asyncio.gather(*(street.knock(of(street, name)) for name in EVERYBODY))
    await reports(street.wang)
    for name in MAY_NOT_HANDLE:
        for verb in ("accept", "work", "bodies"):
            assert (name, await of(street, name).forges(f"1:issues:{verb}:1")) == (name, NOT_YOURS)
        assert await of(street, name).forges("1:issues:assign:1:property_company") == NOT_YOURS
    for name in ("wang", "zhang", "chen", "zhao", "sun", "zhou", "wu"):
        assert (name, await of(street, name).forges("1:issues:ask:resolve:1")) == (name, NOT_YOURS)
    await street.building_3.shows("#1", "等楼门院长接单")


async def test_a_body_that_was_not_asked_can_not_say_that_it_is_done(street: Street) -> None:
    await street.knock(street.li, street.ma, street.gao)
    await reports(street.wang)
    for body in (street.ma, street.gao):
        assert await body.forges("1:issues:ask:resolve:1") == WITH_THE_HEAD
    await street.li.presses("接单")
    for body in (street.ma, street.gao):
        assert await body.forges("1:issues:ask:resolve:1") == WITH_THE_HEAD
    await street.li.presses("交办")
    await street.li.presses("业委会")
    await street.ma.sees("#1", "请你们办理")
    assert await street.gao.forges("1:issues:ask:resolve:1") == "这件事已经交给业委会办理。"
    await finishes(street.ma)
    await street.wang.sees("换了新灯泡", "真的解决了吗")


@pytest.mark.parametrize("name", MAY_HANDLE)
async def test_the_holder_and_whoever_stands_above_may_take_an_issue_through(street: Street, name: str) -> None:
    holder = of(street, name)
    await street.knock(holder, street.gao)
    await reports(street.wang)
    assert await holder.forges("1:issues:accept:1") == "接单了，辛苦！"
    await holder.presses("交办")
    assert await holder.presses("物业") == "好的，交给物业了"
    await street.gao.sees("#1", "请你们办理")
    await finishes(holder)
    await street.wang.presses("5 分")
    await street.building_3.shows("#1 解决了", "办理：物业")


async def test_nobody_judges_who_does_not_have_the_problem(street: Street) -> None:
    others = [of(street, name) for name in EVERYBODY if name != "wang"]
    await asyncio.gather(*(street.knock(other) for other in others))
    await reports(street.wang)
    await street.li.presses("接单")
    await finishes(street.li)
    for other in others:
        for data in ("confirm:1:5", "dispute:1"):
            assert (other.name, await other.forges(f"1:issues:{data}")) == (other.name, ONLY_WHO_HAS_IT)
    await street.building_3.shows("#1", "等反映的邻居回话")
    await street.wang.presses("4 分")
    await street.building_3.shows("#1 解决了", "4 分")
    for other in others:
        assert (other.name, await other.forges("1:issues:confirm:1:5")) == (other.name, ONLY_WHO_HAS_IT)


async def test_once_it_has_gone_up_the_former_holder_may_not_take_it(street: Street) -> None:
    await street.knock(street.li, street.liu, street.he)
    await reports(street.wang)
    await street.li.sees("#1", "接单")
    await street.advance(days=1, minutes=1)
    await street.liu.sees("#1", "请在")
    assert await street.li.forges("1:issues:accept:1") == WITH_THE_GRID
    await street.advance(days=1, minutes=1)
    await street.he.sees("#1", "请在")
    assert await street.li.forges("1:issues:accept:1") == "这件事已经转到社区，由居委会来办。"
    assert await street.liu.forges("1:issues:accept:1") == "这件事已经转到社区，由居委会来办。"
    assert await street.he.presses("接单") == "接单了，辛苦！"
    await street.building_3.shows("#1", "居委会已接单")


JOINING = {
    "wang": "这是您自己反映的，不用再点，有进展会告诉您。",
    "zhang": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "chen": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "li": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "liu": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "he": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "gao": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "lin": "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。",
    "zhao": NOT_YOURS,
    "sun": NOT_YOURS,
    "zhou": NOT_YOURS,
    "wu": NOT_YOURS,
}


@pytest.mark.parametrize(("name", "answer"), JOINING.items())
async def test_those_of_the_building_join_and_those_of_other_buildings_do_not(
    street: Street, name: str, answer: str
) -> None:
    await street.knock(of(street, name))
    await reports(street.wang)
    assert await of(street, name).forges("1:issues:join:1") == answer


@pytest.mark.parametrize("role", ["neighbour", "resident", "building_head", "grid_worker", "admin"])
async def test_work_is_given_to_a_body_never_to_a_role_that_is_none(street: Street, role: str) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    assert "用不了" in await street.li.forges(f"1:issues:assign:1:{role}")
    await street.building_3.shows("#1", "楼门院长已接单")


GARBAGE = (
    "",
    "1",
    "1:",
    "1:issues",
    "::::",
    "hello",
    "0:issues:join:1",
    "2:issues:join:1",
    "1:issues:burn:1",
    "1:nothing:here",
    "1:issues:join",
    "1:issues:join:1:2",
    "1:issues:join:one",
    "1:issues:join:",
    "1:issues:join:-1",
    "1:issues:join:999",
    "1:issues:join:99999999999999999999999999",
    "1:issues:join:1.5",
    "1:issues:join:'; DROP TABLE issues; --",
    "1:issues:accept:999",
    "1:issues:work:999",
    "1:issues:bodies:999",
    "1:issues:assign:1:king",
    "1:issues:assign:1",
    "1:issues:ask:resolve:999",
    "1:issues:confirm:1:0",
    "1:issues:confirm:1:6",
    "1:issues:confirm:1:-5",
    "1:issues:confirm:1:five",
    "1:issues:confirm:1:99999999999999999999999999",
    "1:issues:dispute:999",
    "1:issues:at:x",
    "1:places:into:999",
    "1:places:into:99999999999999999999999999",
    "1:places:bind:999:kings",
    "1:people:language:xx",
    "1:people:language",
    "1:people:report:1",
    "1:form:pick:1",
    "1:form:send:x",
    "1:表单:发送:1",
)


async def test_a_forged_button_does_nothing_and_leads_to_the_help(street: Street) -> None:
    head, reporter = street.lin, street.wang
    await street.knock(head, reporter, street.li)
    await reports(reporter)
    for data in GARBAGE:
        who = reporter if ":confirm:" in data or ":dispute:" in data else head
        assert (data, "用不了" in await who.forges(data)) == (data, True)
        await passes(street, minutes=2)
    await street.building_3.shows("#1", "等楼门院长接单", LIGHT)
    await street.lin.sees_no("出了点问题")


async def test_pressing_again_after_it_is_closed_says_that_it_is_closed(street: Street) -> None:
    wang, zhang, li, gao, group = street.wang, street.zhang, street.li, street.gao, street.building_3
    await street.knock(zhang, li, gao)
    await reports(wang)
    card = await group.shows("#1", "等楼门院长接单")
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("物业")
    await finishes(gao)
    await wang.presses("5 分")
    await wang.sees("谢谢您", "5 分")
    assert await zhang.forges("1:issues:join:1", group, message_id=card["message_id"]) == ENDED
    for data in ("accept:1", "bodies:1", "assign:1:property_company", "ask:resolve:1", "ask:decline:1", "begin:1"):
        assert (data, await li.forges(f"1:issues:{data}")) == (data, ENDED)
    assert await gao.forges("1:issues:ask:resolve:1") == ENDED
    assert await wang.forges("1:issues:confirm:1:1") == ENDED
    assert await wang.forges("1:issues:dispute:1") == ENDED
    await group.shows("#1 解决了", "反映的邻居打分：5 分")


async def test_a_forged_press_can_not_overwrite_what_stands_in_the_group(street: Street) -> None:
    sun, li, group = street.sun, street.li, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{sun.id}", status="member")
    await street.knock(sun, li, street.lin)
    await reports(street.wang)
    card = await group.shows("#1", "等楼门院长接单")
    said = {
        (sun, "1:people:language:zh-Hans"): "好的，以后就说中文。",
        (sun, "1:places:language:en"): NOT_YOURS,
        (li, "1:issues:accept:1"): "接单了，辛苦！",
    }
    for (who, data), answer in said.items():
        assert await who.forges(data, group, message_id=card["message_id"]) == answer
    await li.sees("楼门院长已接单")
    now = await group.shows("#1", "楼门院长已接单")
    assert now["message_id"] == card["message_id"]
    assert any("我也遇到" in label for label in labels(now))


COMMANDS = {
    "/report",
    "/join",
    "/issue",
    "/issues",
    "/stats",
    "/roles",
    "/help",
    "/language",
    "/me",
    "/cancel",
}
ADMINS = {
    "/bind",
    "/audit",
    "/import",
    "/slips",
    "/grant",
    "/revoke",
}
OFFICERS = ("li", "zhao", "zhou", "wu", "liu", "he", "ma", "gao")
HELP = (
    dict.fromkeys(EVERYBODY, COMMANDS)
    | dict.fromkeys(OFFICERS, COMMANDS | {"/inbox"})
    | dict.fromkeys(("li", "zhao", "zhou"), COMMANDS | {"/inbox", "/unit"})
    | {"lin": COMMANDS | ADMINS | {"/inbox", "/unit"}}
)


@pytest.mark.parametrize(("name", "commands"), HELP.items())
async def test_the_help_lists_what_this_person_can_do_and_nothing_else(
    street: Street, name: str, commands: set[str]
) -> None:
    await of(street, name).says("/help")
    listed = (await of(street, name).sees("我能帮您做这些"))["text"].split()
    assert {word for word in listed if word.startswith("/")} == commands
