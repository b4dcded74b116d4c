"""交办 to one person: who is offered, who is told what, and what becomes of it when they leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.actors import Person
from rules.access import Role
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.stories import finishes, labels, of, passes, reports, restarts
from tests.owing import settled
from tests.people import Street, read

ASKED = "这件事请您办理"
OUT_OF_REACH = "不过那边现在收不到我的消息，请您当面说一声，也请对方来我这里点一次「开始」。"
ONE_OF_THE_COMPANY = "物业的一位师傅"


async def number_of(street: Street, person: Person) -> int:
    """Return the number under which the bot keeps somebody."""
    [row] = await street.rows("SELECT id FROM people WHERE telegram_id = :id", id=person.id)
    return int(row["id"])


async def leaves_office(street: Street, person: Person) -> None:
    number = await number_of(street, person)
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE person_id = :id", id=number))


async def grants(street: Street, person: Person, role: Role, community: str) -> None:
    def grant(tx: Tx) -> None:
        known = people.by_telegram(tx, person.id)
        assert known is not None
        where = places.found_community(tx, name=community, language="zh-Hans", time_zone="Asia/Shanghai")
        roles.grant(tx, datetime(2026, 11, 1, tzinfo=UTC), person_id=known.id, role=role, where=where)

    async with street.database() as store:
        await store.transact(grant)


async def asks_gao(street: Street, *others: Person) -> None:
    """Let Wang report, Li take it on, and Li ask Gao of the property company in person."""
    await street.knock(street.li, street.gao, *others)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.li.presses("交办")
    await street.li.presses("某个人")
    assert await street.li.presses("高师傅 · 物业") == "好的，交给高师傅了"
    await street.gao.sees("#1", ASKED)


async def test_those_who_handle_it_read_who_asked_whom_and_neighbours_do_not(street: Street) -> None:
    wang, li, gao, zhang = street.wang, street.li, street.gao, street.zhang
    await asks_gao(street)
    await gao.sees("#1", "李大爷（楼门院长）请您来办", ASKED)
    await li.sees("#1", "李大爷（楼门院长）交给了高师傅")
    await li.says("/issue 1")
    await li.sees("经过", "李大爷（楼门院长）交给了高师傅")
    for neighbour in (wang, zhang):
        await neighbour.says("/issue 1")
        said = read(await neighbour.sees("经过", f"交给{ONE_OF_THE_COMPANY}办理"))
        assert not any(name in said for name in ("高师傅", "李大爷"))


async def test_a_body_reads_who_asks_and_once_they_left_the_office_that_does(street: Street) -> None:
    li, gao = street.li, street.gao
    await street.knock(li, gao)
    await reports(street.wang)
    await li.presses("接单")
    await li.presses("交办")
    assert await li.presses("物业") == "好的，交给物业了"
    await gao.sees("#1", "李大爷（楼门院长）交办", "这件事请你们办理")
    await leaves_office(street, li)
    await gao.says("/issue 1")
    await gao.sees("经过", "📋 楼门院长交办")


async def test_whoever_asks_somebody_out_of_reach_is_told_at_once(street: Street) -> None:
    li, ma = street.li, street.ma
    await street.knock(li)
    await reports(street.wang)
    await li.presses("接单")
    await li.presses("交办")
    assert await li.presses("物业") == f"好的，交给物业了。{OUT_OF_REACH}"
    await li.presses("交办")
    await li.presses("某个人")
    assert await li.presses("马会计") == f"好的，交给马会计了。{OUT_OF_REACH}"
    await street.knock(ma)
    await li.presses("交办")
    assert await li.presses("业委会") == "好的，交给业委会了"


async def test_the_person_who_was_asked_does_it_and_the_group_reads_no_name(street: Street) -> None:
    wang, li, gao, group = street.wang, street.li, street.gao, street.building_3
    await asks_gao(street)
    await wang.sees(f"🛠 #1 已经交给{ONE_OF_THE_COMPANY}办理")
    await group.shows("#1", f"已交给{ONE_OF_THE_COMPANY}办理")
    await gao.presses("开始办")
    await group.shows("#1", f"{ONE_OF_THE_COMPANY}正在办理")
    await finishes(gao)
    await li.sees("🔔 #1 办完了")
    await wang.presses("5 分")
    await group.shows("#1 解决了", f"办理：{ONE_OF_THE_COMPANY}")
    await settled(street)
    await group.shows_no("高师傅")


async def test_those_are_offered_who_hold_an_office_there_and_not_the_reporter(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("某个人")
    await settled(street)
    assert labels((await li.messages())[-1]) == [
        "李大爷 · 楼门院长",
        "刘洋 · 网格员",
        "何主任 · 居委会",
        "马会计 · 业委会",
        "高师傅 · 物业",
        "林静 · 社区管理员",
        "◀ 上一步",
    ]
    await li.presses("上一步")
    await settled(street)
    await li.presses("上一步")
    await li.sees("#1", "楼门院长已接单")


async def test_the_reporter_is_not_offered_and_not_taken(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await reports(li)
    await liu.presses("接单")
    await liu.presses("交办")
    await liu.presses("某个人")
    await settled(street)
    assert not any("李大爷" in label for label in labels((await liu.messages())[-1]))
    number = await number_of(street, li)
    assert await liu.forges(f"1:issues:person:1:{number}") == "这件事是这位邻居自己反映的，请换一位来办。"


@pytest.mark.parametrize("name", ["zhang", "sun", "zhao", "wu"])
async def test_who_holds_no_office_there_is_not_taken(street: Street, name: str) -> None:
    await street.knock(street.li, of(street, name))
    await reports(street.wang)
    await street.li.presses("接单")
    number = await number_of(street, of(street, name))
    assert await street.li.forges(f"1:issues:person:1:{number}") == "这位在这里没有任职，请换一位来办。"


async def test_an_office_in_another_community_counts_for_nothing_here(street: Street) -> None:
    li, zhang = street.li, street.zhang
    await street.knock(li, zhang)
    await grants(street, zhang, Role.PROPERTY_COMPANY, "杨柳社区")
    await reports(street.wang)
    await li.presses("接单")
    number = await number_of(street, zhang)
    assert "没有任职" in await li.forges(f"1:issues:person:1:{number}")


@pytest.mark.parametrize("data", ["person:1:0", "person:1:999", "person:1:9223372036854775807"])
async def test_a_forged_person_is_nobody(street: Street, data: str) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    assert "没有任职" in await street.li.forges(f"1:issues:{data}")


@pytest.mark.parametrize(
    "data", ["person:1", "person:1:x", "person:999:1", "persons:1", "persons:999:1", "persons:1:-1"]
)
async def test_a_forged_button_leads_nowhere(street: Street, data: str) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    assert "用不了" in await street.li.forges(f"1:issues:{data}")


async def test_only_those_in_charge_ask_somebody(street: Street) -> None:
    people = [of(street, name) for name in ("wang", "zhang", "gao", "ma", "zhao", "wu")]
    await street.knock(street.li, *people)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.wang.sees("已经接单")
    for person in people:
        for data in ("persons:1:1", "person:1:1"):
            assert (person.name, "要由" in await person.forges(f"1:issues:{data}")) == (person.name, True)


async def test_from_a_body_to_a_person_and_to_another_each_hears_their_part_once(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await asks_gao(street, ma)
    await restarts(street)
    await li.presses("交办")
    await li.presses("某个人")
    await li.presses("马会计")
    await ma.sees("#1", ASKED)
    await gao.sees("#1 改由业委会的一位委员办理，您不用再办了")
    assert await gao.forges("1:issues:ask:resolve:1") == "这件事已经交给一位工作人员办理。"
    await li.presses("交办")
    await li.presses("物业")
    await ma.sees("#1 改由物业办理，您不用再办了")
    await gao.sees("#1", "这件事请你们办理")


async def test_pressed_twice_it_is_one_assignment(street: Street) -> None:
    await asks_gao(street)
    number = await number_of(street, street.gao)
    assert await street.li.forges(f"1:issues:person:1:{number}") == "好的，交给高师傅了"
    await settled(street)
    rows = await street.rows("SELECT id FROM issue_events WHERE verb = 'assign'")
    assert len(rows) == 1
    assert await street.wang.count(f"已经交给{ONE_OF_THE_COMPANY}") == 1


async def test_the_person_returns_it_once_as_a_body_may(street: Street) -> None:
    li, gao = street.li, street.gao
    await asks_gao(street)
    await gao.presses("退回")
    await gao.says("这是业委会的灯")
    await gao.sees("#1 退回了")
    await li.sees("被退回了：这是业委会的灯")
    await street.building_3.shows("#1", "楼门院长已接单")
    await li.presses("交办")
    await li.presses("某个人")
    await li.presses("高师傅")
    await settled(street)
    assert "已经退回过一次" in await gao.forges("1:issues:ask:return:1")


async def test_it_waits_in_the_inbox_of_whoever_was_asked(street: Street) -> None:
    await asks_gao(street)
    await street.gao.says("/inbox")
    await street.gao.sees("待接单 0 件，在办 1 件。")


async def test_who_left_office_does_no_more_and_the_holder_is_told_to_ask_somebody_else(street: Street) -> None:
    li, gao = street.li, street.gao
    await asks_gao(street, street.lin)
    await street.lin.says("/revoke 高师傅")
    await street.lin.presses("高师傅")
    await street.lin.presses("✅ 撤销")
    await street.lin.sees("好了：")
    for button in ("ask:resolve:1", "work:1"):
        assert "要由负责的人来办" in await gao.forges(f"1:issues:{button}")
    await passes(street, days=2, hours=7)
    await li.sees("⏰ 提醒：#1", "高师傅不再负责这里了，请另外交给一位")
    await settled(street)
    assert await gao.count(ASKED) == 0
    await li.presses("交办")
    await li.presses("某个人")
    await settled(street)
    assert not any("高师傅" in label for label in labels((await li.messages())[-1]))
    await li.presses("马会计")
    await street.building_3.shows("#1", "已交给业委会的一位委员办理")


async def test_many_are_offered_a_page_at_a_time(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("接单")
    await street.wang.sees("已经接单")

    def crowd(tx: Tx) -> None:
        community = places.community_named(tx, street.neighbourhood.plan.community)
        assert community is not None
        now = datetime(2026, 11, 1, tzinfo=UTC)
        for number in range(12):
            person = people.meet(tx, now, telegram_id=90_000 + number, name=f"师傅{number:02}", language_code=None)
            roles.grant(tx, now - timedelta(days=1), person_id=person.id, role=Role.PROPERTY_COMPANY, where=community)

    async with street.database() as store:
        await store.transact(crowd)
    await li.presses("交办")
    await li.presses("某个人")
    await li.presses("▶")
    await settled(street)
    await li.presses("▶")
    await settled(street)
    assert labels((await li.messages())[-1]) == ["师傅10 · 物业", "师傅11 · 物业", "◀", "3/3", "◀ 上一步"]
    assert "好的，交给师傅11了" in await li.presses("师傅11")
