"""A head who pressed the wrong button says so within a day."""

from __future__ import annotations

import asyncio

import pytest

from rules.joining import grouped
from tests.conversations.homes import (
    DECIDED,
    NOT_YOURS,
    ONE_MAY_NOT,
    asks,
    comes_again,
    comes_into,
    decisions,
    heads_too,
    living,
)
from tests.conversations.stories import labels, of, passes
from tests.conversations.test_household_codes import enters, printed
from tests.conversations.test_leaving import leaves
from tests.owing import settled
from tests.people import Json, Person, Street, read

UNDO = "↩ 点错了"
FORGED = "1:households:undone:1"


async def declined(street: Street) -> Person:
    """Let somebody ask, and the head press the wrong button."""
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.li.presses("不是，不通过")
    await yang.sees("1单元401的登记没有通过")
    return yang


async def let_in(street: Street) -> Person:
    """Let somebody ask, and the head press the wrong button, which lets them in."""
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.li.presses("是的，通过")
    await yang.sees("欢迎", "3号楼 1单元401")
    return yang


async def undoes(person: Person, wanted: str) -> str | None:
    """Let whoever decided say that they pressed by mistake, and that they mean it."""
    await person.presses("↩ 点错了")
    return await person.presses(f"点错了，改成{wanted}")


async def card(person: Person) -> Json:
    """Return the message about the request as it stands."""
    return [each for each in await person.messages() if "孙杨" in read(each)][-1]


async def until_no_button(person: Person) -> None:
    async def look() -> bool | None:
        return labels(await card(person)) == [] or None

    async def complaint() -> str:
        return f"{person.name}: {labels(await card(person))} can still be pressed"

    await person.remote.until(look, complaint, person.id)


async def test_whoever_declined_by_mistake_lets_them_in_after_all(any_street: Street) -> None:
    street, li = any_street, any_street.li
    await street.knock(li)
    yang = await declined(street)
    before = await li.sees("孙杨", f"{li.name} 没有通过")
    assert labels(before) == [UNDO]
    assert await undoes(li, "通过") == "改成通过了，已经告诉对方"
    await yang.sees("欢迎", "3号楼 1单元401", "租户")
    after = await li.sees("孙杨", f"{li.name} 通过了")
    assert (after["message_id"], labels(after)) == (before["message_id"], [UNDO])
    assert await living(street, yang) == [("3号楼", "1单元401", "tenant", True)]
    assert await decisions(street) == ["ask", "decline", "approve"]


async def test_nobody_undoes_what_somebody_else_declined(street: Street) -> None:
    li, zhang = street.li, street.zhang
    await heads_too(street, zhang)
    await asyncio.gather(*(street.knock(of(street, name)) for name in ("li", "lin", *ONE_MAY_NOT)))
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    assert await li.forges(FORGED) == DECIDED
    await li.presses("不是，不通过")
    await settled(street)
    assert labels(await card(zhang)) == []
    for person in (zhang, street.lin):
        assert (person, await person.forges(FORGED)) == (person, DECIDED)
    for person in (yang, *(of(street, name) for name in ONE_MAY_NOT if name != "zhang")):
        assert (person, await person.forges(FORGED)) == (person, NOT_YOURS)
    assert "用不了" in await li.forges("1:households:undone:999")
    assert await living(street, yang) == []


async def test_what_was_taken_back_is_undone_by_nobody(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await yang.says("/join")
    await yang.presses("撤回 3号楼 1单元401")
    await yang.sees("登记撤回了")
    assert await street.li.forges(FORGED) == DECIDED
    assert await living(street, yang) == []


async def test_after_a_day_it_stays_as_it_is_and_the_button_is_gone(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await declined(street)
    await passes(street, hours=23)
    await settled(street)
    assert labels(await card(li)) == [UNDO]
    await passes(street, hours=1, minutes=1)
    await until_no_button(li)
    assert "没有通过" in read(await card(li))
    assert "已经过了一天" in await li.forges(FORGED)
    assert await living(street, yang) == []


async def test_whoever_has_asked_for_another_home_since_is_decided_on_there(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await declined(street)
    before = await li.sees("孙杨", "没有通过")
    await yang.says("/join 402")
    await yang.presses("租户")
    await yang.presses("提交")
    await li.sees("有邻居要登记", "1单元402")
    answer = await li.forges(FORGED, message_id=before["message_id"])
    assert "请核实那一份" in answer
    await settled(street)
    [after] = [each for each in await li.messages() if each["message_id"] == before["message_id"]]
    assert ("没有通过" in read(after), labels(after)) == (True, [])
    assert await living(street, yang) == []


async def test_whoever_came_in_by_a_code_since_needs_no_word_any_more(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await declined(street)
    await yang.says(grouped(await printed(street)))
    await enters(yang, "租户")
    assert "已经登记在这一户了" in await li.forges(FORGED)
    assert len(await living(street, yang)) == 1


async def test_what_is_undone_in_the_night_is_heard_of_once_in_the_morning(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await li.sees("有邻居要登记")
    await passes(street, hours=13)
    await li.presses("不是，不通过")
    await undoes(li, "通过")
    await passes(street, hours=10)
    await yang.sees("欢迎")
    await settled(street)
    await yang.sees_no("没有通过")


async def test_of_whom_nothing_is_kept_nothing_is_undone(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await declined(street)
    before = await li.sees("孙杨", "没有通过")
    await leaves(yang)
    over = await li.sees("提出这份登记的邻居已经离开")
    assert (over["message_id"], labels(over)) == (before["message_id"], [])
    assert "用不了" in await li.forges(FORGED)
    assert await street.rows("SELECT id FROM deadlines WHERE state = 'waiting' AND kind LIKE 'households.%'") == []


@pytest.mark.parametrize(("unit", "asked"), [(None, False), ("1单元402", True)])
async def test_whoever_is_let_in_after_all_is_not_asked_any_more_which_home_is_theirs(
    street: Street, unit: str | None, asked: bool
) -> None:
    li = street.li
    await street.knock(li)
    yang = await declined(street)
    await comes_again(yang, street.building_3)
    if unit:
        await yang.says(unit)
        await yang.sees(f"{unit}，您是这一户的")
    await undoes(li, "通过")
    await yang.sees("欢迎", "3号楼 1单元401")
    await yang.says("/cancel")
    await yang.sees("这次不填了" if asked else "现在没有正在填写的内容")


async def test_whoever_let_a_stranger_in_by_mistake_takes_it_back(any_street: Street) -> None:
    street, li = any_street, any_street.li
    await street.knock(li)
    yang = await let_in(street)
    before = await li.sees("孙杨", f"{li.name} 通过了")
    assert labels(before) == [UNDO]
    assert await undoes(li, "不通过") == "改成不通过了，已经告诉对方"
    await yang.sees("没有通过", "点错了，抱歉")
    after = await li.sees("孙杨", f"{li.name} 没有通过")
    assert (after["message_id"], labels(after)) == (before["message_id"], [UNDO])
    assert await living(street, yang) == [("3号楼", "1单元401", "tenant", False)]
    assert await decisions(street) == ["ask", "approve", "decline"]
    await undoes(li, "通过")
    await settled(street)
    assert len([each for each in await yang.messages() if "欢迎！" in read(each)]) == 2
    assert [home[3] for home in await living(street, yang)] == [False, True]


async def test_a_second_tap_on_the_same_spot_changes_nothing(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await let_in(street)
    await li.presses("↩ 点错了")
    await li.sees("刚才让 孙杨 登记在 3号楼 1单元401了，是点错了吗")
    await li.presses("没点错，就这样")
    await li.sees("孙杨", f"{li.name} 通过了")
    await settled(street)
    await yang.sees_no("没有通过")
    assert len(await living(street, yang)) == 1


async def test_whoever_left_their_home_for_one_they_were_let_into_by_mistake_reads_so(street: Street) -> None:
    li, zhang = street.li, street.zhang
    await street.knock(li, zhang)
    await zhang.says("/join 302")
    await zhang.presses("租户")
    await zhang.presses("提交")
    await li.presses("是的，通过")
    await zhang.presses("已搬出 3号楼")
    await zhang.presses("是的，搬出了")
    await undoes(li, "不通过")
    await zhang.sees("点错了，抱歉", "您现在没有登记在任何一户")


async def test_those_at_home_read_that_a_stranger_let_in_by_mistake_is_out_again(street: Street) -> None:
    li = street.li
    await street.knock(li, street.wang)
    yang = await comes_into(street, street.building_3)
    await asks(yang, unit="1单元301")
    await li.presses("是的，通过")
    told = await street.wang.sees("孙杨", "登记为您家")
    await undoes(li, "不通过")
    mended = await street.wang.sees("孙杨", "后来取消了")
    assert mended["message_id"] == told["message_id"]


async def test_whoever_moved_out_or_came_in_anew_since_is_not_put_out(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await let_in(street)
    await yang.says("/join")
    await yang.presses("已搬出 3号楼 1单元401")
    await yang.presses("是的，搬出了")
    await yang.says(grouped(await printed(street)))
    await enters(yang, "租户")
    assert await li.forges(FORGED) == DECIDED
    assert [home[3] for home in await living(street, yang)] == [False, True]


async def test_after_a_day_whoever_was_let_in_stays(street: Street) -> None:
    li = street.li
    await street.knock(li)
    yang = await let_in(street)
    await passes(street, hours=24, minutes=1)
    await until_no_button(li)
    assert "已经过了一天" in await li.forges(FORGED)
    assert len(await living(street, yang)) == 1
