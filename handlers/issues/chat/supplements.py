"""补充 in the chat: adding to an open issue by its button, or in reply to what the bot said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel

from handlers.issues import actions
from handlers.issues.chat import words_alone
from handlers.issues.chat.asked_after import WayOn, says_late, way_on
from handlers.issues.chat.brought import NOTHING, Brought, brought
from handlers.issues.chat.named import SUPPLEMENT, replied_to
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.sentences import Sentence
from handlers.issues.chat.verdicts import drop_kept, keep_for
from handlers.issues.danger import danger_in, warned, warned_first
from handlers.issues.views import view_of
from handlers.issues.words import answer_words, supplement_words
from handlers.kit import forms
from handlers.kit.fields import Ask, Form
from handlers.kit.form_questions import reminded
from handlers.kit.replies import Replies, Say, Show, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.issue_answers import Answer
from rules.issue_supplements import room_for_photos
from rules.issues import Issue, is_settled
from rules.refusals import is_allowed
from storage import cards, drafts, issues
from storage.drafts import Draft


class Supplement(BaseModel):
    """What is asked of whoever adds words to an issue."""

    words: Annotated[Sentence, Ask(question="supplement-ask-words")]

    @property
    def photos(self) -> tuple[str, ...]:
        return ()


class WithPhotos(BaseModel):
    """What is asked of its reporter, who can add photos too."""

    words: Annotated[Sentence | None, Ask(question="supplement-ask-words-or-photos", skip=True)]
    photos: Annotated[
        tuple[str, ...], Ask(question="supplement-ask-photos", takes="photos", later=True, button="report-add-photos")
    ] = ()


def register(routes: Routes) -> None:
    for form in (WORDS_ALONE, WITH_PHOTOS):
        routes.forms[form.name] = form
    routes.button(SUPPLEMENT, add)
    routes.button("issues:addto", add_this)
    routes.button("issues:along", add_along)


def add(visit: Visit, issue_id: int) -> Replies:
    """Ask what somebody wants to add."""
    return (Say(begin(visit, actions.begin_supplement(visit.tx, visit.now, visit.actor(), issue_id))),)


def add_this(visit: Visit, issue_id: int) -> Replies:
    """Begin to add what stands in the message under which this was offered. Of what has no room there that is said."""
    issue, known = actions.begin_supplement(visit.tx, visit.now, visit.actor(), issue_id), brought(visit)
    asked = begin(visit, issue, known)
    lost = known.voice or (known.photos and not room_for_photos(issue, visit.person.id))
    if not lost:
        return (Show(asked),)
    wanted = words_alone.wanted(visit, issue)
    said = words_alone.words_only(visit, issue) if known.words else text(wanted.code, **wanted.data)
    return (Show(reminded(said, asked)),)


def keep_along(visit: Visit, issue: Issue, words: str | None) -> bool:
    """Keep what somebody wrote for a report before they joined an issue instead, as long as they can add to that: it
    goes along once they press so. Return whether it can.
    """
    if not is_allowed(lambda: actions.begin_supplement(visit.tx, visit.now, visit.actor(), issue.id)):
        return False
    if words:
        actions.keep_words(visit.tx, visit.now, visit.person.id, issue, question=None, words=words)
    return bool(words)


def add_along(visit: Visit, issue_id: int) -> Replies:
    """Add what is kept of what somebody wrote for an issue without being asked: for a report before they joined this
    instead, or behind its number. They are asked for what is kept no more; once it has ended, there may be another way.
    """
    pressed = issues.issue(visit.tx, issue_id)
    words = actions.kept_words(visit.tx, visit.person.id, pressed, question=None)
    if not words:
        return add(visit, issue_id)
    drop_kept(visit, pressed, question=None)
    head = actions.where_added(visit.tx, issue_id)
    way = way_on(visit, head) if is_settled(head) else None
    if way:
        over = text("refused-supplement-over", number=head.number)
        return (Show(keep_and_offer(visit, head, way, (words,), (), over)),)
    return (Show(Words(warned(visit.settings.emergency, words, _added(visit, issue_id, words, ())))),)


def taken_along(visit: Visit, issue: Issue, known: Brought) -> tuple[Brought, Replies]:
    """Return what somebody brings along to report an issue once more, after what they were about to add to it and what
    was kept of that: it is kept no longer. Where that is too much, that is said.
    """
    way = way_on(visit, issue)
    if way and way.question is None:
        _take_up(visit, issue)
    words, photos = _kept_for_none(visit, issue)
    if not words and not photos:
        return known, ()
    fits = keep_for(None, visit, issue, filter(None, (known.words,)), known.photos)
    words, photos = _kept_for_none(visit, issue)
    drop_kept(visit, issue, question=None)
    left = () if fits else (Say(Words(text("supplement-too-much", anew=1))),)
    return replace(known, words=words, photos=photos), left


def _take_up(visit: Visit, issue: Issue) -> None:
    """Keep what somebody was about to add to an issue that is open no more, and where that fits, the form no longer."""
    for form in (WORDS_ALONE, WITH_PHOTOS):
        draft = drafts.begun(visit.tx, visit.person.id, form.name, issue.id)
        if draft:
            written = filter(None, (draft.answers.get("words"),))
            if keep_for(None, visit, issue, written, tuple(draft.answers.get("photos") or ())):
                forms.drop(visit, draft)


def _kept_for_none(visit: Visit, issue: Issue) -> tuple[str, tuple[str, ...]]:
    """Return the words and photos that are kept for no question of an issue."""
    words = actions.kept_words(visit.tx, visit.person.id, issue, question=None)
    return words, actions.kept_photos(visit.tx, visit.person.id, issue, question=None)


def begin(visit: Visit, issue: Issue, known: Brought = NOTHING) -> Words:
    """Begin to add to an issue, with what is known already: photos need no words to be sent off."""
    form: Form[Any] = WITH_PHOTOS if room_for_photos(issue, visit.person.id) else WORDS_ALONE
    told = {"words": known.words, "photos": known.photos}
    answers: dict[str, Any] = {field: answer for field, answer in told.items() if answer and field in form.fields}
    if "photos" in answers:
        answers.setdefault("words", None)
    return forms.begin(visit, form, subject_id=issue.id, community_id=issue.community_id, album=known.album, **answers)


def said_in_reply(visit: Visit) -> Replies:
    """Add what somebody says in reply to what the bot said of an issue: to their answer, if they gave one and said
    nothing with it, or the issue has ended, else to the issue. Before photos are added they are looked over: more of
    them may come.

    Raises `Refused` where they can't add to it, or not in this way.
    """
    issue, known = replied_to(visit), brought(visit)
    if issue is None:
        return ()
    shown = known.photos and room_for_photos(issue, visit.person.id) and not is_settled(issue)
    given = _answer_to_add_to(visit, issue) if known.words and not shown else None
    if given:
        words = WORDS_ALONE.read("words", "\n".join(filter(None, (given.words, known.words))))
        actions.add_words(visit.tx, visit.now, visit.actor(), visit.settings, issue.id, words)
        return (Say(Words(_words_alone(visit, issue, text("answer-words-kept", number=issue.number)))),)
    late = says_late(visit, issue)
    if late and known.words:
        alone = _words_alone(visit, issue, text("nothing"))
        return (Say(keep_and_offer(visit, issue, late, (known.words,), (), alone)),)
    danger = danger_in("", known.words)
    issue = actions.begin_supplement(visit.tx, visit.now, visit.actor(), issue.id, along=danger is not None)
    if known.photos and room_for_photos(issue, visit.person.id):
        return (Show(begin(visit, issue, known)),)
    if not known.words:
        raise words_alone.wanted(visit, issue)
    said = _added(visit, issue.id, WORDS_ALONE.read("words", known.words), ())
    return (Say(Words(_words_alone(visit, issue, said))),)


def _words_alone(visit: Visit, issue: Issue, said: Text) -> Text:
    """Return what is said of words that were taken, over that they alone were where they stood under something."""
    alone = visit.message is not None and visit.message.text is not None
    return said if alone else text("lines", lines=(words_alone.words_only(visit, issue), said))


def _answer_to_add_to(visit: Visit, issue: Issue) -> Answer | None:
    """Return what somebody said whether it is solved, if they can still say something with that. What is said further
    is for the issue itself, as long as that is open; after that for their answer, in reply to it.
    """
    given = answer_words.own(view_of(visit, issue))
    if given is None or (given.words and not (is_settled(issue) and _replies_to_answer(visit))):
        return None
    takes = is_allowed(lambda: actions.begin_adding(visit.tx, visit.now, visit.actor(), visit.settings, issue.id))
    return given if takes else None


def _replies_to_answer(visit: Visit) -> bool:
    """Tell whether somebody replies to the message in which their answer stands."""
    answered = visit.message.answered if visit.message else None
    card = cards.at(visit.tx, visit.chat_id, answered.message_id) if answered else None
    return card is not None and card.kind in (actions.VERDICT, actions.CLOSED)


def _added(visit: Visit, issue_id: int, words: str, photos: tuple[str, ...]) -> Text:
    acting = visit.actor()
    issue, taken = actions.supplement(visit.tx, visit.now, acting, visit.settings, issue_id, words=words, photos=photos)
    if not words and not taken:
        return supplement_words.nothing_kept(issue)
    return supplement_words.kept(issue, sent=len(photos), taken=taken)


def _check(visit: Visit, draft: Draft, filled: Supplement | WithPhotos) -> Words:
    issue = actions.where_added(visit.tx, draft.subject_id)
    words, room = filled.words or "", room_for_photos(issue, visit.person.id)
    alarm = warned_first(visit.settings.emergency, words)
    return supplement_words.check(issue, words, len(filled.photos), room, alarm)


def _finish(visit: Visit, draft: Draft, filled: Supplement | WithPhotos) -> Replies:
    """Add it. Who tells of danger in it reads first whom to call."""
    words = filled.words or ""
    if not words and not filled.photos:
        return (Show(Words(text("supplement-nothing"))),)
    said = _added(visit, draft.subject_id, words, filled.photos)
    return (Show(Words(warned(visit.settings.emergency, words, said))),)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    issue, photos = issues.issue(visit.tx, draft.subject_id), len(draft.answers.get("photos") or ())
    full = issue.reporter_id == visit.person.id and supplement_words.is_full(issue)
    alarm = warned_first(visit.settings.emergency, draft.answers.get("words") or "")
    return {"number": issue.number, "photos": photos, "full": int(full), "alarm": alarm}


def _left(visit: Visit, draft: Draft, over: Text) -> Words:
    """Say why nothing can be added any more. What they wrote and showed goes along with what they can say still: that
    they do not accept a decline, that it is not solved, or that their finger slipped; else into a new report. Where
    there is none of that, as for who may add no more that day, they read once more what they wrote.
    """
    issue, known = actions.where_added(visit.tx, draft.subject_id), NOTHING if visit.press else brought(visit)
    way = way_on(visit, issue)
    written = tuple(filter(None, (draft.answers.get("words"), known.words)))
    photos = (*(draft.answers.get("photos") or ()), *known.photos)
    if way is None and written:
        return Words(text("lines", lines=(over, text("work-over-yours", words=written[0]))))
    if way is None or (way.question is None and not (written or photos)):
        return Words(over)
    return keep_and_offer(visit, issue, way, written, photos, over)


def anew_in_private(visit: Visit, issue: Issue, over: Text) -> Words | None:
    """Offer to go on with a private issue of one's own that has ended, by which what they say stays as private; None
    for any other.
    """
    way, known = way_on(visit, issue) if issue.private else None, brought(visit)
    return keep_and_offer(visit, issue, way, tuple(filter(None, (known.words,))), known.photos, over) if way else None


def keep_and_offer(
    visit: Visit, issue: Issue, way: WayOn, written: tuple[str, ...], photos: tuple[str, ...], over: Text
) -> Words:
    """Keep what somebody wrote and showed for what they can say still, and offer them that."""
    fits = keep_for(way.question, visit, issue, written, photos)
    left = () if fits else (text("supplement-too-much", anew=int(way.question is None)),)
    kept = actions.kept_for(visit.tx, visit.person.id, issue, way.question)
    said = text("lines", lines=(over, way.said, *left))
    return Words(said, ((way.button,),), asks=kept.id if kept else None)


_over = once_refused(
    lambda visit, draft: actions.begin_supplement(visit.tx, visit.now, visit.actor(), draft.subject_id)
)
WORDS_ALONE = Form(
    name="supplement", model=Supplement, finish=_finish, check=_check, about=_about, over=_over, left=_left
)
WITH_PHOTOS = Form(
    name="supplement-photos", model=WithPhotos, finish=_finish, check=_check, about=_about, over=_over, left=_left
)
