"""What a bot in privacy mode gets to see of a group, and what admins and others do."""

import pytest

from tests.sandbox.town import BOT, FORUM, GROUP, LI, WANG, Town


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hello", False),
        ("hello @town_bot", False),
        ("/help@town_bot", True),
        ("/help@Town_Bot now", True),
        ("/help@other_bot", False),
        ("please /help@town_bot", False),
        ("/help", True),
    ],
)
async def test_in_privacy_mode(town: Town, text: str, seen: bool) -> None:
    await town.says(WANG, text, GROUP)
    assert bool(await town.updates()) is seen


async def test_answers_to_it_are_seen(town: Town) -> None:
    mine = await town.ok("sendMessage", chat_id=GROUP, text="?")
    theirs = await town.says(LI, "unseen", GROUP)
    await town.says(WANG, "to it", GROUP, reply_to=mine["message_id"])
    await town.says(WANG, "to her", GROUP, reply_to=theirs["message_id"])
    assert await town.texts() == ["to it"]


async def test_plain_commands_go_to_the_bot_that_spoke_last(town: Town) -> None:
    await town.ask("POST", "/bots", {"token": "101:x", "username": "other_bot", "name": "Other"})
    await town.member(GROUP, 101, "member")
    await town.updates()
    assert (await town.api("sendMessage", token="101:x", chat_id=GROUP, text="x"))["ok"]
    await town.says(WANG, "/help", GROUP)
    assert await town.texts() == []
    await town.ok("sendMessage", chat_id=GROUP, text="x")
    await town.says(WANG, "/help", GROUP)
    assert await town.texts() == ["/help"]


async def test_service_messages_are_seen(town: Town) -> None:
    await town.member(GROUP, LI, "left")
    [update] = await town.updates()
    assert update["message"]["left_chat_member"]["id"] == LI


async def test_an_admin_sees_all(town: Town) -> None:
    await town.says(WANG, "hello", FORUM)
    await town.says(WANG, "/help@other_bot", FORUM)
    assert await town.texts() == ["hello", "/help@other_bot"]


async def test_without_privacy_mode_all_is_seen(town: Town) -> None:
    body = {"token": "102:x", "username": "all_bot", "name": "All", "reads_all": True}
    await town.ask("POST", "/bots", body)
    assert (await town.api("getMe", token="102:x"))["result"]["can_read_all_group_messages"] is True
    await town.member(GROUP, 102, "member")
    await town.says(WANG, "hello", GROUP)
    updates = (await town.api("getUpdates", token="102:x"))["result"]
    assert [each["message"]["text"] for each in updates if "text" in each.get("message", {})] == ["hello"]


async def test_edits_follow_the_same_rule(town: Town) -> None:
    said = await town.says(WANG, "hello", GROUP)
    await town.act(WANG, "edit", chat=GROUP, message_id=said["message_id"], text="hello again")
    assert await town.updates() == []
    await town.act(WANG, "edit", chat=GROUP, message_id=said["message_id"], text="/help@town_bot")
    [update] = await town.updates()
    assert update["edited_message"]["text"] == "/help@town_bot"
    assert update["edited_message"]["edit_date"] >= said["date"]


async def test_a_topic_the_bot_opened_is_no_answer_to_it(town: Town) -> None:
    topic = (await town.ok("createForumTopic", chat_id=FORUM, name="维修"))["message_thread_id"]
    await town.member(FORUM, BOT, "member")
    await town.updates()
    await town.says(WANG, "hello", FORUM, thread=topic)
    assert await town.texts() == []
