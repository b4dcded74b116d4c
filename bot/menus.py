"""Telegram's command menus, derived from the access table, in both languages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram_bot import wait_of
from handlers.kit import access
from handlers.kit.desk import Desk
from handlers.kit.texts import LANGUAGES
from handlers.kit.visit import actor
from rules.access import Actor, Held, Role
from storage import people, roles
from storage.store import Store, StoreError, Tx

log = structlog.get_logger()
EVERYBODY = Actor(person_id=0)
ADMIN = Actor(person_id=0, holds=(Held(Role.ADMIN, None),))
"""Who administers a group in Telegram's eyes most likely does so in ours; the guard decides when it is used."""
LOOK_EVERY = 2.0
"""Seconds between two looks at who has an office, however much is going on."""

SCOPES: tuple[tuple[BotCommandScope, Actor, bool], ...] = (
    (BotCommandScopeAllPrivateChats(), EVERYBODY, False),
    (BotCommandScopeAllGroupChats(), EVERYBODY, True),
    (BotCommandScopeAllChatAdministrators(), ADMIN, True),
)


async def keep_menus(bot: Bot, desk: Desk, store: Store, now: Callable[[], datetime], news: asyncio.Event) -> None:
    """Set everybody's menus, then those of officers; after `news` whoever has started the bot by now gets theirs.

    Whose menu was their own when the bot went home is looked at again: their office may have ended meanwhile.
    """
    done: dict[int, Actor | None] = {}

    async def everybody() -> None:
        await set_menus(bot, desk)
        done.update(dict.fromkeys(await store.read(people.with_own_menu)))

    async def officers() -> None:
        await set_own_menus(bot, desk, store, await store.read(lambda tx: officers_of(tx, now(), desk)), done)

    try:
        await _patiently(everybody)
        while True:
            news.clear()
            await _patiently(officers)
            await news.wait()
            await asyncio.sleep(LOOK_EVERY)
    except InvalidToken:
        return


async def set_menus(bot: Bot, desk: Desk) -> None:
    """Tell Telegram which commands to offer to whom."""
    for scope, somebody, group in SCOPES:
        await _set(bot, desk, scope, somebody, group=group)


def officers_of(tx: Tx, now: datetime, desk: Desk) -> dict[int, Actor]:
    """Return who has other commands in private than everybody: those who can be reached, by their Telegram id."""
    named = [person for each in desk.settings.admins if (person := people.by_telegram(tx, each))]
    found = {
        **roles.officers(tx, now),
        **{each.telegram_id: actor(tx, now, desk.settings, each, None) for each in named if each.reachable},
    }
    plain = access.private_commands(desk.routes, EVERYBODY)
    return {each: acting for each, acting in found.items() if access.private_commands(desk.routes, acting) != plain}


async def set_own_menus(
    bot: Bot, desk: Desk, store: Store, wanted: dict[int, Actor], done: dict[int, Actor | None]
) -> None:
    """Set the menus that are not yet as they should be: who has no office any more is offered what everybody is.

    So is who closed their chat, which Telegram may refuse; who opens it again gets their own anew.
    """
    for telegram_id in {**done, **wanted}:
        acting = wanted.get(telegram_id, EVERYBODY)
        if done.get(telegram_id) == acting:
            continue
        try:
            await _set_own(bot, desk, store, telegram_id, acting)
        except (BadRequest, Forbidden) as error:
            log.debug("a menu can't be set", error=str(error))
        done[telegram_id] = acting


async def _set_own(bot: Bot, desk: Desk, store: Store, telegram_id: int, acting: Actor) -> None:
    """Set somebody's menu. That it is their own is written down before it is, that it is not any more, after."""
    own = acting != EVERYBODY
    if own:
        await store.transact(lambda tx: people.mark_own_menu(tx, telegram_id, own=True))
    await _set(bot, desk, BotCommandScopeChat(telegram_id), acting, group=False)
    if not own:
        await store.transact(lambda tx: people.mark_own_menu(tx, telegram_id, own=False))


async def _set(bot: Bot, desk: Desk, scope: BotCommandScope, somebody: Actor, *, group: bool) -> None:
    """Set a menu in each language. Without a language of ours the settings' one is shown."""
    for language in (None, *LANGUAGES):
        entries = access.menu(desk.routes, somebody, language or desk.settings.language, group=group)
        commands = [(entry.command, entry.description) for entry in entries]
        code = language.split("-")[0] if language else None
        await bot.set_my_commands(commands, scope=scope, language_code=code)


async def _patiently(work: Callable[[], Awaitable[None]]) -> None:
    """Do something with Telegram, as often as it takes. Raises InvalidToken."""
    pause = 1.0
    while True:
        try:
            return await work()
        except InvalidToken:
            raise
        except RetryAfter as error:
            pause = wait_of(error).total_seconds()
        except (TelegramError, StoreError) as error:
            log.warning("the command menus could not be set, trying again", error=type(error).__name__, seconds=pause)
            pause = min(pause * 2, 300.0)
        await asyncio.sleep(pause)
