"""What happened to an issue, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rules.access import Role
from rules.issues import State
from rules.places import Level
from storage.sql import listed
from storage.store import Row, Tx, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A step of an issue's life: what was done, how the issue stood after it, what was said, unless that is `erased`,
    and how many photos came along.
    """

    id: int
    issue_id: int
    at: datetime
    verb: str
    actor_id: int | None
    state: State
    level: Level
    held_as: Role
    words: str
    photos: int
    erased: bool


def count(tx: Tx, issue_id: int, verbs: tuple[str, ...]) -> int:
    """Count the steps of these kinds."""
    row = tx.one(
        f"SELECT COUNT(*) AS n FROM issue_events WHERE issue_id = :issue_id AND verb IN ({listed(verbs)})",  # noqa: S608
        issue_id=issue_id,
    )
    assert row is not None
    return int(row["n"])


def count_kept(tx: Tx, issue_id: int, verb: str) -> int:
    """Count the steps of a kind of which it is not erased what was said."""
    row = tx.one(
        "SELECT COUNT(*) AS n FROM issue_events WHERE issue_id = :issue_id AND verb = :verb AND salt IS NOT NULL",
        issue_id=issue_id,
        verb=verb,
    )
    assert row is not None
    return int(row["n"])


def steps(tx: Tx, issue_id: int, verbs: tuple[str, ...], *, limit: int, before: int) -> list[Event]:
    """Return the steps of these kinds, the first first, after so many."""
    rows = tx.all(
        f"""
        SELECT * FROM issue_events WHERE issue_id = :issue_id AND verb IN ({listed(verbs)})
        ORDER BY id LIMIT :limit OFFSET :before
        """,  # noqa: S608
        issue_id=issue_id,
        limit=limit,
        before=before,
    )
    return [_event(row) for row in rows]


def last(tx: Tx, issue_id: int, *verbs: str) -> Event | None:
    """Return the last step of these kinds."""
    row = tx.one(
        f"""
        SELECT * FROM issue_events WHERE issue_id = :issue_id AND verb IN ({listed(verbs)}) ORDER BY id DESC LIMIT 1
        """,  # noqa: S608
        issue_id=issue_id,
    )
    return _event(row) if row else None


def last_by_somebody(tx: Tx, issue_id: int, verb: str) -> Event | None:
    """Return the last step of a kind that a person made: others followed by themselves."""
    row = tx.one(
        """
        SELECT * FROM issue_events
        WHERE issue_id = :issue_id AND verb = :verb AND actor_id IS NOT NULL ORDER BY id DESC LIMIT 1
        """,
        issue_id=issue_id,
        verb=verb,
    )
    return _event(row) if row else None


def find(tx: Tx, event_id: int) -> Event | None:
    row = tx.one("SELECT * FROM issue_events WHERE id = :event_id", event_id=event_id)
    return _event(row) if row else None


def ids_of(tx: Tx, issue_id: int, verb: str) -> list[int]:
    """Return the ids of the steps of a kind in an issue's life."""
    rows = tx.all(
        "SELECT id FROM issue_events WHERE issue_id = :issue_id AND verb = :verb ORDER BY id",
        issue_id=issue_id,
        verb=verb,
    )
    return [row["id"] for row in rows]


def ids_by(tx: Tx, person_id: int, verb: str) -> list[int]:
    """Return the ids of the steps of a kind that somebody made."""
    rows = tx.all(
        "SELECT id FROM issue_events WHERE actor_id = :person_id AND verb = :verb ORDER BY id",
        person_id=person_id,
        verb=verb,
    )
    return [row["id"] for row in rows]


def add_photos(tx: Tx, issue_id: int, person_id: int, verb: str, count: int) -> int | None:
    """Count more photos with the last step of a kind that somebody made. Return its id, if there is one."""
    row = tx.one(
        """
        UPDATE issue_events SET photos = photos + :count
        WHERE id = (SELECT MAX(id) FROM issue_events
                    WHERE issue_id = :issue_id AND actor_id = :person_id AND verb = :verb)
        RETURNING id
        """,
        issue_id=issue_id,
        person_id=person_id,
        verb=verb,
        count=count,
    )
    return row["id"] if row else None


def count_by(tx: Tx, issue_id: int, person_id: int, verb: str, since: datetime) -> int:
    """Count the steps of a kind that somebody made since a moment."""
    row = tx.one(
        """
        SELECT COUNT(*) AS n FROM issue_events
        WHERE issue_id = :issue_id AND actor_id = :person_id AND verb = :verb AND at > :since
        """,
        issue_id=issue_id,
        person_id=person_id,
        verb=verb,
        since=since,
    )
    assert row is not None
    return int(row["n"])


def _event(row: Row) -> Event:
    return Event(
        id=row["id"],
        issue_id=row["issue_id"],
        at=moment(row["at"]),
        verb=row["verb"],
        actor_id=row["actor_id"],
        state=State(row["state"]),
        level=Level(row["level"]),
        held_as=Role(row["held_as"]),
        words=row["words"],
        photos=row["photos"],
        erased=row["salt"] is None,
    )
