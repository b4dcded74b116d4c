"""Messages as Telegram makes them."""

import base64
from typing import Any

from tests.sandbox.town import BOT, FORUM, GROUP, LI, WANG, Town


async def test_private_chats_and_groups_share_a_counter_and_supergroups_do_not(town: Town) -> None:
    one = await town.says(WANG, "x")
    two = await town.says(LI, "x")
    three = await town.says(LI, "x", GROUP)
    assert [two["message_id"] - one["message_id"], three["message_id"] - two["message_id"]] == [1, 1]
    assert (await town.says(LI, "x", FORUM))["message_id"] == 2


async def test_what_somebody_wrote(town: Town) -> None:
    message = await town.says(WANG, "/report 灯 😀 @town_bot")
    assert message["from"] == {
        "id": WANG,
        "is_bot": False,
        "first_name": "王",
        "username": "wang",
        "language_code": "zh-hans",
    }
    assert message["chat"] == {"id": WANG, "type": "private", "first_name": "王", "username": "wang"}
    assert message["date"] == town.world.clock.unix()
    assert message["entities"] == [
        {"offset": 0, "length": 7, "type": "bot_command"},
        {"offset": 13, "length": 9, "type": "mention"},
    ]
    [update] = await town.updates()
    assert update["message"] == message


async def test_anonymous_admins_and_channels(town: Town) -> None:
    anonymous = await town.says(WANG, "x", FORUM, as_chat=FORUM)
    assert (anonymous["from"]["id"], anonymous["sender_chat"]["id"]) == (1087968824, FORUM)
    channel = await town.says(LI, "x", FORUM, as_chat=-1005)
    assert (channel["from"]["id"], channel["sender_chat"]["type"]) == (136817688, "channel")
    assert len(await town.updates()) == 2
    hidden = {"chat": FORUM, "text": "x", "as_chat": FORUM}
    assert (await town.try_("POST", f"/people/{LI}/send", hidden))[0] == 403


async def test_files_of_all_kinds(town: Town) -> None:
    for kind in ("photo", "voice", "document", "sticker"):
        await town.act(WANG, "send", chat=BOT, caption="看", **{kind: True})
    await town.act(WANG, "send", chat=BOT, location={"latitude": 31.2, "longitude": 121.5})
    photo, voice, document, sticker, place = [update["message"] for update in await town.updates()]
    assert photo["caption"] == "看"
    assert [(each["width"], each["height"]) for each in photo["photo"]] == [(90, 68), (96, 72)]
    assert voice["voice"]["mime_type"] == "audio/ogg"
    assert document["document"]["file_name"].endswith(".txt")
    assert sticker["sticker"]["type"] == "regular"
    assert place["location"] == {"latitude": 31.2, "longitude": 121.5}
    for size in photo["photo"]:
        file = await town.ok("getFile", file_id=size["file_id"])
        async with town.http.get(f"{town.sandbox.url}/file/bot100:town/{file['file_path']}") as response:
            content = await response.read()
        assert content.startswith(b"\xff\xd8")
        async with town.http.get(f"{town.sandbox.url}/sandbox/files/{size['file_id']}") as response:
            assert (response.content_type, await response.read()) == ("image/jpeg", content)


async def test_uploaded_bytes_are_kept(town: Town) -> None:
    file = {"name": "名.csv", "base64": base64.b64encode(b"a,b").decode()}
    message = await town.act(WANG, "send", chat=BOT, document=file)
    assert message["document"]["file_name"] == "名.csv"
    kept = await town.ok("getFile", file_id=message["document"]["file_id"])
    assert kept["file_size"] == 3
    async with town.http.get(f"{town.sandbox.url}/file/bot100:town/{kept['file_path']}") as response:
        assert await response.read() == b"a,b"
    bad = {"chat": BOT, "photo": {"name": "x", "base64": "!"}}
    assert (await town.try_("POST", f"/people/{WANG}/send", bad))[0] == 400


async def test_albums(town: Town) -> None:
    sent = await town.act(WANG, "send", chat=BOT, photo=[True, True, True], caption="三张")
    assert len({each["media_group_id"] for each in sent}) == 1
    assert [each.get("caption") for each in sent] == ["三张", None, None]
    assert len(await town.updates()) == 3


async def test_edits(town: Town) -> None:
    said = await town.says(WANG, "灯坏了 #灯")
    edited = await town.act(WANG, "edit", chat=BOT, message_id=said["message_id"], text="灯又坏了")
    assert "entities" not in edited
    message, edit = await town.updates()
    assert message["message"]["text"] == "灯坏了 #灯"
    assert edit["edited_message"]["text"] == "灯又坏了"
    await town.says(WANG, "/help", via_edit=True)
    before, after = await town.updates()
    assert (before["message"]["text"], after["edited_message"]["text"]) == ("…", "/help")
    other = await town.says(LI, "x", GROUP)
    edit = {"chat": GROUP, "message_id": other["message_id"], "text": "y"}
    assert (await town.try_("POST", f"/people/{WANG}/edit", edit))[0] == 403


async def test_people_delete(town: Town) -> None:
    said = await town.says(LI, "x", GROUP)
    target = {"chat": GROUP, "message_id": said["message_id"]}
    await town.act(WANG, "delete", **target)
    assert (await town.try_("POST", f"/people/{LI}/delete", target))[0] == 404


async def press(town: Town, message: dict[str, Any], **what: Any) -> tuple[int, Any]:
    return await town.try_("POST", f"/people/{WANG}/press", {"chat": BOT, "message_id": message["message_id"], **what})


async def test_pressing(town: Town) -> None:
    await town.says(WANG, "/start")
    await town.updates()
    rows = [
        [{"text": "好", "callback_data": "yes"}, {"text": "去", "url": "https://t.me/town_bot?start=x"}],
        [{"text": "抄", "copy_text": {"text": "42"}}, {"text": "灰", "callback_data": "no", "disabled": True}],
    ]
    message = await town.ok("sendMessage", chat_id=WANG, text="x", reply_markup={"inline_keyboard": rows})
    _, pressed = await press(town, message, text="好")
    [update] = await town.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (pressed["callback_query_id"], "yes", WANG)
    assert query["message"]["reply_markup"] == {"inline_keyboard": rows}
    assert query["chat_instance"]
    assert await press(town, message, text="去") == (200, {"url": "https://t.me/town_bot?start=x"})
    assert await press(town, message, text="抄") == (200, {"copied": "42"})
    for what in ({"text": "灰"}, {"text": "没有"}, {"data": "forged"}):
        assert (await press(town, message, **what))[0] == 400
    assert (await press(town, message, data="forged", forged=True))[0] == 200
    [update] = await town.updates()
    assert update["callback_query"]["data"] == "forged"
    seq = town.world.events.seq
    await town.ok("answerCallbackQuery", callback_query_id=query["id"], text="知道了", show_alert=True)
    [answer] = [event for event in town.world.events.since(seq) if event.kind == "answer"]
    assert (answer["person"], answer["text"], answer["show_alert"]) == (WANG, "知道了", True)


async def test_reply_keyboards_are_seen_by_people_only(town: Town) -> None:
    await town.says(WANG, "/start")
    keyboard = {"keyboard": [["水电"], [{"text": "其他"}]], "resize_keyboard": True}
    message = await town.ok("sendMessage", chat_id=WANG, text="?", reply_markup=keyboard)
    assert "reply_markup" not in message
    seen = (await town.ask("GET", f"/people/{WANG}/chats/{BOT}/messages"))[-1]
    assert seen["reply_markup"]["keyboard"] == [[{"text": "水电"}], [{"text": "其他"}]]
    await town.updates()
    status, sent = await press(town, message, text="水电")
    assert (status, sent["message"]["text"]) == (200, "水电")
    assert await town.texts() == ["水电"]


async def test_deep_links(town: Town) -> None:
    message = await town.act(LI, "open", url="https://t.me/town_bot?start=r_12")
    assert message["text"] == "/start r_12"
    assert (await town.act(LI, "open", url="tg://resolve?domain=town_bot&start=a"))["text"] == "/start a"
    for url in ("https://t.me/nobody_bot?start=x", "https://t.me/town_bot?start=%20", "https://t.me/"):
        assert (await town.try_("POST", f"/people/{LI}/open", {"url": url}))[0] in (400, 404)
    await town.member(GROUP, BOT, "left")
    await town.updates()
    await town.act(WANG, "open", url="https://t.me/town_bot?startgroup=g", chat=GROUP)
    joined, change, start = await town.updates()
    assert joined["message"]["new_chat_members"][0]["id"] == BOT
    assert change["my_chat_member"]["from"]["id"] == WANG
    assert start["message"]["text"] == "/start@town_bot g"


async def test_mentions_by_id_carry_the_user(town: Town) -> None:
    link = f'<a href="tg://user?id={LI}">李</a> <a href="tg://user?id=999">?</a>'
    message = await town.ok("sendMessage", chat_id=GROUP, text=link, parse_mode="HTML")
    [entity] = message["entities"]
    assert (entity["type"], entity["user"]["first_name"]) == ("text_mention", "Li")


async def test_quotes(town: Town) -> None:
    said = await town.says(WANG, "灯坏了,水也停了")
    reply = {"message_id": said["message_id"], "quote": "水也停了"}
    message = await town.ok("sendMessage", chat_id=WANG, text="x", reply_parameters=reply)
    assert message["quote"] == {"text": "水也停了", "position": 4, "is_manual": True}
    assert message["reply_to_message"]["message_id"] == said["message_id"]
    refused = await town.refused("sendMessage", chat_id=WANG, text="x", reply_parameters={**reply, "quote": "?"})
    assert refused == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_forwards_and_copies(town: Town) -> None:
    said = await town.says(WANG, "/start")
    source = {"chat_id": GROUP, "from_chat_id": WANG, "message_id": said["message_id"]}
    forward = await town.ok("forwardMessage", **source)
    assert forward["forward_origin"] == {"date": said["date"], "type": "user", "sender_user": said["from"]}
    copied = await town.ok("copyMessage", **source)
    assert set(copied) == {"message_id"}
    assert "forward_origin" not in town.world.groups[GROUP].messages[copied["message_id"]].data
    photo = await town.act(WANG, "send", chat=BOT, photo=True, caption="旧")
    recaptioned = await town.ok("copyMessage", **{**source, "message_id": photo["message_id"]}, caption="新")
    assert town.world.groups[GROUP].messages[recaptioned["message_id"]].data["caption"] == "新"


async def test_pins(town: Town) -> None:
    first, second = [(await town.ok("sendMessage", chat_id=FORUM, text=text))["message_id"] for text in "ab"]
    await town.ok("pinChatMessage", chat_id=FORUM, message_id=first)
    await town.ok("pinChatMessage", chat_id=FORUM, message_id=second)
    assert [update["message"]["pinned_message"]["text"] for update in await town.updates()] == ["a", "b"]
    assert (await town.ok("getChat", chat_id=FORUM))["pinned_message"]["text"] == "b"
    await town.ok("unpinChatMessage", chat_id=FORUM)
    assert (await town.ok("getChat", chat_id=FORUM))["pinned_message"]["text"] == "a"
    await town.ok("unpinAllChatMessages", chat_id=FORUM)
    assert "pinned_message" not in await town.ok("getChat", chat_id=FORUM)


async def test_reactions(town: Town) -> None:
    await town.updates(allowed_updates=["message_reaction"])
    message = await town.ok("sendMessage", chat_id=FORUM, text="x")
    target = {"chat": FORUM, "message_id": message["message_id"]}
    await town.act(WANG, "react", emoji="❤️", **target)
    await town.act(LI, "react", emoji="👍", **target)
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await town.ok("setMessageReaction", chat_id=FORUM, message_id=message["message_id"], reaction=reaction)
    seen = (await town.ask("GET", f"/people/{LI}/chats/{FORUM}/messages"))[-1]
    assert seen["reactions"] == {"❤": [WANG], "👍": [LI, BOT]}
    updates = await town.updates()
    assert [each["message_reaction"]["user"]["id"] for each in updates] == [WANG, LI]
    params = {"chat_id": FORUM, "message_id": message["message_id"]}
    unknown = [{"type": "emoji", "emoji": "🛠"}]
    assert await town.refused("setMessageReaction", reaction=unknown, **params) == "400 Bad Request: REACTION_INVALID"
    refused = await town.refused("setMessageReaction", reaction=reaction * 2, **params)
    assert refused == "400 Bad Request: REACTIONS_TOO_MANY"
    assert (await town.try_("POST", f"/people/{LI}/react", {**target, "emoji": "🛠"}))[0] == 400
