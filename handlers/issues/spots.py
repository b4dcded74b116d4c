"""Where somebody is in the lists of issues, as it stands on every button there: no restart loses it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from handlers.kit.visit import Visit
from rules.access import Actor, Held, Role, may
from rules.places import Place
from rules.refusals import Refused
from storage import places
from storage.store import Tx

MOST_PLACES = 6
_WRITTEN = re.compile(r"([hmf])([oe])([0-9]{1,2})(?:p([0-9]{1,15})|c([\w-]{16}))", re.ASCII)


class Tab(StrEnum):
    """The lists that there are: of a place, of what somebody reported or joined, of what they follow."""

    HERE = "h"
    MINE = "m"
    FOLLOWED = "f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A page of a list. The place is told by its number, or by the code of its group: whoever has it stands there."""

    tab: Tab = Tab.HERE
    ended: bool = False
    page: int = 1
    place_id: int = 0
    code: str = ""

    def __str__(self) -> str:
        where = f"c{self.code}" if self.code else f"p{self.place_id}"
        return f"{self.tab}{'e' if self.ended else 'o'}{self.page}{where}"


def spot_at(written: str) -> Spot:
    """Read what stands on a button. Raises `Refused` for what never stood on one."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise Refused("refused-button")
    tab, which, page, place_id, code = found.groups()
    return Spot(tab=Tab(tab), ended=which == "e", page=int(page), place_id=int(place_id or 0), code=code or "")


def first_spot(visit: Visit) -> Spot:
    """Return the list with which somebody begins: of the group where they are, else of the widest place of theirs.

    Not everybody in a staff group may read of all its place: they begin with what is theirs of that community.
    """
    bound = visit.bound
    if bound and bound.purpose == "neighbours":
        return Spot(code=bound.code)
    if bound and may(visit.actor(), "issues.read", visit.place(bound.place_id).path):
        return Spot(place_id=bound.place_id)
    theirs = [each for each in places_of(visit) if not bound or each.community_id == bound.community_id]
    return Spot(place_id=theirs[0].id) if theirs else Spot(tab=Tab.MINE)


def reader_at(visit: Visit, spot: Spot) -> Actor:
    """Return who reads: in private, too, somebody who came from a group is a neighbour of its place."""
    return as_member(visit.tx, visit.actor(), spot.code)


def as_member(tx: Tx, acting: Actor, code: str) -> Actor:
    """Return somebody as a neighbour of the group from which they came, if they did: who has its code stands in it."""
    chat = places.chat_by_code(tx, code) if code else None
    return as_neighbour(acting, chat.place_id) if chat and chat.purpose == "neighbours" else acting


def as_neighbour(acting: Actor, place_id: int) -> Actor:
    """Return somebody as a neighbour of a place, where it is known that they are one."""
    return replace(acting, holds=(*acting.holds, Held(Role.NEIGHBOUR, place_id)))


def place_at(visit: Visit, spot: Spot) -> Place | None:
    """Return the place whose issues are listed, if this person may read of them."""
    chat = places.chat_by_code(visit.tx, spot.code) if spot.code else None
    place_id = chat.place_id if chat else spot.place_id
    if not place_id:
        return None
    where = visit.place(place_id)
    return where if may(reader_at(visit, spot), "issues.read", where.path) else None


def places_of(visit: Visit) -> list[Place]:
    """Return the places where somebody lives or holds an office, the widest first; not those beneath another one."""
    held = {each.place_id for each in visit.actor().holds}
    if None in held:
        held |= {place_id for place_id, _ in places.communities(visit.tx)}
    found = [visit.place(place_id) for place_id in held if place_id]
    widest = [each for each in found if not held & set(each.path[1:])]
    return sorted(widest, key=lambda each: (len(each.path), each.id))
