"""Moving out and moving house; and `/unit`, with which those who answer for a building see who lives where."""

from __future__ import annotations

import asyncio

import pytest

from handlers.households.living_chat import MOST_SEARCHED
from rules.places import Level
from storage import places
from storage.store import Tx
from tests.conversations.homes import NOT_YOURS, at_the_database, building, decisions, home, living, without_head
from tests.conversations.stories import EVERYBODY, labels, moves_in, of, until_counted
from tests.conversations.test_household_codes import printed
from tests.owing import settled
from tests.people import Street, read

NOT_AT_HOME = "您没有登记在这一户，或者已经搬出了；要登记请发 /join。"


# Moving out


async def test_one_moves_out_after_being_asked_once_more(any_street: Street) -> None:
    street, wang = any_street, any_street.wang
    await wang.says("/join")
    shown = await wang.sees("您登记在", "3号楼 1单元301（业主）")
    assert labels(shown) == ["📦 已搬出 3号楼 1单元301", "✏ 3号楼 1单元301：不是业主", "➕ 再登记一户"]
    await wang.presses("已搬出 3号楼")
    await wang.sees("您真的已经搬出 3号楼 1单元301了吗")
    await wang.presses("还住着")
    await wang.presses("已搬出 3号楼")
    assert await living(street, wang) == [("3号楼", "1单元301", "owner", True)]
    await wang.presses("是的，搬出了")
    await wang.sees("记下了，您已经搬出 3号楼 1单元301")
    assert await living(street, wang) == [("3号楼", "1单元301", "owner", False)]
    assert await decisions(street) == ["leave"]
    await wang.says("/join")
    await wang.sees("3号楼，您住哪一户")
    unit = await home(street, "1单元301")
    for verb in ("leave", "left"):
        assert await wang.forges(f"1:households:{verb}:{unit}") == NOT_AT_HOME


async def test_nobody_moves_anybody_else_out(street: Street) -> None:
    await street.knock(street.zhang)
    unit = await home(street, "1单元301")
    for verb in ("leave", "left"):
        assert await street.zhang.forges(f"1:households:{verb}:{unit}") == NOT_AT_HOME
    assert "用不了" in await street.zhang.forges("1:households:left:1")
    assert "用不了" in await street.zhang.forges("1:households:left:999")
    assert await living(street, street.wang) == [("3号楼", "1单元301", "owner", True)]


async def test_who_moves_house_is_asked_whether_they_left_the_old_one(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/join {await printed(street, '1单元101', '2号楼')}")
    await wang.presses("租户")
    welcome = await wang.sees("欢迎", "2号楼 1单元101", "以前的住处")
    assert labels(welcome) == ["📦 已搬出 3号楼 1单元301"]
    await wang.presses("已搬出 3号楼")
    await wang.presses("是的，搬出了")
    left = await wang.sees("记下了，您已经搬出 3号楼 1单元301", "2号楼 1单元101（租户）")
    assert left["message_id"] == welcome["message_id"]
    assert await living(street, wang) == [("3号楼", "1单元301", "owner", False), ("2号楼", "1单元101", "tenant", True)]


async def test_who_keeps_both_homes_has_both(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/join {await printed(street, '1单元101', '2号楼')}")
    await wang.presses("业主")
    await wang.sees("欢迎")
    await wang.says("/join")
    both = await wang.sees("您登记在", "3号楼 1单元301（业主）", "2号楼 1单元101（业主）")
    assert len(labels(both)) == 5
    await wang.presses("再登记一户")
    asked = await wang.sees("是哪栋楼")
    assert {*labels(asked)} == {"2号楼", "3号楼"}


# Something else than before


async def test_whoever_is_no_tenant_any_more_says_so_and_the_head_vouches_for_it(any_street: Street) -> None:
    street, zhang, li = any_street, any_street.zhang, any_street.li
    await street.knock(zhang, li)
    [(building, unit, was, _)] = await living(street, zhang)
    wanted, now = ("业主", "owner") if was != "owner" else ("租户", "tenant")
    await zhang.says("/join")
    await zhang.presses(f"✏ {building} {unit}：不是")
    await zhang.sees("您是这一户的")
    await zhang.presses(wanted)
    await zhang.presses("提交")
    await zhang.sees("已经请人核实")
    await li.sees("张建国", f"说自己是 {building} {unit}的{wanted}", "现在登记的是")
    await li.presses("是的，通过")
    await zhang.sees("欢迎", f"是这一户的{wanted}")
    assert await living(street, zhang) == [(building, unit, was, False), (building, unit, now, True)]
    await li.presses("↩ 点错了")
    await li.presses("点错了，改成不通过")
    await zhang.sees("没有通过")
    assert [home[2:] for home in await living(street, zhang)] == [(was, False), (now, False), (was, True)]
    await settled(street)
    assert await zhang.count("没有登记在任何一户") == 0


async def test_whoever_says_to_be_what_they_are_already_troubles_nobody(street: Street) -> None:
    wang = street.wang
    await wang.says("/join")
    await wang.presses("不是业主")
    await wang.sees("您是这一户的")
    await wang.presses("业主")
    await wang.presses("提交")
    await wang.sees("您已经登记在 3号楼 1单元301了，不用再登记")
    assert await decisions(street) == []


# Who lives where


async def test_the_head_sees_who_lives_in_a_unit_and_since_when(any_street: Street) -> None:
    li = any_street.li
    await li.says("/unit 301")
    shown = await li.sees("3号楼 1单元301", "1 人")
    assert read(shown).splitlines()[1] == "• 王秀兰，业主，2026年11月23日起"
    assert labels(shown) == ["王秀兰 不住这里", "◀ 3号楼"]
    await li.says("/unit")
    await li.sees("3号楼，要看哪一户")
    await li.presses("1单元402")
    await li.sees("3号楼 1单元402", "张建国")
    await li.presses("◀ 3号楼")
    await li.presses("1单元102")
    await li.sees("1单元102", "还没有人登记")


async def test_somebody_who_moved_away_is_written_down_and_told(any_street: Street) -> None:
    street, li, wang = any_street, any_street.li, any_street.wang
    await street.knock(wang)
    await li.says("/unit 1-301")
    await li.presses("王秀兰 不住这里")
    await li.sees("王秀兰 搬走了，或者本来就不住 3号楼 1单元301，是吗")
    await li.presses("◀ 住这里")
    await li.presses("王秀兰 不住这里")
    assert await living(street, wang) == [("3号楼", "1单元301", "owner", True)]
    assert await li.presses("是的，不住这里") == "记下了"
    await li.sees("1单元301", "还没有人登记")
    await wang.sees("您在 3号楼 1单元301的登记取消了", "弄错了")
    assert await living(street, wang) == [("3号楼", "1单元301", "owner", False)]
    assert await decisions(street) == ["move-away"]
    unit = await home(street, "1单元301")
    [person] = await street.rows("SELECT id FROM people WHERE telegram_id = :id", id=wang.id)
    for verb in ("away", "gone"):
        assert "已经没有登记这个人" in await li.forges(f"1:households:{verb}:{unit}:{person['id']}")
    await settled(street)
    assert await wang.count("登记取消了") == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("９９９", "没有「９９９」这一户"),
        ("1-303", "是不是下面这几户"),
        ("<b>&", "没有「<b>&」这一户"),
        ("🙂" * 50, "没有「🙂"),
        ("\u202e301", "3号楼 1单元301"),
        ("3号楼 301", "3号楼 1单元301"),
        ("３号楼３０１", "3号楼 1单元301"),
        ("3号楼", "3号楼，要看哪一户"),
        ("x" * 4000, "这一户"),
        ("1号楼 101", "1号楼不归您管"),
        ("２号楼", "2号楼不归您管"),
    ],
)
async def test_whatever_is_written_behind_it_has_an_answer(street: Street, written: str, said: str) -> None:
    await street.li.says(f"/unit {written}")
    await street.li.sees(said)


async def test_an_admin_chooses_among_all_buildings_or_types_one(street: Street) -> None:
    lin = street.lin
    await lin.says("/unit")
    asked = await lin.sees("是哪栋楼")
    assert labels(asked) == ["1号楼", "2号楼", "3号楼"]
    await lin.presses("2号楼")
    await lin.sees("2号楼，要看哪一户")
    await lin.says("/unit 301")
    which = await lin.sees("有几户都像「301」")
    assert labels(which) == ["1号楼 1单元301", "2号楼 1单元301", "3号楼 1单元301"]
    await lin.presses("3号楼 1单元301")
    await lin.sees("王秀兰", "业主")
    await lin.says("/unit 1号楼202")
    await lin.sees("1号楼 1单元202", "孙")


async def test_a_stair_of_ones_own_is_no_building_of_somebody_else(street: Street) -> None:
    await at_the_database(street, lambda tx: tx.run("UPDATE places SET name = '1' WHERE name = '1号楼'"))
    await street.li.says("/unit 1-301")
    await street.li.sees("3号楼 1单元301", "王秀兰")


async def test_a_building_that_is_called_by_a_number_is_told_from_its_units(street: Street) -> None:
    await at_the_database(street, lambda tx: tx.run("UPDATE places SET name = '3' WHERE name = '3号楼'"))
    for written in ("301", "3-301", "3 1单元301", "3号楼301"):
        before = await street.li.count("3 1单元301")
        await street.li.says(f"/unit {written}")
        await until_counted(street.li, "3 1单元301", before + 1)


async def test_where_there_are_many_buildings_the_one_is_asked_for_first(street: Street) -> None:
    def build(tx: Tx) -> None:
        grid = places.place(tx, 2)
        for number in range(MOST_SEARCHED):
            places.add(tx, community_id=1, parent=grid, level=Level.BUILDING, name=f"槐园{number}栋")

    await at_the_database(street, build)
    lin = street.lin
    await lin.says("/unit 301")
    asked = await lin.sees("「301」是哪栋楼的", "/unit 1号楼 301")
    assert labels(asked)[:2] == ["1号楼", "2号楼"]
    await lin.says("/unit 3号楼 301")
    await lin.sees("王秀兰")


async def test_whoever_heads_a_building_no_more_is_told_so_on_turning_its_page(street: Street) -> None:
    await without_head(street)
    await street.knock(street.li)
    assert (
        await street.li.forges("1:households:buildings:2")
        == "还没有归您管的楼栋。请社区管理员先用 /import 导入名单，或用 /grant 请您任职。"
    )


async def test_nobody_else_sees_who_lives_where(street: Street) -> None:
    unit, place_id = await home(street, "1单元301"), await building(street)
    [person] = await street.rows("SELECT id FROM people WHERE telegram_id = :id", id=street.wang.id)
    buttons = (
        f"units:{place_id}:0",
        f"unit:{unit}",
        f"away:{unit}:{person['id']}",
        f"gone:{unit}:{person['id']}",
    )
    others = [name for name in EVERYBODY if name not in ("li", "lin")]
    await asyncio.gather(*(street.knock(of(street, name)) for name in others))
    for name in others:
        for button in buttons:
            assert (name, await of(street, name).forges(f"1:households:{button}")) == (name, NOT_YOURS)
    for name in ("wang", "liu", "gao"):
        await of(street, name).says("/unit 301")
        await of(street, name).sees("这件事要由楼门院长、社区管理员来做")
    await street.zhao.says("/unit 3号楼 301")
    await street.zhao.sees("3号楼不归您管")
    assert await living(street, street.wang) == [("3号楼", "1单元301", "owner", True)]
    await street.knock(street.li)
    assert "用不了" in await street.li.forges(f"1:households:unit:{place_id}")
    assert "用不了" in await street.li.forges(f"1:households:units:{unit}:0")


async def test_in_a_group_nothing_of_it_is_said(street: Street) -> None:
    await street.li.says("/unit 301", street.building_3)
    await street.building_3.shows("这个我私聊发给您")
    await street.knock(street.li)
    await street.li.says("/unit 301", street.building_3)
    await street.li.sees("王秀兰", "业主")
    await street.building_3.shows_no("王秀兰，业主")


async def test_a_head_without_a_home_of_their_own_begins_in_their_building(street: Street) -> None:
    ann = await moves_in(street, name="安", language_code="zh")
    await street.knock(ann)
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run(
                "UPDATE roles SET person_id = (SELECT id FROM people WHERE telegram_id = :id) "
                "WHERE role = 'building_head' AND place_id = (SELECT id FROM places WHERE name = '3号楼')",
                id=ann.id,
            )
        )
    await ann.says("/join")
    await ann.sees("3号楼", "您住哪一户")
    await until_counted(ann, "您住哪一户", 1)
