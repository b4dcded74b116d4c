"""The forms with which somebody comes into a household: by asking, and by the code on its slip."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel

from handlers.households import actions, joining_words, words
from handlers.kit.fields import Ask, Choices, Form, Unclear
from handlers.kit.quotes import shown
from handlers.kit.replies import Replies, Show, Words, text
from handlers.kit.texts import listed
from handlers.kit.visit import Visit
from rules.joining import Relation
from rules.refusals import Refused
from rules.units import find
from storage import cards, household_codes, households
from storage.drafts import Draft

RELATIONS = tuple((relation.value, f"relation-{relation.value}") for relation in Relation)


def _units(visit: Visit, draft: Draft) -> Choices:
    units = households.units(visit.tx, draft.subject_id)
    return tuple((str(unit.id), text("plain", what=unit.name)) for unit in units)


def _typed(visit: Visit, draft: Draft, written: str) -> str:
    """Return the unit that somebody typed, or those that they may mean."""
    found = find(households.units(visit.tx, draft.subject_id), written)
    if len(found.units) == 1:
        return str(found.units[0].id)
    if not found.units and _relation_in(written):
        raise Refused("join-unit-first")
    near = tuple(str(unit.id) for unit in found.units or found.near)
    building = visit.place(draft.subject_id).name
    if found.units:
        raise Unclear("join-which-unit", near=near, building=building, written=shown(written))
    line = "join-no-such-unit" if near else "join-nothing-like-it"
    raise Unclear(line, near=near, building=building, written=shown(written))


def _not_just_declined(visit: Visit, home: int) -> None:
    """Refuse a home for which somebody was declined a short while ago before they answer any more."""
    actions.require_not_just_declined(visit.tx, visit.now, visit.actor(), home)


def _related(_visit: Visit, _draft: Draft, written: str) -> str:
    """Return what somebody is to a household who tells it in words."""
    relation = _relation_in(written)
    if relation is None:
        raise Refused("form-want-button")
    return relation.value


def _relation_in(written: str) -> Relation | None:
    """Return the first of these that words tell of: whoever is the owner's wife is family."""
    told = (Relation.FAMILY, Relation.TENANT, Relation.CO_OWNER, Relation.OWNER)
    said = written.casefold()
    return next((each for each in told if any(_is_in(said, sign) for sign in _signs(each))), None)


def _signs(relation: Relation) -> tuple[str, ...]:
    return listed(text(f"relation-said-{relation.value}"))


def _is_in(said: str, sign: str) -> bool:
    """Tell whether a word is in what was said: an English one by itself, since a person is no son."""
    return re.search(rf"\b{re.escape(sign)}\b", said) is not None if sign.isascii() else sign in said


RELATED = Ask(question="join-ask-relation", choices=RELATIONS, typed=_related)


class Joining(BaseModel):
    """What is asked of whoever wants to be noted down in a building."""

    home: Annotated[
        int, Ask(question="join-ask-unit", choices=_units, columns=3, typed=_typed, require=_not_just_declined)
    ]
    relation: Annotated[Relation, RELATED]


class Entering(BaseModel):
    """What is asked of whoever comes with a code: who they are."""

    relation: Annotated[Relation, RELATED]


def _about_joining(visit: Visit, draft: Draft) -> dict[str, Any]:
    home = draft.answers.get("home")
    building = visit.place(draft.subject_id).name
    return {"building": building, "unit": visit.place(home).name if home else ""}


def _check_joining(visit: Visit, draft: Draft, filled: Joining) -> Words:
    relation = words.relation(filled.relation)
    return Words(text("join-check", **_about_joining(visit, draft), relation=relation))


def _ask(visit: Visit, draft: Draft, filled: Joining) -> Replies:
    household = visit.place(filled.home)
    if draft.subject_id not in household.path:
        raise Refused("refused-button")
    outcome = actions.ask(visit.tx, visit.now, visit.actor(), visit.settings, household.id, filled.relation)
    cards.remove(visit.tx, actions.PROMPT, visit.person.id)
    return (Show(joining_words.asked(outcome, visit.place(draft.subject_id).name, household.name)),)


def _about_entering(visit: Visit, draft: Draft) -> dict[str, Any]:
    code = household_codes.find(visit.tx, draft.subject_id)
    if code is None:
        raise Refused("refused-form-over")
    household = visit.place(code.household_id)
    return {"building": visit.place(household.path[1]).name, "unit": household.name}


def _enter(visit: Visit, draft: Draft, filled: Entering) -> Replies:
    household = actions.enter(visit.tx, visit.now, visit.actor(), draft.subject_id, filled.relation)
    cards.remove(visit.tx, actions.PROMPT, visit.person.id)
    homes = households.homes_of(visit.tx, visit.now, visit.person.id)
    return (Show(joining_words.joined(homes, household.id)),)


JOIN = Form(
    name=actions.ASKING,
    model=Joining,
    finish=_ask,
    check=_check_joining,
    about=_about_joining,
    title="command-join",
)
ENTER = Form(name="enter_household", model=Entering, finish=_enter, about=_about_entering, title="command-join")
