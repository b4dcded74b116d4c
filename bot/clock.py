"""The clock: what time it is for the bot, and the alarm that wakes it at its next deadline.

In a real community the clock is the machine's. In the sandbox it can be moved, stopped and run faster, so
whatever waits for a time waits here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic

from apscheduler.schedulers.asyncio import AsyncIOScheduler

LONGEST_WAIT = 30.0
"""Real seconds after which whatever waits looks again, in case another process changed what is due."""


class Clock:
    """Time in UTC. `speed` is how many of its seconds pass in a real one."""

    def __init__(self) -> None:
        self._set_to: datetime | None = None
        self._since = 0.0
        self._speed = 1.0
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        if self._set_to is None:
            return datetime.now(UTC)
        return self._set_to + timedelta(seconds=(monotonic() - self._since) * self._speed)

    def set(self, now: datetime, speed: float) -> None:
        """Move the clock; whoever waits on it looks again."""
        self._set_to, self._since, self._speed = now, monotonic(), speed
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def real_seconds(self, until: datetime) -> float:
        """Return how many real seconds it takes until then: no end of them while the clock stands still."""
        left = max((until - self.now()).total_seconds(), 0.0)
        return left / self._speed if self._speed else inf

    async def wait(self, until: datetime | None, woken: asyncio.Event) -> None:
        """Wait until a moment, or until woken, or until the clock is moved; never for very long."""
        real = LONGEST_WAIT if until is None else min(self.real_seconds(until), LONGEST_WAIT)
        waiters = [asyncio.ensure_future(event.wait()) for event in (woken, self._moved)]
        try:
            await asyncio.wait(waiters, timeout=real, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for waiter in waiters:
                waiter.cancel()
        woken.clear()

    async def sleep_until(self, until: datetime) -> None:
        """Sleep until a moment of this clock's, however it is moved meanwhile."""
        never = asyncio.Event()
        while self.now() < until:
            await self.wait(until, never)


class Alarm:
    """An APScheduler job that rings at the next deadline; it is set anew whenever that changes."""

    JOB = "deadline"

    def __init__(self, clock: Clock, scheduler: AsyncIOScheduler) -> None:
        self._clock = clock
        self._scheduler = scheduler
        self.rang = asyncio.Event()
        self.at: datetime | None = None
        self.changed: Callable[[datetime | None], None] = lambda _at: None

    def set(self, at: datetime | None) -> None:
        """Ring at this moment instead. A moment that is past rings at once."""
        if at == self.at:
            return
        self.at = at
        self.rearm()
        self.changed(at)

    def rearm(self) -> None:
        """Set the job by the clock as it is now: it may have been moved, and then the same moment is nearer."""
        real = inf if self.at is None else self._clock.real_seconds(self.at)
        if real == inf:
            if self._scheduler.get_job(self.JOB):
                self._scheduler.remove_job(self.JOB)
            return
        when = datetime.now(UTC) + timedelta(seconds=real)
        self._scheduler.add_job(
            self._ring, "date", run_date=when, id=self.JOB, replace_existing=True, misfire_grace_time=None
        )

    async def _ring(self) -> None:
        self.rang.set()
