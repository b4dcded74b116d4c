"""Belonging to a household in words: what those who ask read, and those who decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.households import words
from handlers.households.actions import Asked
from handlers.kit.buttons import data
from handlers.kit.names import name_of
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.joining import ASK_AGAIN_AFTER, DECIDE_WITHIN, Relation, Request, RequestState
from storage.households import Membership
from storage.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request with what stands around it: `known_as` is what the asker is noted down as there already, if they are;
    `decider` is who decided, where somebody did; whoever reads it may say that they decided by mistake, as long as
    it is `undoable`.
    """

    request: Request
    name: Text
    building: str
    unit: str
    known_as: Relation | None = None
    decider: Text | None = None
    undoable: bool = False


def how_to_come_in() -> Words:
    """What somebody reads of whom the bot knows no building."""
    return Words(text("join-how"))


def choose_building(rows: Rows, *, more: bool) -> Words:
    """Ask for the building. Where it is one of those somebody is known in, the way into `more` is told as well."""
    return Words(text("join-ask-building" if more else "join-ask-which-building"), rows)


def asked(outcome: Asked, building: str, unit: str) -> Words:
    lines = {Asked.SENT: "join-asked", Asked.WAITS: "join-waits", Asked.BELONGS: "join-belongs-to"}
    return Words(text(lines[outcome], building=building, unit=unit))


def request(view: RequestView) -> Words:
    """What those read who decide on a request; and what stands there once somebody has."""
    said = text(
        f"join-request-{view.request.state}",
        name=view.name,
        building=view.building,
        unit=view.unit,
        relation=words.relation(view.request.relation),
        decider=view.decider or "",
    )
    if view.request.state is RequestState.WAITING:
        return Words(_with_known(said, view), (_decide(view),))
    undo = Button(text(f"join-undo-{view.request.state}"), data("households:undo", view.request.id))
    return Words(said, ((undo,),) if view.undoable else ())


def sure_to_undo(view: RequestView) -> Words:
    """Ask before somebody decides the other way: what leaves all as it is stands last, where one tap more falls."""
    state, request_id = view.request.state, view.request.id
    said = text(f"join-ask-undo-{state}", name=view.name, building=view.building, unit=view.unit)
    rows = (
        (Button(text(f"join-sure-undo-{state}"), data("households:undone", request_id)),),
        (Button(text("join-undo-not"), data("households:decided", request_id)),),
    )
    return Words(said, rows)


def undone(request: Request) -> Text:
    return text(f"join-undone-{request.state}")


def reminder(view: RequestView) -> Words:
    """What those read who were asked days ago."""
    said = text(
        "join-request-reminded",
        name=view.name,
        building=view.building,
        unit=view.unit,
        relation=words.relation(view.request.relation),
        days=DECIDE_WITHIN.days,
    )
    return Words(_with_known(said, view), (_decide(view),))


def still_waits(line: str, view: RequestView) -> Words:
    return Words(text(line, building=view.building, unit=view.unit))


def declined(view: RequestView) -> Words:
    return Words(_not_confirmed("join-declined", view))


def mistaken(view: RequestView, *, homeless: bool) -> Words:
    """What somebody reads who was let in by mistake, and may have told the bot that they left another home for it."""
    said = _not_confirmed("join-mistaken", view)
    return Words(text("lines", lines=(said, text("join-homeless")))) if homeless else Words(said)


def joined(homes: Sequence[Membership], household_id: int) -> Words:
    """Welcome somebody into a household; whoever had a home before is asked whether they left it."""
    new = next(home for home in homes if home.household_id == household_id)
    before = [home for home in homes if home.household_id != household_id]
    lines: tuple[Text, ...] = (
        text("join-welcome", building=new.building, unit=new.unit, relation=words.relation(new.relation)),
    )
    if before:
        lines += (text("nothing"), text("join-left-before", count=len(before)))
    rows = tuple((_moved_out(home),) for home in before)
    return Words(text("lines", lines=lines), rows)


def homes(of: Sequence[Membership], waiting: Sequence[RequestView], *, said: Text | None = None) -> Words:
    """Show where somebody is noted down, and what can be done about it, beneath what was `said` of it."""
    first = (said,) if said else ()
    heading = (text("join-homes"),) if of else ()
    lines = [text("join-home", home=_home(home), relation=words.relation(home.relation)) for home in of]
    lines += [text("join-waits", building=view.building, unit=view.unit) for view in waiting]
    at_home = ((button(home),) for home in of for button in (_moved_out, _something_else))
    rows = (*at_home, *((_take_back(view),) for view in waiting))
    label = "join-another" if of or waiting else "join-first"
    another = (Button(text(label), data("households:another")),)
    return Words(text("lines", lines=(*first, *heading, *lines)), (*rows, another))


def sure_to_leave(home: Membership) -> Words:
    """Ask once more before somebody moves out: to come back they would have to be vouched for again."""
    rows = (
        (Button(text("join-leave-sure"), data("households:left", home.household_id)),),
        (Button(text("join-leave-not"), data("households:homes")),),
    )
    return Words(text("join-leave-ask", home=_home(home)), rows)


def taken_back(building: str, unit: str) -> Text:
    return text("join-taken-back", building=building, unit=unit)


def left(building: str, unit: str) -> Text:
    return text("join-left", building=building, unit=unit)


def moved_away(building: str, unit: str) -> Words:
    return Words(text("join-moved-away", building=building, unit=unit))


def came_in(home: Membership, person: Person) -> Words:
    """What the head of a building reads of who came in by a code, with the way to look."""
    said = text("join-came-in", name=name_of(person), home=_home(home), relation=words.relation(home.relation))
    return Words(said, ((Button(text("join-look"), data("households:unit", home.household_id)),),))


def moved_in(home: Membership, person: Person, *, stays: bool) -> Words:
    """What those who live in a household read of who came to live there too, and whether they still do."""
    line = "join-moved-in" if stays else "join-moved-in-over"
    return Words(text(line, name=name_of(person), home=_home(home), relation=words.relation(home.relation)))


def _not_confirmed(line: str, view: RequestView) -> Text:
    decider = view.decider or ""
    return text(line, building=view.building, unit=view.unit, decider=decider, days=ASK_AGAIN_AFTER.days)


def _with_known(said: Text, view: RequestView) -> Text:
    """Return what is asked, over what the asker is noted down as there already."""
    if view.known_as is None:
        return said
    return text("lines", lines=(said, text("join-request-known-as", relation=words.relation(view.known_as))))


def _decide(view: RequestView) -> tuple[Button, ...]:
    return (
        Button(text("join-approve"), data("households:approve", view.request.id)),
        Button(text("join-decline"), data("households:decline", view.request.id)),
    )


def _take_back(view: RequestView) -> Button:
    label = text("join-take-back", home=words.home(view.building, view.unit))
    return Button(label, data("households:back", view.request.id))


def _moved_out(home: Membership) -> Button:
    return Button(text("join-moved-out", home=_home(home)), data("households:leave", home.household_id))


def _something_else(home: Membership) -> Button:
    label = text("join-something-else", home=_home(home), relation=words.relation(home.relation))
    return Button(label, data("households:relation", home.household_id))


def _home(home: Membership) -> Text:
    return words.home(home.building, home.unit)
