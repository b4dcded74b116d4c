"""转办: what went outside has its number there, also later, and is outside no more once somebody here is given it."""

from __future__ import annotations

from tests.conversations.stories import finishes, passes
from tests.conversations.test_issue_moves import comes_to_the_community
from tests.people import Street, read


async def is_referred(street: Street, reference: str = "") -> None:
    """Let He take it on and refer it to the traffic police, who gave it this number, or none yet."""
    he = street.he
    await comes_to_the_community(street)
    await he.presses("更多")
    await he.presses("转办")
    await he.says("交警队")
    await (he.says(reference) if reference else he.presses("跳过"))
    await he.sees("#1 已经转办，我们接着跟踪")


async def test_what_the_company_was_given_and_returned_is_not_said_to_be_outside(street: Street) -> None:
    wang, he, gao, group = street.wang, street.he, street.gao, street.building_3
    await street.knock(gao)
    await is_referred(street, "JJ-7")
    [before] = await street.rows("SELECT due_at FROM issues")
    await he.presses("交办")
    await he.presses("物业")
    await gao.sees("📥 #1", "请你们办理", "起归社区管")
    [given] = await street.rows("SELECT due_at FROM issues")
    assert given["due_at"] == before["due_at"]
    await gao.presses("退回")
    await gao.says("这是交警的")
    await he.sees("📥 #1", "被退回了：这是交警的", "居委会已接单")
    await he.presses("开始办")
    await wang.sees("#1 居委会开始办理了")
    await group.shows("#1", "居委会正在办理", "起归社区管")
    await finishes(he, "换了灯")
    await wang.presses("5 分")
    await group.shows("#1 解决了", "办理：居委会 · ", "5 分")


async def test_what_one_person_here_was_given_is_overdue_with_them_and_not_outside(street: Street) -> None:
    he, gao = street.he, street.gao
    await street.knock(gao)
    await is_referred(street, "JJ-7")
    await he.presses("交办")
    await he.presses("某个人")
    await he.presses("高师傅")
    await gao.sees("📥 #1", "请您办理")
    await gao.presses("退回")
    await gao.says("这是交警的")
    await he.sees("被退回了：这是交警的")
    await passes(street, days=30)
    await street.building_3.shows("#1", "还没办好，由居委会办理", "起归社区管")
    await street.building_3.shows_no("交警队")


async def test_the_number_there_is_added_later_without_asking_for_the_body_again(street: Street) -> None:
    wang, he, group = street.wang, street.he, street.building_3
    await is_referred(street)
    [before] = await street.rows("SELECT due_at, since FROM issues")
    await he.presses("更多")
    await he.presses("补上编号")
    asked = await he.sees("#1 在交警队那边的受理编号是多少", "邻居们会看到")
    assert "单位" not in read(asked)
    await he.says("JJ-7")
    await he.sees("记下了，#1 由交警队（转办编号 JJ-7）办理")
    await wang.sees("#1 有转办编号了：交警队（转办编号 JJ-7）")
    await group.shows("#1", "已交给交警队（转办编号 JJ-7）办理")
    [after] = await street.rows("SELECT due_at, since FROM issues")
    assert dict(after) == dict(before)
    await wang.says("/issue 1")
    await wang.sees("转办到社区以外：交警队", "补上转办编号：JJ-7")
    await he.presses("更多")
    await he.presses("🔢 改编号")
    await he.says("编号是：JJ-8")
    await he.sees("记下了，#1 由交警队（转办编号 JJ-8）办理")
    await group.shows("#1", "已交给交警队（转办编号 JJ-8）办理")


async def test_who_was_adding_the_number_reads_that_others_have_it_by_now(street: Street) -> None:
    he, lin, gao = street.he, street.lin, street.gao
    await street.knock(lin, gao)
    await is_referred(street)
    await he.presses("更多")
    await he.presses("补上编号")
    await he.sees("在交警队那边的受理编号是多少")
    await lin.forges("1:issues:assign:1:property_company")
    await gao.sees("请你们办理")
    await he.says("JJ-7")
    await he.sees("#1", "不用再补编号了")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_only_who_may_refer_it_adds_its_number(street: Street) -> None:
    await is_referred(street)
    assert "由居委会跟着办" in await street.li.forges("1:issues:reference:1")
    assert "由负责的人来办" in await street.wang.forges("1:issues:reference:1")


async def test_whoever_follows_it_is_asked_to_press_the_body_outside_and_not_themselves(street: Street) -> None:
    await is_referred(street)
    await street.advance(days=12)
    await street.he.sees("📥 #1", "请催一催交警队")
    assert await street.he.count("请催一催何") == 0
