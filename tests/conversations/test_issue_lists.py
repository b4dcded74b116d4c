"""`/issues`: lists by place, one's own and followed; a page at a time, in private, and for nobody but their reader."""

from __future__ import annotations

import pytest

from rules.access import Role
from rules.issues import Report
from rules.places import Level
from storage import issues, people, places
from storage.store import Tx
from tests.conversations.stories import LIGHT, labels, mends, moves_in, of, reports, restarts, until_counted
from tests.people import TEN_O_CLOCK, Json, Person, Street

NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"
GONE = "这个按钮已经用不了了，请发 /help 看看现在能做什么。"


async def filed(street: Street, reporter: Person, place: str, count: int, *, private: bool = False) -> None:
    """Let somebody have reported many things at a place."""

    def file(tx: Tx) -> None:
        person = people.by_telegram(tx, reporter.id)
        row = tx.one("SELECT id FROM places WHERE name = :place AND level <> 'household'", place=place)
        assert person is not None
        assert row is not None
        where = places.place(tx, row["id"])
        for number in range(1, count + 1):
            issues.file(
                tx,
                TEN_O_CLOCK,
                Report(category="lighting", words=f"{place}的第 {number} 件", private=private),
                where=where,
                reporter_id=person.id,
                level=Level.BUILDING,
                held_as=Role.BUILDING_HEAD,
                due_at=TEN_O_CLOCK,
            )

    async with street.database() as store:
        await store.transact(file)


def rows_of(message: Json) -> list[str]:
    return [label for label in labels(message) if label.startswith("#")]


async def test_the_list_of_ones_building_is_read_a_page_at_a_time_in_place(street: Street) -> None:
    zhang = street.zhang
    await filed(street, street.wang, "3号楼", 19)
    await filed(street, street.zhao, "1号楼", 3)
    await zhang.says("/issues")
    seen = await zhang.sees("📋 3号楼 · 正在办", "1/3")
    assert rows_of(seen) == [f"#{n} ⏳ 💡 照明 3号楼的第 {n} 件" for n in range(19, 11, -1)]
    assert labels(seen)[8:] == ["1/3", "▶", "✅ 看已经结束的", "● 🏠 这里", "🙋 我的", "👀 关注"]
    await zhang.presses("▶")
    second = await zhang.sees("2/3")
    assert second["message_id"] == seen["message_id"]
    assert rows_of(second)[0] == "#11 ⏳ 💡 照明 3号楼的第 11 件"
    await restarts(street)
    await zhang.presses("▶")
    last = await zhang.sees("3/3")
    assert len(rows_of(last)) == 3
    assert "▶" not in labels(last)
    await zhang.presses("#2 ")
    await zhang.sees("#2 💡 照明", "3号楼的第 2 件", "经过")
    await zhang.presses("回列表")
    assert (await zhang.sees("3/3"))["message_id"] == seen["message_id"]
    await zhang.presses("◀")
    await zhang.sees("2/3")


async def test_ones_own_and_what_one_follows_have_lists_of_their_own(street: Street) -> None:
    wang, zhang, chen, group = street.wang, street.zhang, street.chen, street.building_3
    await street.knock(zhang, chen)
    await reports(wang)
    await zhang.presses("我也遇到", group)
    await chen.presses("👀 关注", group)
    for reader, tab, other in (
        (wang, "🙋 我的", "👀 关注"),
        (zhang, "🙋 我的", "👀 关注"),
        (chen, "👀 关注", "🙋 我的"),
    ):
        await reader.says("/issues")
        await reader.sees("📋 3号楼")
        await reader.presses(other)
        await reader.sees("📋", "还没有这样的诉求")
        await reader.presses(tab)
        seen = await reader.sees("📋 我", "点一件，看详情")
        assert rows_of(seen) == [f"#1 ⏳ 💡 照明 {LIGHT}"]


async def test_what_has_ended_is_listed_by_itself(street: Street) -> None:
    wang = street.wang
    await mends(street)
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await wang.says("/issues")
    await wang.sees("📋 3号楼 · 正在办", "还没有这样的诉求")
    await wang.presses("看已经结束的")
    assert rows_of(await wang.sees("📋 3号楼 · 已经结束")) == [f"#1 ✅ 💡 照明 {LIGHT}"]
    await wang.presses("看正在办的")
    await wang.sees("📋 3号楼 · 正在办")


@pytest.mark.parametrize(
    ("name", "place", "numbers"),
    [
        ("li", "3号楼", ["#2", "#1"]),
        ("he", "槐树里社区", ["#4", "#3", "#2", "#1"]),
        ("lin", "槐树里社区", ["#4", "#3", "#2", "#1"]),
    ],
)
async def test_an_officer_sees_all_beneath_their_place_and_what_is_private_there(
    street: Street, name: str, place: str, numbers: list[str]
) -> None:
    officer = of(street, name)
    await filed(street, street.wang, "3号楼", 1)
    await filed(street, street.wang, "3号楼", 1, private=True)
    await filed(street, street.zhao, "1号楼", 2)
    await officer.says("/issues")
    seen = await officer.sees("📋", place)
    assert [row.split()[0] for row in rows_of(seen)] == numbers


async def test_what_is_private_is_in_no_neighbours_list(street: Street) -> None:
    await filed(street, street.wang, "3号楼", 1, private=True)
    await street.zhang.says("/issues")
    await street.zhang.sees("📋 3号楼", "还没有这样的诉求")
    await street.wang.says("/issues")
    await street.wang.sees("📋 3号楼", "还没有这样的诉求")
    await street.wang.presses("🙋 我的")
    assert len(rows_of(await street.wang.sees("📋 我反映的"))) == 1


async def test_from_the_group_the_list_goes_to_private_chat_or_one_line_tells_the_way(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    someone = await moves_in(street, group, name="小杨")
    await street.knock(zhang)
    await reports(street.wang)
    await zhang.says("/issues", group)
    await zhang.sees("📋 3号楼", "点一件")
    await group.shows_no("📋")
    await someone.says("/issues", group)
    await group.shows("小杨，这个我私聊发给您")
    await someone.presses("去私聊看", group)
    await until_counted(group, "这个我私聊发给您", 0)
    assert len(rows_of(await someone.sees("📋 3号楼"))) == 1
    await someone.presses("#1")
    await someone.sees(LIGHT, "经过")


async def test_who_lives_nowhere_has_their_own_lists(street: Street) -> None:
    someone = await moves_in(street, name="小杨")
    await someone.says("/issues")
    seen = await someone.sees("📋 我反映的", "还没有这样的诉求")
    assert "🏠" not in "".join(labels(seen))


async def test_a_forged_list_shows_nothing_of_other_places(street: Street) -> None:
    zhao = street.zhao
    await street.knock(zhao)
    await reports(street.wang)
    [place] = await street.rows("SELECT place_id FROM issues")
    assert await zhao.forges(f"1:issues:list:ho1p{place['place_id']}") == NOT_YOURS
    for spot in ("ho1p99999", "x", "ho1", "ho100p1", "ho-1p1", "ho1c" + "x" * 17, "ho1p１", "ho1p" + "1" * 16, "hoxp1"):
        assert (spot, await zhao.forges(f"1:issues:list:{spot}")) == (spot, GONE)
    for spot in ("ho1p0", "ho0p0", "ho1c" + "x" * 16):
        assert (spot, await zhao.forges(f"1:issues:list:{spot}")) == (spot, NOT_YOURS)
    for spot in ("mo0p0", "mo99p0", "me1p0", "fo1p0"):
        assert (spot, await zhao.forges(f"1:issues:list:{spot}")) == (spot, "")
    await zhao.sees_no(LIGHT)


async def test_words_of_any_kind_stand_on_a_row(street: Street) -> None:
    for words in ("<b>灯</b> & 😀😀", "\u202e灯坏了\u202c", "灯\n\n坏了\n" + "很" * 400):
        await reports(street.wang, words)
    await street.wang.says("/issues")
    seen = await street.wang.sees("📋 3号楼", "点一件")
    rows = rows_of(seen)
    assert rows[2] == "#1 ⏳ 💡 照明 <b>灯</b> & 😀😀"
    assert rows[0] == "#3 ⏳ 💡 照明 灯 坏了 很很很很很很很很很很…"


async def test_in_the_staff_group_each_officer_is_shown_what_they_may_read(street: Street) -> None:
    li, liu, he, staff = street.li, street.liu, street.he, street.staff
    await street.knock(li, he)
    await filed(street, street.wang, "3号楼", 1)
    for officer in (li, he, liu):
        await officer.says("/issues", staff)
    await staff.shows("刘洋，这个我私聊发给您")
    await liu.presses("去私聊看", staff)
    for officer, place in ((li, "3号楼"), (liu, "第二网格"), (he, street.neighbourhood.plan.community)):
        assert rows_of(await officer.sees(f"📋 {place} · 正在办"))
    await staff.shows_no("正在办")
