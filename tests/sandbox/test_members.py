"""Who comes, goes, is let in and may do what."""

from tests.sandbox.town import BOT, CHEN, FORUM, GROUP, LI, WANG, Town

ALL = ["message", "my_chat_member", "chat_member", "chat_join_request"]


async def test_a_bot_is_told_that_it_was_added(town: Town) -> None:
    body = {"type": "group", "title": "新", "members": [{"id": LI, "status": "creator"}, BOT]}
    chat = await town.ask("POST", "/chats", body)
    assert chat["id"] < 0
    [update] = await town.updates()
    change = update["my_chat_member"]
    assert (change["chat"]["id"], change["from"]["id"]) == (chat["id"], LI)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")


async def test_rights_lie_over_what_is_usual(town: Town) -> None:
    member = await town.member(FORUM, BOT, "administrator", can_pin_messages=False)
    assert (member["can_pin_messages"], member["can_delete_messages"]) == (False, True)
    assert await town.ok("getChatMember", chat_id=FORUM, user_id=BOT) == member
    muted = await town.member(FORUM, LI, "restricted")
    assert (muted["is_member"], muted["can_send_messages"]) == (True, False)
    status, _ = await town.try_("POST", f"/people/{LI}/send", {"chat": FORUM, "text": "x"})
    assert status == 403
    assert (await town.try_("PUT", f"/chats/{GROUP}/members/{LI}", {"status": "restricted"}))[0] == 400


async def test_coming_and_going(town: Town) -> None:
    await town.updates(allowed_updates=ALL)
    await town.act(CHEN, "join", chat=FORUM)
    joined, change = await town.updates()
    assert joined["message"]["new_chat_members"][0]["id"] == joined["message"]["from"]["id"] == CHEN
    assert change["chat_member"]["new_chat_member"]["status"] == "member"
    assert await town.ok("getChatMemberCount", chat_id=FORUM) == 4
    await town.ask("PUT", f"/chats/{FORUM}/members/{CHEN}", {"status": "kicked", "by": WANG})
    left, change = await town.updates()
    assert (left["message"]["left_chat_member"]["id"], left["message"]["from"]["id"]) == (CHEN, WANG)
    assert change["chat_member"]["new_chat_member"]["status"] == "kicked"
    assert (await town.try_("POST", f"/people/{CHEN}/join", {"chat": FORUM}))[0] == 403
    assert (await town.ok("getChatMember", chat_id=FORUM, user_id=CHEN))["status"] == "kicked"


async def test_asking_to_be_let_in(town: Town) -> None:
    await town.updates(allowed_updates=ALL)
    await town.act(CHEN, "join", chat=FORUM, request=True)
    [update] = await town.updates()
    assert update["chat_join_request"]["user_chat_id"] == CHEN
    await town.ok("sendMessage", chat_id=CHEN, text="哪一户?")
    target = {"chat_id": FORUM, "user_id": CHEN}
    await town.ok("approveChatJoinRequest", **target)
    joined, change = await town.updates()
    assert joined["message"]["new_chat_members"][0]["id"] == CHEN
    assert change["chat_member"]["via_join_request"] is True
    assert await town.refused("approveChatJoinRequest", **target) == "400 Bad Request: USER_ALREADY_PARTICIPANT"


async def test_declined_and_too_late(town: Town) -> None:
    await town.act(CHEN, "join", chat=FORUM, request=True)
    target = {"chat_id": FORUM, "user_id": CHEN}
    await town.advance(301)
    assert (await town.refused("sendMessage", chat_id=CHEN, text="x")).startswith("403")
    await town.ok("declineChatJoinRequest", **target)
    assert await town.refused("approveChatJoinRequest", **target) == "400 Bad Request: HIDE_REQUESTER_MISSING"


async def test_leaving(town: Town) -> None:
    await town.ok("leaveChat", chat_id=GROUP)
    assert (await town.refused("sendMessage", chat_id=GROUP, text="x")).startswith("403 Forbidden: bot is not a member")
    [last] = await town.ask("GET", f"/people/{LI}/chats/{GROUP}/messages")
    assert last["left_chat_member"]["id"] == BOT


async def test_admins_are_listed_without_other_bots(town: Town) -> None:
    await town.ask("POST", "/bots", {"token": "101:x", "username": "other_bot", "name": "Other"})
    await town.member(FORUM, 101, "administrator")
    admins = await town.ok("getChatAdministrators", chat_id=FORUM)
    assert [(each["user"]["id"], each["status"]) for each in admins] == [(WANG, "creator"), (BOT, "administrator")]


async def test_tags(town: Town) -> None:
    target = {"chat_id": FORUM, "user_id": LI}
    await town.ok("setChatMemberTag", tag="3-201", **target)
    assert (await town.ok("getChatMember", **target))["tag"] == "3-201"
    assert await town.refused("setChatMemberTag", tag="x" * 17, **target) == "400 Bad Request: TAG_INVALID"


async def test_what_can_not_be(town: Town) -> None:
    for path, body, status in [
        (f"/chats/{GROUP}/members/999", {"status": "member"}, 404),
        (f"/chats/{GROUP}/members/{LI}", {"status": "king"}, 400),
        ("/chats/-1/members/1", {"status": "member"}, 404),
    ]:
        assert (await town.try_("PUT", path, body))[0] == status
    assert (await town.try_("POST", "/chats", {"type": "channel", "title": "x", "members": []}))[0] == 400
    assert (await town.try_("POST", "/chats", {"id": GROUP, "type": "group", "title": "x"}))[0] == 400
    assert (await town.try_("POST", "/people", {"id": WANG, "first_name": "x"}))[0] == 400
    assert (await town.try_("POST", "/bots", {"token": "100:town", "username": "x", "name": "x"}))[0] == 400
