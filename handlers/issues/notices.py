"""What is said about issues without being asked. Some of it is kept up to date from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from handlers.issues import actions, kept, mornings
from handlers.issues.actions import unanswered
from handlers.issues.actions.answering import place_of_body
from handlers.issues.danger import warning
from handlers.issues.kinds import TASKS, TO_OFFICERS
from handlers.issues.timely import still_true
from handlers.issues.views import is_in_office, view, view_for
from handlers.issues.words import (
    answer_words,
    incident_words,
    issue_words,
    outcome_words,
    since_words,
    supplement_words,
    work_words,
)
from handlers.issues.words.view import View
from handlers.kit.replies import Kept, Words
from handlers.kit.routes import NoticeWords, Routes
from handlers.kit.visit import Settings
from rules.issues import Issue
from storage import issue_answers, issue_events, issues
from storage.cards import Card
from storage.outbox import Notice
from storage.store import Tx

NEWS = (
    "accepted",
    "accepted-former",
    "assigned-elsewhere",
    "assigned-former",
    "assigned-former-one",
    "assigned-reporter",
    "begun",
    "declined-again",
    "declined-supporter",
    "escalated-former",
    "escalated-former-late",
    "escalated-reporter",
    "escalated-reporter-late",
    "escalated-staff",
    "forsaken-reporter",
    "goes-on",
    "handed-over-reporter",
    "lifted-former",
    "lifted-reporter",
    "lowered-former",
    "merged",
    "merged-away",
    "merged-head",
    "numbered",
    "overdue-reporter",
    "overdue-staff",
    "parted",
    "parted-former",
    "passed-up",
    "referred",
    "referred-former",
    "reopened-former",
    "returned-former",
    "returned-reporter",
    "unsolved",
    "unsolved-former",
    "withdrawn",
)
"""Notices that ask for nothing."""

LAPSED = ("lapsed", "lapsed-supporter", "lapsed-written")
"""That nobody said whether it is solved."""

KEPT: Mapping[str, tuple[str, Callable[[View], Words]]] = {
    "danger-staff": (actions.DANGER, issue_words.danger),
    "resolved": (actions.VERDICT, answer_words.verdict),
    "declined": (actions.DECLINED, issue_words.declined),
    "lower-asked": (actions.LOWER, issue_words.lower_asked),
    "done": (actions.DONE, since_words.done),
    "closed-reporter": (actions.CLOSED, answer_words.closed),
    "closed-supporter": (actions.CLOSED, answer_words.closed),
}
"""Notices that stay true after they were sent, each with the card that it becomes: questions, danger, and news that it
is solved.
"""


def register(routes: Routes) -> None:
    for kind in TASKS:
        routes.notices[f"issues.{kind}"] = _task(kind)
        routes.kept[f"issues.{kind}"] = actions.WORK
    for kind in NEWS:
        routes.notices[f"issues.{kind}"] = _said(kind, partial(issue_words.told, kind))
    for kind in LAPSED:
        routes.notices[f"issues.{kind}"] = _said(kind, partial(answer_words.lapsed, kind))
    for kind, (card, words) in KEPT.items():
        routes.notices[f"issues.{kind}"] = _said(kind, words)
        routes.kept[f"issues.{kind}"] = card
    routes.notices["issues.asked-again"] = _asked_again
    routes.kept["issues.asked-again"] = actions.VERDICT
    routes.endings.update({actions.CLOSED, actions.OUTCOME, actions.ADDED, actions.SAID})
    # Of the news this one is told with what the others have no need of.
    routes.notices["issues.assigned-elsewhere"] = _assigned_elsewhere
    routes.notices["issues.merged-worker"] = _taken_over
    routes.notices["issues.parted-head"] = _parted_from
    routes.notices["issues.words"] = _words_added
    routes.notices["issues.supplemented"] = _supplemented
    routes.notices["issues.outcome"] = _outcome
    routes.kept["issues.outcome"] = actions.OUTCOME
    routes.cards[actions.DANGER] = _danger
    mornings.register(routes)
    kept.register(routes)


def _task(kind: str) -> NoticeWords:
    def asked(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        issue = _subject(tx, notice)
        if kind == "nudge" and not issue.urgent and actions.comes_with_the_morning(tx, now, settings, issue):
            return None
        view = view_for(tx, now, settings, issue, notice.chat_id)
        still = still_true(kind, issue, notice.params["about"]) and (kind != "unheard" or view.unheard)
        return work_words.work(view) if still and view.open else None

    return asked


def _said(kind: str, words: Callable[[View], Words]) -> NoticeWords:
    """Return how a notice is put into words, as long as it is true, for whoever is to hear it still."""

    def said(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        issue = _subject(tx, notice)
        if not still_true(kind, issue, notice.params["about"]):
            return None
        if kind in TO_OFFICERS and not is_in_office(tx, now, settings, issue, notice.chat_id):
            return None
        return words(view_for(tx, now, settings, issue, notice.chat_id))

    return said


def _asked_again(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Ask somebody once more whether it is solved, unless they said so meanwhile."""
    issue = _subject(tx, notice)
    seen = view_for(tx, now, settings, issue, notice.chat_id)
    written = unanswered.reminded(tx, now, settings, issue, seen.reader_id)
    if written is None or not still_true("asked-again", issue, notice.params["about"]):
        return None
    return answer_words.asked_again(seen, written)


def _assigned_elsewhere(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell the body of a former grid which one has the work now: both are called the same, but for their places."""
    issue = _subject(tx, notice)
    if not still_true("assigned-elsewhere", issue, notice.params["about"]):
        return None
    seen, there = view_for(tx, now, settings, issue, notice.chat_id), place_of_body(tx, now, issue)
    return issue_words.told("assigned-elsewhere", replace(seen, body_at=there.name) if there else seen)


def _taken_over(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell whoever had an issue in hand with which one it goes on, and where that stands."""
    issue = _subject(tx, notice)
    if issue.merged_into is None or not is_in_office(tx, now, settings, issue, notice.chat_id):
        return None
    return incident_words.taken_over(
        issue, view_for(tx, now, settings, issues.issue(tx, issue.merged_into), notice.chat_id)
    )


def _parted_from(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell those at work on an issue what is handled by itself again, unless it was merged anew since."""
    issue = _subject(tx, notice)
    if issue.merged_into is not None or not is_in_office(tx, now, settings, issue, notice.chat_id):
        return None
    seen = view_for(tx, now, settings, issue, notice.chat_id)
    return incident_words.parted_from(seen, int(notice.params["what"]))


def _words_added(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell what somebody added to their answer, as it reads now, by the card where it stands there whole; nothing where
    that was taken away.
    """
    given, issue = issue_answers.find(tx, int(notice.params["about"].partition(":")[0])), _subject(tx, notice)
    view = view_for(tx, now, settings, issue, notice.chat_id)
    if given is None or not given.words or not kept.reads_on_there(view):
        return None
    if work_words.tells(view, given):
        return replace(work_words.work(view), keeps=Kept(actions.WORK, issue.id, issue.community_id))
    alarm = warning(settings.emergency, given.words)
    return replace(answer_words.added(view, given, alarm), keeps=Kept(actions.SAID, given.id, issue.community_id))


def _supplemented(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell what somebody added to an issue; nothing where it is erased by then."""
    step, issue = issue_events.find(tx, int(notice.params["about"].partition(":")[0])), _subject(tx, notice)
    seen = view_for(tx, now, settings, issue, notice.chat_id)
    if step is None or step.erased or not kept.reads_on_there(seen):
        return None
    said = supplement_words.told(seen, step, warning(settings.emergency, step.words))
    return replace(said, keeps=Kept(actions.ADDED, step.id, issue.community_id))


def _danger(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show the group of the staff how something dangerous stands that they were told of."""
    return issue_words.danger(view(tx, now, settings, issues.issue(tx, card.subject_id)))


def _outcome(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    issue = _subject(tx, notice)
    if not still_true("outcome", issue, notice.params["about"]):
        return None
    return outcome_words.outcome(view(tx, now, settings, issue))


def _subject(tx: Tx, notice: Notice) -> Issue:
    return issues.issue(tx, notice.params["subject"])
