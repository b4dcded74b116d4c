"""The whole story of one issue, on both databases: from the group, back into the group."""

from __future__ import annotations

from tests.people import Street


async def test_a_broken_light_is_reported_mended_and_judged(any_street: Street) -> None:
    street = any_street
    wang, zhang, li, gao, group = street.wang, street.zhang, street.li, street.gao, street.building_3
    await street.knock(li, gao)

    await wang.says("/report", group)
    await group.shows("王秀兰", "私聊")
    await wang.presses("去说说", group)
    await wang.presses("照明")
    await wang.says("二层楼道灯坏了")
    await wang.sends_photo()
    await wang.presses("提交")
    await wang.sees("#1", "楼门院长")
    await group.shows("#1", "照明", "二层楼道灯坏了", "等楼门院长接单")

    assert "1 位邻居" in await zhang.presses("我也遇到", group)
    await group.shows("1 位邻居也遇到了")

    await li.presses("接单")
    await wang.sees("楼门院长已经接单")
    await li.presses("交办")
    await li.presses("物业")
    await wang.sees("交给物业办理")
    await gao.presses("办完了")
    await gao.says("换了新灯泡")
    await gao.sends_photo()
    await gao.presses("就这些")
    await wang.sees("换了新灯泡", "解决了吗")
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await group.shows("#1 解决了", "换了新灯泡", "物业", "5 分")
    assert await group.count("#1") == 2
    await group.shows_no("私聊")


async def test_nobody_accepts_so_it_goes_up_and_all_three_are_told(any_street: Street) -> None:
    street = any_street
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu, wang)
    await wang.says("/report 电梯停在三楼不动了")
    await wang.presses("电梯")
    await wang.presses("停运")
    await wang.presses("提交")
    await li.sees("#1", "接单")

    await street.advance(days=1, minutes=1)

    await li.sees("#1", "转给网格员")
    await wang.sees("#1", "转给网格员")
    await liu.sees("#1", "电梯停在三楼不动了")
    await street.staff.shows("#1", "网格员负责")
    await street.building_3.shows("#1", "等网格员接单")
    assert "已经转到网格" in await li.forges("1:issues:accept:1")
    await liu.presses("接单")
    await wang.sees("网格员已经接单")
