"""`/stats`: the three rates, as residents, officers and strangers see them."""

from __future__ import annotations

from tests.conversations.stories import mends, passes
from tests.people import Street


async def test_a_resident_reads_the_three_rates_of_their_building_in_private(street: Street) -> None:
    await mends(street)
    await street.wang.presses("4 分")
    await passes(street, days=1)
    await street.li.says("/stats")
    page = await street.li.sees("3号楼 · 本月", "响应率 100%：1 件里")
    await street.li.sees("解决率 100%：问到 1 位", "满意率 100%：1 个评分")
    await street.li.sees("3号楼 · 办得怎么样")
    assert page["reply_markup"]
