"""`/issue 17`: the whole of an issue, in private, to those who may read of it; and what they can do there."""

from __future__ import annotations

import pytest

from rules.access import Role
from rules.places import Level
from storage import households, people, places, roles
from storage.store import Tx
from tests.conversations.stories import (
    LIGHT,
    finishes,
    is_given_to_company,
    labels,
    mends,
    moves_in,
    of,
    reports,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.owing import settled
from tests.people import TEN_O_CLOCK, Street, read

UNSEEN = "没有找到这件诉求，请看看编号对不对；发 /issues 能看到列表。"
ASK_NUMBER = "请写上编号，比如 /issue 17；不记得编号就发 /issues 看列表。"


async def test_the_whole_of_an_issue_is_told_step_by_step(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li, street.liu)
    await reports(wang, photo=True)
    await street.advance(minutes=5)
    await li.presses("接单")
    await street.advance(minutes=5)
    await li.presses("更多")
    await li.presses("上报")
    await li.says("要换整条线路 <b>")
    await street.liu.presses("接单")
    await finishes(street.liu)
    await wang.says("/issue 1")
    seen = await wang.sees("#1 💡 照明 · 3号楼", "等反映的邻居回话")
    told = read(seen)
    assert LIGHT in told
    assert "✔ 结果：换了新灯泡" in told
    steps = told[told.index("经过") :].splitlines()[1:]
    assert [step.split(" ", 2)[2] for step in steps] == [
        "登记",
        "楼门院长接单",
        "上报给网格员：要换整条线路 <b>",
        "网格员接单",
        "办完了：换了新灯泡",
    ]
    assert steps[0].startswith("11月23日 10:0")
    photo = await wang.sees("#1 反映时的照片")
    assert "photo" in photo


async def test_of_many_steps_the_last_are_told_and_all_on_pages(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    for time in range(1, 8):
        await finishes(li, f"第 {time} 次" + "很长" * 200)
        await until_counted(wang, "真的解决了吗", 1)
        await wang.presses("解决了一部分")
        await wang.sees("只解决了一部分")
        await settled(street)
    await wang.says("/issue 1")
    seen = await wang.sees("#1 💡 照明", "经过")
    assert read(seen).count("11月23日") == 6 + 1
    await wang.presses("全部经过")
    first = await wang.sees("全部经过", "1/2", "登记")
    assert len(read(first)) <= 4096
    await wang.presses("▶")
    await wang.sees("全部经过", "2/2", "说解决了一部分")
    await wang.presses("◀")
    await wang.sees("全部经过", "1/2", "登记")
    await wang.presses("回详情")
    await wang.sees("#1 💡 照明", "经过")


async def test_who_comes_to_it_later_reads_what_was_added_and_what_was_still_missing(street: Street) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(li, liu, street.zhang)
    await reports(wang)
    await wang.presses("补充一句")
    await wang.says("是四楼那盏")
    await wang.presses("提交")
    await li.sees("➕ #1 反映的邻居补充", "是四楼那盏")
    await li.presses("接单")
    for missing in ("拐角还黑着", "晚上又灭了"):
        await finishes(li)
        await wang.presses("还没解决")
        await wang.presses("说说哪里还没好")
        await wang.says(missing)
        await wang.sees(f"💬 {missing}")
    await liu.sees("📥 #1", "➕ 邻居补充过 1 次，见「详情」")
    await liu.presses("详情")
    told = read(await liu.sees("经过"))
    for said in ("有邻居补充：是四楼那盏", "反映的邻居说没解决：拐角还黑着", "反映的邻居说没解决：晚上又灭了"):
        assert said in told
    await street.zhang.says("/issue 1", group)
    told = read(await street.zhang.sees("经过"))
    assert not any(said in told for said in ("是四楼那盏", "拐角还黑着", "晚上又灭了"))


@pytest.mark.parametrize("how", ["/issue 1", "/issue #1", "/issue#1", "/issue１", "/issue ＃１", "/issue 1 号"])
async def test_the_number_may_be_written_in_any_way(street: Street, how: str) -> None:
    await reports(street.wang)
    await street.wang.says(how)
    await street.wang.sees("#1 💡 照明", "经过")


@pytest.mark.parametrize("how", ["/issue", "/issue 灯", "/issue 😀", "/issue 1 2", "/issue " + "9" * 30, "/issue <b>"])
async def test_without_a_number_one_line_asks_for_it(street: Street, how: str) -> None:
    await reports(street.wang)
    await street.wang.says(how)
    await street.wang.sees(ASK_NUMBER)


async def test_what_may_not_be_seen_is_answered_like_what_is_not_there(street: Street) -> None:
    await reports(street.wang)
    for stranger in (of(street, name) for name in ("zhao", "sun", "zhou", "wu")):
        for number in (1, 2):
            await stranger.says(f"/issue {number}")
            await until_counted(stranger, UNSEEN, number)
        await stranger.sees_no(LIGHT)


async def test_neighbours_and_officers_see_it_but_only_who_handles_it_sees_who_reported(street: Street) -> None:
    await reports(street.wang)
    for name in ("zhang", "chen", "li", "liu", "he", "lin", "gao", "ma"):
        reader = of(street, name)
        await reader.says("/issue 1")
        seen = read(await reader.sees("#1 💡 照明", LIGHT, "经过"))
        named = "反映" in seen and street.wang.name in seen
        assert (name, named) == (name, name in ("li", "liu", "he", "lin"))


async def test_a_private_one_is_for_its_reporter_and_those_who_handle_it(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await wang.sees("已登记")
    for reader in (wang, li):
        await reader.says("/issue 1")
        seen = await reader.sees("#1 💡 照明", LIGHT, "🔒 只给办事的人看")
        assert not {"👀 关注", "🙋 我也遇到", "🙈 遮住一部分"} & set(labels(seen))
    await zhang.says("/issue 1")
    await zhang.sees(UNSEEN)
    for data in ("see:1:ho1p0", "follow:1", "take:follow:1:ho1p0", "take:join:1:ho1p0", "photos:1:ho1p0"):
        assert (data, await zhang.forges(f"1:issues:{data}")) == (data, UNSEEN)


async def test_what_each_can_do_stands_beneath(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await reports(wang)
    for reader in (wang, zhang, li):
        await reader.says("/issue 1")
    assert labels(await wang.sees("#1 💡", "经过")) == ["➕ 补充一句", "↩ 收回这件诉求", "🔄 刷新", "◀ 回列表"]
    assert labels(await zhang.sees("#1 💡", "经过")) == ["🙋 我也遇到", "👀 关注", "🔄 刷新", "◀ 回列表"]
    assert labels(await li.sees("#1 💡", "经过")) == [
        *("🙋 我也遇到", "👀 关注", "✋ 接单", "⋯ 更多", "🙈 遮住一部分", "🔄 刷新", "◀ 回列表")
    ]
    await restarts(street)
    assert (await zhang.presses("👀 关注")).startswith("👀 关注了 #1")
    assert await zhang.presses("👀 不再关注") == "不再关注 #1 了。"
    await zhang.presses("我也遇到")
    joined = labels(await zhang.sees("#1 💡", "1 位邻居也遇到了"))
    assert joined == ["↩ 点错了，我没遇到", "➕ 补充一句", "🔄 刷新", "◀ 回列表"]
    await wang.presses("刷新")
    assert "↩ 收回这件诉求" not in labels(await wang.sees("#1 💡", "1 位邻居也遇到了"))
    await li.presses("接单")
    await wang.presses("刷新")
    await wang.sees("#1 💡", "楼门院长已接单", "楼门院长接单")


async def test_a_reason_for_returning_it_is_for_those_who_handle_it(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await gao.presses("退回")
    await gao.says("这是业委会的事")
    await gao.sees("退回了")
    for reader in (wang, street.zhang, li):
        await reader.says("/issue 1")
    assert "这是业委会的事" in read(await li.sees("经过", "交给物业办理", "退回，由楼门院长再定"))
    for reader in (wang, street.zhang):
        assert "这是业委会的事" not in read(await reader.sees("经过", "退回，由楼门院长再定"))


async def test_a_reason_for_passing_it_on_is_for_those_who_handle_it_and_its_reporter(street: Street) -> None:
    wang, zhang, li, liu, group = street.wang, street.zhang, street.li, street.liu, street.building_3
    await street.knock(zhang, street.chen, li, liu)
    await reports(wang)
    await zhang.presses("👀 关注", group)
    await street.chen.presses("我也遇到", group)
    await li.forges("1:issues:ask:lift:1")
    await li.says("402 张建国不讲理")
    await zhang.sees("您关注的 #1", "等网格员接单")
    await liu.presses("接单")
    await liu.forges("1:issues:ask:lower:1")
    await liu.says("王秀兰家自己能修")
    await wang.presses("同意")
    await wang.sees("#1 现在由楼门院长来办")
    for reader in (wang, zhang, street.chen, li, liu):
        await reader.says("/issue 1")
    for reader in (wang, li, liu):
        await reader.sees("上报给网格员：402 张建国不讲理", "先问反映的邻居：王秀兰家自己能修", "改请楼门院长来办")
    for reader in (zhang, street.chen):
        await reader.sees("上报给网格员\n", "先问反映的邻居\n", "改请楼门院长来办")
        assert not [said for said in await said_by_bot(reader) if "不讲理" in said or "自己能修" in said]
    assert not [said for said in await said_by_bot(zhang, group) if "不讲理" in said or "自己能修" in said]


async def test_in_the_group_it_goes_to_private_chat_or_one_line_tells_the_way(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    someone = await moves_in(street, group, name="小杨")
    await street.knock(zhang)
    await reports(street.wang)
    await zhang.says("/issue 1", group)
    await zhang.sees("#1 💡", "经过")
    await group.shows_no("经过")
    await someone.says("/issue 1", group)
    await group.shows("小杨，这个我私聊发给您")
    await someone.presses("去私聊看", group)
    await someone.sees("#1 💡", LIGHT, "经过")
    await until_counted(group, "这个我私聊发给您", 0)
    await someone.says("/issue 7", group)
    await someone.sees(UNSEEN)
    await group.shows_no("经过")


async def test_forged_links_lead_nowhere(street: Street) -> None:
    zhao = street.zhao
    await street.knock(zhao)
    await reports(street.wang)
    links = ("issue_1", "issue_1_", "issue_1_xxxxxxxxxxxxxxxx", "issue_", "issue_x_y", "issue_" + "9" * 40, "issue_²")
    for link in links:
        await zhao.says(f"/start {link}")
    await settled(street)
    await zhao.sees_no(LIGHT)
    await zhao.sees_no("出了点问题")


async def test_where_two_communities_have_the_number_one_is_chosen(street: Street) -> None:
    wang = street.wang
    await reports(wang)

    def second_home(tx: Tx) -> None:
        person = people.by_telegram(tx, wang.id)
        assert person is not None
        there = places.found_community(tx, name="杨柳社区", language="zh-Hans", time_zone="Asia/Shanghai")
        community_id = there.community_id
        grid = places.add(tx, community_id=community_id, parent=there, level=Level.GRID, name="二网格")
        building = places.add(tx, community_id=community_id, parent=grid, level=Level.BUILDING, name="9号楼")
        home = places.add(tx, community_id=community_id, parent=building, level=Level.HOUSEHOLD, name="9-1")
        households.set_area(tx, home, 8000)
        households.join(tx, TEN_O_CLOCK, household=home, person_id=person.id, relation="owner")
        roles.grant(tx, TEN_O_CLOCK, person_id=person.id, role=Role.BUILDING_HEAD, where=building)

    async with street.database() as store:
        await store.transact(second_home)
    await wang.says("/report 电梯坏了")
    await wang.presses("9号楼")
    await wang.presses("照明")
    await wang.presses("提交")
    await until_counted(wang, "已登记", 2)
    await wang.says("/issue 1")
    choice = await wang.sees("有几个社区都有 #1")
    assert sorted(labels(choice)) == sorted(["杨柳社区", street.neighbourhood.plan.community])
    await wang.presses("杨柳社区")
    await wang.sees("#1 💡", "9号楼", "电梯坏了", "经过")
    await street.zhang.says("/issue 1")
    await street.zhang.sees("#1 💡", "3号楼", LIGHT)


async def test_an_issue_that_has_ended_is_told_whole(street: Street) -> None:
    await mends(street)
    await street.wang.presses("5 分")
    await street.wang.sees("谢谢您")
    await street.zhang.says("/issue 1")
    seen = await street.zhang.sees("#1 💡", "⭐ 5 分", "✔ 结果：换了新灯泡", "反映的邻居说解决了")
    assert labels(seen) == ["🔄 刷新", "◀ 回列表"]
