"""What of an issue neighbours are not shown, in words; and what people wrote, made as short as its place. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from functools import reduce

from handlers.kit.replies import Text, text
from rules import issue_withholding as rules
from rules.issue_withholding import PHOTO, RESULT_PHOTO
from rules.issues import Issue

WHY_AT_MOST, WHY_AT_LEAST = 60, 8
MOST_REASONS = 3
"""So many reasons are told for a part, the last ones."""


def withheld(issue: Issue, most: int = WHY_AT_MOST) -> Text | str:
    """Say to those who see all of an issue what of it neighbours do not see, and why not.

    The reasons share the room of so many characters.
    """
    by_reasons: defaultdict[tuple[str, ...], list[Text]] = defaultdict(list)
    for what in rules.withheld(issue):
        by_reasons[rules.reasons(issue, what)[-MOST_REASONS:]].append(part_name(what))
    if not by_reasons:
        return ""
    room = max(WHY_AT_LEAST, most // sum(len(whys) or 1 for whys in by_reasons))
    return text("withheld-note", what=listed([_because(names, whys, room) for whys, names in by_reasons.items()]))


def _because(names: Sequence[Text], whys: Sequence[str], most: int) -> Text:
    """Return what is withheld for the same reasons, with these, unless they are erased."""
    if not whys:
        return listed(names)
    why = listed([text("plain", what=shortened(each, most)) for each in whys])
    return text("withheld-because", what=listed(names), why=why)


def part_name(what: str) -> Text:
    """Return what a withheld part of an issue is called: of the words, of the result, or a file."""
    if what in (rules.WORDS, rules.RESULT):
        return text("withheld-words" if what == rules.WORDS else "withheld-result-words")
    return file_name(what)


def listed(parts: Sequence[Text]) -> Text:
    """Return several things one after the other."""
    return reduce(lambda before, part: text("one-and-another", one=before, another=part), parts)


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
