"""How people come into a household by asking: from the group or from private chat, to the head's word."""

from __future__ import annotations

from tests.conversations.stories import labels
from tests.people import Street


async def test_a_neighbour_asks_and_the_head_vouches_for_them(street: Street) -> None:
    sun, li, group = street.sun, street.li, street.building_3
    await street.knock(li)
    await street.remote.put(f"chats/{group.id}/members/{sun.id}", status="member")
    await sun.says("/join", group)
    await sun.presses("去登记", group)
    await sun.sees("3号楼", "您住哪一户")
    await sun.presses("401")
    await sun.sees("401", "您是这一户的")
    await sun.presses("租户")
    await sun.sees("请看一眼对不对", "401", "租户")
    await sun.presses("提交")
    await sun.sees("已经请人核实")
    asked = await li.sees("有邻居要登记", "孙", "401", "租户")
    assert labels(asked) == ["✅ 是的，通过", "✖ 不是，不通过"]
    assert await li.presses("是的，通过") == "好的，已经告诉对方"
    done = await li.sees("401", "通过了")
    assert done["message_id"] == asked["message_id"]
    assert labels(done) == []
    welcome = await sun.sees("欢迎", "401", "租户", "搬出了吗")
    assert len(labels(welcome)) == 1
    await sun.presses("已搬出")
    await sun.sees("记下了，您已经搬出 1号楼")
