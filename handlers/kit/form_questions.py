"""The questions of a form: each with the buttons beneath, and at the end everything once more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.kit import buttons
from handlers.kit.fields import CHECK, Form, is_full
from handlers.kit.labels import meant
from handlers.kit.pages import paged
from handlers.kit.phrases import meant_in_other_words
from handlers.kit.quotes import shown
from handlers.kit.replies import Button, Rows, Text, Words, grid, text
from handlers.kit.taking import WORDS
from handlers.kit.visit import Visit, spoken_by
from storage.drafts import Draft


def question(visit: Visit, form: Form[Any], draft: Draft, *, number: int = 1, near: tuple[str, ...] = ()) -> Words:
    """Return what is being asked, with its buttons; at the end, everything once more.

    Of many choices it shows the page with this number, or only those that are `near` to what was typed.
    """
    if draft.field == CHECK:
        assert form.check is not None
        filled = form.model.model_validate(draft.answers)
        shown = form.check(visit, draft, filled)
        return Words(shown.text, (*shown.rows, *_rows(visit, form, draft)), asks=draft.id)
    asked = text(form.ask(draft.field).question, **form.about(visit, draft))
    steps = form.asked(visit, draft)
    if draft.field in steps and len(steps) > 1:
        step = text("form-step", step=steps.index(draft.field) + 1, steps=len(steps))
        asked = text("form-question", step=step, question=asked)
    return Words(asked, (*_choices(visit, form, draft, number, near), *_rows(visit, form, draft)), asks=draft.id)


def reminded(wrong: Text, asked: Words) -> Words:
    """Return a question with what was wrong with the answer above it."""
    return replace(asked, text=text("form-again", wrong=wrong, question=asked.text))


def remark(visit: Visit, form: Form[Any], draft: Draft) -> Text | None:
    """Return what to say of an answer that was taken: added at the end, or with a photo that can't be shown."""
    assert visit.message is not None
    if _is_lost(visit, form):
        return text("form-photo-as-file")
    return text("form-added") if draft.field == CHECK and not visit.message.photo else None


def kept(visit: Visit, form: Form[Any]) -> Text:
    """Say that something was kept for a later question: not the photo that can't be shown."""
    lost = (text("form-photo-as-file"),) if _is_lost(visit, form) else ()
    return text("lines", lines=(text("form-kept"), *lost))


def _is_lost(visit: Visit, form: Form[Any]) -> bool:
    """Tell whether somebody sent a photo as a file, where the form has room for photos."""
    return bool(visit.message and visit.message.photo_as_file and form.of_kind("photo", "photos"))


def titled(form: Form[Any], draft: Draft, asked: Words) -> Words:
    """Return a question with which of their forms it is of above it: by what somebody said in it, else by what it is
    for.
    """
    if not form.title:
        return asked
    words = draft.answers.get("words")
    title = text("form-goes-on-words", words=shown(words)) if words else text("form-goes-on", what=text(form.title))
    return reminded(title, asked)


def taken_up(form: Form[Any], draft: Draft, asked: Words) -> Words:
    """Return a question of a form that was left long ago, with the way to another one: they may have come for that."""
    if not form.title:
        return asked
    another = Button(text("form-another"), buttons.data("form:another", draft.id))
    rows = (*asked.rows, (another,)) if WORDS in form.fields else asked.rows
    return replace(titled(form, draft, asked), rows=rows)


def written_out(visit: Visit, form: Form[Any], draft: Draft) -> Button | None:
    """Return the button under the question whose words somebody wrote instead of pressing it.

    Where a choice may be typed the field knows better what is meant by what is merely like one: 1-101 is not 11-01.
    Where no words are asked for, those that people say for sending, skipping and giving up are as good.
    """
    assert visit.message is not None
    typed = draft.field != CHECK and form.ask(draft.field).typed
    choices = () if draft.field == CHECK else form.choices(visit, draft, draft.field)
    offered = [_choice(draft, draft.field, *each) for each in choices]
    beneath = [button for row in _rows(visit, form, draft) for button in row]
    written, language = visit.message.text or "", spoken_by(visit.person, visit.settings)
    button = meant([*offered, *beneath], written, language, to_the_letter=bool(typed))
    return button or meant_in_other_words(_sayable(visit, form, draft, beneath), written)


def _sayable(visit: Visit, form: Form[Any], draft: Draft, beneath: list[Button]) -> list[Button]:
    """Return the buttons that may be meant in other words: none where words are asked for, and where photos are, to do
    without is not to give the form up.
    """
    if form.wants_press(visit, draft):
        return beneath
    photos = form.ask(draft.field).takes in ("photo", "photos")
    return [button for button in beneath if photos and button.label.id != "form-cancel"]


def has_photos(form: Form[Any], draft: Draft, field: str) -> bool:
    """Tell whether photos came already in answer to what is asked: there are just no more of them."""
    return form.ask(field).takes == "photos" and bool(draft.answers.get(field))


def _choices(visit: Visit, form: Form[Any], draft: Draft, number: int, near: tuple[str, ...]) -> Rows:
    ask = form.ask(draft.field)
    choices = [each for each in form.choices(visit, draft, draft.field) if not near or each[0] in near]
    offered = [_choice(draft, draft.field, *each) for each in choices]
    every = ((Button(text("form-all-choices"), buttons.data("form:page", draft.id, draft.field, 1)),),) if near else ()
    return (*paged(offered, number, "form:page", draft.id, draft.field, columns=ask.columns), *every)


def _rows(visit: Visit, form: Form[Any], draft: Draft) -> Rows:
    """Return the buttons beneath the choices."""
    field = draft.field
    last = [Button(text("form-cancel"), buttons.data("form:cancel", draft.id))]
    if field != form.fields[0]:
        last.insert(0, Button(text("form-back"), buttons.data("form:back", draft.id, field)))
    if field == CHECK:
        send = Button(text("form-send"), buttons.data("form:send", draft.id))
        return ((send,), *grid(_changes(visit, form, draft), 2), tuple(last))
    label = text("form-enough" if has_photos(form, draft, field) else "form-skip")
    skips = ((Button(label, buttons.data("form:skip", draft.id, field)),),) if form.ask(field).skip else ()
    anew = ((_anew(draft, field),),) if has_photos(form, draft, field) else ()
    return (*skips, *anew, tuple(last))


def _changes(visit: Visit, form: Form[Any], draft: Draft) -> list[Button]:
    """Return the buttons for what can still be changed: of choices, those that are not made."""
    found = []
    for field in form.fields:
        ask, choices = form.ask(field), form.choices(visit, draft, field)
        if not ask.open_to(visit, draft):
            continue
        others = [each for each in choices if ask.later and form.read(field, each[0]) != form.value(draft, field)]
        found += [_choice(draft, field, *each) for each in others]
        if ask.button and not is_full(form, draft, field):
            found.append(Button(text(ask.button), buttons.data("form:change", draft.id, field)))
        if has_photos(form, draft, field):
            found.append(_anew(draft, field))
    return found


def _anew(draft: Draft, field: str) -> Button:
    return Button(text("form-photos-anew"), buttons.data("form:anew", draft.id, field))


def _choice(draft: Draft, field: str, choice: str, label: Text) -> Button:
    return Button(label, buttons.data("form:pick", draft.id, field, choice))
