"""An officer's day: what is handed on when somebody leaves office, and the ways from one screen to the next."""

from __future__ import annotations

import pytest

from rules.access import Role
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.stories import finishes, labels, reports, until_counted
from tests.conversations.test_issue_inbox import lines
from tests.conversations.test_leaving import leaves
from tests.owing import settled
from tests.people import Person, Street, read

CARRY_ON = "这件事换人负责了，请您接着办"


async def holds(street: Street, who: Person, role: Role, at: str) -> None:
    """Let somebody hold an office beside those who hold it."""
    assert street.bot is not None
    now = street.bot.clock.now()

    def write(tx: Tx) -> None:
        person, row = people.by_telegram(tx, who.id), tx.one("SELECT id FROM places WHERE name = :at", at=at)
        assert person is not None
        assert row is not None
        roles.grant(tx, now, person_id=person.id, role=role, where=places.place(tx, row["id"]))

    async with street.database() as store:
        await store.transact(write)


async def is_revoked(street: Street, who: str) -> None:
    """Let the admin take somebody's office back."""
    lin = street.lin
    await lin.says("/revoke")
    message = await lin.sees("要撤销哪一个？")
    if not any(who in label for label in labels(message)):
        await lin.presses("▶")
    await lin.presses(who)
    await lin.presses("✅ 撤销")
    await lin.sees("好了：")


# Somebody leaves office


async def test_what_a_head_took_on_goes_on_with_the_other_head_in_the_same_time(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(street.lin, li, zhang)
    await holds(street, zhang, Role.BUILDING_HEAD, "3号楼")
    await reports(wang)
    await li.presses("接单")
    await street.building_3.shows("楼门院长已接单，11月26日 10:")
    await is_revoked(street, "李大爷")
    card = await zhang.sees("#1", CARRY_ON, "由楼门院长接着办，11月26日 10:")
    assert labels(card) == ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多"]
    assert len(await lines(zhang)) == 1
    await wang.sees_no("换人负责")
    await finishes(zhang)
    await wang.sees("#1 办完了")


async def test_where_nobody_is_left_it_goes_on_a_level_up_and_the_reporter_hears_it(street: Street) -> None:
    wang, li, liu, gao = street.wang, street.li, street.liu, street.gao
    await street.knock(street.lin, li, liu, gao)
    await reports(wang)
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("物业")
    await gao.sees("请你们办理")
    await is_revoked(street, "李大爷")
    await liu.sees("#1", "已交给物业办理，11月26日 10:", "起归网格管", "这件事现在由您负责，物业接着办")
    await wang.sees("#1 换人负责了，现在由网格员负责，物业接着办，11月26日 10:")
    assert len(await lines(liu)) == 1
    await gao.presses("退回")
    await gao.says("该业委会")
    await liu.sees("被退回了：该业委会")
    steps = await street.rows("SELECT verb FROM issue_events WHERE issue_id = 1 ORDER BY id")
    assert [row["verb"] for row in steps] == ["report", "accept", "assign", "hand-over", "return"]


async def test_what_nobody_took_on_is_asked_of_the_next_level_at_once(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await street.knock(street.lin, street.li, liu)
    await reports(wang)
    await street.li.sees("📥 #1")
    await is_revoked(street, "李大爷")
    await liu.sees("📥 #1", "等网格员接单", "请在 11月24日 10:")
    await wang.sees("#1 原来负责的岗位现在没有人，我已经转给网格员，11月24日 10:")
    await liu.presses("接单")
    await wang.sees("网格员已经接单")


async def test_what_others_in_office_were_asked_for_stays_with_them(street: Street) -> None:
    li, zhang, liu = street.li, street.zhang, street.liu
    await street.knock(street.lin, li, zhang, liu)
    await holds(street, zhang, Role.BUILDING_HEAD, "3号楼")
    await reports(street.wang)
    await zhang.sees("📥 #1")
    await is_revoked(street, "李大爷")
    await settled(street)
    assert len(await lines(zhang)) == 1
    assert await zhang.count("📥 #1") == 1
    assert await lines(liu) == []


async def test_who_holds_another_office_that_reaches_there_goes_on(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(street.lin, li, liu)
    await holds(street, li, Role.GRID_WORKER, "第二网格")
    await reports(street.wang)
    await li.presses("接单")
    await is_revoked(street, "李大爷 · 楼门院长")
    await settled(street)
    assert len(await lines(li)) == 1
    await liu.sees_no("📥 #1")


async def test_it_is_handed_on_by_those_who_leave_and_are_forgotten(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports(wang)
    await li.presses("接单")
    await leaves(li)
    await liu.sees("#1", CARRY_ON)
    await wang.sees("现在由网格员接着办")
    await street.building_3.shows("#1", "由网格员接着办")


async def test_what_was_done_and_is_disputed_later_comes_to_the_office(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(street.lin, li, zhang)
    await holds(street, zhang, Role.BUILDING_HEAD, "3号楼")
    await reports(wang)
    await li.presses("接单")
    await finishes(li)
    await wang.sees("真的解决了吗")
    await is_revoked(street, "李大爷")
    await settled(street)
    await zhang.sees_no(CARRY_ON)
    await wang.presses("还没解决")
    await zhang.sees("#1", "反映的邻居说还没有解决，请接着办")
    assert len(await lines(zhang)) == 1


async def test_the_holder_hears_when_the_person_whom_it_was_given_to_leaves(street: Street) -> None:
    li, gao = street.li, street.gao
    await street.knock(street.lin, li, gao)
    await reports(street.wang)
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("某个人")
    await li.presses("高师傅")
    await gao.sees("请您办理")
    await is_revoked(street, "高师傅")
    await li.sees("#1", "高师傅不再负责这里了，请另外交给一位，或者自己办")


# Nobody is asked about their own case


async def test_an_admin_who_reports_is_not_asked_to_take_it_on(street: Street) -> None:
    lin, sun = street.lin, street.sun
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role <> 'admin'"))
    await holds(street, sun, Role.ADMIN, "槐树里社区")
    await street.knock(lin, sun)
    await street.remote.put(f"chats/{street.building_3.id}/members/{lin.id}", status="member")
    await lin.says("/report 二层楼道灯坏了", street.building_3)
    await lin.presses("去说说", street.building_3)
    await lin.presses("照明")
    await lin.presses("提交")
    await sun.sees("📥 #1", "等社区管理员接单")
    await settled(street)
    await lin.sees_no("📥 #1")


# What the cards say


async def test_what_was_referred_outside_and_then_assigned_names_the_body(street: Street) -> None:
    he, gao = street.he, street.gao
    await street.knock(street.li, street.liu, he, gao)
    await reports(street.wang)
    for officer, above in ((street.li, "网格员"), (street.liu, "居委会")):
        await officer.presses("更多")
        await officer.presses("上报")
        await officer.says("要换线路")
        await officer.sees(f"已经上报给{above}")
    await he.presses("接单")
    await he.presses("更多")
    await he.presses("转办")
    await he.says("供电所")
    await he.says("A-123")
    await street.building_3.shows("已交给供电所（转办编号 A-123）办理")
    await he.presses("交办")
    await he.presses("物业")
    await gao.sees("#1", "已交给物业办理", "请你们办理")
    await street.wang.sees("#1 已经交给物业办理")
    await street.building_3.shows("已交给物业办理")


async def test_who_gets_it_next_reads_what_the_officer_before_said(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports(wang)
    await li.presses("更多")
    await li.presses("不受理")
    await li.says("灯<b>是好的")
    await wang.presses("不同意，请再看看")
    await liu.sees("#1", "反映的邻居请上一级再看一遍", "前一位负责人说：灯<b>是好的", "接单，过时会转到上一级")
    await reports(wang, "单元门关不上", category="公共设施", kind="单元门")
    await li.presses("更多")
    await li.presses("上报")
    await li.says("要换锁")
    said = read(await liu.sees("#2", "前一位负责人说：要换锁"))
    assert "再看一遍" not in said
    await street.building_3.shows_no("要换锁")


async def test_a_time_that_ran_out_twice_before_anybody_could_be_told_is_told_once(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await street.advance(hours=13)
    await street.advance(days=1)
    await street.building_3.shows("#1", "等网格员接单")
    await street.advance(days=1)
    await street.building_3.shows("#1", "等居委会接单")
    await street.advance(hours=12)
    await until_counted(wang, "已经转给居委会", 1)
    await settled(street)
    assert await wang.count("我已经转给") == 1


# From one screen to the next


async def test_the_way_back_to_the_inbox_stays_until_it_is_gone(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.says("/inbox")
    await li.presses("#1")
    for pressed in ("更多", "上一步", "接单", "交办", "某个人", "上一步", "物业", "更多", "遮住一部分", "上一步"):
        await li.presses(pressed)
        await settled(street)
        assert labels((await li.messages())[-1])[-1] == "◀ 回到待办", pressed
    await li.presses("回到待办")
    await li.sees("等您办的事", "在办 1 件")


async def test_a_card_that_was_sent_has_no_way_back(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("接单")
    assert labels(await li.sees("📥 #1", "已接单")) == ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多"]


@pytest.mark.parametrize("photos", [1, 2])
async def test_the_photos_are_shown_from_the_inbox(street: Street, photos: int) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says("/report 二层楼道灯坏了")
    await wang.presses("照明")
    for sent in range(photos):
        await wang.sends_photo()
        await wang.sees(f"📷 {sent + 1} 张照片")
    await wang.presses("提交")
    await li.sees("📥 #1")
    await li.says("/inbox")
    await li.presses("#1")
    await li.presses(f"照片、语音 ({photos})")
    await li.sees("#1 反映时的照片")


async def test_a_number_that_does_not_do_is_answered_once(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("更多")
    await li.presses("并案")
    await li.presses("写编号")
    await li.says("9")
    await li.sees("没有编号是 #9 的诉求", "请写那一件的编号")
    await settled(street)
    assert await li.count("请写那一件的编号") == 2
    await li.presses("不填了")


async def test_one_question_alone_is_not_numbered(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("更多")
    await li.presses("上报")
    await li.sees("为什么要把 #1 上报到上一级")
    await li.sees_no("第 1 步")


# The end is heard once


async def test_who_follows_what_was_merged_hears_the_end_of_it_once(street: Street) -> None:
    li, zhang, chen, sun, group = street.li, street.zhang, street.chen, street.sun, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{sun.id}", status="member")
    await street.knock(li, zhang, chen, sun)
    await reports(street.wang)
    await reports(zhang, "楼道灯不亮")
    await sun.presses("👀 关注", group)
    await chen.presses("👀 关注", group)
    await li.forges("1:issues:merge:2:1")
    await sun.sees("您关注的 #2", "并到 #1 一起办")
    await li.forges("1:issues:accept:1")
    await li.sees("📥 #1", "已接单")
    await finishes(li)
    await street.wang.presses("5 分")
    await sun.sees("您关注的 #1", "✅ 已解决")
    await zhang.sees("#1 解决了：换了新灯泡")
    await settled(street)
    for person in (sun, chen):
        assert await person.count("✅ 已解决") == 1
    assert await zhang.count("您关注的") == 0
