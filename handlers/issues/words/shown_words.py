"""What of an issue neighbours are not shown, in words; and what people wrote, made as short as its place. Pure."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce

from handlers.kit.replies import Text, text
from rules.issue_withholding import PHOTO, RESULT_PHOTO, has_covered
from rules.issues import Issue

WHY_AT_MOST = 60


def withheld(issue: Issue, most: int = WHY_AT_MOST) -> Text | str:
    """Say to those who see all of an issue what of it neighbours do not see, and why not."""
    parts = [*([text("withheld-words")] if has_covered(issue) else []), *map(file_name, issue.hidden)]
    if not parts:
        return ""
    what = reduce(lambda before, part: text("one-or-another", one=before, another=part), parts)
    return text("withheld-note", what=what, why=shortened(issue.hidden_because or "", most))


def file_name(file: str) -> Text:
    """Return what a photo or the voice message of an issue is called."""
    if file.startswith(PHOTO):
        return text("withheld-photo", number=int(file.removeprefix(PHOTO)))
    if file.startswith(RESULT_PHOTO):
        return text("withheld-result-photo", number=int(file.removeprefix(RESULT_PHOTO)))
    return text("withheld-voice")


def took(span: timedelta) -> Text:
    """Return how long something takes, in days and hours."""
    hours = int(abs(span).total_seconds() // 3600)
    return text("took", days=hours // 24, hours=hours % 24)


def shortened(said: str, most: int) -> str:
    """Return what somebody wrote on one line, in so many characters at most."""
    line = " ".join(said.split())
    return line if len(line) <= most else line[: most - 1] + "…"
