"""What a group reads about itself."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Words, grid, text
from rules.places import Level, Place


def greeting(place: str, purpose: str) -> Words:
    """What the bot says on coming into a group that is bound: what it is for there."""
    return Words(text("group-greeting-staff" if purpose == "staff" else "group-greeting", place=place))


def choose_community(communities: Sequence[tuple[int, str]]) -> Words:
    return Words(text("bind-ask"), _places(communities))


def choose_place(here: Place, beneath: Sequence[tuple[int, str]]) -> Words:
    """Whose group this is: the neighbours' of a place, the staff's of a community, or of a place beneath."""
    rows: Rows = ((Button(text("bind-neighbours", place=here.name), data("places:bind", here.id, "neighbours")),),)
    if here.level is Level.COMMUNITY:
        rows += ((Button(text("bind-staff", place=here.name), data("places:bind", here.id, "staff")),),)
    return Words(text("bind-ask"), (*rows, *_places(beneath)))


def bound(place: str, purpose: str) -> Words:
    return Words(text(f"bound-{purpose}", place=place))


def _places(places: Sequence[tuple[int, str]]) -> Rows:
    return grid([Button(text("bind-into", place=name), data("places:into", place_id)) for place_id, name in places], 2)
