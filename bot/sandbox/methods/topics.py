"""createForumTopic and what else is done to topics."""

from __future__ import annotations

from bot.sandbox import chats, posting
from bot.sandbox.errors import bad_request
from bot.sandbox.html import length
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of
from bot.sandbox.world import Chat, Json, Topic

MAX_NAME = 128
NO_RIGHT = "not enough rights to manage topics"
NO_CREATE = "not enough rights to create a topic"


def create(call: Call) -> Json:
    chat = _forum(call)
    if not chat.member(call.bot.id).may("can_manage_topics"):
        raise bad_request(NO_CREATE)
    name = call.params.text("name").strip()
    if not name:
        raise bad_request("topic title is empty" if "name" in call.params else 'parameter "name" is required')
    if length(name) > MAX_NAME:
        raise bad_request("TOPIC_TITLE_INVALID")
    color = call.params.integer("icon_color", chats.ICON_COLORS[0])
    if color not in chats.ICON_COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    call.world.limits.spend(call.bot.id, chat.id)
    return chats.open_topic(call.world, chat, name, call.bot.id, color).json()


def close(call: Call) -> bool:
    chat, topic = _topic(call)
    if not chats.set_closed(call.world, chat, topic.id, True, call.bot.id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def reopen(call: Call) -> bool:
    chat, topic = _topic(call)
    if not chats.set_closed(call.world, chat, topic.id, False, call.bot.id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


def edit(call: Call) -> bool:
    chat, topic = _topic(call)
    name = call.params.text("name").strip()
    if not name or name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    if length(name) > MAX_NAME:
        raise bad_request("TOPIC_TITLE_INVALID")
    topic.name = name
    content = {"forum_topic_edited": {"name": name}}
    posting.service(call.world, chat, call.bot.user(), content, thread=topic.id)
    call.world.events.emit("topic", chat=chat.id, thread=topic.id, name=name, closed=topic.closed)
    return True


def delete(call: Call) -> bool:
    chat = _forum(call)
    topic = _found(call, chat)
    member = chat.member(call.bot.id)
    if not member.may("can_manage_topics") and not member.may("can_delete_messages"):
        raise bad_request(NO_RIGHT)
    chats.delete_topic(call.world, chat, topic.id)
    return True


def _forum(call: Call) -> Chat:
    chat = chat_of(call, Access.WRITE)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _found(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.params.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found" if "message_thread_id" in call.params else "TOPIC_ID_INVALID")
    return topic


def _topic(call: Call) -> tuple[Chat, Topic]:
    chat = _forum(call)
    topic = _found(call, chat)
    if topic.creator != call.bot.id and not chat.member(call.bot.id).may("can_manage_topics"):
        raise bad_request(NO_RIGHT)
    return chat, topic


METHODS = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "closeForumTopic": close,
    "reopenForumTopic": reopen,
    "deleteForumTopic": delete,
}
