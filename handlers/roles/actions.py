"""What is done with offices 身份: give one, change its end, take it back, let it end when its time is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from handlers.households import actions as households
from handlers.issues import actions as issues
from handlers.kit.admins import meet_admins
from handlers.kit.visit import Settings, zone_of
from handlers.roles.reach import GRANT
from rules import roles as rules
from rules.access import Actor, Role, require
from rules.journal import Entry
from rules.places import Place
from rules.refusals import Refused
from rules.roles import Office
from storage import deadlines, journal, outbox, people, places, roles
from storage.people import Person
from storage.store import Tx

REVOKE = "roles.revoke"
END = "roles.end"
REMIND = "roles.remind"


def grant(
    tx: Tx,
    now: datetime,
    actor: Actor,
    settings: Settings,
    *,
    person_id: int,
    role: Role,
    where: Place,
    last_day: date | None,
) -> Office:
    """Give somebody an office to the end of a day, or without an end. Where they hold it, its end is changed."""
    require(actor, GRANT, where.path)
    rules.require_level(role, where.level)
    person = people.by_id(tx, person_id)
    if person.gone:
        raise Refused("grant-gone")
    zone = zone_of(tx, where.community_id)
    if last_day:
        rules.require_to_come(last_day, now.astimezone(zone).date())
    until = rules.end_of(last_day, zone) if last_day else None
    here = roles.at(tx, now, where.id)
    before = next((each for each in here if (each.person_id, each.role) == (person_id, role)), None)
    if before is None:
        office = roles.grant(tx, now, person_id=person_id, role=role, where=where, until=until)
    elif before.until == until:
        raise Refused("grant-held-already")
    else:
        if until:
            rules.require_admin_left(before, _admins(here), named=bool(settings.admins))
        office = roles.set_until(tx, before, until)
    _watch_end(tx, now, office)
    _record(tx, now, actor, GRANT, office)
    _tell(tx, now, [person], office, "extended" if before else "granted")
    if before is None:
        _take_office(tx, now, settings, office, person)
    return office


def look_at(tx: Tx, now: datetime, actor: Actor, settings: Settings, office_id: int) -> Office:
    """Return an office that this person may take back now. Raises `Refused` for any other."""
    office = _office(tx, office_id)
    require(actor, GRANT, places.place(tx, office.place_id).path)
    if not office.is_held(now):
        raise Refused("revoke-over")
    if office.role is Role.ADMIN and people.by_id(tx, office.person_id).telegram_id in settings.admins:
        raise Refused("revoke-named")
    rules.require_admin_left(office, _admins(roles.at(tx, now, office.place_id)), named=bool(settings.admins))
    return office


def revoke(tx: Tx, now: datetime, actor: Actor, settings: Settings, office_id: int) -> Office:
    """Take an office back, or give up one's own: it ends now."""
    office = roles.set_until(tx, look_at(tx, now, actor, settings, office_id), now)
    _end_early(tx, now, actor, settings, office)
    return office


def begin_leaving(tx: Tx, now: datetime, settings: Settings, person_id: int) -> None:
    """Raise `Refused` where a community would be left without an admin if this person gave up all they hold."""
    for office in roles.of_person(tx, now, person_id):
        rules.require_admin_left(office, _admins(roles.at(tx, now, office.place_id)), named=bool(settings.admins))


def give_up_all(tx: Tx, now: datetime, actor: Actor, settings: Settings) -> None:
    """Give up every office that one holds. All end before any is handed on: none to who is about to leave it, too."""
    ended = [roles.set_until(tx, office, now) for office in roles.of_person(tx, now, actor.person_id)]
    for office in ended:
        _end_early(tx, now, actor, settings, office)


def run_out(tx: Tx, now: datetime, settings: Settings, office_id: int) -> None:
    """The time of an office is over: whoever held it is told, and the admins of the place."""
    office = roles.office(tx, office_id)
    if office.is_held(now):
        return
    _record(tx, now, None, END, office)
    _tell(tx, now, [people.by_id(tx, office.person_id)], office, "ended")
    _tell(tx, now, _admins_of(tx, now, settings, office), office, "over")
    _vacate(tx, now, settings, office)


def remind(tx: Tx, now: datetime, settings: Settings, office_id: int) -> None:
    """The time of an office is over soon: whoever holds it is told, and its admins, who can think of who comes next."""
    office = roles.office(tx, office_id)
    if not office.is_held(now):
        return
    admins = _admins_of(tx, now, settings, office)
    _tell(tx, now, admins, office, "ending")
    if office.person_id not in {admin.id for admin in admins}:
        _tell(tx, now, [people.by_id(tx, office.person_id)], office, "ending-own")


def is_vacant(tx: Tx, now: datetime, office: Office) -> bool:
    """Tell whether nobody holds an office any more that issues are brought to."""
    where = places.place(tx, office.place_id)
    return office.role in rules.ANSWERING and not roles.holders(tx, now, {office.role}, where)


def _office(tx: Tx, office_id: int) -> Office:
    """Return an office whose id came with a button."""
    try:
        return roles.office(tx, office_id)
    except LookupError:
        raise Refused("refused-button") from None


def _admins(here: Iterable[Office]) -> list[Office]:
    return [office for office in here if office.role is Role.ADMIN]


def _admins_of(tx: Tx, now: datetime, settings: Settings, office: Office) -> list[Person]:
    return meet_admins(tx, now, settings, places.place(tx, office.place_id))


def _watch_end(tx: Tx, now: datetime, office: Office) -> None:
    """Look at an office again when it ends, and some days before, where there is time for that."""
    for kind in (END, REMIND):
        deadlines.clear(tx, kind, office.id)
    if office.until is None:
        return
    _set(tx, office, END, office.until)
    if office.until - rules.NOTICE > now:
        _set(tx, office, REMIND, office.until - rules.NOTICE)


def _end_early(tx: Tx, now: datetime, actor: Actor, settings: Settings, office: Office) -> None:
    """An office ended by somebody's word: nothing is due about it any more, and whoever is concerned is told."""
    for kind in (END, REMIND):
        deadlines.clear(tx, kind, office.id)
    _record(tx, now, actor, REVOKE, office)
    if office.person_id != actor.person_id:
        _tell(tx, now, [people.by_id(tx, office.person_id)], office, "revoked")
    _vacate(tx, now, settings, office, seen_by=actor.person_id)


def _set(tx: Tx, office: Office, kind: str, due_at: datetime) -> None:
    deadlines.set_deadline(tx, community_id=office.community_id, kind=kind, subject_id=office.id, due_at=due_at)


def _take_office(tx: Tx, now: datetime, settings: Settings, office: Office, person: Person) -> None:
    """Let whoever comes into office hear what is theirs to do from now on."""
    if office.role is Role.BUILDING_HEAD:
        households.take_office(tx, now, places.place(tx, office.place_id), person)
    issues.take_office(tx, now, settings, office)


def _vacate(tx: Tx, now: datetime, settings: Settings, office: Office, *, seen_by: int = 0) -> None:
    """Let others go on with what its holder had in hand, and tell the admins where nobody holds it any more.

    Whoever took it back has just read so.
    """
    person = people.by_id(tx, office.person_id)
    issues.leave_office(tx, now, settings, person, office)
    if office.role is Role.BUILDING_HEAD:
        households.leave_office(tx, now, settings, places.place(tx, office.place_id), person)
    if is_vacant(tx, now, office):
        admins = [person for person in _admins_of(tx, now, settings, office) if person.id != seen_by]
        _tell(tx, now, admins, office, "vacant")


def _tell(tx: Tx, now: datetime, whom: Iterable[Person], office: Office, kind: str) -> None:
    """Owe people a notice about an office as it stands now: what changed until it is sent is not told any more."""
    until = office.until.isoformat() if office.until else ""
    for person in whom:
        outbox.enqueue(
            tx,
            now,
            chat_id=person.telegram_id,
            community_id=office.community_id,
            kind=f"roles.{kind}",
            params={"office": office.id, "until": until},
            key=f"roles.{kind}:{office.id}:{person.id}:{now.isoformat()}",
        )


def _record(tx: Tx, now: datetime, actor: Actor | None, verb: str, office: Office) -> None:
    journal.append(
        tx,
        Entry(
            community_id=office.community_id,
            at=now,
            actor_id=actor.person_id if actor else None,
            verb=verb,
            subject=f"role:{office.id}",
            data={
                "role": office.role.value,
                "person": office.person_id,
                "place": office.place_id,
                "until": office.until.isoformat() if office.until else None,
            },
        ),
    )
