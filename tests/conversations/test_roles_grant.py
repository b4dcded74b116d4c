"""`/grant`: an admin gives somebody an office, and nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.conversations.stories import EVERYBODY, forms_group, labels, moves_in, of, passes, restarts, until_counted
from tests.owing import settled
from tests.people import BOT, Group, Person, Street

FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"
OTHERS = [name for name in EVERYBODY if name != "lin"]


async def replies_grant(admin: Person, group: Group, to: Person, command: str = "/grant") -> None:
    """Let somebody write in a group, and the admin reply to it with a command."""
    said = await to.says("今天楼道很干净", group)
    await admin.says(command, group, reply_to=said["message_id"])


async def held(street: Street, name: str) -> set[tuple[str, str]]:
    """Return what somebody holds now, each with the place's name."""
    rows = await street.rows(
        """
        SELECT r.role, p.name FROM roles r JOIN places p ON p.id = r.place_id JOIN people h ON h.id = r.person_id
        WHERE h.telegram_id = :id AND (r.until IS NULL OR r.until > :now)
        """,
        id=of(street, name).id,
        now=street.bot.clock.now() if street.bot else None,
    )
    return {(row["role"], row["name"]) for row in rows}


async def grants(admin: Person, role: str, *presses: str, until: str = "没有期限") -> None:
    """Let an admin go through the form to the end."""
    for label in (role, *presses, until, "提交"):
        await admin.presses(label)
    await admin.sees("好了：")


async def picks(admin: Person, *presses: str) -> None:
    """Let an admin look for somebody in private."""
    await admin.says("/grant")
    await admin.sees("给哪位邻居一个身份？")
    for label in presses:
        await admin.presses(label)


async def test_a_reply_in_the_group_goes_on_in_private_down_to_the_office(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin, wang)
    before = len(await group.messages())
    await replies_grant(lin, group, wang)
    await lin.sees("请王秀兰担任什么？")
    await lin.presses("议事会成员")
    asked = await lin.sees("在哪里？")
    assert labels(asked)[:3] == ["整个槐树里社区", "第一网格", "第二网格"]
    await lin.presses("第二网格")
    await lin.presses("3号楼")
    await lin.presses("三年")
    await lin.sees("请再看一遍", "王秀兰", "身份：议事会成员", "地方：3号楼", "到 2029年11月23日 为止")
    await lin.presses("提交")
    await lin.sees("好了：王秀兰现在担任3号楼的议事会成员")
    await wang.sees("您有了新的身份", "3号楼 · 议事会成员", "2029年11月23日", "/help")
    assert await held(street, "wang") == {("council_member", "3号楼")}
    assert len(await group.messages()) == before + 2


async def test_nobody_but_an_admin_gives_or_takes_offices(street: Street) -> None:
    forged = {
        "1:roles:look:1:1": FOR_THE_ADMIN,
        "1:roles:whom:2": "这个按钮已经用不了了，请发 /help 看看现在能做什么。",
        "1:roles:held:1": FOR_THE_ADMIN,
        "1:roles:ask:1": FOR_THE_ADMIN,
        "1:roles:revoke:1": FOR_THE_ADMIN,
    }

    async def is_refused(person: Person) -> None:
        await street.knock(person)
        for times, command in enumerate(("/grant", "/revoke"), 1):
            await person.says(command)
            await until_counted(person, FOR_THE_ADMIN, times)
        for data, answer in forged.items():
            assert (person.name, data, await person.forges(data)) == (person.name, data, answer)

    await asyncio.gather(*(is_refused(of(street, name)) for name in OTHERS))
    assert await street.rows("SELECT id FROM roles WHERE until IS NOT NULL OR id > 9") == []


ROLES = {
    "楼门院长": ("building_head", ("第二网格",), "3号楼"),
    "网格员": ("grid_worker", ("第一网格",), "第一网格"),
    "居委会": ("residents_committee", (), "槐树里社区"),
    "业委会": ("owners_committee", ("第一网格", "整个第一网格"), "第一网格"),
    "物业": ("property_company", ("第一网格", "1号楼"), "1号楼"),
    "社区党组织": ("party_branch", (), "槐树里社区"),
    "议事会成员": ("council_member", ("槐树里社区",), "槐树里社区"),
    "乡贤": ("elder", ("槐树里社区",), "槐树里社区"),
    "社工": ("social_worker", ("第一网格", "2号楼"), "2号楼"),
    "社会组织负责人": ("organisation_lead", ("第二网格", "整个第二网格"), "第二网格"),
    "志愿者": ("volunteer", ("第二网格", "3号楼"), "3号楼"),
    "社区管理员": ("admin", (), "槐树里社区"),
}


@pytest.mark.parametrize("label", ROLES)
async def test_each_office_is_given_at_a_place_that_suits_it(street: Street, label: str) -> None:
    role, presses, place = ROLES[label]
    await street.knock(street.lin)
    await picks(street.lin, "第二网格 ▸", "3号楼 ▸", "王秀兰")
    await grants(street.lin, label, *presses)
    assert (role, place) in await held(street, "wang")
    await street.lin.sees("王秀兰还没有和我私聊过", "点一次「开始」")
    await street.knock(street.wang)
    await street.wang.sees("您有了新的身份", place, "没有期限")


async def test_what_is_determined_is_no_question(street: Street) -> None:
    await street.knock(street.lin)
    await picks(street.lin, "张建国")
    await street.lin.presses("楼门院长")
    asked = await street.lin.sees("在哪里？")
    assert labels(asked) == ["第一网格", "第二网格", "◀ 上一步", "✖ 不填了"]
    await street.lin.presses("第二网格")
    await street.lin.sees("到什么时候为止？")
    await street.lin.presses("五年")
    await street.lin.sees("地方：3号楼")


async def test_another_office_on_second_thoughts_asks_anew_where(street: Street) -> None:
    await street.knock(street.lin)
    await picks(street.lin, "张建国")
    await street.lin.presses("志愿者")
    await street.lin.presses("第一网格")
    await street.lin.sees("第 3 步", "在哪里？")
    await street.lin.presses("上一步")
    await street.lin.sees("第 2 步", "在哪里？")
    await street.lin.presses("上一步")
    await street.lin.presses("居委会")
    await street.lin.presses("没有期限")
    await street.lin.sees("身份：居委会", "地方：槐树里社区")


DAYS = {
    "2020-01-01": "这一天已经过去了",
    "2026-11-22": "这一天已经过去了",
    "2027-02-30": "日历上没有这一天",
    "2099-12-31": "最多可以到 20 年以后",
    "明年年底": "这个日期我没看懂",
    "": "请点下面的按钮来选",
    "😀" * 40: "这个日期我没看懂",
    "<b>2027</b>": "这个日期我没看懂",
    "\u202e13-21-7202": "这个日期我没看懂",
    "9" * 3000: "这个日期我没看懂",
}


async def test_a_day_is_written_in_many_ways_and_nonsense_is_refused_and_loses_nothing(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await picks(lin, "▶", "王秀兰")
    await lin.presses("居委会")
    for written, answer in DAYS.items():
        await (lin.says(written) if written else lin.sends(sticker=True))
        await lin.sees(answer, "到什么时候为止？")
    await lin.says("/help")
    await lin.sees("我能帮您做这些")
    for written in ("2027年12月31日", "2027/12/31", "20271231", "２０２７.12.31", " 2027-12-31 "):
        await passes(street, minutes=2)
        await lin.says(written)
        await settled(street)
        await lin.sees("请再看一遍", "到 2027年12月31日 为止")
        await lin.presses("上一步")
        await settled(street)
    await lin.says("2026-11-23")
    await lin.sees("到 2026年11月23日 为止")
    await lin.presses("提交")
    await lin.sees("好了：王秀兰现在代表槐树里社区的居委会，到 2026年11月23日 为止。")


async def test_the_same_office_twice_is_said_and_another_end_changes_it(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await picks(lin, "李大爷")
    for label in ("楼门院长", "第二网格", "没有期限", "提交"):
        await lin.presses(label)
    await lin.sees("这个身份对方已经有了")
    await picks(lin, "李大爷")
    await grants(lin, "楼门院长", "第二网格", until="一年")
    await li.sees("您接着担任3号楼的楼门院长，到 2027年11月23日 为止。")
    await li.sees_no("新的身份")
    rows = await street.rows("SELECT until FROM roles WHERE role = 'building_head' AND person_id = 4")
    assert [row["until"] for row in rows] == ["2027-11-23T16:00:00.000000Z"]


async def test_who_is_of_a_body_speaks_for_it(street: Street) -> None:
    lin, wang = street.lin, street.wang
    await street.knock(lin, wang)
    await picks(lin, "▶", "王秀兰")
    await grants(lin, "社区党组织")
    await lin.sees("好了：王秀兰现在代表槐树里社区的党组织，没有期限。")
    await lin.says("/revoke")
    await lin.presses("王秀兰")
    await lin.sees("王秀兰不再代表槐树里社区的党组织？")
    await lin.presses("撤销")
    await wang.sees("您不再代表槐树里社区的党组织了")


async def test_whoever_is_meant_can_be_forwarded_or_shown_as_a_contact(street: Street) -> None:
    lin, sun, group = street.lin, street.sun, street.building_1
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    said = await sun.says("我来扫地", group)
    here = {"chat": group.id, "message_id": said["message_id"]}
    await lin.sends(forward={**here, "hidden": True})
    await lin.sees("对方关闭了转发时显示账号")
    await lin.sends(forward=here)
    await lin.sees("担任什么？", sun.name)
    stranger = await moves_in(street, name="新来的")
    await lin.sends(contact={"name": "没有账号的"})
    await lin.sees("这张名片没有 Telegram 账号")
    await lin.sends(contact={"user": stranger.id})
    await lin.sees("请（没有名字）担任什么？")
    await grants(lin, "志愿者", "槐树里社区")
    await lin.sees("（没有名字）还没有和我私聊过")
    await settled(street)
    await street.knock(stranger)
    await lin.says("/roles")
    await lin.sees("志愿者：新来的")


async def test_who_was_met_by_a_contact_is_named_once_they_are_forwarded(street: Street) -> None:
    lin, group = street.lin, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    stranger = await moves_in(street, group, name="新来的")
    await lin.sends(contact={"user": stranger.id})
    await lin.sees("请（没有名字）担任什么？")
    said = await stranger.says("大家好", group)
    await lin.sends(forward={"chat": group.id, "message_id": said["message_id"]})
    await lin.sees("请新来的担任什么？")


async def test_what_a_resident_forwards_is_no_office(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await street.knock(wang)
    said = await zhang.says("灯坏了", group)
    await wang.sends(forward={"chat": group.id, "message_id": said["message_id"]})
    await wang.sees("我在呢")
    await wang.sends(contact={"user": zhang.id})
    await wang.sees_no("担任什么")


async def test_a_forwarded_message_is_the_answer_to_what_was_asked_before(street: Street) -> None:
    lin, zhang, group = street.lin, street.zhang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    said = await zhang.says("三楼的灯坏了", group)
    await street.knock(lin)
    await lin.says("/report", group)
    await lin.presses("去说说", group)
    await lin.presses("照明")
    await lin.sends(forward={"chat": group.id, "message_id": said["message_id"]})
    await lin.sees("三楼的灯坏了")
    await lin.sees_no("担任什么")


async def test_neither_a_bot_nor_an_anonymous_admin_nor_a_channel_gets_an_office(street: Street) -> None:
    lin, li, group = street.lin, street.li, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.remote.put(f"chats/{group.id}/members/{li.id}", status="administrator")
    await street.knock(lin)
    greeting = next(each for each in await group.messages() if each["from"]["id"] == BOT)
    await lin.says("/grant", group, reply_to=greeting["message_id"])
    await lin.sees("机器人担任不了")
    anonymous = await li.sends(group, text="大家好", as_chat=group.id)
    await lin.says("/grant", group, reply_to=anonymous["message_id"])
    await lin.sees("这条消息看不出是谁发的")
    channel = await li.sends(group, text="通知", as_chat=-1009)
    await lin.says("/revoke", group, reply_to=channel["message_id"])

    async def twice() -> bool | None:
        return await lin.count("这条消息看不出是谁发的") == 2 or None

    async def complaint() -> str:
        return "the channel was taken for a person"

    await street.remote.until(twice, complaint)
    await lin.sees_no("担任什么？")


async def test_an_admin_who_never_started_the_bot_is_led_to_private_chat_and_goes_on_there(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await replies_grant(lin, group, wang)
    await group.shows("这个我私聊发给您")
    await group.shows_no("王秀兰")
    await lin.says("/start")
    await lin.sees("请王秀兰担任什么？")
    await until_counted(group, "这个我私聊发给您", 0)


async def test_in_a_group_a_reply_is_needed(street: Street) -> None:
    lin, group = street.lin, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    await lin.says("/grant", group)
    await lin.sees("请在群里回复那位邻居的一条消息")


async def test_what_stands_at_the_beginning_of_a_topic_is_replied_to_by_nobody(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    forum = await forms_group(street, "议事厅", zhang, lin, is_forum=True)
    topic = await street.remote.post(f"chats/{forum.id}/topics", name="楼道", by=zhang.id)
    await street.knock(lin)
    await lin.sends(forum, text="/grant", thread=topic["message_thread_id"])
    await lin.sees("请在群里回复那位邻居的一条消息")


async def test_the_form_goes_on_after_a_restart_and_sends_once(street: Street) -> None:
    lin, wang = street.lin, street.wang
    await street.knock(lin, wang)
    await picks(lin, "▶", "王秀兰")
    await lin.presses("志愿者")
    await restarts(street)
    await lin.presses("槐树里社区")
    await restarts(street)
    await lin.presses("没有期限")
    checked = await lin.sees("请再看一遍")
    await lin.presses("提交")
    await lin.sees("好了：")
    draft = checked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await lin.forges(draft) == "这份内容已经提交或取消了。"
    assert await wang.count("您有了新的身份") <= 1
    await wang.sees("您有了新的身份")
    assert len(await street.rows("SELECT id FROM roles WHERE role = 'volunteer'")) == 1


async def test_somebody_elses_form_is_not_to_be_pressed(street: Street) -> None:
    lin, wang = street.lin, street.wang
    await street.knock(lin, wang)
    await picks(lin, "▶", "王秀兰")
    asked = await lin.sees("担任什么？")
    pick = asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await wang.forges(pick) == "这份内容已经提交或取消了。"
    assert "用不了" in await lin.forges(pick.rsplit(":", 1)[0] + ":resident")
    assert "用不了" in await lin.forges(pick.rsplit(":", 1)[0] + ":king")


async def test_an_admin_who_is_none_any_more_gives_nothing(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await picks(lin, "▶", "王秀兰")
    for label in ("志愿者", "槐树里社区", "没有期限"):
        await lin.presses(label)
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'admin'"))
    await lin.presses("提交")
    await lin.sees("您现在不担任这个身份了", "请找社区管理员帮忙")
    assert await held(street, "wang") == set()


@pytest.mark.parametrize("goes_on", [lambda lin: lin.presses("志愿者"), lambda lin: lin.says("志愿者")])
async def test_who_is_no_admin_any_more_reads_that_the_form_is_over(
    street: Street, goes_on: Callable[[Person], Awaitable[Any]]
) -> None:
    lin = street.lin
    await street.knock(lin)
    await picks(lin, "▶", "王秀兰")
    await lin.sees("担任什么？")
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'admin'"))
    await goes_on(lin)
    await lin.sees("您现在不担任这个身份了", "填的内容没有提交", "请找社区管理员帮忙")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_whoever_leaves_while_they_are_given_an_office_holds_none(street: Street) -> None:
    lin, wang = street.lin, street.wang
    await street.knock(lin, wang)
    await picks(lin, "▶", "王秀兰", "志愿者", "第二网格", "整个第二网格", "没有期限")
    await lin.sees("王秀兰", "志愿者", "没有期限")
    await wang.forges("1:people:forget")
    await wang.sees("已经把您忘掉了")
    await lin.presses("提交")
    await lin.sees("这位邻居已经离开，不能再担任什么了。")
    assert await street.rows("SELECT id FROM roles WHERE role = 'volunteer' AND until IS NULL") == []


async def test_who_comes_back_to_it_after_another_form_reads_which_one_it_is(street: Street) -> None:
    lin = street.lin
    await picks(lin, "第二网格 ▸", "3号楼 ▸", "王秀兰")
    await lin.sees("请王秀兰担任什么？")
    await street.remote.put(f"chats/{street.building_3.id}/members/{lin.id}", status="member")
    await lin.says("/report", street.building_3)
    await lin.presses("去说说", street.building_3)
    await lin.sees("是哪方面的事")
    await lin.presses("不填了")
    await lin.sees("接着填没填完的那份：请人担任一个身份", "请王秀兰担任什么？")
