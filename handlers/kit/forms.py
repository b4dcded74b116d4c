"""Forms 表单: a conversation that fills in one pydantic model, a field at a time.

Each answer is stored as it is given, so that a form goes on after a restart where it was. An answer that
does not fit is refused with one line, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from handlers.kit import buttons
from handlers.kit.replies import Button, Replies, Rows, Say, Show, Text, Words, grid, text
from handlers.kit.routes import Routes
from handlers.kit.texts import plain
from handlers.kit.visit import Visit, spoken_by
from rules.refusals import Refused
from storage import drafts
from storage.drafts import Draft

CHECK = ""
"""The step after the last question: everything once more, to be sent off."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How a field is asked for. With `choices` it is answered by a button, else by what `takes` says."""

    question: str
    takes: Literal["text", "photo"] = "text"
    choices: tuple[tuple[str, str], ...] = ()
    columns: int = 2
    skip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[Model]):
    """A model to be filled in. `check` shows the whole before it is sent; `finish` is what then happens.

    `about` gives what the questions may mention of the form's subject; `dropped` tidies up after a cancel.
    """

    name: str
    model: type[Model]
    finish: Callable[[Visit, Draft, Model], Replies]
    check: Callable[[Visit, Draft, Model], Text] | None = None
    about: Callable[[Visit, Draft], dict[str, Any]] = lambda visit, draft: {}  # noqa: ARG005
    dropped: Callable[[Visit, Draft], None] = lambda visit, draft: None  # noqa: ARG005

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.model.model_fields)

    def ask(self, field: str) -> Ask:
        return next(part for part in self.model.model_fields[field].metadata if isinstance(part, Ask))

    def read(self, field: str, answer: Any) -> Any:
        """Return the answer as the model keeps it. Raises `Refused` with what is wrong with it."""
        info = self.model.model_fields[field]
        try:
            return TypeAdapter(Annotated[info.annotation, *info.metadata]).validate_python(answer)
        except ValidationError as error:
            raise _refusal(error) from None


def register(routes: Routes) -> None:
    """Enter the buttons that all forms share."""
    routes.button("form:pick", pick)
    routes.button("form:skip", skip)
    routes.button("form:back", back)
    routes.button("form:send", send)
    routes.button("form:cancel", cancel)


def begin(
    visit: Visit,
    form: Form[Any],
    *,
    subject_id: int,
    community_id: int | None,
    **known: Any,
) -> Words:
    """Begin a form, or go on with it where it was. What is `known` already is not asked, unless it does not fit."""
    draft = drafts.begin(
        visit.tx,
        visit.now,
        person_id=visit.person.id,
        community_id=community_id,
        form=form.name,
        subject_id=subject_id,
        field=form.fields[0],
    )
    wrong: Text | None = None
    for field, answer in known.items():
        try:
            draft = _keep(draft, field, form.read(field, answer))
        except Refused as refused:
            wrong = text(refused.code, **refused.data)
    if draft.field and draft.field in draft.answers:
        draft = replace(draft, field=_next(form, draft))
    asked = _ask(visit, form, draft)
    return _reminded(wrong, asked) if wrong else asked


def answer(visit: Visit, draft: Draft) -> Replies:
    """Take what somebody wrote or sent as the answer to what was asked. To write out a button is to press it."""
    form: Form[Any] = visit.routes.forms[draft.form]
    if _rest_of_album(visit, form, draft):
        return ()
    written_out = _written_out(visit, form, draft)
    if written_out:
        pressed = buttons.read(written_out.data)
        return visit.routes.buttons[pressed.verb].serve(visit, pressed.arguments)
    if draft.field == CHECK:
        return (_again(visit, form, draft, text("form-want-button")),)
    try:
        given = form.read(draft.field, _given(visit, form.ask(draft.field)))
    except Refused as refused:
        return (_again(visit, form, draft, text(refused.code, **refused.data)),)
    return _advance(visit, form, _keep_photo(visit, form, _keep(draft, draft.field, given)), Say)


def pick(visit: Visit, draft_id: int, field: str, choice: str) -> Replies:
    """Take a pressed choice as the answer."""
    form, draft = _open(visit, draft_id, field)
    if field == CHECK or choice not in dict(form.ask(field).choices):
        raise Refused("refused-button")
    return _advance(visit, form, _keep(draft, field, form.read(field, choice)), Show)


def skip(visit: Visit, draft_id: int, field: str) -> Replies:
    form, draft = _open(visit, draft_id, field)
    if field == CHECK or not form.ask(field).skip:
        raise Refused("refused-button")
    return _advance(visit, form, _keep(draft, field, None), Show)


def back(visit: Visit, draft_id: int, field: str) -> Replies:
    """Ask the question before this one again."""
    form, draft = _open(visit, draft_id, field)
    fields = form.fields
    place = fields.index(field) if field else len(fields)
    return (Show(_ask(visit, form, replace(draft, field=fields[max(place - 1, 0)]))),)


def send(visit: Visit, draft_id: int) -> Replies:
    """Finish a form whose answers have been looked over."""
    form, draft = _open(visit, draft_id, CHECK)
    return _finish(visit, form, draft)


def cancel(visit: Visit, draft_id: int) -> Replies:
    """Throw a form away, because its own button says so."""
    draft = drafts.find(visit.tx, draft_id)
    if draft is None or draft.person_id != visit.person.id:
        raise Refused("refused-form-over")
    _drop(visit, draft)
    return (Show(Words(text("form-cancelled"))), *go_on(visit))


def cancel_current(visit: Visit) -> Replies:
    """Throw away the form that is being answered, if there is one: `/cancel`."""
    draft = drafts.current(visit.tx, visit.person.id)
    if draft is None:
        return (Say(Words(text("form-nothing-to-cancel"))),)
    _drop(visit, draft)
    return (Say(Words(text("form-cancelled"))), *go_on(visit))


def question(visit: Visit, form: Form[Any], draft: Draft) -> Words:
    """Return what is being asked, with its buttons; at the end, everything once more."""
    if draft.field == CHECK:
        assert form.check is not None
        return Words(form.check(visit, draft, form.model.model_validate(draft.answers)), _rows(form, draft))
    ask = form.ask(draft.field)
    step = text("form-step", step=form.fields.index(draft.field) + 1, steps=len(form.fields))
    return Words(
        text("form-question", step=step, question=text(ask.question, **form.about(visit, draft))),
        _rows(form, draft),
    )


def go_on(visit: Visit) -> Replies:
    """Ask again what stands open: another form came in between, or somebody starts the bot anew."""
    draft = drafts.current(visit.tx, visit.person.id)
    return (Say(question(visit, visit.routes.forms[draft.form], draft)),) if draft else ()


def _rows(form: Form[Any], draft: Draft) -> Rows:
    field = draft.field
    own: Rows = ()
    if field == CHECK:
        own = ((Button(text("form-send"), buttons.data("form:send", draft.id)),),)
    elif form.ask(field).choices:
        ask = form.ask(field)
        choices = [
            Button(text(label), buttons.data("form:pick", draft.id, field, choice)) for choice, label in ask.choices
        ]
        own = grid(choices, ask.columns)
    if field and form.ask(field).skip:
        own += ((Button(text("form-skip"), buttons.data("form:skip", draft.id, field)),),)
    last = [Button(text("form-cancel"), buttons.data("form:cancel", draft.id))]
    if field != form.fields[0]:
        last.insert(0, Button(text("form-back"), buttons.data("form:back", draft.id, field)))
    return (*own, tuple(last))


def _open(visit: Visit, draft_id: int, field: str) -> tuple[Form[Any], Draft]:
    """Return the form whose button was pressed, if it is this person's and still asks just that."""
    draft = drafts.find(visit.tx, draft_id)
    if draft is None or draft.person_id != visit.person.id:
        raise Refused("refused-form-over")
    if draft.field != field:
        raise Refused("refused-form-moved-on")
    return visit.routes.forms[draft.form], draft


def _advance(visit: Visit, form: Form[Any], draft: Draft, how: type[Say] | type[Show]) -> Replies:
    field = _next(form, draft)
    if field == CHECK and form.check is None:
        return _finish(visit, form, draft)
    return (how(_ask(visit, form, replace(draft, field=field))),)


def _ask(visit: Visit, form: Form[Any], draft: Draft) -> Words:
    drafts.save(visit.tx, visit.now, draft)
    return question(visit, form, draft)


def _next(form: Form[Any], draft: Draft) -> str:
    return next((field for field in form.fields if field not in draft.answers), CHECK)


def _keep(draft: Draft, field: str, given: Any) -> Draft:
    return replace(draft, answers={**draft.answers, field: given})


def _finish(visit: Visit, form: Form[Any], draft: Draft) -> Replies:
    filled = form.model.model_validate(draft.answers)
    drafts.drop(visit.tx, draft.id)
    return (*form.finish(visit, draft, filled), *go_on(visit))


def _drop(visit: Visit, draft: Draft) -> None:
    form: Form[Any] = visit.routes.forms[draft.form]
    drafts.drop(visit.tx, draft.id)
    form.dropped(visit, draft)


def _given(visit: Visit, ask: Ask) -> str | None:
    """Return what was sent, if it is of the kind that is asked for."""
    message = visit.message
    assert message is not None
    if ask.choices:
        raise Refused("form-want-button")
    if ask.takes == "photo":
        if not message.photo:
            raise Refused("form-want-photo")
        return message.photo[-1].file_id
    written = message.text or message.caption
    if written is None:
        raise Refused("form-want-text")
    return written


def _written_out(visit: Visit, form: Form[Any], draft: Draft) -> Button | None:
    """Return the button under the question whose words somebody wrote instead of pressing it."""
    assert visit.message is not None
    language = spoken_by(visit.person, visit.settings)
    written = _letters(visit.message.text or "")
    offered = (button for row in _rows(form, draft) for button in row)
    return next((button for button in offered if written == _letters(plain(button.label, language))), None)


def _letters(words: str) -> str:
    """Leave out what nobody writes out, such as the picture on a button."""
    return "".join(filter(str.isalnum, words)).casefold()


def _keep_photo(visit: Visit, form: Form[Any], draft: Draft) -> Draft:
    """Take a photo that came with the words as the answer to the question for one, before it is asked."""
    assert visit.message is not None
    wanted = _photo_fields(form) - draft.answers.keys()
    return _keep(draft, wanted.pop(), visit.message.photo[-1].file_id) if visit.message.photo and wanted else draft


def _rest_of_album(visit: Visit, form: Form[Any], draft: Draft) -> bool:
    """Tell whether this is one more photo of an album whose first one was taken: it needs no answer."""
    assert visit.message is not None
    return bool(visit.message.media_group_id and _photo_fields(form) & draft.answers.keys())


def _photo_fields(form: Form[Any]) -> set[str]:
    return {field for field in form.fields if form.ask(field).takes == "photo"}


def _again(visit: Visit, form: Form[Any], draft: Draft, wrong: Text) -> Say:
    return Say(_reminded(wrong, question(visit, form, draft)))


def _reminded(wrong: Text, asked: Words) -> Words:
    return Words(text("form-again", wrong=wrong, question=asked.text), asked.rows)


def _refusal(error: ValidationError) -> Refused:
    problem = error.errors()[0]
    context = problem.get("ctx", {})
    match problem["type"]:
        case "string_too_short":
            return Refused("form-too-short", least=context["min_length"])
        case "string_too_long":
            return Refused("form-too-long", most=context["max_length"])
        case _:
            return Refused("form-does-not-fit")
