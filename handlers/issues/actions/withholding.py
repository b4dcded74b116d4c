"""Withholding from neighbours what should not stand in a group: a name in the words, a face in a photo."""

from __future__ import annotations

import json
from datetime import datetime

from handlers.issues.actions import telling
from handlers.issues.actions.telling import CARD, CLOSED, OUTCOME, VERDICT, WORK, record, tell
from rules import issue_withholding as rules
from rules.access import Actor, require, roles_at
from rules.issue_officers import is_about
from rules.issues import Issue, is_settled
from rules.journal import salted
from rules.refusals import Refused
from storage import cards, issues, places, standing
from storage.store import Tx


def begin_withholding(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may withhold parts of it: nobody decides on their own case."""
    issue = issues.issue(tx, issue_id)
    require(actor, "issues.withhold", places.place(tx, issue.place_id).path)
    if issue.reporter_id == actor.person_id:
        raise Refused("refused-own-case")
    if is_about(roles_at(actor.holds, places.place(tx, issue.place_id).path), issue):
        raise Refused("refused-issue-level", level=issue.level.value)
    return issue


def cover(tx: Tx, now: datetime, actor: Actor, issue_id: int, *, part: str, why: str) -> Issue:
    """Cover a part of what was reported, or of the result, wherever it stands there."""
    issue = begin_withholding(tx, actor, issue_id)
    where = rules.occurs_in(issue, part)
    words, result = rules.covered(issue, part)
    reasons = json.dumps(rules.because(issue, where, why, part))
    changed = issues.change(tx, issue, shown_words=words, shown_result=result, hidden_because=reasons)
    hashed = salted(part, issues.salt(tx, issue.id))
    record(tx, now, actor, changed, "withhold", words=why, data={"what": "words", "part": hashed})
    if changed.merged_into:
        head = issues.issue(tx, changed.merged_into)
        if cover_as_merged(tx, head) != head:
            telling.show_once_more(tx, now, head.id)
    return _shown_anew(tx, now, issue, changed)


def cover_as_merged(tx: Tx, issue: Issue) -> Issue:
    """Cover in the result of an issue what is covered in those that were merged into it."""
    covered = rules.with_merged(issue, issues.merged(tx, issue.id))
    if covered == issue:
        return issue
    reasons = json.dumps(covered.hidden_because)
    return issues.change(tx, issue, shown_result=covered.shown_result, hidden_because=reasons)


def hide(tx: Tx, now: datetime, actor: Actor, issue_id: int, *, file: str, why: str) -> Issue:
    """Show a photo, or the voice message, no more."""
    issue = begin_withholding(tx, actor, issue_id)
    hidden, reasons = json.dumps(rules.without(issue, file)), json.dumps(rules.because(issue, (file,), why))
    changed = issues.change(tx, issue, hidden=hidden, hidden_because=reasons)
    record(tx, now, actor, changed, "withhold", words=why, data={"what": file})
    return _shown_anew(tx, now, issue, changed)


def reveal(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Show everything again."""
    issue = begin_withholding(tx, actor, issue_id)
    if not rules.withheld(issue):
        return issue
    changed = issues.change(tx, issue, shown_words=None, shown_result=None, hidden="[]", hidden_because=None)
    record(tx, now, actor, changed, "reveal")
    return _shown_anew(tx, now, issue, changed)


def reveal_one(tx: Tx, now: datetime, actor: Actor, issue_id: int, name: str) -> Issue:
    """Show one part or one file again, by the name that it has among what can be shown by itself."""
    issue = begin_withholding(tx, actor, issue_id)
    left = rules.shown_again(issue, name)
    changed = issues.change(
        tx,
        issue,
        shown_words=left.shown_words,
        shown_result=left.shown_result,
        hidden=json.dumps(left.hidden),
        hidden_because=json.dumps(left.hidden_because) if left.hidden_because else None,
    )
    what = rules.apart(issue)[name]
    data = {"what": what} if what == name else {"what": "words", "part": salted(what, issues.salt(tx, issue.id))}
    record(tx, now, actor, changed, "reveal-part" if rules.withheld(changed) else "reveal", data=data)
    return _shown_anew(tx, now, issue, changed, opened=what)


def _shown_anew(tx: Tx, now: datetime, before: Issue, issue: Issue, opened: str = "") -> Issue:
    """Want what stands about it up to date, also once it has ended, and its reporter told: what was opened, or else
    what is withheld.

    A message can't change the photos that it stands under: then it is posted anew. One about something that has ended
    is not, merely to show again what was withheld: nobody is to be told anew of what is long over.
    """
    was, now_is = (_pictures(rules.to_neighbours(each)) for each in (before, issue))
    for kind in (CARD, OUTCOME, CLOSED):
        standing.take_up(tx, now, kind, issue.id)
    for kind in (CARD, VERDICT, OUTCOME):
        if was[kind] == now_is[kind] or (is_settled(issue) and not rules.withheld(issue)):
            cards.refresh(tx, kind, issue.id)
        else:
            cards.post_anew(tx, now, kind, issue.id)
    for kind in (WORK, CLOSED):
        cards.refresh(tx, kind, issue.id)
    kind = ("opened" if opened else "withheld") if rules.withheld(issue) else "revealed"
    tell(tx, now, telling.reporter(tx, issue), issue, kind, about=now.isoformat(), what=opened)
    return issue


def _pictures(shown: Issue) -> dict[str, tuple[str, ...]]:
    """Return under which photos each kind of message about an issue stands."""
    before, after = shown.photos, shown.result_photos
    return {CARD: before[:1], VERDICT: after[:1], OUTCOME: before + after if after else before[:1]}
