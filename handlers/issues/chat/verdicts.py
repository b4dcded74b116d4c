"""回访 in the chat: what those who have the problem answer, by one tap, and what else a reporter decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel

from handlers.issues import actions
from handlers.issues.chat.brought import brought
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.sentences import Sentence
from handlers.issues.danger import warned, warned_first
from handlers.issues.spots import first_spot
from handlers.issues.views import view_of
from handlers.issues.words import answer_words, issue_words, supplement_words
from handlers.kit import forms
from handlers.kit.fields import Ask, Form
from handlers.kit.replies import Kept, Replies, Say, Show, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.issue_answers import Question, Verdict, came_after_the_end, is_doubtful, is_own_closing
from rules.issue_supplements import room_for_photos
from rules.issues import Issue, is_settled
from rules.refusals import Refused
from storage import cards, issues
from storage.cards import Card
from storage.drafts import Draft


class AnswerWords(BaseModel):
    """What somebody can add to what they answered."""

    words: Annotated[Sentence | None, Ask(question="answer-ask-words", skip=True)]

    @property
    def photos(self) -> tuple[str, ...]:
        return ()


class AnswerWithPhotos(BaseModel):
    """What its reporter can add to their answer while work on it goes on: photos too, as in 补充."""

    words: Annotated[Sentence | None, Ask(question="answer-ask-words-or-photos", skip=True)]
    photos: Annotated[
        tuple[str, ...] | None, Ask(question="supplement-ask-photos", takes="photos", later=True, skip=True)
    ] = ()


def register(routes: Routes) -> None:
    for form in (ANSWER_WORDS, ANSWER_WITH_PHOTOS):
        routes.forms[form.name] = form
    routes.button("issues:solved", solved)
    routes.button("issues:confirm", confirm)
    routes.button("issues:unhappy", unhappy)
    routes.button("issues:partly", partly)
    routes.button("issues:dispute", dispute)
    routes.button("issues:mispressed", mispressed)
    routes.button("issues:rate", rate)
    routes.button("issues:words", add_words)
    routes.button("issues:appeal", appeal)
    routes.button("issues:lower", lower)
    routes.button("issues:stay", stay)
    routes.button("issues:withdraw", withdraw)
    routes.button("issues:withdrawn", withdraw_for_good)


def solved(visit: Visit, issue_id: int) -> Replies:
    return _answer(visit, issue_id, Verdict.SOLVED)


def confirm(visit: Visit, issue_id: int, rating: int) -> Replies:
    """To give stars is to say that it is solved; whoever gives few is asked first whether they mean that."""
    _require_not_taken_back(visit)
    if is_doubtful(rating):
        issue = actions.begin_answering(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
        return (Show(answer_words.doubt(view_of(visit, issue), rating)),)
    return _answer(visit, issue_id, Verdict.SOLVED, rating)


def unhappy(visit: Visit, issue_id: int, rating: int) -> Replies:
    """It is solved, whoever gives few stars says: how it was done is what they mean."""
    return _answer(visit, issue_id, Verdict.SOLVED, rating)


def partly(visit: Visit, issue_id: int) -> Replies:
    return _answer(visit, issue_id, Verdict.PARTLY)


def dispute(visit: Visit, issue_id: int) -> Replies:
    return _answer(visit, issue_id, Verdict.UNSOLVED)


def mispressed(visit: Visit, issue_id: int) -> Replies:
    """Take back that it is solved. What was written for it when it had ended already goes along, with its photos."""
    return _along(visit, actions.mispressed(visit.tx, visit.now, visit.actor(), visit.settings, issue_id))


def rate(visit: Visit, issue_id: int, rating: int) -> Replies:
    _require_not_taken_back(visit)
    return _shown(visit, actions.rate(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, rating))


def add_words(visit: Visit, issue_id: int) -> Replies:
    """Ask for a word on what somebody answered."""
    issue, _ = actions.begin_adding(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    showing = not is_settled(issue) and room_for_photos(issue, visit.person.id)
    form: Form[Any] = ANSWER_WITH_PHOTOS if showing else ANSWER_WORDS
    return (Say(forms.begin(visit, form, subject_id=issue.id, community_id=issue.community_id)),)


def appeal(visit: Visit, issue_id: int) -> Replies:
    issue = actions.appeal(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    added = _add_what_was_said(visit, issue, Question.DECLINE)
    return (*_stands(visit, actions.DECLINED, issue, issue_words.appealed(view_of(visit, issue))), *added)


def lower(visit: Visit, issue_id: int) -> Replies:
    issue, went = actions.lower(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    added = _add_what_was_said(visit, issue, Question.LOWER)
    said = issue_words.lowered(view_of(visit, issue)) if went else issue_words.nobody_below(issue)
    return (*_stands(visit, actions.LOWER, issue, said), *added)


def stay(visit: Visit, issue_id: int) -> Replies:
    issue = actions.stay(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    added = _add_what_was_said(visit, issue, Question.LOWER)
    return (*_stands(visit, actions.LOWER, issue, issue_words.stays(view_of(visit, issue))), *added)


def withdraw(visit: Visit, issue_id: int) -> Replies:
    """Ask once more before an issue is taken back: it can't be undone."""
    issue = actions.begin_withdrawing(visit.tx, visit.now, visit.actor(), issue_id)
    return (Show(issue_words.sure_to_withdraw(issue, str(first_spot(visit)))),)


def withdraw_for_good(visit: Visit, issue_id: int) -> Replies:
    issue = actions.withdraw(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    return (Show(Words(text("issue-withdrawn", number=issue.number))),)


def keep_for(
    question: Question | None, visit: Visit, issue: Issue, written: Iterable[str], photos: tuple[str, ...]
) -> bool:
    """Keep what somebody wrote and showed for an issue that is not open any more, until they say by a button what they
    mean. What is no word by itself is not kept. Return whether there was room for the others.
    """
    fits = True
    for words in written:
        try:
            keep_words(visit, issue, question, words)
        except Refused as refused:
            fits = fits and refused.code == "form-too-short"
    keep_photos(visit, issue, question, photos)
    return fits


def keep_photos(visit: Visit, issue: Issue, question: Question | None, photos: tuple[str, ...]) -> None:
    """Keep what somebody showed, beside what they wrote, until they say by a button what they mean by it."""
    if photos:
        said = actions.kept_words(visit.tx, visit.person.id, issue, question)
        actions.keep_words(visit.tx, visit.now, visit.person.id, issue, question, said, photos)


def keep_words(visit: Visit, issue: Issue, question: Question | None, written: str) -> None:
    """Keep what somebody wrote, beside what they wrote before, until they say by a button what they mean by it.

    Raises `Refused` for what is too long to go along with that, or too short to be more than a sign.
    """
    words = ANSWER_WORDS.read("words", written)
    before = actions.kept_words(visit.tx, visit.person.id, issue, question)
    if before:
        words = before if words in before else ANSWER_WORDS.read("words", f"{before}\n{words}")
    actions.keep_words(visit.tx, visit.now, visit.person.id, issue, question, words)


def drop_kept(visit: Visit, issue: Issue, question: Question | None) -> None:
    """Keep nothing any longer: it went along with what somebody pressed, or into a new report."""
    pressed = visit.press.message.message_id if visit.press and visit.press.message else None
    actions.drop_words(visit.tx, visit.now, visit.person.id, issue, question, pressed=pressed)


def _answer(visit: Visit, issue_id: int, verdict: Verdict, rating: int | None = None) -> Replies:
    """Keep the answer, with what somebody had written and shown before they gave it."""
    _require_not_taken_back(visit)
    return _along(visit, actions.answer(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, verdict, rating))


def _along(visit: Visit, issue: Issue) -> Replies:
    """Show somebody's answer, with which goes what they had written, and shown as long as work on it goes on. Photos of
    what is solved are kept, as their finger may have slipped.
    """
    photos = _shown_before(visit, issue, Question.SOLVED)
    said, left = _said_before(visit, issue, Question.SOLVED)
    issue = _with_words(visit, issue, said)
    if not photos:
        return (*_shown(visit, issue), *left)
    if not is_settled(issue):
        added = _supplement(visit, issue, "", photos)
        return (*_shown(visit, issue), Say(Words(added)), *left)
    given = answer_words.own(view_of(visit, issue))
    slipped = given is not None and is_own_closing(issue, given)
    if slipped:
        keep_photos(visit, issue, Question.SOLVED, photos)
    photos_left = text("answer-photos-left", number=issue.number, slipped=int(slipped))
    return (*_shown(visit, issue), Say(Words(photos_left)), *left)


def _with_words(visit: Visit, issue: Issue, said: str) -> Issue:
    """Add to somebody's answer, as a word on it, what they had written before."""
    given = answer_words.own(view_of(visit, issue))
    if not said or given is None or said in given.words:
        return issue
    words = "\n".join(filter(None, (given.words, said)))
    return actions.add_words(visit.tx, visit.now, visit.actor(), visit.settings, issue.id, words, along=True)


def _require_not_taken_back(visit: Visit) -> None:
    """Raise `Refused` for a press on the news that it is solved, once that was put right: it is no answer to what was
    done since.
    """
    card = card_pressed(visit)
    if card is None:
        return
    kind, _ = card.about
    if kind == actions.CLOSED and (card.folded or not card.last):
        raise Refused("refused-asked-no-more")


def _add_what_was_said(visit: Visit, issue: Issue, question: Question) -> Replies:
    """Add to the issue what somebody had written and shown before they decided. Of photos they read who sees them."""
    photos = _shown_before(visit, issue, question)
    words, left = _said_before(visit, issue, question)
    if not words and not photos:
        return left
    added = _supplement(visit, issue, words, photos)
    return (Say(Words(added)), *left) if photos else left


def _shown_before(visit: Visit, issue: Issue, question: Question) -> tuple[str, ...]:
    """Return what was kept of somebody's photos until they press what they mean, with those of the message for which
    the button was offered, or in which they wrote it out: where there is room for any.
    """
    if not room_for_photos(issue, visit.person.id):
        return ()
    kept = actions.kept_photos(visit.tx, visit.person.id, issue, question)
    return tuple(dict.fromkeys((*kept, *brought(visit).photos)))


def _said_before(visit: Visit, issue: Issue, question: Question) -> tuple[str, Replies]:
    """Return what was kept of somebody's words until they press what they mean, with what stands above the button; and
    what to say of that where it is too much to go along.
    """
    words = actions.kept_words(visit.tx, visit.person.id, issue, question)
    drop_kept(visit, issue, question)
    above = brought(visit).words if visit.press else ""
    try:
        return words if above in words else str(ANSWER_WORDS.read("words", f"{words}\n{above}")), ()
    except Refused as refused:
        is_sign = refused.code == "form-too-short"
        return words, () if is_sign else (Say(Words(text("answer-too-much"))),)


def _shown(visit: Visit, issue: Issue) -> Replies:
    """Show what somebody answered in place of what asked them, which gives way to that also where they wrote it out, or
    pressed it where it was offered again.
    """
    view = view_of(visit, issue)
    said, given = answer_words.verdict(view), answer_words.own(view)
    kind = actions.CLOSED if given and came_after_the_end(issue, given) else actions.VERDICT
    kept = Kept(kind, issue.id, issue.community_id)
    return (Show(said if card_pressed(visit) else replace(said, keeps=kept)),)


def card_pressed(visit: Visit) -> Card | None:
    """Return what is kept up to date in the message whose button was pressed."""
    message = visit.press.message if visit.press else None
    return cards.at(visit.tx, visit.chat_id, message.message_id) if message else None


def _stands(visit: Visit, kind: str, issue: Issue, said: Words) -> Replies:
    """Say what came of somebody's answer. Whatever becomes of the issue after it, that stays as they read it."""
    pressed = visit.press.message.message_id if visit.press and visit.press.message else None
    cards.let_answer_stand(visit.tx, visit.person.telegram_id, kind, issue.id, answered_in=pressed)
    return (Show(said),)


def _add_words(visit: Visit, draft: Draft, filled: AnswerWords | AnswerWithPhotos) -> Replies:
    """Add a word to the answer, and photos to the issue."""
    issue = issues.issue(visit.tx, draft.subject_id)
    if filled.words:
        actions.add_words(visit.tx, visit.now, visit.actor(), visit.settings, issue.id, filled.words)
    said = text("answer-words-kept" if filled.words else "answer-no-words", number=issue.number)
    said = _supplement(visit, issue, "", filled.photos) if filled.photos else said
    return (Show(Words(warned(visit.settings.emergency, filled.words or "", said))),)


def _supplement(visit: Visit, issue: Issue, words: str, photos: tuple[str, ...]) -> Text:
    """Add photos that came along with an answer to the issue, and the words beside them."""
    acting = visit.actor()
    issue, taken = actions.supplement(
        visit.tx, visit.now, acting, visit.settings, issue.id, words=words, photos=photos, along=True
    )
    return supplement_words.kept(issue, sent=len(photos), taken=taken)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    issue, photos = issues.issue(visit.tx, draft.subject_id), len(draft.answers.get("photos") or ())
    full = not is_settled(issue) and issue.reporter_id == visit.person.id and supplement_words.is_full(issue)
    alarm = warned_first(visit.settings.emergency, draft.answers.get("words") or "")
    return {"number": issue.number, "photos": photos, "full": int(full), "alarm": alarm}


def _begin_adding(visit: Visit, draft: Draft) -> object:
    return actions.begin_adding(visit.tx, visit.now, visit.actor(), visit.settings, draft.subject_id)


def _begin_showing(visit: Visit, draft: Draft) -> object:
    """Raise `Refused` also once it is settled: then nothing is left to be done of which photos could tell."""
    issue = issues.issue(visit.tx, draft.subject_id)
    if is_settled(issue):
        raise Refused("refused-issue-state", state=issue.state.value)
    return _begin_adding(visit, draft)


_over = once_refused(_begin_adding)
_shown_over = once_refused(_begin_showing)
ANSWER_WORDS = Form(name="answer-words", model=AnswerWords, finish=_add_words, about=_about, over=_over)
ANSWER_WITH_PHOTOS = Form(
    name="answer-photos", model=AnswerWithPhotos, finish=_add_words, about=_about, over=_shown_over
)
