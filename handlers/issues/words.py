"""Issues in words: which text, with what in it, over which buttons. Pure: everything comes with the view."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.access import BODIES
from rules.issues import ENDED, Category, Issue, Move, State, can

STARS = (1, 2, 3, 4, 5)
UNDER_PHOTO = 850
"""How much of what somebody wrote goes under a photo, where Telegram takes 1,024 in all, and an emoji counts two."""
PROBLEM, RESULT = 250, 600
"""How that is shared where both the problem and the result stand under one photo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An issue with what stands around it. `link` opens the private chat to report another one."""

    issue: Issue
    place: str
    supporters: int
    accept_by: Text
    link: str = ""


def card(view: View) -> Words:
    """The card that stands in the group and is kept up to date: words and photo, no names."""
    issue = view.issue
    rows: Rows = ()
    if issue.state not in ENDED:
        joining = Button(text("issue-join", count=view.supporters), data("issues:join", issue.id))
        rows = ((joining, Button(text("issue-report-another"), url=view.link)),)
    return Words(
        text(
            "issue-card",
            number=issue.number,
            urgent=_urgent(issue),
            category=category(issue.category),
            place=view.place,
            words=_fitting(issue.words, issue.photo),
            state=state(view),
            supporters=view.supporters,
        ),
        rows,
        issue.photo,
    )


def state(view: View) -> Text:
    """Where an issue stands, in the same words everywhere."""
    issue = view.issue
    match issue.state:
        case State.REPORTED:
            return text("issue-state-reported", holder=_holder(issue), by=view.accept_by)
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
    issue = view.issue
    return Words(
        text(
            "issue-work",
            number=issue.number,
            urgent=_urgent(issue),
            category=category(issue.category),
            place=view.place,
            words=_fitting(issue.words, issue.photo),
            state=state(view),
            supporters=view.supporters,
        ),
        _work_buttons(issue),
        issue.photo,
    )


def bodies(view: View) -> Words:
    """Which body an issue shall be assigned to."""
    issue = view.issue
    rows = tuple(
        (Button(text(f"role-{body}"), data("issues:assign", issue.id, body.value)),) for body in sorted(BODIES)
    )
    back = (Button(text("form-back"), data("issues:work", issue.id)),)
    return Words(
        text("issue-assign-to", number=issue.number, words=_fitting(issue.words, issue.photo)),
        (*rows, back),
        issue.photo,
    )


def still_true(kind: str, issue: Issue, about: str) -> bool:
    """Tell whether a notice that waited may still be said: what asks for something dies with what it asks for."""
    match kind:
        case "to-accept":
            return issue.state is State.REPORTED and issue.level == about
        case "assigned" | "assigned-reporter":
            return issue.state is State.ASSIGNED
        case "resolved":
            return issue.state is State.RESOLVED and str(issue.reopened) == about
        case "reopened":
            return issue.state is State.REOPENED and str(issue.reopened) == about
        case _:
            return True


def told(kind: str, view: View) -> Words:
    """A notice to one person about an issue, with the buttons that it calls for."""
    issue = view.issue
    said = text(
        f"issue-told-{kind}",
        number=issue.number,
        urgent=_urgent(issue),
        category=category(issue.category),
        place=view.place,
        words=_fitting(issue.words, issue.photo),
        holder=_holder(issue),
        body=text(f"role-{issue.body}") if issue.body else "",
        result=_fitting(issue.result or "", issue.result_photo),
        by=view.accept_by,
        level=issue.level.value,
    )
    match kind:
        case "to-accept" | "reopened":
            return Words(said, _work_buttons(issue), issue.photo)
        case "assigned":
            return Words(said, ((_resolve_button(issue),),), issue.photo)
        case "resolved":
            return Words(said, _verdict_buttons(issue), issue.result_photo)
        case _:
            return Words(said)


def outcome(view: View, days: Text) -> Words:
    """What the group reads when an issue has ended: what, who, how long, and what the reporter says of it."""
    issue = view.issue
    photo = issue.result_photo or issue.photo
    said = text(
        f"issue-outcome-{issue.state}",
        number=issue.number,
        category=category(issue.category),
        place=view.place,
        words=_fitting(issue.words, photo, PROBLEM),
        result=_fitting(issue.result or "", photo, RESULT),
        who=text(f"role-{issue.body}") if issue.body else _holder(issue),
        supporters=view.supporters,
        rating=issue.rating or 0,
        took=days,
    )
    return Words(said, photo=photo)


def thanks(view: View) -> Words:
    return Words(text("issue-thanks", number=view.issue.number, rating=view.issue.rating or 0))


def _fitting(said: str, photo: str | None, most: int = UNDER_PHOTO) -> str:
    """Shorten what somebody wrote where it has to go under a photo, never within a character."""
    written = said.encode("utf-16-le")
    if photo is None or len(written) <= 2 * most:
        return said
    return written[: 2 * most].decode("utf-16-le", errors="ignore") + "…"


def category(name: Category) -> Text:
    return text(f"issue-category-{name}")


def _work_buttons(issue: Issue) -> Rows:
    row = []
    if can(issue.state, Move.ACCEPT):
        row.append(Button(text("issue-accept"), data("issues:accept", issue.id)))
    if can(issue.state, Move.ASSIGN):
        row.append(Button(text("issue-assign"), data("issues:bodies", issue.id)))
    if can(issue.state, Move.RESOLVE):
        row.append(_resolve_button(issue))
    return (tuple(row),) if row else ()


def _resolve_button(issue: Issue) -> Button:
    return Button(text("issue-resolve"), data("issues:resolve", issue.id))


def _verdict_buttons(issue: Issue) -> Rows:
    stars = tuple(Button(text("issue-star", rating=n), data("issues:confirm", issue.id, n)) for n in STARS)
    return (stars, (Button(text("issue-not-solved"), data("issues:dispute", issue.id)),))


def _holder(issue: Issue) -> Text:
    return text(f"role-{issue.held_as}")


def _urgent(issue: Issue) -> Text:
    return text("issue-urgent" if issue.urgent else "issue-not-urgent")
