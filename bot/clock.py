"""The clock: what time it is for the bot, and the alarm that wakes it at its next deadline.

In a real community the clock is the machine's. In the sandbox it can be moved and can run faster, so whatever
waits for a time waits here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.schedulers.asyncio import AsyncIOScheduler

LONGEST_WAIT = 30.0
"""Real seconds after which whatever waits looks again, in case another process changed what is due."""


class Clock:
    """Time in UTC. `speed` is how many of its seconds pass in a real one."""

    def __init__(self) -> None:
        self._base = datetime.now(UTC)
        self._since = monotonic()
        self._speed = 1.0
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self._base + timedelta(seconds=(monotonic() - self._since) * self._speed)

    def set(self, now: datetime, speed: float) -> None:
        """Move the clock; whoever waits on it looks again."""
        self._base, self._since, self._speed = now, monotonic(), speed
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def real_seconds(self, until: datetime) -> float:
        """Return how many real seconds it takes until then."""
        return max((until - self.now()).total_seconds() / self._speed, 0.0)

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

    async def sleep(self, seconds: float) -> None:
        """Sleep for some of this clock's seconds."""
        await asyncio.sleep(seconds / self._speed)


class Alarm:
    """An APScheduler job that rings at the next deadline; it is set anew whenever that changes."""

    JOB = "deadline"

    def __init__(self, clock: Clock, scheduler: AsyncIOScheduler, ring: Callable[[], Awaitable[None]]) -> None:
        self._clock = clock
        self._scheduler = scheduler
        self._ring = ring
        self.at: datetime | None = None
        self.changed: Callable[[datetime | None], None] = lambda _at: None

    def set(self, at: datetime | None) -> None:
        """Ring at this moment instead. A moment that is past rings at once."""
        if at == self.at:
            return
        self.at = at
        self._arm()
        self.changed(at)

    def rearm(self) -> None:
        """The clock was moved: the same moment is nearer now."""
        self._arm()

    def _arm(self) -> None:
        if self.at is None:
            if self._scheduler.get_job(self.JOB):
                self._scheduler.remove_job(self.JOB)
            return
        when = datetime.now(UTC) + timedelta(seconds=self._clock.real_seconds(self.at))
        self._scheduler.add_job(
            self._ring, "date", run_date=when, id=self.JOB, replace_existing=True, misfire_grace_time=None
        )
