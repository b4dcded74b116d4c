"""An office as people read of it: with the names of who holds it and of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.kit.visit import zone_of
from rules.roles import Office, last_day
from storage import people, places
from storage.people import Person
from storage.store import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`last_day` is the last one on which the office is held, None where it has no end."""

    office: Office
    person: Person
    place: str
    last_day: date | None


def view(tx: Tx, office: Office) -> View:
    zone = zone_of(tx, office.community_id)
    return View(
        office=office,
        person=people.by_id(tx, office.person_id),
        place=places.place(tx, office.place_id).name,
        last_day=last_day(office.until, zone) if office.until else None,
    )
