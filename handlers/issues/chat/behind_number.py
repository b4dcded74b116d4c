"""What somebody writes behind the number of an issue, `/issue 2 the third floor too`: they see that issue, and with one
more press what they wrote goes along.
"""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.chat.asked_after import way_on
from handlers.issues.chat.asking import keep_for_question
from handlers.issues.chat.supplements import keep_and_offer
from handlers.issues.chat.verdicts import drop_kept, keep_words
from handlers.issues.danger import danger_in, warned, warning
from handlers.issues.words import supplement_words
from handlers.kit.replies import Replies, Say, Text, Words, text
from handlers.kit.visit import Visit
from rules.issues import Issue, is_settled
from rules.refusals import Refused, is_allowed


def keep_behind(visit: Visit, issue: Issue, words: str) -> Replies:
    """Keep what somebody wrote behind the number of an issue, beside what is kept of that. Return why that can't be,
    if it is too long or too short.
    """
    try:
        keep_words(visit, issue, None, words)
    except Refused as refused:
        return (Say(Words(text(refused.code, **refused.data))),)
    return ()


def goes_along(visit: Visit, issue: Issue, *, just_written: bool) -> Replies:
    """Offer what becomes of the words that are kept for an issue: they go along with what somebody is asked about it,
    are added to it, or go along with what they can say once it has ended. Who can do none of that reads why, where
    they have `just_written` them: they stay kept.
    """
    words = actions.kept_words(visit.tx, visit.person.id, issue, question=None)
    if not words:
        return ()
    if danger_in("", words) and is_allowed(lambda: _begin_adding(visit, issue)):
        drop_kept(visit, issue, question=None)
        return (Say(_danger_added(visit, issue, words)),)
    question = actions.asked(visit.tx, visit.now, visit.actor(), visit.settings, issue)
    if question:
        drop_kept(visit, issue, question=None)
        return (*_warning(visit, words), *keep_for_question(visit, issue, question, words))
    head = actions.where_added(visit.tx, issue.id)
    try:
        actions.begin_supplement(visit.tx, visit.now, visit.actor(), issue.id)
    except Refused as refused:
        why = text(refused.code, **refused.data)
        return _otherwise(visit, issue, head, words, why) if just_written or is_settled(head) else ()
    return (*_warning(visit, words), Say(supplement_words.along(issue, words)))


def _begin_adding(visit: Visit, issue: Issue) -> Issue:
    return actions.begin_supplement(visit.tx, visit.now, visit.actor(), issue.id, along=True)


def _danger_added(visit: Visit, issue: Issue, words: str) -> Words:
    """Add words that tell of danger at once: they do not wait for a press."""
    to, taken = actions.supplement(visit.tx, visit.now, visit.actor(), visit.settings, issue.id, words=words)
    return Words(warned(visit.settings.emergency, words, supplement_words.kept(to, sent=0, taken=taken)))


def _otherwise(visit: Visit, issue: Issue, head: Issue, words: str, why: Text) -> Replies:
    """Say why words can't be added, with what can be done with them instead."""
    way = way_on(visit, head) if is_settled(head) else None
    if way is None:
        waits = text("supplement-words-wait", number=issue.number, words=words)
        return (*_warning(visit, words), Say(Words(text("lines", lines=(why, waits)))))
    drop_kept(visit, issue, question=None)
    return (*_warning(visit, words), Say(keep_and_offer(visit, head, way, (words,), (), why)))


def _warning(visit: Visit, words: str) -> Replies:
    """Say whom to call, where somebody tells of danger."""
    warns = warning(visit.settings.emergency, words)
    return (Say(Words(warns)),) if warns else ()
