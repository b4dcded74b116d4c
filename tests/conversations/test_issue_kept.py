"""What people were told of an issue stays true in the message in which they read it."""

from __future__ import annotations

from tests.conversations.stories import SLIPPED, finishes, is_given_to_company, labels, mends, reports
from tests.conversations.test_issue_cards import throws_away
from tests.owing import settled
from tests.people import Json, Street, read

ADD, TAKE_BACK = "➕ 补充一句", "↩ 收回这件诉求"


async def filed(street: Street, *words: str) -> Json:
    """Wait for what Wang reads of having filed it."""
    return await street.wang.sees("已登记，编号 #1", *words)


async def test_what_was_filed_can_be_taken_back_until_somebody_takes_it_on(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    first = await filed(street, "楼门院长会在", "之前接单")
    assert labels(first) == [ADD, TAKE_BACK]
    await settled(street)
    await li.presses("接单")
    await wang.sees("楼门院长已经接单")
    await settled(street)
    taken = await filed(street)
    assert (taken["message_id"], labels(taken), "接单" in read(taken)) == (first["message_id"], [ADD], False)
    await finishes(li)
    await wang.presses("4 分")
    await wang.sees("您打了 4 分")
    await settled(street)
    assert labels(await filed(street)) == []


async def test_other_stars_are_read_wherever_the_first_ones_were(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await mends(street)
    await wang.presses("4 分")
    await li.sees("📥 #1", "已解决，反映的邻居打了 4 分")
    await group.shows("#1 💡 照明", "已解决，反映的邻居打了 4 分")
    await settled(street)
    await wang.presses("5 分")
    await li.sees("📥 #1", "已解决，反映的邻居打了 5 分")
    await group.shows("#1 💡 照明", "已解决，反映的邻居打了 5 分")


async def test_what_a_neighbour_has_as_well_is_not_offered_to_be_taken_back(street: Street) -> None:
    await street.knock(street.zhang)
    await reports(street.wang)
    await settled(street)
    await street.zhang.presses("我也遇到", street.building_3)
    await street.building_3.shows("1 位邻居也遇到了")
    await settled(street)
    assert labels(await filed(street)) == [ADD]
    await street.zhang.says("/issue 1")
    await street.zhang.presses("点错了，我没遇到")
    await settled(street)
    assert labels(await filed(street)) == [ADD, TAKE_BACK]


async def test_what_was_sent_off_in_writing_is_kept_true_as_well(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says("/report 二层楼道灯坏了")
    await wang.presses("照明")
    await wang.sees("请看一遍")
    await wang.says("提交")
    assert labels(await filed(street)) == [ADD, TAKE_BACK]
    await settled(street)
    await li.presses("接单")
    await wang.sees("楼门院长已经接单")
    await settled(street)
    assert labels(await filed(street)) == [ADD]


async def test_what_was_taken_back_says_so_and_nothing_else(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await settled(street)
    await wang.presses(TAKE_BACK)
    await wang.sees("真的要收回 #1 吗")
    await wang.presses("↩ 收回")
    await wang.sees("#1 收回了。")
    await settled(street)
    assert labels(await wang.sees("#1 收回了。")) == []
    await wang.sees_no("已登记")


async def test_where_its_time_ran_out_it_says_with_whom_it_is_now(street: Street) -> None:
    await street.knock(street.li, street.liu)
    await reports(street.wang)
    await settled(street)
    await street.advance(days=1, minutes=1)
    assert labels(await filed(street, "网格员会在", "之前接单")) == [ADD, TAKE_BACK]


async def test_who_threw_it_away_need_not_read_it_again(street: Street) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await settled(street)
    await throws_away(street.wang, await filed(street))
    await street.li.presses("接单")
    await street.wang.sees("楼门院长已经接单")
    await settled(street)
    await street.wang.sees_no("已登记")


async def test_who_works_on_it_with_others_reads_on_what_came_of_what_they_did(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await finishes(gao)
    told = await li.sees("🔔 #1 办完了：换了新灯泡", "⏳ 等反映的邻居回话")
    await settled(street)
    await gao.presses("改说明")
    await gao.says("换了灯泡和开关")
    await gao.sees("改好了")
    now = await li.sees("🔔 #1 办完了：换了灯泡和开关", "⏳ 等反映的邻居回话")
    assert now["message_id"] == told["message_id"]
    await wang.presses("5 分")
    now = await li.sees("🔔 #1 办完了：换了灯泡和开关", "✅ 已解决，反映的邻居打了 5 分")
    assert (now["message_id"], "正在等" in read(now)) == (told["message_id"], False)
    await settled(street)
    await li.sees_no("⏳ 等反映的邻居回话")


async def test_where_solved_was_a_slip_they_read_that_it_goes_on(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await finishes(gao)
    await wang.presses("✅ 解决了")
    await li.sees("🔔 #1 办完了：换了新灯泡", "✅ 已解决")
    await settled(street)
    await wang.presses(SLIPPED)
    await li.sees("🔔 #1 办完了：换了新灯泡", "🔁 反映的邻居说还没解决")


async def test_who_does_not_have_it_after_all_is_asked_no_more(street: Street) -> None:
    zhang = street.zhang
    await mends(street, zhang)
    question = await zhang.sees("真的解决了吗")
    await settled(street)
    await zhang.says("/issue 1")
    await zhang.presses("点错了，我没遇到")
    left = await zhang.sees("好的，#1 不再算您在内。")
    assert (left["message_id"], labels(left)) == (question["message_id"], [])
