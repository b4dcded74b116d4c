"""How far somebody's word goes: the places at which they may give offices, and whom they see there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.access import MAY, Actor, Role, may
from rules.places import Level, Place
from rules.roles import LEVELS, TO_TURN_TO, Office
from storage import households, places, roles
from storage.store import Tx

GRANT = "roles.grant"
LIST = "roles.list"
ASK = "roles.ask"
STEPS: Mapping[Level | None, str] = {None: "community", Level.COMMUNITY: "grid", Level.GRID: "building"}
"""What is asked at each place on the way down to where an office is to be held."""
TOP_DOWN = (Level.COMMUNITY, Level.GRID, Level.BUILDING)


@dataclass(frozen=True, slots=True)
class Way:
    """The way down to where an office is to be held: what is to be chosen at each step, and where it leads so far."""

    steps: Mapping[str, tuple[Place, ...]]
    end: Place | None


def tops(tx: Tx, actor: Actor) -> tuple[Place, ...]:
    """Return the highest places at which somebody may give offices; a settings' admin may in every community."""
    everywhere = [place_id for place_id, _ in places.communities(tx)]
    held = [held.place_id for held in actor.holds if held.place_id is not None]
    found = [places.place(tx, place_id) for place_id in dict.fromkeys((*everywhere, *held))]
    mine = [place for place in found if may(actor, GRANT, place.path)]
    ids = {place.id for place in mine}
    return tuple(place for place in mine if not ids & set(place.path[1:]))


def knows(tx: Tx, now: datetime, actor: Actor, person_id: int) -> bool:
    """Tell whether somebody is known at the places where this person may give offices."""
    ids = {top.id for top in tops(tx, actor)}
    at = {held.place_id for held in roles.held_by(tx, now, person_id) if held.place_id is not None}
    return any(ids & set(places.place(tx, place_id).path) for place_id in at)


def named(tx: Tx, now: datetime, actor: Actor, part: str) -> list[int]:
    """Return those known where this person may give offices whose name has this in it, each once."""
    return list(dict.fromkeys(each for top in tops(tx, actor) for each in roles.named_at(tx, now, top.id, part)))


def offices(tx: Tx, now: datetime, actor: Actor) -> list[Office]:
    """Return the offices that somebody may take back."""
    return [office for top in tops(tx, actor) for office in roles.beneath(tx, now, top.id)]


def roles_to_give(tx: Tx, actor: Actor) -> list[Role]:
    """Return the offices for which there is any place within somebody's reach."""
    levels = {level for top in tops(tx, actor) for level in roles.levels_beneath(tx, top.id).values()}
    return [role for role in Role if LEVELS.get(role, frozenset()) & levels]


def way(tx: Tx, actor: Actor, role: Role, chosen: Mapping[str, object]) -> Way:
    """Go down the tree by what was chosen. What is determined is no question: a place without another beside it."""
    steps: dict[str, tuple[Place, ...]] = {}
    here: Place | None = None
    options = tuple(top for top in tops(tx, actor) if _leads(tx, role, top))
    while True:
        step = STEPS.get(here.level if here else None, "")
        if len(options) > 1:
            steps[step] = options
            picked = next((place for place in options if place.id == chosen.get(step)), None)
        else:
            picked = options[0] if options else None
        if picked is None or (here and picked.id == here.id):
            return Way(steps, picked)
        here, options = picked, _options(tx, role, picked)


def seen(tx: Tx, now: datetime, actor: Actor) -> list[Office]:
    """Return the offices that an officer sees: on the way from theirs up to the community, and all beneath it.

    Where they have a home they see whom they can turn to, as everybody does.
    """
    found: dict[int, Office] = {}
    held = list(_where_held(tx, actor))
    homes = [places.place(tx, home) for home in households.buildings_of(tx, now, actor.person_id)]
    for place in held:
        found |= {office.id: office for office in (*_above(tx, now, place), *roles.beneath(tx, now, place.id))}
    for home in homes:
        above = _above(tx, now, home, including=True)
        found |= {office.id: office for office in above if office.role in TO_TURN_TO[Level.BUILDING]}
    return _highest_first(tx, found.values(), {place.path[-1] for place in (*held, *homes)})


def _where_held(tx: Tx, actor: Actor) -> Iterable[Place]:
    """Return the places of somebody's offices, and every community for an admin named in the settings."""
    for held in actor.holds:
        if held.role in MAY[LIST]:
            ids = [held.place_id] if held.place_id else [place_id for place_id, _ in places.communities(tx)]
            yield from (places.place(tx, place_id) for place_id in ids)


def _above(tx: Tx, now: datetime, place: Place, *, including: bool = False) -> Iterable[Office]:
    for place_id in place.path if including else place.path[1:]:
        yield from roles.at(tx, now, place_id)


def _highest_first(tx: Tx, offices: Iterable[Office], roots: Iterable[int]) -> list[Office]:
    """Sort offices by community, those at the highest places first."""
    levels = {place_id: level for root in roots for place_id, level in roles.levels_beneath(tx, root).items()}

    def height(office: Office) -> tuple[int, int, int]:
        return office.community_id, TOP_DOWN.index(levels[office.place_id]), office.place_id

    return sorted(offices, key=height)


def _options(tx: Tx, role: Role, here: Place) -> tuple[Place, ...]:
    """Return where an office may be held: right here, or further down by way of a place beneath."""
    here_itself = (here,) if here.level in LEVELS[role] else ()
    return (*here_itself, *(place for place in places.under(tx, here) if _leads(tx, role, place)))


def _leads(tx: Tx, role: Role, place: Place) -> bool:
    if place.level is Level.BUILDING or place.level in LEVELS[role]:
        return place.level in LEVELS[role]
    return not LEVELS[role].isdisjoint(roles.levels_beneath(tx, place.id).values())
