"""Who belongs to a household: how somebody comes in, how they move out, and who may look."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from rules.access import Actor, require
from rules.joining import Relation
from rules.journal import Entry
from rules.places import Level, Place
from rules.refusals import Refused
from storage import household_codes, households, journal, outbox, people, places
from storage.households import Membership
from storage.store import Tx

PEOPLE = "households.people"
MOVED_IN = "households.moved-in"
"""The message in which those at home read who came to live with them: it follows whoever is forgotten later."""
CAME_IN = "households.came-in"
"""The message in which the head of a building reads who came in by a code: it does so too."""


def home_in(tx: Tx, now: datetime, household_id: int, person_id: int) -> Membership | None:
    """Return how somebody belongs to a household now, if they do."""
    homes = households.homes_of(tx, now, person_id)
    return next((home for home in homes if home.household_id == household_id), None)


def note_down(
    tx: Tx,
    now: datetime,
    household: Place,
    person_id: int,
    relation: Relation,
    *,
    verb: str,
    actor_id: int,
    aware: Collection[int],
) -> int | None:
    """Let somebody belong to a household from now on. Return the id of the membership, or None for who belonged there
    already: they are what they are said to be now.

    Those who live there are told, so that no stranger comes in unseen; not who is `aware` of it.
    """
    membership_id = None
    before = home_in(tx, now, household.id, person_id)
    if before and before.relation is not relation:
        households.leave(tx, now, household_id=household.id, person_id=person_id)
        households.join(tx, now, household=household, person_id=person_id, relation=relation.value)
    elif before is None:
        at_home = [home.person_id for home in households.members_of(tx, now, household.id)]
        membership_id = households.join(tx, now, household=household, person_id=person_id, relation=relation.value)
        for each in {*at_home}.difference(aware):
            outbox.enqueue(
                tx,
                now,
                chat_id=people.by_id(tx, each).telegram_id,
                community_id=household.community_id,
                kind=MOVED_IN,
                params={"subject": membership_id},
                key=f"{MOVED_IN}:{membership_id}:{each}",
            )
    record(tx, now, actor_id, household, verb, person=person_id, relation=relation.value)
    return membership_id


def leave(tx: Tx, now: datetime, actor: Actor, household_id: int) -> Place:
    """Move out of a household to which one belongs."""
    household = household_at(tx, household_id)
    if not households.leave(tx, now, household_id=household.id, person_id=actor.person_id):
        raise Refused("refused-not-at-home")
    record(tx, now, actor.person_id, household, "leave", person=actor.person_id)
    return household


def move_away(tx: Tx, now: datetime, actor: Actor, household_id: int, person_id: int) -> Place:
    """An officer writes down that somebody has moved away; they are told, so that a mistake comes to light.

    The slip that they may have still lets nobody in any more.
    """
    household = household_at(tx, household_id)
    require(actor, PEOPLE, household.path)
    if not households.leave(tx, now, household_id=household.id, person_id=person_id):
        raise Refused("refused-moved-already")
    household_codes.replace(tx, now, household.id)
    record(tx, now, actor.person_id, household, "move-away", person=person_id)
    if person_id != actor.person_id:
        outbox.enqueue(
            tx,
            now,
            chat_id=people.by_id(tx, person_id).telegram_id,
            community_id=household.community_id,
            kind="households.moved-away",
            params={"household": household.id},
            key=f"households.moved-away:{household.id}:{person_id}:{now.isoformat()}",
        )
    return household


def people_of(tx: Tx, now: datetime, actor: Actor, household_id: int) -> list[Membership]:
    """Return who belongs to a household, for those who answer for its building."""
    household = household_at(tx, household_id)
    require(actor, PEOPLE, household.path)
    return households.members_of(tx, now, household.id)


def household_at(tx: Tx, household_id: int) -> Place:
    """Return a household. Raises `Refused` for what is none: its id came with a button."""
    try:
        found = places.place(tx, household_id)
    except LookupError:
        raise Refused("refused-button") from None
    if found.level is not Level.HOUSEHOLD:
        raise Refused("refused-button")
    return found


def record(tx: Tx, now: datetime, actor_id: int | None, where: Place, verb: str, **data: str | int | None) -> None:
    """Write a decision about a household, or a building's households, into the journal."""
    journal.append(
        tx,
        Entry(
            community_id=where.community_id,
            at=now,
            actor_id=actor_id,
            verb=f"households.{verb}",
            subject=f"place:{where.id}",
            data=data,
        ),
    )
