"""Lists of issues in words: a row for each, pages, and the lists beside. Pure: everything comes with the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.issues.spots import Spot, Tab
from handlers.issues.words.issue_words import category, opening
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, grid, text
from rules.issue_categories import Catalogue
from rules.issues import PENDING, Issue
from rules.places import Place

TABS: Mapping[Tab, str] = {Tab.HERE: "here", Tab.MINE: "mine", Tab.FOLLOWED: "followed"}
MOST_OF_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of a list, with each issue as this reader sees it. `heads` are the numbers of those that some were merged
    into, `places` are others whose issues they may list.
    """

    spot: Spot
    issues: tuple[Issue, ...]
    heads: Mapping[int, int]
    pages: int
    catalogue: Catalogue
    place: Place | None
    places: tuple[Place, ...]


def listing(of: Listing) -> Words:
    """A page of a list: every issue is a button that shows the whole of it."""
    spot = of.spot
    what = of.place.name if spot.tab is Tab.HERE and of.place else text(f"issues-{TABS[spot.tab]}")
    said = text(
        "issues-list",
        what=what,
        which=text("issues-ended" if spot.ended else "issues-open"),
        page=text("issues-page", page=f"{spot.page}/{of.pages}") if of.pages > 1 else "",
        hint=text("issues-hint" if of.issues else "issues-none"),
    )
    rows = (row(of.catalogue, issue, spot, of.heads.get(issue.id, 0)) for issue in of.issues)
    return Words(said, (*rows, *_turns(of), *_elsewhere(of), _tabs(of)))


def several(issues: tuple[tuple[Issue, str], ...], number: int) -> Words:
    """Ask which one is meant, where communities have issues of the same number."""
    spot = str(Spot(tab=Tab.MINE))
    rows = tuple((Button(text("plain", what=name), data("issues:see", issue.id, spot)),) for issue, name in issues)
    return Words(text("issue-which", number=number), rows)


def row(catalogue: Catalogue, issue: Issue, spot: Spot, head: int = 0) -> tuple[Button, ...]:
    """Return the button that shows the whole of an issue, and leads back to a list. What was merged says into which."""
    label = text(
        "issues-row-merged" if head else "issues-row",
        head=head,
        number=issue.number,
        sign=_sign(issue),
        category=category(catalogue, issue.category),
        words=opening(issue, MOST_OF_WORDS),
    )
    return (Button(label, data("issues:see", issue.id, str(spot))),)


def _sign(issue: Issue) -> Text:
    if issue.overdue and issue.state in PENDING:
        return text("issue-sign-overdue")
    return text(f"issue-sign-{issue.state}")


def _turns(of: Listing) -> Rows:
    if of.pages == 1:
        return ()
    page = of.spot.page
    here = Button(text("page-number", page=page, pages=of.pages), _to(of.spot))
    before = (Button(text("page-before"), _to(replace(of.spot, page=page - 1))),) if page > 1 else ()
    after = (Button(text("page-after"), _to(replace(of.spot, page=page + 1))),) if page < of.pages else ()
    return ((*before, here, *after),)


def _elsewhere(of: Listing) -> Rows:
    """Return the other places, and the other half of what is listed."""
    other = replace(of.spot, ended=not of.spot.ended, page=1)
    half = Button(text("issues-see-open" if of.spot.ended else "issues-see-ended"), _to(other))
    others = [
        Button(text("plain", what=each.name), _to(Spot(place_id=each.id)))
        for each in of.places
        if of.spot.tab is Tab.HERE and each != of.place
    ]
    return (*grid(others, 3), (half,))


def _tabs(of: Listing) -> tuple[Button, ...]:
    tabs = [each for each in Tab if each is not Tab.HERE or of.place]
    return tuple(_tab(of.spot, each) for each in tabs)


def tab(there: Spot) -> Button:
    """Return the button that leads to a list."""
    return Button(text(f"issues-tab-{TABS[there.tab]}"), _to(there))


def _tab(spot: Spot, other: Tab) -> Button:
    button = tab(replace(spot, tab=other, page=1))
    return replace(button, label=text("issues-tab-on", tab=button.label)) if other is spot.tab else button


def _to(spot: Spot) -> str:
    return data("issues:list", str(spot))
