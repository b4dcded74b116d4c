"""Who decides on a request to belong to a household, where they find it, and what they read of it."""

from __future__ import annotations

import asyncio

from tests.conversations.homes import (
    BUTTONS,
    DECIDED,
    NOT_YOURS,
    ONE_MAY_NOT,
    asks,
    at_the_database,
    comes_into,
    decisions,
    heads_too,
    living,
    without_head,
)
from tests.conversations.stories import labels, moves_in, of, passes, until_counted
from tests.conversations.test_issue_officers import is_revoked
from tests.conversations.test_leaving import leaves
from tests.conversations.test_roles_grant import grants, picks
from tests.owing import settled
from tests.people import Person, Street, read


async def test_of_two_heads_the_first_press_wins_and_the_other_reads_it_in_place(street: Street) -> None:
    li, zhang = street.li, street.zhang
    await heads_too(street, zhang)
    await street.knock(li, zhang)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    before = {person: await person.sees("有邻居要登记", "孙杨") for person in (li, zhang)}
    await zhang.presses("不是，不通过")
    for person in (li, zhang):
        after = await person.sees("孙杨", f"{zhang.name} 没有通过")
        assert after["message_id"] == before[person]["message_id"]
        assert labels(after) == (["↩ 点错了"] if person is zhang else [])
    assert await li.forges("1:households:approve:1") == DECIDED
    assert await zhang.forges("1:households:decline:1") == DECIDED
    assert await living(street, yang) == []
    assert await decisions(street) == ["ask", "decline"]


async def test_who_found_it_by_unit_reads_in_place_what_another_head_decided_before(street: Street) -> None:
    li, zhang = street.li, street.zhang
    await heads_too(street, zhang)
    await street.knock(li, zhang)
    await asks(await comes_into(street, street.building_3))
    await zhang.says("/unit")
    await zhang.presses("登记等您核实")
    found = (await zhang.messages())[-1]
    await li.presses("是的，通过")
    await settled(street)
    assert await zhang.forges("1:households:approve:1", message_id=found["message_id"]) == DECIDED
    await settled(street)
    [after] = [each for each in await zhang.messages() if each["message_id"] == found["message_id"]]
    assert f"{li.name} 通过了" in read(after)
    assert labels(after) == []


async def test_both_press_at_once_and_one_decision_is_made(street: Street) -> None:
    li, zhang = street.li, street.zhang
    await heads_too(street, zhang)
    await street.knock(li, zhang)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    for person in (li, zhang):
        await person.sees("有邻居要登记")
    answers = await asyncio.gather(*(each.forges("1:households:approve:1") for each in (li, zhang)))
    assert sorted(answers) == sorted(["好的，已经告诉对方", DECIDED])
    await yang.sees("欢迎")
    assert len(await living(street, yang)) == 1


async def test_nobody_else_decides(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await asyncio.gather(*(street.knock(of(street, name)) for name in ONE_MAY_NOT))
    await asks(yang)
    for name in ONE_MAY_NOT:
        for verb in ("approve", "decline"):
            assert (name, await of(street, name).forges(f"1:households:{verb}:1")) == (name, NOT_YOURS)
    for person in (yang, street.li):
        await street.knock(person)
    assert await yang.forges("1:households:approve:1") == NOT_YOURS
    assert "用不了" in await street.li.forges("1:households:approve:999")
    assert "用不了" in await street.li.forges("1:households:approve:x")
    assert await decisions(street) == ["ask"]


async def test_the_heads_own_request_goes_to_the_admins(street: Street) -> None:
    li, lin = street.li, street.lin
    await street.knock(li, lin)
    await li.says("/join")
    await li.sees("您登记在", "3号楼 1单元101")
    await li.presses("再登记一户")
    await li.sees("是哪栋楼")
    await li.presses("3号楼")
    await asks(li, "102", "业主")
    await lin.sees("有邻居要登记", "1单元102")
    assert await li.forges("1:households:approve:1") == "自己的登记要由别人来核实。"
    await li.sees_no("有邻居要登记")
    await lin.presses("是的，通过")
    await li.sees("欢迎", "1单元102")
    assert [unit for _, unit, _, _ in await living(street, li)] == ["1单元101", "1单元102"]


async def test_where_there_is_no_head_the_admins_are_asked_those_of_the_settings_too(street: Street) -> None:
    boss = await moves_in(street, name="老板", language_code="zh")
    community = street.config.community.model_copy(update={"admins": [boss.id]})
    await street.stop_bot()
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await without_head(street)
    await street.knock(street.lin, boss)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.lin.sees("有邻居要登记")
    await boss.presses("是的，通过")
    await street.lin.sees("老板 通过了")
    await yang.sees("欢迎")


async def test_where_nobody_is_left_to_ask_it_is_said_and_nothing_is_lost(street: Street) -> None:
    await at_the_database(street, lambda tx: tx.run("UPDATE roles SET until = since"))
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says("401")
    await yang.presses("租户")
    assert "没有别人能核实" in await yang.presses("提交")
    assert await street.rows("SELECT id FROM join_requests") == []
    assert len(await street.rows("SELECT id FROM drafts")) == 1


async def test_what_nobody_decides_for_three_days_goes_to_the_admins_however_long_the_bot_was_away(
    street: Street,
) -> None:
    li, lin = street.li, street.lin
    await street.knock(li, lin)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await li.sees("有邻居要登记")
    await passes(street, days=2, hours=23)
    await settled(street)
    await lin.sees_no("有邻居要登记")
    await street.stop_bot()
    await street.advance(days=2)
    await street.start_bot()
    await lin.sees("有邻居要登记", "孙杨")
    await settled(street)
    await lin.sees_no("提醒")
    reminder = await li.sees("提醒", "3 天前，孙杨 说自己是 3号楼 1单元401的租户")
    assert labels(reminder) == BUTTONS
    await yang.sees("3号楼 1单元401的登记还没有结果，我把社区管理员也请来核实了")
    await lin.presses("是的，通过")
    await yang.sees("欢迎")
    await settled(street)
    assert len(await where_it_says(li, "孙杨", f"{lin.name} 通过了")) == 2
    assert await li.count("您认识这位邻居吗") == 0
    assert await yang.count("还没有结果") == 1


async def test_the_reminded_head_decides_in_the_reminder_and_who_is_forgotten_is_not_named_there(
    street: Street,
) -> None:
    li = street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await li.sees("有邻居要登记")
    await passes(street, days=3, minutes=1)
    reminder = await li.sees("提醒", "孙杨")
    await li.presses("是的，通过")
    await yang.sees("欢迎")
    await settled(street)
    assert (await where_it_says(li, "孙杨", f"{li.name} 通过了"))[-1] == reminder["message_id"]
    await leaves(yang)
    await settled(street)
    await li.sees_no("孙杨")


async def test_who_took_it_back_in_the_night_troubles_nobody_in_the_morning(street: Street) -> None:
    li = street.li
    await street.knock(li, street.lin)
    await passes(street, hours=13)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await passes(street, hours=10)
    await li.sees("有邻居要登记")
    await passes(street, days=2, hours=14, minutes=30)
    await yang.says("/join")
    await yang.presses("撤回 3号楼 1单元401")
    await passes(street, hours=10)
    await settled(street)
    for person, word in ((li, "提醒"), (yang, "还没有结果"), (street.lin, "孙杨")):
        assert (person, await person.count(word)) == (person, 0)


async def test_admins_who_were_asked_at_once_are_not_asked_again(street: Street) -> None:
    await without_head(street)
    await street.knock(street.lin)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.lin.sees("有邻居要登记")
    await passes(street, days=3, minutes=1)
    await until_counted(street.lin, "提醒", 1)
    await settled(street)
    assert await street.lin.count("有邻居要登记") == 1
    assert await street.lin.count("提醒") == 1
    await yang.sees("3号楼 1单元401的登记还没有结果，请再等等", "住户码纸条")


async def test_what_was_decided_while_somebody_was_away_is_not_asked_of_them(street: Street) -> None:
    await heads_too(street, street.zhang)
    await street.knock(street.zhang)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.zhang.presses("是的，通过")
    await yang.sees("欢迎")
    await street.knock(street.li)
    await settled(street)
    await street.li.sees_no("孙杨")


# Found again


async def two_wait(street: Street) -> tuple[Person, Person]:
    """Let two come into the building and ask, and Li have to say of both whether they live there."""
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang, "401")
    tang = await comes_into(street, street.building_3, "唐宁")
    await asks(tang, "402")
    return yang, tang


async def test_the_head_finds_what_waits_again(street: Street) -> None:
    li = street.li
    yang, tang = await two_wait(street)
    await li.says("/unit")
    assert labels(await li.sees("3号楼，要看哪一户"))[0] == "🏠 2 份登记等您核实"
    await li.presses("2 份登记")
    await li.presses("1/2")
    await li.presses("▶")
    await li.presses("2/2")
    await li.presses("是的，通过")
    await tang.sees("欢迎")
    await li.says("/unit")
    await li.presses("1 份登记")
    await settled(street)
    await li.presses("不是，不通过")
    await yang.sees("没有通过")
    assert await li.forges("1:households:waiting:1") == "现在没有登记在等您核实。"
    await li.says("/unit")
    await settled(street)
    assert labels((await li.messages())[-1])[0] == "1单元101"
    await street.knock(street.wang)
    assert await street.wang.forges("1:households:waiting:1") == "现在没有登记在等您核实。"


async def test_what_somebody_calls_themselves_is_shown_as_it_is(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3, "<b>孙</b>&\u202e")
    await asks(yang)
    await street.li.sees("<b>孙</b>&")
    await street.li.presses("是的，通过")
    await street.li.sees("<b>孙</b>&", "通过了")


async def test_of_whom_telegram_shows_no_name_that_is_said(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await at_the_database(street, lambda tx: tx.run("UPDATE people SET name = '' WHERE telegram_id = :id", id=yang.id))
    await street.lin.says("/unit")
    await street.lin.presses("1 份登记")
    await street.lin.sees("（没有名字） 说自己是 3号楼 1单元401的租户")


async def finds(street: Street, head: Person) -> int:
    """Let a head look for what waits. Return in which message they find it."""
    await head.says("/unit")
    await settled(street)
    await head.presses("登记等您核实")
    await settled(street)
    last = (await head.messages())[-1]
    assert "您认识这位邻居吗" in read(last)
    return int(last["message_id"])


async def where_it_says(person: Person, *words: str) -> list[int]:
    """Return the messages in which somebody reads all these words, the oldest first."""
    return [each["message_id"] for each in await person.messages() if all(word in read(each) for word in words)]


async def test_what_is_found_follows_what_is_decided_elsewhere_as_the_first_message_does(any_street: Street) -> None:
    street, li, zhang = any_street, any_street.li, any_street.zhang
    await heads_too(street, zhang)
    await street.knock(li, zhang)
    await asks(await comes_into(street, street.building_3))
    found = await finds(street, zhang)
    told, _ = await where_it_says(zhang, "有邻居要登记")
    await li.presses("是的，通过")
    await settled(street)
    assert await where_it_says(zhang, f"孙杨：3号楼 1单元401的租户，{li.name} 通过了") == [told, found]
    assert await zhang.count("您认识这位邻居吗") == 0


async def test_what_is_found_follows_what_is_taken_back_and_who_is_forgotten(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    found = await finds(street, li)
    told, _ = await where_it_says(li, "有邻居要登记")
    await yang.says("/join")
    await yang.presses("撤回 3号楼 1单元401")
    await settled(street)
    assert await where_it_says(li, "孙杨", "对方自己撤回了") == [told, found]
    await leaves(yang)
    await settled(street)
    assert await where_it_says(li, "提出这份登记的邻居已经离开") == [told, found]
    await li.sees_no("孙杨")


async def test_who_is_forgotten_while_their_request_is_being_read_is_named_no_more(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    found = await finds(street, street.li)
    told, _ = await where_it_says(street.li, "有邻居要登记")
    await leaves(yang)
    await settled(street)
    assert await where_it_says(street.li, "提出这份登记的邻居已经离开") == [told, found]
    await street.li.sees_no("孙杨")


async def test_a_message_that_was_turned_over_follows_what_it_shows_now(street: Street) -> None:
    li = street.li
    yang, tang = await two_wait(street)
    found = await finds(street, li)
    await li.presses("▶")
    await settled(street)
    for whose in (yang, tang):
        await whose.says("/join")
        await whose.presses("撤回 3号楼")
        await whose.sees("登记撤回了")
    await settled(street)
    assert len(await where_it_says(li, "孙杨", "对方自己撤回了")) == 1
    assert found in await where_it_says(li, "唐宁", "对方自己撤回了")


async def test_what_is_found_twice_stands_once_in_the_later_message(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    first = await finds(street, li)
    second = await finds(street, li)
    assert second != first
    assert first not in [each["message_id"] for each in await li.messages()]
    await leaves(yang)
    await settled(street)
    await li.sees_no("孙杨")


async def test_where_the_only_head_is_revoked_the_admins_are_asked_at_once_and_the_next_head_too(
    any_street: Street,
) -> None:
    street, li, lin, zhang = any_street, any_street.li, any_street.lin, any_street.zhang
    await street.knock(li, lin, zhang)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    asked = await li.sees("有邻居要登记", "孙杨")
    await settled(street)
    await lin.sees_no("有邻居要登记")
    await is_revoked(street, "李大爷")
    await lin.sees("有邻居要登记", "孙杨")
    over = await li.sees("这份登记现在由别人核实")
    assert (over["message_id"], labels(over)) == (asked["message_id"], [])
    await picks(lin, "第二网格 ▸", "3号楼 ▸", "张建国")
    await grants(lin, "楼门院长", "第二网格")
    await zhang.sees("有邻居要登记", "孙杨")
    await zhang.presses("不是，不通过")
    await yang.sees("请跟张建国当面说一声")
    await settled(street)
    await li.sees_no("没有通过")


async def test_a_request_that_nobody_decides_is_asked_again_every_few_days(street: Street) -> None:
    li = street.li
    await street.knock(li, street.lin)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await li.sees("有邻居要登记")
    for _ in range(3):
        await passes(street, days=3, minutes=1)
        await settled(street)
    assert await yang.count("还没有结果") == 3
    await until_counted(street.lin, "提醒", 1)
    assert labels(await street.lin.sees("提醒")) == BUTTONS
