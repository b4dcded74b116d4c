"""Somebody asks in private after what was reported, in their own words."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, labels, mends, reports
from tests.conversations.test_issue_written_answers import ASK_AGAIN, REPORT_THIS
from tests.people import Street

ROW = f"#1 ⏳ 💡 照明 {LIGHT}"


@pytest.mark.parametrize("said", ["我反映的事怎么样了？", "怎么还不来人", "1号", "#1 有没有消息"])
async def test_it_leads_to_the_issue_beside_another_report(street: Street, said: str) -> None:
    wang = street.wang
    await reports(wang)
    await wang.says(said)
    assert labels(await wang.sees("您是问反映过的事吗")) == [REPORT_THIS, ROW]
    await wang.presses(ROW)
    await wang.sees("经过", "等楼门院长接单")


async def test_where_there_is_nothing_to_ask_after_it_is_as_ever(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await mends(street)
    await wang.says("怎么还没修好")
    assert labels(await wang.sees("我在呢")) == [REPORT_THIS, ASK_AGAIN]
    await zhang.says("#7")
    assert labels(await zhang.sees("我在呢")) == [REPORT_THIS]


async def test_of_many_the_newest_are_shown_and_the_way_to_all(street: Street) -> None:
    wang = street.wang
    for words in (LIGHT, "单元门关不上", "信箱锁坏了", "水管漏水了"):
        await reports(wang, words)
    await wang.says("我报的事有进展吗")
    offered = labels(await wang.sees("您是问反映过的事吗"))
    assert [label.split()[-1] for label in offered[1:4]] == ["水管漏水了", "信箱锁坏了", "单元门关不上"]
    assert len(offered) == 5
