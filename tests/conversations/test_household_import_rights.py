"""Who may import households, and into which community: nobody but an admin, and of others’ not even they."""

from __future__ import annotations

import asyncio
from itertools import product

import pytest

from tests.conversations.household_lists import (
    FOR_THE_ADMIN,
    NEW,
    OVER,
    appoint,
    areas,
    as_admin_of_all,
    dismiss,
    found,
    sends,
    waiting,
)
from tests.conversations.stories import EVERYBODY, labels, of
from tests.people import Person, Street, read

OTHERS = [name for name in EVERYBODY if name != "lin"]


async def test_nobody_else_imports_neither_by_command_nor_by_a_file_nor_by_the_admins_buttons(street: Street) -> None:
    before, others = await areas(street), [of(street, name) for name in OTHERS]

    async def is_refused(person: Person) -> None:
        await street.knock(person)
        await person.says("/import")
        await person.sees(FOR_THE_ADMIN)
        refused = await sends(person, NEW)
        assert (person.name, read(refused)) == (person.name, FOR_THE_ADMIN)
        await sends(person, NEW, "photo.jpg", caption="/import")

    await asyncio.gather(*(is_refused(person) for person in others))
    await sends(street.lin, NEW)
    [row] = await waiting(street)
    for person, verb in product(others, ("confirm", "cancel", "found", "into")):
        data = f"1:households:{verb}:{row['id']}" + (":1" if verb == "into" else "")
        assert (person.name, await person.forges(data) in (OVER, FOR_THE_ADMIN)) == (person.name, True)
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
    await as_admin_of_all(street, boss)
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


async def test_who_comes_back_to_the_name_after_another_form_reads_what_it_is_for(street: Street) -> None:
    boss = street.zhang
    await street.knock(boss)
    await as_admin_of_all(street, boss)
    await sends(boss, NEW)
    await boss.presses("新的社区")
    await boss.sees("这份名单要建的社区叫什么名字？")
    await boss.says("/report")
    await boss.sees("是哪方面的事")
    await boss.presses("不填了")
    await boss.sees("接着填没填完的那份：导入住户名单", "这份名单要建的社区叫什么名字？")
