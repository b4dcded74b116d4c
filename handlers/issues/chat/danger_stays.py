"""Danger told under the question whether it is solved: it is not, and whoever tells of it has no time for buttons."""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.chat.brought import brought
from handlers.issues.chat.named import replied_to
from handlers.issues.chat.verdicts import dispute, keep_words
from handlers.kit.replies import Replies, Say, Text, Words
from handlers.kit.visit import Visit
from rules.issue_answers import Question
from rules.refusals import Refused


def in_danger_still(visit: Visit, warns: Text) -> Replies:
    """Say whom to call, and take what somebody replied as their answer, with their words: it is not solved.

    Nothing is returned where they are asked something else, or said too much to go along with it.
    """
    issue = replied_to(visit)
    if issue is None:
        return ()
    if actions.asked(visit.tx, visit.now, visit.actor(), visit.settings, issue) is not Question.SOLVED:
        return ()
    try:
        keep_words(visit, issue, Question.SOLVED, brought(visit).words)
    except Refused:
        return ()
    return (Say(Words(warns)), *dispute(visit, issue.id))
