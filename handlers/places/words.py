"""What a group reads about itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.kit.buttons import data
from handlers.kit.pages import paged
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.places import Level, Place


@dataclass(frozen=True, slots=True)
class Binding:
    """What a group is bound to, or may be: the neighbours, or the staff, of a place."""

    place: Place
    purpose: str


def greeting(place: str, purpose: str) -> Words:
    """What the bot says on coming into a group that is bound: what it is for there."""
    return Words(text("group-greeting-staff" if purpose == "staff" else "group-greeting", place=place))


def choose_community(communities: Sequence[tuple[int, str]], number: int, present: Binding | None) -> Words:
    return Words(_ask(present), paged(_into(communities), number, "places:communities", columns=2))


def choose_place(
    here: Place, above: Place | None, beneath: Sequence[tuple[int, str]], number: int, present: Binding | None
) -> Words:
    """Whose group this is: the neighbours' of a place, the staff's of a community, or of a place beneath, on a page."""
    purposes = ("neighbours", "staff") if here.level is Level.COMMUNITY else ("neighbours",)
    rows = tuple((_offer(Binding(here, purpose), present),) for purpose in purposes)
    back = ((Button(text("bind-back", place=above.name), data("places:into", above.id)),),) if above else ()
    stay = (_stay(),) if present else ()
    on = paged(_into(beneath), number, "places:page", here.id, columns=2)
    return Words(_ask(present), (*rows, *on, *back, *stay))


def stays(present: Binding) -> Words:
    """What is said of a group that was not bound to another place after all."""
    return Words(text("bind-stays", present=_present(present)))


def _stay() -> tuple[Button, ...]:
    return (Button(text("bind-not"), data("places:stay")),)


def called_otherwise(title: str, building: str) -> Text:
    return text("bind-doubt-title", title=title, building=building)


def has_one(where: Place) -> Text:
    return text("bind-doubt-second", place=where.name)


def sure_to_bind(then: Binding, doubts: tuple[Text, ...]) -> Words:
    """Ask once more before a group becomes a building's that is perhaps not."""
    rows: Rows = (
        (Button(text("bind-doubt-sure", place=then.place.name), _pressed("places:move", then)),),
        (Button(text("bind-doubt-not"), data("places:into", then.place.path[1])),),
    )
    return Words(text("lines", lines=(*doubts, text("bind-doubt-ask", place=then.place.name))), rows)


def sure_to_move(present: Binding, then: Binding, doubts: tuple[Text, ...]) -> Words:
    """Ask once more before a group that has a place goes to another, and say what that means."""
    rows: Rows = (
        (Button(text(f"bind-sure-{then.purpose}", place=then.place.name), _pressed("places:move", then)),),
        _stay(),
    )
    changes = text(f"bind-change-{present.purpose}-{then.purpose}", present=present.place.name, place=then.place.name)
    asked = text("bind-ask-sure", present=_present(present), changes=changes)
    return Words(text("lines", lines=(*doubts, asked)), rows)


def bound(now: Binding) -> Words:
    return Words(text(f"bound-{now.purpose}", place=now.place.name))


def _ask(present: Binding | None) -> Text:
    return text("bind-ask-anew", present=_present(present)) if present else text("bind-ask")


def _present(present: Binding) -> Text:
    return text(f"bind-present-{present.purpose}", place=present.place.name)


def _offer(what: Binding, present: Binding | None) -> Button:
    """Return the button that makes a group somebody's; whose it is already is marked."""
    label = text(f"bind-for-{what.purpose}", place=what.place.name)
    return Button(text("bind-chosen", what=label) if what == present else label, _pressed("places:bind", what))


def _pressed(verb: str, what: Binding) -> str:
    return data(verb, what.place.id, what.purpose)


def _into(places: Sequence[tuple[int, str]]) -> list[Button]:
    return [Button(text("bind-into", place=name), data("places:into", place_id)) for place_id, name in places]
