"""Following an issue from its card, and the details of it: who may, who hears what, and who is told how to."""

from __future__ import annotations

from tests.conversations.stories import LIGHT, finishes, labels, mends, moves_in, reports, restarts, until_counted
from tests.owing import settled
from tests.people import Street, read

FOLLOWED = "👀 关注了 #1，有大的进展我私聊告诉您；再点一次就不关注了。"
NO_MORE = "不再关注 #1 了。"
UNSEEN = "没有找到这件诉求，请看看编号对不对；发 /issues 能看到列表。"
BUTTONS = ["🙋 我也遇到", "👀 关注", "⋯ 详情", "📣 我要反映"]


async def test_a_card_offers_four_things_and_once_it_has_ended_only_the_details(street: Street) -> None:
    await mends(street)
    card = await street.building_3.shows("#1", "等反映的邻居回话")
    assert labels(card) == BUTTONS
    rows = card["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [2, 2]
    await street.wang.presses("5 分")
    ended = await street.building_3.shows("#1", "✅ 已解决，反映的邻居打了 5 分")
    assert labels(ended) == ["⋯ 详情"]


async def test_who_follows_hears_of_what_matters_and_of_nothing_else(street: Street) -> None:
    zhang, li, gao, group = street.zhang, street.li, street.gao, street.building_3
    await street.knock(zhang, li, gao)
    await reports(street.wang)
    assert await zhang.presses("👀 关注", group) == FOLLOWED
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("物业")
    await gao.presses("开始办")
    await finishes(gao)
    await zhang.sees("您关注的 #1", "等反映的邻居回话")
    await street.wang.presses("还没解决")
    await zhang.sees("您关注的 #1", "说还没解决")
    await finishes(gao)
    await until_counted(zhang, "等反映的邻居回话", 2)
    await street.wang.presses("4 分")
    await zhang.sees("您关注的 #1", "已解决，反映的邻居打了 4 分")
    assert await zhang.count("您关注的 #1") == 4


async def test_who_follows_hears_that_it_is_solved_in_part_before_it_is_done_again(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await street.knock(zhang, li)
    await reports(street.wang)
    await zhang.presses("👀 关注", street.building_3)
    await li.presses("接单")
    await finishes(li)
    await street.wang.presses("解决了一部分")
    await zhang.sees("您关注的 #1", "🌓 反映的邻居说只解决了一部分，由楼门院长接着办")
    await finishes(li)
    await until_counted(zhang, "等反映的邻居回话", 2)
    assert await zhang.count("您关注的 #1") == 3


async def test_who_follows_hears_when_it_goes_up_a_level(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    await street.knock(zhang)
    await reports(street.wang)
    await zhang.presses("👀 关注", group)
    await street.advance(days=1, minutes=1)
    await zhang.sees("您关注的 #1", "等网格员接单")


async def test_pressing_again_follows_it_no_more(street: Street) -> None:
    zhang, li, group = street.zhang, street.li, street.building_3
    await street.knock(zhang, li)
    await reports(street.wang)
    assert await zhang.presses("👀 关注", group) == FOLLOWED
    assert await zhang.presses("👀 关注", group) == NO_MORE
    assert await zhang.presses("👀 关注", group) == FOLLOWED
    await restarts(street)
    assert await zhang.presses("👀 关注", group) == NO_MORE
    await li.presses("接单")
    await finishes(li)
    await street.wang.presses("5 分")
    await group.shows("#1 解决了")
    await settled(street)
    await zhang.sees_no("您关注的")


async def test_what_waited_is_not_said_to_somebody_who_follows_no_more(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    await street.knock(street.li)
    await reports(street.wang)
    assert (await zhang.presses("👀 关注", group)).startswith("👀 关注了 #1。我还不能私聊您：请先打开 @")
    await street.li.presses("接单")
    await finishes(street.li)
    await settled(street)
    assert await zhang.presses("👀 关注", group) == NO_MORE
    await street.knock(zhang)
    await settled(street)
    await zhang.sees_no("您关注的")


async def test_who_can_not_be_written_to_reads_how_and_follows_all_the_same(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    await street.knock(street.li)
    await reports(street.wang)
    said = await zhang.presses("👀 关注", group)
    assert "按「开始」" in said
    assert len(said) <= 200
    await street.li.presses("接单")
    await finishes(street.li)
    await settled(street)
    await zhang.says("/start")
    await zhang.sees("您关注的 #1", "等反映的邻居回话")


async def test_who_has_a_part_in_it_need_not_follow(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await street.knock(zhang, street.li)
    await reports(wang)
    hears_anyway = "#1 是您反映的或者您也遇到的，有进展会告诉您，不用再关注。"
    assert await wang.presses("👀 关注", group) == hears_anyway
    await zhang.presses("👀 关注", group)
    await zhang.presses("我也遇到", group)
    assert await zhang.presses("👀 关注", group) == hears_anyway
    await street.li.presses("接单")
    await finishes(street.li)
    await street.wang.presses("5 分")
    await zhang.sees("#1 解决了：换了新灯泡")
    await settled(street)
    await zhang.sees_no("您关注的")


async def test_a_stranger_from_another_building_can_neither_follow_nor_see_it(street: Street) -> None:
    zhao = street.zhao
    await street.knock(zhao, street.li)
    await reports(street.wang)
    for data in ("follow:1", "details:1", "see:1:ho1p0", "photos:1:ho1p0", "story:1:1:ho1p0", "take:follow:1:ho1p0"):
        assert (data, await zhao.forges(f"1:issues:{data}")) == (data, UNSEEN)
        assert (data, await zhao.forges(f"1:issues:{data.replace(':1', ':77', 1)}")) == (data, UNSEEN)
    await zhao.sees_no(LIGHT)


async def test_after_it_has_ended_the_details_are_shown_and_following_is_over(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    await street.knock(zhang)
    await mends(street)
    card = await group.shows("#1", "等反映的邻居回话")
    await street.wang.presses("5 分")
    await group.shows("#1 解决了")
    await street.advance(days=32)
    assert (
        await zhang.forges("1:issues:follow:1", group, message_id=card["message_id"]) == "这件事已经解决，不用再点了。"
    )
    assert await zhang.presses("详情", group) == "#1 的详情我私聊发给您了。"
    seen = await zhang.sees("#1", LIGHT, "✔ 结果：换了新灯泡", "⭐ 5 分")
    assert not {"👀 关注", "🙋 我也遇到"} & set(labels(seen))


async def test_the_details_go_to_private_chat_or_are_told_in_a_line(street: Street) -> None:
    zhang, sun, group = street.zhang, street.sun, street.building_3
    await reports(street.wang)
    said = await zhang.presses("详情", group)
    assert said.startswith("#1 ⏳ 等楼门院长接单")
    assert "按「开始」" in said
    assert len(said) <= 200
    await street.knock(zhang)
    before = len(await group.messages())
    assert await zhang.presses("详情", group) == "#1 的详情我私聊发给您了。"
    await zhang.sees("#1", LIGHT, "11月23日", "登记")
    assert len(await group.messages()) == before
    assert sun.told == ""


async def test_a_long_reason_leaves_room_in_the_alert_for_how_to_see_it_all(street: Street) -> None:
    zhang, li, group = street.zhang, street.li, street.building_3
    await street.knock(li)
    await reports(street.wang)
    await li.presses("更多")
    await li.presses("不受理")
    await li.says("这是您自家的灯" * 60)
    await group.shows("#1", "没有受理")
    said = await zhang.presses("详情", group)
    assert said.endswith("按「开始」，再点一次详情。")
    assert len(said) <= 200


async def test_somebody_of_the_group_who_lives_nowhere_goes_on_in_private(street: Street) -> None:
    group = street.building_3
    someone = await moves_in(street, group, name="小杨")
    await street.knock(someone)
    await reports(street.wang)
    assert await someone.presses("详情", group) == "#1 的详情我私聊发给您了。"
    await someone.sees("#1", LIGHT)
    assert await someone.presses("我也遇到") == "记下了，算上您有 1 位邻居也遇到 #1，办完会有回音。"
    assert "🙋 我也遇到" not in labels(await someone.sees("#1", "1 位邻居也遇到了"))
    await someone.presses("刷新")
    await someone.presses("回列表")
    await someone.sees("📋", "3号楼", "正在办")


async def test_somebody_elses_details_are_no_way_in(street: Street) -> None:
    """What stands on a button is checked for whoever presses it."""
    zhao, group = street.zhao, street.building_3
    await street.knock(zhao)
    await reports(street.wang)
    card = await group.shows("#1")
    made_up = "x" * 16
    for spot in ("ho1p3", "ho1p999", f"ho1c{made_up}", "", "ho", "zz1p1", "ho1p" + "9" * 30, "ho1c😀"):
        assert LIGHT not in await zhao.forges(f"1:issues:see:1:{spot}")
    await zhao.sees_no(LIGHT)
    assert read(card).count(LIGHT) == 1
