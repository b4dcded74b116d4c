"""How long what people wrote about an issue is kept once it has ended, and that it is erased then."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.visit import Settings
from rules.issues import Issue, is_settled
from rules.journal import Entry
from storage import deadlines, issue_texts, issues, journal
from storage.store import Tx

FORGET = "issues.forget"


def keep(tx: Tx, now: datetime, issue: Issue) -> None:
    """An issue has ended. For how long its texts are kept is looked up at once, by the deadline that erases them."""
    _look_again(tx, issue, now)


def forget(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """Erase what people wrote, showed and said about an issue that ended long enough ago. What can be counted stays."""
    issue = issues.issue(tx, issue_id)
    if issue.ended_at is None or not is_settled(issue):
        return
    until = issue.ended_at + settings.issues.keep_personal
    if now < until:
        _look_again(tx, issue, until)
        return
    issue_texts.erase(tx, issue.id)
    journal.append(
        tx,
        Entry(
            community_id=issue.community_id,
            at=now,
            actor_id=None,
            verb=FORGET,
            subject=f"issue:{issue.id}",
            data={},
        ),
    )


def _look_again(tx: Tx, issue: Issue, at: datetime) -> None:
    deadlines.set_deadline(tx, community_id=issue.community_id, kind=FORGET, subject_id=issue.id, due_at=at)
