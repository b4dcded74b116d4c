"""Incidents: several issues that are one and the same, handled as one. The one that stays open is their head."""

from __future__ import annotations

from rules.issues import PENDING, WORKING, Issue, State
from rules.places import Level
from rules.refusals import Refused

_HEIGHT = tuple(Level)
"""The levels, the lowest first."""


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
    if head.about_head != issue.about_head:
        raise Refused("refused-merge-about-head", number=head.number)
    if head.state not in PENDING:
        raise Refused("refused-merge-over", number=head.number)
    back = sets_back(issue, head)
    if back:
        raise Refused(back, number=head.number, merged=issue.number)


def sets_back(issue: Issue, head: Issue) -> str | None:
    """Return why an issue would fall back if it went into this head, if it would: to a lower level, which is its
    reporter's to agree to, or from somebody's hands to where nobody has taken it on yet.
    """
    if _HEIGHT.index(head.level) < _HEIGHT.index(issue.level):
        return "refused-merge-lower"
    if head.state is State.REPORTED and issue.state in WORKING:
        return "refused-merge-waits" if head.level is issue.level else "refused-merge-waits-above"
    return None


def require_partable(issue: Issue) -> None:
    """Raise `Refused` where an issue has ended with the one that it was merged into: that was its end too."""
    if issue.state is State.MERGED and issue.ended_at is not None:
        raise Refused("refused-part-over", number=issue.number)


def require_without_others(merged: int) -> None:
    """Raise `Refused` where others were merged into an issue: it is theirs too, and can't be withdrawn."""
    if merged:
        raise Refused("refused-withdraw-head", count=merged)
