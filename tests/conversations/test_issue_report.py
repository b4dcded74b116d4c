"""How a report begins and what it asks: from whose link, and about what."""

from __future__ import annotations

import pytest

from handlers.kit.replies import text
from handlers.kit.texts import plain
from rules.issue_categories import TOPICS
from tests.conversations.stories import LIGHT, finishes, link_of, restarts
from tests.people import Street

WORDS = "请说说怎么回事"


@pytest.mark.parametrize("name", ["wang", "li", "liu", "lin"])
async def test_a_link_of_the_staffs_group_leads_to_no_report(street: Street, name: str) -> None:
    person = street.neighbourhood.people[name]
    await person.says(f"/start {await link_of(street, street.staff)}")
    await person.sees("这个链接失效了，请回到楼栋群里重新发一次命令（比如 /report），再点新的按钮。")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_the_same_kind_of_link_of_a_buildings_group_does(street: Street) -> None:
    await street.wang.says(f"/start {await link_of(street, street.building_1)}")
    await street.wang.sees("第 1 步，共 2 步", "是哪方面的事")


async def test_a_link_of_a_group_that_became_the_staffs_leads_nowhere_any_more(street: Street) -> None:
    """The code is looked up as the group stands now: a link kept from before is not trusted."""
    link = await link_of(street, street.building_3)
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run("UPDATE chats SET purpose = 'staff' WHERE telegram_id = :id", id=street.building_3.id)
        )
    await street.wang.says(f"/start {link}")
    await street.wang.sees("这个链接失效了")
    assert await street.rows("SELECT id FROM drafts") == []


KINDS = {kind: topic for topic, kinds in TOPICS.items() for kind in kinds or (topic,)}


@pytest.mark.parametrize("category", [category for category, topic in KINDS.items() if topic != "danger"])
async def test_the_question_for_words_repeats_what_it_is_about(street: Street, category: str) -> None:
    """Every kind is reached by two presses, every topic that is not divided by one."""
    wang, topic = street.wang, KINDS[category]
    label, above = (plain(text(f"issue-category-{code}"), "zh-Hans") for code in (category, topic))
    await wang.says("/report")
    await wang.presses(above)
    if topic != category:
        await wang.sees("第 2 步，共 3 步", above, "具体是什么")
        await wang.presses(label)
    await wang.sees("第 3 步，共 3 步" if topic != category else "第 2 步，共 2 步", label, WORDS)


async def test_what_is_none_of_the_kinds_of_a_topic_is_reported_under_it(street: Street) -> None:
    await street.wang.says("/report 二层楼道堆满杂物")
    await street.wang.presses("消防安全")
    await street.wang.sees("消防安全：具体是什么")
    await street.wang.presses("其他")
    await street.wang.presses("提交")
    await street.building_3.shows("#1 🧯 消防安全", "二层楼道堆满杂物")


@pytest.mark.parametrize("presses", [("去说说", "照明"), ("去说说", "电梯", "停运")])
async def test_from_the_group_it_takes_four_presses_at_most_and_one_sentence(
    street: Street, presses: tuple[str, ...]
) -> None:
    wang, group = street.wang, street.building_3
    await wang.says("/report", group)
    for label in presses:
        await wang.presses(label, group if label == "去说说" else None)
    await wang.says(LIGHT)
    await wang.presses("提交")
    await group.shows("#1", LIGHT)


DANGERS = {"danger-fire": "119", "danger-gas": "119", "danger-wire": "120", "danger-hurt": "120"}


@pytest.mark.parametrize("kind", DANGERS)
async def test_in_danger_people_are_told_first_whom_to_call(street: Street, kind: str) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("危险")
    await wang.sees("119", "具体是什么")
    await wang.presses(plain(text(f"issue-category-{kind}"), "zh-Hans"))
    await wang.sees(DANGERS[kind], "人安全了，再往下填", WORDS)
    await wang.says("三层有人需要帮忙")
    await wang.sees("请看一遍", DANGERS[kind], "急，等不得")
    await wang.presses("提交")
    await street.building_3.shows("#1", "🔴 急")


@pytest.mark.parametrize(
    ("said", "number"),
    [("楼道里着火了", "119"), ("厨房有煤气味", "119"), ("电梯旁边漏电", "120"), ("有位老人昏倒了", "120")],
)
async def test_danger_in_the_words_is_told_of_and_makes_it_urgent(street: Street, said: str, number: str) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("邻里纠纷")
    await wang.says(said)
    await wang.sees("请看一遍", "邻里纠纷", number, "急，等不得")
    await wang.presses("提交")
    await street.building_3.shows("#1", said, "🔴 急")


async def test_a_private_report_is_read_by_those_who_handle_it_alone(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li, street.zhang)
    await wang.says("/report 隔壁夜里常有人吵架")
    await wang.presses("邻里纠纷")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await li.sees("#1", "隔壁夜里常有人吵架")
    assert "用不了" in await street.zhang.forges("1:issues:join:1")
    await li.presses("接单")
    await finishes(li, "上门调解了")
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await group.shows_no("#1")
    await group.shows_no("吵架")


async def test_it_is_repeated_after_a_restart_and_with_a_refusal_and_changes_with_the_choice(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("绿化")
    await wang.sees("🌳 绿化", WORDS)
    await restarts(street)
    await wang.says("灯")
    await wang.sees("请至少写 2 个字", "🌳 绿化", WORDS)
    await wang.presses("上一步")
    await wang.presses("照明")
    await wang.sees("第 2 步，共 2 步", "💡 照明", WORDS)
    await wang.says(LIGHT)
    await wang.sees("请看一遍", "💡 照明", LIGHT)
