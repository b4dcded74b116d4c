"""Small things that tire people: the same news twice, no way back, a promise that is not true."""

from __future__ import annotations

from tests.conversations.stories import finishes, labels, mends, reports, until_counted
from tests.owing import settled
from tests.people import Street, read

SOLVED = "✅ #1 解决了：换了新灯泡"


async def test_who_joined_and_said_nothing_reads_of_the_end_once_and_can_still_answer(street: Street) -> None:
    zhang = street.zhang
    await street.knock(zhang)
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await street.knock(street.li)
    await street.li.presses("接单")
    await finishes(street.li)
    await zhang.sees("您也遇到的 #1 办完了")
    await street.wang.presses("5 分")
    news = await zhang.sees(SOLVED, "您那边也好了吗")
    past = await zhang.sees("#1 这一回不用再答了")
    await settled(street)
    assert await zhang.count(SOLVED) == 1
    assert labels(past) == []
    assert "✅ 解决了" in labels(news)
    await zhang.presses("4 分")
    await zhang.sees("您说 #1 解决了，打了 4 分")


async def test_a_reporter_who_said_nothing_reads_once_that_it_ended(street: Street) -> None:
    await mends(street)
    await street.advance(days=15)
    await street.wang.sees("没有等到您的回话")
    await street.wang.sees("#1 这一回不用再答了")
    await settled(street)
    assert await street.wang.count("没有等到您的回话") == 1


async def test_nobody_is_told_that_the_neighbours_hear_of_what_is_private(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says("/report 隔壁夜里常有人吵架")
    await wang.presses("邻里纠纷")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await li.presses("接单")
    await li.presses("办完了")
    await li.sees("#1 是怎么解决的", "反映的邻居会看到")
    await li.says("上门调解了")
    await li.presses("跳过")
    await wang.presses("✅ 解决了")
    await wang.sees("谢谢您！#1 了结了。愿意的话")
    await wang.presses("5 分")
    await wang.sees("您打了 5 分")
    await wang.sees_no("邻居们")


async def test_whoever_thinks_better_of_taking_back_sees_the_issue_again(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await wang.presses("收回这件诉求")
    asked = await wang.sees("真的要收回 #1 吗")
    assert labels(asked) == ["↩ 收回", "◀ 不收回，接着办"]
    await wang.presses("不收回")
    await wang.sees("#1 💡 照明 · 3号楼", "等楼门院长接单")
    await wang.presses("收回这件诉求")
    await wang.sees("真的要收回 #1 吗")
    assert await wang.presses("↩ 收回") == ""
    await until_counted(wang, "#1 收回了。", 1)


async def test_a_form_with_one_question_does_not_count_it(street: Street) -> None:
    await mends(street)
    await street.wang.presses("✅ 解决了")
    await street.wang.presses("说一句")
    assert read(await street.wang.sees("想说点什么")).startswith("关于 #1")
