"""What waits for one person 待办: the open issues that they have to take on or are at, in all their communities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rules.access import OFFICES, Role
from rules.issue_officers import above
from rules.issues import ANSWERED_FOR, PENDING, WORKING, Issue, State
from storage.issues import issue_of
from storage.sql import listed
from storage.store import Row, Tx, Value, moment
from storage.tree import BENEATH


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whose inbox it is. `everywhere`: an admin named in the settings, whose office lies at no place."""

    person_id: int
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What of it somebody asks for: that of one community whose time ends before a moment, but for what they are told
    as one of its admins: that it is overdue.
    """

    community_id: int
    before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An issue as a line of a list."""

    issue_id: int
    number: int
    category: str
    words: str
    private: bool
    place: str
    community: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much waits: to be taken on, in hand, and how much of both is past its time."""

    to_accept: int
    in_hand: int
    overdue: int

    @property
    def total(self) -> int:
        return self.to_accept + self.in_hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An issue whose time ends soon or has ended, with those who may have to see to it."""

    place_id: int
    reporter_id: int
    state: State
    held_as: Role
    holder_id: int | None
    body: Role | None
    assignee_id: int | None
    about_head: bool
    overdue: int


_HELD_NOW = "since <= :now AND (until IS NULL OR until > :now)"

# It is to be taken on, or whoever had taken it on left the office.
_AWAITS_OFFICE = f"(i.state = 'reported' OR (i.holder_id IS NULL AND i.state IN ({listed(WORKING)})))"

# Where somebody's offices reach, down to the buildings; `nearest` is 0 where others hold the same one nearer by.
_REACH = f"""
    reach (place_id, level, role, nearest) AS (
        SELECT r.place_id, p.level, r.role, 1 FROM roles r JOIN places p ON p.id = r.place_id
        WHERE r.person_id = :person_id AND {_HELD_NOW}
        UNION
        SELECT p.id, p.level, reach.role,
               CASE WHEN reach.nearest = 1 AND NOT EXISTS (
                   SELECT 1 FROM roles n WHERE n.place_id = p.id AND n.role = reach.role AND {_HELD_NOW})
               THEN 1 ELSE 0 END
        FROM reach JOIN places p ON p.parent_id = reach.place_id
        WHERE reach.level IN ('community', 'grid') AND p.level <> 'household'
    )
"""  # noqa: S608

_LADDER = (Role.BUILDING_HEAD, *above(Role.BUILDING_HEAD))


def _rank(office: str) -> str:
    """Return SQL that tells how high the office in a column stands: 0 for one that no issue lies with."""
    ranks = " ".join(f"WHEN '{role}' THEN {rank}" for rank, role in enumerate(_LADDER, 1))
    return f"CASE {office} {ranks} ELSE 0 END"


# Those who hold an office at the place of an issue, or above it.
_IN_OFFICE = """
    FROM places here LEFT JOIN places up ON up.id = here.parent_id
    JOIN roles r ON r.place_id IN (here.id, here.parent_id, up.parent_id)
    JOIN people o ON o.id = r.person_id
    WHERE here.id = i.place_id AND o.reachable = 1 AND o.id <> i.reporter_id
      AND r.since <= :now AND (r.until IS NULL OR r.until > :now)
      AND NOT (i.about_head = 1 AND EXISTS (
          SELECT 1 FROM roles head WHERE head.place_id = i.place_id AND head.person_id = o.id
            AND head.role = 'building_head' AND head.since <= :now
            AND (head.until IS NULL OR head.until > :now)))
"""

# Nobody holds the same office nearer by.
_NEAREST = f"""
    NOT EXISTS (
        SELECT 1 FROM roles n WHERE n.role = r.role AND {_HELD_NOW}
          AND n.place_id IN (here.id, here.parent_id) AND n.place_id <> r.place_id AND r.place_id <> here.id)
"""  # noqa: S608

# Nobody who took it on, or was given it and holds an office still, can be reached.
_UNHEARD_AT_WORK = f"""
    i.state IN ({listed(WORKING)})
    AND COALESCE((SELECT w.reachable FROM people w WHERE w.id = i.holder_id), 0) = 0
    AND NOT EXISTS (
        SELECT 1 {_IN_OFFICE}
          AND ((r.role = i.body AND {_NEAREST})
               OR (o.id = i.assignee_id AND r.role IN ({listed(sorted(OFFICES))}))))
"""  # noqa: S608

_RAN_OUT = "i.overdue > 0 AND i.due_at <= :now"


def _comes_instead(office: str) -> str:
    """Return SQL that tells whether an issue waits for an office of which nobody can be reached, or is with people who
    can't be, and nobody can of any office from its own up to this one: so those in this one were told of it. Of no use
    is who is party to it. What ran out of time at the top admins see beside all this.
    """
    return f"""
        (i.state = 'reported' OR ({_UNHEARD_AT_WORK})) AND {_rank("i.held_as")} <= {_rank(office)}
        AND NOT ({office} = 'admin' AND {_RAN_OUT})
        AND EXISTS (SELECT 1 FROM people WHERE people.id = :person_id AND people.reachable = 1) AND NOT EXISTS (
            SELECT 1 {_IN_OFFICE}
              AND {_rank("r.role")} >= {_rank("i.held_as")} AND {_rank("r.role")} < {_rank(office)})
    """  # noqa: S608


_AWAITING = f"""
    WITH RECURSIVE {_REACH},
    awaiting (id) AS (
        SELECT i.id FROM issues i JOIN reach ON reach.place_id = i.place_id
        WHERE i.ended_at IS NULL AND reach.nearest = 1
          AND ((i.held_as = reach.role AND {_AWAITS_OFFICE})
               OR (i.state IN ({listed(WORKING)}) AND i.body = reach.role))
        UNION
        SELECT id FROM issues
        WHERE ended_at IS NULL AND holder_id = :person_id AND state IN ({listed(WORKING)})
          AND (:everywhere = 1 OR place_id IN (SELECT place_id FROM reach))
        UNION
        SELECT id FROM issues
        WHERE ended_at IS NULL AND assignee_id = :person_id AND state IN ({listed(WORKING)})
          AND place_id IN (SELECT place_id FROM reach)
        UNION
        SELECT id FROM issues i
        WHERE ended_at IS NULL AND :everywhere = 1 AND held_as = 'admin' AND {_AWAITS_OFFICE}
        UNION
        SELECT i.id FROM issues i JOIN reach ON reach.place_id = i.place_id
        WHERE i.ended_at IS NULL AND reach.nearest = 1 AND {_comes_instead("reach.role")}
        UNION
        SELECT i.id FROM issues i WHERE i.ended_at IS NULL AND :everywhere = 1 AND {_comes_instead("'admin'")}
    )
"""  # noqa: S608

# Nobody handles what is about them: what concerns the building head is not there for whoever is that.
_NOT_ABOUT = """
    NOT (i.about_head = 1 AND i.place_id IN (SELECT place_id FROM reach WHERE role = 'building_head'))
"""

_OVERDUE = f"""
    i.community_id = :community_id AND i.ended_at IS NULL AND {_RAN_OUT}
    AND i.state IN ({listed(PENDING)}) AND {_NOT_ABOUT}
    AND (:everywhere = 1 OR i.place_id IN (SELECT place_id FROM reach WHERE role = 'admin' AND nearest = 1))
"""  # noqa: S608

_LINE = """
    SELECT i.id, i.number, i.category, i.words, i.private, i.due_at, p.name AS place, c.name AS community
"""
_AROUND = "JOIN places p ON p.id = i.place_id JOIN communities c ON c.id = i.community_id"


def counts(tx: Tx, now: datetime, reader: Reader, today: Today | None = None) -> Counts:
    """Count what waits for somebody. Nobody handles their own case: what they reported waits for others."""
    row = tx.one(
        f"""
        {_AWAITING}
        SELECT COUNT(CASE WHEN i.state = 'reported' THEN 1 END) AS to_accept,
               COUNT(CASE WHEN i.state <> 'reported' THEN 1 END) AS in_hand,
               COUNT(CASE WHEN i.due_at <= :now THEN 1 END) AS overdue
        FROM awaiting JOIN issues i ON i.id = awaiting.id WHERE {_which(today)}
        """,  # noqa: S608
        **_asked(now, reader, today),
    )
    assert row is not None
    return Counts(to_accept=row["to_accept"], in_hand=row["in_hand"], overdue=row["overdue"])


def waiting(
    tx: Tx, now: datetime, reader: Reader, today: Today | None = None, *, limit: int, offset: int = 0
) -> list[Waiting]:
    """Return what waits for somebody, the longest overdue first."""
    rows = tx.all(
        f"""
        {_AWAITING} {_LINE} FROM awaiting JOIN issues i ON i.id = awaiting.id {_AROUND}
        WHERE {_which(today)} ORDER BY i.due_at, i.id LIMIT :limit OFFSET :offset
        """,
        **_asked(now, reader, today),
        limit=limit,
        offset=offset,
    )
    return [_waiting(row) for row in rows]


def overdue_count(tx: Tx, now: datetime, reader: Reader, community_id: int) -> int:
    """Count what ran out of time at the top, where an admin has to see to it that somebody does it."""
    row = tx.one(
        f"WITH RECURSIVE {_REACH} SELECT COUNT(*) AS n FROM issues i WHERE {_OVERDUE}",  # noqa: S608
        **_asked(now, reader),
        community_id=community_id,
    )
    assert row is not None
    return int(row["n"])


def overdue(tx: Tx, now: datetime, reader: Reader, community_id: int, *, limit: int, offset: int = 0) -> list[Waiting]:
    """Return what ran out of time at the top, the longest overdue first."""
    rows = tx.all(
        f"""
        WITH RECURSIVE {_REACH} {_LINE} FROM issues i {_AROUND}
        WHERE {_OVERDUE} ORDER BY i.due_at, i.id LIMIT :limit OFFSET :offset
        """,
        **_asked(now, reader),
        community_id=community_id,
        limit=limit,
        offset=offset,
    )
    return [_waiting(row) for row in rows]


def due(tx: Tx, community_id: int, *, before: datetime) -> list[Due]:
    """Return the open issues of a community whose time ends before a moment, the longest overdue first."""
    rows = tx.all(
        f"""
        SELECT place_id, reporter_id, state, held_as, holder_id, body, assignee_id, about_head, overdue FROM issues
        WHERE community_id = :community_id AND ended_at IS NULL AND due_at < :before
          AND state IN ({listed(PENDING)}) ORDER BY due_at
        """,  # noqa: S608
        community_id=community_id,
        before=before,
    )
    return [_due(row) for row in rows]


def left_by(tx: Tx, person_id: int, role: Role, place_id: int) -> list[Issue]:
    """Return what an office leaves behind at a place and beneath it when somebody holds it no more: what they took on
    or were given, what waits for whoever holds it or was handed over to all of them, and what it does the work on.
    """
    rows = tx.all(
        f"""
        WITH RECURSIVE {BENEATH}
        SELECT i.* FROM beneath JOIN issues i ON i.place_id = beneath.id
        WHERE i.ended_at IS NULL
          AND ((i.held_as = :role AND i.holder_id IS NULL
                AND i.state IN ({listed((State.REPORTED, *ANSWERED_FOR))}))
               OR (i.state IN ({listed(WORKING)}) AND i.body = :role)
               OR (i.state IN ({listed(ANSWERED_FOR)}) AND (i.holder_id = :person_id OR i.assignee_id = :person_id)))
        ORDER BY i.id
        """,  # noqa: S608
        place_id=place_id,
        person_id=person_id,
        role=role.value,
    )
    return [issue_of(row) for row in rows]


def standing_with(tx: Tx, chat_id: int, kind: str) -> list[Issue]:
    """Return the issues that have ended and about which a message of this kind stands in a chat."""
    rows = tx.all(
        "SELECT i.* FROM standing s JOIN issues i ON i.id = s.subject_id WHERE s.chat_id = :chat_id AND s.kind = :kind",
        chat_id=chat_id,
        kind=kind,
    )
    return [issue_of(row) for row in rows]


def standing_at(tx: Tx, place_id: int, kind: str) -> list[tuple[int, Issue]]:
    """Return in which chats a message of this kind stands about an issue of a place that has ended, and about which."""
    rows = tx.all(
        """
        SELECT s.chat_id, i.* FROM issues i JOIN standing s ON s.subject_id = i.id
        WHERE i.place_id = :place_id AND s.kind = :kind ORDER BY s.chat_id, i.id
        """,
        place_id=place_id,
        kind=kind,
    )
    return [(row["chat_id"], issue_of(row)) for row in rows]


def _which(today: Today | None) -> str:
    of_today = f" AND i.community_id = :community_id AND i.due_at < :before AND NOT ({_OVERDUE})" if today else ""
    return f"i.reporter_id <> :person_id AND {_NOT_ABOUT}{of_today}"


def _asked(now: datetime, reader: Reader, today: Today | None = None) -> dict[str, Value]:
    asked: dict[str, Value] = {"now": now, "person_id": reader.person_id, "everywhere": int(reader.everywhere)}
    return asked | {"community_id": today.community_id, "before": today.before} if today else asked


def _waiting(row: Row) -> Waiting:
    return Waiting(
        issue_id=row["id"],
        number=row["number"],
        category=row["category"],
        words=row["words"],
        private=bool(row["private"]),
        place=row["place"],
        community=row["community"],
        due_at=moment(row["due_at"]),
    )


def _due(row: Row) -> Due:
    return Due(
        place_id=row["place_id"],
        reporter_id=row["reporter_id"],
        state=State(row["state"]),
        held_as=Role(row["held_as"]),
        holder_id=row["holder_id"],
        body=Role(row["body"]) if row["body"] else None,
        assignee_id=row["assignee_id"],
        about_head=bool(row["about_head"]),
        overdue=row["overdue"],
    )
