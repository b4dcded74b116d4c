"""What an admin reads about the journal."""

from __future__ import annotations

from handlers.journal.actions import Audit, Chain
from handlers.kit.replies import Text, Words, text
from rules.journal import Fault

SHORT = 12
"""How much of a hash is shown: enough to compare it with one that was written down."""
FAULTS = {
    Fault.ALTERED: "audit-altered",
    Fault.MISSING: "audit-missing",
    Fault.OUT_OF_ORDER: "audit-out-of-order",
}


def found(audit: Audit) -> Words:
    chains = tuple(map(_chain, audit.chains)) or text("audit-no-community")
    return Words(
        text(
            "audit-found",
            chains=chains,
            parked=audit.undelivered.get("parked", 0),
            failed=audit.undelivered.get("failed", 0),
            aside=audit.aside,
        )
    )


def _chain(chain: Chain) -> Text:
    if chain.broken:
        return text(FAULTS[chain.broken.fault], community=chain.community, number=chain.broken.seq)
    return text("audit-whole", community=chain.community, count=chain.head.seq, head=chain.head.hash[:SHORT])
