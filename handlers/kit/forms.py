"""Forms 表单: a conversation that fills in one pydantic model, a field at a time.

Each answer is stored as it is given, so that a form goes on after a restart where it was. An answer that
does not fit is refused with one line, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from handlers.kit import buttons
from handlers.kit.access import those_who_may
from handlers.kit.fields import CHECK, MOST_PHOTOS, Form, Unclear, is_full
from handlers.kit.labels import meant
from handlers.kit.pages import paged
from handlers.kit.replies import Button, Replies, Rows, Say, Show, Text, Words, grid, text
from handlers.kit.routes import Routes
from handlers.kit.taking import ALBUM, keep, leaves_photo, of_album, take
from handlers.kit.visit import Visit, spoken_by
from rules.access import offers
from rules.refusals import Refused
from storage import drafts
from storage.drafts import Draft


def register(routes: Routes) -> None:
    """Enter the buttons that all forms share."""
    routes.button("form:pick", _in_office(pick))
    routes.button("form:page", _in_office(turn))
    routes.button("form:skip", _in_office(skip))
    routes.button("form:back", _in_office(back))
    routes.button("form:change", _in_office(change))
    routes.button("form:anew", _in_office(choose_anew))
    routes.button("form:send", _in_office(send))
    routes.button("form:cancel", cancel)


def begin(
    visit: Visit,
    form: Form[Any],
    *,
    subject_id: int,
    community_id: int | None,
    album: str | None = None,
    **known: Any,
) -> Words:
    """Begin a form, or go on with it where it was. What is `known` already is not asked, unless it does not fit.

    More photos of an `album` of which some are known are taken as they come.
    """
    draft = drafts.begin(
        visit.tx,
        visit.now,
        person_id=visit.person.id,
        community_id=community_id,
        form=form.name,
        subject_id=subject_id,
        field=form.fields[0],
    )
    draft, wrong = _with_known(form, draft, known)
    if album:
        draft = keep(draft, ALBUM, album)
    draft = _with_implied(visit, form, draft)
    if draft.field and draft.field in draft.answers:
        draft = replace(draft, field=_next(visit, form, draft))
    asked = _ask(visit, form, draft)
    return reminded(wrong, asked) if wrong else asked


def answer(visit: Visit, draft: Draft) -> Replies:
    """Take what somebody wrote or sent as the answer to what was asked, or keep it for a later question.

    To write out a button is to press it.
    """
    form: Form[Any] = visit.routes.forms[draft.form]
    if over := _office_over(visit, draft):
        return over
    written_out = _written_out(visit, form, draft)
    if written_out:
        pressed = buttons.read(written_out.data)
        return visit.routes.buttons[pressed.verb].serve(visit, pressed.arguments)
    try:
        taken = take(visit, form, draft)
    except Refused as refused:
        near = refused.near if isinstance(refused, Unclear) else ()
        again = _again(visit, form, draft, text(refused.code, **refused.data), near)
        return (*visit.routes.events["danger"](visit, draft), again)
    known = _with_implied(visit, form, taken.draft)
    if visit.message and leaves_photo(form, visit.message):
        return (Say(Words(text("form-words-only"))), *_advance(visit, form, known))
    if taken.kept and known == taken.draft:
        asked = _ask(visit, form, known)
        return () if of_album(visit, draft) else (Show(reminded(text("form-kept"), asked)),)
    return _wait_for_more(visit, form, known) or _advance(visit, form, known)


def pick(visit: Visit, draft_id: int, field: str, choice: str) -> Replies:
    """Take a pressed choice as the answer; at the end, as what is changed."""
    form, draft = _open(visit, draft_id, field)
    if field == CHECK or choice not in dict(form.choices(visit, draft, field)):
        raise Refused("refused-button")
    return _advance(visit, form, _chosen(form, draft, field, form.read(field, choice)))


def turn(visit: Visit, draft_id: int, field: str, number: int) -> Replies:
    """Show another page of the choices."""
    form, draft = _open(visit, draft_id, field)
    if field == CHECK:
        raise Refused("refused-button")
    return (Show(question(visit, form, draft, number=number)),)


def skip(visit: Visit, draft_id: int, field: str) -> Replies:
    form, draft = _open(visit, draft_id, field)
    if field == CHECK or not form.ask(field).skip:
        raise Refused("refused-button")
    enough = draft.answers[field] if _has_photos(form, draft, field) else None
    return _advance(visit, form, keep(draft, field, enough))


def change(visit: Visit, draft_id: int, field: str) -> Replies:
    """Ask for what can be added at the end."""
    form, draft = _open(visit, draft_id, CHECK)
    if field not in form.fields or not form.ask(field).button or not form.ask(field).open_to(visit, draft):
        raise Refused("refused-button")
    if is_full(form, draft, field):
        raise Refused("refused-form-moved-on")
    return (Show(_ask(visit, form, replace(draft, field=field))),)


def choose_anew(visit: Visit, draft_id: int, field: str) -> Replies:
    """Take out the photos that were sent, and ask for them again."""
    form, draft = _open(visit, draft_id, field)
    if field not in form.fields or not _has_photos(form, draft, field):
        raise Refused("refused-button")
    left = {name: given for name, given in draft.answers.items() if name not in (field, ALBUM)}
    return (Show(_ask(visit, form, replace(draft, field=field, answers=left))),)


def back(visit: Visit, draft_id: int, field: str) -> Replies:
    """Ask the question before this one again."""
    form, draft = _open(visit, draft_id, field)
    fields = form.asked(visit, draft)
    if field and field not in fields:
        return (Show(_ask(visit, form, replace(draft, field=CHECK))),)
    place = fields.index(field) if field else len(fields)
    return (Show(_ask(visit, form, replace(draft, field=fields[max(place - 1, 0)]))),)


def send(visit: Visit, draft_id: int) -> Replies:
    """Finish a form whose answers have been looked over."""
    form, draft = _open(visit, draft_id, CHECK)
    return _finish(visit, form, draft)


def cancel(visit: Visit, draft_id: int) -> Replies:
    """Throw a form away, because its own button says so."""
    drop(visit, own(visit, draft_id))
    return (Show(Words(text("form-cancelled"))), *go_on(visit))


def cancel_current(visit: Visit) -> Replies:
    """Throw away the form that is being answered, if there is one: `/cancel`."""
    draft = drafts.current(visit.tx, visit.person.id)
    if draft is None:
        return (Say(Words(text("form-nothing-to-cancel"))),)
    drop(visit, draft)
    return (Say(Words(text("form-cancelled"))), *go_on(visit))


def question(visit: Visit, form: Form[Any], draft: Draft, *, number: int = 1, near: tuple[str, ...] = ()) -> Words:
    """Return what is being asked, with its buttons; at the end, everything once more.

    Of many choices it shows the page with this number, or only those that are `near` to what was typed.
    """
    if draft.field == CHECK:
        assert form.check is not None
        filled = form.model.model_validate(draft.answers)
        shown = form.check(visit, draft, filled)
        return Words(shown.text, (*shown.rows, *_rows(visit, form, draft)))
    asked = text(form.ask(draft.field).question, **form.about(visit, draft))
    steps = form.asked(visit, draft)
    if draft.field in steps and len(steps) > 1:
        step = text("form-step", step=steps.index(draft.field) + 1, steps=len(steps))
        asked = text("form-question", step=step, question=asked)
    return Words(asked, (*_choices(visit, form, draft, number, near), *_rows(visit, form, draft)))


def go_on(visit: Visit) -> Replies:
    """Ask again what stands open: another form came in between, or somebody starts the bot anew."""
    draft = drafts.current(visit.tx, visit.person.id)
    return (Say(question(visit, visit.routes.forms[draft.form], draft)),) if draft else ()


def own(visit: Visit, draft_id: int) -> Draft:
    """Return a form under way. Raises `Refused` unless it is there, and this person's own."""
    draft = drafts.find(visit.tx, draft_id)
    if draft is None or draft.person_id != visit.person.id:
        raise Refused("refused-form-over")
    return draft


def drop(visit: Visit, draft: Draft) -> None:
    """Throw a form away: cancelled, or needless because something else was done instead."""
    form: Form[Any] = visit.routes.forms[draft.form]
    drafts.drop(visit.tx, draft.id)
    form.dropped(visit, draft)


def _in_office(press: Callable[..., Replies]) -> Callable[..., Replies]:
    """Return what a form's button does, as long as whoever began it may do still what it is for."""

    @wraps(press)
    def served(visit: Visit, draft_id: int, *rest: str | int) -> Replies:
        return _office_over(visit, own(visit, draft_id)) or press(visit, draft_id, *rest)

    return served


def _office_over(visit: Visit, draft: Draft) -> Replies:
    """Throw a form away, and say so, where somebody's office has ended since they began it."""
    form: Form[Any] = visit.routes.forms[draft.form]
    if form.needs is None or offers(visit.actor(), form.needs):
        return ()
    drop(visit, draft)
    return (Show(Words(text("form-office-over", who=those_who_may(form.needs)))), *go_on(visit))


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
    label = text("form-enough" if _has_photos(form, draft, field) else "form-skip")
    skips = ((Button(label, buttons.data("form:skip", draft.id, field)),),) if form.ask(field).skip else ()
    anew = ((_anew(draft, field),),) if _has_photos(form, draft, field) else ()
    return (*skips, *anew, tuple(last))


def _changes(visit: Visit, form: Form[Any], draft: Draft) -> list[Button]:
    """Return the buttons for what can still be changed: of choices, those that are not made."""
    found = []
    for field in form.fields:
        ask, choices = form.ask(field), form.choices(visit, draft, field)
        if not ask.later or not ask.open_to(visit, draft):
            continue
        others = [each for each in choices if form.read(field, each[0]) != form.value(draft, field)]
        found += [_choice(draft, field, *each) for each in others]
        if ask.button and not is_full(form, draft, field):
            found.append(Button(text(ask.button), buttons.data("form:change", draft.id, field)))
        if _has_photos(form, draft, field):
            found.append(_anew(draft, field))
    return found


def _anew(draft: Draft, field: str) -> Button:
    return Button(text("form-photos-anew"), buttons.data("form:anew", draft.id, field))


def _choice(draft: Draft, field: str, choice: str, label: Text) -> Button:
    return Button(label, buttons.data("form:pick", draft.id, field, choice))


def _open(visit: Visit, draft_id: int, field: str) -> tuple[Form[Any], Draft]:
    """Return the form whose button was pressed, if it is this person's and still asks, or offers, just that."""
    draft = own(visit, draft_id)
    form: Form[Any] = visit.routes.forms[draft.form]
    offered = draft.field == CHECK and field in form.fields and form.ask(field).later
    if draft.field != field and not offered:
        raise Refused("refused-form-moved-on")
    return form, draft


def _advance(visit: Visit, form: Form[Any], draft: Draft) -> Replies:
    field = _next(visit, form, draft)
    if field == CHECK and form.check is None:
        return _finish(visit, form, draft)
    return (Show(_ask(visit, form, replace(draft, field=field))),)


def _ask(visit: Visit, form: Form[Any], draft: Draft) -> Words:
    drafts.save(visit.tx, visit.now, draft)
    return question(visit, form, draft)


def _next(visit: Visit, form: Form[Any], draft: Draft) -> str:
    left = (field for field in form.fields if field not in draft.answers)
    return next((field for field in left if form.is_asked(visit, draft, field)), CHECK)


def _with_known(form: Form[Any], draft: Draft, known: Mapping[str, Any]) -> tuple[Draft, Text | None]:
    """Return a draft with what is known, and what to say of what does not fit. Of photos as many as fit are kept."""
    wrong: Text | None = None
    for field, answer in known.items():
        try:
            draft = keep(draft, field, form.read(field, answer))
        except Refused as refused:
            wrong = text(refused.code, **refused.data)
    photos = form.of_kind("photos")
    if photos and len(draft.answers.get(photos) or ()) > MOST_PHOTOS:
        draft = keep(draft, photos, draft.answers[photos][:MOST_PHOTOS])
        wrong = text("form-photos-enough", most=MOST_PHOTOS)
    return draft, wrong


def _with_implied(visit: Visit, form: Form[Any], draft: Draft) -> Draft:
    return replace(draft, answers={**form.implied(visit, draft), **draft.answers})


def _chosen(form: Form[Any], draft: Draft, field: str, given: Any) -> Draft:
    """Keep a choice. What was chosen among things that depended on another one is asked anew."""
    after = form.fields[form.fields.index(field) + 1 :] if form.value(draft, field) != given else ()
    stale = {other for other in after if callable(form.ask(other).choices)}
    kept = {name: answer for name, answer in draft.answers.items() if name not in stale}
    return keep(replace(draft, answers=kept), field, given)


def _finish(visit: Visit, form: Form[Any], draft: Draft) -> Replies:
    """Do what was filled in, and go on with what stood open before: not where that itself asks something anew."""
    filled = form.model.model_validate(draft.answers)
    drafts.drop(visit.tx, draft.id)
    before = drafts.current(visit.tx, visit.person.id)
    done = form.finish(visit, draft, filled)
    return (*done, *go_on(visit)) if drafts.current(visit.tx, visit.person.id) == before else done


def _written_out(visit: Visit, form: Form[Any], draft: Draft) -> Button | None:
    """Return the button under the question whose words somebody wrote instead of pressing it.

    Where a choice may be typed the field knows better what is meant by what is merely like one: 1-101 is not 11-01.
    """
    assert visit.message is not None
    typed = draft.field != CHECK and form.ask(draft.field).typed
    choices = () if draft.field == CHECK else form.choices(visit, draft, draft.field)
    offered = [_choice(draft, draft.field, *each) for each in choices]
    offered += [button for row in _rows(visit, form, draft) for button in row]
    written, language = visit.message.text or "", spoken_by(visit.person, visit.settings)
    return meant(offered, written, language, to_the_letter=bool(typed))


def _has_photos(form: Form[Any], draft: Draft, field: str) -> bool:
    """Tell whether photos came already in answer to what is asked: there are just no more of them."""
    return form.ask(field).takes == "photos" and bool(draft.answers.get(field))


def _wait_for_more(visit: Visit, form: Form[Any], draft: Draft) -> Replies:
    """Ask whether that is all, where the form would be over with a photo: more may come, of its album or by itself."""
    message, field = visit.message, form.of_kind("photos")
    assert message is not None
    over = _next(visit, form, draft) == CHECK and form.check is None
    if not (message.photo and field and over):
        return ()
    asked = _ask(visit, form, replace(draft, field=field))
    return (Show(reminded(text("form-photos-here", count=len(draft.answers[field])), asked)),)


def _again(visit: Visit, form: Form[Any], draft: Draft, wrong: Text, near: tuple[str, ...]) -> Show:
    return Show(reminded(wrong, question(visit, form, draft, near=near)))


def reminded(wrong: Text, asked: Words) -> Words:
    """Return a question with what was wrong with the answer above it."""
    return Words(text("form-again", wrong=wrong, question=asked.text), asked.rows)
