"""How a report begins and what it asks: from whose link, and about what."""

from __future__ import annotations

import pytest

from handlers.kit.replies import text
from handlers.kit.texts import plain
from rules.issues import Category
from tests.conversations.stories import LIGHT, restarts
from tests.people import Group, Street

WORDS = "请说说怎么回事"


async def link_of(street: Street, group: Group) -> str:
    """Return what the link of a group hands over to the bot."""
    [row] = await street.rows("SELECT code FROM chats WHERE telegram_id = :id", id=group.id)
    return f"report_{row['code']}"


@pytest.mark.parametrize("name", ["wang", "li", "liu", "lin"])
async def test_a_link_of_the_staffs_group_leads_to_no_report(street: Street, name: str) -> None:
    person = street.neighbourhood.people[name]
    await person.says(f"/start {await link_of(street, street.staff)}")
    await person.sees("这个链接失效了，请回到楼栋群里重新点一次。")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_the_same_kind_of_link_of_a_buildings_group_does(street: Street) -> None:
    await street.wang.says(f"/start {await link_of(street, street.building_1)}")
    await street.wang.sees("第 1 步，共 4 步", "是哪方面的事")


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


@pytest.mark.parametrize("category", Category)
async def test_the_question_for_words_repeats_what_it_is_about(street: Street, category: Category) -> None:
    wang, label = street.wang, plain(text(f"issue-category-{category}"), "zh-Hans")
    await wang.says("/report")
    await wang.presses(label)
    await wang.sees("第 2 步，共 4 步", label, WORDS)


async def test_it_is_repeated_after_a_restart_and_with_a_refusal_and_changes_with_the_choice(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("电梯")
    await wang.sees("🛗 电梯", WORDS)
    await restarts(street)
    await wang.says("灯")
    await wang.sees("请至少写 2 个字", "🛗 电梯", WORDS)
    await wang.presses("上一步")
    await wang.presses("照明")
    await wang.sees("第 2 步，共 4 步", "💡 照明", WORDS)
    await wang.says(LIGHT)
    await wang.presses("跳过")
    await wang.presses("不急")
    await wang.sees("请看一遍", "💡 照明", LIGHT)
