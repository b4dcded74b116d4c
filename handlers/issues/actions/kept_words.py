"""What somebody wrote in reply to a question, until they press what they mean by it: it is for that question alone, as
it was asked then. For no question is what they wrote for a report, and joined this issue instead.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rules.issue_answers import Question
from rules.issues import Issue
from storage import drafts, issue_events, issues, questions
from storage.drafts import Draft
from storage.store import Tx

_ASKED_BY: Mapping[Question, str] = {
    Question.SOLVED: "resolve",
    Question.DECLINE: "decline",
    Question.LOWER: "propose-lower",
}
"""The step with which each question is asked."""


def keep_words(
    tx: Tx,
    now: datetime,
    person_id: int,
    issue: Issue,
    question: Question | None,
    words: str,
    photos: tuple[str, ...] = (),
) -> None:
    """Keep what somebody wrote in place of what they wrote for the same question before, and photos beside those that
    are kept.
    """
    asked, kept = _asked(tx, issue, question), kept_for(tx, person_id, issue, question)
    photos = tuple(dict.fromkeys((*kept_photos(tx, person_id, issue, question), *photos)))
    if kept is None or kept.field != asked:
        drop_words(tx, now, person_id, issue, question)
        kept = drafts.begin(
            tx,
            now,
            person_id=person_id,
            community_id=issue.community_id,
            form=drafts.KEPT,
            subject_id=issue.id,
            field=asked,
            asked=False,
        )
    drafts.save(tx, now, replace(kept, answers={"words": words, "photos": photos}))


def keep_rest(tx: Tx, now: datetime, person_id: int, album: Collection[str]) -> tuple[Issue, Question | None] | None:
    """Keep the photos of an album beside the first ones that are kept. Return for which question of which issue, if any
    are.
    """
    for kept in drafts.of_person(tx, person_id):
        photos = kept.answers.get("photos", ()) if kept.form == drafts.KEPT else ()
        if {*photos} & {*album}:
            together = tuple(dict.fromkeys((*photos, *album)))
            drafts.save(tx, now, replace(kept, answers={**kept.answers, "photos": together}))
            return issues.issue(tx, kept.subject_id), _question(tx, kept)
    return None


def is_later(tx: Tx, issue: Issue, question: Question, at: datetime | None) -> bool:
    """Tell whether a message of then, in full seconds, was written once a question had been asked last."""
    step = issue_events.last(tx, issue.id, _ASKED_BY[question])
    return at is not None and step is not None and at >= step.at.replace(microsecond=0)


def kept_words(tx: Tx, person_id: int, issue: Issue, question: Question | None) -> str:
    """Return what is kept of somebody's words for a question as it was asked last, or for none, if anything is."""
    return str(_kept(tx, person_id, issue, question).get("words", ""))


def kept_photos(tx: Tx, person_id: int, issue: Issue, question: Question | None) -> tuple[str, ...]:
    return tuple(_kept(tx, person_id, issue, question).get("photos", ()))


def drop_words(
    tx: Tx, now: datetime, person_id: int, issue: Issue, question: Question | None, *, pressed: int | None = None
) -> None:
    """Keep nothing any longer for a question, whenever it was asked. The button that was offered for it goes as well,
    unless it stands in the message that was `pressed`.
    """
    kept = kept_for(tx, person_id, issue, question)
    if kept:
        drafts.drop(tx, kept.id)
        questions.close(tx, now, kept.id, pressed=pressed)


def _kept(tx: Tx, person_id: int, issue: Issue, question: Question | None) -> Mapping[str, Any]:
    kept = kept_for(tx, person_id, issue, question)
    return kept.answers if kept and kept.field == _asked(tx, issue, question) else {}


def kept_for(tx: Tx, person_id: int, issue: Issue, question: Question | None) -> Draft | None:
    """Return what is kept for a question as it was asked last, or before that."""
    for kept in drafts.of_person(tx, person_id):
        if (kept.form, kept.subject_id) == (drafts.KEPT, issue.id) and _question(tx, kept) is question:
            return kept
    return None


def _question(tx: Tx, kept: Draft) -> Question | None:
    step = issue_events.find(tx, int(kept.field)) if kept.field else None
    return next((asked for asked, verb in _ASKED_BY.items() if step and step.verb == verb), None)


def _asked(tx: Tx, issue: Issue, question: Question | None) -> str:
    """Return with which step a question was asked last."""
    step = issue_events.last(tx, issue.id, _ASKED_BY[question]) if question else None
    return str(step.id) if step else ""
