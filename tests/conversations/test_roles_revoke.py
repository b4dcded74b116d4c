"""`/revoke`: an admin takes an office back, or gives up their own, and a community is never left without an admin."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.sandbox.actors import Person
from rules.access import Role
from rules.places import Level
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.stories import labels, moves_in, restarts
from tests.people import Street

FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"
OVER = "这个身份已经结束了。"
LAST = "社区总要有一位没有期限的管理员，现在没有别的了。"
LI, LIN = 1, 9
"""The numbers of their offices: the order in which the neighbourhood's file names them."""


async def revokes(admin: Person, which: str) -> None:
    """Let an admin take an office back that stands in the list."""
    await admin.says("/revoke")
    shown = await admin.sees("要撤销哪一个？")
    if not any(which in label for label in labels(shown)):
        await admin.presses("▶")
    await admin.presses(which)
    await admin.presses("✅ 撤销")
    await admin.sees("好了：")


async def second_admin(street: Street, who: Person, until: datetime | None = None) -> None:
    """Let somebody be an admin beside Lin."""
    assert street.bot is not None
    now = street.bot.clock.now()

    def write(tx: Tx) -> None:
        person, where = people.by_telegram(tx, who.id), places.community_named(tx, "槐树里社区")
        assert person is not None
        assert where is not None
        roles.grant(tx, now, person_id=person.id, role=Role.ADMIN, where=where, until=until)

    async with street.database() as store:
        await store.transact(write)


async def named(street: Street, *admins: Person) -> None:
    """Let the settings name admins from the next start on."""
    await street.stop_bot()
    community = street.config.community.model_copy(update={"admins": [admin.id for admin in admins]})
    await street.start_bot(street.config.model_copy(update={"community": community}))


async def test_an_office_is_taken_back_and_ends_at_once(street: Street) -> None:
    lin, li, he = street.lin, street.li, street.he
    await street.knock(lin, li, he)
    await lin.says("/revoke")
    await lin.presses("▶")
    await lin.presses("李大爷 · 楼门院长 · 3号楼")
    await lin.sees("李大爷不再担任3号楼的楼门院长？")
    await lin.presses("✅ 撤销")
    await lin.sees("好了：李大爷不再担任3号楼的楼门院长", "3号楼现在没有楼门院长", "上一级")
    await li.sees("您不再担任3号楼的楼门院长了")
    assert await li.forges("1:issues:accept:1") != "接单了，辛苦！"
    rows = await street.rows("SELECT verb, subject, data FROM journal WHERE verb = 'roles.revoke'")
    assert [row["subject"] for row in rows] == [f"role:{LI}"]
    assert "李" not in rows[0]["data"]


async def test_a_reply_shows_what_somebody_holds(street: Street) -> None:
    lin, li, group = street.lin, street.li, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    said = await li.says("大家早", group)
    await lin.says("/revoke", group, reply_to=said["message_id"])
    asked = await lin.sees("要撤销李大爷的哪一个身份？")
    assert labels(asked) == ["李大爷 · 楼门院长 · 3号楼"]
    of_wang = await street.wang.says("早", group)
    await lin.says("/revoke", group, reply_to=of_wang["message_id"])
    await lin.sees("王秀兰在您管的地方没有担任什么")
    await group.shows_no("李大爷 ·")


async def test_pressed_twice_it_ends_once(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await revokes(lin, "李大爷")
    assert await lin.forges(f"1:roles:revoke:{LI}") == OVER
    assert await lin.forges(f"1:roles:ask:{LI}") == OVER
    assert len(await street.rows("SELECT id FROM journal WHERE verb = 'roles.revoke'")) == 1


async def test_second_thoughts_change_nothing_and_a_restart_loses_nothing(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await lin.says("/revoke")
    await lin.presses("▶")
    await lin.presses("李大爷")
    await restarts(street)
    await lin.presses("不撤了")
    await lin.sees("好的，什么也没变")
    assert await street.rows("SELECT id FROM roles WHERE until IS NOT NULL") == []


async def test_the_last_admin_stays(street: Street) -> None:
    lin, ma = street.lin, street.ma
    await street.knock(lin, ma)
    await lin.says("/revoke")
    await lin.sees("要撤销哪一个？")
    assert LAST in await lin.presses("林静 · 社区管理员")
    assert LAST in await lin.forges(f"1:roles:revoke:{LIN}")
    await second_admin(street, ma, until=datetime(2027, 6, 30, tzinfo=UTC))
    assert LAST in await lin.forges(f"1:roles:revoke:{LIN}")


async def test_the_last_admin_does_not_end_by_time_either(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await lin.says("/grant")
    for label in ("林静", "社区管理员", "一年", "提交"):
        await lin.presses(label)
    await lin.sees(LAST)
    assert await street.rows("SELECT id FROM roles WHERE until IS NOT NULL") == []


async def test_an_admin_beside_whom_another_stands_may_go(street: Street) -> None:
    lin, ma = street.lin, street.ma
    await street.knock(lin, ma)
    await second_admin(street, ma)
    await lin.forges(f"1:roles:ask:{LIN}")
    await lin.sees("您不再担任槐树里社区的社区管理员？")
    await lin.presses("✅ 撤销")
    await lin.sees("好了：林静不再担任槐树里社区的社区管理员")
    await lin.sees_no("您不再担任槐树里社区的社区管理员了")
    assert await lin.forges("1:roles:held:1") == FOR_THE_ADMIN
    await ma.says("/revoke")
    await ma.sees("要撤销哪一个？")


async def test_whom_the_settings_name_is_an_admin_always(street: Street) -> None:
    lin, ma, group = street.lin, street.ma, street.building_3
    await named(street, ma)
    await street.knock(lin, ma)
    for person in (lin, ma):
        await street.remote.put(f"chats/{group.id}/members/{person.id}", status="member")
    await street.remote.put(f"chats/{group.id}/members/{street.gao.id}", status="member")
    await second_admin(street, ma)
    assert "设置文件里写明的管理员" in await lin.forges(f"1:roles:revoke:{LIN + 1}")
    await ma.forges(f"1:roles:revoke:{LIN}")
    await ma.sees("好了：林静不再担任槐树里社区的社区管理员")


async def test_a_reply_to_somebody_unknown_says_so_and_writes_nobody_down(street: Street) -> None:
    lin, group = street.lin, street.building_3
    await street.knock(lin)
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    stranger = await moves_in(street, group, name="新来的")
    said = await stranger.says("大家好", group)
    await lin.says("/revoke", group, reply_to=said["message_id"])
    await lin.sees("新来的在您管的地方没有担任什么")
    assert await street.rows("SELECT id FROM people WHERE telegram_id = :id", id=stranger.id) == []


async def test_a_reply_to_whom_the_settings_name_says_so(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await named(street, wang)
    await street.knock(lin)
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    said = await wang.says("早", group)
    await lin.says("/revoke", group, reply_to=said["message_id"])
    await lin.sees("设置文件里写明的管理员")


async def test_forged_buttons_lead_nowhere(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    for data in (
        "1:roles:ask:999",
        "1:roles:revoke:999",
        "1:roles:revoke:x",
        "1:roles:revoke",
        "1:roles:keep:1",
        "1:roles:whom:999",
        "1:roles:whom:-1",
        "1:roles:look:999:1",
        "1:roles:look:1",
        "1:roles:held:x",
        "1:roles:page:x",
    ):
        assert (data, "用不了" in await lin.forges(data)) == (data, True)
    await lin.forges("1:roles:look:1:999999")
    await lin.sees("给哪位邻居一个身份？")
    await lin.forges("1:roles:held:0")
    await lin.sees("要撤销哪一个？")


async def test_two_communities_on_one_bot_do_not_see_each_other(street: Street) -> None:
    lin, ma = street.lin, street.ma
    assert street.bot is not None
    now = street.bot.clock.now()

    def found(tx: Tx) -> tuple[int, int, int]:
        top = places.found_community(tx, name="柳树里社区", language="zh-Hans", time_zone="Asia/Shanghai")
        grid = places.add(tx, community_id=top.community_id, parent=top, level=Level.GRID, name="柳树网格")
        places.add(tx, community_id=top.community_id, parent=grid, level=Level.BUILDING, name="柳树1号楼")
        boss = people.meet(tx, now, telegram_id=77, name="柳树管理员", language_code="zh")
        roles.grant(tx, now, person_id=boss.id, role=Role.ADMIN, where=top)
        head = people.meet(tx, now, telegram_id=78, name="柳树楼长", language_code="zh")
        office = roles.grant(tx, now, person_id=head.id, role=Role.GRID_WORKER, where=grid)
        return top.id, head.id, office.id

    async with street.database() as store:
        top_id, head_id, office_id = await store.transact(found)
    boss = await street.remote.post("people", id=77, first_name="柳树管理员", language_code="zh")
    willow = Person(street.remote, boss["id"], "柳树管理员", lin.bot)
    await street.knock(lin, willow, ma)
    assert await lin.forges(f"1:roles:look:{top_id}:1") == FOR_THE_ADMIN
    assert "用不了" in await lin.forges(f"1:roles:whom:{head_id}")
    assert await lin.forges(f"1:roles:ask:{office_id}") == FOR_THE_ADMIN
    assert await lin.forges(f"1:roles:revoke:{office_id}") == FOR_THE_ADMIN
    assert await willow.forges(f"1:roles:revoke:{LI}") == FOR_THE_ADMIN
    await willow.says("/roles")
    seen = await willow.sees("各处担任的人")
    assert "柳树楼长" in seen["text"]
    assert "李大爷" not in seen["text"]
    await lin.says("/roles")
    assert "柳树" not in (await lin.sees("各处担任的人"))["text"]
    await willow.says("/grant")
    await willow.sees("给哪位邻居一个身份？", "柳树里社区")
    await willow.presses("柳树楼长")
    await willow.presses("志愿者")
    assert labels(await willow.sees("在哪里？"))[:2] == ["整个柳树里社区", "柳树网格"]
    await named(street, ma)
    await ma.says("/grant")
    asked = await ma.sees("在哪里？")
    assert labels(asked) == ["槐树里社区 ▸", "柳树里社区 ▸"]
    await ma.presses("柳树里社区")
    await ma.presses("柳树楼长")
    await ma.presses("网格员")
    await ma.presses("柳树里社区")
    await ma.presses("一年")
    await ma.sees("地方：柳树网格")
