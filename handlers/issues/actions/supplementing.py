"""补充: who has the problem adds to an open issue what those who handle it should know."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from handlers.issues.actions import alarming, answering
from handlers.issues.actions.added_words import SUPPLEMENT
from handlers.issues.actions.telling import ADDED, CARD, WORK, journalize, record, show_once_more, tell
from handlers.issues.danger import danger_in
from handlers.kit.visit import Settings
from rules.access import Actor
from rules.issue_supplements import fitting_photos, require_supplement
from rules.issues import Issue
from storage import cards, issue_events, issue_supporters, issues
from storage.people import Person
from storage.store import Tx


def where_added(tx: Tx, issue_id: int) -> Issue:
    """Return the issue to which is added what is meant for this one: of one that was merged, the head."""
    reported = issues.issue(tx, issue_id)
    return issues.issue(tx, reported.merged_into) if reported.merged_into else reported


def begin_supplement(tx: Tx, now: datetime, actor: Actor, issue_id: int, *, along: bool = False) -> Issue:
    """Return the issue to which this person may add now: of one that was merged the head, where it is handled.

    How much they have added today is of no account for what goes `along` with a decision of theirs.
    """
    issue = where_added(tx, issue_id)
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

    Where the words tell of danger it is urgent from then on, however much they have added today. Return the issue, and
    how many photos it took.
    """
    danger = danger_in("", words)
    to = begin_supplement(tx, now, actor, issue_id, along=along or danger is not None)
    issue, taken = _with_photos(tx, actor, to, photos)
    if words or taken:
        record(tx, now, actor, issue, SUPPLEMENT, words=words, photos=taken, data={"photos": taken})
        issue = alarming.heed(tx, now, settings, issue, danger) if danger else issue
        hearing = answering.hearing if danger else answering.responsible
        _tell(tx, now, hearing(tx, now, settings, issue), actor, issue)
    return issue, taken


def supplement_rest(tx: Tx, now: datetime, actor: Actor, issue_id: int, photo: str) -> int:
    """Add one more photo of an album to what somebody added last: those who answer for the issue read of it there.
    Return how many it took.
    """
    issue, taken = _with_photos(tx, actor, begin_supplement(tx, now, actor, issue_id, along=True), (photo,))
    step_id = issue_events.add_photos(tx, issue.id, actor.person_id, SUPPLEMENT, taken) if taken else None
    if step_id:
        journalize(tx, now, actor, issue, SUPPLEMENT, data={"photos": taken})
        show_once_more(tx, now, step_id, (ADDED,))
    return taken


def _with_photos(tx: Tx, actor: Actor, issue: Issue, sent: tuple[str, ...]) -> tuple[Issue, int]:
    """Return the issue with as many of the photos as there is room for, and how many those are."""
    taken = fitting_photos(issue, actor.person_id, sent)
    if not taken:
        return issue, 0
    for kind in (CARD, WORK):
        cards.refresh(tx, kind, issue.id)
    return issues.change(tx, issue, photos=json.dumps((*issue.photos, *taken))), len(taken)


def _tell(tx: Tx, now: datetime, hearing: list[Person], actor: Actor, issue: Issue) -> None:
    step = issue_events.last(tx, issue.id, SUPPLEMENT)
    assert step is not None
    whom = [each for each in hearing if each.id != actor.person_id]
    tell(tx, now, whom, issue, "supplemented", about=f"{step.id}")
