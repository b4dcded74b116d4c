"""Who serves buildings without living in one reports what they meet there."""

from __future__ import annotations

from rules.places import Level
from storage import places
from storage.store import Tx
from tests.conversations.homes import at_the_database, building
from tests.conversations.stories import LIGHT, labels, moves_in
from tests.people import Street

NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"


async def test_a_grid_worker_chooses_one_of_their_buildings(street: Street) -> None:
    wu = street.wu
    await wu.says(f"/report {LIGHT}")
    assert labels(await wu.sees("是哪栋楼的事")) == ["1号楼", "2号楼"]
    assert await wu.forges(f"1:issues:at:{await building(street)}") == NOT_YOURS
    await wu.presses("2号楼")
    await wu.presses("照明")
    await wu.sees("请看一遍", "2号楼", LIGHT)
    await wu.presses("提交")
    await street.building_2.shows("#1", LIGHT)
    await street.building_1.shows_no("#1")


async def test_one_with_a_single_building_is_not_asked_which(street: Street) -> None:
    await street.liu.says(LIGHT)
    await street.liu.presses("反映这件事")
    await street.liu.sees("第 1 步，共 2 步", "是哪方面的事")


async def test_the_property_company_looks_through_many_buildings_by_pages(street: Street) -> None:
    def build(tx: Tx) -> None:
        row = tx.one("SELECT id FROM places WHERE name = '第二网格'")
        assert row is not None
        grid = places.place(tx, row["id"])
        for number in range(1, 21):
            places.add(tx, community_id=grid.community_id, parent=grid, level=Level.BUILDING, name=f"槐园{number:02}栋")

    await at_the_database(street, build)
    gao = street.gao
    await gao.says(f"/report {LIGHT}")
    await gao.presses("▶")
    await gao.presses("槐园20栋")
    await gao.presses("照明")
    await gao.sees("请看一遍", "槐园20栋", LIGHT)


async def test_whoever_has_neither_home_nor_office_here_turns_no_page(street: Street) -> None:
    yang = await moves_in(street, street.building_3, name="杨帆", language_code="zh")
    await street.knock(yang)
    assert await yang.forges("1:issues:buildings:1") == NOT_YOURS
