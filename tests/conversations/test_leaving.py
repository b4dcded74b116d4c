"""Leaving and being forgotten: asked twice, done whole, and what stays says nothing about who it was."""

from __future__ import annotations

import json

import pytest

from tests.conversations.stories import LIGHT, finishes, labels, mends, reports, restarts, until_counted
from tests.conversations.test_issue_outcome import is_closed
from tests.owing import settled
from tests.people import Json, Person, Street, read

GOODBYE = "已经把您忘掉了"


async def leaves(person: Person) -> None:
    """Let somebody leave, to the end."""
    await person.says("/me")
    await person.presses("离开，把我忘掉")
    await person.sees("会删掉", "会留下")
    await person.presses("明白了，继续")
    await person.sees("真的要我忘掉您吗")
    await person.presses("忘掉我")
    await person.sees(GOODBYE)


async def everything(street: Street) -> str:
    """Return all that stands in the database, but for what belongs to the group and the place."""
    tables = [row["name"] for row in await street.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return json.dumps(
        [[list(row) for row in await street.rows(f"SELECT * FROM {table}")] for table in tables],
        ensure_ascii=False,
    )


async def reports_with_all(street: Street, person: Person) -> None:
    """Let somebody report with a photo and their name."""
    await person.says(f"/report {LIGHT}")
    await person.presses("照明")
    await person.presses("加照片")
    await person.sends_photo()
    await person.presses("署上我的名字")
    await person.presses("提交")
    await person.sees("已登记")
    await street.building_3.shows("#1", person.name)


async def test_what_was_theirs_is_gone_and_the_journal_still_holds(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(wang, zhang, li, street.lin)
    await reports_with_all(street, wang)
    await zhang.presses("我也遇到", street.building_3)
    await wang.says("/report 井盖松了")
    await wang.sees("哪方面的事")
    await settled(street)
    await leaves(wang)
    await street.building_3.shows("#1", "文字已按反映人的意愿删除", "一位以前的邻居", "1 位邻居也遇到了")
    await settled(street)
    kept = await everything(street)
    for said in (wang.name, LIGHT, "井盖松了", "AgACAgIAAxkB"):
        assert said not in kept, said
    [person] = await street.rows("SELECT * FROM people WHERE name = '' AND telegram_id > 1000000000000")
    assert (person["language"], person["language_code"], person["reachable"]) == (None, None, 0)
    assert await street.rows("SELECT * FROM household_members WHERE person_id = :id AND until IS NULL", id=1) == []
    assert await street.rows("SELECT * FROM drafts") == []
    [entry] = await street.rows("SELECT * FROM journal WHERE verb = 'people.forget'")
    assert (entry["subject"], entry["data"]) == (f"person:{person['id']}", '{"issues":1}')
    await street.lin.says("/audit")
    await street.lin.sees("核对无误")


async def test_an_open_issue_that_nobody_joined_is_withdrawn(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(wang, li)
    await reports(wang)
    await li.presses("接单")
    await wang.says("/me")
    await wang.presses("离开，把我忘掉")
    await wang.sees("其中 1 件还没办完、也没有邻居加入的，会一并收回")
    await wang.presses("明白了，继续")
    await wang.presses("忘掉我")
    await li.sees("#1", "收回")
    await street.building_3.shows("#1", "收回了")
    await settled(street)
    await street.building_3.shows_no(LIGHT)
    await li.sees_no(LIGHT)


async def test_of_two_of_their_own_that_were_merged_both_go_on(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(wang, li)
    for _ in range(2):
        await reports(wang)
    await li.forges("1:issues:merge:2:1")
    await leaves(wang)
    await street.building_3.shows("#1", "文字已按反映人的意愿删除", "🔗 #2 也在这里一起办")
    assert [row["state"] for row in await street.rows("SELECT state FROM issues ORDER BY id")] == ["reported", "merged"]


async def test_what_neighbours_joined_goes_on_and_ends_as_not_reached(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(wang, zhang, li)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await leaves(wang)
    await li.presses("接单")
    await finishes(li)
    await street.building_3.shows("#1", "等反映的邻居回话")
    await street.advance(days=7, minutes=1)
    await street.building_3.shows("没有等到反映的邻居回话")
    await settled(street)
    said = [read(each) for each in await wang.messages()]
    assert GOODBYE in said[-1]
    assert await street.rows("SELECT * FROM outbox WHERE chat_id > 1000000000000") == []


@pytest.mark.parametrize("days", [1, 3])
async def test_the_photo_goes_from_every_card(street: Street, days: int) -> None:
    """Within two days the message is deleted and posted anew; later a blank picture takes the photo's place."""
    wang, zhang, li, group = street.wang, street.zhang, street.li, street.building_3
    await street.knock(wang, zhang, li)
    await reports_with_all(street, wang)
    await zhang.presses("我也遇到", group)
    await li.presses("接单")
    card = await group.shows("#1", "已接单")
    await settled(street)
    await street.advance(days=days)
    await settled(street)
    await leaves(wang)
    await settled(street)
    for shown in (await group.shows("#1", "文字已按反映人的意愿删除"), await li.sees("#1", "文字已按反映人的意愿删除")):
        assert _photo(shown) != _photo(card)
    anew = await group.shows("#1", "文字已按反映人的意愿删除")
    assert ("photo" in anew, anew["message_id"] == card["message_id"]) == ((days > 2), (days > 2))
    assert any("我也遇到" in label for label in labels(anew))
    await until_counted(group, "#1", 1)
    assert [each for each in await group.messages() if _photo(each) == _photo(card)] == []


def _photo(message: Json) -> str | None:
    return message["photo"][-1]["file_id"] if "photo" in message else None


async def test_the_same_account_is_met_again_as_somebody_new(street: Street) -> None:
    wang = street.wang
    await street.knock(wang, street.li)
    await mends(street)
    await leaves(wang)
    await street.knock(wang)
    await wang.says("/me")
    await wang.sees("反映过 0 件事")
    assert "由反映的邻居和也遇到的邻居说" in await wang.forges("1:issues:confirm:1:5")
    await wang.says("/report 灯坏了")
    await wang.sees("我还不知道您住哪栋楼")


async def test_whoever_stays_is_not_forgotten(street: Street) -> None:
    wang = street.wang
    await street.knock(wang)
    await wang.says("/me")
    await wang.presses("离开，把我忘掉")
    await wang.presses("不了，留下来")
    await wang.sees("我知道您的这些")
    await wang.presses("离开，把我忘掉")
    await wang.presses("明白了，继续")
    await wang.presses("不了，留下来")
    assert wang.name in read(await wang.sees("我知道您的这些"))


async def test_the_last_admin_may_not_leave(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await lin.says("/me")
    await lin.sees("我知道您的这些", "社区管理员")
    for data in ("leave", "sure", "forget"):
        assert "唯一的管理员" in await lin.forges(f"1:people:{data}")
    await lin.says("/audit")
    await lin.sees("核对无误")


async def test_an_admin_may_leave_where_the_settings_name_one(quiet_street: Street) -> None:
    street = quiet_street
    community = street.config.community.model_copy(update={"admins": (street.zhang.id,)})
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await leaves(street.lin)
    await street.zhang.says("/audit")
    await street.zhang.sees("核对无误")


async def test_a_head_who_leaves_holds_nothing_any_more(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(wang, li, liu)
    await reports(wang)
    await li.presses("接单")
    await leaves(li)
    assert "请楼门院长帮忙" in await li.forges("1:issues:begin:1")
    await liu.sees("#1", "请您接着办")
    await street.building_3.shows("#1", "由网格员接着办", LIGHT)


async def test_what_waits_for_them_is_not_sent(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(wang, li)
    await mends(street)
    await reports(wang, "门口的灯也坏了")
    await li.sees("📥 #2")
    await street.zhang.forges("1:issues:join:2", street.building_3)
    await street.advance(hours=13)
    await settled(street)
    await li.presses("接单")
    await settled(street)
    await leaves(wang)
    await settled(street)
    await street.advance(hours=12)
    await settled(street)
    assert GOODBYE in read((await wang.messages())[-1])


async def test_pressed_twice_or_after_a_restart_it_is_done_once(street: Street) -> None:
    wang = street.wang
    await street.knock(wang)
    await reports(wang)
    await leaves(wang)
    await restarts(street)
    await wang.forges("1:people:forget")
    await settled(street)
    assert len(await street.rows("SELECT * FROM journal WHERE verb = 'people.forget'")) == 1
    assert await street.rows("SELECT * FROM people WHERE telegram_id = :id", id=wang.id) == []
    assert await wang.count("出了点问题") == 0


async def test_whoever_closes_the_chat_after_leaving_is_not_written_down_again(street: Street) -> None:
    wang = street.wang
    await street.knock(wang)
    await leaves(wang)
    await settled(street)
    await street.remote.post(f"people/{wang.id}/block", bot=wang.bot, blocked=True)
    await settled(street)
    assert await street.rows("SELECT * FROM people WHERE telegram_id = :id", id=wang.id) == []


async def test_a_form_under_way_is_dropped_and_words_after_it_start_nothing(street: Street) -> None:
    wang = street.wang
    await street.knock(wang)
    await wang.says("/report 灯坏了 <b>🙂</b>")
    await wang.sees("哪方面的事")
    await leaves(wang)
    await wang.says("照明")
    await wang.sees("我在呢")
    await settled(street)
    assert "灯坏了" not in await everything(street)


@pytest.mark.parametrize("days", [1, 3])
async def test_what_has_ended_loses_its_words_and_photo_too(street: Street, days: int) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(wang, li)
    await reports_with_all(street, wang)
    photo = _photo(await group.shows("#1", LIGHT))
    await li.presses("接单")
    await finishes(li)
    await wang.presses("5 分")
    assert _photo(await group.shows("#1 解决了", LIGHT)) == photo
    await settled(street)
    await street.advance(days=days)
    await leaves(wang)
    await group.shows("#1 解决了", "（文字已删除）", "5 分")
    await group.shows("#1", "（文字已删除）", "已解决", "一位以前的邻居")
    await li.sees("#1", "（文字已删除）", "已解决")
    await settled(street)
    for where in (group, li):
        assert [each for each in await where.messages() if _photo(each) == photo and each["from"]["is_bot"]] == []
    await group.shows_no(LIGHT)
    await group.shows_no("换了新灯泡")
    assert str(photo) not in await everything(street)


@pytest.mark.parametrize("days", [1, 3])
async def test_an_album_of_before_and_after_goes_whole(street: Street, days: int) -> None:
    """Each photo of an album is a message of its own: all of them lose their picture."""
    wang, group = street.wang, street.building_3
    await street.knock(wang)
    album = {_photo(each) for each in await is_closed(street, before=2, after=2)}
    assert len(album) == 4
    await street.advance(days=days)
    await leaves(wang)
    await group.shows("#1 解决了", "（文字已删除）")
    await settled(street)
    left = [each for each in await group.messages() if _photo(each) in album and each["from"]["is_bot"]]
    assert left == []


async def test_an_invitation_that_stands_in_the_group_names_them_no_more(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.says("/report", group)
    await group.shows(wang.name, "到私聊里说")
    await leaves(wang)
    await group.shows("这个邀请已经收回了")
    assert [each for each in await group.messages() if each["from"]["is_bot"] and wang.name in read(each)] == []


async def test_a_forged_press_to_forget_concerns_whoever_presses(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(wang, zhang)
    await reports(wang)
    card = await street.building_3.shows("#1", LIGHT)
    await zhang.forges("1:people:forget", street.building_3, message_id=card["message_id"])
    await zhang.sees(GOODBYE)
    await settled(street)
    await street.building_3.shows("#1", LIGHT)
    assert await street.rows("SELECT * FROM people WHERE telegram_id = :id", id=zhang.id) == []
    [kept] = await street.rows("SELECT name FROM people WHERE telegram_id = :id", id=wang.id)
    assert kept["name"] == wang.name
