"""What those who handle an issue can do besides the straight way: decline it, return it, pass it up, down and out."""

from __future__ import annotations

import asyncio

import pytest

from tests.conversations.stories import LIGHT, finishes, gives_a_reason, labels, of, passes, reports, restarts
from tests.owing import settled
from tests.people import Person, Street, read

OPEN_TO_HEAD = {"decline": "不受理", "lift": "上报"}


async def taken_on(street: Street, *others: Person) -> None:
    """Let Wang report, and Li take it on."""
    await street.knock(street.li, *others)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.wang.sees("楼门院长已经接单")


async def comes_to_the_community(street: Street) -> None:
    """Let Wang report, and nobody take it on until it is with the community, where He takes it on."""
    await street.knock(street.li, street.liu, street.he)
    await reports(street.wang)
    for holder in ("网格员", "居委会"):
        await street.advance(days=1, minutes=1)
        await street.building_3.shows("#1", f"等{holder}接单")
    await street.he.presses("接单")
    await street.wang.sees("居委会已经接单")


# Declined, and appealed against


async def test_a_decline_is_told_with_its_reason_and_the_level_above_looks_at_it_once(street: Street) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(li, liu, street.zhang)
    await reports(wang)
    await street.zhang.presses("我也遇到", group)
    await gives_a_reason(li, "不受理", "这是您自家的灯")
    await li.sees("#1 不受理，原因已经告诉反映的邻居")
    await group.shows("#1", "没有受理：这是您自家的灯")
    await street.zhang.sees("#1 没有受理：这是您自家的灯")
    await wang.sees("#1 没有受理，原因：这是您自家的灯")
    await wang.presses("不同意，请再看看")
    await wang.sees("#1 请网格员再看一遍")
    await group.shows("#1", "等网格员接单", "起归网格管")
    assert "等网格员" not in await wang.forges("1:issues:appeal:1")
    await liu.presses("更多")
    await liu.presses("不受理")
    asked = read(await liu.sees("为什么还是不受理 #1", "最后的答复"))
    assert "申诉一次" not in asked
    await liu.says("我也看过了，灯在屋里")
    await wang.sees("又看过一遍，还是没有受理：我也看过了，灯在屋里", "申诉只有一次", "请再发 /report")
    assert await wang.forges("1:issues:appeal:1") == "这件事已经申诉过一次，不能再申诉了；情况有变，请再发 /report。"


async def test_whoever_joined_hears_too_that_it_is_taken_on_after_all(street: Street) -> None:
    wang, li, liu, zhang = street.wang, street.li, street.liu, street.zhang
    await street.knock(li, liu, zhang)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await gives_a_reason(li, "不受理", "这是您自家的灯")
    await zhang.sees("#1 没有受理")
    await wang.presses("不同意，请再看看")
    await liu.presses("接单")
    for person in (wang, zhang):
        await person.sees("🟦 #1 网格员已经接单")


async def test_whoever_takes_on_what_was_asked_of_others_has_a_message_of_it_that_is_kept_up_to_date(
    street: Street,
) -> None:
    wang, he = street.wang, street.he
    await street.knock(street.li, he)
    await reports(wang)
    await he.says("/issue 1")
    await he.presses("接单")
    await settled(street)
    offering = [message for message in await he.messages() if "✔ 办完了" in labels(message)]
    assert [read(message).startswith("📥 #1") for message in offering] == [True]
    await finishes(he)
    await wang.presses("5 分")
    await he.sees("📥 #1", "✅ 已解决")


async def test_nobody_else_appeals_and_after_a_week_the_reporter_does_not_either(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(li, zhang)
    await reports(wang)
    await gives_a_reason(li, "不受理", "这是您自家的灯")
    await wang.sees("#1 没有受理")
    assert await zhang.forges("1:issues:appeal:1") == "这件事只有反映的邻居自己能定；您有想法，请直接找办事的人说。"
    await passes(street, days=7, minutes=1)
    await settled(street)
    [row] = await street.rows("SELECT state, ended_at FROM issues")
    assert (row["state"], row["ended_at"] is not None) == ("declined", True)
    assert "可以申诉的日子已经过了" in await wang.forges("1:issues:appeal:1")


async def test_what_is_taken_on_is_no_longer_declined(street: Street) -> None:
    await taken_on(street)
    assert await street.li.forges("1:issues:ask:decline:1") == "这件事已经有人接单了。"


# Taken back


async def test_the_reporter_takes_it_back_after_being_asked_once_more(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await taken_on(street)
    assert await li.forges("1:issues:withdraw:1") == "这件事只有反映的邻居自己能定；您有想法，请直接找办事的人说。"
    await wang.says("/issue 1")
    await wang.sees("#1", "经过")
    await wang.presses("收回这件诉求")
    await wang.sees("真的要收回 #1 吗")
    await wang.presses("收回")
    await group.shows("#1", "反映的邻居收回了")
    await li.sees("#1 反映的邻居收回了，不用再办了")
    assert await wang.forges("1:issues:withdrawn:1") == "反映的邻居已经把这件事收回了。"
    waiting = await street.rows("SELECT kind FROM deadlines WHERE state = 'waiting' ORDER BY kind")
    assert [row["kind"] for row in waiting] == ["issues.forget", "issues.morning"]


async def test_what_others_have_joined_is_not_taken_back(street: Street) -> None:
    await reports(street.wang)
    await street.zhang.presses("我也遇到", street.building_3)
    for verb in ("withdraw", "withdrawn"):
        assert "还有 1 位邻居也遇到了" in await street.wang.forges(f"1:issues:{verb}:1")


# Begun, returned


async def test_the_body_begins_and_the_reporter_hears_it(street: Street) -> None:
    await taken_on(street, street.gao)
    await street.li.presses("交办")
    await street.li.presses("物业")
    await street.gao.presses("开始办")
    await street.wang.sees("#1 物业开始办理了")
    await street.building_3.shows("#1", "物业正在办理")
    await finishes(street.gao)
    await street.wang.sees("真的解决了吗")


async def test_a_body_returns_it_once_and_the_officer_then_decides_for_good(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await taken_on(street, gao, ma)
    await li.presses("交办")
    await li.presses("物业")
    await gao.presses("退回")
    await gao.says("这是业委会的灯")
    await gao.sees("#1 退回了，由楼门院长再定")
    await li.sees("被退回了：这是业委会的灯", "请您定下来由谁办")
    await restarts(street)
    await li.presses("交办")
    await li.presses("业委会")
    await ma.sees("请你们办理")
    assert "已经退回过一次" in await ma.forges("1:issues:ask:return:1")
    await finishes(ma)
    await street.wang.sees("真的解决了吗")


# Who reads what an officer writes


@pytest.mark.parametrize(("how", "readers"), [("公开", "邻居们"), ("只给办事的人看", "反映的邻居")])
async def test_whoever_is_asked_for_words_knows_who_will_read_them(street: Street, how: str, readers: str) -> None:
    wang, li, liu, he, gao = street.wang, street.li, street.liu, street.he, street.gao
    await street.knock(li, liu, he, gao)
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    if how == "只给办事的人看":
        await wang.presses(how)
    await wang.presses("提交")
    await wang.sees("已登记")

    async def reads(officer: Person, what: str, told: str) -> None:
        await officer.forges(f"1:issues:ask:{what}:1")
        await officer.sees("#1", told)

    await reads(li, "decline", f"为什么不受理 #1？一句话，{readers}会看到")
    await reads(li, "lift", "接着办的人和反映的邻居会看到")
    await li.says("要换整条线路")
    await liu.forges("1:issues:accept:1")
    await reads(liu, "lower", "接着办的人和反映的邻居会看到")
    await liu.presses("不填了")
    await liu.forges("1:issues:assign:1:property_company")
    await reads(gao, "return", "只有办事的人看到")
    await reads(gao, "resolve", f"一句话就行，{readers}会看到")
    await reads(liu, "lift", "接着办的人和反映的邻居会看到")
    await liu.says("网格里没人会修")
    await he.forges("1:issues:accept:1")
    await reads(he, "refer", f"写个名字，{readers}会看到")
    await reads(he, "give-up", f"为什么 #1 办不了？一句话，{readers}会看到")


# Up, down, out


async def test_what_was_returned_once_and_passed_up_since_is_not_said_to_be_returned(street: Street) -> None:
    await taken_on(street, street.gao, street.liu)
    li, gao, liu = street.li, street.gao, street.liu
    await li.presses("交办")
    await li.presses("物业")
    await gao.sees("请你们办理")
    await gao.presses("退回")
    await gao.says("这是业委会的灯")
    await li.sees("被退回了：这是业委会的灯")
    await gives_a_reason(li, "上报", "楼里没人会修")
    await liu.sees("前一位负责人说：楼里没人会修")
    await liu.presses("接单")
    card = read(await liu.sees("📥 #1", "网格员已接单"))
    assert "退回" not in card
    assert card.count("楼里没人会修") == 1


async def test_the_head_passes_up_what_is_too_big_and_the_grid_passes_it_down_if_the_reporter_agrees(
    street: Street,
) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await taken_on(street, liu)
    await gives_a_reason(li, "上报", "要换整条线路")
    await li.sees("#1 已经上报给网格员。")
    await wang.sees("#1 已经上报给网格员：要换整条线路")
    await group.shows("#1", "等网格员接单", "起归网格管")
    await liu.presses("接单")
    await gives_a_reason(liu, "下放给楼门院长", "只是灯泡坏了")
    await liu.sees("我先问问反映的邻居同不同意")
    await wang.sees("#1 网格员想请楼门院长来办，理由：只是灯泡坏了")
    assert await li.forges("1:issues:lower:1") == "这件事只有反映的邻居自己能定；您有想法，请直接找办事的人说。"
    await wang.presses("同意")
    await wang.sees("#1 现在由楼门院长来办")
    await liu.sees("反映的邻居同意了，#1 现在由楼门院长来办")
    await group.shows("#1", "等楼门院长接单", "起归楼里管")
    assert await wang.forges("1:issues:stay:1") == "已经不用再问这个了，请看最新的消息。"


@pytest.mark.parametrize(
    ("pressed", "answer"), [("同意", "好的，#1 现在由楼门院长来办"), ("不同意，别换", "好的，#1 还是由网格员接着办")]
)
async def test_what_somebody_read_of_their_own_answer_stays_as_it_is(street: Street, pressed: str, answer: str) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await taken_on(street, liu)
    await gives_a_reason(li, "上报", "要换整条线路")
    await liu.presses("接单")
    await gives_a_reason(liu, "下放", "只是灯泡坏了")
    asked = await wang.sees("网格员想请楼门院长来办")
    await wang.presses(pressed)
    told = await wang.sees(answer)
    assert (told["message_id"], labels(told)) == (asked["message_id"], [])
    if pressed == "同意":
        await li.presses("接单")
        await finishes(li)
    else:
        await finishes(liu)
    await wang.sees("真的解决了吗")
    await settled(street)
    assert read(await wang.sees(answer)) == read(told)
    await wang.sees_no("这一回不用再答了")


async def test_an_appeal_stays_as_its_reporter_read_it_though_it_is_taken_on_and_passed_down(street: Street) -> None:
    wang, li, liu, he = street.wang, street.li, street.liu, street.he
    await street.knock(li, liu, he)
    await reports(wang)
    await street.advance(hours=25)
    await gives_a_reason(liu, "不受理", "灯在屋里")
    declined = await wang.sees("没有受理，原因：灯在屋里")
    await wang.presses("不同意，请再看看")
    told = await wang.sees("好的，#1 请居委会再看一遍")
    assert (told["message_id"], labels(told)) == (declined["message_id"], [])
    await he.presses("接单")
    await wang.sees("#1 居委会已经接单")
    await gives_a_reason(he, "下放", "网格再谈一次")
    await wang.presses("同意")
    await wang.sees("好的，#1 现在由网格员来办")
    await settled(street)
    assert read(await wang.sees("好的，#1 请居委会再看一遍")) == read(told)
    await wang.sees_no("这一回不用再答了")
    await wang.sees_no("请网格员再看一遍")


async def test_who_left_office_while_they_were_asked_why_reads_so(street: Street) -> None:
    li = street.li
    await taken_on(street)
    await li.presses("更多")
    await li.presses("上报")
    await li.sees("为什么要把 #1 上报到上一级")
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'building_head'"))
    await li.says("要换整条线路")
    await li.sees("3号楼的事已经不归您管了，这件事现在由楼门院长负责", "您写好的话还在上面")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_without_the_reporters_consent_it_stays_where_it_is(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await taken_on(street, liu)
    await gives_a_reason(li, "上报", "要换整条线路")
    await liu.presses("接单")
    await gives_a_reason(liu, "下放", "只是灯泡坏了")
    await wang.presses("不同意，别换")
    await wang.sees("#1 还是由网格员接着办")
    await liu.sees("📥 #1", "🙅 反映的邻居不同意下放，还留在这一级办")
    shown = await street.building_3.shows("#1", "网格员已接单", "起归网格管")
    assert "不同意" not in read(shown)
    await liu.presses("更多")
    await settled(street)
    assert all("下放" not in label for message in await liu.messages() for label in labels(message))
    refused = "反映的邻居不同意下放，就不再问了；这件事留在这一级办。"
    assert await liu.forges("1:issues:ask:lower:1") == refused


async def test_it_stays_where_nobody_below_could_take_it_on(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await taken_on(street, liu)
    await gives_a_reason(li, "上报", "要换整条线路")
    await liu.presses("接单")
    await gives_a_reason(liu, "下放", "只是灯泡坏了")
    await wang.sees("想请楼门院长来办")
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("DELETE FROM roles WHERE role = 'building_head'"))
    await wang.presses("同意")
    await wang.sees("楼里现在没有能接手的楼门院长，先留在网格办。")
    await liu.sees("📥 #1", "⏬ 反映的邻居同意下放，可下一级现在没有人能接手，还留在这一级办")
    await wang.says("/issue 1")
    await wang.sees("现在没有楼门院长能接手，还由网格员来办")
    assert await liu.forges("1:issues:ask:lower:1") == "楼里现在没有能接手的楼门院长，先留在网格办。"


async def test_what_goes_outside_is_followed_with_its_number(street: Street) -> None:
    wang, he, group = street.wang, street.he, street.building_3
    await comes_to_the_community(street)
    await he.presses("更多")
    await he.presses("转办")
    await he.says("市供电公司")
    await he.says("GD-2026-118")
    await he.sees("#1 已经转办，我们接着跟踪")
    await wang.sees("#1 已经转办给市供电公司（转办编号 GD-2026-118）")
    await group.shows("#1", "市供电公司（转办编号 GD-2026-118）", "起转办到社区以外")
    assert await street.li.forges("1:issues:begin:1") == "这件事已经转办到社区以外，由居委会跟着办。"
    await he.presses("办完了")
    await he.says("供电公司换了线路")
    await he.sees("有 #1 办好后的照片吗")
    await he.presses("跳过")
    await wang.presses("4 分")
    await group.shows("#1 解决了", "办理：市供电公司（转办编号 GD-2026-118） · ", "4 分")


async def test_what_goes_outside_before_it_has_a_number_there_is_told_without_one(street: Street) -> None:
    wang, he, group = street.wang, street.he, street.building_3
    await comes_to_the_community(street)
    await he.presses("更多")
    await he.presses("转办")
    await he.says("市政所")
    await he.sees("#1 在那边的受理编号是多少？", "还没有就跳过")
    await he.presses("跳过")
    await wang.sees("#1 已经转办给市政所，我们接着跟踪")
    await group.shows("#1", "已交给市政所办理")
    await wang.says("/issue 1")
    await wang.sees("经过", "转办到社区以外：市政所")
    await passes(street, days=1)
    await finishes(he, "市政所换了线路")
    await wang.presses("4 分")
    await group.shows("#1 解决了", "办理：市政所 · 3 天")
    await group.shows_no("转办编号")


async def test_what_went_outside_is_no_longer_asked_down(street: Street) -> None:
    wang, he = street.wang, street.he
    await comes_to_the_community(street)
    await gives_a_reason(he, "下放", "只是灯泡坏了")
    await wang.sees("居委会想请网格员来办")
    await he.presses("更多")
    await he.presses("转办")
    await he.says("市供电公司")
    await he.says("GD-2026-118")
    await wang.sees("#1 已经转办给市供电公司")
    assert await wang.forges("1:issues:lower:1") == "已经不用再问这个了，请看最新的消息。"
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE issues SET lower_because = '只是灯泡坏了'"))
    assert await wang.forges("1:issues:lower:1") == "已经不用再问这个了，请看最新的消息。"


async def test_what_can_not_be_solved_ends_in_words_of_its_own(street: Street) -> None:
    wang, he, group = street.wang, street.he, street.building_3
    await comes_to_the_community(street)
    await gives_a_reason(he, "办不了，了结", "老楼没有备用线路")
    await he.sees("#1 了结了，写明没有解决")
    await wang.sees("#1 没能解决，只好了结：老楼没有备用线路")
    await group.shows("#1 没有解决，已了结", "老楼没有备用线路", "不算作已解决")
    assert await he.forges("1:issues:accept:1") == "这件事没能解决，已经了结了。"


# At the building there is no way out, and who is party to it decides nothing


@pytest.mark.parametrize("what", ["refer", "give-up", "lower"])
async def test_a_head_can_not_refer_it_outside_nor_give_it_up(street: Street, what: str) -> None:
    await taken_on(street)
    assert await street.li.forges(f"1:issues:ask:{what}:1") == "在楼栋这一级做不了这个，请先上报。"


async def test_nobody_without_the_office_makes_any_of_these_moves(street: Street) -> None:
    await reports(street.zhou)
    moves = ("ask:decline:1", "ask:lift:1", "ask:lower:1", "ask:refer:1", "ask:give-up:1", "more:1", "work:1")

    async def is_refused(person: Person) -> None:
        await street.knock(person)
        for data in moves:
            assert (person.name, data, await person.forges(f"1:issues:{data}")) == (
                person.name,
                data,
                "这件事要由负责的人来办，您可以请楼门院长帮忙。",
            )
        assert "用不了" in await person.forges("1:issues:ask:confirm:1")

    names = ("wang", "zhang", "chen", "gao", "ma", "sun", "zhao")
    await asyncio.gather(*(is_refused(of(street, name)) for name in names))


async def test_a_head_who_reports_leaves_it_to_others(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(liu)
    await reports(li)
    await street.building_3.shows("#1", LIGHT, "等网格员接单")
    for data in ("accept:1", "ask:decline:1", "ask:lift:1"):
        assert "由别的负责人来办" in await li.forges(f"1:issues:{data}")
    await liu.presses("接单")
    await finishes(liu)
    await li.presses("5 分")
    await street.building_3.shows("#1 解决了", "5 分")


async def test_a_form_that_somebody_else_made_needless_says_so_and_is_gone(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await reports(street.wang)
    await li.presses("更多")
    await li.presses("不受理")
    await li.sees("为什么不受理 #1")
    await liu.forges("1:issues:accept:1")
    await street.wang.sees("网格员已经接单")
    await li.says("这是您自家的灯")
    await li.sees("这件事已经转到网格，由网格员来办", "您写好的话还在上面，可以转给网格员")
    assert await street.rows("SELECT id FROM drafts") == []
