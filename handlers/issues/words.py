"""Issues in words: which text, with what in it, over which buttons. Pure: everything comes with the view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Value, Words, text
from rules.access import BODIES, Role
from rules.issue_categories import Catalogue
from rules.issues import ENDED, Issue, Move, State, open_to

STARS = (1, 2, 3, 4, 5)
UNDER_PHOTO = 850
"""How much of what somebody wrote goes under a photo, where Telegram takes 1,024 in all, and an emoji counts two."""
PROBLEM, RESULT = 250, 600
"""How that is shared where both the problem and the result stand under one photo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An issue with what stands around it: `place` is where it is, `grid` the grid of that place, `accept_by`
    told as the clocks there show it.

    `reporter` is their name where neighbours may read it, `roles` are those that the reader holds there; `link`
    opens the private chat to report another one.
    """

    issue: Issue
    category: Text
    place: str
    grid: str
    supporters: int
    accept_by: datetime
    reporter: str = ""
    roles: frozenset[Role] = frozenset()
    link: str = ""

    @property
    def open(self) -> frozenset[Move]:
        """What the reader can do about it now."""
        return open_to(self.roles, self.issue)


def card(view: View) -> Words:
    """The card that stands in the group and is kept up to date: words and photo, no names."""
    issue = view.issue
    rows: Rows = ()
    if issue.state not in ENDED:
        joining = Button(text("issue-join", count=view.supporters), data("issues:join", issue.id))
        rows = ((joining, Button(text("issue-report-another"), url=view.link)),)
    return Words(text("issue-card", **_all_of(view)), rows, _first(issue.photos))


def state(view: View) -> Text:
    """Where an issue stands, in the same words everywhere."""
    issue = view.issue
    match issue.state:
        case State.REPORTED:
            late = "issue-state-overdue" if issue.reminders else "issue-state-reported"
            return text(late, holder=_holder(issue), by=view.accept_by)
        case State.ASSIGNED if issue.body:
            return text("issue-state-assigned", body=text(f"role-{issue.body}"))
        case State.CLOSED:
            return text("issue-state-closed", rating=issue.rating or 0)
        case _:
            return text(f"issue-state-{issue.state}", holder=_holder(issue))


def filed(view: View) -> Words:
    """What the reporter reads right after filing."""
    return Words(text("report-filed", number=view.issue.number, holder=_holder(view.issue), by=view.accept_by))


def work(view: View) -> Words:
    """An issue as those who handle it see it, with what can be done next."""
    return Words(text("issue-work", todo=_todo(view), **_all_of(view)), _work_buttons(view), _first(view.issue.photos))


def bodies(view: View) -> Words:
    """Which body an issue shall be assigned to."""
    issue = view.issue
    rows = tuple(
        (Button(text("role-title", body=body.value), data("issues:assign", issue.id, body.value)),)
        for body in sorted(BODIES)
    )
    back = (Button(text("form-back"), data("issues:work", issue.id)),)
    return Words(
        text("issue-assign-to", number=issue.number, words=_told(issue, _first(issue.photos))),
        (*rows, back),
        _first(issue.photos),
    )


def still_true(kind: str, issue: Issue, about: str) -> bool:
    """Tell whether a notice that waited may still be said: what asks for something dies with what it asks for."""
    match kind:
        case "to-accept":
            return issue.state is State.REPORTED and issue.level == about
        case "overdue":
            return issue.state is State.REPORTED and str(issue.reminders) == about
        case "overdue-reporter" | "overdue-staff":
            return issue.state is State.REPORTED
        case "assigned" | "assigned-former" | "assigned-reporter":
            return issue.state is State.ASSIGNED
        case "resolved" | "done":
            return issue.state is State.RESOLVED and str(issue.reopened) == about
        case "reopened":
            return issue.state is State.REOPENED and str(issue.reopened) == about
        case _:
            return True


def told(kind: str, view: View) -> Words:
    """A notice about an issue that asks for nothing."""
    return Words(text(f"issue-told-{kind}", result=view.issue.result or "", **_all_of(view)))


def verdict(view: View) -> Words:
    """What the reporter is asked when the work is done; and what stands there once that is past."""
    issue, number = view.issue, view.issue.number
    match issue.state:
        case State.RESOLVED:
            result = _fitting(issue.result or "", _first(issue.result_photos))
            return Words(
                text("issue-verdict", number=number, result=result),
                _verdict_buttons(issue),
                _first(issue.result_photos),
            )
        case State.CLOSED:
            said = text("issue-thanks", number=number, rating=issue.rating or 0)
        case State.NOT_REACHED:
            said = text("issue-told-lapsed", number=number)
        case _:
            said = text("issue-reopened", number=number)
    return Words(said, photo=_first(issue.result_photos))


def outcome(view: View, days: Text) -> Words:
    """What the group reads when an issue has ended: what, who, how long, and what the reporter says of it."""
    issue = view.issue
    photo = _first(issue.result_photos) or _first(issue.photos)
    said = text(
        f"issue-outcome-{issue.state}",
        number=issue.number,
        category=view.category,
        place=view.place,
        words=_told(issue, photo, PROBLEM),
        result=_fitting(issue.result or "", photo, RESULT),
        who=text(f"role-{issue.body}") if issue.body else _holder(issue),
        supporters=view.supporters,
        rating=issue.rating or 0,
        took=days,
    )
    return Words(said, photo=photo)


def _all_of(view: View) -> dict[str, Value]:
    """Return what the texts about an issue may mention of it."""
    issue = view.issue
    return {
        "number": issue.number,
        "urgent": text("issue-urgent" if issue.urgent else "issue-not-urgent"),
        "category": view.category,
        "place": view.place,
        "grid": view.grid,
        "words": _told(issue, _first(issue.photos)),
        "reporter": text("issue-reporter", name=view.reporter) if view.reporter else "",
        "more": text("issue-more-photos", count=len(issue.photos)) if len(issue.photos) > 1 else "",
        "state": state(view),
        "supporters": view.supporters,
        "holder": _holder(issue),
        "body": text(f"role-{issue.body}") if issue.body else "",
        "by": view.accept_by,
        "level": issue.level.value,
    }


def _todo(view: View) -> Text:
    """Return what the reader of an issue is asked to do about it, if anything."""
    issue = view.issue
    if Move.ACCEPT in view.open and issue.reminders:
        return text("issue-todo-overdue")
    if Move.ACCEPT in view.open:
        return text("issue-todo-accept", level=issue.level.value, by=view.accept_by)
    if issue.state is State.ASSIGNED and issue.body in view.roles:
        return text("issue-todo-assigned")
    if issue.state is State.REOPENED and view.open:
        return text("issue-todo-reopened")
    return text("issue-todo-nothing")


def _fitting(said: str, photo: str | None, most: int = UNDER_PHOTO) -> str:
    """Shorten what somebody wrote where it has to go under a photo, never within a character."""
    written = said.encode("utf-16-le")
    if photo is None or len(written) <= 2 * most:
        return said
    return written[: 2 * most].decode("utf-16-le", errors="ignore") + "…"


def _first(photos: tuple[str, ...]) -> str | None:
    return photos[0] if photos else None


def _told(issue: Issue, photo: str | None, most: int = UNDER_PHOTO) -> Text | str:
    """Return what somebody reported, as short as it has to be, or that they said it aloud."""
    return _fitting(issue.words, photo, most) if issue.words else text("issue-by-voice")


def category(catalogue: Catalogue, code: str) -> Text:
    """Return what a category is called; a community's own one brings its names along."""
    names = catalogue.names(code)
    return text("issue-category-own", chinese=names["zh-Hans"], english=names["en"]) if names else _named(code)


def _named(code: str) -> Text:
    return text(f"issue-category-{code}")


def _work_buttons(view: View) -> Rows:
    number = view.issue.id
    row = tuple(
        Button(text(label), data(verb, number))
        for what, label, verb in (
            (Move.ACCEPT, "issue-accept", "issues:accept"),
            (Move.ASSIGN, "issue-assign", "issues:bodies"),
            (Move.RESOLVE, "issue-resolve", "issues:resolve"),
        )
        if what in view.open
    )
    return (row,) if row else ()


def _verdict_buttons(issue: Issue) -> Rows:
    stars = tuple(Button(text("issue-star", rating=n), data("issues:confirm", issue.id, n)) for n in STARS)
    return (stars, (Button(text("issue-not-solved"), data("issues:dispute", issue.id)),))


def _holder(issue: Issue) -> Text:
    return text(f"role-{issue.held_as}")
