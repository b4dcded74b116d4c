"""Offices that end by themselves: who is reminded before, who is told then, and what becomes of the issues."""

from __future__ import annotations

from tests.conversations.stories import reports, restarts
from tests.people import Street


async def head_until(street: Street, day: str) -> None:
    """Let Li be building head until a day."""
    await street.lin.says("/grant")
    for label in ("李大爷", "楼门院长", "第二网格"):
        await street.lin.presses(label)
    await street.lin.says(day)
    await street.lin.presses("提交")
    await street.lin.sees("好了：李大爷")


async def test_a_week_before_the_admins_are_reminded_and_at_the_end_all_are_told(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await head_until(street, "2027-11-23")
    await street.advance(days=357)
    await lin.sees_no("只剩一周了")
    await street.advance(days=2)
    await lin.sees("李大爷担任3号楼的楼门院长，到 2027年11月23日 为止，只剩一周了")
    await li.sees("您担任3号楼的楼门院长，到 2027年11月23日 为止，只剩一周了。想接着做，请跟社区管理员说一声。")
    await li.sees_no("期限到了")
    await street.advance(days=7)
    await li.sees("您担任3号楼的楼门院长，期限到了")
    await lin.sees("李大爷担任3号楼的楼门院长，期限到了，已经结束")
    await lin.sees("3号楼现在没有楼门院长", "上一级")
    verbs = await street.rows("SELECT verb, actor_id FROM journal WHERE verb LIKE 'roles.%' ORDER BY id")
    assert [row["verb"] for row in verbs] == ["roles.grant", "roles.end"]
    assert verbs[1]["actor_id"] is None


async def test_an_admin_whose_own_term_ends_soon_is_told_once(street: Street) -> None:
    lin, ma = street.lin, street.ma
    await street.knock(lin, ma)
    await lin.says("/grant")
    for label in ("▶", "马会计", "社区管理员", "一年", "提交"):
        await lin.presses(label)
    await street.advance(days=359)
    await ma.sees("马会计担任槐树里社区的社区管理员，到 2027年11月23日 为止，只剩一周了")
    await lin.sees("马会计担任槐树里社区的社区管理员")
    assert await ma.count("只剩一周了") == 1


async def test_after_the_end_issues_go_a_level_up(street: Street) -> None:
    lin, li, liu = street.lin, street.li, street.liu
    await street.knock(lin, li, liu)
    await head_until(street, "2026-11-24")
    await street.advance(days=2)
    await li.sees("期限到了")
    await reports(street.wang)
    await liu.sees("#1", "请在")
    await street.building_3.shows("#1", "等网格员接单")


async def test_an_end_that_is_put_off_is_not_told(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await head_until(street, "2026-12-31")
    await head_until(street, "2027-11-23")
    await street.advance(days=60)
    await street.knock(street.wang)
    await li.sees_no("期限到了")
    await lin.sees_no("只剩一周了")
    assert len(await street.rows("SELECT id FROM deadlines WHERE kind LIKE 'roles.%' AND state = 'waiting'")) == 2


async def test_what_is_taken_back_before_ends_once(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await head_until(street, "2026-12-31")
    await lin.says("/revoke")
    for label in ("▶", "李大爷", "✅ 撤销"):
        await lin.presses(label)
    await li.sees("您不再担任3号楼的楼门院长了")
    await street.advance(days=60)
    await street.knock(street.wang)
    await li.sees_no("期限到了")
    assert await street.rows("SELECT id FROM deadlines WHERE kind LIKE 'roles.%' AND state = 'waiting'") == []


async def test_what_ends_while_the_bot_is_away_is_told_once_when_it_is_back(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await head_until(street, "2026-11-25")
    await street.stop_bot()
    await street.advance(days=3)
    await street.start_bot()
    await li.sees("期限到了")
    await restarts(street)
    await street.knock(street.wang)
    assert await li.count("期限到了") == 1


async def test_an_office_that_others_hold_too_leaves_no_gap(street: Street) -> None:
    lin, li = street.lin, street.li
    await street.knock(lin, li)
    await lin.says("/grant")
    for label in ("▶", "王秀兰", "楼门院长", "第二网格", "没有期限", "提交"):
        await lin.presses(label)
    await lin.sees("好了：王秀兰")
    await head_until(street, "2026-11-25")
    await street.advance(days=3)
    await lin.sees("李大爷担任3号楼的楼门院长，期限到了")
    await street.knock(street.wang)
    await lin.sees_no("现在没有楼门院长")
