"""Before something is reported twice: what neighbours have told already is shown, and joined instead."""

from __future__ import annotations

import pytest

from handlers.issues import likeness
from handlers.issues.chat import report_form
from rules.issue_likeness import Near
from rules.issues import Issue
from tests.conversations.stories import LIGHT, finishes, labels, moves_in, reports, restarts, until_counted
from tests.owing import settled
from tests.people import Person, Street

ALIKE = "2楼的灯不亮了"
SEEN = "邻居们反映过差不多的"
ALONG = "➕ 把我写的带给办事的人"


async def tells(person: Person, words: str = ALIKE, category: str = "照明", kind: str = "") -> None:
    """Let somebody come to the last look at their report."""
    await person.says(f"/report {words}")
    await person.presses(category)
    if kind:
        await person.presses(kind)
    await person.sees("请看一遍", words)


async def takes_back(reporter: Person) -> None:
    await reporter.presses("收回这件诉求")
    await reporter.sees("真的要收回")
    await reporter.presses("收回")
    await reporter.sees("收回了。")


async def drafts(street: Street) -> int:
    return len(await street.rows("SELECT id FROM drafts"))


async def test_what_is_alike_is_shown_with_its_state_and_joined_instead(street: Street) -> None:
    wang, zhang, li, group = street.wang, street.zhang, street.li, street.building_3
    await street.knock(li)
    await reports(wang)
    await tells(zhang)
    seen = await zhang.sees(SEEN, f"#1 {LIGHT}", "等楼门院长接单")
    assert labels(seen)[:2] == ["🙋 #1 我也遇到", "✅ 提交"]
    await zhang.presses("#1 我也遇到")
    joined = await zhang.sees("记到 #1 里了，算上您有 1 位邻居也遇到", "办完我告诉您", "打分", "照片和语音带不过去")
    assert labels(joined) == [ALONG]
    await zhang.presses(ALONG)
    told = await zhang.sees("给 #1 补充的已经转给办事的人")
    assert (told["message_id"], labels(told)) == (joined["message_id"], [])
    await li.sees("➕ #1 一位同样遇到的邻居补充", ALIKE)
    await group.shows("#1", "1 位邻居也遇到了")
    assert await drafts(street) == 0
    await group.shows_no("#2")
    await li.presses("接单")
    await finishes(li)
    await wang.presses("5 分")
    await zhang.sees("#1 解决了：换了新灯泡")


async def test_what_they_write_of_the_work_takes_nothing_away_from_it(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(li)
    await reports(wang)
    await tells(zhang)
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了")
    await li.presses("接单")
    await finishes(li)
    question = await zhang.sees("真的解决了吗")
    await zhang.says("四层没修", reply_to=question["message_id"])
    await zhang.sees("您写的我先给您留着")
    await zhang.presses("还没解决")
    await li.sees("📥 #1", "💬 四层没修")
    await zhang.presses(ALONG)
    await li.sees("➕ #1 一位同样遇到的邻居补充", ALIKE)
    await settled(street)
    assert (await drafts(street), await li.count("四层没修")) == (0, 1)


async def test_what_is_not_taken_along_stays_and_what_is_said_next_is_no_part_of_it(street: Street) -> None:
    zhang, li = street.zhang, street.li
    await street.knock(li)
    await reports(street.wang)
    await tells(zhang)
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了")
    await zhang.says("楼下的垃圾桶满了")
    assert "📣 反映这件事" in labels(await zhang.sees("我在呢"))
    await zhang.presses("反映这件事")
    await zhang.presses("垃圾卫生")
    await zhang.presses("垃圾桶、分类")
    await zhang.sees("请看一遍", "楼下的垃圾桶满了")
    await settled(street)
    await li.sees_no(ALIKE)
    await li.sees_no("垃圾桶")


async def test_the_report_that_was_left_open_before_is_gone_on_with(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await zhang.says("/report 楼下的垃圾桶满了")
    await zhang.presses("其他")
    await zhang.sees("请看一遍", "楼下的垃圾桶满了")
    await zhang.says(f"/report {ALIKE}")
    await zhang.sees("前面那件还没填完")
    await zhang.presses("照明")
    await zhang.sees(SEEN)
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了")
    await zhang.sees("接着填", "请看一遍", "楼下的垃圾桶满了")
    await zhang.presses(ALONG)
    await zhang.sees("给 #1 补充的已经转给办事的人")


async def test_once_it_has_ended_they_read_so_and_later_they_are_asked_for_it_anew(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await tells(zhang)
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了")
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("DELETE FROM drafts"))
    await zhang.presses(ALONG)
    await zhang.sees("给 #1 补充点什么")
    await zhang.presses("不填了")
    await street.knock(street.li)
    await street.li.presses("接单")
    await finishes(street.li)
    await street.wang.presses("5 分")
    await zhang.sees("#1 解决了：换了新灯泡")
    assert "#1 已经不在办了，补充不进去" in await zhang.forges("1:issues:along:1")


async def test_what_is_alike_is_looked_for_once(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def weighed(words: str, nearby: list[Issue]) -> list[Near]:
        looked.append(words)
        return likeness.weighed(words, nearby)

    monkeypatch.setattr(report_form, "weighed", weighed)
    await reports(street.wang)
    looked.clear()
    await tells(street.zhang)
    await street.zhang.sees(SEEN)
    assert looked == [ALIKE]


async def test_it_can_be_filed_all_the_same(street: Street) -> None:
    await reports(street.wang)
    await tells(street.zhang)
    await street.zhang.presses("提交")
    await street.building_3.shows("#2", ALIKE)


async def test_it_holds_after_a_restart_and_a_second_press_finds_the_form_gone(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await tells(zhang)
    look = await zhang.sees(SEEN)
    await restarts(street)
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了")
    again = look["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await zhang.forges(again, message_id=look["message_id"]) == "这份内容已经提交或取消了。"
    assert len(await street.rows("SELECT issue_id FROM issue_supporters")) == 1


async def test_who_has_joined_before_reads_the_same_and_counts_once(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await tells(zhang)
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了，算上您有 1 位邻居也遇到")


async def test_three_at_most_are_shown_the_likest_and_newest_first(street: Street) -> None:
    for person in (street.wang, street.chen, street.li, street.liu):
        await street.knock(person)
    for person in (street.wang, street.chen, street.li):
        await reports(person)
    await reports(street.zhang, "三单元门口的灯罩掉了")
    await reports(street.wang)
    await tells(street.zhang)
    seen = await street.zhang.sees(SEEN)
    assert [label for label in labels(seen) if "我也遇到" in label] == [f"🙋 #{n} 我也遇到" for n in (5, 3, 2)]


@pytest.mark.parametrize(
    ("words", "category", "kind"),
    [("电梯坏了", "电梯", "停运"), ("楼上半夜装修太吵", "噪音", "装修"), ("五层楼道灯坏了", "照明", "")],
)
async def test_what_is_not_alike_is_not_shown(street: Street, words: str, category: str, kind: str) -> None:
    await reports(street.wang)
    await tells(street.zhang, words, category, kind)
    await street.zhang.sees_no(SEEN)


async def test_an_outage_is_the_same_whatever_the_words(street: Street) -> None:
    await reports(street.wang, "困在里面半小时，按了铃", category="电梯", kind="停运")
    await tells(street.zhang, "电梯停在三楼不动", "电梯", "停运")
    await street.zhang.sees(SEEN, "#1 困在里面半小时，按了铃")


async def test_what_one_has_reported_oneself_is_told_of_without_a_way_to_join_it(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await tells(wang)
    seen = await wang.sees(f"您已经反映过 #1：{LIGHT}", "等楼门院长接单")
    assert "邻居们反映过" not in seen["text"]
    assert labels(seen)[0] == "✅ 提交"
    await wang.presses("提交")
    await street.building_3.shows("#2", ALIKE)


async def test_private_ones_and_those_that_ended_are_not_shown_and_ones_own_not_joined(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(li)
    await reports(zhang)
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await wang.sees("已登记")
    await reports(street.chen)
    await takes_back(street.chen)
    await tells(zhang)
    await zhang.sees("您已经反映过 #1")
    await zhang.sees_no(SEEN)
    [draft] = await street.rows("SELECT id FROM drafts")
    answers = [await zhang.forges(f"1:issues:instead:{draft['id']}:{issue_id}") for issue_id in (1, 2, 3)]
    assert answers == [
        "这是您自己反映的，不用再点，有进展会告诉您。",
        "这个按钮已经用不了了，请发 /help 看看现在能做什么。",
        "反映的邻居已经把这件事收回了。",
    ]
    assert await drafts(street) == 1
    assert await street.rows("SELECT issue_id FROM issue_supporters") == []


async def test_another_buildings_are_not_shown_and_not_joined_by_a_forged_button(street: Street) -> None:
    await reports(street.sun)
    await tells(street.zhang)
    await street.zhang.sees_no(SEEN)
    [draft] = await street.rows("SELECT id FROM drafts")
    assert "用不了" in await street.zhang.forges(f"1:issues:instead:{draft['id']}:1")
    assert await street.rows("SELECT issue_id FROM issue_supporters") == []
    assert await drafts(street) == 1


async def test_what_lies_above_the_building_is_shown_and_joined(street: Street) -> None:
    """An issue of the grid concerns all its buildings; here one is put there by hand."""
    wang, zhang = street.wang, street.zhang
    await reports(wang, "小区路灯不亮")
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run("UPDATE issues SET place_id = (SELECT parent_id FROM places WHERE id = place_id)")
        )
    await tells(zhang, "路灯不亮了")
    await zhang.presses("#1 我也遇到")
    await zhang.sees("记到 #1 里了")


async def test_somebody_elses_draft_is_not_joined_away(street: Street) -> None:
    await reports(street.wang)
    await tells(street.zhang)
    [draft] = await street.rows("SELECT id FROM drafts")
    await street.chen.says("/start")
    await street.chen.sees("您好")
    assert await street.chen.forges(f"1:issues:instead:{draft['id']}:1") == "这份内容已经提交或取消了。"
    assert await drafts(street) == 1


async def test_the_form_of_something_else_is_not_joined_away_either(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("更多")
    await li.presses("不受理")
    await li.sees("为什么不受理 #1")
    [draft] = await street.rows("SELECT id FROM drafts")
    assert "用不了" in await li.forges(f"1:issues:instead:{draft['id']}:1")
    assert await drafts(street) == 1


async def test_what_ended_meanwhile_says_so_and_the_report_is_still_there(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await reports(wang)
    await tells(zhang)
    await takes_back(wang)
    assert await zhang.presses("#1 我也遇到") == "反映的邻居已经把这件事收回了。"
    await zhang.presses("提交")
    await street.building_3.shows("#2", ALIKE)


async def test_a_neighbour_who_came_by_the_groups_link_joins_and_the_invitation_goes(street: Street) -> None:
    group = street.building_3
    await reports(street.wang)
    visitor = await moves_in(street, group, name="新邻居")
    await visitor.says(f"/report {ALIKE}", group)
    await visitor.presses("去说说", group)
    await visitor.presses("照明")
    await visitor.presses("#1 我也遇到")
    await visitor.sees("记到 #1 里了")
    await until_counted(group, "到私聊里说", 0)


async def test_what_is_said_only_aloud_is_like_nothing_but_an_outage(street: Street) -> None:
    zhang = street.zhang
    await reports(street.wang)
    await zhang.says("/report")
    await zhang.presses("照明")
    await zhang.sends(voice=True)
    await zhang.sees("请看一遍", "语音")
    await zhang.sees_no(SEEN)
