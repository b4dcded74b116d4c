"""补充: what those who have the problem add to an open issue, for those who handle it."""

from __future__ import annotations

from rules.issues import MOST_PHOTOS, Issue, is_settled
from rules.refusals import Refused

MOST_A_DAY = 3
"""So often one person adds to one issue in a day: nobody floods those who handle it."""


def require_supplement(issue: Issue, *, concerned: bool, added_today: int) -> None:
    """Raise `Refused` unless somebody can add to an issue now: who is `concerned` by it, while it is open."""
    if not concerned:
        raise Refused("refused-supplement-stranger")
    if is_settled(issue):
        raise Refused("refused-supplement-over", number=issue.number)
    if added_today >= MOST_A_DAY:
        raise Refused("refused-supplement-limit", number=issue.number, limit=MOST_A_DAY)


def fitting_photos(issue: Issue, person_id: int, sent: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many of the photos as there is room for: neighbours see them, so the reporter alone adds any."""
    return sent[: room_for_photos(issue, person_id)]


def room_for_photos(issue: Issue, person_id: int) -> int:
    """Return how many photos somebody can add to an issue."""
    return max(0, MOST_PHOTOS - len(issue.photos)) if person_id == issue.reporter_id else 0
