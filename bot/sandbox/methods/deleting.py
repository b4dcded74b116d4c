"""deleteMessage and deleteMessages."""

from __future__ import annotations

from bot.sandbox import posting
from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, message_at
from bot.sandbox.world import Message

DELETABLE_SECONDS = 48 * 3600
MOST = 100
MAKINGS = {"migrate_from_chat_id", "migrate_to_chat_id", "forum_topic_created"}


def delete_message(call: Call) -> bool:
    chat = chat_of(call, Access.EDIT)
    message = message_at(chat, call, "message to delete")
    _check(call, message)
    posting.delete(call.world, chat, [message.id])
    return True


def delete_messages(call: Call) -> bool:
    numbers = message_ids(call)
    chat = chat_of(call, Access.EDIT)
    found = [chat.messages[each] for each in numbers if each in chat.messages]
    for message in found:
        _check(call, message)
    posting.delete(call.world, chat, [message.id for message in found])
    return True


def message_ids(call: Call, name: str = "message_ids") -> list[int]:
    raw = call.params.json(name, name)
    if raw is None:
        raise bad_request("message identifiers are not specified")
    if not isinstance(raw, list):
        raise bad_request("expected an Array of message identifiers")
    if len(raw) > MOST:
        raise bad_request("too many message identifiers specified")
    try:
        numbers = [int(each) for each in raw]
    except (TypeError, ValueError):
        raise bad_request("can't parse message identifier as Number") from None
    if any(each <= 0 for each in numbers):
        raise bad_request("invalid message identifier specified")
    return numbers


def _check(call: Call, message: Message) -> None:
    chat = message.chat
    age = call.world.clock.now() - message.at
    own = message.actor == call.bot.id and "from" in message.data
    allowed = chat.private or own or chat.member(call.bot.id).may("can_delete_messages")
    # What tells of the making of the group, or of a topic, stays.
    made = not MAKINGS.isdisjoint(message.data)
    if not allowed or made or age >= DELETABLE_SECONDS:
        raise bad_request("message can't be deleted")


METHODS = {"deleteMessage": delete_message, "deleteMessages": delete_messages}
