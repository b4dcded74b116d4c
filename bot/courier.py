"""The courier: the one door out. It sends what the outbox owes, at the pace that Telegram allows.

What it takes in hand is marked before it goes out and again after Telegram took it. A kill in between leaves
a message of which nobody knows whether it went out: it is sent again. Where no answer comes, a new message is
sent once more and no further; an edit may be repeated.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.messages import Message, delete, deliver
from bot.pace import SPARE, Pace
from bot.parcels import Packer, Parcel
from bot.telegram_bot import wait_of
from bot.telegram_http import outcome_unknown
from handlers.kit.faces import draw
from handlers.kit.replies import ToRead
from rules.notices import Urgency
from storage import cards, outbox, places
from storage.cards import Card
from storage.outbox import Notice
from storage.store import Store, StoreError, Tx

log = structlog.get_logger()
MOST_IN_HAND = 60
BETWEEN_EDITS = timedelta(seconds=3)
MOST_TRIES = 8
MOST_DOUBTS = 2
"""So often a message may go out without anybody knowing whether it arrived."""
UNKNOWN = "it is unknown whether it arrived"
LONGEST_PAUSE = 300
OUT_OF_TOUCH = timedelta(minutes=2)
STORE_AGAIN = 5.0
TOPIC_CLOSED = "topic_closed"
CLOSED_TO_US = (
    TOPIC_CLOSED,
    "not enough rights",
    "have no rights",
    "write_forbidden",
    "chat_restricted",
    "chat not found",
)
"""What Telegram says, in lower case, where a chat is closed to the bot for now."""

Outcome = Callable[[Tx], None]


class Courier:
    """Takes what is due from the outbox, a message at a time for each chat, and sends it.

    `polled_at` says when Telegram was last heard of: while it is out of reach nothing is given up.
    """

    def __init__(
        self,
        *,
        store: Store,
        bot: Bot,
        clock: Clock,
        packer: Packer,
        pace: Pace,
        polled_at: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._bot = bot
        self._clock = clock
        self._packer = packer
        self._pace = pace
        self._polled_at = polled_at
        self._woken = asyncio.Event()
        self._stopping = False
        self._busy: dict[int, Parcel] = {}
        self._in_hand: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something may be owed: look now."""
        self._woken.set()

    def stop(self) -> None:
        """Take nothing more in hand; `run` returns once what is in hand has been sent."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Send until stopped."""
        while not self._stopping:
            try:
                wait_until = await self._round()
            except StoreError as error:
                log.error("the outbox can't be read, trying again", error=str(error))
                wait_until = self._clock.now() + timedelta(seconds=STORE_AGAIN)
            except Exception:
                log.exception("the courier stumbled")
                wait_until = self._clock.now() + timedelta(seconds=STORE_AGAIN)
            await self._clock.wait(wait_until, self._woken)
        while self._in_hand:
            await asyncio.wait(self._in_hand)

    def forget_idle(self) -> None:
        """Let go of what is known of chats to which nothing goes."""
        self._pace.forget_idle(self._clock.now())

    def _take_up_again(self, tx: Tx, in_hand: list[Parcel]) -> None:
        """Take up what a process that is gone had in hand, or a claim whose commit was done and its answer lost."""
        again = outbox.release(tx, {notice.id for parcel in in_hand for notice in parcel.notices})
        again += cards.release(tx, {parcel.card.id for parcel in in_hand if parcel.card})
        if again:
            log.warning("sending again what may have gone out", messages=again)

    async def _round(self) -> datetime | None:
        """Send what may go out now. Return when to look again."""
        now = self._clock.now()
        room = min(MOST_IN_HAND - len(self._in_hand), self._pace.room(now))
        if room <= 0:
            return self._pace.next_room()
        parcels, later = await self._claim(now, room)
        for parcel in parcels:
            self._busy[parcel.message.chat_id] = parcel
            task = asyncio.create_task(self._carry(parcel, self._pace.begin(now)))
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        return min((at for at in (later, self._pace.next_room()) if at), default=None) if parcels else later

    async def _claim(self, now: datetime, room: int) -> tuple[list[Parcel], datetime | None]:
        """Take in hand what may go out now. What breaks the whole transaction is given up, and holds up nobody."""
        busy = dict(self._busy)
        packing: list[Card | Notice] = []

        def claim(tx: Tx) -> tuple[list[Parcel], datetime | None]:
            self._take_up_again(tx, list(busy.values()))
            parcels: list[Parcel] = []
            waits: list[datetime] = []
            taken = set(busy)
            for item in _owed(tx, now):
                if len(parcels) >= room or item.chat_id in taken:
                    continue
                ready = self._pace.ready_at(item.chat_id, now, spare=SPARE if _is_edit(item) else 0)
                if ready > now:
                    waits.append(ready)
                    continue
                packing[:] = [item]
                # The claim may have waited for those who write: what it finds is read as of now, not as of before that.
                parcel = self._packer.pack(tx, self._clock.now(), item)
                packing.clear()
                if parcel:
                    parcels.append(parcel)
                    taken.add(item.chat_id)
                else:
                    waits.append(now)  # it stands no longer in the way of what is behind it
            waits += [at for at in [outbox.next_at(tx, now)] if at]
            return parcels, min(waits, default=None)

        try:
            return await self._store.transact(claim)
        except StoreError:
            raise
        except Exception as error:
            if not packing:
                raise
            log.exception("what is owed can't be put into words")
            why, item = type(error).__name__, packing[0]
            await self._store.transact(lambda tx: _give_up(tx, item, why))
            return [], now

    async def _carry(self, parcel: Parcel, at: datetime) -> None:
        """Send one parcel at its moment, and write down what became of it."""
        chat_id = parcel.message.chat_id
        try:
            await self._clock.sleep_until(at)
            try:
                outcome = await self._send(parcel)
            finally:
                self._pace.end(chat_id, self._clock.now())
            await self._persist(outcome)
        except Exception as error:
            log.exception("a message failed", kind=parcel.kind)
            why = type(error).__name__
            await self._persist(lambda tx: self._give_up_all(tx, parcel, why))
        finally:
            del self._busy[chat_id]
            self.wake()

    async def _persist(self, outcome: Outcome) -> None:
        """Write something down, however long the database takes; at a stop it is tried once more only."""
        while True:
            try:
                await self._store.transact(outcome)
            except StoreError as error:
                log.error("the database can't store, trying again", error=str(error))
                if self._stopping:
                    return
                await asyncio.sleep(STORE_AGAIN)
            else:
                return

    async def _send(self, parcel: Parcel) -> Outcome:
        """Send a parcel. Return what has to be written down about it."""
        message = parcel.message
        card = parcel.card
        try:
            if card and card.gone:
                await delete(self._bot, message)
                return lambda tx: cards.forget(tx, card)
            read = await self._read(message)
            if read is None:
                return lambda tx: outbox.mark_sent(tx, parcel.notices, None)
            sent = await deliver(self._bot, read)
        except StoreError as error:
            log.error("what a message shows can't be read, trying again", error=str(error))
            again = self._clock.now() + timedelta(seconds=STORE_AGAIN)
            return lambda tx: _put_back(tx, parcel, again, "the database can't be read", counts=False)
        except RetryAfter as error:
            return self._held(parcel, wait_of(error))
        except ChatMigrated as error:
            moved_to = error.new_chat_id
            return lambda tx: _move(tx, parcel, moved_to, self._clock.now())
        except (Forbidden, BadRequest) as error:
            return self._refused(parcel, error)
        except InvalidToken:
            log.critical("Telegram refuses the token")
            until = self._clock.now() + timedelta(minutes=1)
            return lambda tx: _put_back(tx, parcel, until, "token refused", counts=False)
        except TelegramError as error:
            return self._unlucky(parcel, error)
        return lambda tx: self._sent(tx, parcel, *sent)

    async def _read(self, message: Message) -> Message | None:
        """Return a message with what had still to be read for it, if it has anything to say then. The claim is long
        done, so nobody waits.
        """
        later = message.face.file
        if not isinstance(later, ToRead):
            return message
        words = await self._store.read(later.read)
        return replace(message, face=draw(words, later.language)) if words else None

    def _sent(self, tx: Tx, parcel: Parcel, message_id: int, *album: int) -> None:
        now, message, face = self._clock.now(), parcel.message, parcel.message.face
        outbox.mark_sent(tx, parcel.notices, message_id)
        stands: dict[str, Any] = {
            "message_id": message_id,
            "under_photo": message.under_photo if message_id == message.edit else bool(face.photo or face.album),
            "album": album,
            "face": face.fingerprint(),
        }
        if parcel.card:
            pause = BETWEEN_EDITS if message.chat_id < 0 else timedelta()
            cards.mark_shown(tx, parcel.card, **stands, not_before=now + pause)
        if parcel.keeps:
            kept, notice = parcel.keeps, parcel.notices[0]
            about: dict[str, Any] = {**asdict(kept), "last": parcel.ending}
            cards.adopt(tx, now, notice, **about, **stands)
        if message.edit is None:
            self._packer.desk.reach(tx, now, message.chat_id, reachable=True)
            outbox.unpark_chat(tx, now, message.chat_id, thread_id=message.thread_id)
            cards.retry_unposted(tx, now, message.chat_id, message.thread_id)

    def _held(self, parcel: Parcel, span: timedelta) -> Outcome:
        """Telegram asks to leave this chat alone for a while."""
        chat_id = parcel.message.chat_id
        until = self._clock.now() + span
        self._pace.hold(chat_id, until)
        log.warning("Telegram asks to wait", chat_id=chat_id, seconds=span.total_seconds())
        return lambda tx: _put_back(tx, parcel, until, "asked to wait", counts=False)

    def _unlucky(self, parcel: Parcel, error: TelegramError) -> Outcome:
        """Telegram did not serve: try again later and later. What never works while others do is given up.

        So is a new message of which it is unknown a second time whether it arrived: else it might come many times.
        """
        now, why = self._clock.now(), type(error).__name__
        in_touch = now - self._polled_at() < OUT_OF_TOUCH
        again = now + timedelta(seconds=min(2.0 ** min(parcel.tries + 1, 10), LONGEST_PAUSE))
        doubt = int(outcome_unknown(error) and parcel.message.edit is None)

        def write(tx: Tx) -> None:
            for item in parcel.items:
                if doubt and item.doubts + doubt >= MOST_DOUBTS:
                    _give_up(tx, item, UNKNOWN)
                elif in_touch and item.tries + 1 >= MOST_TRIES:
                    _give_up(tx, item, why)
                else:
                    _put_off(tx, item, again, why, doubt=doubt)

        return write

    def _refused(self, parcel: Parcel, error: Forbidden | BadRequest) -> Outcome:
        """Telegram does not take a message: keep it if the chat is closed to us, give it up if it is the message."""
        reason = error.message.lower()
        if isinstance(error, Forbidden) or any(sign in reason for sign in CLOSED_TO_US):
            log.warning("a chat is closed to the bot", chat_id=parcel.message.chat_id, reason=reason)
            return lambda tx: self._park(tx, parcel, reason)
        log.error("a message was refused", kind=parcel.kind, reason=reason)
        now = self._clock.now()
        if len(parcel.notices) > 1:
            return lambda tx: _put_back(tx, parcel, now, outbox.REFUSED_TOGETHER)
        return lambda tx: self._give_up_all(tx, parcel, reason)

    def _park(self, tx: Tx, parcel: Parcel, why: str) -> None:
        """The chat, or a topic of it, is closed to the bot: keep what is owed until it opens again."""
        message = parcel.message
        outbox.give_up(tx, parcel.notices, state="parked", error=why)
        thread_id = message.thread_id if why == TOPIC_CLOSED else outbox.EVERY_TOPIC
        outbox.park_chat(tx, message.chat_id, why, thread_id=thread_id)
        if parcel.card:
            cards.give_up(tx, parcel.card, why)
        self._packer.desk.reach(tx, self._clock.now(), message.chat_id, reachable=False)

    def _give_up_all(self, tx: Tx, parcel: Parcel, why: str) -> None:
        for item in parcel.items:
            _give_up(tx, item, why)
        self._packer.excuse(tx, self._clock.now(), parcel.message)


def _owed(tx: Tx, now: datetime) -> list[Card | Notice]:
    """Return what is due: what is urgent, then new cards, then the other notices, then cards that change."""
    items: list[Card | Notice] = [*cards.due(tx, now), *outbox.due(tx, now)]
    return sorted(items, key=_rank)


def _rank(item: Card | Notice) -> int:
    if isinstance(item, Card):
        return 3 if _is_edit(item) else 1
    return 2 if item.urgency is Urgency.ORDINARY else 0


def _is_edit(item: Card | Notice) -> bool:
    return isinstance(item, Card) and item.message_id is not None


def _put_back(tx: Tx, parcel: Parcel, until: datetime, why: str, *, counts: bool = True) -> None:
    for item in parcel.items:
        _put_off(tx, item, until, why, counts=counts)


def _put_off(tx: Tx, item: Card | Notice, until: datetime, why: str, *, counts: bool = True, doubt: int = 0) -> None:
    """Owe something still, from a later moment on. A try that failed through no fault of its own doesn't count."""
    tries, doubts = item.tries + counts, item.doubts + doubt
    if isinstance(item, Card):
        cards.put_off(tx, item, not_before=until, error=why, tries=tries, doubts=doubts)
    else:
        outbox.put_off(tx, item, not_before=until, error=why, tries=tries, doubts=doubts)


def _give_up(tx: Tx, item: Card | Notice, why: str) -> None:
    log.error("a message is given up", kind=item.kind, error=why)
    if isinstance(item, Card):
        cards.give_up(tx, item, why)
    else:
        outbox.give_up(tx, [item], state="failed", error=why)


def _move(tx: Tx, parcel: Parcel, new_chat_id: int, now: datetime) -> None:
    """The group is a supergroup now: owe it everything there, this message included."""
    _put_back(tx, parcel, now, "moved", counts=False)
    places.move_chat(tx, parcel.message.chat_id, new_chat_id)
