"""Telegram's command menus, derived from the access table, in both languages."""

from __future__ import annotations

import asyncio

import structlog
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.telegram_bot import wait_of
from handlers.kit import access
from handlers.kit.desk import Desk
from handlers.kit.texts import LANGUAGES, Reader
from rules.access import Actor, Held, Role

log = structlog.get_logger()
EVERYBODY = Actor(person_id=0)
ADMIN = Actor(person_id=0, holds=(Held(Role.ADMIN, None),))
"""Who administers a group in Telegram's eyes most likely does so in ours; the guard decides when it is used."""

SCOPES: tuple[tuple[BotCommandScope, Actor, bool], ...] = (
    (BotCommandScopeAllPrivateChats(), EVERYBODY, False),
    (BotCommandScopeAllGroupChats(), EVERYBODY, True),
    (BotCommandScopeAllChatAdministrators(), ADMIN, True),
)


async def keep_menus(bot: Bot, desk: Desk) -> None:
    """Set the menus, as often as it takes."""
    pause = 1.0
    while True:
        try:
            await set_menus(bot, desk)
        except InvalidToken:
            return
        except RetryAfter as error:
            pause = wait_of(error).total_seconds()
        except TelegramError as error:
            log.warning("the command menus could not be set, trying again", error=type(error).__name__, seconds=pause)
            pause = min(pause * 2, 300.0)
        else:
            return
        await asyncio.sleep(pause)


async def set_menus(bot: Bot, desk: Desk) -> None:
    """Tell Telegram which commands to offer to whom. Without a language of ours the settings' one is shown."""
    for scope, actor, group in SCOPES:
        for language in (None, *LANGUAGES):
            reader = Reader(language or desk.settings.language, desk.settings.zone)
            entries = access.menu(desk.routes, actor, reader, group=group)
            commands = [(entry.command, entry.description) for entry in entries]
            code = language.split("-")[0] if language else None
            await bot.set_my_commands(commands, scope=scope, language_code=code)
