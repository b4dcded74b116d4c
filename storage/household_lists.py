"""Lists of households that were looked over and wait for their importer's word."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rules.households import Homes
from storage.store import Row, Tx

KEPT = timedelta(days=1)
"""How long a list waits: it holds a whole community, and what was looked over grows old."""

Notes = Sequence[tuple[str, Mapping[str, Any]]]
"""What is to be said of the file besides: texts by their ids, with their values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdList:
    """A list and whose it is. `community` is a name, once it is chosen; `shown` the preview's fingerprint."""

    id: int
    person_id: int
    community: str | None
    homes: Homes
    notes: Notes
    sha256: str
    shown: str | None


def keep(tx: Tx, now: datetime, *, person_id: int, homes: Homes, notes: Notes, sha256: str) -> int:
    """Keep a list until it is confirmed or thrown away. Return its id."""
    row = tx.one(
        """
        INSERT INTO household_lists (person_id, homes, notes, sha256, created_at)
        VALUES (:person_id, :homes, :notes, :sha256, :now) RETURNING id
        """,
        person_id=person_id,
        homes=json.dumps(homes, ensure_ascii=False),
        notes=json.dumps(notes, ensure_ascii=False),
        sha256=sha256,
        now=now,
    )
    assert row is not None
    return int(row["id"])


def find(tx: Tx, now: datetime, list_id: int, person_id: int) -> HouseholdList | None:
    """Return a list of this person's, if it waits still."""
    row = tx.one(
        "SELECT * FROM household_lists WHERE id = :id AND person_id = :person_id AND created_at >= :oldest",
        id=list_id,
        person_id=person_id,
        oldest=now - KEPT,
    )
    return _list(row) if row else None


def show(tx: Tx, list_id: int, *, community: str, community_id: int | None, shown: str) -> None:
    """Remember for which community a list is, and what was shown of it."""
    tx.run(
        """
        UPDATE household_lists SET community = :community, community_id = :community_id, shown = :shown
        WHERE id = :id
        """,
        id=list_id,
        community=community,
        community_id=community_id,
        shown=shown,
    )


def drop(tx: Tx, list_id: int) -> None:
    tx.run("DELETE FROM household_lists WHERE id = :id", id=list_id)


def forget(tx: Tx, now: datetime) -> None:
    """Drop the lists that nobody confirmed in time."""
    tx.run("DELETE FROM household_lists WHERE created_at < :oldest", oldest=now - KEPT)


def _list(row: Row) -> HouseholdList:
    return HouseholdList(
        id=row["id"],
        person_id=row["person_id"],
        community=row["community"],
        homes=json.loads(row["homes"]),
        notes=[(id_, values) for id_, values in json.loads(row["notes"])],
        sha256=row["sha256"],
        shown=row["shown"],
    )
