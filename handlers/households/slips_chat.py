"""`/slips`: print the codes of a building's households anew, and get the sheet as a file."""

from __future__ import annotations

from datetime import datetime

from handlers.households import actions, slips
from handlers.households.views import buildings_open_to, named, printing_of
from handlers.kit.buttons import data
from handlers.kit.pages import paged
from handlers.kit.replies import Button, File, Replies, Say, Show, Words, text
from handlers.kit.routes import Routes
from handlers.kit.texts import plain
from handlers.kit.visit import Settings, Visit, actor
from rules.access import may
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


def print_slips(visit: Visit, _argument: str) -> Replies:
    """`/slips`: for which building?"""
    return (Say(_choose(visit, 1)),)


def show_buildings(visit: Visit, number: int) -> Replies:
    return (Show(_choose(visit, number)),)


def ask(visit: Visit, building_id: int) -> Replies:
    """Say what a new printing does to the slips that are out already, before it does it."""
    building = actions.begin_printing(visit.tx, visit.actor(), building_id)
    last = household_codes.last_printed(visit.tx, building.id)
    said = text(
        "slips-ask",
        building=building.name,
        count=len(households.units(visit.tx, building.id)),
        before=text("slips-before", count=household_codes.in_use(visit.tx, visit.now, building.id)),
    )
    button = Button(text("slips-print"), data("households:print", building.id, last))
    return (Show(Words(said, ((button,),))),)


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


def _choose(visit: Visit, number: int) -> Words:
    buildings = named(visit.tx, buildings_open_to(visit.tx, visit.actor(), actions.SLIPS))
    if not buildings:
        raise Refused("households-no-building")
    offered = [Button(text("plain", what=name), data("households:sheet", each)) for each, name in buildings]
    return Words(text("slips-ask-building"), paged(offered, number, "households:sheets", columns=2))
