"""What is said: texts by their id, buttons, and the three ways of answering somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from storage.store import Tx

Value: TypeAlias = "str | int | date | datetime | Text | tuple[Text, ...]"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the Fluent files and what goes into it: words, numbers, days, times, or further texts."""

    id: str
    values: Mapping[str, Value] = field(default_factory=dict)


def text(id_: str, **values: Value) -> Text:
    """Write `Text` shorter."""
    return Text(id_, values)


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it sends `data` to the bot, or opens `url`."""

    label: Text
    data: str = ""
    url: str = ""


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file that a notice brings. `make` gives its bytes when it is sent, outside of any transaction.

    One that is a `picture` is shown in the chat, not offered as a document.
    """

    name: str
    make: Callable[[], bytes]
    picture: bool = False


@dataclass(frozen=True, slots=True)
class ToRead:
    """What is said in a language once much is read for it: `read` does so when it is sent, on a snapshot, and holds
    nobody up. Where that finds nothing to say, nothing is sent.
    """

    read: Callable[[Tx], Words | None]
    language: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept up to date once it was said, as a kind of card: the one said before it about the same gives way."""

    kind: str
    subject_id: int
    community_id: int


@dataclass(frozen=True, slots=True)
class Words:
    """A whole message, in no language yet: its text, its buttons in rows, and what it shows.

    It shows one of these at most: a photo, an `album` of two to ten photos, which can't have buttons, a voice
    message, all by Telegram's file ids; or a new file. What is still `ToRead` takes the place of all of it.

    What a form `asks`, by its number, has its buttons until that is answered, in whatever way. What `keeps` is a card
    from then on, an answer as well as a notice.
    """

    text: Text
    rows: Rows = ()
    photo: str | None = None
    album: tuple[str, ...] = ()
    voice: str | None = None
    file: File | ToRead | None = None
    asks: int | None = None
    keeps: Kept | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """Answer with a new message in private chat; with `here`, in the chat where the person wrote.

    What is said in a group refers to the message that it answers; in private it does so with `quote`.
    """

    words: Words
    here: bool = False
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """Answer in place: the message whose button was pressed becomes this. Without a press, say it.

    Each photo of an album comes as a message: what was shown after one of them becomes what is shown after the next.
    What stands in a group belongs to all: it changes only with `here`; else the person is told in private. With `quote`
    it refers to the message that it answers: of an album to the one for which it was said first.
    """

    words: Words
    here: bool = False
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """Answer a press with a line that fades away, or with `alert` one that has to be closed."""

    text: Text
    alert: bool = False


Reply: TypeAlias = Say | Show | Toast
Replies: TypeAlias = tuple[Reply, ...]


def grid(buttons: list[Button], columns: int) -> Rows:
    """Lay buttons out in rows."""
    return tuple(tuple(buttons[i : i + columns]) for i in range(0, len(buttons), columns))
