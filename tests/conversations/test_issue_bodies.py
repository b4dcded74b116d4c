"""A company of one building beside that of the whole community: who is asked, and what the others read."""

from __future__ import annotations

from tests.conversations.stories import finishes, is_given_to_company, labels, reports, until_counted
from tests.conversations.test_issue_inbox import lines
from tests.conversations.test_issue_officers import is_revoked
from tests.conversations.test_roles_grant import grants, picks
from tests.owing import settled
from tests.people import Street

ASKED = "👉 这件事请你们办理"
NEARER = "已交给3号楼的物业办理"


async def gets_a_company(street: Street) -> None:
    """Let Zhang stand for the company that Building 3 has of its own from now on."""
    await street.knock(street.lin, street.zhang)
    await picks(street.lin, "张建国")
    await grants(street.lin, "物业", "第二网格", "3号楼")
    await street.zhang.sees("您有了新的身份", "3号楼")


async def test_whoever_gives_it_reads_which_company_it_goes_to_and_the_other_reads_that_too(street: Street) -> None:
    wang, li, gao, zhang = street.wang, street.li, street.gao, street.zhang
    await gets_a_company(street)
    await street.knock(li, gao)
    await reports(wang)
    await li.presses("接单")
    await li.presses("交办")
    asked = await li.sees("交给谁办？")
    assert labels(asked)[:3] == ["业委会", "3号楼的物业", "居委会"]
    assert await li.presses("3号楼的物业") == "好的，交给3号楼的物业了"
    await zhang.sees("#1", NEARER, ASKED)
    await wang.sees("#1 已经交给3号楼的物业办理")
    await street.building_3.shows("#1", NEARER)
    assert (len(await lines(zhang)), len(await lines(gao))) == (1, 0)
    await gao.says("/issue 1")
    await gao.sees("经过", NEARER)
    await gao.sees_no(ASKED)
    for label in ("开始办", "办完了", "退回"):
        assert label not in str(labels(await gao.sees("经过", NEARER)))
    await zhang.presses("开始办")
    await wang.sees("🔧 #1 3号楼的物业开始办理了")
    await finishes(zhang)
    await wang.sees("🔔 #1 办完了")
    await wang.presses("5 分")
    await street.building_3.shows("办理：3号楼的物业")
    await wang.says("/issue 1")
    await wang.sees("经过", "交给3号楼的物业办理")


async def test_where_the_nearest_company_is_the_reporter_alone_it_is_said_how_to_ask_the_other_one(
    street: Street,
) -> None:
    li, gao, zhang = street.li, street.gao, street.zhang
    await gets_a_company(street)
    await street.knock(li, gao)
    await reports(zhang)
    await li.presses("接单")
    await li.presses("交办")
    assert await li.presses("3号楼的物业") == (
        "3号楼的物业现在只有反映的邻居自己，自己反映的事不能自己办。请点「👤 某个人」，从槐树里社区的物业里请一位来办。"
    )
    await li.presses("👤 某个人")
    assert await li.presses("高师傅 · 物业") == "好的，交给高师傅了"
    await gao.sees("#1", "👉 这件事请您办理")


async def test_whoever_was_writing_what_was_done_reads_that_others_are_nearer_by_now(street: Street) -> None:
    gao = street.gao
    await is_given_to_company(street)
    await gao.presses("办完了")
    await gao.says("按钮换了")
    await gets_a_company(street)
    await gao.says("好了")
    await gao.sees("#1 不用再填了：这件事由3号楼的物业办理。您写的是：「按钮换了」，可以转给3号楼的物业接着用。")


async def test_when_a_building_gets_a_company_of_its_own_that_is_asked_and_once_it_goes_the_other_again(
    street: Street,
) -> None:
    gao, zhang = street.gao, street.zhang
    await is_given_to_company(street)
    await gao.presses("开始办")
    await settled(street)
    await gets_a_company(street)
    await zhang.sees("#1", NEARER, ASKED)
    await gao.sees("🛠 #1 改由3号楼的物业办理，你们不用再办了。")
    await street.wang.sees("🛠 #1 已经交给3号楼的物业办理。")
    await street.building_3.shows("#1", NEARER)
    await settled(street)
    assert await gao.count(ASKED) == 0
    assert (len(await lines(zhang)), len(await lines(gao))) == (1, 0)
    await is_revoked(street, "张建国")
    await until_counted(gao, ASKED, 1)
    await zhang.sees("#1 已经不归您办了")
    await street.building_3.shows("#1", "已交给物业办理")
    assert len(await lines(gao)) == 1
