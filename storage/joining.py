"""Requests to belong to a household, and what became of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from rules.joining import Relation, Request, RequestState
from rules.places import Place
from storage.store import Row, Tx, moment


def ask(tx: Tx, now: datetime, *, household: Place, person_id: int, relation: Relation) -> Request:
    """Write a request down."""
    row = tx.one(
        """
        INSERT INTO join_requests (community_id, household_id, person_id, relation, asked_at)
        VALUES (:community_id, :household_id, :person_id, :relation, :now) RETURNING *
        """,
        community_id=household.community_id,
        household_id=household.id,
        person_id=person_id,
        relation=relation.value,
        now=now,
    )
    assert row is not None
    return _request(row)


def find(tx: Tx, request_id: int) -> Request | None:
    row = tx.one("SELECT * FROM join_requests WHERE id = :request_id", request_id=request_id)
    return _request(row) if row else None


def waiting_of(tx: Tx, person_id: int) -> list[Request]:
    """Return somebody's requests that nobody has decided yet, the oldest first."""
    rows = tx.all(
        "SELECT * FROM join_requests WHERE person_id = :person_id AND state = 'waiting' ORDER BY id",
        person_id=person_id,
    )
    return [_request(row) for row in rows]


def of(tx: Tx, person_id: int) -> list[Request]:
    """Return every request that somebody made or decided, the oldest first."""
    rows = tx.all(
        "SELECT * FROM join_requests WHERE person_id = :person_id OR decided_by = :person_id ORDER BY id",
        person_id=person_id,
    )
    return [_request(row) for row in rows]


def last_building(tx: Tx, person_id: int) -> int | None:
    """Return the building where somebody last asked for a household, or last belonged to one."""
    row = tx.one(
        """
        SELECT u.parent_id AS building_id FROM (
            SELECT household_id, asked_at AS at FROM join_requests WHERE person_id = :person_id
            UNION ALL
            SELECT household_id, COALESCE(until, since) AS at FROM household_members WHERE person_id = :person_id
        ) AS lived JOIN places u ON u.id = lived.household_id ORDER BY lived.at DESC LIMIT 1
        """,
        person_id=person_id,
    )
    return int(row["building_id"]) if row else None


def waiting_in(tx: Tx, buildings: Collection[Place]) -> list[Request]:
    """Return the requests that nobody has decided yet for homes in these buildings, the oldest first."""
    ids = {building.id for building in buildings}
    found: list[Row] = []
    for community_id in sorted({building.community_id for building in buildings}):
        found += tx.all(
            """
            SELECT r.*, u.parent_id AS building_id FROM join_requests r JOIN places u ON u.id = r.household_id
            WHERE r.community_id = :community_id AND r.state = 'waiting' ORDER BY r.id
            """,
            community_id=community_id,
        )
    return [_request(row) for row in found if row["building_id"] in ids]


def declined_at(tx: Tx, household_id: int, person_id: int) -> datetime | None:
    """Return when somebody else last declined a person's request for a household, if anybody ever did."""
    row = tx.one(
        """
        SELECT MAX(decided_at) AS at FROM join_requests
        WHERE person_id = :person_id AND household_id = :household_id AND state = 'declined'
          AND decided_by <> person_id
        """,
        person_id=person_id,
        household_id=household_id,
    )
    return moment(row["at"]) if row and row["at"] else None


def asked_after(tx: Tx, request: Request) -> bool:
    """Tell whether somebody has asked anew, for whichever household, since one of their requests was decided."""
    row = tx.one(
        """
        SELECT id FROM join_requests
        WHERE person_id = :person_id AND asked_at >= :decided_at AND id > :id
          AND NOT (state = 'declined' AND decided_by = person_id)
        LIMIT 1
        """,
        person_id=request.person_id,
        decided_at=request.decided_at,
        id=request.id,
    )
    return row is not None


def decide(tx: Tx, now: datetime, request: Request, state: RequestState, decided_by: int | None) -> Request | None:
    """Let a request be decided, perhaps anew, and return it; or None where somebody was quicker."""
    row = tx.one(
        """
        UPDATE join_requests SET state = :state, decided_at = :now, decided_by = :decided_by
        WHERE id = :id AND state = :before RETURNING *
        """,
        id=request.id,
        before=_STORED.get(request.state, request.state).value,
        state=_STORED.get(state, state).value,
        now=now,
        decided_by=decided_by,
    )
    return _request(row) if row else None


_STORED = {RequestState.WITHDRAWN: RequestState.DECLINED}
"""One that was taken back is kept as declined by its asker: nobody else's word is ever theirs."""


def state_of(row: Row) -> RequestState:
    """Return where the request of a row stands."""
    state = RequestState(row["state"])
    by_asker = row["decided_by"] == row["person_id"]
    return RequestState.WITHDRAWN if by_asker and state is RequestState.DECLINED else state


def _request(row: Row) -> Request:
    return Request(
        id=row["id"],
        community_id=row["community_id"],
        household_id=row["household_id"],
        person_id=row["person_id"],
        relation=Relation(row["relation"]),
        state=state_of(row),
        asked_at=moment(row["asked_at"]),
        decided_at=moment(row["decided_at"]) if row["decided_at"] else None,
        decided_by=row["decided_by"],
    )
