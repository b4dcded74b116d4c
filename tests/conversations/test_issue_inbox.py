"""`/inbox`: what waits for somebody, opened and put back, a page at a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, timedelta

import pytest

from rules.access import Role
from rules.issues import Report
from rules.places import Level
from storage import issues, people, places, roles
from storage.store import Tx
from tests.conversations.homes import asks as asks_to_join
from tests.conversations.homes import at_the_database, comes_into, heads_too, without_head
from tests.conversations.stories import EVERYBODY, finishes, labels, of, passes, reports, restarts, until_counted
from tests.owing import settled
from tests.people import TEN_O_CLOCK, Json, Person, Street, read

EMPTY = "现在没有等您办的事"
HEADS = ("等您办的事", "Waiting for you")
NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"
FOR_OFFICERS = "这件事要由在这里任职的邻居来做，请找他们帮忙。"
OFFICERS = ("li", "zhao", "zhou", "wu", "liu", "he", "ma", "gao", "lin")


async def lines(person: Person) -> list[str]:
    """Return what stands on the buttons of somebody's inbox, as they ask for it now."""
    return labels(await asks(person))


async def asks(person: Person) -> Json:
    before = (await person.messages())[-1]["message_id"]
    await person.says("/inbox")

    async def look() -> Json | None:
        newer = (each for each in await person.messages() if each["message_id"] > before)
        return next((each for each in newer if any(word in read(each) for word in HEADS)), None)

    async def complaint() -> str:
        return f"{person.name} is shown no inbox"

    return await person.remote.until(look, complaint)


async def many(street: Street, count: int) -> None:
    """Let there be many issues that wait for the head of building 3, each due an hour after the one before."""

    def file(tx: Tx) -> None:
        community = places.community_named(tx, street.neighbourhood.plan.community)
        assert community is not None
        building = places.place(tx, places.buildings(tx, community.community_id)["3号楼"])
        wang = people.by_telegram(tx, street.wang.id)
        assert wang is not None
        now = TEN_O_CLOCK.astimezone(UTC)
        for number in range(1, count + 1):
            issues.file(
                tx,
                now,
                Report(category="lighting", words=f"灯 {number}"),
                where=building,
                reporter_id=wang.id,
                level=Level.BUILDING,
                held_as=Role.BUILDING_HEAD,
                due_at=now + timedelta(hours=number, minutes=30),
            )

    async with street.database() as store:
        await store.transact(file)


# What waits for whom


async def test_the_head_finds_what_to_take_on_opens_it_and_goes_back(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    shown = await asks(li)
    assert "待接单 1 件，在办 0 件。" in read(shown)
    assert labels(shown) == ["⏰ 二层楼道灯坏了 · 还剩 23 小时 · #1 3号楼"]
    await li.presses("#1 3号楼")
    await settled(street)
    work = next(each for each in await li.messages() if each["message_id"] == shown["message_id"])
    assert "📥 #1" in read(work)
    assert labels(work) == ["✋ 接单", "⋯ 更多", "◀ 回到待办"]
    await li.presses("接单")
    assert await lines(li) == ["🗓 二层楼道灯坏了 · 还剩 2 天 23 小时 · #1 3号楼"]
    await li.presses("#1 3号楼")
    await li.presses("回到待办")
    await li.sees("待接单 0 件，在办 1 件。")


async def test_each_row_begins_with_what_it_is_about_and_says_which_are_private(street: Street) -> None:
    li, wang = street.li, street.wang
    await street.knock(li)
    await wang.says("/report 隔壁夜里常有人吵架，孩子睡不好")
    for label in ("邻里纠纷", "只给办事的人看", "提交"):
        await wang.presses(label)
    await wang.sees("已登记")
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sends(voice=True)
    await wang.presses("提交")
    await wang.sees("#2")
    assert await lines(li) == [
        "⏰ 🔒 隔壁夜里常有人吵架，孩… · 还剩 23 小时 · #1 3号楼",
        "⏰ 💡 照明 · 还剩 23 小时 · #2 3号楼",
    ]


async def test_what_was_opened_there_offers_nothing_that_was_begun_with_it(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    shown = await asks(li)
    await li.presses("#1 3号楼")
    await settled(street)
    await li.presses("接单")
    await settled(street)
    await finishes(li)
    await settled(street)
    opened = next(each for each in await li.messages() if each["message_id"] == shown["message_id"])
    assert labels(opened) == ["◀ 回到待办"]
    await li.presses("回到待办")
    await li.sees(EMPTY)


async def test_what_was_opened_there_and_others_were_quicker_with_shows_how_it_stands_once_it_is_pressed(
    street: Street,
) -> None:
    li, zhang = street.li, street.zhang
    await heads_too(street, zhang)
    await street.knock(li, zhang)
    await reports(street.wang)
    copy = await opens(zhang)
    await li.presses("接单")
    await zhang.sees("📥 #1", "由李大爷负责")
    assert labels(await message_of(zhang, copy)) == ["✋ 接单", "⋯ 更多", "◀ 回到待办"]
    assert await zhang.forges("1:issues:accept:1", message_id=copy) == "这件事已经有人接单了。"
    await settled(street)
    shown = await message_of(zhang, copy)
    assert "🟦 楼门院长已接单" in read(shown)
    assert labels(shown) == ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多", "◀ 回到待办"]
    await finishes(li)
    await street.wang.presses("5 分")
    await zhang.sees("📥 #1", "✅ 已解决")
    assert await zhang.forges("1:issues:ask:resolve:1", message_id=copy) == "这件事已经解决，不用再点了。"
    await settled(street)
    assert "✅ 已解决" in read(await message_of(zhang, copy))
    assert labels(await message_of(zhang, copy)) == ["◀ 回到待办"]


async def test_what_was_opened_there_by_whoever_holds_the_office_no_more_shows_nothing_of_it_once_it_is_pressed(
    street: Street,
) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    copy = await opens(li)
    await without_head(street)
    assert await li.forges("1:issues:more:1", message_id=copy) == NOT_YOURS
    await settled(street)
    assert read(await message_of(li, copy)) == "📥 #1 已经不归您办了。"
    assert labels(await message_of(li, copy)) == ["◀ 回到待办"]


async def test_where_one_choice_is_refused_the_others_stay(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    copy = await opens(li)
    for label in ("接单", "交办"):
        await li.presses(label)
        await settled(street)
    bodies = labels(await message_of(li, copy))
    assert "物业" in bodies
    await at_the_database(street, lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'property_company'"))
    assert "物业现在还没有人任职，请换一家" in await li.presses("物业")
    await settled(street)
    assert labels(await message_of(li, copy)) == bodies


async def opens(person: Person) -> int:
    """Let somebody open the only issue of their inbox. Return in which message it stands."""
    shown = await asks(person)
    await person.presses("#1 3号楼")

    async def look() -> bool | None:
        return "📥 #1" in read(await message_of(person, shown["message_id"])) or None

    async def complaint() -> str:
        return f"{person.name} is not shown the issue in place of the list"

    await person.remote.until(look, complaint)
    return int(shown["message_id"])


async def message_of(person: Person, message_id: int) -> Json:
    return next(each for each in await person.messages() if each["message_id"] == message_id)


async def test_it_waits_for_those_in_charge_now_and_for_nobody_else(street: Street) -> None:
    await street.knock(*(of(street, name) for name in OFFICERS))
    await reports(street.wang)
    assert {name for name in OFFICERS if await lines(of(street, name))} == {"li"}
    await passes(street, days=1, minutes=1)
    await street.building_3.shows("#1", "等网格员接单")
    assert {name for name in OFFICERS if await lines(of(street, name))} == {"liu"}
    await street.liu.presses("接单")
    await street.liu.presses("交办")
    await street.liu.presses("物业")
    await street.gao.sees("请你们办理")
    assert {name for name in OFFICERS if await lines(of(street, name))} == {"liu", "gao"}
    await street.gao.presses("办完了")
    await street.gao.says("换了灯")
    await street.gao.presses("跳过")
    await street.wang.sees("真的解决了吗")
    assert {name for name in OFFICERS if await lines(of(street, name))} == set()
    assert EMPTY in read(await asks(street.liu))


async def test_ones_own_case_is_not_in_ones_inbox(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await reports(li)
    await street.building_3.shows("#1", "等网格员接单")
    assert await lines(li) == []
    assert len(await lines(liu)) == 1


async def test_where_no_office_is_filled_it_waits_for_the_admins(quiet_street: Street) -> None:
    street = quiet_street
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role <> 'admin'"))
    community = street.config.community.model_copy(update={"admins": (street.sun.id,)})
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await street.knock(street.lin, street.sun, street.li)
    await reports(street.wang)
    for admin in (street.lin, street.sun):
        assert await lines(admin) == ["⏰ 二层楼道灯坏了 · 还剩 23 小时 · #1 3号楼"]
    await street.li.says("/inbox")
    await street.li.sees("这件事要由在这里任职的邻居来做")


async def test_what_is_late_comes_first_and_is_counted(street: Street) -> None:
    he = street.he
    await street.knock(he, street.liu, street.wu)
    await reports(street.wang, urgent=True)
    for holder in ("网格员", "居委会"):
        await street.advance(hours=2, minutes=1)
        await street.building_3.shows("#1", f"等{holder}接单")
    await street.advance(hours=2, minutes=1)
    await he.sees("已经过了时限")
    await reports(street.sun, "垃圾没人收", category="其他")
    for holder in ("网格员", "居委会"):
        await street.advance(days=1, minutes=1)
        await street.building_1.shows("#2", f"等{holder}接单")
    shown = await asks(he)
    assert "待接单 2 件，在办 0 件，其中 1 件已过时限。" in read(shown)
    first, second = labels(shown)
    assert (first[0], first[-17:]) == ("❗", "· 已过 2 天 · #1 3号楼")
    assert second == "⏰ 垃圾没人收 · 还剩 23 小时 · #2 1号楼"


# Who waits to be let in


async def test_the_head_finds_who_waits_to_be_let_in_beside_the_issues_and_without_any(street: Street) -> None:
    li, lin, liu = street.li, street.lin, street.liu
    await street.knock(li, lin, liu)
    await asks_to_join(await comes_into(street, street.building_3))
    for officer in (li, lin):
        await officer.says("/inbox")
        shown = await officer.sees("没有诉求等您办，不过有邻居登记住户，等您核实")
        assert labels(shown) == ["🏠 1 份登记等您核实"]
        assert await officer.count("歇一歇") == 0
    await liu.says("/inbox")
    await liu.sees(EMPTY)
    await reports(street.wang)
    assert await lines(li) == ["🏠 1 份登记等您核实", "⏰ 二层楼道灯坏了 · 还剩 23 小时 · #1 3号楼"]
    await li.presses("1 份登记")
    await settled(street)
    await li.presses("是的，通过")
    await settled(street)
    assert await lines(li) == ["⏰ 二层楼道灯坏了 · 还剩 23 小时 · #1 3号楼"]


# A page at a time


def number_in(label: str) -> str:
    return label.rpartition(" · ")[2].split()[0]


async def test_the_pages_are_turned_in_place_and_a_restart_changes_nothing(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await many(street, 17)
    first = await asks(li)
    assert [number_in(label) for label in labels(first)[:8]] == [f"#{number}" for number in range(1, 9)]
    assert labels(first)[8:] == ["1/3", "▶"]
    await restarts(street)
    await li.presses("▶")
    await li.presses("#16 ")
    await li.presses("回到待办")
    await settled(street)
    shown = (await li.messages())[-1]
    assert shown["message_id"] == first["message_id"]
    assert [number_in(label) for label in labels(shown)[:8]] == [f"#{number}" for number in range(9, 17)]
    assert labels(shown)[8:] == ["◀", "2/3", "▶"]
    await li.presses("▶")
    await settled(street)
    assert labels((await li.messages())[-1])[1:] == ["◀", "3/3"]


@pytest.mark.parametrize("page", ["0", "99", "9223372036854775807"])
async def test_a_page_that_is_not_there_is_the_nearest_one(street: Street, page: str) -> None:
    await street.knock(street.li)
    await many(street, 9)
    await asks(street.li)
    await street.li.forges(f"1:issues:inbox:{page}")
    await settled(street)
    assert ("1/2" if page == "0" else "2/2") in labels((await street.li.messages())[-1])


async def test_what_is_overdue_at_the_top_is_paged_through_and_an_issue_leads_back_to_its_page(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await many(street, 9)
    late = "UPDATE issues SET level = 'community', held_as = 'residents_committee', overdue = 1, due_at = reported_at"
    async with street.database() as store:
        await store.transact(lambda tx: tx.run(late))
    await lin.says("/inbox")
    first = await lin.sees("9 件诉求在社区一级过了时限")
    assert [number_in(label) for label in labels(first)[:8]] == [f"#{number}" for number in range(1, 9)]
    assert labels(first)[8:] == ["1/2", "▶"]
    await lin.presses("▶")
    await settled(street)
    await lin.presses("#9 ")
    await settled(street)
    await lin.presses("回到待办")
    await settled(street)
    shown = await lin.sees("9 件诉求在社区一级过了时限")
    assert shown["message_id"] == first["message_id"]
    assert [number_in(label) for label in labels(shown)[:1]] == ["#9"]
    assert labels(shown)[1:] == ["◀", "2/2"]


FORGED = ["inbox", "inbox:-1", "inbox:x", "inbox:1:1", "overdue:1", "overdue:x:1"]
FORGED += ["open:1", "open:999:1", "open:x:1", "late:1", "late:999:1"]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_button_leads_nowhere(street: Street, data: str) -> None:
    await street.knock(street.li)
    assert "用不了" in await street.li.forges(f"1:issues:{data}")


# Who else asks


async def test_who_holds_no_office_has_no_inbox(street: Street) -> None:
    people = [of(street, name) for name in EVERYBODY if name not in OFFICERS]
    await street.knock(street.li, *people)
    await reports(street.zhou)

    async def is_refused(person: Person) -> None:
        await person.says("/inbox")
        await person.sees("这件事要由在这里任职的邻居来做")
        refusals = {"inbox:1": FOR_OFFICERS, "overdue:1:1": FOR_OFFICERS, "open:1:1": NOT_YOURS, "late:1:1": NOT_YOURS}
        for data, refusal in refusals.items():
            assert (person.name, await person.forges(f"1:issues:{data}")) == (person.name, refusal)
        await person.says("/start inbox")

    await asyncio.gather(*(is_refused(person) for person in people))
    await settled(street)
    assert {person.name: await person.count("等您办的事") for person in people} == {each.name: 0 for each in people}


async def test_nobody_opens_what_others_have_to_do(street: Street) -> None:
    zhao, ma = street.zhao, street.ma
    await street.knock(street.li, zhao, ma)
    await reports(street.wang)
    for person in (zhao, ma):
        assert await person.forges("1:issues:open:1:1") == NOT_YOURS


async def test_in_a_group_the_inbox_comes_in_private(street: Street) -> None:
    li, group = street.li, street.building_3
    await li.says("/inbox", group)
    await group.shows("这个我私聊发给您")
    await li.presses("去私聊看", group)
    await li.sees(EMPTY)
    await until_counted(group, "这个我私聊发给您", 0)
    await reports(street.wang)
    await li.says("/inbox", group)
    await li.sees("等您办的事", "待接单 1 件")
    await settled(street)
    await group.shows_no("等您办的事")


async def test_each_command_leads_from_the_group_by_one_line_until_somebody_has_come(street: Street) -> None:
    li, group = street.li, street.building_3
    for command in ("/inbox", "/me", "/inbox"):
        await li.says(command, group)
    await settled(street)
    assert await group.count("这个我私聊发给您") == 2
    await li.says("/start")
    await until_counted(group, "这个我私聊发给您", 0)


async def test_who_handles_issues_in_two_communities_is_told_which_is_which(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)

    def elsewhere(tx: Tx) -> None:
        now = TEN_O_CLOCK.astimezone(UTC)
        willow = places.found_community(tx, name="杨柳社区", language="zh-Hans", time_zone="Asia/Shanghai")
        wang, worker = people.by_telegram(tx, street.wang.id), people.by_telegram(tx, li.id)
        assert wang is not None
        assert worker is not None
        roles.grant(tx, now, person_id=worker.id, role=Role.RESIDENTS_COMMITTEE, where=willow)
        issues.file(
            tx,
            now,
            Report(category="other", words="路灯"),
            where=willow,
            reporter_id=wang.id,
            level=Level.COMMUNITY,
            held_as=Role.RESIDENTS_COMMITTEE,
            due_at=now + timedelta(hours=3, minutes=30),
        )

    async with street.database() as store:
        await store.transact(elsewhere)
    here, there = sorted(await lines(li), key=lambda line: "杨柳" in line)
    assert here.startswith("⏰ 二层楼道灯坏了 · 还剩")
    assert here.endswith(" · #1 3号楼（槐树里社区）")
    assert there.startswith("⏰ 路灯 · 还剩 3 小时 · #1 杨柳社区（杨柳社区）")


async def test_the_inbox_speaks_the_language_of_its_reader(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.says("/language")
    await li.presses("English")
    await li.sees("All right")
    shown = await asks(li)
    assert "To take on: 1, in hand: 0." in read(shown)
    assert labels(shown)[0].startswith("⏰ 二层楼道灯坏了 · 23 hours left · #1")
    assert labels(shown)[0].endswith("3号楼")
