"""Danger, in whatever way somebody begins to tell of it: whom to call is what they read first."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, finishes, labels, moves_in, said_by_bot, until_counted
from tests.conversations.test_issue_settings import with_issues
from tests.owing import settled
from tests.people import Street, read

FIRE = "着火请马上打 119"
SAFE = "人安全了，再往下填"
TOPIC = "是哪方面的事"


async def test_who_writes_of_danger_without_being_asked_reads_whom_to_call(street: Street) -> None:
    wang = street.wang
    await wang.says("楼道里着火了")
    offered = await wang.sees(FIRE)
    assert labels(offered) == ["📣 反映这件事"]
    await wang.presses("反映这件事")
    await wang.sees(FIRE, "请看一遍", "楼道里着火了")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("楼道里着火了", "🔥 着火"),
        ("厨房有煤气味", "💨 燃气泄漏"),
        ("门口电线掉下来了", "⚡ 漏电"),
        ("有人受伤", "🚑 有人受伤"),
    ],
)
@pytest.mark.parametrize("asked", [False, True])
async def test_where_the_words_tell_of_danger_nothing_more_is_asked(
    street: Street, words: str, category: str, asked: bool
) -> None:
    wang = street.wang
    if asked:
        await wang.says("/report")
        await wang.sees(TOPIC)
    await wang.says(words if asked else f"/report {words}")
    check = await wang.sees("🆘", SAFE, "请看一遍", category, words)
    assert read(check).startswith("🆘")
    await wang.presses("提交")
    await street.building_3.shows("#1", category, words, "🔴 急")


async def test_what_only_sounds_like_danger_is_put_under_another_category_on_the_way_back(street: Street) -> None:
    wang = street.wang
    await wang.says("/report 上次着火以后灭火器没换")
    await wang.sees("请看一遍")
    for question in ("请说说怎么回事", "危险：具体是什么", TOPIC):
        await wang.presses("上一步")
        await wang.sees(question)
    await wang.presses("照明")
    await wang.sees("请看一遍", "💡 照明", "上次着火以后灭火器没换")


async def test_where_danger_is_left_out_of_the_categories_one_of_the_others_is_asked_for(quiet_street: Street) -> None:
    street = quiet_street
    await street.start_bot(with_issues(street, without_categories=("danger-fire",)))
    await street.wang.says("/report 楼道里着火了")
    await street.wang.sees(FIRE, TOPIC)
    await street.wang.presses("其他")
    await street.wang.sees(FIRE, "请看一遍", "楼道里着火了")


async def test_without_danger_in_the_words_the_category_is_asked_for_and_no_alarm_given(street: Street) -> None:
    await street.zhang.says("/report 楼道灯坏了")
    await street.zhang.sees(TOPIC)
    await street.zhang.sees_no("🆘 着火")


async def test_in_the_group_too_it_is_said_at_once_and_not_to_whom_reads_it_in_private(street: Street) -> None:
    group = street.building_3
    guest = await moves_in(street, group, name="新来的", language_code="zh")
    await guest.says("/report 三层着火了", group)
    assert SAFE not in read(await group.shows(FIRE))
    await guest.presses("去说说", group)
    await guest.sees(FIRE, "请看一遍")
    await guest.says("/report 三层着火了", group)
    await until_counted(guest, FIRE, 2)
    assert await group.count(FIRE) == 1


async def test_a_report_without_danger_brings_no_warning_into_the_group(street: Street) -> None:
    await street.wang.says("/report 楼道灯坏了", street.building_3)
    await street.building_3.shows("点下面的按钮")
    assert len(await said_by_bot(street.wang, street.building_3)) == 1


async def test_until_the_kind_of_danger_is_known_each_of_them_is_spoken_of(street: Street) -> None:
    await street.wang.says("/report")
    await street.wang.presses("危险")
    await street.wang.sees("着火、漏燃气请马上打 119", "有人受伤打 120", "有人行凶打 110", "具体是什么")


@pytest.mark.parametrize(("words", "offered"), [("楼道里着火了", False), ("楼道灯坏了", True)])
async def test_danger_is_urgent_and_nothing_is_to_be_chosen_there(street: Street, words: str, offered: bool) -> None:
    await street.wang.says(f"/report {words}")
    if offered:
        await street.wang.presses("其他")
    check = await street.wang.sees("请看一遍", words)
    assert ("🔴 急，等不得" in labels(check)) is offered
    assert "🟢 不急" not in labels(check)


async def test_danger_of_no_kind_that_is_offered_is_filed_as_danger(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("危险")
    await wang.sees("危险：具体是什么")
    await wang.presses("其他")
    await wang.sees("请说说怎么回事")
    await wang.says("院墙快塌了")
    await wang.sees("有人受伤打 120", "请看一遍", "🆘 危险", "🔴 急，等不得")
    await wang.presses("提交")
    await street.building_3.shows("#1 🆘 危险", "院墙快塌了", "🔴 急")


# In the middle of a form


async def test_in_the_middle_of_a_report_whom_to_call_comes_before_what_was_wrong(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.presses("加照片")
    before = len(await said_by_bot(wang))
    await wang.says("着火了！")
    await wang.sees("请发一张照片")
    alarm, again = (await said_by_bot(wang))[before:]
    assert (FIRE in alarm, SAFE in alarm, "请发一张照片" in again) == (True, True, True)


async def test_danger_told_at_the_end_of_a_report_is_added_and_the_whole_says_first_whom_to_call(
    street: Street,
) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.says("着火了！")
    await wang.sees(FIRE, SAFE, "请看一遍", "着火了！", "🔴 急，等不得")


async def test_where_it_is_kept_for_the_report_the_question_tells_whom_to_call(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("公共设施")
    await wang.says("墙边着火了！")
    await wang.sees(FIRE, SAFE, "公共设施：具体是什么")
    await wang.presses("墙面")
    await wang.sees(FIRE, "请看一遍", "墙边着火了！", "🔴 急")


async def test_in_the_middle_of_another_form_it_can_be_reported_and_the_form_goes_on_after_it(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    await zhang.says("/join", group)
    await zhang.presses("去登记", group)
    await zhang.presses("再登记一户")
    await zhang.sees("是哪栋楼")
    await zhang.presses("3号楼")
    await zhang.sees("您住哪一户")
    before = len(await said_by_bot(zhang))
    await zhang.says("楼道里着火了")
    await zhang.sees("没有「楼道里着火了」这一户")
    alarm, again = (await said_by_bot(zhang))[before:]
    assert (FIRE in alarm, SAFE in alarm, "您住哪一户" in again) == (True, False, True)
    await zhang.presses("反映这件事")
    await zhang.presses("提交")
    await group.shows("#1", "楼道里着火了", "🔴 急")
    await settled(street)
    assert "您住哪一户" in (await said_by_bot(zhang))[-1]


async def test_what_is_no_danger_in_the_middle_of_a_form_alarms_nobody(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    await wang.says("快一点")
    await wang.sees("加上了", "请看一遍", "快一点")
    await wang.sees_no("🆘")


async def test_whom_to_call_stands_on_it_for_all_until_somebody_has_taken_it_on(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await wang.says("/report 楼道里煤气味很大")
    await wang.presses("提交")
    call = "到外面打 119"
    await wang.sees("✅ 已登记，编号 #1", call)
    await li.sees("📥 #1", call, "请在")
    await group.shows("#1 💨 燃气泄漏", call)
    alarm = await street.staff.shows("🆘 #1 💨 燃气泄漏 · 第二网格 3号楼", call, "请楼门院长在")
    await li.presses("接单")
    await group.shows("#1 💨 燃气泄漏", "楼门院长已接单")
    now = await street.staff.shows("🆘 #1 💨 燃气泄漏 · 第二网格 3号楼", "🟦 楼门院长已接单")
    assert (now["message_id"], "请楼门院长" in read(now)) == (alarm["message_id"], False)
    await settled(street)
    await li.sees_no(call)
    await group.shows_no(call)
    await street.staff.shows_no(call)
    await finishes(li, "总阀关了")
    await wang.presses("5 分")
    await street.staff.shows("🆘 #1 💨 燃气泄漏", "✅ 已解决")


async def test_at_night_too_its_reporter_hears_that_nobody_has_taken_it_on(street: Street) -> None:
    wang = street.wang
    await street.knock(street.li, street.liu)
    await street.advance(hours=14)
    await wang.says("/report 楼道里煤气味很大")
    await wang.presses("提交")
    await wang.sees("✅ 已登记，编号 #1")
    await street.advance(hours=2, minutes=1)
    await wang.sees("⏫ #1 还没有人接单，我已经转给网格员，11月24日 0", "到外面打 119")
    await wang.says("/issue 1")
    await wang.sees("到外面打 119", "经过")
    await street.liu.presses("接单")
    await wang.sees("🟦 #1 网格员已经接单")
