"""Each morning: who has something to do today, and what lies at the top past its time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache

from apscheduler.triggers.cron import CronTrigger

from handlers.kit.admins import meet_admins
from handlers.kit.visit import Settings, zone_of
from rules.access import Role
from rules.issue_officers import above
from rules.issue_periods import end_of_day
from rules.issues import WORKING, Issue
from storage import deadlines, issue_inbox, outbox, people, places, roles
from storage.issue_inbox import Due
from storage.people import Person
from storage.store import Tx

MORNING = "issues.morning"
OVERDUE = "issues.morning-overdue"


def next_morning(now: datetime, zone: tzinfo, at: time) -> datetime:
    """Return when, in UTC, the next morning after this moment comes by the clocks there."""
    trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=zone)
    comes: datetime = trigger.get_next_fire_time(None, now + timedelta(microseconds=1))
    return comes.astimezone(UTC)


def comes_with_the_morning(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> bool:
    """Tell whether the morning that is still to come today tells of an issue in time: nobody need be told twice."""
    zone = zone_of(tx, issue.community_id)
    return next_morning(now, zone, settings.issues.morning) < issue.due_at < end_of_day(now, zone)


def expect_mornings(tx: Tx, now: datetime, settings: Settings) -> None:
    """See to it that every community has its mornings, also one that was founded before there were any."""
    for place_id, _name in places.communities(tx):
        community_id = places.place(tx, place_id).community_id
        due_at = next_morning(now, zone_of(tx, community_id), settings.issues.morning)
        deadlines.make_sure(tx, community_id=community_id, kind=MORNING, subject_id=community_id, due_at=due_at)


def expect_first_morning(tx: Tx, now: datetime, community_id: int) -> None:
    """Give a community that is founded now its mornings: the first, with nothing to tell, comes at once."""
    deadlines.make_sure(tx, community_id=community_id, kind=MORNING, subject_id=community_id, due_at=now)


def morning(tx: Tx, now: datetime, settings: Settings, community_id: int) -> None:
    """Tell everybody once what ends today or has ended, and the admins what is overdue; then wait for tomorrow."""
    zone = zone_of(tx, community_id)
    due = issue_inbox.due(tx, community_id, before=end_of_day(now, zone))
    next_at = next_morning(now, zone, settings.issues.morning)
    offices = _Offices(tx, now, settings)
    awaited = {person.id: person for each in due for person in _awaited(offices, each)}
    admins = {
        person.id: person
        for each in due
        if each.overdue
        for person in offices.of(Role.ADMIN, each.place_id)
        if person not in offices.about(each)
    }
    for kind, whom in ((MORNING, awaited), (OVERDUE, admins)):
        for person in whom.values():
            _tell(tx, now, community_id, person, kind, today=now.astimezone(zone).date(), until=next_at)
    deadlines.set_deadline(tx, community_id=community_id, kind=MORNING, subject_id=community_id, due_at=next_at)


class _Offices:
    """Who holds which office for which place, looked up once each: many issues lie at few places."""

    def __init__(self, tx: Tx, now: datetime, settings: Settings) -> None:
        def of(role: Role, place_id: int) -> list[Person]:
            where = places.place(tx, place_id)
            if role is Role.ADMIN:
                return meet_admins(tx, now, settings, where)
            return roles.holders(tx, now, {role}, where)

        self.of = cache(of)

        def about(due: Due) -> list[Person]:
            return self.of(Role.BUILDING_HEAD, due.place_id) if due.about_head else []

        self.about = about
        self.person = cache(lambda person_id: people.by_id(tx, person_id))


def _awaited(offices: _Offices, due: Due) -> list[Person]:
    """Return whom an issue awaits: to take it on, or to settle it; and who is told instead, where none of them can be
    reached. Nobody is awaited in their own case, nor in what is about them.
    """
    named = [offices.person(person_id) for person_id in (due.holder_id, due.assignee_id) if person_id]
    awaiting = [role for role in (due.body, None if due.holder_id else due.held_as) if role]
    if due.state not in WORKING:
        named, awaiting = [], [due.held_as]
    found = [*named, *(person for role in awaiting for person in offices.of(role, due.place_id))]
    awaited = _but_parties(offices, due, found)
    return awaited if any(person.reachable for person in awaited) else [*awaited, *_instead(offices, due)]


def _instead(offices: _Offices, due: Due) -> list[Person]:
    """Return who can be reached of the first office of which anybody can, from the one that an issue lies with on."""
    for office in (due.held_as, *above(due.held_as)):
        found = _but_parties(offices, due, offices.of(office, due.place_id))
        heard = [person for person in found if person.reachable]
        if heard:
            return heard
    return []


def _but_parties(offices: _Offices, due: Due, found: list[Person]) -> list[Person]:
    return [person for person in found if person.id != due.reporter_id and person not in offices.about(due)]


def _tell(tx: Tx, now: datetime, community_id: int, person: Person, kind: str, *, today: date, until: datetime) -> None:
    outbox.enqueue(
        tx,
        now,
        chat_id=person.telegram_id,
        community_id=community_id,
        kind=kind,
        params={"subject": community_id, "until": until.isoformat()},
        key=f"{kind}:{community_id}:{person.telegram_id}:{today.isoformat()}",
    )
