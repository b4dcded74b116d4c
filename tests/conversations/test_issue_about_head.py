"""An issue about the building head goes to the level above: the head neither handles it nor learns who reported it."""

from __future__ import annotations

from tests.conversations.homes import heads_too
from tests.conversations.stories import finishes, labels, until_counted
from tests.conversations.test_issue_incidents import merges
from tests.owing import settled
from tests.people import Person, Street, read

ABOUT = "楼门院长把楼道当仓库"
CHOICE = "跟楼门院长有关，请上一级办"


async def reports_on_head(reporter: Person, *, private: bool, words: str = ABOUT) -> None:
    await reporter.says(f"/report {words}")
    await reporter.presses("邻里纠纷")
    await reporter.presses("署上我的名字")
    await reporter.presses(CHOICE)
    seen = await reporter.sees("请看一遍", "🙈 对邻居不署名", "楼门院长不经手，看不到是谁反映的", "不想让他看到")
    assert "🙂 署上我的名字" not in labels(seen)
    if private:
        await reporter.presses("只给办事的人看")
        await reporter.sees("请看一遍", "🔒 只给办事的人看", "内容他也看不到")
    await reporter.presses("提交")
    await reporter.sees("已登记", "网格员会在")


async def test_a_private_one_the_head_never_meets(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports_on_head(wang, private=True)
    await liu.sees("📥 #1", ABOUT, "跟楼门院长有关：楼门院长不经手")
    await li.says("/issues")
    await li.sees("📋 3号楼")
    await li.says("/issue 1")
    await li.sees("没有找到这件诉求")
    for pressed in ("work:1", "more:1", "open:1:1", "accept:1", "ask:decline:1", "withholding:1", "details:1"):
        answer = await li.forges(f"1:issues:{pressed}")
        assert "网格" in answer or "没有找到这件诉求" in answer, f"{pressed}: {answer}"
    await settled(street)
    await li.sees_no(ABOUT)
    await li.sees_no(wang.name)


async def test_a_public_one_the_head_reads_as_any_neighbour_and_the_grid_sees_to_it(street: Street) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(li, liu)
    await reports_on_head(wang, private=False)
    await liu.sees("📥 #1", ABOUT)
    await group.shows("#1", ABOUT, "网格员")
    await li.says("/issue 1")
    seen = await li.sees("#1", "经过", ABOUT)
    assert "请别告诉他" not in read(seen)
    assert [label for label in labels(seen) if "接单" in label or "遮住" in label] == []
    assert "网格" in await li.forges("1:issues:accept:1")
    assert await li.presses("我也遇到", group) == "这件事跟楼门院长有关，由上一级来办，您这边就不加入了。"
    await liu.presses("接单")
    await liu.says("/issue 1")
    await liu.sees("#1", "经过", wang.name, "请别告诉他是谁反映的")
    assert "不能交给楼里办" in await liu.forges("1:issues:ask:lower:1")
    await finishes(liu, "谈过了，搬走了")
    await wang.presses("5 分")
    await group.shows("#1 解决了", "谈过了，搬走了")
    await settled(street)
    await li.sees_no(wang.name)
    await li.sees_no("📥")


async def test_it_is_offered_where_somebody_else_heads_the_building(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await heads_too(street, zhang)
    for person, offered in ((wang, True), (li, False), (zhang, False)):
        await person.says(f"/report {ABOUT}")
        await person.presses("邻里纠纷")
        seen = await person.sees("请看一遍", ABOUT)
        assert any(CHOICE in label for label in labels(seen)) is offered


async def test_who_heads_the_building_by_now_has_no_part_in_what_is_about_its_head_however_they_came_to_it(
    street: Street,
) -> None:
    wang, zhang, chen, liu, group = street.wang, street.zhang, street.chen, street.liu, street.building_3
    await street.knock(liu, chen)
    await reports_on_head(wang, private=False)
    await reports_on_head(zhang, private=False, words="楼门院长收了快递不给")
    await chen.presses("我也遇到", group)
    await group.shows("#2", "1 位邻居也遇到了")
    await chen.says("/issue 1")
    await chen.presses("关注")
    await heads_too(street, chen)
    await liu.sees("📥 #2")
    await merges(liu)
    await group.shows("#1", "🔗 #2 也在这里一起办", "1 位邻居也遇到了")
    await chen.says("/issue 1")
    await settled(street)
    assert [label for label in labels(await chen.sees("#1", "经过")) if "遇到" in label or "解决" in label] == []
    await liu.forges("1:issues:accept:1")
    await finishes(liu, "谈过了，搬走了")
    await zhang.sees("真的解决了吗")
    assert "由反映的和同样遇到的邻居说" in await chen.forges("1:issues:dispute:1")
    await wang.presses("5 分")
    await group.shows("#1 解决了", "谈过了，搬走了")
    await settled(street)
    await chen.sees_no("真的解决了吗")
    await chen.sees_no("您关注的")
    await chen.sees_no("您那边也好了吗")


async def test_what_they_had_joined_is_none_of_theirs_once_they_head_the_building(street: Street) -> None:
    chen = street.chen
    await street.knock(chen, street.liu)
    await reports_on_head(street.wang, private=False)
    await chen.presses("我也遇到", street.building_3)
    await chen.says("还是老样子")
    assert any("补充到 #1" in label for label in labels(await chen.sees("我在呢")))
    await heads_too(street, chen)
    await chen.says("楼下停了好多车")
    await until_counted(chen, "我在呢", 2)
    offered = [label for message in await chen.messages() if "我在呢" in read(message) for label in labels(message)]
    assert sum("补充到 #1" in label for label in offered) == 1
    await chen.says("/issues")
    await chen.presses("🙋 我的")
    await chen.sees("我反映的、我也遇到的", "还没有这样的诉求")


async def test_whom_it_is_about_is_offered_neither_to_join_nor_to_follow_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li, street.liu)
    await reports_on_head(wang, private=False)
    await li.says("/issue 1")
    seen = await li.sees("#1", "经过", ABOUT)
    assert [label for label in labels(seen) if "我也遇到" in label or "关注" in label] == []
    assert await li.forges("1:issues:follow:1") == "这件事跟楼门院长有关，由上一级来办，您这边就不关注了。"
    await li.says(f"/report {ABOUT}")
    await li.presses("邻里纠纷")
    await li.presses("提交")
    await li.sees("已登记", "#2")


async def test_a_private_one_is_not_counted_for_the_head(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(liu)
    await reports_on_head(wang, private=True)
    for reader, waits in ((liu, True), (li, False)):
        await reader.says("/stats")
        seen = await reader.sees("这段时间没有该回应的诉求")
        assert ("先不算：1 件" in read(seen)) is waits
