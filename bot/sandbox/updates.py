"""What a bot is told: a queue of updates, fetched by long polling or delivered to a webhook."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.errors import conflict
from bot.sandbox.events import Events

Json = dict[str, Any]

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "chat_boost",
    "removed_chat_boost",
)
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
BY_DEFAULT = frozenset(KINDS) - NOT_BY_DEFAULT

KEPT_SECONDS = 24 * 3600
LONGEST_POLL = 50


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    kind: str
    body: Json
    date: float
    lane: int

    def json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class Inbox:
    """The updates of one bot that it has not confirmed yet."""

    def __init__(self, bot_id: int, clock: Clock, events: Events) -> None:
        self.bot_id = bot_id
        self.clock = clock
        self.events = events
        self.allowed: frozenset[str] = BY_DEFAULT
        self.pending: OrderedDict[int, Update] = OrderedDict()
        self.next_id = 100_000_001
        self.on_update: Callable[[Update], None] | None = None
        self.waiting: asyncio.Future[None] | None = None
        self._again: list[Update] = []

    def push(self, kind: str, body: Json, lane: int, date: float | None = None) -> None:
        if kind not in self.allowed:
            return
        update = Update(self.next_id, kind, body, self.clock.now() if date is None else date, lane)
        self.next_id += 1
        self.pending[update.id] = update
        if self.on_update is not None:
            self.on_update(update)
        self._wake()

    def allow(self, kinds: Any) -> None:
        """Remembers `allowed_updates`; an empty list means Telegram's default set, nothing means as before."""
        if not isinstance(kinds, list):
            return
        known = frozenset(kind for kind in kinds if kind in KINDS)
        self.allowed = known or BY_DEFAULT

    def expire(self) -> None:
        """Lets go of what is older than Telegram keeps it."""
        oldest = self.clock.now() - KEPT_SECONDS
        while self.pending and next(iter(self.pending.values())).date <= oldest:
            self.pending.popitem(last=False)

    def count(self) -> int:
        self.expire()
        return len(self.pending)

    def drop_all(self) -> None:
        self.pending.clear()
        self._again.clear()

    def confirm(self, offset: int) -> None:
        """Forgets what comes before `offset`; a negative one keeps that many of the last."""
        if offset < 0:
            offset = self.next_id + offset
        # Telegram takes an offset far ahead of the queue for a mistake and forgets nothing.
        if offset > self.next_id + 10:
            return
        confirmed = []
        while self.pending and next(iter(self.pending)) < offset:
            confirmed.append(self.pending.popitem(last=False)[0])
        if confirmed:
            self.events.emit("confirmed", bot=self.bot_id, update_ids=confirmed)

    async def poll(self, offset: int, limit: int, patience: float, twice: bool = False) -> list[Json]:
        """One getUpdates. The older of two that wait at once is told of the conflict."""
        self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        self.expire()
        if offset:
            self.confirm(offset)
        if not self.pending and not self._again and patience > 0:
            await self._wait(min(patience, LONGEST_POLL))
            self.expire()
        updates = [*self._repeated(offset), *islice(self.pending.values(), limit)][:limit]
        if twice:
            self._again = list(updates)
        return self.delivered(updates)

    def delivered(self, updates: Iterable[Update]) -> list[Json]:
        bodies = [update.json() for update in updates]
        if bodies:
            self.events.emit("delivered", bot=self.bot_id, update_ids=[each["update_id"] for each in bodies])
        return bodies

    def end_poll(self, why: str) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_exception(conflict(why))
        self.waiting = None

    def _repeated(self, offset: int) -> list[Update]:
        again, self._again = self._again, []
        return [update for update in again if update.id < offset or update.id not in self.pending]

    async def _wait(self, patience: float) -> None:
        # The network's time, not the sandbox's: it is the client that waits.
        mine = self.waiting = asyncio.get_running_loop().create_future()
        self.events.emit("waiting", bot=self.bot_id)
        try:
            async with asyncio.timeout(patience):
                await mine
        except TimeoutError:
            pass
        finally:
            if self.waiting is mine:
                self.waiting = None

    def _wake(self) -> None:
        if self.waiting is not None and not self.waiting.done():
            self.waiting.set_result(None)
