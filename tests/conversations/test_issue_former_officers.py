"""Whoever was asked to help and holds no office any more hears no word of it, and keeps none."""

from __future__ import annotations

import pytest

from rules.access import Role
from tests.conversations.stories import finishes, labels, reports
from tests.conversations.test_issue_assigning import grants
from tests.conversations.test_issue_withholding import covers
from tests.owing import settled
from tests.people import Person, Street

NO_MORE = "📥 #1 已经不归您办了。"
SECRET = "王秀兰家"


async def is_given_to(street: Street, volunteer: Person, *, photo: bool = True) -> None:
    """Let Wang report in private, with a photo or without, and Li give it to a volunteer."""
    wang, li = street.wang, street.li
    await street.knock(li, street.liu, volunteer, street.lin)
    await grants(street, volunteer, Role.VOLUNTEER, "槐树里社区")
    await wang.says(f"/report {SECRET}隔壁天天吵架")
    await wang.presses("邻里纠纷")
    if photo:
        await wang.presses("加照片")
        await wang.sends_photo()
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await li.presses("接单")
    await li.presses("交办")
    await li.presses("某个人")
    await li.presses("张建国")
    await volunteer.sees(SECRET, "这件事请您办理")


async def is_taken_back(street: Street) -> None:
    await street.lin.says("/revoke")
    await street.lin.presses("张建国")
    await street.lin.presses("撤销")


async def test_a_volunteer_whose_office_is_taken_back_is_left_with_a_line_and_no_photo(street: Street) -> None:
    wang, li, liu, zhang = street.wang, street.li, street.liu, street.zhang
    await is_given_to(street, zhang)
    await is_taken_back(street)
    await zhang.sees(NO_MORE)
    await li.presses("更多")
    await li.presses("上报")
    await li.says(f"{SECRET}的事楼里不好管")
    await liu.presses("接单")
    await finishes(liu, f"去{SECRET}看过了")
    await wang.presses("5 分")
    await settled(street)
    assert await zhang.count(SECRET) == 0
    assert not any("photo" in message for message in await zhang.messages())
    assert await zhang.count(NO_MORE) == 1


@pytest.mark.parametrize("photo", [False, True])
async def test_what_they_did_and_was_solved_stays_with_them_as_neighbours_read_it(street: Street, photo: bool) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(li, zhang, street.lin)
    await grants(street, zhang, Role.VOLUNTEER, "槐树里社区")
    await reports(wang, f"{SECRET}门口的灯坏了", photo=photo)
    for button in ("接单", "交办", "某个人", "张建国"):
        await li.presses(button)
    await zhang.sees(SECRET, "这件事请您办理")
    await covers(li, SECRET)
    await finishes(zhang)
    await wang.presses("5 分")
    await zhang.sees("📥 #1", SECRET, "✅ 已解决，反映的邻居打了 5 分")
    await settled(street)
    await is_taken_back(street)
    await zhang.sees("您不再担任")
    await settled(street)
    card = await zhang.sees("📥 #1", "门口的灯坏了", "✅ 已解决，反映的邻居打了 5 分")
    assert ("photo" in card, labels(card)) == (photo, [])
    assert (await zhang.count(SECRET), await zhang.count(NO_MORE)) == (0, 0)


async def test_what_they_did_stays_until_somebody_says_that_it_is_not_solved(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(li, zhang, street.lin)
    await grants(street, zhang, Role.VOLUNTEER, "槐树里社区")
    await reports(wang)
    for button in ("接单", "交办", "某个人", "张建国"):
        await li.presses(button)
    await finishes(zhang)
    await is_taken_back(street)
    await zhang.sees("您不再担任")
    await settled(street)
    await zhang.sees("📥 #1", "🔔 已办完，等反映的邻居回话")
    await wang.presses("还没解决")
    await zhang.sees(NO_MORE)


@pytest.mark.parametrize("photo", [False, True])
async def test_of_a_private_one_that_was_solved_at_most_its_stars_stay(street: Street, photo: bool) -> None:
    wang, zhang = street.wang, street.zhang
    await is_given_to(street, zhang, photo=photo)
    await finishes(zhang, "劝过了")
    await wang.presses("5 分")
    await zhang.sees("📥 #1", SECRET, "✅ 已解决")
    await settled(street)
    await is_taken_back(street)
    await zhang.sees("您不再担任")
    await settled(street)
    assert await zhang.count(SECRET) == 0
    assert not any("photo" in message for message in await zhang.messages())
    assert await zhang.count(NO_MORE) == 0
    assert await zhang.count("📥 您办的 #1：✅ 已解决，反映的邻居打了 5 分") == (0 if photo else 1)


async def test_what_neighbours_added_is_none_of_theirs_any_more(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await is_given_to(street, zhang, photo=False)
    await wang.presses("补充一句")
    await wang.says(f"{SECRET}昨晚又吵了")
    await wang.presses("提交")
    await zhang.sees("➕ #1 反映的邻居补充", f"{SECRET}昨晚又吵了")
    await is_taken_back(street)
    await zhang.sees("您不再担任")
    await settled(street)
    await zhang.sees("💬 #1 邻居后来说的话，只给现在办事的人看。")
    assert (await zhang.count(SECRET), await zhang.count(NO_MORE)) == (0, 1)
    assert await li.count(f"{SECRET}昨晚又吵了") == 1


async def test_who_returned_what_is_private_reads_on_nothing_of_it_either(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await is_given_to(street, zhang, photo=False)
    await wang.presses("补充一句")
    await wang.says(f"{SECRET}昨晚又吵了")
    await wang.presses("提交")
    await zhang.sees("➕ #1 反映的邻居补充", f"{SECRET}昨晚又吵了")
    await zhang.presses("退回")
    await zhang.says("我劝不动")
    await settled(street)
    assert await zhang.count(SECRET) == 0
    await zhang.says("/issue 1")
    await zhang.sees("没有找到这件诉求")


async def test_what_they_did_and_is_not_solved_goes_on_with_whoever_gave_it_to_them(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await is_given_to(street, zhang, photo=False)
    await finishes(zhang, "劝过了")
    await is_taken_back(street)
    await zhang.sees("您不再担任")
    await wang.presses("还没解决")
    await wang.sees("由楼门院长接着办")
    await li.sees("📥 #1", "反映的邻居说还没有解决，请接着办")
    await li.sees_no("不再负责这里了")
