"""Serves what has come due, once and in order, each deadline in one transaction with what it does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from handlers.kit.desk import Desk
from rules.refusals import Refused
from storage import deadlines
from storage.store import Store, Tx

log = structlog.get_logger()
AGAIN = timedelta(minutes=5)


class DeadlineServer:
    """The second door in: a deadline calls the same actions as an update does."""

    def __init__(self, store: Store, clock: Clock, desk: Desk, served: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._desk = desk
        self._served = served
        self._one_at_a_time = asyncio.Lock()

    async def serve_due(self) -> datetime | None:
        """Serve all that is due, the longest overdue first. Return when the next one is due."""
        async with self._one_at_a_time:
            while await self._serve_one():
                self._served()
            return await self._store.transact(deadlines.next_at)

    async def _serve_one(self) -> bool:
        now = self._clock.now()
        due = await self._store.transact(lambda tx: deadlines.first_due(tx, now))
        if due is None:
            return False

        def work(tx: Tx) -> None:
            if deadlines.mark_served(tx, due.id):
                self._desk.routes.due[due.kind](tx, now, self._desk.settings, due)

        try:
            await self._store.transact(work)
        except Refused:
            # What it waited for happened meanwhile: there is nothing left to do.
            await self._store.transact(lambda tx: deadlines.mark_served(tx, due.id))
        except Exception:
            log.exception("a deadline failed", kind=due.kind, subject_id=due.subject_id)
            await self._store.transact(lambda tx: deadlines.mark_failed(tx, due.id, again_at=now + AGAIN))
        return True
