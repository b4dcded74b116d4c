"""`/me`: what the bot knows of somebody is told to them alone, in words and as a file."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.sandbox.actors import Json
from tests.conversations.homes import comes_into
from tests.conversations.stories import (
    LIGHT,
    labels,
    mends,
    moves_in,
    of,
    reports,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.owing import settled
from tests.people import Person, Street, read, street_at


def content(street: Street, message: Json) -> str:
    """Return what stands in the file of a message."""
    file = street.sandbox.world.files.get(message["document"]["file_id"])
    assert file
    return file.content.decode()


async def file_of(street: Street, person: Person, caption: str = "关于您的文字") -> str:
    await person.says("/me")
    await person.presses("给我一份文件" if caption.startswith("关于") else "Get it as a file")
    return content(street, await person.sees(caption))


async def test_a_resident_reads_what_is_known_of_them(street: Street) -> None:
    await street.knock(street.wang)
    await reports(street.wang)
    await street.wang.says("/me")
    told = await street.wang.sees("我知道您的这些", "反映过 1 件事，也遇到 0 件")
    assert street.wang.name in read(told)
    assert "3号楼" in read(told)
    assert "2 年以后" in read(told)
    assert labels(told) == ["📄 给我一份文件", "🚪 离开，把我忘掉"]


async def test_an_officer_reads_their_office(street: Street) -> None:
    await street.li.says("/me")
    await street.li.sees("楼门院长：3号楼，2026年11月23日起")


async def test_the_file_names_the_home_of_a_form_under_way(street: Street) -> None:
    yang = await comes_into(street, street.building_3)
    await yang.presses("1单元401")
    await yang.sees("您是这一户的")
    assert "<li>1单元401</li>" in await file_of(street, yang)


async def test_in_a_group_it_is_told_in_private_or_how_to_be_told(street: Street) -> None:
    await street.wang.says("/me", street.building_3)
    await street.building_3.shows("王秀兰，这个我私聊发给您")
    await street.wang.presses("去私聊看", street.building_3)
    await street.wang.sees("我知道您的这些")
    await street.wang.says("/me", street.building_3)
    await until_counted(street.wang, "我知道您的这些", 2)
    await street.building_3.shows_no("我知道您的这些")


async def test_the_file_holds_all_that_is_kept_and_opens_by_itself(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(zhang)
    await mends(street)
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await reports(zhang, "门口堆了纸箱", category="卫生", kind="楼道、院子脏")
    await wang.forges("1:issues:join:2")
    await wang.says("/report 井盖松了")
    await wang.sees("哪方面的事")
    page = await file_of(street, wang)
    for said in (
        wang.name,
        "3号楼",
        "业主",
        LIGHT,
        "已解决",
        "换了新灯泡",
        "您打了 5 分",
        "井盖松了",
        "issues.confirm",
    ):
        assert said in page, said
    assert "#2 · " in page
    assert re.search("<td>[0-9a-f]{64}</td>|<td>–</td>", page)
    assert page.startswith("<!DOCTYPE html>")
    assert not re.search(r"(src|href)=|<script|@import|url\(", page)
    assert zhang.name not in page


async def test_what_was_written_is_escaped_in_the_file(street: Street) -> None:
    await street.knock(street.wang)
    await reports(street.wang, "<script>alert(1)</script> & <b>灯</b>")
    page = await file_of(street, street.wang)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;灯&lt;/b&gt;" in page
    assert "<script" not in page


async def test_nothing_of_the_file_is_kept(street: Street) -> None:
    await street.knock(street.wang)
    await reports(street.wang)
    await file_of(street, street.wang)
    await settled(street)
    [row] = await street.rows("SELECT params, state FROM outbox WHERE kind = 'people.file'")
    assert (row["params"], row["state"]) == ("{}", "sent")


async def test_pressed_twice_the_file_comes_once(street: Street) -> None:
    await street.wang.says("/me")
    for _ in range(2):
        assert await street.wang.presses("给我一份文件") == "好的，文件马上就来。"
    await street.wang.sees("关于您的文字")
    await settled(street)
    assert await street.wang.count("关于您的文字") == 1


async def test_the_file_comes_after_a_restart(street: Street) -> None:
    await street.wang.says("/me")
    await street.wang.sees("我知道您的这些")
    await restarts(street)
    await street.wang.presses("给我一份文件")
    assert street.wang.name in content(street, await street.wang.sees("关于您的文字"))


async def test_whoever_is_nowhere_yet_reads_that_little_is_known(street: Street) -> None:
    stranger = await moves_in(street, street.building_1, name='Eve <b>"&', language_code="en")
    await stranger.says("/me")
    told = await stranger.sees('Name, as Telegram shows it: Eve <b>"&', "Problems you reported: 0")
    assert "🏠" not in read(told)
    page = await file_of(street, stranger, "All that I have written down about you")
    assert 'Eve &lt;b&gt;"&amp;' in page
    assert page.count("<p>Nothing.</p>") >= 6


async def test_in_english_the_file_is_in_english(sqlite_url: str, tmp_path: Any) -> None:
    async with street_at(sqlite_url, tmp_path, language="en") as street:
        await street.start_bot()
        resident = next(iter(street.neighbourhood.people.values()))
        page = await file_of(street, resident, "All that I have written down about you")
        assert '<html lang="en">' in page
        assert "Homes" in page
        assert not re.search("[\u4e00-\u9fff]", page)


@pytest.mark.parametrize("data", ["1:people:me:1", "1:people:file:2", "1:people:leave:x", "1:people:forget:10001"])
async def test_a_forged_button_reaches_nobody_else(street: Street, data: str) -> None:
    await street.knock(street.wang)
    assert "用不了" in await street.wang.forges(data)
    assert await said_by_bot(of(street, "zhang")) == []
