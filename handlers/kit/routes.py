"""What leads where: commands, buttons, forms, deep links, notices, cards and deadlines, each to its function.

Every capability enters here what it offers; nothing is found by magic.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Annotated, Any, TypeAlias, get_type_hints

from pydantic import Field, TypeAdapter, ValidationError

from handlers.kit.replies import Replies, Text, Words
from handlers.kit.visit import Settings, Visit
from rules.refusals import Refused
from storage.cards import Card
from storage.deadlines import Deadline
from storage.outbox import Notice
from storage.store import Tx

Handler: TypeAlias = Callable[..., Replies]
Due: TypeAlias = Callable[[Tx, datetime, Settings, Deadline], None]
NoticeWords: TypeAlias = Callable[[Tx, datetime, Settings, Notice], Words | None]
"""None for a notice that waited until it was no longer true: it is dropped."""

CardWords: TypeAlias = Callable[[Tx, datetime, Settings, Card], Words]
Naming: TypeAlias = Callable[[Tx, Settings, int], Text]
Number = Annotated[int, Field(ge=0, lt=2**63)]
"""A number on a button: what no database could hold is forged."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `needs` is an entry of the access table; without one it is for everybody.

    `private` and `group` say in which menus it stands; it is answered everywhere. What a `personal` one answers is for
    whoever asks alone: in a group, who can't be told it in private yet is told how to come there.
    """

    name: str
    handler: Handler
    needs: str | None = None
    private: bool = True
    group: bool = True
    personal: bool = False


@dataclass(frozen=True, slots=True)
class ButtonRoute:
    """A button's function, and the adapter that turns what the button carries into its arguments."""

    handler: Handler
    arguments: TypeAdapter[tuple[Any, ...]]

    def serve(self, visit: Visit, arguments: tuple[str, ...]) -> Replies:
        """Call the function. Raises `Refused` where the arguments are not what it takes: forged or outdated."""
        try:
            taken = self.arguments.validate_python(arguments)
        except ValidationError:
            raise Refused("refused-button") from None
        return self.handler(visit, *taken)


@dataclass(frozen=True, slots=True)
class FileRoute:
    """What becomes of a file: `read` makes something of its bytes, in a thread of its own; `handler` is given that."""

    read: Callable[[bytes], Any]
    handler: Handler


@dataclass(frozen=True, slots=True)
class Routes:
    """Everything that the bot answers to, and all that it can say on its own.

    `kept` names the notices that stay true after they were sent, each with the kind of card that it becomes:
    their `params` have a `subject`. The `endings` are cards that tell how something ended: they stand as they are.
    `names` say in few words what the cards of a kind are about: nothing in them is to be erased one day.
    """

    commands: dict[str, Command] = field(default_factory=dict)
    buttons: dict[str, ButtonRoute] = field(default_factory=dict)
    links: dict[str, Handler] = field(default_factory=dict)
    forms: dict[str, Any] = field(default_factory=dict)
    notices: dict[str, NoticeWords] = field(default_factory=dict)
    cards: dict[str, CardWords] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    endings: set[str] = field(default_factory=set)
    names: dict[str, Naming] = field(default_factory=dict)
    due: dict[str, Due] = field(default_factory=dict)
    files: dict[str, FileRoute] = field(default_factory=dict)
    events: dict[str, Callable[..., Replies]] = field(default_factory=dict)

    def card(self, kind: str) -> CardWords:
        """Return what puts a card into words. What follows a colon in its kind is its own: `open-private:stats_4f`."""
        return self.cards[kind.partition(":")[0]]

    def command(
        self,
        name: str,
        handler: Handler,
        *,
        needs: str | None = None,
        private: bool = True,
        group: bool = True,
        personal: bool = False,
    ) -> None:
        self.commands[name] = Command(name, handler, needs, private, group, personal)

    def file(self, kind: str, read: Callable[[bytes], Any], handler: Handler) -> None:
        """Let the files of a kind, once they are fetched, lead to a function: (visit, download, what was read)."""
        self.files[kind] = FileRoute(read, handler)

    def button(self, verb: str, handler: Handler) -> None:
        """Let a button lead to a function whose parameters after the visit say what the button carries."""
        self.buttons[verb] = ButtonRoute(handler, _adapter(_taken(handler)))


@cache
def _taken(handler: Handler) -> tuple[Any, ...]:
    """Return what a function takes after the visit: its hints are text, and dear to read."""
    hints = get_type_hints(handler)
    return tuple(Number if hint is int else hint for name, hint in hints.items() if name not in ("visit", "return"))


@cache
def _adapter(taken: tuple[Any, ...]) -> TypeAdapter[tuple[Any, ...]]:
    """Return what reads so many arguments of these kinds: it is dear to make, and many buttons take the same."""
    return TypeAdapter(tuple.__class_getitem__(taken or ((),)))
