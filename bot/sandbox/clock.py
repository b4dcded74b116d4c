"""The sandbox's own time: it runs at a speed, and can be moved forward."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """`now = start + elapsed × speed + what it was moved`; alarms and sleepers follow it."""

    def __init__(self, start: datetime | None = None, speed: float = 1.0) -> None:
        self._base = (start or datetime.now(UTC)).timestamp()
        self._since = time.monotonic()
        self.speed = speed
        self.next: datetime | None = None
        self._alarms: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._timer: asyncio.TimerHandle | None = None
        self._moved = asyncio.Event()

    def now(self) -> float:
        """Seconds since 1970, as the sandbox has it."""
        return self._base + (time.monotonic() - self._since) * self.speed

    def unix(self) -> int:
        return int(self.now())

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    def advance(self, seconds: float) -> None:
        """Moves forward; what fell due meanwhile is done before this returns."""
        if seconds < 0:
            raise ValueError("the clock never goes back")
        self._base += seconds
        self._stirred()

    def move_to(self, moment: datetime) -> None:
        """Moves forward to a moment; one that is past already is where we are."""
        self.advance(max(0.0, moment.timestamp() - self.now()))

    def run_at(self, speed: float) -> None:
        if speed < 0:
            raise ValueError("the clock never goes back")
        self._base, self._since, self.speed = self.now(), time.monotonic(), speed
        self._stirred()

    def call_at(self, when: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._alarms, (when, next(self._order), action))
        self._set_timer()

    async def sleep(self, seconds: float) -> None:
        """Sleeps in sandbox time; moving the clock shortens it."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            timeout = left / self.speed if self.speed > 0 else None
            try:
                await asyncio.wait_for(self._moved.wait(), timeout)
            except TimeoutError:
                return

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._alarms.clear()

    def _stirred(self) -> None:
        # Those who wait now wake and look again; those who come later wait for the next move.
        self._moved.set()
        self._moved = asyncio.Event()
        self._ring()

    def _ring(self) -> None:
        while self._alarms and self._alarms[0][0] <= self.now():
            heapq.heappop(self._alarms)[2]()
        self._set_timer()

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._alarms and self.speed > 0:
            delay = max(0.0, (self._alarms[0][0] - self.now()) / self.speed)
            self._timer = asyncio.get_running_loop().call_later(delay, self._ring)


def written(moment: datetime) -> str:
    """A moment as the control API writes it: UTC, with microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone: end it with Z")
    return moment.astimezone(UTC)
