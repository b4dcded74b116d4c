"""The inbox: takes updates from Telegram, makes them ours before they are confirmed, and has them served.

An update is stored as it came before the offset moves past it, so that no kill loses one; what was stored
and not served is played again at the start.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from pydantic import ValidationError
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.lanes import Lanes
from bot.telegram_bot import TelegramBot
from handlers.kit.desk import Answer, Desk
from handlers.kit.updates import KINDS, Update
from rules.refusals import Refused
from storage import updates
from storage.deadlines import next_at
from storage.store import Store, StoreError, Tx

log = structlog.get_logger()
BATCH = 100
MOST_IN_HAND = 1_000
MINUTE = timedelta(minutes=1)


class Inbox:
    """Polls, stores, serves. `served` is told after each update when the next deadline is due."""

    def __init__(
        self,
        *,
        store: Store,
        bot: TelegramBot,
        clock: Clock,
        desk: Desk,
        served: Callable[[datetime | None], None],
        poll_seconds: int,
        updates_a_minute: int,
    ) -> None:
        self._store = store
        self._bot = bot
        self._clock = clock
        self._desk = desk
        self._served = served
        self._poll_seconds = poll_seconds
        self._lanes = Lanes()
        self._flood = Flood(updates_a_minute)
        self._in_hand: set[asyncio.Task[None]] = set()
        self.polled_at = clock.now()

    async def run(self) -> None:
        """Serve what was left from last time, then poll for ever. Raises InvalidToken when Telegram says so."""
        for waiting in await self._store.read(lambda tx: updates.waiting(tx, self._desk.settings.bot_id)):
            await self._take(waiting.update_id, json.loads(waiting.raw))
        offset, pause = 0, 1.0
        while True:
            try:
                batch = await self._poll(offset)
                pause = 1.0
            except InvalidToken:
                raise
            except RetryAfter as error:
                await asyncio.sleep(_seconds(error))
                continue
            except (TelegramError, StoreError) as error:
                note = log.error if isinstance(error, Conflict | StoreError) else log.warning
                note("polling failed, trying again", error=str(error), seconds=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 1.5, 30.0)
                continue
            except Exception:
                log.exception("polling stumbled, trying again")
                await asyncio.sleep(pause)
                continue
            self.polled_at = self._clock.now()
            if batch:
                offset = batch[-1]["update_id"] + 1

    async def drain(self) -> None:
        """Wait until everything in hand has been served."""
        while self._in_hand:
            await asyncio.wait(self._in_hand)

    async def _poll(self, offset: int) -> Sequence[Mapping[str, Any]]:
        """Fetch a batch and make it ours. Only the next call, with a higher offset, confirms it to Telegram."""
        batch = await self._bot.get_raw_updates(offset=offset, limit=BATCH, seconds=self._poll_seconds, kinds=KINDS)
        if batch:
            await self.receive(batch)
        return batch

    async def receive(self, batch: Sequence[dict[str, Any]]) -> None:
        """Store updates as they came, then serve those that are new."""
        raw = {update["update_id"]: json.dumps(update, ensure_ascii=False) for update in batch}
        now = self._clock.now()
        new = await self._store.transact(
            lambda tx: updates.receive(tx, now, bot_id=self._desk.settings.bot_id, updates=raw)
        )
        for update in batch:
            if update["update_id"] in new:
                await self._take(update["update_id"], update)

    async def _take(self, update_id: int, raw: dict[str, Any]) -> None:
        if len(self._in_hand) >= MOST_IN_HAND:
            await asyncio.wait(self._in_hand, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(self._serve(update_id, raw))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def _serve(self, update_id: int, raw: dict[str, Any]) -> None:
        try:
            update = Update.model_validate(raw)
        except ValidationError as error:
            log.error("an update can't be read", update_id=update_id, problems=error.error_count())
            await self._set_aside(update_id)
            return
        sender = update.sender
        excess = self._flood.excess(sender.id, self._clock.now()) if sender else 0
        async with self._lanes.of(sender.id if sender else 0):
            answer = await self._serve_in_turn(update, excess)
        if answer:
            await self._answer(answer)

    async def _serve_in_turn(self, update: Update, excess: int) -> Answer | None:
        """Serve an update until it is served, refused, or has failed too often."""
        while True:
            try:
                return await self._try(update, excess, self._clock.now())
            except StoreError as error:
                log.error("the database can't store, trying again", error=str(error))
                await asyncio.sleep(5)
            except Exception:
                reference = secrets.token_hex(4)
                log.exception("an update failed", update_id=update.update_id, reference=reference)
                if await self._failed(update, reference):
                    return await self._apologise(update, reference, self._clock.now())

    async def _try(self, update: Update, excess: int, now: datetime) -> Answer | None:
        try:
            return await self._once(lambda tx: self._decide(tx, now, update, excess))
        except Refused as refused:
            why = refused
        return await self._once(lambda tx: self._desk.refuse(tx, now, update, why))

    async def _apologise(self, update: Update, reference: str, now: datetime) -> Answer | None:
        return await self._once(lambda tx: self._desk.apologise(tx, now, update, reference))

    def _decide(self, tx: Tx, now: datetime, update: Update, excess: int) -> Answer | None:
        """Serve an update, unless its sender sends too many: the first is answered so, the rest pass unanswered."""
        if excess == 1:
            raise Refused("too-fast")
        if excess:
            updates.mark_served(tx, bot_id=self._desk.settings.bot_id, update_id=update.update_id)
            return None
        return self._desk.serve(tx, now, update)

    async def _once(self, work: Callable[[Tx], Answer | None]) -> Answer | None:
        answer, next_due = await self._store.transact(lambda tx: (work(tx), next_at(tx)))
        self._served(next_due)
        return answer

    async def _failed(self, update: Update, reference: str) -> bool:
        bot_id = self._desk.settings.bot_id
        return await self._store.transact(
            lambda tx: updates.mark_failed(tx, bot_id=bot_id, update_id=update.update_id, reference=reference)
        )

    async def _set_aside(self, update_id: int) -> None:
        bot_id = self._desk.settings.bot_id
        await self._store.transact(lambda tx: updates.set_aside(tx, bot_id=bot_id, update_id=update_id))

    async def _answer(self, answer: Answer) -> None:
        """Tell Telegram that a press was taken. Too late, or not at all, changes nothing: what it did stands."""
        try:
            await self._bot.answer_callback_query(answer.query_id, answer.text or None, show_alert=answer.alert)
        except BadRequest:
            log.debug("a press was answered too late")
        except (NetworkError, TelegramError) as error:
            log.warning("a press could not be answered", error=str(error))


class Flood:
    """Counts what each person sends, so that nobody can flood the bot, or a group through it."""

    def __init__(self, a_minute: int) -> None:
        self._most = a_minute
        self._recent: dict[int, deque[datetime]] = {}

    def excess(self, person: int, now: datetime) -> int:
        """Count one more from this person. Return how many are too many within the last minute."""
        recent = self._recent.setdefault(person, deque())
        while recent and recent[0] < now - MINUTE:
            recent.popleft()
        recent.append(now)
        return max(len(recent) - self._most, 0)

    def forget_idle(self, now: datetime) -> None:
        idle = [person for person, recent in self._recent.items() if not recent or recent[-1] < now - MINUTE]
        for person in idle:
            del self._recent[person]


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
