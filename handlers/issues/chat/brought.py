"""What somebody brings along when they begin to report: their own message, and the one that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from handlers.kit.albums import words_of
from handlers.kit.phrases import phrase_of
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from storage import albums

LeftOut: TypeAlias = Literal["album", "file"]
"""What of the photos somebody showed did not come along: the rest of an album, or one that was sent as a file."""

LEFT_OUT = "left_out"
"""Where a draft keeps it."""

_COMMAND = re.compile(r"^/report(?:@\w+)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Words, photos and a voice message that are not asked for again, and what was `left_out` of the photos. More
    photos of the `album` may follow.
    """

    words: str = ""
    photos: tuple[str, ...] = ()
    voice: str | None = None
    album: str | None = None
    left_out: LeftOut | None = None

    @property
    def anything(self) -> bool:
        return bool(self.answers)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what this answers of what a report asks. What is said aloud is not asked for in words."""
        told = {"words": self.words, "photos": self.photos, "voice": self.voice, LEFT_OUT: self.left_out}
        answers: dict[str, Any] = {field: answer for field, answer in told.items() if answer}
        return {"words": None, **answers} if self.voice else answers


NOTHING = Brought()


def brought(visit: Visit) -> Brought:
    """Return what somebody means to report: what they wrote, and what they answered by it.

    Under a pressed button it is the message that the button's own one answers.
    """
    messages = list(_meant(visit))
    voices = (message.voice.file_id for message in messages if message.voice)
    return Brought(
        words="\n".join(filter(None, (_words(visit, message) for message in messages))),
        photos=tuple(photo for message in messages for photo in _photos(visit, message)),
        voice=next(voices, None),
        album=next((message.media_group_id for message in messages if message.photo and message.media_group_id), None),
        left_out=next(filter(None, (_left_out(visit, message) for message in reversed(messages))), None),
    )


def _meant(visit: Visit) -> Iterable[Message]:
    """Yield the message that somebody answers, if a person wrote it, and their own one."""
    if visit.message is None:
        return
    answered = visit.message.reply_to_message
    if answered and answered.from_ and not answered.from_.is_bot and answered.sender_chat is None:
        yield answered
    if visit.press is None:
        yield visit.message


def _words(visit: Visit, message: Message) -> str:
    """Return what somebody says of the problem: that they want to report one says nothing of it."""
    said = _COMMAND.sub("", words_of(visit, message) or "", count=1).strip()
    return "" if phrase_of(("report-wished",), said) else said


def _left_out(visit: Visit, message: Message) -> LeftOut | None:
    """Return what is left out of what a message shows. Of an album that is answered the bot may have seen no more than
    the photo that came with the answer.
    """
    if message.photo_as_file:
        return "file"
    answered = message is not visit.message
    return "album" if answered and message.media_group_id and len(_photos(visit, message)) == 1 else None


def _photos(visit: Visit, message: Message) -> list[str]:
    """Return the photo of a message, with the others of its album that have come so far."""
    if not message.photo:
        return []
    come = albums.photos(visit.tx, visit.chat_id, message.media_group_id) if message.media_group_id else []
    return come or [message.photo[-1].file_id]
