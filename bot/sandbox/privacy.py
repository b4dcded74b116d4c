"""Which of a group's messages a bot gets to see."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.world import Bot, Chat, Message

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@([A-Za-z0-9_]{3,32}))?(?![\w/<>])")


def sees(bot: Bot, message: Message) -> bool:
    """Privacy mode holds back what is not meant for the bot; admins and bots without it see all."""
    chat = message.chat
    if chat.private or message.service:
        return True
    if bot.reads_all or chat.member(bot.id).is_admin:
        return True
    return _for_it(bot, chat, message.data)


def _for_it(bot: Bot, chat: Chat, data: dict[str, Any]) -> bool:
    command = _COMMAND.match(data.get("text") or data.get("caption") or "")
    if command and command[1]:
        return command[1].lower() == bot.username.lower()
    if _answers(bot, data.get("reply_to_message")):
        return True
    return bool(command) and chat.last_bot in (None, bot.id)


def _answers(bot: Bot, target: dict[str, Any] | None) -> bool:
    # Every message in a topic hangs on the one that opened it; that is no answer to whoever opened it.
    if target is None or "forum_topic_created" in target:
        return False
    return bool(target.get("from", {}).get("id") == bot.id)
