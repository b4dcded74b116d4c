"""The import of households by chat: an admin sends the list, looks over what it changes, and says the word."""

from __future__ import annotations

import asyncio
import json

from tests.conversations.household_lists import HEADING, NEW, OVER, appoint, areas, imports, sends, waiting
from tests.conversations.stories import labels, passes, restarts
from tests.handlers.workbooks import workbook
from tests.owing import settled
from tests.people import Street, read


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


async def test_who_looks_after_a_building_that_goes_to_another_grid_hears_so_once(street: Street) -> None:
    lin, li, liu, wu = street.lin, street.li, street.liu, street.wu
    await street.knock(li, liu, wu, street.zhao)
    await sends(lin, HEADING + "第一网格,3号楼,1单元301,80\n第一网格,9号楼,1单元101,60\n")
    await lin.presses("导入")
    await lin.sees("换网格的楼栋 1 栋")
    for person in (li, liu, wu):
        said = read(await person.sees("有 1 栋楼换了网格"))
        assert "– 3号楼：第二网格 → 第一网格" in said.splitlines()
    await settled(street)
    assert [await person.count("换了网格") for person in (li, liu, wu, street.zhao, lin)] == [1, 1, 1, 0, 0]


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


async def test_a_new_building_that_may_be_there_already_is_named_before_it_stands_twice(street: Street) -> None:
    shown = await sends(street.lin, HEADING + "第二网格,三号楼,1单元301,88.5\n")
    assert "• ⚠️ 像是已有的一栋换了写法，请核对楼栋名：1\n– 三号楼 ≈ 3号楼" in read(shown)
