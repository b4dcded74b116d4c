"""Telegram's pace: how soon the next message may go to a chat. Times are the bot's clock's."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
MARGIN = timedelta(milliseconds=50)
"""What is added to each span, since a message arrives a little later or sooner than it was sent."""


@dataclass
class Pace:
    """Counts what was sent. Edits spend the same as messages; a group's id is negative."""

    overall: float = 30
    chat: float = 1
    chat_burst: int = 3
    group: float = 20
    _next_overall: datetime | None = None
    _chats: dict[int, deque[datetime]] = field(default_factory=dict)
    _groups: dict[int, deque[datetime]] = field(default_factory=dict)
    _held: dict[int, datetime] = field(default_factory=dict)

    def ready_at(self, chat_id: int, now: datetime) -> datetime:
        """Return when the next message may go to a chat: now, or a moment to come."""
        waits = [now, self._held.get(chat_id, now)]
        recent = self._chats.get(chat_id)
        if recent and len(recent) == self.chat_burst:
            waits.append(recent[0] + SECOND * (self.chat_burst / self.chat) + MARGIN)
        in_group = self._groups.get(chat_id)
        if in_group and len(in_group) >= self.group:
            waits.append(in_group[0] + MINUTE + SECOND)
        return max(waits)

    def spend(self, chat_id: int, now: datetime) -> datetime:
        """Write down a message to a chat. Return when it may go out, so that all together keep the overall pace."""
        at = max(now, self._next_overall or now)
        self._next_overall = at + SECOND / self.overall
        self._chats.setdefault(chat_id, deque(maxlen=self.chat_burst)).append(at)
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=int(self.group))).append(at)
        return at

    def hold(self, chat_id: int, until: datetime) -> None:
        """Leave a chat alone until then: Telegram asked for it."""
        self._held[chat_id] = until

    def forget_idle(self, now: datetime) -> None:
        """Drop the counts of chats to which nothing went for a while."""
        for counts in (self._chats, self._groups):
            idle = [chat_id for chat_id, times in counts.items() if times[-1] < now - 2 * MINUTE]
            for chat_id in idle:
                del counts[chat_id]
        self._held = {chat_id: until for chat_id, until in self._held.items() if until > now}
