"""Issues in the words of those who handle them, with what can be done next. Pure: everything comes with the view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.issues.spots import Spot
from handlers.issues.words.given_words import body_of
from handlers.issues.words.issue_words import all_of, below, first, missing, reporter, said_of, secret, state
from handlers.issues.words.shown_words import shortened
from handlers.issues.words.todo_words import reminder, todo
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.pages import Page, turning
from handlers.kit.replies import Button, Rows, Text, Words, grid, text
from rules.access import ADMINS, BODIES, MAY, Role
from rules.issue_answers import MOST_ON_CARD, Answer, stands_on_card
from rules.issue_officers import is_about, takes_reference, works_on
from rules.issue_readers import handles
from rules.issues import PENDING, Move, State
from storage.people import Person

BUTTONS: Mapping[Move, tuple[str, ...]] = {
    Move.ACCEPT: ("issues:accept",),
    Move.ASSIGN: ("issues:bodies",),
    Move.BEGIN: ("issues:begin",),
    Move.RESOLVE: ("issues:ask", "resolve"),
    Move.RETURN: ("issues:ask", "return"),
    Move.LIFT: ("issues:ask", "lift"),
    Move.LOWER: ("issues:ask", "lower"),
    Move.REFER: ("issues:ask", "refer"),
    Move.MERGE: ("issues:heads",),
    Move.UNMERGE: ("issues:part",),
    Move.DECLINE: ("issues:ask", "decline"),
    Move.GIVE_UP: ("issues:ask", "give-up"),
}
"""What each move's button does: those needed often first, each in its place."""
MOST_OF_NAME = 20
"""How much of a name stands on a button."""
OFTEN = (Move.ACCEPT, Move.ASSIGN, Move.BEGIN, Move.RESOLVE, Move.RETURN)


def work(view: View) -> Words:
    """An issue as those who handle it see it, with what can be done next, and the way to what else there is to see."""
    return _shown(view, (*moves(view), *_reword(view), *_story(view), *_files(view)))


def tells(view: View, given: Answer) -> bool:
    """Tell whether the words on an answer stand whole on the card: nothing has to tell of them beside it."""
    return bool(view.open) and missing(view) == given and stands_on_card(view.issue.state, given.words)


def no_more(view: View) -> Words:
    """What is left of an issue for whoever handled it and does no more."""
    return Words(text("issue-work-no-more", number=view.issue.number))


def outcome_alone(view: View) -> Words:
    """What is left of a private issue for whoever did it and has left office: how it ended, not what it was."""
    return Words(text("issue-work-did", number=view.issue.number, state=state(view)))


def moves(view: View) -> Rows:
    """What can be done next about an issue, and the way to what is seldom needed."""
    often = [_button(view, what) for what in BUTTONS if what in view.open and what in OFTEN]
    seldom = any(what in view.open for what in BUTTONS if what not in OFTEN)
    return grid([*often, *([Button(text("issue-more"), data("issues:more", view.issue.id))] if seldom else [])], 3)


def more(view: View) -> Words:
    """The same with what is seldom needed: to pass it on, to decline it."""
    seldom = [_button(view, what) for what in BUTTONS if what in view.open and what not in OFTEN]
    if Move.REFER in view.open and takes_reference(view.issue):
        label = text("issue-add-reference", known=int(view.issue.reference is not None))
        seldom.insert(0, Button(label, data("issues:reference", view.issue.id)))
    if may_withhold(view):
        seldom.append(Button(text("issue-withhold"), data("issues:withholding", view.issue.id)))
    if view.merged and Move.MERGE in view.open:
        seldom.append(Button(text("incident-parts"), data("issues:parts", view.issue.id)))
    return _shown(view, (*grid(seldom, 2), (_back(view),)))


def _reword(view: View) -> Rows:
    """Return the way to say anew what was done, for whoever did it, as long as it waits to be judged."""
    if not view.did_it or view.issue.state is not State.RESOLVED:
        return ()
    return ((Button(text("issue-reword"), data("issues:reword", view.issue.id)),),)


def _files(view: View) -> Rows:
    """Return the way to the photos and the voice message of an issue, unless all of them are shown: a card shows the
    first photo, the inbox none.
    """
    issue = view.issue
    count = len(issue.photos) + len(issue.result_photos) + bool(issue.voice)
    shown = bool(view.under_photo and issue.photos)
    if count == shown:
        return ()
    spot = Spot(place_id=issue.place_id)
    return ((Button(text("issue-whole-files", count=count), data("issues:photos", issue.id, str(spot))),),)


def _story(view: View) -> Rows:
    """Return the way to what was done before, for those who take over what was tried in vain or whom it was given to,
    and to what was added.
    """
    given = view.issue.state in PENDING and works_on(view.acts_as, view.reader_id, view.issue)
    if not (_was_tried(view) or _added(view) or given):
        return ()
    return ((Button(text("issue-details"), data("issues:details", view.issue.id)),),)


def _was_tried(view: View) -> bool:
    """Tell whether somebody has said of it that it was not solved; just reopened, its state says so."""
    issue = view.issue
    return bool(issue.reopened) and issue.state in PENDING and issue.state is not State.REOPENED


def _added(view: View) -> Text | None:
    """Say that something was added, while it is seen to: those who come to it later never heard that."""
    if not (view.added and view.open) or view.issue.state not in PENDING:
        return None
    return text("issue-added-to", count=view.added)


def _came_with(view: View) -> Text | None:
    """Return what the officer before said of it, to those who have it now: until it is taken on that is told apart."""
    if not (view.came_with and view.open):
        return None
    return text("issue-before", why=shortened(view.came_with, MOST_ON_CARD))


def may_withhold(view: View) -> bool:
    """Tell whether the reader may withhold a part of an issue from neighbours: a private one they do not see at all."""
    if view.reader_id == view.issue.reporter_id or view.issue.private or is_about(view.roles, view.issue):
        return False
    return bool(view.roles & (MAY["issues.withhold"] | ADMINS))


def bodies(view: View, told_apart: Mapping[Role, str]) -> Words:
    """Which body an issue shall be assigned to, or whether to one person; those that are `told_apart`, by a place."""
    issue = view.issue
    rows = tuple(
        (Button(_body(body, told_apart.get(body, "")), data("issues:assign", issue.id, body.value)),)
        for body in sorted(BODIES)
    )
    somebody = Button(text("issue-assign-person"), data("issues:persons", issue.id, 1))
    return Words(_to_whom(view), (*rows, (somebody,), (_back(view),)), first(issue.photos))


def persons(view: View, officers: Sequence[tuple[Person, Role]], here: Page) -> Words:
    """Which person an issue shall be assigned to, of those who hold an office there."""
    issue = view.issue
    rows = tuple(
        (Button(_officer(person, role), data("issues:person", issue.id, person.id)),)
        for person, role in here.of(officers)
    )
    back = (Button(text("form-back"), data("issues:bodies", issue.id)),)
    said = _to_whom(view) if officers else text("issue-assign-nobody", number=issue.number)
    return Words(said, (*rows, *turning(here, "issues:persons", issue.id), back), first(issue.photos))


def _body(body: Role, place: str) -> Text:
    return body_of(text("role-title", body=body.value), place[:MOST_OF_NAME])


def _officer(person: Person, role: Role) -> Text:
    return text("issue-assign-officer", name=person.name[:MOST_OF_NAME], role=text("role-title", body=role.value))


def _to_whom(view: View) -> Text:
    issue = view.issue
    return text("issue-assign-to", number=issue.number, words=said_of(issue, first(issue.photos)))


def _shown(view: View, rows: Rows) -> Words:
    asked = todo(view)
    # That those whom it waits for can't hear of it stands in what is asked of its reader, where anything is.
    where = view if asked == text("nothing") else replace(view, unheard=False)
    stands = tuple(line for line in (standing(where), _came_with(view), _added(view)) if line)
    told = all_of(view) | {"reporter": _reported(view), "state": text("lines", lines=stands)}
    said = text("issue-work", secret=secret(view), reminder=reminder(view), todo=asked, **told)
    return Words(said, rows, first(view.issue.photos))


def _reported(view: View) -> Text | str:
    """Return who reported it: for whom, and whom it is kept from, those read who handle it still."""
    if not handles(view.acts_as, view.reader_id, view.issue):
        return reporter(view)
    return not_for_head(view, _told_for(view) or reporter(view))


def not_for_head(view: View, who: Text | str) -> Text | str:
    """Return who reported an issue, and where it is about the building head, that the head is not to hear that."""
    return text("issue-about-head", who=who) if view.issue.about_head else who


def standing(view: View) -> Text:
    """Return where an issue stands, and for those who handle it who has it or who gave it to whom, why it stays at its
    level, what was tried in vain, and what is missing still.
    """
    tried = text("issue-tried", count=view.issue.reopened) if _was_tried(view) else None
    handled = (_missing(view), _given(view) or _held(view), view.stays, tried)
    return text("lines", lines=tuple(line for line in (state(view), *handled) if line))


def _missing(view: View) -> Text | None:
    """Return what is missing in what was done, in the words of whoever said so: those who come to it later never heard
    that.
    """
    last = missing(view)
    if not view.open or view.issue.state not in PENDING or last is None or not last.words:
        return None
    return text("answer-missing", words=shortened(last.words, MOST_ON_CARD))


def _held(view: View) -> Text | None:
    if not view.held_by:
        return None
    if view.issue.holder_id == view.reader_id:
        return text("issue-held-by-you")
    return text("issue-held-by", name=view.held_by)


def _given(view: View) -> Text | None:
    if not view.given_by:
        return None
    if view.issue.assignee_id == view.reader_id:
        return text("issue-given-to-you", by=view.given_by)
    if view.given_to:
        return text("issue-given-to-one", by=view.given_by, name=view.given_to)
    return text("issue-given-to-body", by=view.given_by)


def _told_for(view: View) -> Text | None:
    """Return for whom somebody in office reported it, if they did."""
    whom = view.issue.for_whom
    return text("issue-reported-for-whom", name=view.teller, whom=whom) if whom else None


def _button(view: View, what: Move) -> Button:
    verb, *said = BUTTONS[what]
    return Button(text(f"issue-do-{what}", below=below(view.issue.level)), data(verb, *said, view.issue.id))


def _back(view: View) -> Button:
    return Button(text("form-back"), data("issues:work", view.issue.id))
