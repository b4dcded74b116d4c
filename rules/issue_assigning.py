"""To whom the work on an issue was given, as its step keeps it: one code, which names nobody."""

from __future__ import annotations

from dataclasses import dataclass

from rules.access import Role

_ONE = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """To whom work was given: to those who hold an office, a body, or to `one` person in it.

    A body is that of a place. `place` is what this is called, where others held the office farther up, so that the body
    was told apart by it. Older steps keep no place.
    """

    office: Role
    one: bool = False
    place_id: int | None = None
    place: str = ""


def code_of(given: Given) -> str:
    """Return the code of whom work was given to."""
    if given.one:
        return f"{_ONE} {given.office}"
    return given.office if given.place_id is None else f"{given.office} {given.place_id} {given.place}".strip()


def given_by(code: str) -> Given:
    """Return to whom work was given, by its code."""
    office, _, rest = code.partition(" ")
    if office == _ONE:
        return Given(office=Role(rest), one=True)
    place_id, _, place = rest.partition(" ")
    return Given(office=Role(office), place_id=int(place_id) if place_id else None, place=place)
