"""`make demo`: the sandbox, the neighbourhood and the real bot, until somebody stops it."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from rich.console import Console
from rich.panel import Panel

from bot import config
from bot.app import Running, running
from bot.config import Config
from bot.demo.neighbourhood import TOKEN, Neighbourhood, found, plan
from bot.sandbox.actors import Remote
from bot.sandbox.server import Sandbox
from handlers.kit.replies import text
from handlers.kit.texts import plain
from storage.store import open_store

MORNING = 10


@dataclass(frozen=True, slots=True)
class Stage:
    """A neighbourhood with everything around it."""

    sandbox: Sandbox
    remote: Remote
    neighbourhood: Neighbourhood
    yishi: Running
    language: str


@asynccontextmanager
async def stage(language: str, *, port: int = 0, speed: float = 1.0) -> AsyncIterator[Stage]:
    """Set up the sandbox on a fresh day at ten in the morning, the neighbourhood in it, and the bot at work."""
    zone = ZoneInfo(plan(language).time_zone)
    start = datetime.now(zone).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    with tempfile.TemporaryDirectory(prefix="yishi-") as folder:
        database = f"sqlite:///{Path(folder) / 'demo.db'}"
        async with AsyncExitStack() as stack:
            sandbox = Sandbox(start=start, speed=speed)
            stack.push_async_callback(sandbox.stop)
            await sandbox.start(port=port)
            remote = await stack.enter_async_context(Remote(sandbox.url))
            neighbourhood = await _found(database, remote, language, start)
            yishi = await stack.enter_async_context(running(settings(sandbox.url, database, language)))
            await _staff_starts(neighbourhood)
            yield Stage(sandbox, remote, neighbourhood, yishi, language)


def settings(address: str, database: str, language: str) -> Config:
    """Return settings for a bot that works in a sandbox."""
    return Config(
        telegram=config.Telegram(token=SecretStr(TOKEN), api_url=address, sandbox=True),
        storage=config.Storage(url=database),
        community=config.Community(language=language),  # type: ignore[arg-type]
    )


async def play(language: str, port: int, console: Console) -> None:
    """Play until cancelled, or until the bot ends."""
    async with stage(language, port=port) as scene:
        lines = (plain(text("demo-open"), language), f"[bold cyan]{scene.sandbox.url}/?lang={language}[/]")
        console.print(Panel("\n\n".join(lines), title=plain(text("demo-title"), language), expand=False))
        await scene.yishi.ended


async def _staff_starts(neighbourhood: Neighbourhood) -> None:
    """Let everybody with an office start the bot, as they would on being given it: else it can't write to them."""
    for officer in neighbourhood.plan.staff():
        await neighbourhood.people[officer.key].says("/start")


async def _found(database: str, remote: Remote, language: str, start: datetime) -> Neighbourhood:
    store = await open_store(database)
    try:
        return await found(store, remote, language, start.astimezone(UTC))
    finally:
        await store.close()
