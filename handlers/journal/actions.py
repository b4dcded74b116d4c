"""What is done with the journal: an admin looks whether it still holds, and what the bot could not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rules.access import Actor, may
from rules.journal import Break, Head
from storage import journal, outbox, places, updates
from storage.store import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How far a community's chain holds, and where it breaks, if it does."""

    community: str
    head: Head
    broken: Break | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What an admin is told: the chains, the messages that were not delivered by why, the updates set aside."""

    chains: tuple[Chain, ...]
    undelivered: Mapping[str, int]
    aside: int


def audit(tx: Tx, actor: Actor, *, bot_id: int) -> Audit:
    """Verify the chains of the communities that this person may audit, entry by entry."""
    roots = [places.place(tx, place_id) for place_id, _ in places.communities(tx)]
    return Audit(
        chains=tuple(
            _chain(tx, root.name, root.community_id) for root in roots if may(actor, "journal.audit", root.path)
        ),
        undelivered=outbox.undelivered(tx),
        aside=updates.aside(tx, bot_id),
    )


def _chain(tx: Tx, community: str, community_id: int) -> Chain:
    report = journal.audit(tx, community_id)
    return Chain(community=community, head=report.heads[community_id], broken=report.first_break)
