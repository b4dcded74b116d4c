"""Somebody just says what is wrong, or shows it, without any command: one button makes a report of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.conversations.homes import asks, comes_into
from tests.conversations.stories import LIGHT, labels, moves_in, passes, restarts, until_counted
from tests.owing import settled
from tests.people import Json, Person, Street

CATEGORY = "是哪方面的事"
WORDS = "请说说怎么回事"
REPORT_THIS = "1:issues:this"


async def offered(person: Person) -> Json:
    """Wait until the bot offers to make a report of what somebody said, and return the offer."""
    offer = await person.sees("我在呢")
    assert labels(offer) == ["📣 反映这件事"]
    return offer


async def drafts(street: Street) -> int:
    rows = await street.rows("SELECT COUNT(*) AS n FROM drafts WHERE form <> 'kept'")
    return int(rows[0]["n"])


async def owns_another_home(street: Street, person: Person) -> None:
    """Let somebody own a home in building 1 too."""
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run(
                """
                INSERT INTO household_members (community_id, household_id, person_id, relation, since)
                SELECT h.community_id, h.id, m.person_id, 'owner', m.since
                FROM household_members m JOIN people p ON p.id = m.person_id AND p.telegram_id = :person
                CROSS JOIN places b JOIN places h ON h.parent_id = b.id AND b.name = '1号楼' AND h.name = '1单元101'
                """,
                person=person.id,
            )
        )


async def sends_it(person: Person) -> None:
    await person.presses("提交")
    await person.sees("已登记，编号 #1")


# What was sent, and which questions are left after the category: what was said or shown is not asked again.
SENT: dict[str, tuple[dict[str, Any], bool, bool]] = {
    "words": ({"text": LIGHT}, False, False),
    "photo": ({"photo": True}, True, True),
    "photo with words": ({"photo": True, "caption": LIGHT}, False, True),
}


@pytest.mark.parametrize("what", SENT)
async def test_what_was_sent_unasked_is_reported_at_the_press_of_a_button(street: Street, what: str) -> None:
    wang, (sent, asked, with_photo) = street.wang, SENT[what]
    await wang.sends(**sent)
    offer = await offered(wang)
    await wang.presses("反映这件事")
    assert (await wang.sees("第 1 步，共 2 步", CATEGORY))["message_id"] == offer["message_id"]
    await wang.presses("照明")
    if asked:
        await wang.sees(WORDS)
        await wang.says(LIGHT)
    await wang.sees("请看一遍", LIGHT, "张照片" if with_photo else "没有照片")
    assert await wang.count(WORDS) == int(asked)
    await wang.presses("提交")
    card = await street.building_3.shows("#1 💡 照明", LIGHT)
    assert ("photo" in card) == with_photo


@pytest.mark.parametrize("what", [{"sticker": True}, {"location": {"latitude": 39.9, "longitude": 1}}])
async def test_what_says_nothing_in_words_begins_a_report_that_asks_for_them(
    street: Street, what: dict[str, Any]
) -> None:
    wang = street.wang
    await wang.sends(**what)
    await offered(wang)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await wang.sees(WORDS)


async def test_words_too_short_for_a_report_are_asked_for_and_no_answer_is_made_up(street: Street) -> None:
    wang = street.wang
    await wang.says("灯")
    await wang.presses("反映这件事")
    await wang.sees("请至少写 2 个字", CATEGORY)
    await wang.presses("照明")
    await wang.sees(WORDS)
    await wang.says(LIGHT)
    await sends_it(wang)
    await street.building_3.shows("#1", LIGHT)


async def test_of_two_things_said_the_one_under_which_is_pressed_is_reported(street: Street) -> None:
    wang = street.wang
    await wang.says("电梯停在三楼不动了")
    first = await offered(wang)
    await wang.says(LIGHT)
    await until_counted(wang, "我在呢", 2)
    await wang.forges(REPORT_THIS, message_id=first["message_id"])
    await wang.presses("电梯")
    await wang.presses("停运")
    await sends_it(wang)
    await street.building_3.shows("#1 ⛔ 电梯停运", "电梯停在三楼不动了")
    await street.building_3.shows_no(LIGHT)


@pytest.mark.parametrize("photos", [[True], [True, True]])
async def test_photos_of_what_was_said_just_before_are_reported_with_those_words(
    street: Street, photos: list[bool]
) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    await offered(wang)
    await wang.sends(photo=photos if len(photos) > 1 else True)
    await until_counted(wang, "我在呢", 2)
    await settled(street)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, f"{len(photos)} 张照片")
    await sends_it(wang)
    await wang.sends(photo=True)
    await until_counted(wang, "我在呢", 2)
    await wang.presses("反映这件事")
    await wang.presses("绿化")
    await wang.sees(WORDS)


@pytest.mark.parametrize("photos", [[True], [True, True]])
async def test_words_about_what_was_shown_just_before_are_reported_with_those_photos(
    street: Street, photos: list[bool]
) -> None:
    wang = street.wang
    await wang.sends(photo=photos if len(photos) > 1 else True)
    await offered(wang)
    await settled(street)
    await wang.says(LIGHT)
    await until_counted(wang, "我在呢", 2)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, f"{len(photos)} 张照片")
    await sends_it(wang)


async def test_photos_that_come_much_later_are_reported_by_themselves(street: Street) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    await offered(wang)
    await passes(street, minutes=11)
    await wang.sends(photo=True)
    await until_counted(wang, "我在呢", 2)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await wang.sees(WORDS)


async def test_words_reported_under_their_own_button_go_along_with_no_photo_of_something_else(street: Street) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    await offered(wang)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await sends_it(wang)
    await wang.sends(photo=True)
    await wang.sees("我在呢", "补充")
    await wang.presses("反映这件事")
    await wang.presses("绿化")
    await wang.sees(WORDS)


async def test_nothing_is_begun_before_the_button_is_pressed(street: Street) -> None:
    await street.wang.says(LIGHT)
    await offered(street.wang)
    assert await drafts(street) == 0


async def test_somebody_without_a_home_here_is_told_where_to_go(street: Street) -> None:
    yang = await moves_in(street, street.building_3, name="杨帆", language_code="zh")
    await yang.says(LIGHT)
    await yang.presses("反映这件事")
    where_to = await yang.sees("我还不知道您住哪栋楼", "楼栋群里发 /report", "住户码")
    assert labels(where_to) == ["🏠 登记我住哪一户", "📣 反映这件事"]
    assert await drafts(street) == 0
    await yang.presses("登记我住哪一户")
    await yang.sees("有两个办法", "/join")


async def test_what_somebody_told_before_they_were_known_here_is_reported_once_they_are(street: Street) -> None:
    await street.knock(street.li)
    yang = await comes_into(street, street.building_3)
    await asks(yang)
    await yang.says("/me")
    await yang.sees("我知道您的这些", "⏳ 3号楼 1单元401，租户：2026年11月23日提出的登记，等着核实")
    await yang.says("厨房有煤气味")
    await yang.presses("反映这件事")
    waits = await yang.sees("到外面打 119", "3号楼 1单元401的登记从 11月23日", "等着核实", "马上当面告诉楼门院长")
    assert labels(waits) == ["📣 反映这件事"]
    await street.li.presses("是的，通过")
    await yang.sees("欢迎", "3号楼 1单元401")
    await yang.presses("反映这件事")
    await yang.sees("请看一遍", "厨房有煤气味")
    await yang.presses("提交")
    await street.building_3.shows("#1", "厨房有煤气味")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("你好", "您好！"),
        ("您好！", "您好！"),
        ("Hello!", "您好！"),
        ("谢谢", "不客气"),
        ("好的。", "好的，有事随时找我"),
    ],
)
async def test_a_greeting_or_thanks_alone_is_answered_kindly_and_no_report_is_offered(
    street: Street, said: str, answer: str
) -> None:
    await street.wang.says(said)
    assert labels(await street.wang.sees(answer)) == []
    await street.wang.sees_no("要反映刚才说的事")


async def test_a_greeting_with_something_behind_it_is_more_than_that(street: Street) -> None:
    await street.wang.says(f"你好，{LIGHT}")
    await offered(street.wang)


# Somebody else's button, and a button pressed again


async def test_somebody_elses_button_brings_nothing_of_what_they_said(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(zhang)
    await wang.says(LIGHT)
    offer = await offered(wang)
    await zhang.forges(REPORT_THIS)
    await zhang.sees(CATEGORY)
    await zhang.presses("照明")
    await zhang.sees(WORDS)
    assert labels(await offered(wang)) == labels(offer)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await sends_it(wang)
    await street.building_3.shows("#1", LIGHT)
    await zhang.sees_no(LIGHT)
    assert await drafts(street) == 1


async def test_pressed_many_times_at_once_begins_one_report(street: Street) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    offer = await offered(wang)
    await asyncio.gather(*(wang.forges(REPORT_THIS, message_id=offer["message_id"]) for _ in range(4)))
    await wang.sees(CATEGORY)
    assert await drafts(street) == 1
    assert await wang.count(CATEGORY) == 1
    await wang.presses("照明")
    await sends_it(wang)
    await street.building_3.shows("#1", LIGHT)


async def test_pressed_again_on_the_way_it_goes_on_where_it_was(street: Street) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    offer = await offered(wang)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await wang.sees("请看一遍")
    await wang.forges(REPORT_THIS, message_id=offer["message_id"])
    assert await drafts(street) == 1
    await sends_it(wang)
    await street.building_3.shows("#1 💡 照明", LIGHT)


async def test_pressed_again_when_it_is_sent_a_second_report_is_not_filed_by_itself(street: Street) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    offer = await offered(wang)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await sends_it(wang)
    await wang.forges(REPORT_THIS, message_id=offer["message_id"])
    await wang.sees(CATEGORY)
    rows = await street.rows("SELECT COUNT(*) AS n FROM issues")
    assert rows[0]["n"] == 1


# The bot goes and comes back


@pytest.mark.parametrize("photo", [False, True])
async def test_a_restart_before_and_after_the_press_keeps_what_was_sent(street: Street, photo: bool) -> None:
    wang = street.wang
    await wang.sends(**({"photo": True, "caption": LIGHT} if photo else {"text": LIGHT}))
    await offered(wang)
    await restarts(street)
    await wang.presses("反映这件事")
    await wang.sees(CATEGORY)
    await restarts(street)
    await wang.presses("照明")
    await wang.sees("请看一遍")
    await restarts(street)
    await wang.sees("请看一遍", LIGHT, "张照片" if photo else "没有照片")


async def test_what_was_sent_and_pressed_while_the_bot_was_away_is_taken_up_when_it_is_back(street: Street) -> None:
    wang = street.wang
    await wang.says(LIGHT)
    offer = await offered(wang)
    await street.stop_bot()
    await street.remote.post(f"people/{wang.id}/press", chat=wang.bot, message_id=offer["message_id"], data=REPORT_THIS)
    await street.start_bot()
    await wang.presses("照明")
    await sends_it(wang)
    await street.building_3.shows("#1", LIGHT)


# Two homes


@pytest.mark.parametrize("what", SENT)
@pytest.mark.parametrize("restarted", [False, True])
async def test_somebody_with_two_homes_chooses_the_building_and_says_nothing_twice(
    street: Street, what: str, restarted: bool
) -> None:
    wang, (sent, asked, with_photo) = street.wang, SENT[what]
    await owns_another_home(street, wang)
    await wang.sends(**sent)
    await wang.presses("反映这件事")
    assert labels(await wang.sees("是哪栋楼的事")) == ["1号楼", "3号楼"]
    assert await drafts(street) == 0
    if restarted:
        await restarts(street)
    await wang.presses("1号楼")
    await wang.sees(CATEGORY)
    await wang.presses("照明")
    if asked:
        await wang.says(LIGHT)
    await wang.sees("请看一遍", "1号楼", LIGHT, "张照片" if with_photo else "没有照片")
    await wang.presses("提交")
    card = await street.building_1.shows("#1", LIGHT)
    assert ("photo" in card) == with_photo
    await street.building_3.shows_no("#1")


async def test_words_behind_the_command_are_kept_too_while_the_building_is_chosen(street: Street) -> None:
    wang = street.wang
    await owns_another_home(street, wang)
    await wang.says(f"/report {LIGHT}")
    await wang.presses("3号楼")
    await wang.presses("照明")
    check = await wang.sees("请看一遍", "3号楼", LIGHT)
    assert "/report" not in check["text"]
