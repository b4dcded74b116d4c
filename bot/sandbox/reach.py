"""Whether a bot may do this here: the chats it reaches, its rights in them, topics, and messages to answer."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.params import Call, whole
from bot.sandbox.world import Bot, Chat, Message, World

# What a restricted member lacks, by the right and what Telegram calls it.
SENDABLE = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "location": ("can_send_messages", "locations"),
    "poll": ("can_send_polls", "polls"),
}


class Access(IntEnum):
    READ = 0
    MEMBERS = 1
    EDIT = 2
    WRITE = 3


def chat_of(call: Call, access: Access, name: str = "chat_id") -> Chat:
    """The chat a call names, if the bot has that access to it."""
    return chat_at(call.world, call.bot, call.params.text(name), access)


def chat_at(world: World, bot: Bot, written: str, access: Access) -> Chat:
    if not written:
        raise bad_request("chat_id is empty")
    try:
        chat_id = int(written)
    except ValueError:
        raise bad_request("chat not found") from None
    if chat_id > 0:
        return _private(world, bot, chat_id, access)
    chat = world.groups.get(chat_id)
    # A group that a bot never was in does not exist for it.
    if chat is None or bot.id not in chat.members:
        raise bad_request("chat not found")
    _check_group(bot, chat, access)
    return chat


def _private(world: World, bot: Bot, user_id: int, access: Access) -> Chat:
    if user_id in world.bots and access >= Access.EDIT:
        raise forbidden("bots can't send messages to bots")
    if user_id not in world.people:
        raise bad_request("chat not found")
    chat = world.private(bot, world.people[user_id])
    if chat.blocked and access >= Access.EDIT:
        raise forbidden("bot was blocked by the user")
    if not chat.started and chat.lent_until <= world.clock.now():
        if access >= Access.EDIT:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")
    return chat


def _check_group(bot: Bot, chat: Chat, access: Access) -> None:
    if chat.migrated_to is not None and access >= Access.MEMBERS:
        text = "group chat was upgraded to a supergroup chat"
        raise bad_request(text, migrate_to_chat_id=chat.migrated_to)
    member = chat.member(bot.id)
    # Of a group that it left a bot may still read what it knew; of a supergroup nothing.
    if member.inside or (chat.type == "group" and access <= Access.MEMBERS):
        return
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    raise forbidden(f"bot is not a member of the {chat.type} chat")


def check_may_send(bot: Bot, chat: Chat, kind: str) -> None:
    member = chat.member(bot.id)
    right, words = SENDABLE[kind]
    if member.status == "restricted" and not member.rights.get(right):
        raise bad_request(f"not enough rights to send {words} to the chat")


def check_right(bot: Bot, chat: Chat, right: str, text: str) -> None:
    if not chat.member(bot.id).may(right):
        raise bad_request(text)


def thread_of(call: Call, chat: Chat, reply_to: Message | None) -> int | None:
    """The topic a new message goes to; an answer without one goes where the question is."""
    thread = call.params.integer("message_thread_id")
    if chat.private:
        return None
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    if not thread and reply_to is not None and reply_to.thread in chat.topics:
        thread = reply_to.thread or 0
    topic = chat.topics.get(thread)
    if topic.closed if topic else chat.general_closed:
        raise bad_request("TOPIC_CLOSED")
    return thread or None


def reply_of(call: Call, chat: Chat) -> tuple[Message | None, dict[str, Any]]:
    """The message that is answered, and the part of it that is quoted."""
    wanted = call.params.json("reply_parameters", "reply parameters")
    if wanted is not None and not isinstance(wanted, dict):
        raise bad_request("object expected as reply parameters")
    if wanted is None:
        wanted = {
            "message_id": call.params.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.params.flag("allow_sending_without_reply"),
        }
    number = whole(wanted.get("message_id"))
    if number <= 0:
        return None, {}
    place = chat
    if wanted.get("chat_id") and str(wanted["chat_id"]) != str(chat.id):
        place = chat_at(call.world, call.bot, str(wanted["chat_id"]), Access.READ)
    target = place.messages.get(number)
    if target is None:
        if wanted.get("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    return (target if place is chat else None), _quote(target, wanted)


def message_at(chat: Chat, call: Call, what: str, name: str = "message_id") -> Message:
    if name not in call.params:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.params.integer(name))
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def _quote(target: Message, wanted: dict[str, Any]) -> dict[str, Any]:
    quote = wanted.get("quote")
    if not quote:
        return {}
    text = target.data.get("text") or target.data.get("caption") or ""
    if not isinstance(quote, str) or quote not in text:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = wanted.get("quote_position", text.index(quote))
    return {"quote": {"text": quote, "position": position, "is_manual": True}}
