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
    """Tell whoever added something what became of it."""
    said = text("supplement-kept", number=issue.number)
    return text("lines", lines=(said, text("supplement-photos-left", taken=taken))) if taken < sent else said


def told(view: View, step: Event) -> Words:
    """What those read who handle an issue when somebody adds to it, and in the same place once that is erased."""
    number, whom = view.issue.number, giver(view, step.actor_id or 0)
    shown = text("supplement-told-photos", count=step.photos) if step.photos else ""
    words = step.words or ("" if step.photos else text("issue-words-erased"))
    said = text("supplement-told", number=number, whom=whom, words=words, photos=shown)
    return Words(about(view, said), ((Button(text("issue-details"), data("issues:details", view.issue.id)),),))
