"""A list of households moves a building to another grid: what is open there goes on with the grid worker there."""

from __future__ import annotations

from handlers.households.actions import import_households
from tests.conversations.homes import at_the_database
from tests.conversations.household_lists import HEADING, sends
from tests.conversations.stories import finishes, gives_a_reason, labels, reports
from tests.conversations.test_issue_inbox import lines
from tests.conversations.test_issue_officers import is_revoked
from tests.owing import settled
from tests.people import Street, read

MOVED = HEADING + "第一网格,3号楼,1单元101,68.15\n"
NO_MORE = "已经不归您办了"
ADDED = "二楼往三楼拐弯那盏也坏了，" * 12 + "一共坏了两盏"


async def moves(street: Street) -> None:
    """Let the admin import a list that has Building 3, of the second grid, in the first."""
    await sends(street.lin, MOVED)
    await street.lin.presses("导入")
    await street.lin.sees("换网格的楼栋 1 栋")


async def test_what_a_grid_worker_has_in_hand_goes_on_with_the_one_of_the_new_grid(street: Street) -> None:
    wang, li, liu, wu = street.wang, street.li, street.liu, street.wu
    await street.knock(li, liu, wu)
    await reports(wang, "单元门关不上", category="其他")
    await gives_a_reason(li, "上报", "要换门")
    await liu.presses("接单")
    await settled(street)
    await reports(street.chen, "信箱锁坏了", category="其他")
    await li.sees("📥 #2")
    await gives_a_reason(li, "上报", "要换锁")
    await liu.sees("📥 #2")
    await street.building_3.shows("#1", "🟦 网格员已接单")
    await moves(street)
    card = await wu.sees("📥 #1", "由网格员接着办，11月30日", "👉 这件事换人负责了，请您接着办")
    assert labels(card) == ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多"]
    await wu.sees("📥 #2", "👉 请在 11月24日 10:")
    await liu.sees(f"📥 #1 {NO_MORE}")
    await liu.sees(f"📥 #2 {NO_MORE}")
    await wang.sees("#1 换人负责了，现在由网格员接着办，11月30日 10:")
    await street.building_3.shows("#1", "🟦 由网格员接着办")
    for person in (liu, wu, li):
        said = read(await person.sees("有 1 栋楼换了网格"))
        assert said.endswith("往后的诉求由新网格接；原网格没办完的，已经转给接下来负责的人，不用再交接。")
    assert (len(await lines(liu)), len(await lines(wu))) == (0, 2)
    await wu.presses("接单")
    await street.chen.sees("网格员已经接单")
    await street.building_3.shows("#2", "网格员已接单")


async def test_who_was_writing_what_was_done_there_reads_with_whom_it_is_now(street: Street) -> None:
    """Liu is in office still, but the building is not in his charge."""
    li, liu, wu = street.li, street.liu, street.wu
    await street.knock(li, liu, wu)
    await reports(street.wang)
    await gives_a_reason(li, "上报", "要换线")
    await liu.presses("接单")
    await liu.presses("办完了")
    await liu.says("换线了")
    await moves(street)
    await wu.sees("📥 #1", "👉 这件事换人负责了")
    await liu.says("好了")
    await liu.sees(
        "#1 不用再填了：3号楼的事已经不归您管了，这件事现在由网格员（吴强）负责。",
        "您写的是：「换线了」，可以转给网格员接着用。",
    )


async def test_what_neighbours_added_the_former_worker_reads_no_more_and_the_new_one_finds(street: Street) -> None:
    wang, li, liu, wu = street.wang, street.li, street.liu, street.wu
    await street.knock(li, liu, wu)
    await reports(wang)
    await gives_a_reason(li, "上报", "要换线")
    await liu.sees("📥 #1")
    await wang.presses("补充一句")
    await wang.says(ADDED)
    await wang.presses("提交")
    await liu.sees("➕ #1 反映的邻居补充", ADDED)
    await moves(street)
    await wu.sees("📥 #1", "➕ 邻居补充过 1 次，见「详情」")
    await wu.presses("详情")
    await wu.sees("经过", "有邻居补充", ADDED)
    await settled(street)
    assert await liu.count(ADDED[:20]) == 0


async def test_where_the_new_grid_has_no_worker_the_committee_goes_on(street: Street) -> None:
    wang, li, liu, he = street.wang, street.li, street.liu, street.he
    await street.knock(street.lin, li, liu, he)
    await is_revoked(street, "吴强")
    await reports(wang)
    await gives_a_reason(li, "上报", "要换线")
    await liu.presses("接单")
    await wang.sees("网格员已经接单")
    await moves(street)
    await he.sees("📥 #1", "👉 这件事换人负责了，请您接着办")
    await wang.sees("#1 换人负责了，现在由居委会接着办")
    await liu.sees(f"📥 #1 {NO_MORE}")
    await finishes(he)
    await wang.sees("#1 办完了")


async def test_a_list_imported_while_the_bot_is_not_at_work_hands_over_once_it_is_back(street: Street) -> None:
    await street.knock(street.li, street.liu, street.wu)
    await reports(street.wang)
    await gives_a_reason(street.li, "上报", "要换线")
    await street.liu.presses("接单")
    await street.wang.sees("网格员已经接单")
    await street.stop_bot()
    now = street.sandbox.world.clock.moment()
    await at_the_database(
        street,
        lambda tx: import_households(
            tx,
            now,
            {"第一网格": {"3号楼": {"1单元101": 6815}}},
            community="槐树里社区",
            language="zh-Hans",
            time_zone="Asia/Shanghai",
            sha256="0" * 64,
        ),
    )
    await street.start_bot()
    await street.wu.sees("📥 #1", "👉 这件事换人负责了，请您接着办")
    await street.liu.sees(f"📥 #1 {NO_MORE}")
