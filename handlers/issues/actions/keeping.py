"""How long what people wrote about an issue is kept once it has ended."""

from __future__ import annotations

from datetime import datetime

from rules.issues import Issue
from storage import deadlines
from storage.store import Tx

FORGET = "issues.forget"


def keep(tx: Tx, now: datetime, issue: Issue) -> None:
    """An issue has ended. For how long its texts are kept is looked up at once, by the deadline that erases them."""
    look_again(tx, issue, now)


def keep_on(tx: Tx, issue: Issue) -> None:
    """An issue has not ended after all: nothing of it is erased."""
    deadlines.clear(tx, FORGET, issue.id)


def look_again(tx: Tx, issue: Issue, at: datetime) -> None:
    deadlines.set_deadline(tx, community_id=issue.community_id, kind=FORGET, subject_id=issue.id, due_at=at)
