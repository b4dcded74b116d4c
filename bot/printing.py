"""`python -m bot slips`: new codes for the households of a community, on a page to be printed."""

from __future__ import annotations

import asyncio
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot import app
from bot.config import Config
from handlers.households import actions, slips
from handlers.households.sheet import clean
from handlers.households.slips import Printing
from handlers.households.views import printing_of
from handlers.kit.quotes import shown
from handlers.kit.replies import Text, text
from rules.places import Place
from rules.refusals import Refused
from storage import households, places
from storage.store import Tx, open_store

USERNAME = re.compile(r"[A-Za-z0-9_]{5,32}")
"""How Telegram lets bots be called."""


class NotPrintedError(Exception):
    """There is no page. `line` says why, and what to do instead."""

    def __init__(self, line: Text) -> None:
        super().__init__(line.id)
        self.line = line


async def print_slips(settings: Config, community: str, building: str | None, output: Path, bot: str | None) -> Text:
    """Write a page with new slips, and say so. Raises NotPrintedError.

    The file is there before the old slips die; where they don't, it is taken away again.
    """
    community, building = clean(community), clean(building) if building else None
    username = _usable(bot) if bot else await _username(settings)
    store = await open_store(settings.storage.url)
    try:
        await store.read(lambda tx: _buildings(tx, community, building))
        file = _open(output)
        try:
            printings = await store.transact(lambda tx: _print(tx, settings, community, building, username))
        except BaseException:
            await asyncio.to_thread(output.unlink)
            raise
    except Refused as refused:
        raise NotPrintedError(text(refused.code, **refused.data)) from None
    finally:
        await store.close()
    await asyncio.to_thread(_write, file, output, printings)
    return text("slips-written", file=str(output), count=sum(len(printing.slips) for printing in printings))


def _print(tx: Tx, settings: Config, community: str, building: str | None, bot: str) -> list[Printing]:
    now = datetime.now(UTC)
    printings = []
    for where in _buildings(tx, community, building):
        printed = actions.print_slips(tx, now, None, app.slips(settings.joining), where)
        printings.append(printing_of(tx, where, printed.codes, bot=bot, uses=printed.uses, until=printed.until))
    return printings


def _buildings(tx: Tx, community: str, building: str | None) -> list[Place]:
    """Return the buildings of which slips are printed: those with households. Raises `Refused` where there are none."""
    root = places.community_named(tx, community)
    if root is None:
        raise Refused("slips-no-community", community=community)
    known = places.buildings(tx, root.community_id)
    if building is not None and building not in known:
        raise Refused("slips-no-such-building", community=community, building=building)
    wanted = known.values() if building is None else [known[building]]
    found = [places.place(tx, building_id) for building_id in wanted if households.units(tx, building_id)]
    if not found:
        raise Refused("refused-no-units", building=building or community)
    return found


def _open(output: Path) -> int:
    """Open a new file that nobody else may read: whoever has a code can come in."""
    try:
        return os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NotPrintedError(text("slips-file-there", file=str(output))) from None
    except OSError:
        raise NotPrintedError(text("slips-file-closed", file=str(output))) from None


def _write(file: int, output: Path, printings: list[Printing]) -> None:
    try:
        with os.fdopen(file, "w", encoding="utf-8") as page:
            page.write(slips.html(printings))
    except OSError:
        raise NotPrintedError(text("slips-lost", file=str(output))) from None


def _usable(bot: str) -> str:
    """Return a bot's username. One that can be none would kill every slip there is, for codes that open nothing."""
    username = bot.strip().removeprefix("@")
    if not USERNAME.fullmatch(username):
        raise NotPrintedError(text("slips-no-username", written=shown(bot)))
    return username


async def _username(settings: Config) -> str:
    if not settings.telegram.token.get_secret_value():
        raise NotPrintedError(text("slips-needs-bot"))
    bot = app.telegram(settings)
    try:
        await bot.initialize()
        return bot.username
    except InvalidToken:
        raise NotPrintedError(text("slips-needs-bot")) from None
    except TelegramError:
        raise NotPrintedError(text("slips-no-telegram")) from None
    finally:
        await bot.shutdown()
