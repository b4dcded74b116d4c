"""How the bot keeps the sandbox's time, and tells it when its next deadline is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import aiohttp

from bot.clock import Alarm, Clock
from storage.store import stamp


@asynccontextmanager
async def follow(address: str, clock: Clock, alarm: Alarm) -> AsyncIterator[None]:
    """Follow the sandbox's clock from now on. Returns once the bot's clock shows the sandbox's time."""
    tasks: set[asyncio.Task[None]] = set()
    async with aiohttp.ClientSession(address, timeout=aiohttp.ClientTimeout(total=None)) as session:

        def tell(at: datetime | None) -> None:
            task = asyncio.create_task(_tell(session, at))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        alarm.changed = tell
        heard = asyncio.Event()
        following = asyncio.create_task(_follow(session, clock, alarm, heard))
        try:
            await heard.wait()
            yield
        finally:
            alarm.changed = lambda _at: None
            following.cancel()
            await asyncio.gather(following, *tasks, return_exceptions=True)


async def _follow(session: aiohttp.ClientSession, clock: Clock, alarm: Alarm, heard: asyncio.Event) -> None:
    """Hear of each move of the clock. What it shows is asked once the stream is open, so that no move is missed."""
    while True:
        with suppress(aiohttp.ClientError):
            async with session.get("/sandbox/events", params={"kinds": "clock"}) as events:
                async with session.get("/sandbox/clock") as answer:
                    _set(clock, await answer.json())
                alarm.rearm()
                heard.set()
                async for line in events.content:
                    if line.startswith(b"data:"):
                        _set(clock, json.loads(line[5:]))
                        alarm.rearm()
        await asyncio.sleep(0.2)


async def _tell(session: aiohttp.ClientSession, at: datetime | None) -> None:
    with suppress(aiohttp.ClientError):
        async with session.put("/sandbox/clock/next", json={"at": stamp(at) if at else None}):
            pass


def _set(clock: Clock, told: dict[str, object]) -> None:
    clock.set(datetime.fromisoformat(str(told["now"])), float(str(told["speed"])))
