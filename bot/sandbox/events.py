"""Everything that happens, numbered, for whoever wants to follow: the page, the tests, the tour."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

BACKLOG = 20_000


@dataclass(slots=True, eq=False)
class Event:
    seq: int
    kind: str
    body: dict[str, Any]
    _wire: bytes = field(default=b"", repr=False)

    def __getitem__(self, name: str) -> Any:
        return self.body[name]

    def get(self, name: str) -> Any:
        return self.body.get(name)

    def json(self) -> dict[str, Any]:
        return {"seq": self.seq, "kind": self.kind, **self.body}

    def wire(self) -> bytes:
        """As a server-sent event; written once, however many follow."""
        if not self._wire:
            data = json.dumps(self.json(), ensure_ascii=False, separators=(",", ":"))
            self._wire = f"id: {self.seq}\ndata: {data}\n\n".encode()
        return self._wire


class Events:
    """A bounded backlog that any number of readers go through at their own pace."""

    def __init__(self, backlog: int = BACKLOG) -> None:
        self._backlog: deque[Event] = deque(maxlen=backlog)
        self.seq = 0
        self._arrived = asyncio.Event()

    def emit(self, kind: str, **body: Any) -> Event:
        self.seq += 1
        event = Event(self.seq, kind, body)
        self._backlog.append(event)
        self._arrived.set()
        return event

    def since(self, seq: int) -> list[Event]:
        """What came after `seq`, as far back as the backlog goes."""
        count = min(self.seq - seq, len(self._backlog))
        if count <= 0:
            return []
        latest = list(islice(reversed(self._backlog), count))
        latest.reverse()
        return latest

    async def follow(self, since: int | None = None, kinds: Collection[str] = ()) -> AsyncIterator[Event]:
        """Events as they come, for ever; without `since`, from the next one on."""
        seen = self.seq if since is None else min(since, self.seq)
        while True:
            for event in self.since(seen):
                seen = event.seq
                if not kinds or event.kind in kinds:
                    yield event
            if seen == self.seq:
                self._arrived.clear()
                await self._arrived.wait()

    async def until(
        self, kind: str, matches: Callable[[Event], bool] = lambda _: True, *, since: int | None = None
    ) -> Event:
        """The first event of a kind that matches; wrap it in `asyncio.timeout`."""
        async for event in self.follow(since, (kind,)):
            if matches(event):
                return event
        raise AssertionError("events never end")
