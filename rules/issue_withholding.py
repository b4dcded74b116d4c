"""What of an issue is withheld from neighbours: a part of its words, some of its photos, the voice message."""

from __future__ import annotations

import re
from dataclasses import replace

from rules.issues import Issue
from rules.refusals import Refused

COVER = "▇"
VOICE = "voice"
PHOTO = "photo-"


def files_of(issue: Issue) -> tuple[str, ...]:
    """Return what of an issue can be withheld besides words: its photos by their place from 1, and the voice."""
    photos = tuple(f"{PHOTO}{place}" for place in range(1, len(issue.photos) + 1))
    return (*photos, *((VOICE,) if issue.voice else ()))


def withheld(issue: Issue) -> bool:
    return issue.shown_words is not None or bool(issue.hidden)


def covered(issue: Issue, part: str) -> str:
    """Return the words with a part of them covered wherever it stands, besides what is covered already.

    They stay as long as they are, so that parts may overlap. Raises `Refused` for what does not occur in them.
    """
    shown = list(issue.words if issue.shown_words is None else issue.shown_words)
    found = list(re.finditer(re.escape(part), issue.words, re.IGNORECASE)) if part else []
    if not found:
        raise Refused("refused-part-not-there")
    for match in found:
        shown[match.start() : match.end()] = COVER * (match.end() - match.start())
    return "".join(shown)


def without(issue: Issue, file: str) -> tuple[str, ...]:
    """Return what is hidden once this file is. Raises `Refused` for a file that the issue does not have."""
    if file not in files_of(issue):
        raise Refused("refused-button")
    return tuple(each for each in files_of(issue) if each == file or each in issue.hidden)


def to_neighbours(issue: Issue) -> Issue:
    """Return an issue as neighbours see it: what is withheld from them is not in it.

    A covered part is two blocks long, however long it was.
    """
    photos = tuple(photo for at, photo in enumerate(issue.photos, 1) if f"{PHOTO}{at}" not in issue.hidden)
    words = issue.words if issue.shown_words is None else re.sub(f"{COVER}+", COVER * 2, issue.shown_words)
    voice = None if VOICE in issue.hidden else issue.voice
    return replace(issue, words=words, photos=photos, voice=voice, shown_words=None, hidden=(), hidden_because=None)
