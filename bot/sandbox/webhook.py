"""Updates pushed to a bot's own address: in order within a chat, again and again until it says yes."""

from __future__ import annotations

import asyncio
import json
from collections import deque

import aiohttp

from bot.sandbox.updates import Update
from bot.sandbox.world import Bot, Json, World

LONGEST_DELAY = 60.0
LONGEST_RETRY_AFTER = 3600.0
PATIENCE = 60.0


class Webhook:
    """One bot's webhook, from setWebhook to deleteWebhook."""

    def __init__(self, world: World, bot: Bot, url: str, secret: str, max_connections: int) -> None:
        self.world = world
        self.bot = bot
        self.url = url
        self.secret = secret
        self.max_connections = max_connections
        self.last_error: tuple[int, str] | None = None
        self._lanes: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._free = asyncio.Semaphore(max_connections)

    def start(self) -> None:
        inbox = self.bot.inbox
        inbox.on_update = self._accept
        inbox.expire()
        for update in inbox.pending.values():
            self._accept(update)

    def stop(self) -> None:
        self.bot.inbox.on_update = None
        for task in self._tasks:
            task.cancel()

    def _accept(self, update: Update) -> None:
        if update.lane in self._lanes:
            self._lanes[update.lane].append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, number: int) -> None:
        lane, inbox = self._lanes[number], self.bot.inbox
        while lane:
            delay = 1.0
            inbox.expire()
            while lane[0].id in inbox.pending:
                failed = await self._deliver(lane[0])
                if failed is None:
                    break
                await self.world.clock.sleep(failed or delay)
                delay = min(delay * 2, LONGEST_DELAY)
                inbox.expire()
            lane.popleft()
        del self._lanes[number]

    async def _deliver(self, update: Update) -> float | None:
        """Delivers once: None when it was taken, else the delay that was asked for (0: none in particular)."""
        async with self._free:
            self.bot.inbox.delivered([update])
            try:
                answer, wait = await self._post(update)
            except (aiohttp.ClientError, TimeoutError) as error:
                self._failed(f"Connection failed: {type(error).__name__}")
                return 0.0
        if wait is not None:
            return wait
        self.bot.inbox.pending.pop(update.id, None)
        self.world.events.emit("confirmed", bot=self.bot.id, update_ids=[update.id])
        if answer is not None and self.world.carry_out is not None:
            self.world.carry_out(self.bot, answer)
        return None

    async def _post(self, update: Update) -> tuple[Json | None, float | None]:
        assert self.world.http is not None
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        body = json.dumps(update.json(), ensure_ascii=False).encode()
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with self.world.http.post(self.url, data=body, headers=headers, timeout=timeout) as response:
            content = await response.read()
            if 200 <= response.status < 300:
                return _method_in(content), None
            self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
            asked = response.headers.get("Retry-After", "")
            return None, min(float(asked), LONGEST_RETRY_AFTER) if asked.isdecimal() else 0.0

    def _failed(self, why: str) -> None:
        self.last_error = (self.world.clock.unix(), why)


def _method_in(content: bytes) -> Json | None:
    """A method that the webhook names in its answer, to be carried out at once."""
    try:
        answer = json.loads(content)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and isinstance(answer.get("method"), str) else None
