"""The codes on the slips of households: to print them anew, and to come in by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.households.actions.joining import heads, settle
from handlers.households.actions.living import CAME_IN, home_in, household_at, note_down, record
from rules.access import Actor, require
from rules.joining import Code, Relation, Slips, as_typed, require_good, wrong_with
from rules.notices import Urgency
from rules.places import Level, Place
from rules.refusals import Refused
from storage import household_codes, households, outbox, places
from storage.people import Person
from storage.store import Tx

SLIPS = "households.slips"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of a code that somebody brought: it is good, or `wrong` is the text that says why not."""

    code: Code | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The new codes of a building by household: how many people may use each, and until when."""

    codes: Mapping[int, str]
    uses: int
    until: datetime


def begin_printing(tx: Tx, actor: Actor, place_id: int) -> Place:
    """Return a building, or one household, for which this person may print slips: asked before, and once more when they
    are printed.
    """
    try:
        where = places.place(tx, place_id)
    except LookupError:
        raise Refused("refused-button") from None
    require(actor, SLIPS, where.path)
    if where.level not in (Level.BUILDING, Level.HOUSEHOLD):
        raise Refused("refused-button")
    if where.level is Level.BUILDING and not households.units(tx, where.id):
        raise Refused("refused-no-units", building=where.name)
    return where


def print_slips(tx: Tx, now: datetime, actor_id: int | None, slips: Slips, where: Place) -> Printed:
    """Give a household, or each of a building, a new code. The slips that were printed before open nothing any more."""
    codes = household_codes.print_anew(tx, now, where, slips)
    record(tx, now, actor_id, where, "slips", households=len(codes))
    return Printed(codes=codes, uses=slips.uses, until=now + slips.life)


def print_for_chat(tx: Tx, now: datetime, actor: Actor, person: Person, slips: Slips, place_id: int) -> Place:
    """Print slips for somebody's private chat. Until they are sent, and no longer, the codes stand in the outbox."""
    where = begin_printing(tx, actor, place_id)
    printed = print_slips(tx, now, actor.person_id, slips, where)
    outbox.enqueue(
        tx,
        now,
        chat_id=person.telegram_id,
        community_id=where.community_id,
        kind=SLIPS,
        params={
            "building": where.path[0 if where.level is Level.BUILDING else 1],
            "codes": {str(unit): code for unit, code in printed.codes.items()},
            "uses": printed.uses,
            "until": printed.until.isoformat(),
        },
        urgency=Urgency.ANSWER,
        key=f"{SLIPS}:{where.id}:{now.isoformat()}",
        secret=True,
    )
    return where


def try_code(tx: Tx, now: datetime, actor: Actor, slips: Slips, written: str) -> Tried:
    """Look for the household of a code. A code that never was is counted: so this returns what is wrong, and
    refuses nothing.
    """
    day = now - timedelta(days=1)
    if household_codes.wrong_since(tx, actor.person_id, day) >= slips.wrong_a_day:
        return Tried(wrong="refused-codes-enough")
    code = household_codes.by_code(tx, as_typed(written))
    if code is None:
        household_codes.note_wrong(tx, now, actor.person_id)
        return Tried(wrong="refused-code-wrong")
    if home_in(tx, now, code.household_id, actor.person_id):
        return Tried(wrong="join-belongs")
    wrong = wrong_with(code, now)
    return Tried(wrong=wrong) if wrong else Tried(code=code)


def enter(tx: Tx, now: datetime, actor: Actor, code_id: int, relation: Relation) -> Place:
    """Come into a household by its code, as long as that is good still: nobody has to approve, but the head hears,
    and so do those who live there.
    """
    code = household_codes.find(tx, code_id)
    if code is None:
        raise Refused("refused-button")
    household = household_at(tx, code.household_id)
    if home_in(tx, now, household.id, actor.person_id):
        raise Refused("join-belongs")
    require_good(code, now)
    household_codes.use(tx, code)
    settle(tx, now, household, actor.person_id)
    told = heads(tx, now, household, actor.person_id)
    membership_id = note_down(
        tx,
        now,
        household,
        actor.person_id,
        relation,
        verb="join",
        actor_id=actor.person_id,
        aware={head.id for head in told},
    )
    for head in told:
        outbox.enqueue(
            tx,
            now,
            chat_id=head.telegram_id,
            community_id=household.community_id,
            kind=CAME_IN,
            params={"subject": membership_id},
            key=f"{CAME_IN}:{membership_id}:{head.id}",
        )
    return household
