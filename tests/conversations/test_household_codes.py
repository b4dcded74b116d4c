"""Coming into a household by the code on its slip, and the wrong codes that people try."""

from __future__ import annotations

import pytest

from bot.config import Joining
from rules.joining import Slips, grouped
from rules.places import Level
from storage import household_codes, households, places
from storage.store import Tx
from tests.conversations.homes import asks, at_the_database, building, comes_into, decisions, living
from tests.conversations.stories import labels, moves_in, passes, restarts, until_counted
from tests.conversations.test_leaving import leaves
from tests.owing import settled
from tests.people import Person, Street

NO_SUCH = "没有这个住户码"
RIGHT_SHAPE = "ABCD-EFGH-JKMN"
SLIPS = Slips(uses=2)


async def printed(street: Street, unit: str = "1单元401", within: str = "3号楼", slips: Slips = SLIPS) -> str:
    """Print slips for a building, and return the code of one household."""
    place_id = await building(street, within)

    def work(tx: Tx) -> str:
        where = places.place(tx, place_id)
        codes = household_codes.print_anew(tx, street.sandbox.world.clock.moment(), where, slips)
        return next(codes[each.id] for each in households.units(tx, where.id) if each.name == unit)

    return str(await at_the_database(street, work))


async def newcomer(street: Street, name: str = "孙杨") -> Person:
    return await moves_in(street, name=name, language_code="zh")


async def enters(person: Person, relation: str = "家人") -> None:
    await person.sees("3号楼 1单元401", "您是这一户的")
    await person.presses(relation)
    await person.sees("欢迎", "3号楼 1单元401", relation)


async def test_by_the_link_one_only_says_who_one_is(any_street: Street) -> None:
    street = any_street
    code = await printed(street)
    yang = await newcomer(street)
    await yang.says(f"/start home_{code}")
    asked = await yang.sees("您是这一户的")
    assert labels(asked) == ["业主", "共有人", "租户", "家人", "✖ 不填了"]
    await enters(yang)
    assert await living(street, yang) == [("3号楼", "1单元401", "family", True)]
    assert await decisions(street) == ["join"]
    assert await street.rows("SELECT id FROM join_requests") == []


@pytest.mark.parametrize(
    "write",
    [grouped, str.lower, lambda code: grouped(code).lower(), lambda code: f" {grouped(code).replace('-', ' ')} "],
)
async def test_typed_in_private_it_is_as_good(street: Street, write: object) -> None:
    assert callable(write)
    code = await printed(street)
    while code.isalpha():  # one without digits, run together and written small, looks like a word
        code = await printed(street)
    yang = await newcomer(street)
    await yang.says(write(code))
    await enters(yang)


async def test_within_a_sentence_it_is_as_good_and_a_misread_letter_is_understood(street: Street) -> None:
    code = await printed(street)
    while "L" not in code or code.isalpha() or sum(map(str.isdigit, code)) > 5:
        code = await printed(street)
    yang = await newcomer(street)
    await yang.says(f"您好，我的码是 {grouped(code).replace('L', '1', 1)}，谢谢")
    await enters(yang)
    assert await street.rows("SELECT id FROM wrong_codes") == []


@pytest.mark.parametrize("near", ["ABCD-EFGH-JKM", "ABCD-EFGH-JKMNP", "ABCD-EFGH-JKM0", "我的码是 ABCD-EFGH-JKMO"])
async def test_what_is_nearly_a_code_is_called_a_wrong_one_and_counted(street: Street, near: str) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    for times in range(1, 6):
        await yang.says(near)
        await until_counted(yang, NO_SUCH, times)
    await yang.says(f"/join {near}")
    await yang.sees("试错的次数太多了")
    await yang.says("401")
    await yang.sees("1单元401", "您是这一户的")


async def test_behind_the_command_it_is_as_good(street: Street) -> None:
    code = await printed(street)
    yang = await newcomer(street)
    await yang.says(f"/join {code.lower()}")
    await enters(yang)


async def test_typed_instead_of_the_unit_it_takes_the_place_of_asking(street: Street) -> None:
    code = await printed(street)
    yang = await comes_into(street, street.building_3)
    await yang.sees("您住哪一户")
    await yang.says(grouped(code))
    await enters(yang)
    await settled(street)
    assert not labels(await yang.sees("您住哪一户"))
    assert await street.rows("SELECT id FROM drafts") == []


async def test_another_code_while_one_is_asked_about_takes_its_place(street: Street) -> None:
    first, yang = await printed(street), await newcomer(street)
    beside = await printed(street, "1单元101", "2号楼")
    await yang.says(grouped(beside))
    await yang.sees("2号楼 1单元101", "您是这一户的")
    await yang.says(grouped(first))
    await enters(yang)
    assert await living(street, yang) == [("3号楼", "1单元401", "family", True)]


async def test_within_another_form_it_is_an_answer(street: Street) -> None:
    code = await printed(street)
    await street.wang.says("/report")
    await street.wang.presses("照明")
    await street.wang.says(grouped(code))
    await street.wang.sees("请看一遍", grouped(code))


async def test_the_form_goes_on_after_a_restart_and_nonsense_is_refused(street: Street) -> None:
    code = await printed(street)
    yang = await newcomer(street)
    await yang.says(grouped(code))
    await yang.sees("您是这一户的")
    await yang.says("皇帝")
    await yang.sees("请点下面的按钮")
    await restarts(street)
    await yang.says("家人")
    await yang.sees("欢迎")


async def test_a_code_is_good_for_as_many_people_as_were_set(street: Street) -> None:
    code = await printed(street)
    for name in ("甲", "乙"):
        person = await newcomer(street, name)
        await person.says(grouped(code))
        await enters(person)
    third = await newcomer(street, "丙")
    await third.says(grouped(code))
    await third.sees("次数用完了")
    assert await living(street, third) == []


async def test_whoever_is_slower_finds_it_spent_at_the_last_step(street: Street) -> None:
    code = await printed(street, slips=Slips(uses=1))
    slow, quick = await newcomer(street, "慢"), await newcomer(street, "快")
    for person in (slow, quick):
        await person.says(grouped(code))
        await person.sees("您是这一户的")
    await enters(quick)
    assert "次数用完了" in await slow.presses("家人")
    assert await living(street, slow) == []


async def test_an_expired_and_a_replaced_code_each_say_so(street: Street) -> None:
    old = await printed(street)
    new = await printed(street)
    yang = await newcomer(street)
    await yang.says(grouped(old))
    await yang.sees("已经作废")
    await yang.says(grouped(new))
    await yang.sees("您是这一户的")
    await passes(street, days=90, minutes=1)
    assert "过期了" in await yang.presses("家人")
    await yang.says(f"/join {new}")
    await yang.sees("这个住户码过期了")
    assert await living(street, yang) == []
    assert await street.rows("SELECT id FROM wrong_codes") == []


async def test_who_belongs_already_is_told_so_and_spends_nothing(street: Street) -> None:
    code = await printed(street)
    yang = await newcomer(street)
    await yang.says(grouped(code))
    await enters(yang)
    await yang.says(grouped(code))
    await yang.sees("您已经登记在这一户了")
    [row] = await street.rows("SELECT uses FROM household_codes WHERE uses > 0")
    assert row["uses"] == 1


async def test_wrong_codes_are_limited_by_person_and_day(street: Street) -> None:
    code = await printed(street)
    yang, other = await newcomer(street), await newcomer(street, "别人")
    for times in range(1, 6):
        await yang.says(f"ABCD-EFGH-JKM{times + 2}")
        await until_counted(yang, NO_SUCH, times)
    await yang.says(grouped(code))
    await yang.sees("试错的次数太多了")
    await yang.says(f"/start home_{code}")
    await until_counted(yang, "试错的次数太多了", 2)
    await other.says(grouped(code))
    await enters(other)
    await passes(street, days=1, minutes=1)
    await yang.says(grouped(code))
    await enters(yang)


async def test_how_many_may_be_tried_is_a_setting(quiet_street: Street) -> None:
    street = quiet_street
    await street.start_bot(street.config.model_copy(update={"joining": Joining(wrong_codes_a_day=1)}))
    yang = await newcomer(street)
    await yang.says(RIGHT_SHAPE)
    await yang.sees(NO_SUCH)
    await yang.says(RIGHT_SHAPE)
    await yang.sees("试错的次数太多了")


@pytest.mark.parametrize("payload", ["home_", "home_x", "home_ABCDEFGHJKMN", "home_%3Cb%3E", "home_----"])
async def test_a_link_with_nothing_good_in_it_opens_nothing(street: Street, payload: str) -> None:
    yang = await newcomer(street)
    await yang.says(f"/start {payload}")
    await yang.sees(NO_SUCH)


async def test_what_only_looks_a_little_like_a_code_is_taken_as_words(street: Street) -> None:
    yang = await newcomer(street)
    await yang.says("unacceptable")
    await yang.sees("我在呢")
    assert await street.rows("SELECT id FROM wrong_codes") == []


async def test_a_unit_behind_the_command_is_no_wrong_code_however_long(street: Street) -> None:
    yang = await newcomer(street)
    await yang.says("/join 3号楼2单元7层1201")
    await yang.sees("我还不知道您住哪栋楼")
    assert await street.rows("SELECT id FROM wrong_codes") == []


async def test_the_code_of_one_community_opens_no_household_of_another(street: Street) -> None:
    def found(tx: Tx) -> str:
        root = places.found_community(tx, name="杨柳社区", language="zh-Hans", time_zone="Asia/Shanghai")
        grid = places.add(tx, community_id=root.community_id, parent=root, level=Level.GRID, name="一")
        where = places.add(tx, community_id=root.community_id, parent=grid, level=Level.BUILDING, name="5号楼")
        households.write(tx, where, {"1单元401": 5000})
        [code] = household_codes.print_anew(tx, street.sandbox.world.clock.moment(), where, SLIPS).values()
        return code

    code = await at_the_database(street, found)
    yang = await comes_into(street, street.building_3)
    await yang.sees("3号楼", "您住哪一户")
    await yang.says(grouped(code))
    await yang.sees("5号楼 1单元401", "您是这一户的")
    await yang.presses("业主")
    await yang.sees("欢迎", "5号楼")
    assert await living(street, yang) == [("5号楼", "1单元401", "owner", True)]
    [row] = await street.rows("SELECT community_id FROM journal WHERE verb = 'households.join'")
    [there] = await street.rows("SELECT id FROM communities WHERE name = '杨柳社区'")
    assert row["community_id"] == there["id"]


async def test_the_head_hears_who_came_in_and_the_slip_of_who_moved_away_lets_nobody_in(street: Street) -> None:
    li, code = street.li, await printed(street)
    await street.knock(li)
    yang = await newcomer(street)
    await yang.says(grouped(code))
    await enters(yang)
    told = await li.sees("孙杨", "用住户码登记在 3号楼 1单元401", "家人")
    assert labels(told) == ["👀 看看这一户"]
    await li.presses("看看这一户")
    await li.presses("孙杨 不住这里")
    await li.presses("是的，不住这里")
    await yang.sees("登记取消了")
    await yang.says(grouped(code))
    await yang.sees("这张纸条已经作废")
    assert await living(street, yang) == [("3号楼", "1单元401", "family", False)]
    beside = await moves_in(street, name="隔壁", language_code="zh")
    await beside.says(grouped(await printed(street, "1单元402")))
    await beside.sees("1单元402", "您是这一户的")


async def test_who_came_in_by_a_code_and_is_forgotten_is_named_no_more_to_the_head(street: Street) -> None:
    li, code = street.li, await printed(street)
    await street.knock(li)
    yang = await newcomer(street)
    await yang.says(grouped(code))
    await enters(yang)
    told = await li.sees("孙杨", "用住户码登记在 3号楼 1单元401")
    await settled(street)
    await leaves(yang)
    after = await li.sees("一位以前的邻居 用住户码登记在 3号楼 1单元401")
    assert after["message_id"] == told["message_id"]
    await li.sees_no("孙杨")


async def test_the_head_who_comes_in_by_a_code_is_not_told_of_it(street: Street) -> None:
    await street.li.says(grouped(await printed(street)))
    await enters(street.li)
    await settled(street)
    assert await street.li.count("用住户码登记在") == 0


async def test_who_asked_first_and_then_comes_by_code_need_not_be_vouched_for(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await street.li.sees("有邻居要登记")
    await yang.says(grouped(await printed(street)))
    await enters(yang, "租户")
    settledown = await street.li.sees("孙杨", "已经用住户码登记")
    assert labels(settledown) == []
    assert await street.li.forges("1:households:approve:1") == "这份登记已经有结果了。"
    assert await street.rows("SELECT id FROM deadlines WHERE state = 'waiting' AND kind LIKE 'households.%'") == []
    await settled(street)
    assert len(await living(street, yang)) == 1
