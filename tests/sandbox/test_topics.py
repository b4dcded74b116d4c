"""Forum topics: made, written to, closed, deleted."""

from tests.sandbox.town import BOT, FORUM, GROUP, LI, WANG, Town

CLOSED = "400 Bad Request: TOPIC_CLOSED"


async def topic(town: Town, name: str = "维修") -> int:
    made = await town.ask("POST", f"/chats/{FORUM}/topics", {"name": name})
    return int(made["message_thread_id"])


async def test_messages_in_a_topic(town: Town) -> None:
    thread = await topic(town)
    await town.says(WANG, "x", FORUM, thread=thread)
    created, said = [update["message"] for update in await town.updates()]
    assert created["forum_topic_created"]["name"] == "维修"
    assert created["message_id"] == created["message_thread_id"] == thread
    assert (said["message_thread_id"], said["is_topic_message"]) == (thread, True)
    assert said["reply_to_message"]["message_id"] == thread
    sent = await town.ok("sendMessage", chat_id=FORUM, text="x", message_thread_id=thread)
    assert sent["is_topic_message"]
    general = await town.ok("sendMessage", chat_id=FORUM, text="x")
    assert "message_thread_id" not in general


async def test_an_answer_stays_in_its_topic(town: Town) -> None:
    said = await town.says(WANG, "x", FORUM, thread=await topic(town))
    answer = await town.ok("sendMessage", chat_id=FORUM, text="x", reply_parameters={"message_id": said["message_id"]})
    assert answer["message_thread_id"] == said["message_thread_id"]
    assert answer["reply_to_message"]["message_id"] == said["message_id"]


async def test_a_bot_makes_and_closes_topics(town: Town) -> None:
    made = await town.ok("createForumTopic", chat_id=FORUM, name="选举", icon_color=16478047)
    assert made["icon_color"] == 16478047
    target = {"chat_id": FORUM, "message_thread_id": made["message_thread_id"]}
    await town.ok("closeForumTopic", **target)
    assert await town.refused("closeForumTopic", **target) == "400 Bad Request: TOPIC_NOT_MODIFIED"
    assert await town.refused("sendMessage", text="x", **target) == CLOSED
    await town.ok("reopenForumTopic", **target)
    await town.ok("sendMessage", text="x", **target)
    await town.ok("editForumTopic", name="投票", **target)
    await town.ok("deleteForumTopic", **target)
    gone = "400 Bad Request: message thread not found"
    assert await town.refused("sendMessage", text="x", **target) == gone
    messages = await town.ask("GET", f"/people/{LI}/chats/{FORUM}/messages")
    assert not [each for each in messages if each.get("message_thread_id") == made["message_thread_id"]]


async def test_topics_refuse(town: Town) -> None:
    create = {"chat_id": FORUM}
    assert await town.refused("createForumTopic", name="x" * 129, **create) == "400 Bad Request: TOPIC_TITLE_INVALID"
    assert (await town.refused("createForumTopic", **create)).endswith('parameter "name" is required')
    assert await town.refused("createForumTopic", chat_id=GROUP, name="x") == "400 Bad Request: the chat is not a forum"
    assert (await town.try_("POST", f"/chats/{GROUP}/topics", {"name": "x"}))[0] == 400


async def test_closed_by_somebody(town: Town) -> None:
    thread = await topic(town)
    await town.ask("PUT", f"/chats/{FORUM}/topics/{thread}", {"closed": True})
    assert await town.refused("sendMessage", chat_id=FORUM, message_thread_id=thread, text="x") == CLOSED
    status, _ = await town.try_("POST", f"/people/{LI}/send", {"chat": FORUM, "thread": thread, "text": "x"})
    assert status == 403
    await town.says(WANG, "the owner may", FORUM, thread=thread)
    [entry] = [each for each in await town.ask("GET", f"/people/{LI}/chats") if each["chat"]["id"] == FORUM]
    assert [(each["name"], each["closed"]) for each in entry["topics"]] == [("General", False), ("维修", True)]
    await town.ask("PUT", f"/chats/{FORUM}/topics/{thread}", {"deleted": True})
    assert (await town.try_("PUT", f"/chats/{FORUM}/topics/{thread}", {"closed": True}))[0] == 404


async def test_general_closes_too(town: Town) -> None:
    await town.ask("PUT", f"/chats/{FORUM}/topics/1", {"closed": True})
    assert await town.refused("sendMessage", chat_id=FORUM, text="x") == CLOSED
    await town.ok("sendMessage", chat_id=FORUM, text="x", message_thread_id=await topic(town))


async def test_who_opened_a_topic_may_close_it_without_the_right(town: Town) -> None:
    thread = (await town.ok("createForumTopic", chat_id=FORUM, name="x"))["message_thread_id"]
    other = await topic(town)
    await town.member(FORUM, BOT, "administrator", can_manage_topics=False)
    await town.ok("closeForumTopic", chat_id=FORUM, message_thread_id=thread)
    refused = await town.refused("closeForumTopic", chat_id=FORUM, message_thread_id=other)
    assert refused == "400 Bad Request: not enough rights to manage topics"


async def test_what_opened_a_topic_cannot_be_deleted(town: Town) -> None:
    topic = await town.ok("createForumTopic", chat_id=FORUM, name="Repairs")
    opening = {"chat_id": FORUM, "message_id": topic["message_thread_id"]}
    assert await town.refused("deleteMessage", **opening) == "400 Bad Request: message can't be deleted"
