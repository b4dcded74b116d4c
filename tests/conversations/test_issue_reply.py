"""`/report` as an answer to a message: it takes that over. And albums, whose photos come one by one."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.sandbox.actors import Json
from tests.conversations.stories import LIGHT, restarts, said_by_bot
from tests.conversations.test_forms_photos import AS_FILE, PICTURE
from tests.owing import settled
from tests.people import BOT, Group, Person, Street

ONE_TAKEN = "那几张照片里，我只收到您回复的那一张"


async def photos(street: Street) -> list[str]:
    """Return the photos in the one draft there is."""
    [draft] = await street.rows("SELECT answers FROM drafts")
    return list(json.loads(draft["answers"]).get("photos") or [])


async def until_photos(street: Street, count: int) -> None:
    await settled(street)
    assert len(await photos(street)) == count


async def invites(person: Person, group: Group, said: Json, behind: str = "") -> None:
    """Let somebody answer a message in the group with /report, and go on in private."""
    await person.says(f"/report {behind}".strip(), group, reply_to=said["message_id"])
    await person.presses("去说说", group)
    await person.presses("照明")


async def test_in_the_group_the_words_of_the_answered_message_are_taken_over(street: Street) -> None:
    group = street.building_3
    said = await street.zhang.says(LIGHT, group)
    await invites(street.wang, group, said, "三天了")
    await street.wang.sees("请看一遍", f"{LIGHT}\n三天了", "没有照片")
    await street.wang.presses("提交")
    await group.shows("#1", LIGHT, "三天了")


async def test_its_caption_and_photo_are_and_what_the_reporter_shows_comes_after_it(street: Street) -> None:
    wang, group = street.wang, street.building_3
    said = await street.zhang.sends_photo(group, caption=LIGHT)
    await wang.sends(group, photo=True, caption="/report", reply_to=said["message_id"])
    await wang.presses("去说说", group)
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, "2 张照片")


async def test_a_photo_without_words_is_taken_over_and_the_words_are_asked_for(street: Street) -> None:
    wang, group = street.wang, street.building_3
    said = await street.zhang.sends_photo(group)
    await invites(wang, group, said)
    await wang.sees("请说说怎么回事")
    await wang.says(LIGHT)
    await wang.sees("请看一遍", LIGHT, "1 张照片")


async def test_a_voice_message_is_taken_over_and_nothing_is_asked_twice(street: Street) -> None:
    wang, group = street.wang, street.building_3
    said = await street.zhang.sends(group, voice=True)
    await invites(wang, group, said)
    await wang.sees("请看一遍", "语音")
    await wang.presses("提交")
    await wang.sees("已登记")
    [row] = await street.rows("SELECT words, voice FROM issues")
    assert (row["words"], bool(row["voice"])) == ("", True)


async def test_a_command_that_is_answered_gives_its_words(street: Street) -> None:
    group = street.building_3
    said = await street.zhang.says(f"/report@yishi_demo_bot {LIGHT}", group)
    await street.wang.says("/report", group, reply_to=said["message_id"])
    await settled(street)
    answers = [json.loads(row["answers"]) for row in await street.rows("SELECT answers FROM drafts ORDER BY id")]
    assert [each["words"] for each in answers] == [LIGHT, LIGHT]


async def test_in_private_ones_own_message_is_reported_by_answering_it(street: Street) -> None:
    wang = street.wang
    said = await wang.says(LIGHT)
    await wang.sees("我在呢")
    await wang.says("/report", reply_to=said["message_id"])
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT)


async def test_what_the_bot_said_is_not_taken_over(street: Street) -> None:
    wang = street.wang
    await wang.says("/help")
    said = await wang.sees("我能帮您做这些")
    await wang.says("/report", reply_to=said["message_id"])
    await wang.presses("照明")
    await wang.sees("请说说怎么回事")


@pytest.mark.parametrize("what", ["sticker", "location"])
async def test_what_can_not_be_used_takes_nothing_over_and_does_no_harm(street: Street, what: str) -> None:
    group = street.building_3
    content = True if what == "sticker" else {"latitude": 39.9, "longitude": 116.4}
    said = await street.zhang.sends(group, **{what: content})
    await invites(street.wang, group, said)
    await street.wang.sees("请说说怎么回事")


async def test_what_a_channel_posted_is_not_taken_over(street: Street) -> None:
    group = street.building_3
    said = await street.zhang.sends(group, text="本周末停水通知", as_chat=-1009999)
    await invites(street.wang, group, said)
    await street.wang.sees("请说说怎么回事")


async def test_what_is_too_long_is_said_to_be_and_the_rest_is_not_lost(street: Street) -> None:
    wang = street.wang
    said = await wang.sends(photo=True, caption="灯" * 600)
    await wang.sees("我在呢")
    await wang.says("/report", reply_to=said["message_id"])
    await wang.sees("请缩到 500 个字以内", "是哪方面的事")
    await wang.presses("照明")
    await wang.sees("请说说怎么回事")
    await wang.says(LIGHT)
    await wang.sees("请看一遍", LIGHT, "1 张照片")


async def test_an_edit_changes_nothing(street: Street) -> None:
    wang, group = street.wang, street.building_3
    said = await street.zhang.says(LIGHT, group)
    command = await wang.says("/report", group, reply_to=said["message_id"])
    await wang.presses("去说说", group)
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT)
    before = await street.rows("SELECT answers FROM drafts")
    for person, message, text in ((street.zhang, said, "没事了"), (wang, command, "/report 别的事")):
        await street.remote.post(f"people/{person.id}/edit", chat=group.id, message_id=message["message_id"], text=text)
    await settled(street)
    assert [row["answers"] for row in await street.rows("SELECT answers FROM drafts")] == [
        row["answers"] for row in before
    ]


# Albums


async def test_all_photos_of_an_album_sent_in_private_are_taken(street: Street) -> None:
    wang = street.wang
    await wang.sends(photo=[True, True, True], caption=f"/report {LIGHT}")
    await wang.sees("是哪方面的事")
    await until_photos(street, 3)
    await wang.presses("照明")
    await wang.sees("请看一遍", "3 张照片")
    assert await wang.count("我在呢") == 0


async def test_of_an_album_five_photos_are_taken(street: Street) -> None:
    wang = street.wang
    await wang.sends(photo=[True] * 7, caption=f"/report {LIGHT}")
    await wang.sees("是哪方面的事")
    await until_photos(street, 5)


async def test_an_album_that_nobody_asked_for_is_asked_about_once_and_reported_whole(street: Street) -> None:
    wang = street.wang
    await wang.sends(photo=[True, True, True], caption=LIGHT)
    await wang.sees("我在呢")
    await settled(street)
    assert await wang.count("我在呢") == 1
    await restarts(street)
    await wang.presses("反映这件事")
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, "3 张照片")


async def test_in_a_group_the_bot_sees_the_photo_with_the_caption_alone(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.sends(group, photo=[True, True, True], caption=f"/report {LIGHT}")
    await group.shows("到私聊里说")
    await until_photos(street, 1)


async def test_of_an_album_that_is_answered_in_a_group_it_is_said_that_one_photo_was_taken(street: Street) -> None:
    wang, group = street.wang, street.building_3
    sent = await street.zhang.sends(group, photo=[True, True, True], caption=LIGHT)
    await wang.says("/report", group, reply_to=sent[0]["message_id"])
    await wang.presses("去说说", group)
    await wang.sees(ONE_TAKEN, "是哪方面的事")
    await wang.presses("照明")
    await wang.sees(ONE_TAKEN, "请看一遍", "1 张照片")
    await wang.sends_photo()
    whole = await wang.sees("请看一遍", "2 张照片")
    assert ONE_TAKEN not in whole["text"]


@pytest.mark.parametrize("behind", ["", " " + LIGHT])
async def test_a_picture_sent_as_a_file_in_the_group_is_asked_for_in_private(street: Street, behind: str) -> None:
    wang, group = street.wang, street.building_3
    await wang.sends(group, document=PICTURE, caption=f"/report{behind}")
    await wang.presses("去说说", group)
    await wang.sees(AS_FILE, "是哪方面的事")
    await wang.sends_photo()
    asked = await wang.sees("接着答下面这一问", "是哪方面的事")
    assert AS_FILE not in asked["text"]


async def as_admin(street: Street, group: Group) -> None:
    """Make the bot an admin of a group: then it sees everything there."""
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="administrator")


async def test_where_the_bot_is_an_admin_the_whole_album_is_taken_and_nothing_is_said_of_others(
    street: Street,
) -> None:
    wang, group = street.wang, street.building_3
    await as_admin(street, group)
    await street.zhang.sends(group, photo=[True, True], caption="周末的合影")
    await wang.sends(group, photo=[True, True, True], caption=f"/report {LIGHT}")
    await group.shows("到私聊里说")
    await until_photos(street, 3)
    await wang.presses("去说说", group)
    await wang.presses("照明")
    await wang.sees("请看一遍", LIGHT, "3 张照片")
    assert await said_by_bot(street.zhang) == []


async def test_who_is_asked_in_private_reads_there_how_many_photos_of_the_groups_album_have_come(
    street: Street,
) -> None:
    wang, group = street.wang, street.building_3
    await as_admin(street, group)
    await street.knock(wang)
    await wang.says("/report", group)
    await group.shows("到私聊里说")
    before = len(await said_by_bot(wang))
    await wang.sends(group, photo=[True, True, True], caption="/report 楼道里着火了")
    await wang.sees("请看一遍", "3 张照片")
    await settled(street)
    assert len(await said_by_bot(wang)) == before + 1


async def test_an_album_that_somebody_sent_before_is_taken_over_whole_by_answering_it(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await as_admin(street, group)
    sent = await street.zhang.sends(group, photo=[True, True, True], caption=LIGHT)
    await settled(street)
    await invites(wang, group, sent[1])
    await wang.sees("请说说怎么回事")
    await until_photos(street, 3)


async def test_the_caption_may_come_after_other_photos_of_the_album(street: Street) -> None:
    """Telegram does not keep the order: here the updates of an album are handed over the other way round."""
    wang = street.wang
    await street.stop_bot()
    await wang.sends(photo=[True, True, True], caption=f"/report {LIGHT}")
    pending = street.sandbox.world.bots[BOT].inbox.pending
    *_, first, second, third = pending.values()
    for update, body in ((first, third.body), (second, second.body), (third, first.body)):
        pending[update.id] = replace(update, body=body)
    await street.start_bot()
    await wang.sees("是哪方面的事")
    await until_photos(street, 3)
