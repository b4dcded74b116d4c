"""What is said about issues without being asked: notices, and the cards that are kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handlers.issues import actions, mornings
from handlers.issues.kinds import TASKS, TO_OFFICERS
from handlers.issues.timely import still_true
from handlers.issues.views import is_in_office, view, view_for
from handlers.issues.words import (
    answer_words,
    incident_words,
    issue_words,
    outcome_words,
    supplement_words,
    work_words,
)
from handlers.issues.words.issue_words import View
from handlers.kit.invitations import invitation, link
from handlers.kit.replies import Words, text
from handlers.kit.routes import NoticeWords, Routes
from handlers.kit.visit import Settings
from rules.issue_readers import reads_on
from rules.issues import Issue
from storage import issue_answers, issue_events, issues, places
from storage.cards import Card
from storage.outbox import Notice
from storage.store import Tx

LINK = "report"
"""What the links begin with that lead from a group to a report for its place."""

NEWS = (
    "accepted",
    "accepted-former",
    "assigned-former",
    "assigned-former-one",
    "assigned-reporter",
    "begun",
    "declined-again",
    "declined-supporter",
    "done",
    "escalated-former",
    "escalated-former-late",
    "escalated-reporter",
    "escalated-reporter-late",
    "escalated-staff",
    "goes-on",
    "handed-over-reporter",
    "lapsed",
    "lapsed-supporter",
    "lifted-former",
    "lifted-reporter",
    "lowered-former",
    "merged",
    "merged-head",
    "overdue-reporter",
    "overdue-staff",
    "parted",
    "parted-former",
    "passed-up",
    "referred",
    "referred-former",
    "reopened-former",
    "unsolved",
    "unsolved-former",
    "withdrawn",
)
"""Notices that ask for nothing."""

ASKED = {"declined": issue_words.declined, "lower-asked": issue_words.lower_asked}
"""Notices that offer the reporter a choice."""

CLOSED = ("closed-reporter", "closed-supporter")
"""Notices that it is closed, to those who may still say what they think of it."""


def register(routes: Routes) -> None:
    for kind in TASKS:
        routes.notices[f"issues.{kind}"] = _task(kind)
        routes.kept[f"issues.{kind}"] = actions.WORK
    for kind in NEWS:
        routes.notices[f"issues.{kind}"] = _news(kind)
    for kind, asking in ASKED.items():
        routes.notices[f"issues.{kind}"] = _asked(kind, asking)
    for kind in CLOSED:
        routes.notices[f"issues.{kind}"] = _closed(kind)
    routes.notices["issues.merged-worker"] = _taken_over
    routes.notices["issues.words"] = _words_added
    routes.notices["issues.supplemented"] = _supplemented
    routes.notices["issues.resolved"] = _question
    routes.kept["issues.resolved"] = actions.VERDICT
    routes.notices["issues.outcome"] = _outcome
    routes.kept["issues.outcome"] = actions.OUTCOME
    routes.endings.add("issues.outcome")
    routes.cards[actions.OUTCOME] = _outcome_card
    mornings.register(routes)
    routes.cards[actions.CARD] = _card
    routes.cards[actions.WORK] = _work_card
    routes.cards[actions.VERDICT] = _verdict_card
    routes.cards[actions.PROMPT] = invitation(LINK, "report-prompt", text("report-go-private"))


def _task(kind: str) -> NoticeWords:
    def asked(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        issue = _subject(tx, notice)
        if kind == "nudge" and not issue.urgent and actions.comes_with_the_morning(tx, now, settings, issue):
            return None
        view = view_for(tx, now, settings, issue, notice.chat_id)
        still = still_true(kind, issue, notice.params["about"]) and (kind != "unheard" or view.unheard)
        return work_words.work(view) if still and view.open else None

    return asked


def _asked(kind: str, asking: Callable[[View], Words]) -> NoticeWords:
    def asked(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        issue = _subject(tx, notice)
        if not still_true(kind, issue, notice.params["about"]):
            return None
        return asking(view_for(tx, now, settings, issue, notice.chat_id))

    return asked


def _news(kind: str) -> NoticeWords:
    def said(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        issue = _subject(tx, notice)
        if not still_true(kind, issue, notice.params["about"]):
            return None
        if kind in TO_OFFICERS and not is_in_office(tx, now, settings, issue, notice.chat_id):
            return None
        return issue_words.told(kind, view_for(tx, now, settings, issue, notice.chat_id))

    return said


def _question(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    issue = _subject(tx, notice)
    if not still_true("resolved", issue, notice.params["about"]):
        return None
    return answer_words.verdict(view_for(tx, now, settings, issue, notice.chat_id))


def _closed(kind: str) -> NoticeWords:
    def said(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        issue = _subject(tx, notice)
        if not still_true(kind, issue, notice.params["about"]):
            return None
        return answer_words.closed(view_for(tx, now, settings, issue, notice.chat_id), kind)

    return said


def _taken_over(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell whoever had an issue in hand with which one it goes on, and where that stands."""
    issue = _subject(tx, notice)
    if issue.merged_into is None or not is_in_office(tx, now, settings, issue, notice.chat_id):
        return None
    return incident_words.taken_over(
        issue, view_for(tx, now, settings, issues.issue(tx, issue.merged_into), notice.chat_id)
    )


def _words_added(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell what somebody added to their answer, as it reads now; nothing where that was taken away."""
    given, issue = issue_answers.find(tx, int(notice.params["about"].partition(":")[0])), _subject(tx, notice)
    if given is None or not given.words or not is_in_office(tx, now, settings, issue, notice.chat_id):
        return None
    return answer_words.added(view_for(tx, now, settings, issue, notice.chat_id), given)


def _supplemented(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Tell what somebody added to an issue; nothing where it is erased by then."""
    step_id, _, photos = notice.params["about"].partition(":")
    step, issue = issue_events.find(tx, int(step_id)), _subject(tx, notice)
    if step is None or not (step.words or int(photos)) or not is_in_office(tx, now, settings, issue, notice.chat_id):
        return None
    return supplement_words.told(view_for(tx, now, settings, issue, notice.chat_id), step, int(photos))


def _outcome(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    issue = _subject(tx, notice)
    if not still_true("outcome", issue, notice.params["about"]):
        return None
    return outcome_words.outcome(view(tx, now, settings, issue))


def _outcome_card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return outcome_words.outcome(view(tx, now, settings, issues.issue(tx, card.subject_id)))


def _subject(tx: Tx, notice: Notice) -> Issue:
    return issues.issue(tx, notice.params["subject"])


def _card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show an issue to the neighbours whom it concerns; where the group was bound elsewhere since, without buttons."""
    issue = issues.issue(tx, card.subject_id)
    chat = places.chat_here(tx, card.chat_id, card.thread_id)
    if chat and chat.purpose == "neighbours" and chat.place_id in places.place(tx, issue.place_id).path:
        return issue_words.card(view(tx, now, settings, issue, link=link(settings, chat, LINK)))
    return replace(issue_words.card(view(tx, now, settings, issue)), rows=())


def _work_card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show an issue to somebody who handles it; to whoever has left office, that alone."""
    view = view_for(tx, now, settings, issues.issue(tx, card.subject_id), card.chat_id)
    return work_words.work(view) if reads_on(view.roles, view.reader_id, view.issue) else work_words.no_more(view)


def _verdict_card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return answer_words.verdict(view_for(tx, now, settings, issues.issue(tx, card.subject_id), card.chat_id))
