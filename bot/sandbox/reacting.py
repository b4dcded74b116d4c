"""Reactions to messages."""

from __future__ import annotations

from bot.sandbox.world import Json, Message, World

_STANDARD = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤️‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 "
    "🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 "
    "🤷‍♂️ 🤷 🤷‍♀️ 😡"
)
EMOJI = frozenset(_STANDARD.split())


def plain(emoji: str) -> str:
    """A heart is a heart, with or without the sign that asks for colour."""
    bare = emoji.removesuffix("\ufe0f")
    return bare if bare in EMOJI else emoji


def set_reaction(world: World, message: Message, actor: int, emoji: str | None) -> None:
    old = message.reactions.get(actor)
    if old == emoji:
        return
    if emoji is None:
        del message.reactions[actor]
    else:
        message.reactions[actor] = emoji
    chat = message.chat
    world.events.emit("reaction", **chat.where(), message_id=message.id, reactions=shown(message))
    if actor in world.bots:
        return
    body: Json = {
        "chat": chat.json(),
        "message_id": message.id,
        "user": world.user(actor),
        "date": world.clock.unix(),
        "old_reaction": _listed(old),
        "new_reaction": _listed(emoji),
    }
    for bot in chat.bots.values():
        if chat.member(bot.id).is_admin:
            bot.inbox.push("message_reaction", body, chat.id)
    if chat.bot is not None:
        chat.bot.inbox.push("message_reaction", body, chat.id)


def shown(message: Message) -> dict[str, list[int]]:
    """Who reacted with what."""
    found: dict[str, list[int]] = {}
    for actor, emoji in message.reactions.items():
        found.setdefault(emoji, []).append(actor)
    return found


def _listed(emoji: str | None) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
