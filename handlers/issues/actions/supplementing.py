"""补充: who has the problem adds to an open issue what those who handle it should know."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from handlers.issues.actions import answering
from handlers.issues.actions.telling import CARD, WORK, record, tell
from handlers.kit.visit import Settings
from rules.access import Actor
from rules.issue_supplements import fitting_photos, require_supplement
from rules.issues import Issue
from storage import cards, issue_events, issue_supporters, issues
from storage.store import Tx

SUPPLEMENT = "supplement"
"""The step as which it is kept."""


def begin_supplement(tx: Tx, now: datetime, actor: Actor, issue_id: int, *, along: bool = False) -> Issue:
    """Return the issue to which this person may add now: of one that was merged the head, where it is handled.

    How much they have added today is of no account for what goes `along` with a decision of theirs.
    """
    reported = issues.issue(tx, issue_id)
    issue = issues.issue(tx, reported.merged_into) if reported.merged_into else reported
    own, day = issue.reporter_id == actor.person_id, now - timedelta(days=1)
    require_supplement(
        issue,
        concerned=own or issue_supporters.supports(tx, now, issue.id, actor.person_id),
        added_today=0 if along else issue_events.count_by(tx, issue.id, actor.person_id, SUPPLEMENT, day),
    )
    return issue


def supplement(
    tx: Tx,
    now: datetime,
    actor: Actor,
    settings: Settings,
    issue_id: int,
    *,
    words: str,
    photos: tuple[str, ...] = (),
    along: bool = False,
) -> tuple[Issue, int]:
    """Add words, which those who answer for the issue are told and nobody else, and photos as long as there is room.

    Return the issue, and how many photos it took.
    """
    issue = begin_supplement(tx, now, actor, issue_id, along=along)
    taken = fitting_photos(issue, actor.person_id, photos)
    if not words and not taken:
        return issue, 0
    if taken:
        issue = issues.change(tx, issue, photos=json.dumps((*issue.photos, *taken)))
        for kind in (CARD, WORK):
            cards.refresh(tx, kind, issue.id)
    record(tx, now, actor, issue, SUPPLEMENT, words=words, photos=len(taken), data={"photos": len(taken)})
    _tell(tx, now, actor, settings, issue)
    return issue, len(taken)


def _tell(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> None:
    step = issue_events.last(tx, issue.id, SUPPLEMENT)
    assert step is not None
    whom = [each for each in answering.responsible(tx, now, settings, issue) if each.id != actor.person_id]
    tell(tx, now, whom, issue, "supplemented", about=f"{step.id}")
