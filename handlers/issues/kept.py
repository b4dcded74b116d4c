"""What is kept up to date about an issue: its card in the group, and what people were told and asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handlers.issues import actions
from handlers.issues.actions import unanswered
from handlers.issues.danger import warning
from handlers.issues.views import view, view_for
from handlers.issues.words import answer_words, issue_words, outcome_words, since_words, supplement_words, work_words
from handlers.issues.words.issue_words import category
from handlers.issues.words.view import View
from handlers.kit.invitations import invitation, link
from handlers.kit.replies import Text, Words, text
from handlers.kit.routes import CardWords, Routes
from handlers.kit.visit import Settings
from rules.issue_answers import Answer, Question, came_after_the_end, came_late
from rules.issue_readers import reads_on, stays_theirs
from rules.issues import Move, State, is_asked_to_lower
from storage import issue_answers, issue_events, issue_supporters, issues, places
from storage.cards import Card
from storage.store import Tx

LINK = "report"
"""What the links begin with that lead from a group to a report for its place."""


def register(routes: Routes) -> None:
    routes.cards[actions.CARD] = _card
    routes.cards[actions.WORK] = _work
    routes.cards[actions.VERDICT] = _asking(Question.SOLVED, _verdict)
    routes.cards[actions.DECLINED] = _asking(Question.DECLINE, _declined)
    routes.cards[actions.LOWER] = _asking(Question.LOWER, _lower)
    routes.cards[actions.FILED] = _filed
    routes.cards[actions.DONE] = _done
    routes.cards[actions.OUTCOME] = _outcome
    routes.cards[actions.CLOSED] = _closed
    routes.cards[actions.ADDED] = _added
    routes.cards[actions.SAID] = _said
    for kind in (*actions.CARDS, actions.OUTCOME, actions.CLOSED):
        routes.names[kind] = _named
    routes.names[actions.SAID] = _named_by_answer
    routes.cards[actions.PROMPT] = invitation(LINK, "report-prompt", text("report-go-private"))


def _named(tx: Tx, settings: Settings, issue_id: int) -> Text:
    """Say which issue that is, without a word of its reporter's."""
    issue = issues.issue(tx, issue_id)
    name = category(settings.categories, issue.category)
    return text("issue-named", number=issue.number, category=name, place=places.place(tx, issue.place_id).name)


def _named_by_answer(tx: Tx, settings: Settings, answer_id: int) -> Text:
    return _named(tx, settings, _answer(tx, answer_id).issue_id)


def _card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show an issue to the neighbours whom it concerns; where the group was bound elsewhere since, without buttons."""
    issue = issues.issue(tx, card.subject_id)
    chat = places.chat_here(tx, card.chat_id, card.thread_id)
    if chat and chat.purpose == "neighbours" and chat.place_id in places.place(tx, issue.place_id).path:
        return issue_words.card(view(tx, now, settings, issue, link=link(settings, chat, LINK)))
    return replace(issue_words.card(view(tx, now, settings, issue)), rows=())


def _work(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show an issue to somebody who handles it; to whoever has left office, what came of what they did."""
    return _to_handlers(tx, _seen(tx, now, settings, card), work_words.work)


def _asking(question: Question, words: CardWords) -> CardWords:
    """Return what a question shows. Once it can't be answered any more it says also what became of what its reader
    wrote for that, and never pressed. Where an issue is closed, whoever joined can answer under the news of that.
    """

    def shown(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
        said, seen = words(tx, now, settings, card), _seen(tx, now, settings, card)
        if said.rows or seen.issue.state is State.CLOSED:
            return said
        if question is Question.SOLVED and unanswered.passed_on(tx, seen.issue, seen.reader_id):
            return replace(said, text=text("answer-passed-on", said=said.text))
        photos = actions.kept_photos(tx, seen.reader_id, seen.issue, question)
        if not photos and not actions.kept_words(tx, seen.reader_id, seen.issue, question):
            return said
        return replace(said, text=text("answer-not-passed-on", said=said.text, photos=len(photos)))

    return shown


def _verdict(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show somebody who has the problem what they are asked; to whoever took that back, that alone. What had ended
    stays ended for whoever answered only under the news that it was solved: what they said stands there.
    """
    seen = _seen(tx, now, settings, card)
    issue, reader_id = seen.issue, seen.reader_id
    if reader_id == issue.reporter_id or issue_supporters.supports(tx, now, issue.id, reader_id):
        given, step = answer_words.own(seen), issue_events.last(tx, issue.id, Move.RESOLVE, Move.CONFIRM)
        closed_at = step.at if step and step.verb == Move.CONFIRM else None
        late = given is not None and (came_after_the_end(issue, given) or came_late(issue, given, closed_at))
        if late:
            return answer_words.past(issue)
        written = unanswered.reminded(tx, now, settings, issue, reader_id)
        return answer_words.verdict(seen) if written is None else answer_words.asked_again(seen, written)
    return Words(text("issue-left", number=issue.number))


def _declined(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show whoever may appeal that it is declined; once somebody did, with whom it is, as long as it waits there.

    Who did so elsewhere reads that there: here, for the `last` time, that it is asked no more.
    """
    seen = _seen(tx, now, settings, card)
    match seen.issue.state, seen.issue.appealed:
        case State.DECLINED, False:
            return issue_words.declined(seen)
        case State.REPORTED, True if not card.last:
            return issue_words.appealed(seen)
    return answer_words.past(seen.issue)


def _lower(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    seen = _seen(tx, now, settings, card)
    return issue_words.lower_asked(seen) if is_asked_to_lower(seen.issue) else answer_words.past(seen.issue)


def _filed(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return since_words.filed(_seen(tx, now, settings, card))


def _done(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return _to_handlers(tx, _seen(tx, now, settings, card), since_words.done)


def _outcome(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return outcome_words.outcome(view(tx, now, settings, issues.issue(tx, card.subject_id)))


def _closed(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show somebody that it is solved. What is to be shown on was taken back, also where it is solved by now."""
    seen = _seen(tx, now, settings, card)
    told = card.last and seen.issue.state is State.CLOSED
    return answer_words.closed(seen) if told else answer_words.taken_back(seen.issue)


def _added(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show those who handle an issue what somebody added to it, unless that was erased."""
    step = issue_events.find(tx, card.subject_id)
    assert step is not None
    seen = _seen(tx, now, settings, card, step.issue_id)
    if not reads_on_there(seen):
        return supplement_words.no_more(seen)
    return supplement_words.told(seen, step, warning(settings.emergency, step.words))


def _said(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    """Show those who handle an issue what somebody said of the work, unless that was erased."""
    given = _answer(tx, card.subject_id)
    seen = _seen(tx, now, settings, card, given.issue_id)
    if not reads_on_there(seen):
        return supplement_words.no_more(seen)
    return answer_words.added(seen, given, warning(settings.emergency, given.words))


def _answer(tx: Tx, answer_id: int) -> Answer:
    given = issue_answers.find(tx, answer_id)
    assert given is not None
    return given


def _seen(tx: Tx, now: datetime, settings: Settings, card: Card, issue_id: int | None = None) -> View:
    """Return the issue that a card is about, or another one, as it stands for whose chat this is."""
    return view_for(tx, now, settings, issues.issue(tx, issue_id or card.subject_id), card.chat_id)


def _to_handlers(tx: Tx, seen: View, words: Callable[[View], Words]) -> Words:
    """Show something to whoever still reads of it in office; to whoever did it and has left, as neighbours read it, and
    of a private one its outcome; to the others, that it is not theirs.
    """
    if reads_on_there(seen):
        return words(seen)
    if not stays_theirs(seen.roles, seen.reader_id, seen.issue, done_by=actions.done_by(tx, seen.issue)):
        return work_words.no_more(seen)
    return work_words.outcome_alone(seen) if seen.issue.private else replace(words(seen), rows=())


def reads_on_there(seen: View) -> bool:
    """Tell whether what those who handle an issue are shown of it is still for its reader."""
    return reads_on(seen.roles, seen.acts_as, seen.reader_id, seen.issue)
