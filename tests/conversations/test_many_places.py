"""A hundred buildings, a hundred communities: Telegram takes a hundred buttons, so one looks through them by pages."""

from __future__ import annotations

import pytest

from rules.places import Level
from storage import places
from storage.store import Tx
from tests.conversations.household_lists import NEW, sends
from tests.conversations.stories import forms_group, labels, until_counted
from tests.people import Group, Street

BUILDINGS = 112
FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"


@pytest.fixture
async def wide_street(street: Street) -> Street:
    """Locust Lane, whose second grid has grown by a hundred buildings and more."""

    def build(tx: Tx) -> None:
        row = tx.one("SELECT id FROM places WHERE name = '第二网格'")
        assert row is not None
        grid = places.place(tx, row["id"])
        for number in range(1, BUILDINGS):
            places.add(tx, community_id=grid.community_id, parent=grid, level=Level.BUILDING, name=f"槐园{number:03}栋")

    async with street.database() as store:
        await store.transact(build)
    return street


async def grid_id(street: Street) -> int:
    [row] = await street.rows("SELECT id FROM places WHERE name = '第二网格'")
    return int(row["id"])


async def test_a_group_is_bound_to_a_building_of_a_later_page(wide_street: Street) -> None:
    street, lin = wide_street, wide_street.lin
    group = await forms_group(street, "槐园群", lin, street.zhang)
    await lin.says("/bind", group)
    await lin.presses("第二网格 ▸", group)
    await lin.presses("▶", group)
    await lin.presses("槐园020栋 ▸", group)
    await lin.presses("槐园020栋邻居群", group)
    await group.shows("好了，这里是槐园020栋的群")


async def test_each_page_of_places_keeps_what_stands_above_it_and_the_way_back(wide_street: Street) -> None:
    street, lin = wide_street, wide_street.lin
    group = await forms_group(street, "槐园群", lin, street.zhang)
    await lin.says("/bind", group)
    await lin.presses("第二网格 ▸", group)
    await lin.presses("1/6", group)
    shown = labels(await group.shows("这是哪里的群？"))
    assert (shown[:2], len(shown)) == (["🏠 第二网格邻居群", "3号楼 ▸"], 24)
    assert shown[-3:] == ["1/6", "▶", "◀ 槐树里社区"]
    await lin.forges(f"1:places:page:{await grid_id(street)}:999", group)
    await lin.presses("6/6", group)
    shown = labels(await group.shows("这是哪里的群？"))
    assert (shown[1], shown[-4:]) == ("槐园100栋 ▸", ["槐园111栋 ▸", "◀", "6/6", "◀ 槐树里社区"])


async def test_somebody_is_looked_for_in_a_building_of_a_later_page(wide_street: Street) -> None:
    lin = wide_street.lin
    await lin.says("/grant")
    await lin.presses("第二网格 ▸")
    await lin.presses("槐园001栋 ▸")
    await lin.sees("槐园001栋还没有我认得的人")
    await lin.says("/grant")
    await lin.presses("第二网格 ▸")
    await lin.presses("1/6")
    await lin.forges(f"1:roles:beneath:{await grid_id(wide_street)}:2")
    await lin.presses("槐园039栋 ▸")
    await lin.sees("槐园039栋还没有我认得的人")


async def test_nobody_but_an_admin_turns_these_pages(wide_street: Street) -> None:
    street, grid = wide_street, await grid_id(wide_street)
    await street.knock(street.liu, street.zhang)
    for person in (street.liu, street.zhang):
        for data in (f"1:places:page:{grid}:2", f"1:roles:beneath:{grid}:2"):
            assert (data, await person.forges(data)) == (data, FOR_THE_ADMIN)
            await person.sees_no("槐园")


async def test_neither_a_sticker_nor_a_thumb_turns_the_page_of_a_forms_list(wide_street: Street) -> None:
    """Nor does a number that stands between the arrows. A choice of any page can be written out."""
    lin = wide_street.lin
    await lin.says("/grant")
    for label in ("李大爷", "业委会", "第二网格"):
        await lin.presses(label)
    await until_counted(lin, "在哪里？", 1)
    for count, answer in enumerate((None, "👍", "16", "▶"), start=1):
        await (lin.says(answer) if answer else lin.sends(sticker=True))
        await until_counted(lin, "请点下面的按钮", count)
    asked = (await lin.messages())[-1]
    assert [label for label in labels(asked) if "/" in label] == ["1/6"]
    await lin.says("槐园039栋")
    await lin.sees("到什么时候")


# A hundred communities


@pytest.fixture
async def city(street: Street) -> Street:
    """Locust Lane and so many more communities; Zhang, whom the settings name, is an admin in all of them."""

    def build(tx: Tx) -> None:
        for number in range(1, BUILDINGS):
            places.found_community(tx, name=f"槐园{number:03}社区", language="zh-Hans", time_zone="Asia/Shanghai")

    async with street.database() as store:
        await store.transact(build)
    await street.stop_bot()
    community = street.config.community.model_copy(update={"admins": (street.zhang.id,)})
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await street.knock(street.zhang)
    return street


async def turns_to(street: Street, group: Group | None, pages: int, name: str) -> None:
    """Let Zhang turn pages on and on, and press what stands on the last of them."""
    for number in range(1, pages):
        await street.zhang.presses(f"{number}/{pages}", group)
        await street.zhang.presses("▶", group)
    await street.zhang.presses(f"{pages}/{pages}", group)
    await street.zhang.presses(name, group)


async def test_a_group_is_bound_in_a_community_of_a_later_page(city: Street) -> None:
    group = await forms_group(city, "槐园群", city.wang, city.zhang)
    await city.zhang.says("/bind", group)
    await turns_to(city, group, 6, "槐园111社区")
    await group.shows("这是哪里的群？")
    await city.zhang.presses("槐园111社区邻居群", group)
    await group.shows("好了，这里是槐园111社区的群")
    assert await city.wang.forges("1:places:communities:1", group) == FOR_THE_ADMIN
    await group.shows_no("槐园001社区")


async def test_somebody_is_looked_for_in_a_community_of_a_later_page(city: Street) -> None:
    await city.zhang.says("/grant")
    await turns_to(city, None, 12, "槐园111社区")
    await city.zhang.sees("槐园111社区还没有我认得的人")


async def test_a_list_is_imported_for_a_community_of_a_later_page(city: Street) -> None:
    await sends(city.zhang, NEW)
    await turns_to(city, None, 12, "槐园111社区")
    await city.zhang.sees("槐园111社区", "会有这些变化")


async def test_nobody_else_turns_the_pages_of_communities(city: Street) -> None:
    await city.knock(city.wang)
    assert await city.wang.forges("1:roles:tops:2") == FOR_THE_ADMIN
    assert "放了一天以上" in await city.wang.forges("1:households:communities:1:2")
    await city.wang.sees_no("槐园")
