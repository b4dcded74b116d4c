"""Which command menu somebody sees where: the narrowest scope wins, in their language before any."""

from __future__ import annotations

from collections.abc import Iterator

from bot.sandbox.world import Bot, Chat, Json, Person


def scope_of(kind: str, chat_id: int, user_id: int = 0) -> str:
    """A scope's name for the keys of `Bot.commands`."""
    return f"{kind}:{chat_id}:{user_id}" if kind == "chat_member" else f"{kind}:{chat_id}"


def commands_for(person: Person, chat: Chat) -> list[Json]:
    """The menu of every bot in the chat."""
    bots = [chat.bot] if chat.bot is not None else list(chat.bots.values())
    return [
        {"command": each["command"], "description": each["description"], "bot": bot.id}
        for bot in bots
        for each in _menu(bot, person, chat)
    ]


def _menu(bot: Bot, person: Person, chat: Chat) -> list[Json]:
    language = person.language_code.partition("-")[0].lower()
    for scope in _scopes(person, chat):
        for tongue in (language, ""):
            if found := bot.commands.get((scope, tongue)):
                return found
    return []


def _scopes(person: Person, chat: Chat) -> Iterator[str]:
    if chat.private:
        yield from (scope_of("chat", chat.id), "all_private_chats", "default")
        return
    admin = chat.member(person.id).is_admin
    yield scope_of("chat_member", chat.id, person.id)
    if admin:
        yield scope_of("chat_administrators", chat.id)
    yield scope_of("chat", chat.id)
    if admin:
        yield "all_chat_administrators"
    yield from ("all_group_chats", "default")
