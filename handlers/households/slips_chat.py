"""`/slips`: print the codes of a building's households anew, and get the sheet as a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from handlers.households import actions, slips
from handlers.households.views import buildings_open_to, named, printing_of
from handlers.kit.buttons import data
from handlers.kit.names import shortened
from handlers.kit.pages import paged
from handlers.kit.replies import Button, File, Replies, Say, Show, Words, text
from handlers.kit.routes import Routes
from handlers.kit.texts import plain
from handlers.kit.visit import Settings, Visit, actor
from rules.access import may
from rules.building_names import called
from rules.places import Place
from rules.refusals import Refused
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
    """`/slips`: for which building? Where one is named, for that one."""
    if not said.strip():
        return (Say(_choose(visit, 1)),)
    meant = called(said, {each.id: each.name for each in _open_to(visit)})
    if len(meant) == 1:
        return (Say(_ask(visit, meant[0])),)
    heading = text("slips-which" if meant else "slips-unknown", said=shortened(said.strip()))
    return (Say(replace(_choose(visit, 1, meant), text=heading)),)


def show_buildings(visit: Visit, number: int) -> Replies:
    return (Show(_choose(visit, number)),)


def ask(visit: Visit, building_id: int) -> Replies:
    """Say what a new printing does to the slips that are out already, before it does it."""
    return (Show(_ask(visit, building_id)),)


def _ask(visit: Visit, building_id: int) -> Words:
    building = actions.begin_printing(visit.tx, visit.actor(), building_id)
    last = household_codes.last_printed(visit.tx, building.id)
    said = text(
        "slips-ask",
        building=building.name,
        count=len(households.units(visit.tx, building.id)),
        before=text("slips-before", count=household_codes.in_use(visit.tx, visit.now, building.id)),
    )
    button = Button(text("slips-print"), data("households:print", building.id, last))
    return Words(said, ((button,),))


def print_for_good(visit: Visit, building_id: int, last: int) -> Replies:
    """Print what was asked about. Pressed twice, it prints once: else the first sheet would be dead on arrival."""
    if last != household_codes.last_printed(visit.tx, building_id):
        raise Refused("refused-slips-printed")
    settings = visit.settings.slips
    building = actions.print_for_chat(visit.tx, visit.now, visit.actor(), visit.person, settings, building_id)
    return (Show(Words(text("slips-printing", building=building.name))),)


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
    return Words(text("slips-ask-building"), paged(offered, number, "households:sheets", columns=2))
