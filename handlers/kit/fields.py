"""What a form asks for: a pydantic model whose fields say how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from handlers.kit.replies import Replies, Text, Words, text
from handlers.kit.visit import Visit
from rules.issues import MOST_PHOTOS
from rules.refusals import Refused
from storage.drafts import Draft

Model = TypeVar("Model", bound=BaseModel)
Choices: TypeAlias = tuple[tuple[str, Text], ...]
"""What a field can be, each with what stands on its button."""

CHECK = ""
"""The step after the last question: everything once more, to be sent off."""


class Unclear(Refused):
    """What somebody typed is none of the choices, or may be several. `near` are those that they may mean."""

    def __init__(self, code: str, /, *, near: tuple[str, ...], **data: str | int) -> None:
        super().__init__(code, **data)
        self.near = near


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How a field is asked for: with `choices` by buttons, else by what it `takes`.

    Choices may depend on the answers so far; where there are none, the field is not asked. One that is `later`
    is not asked either: it has a default, and can be changed before the form is sent. A choice is then a button
    under the whole; anything else is asked for when its own `button` is pressed, as is what can be answered anew. What
    takes `words` takes a voice message too, which is kept in the field `voice`. Where something may be `typed` instead
    of pressing a choice, that function makes the answer of it; it raises `Refused` with what is wrong, `Unclear` with
    what may be meant. What is answered is looked at by `require`, which raises `Refused` for what can't be chosen just
    now. What is `later`, or has a `button`, is offered to those alone to whom it is `open_to`.
    """

    question: str = ""
    takes: Literal["text", "words", "photo", "photos", "voice"] = "text"
    choices: tuple[tuple[str, str], ...] | Callable[[Visit, Draft], Choices] = ()
    columns: int = 2
    typed: Callable[[Visit, Draft, str], str] | None = None
    require: Callable[[Visit, Any], None] = lambda visit, given: None  # noqa: ARG005
    skip: bool = False
    later: bool = False
    button: str = ""
    open_to: Callable[[Visit, Draft], bool] = lambda visit, draft: True  # noqa: ARG005


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[Model]):
    """A model to be filled in. `check` shows the whole before it is sent, with buttons for what else can be done with
    it; `finish` is what then happens.

    `about` gives what the questions may mention of the form's subject, `implied` what need not be asked, given the
    answers so far; `over` says why it can't be sent any more, where that is so, and `left` what is read then, with the
    way for what was written, if there is one; `dropped` tidies up after a cancel.
    `title` is what it is for, where its questions do not say that: whoever comes back to it reads that first.
    `needs` is the entry of the access table by which it was begun: who may do that nowhere any more does not go on
    with it.
    """

    name: str
    model: type[Model]
    finish: Callable[[Visit, Draft, Model], Replies]
    check: Callable[[Visit, Draft, Model], Words] | None = None
    about: Callable[[Visit, Draft], dict[str, Any]] = lambda visit, draft: {}  # noqa: ARG005
    implied: Callable[[Visit, Draft], Mapping[str, Any]] = lambda visit, draft: {}  # noqa: ARG005
    over: Callable[[Visit, Draft], Text | None] = lambda visit, draft: None  # noqa: ARG005
    left: Callable[[Visit, Draft, Text], Words] = lambda visit, draft, over: Words(over)  # noqa: ARG005
    dropped: Callable[[Visit, Draft], None] = lambda visit, draft: None  # noqa: ARG005
    title: str = ""
    needs: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self.model.model_fields)

    def ask(self, field: str) -> Ask:
        return next(part for part in self.model.model_fields[field].metadata if isinstance(part, Ask))

    def asked(self, visit: Visit, draft: Draft) -> tuple[str, ...]:
        """Return the fields that are asked one after the other, given the answers so far."""
        return tuple(field for field in self.fields if self.is_asked(visit, draft, field))

    def choices(self, visit: Visit, draft: Draft, field: str) -> Choices:
        given = self.ask(field).choices
        return given(visit, draft) if callable(given) else tuple((choice, text(label)) for choice, label in given)

    def value(self, draft: Draft, field: str) -> Any:
        """Return how a field stands now."""
        return draft.answers.get(field, self.model.model_fields[field].default)

    def read(self, field: str, answer: Any) -> Any:
        """Return the answer as the model keeps it. Raises `Refused` with what is wrong with it."""
        info = self.model.model_fields[field]
        try:
            return TypeAdapter(Annotated[info.annotation, *info.metadata]).validate_python(answer)
        except ValidationError as error:
            raise _refusal(error) from None

    def of_kind(self, *kinds: str) -> str | None:
        """Return the field that takes one of these kinds, if there is one."""
        return next((field for field in self.fields if self.ask(field).takes in kinds), None)

    def wants_press(self, visit: Visit, draft: Draft) -> bool:
        """Tell whether a button is to be pressed: for a choice, or to send what was filled in."""
        return draft.field == CHECK or bool(self.choices(visit, draft, draft.field))

    def is_asked(self, visit: Visit, draft: Draft, field: str) -> bool:
        """Tell whether a field is a question, given the answers so far: what leaves no choice is none."""
        ask = self.ask(field)
        return not ask.later and not (callable(ask.choices) and not ask.choices(visit, draft))


def with_photo(form: Form[Any], draft: Draft, field: str, photo: str) -> Any:
    """Return a field's value with one photo more. Raises `Refused` where there are as many as it takes."""
    if form.ask(field).takes == "photo":
        return photo
    if is_full(form, draft, field):
        raise Refused("form-photos-enough", most=MOST_PHOTOS)
    return [*(draft.answers.get(field) or ()), photo]


def is_full(form: Form[Any], draft: Draft, field: str) -> bool:
    """Tell whether a field has as many photos as it takes."""
    return form.ask(field).takes == "photos" and len(draft.answers.get(field) or ()) >= MOST_PHOTOS


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
