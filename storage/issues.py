"""Issues 诉求: rows in, the values of `rules.issues` out."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from datetime import datetime

from rules.access import Role
from rules.issue_withholding import RESULT, WORDS
from rules.issues import PENDING, Hiding, Issue, Report, State
from rules.places import Level, Place
from rules.refusals import Refused
from storage.sql import listed
from storage.store import Row, Tx, Value, moment
from storage.tree import BENEATH, UP


def file(
    tx: Tx,
    now: datetime,
    report: Report,
    *,
    where: Place,
    reporter_id: int,
    level: Level,
    held_as: Role,
    due_at: datetime,
) -> Issue:
    """Store a new issue under the next number of its community."""
    row = tx.one(
        """
        INSERT INTO issues (community_id, number, place_id, reporter_id, category, words, salt, photos, voice, urgent,
                            named, private, about_head, for_whom, reported_as, state, level, held_as,
                            reported_at, since, due_at)
        VALUES (:community_id, :number, :place_id, :reporter_id, :category, :words, :salt, :photos, :voice, :urgent,
                :named, :private, :about_head, :for_whom, :reported_as, 'reported', :level, :held_as,
                :now, :now, :due_at)
        RETURNING *
        """,
        community_id=where.community_id,
        number=_next_number(tx, where.community_id),
        place_id=where.id,
        reporter_id=reporter_id,
        category=report.category,
        words=report.words,
        salt=secrets.token_hex(16),
        photos=json.dumps(report.photos),
        voice=report.voice,
        urgent=int(report.urgent),
        named=int(report.named),
        private=int(report.private),
        about_head=int(report.about_head),
        for_whom=report.for_whom,
        reported_as=report.reported_as.value if report.reported_as else None,
        level=level.value,
        held_as=held_as.value,
        due_at=due_at,
        now=now,
    )
    assert row is not None
    return issue_of(row)


def _next_number(tx: Tx, community_id: int) -> int:
    """Take a community's next number: who takes one at the same time waits, or begins anew."""
    row = tx.one(
        """
        INSERT INTO issue_numbers (community_id, last) VALUES (:community_id, 1)
        ON CONFLICT (community_id) DO UPDATE SET last = issue_numbers.last + 1
        RETURNING last
        """,
        community_id=community_id,
    )
    assert row is not None
    return int(row["last"])


def issue(tx: Tx, issue_id: int) -> Issue:
    """Return an issue. Raises `Refused` for an id that none has: the id came with a button."""
    row = tx.one("SELECT * FROM issues WHERE id = :issue_id", issue_id=issue_id)
    if row is None:
        raise Refused("refused-button")
    return issue_of(row)


def numbered(tx: Tx, community_id: int, number: int) -> Issue | None:
    """Return a community's issue by its number, if there is one."""
    row = tx.one(
        "SELECT * FROM issues WHERE community_id = :community_id AND number = :number",
        community_id=community_id,
        number=number,
    )
    return issue_of(row) if row else None


def reported_by(tx: Tx, person_id: int) -> list[Issue]:
    """Return the issues that somebody reported, the first first."""
    rows = tx.all("SELECT * FROM issues WHERE reporter_id = :person_id ORDER BY id", person_id=person_id)
    return [issue_of(row) for row in rows]


def merged(tx: Tx, head_id: int) -> list[Issue]:
    """Return the issues that are handled together with this one, the first first."""
    rows = tx.all("SELECT * FROM issues WHERE merged_into = :head_id ORDER BY id", head_id=head_id)
    return [issue_of(row) for row in rows]


def open_above(tx: Tx, where: Place, *, by: int, limit: int = 200) -> list[Issue]:
    """Return the newest open issues at a place or above it that somebody can know of: public ones, and their own."""
    rows = tx.all(
        f"""
        WITH RECURSIVE {UP}
        SELECT i.* FROM up CROSS JOIN issues i
        WHERE i.place_id = up.id AND i.ended_at IS NULL AND i.state NOT IN ('declined', 'merged')
          AND (i.private = 0 OR i.reporter_id = :by)
        ORDER BY i.id DESC LIMIT :limit
        """,  # noqa: S608
        place_id=where.id,
        by=by,
        limit=limit,
    )
    return [issue_of(row) for row in rows]


def pending_beneath(tx: Tx, place_id: int) -> list[Issue]:
    """Return what waits or is worked on at a place and beneath it, the oldest first."""
    rows = tx.all(
        f"""
        WITH RECURSIVE {BENEATH}
        SELECT i.* FROM beneath CROSS JOIN issues i
        WHERE i.place_id = beneath.id AND i.ended_at IS NULL AND i.state IN ({listed(PENDING)}) ORDER BY i.id
        """,  # noqa: S608
        place_id=place_id,
    )
    return [issue_of(row) for row in rows]


def given_beneath(tx: Tx, place_id: int, body: Role) -> list[Issue]:
    """Return what a body does the work on at a place and beneath it, the oldest first."""
    rows = tx.all(
        f"""
        WITH RECURSIVE {BENEATH}
        SELECT i.* FROM beneath CROSS JOIN issues i
        WHERE i.place_id = beneath.id AND i.ended_at IS NULL AND i.body = :body
          AND i.state IN ({listed(PENDING)}) ORDER BY i.id
        """,  # noqa: S608
        place_id=place_id,
        body=body.value,
    )
    return [issue_of(row) for row in rows]


def open_at(tx: Tx, place_id: int) -> list[Issue]:
    """Return what has not ended at a place, the oldest first."""
    rows = tx.all("SELECT * FROM issues WHERE place_id = :place_id AND ended_at IS NULL ORDER BY id", place_id=place_id)
    return [issue_of(row) for row in rows]


def kept_from_heads(headed: Iterable[int]) -> str:
    """Return SQL that tells of an issue `i` whether it is kept from whoever heads these buildings: it is private, and
    about them.
    """
    return f"(i.private = 1 AND i.about_head = 1 AND i.place_id IN ({', '.join(map(str, (0, *headed)))}))"


def pending_around(tx: Tx, of: Issue, limit: int = 200) -> list[Issue]:
    """Return the newest other issues that wait or are worked on at the same place, above it or beneath it.

    They are public where this one is, and private where it is; about the building head where it is.
    """
    rows = tx.all(
        f"""
        WITH RECURSIVE {UP}, {BENEATH}, around (id) AS (SELECT id FROM up UNION SELECT id FROM beneath)
        SELECT i.* FROM around CROSS JOIN issues i
        WHERE i.place_id = around.id AND i.ended_at IS NULL AND i.state NOT IN ('resolved', 'declined', 'merged')
          AND i.private = :private AND i.about_head = :about_head AND i.id <> :issue_id
        ORDER BY i.id DESC LIMIT :limit
        """,  # noqa: S608
        place_id=of.place_id,
        private=int(of.private),
        about_head=int(of.about_head),
        issue_id=of.id,
        limit=limit,
    )
    return [issue_of(row) for row in rows]


def salt(tx: Tx, issue_id: int) -> str:
    """Return what is mixed into the hashes of parts of what was reported, so that the journal gives none away."""
    row = tx.one("SELECT salt FROM issues WHERE id = :issue_id", issue_id=issue_id)
    assert row is not None
    return str(row["salt"])


def change(tx: Tx, before: Issue, **columns: Value) -> Issue:
    """Change an issue, unless somebody else changed its state meanwhile: then that is what is told."""
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    row = tx.one(
        f"UPDATE issues SET {assignments} WHERE id = :id AND state = :state_before RETURNING *",  # noqa: S608
        id=before.id,
        state_before=before.state.value,
        **columns,
    )
    if row is None:
        raise Refused("refused-issue-state", state=issue(tx, before.id).state.value)
    return issue_of(row)


def note(tx: Tx, now: datetime, of: Issue, *, verb: str, actor_id: int | None, words: str, photos: int = 0) -> str:
    """Keep a step of an issue's life, as it stands after it, with the words that were said, and how many photos came
    along. Return the salt of the words.
    """
    salt = secrets.token_hex(16)
    tx.run(
        """
        INSERT INTO issue_events
            (community_id, issue_id, at, verb, actor_id, state, level, held_as, words, salt, photos)
        VALUES (:community_id, :issue_id, :now, :verb, :actor_id, :state, :level, :held_as, :words, :salt, :photos)
        """,
        community_id=of.community_id,
        issue_id=of.id,
        now=now,
        verb=verb,
        actor_id=actor_id,
        state=of.state.value,
        level=of.level.value,
        held_as=of.held_as.value,
        words=words,
        salt=salt,
        photos=photos,
    )
    return salt


def filed_since(tx: Tx, reporter_id: int, since: datetime) -> int:
    """Count what somebody has filed since a moment, but for what they told in office for neighbours."""
    row = tx.one(
        """
        SELECT COUNT(*) AS n FROM issues
        WHERE reporter_id = :reporter_id AND reported_at > :since AND reported_as IS NULL
        """,
        reporter_id=reporter_id,
        since=since,
    )
    assert row is not None
    return int(row["n"])


def issue_of(row: Row) -> Issue:
    """Return the issue that stands in a row of its table."""
    return Issue(
        id=row["id"],
        community_id=row["community_id"],
        number=row["number"],
        place_id=row["place_id"],
        reporter_id=row["reporter_id"],
        category=row["category"],
        words=row["words"],
        photos=tuple(json.loads(row["photos"])),
        voice=row["voice"],
        urgent=bool(row["urgent"]),
        named=bool(row["named"]),
        private=bool(row["private"]),
        state=State(row["state"]),
        level=Level(row["level"]),
        held_as=Role(row["held_as"]),
        holder_id=row["holder_id"],
        body=Role(row["body"]) if row["body"] else None,
        assignee_id=row["assignee_id"],
        assignee_as=Role(row["assignee_as"]) if row["assignee_as"] else None,
        outside=row["outside"],
        reference=row["reference"],
        why=row["why"],
        lower_because=row["lower_because"],
        returned=bool(row["returned"]),
        appealed=bool(row["appealed"]),
        merged_into=row["merged_into"],
        result=row["result"],
        result_photos=tuple(json.loads(row["result_photos"])),
        rating=row["rating"],
        reopened=row["reopened"],
        reported_at=moment(row["reported_at"]),
        since=moment(row["since"]),
        due_at=moment(row["due_at"]),
        overdue=row["overdue"],
        resolved_at=moment(row["resolved_at"]) if row["resolved_at"] else None,
        ended_at=moment(row["ended_at"]) if row["ended_at"] else None,
        shown_words=row["shown_words"],
        shown_result=row["shown_result"],
        hidden=tuple(json.loads(row["hidden"])),
        hidden_because=_reasons(row),
        for_whom=row["for_whom"],
        reported_as=Role(row["reported_as"]) if row["reported_as"] else None,
        about_head=bool(row["about_head"]),
    )


def _reasons(row: Row) -> tuple[Hiding, ...]:
    """Return why each part is withheld. What was withheld before each had reasons of its own has one for all of it."""
    stored = row["hidden_because"]
    if not stored:
        return ()
    if stored.startswith('[["'):
        return tuple(Hiding(*each) for each in json.loads(stored))
    covered = (what for what in (WORDS, RESULT) if row[f"shown_{what}"] is not None)
    return tuple(Hiding(what, stored) for what in (*covered, *json.loads(row["hidden"])))
