"""Each morning: what ends today, told once to whoever has to do it, and to the admins what is overdue at the top."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.config import Issues
from storage.store import moment
from tests.conversations.stories import (
    finishes,
    is_given_to_company,
    labels,
    passes,
    reports,
    restarts,
    until_counted,
)
from tests.owing import settled
from tests.people import Person, Street, read

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = "今天要办的"
OVERDUE = "件诉求在社区一级过了时限"


async def next_morning(street: Street) -> list[datetime]:
    rows = await street.rows("SELECT due_at FROM deadlines WHERE kind = 'issues.morning' AND state = 'waiting'")
    return [moment(row["due_at"]).astimezone(SHANGHAI) for row in rows]


async def lies_at_the_top(street: Street) -> None:
    """Let Wang report something urgent at ten, and nobody take it on: from four in the afternoon on it is overdue."""
    await reports(street.wang, urgent=True)
    for now in ("现由网格员负责", "现由居委会负责", "请居委会尽快接单"):
        await street.advance(hours=2, minutes=1)
        await street.staff.shows("#1", now)


async def morning_of(person: Person, word: str = TODAY) -> list[str]:
    """Return the buttons of the morning's list."""
    return labels(await person.sees(word))


# Who is told, and of what


async def test_at_eight_the_head_is_told_what_ends_today_and_opens_it_from_there(street: Street) -> None:
    li, wang = street.li, street.wang
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await wang.sees("楼门院长已经接单")
    await passes(street, days=2)
    await settled(street)
    await li.sees_no(TODAY)
    await passes(street, hours=22, minutes=2)
    shown = await li.sees("槐树里社区 · 今天要办的 1 件")
    assert labels(shown) == ["⏰ 💡 照明 · 还剩 1 小时 · #1 3号楼", "📥 全部待办"]
    await li.presses("#1 3号楼")
    await finishes(li)
    await wang.sees("真的解决了吗")
    await passes(street, days=1)
    await settled(street)
    assert await li.count(TODAY) == 0


async def test_what_the_morning_tells_in_time_nobody_is_reminded_of_an_hour_before(street: Street) -> None:
    """What the night held back comes at seven: what ends before eight then, and nothing that eight o'clock tells."""
    li = street.li
    await street.knock(li)
    await passes(street, hours=21, minutes=15)
    await reports(street.wang, "单元门关不上", category="照明")
    await passes(street, hours=3)
    await reports(street.wang, "垃圾没人收", category="其他")
    first = await li.sees("📥 #2", "垃圾没人收")
    await passes(street, hours=20, minutes=50)
    await li.sees("⏰ 提醒：#1 还剩", "单元门关不上")
    await settled(street)
    assert (await li.sees("📥 #2", "垃圾没人收"))["message_id"] == first["message_id"], "no new message"
    await passes(street, hours=1)
    assert await morning_of(li) == ["⏰ 📝 其他 · 还剩 2 小时 · #2 3号楼", "📥 全部待办"]


async def test_what_somebody_was_reminded_of_at_night_is_not_told_again_at_eight_by_itself(street: Street) -> None:
    """Something urgent has a day from when it was taken on: three quarters of it are over at night."""
    li = street.li
    await street.knock(li)
    await passes(street, minutes=15)
    await reports(street.wang, urgent=True)
    await li.presses("接单")
    await street.wang.sees("楼门院长已经接单")
    await passes(street, hours=18)
    await li.sees("⏰ 提醒：#1 还剩")
    await passes(street, hours=4)
    await settled(street)
    assert await li.count(TODAY) == 0


async def test_a_list_that_tells_of_more_tells_what_somebody_was_reminded_of_at_night_as_well(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await passes(street, minutes=15)
    await reports(street.wang, urgent=True)
    await li.presses("接单")
    await passes(street, hours=2)
    await reports(street.wang, "单元门关不上", category="其他")
    await passes(street, hours=20)
    await li.sees("⏰ 提醒：#1 还剩")
    assert [line.split()[-2] for line in (await morning_of(li))[:-1]] == ["#1", "#2"]


async def test_who_has_nothing_to_do_today_hears_nothing(street: Street) -> None:
    await street.knock(street.li, street.liu, street.he, street.gao, street.lin)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.wang.sees("楼门院长已经接单")
    await passes(street, hours=23)
    await settled(street)
    for person in (street.li, street.liu, street.he, street.gao, street.lin, street.wang):
        assert await person.count(TODAY) == 0
        assert await person.count(OVERDUE) == 0


async def test_what_has_to_be_taken_on_today_is_told_as_well_and_to_the_body_that_was_asked(street: Street) -> None:
    li, gao, zhao = street.li, street.gao, street.zhao
    await is_given_to_company(street, zhao)
    await passes(street, days=2)
    await reports(street.sun, "垃圾没人收", category="其他")
    await passes(street, hours=22, minutes=2)
    for person in (li, gao):
        assert [line.split()[-2] for line in (await morning_of(person))[:-1]] == ["#1"]
        assert (await morning_of(person))[-1].endswith(" 全部待办")
    assert [line.split()[-2] for line in (await morning_of(zhao))[:-1]] == ["#2"]
    assert (await morning_of(zhao))[-1].endswith(" 全部待办")


async def test_the_morning_is_that_of_the_setting_and_of_the_communitys_zone(quiet_street: Street) -> None:
    street = quiet_street
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE communities SET time_zone = 'Asia/Urumqi'"))
    issues = Issues(morning=time(9, 30))
    await street.start_bot(street.config.model_copy(update={"issues": issues}))
    assert await next_morning(street) == [datetime(2026, 11, 23, 11, 30, tzinfo=SHANGHAI)]


async def test_a_morning_within_the_quiet_hours_waits_for_their_end(quiet_street: Street) -> None:
    street = quiet_street
    await street.start_bot(street.config.model_copy(update={"issues": Issues(morning=time(5))}))
    await street.knock(street.he)
    await lies_at_the_top(street)
    await passes(street, hours=13, minutes=30)
    await settled(street)
    await street.he.sees_no(TODAY)
    await passes(street, hours=2)
    await street.he.sees(TODAY)


# What is overdue at the top


async def test_the_admins_are_told_each_morning_until_somebody_does_it(street: Street) -> None:
    he, lin = street.he, street.lin
    await street.knock(he, lin, street.li)
    await lies_at_the_top(street)
    await he.sees("已经过了时限")
    for day in (1, 2):
        await passes(street, hours=16 if day == 1 else 24)
        await until_counted(lin, OVERDUE, day)
        await until_counted(he, TODAY, day)
    shown = await lin.sees("槐树里社区 · 1 件诉求在社区一级过了时限")
    assert [line.rpartition(" · ")[2] for line in labels(shown)] == ["#1 3号楼"]
    assert labels(shown)[0].startswith("❗ 💡 照明 · 已过")
    await he.presses("#1 3号楼")
    await he.presses("接单")
    await street.wang.sees("居委会已经接单")
    await finishes(he)
    await passes(street, hours=24)
    await settled(street)
    assert await lin.count(OVERDUE) == 2
    assert await street.li.count(TODAY) == 0


async def test_an_admin_opens_what_is_overdue_and_can_take_it_on(street: Street) -> None:
    lin = street.lin
    await street.knock(street.he, lin)
    await lies_at_the_top(street)
    await passes(street, hours=16)
    await lin.sees(OVERDUE)
    await lin.presses("#1 3号楼")
    assert await lin.presses("接单") == "接单了，辛苦！"
    await street.wang.sees("社区管理员已经接单")


async def test_an_admin_finds_what_is_overdue_in_the_inbox_as_well_under_its_own_heading(street: Street) -> None:
    lin, he = street.lin, street.he
    await street.knock(he, lin)
    await lies_at_the_top(street)
    await lin.says("/inbox")
    shown = await lin.sees("槐树里社区 · 1 件诉求在社区一级过了时限", "催一催")
    assert [line.rpartition(" · ")[2] for line in labels(shown)] == ["#1 3号楼"]
    await settled(street)
    assert await lin.count("现在没有等您办的事") == 0, "there is something"
    await lin.presses("❗")
    await lin.sees("📥 #1", "请催一催居委会接单")
    await lin.presses("更多")
    await lin.presses("上一步")
    await lin.presses("回到待办")
    again = await lin.sees("槐树里社区 · 1 件诉求在社区一级过了时限")
    assert again["message_id"] == shown["message_id"]
    await lin.presses("❗")
    await lin.presses("接单")
    await settled(street)
    await lin.presses("回到待办")
    await lin.sees("待接单 0 件，在办 1 件")
    await he.says("/inbox")
    await he.sees("现在没有等您办的事")
    await he.sees_no(OVERDUE)


async def test_an_admin_of_the_settings_finds_there_what_is_overdue_in_every_community(quiet_street: Street) -> None:
    street = quiet_street
    community = street.config.community.model_copy(update={"admins": (street.sun.id,)})
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await street.knock(street.sun)
    await lies_at_the_top(street)
    await street.sun.says("/inbox")
    await street.sun.sees("槐树里社区 · 1 件诉求在社区一级过了时限")


# Once a day, whatever happens


async def test_two_days_of_downtime_are_one_morning_and_the_next_comes_as_always(street: Street) -> None:
    he = street.he
    await street.knock(he)
    await lies_at_the_top(street)
    await settled(street)
    await street.stop_bot()
    await street.advance(days=2, hours=18)
    await street.start_bot()
    await until_counted(he, TODAY, 1)
    assert await next_morning(street) == [datetime(2026, 11, 27, 8, 0, tzinfo=SHANGHAI)]
    await restarts(street)
    await settled(street)
    assert await he.count(TODAY) == 1
    await passes(street, hours=22)
    await until_counted(he, TODAY, 2)


async def test_a_morning_that_is_served_twice_on_a_day_is_told_once(street: Street) -> None:
    he = street.he
    await street.knock(he)
    await lies_at_the_top(street)
    await passes(street, hours=16)
    await until_counted(he, TODAY, 1)
    soon = (await street.remote.get("clock"))["now"]
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run(
                "UPDATE deadlines SET due_at = :soon WHERE kind = 'issues.morning' AND state = 'waiting'",
                soon=datetime.fromisoformat(soon) + timedelta(minutes=5),
            )
        )
    await restarts(street)
    await passes(street, minutes=10)
    await settled(street)
    assert await he.count(TODAY) == 1
    assert await next_morning(street) == [datetime(2026, 11, 25, 8, 0, tzinfo=SHANGHAI)]


async def test_the_list_shows_what_is_still_to_do_when_it_is_sent_and_dies_with_its_day(street: Street) -> None:
    li, he = street.li, street.he
    await street.knock(li)
    await lies_at_the_top(street)
    await passes(street, hours=16)
    await settled(street)
    # He has not started the bot yet: what was owed yesterday is no longer said then.
    await passes(street, days=1)
    await settled(street)
    await street.knock(he)
    await until_counted(he, TODAY, 1)
    await settled(street)
    assert await he.count(TODAY) == 1


async def test_a_community_that_is_founded_while_the_bot_is_at_work_has_its_mornings(street: Street) -> None:
    lin = street.lin
    await street.stop_bot()
    community = street.config.community.model_copy(update={"admins": (lin.id,)})
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await street.knock(lin)
    await lin.sends_file("list.csv", "网格,楼栋,户,面积\n第一网格,5号楼,101,54.30\n".encode())
    await lin.presses("新")
    await lin.says("杨柳社区")
    await lin.presses("✅ 导入")
    await settled(street)
    mornings = await next_morning(street)
    assert mornings == [datetime(2026, 11, 24, 8, 0, tzinfo=SHANGHAI)] * 2


async def test_the_morning_speaks_the_language_of_its_reader(street: Street) -> None:
    he = street.he
    await he.says("/language")
    await he.presses("English")
    await lies_at_the_top(street)
    await passes(street, hours=16)
    shown = await he.sees("for today: 1")
    assert "Overdue, so please see to them first: 1." in read(shown)
    assert labels(shown)[1] == "📥 All that waits"


async def test_every_community_has_one_morning_from_the_start(street: Street) -> None:
    assert await next_morning(street) == [datetime(2026, 11, 24, 8, 0, tzinfo=SHANGHAI)]
    await restarts(street)
    assert await next_morning(street) == [datetime(2026, 11, 24, 0, 0, tzinfo=UTC)]


async def test_an_admin_who_stands_in_for_those_below_is_told_once_of_what_is_overdue(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await lies_at_the_top(street)
    await reports(street.wang, "单元门关不上")
    await passes(street, hours=16)
    await until_counted(lin, OVERDUE, 1)
    assert [line.split()[-2] for line in await morning_of(lin, OVERDUE)] == ["#1"]
    assert [line.split()[-2] for line in (await morning_of(lin))[:-1]] == ["#2"]
