"""What people wrote about an issue is erased when its time has come: here, and where it stands in their chats."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import added_words, keeping, telling
from handlers.kit.visit import Settings
from rules.issues import is_settled
from storage import issue_texts, issues
from storage.store import Tx


def forget(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """Erase what people wrote, showed and said about an issue that ended long enough ago. What can be counted stays."""
    issue = issues.issue(tx, issue_id)
    if issue.ended_at is None or not is_settled(issue):
        return
    until = issue.ended_at + settings.issues.keep_personal
    if now < until:
        keeping.look_again(tx, issue, until)
        return
    issue_texts.erase(tx, issue.id)
    for each in (issue, *issues.merged(tx, issue.id)):
        telling.show_once_more(tx, now, each.id)
        added_words.show_once_more(tx, now, added_words.of_issue(tx, each))
    telling.journalize(tx, now, None, issue, "forget", data={})
