"""How people come into a household by asking: from the group or from private chat, to the head's word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from rules.access import Role
from rules.places import Level, Place
from storage import households, people, places, roles
from storage.store import Tx
from tests.conversations.stories import forms_group, labels, moves_in, of, passes, restarts, until_counted
from tests.owing import settled
from tests.people import Group, Json, Person, Street, read

NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"
DECIDED = "这份登记已经有结果了。"
BUTTONS = ["✅ 是的，通过", "✖ 不是，不通过"]
ONE_MAY_NOT = ("wang", "zhang", "chen", "zhao", "zhou", "wu", "liu", "he", "ma", "gao")


async def at_the_database(street: Street, work: Callable[[Tx], Any]) -> Any:
    async with street.database() as store:
        return await store.transact(work)


async def building(street: Street, name: str = "3号楼") -> int:
    [row] = await street.rows("SELECT id FROM places WHERE name = :name", name=name)
    return int(row["id"])


async def home(street: Street, unit: str, within: str = "3号楼") -> int:
    [row] = await street.rows(
        "SELECT u.id FROM places u JOIN places b ON b.id = u.parent_id WHERE u.name = :unit AND b.name = :building",
        unit=unit,
        building=within,
    )
    return int(row["id"])


async def living(street: Street, person: Person) -> list[tuple[str, str, str, bool]]:
    """Return where somebody was ever noted down: building, unit, relation, and whether they are there still."""
    rows = await street.rows(
        """
        SELECT b.name AS building, u.name AS unit, m.relation, m.until FROM household_members m
        JOIN people p ON p.id = m.person_id JOIN places u ON u.id = m.household_id JOIN places b ON b.id = u.parent_id
        WHERE p.telegram_id = :id ORDER BY m.id
        """,
        id=person.id,
    )
    return [(row["building"], row["unit"], row["relation"], row["until"] is None) for row in rows]


async def decisions(street: Street) -> list[str]:
    rows = await street.rows("SELECT verb FROM journal WHERE verb LIKE 'households.%' ORDER BY id")
    return [row["verb"].removeprefix("households.") for row in rows]


async def comes_into(street: Street, group: Group, name: str = "孙杨") -> Person:
    """Let somebody come into a group of whom nothing is known, and open the bot by its button."""
    somebody = await moves_in(street, group, name=name, language_code="zh")
    await somebody.says("/join", group)
    await somebody.presses("去登记", group)
    return somebody


async def comes_again(person: Person, group: Group) -> None:
    """Let somebody who came by the group's button before, and was through with it, come once more."""
    await until_counted(group, "到私聊里登记", 0)
    before = await person.count("您住哪一户")
    await person.says("/join", group)
    await person.presses("去登记", group)
    await until_counted(person, "您住哪一户", before + 1)


async def asks(person: Person, unit: str = "1单元401", relation: str = "租户") -> Json:
    """Let somebody who was asked for their unit go through the form to its end."""
    await fills_in(person, unit, relation)
    await person.presses("提交")
    return await person.sees("已经请人核实")


async def fills_in(person: Person, unit: str = "1单元401", relation: str = "租户") -> None:
    await person.sees("您住哪一户")
    await person.says(unit)
    await person.sees("您是这一户的")
    await person.presses(relation)


async def heads_too(street: Street, person: Person, where: str = "3号楼") -> None:
    """Let a building have one head more."""
    place_id = await building(street, where)

    def grant(tx: Tx) -> None:
        somebody = people.by_telegram(tx, person.id)
        assert somebody is not None
        now = street.sandbox.world.clock.moment()
        roles.grant(tx, now, person_id=somebody.id, role=Role.BUILDING_HEAD, where=places.place(tx, place_id))

    await at_the_database(street, grant)


async def without_head(street: Street) -> None:
    await at_the_database(street, lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'building_head'"))


# The whole of it


async def test_a_neighbour_asks_and_the_head_vouches_for_them(any_street: Street) -> None:
    street = any_street
    li, group = street.li, street.building_3
    await street.knock(li)
    yang = await comes_into(street, group)
    asked = await yang.sees("3号楼", "您住哪一户")
    assert [label for label in labels(asked) if "单元" in label][:3] == ["1单元101", "1单元102", "1单元201"]
    await yang.presses("1单元401")
    await yang.sees("1单元401", "您是这一户的")
    await yang.presses("租户")
    await yang.sees("请看一眼对不对", "3号楼 1单元401", "租户")
    assert await living(street, yang) == []
    await yang.presses("提交")
    await yang.sees("已经请人核实")
    request = await li.sees("有邻居要登记", "孙杨", "3号楼 1单元401", "租户")
    assert labels(request) == BUTTONS
    assert await li.presses("是的，通过") == "好的，已经告诉对方"
    done = await li.sees("1单元401", "通过了")
    assert done["message_id"] == request["message_id"]
    assert labels(done) == []
    welcome = await yang.sees("欢迎", "3号楼 1单元401", "租户")
    assert labels(welcome) == []
    assert await living(street, yang) == [("3号楼", "1单元401", "tenant", True)]
    assert await decisions(street) == ["ask", "approve"]
    assert await street.rows("SELECT kind FROM deadlines WHERE state = 'waiting' AND kind LIKE 'households.%'") == []
    await yang.says("/report 楼道灯坏了")
    await yang.sees("是哪方面的事")


async def test_a_decline_says_whom_to_speak_to_and_one_may_ask_again_some_days_later(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.li.presses("不是，不通过")
    await street.li.sees("孙杨", "没有通过")
    await yang.sees("没有通过", "请当面找楼门院长说一声，3 天后可以再发一次 /join")
    assert await living(street, yang) == []
    await comes_again(yang, street.building_3)
    await fills_in(yang)
    assert "请过 3 天再来" in await yang.presses("提交")
    assert await decisions(street) == ["ask", "decline"]
    await passes(street, days=3, minutes=1)
    await yang.presses("提交")
    await yang.sees("已经请人核实")
    await street.li.presses("是的，通过")
    await yang.sees("欢迎")


# The way in


async def test_whoever_is_known_nowhere_is_told_how_to_come_in(street: Street) -> None:
    ann = await moves_in(street, name="Ann", language_code="zh")
    await ann.says("/join")
    how = await ann.sees("我还不知道您住哪栋楼", "发 /join", "住户码")
    assert labels(how) == []


async def test_whoever_never_started_the_bot_gets_a_button_in_the_group_and_one_at_a_time(street: Street) -> None:
    group = street.building_3
    yang = await moves_in(street, group, name="孙杨", language_code="zh")
    for _ in range(3):
        await yang.says("/join", group)
    await group.shows("孙杨", "到私聊里登记")
    await settled(street)
    assert await group.count("到私聊里登记") == 1
    assert await yang.messages() == []
    await yang.presses("去登记", group)
    await asks(yang)
    await until_counted(group, "到私聊里登记", 0)


async def test_the_head_who_never_started_the_bot_is_asked_as_soon_as_they_do(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await settled(street)
    await street.knock(street.li)
    await street.li.presses("是的，通过")
    await yang.sees("欢迎")


async def test_a_topic_of_a_forum_leads_to_its_building(street: Street) -> None:
    lin = street.lin
    forum = await forms_group(street, "槐树里论坛", lin, street.wang, is_forum=True)
    topic = await street.remote.post(f"chats/{forum.id}/topics", name="3号楼", by=lin.id)
    thread = topic["message_thread_id"]
    place_id = await building(street)
    await at_the_database(
        street,
        lambda tx: places.bind(
            tx, telegram_id=forum.id, thread_id=thread, where=places.place(tx, place_id), purpose="neighbours"
        ),
    )
    yang = await moves_in(street, forum, name="孙杨", language_code="zh")
    await yang.sends(forum, text="/join", thread=thread)
    await yang.presses("去登记", forum)
    await yang.sees("3号楼", "您住哪一户")


async def test_the_group_of_a_whole_community_asks_for_the_building_first(street: Street) -> None:
    lin = street.lin
    everybody = await forms_group(street, "槐树里", lin)
    root = await building(street, "槐树里社区")
    await at_the_database(
        street,
        lambda tx: places.bind(
            tx, telegram_id=everybody.id, thread_id=0, where=places.place(tx, root), purpose="neighbours"
        ),
    )
    yang = await comes_into(street, everybody)
    asked = await yang.sees("您住哪栋楼")
    assert labels(asked) == ["1号楼", "2号楼", "3号楼"]
    await yang.presses("2号楼")
    await yang.sees("2号楼", "您住哪一户")
    [chat] = await street.rows("SELECT code FROM chats WHERE telegram_id = :id", id=everybody.id)
    assert "用不了" in await yang.forges(f"1:households:beneath:{chat['code']}:{root}")
    assert "失效" in await yang.forges(f"1:households:beneath:guessed:{await building(street)}")
    assert "失效" in await yang.forges("1:households:around:guessed:0")
    assert await yang.forges(f"1:households:around:{chat['code']}:7") == ""


async def test_in_the_staff_group_and_in_an_unbound_one_nobody_joins(street: Street) -> None:
    await street.li.says("/join", street.staff)
    await street.staff.shows("这是工作群", "/join")
    loose = await forms_group(street, "散群", street.wang)
    await street.wang.says("/join", loose)
    await loose.shows("还没有绑定楼栋")


async def test_a_building_that_nobody_lives_in_yet_is_said_to_have_no_list(street: Street) -> None:
    group = await forms_group(street, "9号楼", street.wang)

    def bind(tx: Tx) -> None:
        grid = places.place(tx, 2)
        where = places.add(tx, community_id=1, parent=grid, level=Level.BUILDING, name="9号楼")
        places.bind(tx, telegram_id=group.id, thread_id=0, where=where, purpose="neighbours")

    await at_the_database(street, bind)
    yang = await comes_into(street, group)
    await yang.sees("9号楼还没有住户名单")


# The unit, typed


@pytest.mark.parametrize("written", ["402", "3号楼402", "3号楼 1单元402"])
async def test_a_unit_behind_the_command_need_not_be_asked_for(street: Street, written: str) -> None:
    await street.wang.says(f"/join {written}")
    await street.wang.sees("3号楼 1单元402", "您是这一户的")


@pytest.mark.parametrize("written", ["12楼", "中间那家门口有花的那一户"])
async def test_what_is_no_unit_behind_the_command_leads_to_the_question(street: Street, written: str) -> None:
    await street.wang.says(f"/join {written}")
    await street.wang.sees("3号楼，您住哪一户")


@pytest.mark.parametrize("written", ["１单元４０１", "1-401", " 401 室", "1单元 401", "0401"])
async def test_a_unit_is_understood_however_it_is_typed(street: Street, written: str) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says(written)
    await yang.sees("1单元401", "您是这一户的")


async def test_a_unit_that_is_not_there_offers_those_like_it(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says("1-403")
    offered = await yang.sees("3号楼没有「1-403」这一户", "是不是下面这几户")
    near = [label for label in labels(offered) if "单元" in label]
    assert {"1单元401", "1单元402"} <= {*near}
    assert len(near) < 8
    await yang.presses("全部列出来")
    await yang.presses("1单元101")
    await yang.sees("1单元101", "您是这一户的")


@pytest.mark.parametrize(
    "nonsense", ["🙂", "<b>x</b>&", "\u202e\u200fשלום", "无", "x" * 4000, "我住在三楼左边那家", "99999"]
)
async def test_what_is_no_unit_at_all_is_refused_kindly_and_loses_nothing(street: Street, nonsense: str) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says(nonsense)
    await yang.sees("这一户。请看看门牌")
    await yang.says("1-401")
    await yang.sees("1单元401", "您是这一户的")


async def test_a_sticker_a_photo_and_a_command_in_the_middle_lose_nothing(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.sends(sticker=True)
    await yang.sees("请点下面的按钮")
    await yang.sends_photo()
    await until_counted(yang, "请点下面的按钮", 2)
    await yang.says("401")
    await yang.sees("您是这一户的")
    await yang.says("邻居")
    await until_counted(yang, "请点下面的按钮", 3)
    await yang.says("/help")
    await yang.sees("我能帮您做这些")
    await restarts(street)
    await yang.says("业主")
    await yang.sees("请看一眼对不对", "业主")
    await yang.says("对")
    await until_counted(yang, "请点下面的按钮", 4)
    await yang.presses("上一步")
    await yang.presses("共有人")
    await yang.says("提交")
    await yang.sees("已经请人核实")


async def test_of_four_hundred_units_one_sees_a_page_at_a_time(street: Street) -> None:
    place_id = await building(street)
    units = {f"{stair}单元{floor}{door:02}": 5000 for stair in range(2, 6) for floor in range(1, 26) for door in (1, 2)}
    units |= {f"{stair}单元{floor}{door:02}": 5000 for stair in (6, 7) for floor in range(1, 51) for door in (1, 2)}
    assert len(units) == 400
    await at_the_database(street, lambda tx: households.write(tx, places.place(tx, place_id), units))
    yang = await comes_into(street, street.building_3)
    first = await yang.sees("您住哪一户")
    assert len([label for label in labels(first) if "单元" in label]) == 30
    assert labels(first)[-3:] == ["1/14", "▶", "✖ 不填了"]
    for turn in ("▶", "▶", "◀", "◀", "▶"):
        await yang.presses(turn)
    [draft] = await street.rows("SELECT id FROM drafts")
    await yang.forges(f"1:form:page:{draft['id']}:home:999")
    await settled(street)
    last = await yang.sees("您住哪一户")
    assert labels(last)[-2:] == ["14/14", "✖ 不填了"]
    await yang.says("201")
    which = await yang.sees("有几户都像「201」")
    assert [label for label in labels(which) if "单元" in label] == [f"{stair}单元201" for stair in range(1, 8)]
    await yang.says("7-5002")
    await yang.sees("7单元5002", "您是这一户的")


# Who decides


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
        assert labels(after) == []
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
    await lin.presses("是的，通过")
    await li.sees("孙杨", f"{lin.name} 通过了")
    await yang.sees("欢迎")
    await settled(street)
    assert await li.count("孙杨") == 1


async def test_admins_who_were_asked_at_once_are_not_asked_again(street: Street) -> None:
    await without_head(street)
    await street.knock(street.lin)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.lin.sees("有邻居要登记")
    await passes(street, days=3, minutes=1)
    await settled(street)
    assert await street.lin.count("有邻居要登记") == 1


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


# Asking again


async def test_who_asks_again_is_told_that_it_waits_and_who_belongs_that_they_do(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await yang.says("/join")
    waiting = await yang.sees("3号楼 1单元401的登记正等着核实")
    assert labels(waiting) == ["↩ 撤回 3号楼 1单元401的登记", "➕ 再登记一户"]
    await comes_again(yang, street.building_3)
    await yang.says("401")
    await yang.presses("业主")
    await yang.presses("提交")
    await until_counted(yang, "正等着核实", 2)
    await li.presses("是的，通过")
    await yang.sees("欢迎")
    await yang.presses("再登记一户")
    await yang.sees("是哪栋楼")
    await yang.presses("3号楼")
    await yang.says("401")
    await yang.presses("业主")
    await yang.presses("提交")
    await yang.sees("您已经登记在 3号楼 1单元401了")
    assert len(await street.rows("SELECT id FROM join_requests")) == 1
    assert await living(street, yang) == [("3号楼", "1单元401", "tenant", True)]


async def test_nobody_asks_for_a_whole_building(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await asks(yang, "101")
    for times, unit in ((2, "102"), (3, "201")):
        await comes_again(yang, street.building_3)
        await yang.says(unit)
        await yang.presses("租户")
        await yang.presses("提交")
        await until_counted(yang, "好的，3号楼", times)
    await comes_again(yang, street.building_3)
    await yang.says("202")
    await yang.sees("1单元202", "您是这一户的")
    await yang.presses("租户")
    await yang.sees("请看一眼对不对", "1单元202")
    assert "已经有 3 份登记在等核实" in await yang.presses("提交")


async def test_who_picked_the_wrong_unit_takes_it_back_and_the_head_reads_so(any_street: Street) -> None:
    street, li = any_street, any_street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    card = await li.sees("有邻居要登记", "孙杨")
    await yang.says("/join")
    await yang.presses("撤回 3号楼 1单元401")
    after = await yang.sees("3号楼 1单元401的登记撤回了")
    assert labels(after) == ["➕ 再登记一户"]
    closed = await li.sees("孙杨", "对方自己撤回了")
    assert (closed["message_id"], labels(closed)) == (card["message_id"], [])
    assert await li.forges("1:households:approve:1") == DECIDED
    assert await yang.forges("1:households:back:1") == DECIDED
    assert await decisions(street) == ["ask", "take-back"]
    assert await street.rows("SELECT id FROM deadlines WHERE state = 'waiting' AND kind LIKE 'households.%'") == []
    await comes_again(yang, street.building_3)
    await asks(yang, "402")
    await li.presses("是的，通过")
    await yang.sees("欢迎", "1单元402")


async def test_nobody_takes_back_what_somebody_else_asked_for(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.knock(street.wang)
    for request in (1, 999):
        assert "用不了" in await street.wang.forges(f"1:households:back:{request}")
    assert [row["state"] for row in await street.rows("SELECT state FROM join_requests")] == ["waiting"]


async def test_the_head_finds_what_waits_again(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang, "401")
    tang = await comes_into(street, street.building_3, "唐宁")
    await asks(tang, "402")
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


async def test_a_form_is_sent_once_however_often_the_button_is_pressed(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says("401")
    await yang.presses("租户")
    await yang.sees("请看一眼对不对")
    [draft] = await street.rows("SELECT id FROM drafts")
    answers = [await yang.forges(f"1:form:send:{draft['id']}") for _ in range(3)]
    assert answers == ["", "这份内容已经提交或取消了。", "这份内容已经提交或取消了。"]
    assert len(await street.rows("SELECT id FROM join_requests")) == 1


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


# Forged


async def test_nobody_begins_in_a_building_where_they_are_not_known(street: Street) -> None:
    wang = street.wang
    await street.knock(wang)
    assert await wang.forges(f"1:households:at:{await building(street, '1号楼')}") == NOT_YOURS
    assert await wang.forges("1:households:at:999") == NOT_YOURS
    assert await wang.forges(f"1:households:at:{await building(street)}") == ""
    await wang.sees("3号楼", "您住哪一户")


async def test_a_unit_of_another_building_can_not_be_slipped_into_the_form(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    [draft] = await street.rows("SELECT id FROM drafts")
    for unit in (await home(street, "1单元202", "1号楼"), 1, 999):
        assert "用不了" in await yang.forges(f"1:form:pick:{draft['id']}:home:{unit}")
    there = await home(street, "1单元401")
    await street.knock(street.wang)
    assert "已经提交或取消" in await street.wang.forges(f"1:form:pick:{draft['id']}:home:{there}")
    assert "用不了" in await yang.forges(f"1:form:page:{draft['id']}:home:x")
    await yang.forges(f"1:form:pick:{draft['id']}:home:{there}")
    await yang.sees("您是这一户的")
    assert "已经答过" in await yang.forges(f"1:form:page:{draft['id']}:home:1")
    assert "用不了" in await yang.forges(f"1:form:pick:{draft['id']}:relation:king")


async def test_an_admin_of_another_community_sees_nothing_of_it(street: Street) -> None:
    boss = await moves_in(street, name="外人", language_code="zh")
    await street.knock(boss)

    def found(tx: Tx) -> Place:
        root = places.found_community(tx, name="杨柳社区", language="zh-Hans", time_zone="Asia/Shanghai")
        somebody = people.by_telegram(tx, boss.id)
        assert somebody is not None
        now = street.sandbox.world.clock.moment()
        for role in (Role.ADMIN, Role.BUILDING_HEAD):
            roles.grant(tx, now, person_id=somebody.id, role=role, where=root)
        return root

    await at_the_database(street, found)
    await without_head(street)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await settled(street)
    await boss.sees_no("有邻居要登记")
    assert await boss.forges("1:households:approve:1") == NOT_YOURS
    assert "这份登记" not in read((await boss.messages())[-1])
