"""What is shown where somebody presses on a question, or on what was offered beside it, once nothing more is taken."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.issues import actions
from handlers.issues.chat.verdicts import card_pressed
from handlers.issues.views import view_of
from handlers.issues.words import answer_words
from handlers.kit.buttons import read
from handlers.kit.replies import Replies, Show, Words, text
from handlers.kit.visit import Visit
from rules.issue_answers import Question
from rules.refusals import Refused
from storage import issues

_OFFERED: Mapping[str, Question] = {
    "issues:dispute": Question.SOLVED,
    "issues:mispressed": Question.SOLVED,
    "issues:appeal": Question.DECLINE,
}
"""The buttons that may be offered beside a question, and which one each answers."""


def past_answering(visit: Visit) -> Replies:
    """Show the news that it is solved, or what somebody answered, as it stands once nothing more is taken for that: no
    deadline tells of it, so the first press that is refused does.
    """
    card = card_pressed(visit)
    if card is None:
        return _offered_no_more(visit)
    if card.kind not in (actions.VERDICT, actions.CLOSED):
        return ()
    if not view_of(visit, issues.issue(visit.tx, card.subject_id)).answered_enough:
        return ()
    return (Show(visit.routes.cards[card.kind](visit.tx, visit.now, visit.settings, card)),)


def _offered_no_more(visit: Visit) -> Replies:
    """Say of what was offered by a button alone, and is refused for good, that it is past, and of what was kept for it
    that it was not passed on.
    """
    message = visit.press.message if visit.press else None
    under = message.reply_markup.data if message and message.reply_markup else []
    if visit.press is None or under != [visit.press.data]:
        return ()
    try:
        offered = read(visit.press.data)
    except Refused:
        return ()
    question = _OFFERED.get(offered.verb)
    if question is None:
        return ()
    issue = issues.issue(visit.tx, int(offered.arguments[0]))
    said, photos = answer_words.past(issue), actions.kept_photos(visit.tx, visit.person.id, issue, question)
    if photos or actions.kept_words(visit.tx, visit.person.id, issue, question):
        said = Words(text("answer-not-passed-on", said=said.text, photos=len(photos)))
    return (Show(said),)
