"""What is taken of what somebody writes or sends while a form asks them something.

What is no answer to that, but to a question still to come, is kept for it: people begin with what is on their mind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from handlers.kit import small_talk
from handlers.kit.fields import CHECK, Form, with_photo
from handlers.kit.phrases import phrase_of, said_for
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from rules.refusals import Refused
from storage.drafts import Draft

CHANGING = "changing"
"""Where a draft keeps what is being changed, once everything was shown: the way back from it leads there."""

WORDS, VOICE = "words", "voice"
"""The fields of what somebody has to say, in whichever way, where a form has them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft with what was sent. It may be what was asked for, or something that was `kept` until it is asked for."""

    draft: Draft
    kept: bool = False


def take(visit: Visit, form: Form[Any], draft: Draft) -> Taken:
    """Take what was sent as the answer, or keep it. A photo is always welcome where a form has room for photos, and
    words at the end where it has some; a courtesy is none, nor is what would send it off too early.

    Raises `Refused` with what is wrong with it.
    """
    message, field = visit.message, draft.field
    assert message is not None
    photos = form.of_kind("photo", "photos")
    if photos and message.photo_as_file and not message.caption:
        raise Refused("form-photo-as-file")
    if photos and message.voice and not message.caption and not form.of_kind("words"):
        raise Refused("form-no-voice")
    if (form.of_kind("words") or form.unchanged) and _says_nothing(visit, form, draft, message.text or ""):
        raise Refused("form-want-anew") if form.unchanged else _wanted(form, draft)
    shown = _with_photo(form, draft, photos, message) if message.photo and photos else draft
    if field == CHECK:
        return Taken(_added(form, draft, shown, message))
    if field == photos:
        if shown is draft:
            raise _wanted(form, draft)
        return Taken(_with_words(form, shown, message.caption))
    ask, written = form.ask(field), message.text or message.caption
    if ask.typed and message.text:
        given = form.read(field, ask.typed(visit, draft, message.text))
        ask.require(visit, given)
        return Taken(keep(shown, field, given))
    if form.choices(visit, draft, field):
        said = _with_words(form, _with_voice(form, shown, message), written)
    elif ask.takes == "words" and message.voice:
        return Taken(_with_words(form, _with_voice(form, keep(shown, field, None), message), written))
    elif written is not None:
        return Taken(keep(shown, field, form.read(field, written)))
    else:
        said = shown
    if said is draft:
        raise _wanted(form, draft)
    return Taken(said, kept=True)


def _says_nothing(visit: Visit, form: Form[Any], draft: Draft, written: str) -> bool:
    """Tell whether somebody only means to be polite, to hear how it goes, or to send what is not filled in yet."""
    if small_talk.kind_of(written) or phrase_of(("form-asked-after-said",), written):
        return True
    return form.wants_press(visit, draft) and said_for("form-send", written)


def stays_as_it_is(visit: Visit, form: Form[Any], draft: Draft) -> bool:
    """Tell whether somebody who is asked anew what they have answered, here or before, says that it shall stay as it
    is; of what they said before, to give up the form leaves it so too.
    """
    assert visit.message is not None
    given_up = ("form-cancel-said",) if form.unchanged else ()
    asked_anew = form.unchanged or draft.field in draft.answers
    return bool(asked_anew and phrase_of(("form-keep-said", *given_up), visit.message.text or ""))


def has_no_room(form: Form[Any], message: Message) -> bool:
    """Tell whether somebody sent a photo, or a voice message, for which the form has no room."""
    shown = (message.photo or message.photo_as_file) and not form.of_kind("photo", "photos")
    return bool(shown or (message.voice and not form.of_kind("voice")))


def leaves_all_but_words(form: Form[Any], message: Message) -> bool:
    """Tell whether somebody wrote their answer under what the form has no room for."""
    return bool(message.caption) and has_no_room(form, message)


def keep(draft: Draft, field: str, given: Any) -> Draft:
    return replace(draft, answers={**draft.answers, field: given})


def without(draft: Draft, *fields: str) -> Draft:
    return replace(draft, answers={field: given for field, given in draft.answers.items() if field not in fields})


def _with_photo(form: Form[Any], draft: Draft, field: str, message: Message) -> Draft:
    return keep(draft, field, with_photo(form, draft, field, message.photo[-1].file_id))


def _with_words(form: Form[Any], draft: Draft, written: str | None) -> Draft:
    """Add something to what somebody has said, in a form that has room for it."""
    if not written or WORDS not in form.fields:
        return draft
    before = draft.answers.get(WORDS)
    return keep(draft, WORDS, form.read(WORDS, f"{before}\n{written}" if before else written))


def _with_voice(form: Form[Any], draft: Draft, message: Message) -> Draft:
    """Keep a voice message instead of words, or beside them."""
    if not message.voice or VOICE not in form.fields:
        return draft
    return keep(keep(draft, WORDS, draft.answers.get(WORDS)), VOICE, message.voice.file_id)


def _added(form: Form[Any], draft: Draft, shown: Draft, message: Message) -> Draft:
    """Add at the end what else somebody says. A voice message takes the place of no other one, and of a word too short
    to say more beside others a button may be meant.
    """
    if message.voice and draft.answers.get(VOICE):
        raise Refused("form-voice-enough")
    written = message.text or message.caption
    if message.text and WORDS in form.fields:
        try:
            form.read(WORDS, message.text)
        except Refused as refused:
            word_more = refused.code == "form-too-short" and draft.answers.get(WORDS)
            raise _wanted(form, draft) if word_more else refused from None
    said = _with_words(form, _with_voice(form, shown, message), written)
    if said is draft:
        lost = WORDS in form.fields and has_no_room(form, message)
        raise Refused("form-no-room") if lost else _wanted(form, draft)
    return said


def _wanted(form: Form[Any], draft: Draft) -> Refused:
    """Return what to say is wanted instead of what was sent."""
    field = draft.field
    if field == CHECK or form.ask(field).choices:
        return Refused("form-want-button")
    ask = form.ask(field)
    if ask.takes == "photos" and ask.skip and draft.answers.get(field):
        return Refused("form-photos-here", count=len(draft.answers[field]))
    photo = "form-want-photo" if ask.skip else "form-want-photo-or-back"
    wanted = {"photo": photo, "photos": photo, "words": "form-want-words"}
    return Refused(wanted.get(ask.takes, "form-want-text-or-skip" if ask.skip else "form-want-text"))
