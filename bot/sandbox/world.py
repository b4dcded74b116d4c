"""Who and what there is: people, bots, chats, messages. State only; other modules say what happens to it."""

from __future__ import annotations

import itertools
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from bot.sandbox.clock import Clock
from bot.sandbox.errors import Impossible
from bot.sandbox.events import BACKLOG, Event, Events
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.limits import Limits
from bot.sandbox.updates import Inbox

if TYPE_CHECKING:
    from aiohttp import ClientSession

    from bot.sandbox.webhook import Webhook

Json = dict[str, Any]

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}

INSIDE = ("creator", "administrator", "member")
UNREAD_AT_MOST = 1000
# A pressed button waits this long for its answer, a join request this long for a private word.
QUERY_LIFETIME = 300.0
REQUEST_LIFETIME = 300.0


@dataclass(slots=True, eq=False)
class Person:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    about: str = ""
    groups: dict[int, Chat] = field(default_factory=dict)
    seen: dict[Chat, int] = field(default_factory=dict)

    def user(self) -> Json:
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        kept = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **kept}


@dataclass(slots=True, eq=False)
class Query:
    """A pressed button that waits for its answer."""

    id: str
    person: int
    at: float
    answered: bool = False


@dataclass(slots=True, eq=False)
class Bot:
    id: int
    token: str
    username: str
    name: str
    reads_all: bool
    inbox: Inbox
    private: dict[int, Chat] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)
    queries: OrderedDict[str, Query] = field(default_factory=OrderedDict)
    webhook: Webhook | None = None
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    # Names and descriptions by what they are and language.
    words: dict[tuple[str, str], str] = field(default_factory=dict)

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass(slots=True, eq=False)
class Member:
    user_id: int
    status: str
    rights: Json = field(default_factory=dict)
    tag: str = ""

    @property
    def inside(self) -> bool:
        return self.status in INSIDE or (self.status == "restricted" and self.rights.get("is_member", True))

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and bool(self.rights.get(right)))


@dataclass(slots=True, eq=False)
class Topic:
    id: int
    name: str
    icon_color: int
    creator: int
    closed: bool = False

    def json(self) -> Json:
        return {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}


@dataclass(slots=True, eq=False)
class Poll:
    data: Json
    votes: dict[int, list[int]] = field(default_factory=dict)
    closes: float | None = None


@dataclass(slots=True, eq=False)
class Message:
    """`data` is the message as the Bot API shows it. It is replaced, never changed in place."""

    id: int
    chat: Chat
    data: Json
    at: float
    actor: int
    markup: Json | None = None
    thread: int | None = None
    service: bool = False
    # What a deep link told the bot; people see the command alone.
    payload: str = ""
    reactions: dict[int, str] = field(default_factory=dict)
    poll: Poll | None = None


@dataclass(slots=True, eq=False)
class Chat:
    """A group, or the private chat of one person with one bot."""

    id: int
    type: str
    title: str = ""
    is_forum: bool = False
    bot: Bot | None = None
    person: Person | None = None
    members: dict[int, Member] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    general_closed: bool = False
    pins: list[int] = field(default_factory=list)
    requests: dict[int, float] = field(default_factory=dict)
    migrated_to: int | None = None
    last_bot: int | None = None
    started: bool = False
    blocked: bool = False
    lent_until: float = 0.0
    last_id: int = 0

    @property
    def private(self) -> bool:
        return self.person is not None

    def json(self) -> Json:
        if self.person is not None:
            user = self.person.user()
            names: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
            return {"id": self.id, "type": "private", **names}
        forum = {"is_forum": True} if self.is_forum else {}
        return {"id": self.id, "title": self.title, "type": self.type, **forum}

    def where(self) -> Json:
        """How events name this chat; in private they name the bot too."""
        return {"chat": self.id, "bot": self.bot.id} if self.bot else {"chat": self.id}

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id) or Member(user_id, "left")

    def inside(self) -> list[Member]:
        return [member for member in self.members.values() if member.inside]

    def last(self) -> Message | None:
        return next(reversed(self.messages.values()), None)

    def pinned(self) -> Message | None:
        return next((self.messages[each] for each in reversed(self.pins) if each in self.messages), None)

    def unread_by(self, person: Person) -> int:
        seen = person.seen.get(self, 0)
        latest = islice(reversed(self.messages.values()), UNREAD_AT_MOST)
        newer = itertools.takewhile(lambda message: message.id > seen, latest)
        return sum(1 for message in newer if message.actor != person.id)


class World:
    """Everything in one sandbox."""

    def __init__(self, start: datetime | None = None, speed: float = 1.0) -> None:
        self.clock = Clock(start, speed)
        self.events = Events()
        self.files = Files()
        self.limits = Limits(self.clock)
        self.faults = Faults()
        self.calls: deque[Event] = deque(maxlen=BACKLOG)
        # The server puts these in: how webhooks are reached, and how what they answer is carried out.
        self.http: ClientSession | None = None
        self.carry_out: Callable[[Bot, Json], None] | None = None
        self.people: dict[int, Person] = {}
        self.bots: dict[int, Bot] = {}
        self.bots_by_token: dict[str, Bot] = {}
        self.groups: dict[int, Chat] = {}
        self.polls: dict[str, Message] = {}
        self._users = itertools.count(50_000_001)
        self._groups = itertools.count(4_000_001)
        self._supergroups = itertools.count(2_000_000_001)
        self._message_ids = itertools.count(1)
        self._numbers = itertools.count(1)

    def new_user_id(self) -> int:
        return next(each for each in self._users if each not in self.people and each not in self.bots)

    def new_chat_id(self, kind: str) -> int:
        if kind == "group":
            return next(-each for each in self._groups if -each not in self.groups)
        ids = (int(f"-100{each}") for each in self._supergroups)
        return next(each for each in ids if each not in self.groups)

    def new_message_id(self, chat: Chat) -> int:
        """Supergroups count for themselves; all other chats share one counter."""
        if chat.type == "supergroup":
            chat.last_id += 1
            return chat.last_id
        chat.last_id = next(self._message_ids)
        return chat.last_id

    def new_number(self) -> int:
        """A number for whatever needs one: queries, polls, albums."""
        return 5_000_000_000_000_000 + next(self._numbers)

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise Impossible(f"nobody has the id {person_id}", 404)
        return self.people[person_id]

    def group(self, chat_id: int) -> Chat:
        if chat_id not in self.groups:
            raise Impossible(f"there is no group {chat_id}", 404)
        return self.groups[chat_id]

    def private(self, bot: Bot, person: Person) -> Chat:
        """The chat of a person with a bot; it exists before anybody wrote."""
        if person.id not in bot.private:
            bot.private[person.id] = Chat(person.id, "private", bot=bot, person=person)
        return bot.private[person.id]

    def chat_of(self, person: Person, chat_id: int) -> Chat:
        """As people name chats: a group's id, or a bot's."""
        if chat_id in self.bots:
            return self.private(self.bots[chat_id], person)
        return self.group(chat_id)

    def bot_named(self, username: str) -> Bot:
        for bot in self.bots.values():
            if bot.username.lower() == username.lower():
                return bot
        raise Impossible(f"there is no bot @{username}", 404)

    def user(self, user_id: int) -> Json | None:
        known = self.people.get(user_id) or self.bots.get(user_id)
        if known is not None:
            return known.user()
        return next((each for each in (ANONYMOUS_ADMIN, CHANNEL_BOT) if each["id"] == user_id), None)
