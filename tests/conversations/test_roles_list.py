"""`/roles`: officers read who holds what in their reach, neighbours whom they can turn to, and nobody more."""

from __future__ import annotations

import pytest

from storage import places
from tests.conversations.homes import at_the_database
from tests.conversations.stories import forms_group, labels, moves_in
from tests.people import Street

FOR_OFFICERS = "这件事要由在这里任职的邻居来做，请找他们帮忙。"


async def test_a_resident_reads_whom_to_turn_to_by_name_alone(street: Street) -> None:
    await street.knock(street.wang)
    await street.wang.says("/roles")
    said = (await street.wang.sees("有事可以找他们"))["text"]
    assert said.splitlines()[2:] == ["3号楼 · 楼门院长：李大爷", "3号楼 · 网格员：刘洋"]
    assert await street.wang.forges("1:roles:page:1") == FOR_OFFICERS


async def test_in_a_group_it_is_answered_in_private(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.says("/roles", group)
    await group.shows("这个我私聊发给您")
    await street.knock(wang)
    await wang.says("/roles", group)
    await wang.sees("3号楼 · 楼门院长：李大爷")
    await group.shows_no("李大爷")


async def test_who_stands_in_the_group_without_a_home_there_may_ask_there(street: Street) -> None:
    guest = await moves_in(street, street.building_3, name="租客小林", language_code="zh")
    await street.knock(guest)
    await guest.says("/roles")
    await guest.sees("请到楼栋的群里发 /roles")
    await guest.says("/roles", street.building_3)
    await guest.sees("3号楼 · 楼门院长：李大爷")


async def test_who_comes_from_the_group_by_its_button_reads_what_they_asked_for_there(street: Street) -> None:
    guest = await moves_in(street, street.building_3, name="租客小林", language_code="zh")
    await guest.says("/roles", street.building_3)
    await guest.presses("私聊", street.building_3)
    await guest.sees("3号楼 · 楼门院长：李大爷")


@pytest.mark.parametrize("payload", ["roles", "roles_guessed"])
async def test_a_link_without_a_group_is_about_ones_home(street: Street, payload: str) -> None:
    await street.wang.says(f"/start {payload}")
    await street.wang.sees("3号楼 · 楼门院长：李大爷")


async def test_in_the_group_of_the_whole_community_it_is_about_ones_home(street: Street) -> None:
    wang = street.wang
    everybody = await forms_group(street, "槐树里", wang)
    await at_the_database(
        street,
        lambda tx: places.bind(
            tx, telegram_id=everybody.id, thread_id=0, where=places.place(tx, 1), purpose="neighbours"
        ),
    )
    await street.knock(wang)
    await wang.says("/roles", everybody)
    await wang.sees("3号楼 · 楼门院长：李大爷")


async def test_in_a_group_that_is_bound_to_nothing_it_is_about_ones_home(street: Street) -> None:
    wang = street.wang
    group = await forms_group(street, "广场舞", wang)
    await street.knock(wang)
    await wang.says("/roles", group)
    await wang.sees("3号楼 · 楼门院长：李大爷")


async def test_nobody_there_is_said_too(street: Street) -> None:
    await street.knock(street.lin, street.wang)
    await street.lin.says("/revoke")
    for label in ("▶", "李大爷", "✅ 撤销"):
        await street.lin.presses(label)
    await street.lin.sees("好了：")
    await street.wang.says("/roles")
    await street.wang.sees("3号楼 · 楼门院长：还没有人")


async def test_where_neither_office_is_filled_the_admin_is_named(street: Street) -> None:
    await at_the_database(street, lambda tx: tx.run("UPDATE roles SET until = since WHERE role <> 'admin'"))
    await street.knock(street.wang)
    await street.wang.says("/roles")
    said = (await street.wang.sees("有事可以找他们"))["text"]
    assert said.splitlines()[2:] == [
        "3号楼 · 楼门院长：还没有人",
        "3号楼 · 网格员：还没有人",
        "3号楼 · 社区管理员：林静",
    ]


async def test_an_admin_reads_the_whole_community_a_page_at_a_time(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await lin.says("/roles")
    first = await lin.sees("各处担任的人")
    assert labels(first) == ["1/2", "▶"]
    assert "社区管理员：林静（没有期限）" in first["text"]
    assert "李大爷" not in first["text"]
    await lin.presses("▶")
    await lin.sees("3号楼", "楼门院长：李大爷（没有期限）")


async def test_a_building_head_reads_the_way_up_from_their_building(street: Street) -> None:
    await street.knock(street.li)
    await street.li.says("/roles")
    said = (await street.li.sees("各处担任的人"))["text"]
    assert all(name in said for name in ("李大爷", "刘洋", "何主任", "林静"))
    assert not any(name in said for name in ("赵敏", "周芳", "吴强"))


# Of a building that is named


@pytest.mark.parametrize("said", ["/roles 3号楼", "/roles三栋", "/roles ３ 号楼"])
async def test_who_names_a_building_reads_whom_to_turn_to_there(street: Street, said: str) -> None:
    await street.knock(street.lin)
    await street.lin.says(said)
    told = (await street.lin.sees("有事可以找他们"))["text"]
    assert told.splitlines()[2:] == ["3号楼 · 楼门院长：李大爷", "3号楼 · 网格员：刘洋"]


async def test_in_the_group_of_a_building_that_can_be_named_without_a_home_there(street: Street) -> None:
    guest = await moves_in(street, street.building_3, name="租客小林", language_code="zh")
    await street.knock(guest)
    await guest.says("/roles 三号楼", street.building_3)
    await guest.sees("3号楼 · 楼门院长：李大爷")


@pytest.mark.parametrize("name", ["9号楼", "2号楼", "谁是楼长"])
async def test_a_building_that_is_not_there_or_not_theirs_is_said_in_one_line(street: Street, name: str) -> None:
    await street.knock(street.wang)
    await street.wang.says(f"/roles {name}")
    told = (await street.wang.sees(f"您能问的楼里没有「{name}」"))["text"]
    assert len(told.splitlines()) == 1
    await street.wang.sees_no("楼门院长：")


async def test_a_name_with_markup_is_told_as_it_is(street: Street) -> None:
    lin = street.lin
    odd = await moves_in(street, street.building_3, name="<b>甲&乙</b>" + "长" * 60)
    await street.knock(lin, odd)
    await lin.sends(contact={"user": odd.id})
    for label in ("志愿者", "整个槐树里社区", "没有期限", "提交"):
        await lin.presses(label)
    await lin.sees("好了：<b>甲&乙</b>长")
    await lin.says("/roles")
    await lin.sees("志愿者：<b>甲&乙</b>长")
    await lin.says("/revoke")
    await lin.presses("<b>甲&乙</b>")
    await lin.sees("不再担任槐树里社区的志愿者？")
