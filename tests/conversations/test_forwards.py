"""What is forwarded somebody else said: it shows who that was, and is no command of whoever shows it."""

from __future__ import annotations

from tests.conversations.stories import until_counted
from tests.owing import settled
from tests.people import Group, Person, Street


async def forwards(person: Person, words: str, by: Person, within: Group, to: Group | None = None) -> None:
    """Let somebody forward what another person says in a group."""
    said = await by.says(words, within)
    await person.sends(to, forward={"chat": within.id, "message_id": said["message_id"]})


async def test_an_admin_gives_an_office_to_whoever_sent_a_command(street: Street) -> None:
    lin, sun, group = street.lin, street.sun, street.building_1
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    await forwards(lin, "/join", sun, group)
    await lin.sees("请孙立担任什么？")
    await lin.sees_no("您住哪一户")


async def test_what_an_admin_sent_is_not_done_by_a_neighbour_who_shows_it(street: Street) -> None:
    wang, lin, group = street.wang, street.lin, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(wang, lin)
    await forwards(wang, "/audit", lin, group)
    await wang.sees("我在呢")
    await wang.sees_no("这件事要由社区管理员来做")


async def test_a_forwarded_command_in_a_group_is_passed_over(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await street.knock(wang, zhang)
    await forwards(wang, "/help", zhang, group, to=group)
    await settled(street)
    await until_counted(zhang, "我能帮您做这些", 1)
    await wang.sees_no("我能帮您做这些")


async def test_a_forwarded_command_throws_no_form_away(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await street.knock(wang)
    await wang.says("/report")
    await wang.presses("照明")
    await forwards(wang, "/cancel", zhang, group)
    await settled(street)
    await wang.sees_no("这次不填了")
    assert len(await street.rows("SELECT id FROM drafts")) == 1


async def test_a_report_that_is_forwarded_is_offered_to_be_reported(street: Street) -> None:
    wang, zhang, group = street.wang, street.zhang, street.building_3
    await street.knock(wang)
    await forwards(wang, "/report 二层楼道灯坏了", zhang, group)
    await wang.sees("我在呢")
    await wang.presses("反映")
    await wang.presses("照明")
    await wang.sees("请看一遍", "二层楼道灯坏了")
