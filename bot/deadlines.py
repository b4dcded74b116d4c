"""Serves what has come due, once and in order, each deadline in one transaction with what it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.clock import Alarm, Clock
from handlers.kit.desk import Desk
from rules.refusals import Refused
from storage import deadlines
from storage.deadlines import Deadline
from storage.store import Store, StoreError, Tx

log = structlog.get_logger()
AGAIN = timedelta(minutes=5)
STORE_AGAIN = timedelta(seconds=5)


class DeadlineServer:
    """The second door in: a deadline calls the same actions as an update does."""

    def __init__(self, store: Store, clock: Clock, desk: Desk, alarm: Alarm, served: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        self._desk = desk
        self._alarm = alarm
        self._served = served

    async def run(self) -> None:
        """Serve for ever what comes due, whenever the alarm rings."""
        while True:
            try:
                look_again = await self.serve_due()
            except StoreError as error:
                log.error("deadlines can't be served, trying again", error=str(error))
                look_again = self._clock.now() + STORE_AGAIN
            await self._clock.wait(look_again, self._alarm.rang)

    async def serve_due(self) -> datetime | None:
        """Serve all that is due, the longest overdue first, and set the alarm. Return when the next one is due."""
        while due := await self._first_due():
            await self._serve(due)
            self._served()
        next_due = await self._store.read(deadlines.next_at)
        self._alarm.set(next_due)
        return next_due

    async def _first_due(self) -> Deadline | None:
        now = self._clock.now()
        return await self._store.read(lambda tx: deadlines.first_due(tx, now))

    async def _serve(self, due: Deadline) -> None:
        now = self._clock.now()

        def work(tx: Tx) -> None:
            if deadlines.mark_served(tx, due.id):
                self._desk.routes.due[due.kind](tx, now, self._desk.settings, due)

        try:
            await self._store.transact(work)
        except Refused:
            # What it waited for happened meanwhile: there is nothing left to do. It alone is marked: one that was set
            # anew has an id of its own, since no id is ever given twice.
            await self._store.transact(lambda tx: deadlines.mark_served(tx, due.id))
        except StoreError:
            raise
        except Exception:
            log.exception("a deadline failed", kind=due.kind, subject_id=due.subject_id)
            await self._store.transact(lambda tx: deadlines.mark_failed(tx, due.id, again_at=now + AGAIN))
