"""sendMessage, sendPhoto and the others that put one message into a chat."""

from __future__ import annotations

from bot.sandbox import content, keyboards, posting
from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, check_may_send, reply_of, thread_of
from bot.sandbox.world import Chat, Json, Message

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send(call: Call, kind: str, body: Json, chat: Chat | None = None) -> Message:
    """Puts a checked content into the chat of the call, within rights, topics and rates."""
    chat = chat or chat_of(call, Access.WRITE)
    markup = keyboards.markup_of(call.params.values.get("reply_markup"))
    check_may_send(call.bot, chat, kind)
    reply_to, quote = reply_of(call, chat)
    thread = thread_of(call, chat, reply_to)
    call.world.limits.spend(call.bot.id, chat.id)
    guarded = {"has_protected_content": True} if call.params.flag("protect_content") else {}
    return posting.post(
        call.world,
        chat,
        call.bot.user(),
        {**body, **quote, **guarded},
        thread=thread,
        reply_to=reply_to,
        markup=markup,
    )


def send_message(call: Call) -> Json:
    return send(call, "text", content.text(call.params)).data


def send_photo(call: Call) -> Json:
    return _send_file(call, "photo")


def send_document(call: Call) -> Json:
    return _send_file(call, "document")


def send_voice(call: Call) -> Json:
    return _send_file(call, "voice")


def send_location(call: Call) -> Json:
    return send(call, "location", content.location(call.params)).data


def send_chat_action(call: Call) -> bool:
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(call, Access.WRITE)
    thread_of(call, chat, None)
    return True


def _send_file(call: Call, kind: str) -> Json:
    words = content.caption(call.params)
    chat = chat_of(call, Access.WRITE)
    file = content.file_of(call, kind, kind)
    return send(call, kind, {**content.media(file, call.params), **words}, chat).data


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "sendLocation": send_location,
    "sendChatAction": send_chat_action,
}
