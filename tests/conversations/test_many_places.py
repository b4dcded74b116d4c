"""A grid of a hundred buildings: Telegram takes a hundred buttons, so they are looked through a page at a time."""

from __future__ import annotations

import pytest

from rules.places import Level
from storage import places
from storage.store import Tx
from tests.conversations.stories import forms_group, labels
from tests.people import Street

BUILDINGS = 112
NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"


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
    assert (shown[:2], len(shown), shown[-2:]) == (["🏠 第二网格邻居群", "3号楼 ▸"], 23, ["1/6", "▶"])
    await lin.forges(f"1:places:page:{await grid_id(street)}:999", group)
    await lin.presses("6/6", group)
    shown = labels(await group.shows("这是哪里的群？"))
    assert (shown[1], shown[-3:]) == ("槐园100栋 ▸", ["槐园111栋 ▸", "◀", "6/6"])


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
            assert (data, await person.forges(data)) == (data, NOT_YOURS)
            await person.sees_no("槐园")
