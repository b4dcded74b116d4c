"""并案: several reports of one thing are handled as one, everybody concerned hears of it, and it can be undone."""

from __future__ import annotations

import asyncio

from tests.conversations.stories import LIGHT, labels, of, restarts, until_counted
from tests.owing import settled
from tests.people import Person, Street

ALIKE = "2楼的灯不亮了"
NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"


async def files(reporter: Person, words: str = LIGHT, *, category: str = "照明", kind: str = "") -> None:
    """Let somebody report all the same what neighbours have reported already."""
    await reporter.says(f"/report {words}")
    await reporter.presses(category)
    if kind:
        await reporter.presses(kind)
    await reporter.presses("提交")
    await reporter.sees("已登记")


async def two(street: Street, *others: Person) -> None:
    """Let Wang and Chen report the same light, which Li can take on."""
    await street.knock(street.li, *others)
    await files(street.wang)
    await files(street.chen, ALIKE)
    await street.li.sees("📥 #2", ALIKE)


async def merges(officer: Person, number: int = 1) -> None:
    """Let an officer merge the newest issue into another one that is offered."""
    await officer.presses("更多")
    await officer.presses("并案")
    await officer.sees("和哪一件一起办")
    await officer.presses(f"#{number} ")


async def supporters(street: Street, number: int) -> list[int]:
    """Return the Telegram ids of those who have joined an issue."""
    rows = await street.rows(
        """
        SELECT p.telegram_id
        FROM issue_supporters s JOIN issues i ON i.id = s.issue_id JOIN people p ON p.id = s.person_id
        WHERE i.number = :number ORDER BY p.telegram_id
        """,
        number=number,
    )
    return [row["telegram_id"] for row in rows]


# Merged


async def clocks(street: Street) -> list[int]:
    """Return of which issues a clock runs: once for its end, and once for three quarters of it."""
    rows = await street.rows(
        "SELECT subject_id FROM deadlines WHERE state = 'waiting' AND kind <> 'issues.morning' ORDER BY subject_id"
    )
    return [row["subject_id"] for row in rows]


async def test_everybody_hears_that_two_are_handled_as_one_and_both_cards_say_so(street: Street) -> None:
    wang, chen, zhang, li, group = street.wang, street.chen, street.zhang, street.li, street.building_3
    await two(street, zhang)
    await zhang.presses("我也遇到", group)
    await merges(li)
    await group.shows("#2", "🔗 并到 #1 一起办")
    await group.shows("#1", "🔗 #2 也在这里一起办", "2 位邻居也遇到了")
    assert labels(await group.shows("#2", "并到 #1")) == ["⋯ 详情"]
    for person in (chen, zhang):
        await person.sees("#2 和 #1 是同一件事，并到一起办了。办完我告诉您。")
    assert await supporters(street, 1) == [zhang.id, chen.id]
    assert await clocks(street) == [1, 1]
    await li.sees("📥 #1", "🔗 #2 也在这里一起办")
    await li.forges("1:issues:accept:1")
    await wang.sees("楼门院长已经接单")
    await li.presses("办完了")
    await li.says("换了新灯泡")
    await li.presses("跳过")
    await wang.presses("5 分")
    for person in (chen, zhang):
        await person.sees("#1 解决了：换了新灯泡")
    await settled(street)
    ended = await street.rows("SELECT number, state, ended_at FROM issues ORDER BY number")
    assert [(row["state"], row["ended_at"] is not None) for row in ended] == [("closed", True), ("merged", True)]


async def test_what_is_like_it_or_of_the_same_topic_is_offered_and_nothing_else(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await files(street.wang)
    await files(street.zhang, "单元门关不上", category="公共设施", kind="单元门")
    await files(street.zhao, "1号楼楼道灯坏了")
    await files(street.wang, "门口的灯一闪一闪的")
    await files(street.chen, ALIKE)
    await li.sees("📥 #5", ALIKE)
    await li.presses("更多")
    await li.presses("并案")
    offered = await li.sees("#5 和哪一件一起办", ALIKE)
    assert labels(offered) == [f"#1 {LIGHT}", "#4 门口的灯一闪一闪的", "⌨ 写编号", "◀ 上一步"]


async def test_where_nothing_is_like_it_a_number_is_asked_for(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await files(street.zhang, "单元门关不上", category="公共设施", kind="单元门")
    await files(street.wang)
    await li.sees("📥 #2")
    await li.presses("更多")
    await li.presses("并案")
    await li.sees("附近没有差不多的诉求")
    await li.presses("写编号")
    await li.sees("#2 和哪一件一起办？请写那一件的编号")
    for written, answer in (
        ("门", "请换个说法"),
        ("9", "没有编号是 #9 的诉求"),
        ("12345678901234567890", "请换个说法"),
        ("#2", "#2 就是这一件"),
        ("<b>0</b>", "没有编号是 #0 的诉求"),
    ):
        await li.says(written)
        await li.sees(answer, "请写那一件的编号")
    await restarts(street)
    await li.says("#１")
    await li.sees("#2 并到 #1 一起办了")
    await street.building_3.shows("#2", "🔗 并到 #1 一起办")
    assert await street.rows("SELECT id FROM drafts") == []
    await li.says("/issue 2")
    await li.sees("经过", "并到别的诉求里：#1")


async def test_a_number_is_no_longer_asked_for_once_somebody_else_merged_it(street: Street) -> None:
    li, liu = street.li, street.liu
    await two(street, liu)
    await li.presses("更多")
    await li.presses("并案")
    await li.presses("写编号")
    await li.sees("请写那一件的编号")
    await liu.forges("1:issues:merge:2:1")
    await street.chen.sees("并到一起办了")
    await li.says("第一件")
    await li.sees("#2 不用再填了：这件事并到别的诉求里了")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_pressed_twice_by_two_officers_and_after_a_restart_it_is_merged_once(street: Street) -> None:
    li, liu, chen = street.li, street.liu, street.chen
    await two(street, liu)
    told = await asyncio.gather(li.forges("1:issues:merge:2:1"), liu.forges("1:issues:merge:2:1"))
    assert sorted(told) == ["#2 并到 #1 一起办了", "这件事并到别的诉求里了，请到那一件里办。"]
    await restarts(street)
    assert "并到别的诉求里了" in await li.forges("1:issues:merge:2:1")
    await settled(street)
    assert await chen.count("并到一起办了") == 1
    assert await supporters(street, 1) == [chen.id]


async def test_whoever_was_at_it_hears_that_there_is_nothing_more_to_do_and_whoever_is_at_the_head_what_came(
    street: Street,
) -> None:
    li, gao, liu = street.li, street.gao, street.liu
    await two(street, gao, liu)
    await li.forges("1:issues:accept:2")
    await li.forges("1:issues:assign:2:property_company")
    await gao.sees("#2", "请你们办理")
    await li.forges("1:issues:accept:1")
    await street.wang.sees("楼门院长已经接单")
    await liu.forges("1:issues:merge:2:1")
    await gao.sees("#2 并到 #1 一起办了，不用再单独办", "#1 现在：🟦 楼门院长已接单")
    await li.sees("🔗 #2 并到 #1 一起办了：", ALIKE)
    await until_counted(liu, "并到 #1 一起办了：", 0)


async def test_whoever_is_at_both_is_told_once(street: Street) -> None:
    li, gao, liu = street.li, street.gao, street.liu
    await two(street, gao, liu)
    for number in (1, 2):
        await li.forges(f"1:issues:accept:{number}")
        await li.forges(f"1:issues:assign:{number}:property_company")
    await liu.forges("1:issues:merge:2:1")
    for worker in (li, gao):
        await worker.sees("🔗 #2 并到 #1 一起办了：", ALIKE)
    await settled(street)
    for worker in (li, gao):
        await worker.sees_no("不用再单独办")


# What does not go together


async def test_what_is_in_work_above_is_not_merged_into_what_waits_below(street: Street) -> None:
    li, liu, gao, group = street.li, street.liu, street.gao, street.building_3
    await two(street, liu, gao)
    await li.forges("1:issues:ask:lift:2")
    await li.says("整条线路坏了")
    await liu.presses("接单")
    await liu.forges("1:issues:assign:2:property_company")
    await gao.sees("#2", "请你们办理")
    await liu.forges("1:issues:heads:2")
    await liu.sees("#2 附近没有差不多的诉求")
    told = await liu.forges("1:issues:merge:2:1")
    assert told == "#1 在下面一级，#2 并过去就退回去了。请反过来：发 /issue 1，把 #1 并到 #2。"
    await group.shows("#2", "已交给物业办理")
    await liu.says("/issue 1")
    await merges(liu, 2)
    await group.shows("#1", "🔗 并到 #2 一起办")
    await group.shows("#2", "🔗 #1 也在这里一起办", "已交给物业办理")


async def test_what_is_in_work_is_not_merged_into_what_nobody_has_taken_on(street: Street) -> None:
    li, liu = street.li, street.liu
    await two(street, liu)
    await li.forges("1:issues:accept:2")
    told = await li.forges("1:issues:merge:2:1")
    assert told == "#1 还没有人接单，#2 已经在办了。请反过来：发 /issue 1，把 #1 并到 #2。"
    await li.forges("1:issues:ask:lift:1")
    await li.says("整条线路坏了")
    await liu.sees("📥 #1", "等网格员接单")
    told = await liu.forges("1:issues:merge:2:1")
    assert told == "#1 还没有人接单，#2 已经在办了。请先接 #1 的单，再来并案。"
    await liu.forges("1:issues:accept:1")
    assert await liu.forges("1:issues:merge:2:1") == "#2 并到 #1 一起办了"
    await li.sees("#2 并到 #1 一起办了，不用再单独办", "#1 现在：🟦 网格员已接单")


async def test_what_can_not_be_the_head_is_refused_with_one_line(street: Street) -> None:
    wang, li = street.wang, street.li
    await two(street)
    assert await li.forges("1:issues:merge:2:2") == "#2 就是这一件，请选另一件。"
    assert "用不了" in await li.forges("1:issues:merge:2:99")
    await files(street.zhang, "三单元门灯坏了")
    await li.forges("1:issues:merge:2:1")
    assert await li.forges("1:issues:merge:3:2") == "#2 已经并到 #1 了，请并到 #1。"
    assert await li.forges("1:issues:merge:1:2") == "#2 本来就并在这一件里了。"
    await wang.says("/report 隔壁夜里常有人吵架")
    await wang.presses("邻里纠纷")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await li.sees("📥 #4")
    assert await li.forges("1:issues:merge:3:4") == "#4 和这一件，一件公开，一件只给办事的人看，不能并到一起。"
    await li.forges("1:issues:accept:1")
    await wang.sees("已经接单")
    await li.forges("1:issues:ask:resolve:1")
    await li.says("换了新灯泡")
    await li.presses("跳过")
    await wang.sees("真的解决了吗")
    assert await li.forges("1:issues:merge:3:1") == "#1 已经办完或者了结了，请选一件还在办的。"


async def test_an_officer_merges_only_what_they_handle_both(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await files(street.wang)
    await files(street.sun, ALIKE)
    await files(li, "楼道灯还是不亮")
    assert await li.forges("1:issues:merge:1:2") == "#2 不归您办，请找能同时办这两件的负责人来并案。"
    assert await li.forges("1:issues:merge:1:3") == "#3 不归您办，请找能同时办这两件的负责人来并案。"
    assert "由别的负责人来办" in await li.forges("1:issues:merge:3:1")
    assert await liu.forges("1:issues:merge:1:3") == "#1 并到 #3 一起办了"


async def test_of_what_others_handle_an_officer_learns_nothing_by_its_number(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await files(street.wang)
    for words in (ALIKE, "楼道的灯坏了", SECRET):
        await street.sun.says(f"/report {words}")
        await street.sun.presses("照明")
        if words == SECRET:
            await street.sun.presses("只给办事的人看")
        await street.sun.presses("提交")
        await street.sun.sees("已登记")
    await liu.forges("1:issues:merge:3:2")
    for number in (2, 3, 4):
        assert (
            await li.forges(f"1:issues:merge:1:{number}") == f"#{number} 不归您办，请找能同时办这两件的负责人来并案。"
        )


async def test_what_a_head_elsewhere_holds_together_is_not_shown_to_whoever_handles_one_of_it(street: Street) -> None:
    li, lin = street.li, street.lin
    await street.knock(li, lin)
    await files(street.sun)
    await files(street.wang, ALIKE)
    assert await lin.forges("1:issues:merge:2:1") == "#2 并到 #1 一起办了"
    assert await li.forges("1:issues:parts:1") == NOT_YOURS
    assert await li.forges("1:issues:part:2") == "#2 不再跟 #1 一起办，请重新接单"


async def test_nobody_without_the_office_merges_or_parts(street: Street) -> None:
    people = [of(street, name) for name in ("wang", "zhang", "gao", "ma", "sun", "zhao")]
    await street.knock(*people, street.li)
    await files(street.zhou)
    await files(street.chen, ALIKE)
    for person in people:
        for data in ("heads:2", "number:2", "merge:2:1", "parts:1", "part:2"):
            assert (person.name, data, await person.forges(f"1:issues:{data}")) == (person.name, data, NOT_YOURS)


SECRET = "隔壁夜里常有人吵架，孩子在哭"


async def test_whoever_comes_to_a_private_head_by_their_own_reads_nothing_of_what_it_is(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(wang, zhang, li)
    for person, words, category in ((wang, SECRET, "邻里纠纷"), (zhang, "楼上总有人砸东西", "公共设施")):
        await person.says(f"/report {words}")
        await person.presses(category)
        if category == "公共设施":
            await person.presses("单元门")
        await person.presses("只给办事的人看")
        await person.presses("提交")
        await person.sees("已登记")
    await li.forges("1:issues:merge:2:1")
    await zhang.sees("#2 和 #1 是同一件事")
    await zhang.says("/issues")
    await zhang.presses("🙋 我的")
    listed = await zhang.sees("我反映的", "正在办", "点一件")
    assert [label for label in labels(listed) if label.startswith("#")] == ["#2 🔗 并到 #1 · 楼上总有人砸东西"]
    await zhang.says("/issue 2")
    assert not [label for label in labels(await zhang.sees("#2", "并到 #1 一起办", "经过")) if "看 #1" in label]
    await li.forges("1:issues:accept:1")
    await li.forges("1:issues:ask:resolve:1")
    await finish(li)
    await zhang.sees("#1 办完了", "真的解决了吗")
    await zhang.sees_no(SECRET)
    await wang.presses("5 分")
    await zhang.sees("#1 解决了")
    await zhang.sees_no(SECRET)
    await zhang.presses("还没解决")
    await zhang.presses("重新反映")
    await zhang.sees("第 3 步", "单元门")
    await settled(street)
    await zhang.sees_no(SECRET)
    await zhang.sees_no("邻里纠纷")


# Into another head, and parted again


async def test_what_was_merged_into_one_goes_along_into_another(street: Street) -> None:
    li, group = street.li, street.building_3
    await two(street, street.zhang)
    await files(street.zhang, "楼道的灯坏了")
    await li.forges("1:issues:merge:2:1")
    await li.forges("1:issues:merge:1:3")
    await group.shows("#3", "🔗 #1、#2 也在这里一起办", "2 位邻居也遇到了")
    await group.shows("#2", "🔗 并到 #3 一起办")
    assert await supporters(street, 3) == [street.wang.id, street.chen.id]
    assert await supporters(street, 1) == []
    await li.forges("1:issues:part:1")
    await group.shows("#3", "🔗 #2 也在这里一起办", "1 位邻居也遇到了")
    assert await supporters(street, 3) == [street.chen.id]


async def test_parted_again_it_waits_anew_and_takes_back_just_those_who_came_by_it(street: Street) -> None:
    chen, zhang, li, group = street.chen, street.zhang, street.li, street.building_3
    await two(street, zhang)
    for number in (1, 2):
        await zhang.forges(f"1:issues:join:{number}", group)
    await merges(li)
    assert await supporters(street, 1) == [zhang.id, chen.id]
    await restarts(street)
    await li.forges("1:issues:work:1")
    await until_counted(li, "📥 #1", 2)
    await li.presses("更多")
    await li.presses("分开办")
    asked = await li.sees("并到 #1 里的，哪一件要单独办")
    assert labels(asked) == [f"#2 {ALIKE}", "◀ 上一步"]
    await street.advance(hours=5)
    assert await li.presses(f"#2 {ALIKE}") == "#2 不再跟 #1 一起办，请重新接单"
    await group.shows("#2", ALIKE, "等楼门院长接单", "1 位邻居也遇到了")
    await chen.sees("#2 改为单独办理，请楼门院长在")
    await zhang.sees("#2 改为单独办理")
    assert await supporters(street, 1) == [zhang.id]
    assert await supporters(street, 2) == [zhang.id]
    assert "这件事还在等人接单" in await li.forges("1:issues:part:2")
    assert await clocks(street) == [1, 1, 2, 2]
    await li.forges("1:issues:accept:2")
    await chen.sees("#2 楼门院长已经接单")


async def test_whoever_had_it_in_hand_before_hears_that_it_is_handled_by_itself_again(street: Street) -> None:
    li, gao, liu = street.li, street.gao, street.liu
    await two(street, gao, liu)
    await li.forges("1:issues:accept:1")
    await li.forges("1:issues:accept:2")
    await li.forges("1:issues:assign:2:property_company")
    await li.forges("1:issues:merge:2:1")
    await gao.sees("不用再单独办")
    await liu.forges("1:issues:part:2")
    await gao.sees("✂ #2 又单独办了，由楼门院长在", "要请您接着办的话，我会告诉您")
    await until_counted(li, "👉 请在", 1)
    await settled(street)
    for person in (li, liu):
        await person.sees_no("又单独办了")


async def test_whoever_parts_one_from_the_heads_card_keeps_that_and_is_shown_the_parted_one_once(
    street: Street,
) -> None:
    li = street.li
    await two(street)
    head = await li.sees("📥 #1", LIGHT)
    await li.forges("1:issues:merge:2:1")
    await settled(street)
    await li.forges("1:issues:parts:1", message_id=head["message_id"])
    await li.presses(f"#2 {ALIKE}")
    await street.building_3.shows("#2", "等楼门院长接单")
    await settled(street)
    assert (await li.sees("📥 #1", LIGHT))["message_id"] == head["message_id"]
    assert await li.count("📥 #2") == 1
    assert labels(await li.sees("📥 #2", ALIKE))[0] == "✋ 接单"


async def test_it_is_parted_from_its_own_work_card_too(street: Street) -> None:
    li = street.li
    await two(street)
    await li.forges("1:issues:merge:2:1")
    await li.forges("1:issues:work:2")
    await li.sees("📥 #2", "并到 #1 一起办")
    await li.presses("更多")
    await li.presses("分开办")
    await street.building_3.shows("#2", "等楼门院长接单")
    await settled(street)
    await street.building_3.shows_no("也在这里一起办")


async def test_whom_two_merged_ones_brought_stays_when_one_is_parted(street: Street) -> None:
    li, zhang, group = street.li, street.zhang, street.building_3
    await two(street)
    await files(street.wang, "楼道的灯坏了")
    await zhang.forges("1:issues:join:2", group)
    await zhang.forges("1:issues:join:3", group)
    for number in (2, 3):
        await li.forges(f"1:issues:merge:{number}:1")
    assert await supporters(street, 1) == [zhang.id, street.chen.id]
    await li.forges("1:issues:part:2")
    assert await supporters(street, 1) == [zhang.id]
    await li.forges("1:issues:part:3")
    assert await supporters(street, 1) == []


async def test_whoever_joins_the_head_themselves_after_coming_by_another_stays(street: Street) -> None:
    li, zhang, group = street.li, street.zhang, street.building_3
    await two(street)
    await zhang.forges("1:issues:join:2", group)
    await li.forges("1:issues:merge:2:1")
    assert "算上您有 2 位邻居也遇到 #1" in await zhang.forges("1:issues:join:1", group)
    await li.forges("1:issues:part:2")
    assert await supporters(street, 1) == [zhang.id]


async def test_after_the_head_has_ended_nothing_is_parted_any_more(street: Street) -> None:
    li, wang = street.li, street.wang
    await two(street)
    await li.forges("1:issues:merge:2:1")
    await li.forges("1:issues:accept:1")
    await li.forges("1:issues:ask:resolve:1")
    await li.says("换了新灯泡")
    await li.presses("跳过")
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    assert await li.forges("1:issues:part:2") == "#2 已经跟并到的那一件一起了结了，不能再分开。"


# Those who have the problem


async def test_a_press_on_the_card_of_a_merged_one_joins_the_head(street: Street) -> None:
    zhang, chen, group = street.zhang, street.chen, street.building_3
    await two(street)
    await street.li.forges("1:issues:merge:2:1")
    told = await zhang.forges("1:issues:join:2", group)
    assert told == "记下了，算上您有 2 位邻居也遇到 #1。想听到回音，请先和我私聊，点一次「开始」。"
    assert "您自己反映的" in await chen.forges("1:issues:join:2", group)
    assert "您自己反映的" in await street.wang.forges("1:issues:join:2", group)


async def test_who_joins_while_reading_a_merged_one_is_told_how_many_joined_its_head(street: Street) -> None:
    zhang = street.zhang
    await two(street, zhang)
    await street.li.forges("1:issues:merge:2:1")
    assert await zhang.forges("1:issues:take:join:2:ho1p0") == "记下了，算上您有 2 位邻居也遇到 #1，办完会有回音。"


async def test_neither_a_merged_one_nor_its_head_is_taken_back(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await files(wang)
    await files(wang, ALIKE)
    await li.forges("1:issues:merge:2:1")
    assert await wang.forges("1:issues:withdraw:1") == "还有 1 件诉求并到这里一起办，不能收回。"
    assert "并到别的诉求里了" in await wang.forges("1:issues:withdraw:2")
    assert await supporters(street, 1) == []


async def test_the_group_of_a_merged_one_reads_what_became_of_its_head(street: Street) -> None:
    he, sun = street.he, street.sun
    await street.knock(he)
    await files(street.wang)
    await files(sun, ALIKE)
    await he.forges("1:issues:accept:1")
    assert await he.forges("1:issues:merge:2:1") == "#2 并到 #1 一起办了"
    await he.forges("1:issues:ask:resolve:1")
    await finish(he)
    await street.wang.presses("5 分")
    for group in (street.building_1, street.building_3):
        await group.shows("#1 解决了", "换了新灯泡")


async def finish(worker: Person) -> None:
    await worker.says("换了新灯泡")
    await worker.presses("跳过")
    await worker.sees("已办完")
