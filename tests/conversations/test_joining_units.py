"""Which unit somebody means who comes into a household: typed, nearly right, or one of four hundred."""

from __future__ import annotations

import pytest

from storage import households, places
from tests.conversations.homes import (
    at_the_database,
    building,
    comes_into,
)
from tests.conversations.stories import labels, restarts, until_counted
from tests.owing import settled
from tests.people import Street


@pytest.mark.parametrize("written", ["402", "3号楼402", "3号楼 1单元402"])
async def test_a_unit_behind_the_command_need_not_be_asked_for(street: Street, written: str) -> None:
    await street.wang.says(f"/join {written}")
    await street.wang.sees("3号楼 1单元402", "您是这一户的")


@pytest.mark.parametrize("written", ["12楼", "中间那家门口有花的那一户"])
async def test_what_is_no_unit_behind_the_command_leads_to_the_question(street: Street, written: str) -> None:
    await street.wang.says(f"/join {written}")
    await street.wang.sees("3号楼，您住哪一户")


@pytest.mark.parametrize("written", ["１单元４０１", "1-401", " 401 室", "1单元 401", "0401"])
async def test_a_unit_is_understood_however_it_is_typed(street: Street, written: str) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says(written)
    await yang.sees("1单元401", "您是这一户的")


async def test_who_somebody_is_there_is_understood_in_their_own_words(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says("我是租的")
    await yang.sees("先告诉我您住哪一户", "3号楼，您住哪一户")
    await yang.says("flat 401")
    await yang.sees("1单元401", "您是这一户的")
    await yang.says("说不清")
    await yang.sees("请点下面的按钮来选")
    await yang.says("业主的爱人")
    await yang.sees("请看一眼对不对", "1单元401", "家人")


async def test_whoever_asks_in_private_how_to_join_is_led_there(street: Street) -> None:
    wu = street.wu
    for words in ("怎么加入啊？", "登记", "How do I join?"):
        await wu.says(words)
    await until_counted(wu, "有两个办法", 3)
    await wu.sees_no("要反映刚才说的事")


async def test_a_unit_that_is_not_there_offers_those_like_it(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says("1-403")
    offered = await yang.sees("3号楼没有「1-403」这一户", "是不是下面这几户")
    near = [label for label in labels(offered) if "单元" in label]
    assert {"1单元401", "1单元402"} <= {*near}
    assert len(near) < 8
    await yang.presses("全部列出来")
    await yang.presses("1单元101")
    await yang.sees("1单元101", "您是这一户的")


@pytest.mark.parametrize(
    "nonsense", ["🙂", "<b>x</b>&", "\u202e\u200fשלום", "无", "x" * 4000, "我住在三楼左边那家", "99999"]
)
async def test_what_is_no_unit_at_all_is_refused_kindly_and_loses_nothing(street: Street, nonsense: str) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says(nonsense)
    await yang.sees("这一户。请看看门牌")
    await yang.says("1-401")
    await yang.sees("1单元401", "您是这一户的")


async def test_a_sticker_a_photo_and_a_command_in_the_middle_lose_nothing(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.sends(sticker=True)
    await yang.sees("请点下面的按钮")
    await yang.sends_photo()
    await until_counted(yang, "请点下面的按钮", 2)
    await yang.says("401")
    await yang.sees("您是这一户的")
    await yang.says("邻居")
    await until_counted(yang, "请点下面的按钮", 3)
    await yang.says("/help")
    await yang.sees("我能帮您做这些")
    await restarts(street)
    await yang.says("业主")
    await yang.sees("请看一眼对不对", "业主")
    await yang.says("对")
    await until_counted(yang, "请点下面的按钮", 4)
    await yang.presses("上一步")
    await yang.presses("共有人")
    await yang.says("提交")
    await yang.sees("已经请人核实")


async def test_of_four_hundred_units_one_sees_a_page_at_a_time(street: Street) -> None:
    place_id = await building(street)
    units = {f"{stair}单元{floor}{door:02}": 5000 for stair in range(2, 6) for floor in range(1, 26) for door in (1, 2)}
    units |= {f"{stair}单元{floor}{door:02}": 5000 for stair in (6, 7) for floor in range(1, 51) for door in (1, 2)}
    assert len(units) == 400
    await at_the_database(street, lambda tx: households.write(tx, places.place(tx, place_id), units))
    yang = await comes_into(street, street.building_3)
    first = await yang.sees("您住哪一户")
    assert len([label for label in labels(first) if "单元" in label]) == 30
    assert labels(first)[-3:] == ["1/14", "▶", "✖ 不填了"]
    for turn in ("▶", "▶", "◀", "◀", "▶"):
        await yang.presses(turn)
        await settled(street)
    [draft] = await street.rows("SELECT id FROM drafts")
    await yang.forges(f"1:form:page:{draft['id']}:home:999")
    await settled(street)
    last = await yang.sees("您住哪一户")
    assert labels(last)[-2:] == ["14/14", "✖ 不填了"]
    await yang.says("201")
    which = await yang.sees("有几户都像「201」")
    assert [label for label in labels(which) if "单元" in label] == [f"{stair}单元201" for stair in range(1, 8)]
    await yang.says("7-5002")
    await yang.sees("7单元5002", "您是这一户的")
