"""What an officer said when they passed an issue on goes along with it: who does the work in the end has to know it."""

from __future__ import annotations

from tests.conversations.stories import finishes, gives_a_reason, labels, reports
from tests.conversations.test_issue_officers import is_revoked
from tests.owing import settled
from tests.people import Street, read

WHY = "要电焊，围栏压着煤气管，别硬拉"
SAID = f"💬 前一位负责人说：{WHY}"


async def comes_to_the_grid(street: Street) -> None:
    """Let Wang report, Li pass it up with a warning, and Liu take it on."""
    await street.knock(street.li, street.liu, street.gao)
    await reports(street.wang, "花坛围栏倒了", category="其他")
    await gives_a_reason(street.li, "上报", WHY)
    await street.liu.sees("📥 #1", SAID, "接单")
    await street.liu.presses("接单")
    await street.wang.sees("网格员已经接单")


async def test_why_it_was_passed_up_stays_with_those_who_work_on_it(street: Street) -> None:
    wang, liu, gao = street.wang, street.liu, street.gao
    await comes_to_the_grid(street)
    card = read(await liu.sees("📥 #1", "网格员已接单", SAID))
    assert card.count(WHY) == 1
    await liu.presses("交办")
    await liu.presses("物业")
    given = await gao.sees("📥 #1", "请你们办理", SAID)
    assert labels(given) == ["🔧 开始办", "✔ 办完了", "↩ 退回", "⋯ 详情"]
    await gao.presses("⋯ 详情")
    await settled(street)
    page = read((await gao.messages())[-1])
    assert (page.startswith("#1"), page.count(WHY)) == (True, 1)
    await finishes(gao, "焊好了")
    await settled(street)
    assert WHY not in read(await gao.sees("📥 #1", "已办完"))
    await wang.presses("还没解决")
    await gao.sees("📥 #1", "反映的邻居说还没有解决", SAID)


async def test_why_it_was_passed_up_stays_when_it_changes_hands(street: Street) -> None:
    await comes_to_the_grid(street)
    await street.knock(street.lin, street.he)
    await is_revoked(street, "刘洋")
    await street.he.sees("📥 #1", "换人负责了", SAID)


async def test_neighbours_do_not_read_it_on_their_card(street: Street) -> None:
    await comes_to_the_grid(street)
    await street.building_3.shows("#1", "网格员已接单")
    await street.building_3.shows_no(WHY)
    await street.li.sees("📥 #1", "网格员已接单")
    assert WHY not in read(await street.li.sees("📥 #1", "网格员已接单"))


async def test_what_is_long_is_cut_on_the_card(street: Street) -> None:
    await street.knock(street.li, street.liu)
    await reports(street.wang)
    await gives_a_reason(street.li, "上报", "线" * 150)
    await street.liu.presses("接单")
    card = read(await street.liu.sees("📥 #1", "网格员已接单", "前一位负责人说"))
    assert card.count("线") == 119
