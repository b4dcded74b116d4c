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
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import structlog
from pydantic import ValidationError
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.lanes import Lanes
from bot.telegram_bot import TelegramBot, wait_of
from handlers.kit.desk import Answer, Desk
from handlers.kit.updates import KINDS, Update
from rules.refusals import Refused
from storage import updates
from storage.deadlines import next_at
from storage.store import Store, StoreError, Tx

T = TypeVar("T")
log = structlog.get_logger()
BATCH = 100
MOST_IN_HAND = 1_000
MINUTE = timedelta(minutes=1)
STORE_AGAIN = 5.0


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
        self._stopping = False
        self.polled_at = clock.now()

    async def run(self) -> None:
        """Serve what was left from last time, then poll for ever. Raises InvalidToken when Telegram says so."""
        await self._play_again()
        offset, pause = 0, 1.0
        while True:
            try:
                batch = await self._poll(offset)
                pause = 1.0
            except InvalidToken:
                raise
            except RetryAfter as error:
                await asyncio.sleep(wait_of(error).total_seconds())
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
        self._stopping = True
        while self._in_hand:
            await asyncio.wait(self._in_hand)

    def forget_idle(self) -> None:
        """Let go of what is known of people who say nothing now."""
        self._flood.forget_idle(self._clock.now())

    async def _play_again(self) -> None:
        """Serve what was received and not served. It was counted when it came, so nobody is too fast now."""
        bot_id = self._desk.settings.bot_id
        for waiting in await self._persist(lambda tx: updates.waiting(tx, bot_id)) or ():
            await self._take(waiting.update_id, json.loads(waiting.raw), excess=0)

    async def _poll(self, offset: int) -> Sequence[Mapping[str, Any]]:
        """Fetch a batch and make it ours. Only the next call, with a higher offset, confirms it to Telegram."""
        batch = await self._bot.get_raw_updates(offset=offset, limit=BATCH, seconds=self._poll_seconds, kinds=KINDS)
        if batch:
            await self.receive(batch)
        return batch

    async def receive(self, batch: Sequence[dict[str, Any]]) -> None:
        """Store updates as they came, then serve those that are new."""
        raw = {update["update_id"]: json.dumps(update) for update in batch}
        now = self._clock.now()
        new = await self._store.transact(
            lambda tx: updates.receive(tx, now, bot_id=self._desk.settings.bot_id, updates=raw)
        )
        for update in batch:
            if update["update_id"] in new:
                new.discard(update["update_id"])
                await self._take(update["update_id"], update, self._flood.excess_of(update, now))

    async def _take(self, update_id: int, raw: dict[str, Any], excess: int) -> None:
        if len(self._in_hand) >= MOST_IN_HAND:
            await asyncio.wait(self._in_hand, return_when=asyncio.FIRST_COMPLETED)
        task = asyncio.create_task(self._serve(update_id, raw, excess))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def _serve(self, update_id: int, raw: dict[str, Any], excess: int) -> None:
        unread = ""
        try:
            update = Update.model_validate(raw)
        except ValidationError as error:
            unread = secrets.token_hex(4)
            log.error("an update can't be read", update_id=update_id, problems=error.error_count(), reference=unread)
            update = _remains(update_id, raw)
        async with self._lanes.of(update.sender.id if update.sender else 0):
            answer = await (self._set_aside(update, unread) if unread else self._serve_in_turn(update, excess))
        if answer:
            await self._answer(answer)

    async def _serve_in_turn(self, update: Update, excess: int) -> Answer | None:
        """Serve an update until it is served, refused, or has failed too often."""
        while True:
            try:
                return await self._try(update, excess)
            except Exception:
                reference = secrets.token_hex(4)
                log.exception("an update failed", update_id=update.update_id, reference=reference)
                if await self._failed(update, reference):
                    return await self._apologise(update, reference)

    async def _try(self, update: Update, excess: int) -> Answer | None:
        try:
            return await self._once(lambda tx: self._decide(tx, self._clock.now(), update, excess))
        except Refused as refused:
            why = refused
        return await self._once(lambda tx: self._desk.refuse(tx, self._clock.now(), update, why))

    def _decide(self, tx: Tx, now: datetime, update: Update, excess: int) -> Answer | None:
        """Serve an update, unless its sender sends too many: the first is answered so, the rest pass unanswered."""
        if excess == 1:
            raise Refused("too-fast")
        if excess:
            updates.mark_served(tx, bot_id=self._desk.settings.bot_id, update_id=update.update_id)
            return None
        return self._desk.serve(tx, now, update)

    async def _failed(self, update: Update, reference: str) -> bool:
        """Count a failure. Return whether the update is set aside now: it failed too often."""
        bot_id = self._desk.settings.bot_id
        aside = await self._persist(
            lambda tx: updates.mark_failed(tx, bot_id=bot_id, update_id=update.update_id, reference=reference)
        )
        return aside is not False

    async def _set_aside(self, update: Update, reference: str) -> Answer | None:
        bot_id = self._desk.settings.bot_id
        await self._persist(
            lambda tx: updates.set_aside(tx, bot_id=bot_id, update_id=update.update_id, reference=reference)
        )
        return await self._apologise(update, reference)

    async def _apologise(self, update: Update, reference: str) -> Answer | None:
        """Tell somebody under which reference their update is kept, if even that can be done."""
        try:
            return await self._once(lambda tx: self._desk.apologise(tx, self._clock.now(), update, reference))
        except Exception:
            log.exception("an apology failed", update_id=update.update_id, reference=reference)
            return None

    async def _once(self, work: Callable[[Tx], Answer | None]) -> Answer | None:
        done = await self._persist(lambda tx: (work(tx), next_at(tx)))
        if done is None:
            return None
        answer, next_due = done
        self._served(next_due)
        return answer

    async def _persist(self, work: Callable[[Tx], T]) -> T | None:
        """Run a work however long the database takes. At a stop it is left for the next start, and None returned."""
        while True:
            try:
                return await self._store.transact(work)
            except StoreError as error:
                log.error("the database can't store, trying again", error=str(error))
                if self._stopping:
                    return None
                await asyncio.sleep(STORE_AGAIN)

    async def _answer(self, answer: Answer) -> None:
        """Tell Telegram that a press was taken. Too late, or not at all, changes nothing: what it did stands."""
        try:
            await self._bot.answer_callback_query(answer.query_id, answer.text or None, show_alert=answer.alert)
        except BadRequest:
            log.debug("a press was answered too late")
        except (NetworkError, TelegramError) as error:
            log.warning("a press could not be answered", error=str(error))


def _remains(update_id: int, raw: Mapping[str, Any]) -> Update:
    """Return what can be told of an update that can't be read: perhaps still who sent it, and where."""
    for part, kept in (("message", ("message_id", "chat", "from")), ("callback_query", ("id", "from"))):
        whole = raw.get(part)
        if isinstance(whole, dict):
            rest = {name: whole[name] for name in kept if name in whole}
            with suppress(ValidationError):
                return Update.model_validate({"update_id": update_id, part: rest})
    return Update(update_id=update_id)


class Flood:
    """Counts what each person sends, so that nobody can flood the bot, or a group through it."""

    def __init__(self, a_minute: int) -> None:
        self._most = a_minute
        self._recent: dict[int, deque[datetime]] = {}

    def excess_of(self, raw: Mapping[str, Any], now: datetime) -> int:
        """Count an update as it came. A message counts when it was sent: much may arrive at once after a pause.

        What neighbours say to each other in a group, and what merely happens there, is not sent to the bot.
        """
        message, press = raw.get("message"), raw.get("callback_query")
        whole = message or press
        sender = whole.get("from") if isinstance(whole, dict) else None
        if not isinstance(sender, dict) or not isinstance(sender.get("id"), int):
            return 0
        if not isinstance(message, dict):
            return self.excess(sender["id"], now)
        written = str(message.get("text") or message.get("caption"))
        if message.get("chat", {}).get("type") != "private" and not written.startswith("/"):
            return 0
        sent = message.get("date")
        at = datetime.fromtimestamp(sent, UTC) if isinstance(sent, int) else now
        return self.excess(sender["id"], min(at, now))

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
