"""补充 in words: what is added to an open issue, before it is sent, and as those read it who handle that. Pure."""

from __future__ import annotations

from handlers.issues.words.answer_words import giver
from handlers.issues.words.issue_words import about, opening
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Text, Words, text
from rules.issues import MOST_PHOTOS, Issue
from storage.issue_events import Event

OPENING = 16
"""How much of what was reported stands on a button."""


def to(issue: Issue) -> Button:
    """Return the button that adds to an issue what somebody said without being asked."""
    label = text("supplement-to", number=issue.number, words=opening(issue, OPENING))
    return Button(label, data("issues:addto", issue.id))


def along(issue: Issue, words: str) -> Words:
    """Offer to add what somebody wrote for an issue without being asked."""
    said = text("supplement-words-along", number=issue.number, words=words)
    return Words(said, ((Button(text("similar-along"), data("issues:along", issue.id)),),))


def check(issue: Issue, words: str, photos: int, room: int, alarm: Text) -> Words:
    """Return what somebody is about to add, as far as there is room for photos, with who is going to read it."""
    shown = _shown(issue, photos, room) if photos else ""
    said = text("plain", what=words) if words else text("supplement-no-words")
    return Words(text("supplement-check", alarm=alarm, number=issue.number, words=said, photos=shown))


def _shown(issue: Issue, photos: int, room: int) -> Text:
    if not room:
        return no_photos(issue)
    fitting = text("supplement-photos", count=min(photos, room), private=int(issue.private))
    if photos <= room:
        return fitting
    return text("lines", lines=(fitting, text("supplement-photos-room", count=photos, room=room)))


def why_no_photos(issue: Issue) -> dict[str, int]:
    """Return what tells why somebody can add no photos to an issue: it has enough, or another one reported it."""
    return {"number": issue.number, "full": int(is_full(issue))}


def no_photos(issue: Issue) -> Text:
    """Say why somebody can add no photos to an issue."""
    return text("supplement-no-photos", **why_no_photos(issue))


def is_full(issue: Issue) -> bool:
    """Tell whether an issue has as many photos as it takes."""
    return len(issue.photos) >= MOST_PHOTOS


def words_only(issue: Issue) -> Text:
    """Say that of what somebody sent the words alone were taken, as they can add no photos."""
    return text("supplement-words-only", **why_no_photos(issue))


def nothing_kept(issue: Issue) -> Text:
    """Say that there was nothing to be taken: photos alone, and room for none."""
    return text("lines", lines=(no_photos(issue), text("supplement-nothing")))


def kept(issue: Issue, *, sent: int, taken: int) -> Text:
    """Tell whoever added something what became of it, and who sees the photos."""
    told = [text("supplement-kept", number=issue.number)]
    if taken:
        told.append(seen(issue))
    if taken < sent:
        told.append(text("supplement-photos-left", taken=taken) if taken else words_only(issue))
    return text("lines", lines=tuple(told))


def seen(issue: Issue) -> Text:
    """Say who sees the photos that somebody adds."""
    return text("supplement-photos-seen", private=int(issue.private))


def told(view: View, step: Event, alarm: Text | None) -> Words:
    """What those read who handle an issue when somebody adds to it, and in the same place once that is erased: first
    whom to call, where that is to be said.
    """
    number, whom = view.issue.number, giver(view, step.actor_id or 0)
    shown = text("supplement-told-photos", count=step.photos) if step.photos and not step.erased else ""
    words = text("supplement-erased") if step.erased else step.words
    said = about(view, text("supplement-told", number=number, whom=whom, words=words, photos=shown))
    said = text("lines", lines=(alarm, said)) if alarm else said
    return Words(said, ((Button(text("issue-details"), data("issues:details", view.issue.id)),),))


def no_more(view: View) -> Words:
    """What is left of what neighbours added, for whoever handled the issue and does no more."""
    return Words(text("added-no-more", number=view.issue.number))
