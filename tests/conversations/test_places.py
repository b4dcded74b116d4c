"""Groups and places: whose group this is, and the bot's coming, going and coming again."""

from __future__ import annotations

import asyncio

import pytest

from tests.conversations.stories import EVERYBODY, forms_group, labels, mends, of, reports, said_by_bot, until_counted
from tests.owing import settled
from tests.people import BOT, Group, Json, Person, Street, read

FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"
OTHERS = [name for name in EVERYBODY if name != "lin"]


async def makes_it_building_3s(lin: Person, group: Group) -> None:
    """Go on from `/bind`: building 3 has a group already, so it is asked once more."""
    await lin.presses("第二网格", group)
    await lin.presses("3号楼 ▸", group)
    await lin.presses("3号楼邻居群", group)
    await lin.presses("是的，是3号楼的群", group)


async def test_the_admin_binds_a_new_group_to_a_building(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    group = await forms_group(street, "3号楼新群", lin, zhang)
    await group.shows("请社区管理员在这里发一次 /bind")
    await zhang.says("/report", group)
    await group.shows("这个群还没有绑定楼栋")
    await lin.says("/bind", group)
    asked = await group.shows("这是哪里的群？")
    assert labels(asked) == ["🏠 槐树里社区邻居群", "🛠 槐树里社区工作群", "第一网格 ▸", "第二网格 ▸"]
    await makes_it_building_3s(lin, group)
    bound = await group.shows("好了，这里是3号楼的群")
    assert bound["message_id"] == asked["message_id"]
    await zhang.says("/report", group)
    await zhang.presses("去说说", group)
    await zhang.presses("电梯")
    await zhang.presses("停运")
    await zhang.says("电梯停在三楼")
    await zhang.presses("提交")
    await group.shows("#1", "电梯停运 · 3号楼")
    await street.building_3.shows("#1", "电梯停运 · 3号楼")


async def test_a_slip_between_buildings_is_asked_about_before_the_group_is_bound(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    group = await forms_group(street, "槐树里二号楼大家庭", lin, zhang)
    await lin.says("/bind", group)
    await lin.presses("第二网格", group)
    await lin.presses("3号楼 ▸", group)
    await lin.presses("3号楼邻居群", group)
    asked = await group.shows(
        "这个群叫「槐树里二号楼大家庭」，看着是2号楼的群。", "3号楼已经有邻居群了", "这里是3号楼的群吗？"
    )
    assert labels(asked) == ["是的，是3号楼的群", "◀ 不是，重新选"]
    assert await zhang.presses("是的，是3号楼的群", group) == FOR_THE_ADMIN
    assert await bound_to(street, group) == []
    await lin.presses("不是，重新选", group)
    await lin.presses("◀ 槐树里社区", group)
    await lin.presses("第一网格", group)
    await lin.presses("2号楼 ▸", group)
    await lin.presses("2号楼邻居群", group)
    asked = await group.shows("2号楼已经有邻居群了", "这里是2号楼的群吗？")
    assert "看着是" not in read(asked)
    await lin.presses("是的，是2号楼的群", group)
    await group.shows("好了，这里是2号楼的群")
    assert await bound_to(street, group) == ["2号楼"]


async def test_nobody_else_binds_a_group_neither_by_command_nor_by_the_admins_buttons(street: Street) -> None:
    others = [of(street, name) for name in OTHERS]
    group = await forms_group(street, "还没绑定的群", street.lin, *others)

    async def is_refused(person: Person) -> None:
        await street.knock(person)
        await person.says("/bind", group)
        await person.sees(FOR_THE_ADMIN)

    await asyncio.gather(*(is_refused(person) for person in others))
    await street.lin.says("/bind", group)
    asked = await group.shows("这是哪里的群？")
    for person in others:
        for label in ("第二网格", "邻居群", "工作群"):
            assert (person.name, await person.presses(label, group)) == (person.name, FOR_THE_ADMIN)
    assert labels(await group.shows("这是哪里的群？")) == labels(asked)
    assert await street.rows("SELECT id FROM chats WHERE telegram_id = :id", id=group.id) == []


async def test_who_can_not_be_reached_reads_the_refusal_in_the_group(street: Street) -> None:
    group = await forms_group(street, "还没绑定的群", street.wang)
    await street.wang.says("/bind", group)
    await group.shows(FOR_THE_ADMIN)
    await street.wang.says("/me", group)
    await group.shows("这个我私聊发给您")


async def test_binding_belongs_into_the_group(street: Street) -> None:
    await street.knock(street.lin)
    await street.lin.says("/bind")
    await street.lin.sees("请到要绑定的那个群里发 /bind。")
    assert await street.lin.forges("1:places:bind:1:neighbours") == "请到要绑定的那个群里发 /bind。"


async def test_a_topic_of_a_forum_can_be_a_buildings_group(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    forum = await forms_group(street, "槐树里论坛", lin, zhang, is_forum=True)
    topic = (await street.remote.post(f"chats/{forum.id}/topics", name="3号楼", by=lin.id))["message_thread_id"]
    other = (await street.remote.post(f"chats/{forum.id}/topics", name="闲聊", by=lin.id))["message_thread_id"]
    await lin.sends(forum, text="/bind", thread=topic)
    assert (await forum.shows("这是哪里的群？"))["message_thread_id"] == topic
    await makes_it_building_3s(lin, forum)
    await forum.shows("好了，这里是3号楼的群")
    await zhang.sends(forum, text="/report", thread=other)
    assert (await forum.shows("这个群还没有绑定楼栋"))["message_thread_id"] == other
    await zhang.sends(forum, text="/report 电梯停在三楼", thread=topic)
    assert (await forum.shows("张建国", "到私聊里说"))["message_thread_id"] == topic
    await zhang.presses("去说说", forum)
    await zhang.presses("电梯")
    await zhang.presses("停运")
    await zhang.presses("提交")
    assert (await forum.shows("#1", "电梯停在三楼"))["message_thread_id"] == topic


async def test_binding_anew_kills_the_old_links_and_gives_the_cards_new_ones(street: Street) -> None:
    lin, wang, zhang, group = street.lin, street.wang, street.zhang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await reports(wang)
    old = _link(await group.shows("#1", "等楼门院长接单"))
    await lin.says("/bind", group)
    await lin.presses("第二网格", group)
    await lin.presses("3号楼 ▸", group)
    await lin.presses("3号楼邻居群", group)
    await group.shows("好了，这里是3号楼的群")
    await street.remote.post(f"people/{zhang.id}/open", url=old)
    await zhang.sees("这个链接失效了，请回到楼栋群里重新发一次命令（比如 /report），再点新的按钮。")

    async def look() -> bool | None:
        return _link(await group.shows("#1", "等楼门院长接单")) != old or None

    async def complaint() -> str:
        return "the card still has the old link"

    await street.remote.until(look, complaint)
    await zhang.presses("我要反映", group)
    await zhang.sees("是哪方面的事")


async def test_bound_to_another_building_the_cards_of_the_old_one_lose_their_buttons(street: Street) -> None:
    lin, group = street.lin, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await reports(street.wang)
    before = labels(await group.shows("#1", "等楼门院长接单"))
    for grid, name, buttons in (("第一网格", "1号楼", []), ("第二网格", "3号楼", before)):
        await lin.says("/bind", group)
        await lin.presses(f"{grid} ▸", group)
        await lin.presses(f"{name} ▸", group)
        await lin.presses(f"{name}邻居群", group)
        await lin.presses(f"是的，改成{name}的群", group)
        await group.shows(f"好了，这里是{name}的群")
        await settled(street)
        assert labels(await group.shows("#1", "等楼门院长接单")) == buttons


async def test_a_group_that_has_a_place_shows_it_and_moves_to_another_only_once_that_was_asked(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(wang, lin)
    await lin.says("/bind", group)
    await group.shows("这个群现在是3号楼的邻居群。", "要改成哪里的群？")
    await lin.presses("第二网格 ▸", group)
    await lin.presses("3号楼 ▸", group)
    await lin.presses("✔ 🏠 3号楼邻居群", group)
    await group.shows("好了，这里是3号楼的群")
    await lin.says("/bind", group)
    await group.shows("要改成哪里的群？")
    [elsewhere] = await street.rows("SELECT id FROM places WHERE name = '1号楼'")
    await lin.forges(f"1:places:into:{elsewhere['id']}", group)
    await lin.presses("🏠 1号楼邻居群", group)
    asked = await group.shows("现在是3号楼的邻居群", "改成1号楼的邻居群以后", "要改吗")
    assert labels(asked) == ["是的，改成1号楼的群", "✖ 不改了"]
    assert await wang.presses("是的，改成1号楼的群", group) == FOR_THE_ADMIN
    assert await wang.presses("不改了", group) == FOR_THE_ADMIN
    await lin.presses("不改了", group)
    kept = await group.shows("好的，没有改。这个群现在是3号楼的邻居群。")
    assert (kept["message_id"], labels(kept)) == (asked["message_id"], [])
    assert await bound_to(street, group) == ["3号楼"]
    await lin.says("/bind", group)
    await group.shows("要改成哪里的群？")
    await lin.presses("第一网格 ▸", group)
    await lin.presses("1号楼 ▸", group)
    await lin.presses("🏠 1号楼邻居群", group)
    await lin.presses("是的，改成1号楼的群", group)
    await group.shows("好了，这里是1号楼的群")
    assert await bound_to(street, group) == ["1号楼"]
    again = f"1:places:move:{elsewhere['id']}:neighbours"
    assert "用不了" in await lin.forges(again, group, message_id=asked["message_id"])
    assert len(await street.rows("SELECT id FROM journal WHERE verb = 'places.bind'")) == 2


async def test_the_staffs_group_becomes_the_neighbours_only_once_that_was_asked(street: Street) -> None:
    lin, group = street.lin, street.staff
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await lin.says("/bind", group)
    asked = await group.shows("这个群现在是槐树里社区的工作群。", "要改成哪里的群？")
    assert labels(asked)[:2] == ["🏠 槐树里社区邻居群", "✔ 🛠 槐树里社区工作群"]
    await lin.presses("邻居群", group)
    await group.shows("现在是槐树里社区的工作群", "工作上的事不再发到这里", "要改吗")
    assert await purposes(street, group) == ["staff"]
    await lin.presses("是的，改成槐树里社区的群", group)
    await group.shows("好了，这里是槐树里社区的群")
    assert await purposes(street, group) == ["neighbours"]


async def test_a_group_can_become_the_staffs_and_then_no_longer_takes_reports(street: Street) -> None:
    lin, liu = street.lin, street.liu
    group = await forms_group(street, "新工作群", lin, liu)
    await lin.says("/bind", group)
    await lin.presses("工作群", group)
    await group.shows("好了，这里是槐树里社区的工作群")
    await liu.says("/report", group)
    await group.shows("这是工作群", "请到楼栋群里发 /report")
    await group.shows_no("到私聊里说")


async def bound_to(street: Street, group: Group) -> list[str]:
    sql = "SELECT p.name FROM chats c JOIN places p ON p.id = c.place_id WHERE c.telegram_id = :id"
    return [row["name"] for row in await street.rows(sql, id=group.id)]


async def purposes(street: Street, group: Group) -> list[str]:
    return [
        row["purpose"] for row in await street.rows("SELECT purpose FROM chats WHERE telegram_id = :id", id=group.id)
    ]


async def test_a_group_of_neighbours_becomes_the_staffs_only_once_that_was_asked(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(wang, lin)
    await lin.says("/bind", group)
    await lin.presses("工作群", group)
    asked = await group.shows("现在是3号楼的邻居群", "不能再反映问题", "要改吗")
    assert labels(asked) == ["是的，改成槐树里社区的工作群", "✖ 不改了"]
    assert await wang.presses("是的，改成", group) == FOR_THE_ADMIN
    assert await wang.forges("1:places:bind:1:staff", group) == FOR_THE_ADMIN
    await lin.presses("不改了", group)
    await group.shows("好的，没有改。")
    assert await purposes(street, group) == ["neighbours"]
    await lin.says("/bind", group)
    asked = await group.shows("这个群现在是3号楼的邻居群。", "要改成哪里的群？")
    await lin.presses("工作群", group)
    assert "用不了" in await lin.forges("1:places:move:999:staff", group)
    assert "用不了" in await lin.forges("1:places:move:1:staff")
    await lin.presses("是的，改成", group)
    done = await group.shows("好了，这里是槐树里社区的工作群")
    assert done["message_id"] == asked["message_id"]
    assert await purposes(street, group) == ["staff"]
    assert "用不了" in await lin.forges("1:places:move:1:staff", group, message_id=asked["message_id"])
    assert len(await street.rows("SELECT id FROM journal WHERE verb = 'places.bind'")) == 1


@pytest.mark.parametrize(("level", "purpose"), [("household", "neighbours"), ("building", "staff"), ("grid", "staff")])
async def test_a_group_that_no_button_offers_is_not_made_by_a_forged_one(
    street: Street, level: str, purpose: str
) -> None:
    lin, group = street.lin, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    await lin.says("/bind", group)
    await group.shows("要改成哪里的群？")
    [place, *_] = await street.rows("SELECT id FROM places WHERE level = :level ORDER BY id", level=level)
    assert "用不了" in await lin.forges(f"1:places:bind:{place['id']}:{purpose}", group)
    assert "用不了" in await lin.forges(f"1:places:move:{place['id']}:{purpose}", group)
    assert await purposes(street, group) == ["neighbours"]
    assert await street.rows("SELECT id FROM journal WHERE verb = 'places.bind'") == []


async def test_a_topic_of_a_neighbours_forum_becomes_the_staffs_without_more_ado(street: Street) -> None:
    forum = await forms_group(street, "槐树里论坛", street.lin, is_forum=True)
    topic = (await street.remote.post(f"chats/{forum.id}/topics", name="工作", by=street.lin.id))["message_thread_id"]
    await street.lin.says("/bind", forum)
    await street.lin.presses("邻居群", forum)
    await forum.shows("好了，这里是槐树里社区的群")
    await street.lin.sends(forum, text="/bind", thread=topic)
    await forum.shows("这是哪里的群？")
    await street.lin.presses("工作群", forum)
    await forum.shows("好了，这里是槐树里社区的工作群")
    assert await purposes(street, forum) == ["neighbours", "staff"]


async def test_in_the_staff_group_nobody_reports_and_everybody_is_told_where_to(street: Street) -> None:
    await street.wu.says("/report 电梯坏了", street.staff)
    await street.staff.shows("这是工作群", "私聊告诉我")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_an_admin_named_in_the_settings_binds_without_an_office(street: Street) -> None:
    boss, config = street.gao, street.config
    await street.stop_bot()
    community = config.community.model_copy(update={"admins": [boss.id]})
    await street.start_bot(config.model_copy(update={"community": community}))
    group = await forms_group(street, "新群", boss)
    await boss.says("/bind", group)
    await boss.presses("工作群", group)
    await group.shows("好了，这里是槐树里社区的工作群")


async def test_added_to_a_bound_group_again_the_bot_says_whose_it_is(street: Street) -> None:
    group = street.building_3
    await until_counted(group, "大家好，我是议事，3号楼的事可以在这里说", 1)
    await _membership(street, group, "kicked")
    await _membership(street, group, "member")
    await until_counted(group, "大家好，我是议事，3号楼的事可以在这里说", 2)


async def test_being_made_an_admin_is_no_new_greeting(street: Street) -> None:
    wang = street.wang
    group = await forms_group(street, "新群", street.lin, wang)
    await group.shows("大家好，我是议事")
    await _membership(street, group, "administrator")
    await _membership(street, group, "member")
    await wang.says("/help", group)
    await group.shows("我能帮您做这些")
    assert await group.count("大家好，我是议事") == 1


async def test_the_card_catches_up_when_the_bot_is_back_in_the_group(street: Street) -> None:
    li, group = street.li, street.building_3
    await street.knock(li)
    await reports(street.wang)
    card = await group.shows("#1", "等楼门院长接单")
    await _membership(street, group, "kicked")
    await li.presses("接单")
    await street.wang.sees("楼门院长已经接单")
    await _membership(street, group, "member")
    assert (await group.shows("#1", "楼门院长已接单"))["message_id"] == card["message_id"]


async def test_what_was_kept_while_the_bot_was_muted_comes_when_it_may_speak_again(street: Street) -> None:
    li, group = street.li, street.building_3
    await street.knock(li)
    await _membership(street, group, "restricted")
    await reports(street.wang)
    await street.zhang.says("/help", group)
    await _is_parked(street, group)
    await group.shows_no("#1")
    await _membership(street, group, "member")
    await group.shows("我能帮您做这些")
    await group.shows("#1", "等楼门院长接单")
    assert await group.count("大家好，我是议事") == 1


async def test_the_staff_are_not_invited_to_report_where_they_may_not(street: Street) -> None:
    await street.staff.shows("大家好，我是议事，这里是槐树里社区的工作群")
    await street.staff.shows_no("/report")


async def test_what_the_admin_presses_after_the_bot_was_away_still_binds(street: Street) -> None:
    lin = street.lin
    group = await forms_group(street, "新群", lin)
    await lin.says("/bind", group)
    await group.shows("这是哪里的群？")
    await street.stop_bot()
    await street.start_bot()
    await lin.presses("第一网格", group)
    await lin.presses("2号楼 ▸", group)
    await lin.presses("2号楼邻居群", group)
    await lin.presses("是的，是2号楼的群", group)
    await group.shows("好了，这里是2号楼的群")


async def test_a_group_that_becomes_a_supergroup_keeps_its_place(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    chat = await street.remote.post("chats", type="group", title="小群", members=[lin.id, zhang.id, BOT])
    group = Group(street.remote, chat["id"], "小群", lin.id)
    await lin.says("/bind", group)
    await makes_it_building_3s(lin, group)
    await group.shows("好了，这里是3号楼的群")
    moved = await street.remote.post(f"chats/{group.id}/migrate")
    supergroup = Group(street.remote, moved["id"], "小群", lin.id)
    await zhang.says("/report", supergroup)
    await supergroup.shows("张建国", "到私聊里说")


async def test_the_outcome_reaches_every_group_of_the_building(street: Street) -> None:
    lin = street.lin
    second = await forms_group(street, "3号楼二群", lin)
    await lin.says("/bind", second)
    await makes_it_building_3s(lin, second)
    await second.shows("好了，这里是3号楼的群")
    await mends(street)
    await street.wang.presses("5 分")
    for group in (street.building_3, second):
        await group.shows("#1 解决了", "5 分")
    assert not [line for line in await said_by_bot(street.sun, street.building_1) if "#1" in line]


def _link(card: Json) -> str:
    """Return where the button for another report leads."""
    buttons = [button for row in card["reply_markup"]["inline_keyboard"] for button in row]
    return next(str(button["url"]) for button in buttons if "url" in button)


async def _is_parked(street: Street, group: Group) -> None:
    """Wait until the bot knows that it may say nothing there."""

    async def look() -> bool | None:
        found = await street.rows("SELECT id FROM outbox WHERE chat_id = :id AND state = 'parked'", id=group.id)
        return bool(found) or None

    async def complaint() -> str:
        return "nothing is kept for the group"

    await street.remote.until(look, complaint)


async def _membership(street: Street, group: Group, status: str) -> None:
    """Throw the bot out, let it in again, or make it an admin."""
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status=status)
