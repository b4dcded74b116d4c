"""pinChatMessage, unpinChatMessage, unpinAllChatMessages."""

from __future__ import annotations

from bot.sandbox import posting
from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, check_right, message_at
from bot.sandbox.world import Chat

NO_RIGHT = "not enough rights to manage pinned messages in the chat"


def pin(call: Call) -> bool:
    chat = _chat(call)
    message = message_at(chat, call, "message to pin")
    if message.service:
        raise bad_request("MESSAGE_ID_INVALID")
    if message.id in chat.pins:
        return True
    chat.pins.append(message.id)
    content = {"pinned_message": posting.quoted(message)}
    posting.service(call.world, chat, call.bot.user(), content, thread=message.thread)
    _changed(call, chat)
    return True


def unpin(call: Call) -> bool:
    chat = _chat(call)
    wanted = call.params.integer("message_id") if "message_id" in call.params else None
    if wanted is None:
        wanted = chat.pins[-1] if chat.pins else 0
    if wanted not in chat.messages:
        raise bad_request("message to unpin not found")
    if wanted in chat.pins:
        chat.pins.remove(wanted)
        _changed(call, chat)
    return True


def unpin_all(call: Call) -> bool:
    chat = _chat(call)
    if chat.pins:
        chat.pins.clear()
        _changed(call, chat)
    return True


def _chat(call: Call) -> Chat:
    chat = chat_of(call, Access.WRITE)
    if not chat.private:
        check_right(call.bot, chat, "can_pin_messages", NO_RIGHT)
    return chat


def _changed(call: Call, chat: Chat) -> None:
    message = chat.pinned()
    call.world.events.emit("pin", **chat.where(), message=message.data if message else None)


METHODS = {"pinChatMessage": pin, "unpinChatMessage": unpin, "unpinAllChatMessages": unpin_all}
