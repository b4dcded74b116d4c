"""The import of households in private chat: `/import` says how, and whoever may sends the list as a file."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, StringConstraints
from pydantic_core import PydanticCustomError

from handlers.households import actions, import_words, sheet
from handlers.households.sheet import Sheet
from handlers.kit import forms
from handlers.kit.access import those_who_may
from handlers.kit.fields import Ask, Form
from handlers.kit.quotes import shown
from handlers.kit.replies import Replies, Say, Show, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import Document
from handlers.kit.visit import Settings, Visit, spoken_by
from rules.access import may, offers, refusal
from rules.households import Move
from rules.refusals import Refused
from storage import downloads, drafts, household_lists, places
from storage.downloads import Download
from storage.drafts import Draft
from storage.household_lists import HouseholdList
from storage.outbox import Notice
from storage.store import Tx

ENDINGS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "et", "ods", "numbers")
"""How lists end. Some of these can't be read: then it is said as what to save them."""

MOST_BYTES = 20_000_000
"""So much Telegram gives to a bot."""


def _seen(name: str) -> str:
    cleaned = sheet.clean(name)
    if not cleaned or sheet.hidden_in(cleaned):
        raise PydanticCustomError("hidden", "a character that can't be seen")
    return cleaned


class Founding(BaseModel):
    """The name of the community that a list founds."""

    name: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=60),
        AfterValidator(_seen),
        Ask(question="import-ask-name"),
    ]


def _founded(visit: Visit, draft: Draft, filled: Founding) -> Replies:
    return (Say(_choose(visit, _waiting(visit, draft.subject_id), filled.name)),)


def _given_up(visit: Visit, draft: Draft) -> None:
    household_lists.drop(visit.tx, draft.subject_id)


FOUNDING = Form(
    name="found_community",
    model=Founding,
    finish=_founded,
    dropped=_given_up,
    title="command-import",
    needs=actions.IMPORT,
)


def register(routes: Routes) -> None:
    routes.command("import", import_, needs=actions.IMPORT, group=False, personal=True)
    routes.button("households:communities", turn)
    routes.button("households:into", into)
    routes.button("households:found", found)
    routes.button("households:confirm", confirm)
    routes.button("households:cancel", cancel)
    routes.forms[FOUNDING.name] = FOUNDING
    routes.file(actions.IMPORT, sheet.read, read)
    routes.events["document"] = sent
    routes.notices[actions.REGROUPED] = regrouped


def import_(visit: Visit, _argument: str) -> Replies:
    """`/import`: how it is done; beneath a file, it is this file that is meant."""
    if visit.private and visit.message and visit.message.document:
        return _fetch(visit, visit.message.document)
    return (Say(Words(text("import-how"))),)


def sent(visit: Visit) -> Replies:
    """Somebody sent a file in private. Nothing is returned for what is no list, or is the answer to something else."""
    assert visit.message is not None
    document = visit.message.document
    assert document is not None
    if (document.file_name or "").rpartition(".")[2].lower() not in ENDINGS:
        return ()
    if offers(visit.actor(), actions.IMPORT):
        return _fetch(visit, document)
    if drafts.current(visit.tx, visit.person.id):
        return ()
    return (Say(Words(text("refused-command", who=those_who_may(actions.IMPORT)))),)


def read(visit: Visit, _download: Download, found: Sheet) -> Replies:
    """A list was fetched and read: say what is wrong with it, or what it changes, or ask where it belongs."""
    mine = _communities(visit)
    may_found = may(visit.actor(), actions.IMPORT, ())
    if not mine and not may_found:
        raise refusal(actions.IMPORT)
    if found.faults:
        return (Say(import_words.faults(found.faults, spoken_by(visit.person, visit.settings))),)
    list_id = actions.keep(visit.tx, visit.now, visit.actor(), found)
    if mine and len(mine) + may_found == 1:
        return (Say(_choose(visit, _waiting(visit, list_id), mine[0][1])),)
    if may_found and not mine:
        return (Say(_ask_name(visit, list_id)),)
    return (Say(import_words.choose_community(mine, 1, list_id, may_found=may_found)),)


def turn(visit: Visit, list_id: int, number: int) -> Replies:
    """Show another page of the communities."""
    waiting, may_found = _waiting(visit, list_id), may(visit.actor(), actions.IMPORT, ())
    asked = import_words.choose_community(_communities(visit), number, waiting.id, may_found=may_found)
    return (Show(asked),)


def into(visit: Visit, list_id: int, place_id: int) -> Replies:
    """Take a list as that of a community."""
    waiting = _waiting(visit, list_id)
    where = visit.place(place_id)
    visit.require(actions.IMPORT, where)
    if len(where.path) > 1:
        raise Refused("refused-button")
    return (Show(_choose(visit, waiting, where.name)),)


def found(visit: Visit, list_id: int) -> Replies:
    """Ask for the name of the community that a list founds."""
    if not may(visit.actor(), actions.IMPORT, ()):
        raise refusal(actions.IMPORT)
    return (Show(_ask_name(visit, _waiting(visit, list_id).id)),)


def confirm(visit: Visit, list_id: int) -> Replies:
    """Import what was looked over, or show it anew where the community has changed meanwhile."""
    waiting = _waiting(visit, list_id)
    settings = visit.settings
    outcome = actions.confirm(
        visit.tx, visit.now, visit.actor(), waiting, language=settings.language, zone=settings.zone
    )
    if outcome.done:
        return (Show(import_words.done(outcome.looked)),)
    return (Show(import_words.preview(outcome.looked, waiting.notes, waiting.id, changed=True)),)


def cancel(visit: Visit, list_id: int) -> Replies:
    household_lists.drop(visit.tx, _waiting(visit, list_id).id)
    return (Show(Words(text("import-cancelled"))),)


def regrouped(tx: Tx, _now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    """Tell who looks after buildings which of them belong to another grid now, and still do when it is sent."""
    every = [[places.place(tx, place_id) for place_id in move] for move in notice.params["moves"]]
    moves = [
        Move(building=building.name, old=before.name, new=grid.name)
        for building, before, grid in every
        if grid.id in building.path
    ]
    return import_words.regrouped(moves) if moves else None


def _fetch(visit: Visit, document: Document) -> Replies:
    size = document.file_size or 0
    if size > MOST_BYTES:
        raise Refused("file-too-big", limit=MOST_BYTES // 1_000_000)
    downloads.order(
        visit.tx,
        visit.now,
        bot_id=visit.settings.bot_id,
        person_id=visit.person.id,
        kind=actions.IMPORT,
        file_id=document.file_id,
        name=shown(document.file_name or ""),
        size=size,
    )
    return (Say(Words(text("import-fetching")), quote=True),)


def _ask_name(visit: Visit, list_id: int) -> Words:
    return forms.begin(visit, FOUNDING, subject_id=list_id, community_id=None)


def _choose(visit: Visit, waiting: HouseholdList, community: str) -> Words:
    looked = actions.choose(visit.tx, visit.actor(), waiting, community)
    return import_words.preview(looked, waiting.notes, waiting.id)


def _waiting(visit: Visit, list_id: int) -> HouseholdList:
    """Return a list that waits for this person's word. Raises `Refused` where none does."""
    waiting = household_lists.find(visit.tx, visit.now, list_id, visit.person.id)
    if waiting is None:
        raise Refused("import-over")
    return waiting


def _communities(visit: Visit) -> list[tuple[int, str]]:
    """Return the communities for which this person may import lists."""
    acting = visit.actor()
    return [each for each in places.communities(visit.tx) if may(acting, actions.IMPORT, (each[0],))]
