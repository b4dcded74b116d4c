"""Withholding from neighbours what should not stand in a group: a name in the words, a face in a photo."""

from __future__ import annotations

import json
from datetime import datetime

from handlers.issues.actions import telling
from handlers.issues.actions.telling import CARD, WORK, record, tell
from rules import issue_withholding as rules
from rules.access import Actor, require
from rules.issues import Issue
from rules.journal import salted
from rules.refusals import Refused
from storage import cards, issues, places
from storage.store import Tx


def begin_withholding(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may withhold parts of it: nobody decides on their own case."""
    issue = issues.issue(tx, issue_id)
    require(actor, "issues.withhold", places.place(tx, issue.place_id).path)
    if issue.reporter_id == actor.person_id:
        raise Refused("refused-own-case")
    return issue


def cover(tx: Tx, now: datetime, actor: Actor, issue_id: int, *, part: str, why: str) -> Issue:
    """Cover a part of the words wherever it stands in them."""
    issue = begin_withholding(tx, actor, issue_id)
    changed = issues.change(tx, issue, shown_words=rules.covered(issue, part), hidden_because=why)
    hashed = salted(part, issues.salt(tx, issue.id))
    record(tx, now, actor, changed, "withhold", words=why, data={"what": "words", "part": hashed})
    return _shown_anew(tx, now, issue, changed)


def hide(tx: Tx, now: datetime, actor: Actor, issue_id: int, *, file: str, why: str) -> Issue:
    """Show a photo, or the voice message, no more."""
    issue = begin_withholding(tx, actor, issue_id)
    hidden = json.dumps(rules.without(issue, file))
    changed = issues.change(tx, issue, hidden=hidden, hidden_because=why)
    record(tx, now, actor, changed, "withhold", words=why, data={"what": file})
    return _shown_anew(tx, now, issue, changed)


def reveal(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Show everything again."""
    issue = begin_withholding(tx, actor, issue_id)
    if not rules.withheld(issue):
        return issue
    changed = issues.change(tx, issue, shown_words=None, hidden="[]", hidden_because=None)
    record(tx, now, actor, changed, "reveal")
    return _shown_anew(tx, now, issue, changed)


def _shown_anew(tx: Tx, now: datetime, before: Issue, issue: Issue) -> Issue:
    """Want the cards up to date. A message can't change the photo that it stands under: then it is posted anew."""
    if rules.to_neighbours(before).photos[:1] == rules.to_neighbours(issue).photos[:1]:
        cards.refresh(tx, CARD, issue.id)
    else:
        cards.post_anew(tx, now, CARD, issue.id)
    cards.refresh(tx, WORK, issue.id)
    if rules.withheld(issue):
        tell(tx, now, telling.reporter(tx, issue), issue, "withheld", about=now.isoformat())
    return issue
