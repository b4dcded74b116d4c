"""Groups being made, growing into supergroups, and their topics."""

from __future__ import annotations

from typing import Any

from bot.sandbox import members, posting
from bot.sandbox.errors import Impossible
from bot.sandbox.world import Chat, Json, Member, Topic, World

ICON_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
GENERAL = 1


def create(
    world: World,
    kind: str,
    title: str,
    people: list[Any],
    *,
    chat_id: int | None = None,
    is_forum: bool = False,
) -> Chat:
    """A new group. Bots among its members are told that they were added."""
    if kind not in ("group", "supergroup"):
        raise Impossible("type must be group or supergroup")
    if is_forum and kind != "supergroup":
        raise Impossible("only a supergroup can be a forum")
    if chat_id is not None and (chat_id >= 0 or chat_id in world.groups):
        raise Impossible(f"{chat_id} is taken, or no group's id")
    chat = Chat(world.new_chat_id(kind) if chat_id is None else chat_id, kind, title, is_forum)
    if is_forum:
        chat.last_id = GENERAL
    wanted = [_member(each) for each in people]
    world.groups[chat.id] = chat
    for user_id, status, rights in wanted:
        if user_id not in world.bots:
            members.settle(world, chat, user_id, status, rights)
    world.events.emit("chat", chat=chat.id, what=chat.json())
    for user_id, status, rights in wanted:
        if user_id in world.bots:
            _add_bot(world, chat, user_id, status, rights)
    return chat


def migrate(world: World, old: Chat) -> Chat:
    """A group becomes a supergroup: a new id, and nothing of the old messages in it."""
    if old.type != "group" or old.migrated_to is not None:
        raise Impossible("only a group that has not migrated yet can")
    new = Chat(world.new_chat_id("supergroup"), "supergroup", old.title)
    world.groups[new.id] = new
    old.migrated_to = new.id
    for member in old.inside():
        members.settle(world, new, member.user_id, member.status, member.rights)
    owner = world.user(_owner(new)) or {}
    posting.service(world, old, owner, {"migrate_to_chat_id": new.id})
    posting.service(world, new, owner, {"migrate_from_chat_id": old.id})
    for member in old.inside():
        if member.user_id in world.people:
            world.people[member.user_id].groups.pop(old.id, None)
        if member.user_id in world.bots:
            world.bots[member.user_id].groups.pop(old.id, None)
    world.events.emit("chat", chat=old.id, what={**old.json(), "migrated_to": new.id})
    return new


def open_topic(world: World, chat: Chat, name: str, by: int, icon_color: int | None = None) -> Topic:
    """A topic's id is that of the message that says it was made."""
    color = ICON_COLORS[0] if icon_color is None else icon_color
    number = world.new_message_id(chat)
    topic = Topic(number, name, color, by)
    chat.topics[number] = topic
    created = {"forum_topic_created": {"name": name, "icon_color": color}}
    sender = world.user(by) or {}
    posting.post(world, chat, sender, created, thread=number, service=True, message_id=number)
    _emit(world, chat, topic)
    return topic


def set_closed(world: World, chat: Chat, thread: int, closed: bool, by: int) -> bool:
    """Closes or opens a topic, or General (1); False when it was so already."""
    topic = chat.topics.get(thread)
    if (topic.closed if topic else chat.general_closed) == closed:
        return False
    if topic is not None:
        topic.closed = closed
    else:
        chat.general_closed = closed
    content: Json = {"forum_topic_closed": {}} if closed else {"forum_topic_reopened": {}}
    posting.service(world, chat, world.user(by) or {}, content, thread=thread if topic else None)
    world.events.emit("topic", chat=chat.id, thread=thread, closed=closed)
    return True


def delete_topic(world: World, chat: Chat, thread: int) -> None:
    """A topic goes, and its messages with it."""
    del chat.topics[thread]
    posting.delete(world, chat, [each.id for each in list(chat.messages.values()) if each.thread == thread])
    world.events.emit("topic", chat=chat.id, thread=thread, deleted=True)


def topics_shown(chat: Chat) -> list[Json]:
    """For people: General first, then the others as they were made."""
    if not chat.is_forum:
        return []
    general = {"message_thread_id": GENERAL, "name": "General", "icon_color": ICON_COLORS[0]}
    rest = [{**topic.json(), "closed": topic.closed} for topic in chat.topics.values()]
    return [{**general, "closed": chat.general_closed}, *rest]


def _emit(world: World, chat: Chat, topic: Topic) -> None:
    world.events.emit("topic", chat=chat.id, thread=topic.id, name=topic.name, closed=topic.closed)


def somebody_of(world: World, chat: Chat) -> int:
    """Who does it where nobody was named: the owner, or any person of the group."""
    return _human(world, chat) or _owner(chat)


def _owner(chat: Chat) -> int:
    inside = chat.inside()
    return next((each.user_id for each in inside if each.status == "creator"), inside[0].user_id if inside else 0)


def _member(each: Any) -> tuple[int, str, Json]:
    if isinstance(each, dict):
        return each["id"], each.get("status", "member"), each.get("rights") or {}
    return each, "member", {}


def _add_bot(world: World, chat: Chat, bot_id: int, status: str, rights: Json) -> None:
    old = members.shown(world, Member(bot_id, "left"))
    added = members.settle(world, chat, bot_id, status, rights)
    members.announce(world, chat, old, added, _human(world, chat) or bot_id)


def _human(world: World, chat: Chat) -> int | None:
    owner = _owner(chat)
    return owner if owner in world.people else next((each for each in chat.members if each in world.people), None)
