"""Danger told under the question whether it is solved: it is not, and whoever tells of it has no time for buttons."""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.chat.brought import brought
from handlers.issues.chat.named import replied_to
from handlers.issues.chat.verdicts import dispute, keep_words
from handlers.issues.danger import alarm, danger_in
from handlers.kit.replies import Replies, Say, Words, text
from handlers.kit.texts import listed
from handlers.kit.visit import Visit
from rules.issue_answers import Question
from rules.refusals import Refused


def in_danger_still(visit: Visit) -> Replies:
    """Say whom to call, and take what somebody replied as their answer, with their words: it is not solved.

    Nothing is returned where it tells of no danger, or may tell that it is over, where they are asked something else,
    or said too much to go along.
    """
    issue, words = replied_to(visit), brought(visit).words
    kind = danger_in("", words)
    if issue is None or kind is None or _is_over(words):
        return ()
    if actions.asked(visit.tx, visit.now, visit.actor(), visit.settings, issue) is not Question.SOLVED:
        return ()
    try:
        keep_words(visit, issue, Question.SOLVED, words)
    except Refused:
        return ()
    actions.heed(visit.tx, visit.now, visit.settings, issue, kind)
    return (Say(Words(alarm(visit.settings.emergency, kind))), *dispute(visit, issue.id))


def _is_over(words: str) -> bool:
    """Tell whether what somebody says may be that the danger is over: that is for them to press."""
    said = words.casefold()
    return any(sign in said for sign in listed(text("danger-over-signs")))
