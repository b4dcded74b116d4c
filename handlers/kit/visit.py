"""One visit: somebody who says or presses something, where, and the transaction in which it is served."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from handlers.kit.texts import language_of
from handlers.kit.updates import Message, Press
from rules.access import Actor, Held, Role, require
from rules.issue_categories import Catalogue
from rules.issue_limits import Limits
from rules.joining import Slips
from rules.places import Place
from rules.refusals import Refused
from storage import places, roles
from storage.people import Person
from storage.places import Chat
from storage.store import Tx

if TYPE_CHECKING:
    from handlers.kit.routes import Routes


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """The numbers that people call where life is at stake."""

    police: str = "110"
    fire: str = "119"
    ambulance: str = "120"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator set, as far as serving somebody needs it."""

    bot_id: int
    bot_username: str
    language: str
    zone: ZoneInfo
    admins: frozenset[int] = frozenset()
    issues: Limits = field(default_factory=Limits)
    categories: Catalogue = field(default_factory=Catalogue)
    emergency: Emergency = field(default_factory=Emergency)
    slips: Slips = field(default_factory=Slips)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a handler gets. `bound` is what the group is bound to, None in private and in unbound groups.

    `found` keeps what took long to find and is asked for again before the visit is over.
    """

    tx: Tx
    now: datetime
    settings: Settings
    routes: Routes
    person: Person
    chat_id: int
    thread_id: int
    private: bool
    bound: Chat | None = None
    message: Message | None = None
    press: Press | None = None
    found: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def actor(self) -> Actor:
        """Return who is acting, with the roles held now: those granted, the settings' admins, the neighbours."""
        return actor(self.tx, self.now, self.settings, self.person, self.bound)

    def require(self, what: str, where: Place) -> Actor:
        """Return who is acting, if the access table lets them do this there. Raises `Refused`."""
        acting = self.actor()
        require(acting, what, where.path)
        return acting

    def place(self, place_id: int) -> Place:
        """Return a place. Raises `Refused` for an id that none has: the id came with a button."""
        try:
            return places.place(self.tx, place_id)
        except LookupError:
            raise Refused("refused-button") from None


def actor(tx: Tx, now: datetime, settings: Settings, person: Person, bound: Chat | None) -> Actor:
    held = list(roles.held_by(tx, now, person.id))
    if person.telegram_id in settings.admins:
        held.append(Held(Role.ADMIN, None))
    if bound and bound.purpose == "neighbours":
        held.append(Held(Role.NEIGHBOUR, bound.place_id))
    return Actor(person_id=person.id, holds=tuple(held))


def zone_of(tx: Tx, community_id: int) -> ZoneInfo:
    """Return the time zone in which a community lives."""
    return ZoneInfo(places.community(tx, community_id).time_zone)


def spoken_by(person: Person, settings: Settings) -> str:
    """Return the language in which somebody reads: their choice, else what Telegram says, else ours."""
    return person.language or language_of(person.language_code) or settings.language


def spoken_in(tx: Tx, chat: Chat) -> str:
    """Return the language in which a group reads."""
    return chat.language or places.community(tx, chat.community_id).language
