"""The journal 台账: the record of every decision, chained by hash so that nothing is changed in it unseen.

A community has one chain. An entry holds ids, codes and salted hashes, never names or texts: when a person
is forgotten, the chain still verifies. What is cut off a chain's end shows only to whoever kept its head.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

Data = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who did what to what, and when. `subject` is a kind and an id: "issue:17"."""

    community_id: int
    at: datetime
    actor_id: int | None
    verb: str
    subject: str
    data: Data

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError(f"a moment without a time zone: {self.at!r}")
        for name, value in self.data.items():
            if not isinstance(value, str | int | None) or isinstance(value, bool):
                raise TypeError(f"the journal holds texts, integers and None, not {name}={value!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An entry as it is kept and hashed: letter by letter, so that no alteration is too small."""

    community_id: int
    at: str
    actor_id: int | None
    verb: str
    subject: str
    data: str


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain goes: its last entry's number and hash."""

    seq: int
    hash: str


GENESIS = Head(0, "0" * 64)


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry that has its place in a chain."""

    written: Written
    seq: int
    hash: str


class Fault(StrEnum):
    """How a chain is broken."""

    ALTERED = "altered"
    MISSING = "missing"
    OUT_OF_ORDER = "out-of-order"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a chain does not hold. `seq` is the number that should stand there."""

    community_id: int
    seq: int
    fault: Fault


def write(entry: Entry) -> Written:
    """Return the one way to write an entry down."""
    at = entry.at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    return Written(
        community_id=entry.community_id,
        at=at,
        actor_id=entry.actor_id,
        verb=entry.verb,
        subject=entry.subject,
        data=json.dumps(dict(entry.data), sort_keys=True, separators=(",", ":")),
    )


def link(previous_hash: str, seq: int, written: Written) -> str:
    """Return the hash that gives an entry its place: over all of it, its number, and the hash before it."""
    parts = [
        previous_hash,
        seq,
        written.community_id,
        written.at,
        written.actor_id,
        written.verb,
        written.subject,
        written.data,
    ]
    # `repr` is for what only a forger puts into a column: it must not verify, and must not raise either.
    return sha256(json.dumps(parts, separators=(",", ":"), default=repr).encode()).hexdigest()


def salted(text: str, salt: str) -> str:
    """Return a text's hash for the journal: with its salt one can show that it was this one, without it nothing."""
    return hmac.new(salt.encode(), text.encode("utf-8", "surrogatepass"), sha256).hexdigest()


def verify(previous: Head, entries: Iterable[Sealed]) -> Break | None:
    """Return the first break in what follows `previous`, or None."""
    following = iter(entries)
    for sealed in following:
        due = previous.seq + 1
        community_id = sealed.written.community_id
        if sealed.seq != due:
            return Break(community_id, due, Fault.MISSING if sealed.seq > due else Fault.OUT_OF_ORDER)
        if sealed.hash != link(previous.hash, due, sealed.written):
            return Break(community_id, due, _how(previous.hash, sealed, following))
        previous = Head(sealed.seq, sealed.hash)
    return None


def _how(previous_hash: str, wrong: Sealed, following: Iterable[Sealed]) -> Fault:
    """Return whether what should stand here stands further on, with its own hash or without."""
    for later in following:
        if link(previous_hash, wrong.seq, later.written) in (wrong.hash, later.hash):
            return Fault.OUT_OF_ORDER
    return Fault.ALTERED
