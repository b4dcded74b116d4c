"""What a group reads about itself."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.kit.buttons import data
from handlers.kit.pages import paged
from handlers.kit.replies import Button, Rows, Words, text
from rules.places import Level, Place


def greeting(place: str, purpose: str) -> Words:
    """What the bot says on coming into a group that is bound: what it is for there."""
    return Words(text("group-greeting-staff" if purpose == "staff" else "group-greeting", place=place))


def choose_community(communities: Sequence[tuple[int, str]], number: int) -> Words:
    return Words(text("bind-ask"), paged(_into(communities), number, "places:communities", columns=2))


def choose_place(here: Place, beneath: Sequence[tuple[int, str]], number: int) -> Words:
    """Whose group this is: the neighbours' of a place, the staff's of a community, or of a place beneath, on a page."""
    rows: Rows = ((Button(text("bind-neighbours", place=here.name), data("places:bind", here.id, "neighbours")),),)
    if here.level is Level.COMMUNITY:
        rows += ((Button(text("bind-staff", place=here.name), data("places:bind", here.id, "staff")),),)
    return Words(text("bind-ask"), (*rows, *paged(_into(beneath), number, "places:page", here.id, columns=2)))


def sure_that_staff(neighbours: Place, where: Place) -> Words:
    """Ask once more before a group of neighbours becomes the staff's, and say what that means."""
    rows: Rows = (
        (Button(text("bind-staff-sure"), data("places:staff", where.id)),),
        (Button(text("bind-staff-not"), data("places:into", where.id)),),
    )
    return Words(text("bind-staff-ask", neighbours=neighbours.name, place=where.name), rows)


def bound(place: str, purpose: str) -> Words:
    return Words(text(f"bound-{purpose}", place=place))


def _into(places: Sequence[tuple[int, str]]) -> list[Button]:
    return [Button(text("bind-into", place=name), data("places:into", place_id)) for place_id, name in places]
