"""`/slips`: an admin prints the codes of a building anew, and gets them as a file, once."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import timedelta

from handlers.households import actions
from rules.access import Actor
from rules.joining import Slips
from storage import people, roles
from storage.store import Tx
from tests.conversations.homes import at_the_database, building, decisions, living
from tests.conversations.stories import EVERYBODY, labels, moves_in, of, restarts
from tests.owing import settled
from tests.people import Json, Person, Street

CODE = re.compile(r'<p class="code">([A-Z2-9-]{14})</p>')


async def prints(street: Street, admin: Person, where: str = "3号楼") -> str:
    """Let an admin print the slips of a building, and return the page that comes."""
    await admin.says("/slips")
    await admin.sees("要打印哪栋楼")
    await admin.presses(where)
    await admin.sees(f"打印{where}的住户码纸条", "共 8 张")
    return await confirms(street, admin)


async def confirms(street: Street, admin: Person) -> str:
    """Let an admin print what they were asked about, and return the page that comes."""
    before = len(await files(admin))
    await admin.presses("印新纸条")

    async def look() -> Json | None:
        found = await files(admin)
        return found[-1] if len(found) > before else None

    async def complaint() -> str:
        return "no file came"

    message = await street.remote.until(look, complaint)
    await settled(street)
    stored = street.sandbox.world.files.get(message["document"]["file_id"])
    assert stored is not None
    return stored.content.decode()


async def files(admin: Person) -> list[Json]:
    return [message for message in await admin.messages() if "document" in message]


async def test_an_admin_gets_a_sheet_whose_codes_open_their_households(any_street: Street) -> None:
    street, lin = any_street, any_street.lin
    page = await prints(street, lin)
    codes = CODE.findall(page)
    assert len(codes) == len(set(codes)) == 8
    assert "槐树里社区" in page
    assert "1单元401" in page
    [sent] = await files(lin)
    assert sent["document"]["file_name"] == "住户码-3号楼.html"
    assert "3号楼的住户码纸条，共 8 张" in sent["caption"]
    yang = await moves_in(street, name="孙杨", language_code="zh")
    await yang.says(codes[6])
    await yang.sees("3号楼 1单元401", "您是这一户的")
    await yang.presses("租户")
    await yang.sees("欢迎")
    assert await living(street, yang) == [("3号楼", "1单元401", "tenant", True)]
    assert await decisions(street) == ["slips", "join"]


async def test_once_sent_the_codes_stand_nowhere_in_the_database(street: Street) -> None:
    page = await prints(street, street.lin)
    [row] = await street.rows("SELECT state, params FROM outbox WHERE kind = 'households.slips'")
    assert (row["state"], json.loads(row["params"])) == ("sent", {})
    tables = await street.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    everything = [str([dict(row) for row in await street.rows(f"SELECT * FROM {t['name']}")]) for t in tables]
    for code in CODE.findall(page):
        for written in (code, code.replace("-", "")):
            assert not any(written in table for table in everything)


async def test_until_it_is_sent_a_restart_loses_nothing(street: Street) -> None:
    lin = street.lin
    await street.remote.post("faults", do="error", code=500, method="sendDocument")
    await lin.says("/slips")
    await lin.presses("3号楼")
    await lin.presses("印新纸条")
    await lin.sees("马上发给您")
    await restarts(street)
    await lin.sees("3号楼的住户码纸条")


async def test_a_new_printing_warns_first_and_kills_the_old_slips_of_this_building_alone(street: Street) -> None:
    lin = street.lin
    old = CODE.findall(await prints(street, lin))
    beside = CODE.findall(await prints(street, lin, "2号楼"))
    await lin.says("/slips")
    await lin.presses("3号楼")
    await lin.sees("有 8 张旧纸条还能用", "全部作废")
    new = CODE.findall(await prints(street, lin))
    yang = await moves_in(street, name="孙杨", language_code="zh")
    await yang.says(old[0])
    await yang.sees("已经作废")
    await yang.says(beside[0])
    await yang.sees("2号楼 1单元101", "您是这一户的")
    await yang.says(new[0])
    await yang.sees("3号楼 1单元101", "您是这一户的")


async def test_pressed_twice_it_prints_once(street: Street) -> None:
    lin, place_id = street.lin, await building(street)
    await lin.says("/slips")
    await lin.presses("3号楼")
    asked = await lin.sees("打印3号楼的住户码纸条")
    assert labels(asked) == ["🖨 印新纸条"]
    answers = [await lin.forges(f"1:households:print:{place_id}:0") for _ in range(2)]
    assert answers == ["", "这里的纸条刚刚印过了。还要再印，请再发一次 /slips。"]
    await settled(street)
    assert len(await files(lin)) == 1


async def test_nobody_else_prints_slips(street: Street) -> None:
    place_id = await building(street)
    others = [name for name in EVERYBODY if name != "lin"]
    await asyncio.gather(*(street.knock(of(street, name)) for name in others))
    for name in others:
        person = of(street, name)
        for button in (f"sheet:{place_id}", f"print:{place_id}:0"):
            assert "要由社区管理员来做" in await person.forges(f"1:households:{button}")
    await street.li.says("/slips")
    await street.li.sees("这件事要由社区管理员来做")
    assert await street.rows("SELECT id FROM household_codes") == []


async def test_one_household_gets_a_new_slip_and_the_others_keep_theirs(any_street: Street) -> None:
    street, lin = any_street, any_street.lin
    old = CODE.findall(await prints(street, lin))
    await lin.says("/slips 3号楼 401")
    await lin.sees("给 3号楼 1单元401打印一张新的住户码纸条", "以前的纸条还能用，印了新的就作废")
    [new] = CODE.findall(await confirms(street, lin))
    await lin.sees("3号楼 1单元401的纸条马上发给您")
    yang = await moves_in(street, name="孙杨", language_code="zh")
    await yang.says(old[6])
    await yang.sees("已经作废")
    await yang.says(old[0])
    await yang.sees("3号楼 1单元101", "您是这一户的")
    await yang.says(new)
    await yang.sees("3号楼 1单元401", "您是这一户的")


async def test_a_household_is_meant_though_the_number_of_its_building_is_in_words(street: Street) -> None:
    await street.lin.says("/slips 三号楼 401")
    await street.lin.sees("给 3号楼 1单元401打印一张新的住户码纸条")


async def test_a_household_that_is_not_there_is_said(street: Street) -> None:
    await street.lin.says("/slips 3号楼 999")
    await street.lin.sees("没有您能打印的「3号楼 999」")


async def test_a_button_for_what_is_no_building_prints_nothing(street: Street) -> None:
    await street.knock(street.lin)
    for place_id in (1, await building(street, "第一网格"), 999):
        for button in (f"sheet:{place_id}", f"print:{place_id}:0"):
            assert "用不了" in await street.lin.forges(f"1:households:{button}")


async def test_in_a_group_the_sheet_is_never_sent(street: Street) -> None:
    await street.remote.put(f"chats/{street.building_3.id}/members/{street.lin.id}", status="member")
    await street.lin.says("/slips", street.building_3)
    await street.building_3.shows("这个我私聊发给您")
    await street.knock(street.lin)
    await street.lin.says("/slips", street.building_3)
    await street.lin.presses("3号楼")
    await street.lin.presses("印新纸条")
    await street.lin.sees("3号楼的住户码纸条，共 8 张")
    await street.building_3.shows_no("住户码纸条，共")


async def prints_while_the_bot_is_away(street: Street, times: int = 1) -> None:
    """Let Lin have the slips of building 3 printed, which are still to be sent."""
    await street.lin.says("/start")
    place_id, now = await building(street), street.sandbox.world.clock.moment()

    def work(tx: Tx) -> None:
        lin = people.by_telegram(tx, street.lin.id)
        assert lin is not None
        acting = Actor(person_id=lin.id, holds=roles.held_by(tx, now, lin.id))
        for each in range(times):
            actions.print_for_chat(tx, now + timedelta(seconds=each), acting, lin, Slips(), place_id)

    await at_the_database(street, work)


async def test_who_is_no_admin_any_more_when_the_sheet_goes_out_does_not_get_it(quiet_street: Street) -> None:
    street = quiet_street
    await prints_while_the_bot_is_away(street)
    await at_the_database(street, lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'admin'"))
    await street.start_bot()
    await settled(street)
    assert await files(street.lin) == []
    [row] = await street.rows("SELECT state, params FROM outbox WHERE kind = 'households.slips'")
    assert (row["state"], row["params"]) == ("dropped", "{}")


async def test_a_sheet_that_died_before_it_went_out_is_not_sent(quiet_street: Street) -> None:
    street = quiet_street
    await prints_while_the_bot_is_away(street, times=2)
    await street.start_bot()
    await street.lin.sees("3号楼的住户码纸条，共 8 张")
    await settled(street)
    assert len(await files(street.lin)) == 1


async def test_an_admin_who_names_a_building_is_asked_about_that_one_at_once(street: Street) -> None:
    lin = street.lin
    await lin.says("/slips 三号楼")
    asked = await lin.sees("打印3号楼的住户码纸条", "共 8 张")
    assert len(labels(asked)) == 1
    await lin.says("/slips 9号楼")
    offered = await lin.sees("没有您能打印的「9号楼」，能打印的有这些楼：")
    assert labels(offered) == ["1号楼", "2号楼", "3号楼"]
    await lin.presses("2号楼")
    await lin.sees("打印2号楼的住户码纸条")
