"""`/slips`: print the code of a household anew, or those of a whole building, and get the sheet as a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from handlers.households import actions, slips
from handlers.households.views import buildings_open_to, named, printing_of
from handlers.households.words import home
from handlers.kit.buttons import data
from handlers.kit.names import shortened
from handlers.kit.pages import paged
from handlers.kit.replies import Button, File, Replies, Say, Show, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.texts import plain
from handlers.kit.visit import Settings, Visit, actor
from rules.access import may
from rules.building_names import called
from rules.places import Level, Place
from rules.refusals import Refused
from rules.units import behind, find
from storage import household_codes, households, people, places
from storage.outbox import Notice
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.command("slips", print_slips, needs=actions.SLIPS, group=False, personal=True)
    routes.button("households:sheets", show_buildings)
    routes.button("households:sheet", ask)
    routes.button("households:print", print_for_good)
    routes.notices[actions.SLIPS] = here_they_are


def print_slips(visit: Visit, said: str) -> Replies:
    """`/slips`: for which building? Where one is named, or a household in one, for that alone."""
    if not said.strip():
        return (Say(_choose(visit, 1)),)
    if household := _household(visit, said):
        return (Say(_ask(visit, household)),)
    meant = called(said, {each.id: each.name for each in _open_to(visit)})
    if len(meant) == 1:
        return (Say(_ask(visit, meant[0])),)
    heading = text("slips-which" if meant else "slips-unknown", said=shortened(said.strip()))
    return (Say(replace(_choose(visit, 1, meant), text=heading)),)


def show_buildings(visit: Visit, number: int) -> Replies:
    return (Show(_choose(visit, number)),)


def ask(visit: Visit, place_id: int) -> Replies:
    """Say what a new printing does to the slips that are out already, before it does it."""
    return (Show(_ask(visit, place_id)),)


def _ask(visit: Visit, place_id: int) -> Words:
    where = actions.begin_printing(visit.tx, visit.actor(), place_id)
    last = household_codes.last_printed(visit.tx, where.id)
    before = household_codes.in_use(visit.tx, visit.now, where.id)
    if where.level is Level.HOUSEHOLD:
        said = text("slips-ask-one", home=_called(visit, where), before=int(before > 0))
    else:
        count = len(households.units(visit.tx, where.id))
        said = text("slips-ask", building=where.name, count=count, before=text("slips-before", count=before))
    return Words(said, ((Button(text("slips-print"), data("households:print", where.id, last)),),))


def print_for_good(visit: Visit, place_id: int, last: int) -> Replies:
    """Print what was asked about. Pressed twice, it prints once: else the first sheet would be dead on arrival."""
    if last != household_codes.last_printed(visit.tx, place_id):
        raise Refused("refused-slips-printed")
    settings = visit.settings.slips
    where = actions.print_for_chat(visit.tx, visit.now, visit.actor(), visit.person, settings, place_id)
    return (Show(Words(text("slips-printing", building=_called(visit, where)))),)


def here_they_are(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """The sheet itself, made when it is sent: not for who may print no more, and without the slips that died."""
    params = notice.params
    building = places.place(tx, params["building"])
    person = people.by_telegram(tx, notice.chat_id)
    reader = actor(tx, now, settings, person, None) if person else None
    good = {int(unit): code for unit, code in params["codes"].items() if _opens(tx, code)}
    if not good or reader is None or not may(reader, actions.SLIPS, building.path):
        return None
    sheet = printing_of(
        tx,
        building,
        good,
        bot=settings.bot_username,
        uses=params["uses"],
        until=datetime.fromisoformat(params["until"]),
    )
    name = plain(text("slips-file", building=sheet.building), sheet.language).replace("/", "-")
    file = File(name, lambda: slips.html([sheet]).encode())
    return Words(text("slips-here", building=sheet.building, count=len(sheet.slips)), file=file)


def _opens(tx: Tx, code: str) -> bool:
    known = household_codes.by_code(tx, code)
    return known is not None and not known.replaced


def _household(visit: Visit, said: str) -> int | None:
    """Return the household that is named behind its building, where it is the only one that can be meant."""
    named_so = [(building, behind(building.name, said)) for building in _open_to(visit)]
    found = [find(households.units(visit.tx, building.id), rest).units for building, rest in named_so if rest]
    return found[0][0].id if len(found) == 1 and len(found[0]) == 1 else None


def _called(visit: Visit, where: Place) -> Text:
    if where.level is Level.BUILDING:
        return text("plain", what=where.name)
    return home(visit.place(where.path[1]).name, where.name)


def _open_to(visit: Visit) -> list[Place]:
    return buildings_open_to(visit.tx, visit.actor(), actions.SLIPS)


def _choose(visit: Visit, number: int, meant: Collection[int] = ()) -> Words:
    """Offer the buildings whose slips somebody may print: all, or those of them that are meant."""
    buildings = [each for each in _open_to(visit) if not meant or each.id in meant]
    if not buildings:
        raise Refused("households-no-building")
    offered = [
        Button(text("plain", what=name), data("households:sheet", each)) for each, name in named(visit.tx, buildings)
    ]
    asked = text("slips-ask-building", building=buildings[0].name)
    return Words(asked, paged(offered, number, "households:sheets", columns=2))
