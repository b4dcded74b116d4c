"""Leaving and being forgotten: asked twice, done whole, and what stays says nothing about who it was."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from rules.journal import salted
from tests.conversations.homes import asks, comes_into, heads_too
from tests.conversations.stories import (
    LIGHT,
    finishes,
    gives_a_reason,
    labels,
    mends,
    passes,
    reports,
    restarts,
    until_counted,
)
from tests.conversations.test_issue_assigning import asks_gao
from tests.conversations.test_issue_incidents import ALIKE, merges, two
from tests.conversations.test_issue_outcome import is_closed
from tests.conversations.test_roles_end import head_until
from tests.conversations.test_roles_grant import grants, picks
from tests.conversations.test_roles_revoke import revokes, second_admin
from tests.owing import settled
from tests.people import Json, Person, Street, read

GOODBYE = "已经把您忘掉了"


async def leaves(person: Person) -> None:
    """Let somebody leave, to the end."""
    await person.says("/me")
    await person.presses("离开，把我忘掉")
    await person.sees("会删掉", "会留下", "我已经回给他们的消息")
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
    await street.building_3.shows("#1", "反映的邻居已请我删掉文字", "1 位邻居也遇到了")
    await street.building_3.shows_no("以前的邻居")
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
    await wang.sees("还没办完、也没有别的邻居遇到的（1 件），会一并收回")
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
    await street.building_3.shows("#1", "反映的邻居已请我删掉文字", "🔗 #2 也在这里一起办")
    assert [row["state"] for row in await street.rows("SELECT state FROM issues ORDER BY id")] == ["reported", "merged"]


async def test_what_neighbours_joined_goes_on_and_ends_as_not_reached(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(wang, zhang, li)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await leaves(wang)
    await li.presses("接单")
    await finishes(li)
    await li.sees("记下了，#1 已办完。反映的邻居已经离开，满 7 天没有邻居说还没好，就了结。")
    card = await street.building_3.shows("#1", "🔔 已办完，反映的邻居已经离开，满 7 天没有邻居说还没好，就了结")
    assert await street.li.forges("1:issues:begin:1") == "这件事已经办完，正在等邻居回话。"
    await street.advance(days=7, minutes=1)
    ended = await street.building_3.shows("#1 💡 照明", "⬜ 已办完，反映的邻居已经离开，没有等到回话")
    assert ended["message_id"] == card["message_id"]
    await li.says("/issue 1")
    await li.sees("经过", "没有等到回话说解决没有，了结")
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
    for shown in (await group.shows("#1", "反映的邻居已请我删掉文字"), await li.sees("#1", "反映的邻居已请我删掉文字")):
        assert _photo(shown) != _photo(card)
    anew = await group.shows("#1", "反映的邻居已请我删掉文字")
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
    assert "由反映的和同样遇到的邻居说" in await wang.forges("1:issues:confirm:1:5")
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
        assert "总要有一位没有期限的管理员" in await lin.forges(f"1:people:{data}")
    await lin.says("/audit")
    await lin.sees("核对无误")


async def test_an_admin_whose_time_ends_is_not_enough_for_the_last_lasting_one_to_leave(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    await second_admin(street, zhang, until=datetime(2027, 1, 1, tzinfo=UTC))
    await street.knock(lin, zhang)
    assert "总要有一位没有期限的管理员" in await lin.forges("1:people:forget")
    await leaves(zhang)


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


async def test_what_they_said_of_issues_of_others_can_no_longer_be_tried(street: Street) -> None:
    """Whoever guesses the words and has the whole database finds no salt with which their hash comes out."""
    zhang, said = street.zhang, ("三层也好了", "三层没好")
    await mends(street, zhang)
    await zhang.presses("✅ 解决了")
    await zhang.presses("说一句")
    await zhang.says(said[0])
    await zhang.sees("已经转给办事的人")
    await settled(street)
    assert await guessed(street, said) == {said[0]}
    await leaves(zhang)
    await settled(street)
    assert await guessed(street, said) == set()


async def guessed(street: Street, words: Sequence[str]) -> set[str]:
    """Return which of these words have a hash in the journal, by any salt that is kept."""
    tables = ("issues", "issue_events", "issue_answers")
    salts = [row["salt"] for table in tables for row in await street.rows(f"SELECT salt FROM {table}")]
    kept = "".join(row["data"] for row in await street.rows("SELECT data FROM journal"))
    return {each for each in words for salt in salts if salt and salted(each, salt) in kept}


async def test_what_was_merged_into_theirs_stays_with_those_who_reported_it(street: Street) -> None:
    wang, chen, li, group = street.wang, street.chen, street.li, street.building_3
    await two(street)
    await merges(li)
    await li.forges("1:issues:accept:1")
    await finishes(li)
    await wang.presses("5 分")
    await group.shows("#1 解决了")
    await settled(street)
    await leaves(wang)
    await group.shows("#1 解决了", "（文字已删除）")
    await chen.says("/issue 2")
    await chen.sees("#2", ALIKE)


async def test_what_a_head_held_ends_with_them_as_if_they_had_given_it_up(street: Street) -> None:
    """The admins hear that nobody holds it now, the journal tells its end, and no end is told a second time."""
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await head_until(street, "2026-12-31")
    await leaves(li)
    await lin.sees("3号楼现在没有楼门院长")
    await passes(street, days=60)
    await settled(street)
    await lin.sees_no("期限到了")
    await lin.sees_no("只剩一周了")
    verbs = await street.rows("SELECT verb FROM journal WHERE verb LIKE 'roles.%' ORDER BY id")
    assert [row["verb"] for row in verbs] == ["roles.grant", "roles.revoke"]


async def test_the_holder_hears_that_whom_they_asked_has_left(street: Street) -> None:
    await asks_gao(street)
    await settled(street)
    await leaves(street.gao)
    await street.li.sees("#1", "接手的那位不再负责这里了")
    await street.li.presses("交办")
    await street.li.presses("某个人")
    await street.li.presses("马会计")
    await street.building_3.shows("#1", "已交给业委会的一位委员办理")


async def test_who_leaves_with_two_offices_is_not_handed_what_they_leave(street: Street) -> None:
    lin, li, liu = street.lin, street.li, street.liu
    await street.knock(lin, li, liu)
    await picks(lin, "李大爷")
    await grants(lin, "网格员", "第二网格")
    await revokes(lin, "刘洋 · 网格员")
    await reports(street.wang)
    await li.presses("接单")
    await leaves(li)
    await street.building_3.shows("#1", "由居委会接着办")
    verbs = await street.rows("SELECT verb FROM journal WHERE verb = 'issues.hand-over'")
    assert len(verbs) == 1


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
async def test_what_has_ended_loses_its_words_and_photo_too_and_nothing_of_it_is_posted_anew(
    street: Street, days: int
) -> None:
    """Under a photo the message is taken away; one that is too old for that loses its picture and its words."""
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(wang, li)
    await reports_with_all(street, wang)
    photo = _photo(await group.shows("#1", LIGHT))
    await li.presses("接单")
    await finishes(li)
    await wang.presses("5 分")
    assert _photo(await group.shows("#1 解决了", LIGHT)) == photo
    await settled(street)
    stood = [each["message_id"] for each in await group.messages()]
    await street.advance(days=days)
    await leaves(wang)
    await settled(street)
    left = [each["message_id"] for each in await group.messages()]
    assert set(left) <= set(stood)
    if days == 3:
        await group.shows("#1 解决了", "（文字已删除）", "结果：换了新灯泡", "5 分")
        await group.shows("#1", "（文字已删除）", "已解决")
        await li.sees("#1", "（文字已删除）", "已解决")
    else:
        assert await group.count("#1 解决了") == 0
    await group.shows_no("以前的邻居")
    for where in (group, li):
        assert [each for each in await where.messages() if _photo(each) == photo and each["from"]["is_bot"]] == []
    await group.shows_no(LIGHT)
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
    await settled(street)
    assert await group.count("#1 解决了") == (1 if days == 3 else 0)
    left = [each for each in await group.messages() if _photo(each) in album and each["from"]["is_bot"]]
    assert left == []


async def test_outcomes_stay_by_themselves_however_many_come_and_lose_their_words_with_whoever_leaves(
    street: Street,
) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(wang, li)
    for _ in range(4):
        await reports(wang)
        await settled(street)
        await li.presses("接单")
        await settled(street)
        await finishes(li)
        await settled(street)
    await passes(street, hours=13)
    for number in range(1, 5):
        await wang.forges(f"1:issues:confirm:{number}:5")
    await settled(street)
    await passes(street, hours=9)
    await until_counted(group, "结果：换了新灯泡", 4)
    await settled(street)
    await leaves(wang)
    await until_counted(group, LIGHT, 0)
    await until_counted(group, "结果：换了新灯泡", 4)


@pytest.mark.parametrize(("command", "invites"), [("/report", "到私聊里说"), ("/join", "到私聊里登记")])
async def test_an_invitation_that_stands_in_the_group_names_them_no_more(
    street: Street, command: str, invites: str
) -> None:
    wang, group = street.wang, street.building_3
    await wang.says(command, group)
    await group.shows(wang.name, invites)
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


async def test_whoever_asked_to_join_is_named_no_more_in_the_group_and_at_the_heads(street: Street) -> None:
    li, group = street.li, street.building_3
    await street.knock(li)
    yang = await comes_into(street, group)
    await asks(yang)
    request = await li.sees("有邻居要登记", yang.name)
    await yang.says("/join", group)
    await settled(street)
    await leaves(yang)
    over = await li.sees("提出这份登记的邻居已经离开")
    assert (over["message_id"], labels(over)) == (request["message_id"], [])
    await settled(street)
    for where in (li, group):
        said = [read(each) for each in await where.messages() if each["from"]["is_bot"]]
        assert [each for each in said if yang.name in each] == []
    assert "按钮" in await li.forges("1:households:approve:1")
    assert await street.rows("SELECT id FROM deadlines WHERE kind = 'households.undecided' AND state = 'waiting'") == []


async def test_what_was_decided_of_their_request_names_nobody_who_left(street: Street) -> None:
    """Neither whoever asked, nor the head who decided, is named at the other head's."""
    li, zhang = street.li, street.zhang
    await heads_too(street, zhang)
    await street.knock(li, zhang)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await li.presses("是的，通过")
    await zhang.sees(yang.name, f"{li.name} 通过了")
    await settled(street)
    await leaves(li)
    await zhang.sees(yang.name, "一位以前的邻居 通过了")
    await settled(street)
    await leaves(yang)
    await zhang.sees("提出这份登记的邻居已经离开")
    await zhang.sees_no(yang.name)


async def test_a_head_who_never_read_a_request_is_not_asked_about_whoever_left(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await settled(street)
    await leaves(yang)
    await street.knock(street.li)
    await settled(street)
    await street.li.sees_no("有邻居要登记")
    assert await street.rows("SELECT id FROM outbox WHERE state = 'failed'") == []


async def test_who_joined_reads_that_nobody_waits_for_a_reporter_who_has_left(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await mends(street, zhang)
    await zhang.presses("5 分")
    await zhang.sees("等反映的邻居也说一声，就了结")
    await leaves(wang)
    await zhang.sees("打了 5 分。反映的邻居已经离开，办完满 7 天，没有邻居说还没好，就了结。")
    await settled(street)
    await street.advance(days=7, minutes=1)
    await group.shows("#1 解决了", "1 位同样遇到的邻居说解决了，反映的邻居已经离开")
    await group.shows_no("没有按时回话")


async def test_where_nobody_answers_of_what_a_reporter_left_behind_the_group_reads_why(street: Street) -> None:
    await mends(street)
    await leaves(street.wang)
    await street.advance(days=7, minutes=1)
    await street.building_3.shows("#1 办完了，反映的邻居已经离开，没有等到回话")


async def test_what_somebody_said_is_missing_stands_on_the_card_of_the_work_no_more(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(zhang, li)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await li.presses("接单")
    await finishes(li)
    await zhang.presses("解决了一部分")
    await zhang.presses("说说哪里还没好")
    await zhang.says("三层的还在闪")
    await li.sees("📥 #1", "一位同样遇到的邻居说只解决了一部分", "💬 三层的还在闪")
    await leaves(zhang)
    await settled(street)
    card = next(read(each) for each in reversed(await li.messages()) if "📥 #1" in read(each))
    assert "三层" not in card
    assert "一位同样遇到的邻居说只解决了一部分" in card


async def test_whoever_is_at_work_reads_that_nobody_waits_for_a_reporter_who_left(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await street.knock(wang, li, gao)
    await reports(wang)
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("物业")
    await finishes(gao)
    await li.sees("🔔 #1 办完了", "⏳ 等反映的邻居回话")
    await leaves(wang)
    await li.sees("🔔 #1 办完了", "⏳ 反映的邻居已经离开，满 7 天就了结")
    await street.building_3.shows("#1", "🔔 已办完，反映的邻居已经离开，满 7 天就了结")


async def test_nobody_is_asked_to_agree_that_it_goes_down_once_the_reporter_has_left(street: Street) -> None:
    wang, zhang, li, liu = street.wang, street.zhang, street.li, street.liu
    await street.knock(wang, zhang, li, liu)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await gives_a_reason(li, "上报", "楼里办不了")
    await liu.presses("接单")
    await leaves(wang)
    await street.building_3.shows("#1", "反映的邻居已请我删掉文字")
    await liu.presses("更多")
    await liu.sees("📥 #1")
    await settled(street)
    assert not any("下放" in label for label in labels((await liu.messages())[-1]))
    assert await liu.forges("1:issues:ask:lower:1") == "反映的邻居已经离开，没有人能点头，这件事就在这一级办。"
