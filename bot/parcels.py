"""Parcels: what is owed, taken in hand and put into words, a message at a time. Runs within a transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from telegram.constants import MessageLimit

from bot.messages import Message, length
from handlers.kit.desk import Desk
from handlers.kit.faces import Face, draw
from handlers.kit.replies import Kept, Words, text
from handlers.kit.texts import render
from handlers.kit.visit import spoken_by, spoken_in, zone_of
from rules.notices import QuietHours, Urgency, quiet_until
from storage import cards, outbox, people, places, questions
from storage.cards import Card
from storage.outbox import Notice
from storage.store import StoreError, Tx

log = structlog.get_logger()
DIGEST_FROM = 4
DIGEST_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes out as one message: one notice, several merged into a digest, or a card.

    `keeps` is the card that a notice becomes once it is sent; as an `ending` it is shown for the last time.
    """

    message: Message
    notices: tuple[Notice, ...] = ()
    card: Card | None = None
    keeps: Kept | None = None
    ending: bool = False

    @property
    def items(self) -> tuple[Card | Notice, ...]:
        return (self.card,) if self.card else self.notices

    @property
    def tries(self) -> int:
        return self.items[0].tries

    @property
    def kind(self) -> str:
        return self.items[0].kind


@dataclass(frozen=True, slots=True)
class Packer:
    """Makes parcels of what is due, and marks it as taken in hand."""

    desk: Desk
    quiet: QuietHours

    def pack(self, tx: Tx, now: datetime, item: Card | Notice) -> Parcel | None:
        """Take a card or a notice in hand. Return None where nothing has to be sent now."""
        return self._card(tx, now, item) if isinstance(item, Card) else self._notice(tx, now, item)

    def excuse(self, tx: Tx, now: datetime, message: Message) -> None:
        """Owe a line to whoever waits for the file of a message that was given up."""
        if message.face.file is None:
            return
        face = draw(Words(text("file-failed")), self._language(tx, message.chat_id, message.thread_id))
        outbox.enqueue(
            tx,
            now,
            chat_id=message.chat_id,
            thread_id=message.thread_id,
            kind="reply",
            params=face.params(),
            urgency=Urgency.ANSWER,
        )

    def _card(self, tx: Tx, now: datetime, card: Card) -> Parcel | None:
        """Take a card in hand, unless it shows already what it should."""
        if (card.gone or card.folded) and card.message_id is None:
            cards.forget(tx, card)
            return None
        face = Face("", []) if card.gone else self._face(tx, now, card)
        if face is None:
            return None
        loses_photo = card.under_photo and not (face.photo or face.album) and not card.gone
        if card.album and (loses_photo or card.gone):
            cards.shed_album(tx, now, card)
        cards.mark_sending(tx, now, card)
        message = Message(
            chat_id=card.chat_id,
            thread_id=card.thread_id,
            face=face,
            edit=card.message_id,
            under_photo=card.under_photo,
            loses_photo=loses_photo,
            folds=card.folded or (card.last and loses_photo),
            stays=card.last or card.chat_id > 0 or card.kind in self.desk.routes.kept.values(),
            reply_to=card.reply_to,
            silent=self._quiet_until(tx, now, card.community_id) is not None,
        )
        return Parcel(message, card=card)

    def _face(self, tx: Tx, now: datetime, card: Card) -> Face | None:
        try:
            words = self.desk.routes.card(card.kind)(tx, now, self.desk.settings, card)
            face = draw(words, self._language(tx, card.chat_id, card.thread_id))
        except StoreError:
            raise
        except Exception as error:
            log.exception("a card can't be put into words", kind=card.kind, subject_id=card.subject_id)
            cards.give_up(tx, card, type(error).__name__)
            return None
        if card.message_id and face.fingerprint() == card.face:
            cards.mark_shown(
                tx,
                card,
                message_id=card.message_id,
                under_photo=card.under_photo,
                face=card.face,
                not_before=now,
            )
            return None
        return face

    def _notice(self, tx: Tx, now: datetime, notice: Notice) -> Parcel | None:
        """Take a notice in hand, or several at once where a group would be flooded; or leave it till morning."""
        if notice.kind == "reply":
            message = Message.of_reply(notice.chat_id, notice.thread_id, _in_its_place(tx, notice.params))
            if message.bare and message.edit in (None, questions.message_of(tx, notice.params["bare"])):
                outbox.give_up(tx, [notice], state="dropped", error="nothing to take buttons from")
                return None
            outbox.mark_sending(tx, [notice])
            return self._keeping(message, [notice], _card_of(notice, notice.params.get("keeps")))
        if notice.urgency is Urgency.ORDINARY:
            morning = self._quiet_until(tx, now, notice.community_id)
            if morning:
                outbox.hush(tx, now, notice.chat_id, morning)
                return None
        words = self._words(tx, now, notice)
        if words is None:
            return None
        language = self._language(tx, notice.chat_id, notice.thread_id)
        face, together = draw(words, language), [notice]
        if notice.chat_id < 0 and notice.urgency is Urgency.ORDINARY and not self._alone(notice, words):
            waiting = outbox.ordinary_of(tx, now, notice.chat_id, notice.thread_id, DIGEST_AT_MOST)
            if len(waiting) >= DIGEST_FROM and notice in waiting:
                face, together = self._merge(tx, now, waiting, language)
        outbox.mark_sending(tx, together)
        edit = notice.params.get("edit")
        message = Message(chat_id=notice.chat_id, thread_id=notice.thread_id, face=face, edit=edit)
        keeps = words.keeps or _card_of(notice, self.desk.routes.kept.get(notice.kind))
        return self._keeping(message, together, keeps)

    def _keeping(self, message: Message, together: list[Notice], keeps: Kept | None) -> Parcel:
        """Return notices as the one message that they become, and what is kept up to date of it."""
        ending = keeps is not None and keeps.kind in self.desk.routes.endings
        return Parcel(message, tuple(together), keeps=keeps, ending=ending)

    def _merge(self, tx: Tx, now: datetime, waiting: list[Notice], language: str) -> tuple[Face, list[Notice]]:
        """Merge as many notices as one message holds, from the oldest on, up to one that goes by itself."""
        together: list[Notice] = []
        faces: list[Face] = []
        for notice in waiting:
            words = self._words(tx, now, notice)
            if words is None:
                continue
            face = draw(words, language)
            lines = [each.text for each in (*faces, face)]
            too_long = faces and length(_digest(lines, language)) > MessageLimit.MAX_TEXT_LENGTH
            if too_long or self._alone(notice, words):
                break
            together.append(notice)
            faces.append(face)
        # One that goes alone after all keeps what it shows.
        alone = faces[0] if len(faces) == 1 else None
        return alone or Face(_digest([face.text for face in faces], language), []), together

    def _alone(self, notice: Notice, words: Words) -> bool:
        """Tell whether a notice goes by itself: it has buttons or a file, or what it says may have to change later."""
        return bool(words.rows or words.file or words.keeps) or notice.kind in self.desk.routes.kept

    def _words(self, tx: Tx, now: datetime, notice: Notice) -> Words | None:
        """Put a notice into words. One for which there are none is given up, and holds up nobody."""
        try:
            words = self.desk.routes.notices[notice.kind](tx, now, self.desk.settings, notice)
            if words is None:
                outbox.give_up(tx, [notice], state="dropped", error="no longer true")
                return None
            draw(words, self._language(tx, notice.chat_id, notice.thread_id))
        except StoreError:
            raise
        except Exception as error:
            log.exception("a notice can't be put into words", kind=notice.kind, notice=notice.id)
            outbox.give_up(tx, [notice], state="failed", error=type(error).__name__)
            return None
        return words

    def _language(self, tx: Tx, chat_id: int, thread_id: int) -> str:
        settings = self.desk.settings
        if chat_id < 0:
            chat = places.chat_here(tx, chat_id, thread_id)
            return spoken_in(tx, chat) if chat else settings.language
        person = people.by_telegram(tx, chat_id)
        return spoken_by(person, settings) if person else settings.language

    def _quiet_until(self, tx: Tx, now: datetime, community_id: int | None) -> datetime | None:
        zone = self.desk.settings.zone if community_id is None else zone_of(tx, community_id)
        return quiet_until(now, zone, self.quiet)


def _card_of(notice: Notice, kind: str | None) -> Kept | None:
    """Return the card of a kind that a notice becomes, about what it tells of."""
    if kind is None:
        return None
    assert notice.community_id is not None
    return Kept(kind, notice.params["subject"], notice.community_id)


def _in_its_place(tx: Tx, params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a reply says with the message whose place it takes, where it comes after one."""
    after = params.get("after")
    return {**params, "edit": outbox.message_of(tx, after)} if after else params


def _digest(lines: list[str], language: str) -> str:
    """Put several notices into one. They are joined here, since Fluent takes no long values."""
    heading = render(text("digest", count=len(lines), lines=""), language).strip()
    return "\n\n".join([heading, *lines])
