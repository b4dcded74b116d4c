"""Incidents: several issues that are one and the same, handled as one. The one that stays open is their head."""

from __future__ import annotations

from rules.issues import PENDING, Issue, State
from rules.refusals import Refused


def require_mergeable(issue: Issue, head: Issue) -> None:
    """Raise `Refused`, saying why, unless an issue can be handled together with this one as its head."""
    if head.community_id != issue.community_id:
        raise Refused("refused-button")
    if head.id == issue.id:
        raise Refused("refused-merge-itself", number=issue.number)
    if head.merged_into == issue.id:
        raise Refused("refused-merge-there", number=head.number)
    if head.private != issue.private:
        raise Refused("refused-merge-private", number=head.number)
    if head.state not in PENDING:
        raise Refused("refused-merge-over", number=head.number)


def require_partable(issue: Issue) -> None:
    """Raise `Refused` where an issue has ended with the one that it was merged into: that was its end too."""
    if issue.state is State.MERGED and issue.ended_at is not None:
        raise Refused("refused-part-over", number=issue.number)


def require_without_others(merged: int) -> None:
    """Raise `Refused` where others were merged into an issue: it is theirs too, and can't be withdrawn."""
    if merged:
        raise Refused("refused-withdraw-head", count=merged)
