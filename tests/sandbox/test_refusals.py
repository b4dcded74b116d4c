"""What Telegram refuses, in Telegram's words."""

import json
from typing import Any

import aiohttp
import pytest

from tests.sandbox.town import BOT, CHEN, FORUM, GROUP, LI, TOKEN, WANG, Town

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
DAYS = 24 * 3600


def inline(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.fixture(autouse=True)
async def _started(town: Town) -> None:
    await town.says(WANG, "/start")
    await town.updates()


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        (
            {"text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"text": "a < b", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "" at byte offset 2',
        ),
        ({"text": "x", "parse_mode": "Troff"}, "unsupported parse_mode"),
        (
            {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 1",
        ),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": []}, "object expected as reply markup"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [{}]}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"text": "x", "reply_markup": inline({"callback_data": "1"})},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"text": "x", "reply_markup": inline("x")},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "x"})},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "x", "reply_markup": inline({"text": "x", "callback_data": "票" * 22})}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": inline({"text": "x", "callback_data": ""})}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": inline({"text": "x", "url": "somewhere"})},
            "inline keyboard button URL 'somewhere' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "x", "url": "http://localhost/x"})},
            "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "reply_markup": inline({"text": "x", "url": "ftp://a.b/"})},
            "inline keyboard button URL 'ftp://a.b/' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "x", "reply_markup": inline(*[{"text": "x", "callback_data": "x"}] * 101)},
            "reply markup is too long",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}},
            "reply markup is too long",
        ),
        (
            {"text": "x", "reply_markup": {"keyboard": ["x"]}},
            'field "keyboard" must be an Array of Arrays',
        ),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "x", "reply_to_message_id": 999}, "message to be replied not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "chat_id": -999}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": GROUP, "message_thread_id": 5}, "message thread not found"),
        ({"text": "x", "chat_id": FORUM, "message_thread_id": 1}, "message thread not found"),
    ],
)
async def test_send_message(town: Town, params: dict[str, Any], refusal: str) -> None:
    assert await town.refused("sendMessage", **{"chat_id": WANG, **params}) == f"400 Bad Request: {refusal}"


async def test_what_is_just_within_the_limits(town: Town) -> None:
    await town.ok("sendMessage", chat_id=WANG, text="😀" * 2048)
    await town.ok("sendMessage", chat_id=WANG, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    button = {"text": "x", "callback_data": "x" * 64}
    await town.ok("sendMessage", chat_id=WANG, text="x", reply_markup={"inline_keyboard": [[button] * 8] * 12})
    await town.ok("sendMessage", chat_id=WANG, text="x", reply_markup=json.dumps(inline(button)))
    for url in ("https://t.me/town_bot?start=x", "t.me/a", "tg://user?id=1", "http://1.2.3.4:8080/x"):
        await town.ok("sendMessage", chat_id=WANG, text="x", reply_markup=inline({"text": "x", "url": url}))
    without = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await town.ok("sendMessage", chat_id=WANG, text="x", reply_parameters=without)


@pytest.mark.parametrize(
    ("method", "params", "refusal"),
    [
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "AgAC-unknown"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": "http://x.cn/a.jpg"}, "failed to get HTTP URL content"),
        ("sendDocument", {"document": "PHOTO"}, "can't use file of type Photo as Document"),
        ("sendPhoto", {"photo": "PHOTO", "caption": "x" * 1025}, "message caption is too long"),
        ("sendLocation", {"latitude": 1}, "longitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 0}, "bad latitude"),
        ("sendChatAction", {"action": "singing"}, "wrong parameter action in request"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "PHOTO"}]}, "too few messages to send as an album"),
        (
            "sendMediaGroup",
            {"media": [{"type": "photo", "media": "PHOTO"}] * 11},
            "too many messages to send as an album",
        ),
        (
            "sendMediaGroup",
            {"media": [{"type": "photo", "media": "attach://x"}] * 2},
            "can't parse InputMedia: media not found",
        ),
        ("sendMediaGroup", {"media": [{"media": "x"}] * 2}, "can't parse InputMedia: Can't find field \"type\""),
        (
            "sendMediaGroup",
            {"media": [{"type": "animation", "media": "PHOTO"}] * 2},
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        ("getFile", {"file_id": "unknown"}, "wrong file_id or the file is temporarily unavailable"),
        ("getChatMember", {"user_id": 999}, "user not found"),
        ("getChatMember", {}, "invalid user_id specified"),
        ("getChatAdministrators", {}, "there are no administrators in the private chat"),
        ("leaveChat", {}, "chat member status can't be changed in private chats"),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"text": "x", "message_id": 999}, "message to edit not found"),
        ("deleteMessage", {"message_id": 999}, "message to delete not found"),
        ("deleteMessages", {}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": list(range(1, 102))}, "too many message identifiers specified"),
        ("forwardMessage", {"from_chat_id": WANG, "message_id": 999}, "message to forward not found"),
        ("copyMessage", {"from_chat_id": WANG, "message_id": 999}, "message to copy not found"),
        ("pinChatMessage", {"message_id": 999}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
        ("setMessageReaction", {"message_id": 999}, "message to react not found"),
        ("setWebhook", {"url": "http://example.com/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            "setWebhook",
            {"url": "https://example.com:81/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("createForumTopic", {"name": "x"}, "the chat is not a forum"),
    ],
)
async def test_other_methods(town: Town, method: str, params: dict[str, Any], refusal: str) -> None:
    photo = town.world.files.make_up("photo").id
    filled = json.loads(json.dumps({"chat_id": WANG, **params}).replace("PHOTO", photo))
    assert await town.refused(method, **filled) == f"400 Bad Request: {refusal}"


@pytest.mark.parametrize(("content", "refusal"), [(b"words", "IMAGE_PROCESS_FAILED"), (b"", "file must be non-empty")])
async def test_what_is_no_picture_is_no_photo(town: Town, content: bytes, refusal: str) -> None:
    form = aiohttp.FormData({"chat_id": str(WANG)})
    form.add_field("photo", content, filename="a.jpg")
    async with town.http.post(f"{town.sandbox.url}/bot{TOKEN}/sendPhoto", data=form) as response:
        assert (await response.json())["description"] == f"Bad Request: {refusal}"


async def test_who_can_not_be_written_to(town: Town) -> None:
    send = {"text": "x"}
    no_start = "403 Forbidden: bot can't initiate conversation with a user"
    assert await town.refused("sendMessage", chat_id=CHEN, **send) == no_start
    assert await town.refused("getChat", chat_id=CHEN) == "400 Bad Request: chat not found"
    assert await town.refused("sendMessage", chat_id=BOT, **send) == "403 Forbidden: bots can't send messages to bots"
    await town.act(WANG, "block", bot=BOT, blocked=True)
    assert await town.refused("sendMessage", chat_id=WANG, **send) == "403 Forbidden: bot was blocked by the user"
    [update] = await town.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await town.says(WANG, "/start")
    back, started = await town.updates()
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert started["message"]["text"] == "/start"
    await town.ok("sendMessage", chat_id=WANG, **send)


@pytest.mark.parametrize(
    ("chat", "status", "refusal"),
    [
        (GROUP, "kicked", "403 Forbidden: bot was kicked from the group chat"),
        (GROUP, "left", "403 Forbidden: bot is not a member of the group chat"),
        (FORUM, "kicked", "403 Forbidden: bot was kicked from the supergroup chat"),
        (FORUM, "left", "403 Forbidden: bot is not a member of the supergroup chat"),
    ],
)
async def test_groups_it_is_not_in(town: Town, chat: int, status: str, refusal: str) -> None:
    await town.member(chat, BOT, status)
    [update] = await town.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == status
    assert await town.refused("sendMessage", chat_id=chat, text="x") == refusal
    await town.says(WANG, "unheard", chat)
    assert await town.updates() == []


async def test_editing(town: Town) -> None:
    theirs = await town.says(WANG, "x")
    edit = {"chat_id": WANG, "text": "x"}
    refused = await town.refused("editMessageText", message_id=theirs["message_id"], **edit)
    assert refused == "400 Bad Request: message can't be edited"
    mine = (await town.ok("sendMessage", **edit))["message_id"]
    assert await town.refused("editMessageText", message_id=mine, **edit) == NOT_MODIFIED
    assert await town.refused("editMessageText", message_id=mine, chat_id=WANG, text=" x ") == NOT_MODIFIED
    assert await town.refused("editMessageReplyMarkup", message_id=mine, chat_id=WANG) == NOT_MODIFIED
    markup = inline({"text": "x", "callback_data": "x"})
    assert "edit_date" in await town.ok("editMessageText", message_id=mine, reply_markup=markup, **edit)
    assert "reply_markup" not in await town.ok("editMessageText", message_id=mine, **edit)
    caption = {"chat_id": WANG, "message_id": mine, "caption": "x"}
    assert await town.refused("editMessageCaption", **caption) == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    photo = await town.ok("sendPhoto", chat_id=WANG, photo=town.world.files.make_up("photo").id, caption="a")
    assert await town.refused("editMessageText", message_id=photo["message_id"], **edit) == (
        "400 Bad Request: there is no text in the message to edit"
    )
    changed = await town.ok("editMessageCaption", chat_id=WANG, message_id=photo["message_id"], caption="b")
    assert (changed["caption"], changed["photo"]) == ("b", photo["photo"])
    keyboard = {"keyboard": [["x"]]}
    fixed = await town.ok("sendMessage", reply_markup=keyboard, **edit)
    assert await town.refused("editMessageText", chat_id=WANG, message_id=fixed["message_id"], text="y") == (
        "400 Bad Request: message can't be edited"
    )


async def test_deleting(town: Town) -> None:
    group_text, mine = await town.says(LI, "x", GROUP), await town.ok("sendMessage", chat_id=GROUP, text="x")
    theirs = {"chat_id": GROUP, "message_id": group_text["message_id"]}
    refused = "400 Bad Request: message can't be deleted"
    assert await town.refused("deleteMessage", **theirs) == refused
    await town.ok("deleteMessage", chat_id=GROUP, message_id=mine["message_id"])
    await town.member(GROUP, BOT, "administrator", can_delete_messages=False)
    assert await town.refused("deleteMessage", **theirs) == refused
    await town.member(GROUP, BOT, "administrator")
    await town.ok("deleteMessage", **theirs)
    assert await town.refused("deleteMessage", **theirs) == "400 Bad Request: message to delete not found"
    old = await town.ok("sendMessage", chat_id=WANG, text="x")
    await town.advance(2 * DAYS)
    assert await town.refused("deleteMessage", chat_id=WANG, message_id=old["message_id"]) == refused
    new = await town.ok("sendMessage", chat_id=WANG, text="x")
    assert await town.ok("deleteMessages", chat_id=WANG, message_ids=[new["message_id"], 998, 999])


async def test_answering_a_press(town: Town) -> None:
    markup = inline({"text": "x", "callback_data": "x"})
    message = await town.ok("sendMessage", chat_id=WANG, text="x", reply_markup=markup)

    async def press() -> str:
        body = await town.act(WANG, "press", chat=BOT, message_id=message["message_id"], data="x")
        return str(body["callback_query_id"])

    answer = {"callback_query_id": await press()}
    too_long = "400 Bad Request: MESSAGE_TOO_LONG"
    assert await town.refused("answerCallbackQuery", text="x" * 201, **answer) == too_long
    assert await town.refused("answerCallbackQuery", url="https://x.cn", **answer) == "400 Bad Request: URL_INVALID"
    await town.ok("answerCallbackQuery", text="x" * 200, **answer)
    assert await town.refused("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    late = await press()
    await town.advance(301)
    assert await town.refused("answerCallbackQuery", callback_query_id=late) == TOO_OLD


async def test_a_group_that_migrated(town: Town) -> None:
    message = await town.ok("sendMessage", chat_id=GROUP, text="x")
    await town.updates()
    new = await town.ask("POST", f"/chats/{GROUP}/migrate")
    assert (new["type"], new["title"]) == ("supergroup", "楼")
    old_says, new_says = [update["message"] for update in await town.updates()]
    assert (old_says["chat"]["id"], old_says["migrate_to_chat_id"]) == (GROUP, new["id"])
    assert (new_says["chat"]["id"], new_says["migrate_from_chat_id"]) == (new["id"], GROUP)
    body = await town.api("sendMessage", chat_id=GROUP, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new["id"]}
    edit = {"message_id": message["message_id"], "text": "y"}
    assert (await town.refused("editMessageText", chat_id=GROUP, **edit)).endswith("supergroup chat")
    sent = await town.ok("sendMessage", chat_id=new["id"], text="x")
    assert sent["message_id"] == 2
    assert (await town.try_("POST", f"/chats/{GROUP}/migrate"))[0] == 400
    assert [entry["chat"]["id"] for entry in await town.ask("GET", f"/people/{LI}/chats")].count(GROUP) == 0


@pytest.mark.parametrize(
    ("method", "params", "missing", "refusal"),
    [
        ("pinChatMessage", {}, "can_pin_messages", "not enough rights to manage pinned messages in the chat"),
        ("createForumTopic", {"name": "x"}, "can_manage_topics", "not enough rights to create a topic"),
        (
            "approveChatJoinRequest",
            {"user_id": CHEN},
            "can_invite_users",
            "not enough rights to manage chat invite link",
        ),
        (
            "setChatMemberTag",
            {"user_id": LI, "tag": "3-1"},
            "can_manage_tags",
            "not enough rights to manage member tags",
        ),
    ],
)
async def test_rights_it_lacks(town: Town, method: str, params: dict[str, Any], missing: str, refusal: str) -> None:
    message = await town.says(LI, "x", FORUM)
    await town.act(CHEN, "join", chat=FORUM, request=True)
    target = {"chat_id": FORUM, "message_id": message["message_id"], **params}
    await town.member(FORUM, BOT, "administrator", **{missing: False})
    assert await town.refused(method, **target) == f"400 Bad Request: {refusal}"
    await town.member(FORUM, BOT, "administrator")
    await town.ok(method, **target)


async def test_a_muted_bot(town: Town) -> None:
    await town.member(FORUM, BOT, "restricted")
    refused = await town.refused("sendMessage", chat_id=FORUM, text="x")
    assert refused == "400 Bad Request: not enough rights to send text messages to the chat"
    photo = town.world.files.make_up("photo").id
    refused = await town.refused("sendPhoto", chat_id=FORUM, photo=photo)
    assert refused == "400 Bad Request: not enough rights to send photos to the chat"
    await town.member(FORUM, BOT, "restricted", can_send_messages=True)
    await town.ok("sendMessage", chat_id=FORUM, text="x")
