"""What is read by whoever shows, or says aloud, what an issue has no room for: photos come from its reporter alone."""

from __future__ import annotations

from handlers.issues.chat.brought import brought
from handlers.issues.words import supplement_words
from handlers.kit.replies import Text, text
from handlers.kit.visit import Visit
from rules.issue_supplements import room_for_photos
from rules.issues import Issue
from rules.refusals import Refused


def words_only(visit: Visit, issue: Issue | None) -> Text:
    """Say that of what somebody sent the words alone were taken, and of photos why."""
    return supplement_words.words_only(issue) if issue and _no_photos(visit, issue) else text("form-words-only")


def wanted(visit: Visit, issue: Issue) -> Refused:
    """Return that words are wanted instead of what somebody sent, under which they wrote none."""
    if _no_photos(visit, issue):
        return Refused("refused-supplement-photos", **supplement_words.why_no_photos(issue))
    return Refused("form-no-voice" if room_for_photos(issue, visit.person.id) else "form-want-text")


def _no_photos(visit: Visit, issue: Issue) -> bool:
    return bool(brought(visit).photos) and not room_for_photos(issue, visit.person.id)
