"""How people come into a household by asking: from the group or from private chat, to the head's word."""

from __future__ import annotations

from rules.access import Role
from rules.places import Level, Place
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.homes import (
    BUTTONS,
    DECIDED,
    NOT_YOURS,
    asks,
    at_the_database,
    building,
    comes_again,
    comes_into,
    decisions,
    fills_in,
    home,
    living,
    without_head,
)
from tests.conversations.stories import forms_group, labels, moves_in, passes, until_counted
from tests.owing import settled
from tests.people import Street, read

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
    assert labels(done) == ["↩ 点错了"]
    welcome = await yang.sees("欢迎", "3号楼 1单元401", "租户")
    assert labels(welcome) == []
    assert await living(street, yang) == [("3号楼", "1单元401", "tenant", True)]
    assert await decisions(street) == ["ask", "approve"]
    waiting = await street.rows("SELECT kind FROM deadlines WHERE state = 'waiting' AND kind LIKE 'households.%'")
    assert [each["kind"] for each in waiting] == ["households.undo-over"]
    await yang.says("/report 楼道灯坏了")
    await yang.sees("是哪方面的事")


async def test_a_decline_says_whom_to_speak_to_and_one_may_ask_again_some_days_later(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.li.presses("不是，不通过")
    await street.li.sees("孙杨", "没有通过")
    await yang.sees("没有通过", "请跟李大爷当面说一声，3 天后可以再发一次 /join")
    assert await living(street, yang) == []
    await comes_again(yang, street.building_3)
    assert "请过 3 天再来" in await yang.presses("1单元401")
    for times, written in enumerate(("1单元401", "401", "/join 401"), 1):
        await yang.says(written)
        await until_counted(yang, "请过 3 天再来", times)
    assert await decisions(street) == ["ask", "decline"]
    await passes(street, days=3, minutes=1)
    await fills_in(yang)
    await yang.presses("提交")
    await yang.sees("已经请人核实")
    await street.li.presses("是的，通过")
    await yang.sees("欢迎")


async def test_whoever_is_declined_while_they_fill_in_another_form_is_told_at_its_end(street: Street) -> None:
    """What was chosen before is not taken away: the form is asked for as it was, and can be gone back in."""
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await comes_again(yang, street.building_3)
    await yang.says("401")
    await yang.sees("1单元401", "您是这一户的")
    await street.li.presses("不是，不通过")
    await yang.sees("没有通过")
    await yang.says("/start")
    await until_counted(yang, "1单元401，您是这一户的", 2)
    await yang.presses("租户")
    assert "请过 3 天再来" in await yang.presses("提交")
    await yang.presses("上一步")
    await until_counted(yang, "1单元401，您是这一户的", 2)
    await yang.presses("上一步")
    await yang.presses("1单元402")
    await yang.sees("请看一眼对不对", "1单元402", "租户")
    await yang.presses("提交")
    await yang.sees("1单元402的登记已经请人核实")


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
    await yang.presses("租户")
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
    assert labels(after) == ["🏠 登记我住哪一户"]
    closed = await li.sees("孙杨", "对方自己撤回了")
    assert (closed["message_id"], labels(closed)) == (card["message_id"], [])
    assert await li.forges("1:households:approve:1") == DECIDED
    assert await yang.forges("1:households:back:1") == DECIDED
    assert await decisions(street) == ["ask", "take-back"]
    assert await street.rows("SELECT id FROM deadlines WHERE state = 'waiting' AND kind LIKE 'households.%'") == []
    await yang.presses("登记我住哪一户")
    await yang.sees("是哪栋楼", "别的楼")
    await yang.says("/join")
    await yang.sees("3号楼，您住哪一户")
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
