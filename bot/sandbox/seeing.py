"""What somebody sees: their chats, the messages in them, the menu."""

from __future__ import annotations

from itertools import islice

from bot.sandbox import chats, menus, reacting
from bot.sandbox.errors import Impossible
from bot.sandbox.world import Chat, Json, Message, Person, World


def people(world: World) -> list[Json]:
    return [described(world, person) for person in world.people.values()]


def described(world: World, person: Person) -> Json:
    unread = sum(chat.unread_by(person) for chat in _chats(world, person))
    about = {"about": person.about} if person.about else {}
    return {**person.user(), **about, "unread": unread}


def chats_of(world: World, person: Person) -> list[Json]:
    """All chats of somebody, the newest first; bots too that they never wrote to."""
    found = sorted(_chats(world, person), key=_last_at, reverse=True)
    return [_entry(person, chat) for chat in found]


def messages(world: World, person: Person, chat_id: int, limit: int) -> list[Json]:
    chat = _open(world, person, chat_id)
    latest = list(islice(reversed(chat.messages.values()), limit))
    return [seen_by(person, message) for message in reversed(latest)]


def commands(world: World, person: Person, chat_id: int) -> list[Json]:
    return menus.commands_for(person, _open(world, person, chat_id))


def seen_by(person: Person, message: Message) -> Json:
    """A message on somebody's screen: reply keyboards, reactions and their own votes show, a link's payload doesn't."""
    data = dict(message.data)
    if message.payload:
        data["text"] = data["text"].removesuffix(f" {message.payload}")
    if message.markup is not None:
        data["reply_markup"] = message.markup
    if message.reactions:
        data["reactions"] = reacting.shown(message)
    if message.poll is not None:
        data["poll"] = {**message.poll.data, "chosen": message.poll.votes.get(person.id, [])}
    return data


def _open(world: World, person: Person, chat_id: int) -> Chat:
    chat = world.chat_of(person, chat_id)
    if not chat.private and not chat.member(person.id).inside:
        raise Impossible(f"{person.first_name} is not in that group", 403)
    return chat


def _chats(world: World, person: Person) -> list[Chat]:
    return [*(world.private(bot, person) for bot in world.bots.values()), *person.groups.values()]


def _last_at(chat: Chat) -> float:
    last = chat.last()
    return last.at if last else 0.0


def _entry(person: Person, chat: Chat) -> Json:
    last, pinned = chat.last(), chat.pinned()
    entry: Json = {
        "title": chat.bot.name if chat.bot else chat.title,
        "unread": chat.unread_by(person),
        "last": seen_by(person, last) if last else None,
        "pinned": seen_by(person, pinned) if pinned else None,
        "topics": chats.topics_shown(chat),
        "can_write": _can_write(person, chat),
    }
    if chat.bot is None:
        return {"chat": chat.json(), **entry}
    return {"chat": {**chat.bot.user(), "type": "private"}, "started": chat.started, **entry}


def _can_write(person: Person, chat: Chat) -> bool:
    if chat.private:
        return not chat.blocked
    member = chat.member(person.id)
    return member.inside and (member.status != "restricted" or bool(member.rights.get("can_send_messages")))
