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
from handlers.kit.albums import ALBUM, follow, of_album
from handlers.kit.fields import CHECK, Form, Unclear, is_full
from handlers.kit.form_answers import (
    holds_nothing,
    is_another,
    is_old,
    next_field,
    with_choice,
    with_implied,
    with_known,
)
from handlers.kit.form_questions import has_photos, kept, question, remark, reminded, taken_up, titled, written_out
from handlers.kit.replies import Replies, Say, Show, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.taking import (
    CHANGING,
    has_no_room,
    keep,
    leaves_all_but_words,
    stays_as_it_is,
    take,
    without,
)
from handlers.kit.visit import Visit
from rules.access import offers
from rules.refusals import Refused
from storage import drafts, questions
from storage.drafts import Draft


def register(routes: Routes) -> None:
    """Enter the buttons that all forms share."""
    routes.button("form:pick", _while_it_stands(pick))
    routes.button("form:page", _while_it_stands(turn))
    routes.button("form:skip", _while_it_stands(skip))
    routes.button("form:back", _while_it_stands(back))
    routes.button("form:change", _while_it_stands(change))
    routes.button("form:anew", _while_it_stands(choose_anew))
    routes.button("form:send", _while_it_stands(send))
    routes.button("form:another", _while_it_stands(begin_another))
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

    More photos of an `album` of which some are known are taken as they come. Where something else was said in a form
    that stands open, another begins, and that one is gone on with after it. With one that was left long ago they read
    that they go on with it.
    """
    drafts.ask_all(visit.tx, visit.person.id)
    draft, lines = _begun(visit, form, subject_id, community_id, album, known)
    asked = _ask(visit, form, draft)
    if is_old(draft, visit.now):
        asked = taken_up(form, draft, asked)
    return reminded(text("lines", lines=lines), asked) if lines else asked


def prepare(
    visit: Visit,
    form: Form[Any],
    *,
    subject_id: int,
    community_id: int | None,
    album: str | None = None,
    **known: Any,
) -> None:
    """Begin a form in a group with what is known: it is asked once somebody comes to private for it."""
    draft, _ = _begun(visit, form, subject_id, community_id, album, known, asked=False)
    drafts.save(visit.tx, visit.now, draft)


def answer(visit: Visit, draft: Draft) -> Replies:
    """Take what somebody wrote or sent as the answer to what was asked, or keep it for a later question.

    To write out a button is to press it.
    """
    form: Form[Any] = visit.routes.forms[draft.form]
    over = _over(visit, draft)
    if over:
        return _leave(visit, draft, over)
    button = written_out(visit, form, draft)
    if button:
        pressed = buttons.read(button.data)
        return visit.routes.buttons[pressed.verb].serve(visit, pressed.arguments)
    if stays_as_it_is(visit, form, draft):
        return _leave(visit, draft, form.unchanged(visit, draft)) if form.unchanged else _advance(visit, form, draft)
    rest, draft = of_album(visit, draft), follow(visit, draft)
    try:
        taken = take(visit, form, draft)
    except Refused as refused:
        if rest and visit.message and not visit.message.caption and has_no_room(form, visit.message):
            return ()  # that was said of the first one
        near = refused.near if isinstance(refused, Unclear) else ()
        again = _again(visit, form, draft, text(refused.code, **refused.data), near)
        return (*visit.routes.events["danger"](visit, draft), again)
    known = with_implied(visit, form, taken.draft)
    if visit.message and leaves_all_but_words(form, visit.message):
        return (Say(Words(text("form-words-only"))), *_advance(visit, form, known))
    if taken.kept and known == taken.draft:
        again = Show(reminded(kept(visit, form), _ask(visit, form, known)))
        return () if rest else (*visit.routes.events["elsewhere"](visit), again)
    added = _wait_for_more(visit, form, known) or _advance(visit, form, known, remark(visit, form, draft))
    return (*visit.routes.events["elsewhere"](visit), *added) if draft.field == CHECK else added


def pick(visit: Visit, draft_id: int, field: str, choice: str) -> Replies:
    """Take a pressed choice as the answer; at the end, as what is changed."""
    form, draft = _open(visit, draft_id, field)
    if field == CHECK or choice not in dict(form.choices(visit, draft, field)):
        raise Refused("refused-button")
    given = form.read(field, choice)
    form.ask(field).require(visit, given)
    return _advance(visit, form, with_choice(form, draft, field, given))


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
    enough = draft.answers[field] if has_photos(form, draft, field) else None
    return _advance(visit, form, keep(draft, field, enough))


def change(visit: Visit, draft_id: int, field: str) -> Replies:
    """Ask for what can be added at the end."""
    form, draft = _open(visit, draft_id, CHECK)
    if field not in form.fields or not form.ask(field).button or not form.ask(field).open_to(visit, draft):
        raise Refused("refused-button")
    if is_full(form, draft, field):
        raise Refused("refused-form-moved-on")
    return (Show(_ask(visit, form, keep(replace(draft, field=field), CHANGING, field))),)


def choose_anew(visit: Visit, draft_id: int, field: str) -> Replies:
    """Take out the photos that were sent, and ask for them again."""
    form, draft = _open(visit, draft_id, field)
    if field not in form.fields or not has_photos(form, draft, field):
        raise Refused("refused-button")
    return (Show(_ask(visit, form, replace(without(draft, field, ALBUM), field=field))),)


def back(visit: Visit, draft_id: int, field: str) -> Replies:
    """Ask the question before this one again; from what is changed at the end, lead back there."""
    form, draft = _open(visit, draft_id, field)
    fields = form.asked(visit, draft)
    changing = draft.answers.get(CHANGING) == field
    draft = without(draft, CHANGING)
    if field and (changing or field not in fields):
        return (Show(_ask(visit, form, replace(draft, field=CHECK))),)
    place = fields.index(field) if field else len(fields)
    return (Show(_ask(visit, form, replace(draft, field=fields[max(place - 1, 0)]))),)


def send(visit: Visit, draft_id: int) -> Replies:
    """Finish a form whose answers have been looked over."""
    form, draft = _open(visit, draft_id, CHECK)
    return _finish(visit, form, draft)


def begin_another(visit: Visit, draft_id: int) -> Replies:
    """Begin another form of this kind, about the same: the one that was left long ago is gone on with after it."""
    former = own(visit, draft_id)
    form: Form[Any] = visit.routes.forms[former.form]
    if drafts.begun(visit.tx, visit.person.id, form.name, former.subject_id) != former:
        raise Refused("refused-form-moved-on")
    draft = _new(visit, form, former.subject_id, former.community_id)
    asked = _ask(visit, form, with_implied(visit, form, draft))
    return (Say(reminded(text("form-former-waits"), asked)),)


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


def go_on(visit: Visit) -> Replies:
    """Ask again what stands open: another form came in between, or somebody starts the bot anew.

    What was begun in a group is asked in its turn; what can't be sent any more is not: that is said before.
    """
    drafts.ask_all(visit.tx, visit.person.id)
    over = _drop_all_over(visit)
    draft = drafts.current(visit.tx, visit.person.id)
    if draft is None:
        return over
    form: Form[Any] = visit.routes.forms[draft.form]
    return (*over, Say(titled(form, draft, question(visit, form, draft))))


def _drop_all_over(visit: Visit) -> Replies:
    """Throw away what can't be sent any more, and say why, once where several are over for the same. What is said just
    now was meant for none of them.
    """
    apart, said = replace(visit, message=None), []
    for draft in drafts.of_person(visit.tx, visit.person.id):
        over = _over(visit, draft) if draft.asked else None
        if over:
            said.append(_left(apart, draft, over))
    return tuple(Say(words) for at, words in enumerate(said) if words not in said[:at])


def own(visit: Visit, draft_id: int) -> Draft:
    """Return a form under way. Raises `Refused` unless it is there, and this person's own."""
    draft = drafts.find(visit.tx, draft_id)
    if draft is None or draft.person_id != visit.person.id:
        raise Refused("refused-form-over")
    return draft


def drop(visit: Visit, draft: Draft) -> None:
    """Throw a form away: cancelled, or needless because something else was done instead."""
    form: Form[Any] = visit.routes.forms[draft.form]
    _end(visit, draft)
    form.dropped(visit, draft)


def _end(visit: Visit, draft: Draft) -> None:
    """Keep a form no longer. What it asked last loses its buttons; a press there puts something else there anyway."""
    drafts.drop(visit.tx, draft.id)
    pressed = visit.press.message if visit.press else None
    questions.close(visit.tx, visit.now, draft.id, pressed=pressed.message_id if pressed else None)


def _open(visit: Visit, draft_id: int, field: str) -> tuple[Form[Any], Draft]:
    """Return the form whose button was pressed, if it is this person's and still asks, or offers, just that."""
    draft = own(visit, draft_id)
    form: Form[Any] = visit.routes.forms[draft.form]
    offered = draft.field == CHECK and field in form.fields and form.ask(field).later
    if draft.field != field and not offered:
        raise Refused("refused-form-moved-on")
    return form, draft


def _while_it_stands(press: Callable[..., Replies]) -> Callable[..., Replies]:
    """Return what a form's button does, as long as that can still be sent."""

    @wraps(press)
    def served(visit: Visit, draft_id: int, *rest: str | int) -> Replies:
        draft = own(visit, draft_id)
        over = _over(visit, draft)
        return _leave(visit, draft, over) if over else press(visit, draft_id, *rest)

    return served


def _over(visit: Visit, draft: Draft) -> Text | None:
    """Return why a form can't be sent any more, if that is so: its office has ended, or its subject has moved on."""
    form: Form[Any] = visit.routes.forms[draft.form]
    if form.needs is not None and not offers(visit.actor(), form.needs):
        return text("form-office-over", who=those_who_may(form.needs))
    return form.over(visit, draft)


def _leave(visit: Visit, draft: Draft, over: Text) -> Replies:
    """Say why a form is not sent any more, and go on with what else stands open."""
    return (Show(_left(visit, draft, over)), *go_on(visit))


def _left(visit: Visit, draft: Draft, over: Text) -> Words:
    """Throw a form away that can't be sent any more. Return what is said of that."""
    form: Form[Any] = visit.routes.forms[draft.form]
    said = form.left(visit, draft, over)
    drop(visit, draft)
    return said


def _begun(
    visit: Visit,
    form: Form[Any],
    subject_id: int,
    community_id: int | None,
    album: str | None,
    known: Mapping[str, Any],
    *,
    asked: bool = True,
) -> tuple[Draft, tuple[Text, ...]]:
    """Return a form begun or gone on with, with what is known, and what to say above its question.

    One that was left long ago before anything was said in it is begun anew.
    """
    open_before = drafts.begun(visit.tx, visit.person.id, form.name, subject_id)
    if open_before and is_old(open_before, visit.now) and holds_nothing(form, open_before):
        _end(visit, open_before)
        open_before = None
    another = open_before is not None and is_another(form, open_before, known)
    draft = open_before
    if draft is None or another:
        draft = _new(visit, form, subject_id, community_id, asked=asked)
    draft, wrong = with_known(visit, form, draft, known)
    draft = with_implied(visit, form, keep(draft, ALBUM, album) if album else draft)
    if draft.field and draft.field in draft.answers:
        draft = replace(draft, field=next_field(visit, form, draft))
    former = text("form-former-waits") if another else None
    return draft, tuple(line for line in (wrong, former) if line)


def _new(visit: Visit, form: Form[Any], subject_id: int, community_id: int | None, *, asked: bool = True) -> Draft:
    return drafts.begin(
        visit.tx,
        visit.now,
        person_id=visit.person.id,
        community_id=community_id,
        form=form.name,
        subject_id=subject_id,
        field=form.fields[0],
        asked=asked,
    )


def _advance(visit: Visit, form: Form[Any], draft: Draft, said: Text | None = None) -> Replies:
    field = next_field(visit, form, draft)
    if field == CHECK and form.check is None:
        return _finish(visit, form, draft)
    asked = _ask(visit, form, replace(draft, field=field))
    return (Show(reminded(said, asked) if said else asked),)


def _ask(visit: Visit, form: Form[Any], draft: Draft) -> Words:
    drafts.save(visit.tx, visit.now, draft)
    return question(visit, form, draft)


def _finish(visit: Visit, form: Form[Any], draft: Draft) -> Replies:
    """Do what was filled in, and go on with what stood open before: not where that itself asks something anew."""
    over = _over(visit, draft)
    if over:
        return _leave(visit, draft, over)
    filled = form.model.model_validate(draft.answers)
    _end(visit, draft)
    before = drafts.current(visit.tx, visit.person.id)
    done = form.finish(visit, draft, filled)
    return (*done, *go_on(visit)) if drafts.current(visit.tx, visit.person.id) == before else done


def _wait_for_more(visit: Visit, form: Form[Any], draft: Draft) -> Replies:
    """Ask whether that is all, where the form would be over with a photo: more may come, of its album or by itself."""
    message, field = visit.message, form.of_kind("photos")
    assert message is not None
    over = next_field(visit, form, draft) == CHECK and form.check is None
    if not (message.photo and field and over):
        return ()
    asked = _ask(visit, form, replace(draft, field=field))
    return (Show(reminded(text("form-photos-here", count=len(draft.answers[field])), asked)),)


def _again(visit: Visit, form: Form[Any], draft: Draft, wrong: Text, near: tuple[str, ...]) -> Show:
    return Show(reminded(wrong, question(visit, form, draft, near=near)))
