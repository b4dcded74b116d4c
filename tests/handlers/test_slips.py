"""The page of slips: whole in itself, one slip a household, nothing that was written breaks out of its place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.households.slips import ON_A_SHEET, Printing, Slip, html

CODE = "ABCDEFGHJKMN"
SLIPS = Printing(
    community="槐树里社区",
    building="3号楼",
    language="zh-Hans",
    bot="yishi_demo_bot",
    uses=4,
    until=datetime(2027, 2, 24, tzinfo=UTC),
    slips=(Slip(unit="1单元101", code=CODE), Slip(unit="1单元102", code="PQRSTUVWXYZ2")),
)


def test_each_household_has_a_slip_with_all_that_is_needed() -> None:
    page = html([SLIPS])
    assert page.count('<article class="slip">') == page.count("<svg") == 2
    assert page.count("咱们楼在 Telegram 上的帮手") == page.count("扫码打开 Telegram，点「开始」") == 2
    for words in ("槐树里社区 · 3号楼", "1单元101", "ABCD-EFGH-JKMN", "@yishi_demo_bot", "2027年2月24日", "可供 4 人"):
        assert words in page


def test_in_another_language_the_slips_speak_it() -> None:
    page = html([replace(SLIPS, language="en", community="Locust Lane", building="Building 3")])
    assert '<html lang="en">' in page
    assert "For 4 people, until 24 February 2027." in page
    assert not re.search("[\u4e00-\u9fff]", page.replace("1单元101", "").replace("1单元102", ""))


def test_nothing_is_fetched_from_anywhere() -> None:
    page = html([SLIPS])
    assert re.findall(r"""(?:src|href)\s*=|url\(|@import|<script|<link""", page) == []


@pytest.mark.parametrize(("households", "sheets"), [(1, 1), (10, 1), (11, 2), (100, 10)])
def test_a_building_fills_as_many_sheets_as_it_needs(households: int, sheets: int) -> None:
    units = tuple(Slip(unit=str(number), code=CODE) for number in range(households))
    page = html([replace(SLIPS, slips=units)])
    assert page.count('<section class="sheet">') == sheets == -(-households // ON_A_SHEET)
    assert f"{sheets} / {sheets}" in page


def test_each_building_begins_on_a_sheet_of_its_own() -> None:
    page = html([SLIPS, replace(SLIPS, building="4号楼")])
    assert page.count('<section class="sheet">') == 2
    assert "4号楼" in page


def test_what_was_written_is_shown_as_it_is() -> None:
    unit = "<b>1&2</b>\"'"
    page = html([replace(SLIPS, building="</title><script>", community="<i>", slips=(Slip(unit=unit, code=CODE),))])
    assert "<b>" not in page
    assert "<script>" not in page
    assert "<i>" not in page
    assert "&lt;b&gt;1&amp;2&lt;/b&gt;" in page
