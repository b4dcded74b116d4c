"""补充 in words: what is added to an open issue, before it is sent, and as those read it who handle that. Pure."""

from __future__ import annotations

from handlers.issues.words.answer_words import giver
from handlers.issues.words.issue_words import View, about, opening
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Text, Words, text
from rules.issues import Issue
from storage.issue_events import Event

OPENING = 16
"""How much of what was reported stands on a button."""


def to(issue: Issue) -> Button:
    """Return the button that adds to an issue what somebody said without being asked."""
    label = text("supplement-to", number=issue.number, words=opening(issue, OPENING))
    return Button(label, data("issues:addto", issue.id))


def check(issue: Issue, words: str, photos: int) -> Words:
    """Return what somebody is about to add, with who is going to read it."""
    shown = text("supplement-photos", count=photos, private=int(issue.private)) if photos else ""
    said = text("plain", what=words) if words else text("supplement-no-words")
    return Words(text("supplement-check", number=issue.number, words=said, photos=shown))


def kept(issue: Issue, *, sent: int, taken: int) -> Text:
    """Tell whoever added something what became of it, and who sees the photos."""
    told = [text("supplement-kept", number=issue.number)]
    if taken:
        told.append(seen(issue))
    if taken < sent:
        told.append(text("supplement-photos-left", taken=taken))
    return text("lines", lines=tuple(told))


def seen(issue: Issue) -> Text:
    """Say who sees the photos that somebody adds."""
    return text("supplement-photos-seen", private=int(issue.private))


def told(view: View, step: Event) -> Words:
    """What those read who handle an issue when somebody adds to it, and in the same place once that is erased."""
    number, whom = view.issue.number, giver(view, step.actor_id or 0)
    shown = text("supplement-told-photos", count=step.photos) if step.photos and not step.erased else ""
    words = text("supplement-erased") if step.erased else step.words
    said = text("supplement-told", number=number, whom=whom, words=words, photos=shown)
    return Words(about(view, said), ((Button(text("issue-details"), data("issues:details", view.issue.id)),),))


def no_more(view: View) -> Words:
    """What is left of what neighbours added, for whoever handled the issue and does no more."""
    return Words(text("added-no-more", number=view.issue.number))
