"""The journal 台账: appended to by every decision, sealed into chains a little later, audited at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rules.journal import GENESIS, Break, Entry, Head, Sealed, Written, link, verify, write
from storage.store import Row, Tx

PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an audit found. Keep the heads elsewhere: a later audit that ends before them was cut short."""

    verified: int
    unsealed: int
    heads: Mapping[int, Head]
    breaks: tuple[Break, ...]

    @property
    def first_break(self) -> Break | None:
        return self.breaks[0] if self.breaks else None


def append(tx: Tx, entry: Entry) -> None:
    """Write an entry down. It gets its place in the chain later, so that writers never wait for each other."""
    written = write(entry)
    tx.run(
        """
        INSERT INTO journal (community_id, at, actor_id, verb, subject, data)
        VALUES (:community_id, :at, :actor_id, :verb, :subject, :data)
        """,
        community_id=written.community_id,
        at=written.at,
        actor_id=written.actor_id,
        verb=written.verb,
        subject=written.subject,
        data=written.data,
    )


def seal(tx: Tx, limit: int = 500) -> int:
    """Give the oldest unsealed entries their places in their chains. Return how many there were."""
    rows = tx.all(
        "SELECT * FROM journal WHERE seq IS NULL ORDER BY id LIMIT :limit FOR UPDATE",
        limit=limit,
    )
    heads: dict[int, Head] = {}
    places: list[dict[str, str | int]] = []
    for row in rows:
        written = _written(row)
        last = heads.get(written.community_id) or head(tx, written.community_id)
        seq = last.seq + 1
        heads[written.community_id] = Head(seq, link(last.hash, seq, written))
        places.append({"id": row["id"], "seq": seq, "hash": heads[written.community_id].hash})
    if places:
        tx.many("UPDATE journal SET seq = :seq, hash = :hash WHERE id = :id AND seq IS NULL", places)
    return len(places)


def head(tx: Tx, community_id: int) -> Head:
    """Return how far a community's chain goes."""
    row = tx.one(
        """
        SELECT seq, hash FROM journal WHERE community_id = :community_id AND seq IS NOT NULL
        ORDER BY seq DESC LIMIT 1
        """,
        community_id=community_id,
    )
    return Head(row["seq"], row["hash"]) if row else GENESIS


def audit(tx: Tx, community_id: int | None = None) -> Report:
    """Verify a community's chain, or everybody's, entry by entry."""
    communities = _communities(tx) if community_id is None else [community_id]
    heads: dict[int, Head] = {}
    breaks = []
    for each in communities:
        heads[each], broken = _follow(tx, each)
        if broken:
            breaks.append(broken)
    return Report(
        verified=sum(reached.seq for reached in heads.values()),
        unsealed=sum(_unsealed(tx, each) for each in communities),
        heads=heads,
        breaks=tuple(breaks),
    )


def community_names(tx: Tx) -> dict[int, str]:
    """Return what the communities are called whose chains an audit tells of."""
    return {row["id"]: row["name"] for row in tx.all("SELECT id, name FROM communities")}


def _follow(tx: Tx, community_id: int) -> tuple[Head, Break | None]:
    """Follow a chain to its end, or to its first break."""
    reached = GENESIS
    for page in _pages(tx, community_id):
        broken = verify(reached, page)
        if broken:
            before = [sealed for sealed in page if sealed.seq < broken.seq]
            return (Head(before[-1].seq, before[-1].hash) if before else reached), broken
        reached = Head(page[-1].seq, page[-1].hash)
    return reached, None


def _pages(tx: Tx, community_id: int) -> Iterator[list[Sealed]]:
    after = -(2**63)
    while True:
        rows = tx.all(
            """
            SELECT * FROM journal
            WHERE community_id = :community_id AND seq IS NOT NULL AND seq > :after
            ORDER BY seq LIMIT :page
            """,
            community_id=community_id,
            after=after,
            page=PAGE,
        )
        if not rows:
            return
        yield [_sealed(row) for row in rows]
        after = rows[-1]["seq"]


def _communities(tx: Tx) -> list[int]:
    rows = tx.all("SELECT DISTINCT community_id FROM journal ORDER BY community_id")
    return [row["community_id"] for row in rows]


def _unsealed(tx: Tx, community_id: int) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM journal WHERE community_id = :community_id AND seq IS NULL",
        community_id=community_id,
    )
    return int(row["n"]) if row else 0


def _sealed(row: Row) -> Sealed:
    # SQLite keeps what a forger puts there, and a text can't be compared: no entry has the number 0.
    seq = row["seq"] if isinstance(row["seq"], int) else 0
    return Sealed(_written(row), seq, row["hash"])


def _written(row: Row) -> Written:
    return Written(
        community_id=row["community_id"],
        at=row["at"],
        actor_id=row["actor_id"],
        verb=row["verb"],
        subject=row["subject"],
        data=row["data"],
    )
