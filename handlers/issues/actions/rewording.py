"""改说明: whoever did the work says anew how, while those who have the problem are asked whether it is solved."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from handlers.issues.actions import telling
from handlers.issues.actions.telling import record
from handlers.issues.actions.withholding import cover_as_merged
from rules.access import Actor, roles_at
from rules.issue_officers import require_reword
from rules.issue_withholding import covered_anew, still_because
from rules.issues import Issue, Move
from storage import issue_events, issues, places
from storage.store import Tx


def begin_rewording(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may say anew what they did about it."""
    issue = issues.issue(tx, issue_id)
    roles = roles_at(actor.holds, places.place(tx, issue.place_id).path)
    require_reword(issue, actor.person_id, roles, done_by=done_by(tx, issue))
    return issue


def done_by(tx: Tx, issue: Issue) -> int | None:
    """Return who said last that an issue is done."""
    step = issue_events.last(tx, issue.id, Move.RESOLVE)
    return step.actor_id if step else None


def reword(tx: Tx, now: datetime, actor: Actor, issue_id: int, words: str) -> Issue:
    """Put what was done in other words. Whatever shows it is put right in its place, and nobody is asked again."""
    issue = begin_rewording(tx, actor, issue_id)
    if words == issue.result:
        return issue
    shown = covered_anew(issue, words)
    reasons = still_because(replace(issue, result=words, shown_result=shown))
    issue = issues.change(
        tx, issue, result=words, shown_result=shown, hidden_because=json.dumps(reasons) if reasons else None
    )
    issue = cover_as_merged(tx, issue)
    record(tx, now, actor, issue, "reword", words=words)
    telling.show_once_more(tx, now, issue.id, telling.CARDS)
    return issue
