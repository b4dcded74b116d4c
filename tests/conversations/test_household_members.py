"""Those who live in a household hear who comes to live with them."""

from __future__ import annotations

from rules.joining import grouped
from storage import households, people, places
from storage.store import Tx
from tests.conversations.homes import asks, at_the_database, comes_into, home
from tests.conversations.stories import passes
from tests.conversations.test_household_codes import newcomer, printed
from tests.conversations.test_leaving import leaves
from tests.owing import settled
from tests.people import Person, Street

TOLD = "登记为您家"


async def lives_at_wangs(street: Street, person: Person) -> None:
    there = await home(street, "1单元301")

    def move_in(tx: Tx) -> None:
        somebody = people.by_telegram(tx, person.id)
        assert somebody is not None
        now = street.sandbox.world.clock.moment()
        households.join(tx, now, household=places.place(tx, there), person_id=somebody.id, relation="family")

    await at_the_database(street, move_in)


async def moves_out(person: Person) -> None:
    await person.says("/join")
    await person.presses("已搬出")
    await person.presses("是的，搬出了")
    await person.sees("已经搬出")


async def test_those_at_home_hear_of_whom_the_head_vouched_for_once(any_street: Street) -> None:
    street = any_street
    wang, zhou, li = street.wang, street.zhou, street.li
    await street.knock(wang, zhou, li)
    await lives_at_wangs(street, zhou)
    yang = await comes_into(street, street.building_3)
    await asks(yang, "1单元301")
    await settled(street)
    await wang.sees_no(TOLD)
    await li.presses("是的，通过")
    for person in (wang, zhou):
        await person.sees("孙杨 登记为您家 3号楼 1单元301 的租户。不认识的话，请找楼里负责的人（/roles 看是谁）。")
    await settled(street)
    assert [await each.count(TOLD) for each in (wang, zhou, li, yang)] == [1, 1, 0, 0]


async def test_they_hear_of_who_came_by_a_code_and_the_head_at_home_hears_it_once(street: Street) -> None:
    li = street.li
    await street.knock(li, street.wang)
    yang = await newcomer(street)
    await yang.says(grouped(await printed(street, "1单元301")))
    await yang.presses("家人")
    await street.wang.sees("孙杨 登记为您家 3号楼 1单元301 的家人")
    tang = await newcomer(street, "唐宁")
    await tang.says(grouped(await printed(street, "1单元101")))
    await tang.presses("家人")
    await li.sees("唐宁", "用住户码登记在 3号楼 1单元101")
    await settled(street)
    assert await li.count(TOLD) == 0


async def test_who_moved_out_before_hears_nothing(street: Street) -> None:
    wang, zhou, li = street.wang, street.zhou, street.li
    await street.knock(wang, zhou, li)
    await lives_at_wangs(street, zhou)
    await moves_out(wang)
    yang = await comes_into(street, street.building_3)
    await asks(yang, "1单元301")
    await li.presses("是的，通过")
    await zhou.sees("孙杨", TOLD)
    await settled(street)
    assert await wang.count(TOLD) == 0


async def test_what_is_held_over_night_is_not_said_to_or_of_who_moved_out_in_it(street: Street) -> None:
    wang, zhou, li = street.wang, street.zhou, street.li
    await street.knock(wang, zhou, li)
    await lives_at_wangs(street, zhou)
    yang = await comes_into(street, street.building_3)
    await asks(yang, "1单元301")
    tang = await comes_into(street, street.building_3, "唐宁")
    await asks(tang, "1单元301", "家人")
    await settled(street)
    await passes(street, hours=13)
    for request in (1, 2):
        await li.forges(f"1:households:approve:{request}")
    await yang.sees_no("欢迎")
    await moves_out(yang)
    await moves_out(wang)
    await passes(street, hours=10)
    await zhou.sees("唐宁", TOLD)
    await settled(street)
    assert [await each.count(TOLD) for each in (wang, zhou)] == [0, 1]


async def test_who_is_forgotten_is_named_no_more_to_those_they_lived_with(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(wang, li)
    yang = await comes_into(street, street.building_3)
    await asks(yang, "1单元301")
    await li.presses("是的，通过")
    told = await wang.sees("孙杨", TOLD)
    await settled(street)
    await leaves(yang)
    after = await wang.sees("一位以前的邻居 登记为您家")
    assert after["message_id"] == told["message_id"]
    await wang.sees_no("孙杨")
