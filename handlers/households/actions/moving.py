"""A list has a building in another grid: those who look after it hear so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rules.access import Role
from rules.places import Place
from storage import outbox, people, places, roles
from storage.store import Tx

REGROUPED = "households.regrouped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A building that stands in another grid now. `before` is the one in which it stood."""

    building: Place
    before: int


def tell_of_moves(tx: Tx, now: datetime, moved: Iterable[Moved], *, by: int | None) -> None:
    """Tell those who work in the grids that lose or gain buildings, and who heads these: each of all that is theirs in
    one message, but for whoever moved them.
    """
    told: dict[int, list[Moved]] = {}
    for each in moved:
        for person_id in _concerned(tx, now, each) - {by}:
            told.setdefault(person_id, []).append(each)
    for person_id, theirs in told.items():
        outbox.enqueue(
            tx,
            now,
            chat_id=people.by_id(tx, person_id).telegram_id,
            community_id=theirs[0].building.community_id,
            kind=REGROUPED,
            params={"moves": [(each.building.id, each.before, each.building.path[1]) for each in theirs]},
            key=f"{REGROUPED}:{person_id}:{now.isoformat()}",
        )


def _concerned(tx: Tx, now: datetime, moved: Moved) -> set[int]:
    grids = (places.place(tx, moved.before), places.place(tx, moved.building.path[1]))
    workers = [person for grid in grids for person in roles.holders(tx, now, {Role.GRID_WORKER}, grid)]
    heads = roles.holders(tx, now, {Role.BUILDING_HEAD}, moved.building)
    return {person.id for person in (*workers, *heads)}
