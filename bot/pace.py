"""Telegram's pace: how soon the next message may go out. Times are the bot's clock's.

A message counts from the moment Telegram answered, and while it is on its way it counts as just sent. It
arrived before that, and the next one arrives after it is sent: so no stretch of time ever holds too many.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
MARGIN = timedelta(milliseconds=50)
"""What is added to each span, since two clocks never agree to the last."""
SPARE = 5
"""So many of a group's messages a minute are left to what must be said, when cards are edited."""


@dataclass
class Pace:
    """Counts what was sent. Edits spend the same as messages; a group's id is negative."""

    overall: float = 30
    chat: float = 1
    chat_burst: int = 3
    group: float = 20
    _on_their_way: int = 0
    _next: datetime | None = None
    _all: deque[datetime] = field(default_factory=deque)
    _chats: dict[int, deque[datetime]] = field(default_factory=dict)
    _groups: dict[int, deque[datetime]] = field(default_factory=dict)
    _held: dict[int, datetime] = field(default_factory=dict)

    def room(self, now: datetime) -> int:
        """Return how many messages may be taken in hand now, whichever chats they go to."""
        while self._all and self._all[0] + SECOND + MARGIN <= now:
            self._all.popleft()
        return max(self._most_overall - self._on_their_way - len(self._all), 0)

    def next_room(self) -> datetime | None:
        """Return when there will be room, if that is only a matter of time."""
        return self._all[0] + SECOND + MARGIN if self._all else None

    def ready_at(self, chat_id: int, now: datetime, *, spare: int = 0) -> datetime:
        """Return when the next message may go to a chat: now, or a moment to come.

        With `spare`, so many of a group's messages a minute are left to others.
        """
        waits = [now, self._held.get(chat_id, now)]
        recent = self._chats.get(chat_id)
        if recent and len(recent) == self.chat_burst:
            waits.append(recent[0] + SECOND * (self.chat_burst / self.chat) + MARGIN)
        in_group = self._groups.get(chat_id)
        most = max(int(self.group) - spare, 1)
        if in_group and len(in_group) >= most:
            waits.append(in_group[-most] + MINUTE + MARGIN)
        return max(waits)

    def begin(self, now: datetime) -> datetime:
        """Take a message in hand. Return when it may go out, so that all go evenly spaced."""
        self._on_their_way += 1
        at = max(now, self._next or now)
        self._next = at + SECOND / self.overall
        return at

    def end(self, chat_id: int, now: datetime) -> None:
        """Telegram answered, or never will: from now on this message counts."""
        self._on_their_way -= 1
        self._all.append(now)
        self._chats.setdefault(chat_id, deque(maxlen=self.chat_burst)).append(now)
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=int(self.group))).append(now)

    def hold(self, chat_id: int, until: datetime) -> None:
        """Leave a chat alone until then: Telegram asked for it."""
        self._held[chat_id] = until

    def forget_idle(self, now: datetime) -> None:
        """Drop the counts of chats to which nothing went for a while."""
        rest = max(2 * MINUTE, SECOND * (self.chat_burst / self.chat))
        for counts in (self._chats, self._groups):
            idle = [chat_id for chat_id, times in counts.items() if times[-1] + rest < now]
            for chat_id in idle:
                del counts[chat_id]
        self._held = {chat_id: until for chat_id, until in self._held.items() if until > now}

    @property
    def _most_overall(self) -> int:
        return max(int(self.overall), 1)
