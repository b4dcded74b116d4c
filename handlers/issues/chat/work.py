"""Issues in the chat of those who handle them: their buttons, and the forms that ask for a reason or a result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel

from handlers.issues import actions
from handlers.issues.chat.assigning import said_of_assigning
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.passed_on import with_others
from handlers.issues.chat.referring import NumberThere
from handlers.issues.chat.sentences import Sentence
from handlers.issues.chat.way_back import in_place, set_aside
from handlers.issues.views import view_of
from handlers.issues.words import since_words, work_words
from handlers.issues.words.issue_words import below, worker
from handlers.kit import forms
from handlers.kit.fields import Ask, Form
from handlers.kit.replies import Replies, Say, Show, Toast, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.access import BODIES, Role, roles_at
from rules.issue_officers import is_about, works_on
from rules.issues import Issue, Move
from rules.refusals import Refused
from storage import cards, issues
from storage.drafts import Draft


class Resolution(BaseModel):
    """What is asked of whoever says that the work is done."""

    words: Annotated[Sentence, Ask(question="resolve-ask-words")]
    photos: Annotated[tuple[str, ...] | None, Ask(question="resolve-ask-photos", takes="photos", skip=True)]


class Referral(BaseModel):
    """What is asked of whoever passes an issue on to somebody outside the community."""

    outside: Annotated[Sentence, Ask(question="refer-ask-outside")]
    reference: Annotated[NumberThere | None, Ask(question="refer-ask-reference", skip=True)]


class Decline(BaseModel):
    why: Annotated[Sentence, Ask(question="decline-ask-why")]


class Return(BaseModel):
    why: Annotated[Sentence, Ask(question="return-ask-why")]


class Lift(BaseModel):
    why: Annotated[Sentence, Ask(question="lift-ask-why")]


class Lower(BaseModel):
    why: Annotated[Sentence, Ask(question="lower-ask-why")]


class GiveUp(BaseModel):
    why: Annotated[Sentence, Ask(question="give-up-ask-why")]


def register(routes: Routes) -> None:
    for form in FORMS.values():
        routes.forms[form.name] = form
    routes.button("issues:work", show_work)
    routes.button("issues:more", show_more)
    routes.button("issues:accept", accept)
    routes.button("issues:bodies", choose_body)
    routes.button("issues:assign", assign)
    routes.button("issues:begin", begin)
    routes.button("issues:ask", ask)


def show_work(visit: Visit, issue_id: int) -> Replies:
    return (in_place(visit, work_words.work(view_of(visit, theirs(visit, issue_id)))),)


def show_more(visit: Visit, issue_id: int) -> Replies:
    """Show what else can be done with an issue: what is seldom needed."""
    return (in_place(visit, work_words.more(view_of(visit, theirs(visit, issue_id)))),)


def accept(visit: Visit, issue_id: int) -> Replies:
    """Take it on. Who does so where it was not asked of them has a message of it below, which is kept up to date."""
    kept = cards.find(visit.tx, visit.person.telegram_id, actions.WORK, issue_id)
    issue = actions.accept(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    shown = work_words.work(view_of(visit, issue))
    return (in_place(visit, shown if kept else replace(shown, rows=())), Toast(text("issue-accepted")))


def choose_body(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin_move(visit.tx, visit.now, visit.actor(), issue_id, Move.ASSIGN)
    where = visit.place(issue.place_id)
    places = {body: actions.told_apart(visit.tx, visit.now, body, where) for body in BODIES}
    named = {body: place.name for body, place in places.items() if place}
    return (in_place(visit, work_words.bodies(view_of(visit, issue), named)),)


def assign(visit: Visit, issue_id: int, body: Role) -> Replies:
    issue = actions.assign(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, body)
    seen = view_of(visit, issue)
    return (in_place(visit, work_words.work(seen)), said_of_assigning(visit, issue, worker(seen)))


def begin(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin(visit.tx, visit.now, visit.actor(), issue_id)
    return (in_place(visit, work_words.work(view_of(visit, issue))), Toast(text("issue-begun")))


def ask(
    visit: Visit, what: Literal["resolve", "decline", "return", "lift", "lower", "refer", "give-up"], issue_id: int
) -> Replies:
    """Begin the form of a move that needs words."""
    issue = _begin(visit, issue_id, Move(what))
    asked = forms.begin(visit, FORMS[what], subject_id=issue.id, community_id=issue.community_id)
    return (*set_aside(visit, work_words.work(view_of(visit, issue))), Say(asked))


def _begin(visit: Visit, issue_id: int, what: Move) -> Issue:
    """Return the issue if this person may do this with it now: asked before its form, and again at its end."""
    if what is Move.LOWER:
        return actions.begin_lowering(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    return actions.begin_move(visit.tx, visit.now, visit.actor(), issue_id, what)


def theirs(visit: Visit, issue_id: int) -> Issue:
    """Return an issue that this person handles. Raises `Refused` for anybody else's."""
    issue, acting = issues.issue(visit.tx, issue_id), visit.actor()
    held = roles_at(acting.holds, visit.place(issue.place_id).path)
    if is_about(held, issue):
        raise Refused("refused-issue-level", level=issue.level.value)
    if not works_on(actions.acting_as(visit.tx, visit.now, acting, issue), acting.person_id, issue):
        visit.require("issues.handle", visit.place(issue.place_id))
    return issue


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    issue = issues.issue(visit.tx, draft.subject_id)
    readers = text("ask-readers", private=int(issue.private))
    unheard = actions.unheard_below(visit.tx, visit.now, visit.settings, issue)
    return {
        "number": issue.number,
        "readers": readers,
        "appealed": int(issue.appealed),
        "below": below(issue.level),
        "warning": text("lower-unheard" if unheard else "nothing", below=below(issue.level)),
    }


def _resolve(visit: Visit, issue_id: int, filled: Resolution) -> Issue:
    return actions.resolve(
        visit.tx,
        visit.now,
        visit.actor(),
        visit.settings,
        issue_id,
        words=filled.words,
        photos=filled.photos or (),
    )


def _decline(visit: Visit, issue_id: int, filled: Decline) -> Issue:
    return actions.decline(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, filled.why)


def _return(visit: Visit, issue_id: int, filled: Return) -> Issue:
    return actions.give_back(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, filled.why)


def _lift(visit: Visit, issue_id: int, filled: Lift) -> Issue:
    return actions.lift(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, filled.why)


def _lower(visit: Visit, issue_id: int, filled: Lower) -> Issue:
    return actions.propose_lower(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, filled.why)


def _refer(visit: Visit, issue_id: int, filled: Referral) -> Issue:
    return actions.refer(
        visit.tx,
        visit.now,
        visit.actor(),
        visit.settings,
        issue_id,
        outside=filled.outside,
        reference=filled.reference,
    )


def _give_up(visit: Visit, issue_id: int, filled: GiveUp) -> Issue:
    return actions.give_up(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, filled.why)


def _form(name: str, model: type[BaseModel], act: Callable[[Visit, int, Any], Issue]) -> Form[Any]:
    over = once_refused(lambda visit, draft: _begin(visit, draft.subject_id, Move(name)), with_others)

    def finish(visit: Visit, draft: Draft, filled: Any) -> Replies:
        issue = act(visit, draft.subject_id, filled)
        return (Show(since_words.moved(name, view_of(visit, issue))),)

    return Form(name=name, model=model, finish=finish, about=_about, over=over)


FORMS: Mapping[str, Form[Any]] = {
    form.name: form
    for form in (
        _form("resolve", Resolution, _resolve),
        _form("decline", Decline, _decline),
        _form("return", Return, _return),
        _form("lift", Lift, _lift),
        _form("lower", Lower, _lower),
        _form("refer", Referral, _refer),
        _form("give-up", GiveUp, _give_up),
    )
}
"""The forms by the move that each of them makes."""
