"""The form of an office: which, where, until when; and a last look before it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel

from handlers.kit import forms
from handlers.kit.fields import Ask, Choices, Form
from handlers.kit.names import name_of
from handlers.kit.replies import Replies, Show, Words, text
from handlers.kit.visit import Visit, zone_of
from handlers.roles import actions, reach, words
from handlers.roles.reach import STEPS, Way
from handlers.roles.views import view
from rules.access import Role, refusal
from rules.places import Place
from rules.refusals import Refused
from rules.roles import read_day, years_on
from storage import people
from storage.drafts import Draft
from storage.people import Person

ENDLESS = "endless"
YEARS = {"1": "grant-one-year", "3": "grant-three-years", "5": "grant-five-years"}
"""How long an office is mostly given for. Any other last day can be written."""


def _roles(visit: Visit, _draft: Draft) -> Choices:
    return tuple((role.value, words.title(role)) for role in reach.roles_to_give(visit.tx, visit.actor()))


def _at(step: str) -> Callable[[Visit, Draft], Choices]:
    def choices(visit: Visit, draft: Draft) -> Choices:
        steps = _way(visit, draft.answers).steps if "role" in draft.answers else {}
        options = steps.get(step, ())
        return tuple((str(place.id), words.option(place, step)) for place in options)

    return choices


def _day(visit: Visit, draft: Draft, written: str) -> str:
    """Take a day that was written out instead of pressing how many years."""
    return read_day(written, _today(visit, _place(visit, draft.answers))).isoformat()


class Grant(BaseModel):
    """What is asked of whoever gives an office. Where is asked on the way down the tree, as far as it is a question."""

    role: Annotated[Role, Ask(question="grant-ask-role", choices=_roles)]
    community: Annotated[int | None, Ask(question="grant-ask-where", choices=_at("community"), columns=1)] = None
    grid: Annotated[int | None, Ask(question="grant-ask-where", choices=_at("grid"))] = None
    building: Annotated[int | None, Ask(question="grant-ask-where", choices=_at("building"))] = None
    until: Annotated[
        str, Ask(question="grant-ask-until", choices=((ENDLESS, "grant-endless"), *YEARS.items()), typed=_day)
    ]


def begin(visit: Visit, person: Person) -> Words:
    """Ask what somebody shall be."""
    return forms.begin(visit, GRANT, subject_id=person.id, community_id=None)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    """Return for whom it is, and the office as far as it is chosen: one question may come after another form's."""
    name, role = name_of(people.by_id(visit.tx, draft.subject_id)), draft.answers.get("role")
    if role is None:
        return {"name": name}
    end = _way(visit, draft.answers).end
    return {"name": name, "role": words.title(Role(role)), "place": end.name if end else ""}


def _check(visit: Visit, draft: Draft, filled: Grant) -> Words:
    try:
        where = _place(visit, filled.model_dump())
    except Refused as refused:
        return Words(text(refused.code, **refused.data))
    person = people.by_id(visit.tx, draft.subject_id)
    return Words(words.check(person, filled.role, where.name, _last_day(filled, _today(visit, where))))


def _finish(visit: Visit, draft: Draft, filled: Grant) -> Replies:
    """Give the office. What is refused now is said and over: a form that can't be sent any more must not stay."""
    try:
        where = _place(visit, filled.model_dump())
        office = actions.grant(
            visit.tx,
            visit.now,
            visit.actor(),
            visit.settings,
            person_id=draft.subject_id,
            role=filled.role,
            where=where,
            last_day=_last_day(filled, _today(visit, where)),
        )
    except Refused as refused:
        return (Show(Words(text(refused.code, **refused.data))),)
    return (Show(Words(words.granted(view(visit.tx, office)))),)


def _way(visit: Visit, answers: Any) -> Way:
    """Return the way so far. Every question of the form asks for it, and in a town it takes its time."""
    asked = ("way", answers["role"], *(answers.get(step) for step in STEPS.values()))
    if asked not in visit.found:
        visit.found[asked] = reach.way(visit.tx, visit.actor(), Role(answers["role"]), answers)
    way: Way = visit.found[asked]
    return way


def _place(visit: Visit, answers: Any) -> Place:
    """Return where the choices led. Raises `Refused` where that is out of reach now."""
    end = _way(visit, answers).end
    if end is None:
        raise refusal(reach.GRANT)
    return end


def _today(visit: Visit, where: Place) -> date:
    return visit.now.astimezone(zone_of(visit.tx, where.community_id)).date()


def _last_day(filled: Grant, today: date) -> date | None:
    if filled.until == ENDLESS:
        return None
    return years_on(today, int(filled.until)) if filled.until in YEARS else date.fromisoformat(filled.until)


GRANT = Form(
    name="grant", model=Grant, finish=_finish, check=_check, about=_about, title="grant-form", needs=reach.GRANT
)
