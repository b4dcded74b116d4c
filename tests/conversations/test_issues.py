"""Issues 诉求 as neighbours live through them: reported, taken on, passed on, put right, judged."""

from __future__ import annotations

import pytest

from tests.conversations.stories import (
    LIGHT,
    finishes,
    is_given_to_company,
    labels,
    mends,
    moves_in,
    passes,
    reports,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.conversations.test_issue_answers import GOES_ON
from tests.owing import settled
from tests.people import Street, read


async def test_a_resident_without_a_building_is_told_where_to_go(street: Street) -> None:
    yang = await moves_in(street, street.building_3, name="杨帆", language_code="zh")
    await yang.says("/report")
    await yang.sees("我还不知道您住哪栋楼", "楼栋群里发 /report")


async def test_the_button_under_the_welcome_begins_a_report(street: Street) -> None:
    await street.wang.says("/start")
    await street.wang.presses("反映问题")
    await street.wang.sees("第 1 步，共 2 步", "是哪方面的事")


async def test_somebody_with_homes_in_two_buildings_is_asked_which(street: Street) -> None:
    wang = street.wang
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run(
                """
                INSERT INTO household_members (community_id, household_id, person_id, relation, since)
                SELECT h.community_id, h.id, m.person_id, 'owner', m.since
                FROM household_members m JOIN people p ON p.id = m.person_id AND p.telegram_id = :wang
                CROSS JOIN places b JOIN places h ON h.parent_id = b.id AND b.name = '1号楼' AND h.name = '1单元101'
                """,
                wang=wang.id,
            )
        )
    await wang.says("/report")
    assert labels(await wang.sees("是哪栋楼的事")) == ["1号楼", "3号楼"]
    assert await wang.forges("1:issues:at:1") == "这件事要由负责的人来办，您可以请楼门院长帮忙。"
    await wang.presses("1号楼")
    await wang.presses("电梯")
    await wang.presses("停运")
    await wang.says("电梯停在三楼")
    await wang.sees("请看一遍", "1号楼")
    await wang.presses("提交")
    await street.building_1.shows("#1", "电梯停在三楼")
    await street.building_3.shows_no("#1")


async def test_an_invitation_leads_out_of_the_group_and_goes_when_the_report_is_sent(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.says("/report", group)
    invitation = await group.shows("王秀兰", "到私聊里说")
    assert labels(invitation) == ["📣 去说说"]
    await wang.presses("去说说", group)
    await wang.presses("照明")
    await wang.says(LIGHT)
    await wang.presses("提交")
    await group.shows("#1", LIGHT)
    await until_counted(group, "到私聊里说", 0)


async def test_the_invitation_goes_when_the_report_is_given_up(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.says("/report", group)
    await wang.presses("去说说", group)
    await wang.presses("不填了")
    await until_counted(group, "到私聊里说", 0)
    await wang.says("/report", group)
    await group.shows("王秀兰", "到私聊里说")


async def test_who_gives_up_and_asks_again_at_once_is_invited_under_the_new_message(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await street.knock(wang)
    await wang.says("/report", group)
    former = await group.shows("王秀兰", "到私聊里说")
    await wang.presses("去说说", group)
    await wang.sees("是哪方面的事")
    await street.remote.post("faults", method="deleteMessage", do="delay", seconds=0.5)
    await wang.says("/cancel")
    again = await wang.says("/report", group)

    async def under_the_new_message() -> bool | None:
        invitations = [message for message in await group.messages() if "到私聊里说" in read(message)]
        return [message["reply_to_message"]["message_id"] for message in invitations] == [again["message_id"]] or None

    async def complaint() -> str:
        return "the invitation does not stand under the new message alone"

    await street.remote.until(under_the_new_message, complaint, group.id)
    assert former["reply_to_message"]["message_id"] != again["message_id"]


async def test_asking_again_makes_no_second_invitation_but_another_neighbour_gets_their_own(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    for _ in range(3):
        await wang.says("/report", group)
    await zhang.says("/report", group)
    await group.shows("张建国", "到私聊里说")
    await wang.says("/help", group)
    await group.shows("我能帮您做这些")
    assert await group.count("到私聊里说") == 2


async def test_who_asks_again_and_can_be_reached_is_asked_in_private(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await street.knock(wang)
    await wang.says("/report", group)
    await group.shows("王秀兰", "到私聊里说")
    await wang.sees_no("是哪方面的事")
    await wang.says("/report", group)
    await wang.sees("是哪方面的事")
    assert await group.count("到私聊里说") == 1


@pytest.mark.parametrize("photo", [False, True])
async def test_what_was_said_and_shown_in_the_group_is_not_asked_again_in_private(street: Street, photo: bool) -> None:
    wang, group = street.wang, street.building_3
    if photo:
        await wang.sends_photo(group, caption=f"/report {LIGHT}")
    else:
        await wang.says(f"/report@yishi_demo_bot {LIGHT}", group)
    await wang.presses("去说说", group)
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, "张照片" if photo else "没有照片")


async def test_the_button_on_a_card_leads_to_a_report_for_the_same_building(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await zhang.presses("我要反映", street.building_3)
    await zhang.presses("垃圾卫生")
    await zhang.presses("垃圾桶")
    await zhang.says("楼下垃圾没人收")
    await zhang.presses("提交")
    await street.building_3.shows("#2", "垃圾桶、分类 · 3号楼", "楼下垃圾没人收")


async def test_whoever_has_the_link_of_a_group_reports_for_its_building(street: Street) -> None:
    sun, wang = street.sun, street.wang
    await wang.says("/report", street.building_3)
    invitation = await street.building_3.shows("到私聊里说")
    url = invitation["reply_markup"]["inline_keyboard"][0][0]["url"]
    await street.remote.post(f"people/{sun.id}/open", url=url)
    await sun.presses("停车")
    await sun.presses("乱停")
    await sun.says("消防通道停了车")
    await sun.presses("提交")
    await street.building_3.shows("#1", "乱停、堵路 · 3号楼", "消防通道停了车")
    await street.building_1.shows_no("#1")


@pytest.mark.parametrize("payload", ["report_", "report_nonsense", "report", "vote_1", "_", "-", "report_1_2_3"])
async def test_a_link_that_leads_nowhere_says_so(street: Street, payload: str) -> None:
    await street.wang.says(f"/start {payload}")
    await street.wang.sees("这个链接失效了，请回到楼栋群里重新发一次命令（比如 /report），再点新的按钮。")


async def test_joining_counts_each_neighbour_once(street: Street) -> None:
    wang, zhang, chen, group = street.wang, street.zhang, street.chen, street.building_3
    await street.knock(zhang)
    await reports(wang)
    assert await zhang.presses("我也遇到", group) == "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。"
    unheard = "记下了，算上您有 2 位邻居也遇到 #1。想听到回音，请先和我私聊，点一次「开始」。"
    assert await chen.presses("我也遇到", group) == unheard
    before = "您已经在 #1 里了，一共 2 位邻居也遇到。点错了的话，发 /issue 1 可以退出。"
    assert await zhang.presses("我也遇到", group) == before
    assert await wang.presses("我也遇到", group) == "这是您自己反映的，不用再点，有进展会告诉您。"
    card = await group.shows("#1", "2 位邻居也遇到了")
    assert "🙋 我也遇到 (2)" in labels(card)


async def test_a_neighbour_of_whom_nothing_is_written_down_joins_from_the_group(street: Street) -> None:
    await reports(street.wang)
    visitor = await moves_in(street, street.building_3, name="新邻居")
    await street.building_3.shows("#1")
    assert "1 位邻居" in await visitor.presses("我也遇到", street.building_3)


async def test_accepting_twice_says_that_it_is_taken(street: Street) -> None:
    await street.knock(street.li, street.liu)
    await reports(street.wang)
    await street.li.presses("接单")
    for late in (street.li, street.liu):
        assert await late.forges("1:issues:accept:1") == "这件事已经有人接单了。"
    await street.wang.sees("楼门院长已经接单")
    assert await street.wang.count("已经接单") == 1


async def test_assigning_twice_to_the_same_body_tells_it_once(street: Street) -> None:
    li, gao = street.li, street.gao
    await street.knock(li, gao)
    await reports(street.wang)
    await li.presses("接单")
    await li.presses("交办")
    await li.sees("交给谁办")
    for _ in range(3):
        assert await li.forges("1:issues:assign:1:property_company") == "好的，交给物业了"
    await street.wang.sees("交给物业")
    await gao.sees("请你们办理")
    await settled(street)
    assert await gao.count("请你们办理") == 1
    assert await street.wang.count("交给物业") == 1


async def test_work_can_be_moved_from_one_body_to_another(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await is_given_to_company(street, ma)
    await li.presses("交办")
    await li.presses("业委会")
    await ma.sees("请你们办理")
    await street.wang.sees("交给业委会办理")
    assert await gao.forges("1:issues:ask:resolve:1") == "这件事已经交给业委会办理。"
    await finishes(ma)
    await street.wang.presses("3 分")
    await street.building_3.shows("#1 解决了", "办理：业委会", "3 分")


async def test_an_issue_can_not_be_given_to_a_body_with_nobody_in_it(street: Street) -> None:
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("DELETE FROM roles WHERE role = 'property_company'"))
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.li.presses("交办")
    assert await street.li.presses("物业") == "物业现在还没有人任职，请换一家，或请管理员先发 /grant 请一位。"
    await street.li.presses("居委会")
    await street.building_3.shows("#1", "已交给居委会办理")


async def test_the_choice_of_bodies_leads_back(street: Street) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.li.presses("交办")
    await street.li.sees("交给谁办")
    await street.li.presses("上一步")
    assert labels(await street.li.sees("#1", "楼门院长已接单")) == ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多"]


@pytest.mark.parametrize("rating", [1, 2, 3, 4, 5])
async def test_the_reporter_gives_one_to_five(street: Street, rating: int) -> None:
    await mends(street)
    await street.wang.presses(f"{rating} 分")
    if rating < 3:
        await street.wang.presses("就是不满意")
    await street.wang.sees("谢谢您", f"您打了 {rating} 分")
    await street.building_3.shows("#1 解决了", f"反映的邻居打分：{rating} 分")
    await street.building_3.shows("#1", f"已解决，反映的邻居打了 {rating} 分")


async def test_not_solved_goes_back_to_the_same_holder_and_the_second_time_a_level_up(street: Street) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(liu)
    await mends(street, how="拧紧了灯泡")
    await wang.presses("还没解决")
    await wang.sees("知道了，#1 由楼门院长接着办，办完再问您。")
    assert await wang.forges("1:issues:dispute:1") == GOES_ON
    await group.shows("#1", "反映的邻居说还没解决，由楼门院长接着办", "起归楼里管")
    await li.sees("反映的邻居说还没有解决，请接着办")
    await finishes(li, "第二次换灯泡")
    await wang.sees("办完了", "第二次换灯泡")
    await wang.presses("还没解决")
    await wang.sees("知道了，#1 由网格员接着办")
    await li.sees("反映的邻居又说没解决，已经转给网格员")
    await group.shows("#1", "等网格员接单", "起归网格管")
    await liu.presses("接单")
    await liu.sees("网格员已接单")
    await finishes(liu, "换了整条线路")
    await wang.presses("3 分")
    await group.shows("#1 解决了", "换了整条线路", "办理：网格员", "3 分")


async def test_solved_in_part_stays_open_with_those_who_were_at_it(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await mends(street, how="拧紧了灯泡")
    await wang.presses("解决了一部分")
    await wang.sees("#1 只解决了一部分，由楼门院长接着办")
    await group.shows("#1", "反映的邻居说只解决了一部分，由楼门院长接着办")
    await li.sees("📥 #1", "反映的邻居说只解决了一部分", "👉 请接着办")
    await finishes(li, "又换了开关")
    await wang.presses("5 分")
    await group.shows("#1 解决了", "又换了开关")


async def test_nobody_goes_on_with_what_is_declined_where_it_came_unsolved(street: Street) -> None:
    wang, liu = street.wang, street.liu
    await street.knock(liu)
    await mends(street)
    await wang.presses("还没解决")
    await finishes(street.li, "第二次换灯泡")
    await wang.sees("第二次换灯泡", "真的解决了吗")
    await wang.presses("还没解决")
    await wang.sees("#1 由网格员接着办")
    await liu.presses("更多")
    await liu.presses("不受理")
    await liu.says("灯在屋里")
    await wang.sees("🔔 #1 这一回不用再答了")
    await wang.sees_no("由网格员接着办")


@pytest.mark.parametrize(
    ("label", "said"),
    [("还没解决", "🔁 反映的邻居说还没解决，由物业接着办"), ("解决了一部分", "🌓 反映的邻居说只解决了一部分，由物业")],
)
async def test_what_a_body_left_unsolved_is_asked_of_the_body_and_the_holder_reads_who_has_it(
    street: Street, label: str, said: str
) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await finishes(gao)
    await wang.presses(label)
    await gao.sees("反映的邻居说", "👉", "请接着办")
    assert "👉" not in read(await li.sees("📥 #1", said))
    await finishes(gao, "这回真修好了")
    await wang.sees("办完了", "这回真修好了")


async def test_without_an_answer_for_a_week_it_ends_as_not_reached_and_never_as_solved(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await mends(street)
    await street.advance(days=6, hours=23)
    await group.shows("#1", "等反映的邻居回话")
    await street.advance(hours=1, minutes=1)
    await group.shows("#1 办完了，没有等到反映的邻居回话", "换了新灯泡", "这件不算作已解决")
    await group.shows("#1", "⬜ 已办完，没有等到反映的邻居回话")
    await group.shows_no("解决了\n")
    await group.shows_no("✅")
    assert await wang.forges("1:issues:confirm:1:5") == "这件事已经结束，不用再点了。"
    assert await wang.forges("1:issues:dispute:1") == "这件事已经结束，不用再点了。"
    assert "已经结束" in await street.li.forges("1:issues:ask:resolve:1")


async def test_an_issue_goes_up_from_building_to_grid_to_community_and_stays_there(street: Street) -> None:
    wang, li, liu, he, group = street.wang, street.li, street.liu, street.he, street.building_3
    await street.knock(li, liu, he)
    await reports(wang)
    await li.sees("#1", "过时会转到上一级")
    await street.advance(days=1, minutes=1)
    await li.sees("已经转给网格员")
    await liu.sees("#1", "过时会转到上一级")
    await wang.sees("我已经转给网格员")
    await group.shows("#1", "等网格员接单")
    await street.staff.shows("#1", "现由网格员负责")
    await street.advance(days=1, minutes=1)
    await liu.sees("已经转给居委会")
    assert "上一级" not in (await he.sees("#1", "请在"))["text"]
    await wang.sees("我已经转给居委会")
    await group.shows("#1", "等居委会接单")
    await street.staff.shows("#1", "现由居委会负责")
    await street.advance(days=1, minutes=1)
    await he.sees("已经过了时限，请马上接单")
    await wang.sees("过了时限还没有人接单，实在对不住")
    await group.shows("#1", "过了时限（", "还没有人接，等居委会接单", "起归社区管")
    await street.staff.shows("#1", "请居委会尽快接单")
    assert await he.presses("接单") == "接单了，辛苦！"
    await wang.sees("居委会已经接单")
    assert await street.staff.count("#1") == 3
    assert await wang.count("还没有人接单，我已经转给") == 2


async def test_an_urgent_issue_goes_up_after_two_hours(street: Street) -> None:
    await street.knock(street.li, street.liu)
    await reports(street.wang, urgent=True)
    await street.building_3.shows("#1", "🔴 急", "等楼门院长接单")
    await street.li.sees("#1", "🔴 急", "11月23日 12:0")
    await street.advance(hours=2, minutes=1)
    await street.liu.sees("#1", "🔴 急", LIGHT)
    await street.li.sees("已经转给网格员")


async def test_what_is_taken_on_in_time_does_not_go_up(street: Street) -> None:
    await street.knock(street.li, street.liu)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.wang.sees("楼门院长已经接单")
    await passes(street, days=1, hours=2)
    await reports(street.zhang, "电梯停在三楼", category="电梯", kind="停运")
    await street.advance(days=1, minutes=1)
    await street.liu.sees("#2", "电梯停在三楼")
    assert await street.liu.count("#1") == 0
    await street.building_3.shows("#1", "楼门院长已接单")


async def test_a_building_without_a_head_begins_at_the_grid(street: Street) -> None:
    await _leave_office(street, "building_head")
    await street.knock(street.liu)
    await reports(street.wang)
    await street.wang.sees("已登记", "网格员会在")
    await street.building_3.shows("#1", "等网格员接单")
    await street.liu.presses("接单")
    await street.building_3.shows("#1", "网格员已接单")


async def test_a_grid_without_a_worker_is_passed_over(street: Street) -> None:
    await _leave_office(street, "grid_worker")
    await street.knock(street.he, street.li)
    await reports(street.wang)
    await street.building_3.shows("#1", "等楼门院长接单")
    await street.advance(days=1, minutes=1)
    await street.wang.sees("我已经转给居委会")
    await street.he.presses("接单")
    await street.building_3.shows("#1", "居委会已接单")


async def test_the_eleventh_report_in_a_day_is_refused_kindly_and_the_day_after_is_another_day(street: Street) -> None:
    wang, group = street.wang, street.building_3
    for number in range(10):
        await reports(wang, f"第 {number} 件小事")
        await passes(street, minutes=2)
    await wang.says("/report 第十一件")
    await wang.sees("一天最多反映 10 件，请明天再来")
    assert await street.rows("SELECT id FROM drafts") == []
    await wang.says("/report", group)
    await wang.presses("去说说", group)
    await until_counted(wang, "一天最多反映", 2)
    await passes(street, days=1, minutes=1)
    await reports(wang, "新的一天")
    await group.shows("#11", "新的一天")


async def test_a_limit_reached_while_the_form_was_open_keeps_what_was_filled_in(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT)
    async with street.database() as store:
        for number in range(1, 11):
            await store.transact(
                lambda tx, number=number: tx.run(  # type: ignore[misc]
                    """
                    INSERT INTO issues (community_id, number, place_id, reporter_id, category, words, salt, urgent,
                                        state, level, held_as, reported_at, since, due_at)
                    SELECT p.community_id, :number, p.id, m.person_id, 'lift', 'x', 's', 0, 'reported', 'building',
                           'building_head', d.touched_at, d.touched_at, d.touched_at
                    FROM drafts d JOIN places p ON p.id = d.subject_id
                    JOIN household_members m ON m.person_id = d.person_id
                    """,
                    number=number,
                )
            )
        await store.transact(
            lambda tx: tx.run("INSERT INTO issue_numbers (community_id, last) SELECT id, 10 FROM communities")
        )
    assert "一天最多反映 10 件" in await wang.presses("提交")
    await passes(street, days=1, minutes=1)
    await wang.presses("提交")
    await wang.sees("已登记，编号 #11")


async def test_a_restart_at_each_step_of_handling_changes_nothing(street: Street) -> None:
    wang, li, gao, group = street.wang, street.li, street.gao, street.building_3
    await street.knock(li, gao)
    await reports(wang)
    await restarts(street)
    await li.presses("接单")
    await restarts(street)
    await li.presses("交办")
    await restarts(street)
    await li.presses("物业")
    await restarts(street)
    await gao.presses("办完了")
    await restarts(street)
    await gao.says("换了新灯泡")
    await restarts(street)
    await gao.presses("跳过")
    await restarts(street)
    await wang.presses("还没解决")
    await restarts(street)
    await finishes(gao, "又换了一只")
    await restarts(street)
    await wang.presses("5 分")
    await group.shows("#1 解决了", "又换了一只", "5 分")
    assert await group.count("#1") == 2


async def test_pressed_while_the_bot_was_away_counts_when_it_is_back(street: Street) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    notice = await street.li.sees("#1", "接单")
    await street.stop_bot()
    await street.remote.post(
        f"people/{street.li.id}/press", chat=street.li.bot, message_id=notice["message_id"], data="1:issues:accept:1"
    )
    await street.start_bot()
    await street.wang.sees("楼门院长已经接单")
    await street.building_3.shows("#1", "楼门院长已接单")


async def test_a_deadline_that_passed_while_the_bot_was_away_is_served_when_it_is_back(street: Street) -> None:
    await street.knock(street.li, street.liu)
    await reports(street.wang)
    await street.li.sees("#1", "接单")
    await street.stop_bot()
    await street.advance(days=1, minutes=5)
    await street.start_bot()
    await street.liu.sees("#1", "请在")
    await street.wang.sees("我已经转给网格员")


async def test_nobody_can_finish_what_somebody_else_finished_meanwhile(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await gao.presses("办完了")
    await gao.sees("#1 是怎么解决的")
    await finishes(li, "我自己修好了")
    await gao.says("换了新灯泡")
    await gao.sees("#1 不用再填了", "这件事已经办完，正在等邻居回话。")
    await gao.says("还有别的表单吗")
    await gao.sees("我在呢")
    await wang.presses("5 分")
    await street.building_3.shows("#1 解决了", "我自己修好了")


async def test_the_outcome_tells_how_long_it_took(street: Street) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    await passes(street, days=2, hours=3)
    await finishes(street.li)
    await street.wang.sees("真的解决了吗")
    await passes(street, days=3)
    await street.wang.presses("5 分")
    await street.building_3.shows("#1 解决了", " · 2 天 3 小时")


async def test_the_group_reads_no_names(street: Street) -> None:
    await mends(street)
    await street.wang.presses("5 分")
    await street.building_3.shows("#1 解决了")
    for said in await said_by_bot(street.zhang, street.building_3):
        assert not [name for name in ("王秀兰", "李大爷") if name in said]


async def _leave_office(street: Street, role: str) -> None:
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("DELETE FROM roles WHERE role = :role", role=role))
