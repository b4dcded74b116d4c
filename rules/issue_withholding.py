"""What of an issue is withheld from neighbours: parts of the words of its report and of what is said about it after,
photos, the voice.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rules.issues import Issue
from rules.refusals import Refused

COVER = "▇"
WORDS = "words"
RESULT = "result"
VOICE = "voice"
PHOTO = "photo-"
RESULT_PHOTO = "result-"
UNHEARD = ""
"""What stands for a voice message that there is, but not for neighbours to hear."""


def files_of(issue: Issue) -> tuple[str, ...]:
    """Return what of an issue can be withheld besides words: its photos by their place from 1, and the voice, where
    neighbours hear it.
    """
    return (
        *_named(PHOTO, issue.photos),
        *_named(RESULT_PHOTO, issue.result_photos),
        *((VOICE,) if issue.voice and issue.named else ()),
    )


def of_result(issue: Issue) -> tuple[str, ...]:
    """Return what is hidden of the result alone."""
    return tuple(file for file in issue.hidden if file.startswith(RESULT_PHOTO))


def besides_result(issue: Issue) -> tuple[str, ...]:
    """Return what is hidden besides the result: another one is another's matter."""
    return tuple(file for file in issue.hidden if not file.startswith(RESULT_PHOTO))


def withheld(issue: Issue) -> tuple[str, ...]:
    """Return what is withheld: parts of the words, parts of the result, and files by their names."""
    covered = ((WORDS, issue.shown_words), (RESULT, covered_result(issue)))
    return (*(what for what, shown in covered if shown is not None), *issue.hidden)


def because(issue: Issue, whats: tuple[str, ...], why: str) -> tuple[tuple[str, str], ...]:
    """Return why what is withheld is, once these are too: each with every reason that was given for it."""
    still = (each for each in issue.hidden_because if each[0] in withheld(issue))
    return tuple(dict.fromkeys((*still, *((what, why) for what in whats))))


def reasons(issue: Issue, what: str) -> tuple[str, ...]:
    """Return why this is withheld; of the result, where only parts of the words stand in it again, why those are."""
    own = tuple(why for each, why in issue.hidden_because if each == what)
    return reasons(issue, WORDS) if what == RESULT and not own else own


def occurs_in(issue: Issue, part: str) -> tuple[str, ...]:
    """Return where a part occurs. Raises `Refused` for what occurs in neither the words nor the result."""
    found = tuple(what for what, said in ((WORDS, issue.words), (RESULT, issue.result or "")) if _places(said, part))
    if not found:
        raise Refused("refused-part-not-there")
    return found


def covered(issue: Issue, part: str) -> tuple[str | None, str | None]:
    """Return what is shown of the words and of the result once a part is covered wherever it stands in them.

    They stay as long as they are, so that parts may overlap. Raises `Refused` for what occurs in neither.
    """
    occurs_in(issue, part)
    return _covered(issue.words, issue.shown_words, part), _covered(issue.result or "", issue.shown_result, part)


def parts(issue: Issue) -> tuple[str, ...]:
    """Return what is covered in the words of an issue. What stands side by side is one part."""
    return _parts(issue.words, issue.shown_words)


def covered_anew(issue: Issue, result: str) -> str | None:
    """Return what is shown of a result in other words: what was covered in it is covered in these too; None where
    nothing of that stands there any more.
    """
    shown: str | None = None
    for part in _parts(issue.result or "", issue.shown_result):
        shown = _covered(result, shown, part)
    return shown


def covered_result(issue: Issue) -> str | None:
    """Return what is shown of the result, as long as it is: parts of the words that stand in it again are covered
    too; None where all of it is.
    """
    return _with_parts_covered(issue, issue.result or "", issue.shown_result)


def without_parts(issue: Issue, said: str) -> str:
    """Return what was said about an issue, as long as it is, with what is covered in its words covered there."""
    return _with_parts_covered(issue, said, None) or said


def told_to_neighbours(issue: Issue, said: str) -> str:
    """Return what neighbours read of what was said about an issue: what is covered in its words is covered there."""
    return _shown(said, _with_parts_covered(issue, said, None))


def _with_parts_covered(issue: Issue, said: str, shown: str | None) -> str | None:
    for part in parts(issue):
        shown = _covered(said, shown, part)
    return shown


def _parts(said: str, shown: str | None) -> tuple[str, ...]:
    runs = re.finditer(f"{COVER}+", shown or "")
    found = (said[run.start() : run.end()] for run in runs)
    return tuple(dict.fromkeys(part for part in found if part.strip(COVER).strip()))


def _covered(words: str, shown: str | None, part: str) -> str | None:
    """Return what is shown instead of some words, besides what is covered already; None where all of them is."""
    found, letters = _places(words, part), list(words if shown is None else shown)
    for begin, end in found:
        letters[begin:end] = COVER * (end - begin)
    return "".join(letters) if found else shown


def _places(words: str, part: str) -> list[tuple[int, int]]:
    """Return where a part stands in some words, however it is spaced there: a number plate is written in many ways."""
    spaced = r"\s*".join(map(re.escape, "".join(part.split()) or part))
    return [match.span() for match in re.finditer(spaced, words, re.IGNORECASE)] if spaced else []


def without(issue: Issue, file: str) -> tuple[str, ...]:
    """Return what is hidden once this file is. Raises `Refused` for a file that the issue does not have."""
    if file not in files_of(issue):
        raise Refused("refused-button")
    return tuple(each for each in files_of(issue) if each == file or each in issue.hidden)


def to_neighbours(issue: Issue) -> Issue:
    """Return an issue as neighbours see it: what is withheld from them is not in it.

    A covered part is two blocks long, however long it was. A voice is as good as a name: it is heard by neighbours
    only where the reporter chose to be named.
    """
    return replace(
        issue,
        words=_shown(issue.words, issue.shown_words),
        why=issue.why and told_to_neighbours(issue, issue.why),
        outside=issue.outside and told_to_neighbours(issue, issue.outside),
        reference=issue.reference and told_to_neighbours(issue, issue.reference),
        result=issue.result and _shown(issue.result, covered_result(issue)),
        photos=_left(issue, PHOTO, issue.photos),
        result_photos=_left(issue, RESULT_PHOTO, issue.result_photos),
        voice=issue.voice and (issue.voice if issue.named and VOICE not in issue.hidden else UNHEARD),
        shown_words=None,
        shown_result=None,
        hidden=(),
        hidden_because=(),
    )


def _shown(words: str, shown: str | None) -> str:
    return words if shown is None else re.sub(f"{COVER}+", COVER * 2, shown)


def _left(issue: Issue, kind: str, photos: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(photo for name, photo in zip(_named(kind, photos), photos, strict=True) if name not in issue.hidden)


def _named(kind: str, photos: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}{place}" for place in range(1, len(photos) + 1))
