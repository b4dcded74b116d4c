"""Forms half filled in: each answer is stored as it is given, so that no restart loses one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.store import Row, Tx, moment

KEPT = "kept"
"""In place of a form: words that go along with what somebody presses later, under an album too. Nothing is asked for
them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form under way. `subject_id` is what it is about, `field` what is being asked; somebody last saw to it at
    `touched_at`.

    One begun in a group is `asked` once it is shown in private: before, nothing that somebody writes answers it.
    """

    id: int
    person_id: int
    community_id: int | None
    form: str
    subject_id: int
    field: str
    answers: Mapping[str, Any]
    touched_at: datetime
    asked: bool = True


def begin(
    tx: Tx,
    now: datetime,
    *,
    person_id: int,
    community_id: int | None,
    form: str,
    subject_id: int,
    field: str,
    asked: bool = True,
) -> Draft:
    """Start a form."""
    row = tx.one(
        """
        INSERT INTO drafts (person_id, community_id, form, subject_id, field, answers, asked, touched_at)
        VALUES (:person_id, :community_id, :form, :subject_id, :field, '{}', :asked, :now)
        RETURNING *
        """,
        person_id=person_id,
        community_id=community_id,
        form=form,
        subject_id=subject_id,
        field=field,
        asked=int(asked),
        now=now,
    )
    assert row is not None
    return _draft(row)


def begun(tx: Tx, person_id: int, form: str, subject_id: int) -> Draft | None:
    """Return the form that somebody has begun about something: of several, the one touched last."""
    row = tx.one(
        """
        SELECT * FROM drafts WHERE person_id = :person_id AND form = :form AND subject_id = :subject_id
        ORDER BY touched_at DESC, id DESC LIMIT 1
        """,
        person_id=person_id,
        form=form,
        subject_id=subject_id,
    )
    return _draft(row) if row else None


def ask_all(tx: Tx, person_id: int) -> None:
    """Let the forms that somebody began in a group be asked, each in its turn: they have come to private."""
    tx.run(
        "UPDATE drafts SET asked = 1 WHERE person_id = :person_id AND asked = 0 AND form <> :kept",
        person_id=person_id,
        kept=KEPT,
    )


def current(tx: Tx, person_id: int) -> Draft | None:
    """Return the form that this person is answering: of those that were asked, the one touched last."""
    row = tx.one(
        "SELECT * FROM drafts WHERE person_id = :person_id AND asked = 1 ORDER BY touched_at DESC, id DESC LIMIT 1",
        person_id=person_id,
    )
    return _draft(row) if row else None


def of_person(tx: Tx, person_id: int) -> tuple[Draft, ...]:
    """Return all forms that somebody has begun, the oldest first."""
    rows = tx.all("SELECT * FROM drafts WHERE person_id = :person_id ORDER BY id", person_id=person_id)
    return tuple(_draft(row) for row in rows)


def find(tx: Tx, draft_id: int) -> Draft | None:
    row = tx.one("SELECT * FROM drafts WHERE id = :draft_id", draft_id=draft_id)
    return _draft(row) if row else None


def save(tx: Tx, now: datetime, draft: Draft) -> None:
    """Store where a form stands."""
    tx.run(
        "UPDATE drafts SET field = :field, answers = :answers, touched_at = :now WHERE id = :id",
        id=draft.id,
        field=draft.field,
        answers=json.dumps(draft.answers, ensure_ascii=False),
        now=now,
    )


def drop(tx: Tx, draft_id: int) -> None:
    tx.run("DELETE FROM drafts WHERE id = :draft_id", draft_id=draft_id)


def forget(tx: Tx, before: datetime) -> None:
    """Drop the forms that nobody has touched since a moment."""
    tx.run("DELETE FROM drafts WHERE touched_at < :before", before=before)


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        person_id=row["person_id"],
        community_id=row["community_id"],
        form=row["form"],
        subject_id=row["subject_id"],
        field=row["field"],
        answers=json.loads(row["answers"]),
        touched_at=moment(row["touched_at"]),
        asked=bool(row["asked"]),
    )
