"""Messages coming to be, being changed and going away, and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.sandbox import keyboards, privacy
from bot.sandbox.world import Bot, Chat, Json, Message, World

INLINE_ONLY = ("reply_markup",)


def post(
    world: World,
    chat: Chat,
    sender: Json,
    content: Json,
    *,
    actor: int | None = None,
    sender_chat: Json | None = None,
    thread: int | None = None,
    reply_to: Message | None = None,
    markup: Json | None = None,
    service: bool = False,
    message_id: int | None = None,
) -> Message:
    """Puts a message into a chat and tells everybody. `actor` is who really wrote it, if somebody hides."""
    now = world.clock.now()
    number = world.new_message_id(chat) if message_id is None else message_id
    data: Json = {"message_id": number, "from": sender}
    if sender_chat is not None:
        data["sender_chat"] = sender_chat
    data |= {"chat": chat.json(), "date": int(now)}
    if thread is not None:
        data |= {"message_thread_id": thread, "is_topic_message": True}
    if target := reply_to or _root_of(chat, thread, number):
        data["reply_to_message"] = quoted(target)
    data |= known_mentions(world, content) | keyboards.shown(markup)
    who = sender["id"] if actor is None else actor
    message = Message(number, chat, data, now, who, markup, thread, service)
    chat.messages[number] = message
    world.events.emit("message", **chat.where(), message=data)
    _tell_bots(message, "message")
    if sender["id"] in world.bots and not service:
        chat.last_bot = sender["id"]
    return message


def service(world: World, chat: Chat, sender: Json, content: Json, *, thread: int | None = None) -> Message:
    return post(world, chat, sender, content, thread=thread, service=True)


def change(world: World, message: Message, content: Json, drop: Iterable[str] = ()) -> None:
    """An edit: what is in `content` takes the place of what was there."""
    _replace(message, {**known_mentions(world, content), "edit_date": world.clock.unix()}, drop)
    world.events.emit("edited", **message.chat.where(), message=message.data)
    _tell_bots(message, "edited_message")


def change_markup(world: World, message: Message, markup: Json | None) -> None:
    message.markup = markup
    _replace(message, keyboards.shown(markup), () if markup else INLINE_ONLY)
    world.events.emit("edited", **message.chat.where(), message=message.data)


def delete(world: World, chat: Chat, message_ids: Iterable[int]) -> list[int]:
    """Takes messages away; bots are not told. Gives back those that were there."""
    gone = [each for each in message_ids if chat.messages.pop(each, None) is not None]
    if gone:
        chat.pins = [each for each in chat.pins if each not in gone]
        world.events.emit("deleted", **chat.where(), message_ids=gone)
    return gone


def quoted(message: Message) -> Json:
    """A message as it stands inside another one: without what it quotes itself."""
    return {name: value for name, value in message.data.items() if name != "reply_to_message"}


def known_mentions(world: World, content: Json) -> Json:
    """Mentions by id carry the user; of somebody unknown they fall away."""
    names = [name for name in ("entities", "caption_entities") if name in content]
    for name in names:
        kept = [each for each in (_known(world, each) for each in content[name]) if each]
        content = {key: value for key, value in content.items() if key != name} | ({name: kept} if kept else {})
    return content


def listeners(chat: Chat) -> list[Bot]:
    return [chat.bot] if chat.bot is not None else list(chat.bots.values())


def _known(world: World, entity: Json) -> Json | None:
    if "user_id" not in entity:
        return entity
    user = world.user(entity["user_id"])
    rest = {name: value for name, value in entity.items() if name != "user_id"}
    return {**rest, "user": user} if user else None


def _root_of(chat: Chat, thread: int | None, number: int) -> Message | None:
    return chat.messages.get(thread) if thread is not None and thread != number else None


def _replace(message: Message, changes: Json, drop: Iterable[str]) -> None:
    gone = set(drop)
    kept = {name: value for name, value in message.data.items() if name not in gone}
    message.data = kept | changes


def _tell_bots(message: Message, kind: str) -> None:
    chat = message.chat
    for bot in listeners(chat):
        own = message.actor == bot.id
        from_bot = bool(message.data["from"].get("is_bot")) and "sender_chat" not in message.data
        # A bot hears neither itself nor other bots; what happens to the chat it does hear.
        if (own or from_bot) and not (message.service and not chat.private):
            continue
        if privacy.sees(bot, message):
            date: Any = message.data.get("edit_date", message.data["date"])
            bot.inbox.push(kind, message.data, chat.id, float(date))
