"""The courier: the one door out. It sends what the outbox owes, at the pace that Telegram allows.

What it takes in hand is marked before it goes out and again after Telegram took it. A kill in between leaves
a message of which nobody knows whether it went out: it is sent again, once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.clock import Clock
from bot.messages import Message, delete, deliver, without_markup
from bot.pace import Pace
from handlers.kit.desk import Desk
from handlers.kit.faces import Face, draw
from handlers.kit.replies import Words, text
from handlers.kit.texts import Reader
from handlers.kit.visit import reader_of, readers_of
from rules.notices import QuietHours, Urgency, quiet_until
from storage import cards, outbox, people, places
from storage.cards import Card
from storage.outbox import Notice
from storage.store import Store, Tx

log = structlog.get_logger()
MOST_IN_HAND = 60
DIGEST_FROM = 4
DIGEST_AT_MOST = 12
BETWEEN_EDITS = timedelta(seconds=3)
MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes out as one message: one notice, several merged into a digest, or a card."""

    message: Message
    notices: tuple[Notice, ...] = ()
    card: Card | None = None

    @property
    def tries(self) -> int:
        return self.card.tries if self.card else self.notices[0].tries


class Courier:
    """Takes what is due from the outbox, a message at a time for each chat, and sends it."""

    def __init__(
        self, *, store: Store, bot: Bot, clock: Clock, desk: Desk, pace: Pace, quiet_hours: QuietHours
    ) -> None:
        self._store = store
        self._bot = bot
        self._clock = clock
        self._desk = desk
        self._pace = pace
        self._quiet = quiet_hours
        self._woken = asyncio.Event()
        self._busy: set[int] = set()
        self._in_hand: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something may be owed: look now."""
        self._woken.set()

    async def run(self) -> None:
        """Send for ever. What a process that is gone had in hand is taken up again first."""
        again = await self._store.transact(outbox.release)
        if again:
            log.warning("sending again what may have gone out", messages=again)
        while True:
            try:
                wait_until = await self._round()
            except Exception:
                log.exception("the courier stumbled")
                wait_until = self._clock.now() + timedelta(seconds=5)
            await self._clock.wait(wait_until, self._woken)

    async def drain(self) -> None:
        """Wait until everything in hand has been sent."""
        while self._in_hand:
            await asyncio.wait(self._in_hand)

    async def _round(self) -> datetime | None:
        """Send what may go out now. Return when to look again."""
        now = self._clock.now()
        room = MOST_IN_HAND - len(self._in_hand)
        parcels, later = await self._store.transact(lambda tx: self._claim(tx, now, room))
        for parcel in parcels:
            chat_id = parcel.message.chat_id
            self._busy.add(chat_id)
            task = asyncio.create_task(self._carry(parcel, self._pace.spend(chat_id, now)))
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        return later

    def _claim(self, tx: Tx, now: datetime, room: int) -> tuple[list[Parcel], datetime | None]:
        """Take in hand what may go out now: cards first, then notices. Return when something else may."""
        parcels: list[Parcel] = []
        taken = set(self._busy)
        waits = [outbox.next_at(tx, now)]
        owed: Sequence[Card | Notice] = [*cards.due(tx, now), *outbox.due(tx, now)]
        for item in owed:
            if len(parcels) >= room or item.chat_id in taken:
                continue
            ready = self._pace.ready_at(item.chat_id, now)
            if ready > now:
                waits.append(ready)
                continue
            parcel = self._card(tx, now, item) if isinstance(item, Card) else self._notices(tx, now, item)
            if parcel:
                parcels.append(parcel)
                taken.add(item.chat_id)
        return parcels, min((at for at in waits if at), default=None)

    def _card(self, tx: Tx, now: datetime, card: Card) -> Parcel | None:
        """Take a card in hand, unless it shows already what it should."""
        if card.gone:
            if card.message_id is None:
                cards.forget(tx, card)
                return None
            face = Face("", [])
        else:
            try:
                words = self._desk.routes.cards[card.kind](tx, self._desk.settings, card)
                face = draw(words, self._reader(tx, card.chat_id, card.thread_id))
            except Exception as error:
                log.exception("a card can't be put into words", kind=card.kind, subject_id=card.subject_id)
                cards.give_up(tx, card, type(error).__name__)
                return None
            if card.message_id and face.fingerprint() == card.face:
                cards.mark_shown(tx, card, message_id=card.message_id, face=card.face, not_before=now)
                return None
        cards.mark_sending(tx, now, card)
        message = Message(
            chat_id=card.chat_id,
            thread_id=card.thread_id,
            face=face,
            edit=card.message_id,
            under_photo=face.photo is not None,
            reply_to=card.reply_to,
            silent=self._quiet_until(tx, now, card.community_id) is not None,
        )
        return Parcel(message, card=card)

    def _notices(self, tx: Tx, now: datetime, notice: Notice) -> Parcel | None:
        """Take a notice in hand, or several at once where a group would be flooded; or leave it till morning."""
        if notice.urgency is Urgency.ORDINARY:
            morning = self._quiet_until(tx, now, notice.community_id)
            if morning:
                outbox.put_back(tx, [notice], not_before=morning)
                return None
        together = [notice]
        if notice.chat_id < 0 and notice.urgency is Urgency.ORDINARY:
            waiting = outbox.ordinary_of(tx, now, notice.chat_id, notice.thread_id, DIGEST_AT_MOST)
            if len(waiting) >= DIGEST_FROM:
                together = waiting
        try:
            message = self._message(tx, together)
        except Exception as error:
            log.exception("a notice can't be put into words", kind=notice.kind, notice=notice.id)
            outbox.give_up(tx, together, state="failed", error=type(error).__name__)
            return None
        outbox.mark_sending(tx, now, together)
        return Parcel(message, notices=tuple(together))

    def _message(self, tx: Tx, together: list[Notice]) -> Message:
        first = together[0]
        if first.kind == "reply":
            return Message.of_reply(first.chat_id, first.thread_id, first.params)
        reader = self._reader(tx, first.chat_id, first.thread_id)
        said = [self._words(tx, notice) for notice in together]
        words = said[0] if len(said) == 1 else _digest(said)
        return Message(chat_id=first.chat_id, thread_id=first.thread_id, face=draw(words, reader))

    def _words(self, tx: Tx, notice: Notice) -> Words:
        return self._desk.routes.notices[notice.kind](tx, self._desk.settings, notice.params)

    def _reader(self, tx: Tx, chat_id: int, thread_id: int) -> Reader:
        settings = self._desk.settings
        if chat_id < 0:
            chat = places.chat_here(tx, chat_id, thread_id)
            return readers_of(tx, chat) if chat else Reader(settings.language, settings.zone)
        person = people.by_telegram(tx, chat_id)
        return reader_of(person, settings) if person else Reader(settings.language, settings.zone)

    def _quiet_until(self, tx: Tx, now: datetime, community_id: int | None) -> datetime | None:
        zone = self._desk.settings.zone
        if community_id is not None:
            zone = ZoneInfo(places.community(tx, community_id).time_zone)
        return quiet_until(now, zone, self._quiet)

    async def _carry(self, parcel: Parcel, at: datetime) -> None:
        """Send one parcel at its moment, and write down what became of it."""
        try:
            await self._clock.sleep(max((at - self._clock.now()).total_seconds(), 0))
            outcome = await self._send(parcel)
            await self._store.transact(outcome)
        except Exception:
            log.exception("a message's outcome was not written down")
        finally:
            self._busy.discard(parcel.message.chat_id)
            self.wake()

    async def _send(self, parcel: Parcel) -> Callable[[Tx], None]:
        """Send a parcel. Return what has to be written down about it."""
        message = parcel.message
        now = self._clock.now()
        try:
            if parcel.card and parcel.card.gone:
                await delete(self._bot, message)
                return lambda tx: cards.forget(tx, parcel.card) if parcel.card else None
            message_id = await deliver(self._bot, message)
        except RetryAfter as error:
            until = now + _as_span(error.retry_after)
            self._pace.hold(message.chat_id, until)
            log.warning("Telegram asks to wait", chat_id=message.chat_id, seconds=(until - now).total_seconds())
            return lambda tx: _put_back(tx, parcel, until, "retry after")
        except ChatMigrated as error:
            moved_to = error.new_chat_id
            return lambda tx: _move(tx, parcel, moved_to, now)
        except Forbidden as error:
            reason = error.message
            return lambda tx: _park(tx, parcel, reason)
        except InvalidToken:
            log.critical("Telegram refuses the token")
            return lambda tx: _put_back(tx, parcel, now + timedelta(minutes=1), "token refused")
        except BadRequest as error:
            return await self._refused(parcel, error, now)
        except NetworkError as error:
            problem = type(error).__name__
            again = now + timedelta(seconds=min(2.0**parcel.tries, 300))
            return lambda tx: _put_back(tx, parcel, again, problem)
        return lambda tx: self._sent(tx, parcel, message_id)

    def _sent(self, tx: Tx, parcel: Parcel, message_id: int) -> None:
        outbox.mark_sent(tx, parcel.notices, message_id)
        if parcel.card:
            cards.mark_shown(
                tx,
                parcel.card,
                message_id=message_id,
                face=parcel.message.face.fingerprint(),
                not_before=self._clock.now() + (BETWEEN_EDITS if parcel.card.chat_id < 0 else timedelta()),
            )

    async def _refused(self, parcel: Parcel, error: BadRequest, now: datetime) -> Callable[[Tx], None]:
        """Telegram does not take a message as it is: do what can still be done, or give it up."""
        reason = error.message.lower()
        if "can't parse entities" in reason:
            log.error("a text's markup was refused", kind=_kind(parcel))
            message_id = await deliver(self._bot, without_markup(parcel.message))
            return lambda tx: self._sent(tx, parcel, message_id)
        if parcel.card and ("not found" in reason or "can't be edited" in reason or "invalid" in reason):
            card_id = parcel.card.id
            return lambda tx: cards.post_anew(tx, now, card_id)
        if any(sign in reason for sign in ("not enough rights", "have no rights", "write_forbidden", "restricted")):
            return lambda tx: _park(tx, parcel, reason)
        log.error("a message was refused", kind=_kind(parcel), reason=reason)
        return lambda tx: _give_up(tx, parcel, reason)


def _digest(said: list[Words]) -> Words:
    lines = tuple(text("digest-line", line=words.text) for words in said)
    return Words(text("digest", count=len(said), lines=lines))


def _kind(parcel: Parcel) -> str:
    return parcel.card.kind if parcel.card else parcel.notices[0].kind


def _put_back(tx: Tx, parcel: Parcel, until: datetime, why: str) -> None:
    if parcel.tries >= MOST_TRIES and why != "retry after":
        _give_up(tx, parcel, why)
        return
    outbox.put_back(tx, parcel.notices, not_before=until, error=why)
    if parcel.card:
        cards.put_off(tx, parcel.card, not_before=until, error=why)


def _give_up(tx: Tx, parcel: Parcel, why: str) -> None:
    outbox.give_up(tx, parcel.notices, state="failed", error=why)
    if parcel.card:
        cards.give_up(tx, parcel.card, why)


def _park(tx: Tx, parcel: Parcel, why: str) -> None:
    """The chat is closed to the bot: keep what is owed until it opens again."""
    chat_id = parcel.message.chat_id
    outbox.give_up(tx, parcel.notices, state="parked", error=why)
    outbox.park_chat(tx, chat_id, why)
    if parcel.card:
        cards.give_up(tx, parcel.card, why)
    if chat_id > 0:
        people.set_reachable(tx, chat_id, reachable=False)


def _move(tx: Tx, parcel: Parcel, new_chat_id: int, now: datetime) -> None:
    """The group is a supergroup now: owe it everything there, this message included."""
    outbox.put_back(tx, parcel.notices, not_before=now)
    if parcel.card:
        cards.put_off(tx, parcel.card, not_before=now)
    places.move_chat(tx, parcel.message.chat_id, new_chat_id)


def _as_span(seconds: Any) -> timedelta:
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=float(seconds))
