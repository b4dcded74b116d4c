"""Issues that are alike, in words: what may be joined instead of filed, and what may be handled as one. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.issues.words.issue_words import about, first, opening, said_of, secret, state, supplement
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.issues import Issue

OPENING = 25
"""How much of what was reported stands in a line or on a button."""


def with_own(check: Text, own: Sequence[View]) -> Text:
    """The whole of a report before it is sent, and beneath it what they themselves have reported already."""
    if not own:
        return check
    lines = tuple(
        text("similar-own", number=each.issue.number, words=opening(each.issue, OPENING), state=state(each))
        for each in own
    )
    return text("similar-own-check", check=check, lines=lines)


def with_similar(check: Text, similar: Sequence[View]) -> Text:
    """The whole of a report before it is sent, and beneath it what neighbours have reported already."""
    if not similar:
        return check
    lines = tuple(
        text("similar-line", number=each.issue.number, words=opening(each.issue, OPENING), state=state(each))
        for each in similar
    )
    return text("similar-check", check=check, lines=lines)


def instead(draft_id: int, similar: Sequence[Issue]) -> Rows:
    """Buttons that join one of them instead of filing another."""
    return tuple(
        (Button(text("similar-join", number=issue.number), data("issues:instead", draft_id, issue.id)),)
        for issue in similar
    )


def joined(issue: Issue, count: int, *, along: bool) -> Words:
    """What stands there when somebody has joined an issue instead of filing their own: what they wrote can go along,
    or else that is left, and can be added in a few words.
    """
    left = text("similar-words-along" if along else "similar-left", number=issue.number)
    said = text("similar-joined", number=issue.number, count=count, left=left)
    take_along = Button(text("similar-along"), data("issues:along", issue.id))
    return Words(said, ((take_along if along else supplement(issue),),))


def joined_in_danger(issue: Issue, count: int, alarm: Text, *, told: bool) -> Words:
    """What stands there when somebody who tells of danger has joined an issue: first whom to call. What they wrote went
    along, if anything was `told` in words.
    """
    left = text("similar-words-taken" if told else "similar-left", number=issue.number)
    said = text("similar-joined", number=issue.number, count=count, left=left)
    return Words(text("lines", lines=(alarm, said)), ((supplement(issue),),))


def heads(issue: Issue, offered: Sequence[Issue]) -> Words:
    """With which issue this one shall be handled together."""
    asked = text("incident-into" if offered else "incident-into-none", number=issue.number, words=_words(issue))
    rows = tuple(
        (
            Button(
                text("incident-head", number=head.number, words=opening(head, OPENING)),
                data("issues:merge", issue.id, head.id),
            ),
        )
        for head in offered
    )
    by_number = Button(text("incident-by-number"), data("issues:number", issue.id))
    return Words(asked, (*rows, (by_number,), (_back(issue),)), first(issue.photos))


def parts(head: Issue, beneath: Sequence[Issue]) -> Words:
    """Which of the issues that were merged into this one shall be handled by itself again."""
    rows = tuple(
        (
            Button(
                text("incident-part", number=issue.number, words=opening(issue, OPENING)),
                data("issues:detach", issue.id),
            ),
        )
        for issue in beneath
    )
    asked = text("incident-part-ask", number=head.number)
    return Words(asked, (*rows, (_back(head),)), first(head.photos))


def taken_over(issue: Issue, head: View) -> Words:
    """What those read who had an issue in hand: it goes on as another one, which stands so."""
    number, state_of_it = head.issue.number, state(head)
    return Words(text("incident-taken-over", secret=secret(head), number=issue.number, head=number, state=state_of_it))


def parted_from(view: View, head: int) -> Words:
    """What those at work on an issue read when another one that was merged into it is handled by itself again."""
    return Words(about(view, text("incident-parted-from", number=view.issue.number, head=head)))


def _words(issue: Issue) -> Text | str:
    return said_of(issue, first(issue.photos))


def _back(issue: Issue) -> Button:
    return Button(text("form-back"), data("issues:work", issue.id))
