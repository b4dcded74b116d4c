"""People who talk to the real bot through the sandbox.

    async def test_a_light_is_mended(street: Street) -> None:
        await street.wang.says("/report", street.building_3)
        await street.wang.presses("去说说", street.building_3)
        await street.wang.presses("照明")
        …
        await street.building_3.shows("已解决")

Waiting is on events of the sandbox, never on time that passes; the clock is moved.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from bot import __main__ as program
from bot.app import Running, running
from bot.config import Config
from bot.demo.neighbourhood import BOT, TOKEN, Neighbourhood, found
from bot.demo.play import settings
from bot.sandbox.actors import Group, Json, NotSeen, Person, Remote, read
from bot.sandbox.server import Sandbox
from storage.store import Store, open_store

__all__ = ["BOT", "Group", "Json", "NotSeen", "Person", "Street", "read", "street_at"]

SPEED = 20.0
"""How fast the sandbox's clock runs: Telegram's limits are kept in a twentieth of the time."""
TEN_O_CLOCK = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PROCESSES = multiprocessing.get_context("forkserver")
"""Each process begins as a copy of one that has imported the program already: that takes longer than all else."""
PROCESSES.set_forkserver_preload(["tests.chaos.warm"])


@dataclass(eq=False)
class Street:
    """Locust Lane with everything in it. People are attributes by their key: `street.wang`, `street.li`."""

    sandbox: Sandbox
    remote: Remote
    neighbourhood: Neighbourhood
    config: Config
    folder: Path
    bot: Running | None = None
    _bot_stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _process: BaseProcess | None = None

    def __getattr__(self, name: str) -> Person:
        try:
            return self.neighbourhood.people[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def building_1(self) -> Group:
        return self._group(0)

    @property
    def building_2(self) -> Group:
        return self._group(1)

    @property
    def building_3(self) -> Group:
        return self._group(2)

    @property
    def staff(self) -> Group:
        return self.neighbourhood.staff

    def _group(self, number: int) -> Group:
        return list(self.neighbourhood.groups.values())[number]

    async def start_bot(self, config: Config | None = None, *, menus: bool = False) -> None:
        """Let the bot come to work, in this process: without the menus of commands, which few stories look at, and
        which are a tenth of the work of a short one.
        """
        if not menus:
            self._bot_stack.enter_context(patch("bot.app.keep_menus", _without_menus))
        self.bot = await self._bot_stack.enter_async_context(running(config or self.config))

    async def stop_bot(self) -> None:
        """Let the bot finish what is in hand and go home."""
        await self._bot_stack.aclose()
        self.bot = None

    async def start_process(self) -> None:
        """Let the bot come to work in a process of its own, which can be killed."""
        nothing_set = self.folder / "empty.toml"
        nothing_set.touch()
        self._process = PROCESSES.Process(target=_work, args=(nothing_set, self._environment()), daemon=True)
        self._process.start()

    async def kill_process(self) -> None:
        """Kill the bot's process as the kernel would: nothing of it runs any further."""
        assert self._process is not None
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        self._process = None

    async def knock(self, *people: Person) -> None:
        """Let people start the bot, so that it may write to them."""
        for person in people:
            await person.says("/start")
            await person.sees("您好")

    async def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Move the clock forward."""
        await self.remote.advance(days * 86400 + hours * 3600 + minutes * 60)

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Store]:
        """Look into the database beside the bot."""
        store = await open_store(self.config.storage.url)
        try:
            yield store
        finally:
            await store.close()

    async def rows(self, sql: str, **values: Any) -> list[Any]:
        """Return what a query finds in the database now."""
        async with self.database() as store:
            return list(await store.read(lambda tx: tx.all(sql, **values)))

    async def close(self) -> None:
        if self._process:
            await self.kill_process()
        await self.stop_bot()

    def _environment(self) -> dict[str, str]:
        return {
            "YISHI_TOKEN": TOKEN,
            "YISHI_TELEGRAM__API_URL": self.sandbox.url,
            "YISHI_TELEGRAM__SANDBOX": "true",
            "YISHI_STORAGE__URL": self.config.storage.url,
        }


def _work(config: Path, environment: Mapping[str, str]) -> None:
    os.environ.update(environment)
    program.app(["run", "--config", str(config)])


async def _without_menus(*_: object) -> None:
    """Stand for what keeps the menus, as long as the bot is at work."""
    await asyncio.Event().wait()


@asynccontextmanager
async def street_at(
    url: str, folder: Path, *, language: str = "zh-Hans", speed: float = SPEED, start: datetime = TEN_O_CLOCK
) -> AsyncIterator[Street]:
    """Set up the sandbox and the neighbourhood on a database. The bot is not at work yet."""
    async with Sandbox(start=start, speed=speed) as sandbox, Remote(sandbox.url) as remote:
        store = await open_store(url)
        try:
            neighbourhood = await found(store, remote, language, start.astimezone(UTC))
        finally:
            await store.close()
        street = Street(sandbox, remote, neighbourhood, settings(sandbox.url, url, language), folder)
        try:
            yield street
        finally:
            await street.close()
