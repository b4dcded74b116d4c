"""Questions about issues that are answered in other ways than by a press, or shown again to be answered at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers.issues import actions
from handlers.issues.chat import said_before, words_alone
from handlers.issues.chat.asked_after import asks_alone
from handlers.issues.chat.brought import brought
from handlers.issues.chat.named import replied_to
from handlers.issues.chat.verdicts import keep_photos, keep_words
from handlers.issues.views import view_of
from handlers.issues.words import answer_words, issue_words, supplement_words
from handlers.issues.words.view import View
from handlers.kit import buttons
from handlers.kit.albums import words_of
from handlers.kit.fields import Form
from handlers.kit.labels import meant
from handlers.kit.replies import Kept, Replies, Rows, Say, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import Message
from handlers.kit.visit import Visit, spoken_by
from rules.issue_answers import Question
from rules.issue_supplements import room_for_photos
from rules.issues import Issue
from rules.refusals import Refused
from storage import cards, issues
from storage.cards import Card
from storage.drafts import Draft

MOST_OFFERED = 3
"""So many questions are offered at once where somebody wrote something else."""

_ASKED: Mapping[Question, tuple[str, Callable[[View], Words]]] = {
    Question.SOLVED: (actions.VERDICT, answer_words.verdict),
    Question.DECLINE: (actions.DECLINED, issue_words.declined),
    Question.LOWER: (actions.LOWER, issue_words.lower_asked),
}
"""As what each question is kept up to date, and its words."""

_TAKES_BACK: Mapping[str, Question] = {"issues:mispressed": Question.SOLVED}
"""The buttons by which somebody answers anew what they are asked no more."""


def register(routes: Routes) -> None:
    routes.button("issues:question", ask_again)
    routes.events["elsewhere"] = elsewhere


def ask_again(visit: Visit, issue_id: int) -> Replies:
    """Show a question once more that still waits for its answer: it may be what somebody's words were for, under which
    the way to it was offered.
    """
    issue, question = actions.ask_again(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    asked, said = _question(visit, issue, question), _said(visit)
    if said is None or not _is_for(visit, said, issue, question, asked):
        return (Say(asked),)
    said_before.drop(visit)
    try:
        remark = _remark(visit, issue, question)
    except Refused as refused:
        remark = text(refused.code, **refused.data)
    return (Say(Words(remark)), Say(asked))


def keep_for_question(visit: Visit, issue: Issue, question: Question, words: str) -> Replies:
    """Keep what somebody wrote for what they are asked about an issue, and ask that once more."""
    try:
        keep_words(visit, issue, question, words)
    except Refused as refused:
        remark = text(refused.code, **refused.data)
    else:
        remark = text("answer-press-and-keep")
    return (Say(Words(remark)), Say(_question(visit, issue, question)))


def elsewhere(visit: Visit) -> Replies:
    """Show what else somebody is asked, whose words were kept for a later question of a form: they may be for that."""
    rows = waiting(visit) if _written(visit) else ()
    return (Say(Words(text("answer-elsewhere"), rows)),) if rows else ()


def written_out(visit: Visit) -> Replies:
    """Press for somebody the button whose words they wrote: under what they replied to, or the one question that waits.

    Nothing is returned for any other words. What the words stood under goes along where there is room for it; else that
    is said.
    """
    written = _written(visit)
    asking = (_replied_to(visit) or _only_question(visit)) if written else None
    if asking is None or not written:
        return ()
    offered = (button for row in asking.rows for button in row if button.data)
    button = meant(offered, written, spoken_by(visit.person, visit.settings), to_the_letter=False)
    if button is None:
        return ()
    pressed = buttons.read(button.data)
    kept = _keeps_photos(visit, pressed.verb)
    served = visit.routes.buttons[pressed.verb].serve(visit, pressed.arguments)
    message = visit.message
    whole = message and (message.text or (message.photo and kept))
    about = replied_to(visit) or _only_asked(visit)
    return served if whole else (Say(Words(words_alone.words_only(visit, about))), *served)


def asked_there(visit: Visit) -> Replies:
    """Show once more what somebody is asked, who replied in other words than its buttons have, or in none.

    The words of whoever has the problem are not lost: the question answers them, and they go along with a press on it.
    """
    issue = replied_to(visit)
    question = actions.asked(visit.tx, visit.now, visit.actor(), visit.settings, issue) if issue else None
    if issue and question:
        return (Say(Words(_remark(visit, issue, question))), Say(_question(visit, issue, question), quote=True))
    card = _card_replied_to(visit)
    asking = _replied_to(visit) if card and card.kind == actions.WORK and not card.last else None
    if card is None or asking is None or not asking.rows:
        return ()
    issue = issues.issue(visit.tx, card.subject_id)
    remark = text("answer-please-press" if _written(visit) else "answer-without-words")
    return (Say(Words(remark)), Say(_kept(asking, actions.WORK, issue)))


def _question(visit: Visit, issue: Issue, question: Question) -> Words:
    """Return what somebody is asked, in place of what asked it before: it is answered once, in one message."""
    kind, words = _ASKED[question]
    return _kept(words(view_of(visit, issue)), kind, issue)


def _kept(words: Words, kind: str, issue: Issue) -> Words:
    return replace(words, keeps=Kept(kind, issue.id, issue.community_id))


def elsewhere_replied_to(visit: Visit, draft: Draft) -> bool:
    """Tell whether somebody replies to what the bot said of something else than what their form is about."""
    issue = replied_to(visit)
    if issue is None:
        return _replied_to(visit) is not None
    form: Form[Any] = visit.routes.forms[draft.form]
    about = form.about(visit, draft).get("number"), draft.community_id
    return about != (issue.number, issue.community_id)


def waiting(visit: Visit) -> Rows:
    """Return the buttons that show what waits for an answer whether it is solved."""
    found = actions.awaited(visit.tx, visit.now, visit.actor(), visit.settings)[:MOST_OFFERED]
    return tuple((answer_words.question(issue, Question.SOLVED),) for issue in found)


def _written(visit: Visit) -> str | None:
    """Return what somebody wrote, perhaps under a photo or a voice message."""
    said = _said(visit)
    return words_of(visit, said) if said else None


def _said(visit: Visit) -> Message | None:
    """Return what somebody wrote or sent: under a button, what its message answers, if a person wrote that."""
    message = visit.message
    if message is None or visit.press is None:
        return message
    answered = message.reply_to_message
    return answered if answered and answered.from_ and not answered.from_.is_bot else None


def _is_for(visit: Visit, said: Message, issue: Issue, question: Question, asked: Words) -> bool:
    """Tell whether a message can be for a question, and not for one before it: what only leads there says nothing."""
    if not actions.is_later(visit.tx, issue, question, said.date):
        return False
    written = words_of(visit, said)
    if not written:
        return bool(said.photo or said.voice)
    offered = (button for row in asked.rows for button in row)
    means = meant(offered, written, spoken_by(visit.person, visit.settings), to_the_letter=False)
    return bool(said.photo) or not (means or asks_alone(written))


def _remark(visit: Visit, issue: Issue, question: Question) -> Text:
    """Keep what somebody wrote and showed, and say how it goes along: not a single sign. Raises `Refused` for what is
    too long.
    """
    said, written = _said(visit), _written(visit)
    shown = brought(visit).photos if room_for_photos(issue, visit.person.id) else ()
    keep_photos(visit, issue, question, shown)
    kept_with_photos = text("answer-press-and-keep-photos", seen=supplement_words.seen(issue))
    if written:
        try:
            keep_words(visit, issue, question, written)
        except Refused as refused:
            if refused.code != "form-too-short":
                raise
            return kept_with_photos if shown else text("answer-please-press")
    if shown:
        return kept_with_photos
    if not written:
        asked = text("answer-without-words")
        return text("lines", lines=(supplement_words.no_photos(issue), asked)) if brought(visit).photos else asked
    kept = text("answer-press-and-keep")
    return kept if said and said.text else text("lines", lines=(words_alone.words_only(visit, issue), kept))


def _keeps_photos(visit: Visit, verb: str = "") -> bool:
    """Keep the photos of an answer that is written out, for the question that its button answers: it may ask back
    first. Return whether there is room for any.
    """
    issue = replied_to(visit) or _only_asked(visit)
    if issue is None or not room_for_photos(issue, visit.person.id):
        return False
    question = _TAKES_BACK.get(verb) or actions.asked(visit.tx, visit.now, visit.actor(), visit.settings, issue)
    if question is None:
        return False
    keep_photos(visit, issue, question, brought(visit).photos)
    return True


def _card_replied_to(visit: Visit) -> Card | None:
    answered = visit.message.answered if visit.message else None
    return cards.at(visit.tx, visit.chat_id, answered.message_id) if answered else None


def _replied_to(visit: Visit) -> Words | None:
    """Return what stands now in the message of the bot's that somebody replied to, if it is kept up to date."""
    card = _card_replied_to(visit)
    if card is None or card.kind not in visit.routes.cards:
        return None
    return visit.routes.cards[card.kind](visit.tx, visit.now, visit.settings, card)


def _only_question(visit: Visit) -> Words | None:
    """Return the one question that waits, unless somebody replies to what was said of another issue."""
    issue = _only_asked(visit)
    return answer_words.verdict(view_of(visit, issue)) if issue else None


def _only_asked(visit: Visit) -> Issue | None:
    found = actions.awaited(visit.tx, visit.now, visit.actor(), visit.settings)
    return found[0] if len(found) == 1 and replied_to(visit) in (None, found[0]) else None
