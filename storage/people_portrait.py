"""Everything that is kept about one person, gathered for nobody but themselves.

Times are told as the clocks of the community show them. A new table that names people belongs here as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from rules.access import Role
from rules.issue_answers import Verdict
from rules.issues import Issue
from rules.joining import Relation, RequestState
from storage import drafts
from storage.drafts import Draft
from storage.issues import issue_of
from storage.joining import state_of
from storage.people import Person
from storage.store import Row, Tx, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household that they belong to, or did until a moment."""

    building: str
    unit: str
    relation: Relation
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role that they hold at a place, or did until a moment."""

    role: Role
    place: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that they did or said about an issue."""

    number: int
    at: datetime
    verb: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """An issue that they reported; `place` is where, `zone` how clocks go there."""

    issue: Issue
    place: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What they said of the work on an issue."""

    number: int
    at: datetime
    verdict: Verdict
    rating: int | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A household to which they asked to belong; `decided` is when that was decided, if it was."""

    building: str
    unit: str
    relation: Relation
    at: datetime
    state: RequestState
    decided: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An issue of somebody else's that they joined, or follow."""

    number: int
    place: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry of the journal whose actor they are. It has no hash before it is sealed."""

    id: int
    at: datetime
    verb: str
    subject: str
    hash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A person, and all that is kept about them, the oldest first. `places` names those that drafts mention by id."""

    person: Person
    since: datetime
    homes: tuple[Home, ...]
    asked: tuple[Asked, ...]
    offices: tuple[Office, ...]
    reported: tuple[Reported, ...]
    joined: tuple[Joined, ...]
    followed: tuple[Joined, ...]
    answered: tuple[Answered, ...]
    steps: tuple[Step, ...]
    drafts: tuple[Draft, ...]
    places: Mapping[int, str]
    journal: tuple[Line, ...]


def portrait(tx: Tx, person: Person) -> Portrait:
    row = tx.one("SELECT since FROM people WHERE id = :person_id", person_id=person.id)
    assert row is not None
    begun = drafts.of_person(tx, person.id)
    return Portrait(
        person=person,
        since=moment(row["since"]),
        homes=_homes(tx, person.id),
        asked=_asked(tx, person.id),
        offices=_offices(tx, person.id),
        reported=_reported(tx, person.id),
        joined=_joined(tx, "issue_supporters", person.id),
        followed=_joined(tx, "issue_followers", person.id),
        answered=_answered(tx, person.id),
        steps=_steps(tx, person.id),
        drafts=begun,
        places=_places(tx, begun),
        journal=_journal(tx, person.id),
    )


def communities(tx: Tx, person_id: int) -> list[int]:
    """Return the ids of the communities in which something is kept about a person."""
    rows = tx.all(
        """
        SELECT community_id FROM household_members WHERE person_id = :person_id
        UNION SELECT community_id FROM roles WHERE person_id = :person_id
        UNION SELECT community_id FROM issues WHERE reporter_id = :person_id
        UNION SELECT community_id FROM issue_supporters WHERE person_id = :person_id
        UNION SELECT community_id FROM issue_followers WHERE person_id = :person_id
        UNION SELECT community_id FROM join_requests WHERE person_id = :person_id
        UNION SELECT community_id FROM journal WHERE actor_id = :person_id
        ORDER BY community_id
        """,
        person_id=person_id,
    )
    return [row["community_id"] for row in rows]


def _homes(tx: Tx, person_id: int) -> tuple[Home, ...]:
    rows = tx.all(
        """
        SELECT b.name AS building, u.name AS unit, m.relation, m.since, m.until, c.time_zone
        FROM household_members m JOIN places u ON u.id = m.household_id JOIN places b ON b.id = u.parent_id
        JOIN communities c ON c.id = m.community_id
        WHERE m.person_id = :person_id ORDER BY m.since, m.id
        """,
        person_id=person_id,
    )
    return tuple(
        Home(
            building=row["building"],
            unit=row["unit"],
            relation=Relation(row["relation"]),
            since=_local(row, "since"),
            until=_until(row),
        )
        for row in rows
    )


def _offices(tx: Tx, person_id: int) -> tuple[Office, ...]:
    rows = tx.all(
        """
        SELECT r.role, p.name AS place, r.since, r.until, c.time_zone
        FROM roles r JOIN places p ON p.id = r.place_id JOIN communities c ON c.id = r.community_id
        WHERE r.person_id = :person_id ORDER BY r.since, r.id
        """,
        person_id=person_id,
    )
    return tuple(
        Office(role=Role(row["role"]), place=row["place"], since=_local(row, "since"), until=_until(row))
        for row in rows
    )


def _reported(tx: Tx, person_id: int) -> tuple[Reported, ...]:
    rows = tx.all(
        """
        SELECT i.*, p.name AS place, c.time_zone
        FROM issues i JOIN places p ON p.id = i.place_id JOIN communities c ON c.id = i.community_id
        WHERE i.reporter_id = :person_id ORDER BY i.id
        """,
        person_id=person_id,
    )
    return tuple(Reported(issue=issue_of(row), place=row["place"], zone=ZoneInfo(row["time_zone"])) for row in rows)


def _asked(tx: Tx, person_id: int) -> tuple[Asked, ...]:
    rows = tx.all(
        """
        SELECT r.*, b.name AS building, u.name AS unit, c.time_zone
        FROM join_requests r JOIN places u ON u.id = r.household_id JOIN places b ON b.id = u.parent_id
        JOIN communities c ON c.id = r.community_id
        WHERE r.person_id = :person_id ORDER BY r.id
        """,
        person_id=person_id,
    )
    return tuple(
        Asked(
            building=row["building"],
            unit=row["unit"],
            relation=Relation(row["relation"]),
            at=_local(row, "asked_at"),
            state=state_of(row),
            decided=_local(row, "decided_at") if row["decided_at"] else None,
        )
        for row in rows
    )


def _answered(tx: Tx, person_id: int) -> tuple[Answered, ...]:
    rows = tx.all(
        """
        SELECT i.number, a.answered_at, a.verdict, a.rating, a.words, c.time_zone
        FROM issue_answers a JOIN issues i ON i.id = a.issue_id JOIN communities c ON c.id = a.community_id
        WHERE a.person_id = :person_id ORDER BY a.id
        """,
        person_id=person_id,
    )
    return tuple(
        Answered(
            number=row["number"],
            at=_local(row, "answered_at"),
            verdict=Verdict(row["verdict"]),
            rating=row["rating"],
            words=row["words"],
        )
        for row in rows
    )


def _joined(tx: Tx, table: Literal["issue_supporters", "issue_followers"], person_id: int) -> tuple[Joined, ...]:
    rows = tx.all(
        f"""
        SELECT i.number, p.name AS place, s.since, c.time_zone
        FROM {table} s JOIN issues i ON i.id = s.issue_id JOIN places p ON p.id = i.place_id
        JOIN communities c ON c.id = s.community_id
        WHERE s.person_id = :person_id ORDER BY s.since, i.id
        """,  # noqa: S608
        person_id=person_id,
    )
    return tuple(Joined(number=row["number"], place=row["place"], since=_local(row, "since")) for row in rows)


def _steps(tx: Tx, person_id: int) -> tuple[Step, ...]:
    rows = tx.all(
        """
        SELECT i.number, e.at, e.verb, e.words, c.time_zone
        FROM issue_events e JOIN issues i ON i.id = e.issue_id JOIN communities c ON c.id = e.community_id
        WHERE e.actor_id = :person_id ORDER BY e.id
        """,
        person_id=person_id,
    )
    return tuple(Step(number=row["number"], at=_local(row, "at"), verb=row["verb"], words=row["words"]) for row in rows)


def _places(tx: Tx, begun: tuple[Draft, ...]) -> Mapping[int, str]:
    numbers = {given for draft in begun for given in draft.answers.values() if type(given) is int}
    rows = (tx.one("SELECT id, name FROM places WHERE id = :number", number=number) for number in numbers)
    return {row["id"]: row["name"] for row in rows if row}


def _journal(tx: Tx, person_id: int) -> tuple[Line, ...]:
    rows = tx.all(
        """
        SELECT j.id, j.at, j.verb, j.subject, j.hash, c.time_zone
        FROM journal j JOIN communities c ON c.id = j.community_id
        WHERE j.actor_id = :person_id ORDER BY j.id
        """,
        person_id=person_id,
    )
    return tuple(
        Line(id=row["id"], at=_local(row, "at"), verb=row["verb"], subject=row["subject"], hash=row["hash"])
        for row in rows
    )


def _until(row: Row) -> datetime | None:
    return _local(row, "until") if row["until"] else None


def _local(row: Row, column: str) -> datetime:
    return moment(row[column]).astimezone(ZoneInfo(row["time_zone"]))
