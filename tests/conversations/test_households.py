"""The import of households by chat: an admin sends the list, looks over what it changes, and says the word."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.fetcher import MOST_TRIES
from rules.access import Role
from rules.places import Place
from storage import places, roles
from tests.conversations.stories import EVERYBODY, labels, of, passes, restarts, until_called
from tests.handlers.workbooks import workbook
from tests.owing import settled
from tests.people import Json, Person, Street, read

HEADING = "网格,楼栋,房号,建筑面积\n"
NEW = HEADING + "第三网格,9号楼,1单元101,88.5\n第三网格,9号楼,1单元102,75.25\n"
FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"
OVER = "这份名单已经导入或取消了，或者放了一天以上。还要导入的话，请把文件再发一次。"
OTHERS = [name for name in EVERYBODY if name != "lin"]


async def areas(street: Street) -> Mapping[tuple[str, str, str], int]:
    rows = await street.rows(
        """
        SELECT g.name AS grid, b.name AS building, u.name AS unit, h.area
        FROM households h JOIN places u ON u.id = h.place_id JOIN places b ON b.id = u.parent_id
        JOIN places g ON g.id = b.parent_id
        """
    )
    return {(row["grid"], row["building"], row["unit"]): row["area"] for row in rows}


async def imports(street: Street) -> list[Any]:
    return await street.rows("SELECT actor_id, data FROM journal WHERE verb = 'households.import'")


async def waiting(street: Street) -> list[Any]:
    return await street.rows("SELECT id, homes FROM household_lists")


async def sends(person: Person, written: str | bytes, name: str = "名单.csv", **more: Any) -> Json:
    """Send a list, and wait for what the bot makes of it."""
    before = len(await person.messages())
    content = written if isinstance(written, bytes) else written.encode()
    await person.sends_file(name, content, **more)

    async def look() -> Json | None:
        said = [each for each in (await person.messages())[before:] if each["from"]["is_bot"]]
        return next((each for each in said if "我看一下名单" not in read(each)), None)

    async def complaint() -> str:
        return "nothing became of the list"

    return await person.remote.until(look, complaint)


async def as_admin_of_all(street: Street, person: Person) -> None:
    """Name somebody an admin in the settings."""
    config = street.config
    community = config.community.model_copy(update={"admins": [person.id]})
    await street.stop_bot()
    await street.start_bot(config.model_copy(update={"community": community}))


async def found(street: Street, name: str, *admins: Person) -> Place:
    """Found another community beside Locust Lane, with some admins."""
    now = street.sandbox.world.clock.moment()

    def work(tx: Any) -> Place:
        root = places.found_community(tx, name=name, language="zh-Hans", time_zone="Asia/Shanghai")
        for admin in admins:
            row = tx.one("SELECT id FROM people WHERE telegram_id = :id", id=admin.id)
            roles.grant(tx, now, person_id=row["id"], role=Role.ADMIN, where=root)
        return root

    async with street.database() as store:
        return await store.transact(work)


# The whole of it


async def test_an_admin_looks_over_a_list_and_imports_it(any_street: Street) -> None:
    street = any_street
    lin, before = street.lin, await areas(street)
    await lin.says("/import")
    how = await lin.sees("请把住户名单作为文件发给我", "网格,楼栋,房号,建筑面积")
    assert labels(how) == []
    shown = await sends(lin, NEW)
    assert read(shown).splitlines() == [
        "槐树里社区：导入这份名单会有这些变化。",
        "• 新网格：1",
        "– 第三网格",
        "• 新楼栋：1",
        "– 9号楼",
        "• 新住户：2",
        f"• 名单里没有、原样保留的住户：{len(before)}",
        "现在还什么都没有导入。",
    ]
    assert labels(shown) == ["✅ 导入", "✖ 不导入"]
    assert await areas(street) == before
    assert await imports(street) == []
    await lin.presses("导入")
    done = await lin.sees("导入好了：槐树里社区，新住户 2 户，面积有变 0 户，没有变化 0 户。")
    assert done["message_id"] == shown["message_id"]
    assert labels(done) == []
    assert await areas(street) == {
        **before,
        ("第三网格", "9号楼", "1单元101"): 8850,
        ("第三网格", "9号楼", "1单元102"): 7525,
    }
    [entry] = await imports(street)
    [person] = await street.rows("SELECT id FROM people WHERE telegram_id = :id", id=lin.id)
    assert entry["actor_id"] == person["id"]
    assert json.loads(entry["data"]).keys() == {"buildings", "households", "sha256"}
    assert await waiting(street) == []


async def test_new_households_that_may_be_there_already_are_named_before_they_stand_twice(any_street: Street) -> None:
    lin = any_street.lin
    units = [f"{number}01" for number in range(1, 5)] + ["1-102", "1单元202室", "909"]
    shown = await sends(lin, HEADING + "".join(f"第一网格,3号楼,{unit},88.5\n" for unit in units))
    assert read(shown).splitlines()[1:8] == [
        "• 新住户：7",
        "• ⚠️ 像是已有的一户换了写法，请核对房号：6",
        "– 3号楼：101 ≈ 1单元101",
        "– 3号楼：201 ≈ 1单元201",
        "– 3号楼：301 ≈ 1单元301",
        "– 3号楼：401 ≈ 1单元401",
        "– 3号楼：1-102 ≈ 1单元102",
    ]
    await lin.presses("导入")
    await lin.sees("导入好了：槐树里社区，新住户 7 户")


async def test_a_second_list_updates_and_says_what(street: Street) -> None:
    lin = street.lin
    await sends(lin, NEW)
    await lin.presses("导入")
    await lin.sees("导入好了")
    many = len(await areas(street))
    changed = NEW.replace("88.5", "90").replace("第三网格", "第一网格") + "第一网格,9号楼,1单元103,60\n"
    shown = await sends(
        lin,
        workbook([line.split(",") for line in changed.splitlines()[1:]], heading=HEADING.strip().split(",")),
        "名单.xlsx",
    )
    assert read(shown).splitlines()[1:] == [
        "• 新住户：1",
        "• 面积有变：1",
        "– 9号楼 1单元101：88.5 → 90 ㎡",
        "• 换网格的楼栋：1",
        "– 9号楼：第三网格 → 第一网格",
        "• 没有变化的住户：1",
        f"• 名单里没有、原样保留的住户：{many - 2}",
        "现在还什么都没有导入。",
    ]
    await lin.presses("导入")
    await lin.sees("导入好了：槐树里社区，新住户 1 户，面积有变 1 户，没有变化 1 户；换网格的楼栋 1 栋。")
    later = await areas(street)
    assert later["第一网格", "9号楼", "1单元101"] == 9000
    assert ("第三网格", "9号楼", "1单元101") not in later
    assert len(later) == many + 1


async def test_the_same_list_once_more_changes_nothing_and_says_so(street: Street) -> None:
    lin = street.lin
    await sends(lin, NEW)
    await lin.presses("导入")
    await lin.sees("导入好了")
    same = await sends(lin, NEW)
    assert read(same) == "这份名单以前导入过，这次没有变化，槐树里社区已经都有了。"
    assert labels(same) == []
    other = await sends(lin, "\ufeff" + NEW)
    assert read(other) == "这份名单没有带来变化，槐树里社区已经都有了。"
    assert len(await imports(street)) == 1
    assert await waiting(street) == []


async def test_a_faulty_list_is_refused_whole_with_each_row_that_is_wrong(street: Street) -> None:
    before = await areas(street)
    said = await sends(street.lin, NEW + "第三网格,9号楼,1单元103,-3\n第三网格,9号楼,1单元101,60\n")
    assert read(said).splitlines() == [
        "名单里有 2 处要改，什么也没有导入：",
        "第 4 行：面积「-3」不对，请写大于 0 的平方米数，最多两位小数。",
        "第 5 行：这一户和第 2 行重复了。",
    ]
    assert labels(said) == []
    assert await areas(street) == before
    assert await waiting(street) == []


async def test_of_many_faults_as_many_are_named_as_one_message_holds(street: Street) -> None:
    faulty = HEADING + "".join(f"网格,楼{n},{'户' * 61},{'🏠' * 40}\n" for n in range(2000))
    said = read(await sends(street.lin, faulty))
    *lines, last = said.splitlines()
    assert last == f"……还有 {4000 - (len(lines) - 1)} 处。"
    assert all(line.endswith("。") for line in lines[1:])
    assert len(said.encode("utf-16-le")) // 2 > 3500


async def test_what_is_passed_over_is_named(street: Street) -> None:
    said = read(await sends(street.lin, "网格,楼栋,房号,面积,业主,电话\n第三网格,9号楼,101,60,王秀兰,139\n"))
    assert "有 2 列用不上，略过了：业主, 电话" in said
    assert "王秀兰" not in str([dict(row) for row in await waiting(street)])


# Saying no, and saying it late


async def test_who_does_not_want_it_imports_nothing(street: Street) -> None:
    lin, before = street.lin, await areas(street)
    await sends(lin, NEW)
    await lin.presses("不导入")
    await lin.sees("好的，什么也没有导入。")
    assert await areas(street) == before
    assert await waiting(street) == []


async def test_pressed_twice_it_is_imported_once(street: Street) -> None:
    lin = street.lin
    shown = await sends(lin, NEW)
    [row] = await waiting(street)
    data = f"1:households:confirm:{row['id']}"
    answers = await asyncio.gather(*(lin.forges(data, message_id=shown["message_id"]) for _ in range(3)))
    await lin.sees("导入好了")
    assert sorted(answers) == ["", OVER, OVER]
    assert await lin.forges(f"1:households:cancel:{row['id']}") == OVER
    assert len(await imports(street)) == 1


async def test_after_a_day_a_list_is_looked_over_anew(street: Street) -> None:
    lin, before = street.lin, await areas(street)
    await sends(lin, NEW)
    await passes(street, hours=24, minutes=1)
    assert await lin.presses("导入") == OVER
    assert await areas(street) == before


async def test_after_a_restart_it_is_imported_still(street: Street) -> None:
    await sends(street.lin, NEW)
    await restarts(street)
    await street.lin.presses("导入")
    await street.lin.sees("导入好了：槐树里社区，新住户 2 户")


async def test_what_changed_meanwhile_is_shown_before_anything_is_imported(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    await appoint(street, zhang, "槐树里社区")
    await street.knock(zhang)
    await sends(lin, NEW)
    await sends(zhang, NEW.replace("75.25", "70"))
    await zhang.presses("导入")
    await zhang.sees("导入好了")
    await lin.presses("导入")
    shown = await lin.sees("您看过以后，槐树里社区有了变动，请再看一遍。")
    assert "– 9号楼 1单元102：70 → 75.25 ㎡" in read(shown)
    assert (await areas(street))["第三网格", "9号楼", "1单元102"] == 7000
    await lin.presses("导入")
    await lin.sees("导入好了")
    assert (await areas(street))["第三网格", "9号楼", "1单元102"] == 7525


async def test_what_somebody_else_imported_meanwhile_is_not_imported_again(street: Street) -> None:
    lin, zhang = street.lin, street.zhang
    await appoint(street, zhang, "槐树里社区")
    await street.knock(zhang)
    await sends(lin, NEW)
    await sends(zhang, NEW)
    await zhang.presses("导入")
    await zhang.sees("导入好了")
    await lin.presses("导入")
    said = await lin.sees("这份名单以前导入过，这次没有变化")
    assert labels(said) == []
    assert len(await imports(street)) == 1


# Who may


@pytest.mark.parametrize("name", OTHERS)
async def test_nobody_else_imports_neither_by_command_nor_by_a_file_nor_by_the_admins_buttons(
    street: Street, name: str
) -> None:
    person, before = of(street, name), await areas(street)
    await street.knock(person)
    await person.says("/import")
    await person.sees(FOR_THE_ADMIN)
    refused = await sends(person, NEW)
    assert read(refused) == FOR_THE_ADMIN
    await sends(person, NEW, "photo.jpg", caption="/import")
    await sends(street.lin, NEW)
    [row] = await waiting(street)
    for verb in ("confirm", "cancel", "found", "into"):
        data = f"1:households:{verb}:{row['id']}" + (":1" if verb == "into" else "")
        assert await person.forges(data) in (OVER, FOR_THE_ADMIN)
    assert len(await waiting(street)) == 1
    assert await areas(street) == before
    assert await street.rows("SELECT id FROM downloads WHERE state <> 'done'") == []


async def test_another_admins_button_is_not_ones_own(street: Street) -> None:
    await appoint(street, street.zhang, "槐树里社区")
    await street.knock(street.zhang)
    await sends(street.lin, NEW)
    [row] = await waiting(street)
    for verb in ("confirm", "cancel"):
        assert await street.zhang.forges(f"1:households:{verb}:{row['id']}") == OVER
    assert len(await waiting(street)) == 1


@pytest.mark.parametrize(
    "data", ["1:households:confirm:x", "1:households:confirm", "1:households:into:1", "1:households:confirm:-1"]
)
async def test_what_no_button_carries_does_nothing(street: Street, data: str) -> None:
    await sends(street.lin, NEW)
    assert await street.lin.forges(data) == "这个按钮已经用不了了，请发 /help 看看现在能做什么。"
    assert await street.lin.forges("1:households:confirm:9223372036854775807") == OVER


async def test_who_is_no_admin_any_more_when_the_list_was_read_imports_nothing(street: Street) -> None:
    before = await areas(street)
    await sends(street.lin, NEW)
    await dismiss(street)
    assert await street.lin.presses("导入") == FOR_THE_ADMIN
    assert await areas(street) == before


async def test_who_is_no_admin_any_more_when_the_list_arrives_is_told_so(street: Street) -> None:
    await street.knock(street.lin)
    await street.remote.post("faults", method="getFile", do="error", code=502, description="Bad Gateway")
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.lin.sees("收到，我看一下名单。")
    await dismiss(street)
    await street.lin.sees(FOR_THE_ADMIN)
    assert await waiting(street) == []


# Which community


async def test_who_has_several_communities_is_asked_which(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    willow = await found(street, "柳树里", lin)
    await found(street, "别人的社区")
    asked = await sends(lin, NEW)
    assert read(asked) == "这份名单是哪个社区的？"
    assert labels(asked) == ["槐树里社区", "柳树里"]
    await lin.presses("柳树里")
    shown = await lin.sees("柳树里：导入这份名单会有这些变化。", "新住户：2")
    assert shown["message_id"] == asked["message_id"]
    await lin.presses("导入")
    await lin.sees("导入好了：柳树里，新住户 2 户")
    rows = await street.rows("SELECT area FROM households WHERE community_id = :id", id=willow.community_id)
    assert len(rows) == 2


async def test_a_list_goes_into_no_community_of_others_and_into_no_building(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    other = await found(street, "别人的社区")
    await sends(lin, NEW)
    [row] = await waiting(street)
    assert await lin.forges(f"1:households:into:{row['id']}:{other.id}") == FOR_THE_ADMIN
    [building] = await street.rows("SELECT id FROM places WHERE name = '3号楼'")
    gone = "这个按钮已经用不了了，请发 /help 看看现在能做什么。"
    assert await lin.forges(f"1:households:into:{row['id']}:{building['id']}") == gone
    assert await lin.forges(f"1:households:into:{row['id']}:99999") == gone
    assert await lin.forges(f"1:households:found:{row['id']}") == FOR_THE_ADMIN


async def test_an_admin_named_in_the_settings_founds_a_community(street: Street) -> None:
    boss = street.gao
    await street.knock(boss)
    await as_admin_of_all(street, boss)
    asked = await sends(boss, NEW)
    assert labels(asked) == ["槐树里社区", "➕ 新的社区"]
    [row] = await waiting(street)
    assert await boss.forges(f"1:households:confirm:{row['id']}") == (
        "这个按钮已经用不了了，请发 /help 看看现在能做什么。"
    )
    await boss.presses("新的社区")
    await boss.sees("这份名单要建的社区叫什么名字？")
    await boss.says("柳\u202e树里")
    await boss.sees("这个我没看懂，请换个说法再发一次。")
    await restarts_as_admin(street, boss)
    await boss.says("柳树里")
    await boss.sees("柳树里：新的社区。导入这份名单会建起这些。", "新住户：2")
    assert await street.rows("SELECT id FROM communities WHERE name = '柳树里'") == []
    await boss.presses("✅ 导入")
    await boss.sees("导入好了：柳树里，新住户 2 户")
    [community] = await street.rows("SELECT language, time_zone FROM communities WHERE name = '柳树里'")
    assert tuple(dict(community).values()) == ("zh-Hans", "Asia/Shanghai")


async def test_the_first_community_is_founded_by_its_list(street: Street) -> None:
    boss = street.gao
    await street.knock(boss)
    await as_admin_of_all(street, boss)
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE places SET level = 'grid' WHERE level = 'community'"))
    await sends(boss, NEW)
    await boss.sees("这份名单要建的社区叫什么名字？")
    await boss.presses("不填了")
    await boss.sees("好的，这次不填了")
    assert await waiting(street) == []


# How files come


async def test_a_file_too_big_for_telegram_to_give_is_refused_at_once(street: Street) -> None:
    said = await sends(street.lin, bytes(20_000_001))
    assert read(said) == "文件太大了，Telegram 最多给我 20 MB，请分成几份再发。"
    assert await street.rows("SELECT id FROM downloads") == []


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("Bad Request: file is too big", "文件太大了，Telegram 最多给我 20 MB，请分成几份再发。"),
        ("Bad Request: invalid file_id", "文件没能从 Telegram 取回来，请再发一次。"),
    ],
)
async def test_what_telegram_never_gives_is_given_up_with_a_line(street: Street, description: str, said: str) -> None:
    await street.remote.post("faults", method="getFile", do="error", code=400, description=description)
    assert read(await sends(street.lin, NEW)) == said
    assert [row["state"] for row in await street.rows("SELECT state FROM downloads")] == ["failed"]


@pytest.mark.parametrize(
    "fault",
    [
        {"do": "cut"},
        {"do": "cut_answer"},
        {"do": "html", "code": 502},
        {"do": "error", "code": 500, "description": "Internal Server Error"},
        {
            "do": "error",
            "code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        },
        {
            "do": "error",
            "code": 400,
            "description": "Bad Request: wrong file_id or the file is temporarily unavailable",
        },
    ],
    ids=lambda fault: f"{fault['do']}-{fault.get('code', '')}",
)
async def test_trouble_on_the_way_is_outlived(street: Street, fault: dict[str, Any]) -> None:
    await street.remote.post("faults", method="getFile", times=3, **fault)
    await sends(street.lin, NEW)
    await street.lin.presses("导入")
    await street.lin.sees("导入好了：槐树里社区，新住户 2 户")


async def test_trouble_without_end_is_given_up_with_a_line(street: Street) -> None:
    await street.remote.post("faults", method="getFile", do="error", code=502, description="Bad Gateway", times=99)
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.lin.sees("收到，我看一下名单。")
    for tries in range(1, MOST_TRIES + 1):
        await until_called(street, "getFile", tries)
        await passes(street, minutes=6)
    await street.lin.sees("文件没能从 Telegram 取回来，请再发一次。")


async def test_a_file_sent_while_the_bot_was_away_is_fetched_when_it_is_back(street: Street) -> None:
    await street.knock(street.lin)
    await street.stop_bot()
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.start_bot()
    await street.lin.sees("新住户：2")


async def test_what_was_still_to_be_fetched_at_a_stop_is_fetched_at_the_next_start(street: Street) -> None:
    await street.knock(street.lin)
    await street.remote.post("faults", method="getFile", do="error", code=502, description="Bad Gateway", times=99)
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.lin.sees("收到，我看一下名单。")
    await street.stop_bot()
    await street.remote.delete("faults")
    await street.start_bot()
    await street.lin.sees("新住户：2")
    await settled(street)
    assert await street.lin.count("新住户：2") == 1


async def test_a_list_may_come_in_the_middle_of_a_report(street: Street) -> None:
    zhang = street.zhang
    await appoint(street, zhang, "槐树里社区")
    await zhang.says("/report")
    await zhang.presses("照明")
    await sends(zhang, NEW)
    await zhang.says("二层楼道灯坏了")
    await zhang.sees("照片")
    await zhang.presses("✅ 导入")
    await zhang.sees("导入好了")


async def test_in_the_middle_of_a_report_a_neighbours_file_is_an_answer_like_any_other(street: Street) -> None:
    await street.wang.says("/report")
    await street.wang.presses("照明")
    said = await sends(street.wang, NEW)
    assert "请写给我，或者发一条语音" in read(said)


async def test_a_file_that_is_no_list_is_taken_as_one_only_with_the_command_beneath(street: Street) -> None:
    await sends(street.lin, b"%PDF-1.7", "通知.pdf")
    await street.lin.sees("我在呢。")
    said = await sends(street.lin, b"%PDF-1.7\0", "通知.pdf", caption="/import")
    assert "这份名单读不出表格来" in read(said)


async def test_in_a_group_nothing_is_read_and_how_it_is_done_is_said_in_private(street: Street) -> None:
    await street.remote.put(f"chats/{street.building_3.id}/members/{street.lin.id}", status="member")
    await street.lin.says("/import", street.building_3)
    await street.building_3.shows("这个我私聊发给您")
    await street.knock(street.lin)
    await street.lin.sends_file("名单.csv", NEW.encode(), street.building_3, caption="/import")
    await street.lin.sees("请把住户名单作为文件发给我")
    assert await street.rows("SELECT id FROM downloads") == []


async def test_a_file_that_breaks_its_reader_is_given_up_with_a_reference(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    await street.knock(street.lin)
    assert street.bot is not None
    monkeypatch.setattr("handlers.households.sheet.workbook.read", lambda raw: 1 / 0)
    said = await sends(street.lin, b"PK\x03\x04", "名单.xlsx")
    assert "把编号" in read(said)
    await sends(street.lin, NEW)
    await street.lin.sees("新住户：2")


async def appoint(street: Street, person: Person, at: str) -> None:
    await street.knock(person)
    now = street.sandbox.world.clock.moment()

    def work(tx: Any) -> None:
        root = places.community_named(tx, at)
        assert root
        row = tx.one("SELECT id FROM people WHERE telegram_id = :id", id=person.id)
        roles.grant(tx, now, person_id=row["id"], role=Role.ADMIN, where=root)

    async with street.database() as store:
        await store.transact(work)


async def dismiss(street: Street) -> None:
    """End the admin's office."""
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("DELETE FROM roles WHERE role = 'admin'"))


async def restarts_as_admin(street: Street, person: Person) -> None:
    await as_admin_of_all(street, person)
