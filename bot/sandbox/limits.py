"""How fast a bot may speak, by the sandbox's clock."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.errors import Impossible, too_many_requests


class Window:
    """At most so many within any stretch of `seconds`."""

    __slots__ = ("seconds", "spent")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.spent: deque[float] = deque()

    def wait(self, now: float, count: int, limit: float) -> float:
        """Seconds until `count` more may pass. A lone lump larger than the limit may pass too."""
        while self.spent and self.spent[0] <= now - self.seconds:
            self.spent.popleft()
        excess = len(self.spent) + count - max(int(limit), count)
        return self.spent[excess - 1] + self.seconds - now if excess > 0 else 0.0

    def spend(self, now: float, count: int) -> None:
        self.spent.extend([now] * count)


class Bucket:
    """So many a second, after so many at once."""

    __slots__ = ("at", "level")

    def __init__(self) -> None:
        self.level: float | None = None
        self.at = 0.0

    def wait(self, now: float, count: int, rate: float, burst: float) -> float:
        level = burst if self.level is None else min(burst, self.level + (now - self.at) * rate)
        self.level, self.at = level, now
        # A clock counts in floats: a millionth of a message short is not short.
        lacking = min(count, burst) - level - 1e-6
        return lacking / rate if lacking > 0 else 0.0

    def spend(self, count: int) -> None:
        self.level = (self.level or 0.0) - count


class Limits:
    """The budgets of every bot; the rates are the same for all and can be changed while running."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.overall: float | None = 30
        self.chat: float | None = 1
        self.chat_burst: float = 3
        self.group: float | None = 20
        self._overall: dict[int, Window] = {}
        self._chats: dict[tuple[int, int], Bucket] = {}
        self._groups: dict[tuple[int, int], Window] = {}

    def shown(self) -> dict[str, float | None]:
        return {name: getattr(self, name) for name in ("overall", "chat", "chat_burst", "group")}

    def change(self, changes: Mapping[str, Any]) -> None:
        for name, value in changes.items():
            if name not in self.shown():
                raise Impossible(f"there is no limit named {name}")
            if value is not None and (not isinstance(value, int | float) or value <= 0):
                raise Impossible(f"{name} must be a number above zero, or null")
            setattr(self, name, 1 if name == "chat_burst" and value is None else value)

    def spend(self, bot_id: int, chat_id: int, count: int = 1) -> None:
        """Takes `count` messages out of the budgets, all or nothing; past one it is a 429."""
        now = self._clock.now()
        overall = self._overall.setdefault(bot_id, Window(1))
        bucket = self._chats.setdefault((bot_id, chat_id), Bucket())
        group = self._groups.setdefault((bot_id, chat_id), Window(60)) if chat_id < 0 else None
        wait = 0.0
        if self.overall is not None:
            wait = max(wait, overall.wait(now, count, self.overall))
        if self.chat is not None:
            wait = max(wait, bucket.wait(now, count, self.chat, max(self.chat, self.chat_burst)))
        if self.group is not None and group is not None:
            wait = max(wait, group.wait(now, count, self.group))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        if self.overall is not None:
            overall.spend(now, count)
        if self.chat is not None:
            bucket.spend(count)
        if self.group is not None and group is not None:
            group.spend(now, count)
