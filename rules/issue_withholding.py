"""What of an issue is withheld from neighbours: parts of the words of its report and of what is said about it after,
photos, the voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from zlib import crc32

from rules.issues import Hiding, Issue
from rules.refusals import Refused

COVER = "▇"
BLOCKS = COVER + "▆▅"
"""What parts are covered with: two that stand side by side with different ones, so that they stay two."""
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


def because(issue: Issue, whats: tuple[str, ...], why: str, part: str = "") -> tuple[Hiding, ...]:
    """Return why what is withheld is, once these are too: each with every reason that was given for it."""
    return tuple(dict.fromkeys((*still_because(issue), *(Hiding(what, why, part) for what in whats))))


def still_because(issue: Issue) -> tuple[Hiding, ...]:
    """Return why what is withheld is, without the reasons for what is open again."""
    there = withheld(issue)
    return tuple(each for each in issue.hidden_because if each.what in there and _holds(issue, each))


def reasons(issue: Issue, what: str) -> tuple[str, ...]:
    """Return why this is withheld; of the result, where only parts of the words stand in it again, why those are."""
    given = [each for each in issue.hidden_because if each.what == what]
    if what == RESULT and not given:
        given = [each for each in issue.hidden_because if each.what == WORDS and _in_result(issue, each)]
    return tuple(dict.fromkeys(each.why for each in given))


def is_open(issue: Issue, what: str) -> bool:
    """Tell whether neighbours see a file, or a part wherever it stands."""
    covered = ((issue.words, issue.shown_words), (issue.result or "", covered_result(issue)))
    return what not in issue.hidden and not any(_is_covered(said, shown, what) for said, shown in covered)


def _holds(issue: Issue, why: Hiding) -> bool:
    """Tell whether a reason is of something that is covered still; where nobody knows of which part, it is."""
    said, shown = (issue.words, issue.shown_words) if why.what == WORDS else (issue.result or "", covered_result(issue))
    return not why.part or _is_covered(said, shown, why.part)


def _in_result(issue: Issue, why: Hiding) -> bool:
    return not why.part or bool(_places(issue.result or "", why.part))


def _is_covered(said: str, shown: str | None, part: str) -> bool:
    places = _places(said, part) if shown else []
    return any(not (shown or "")[begin:end].strip(BLOCKS) for begin, end in places)


def occurs_in(issue: Issue, part: str) -> tuple[str, ...]:
    """Return where a part occurs. Raises `Refused` for what occurs in neither the words nor the result."""
    found = tuple(what for what, said in ((WORDS, issue.words), (RESULT, issue.result or "")) if _places(said, part))
    if not found:
        raise Refused("refused-part-not-there")
    return found


def covered(issue: Issue, part: str) -> tuple[str | None, str | None]:
    """Return what is shown of the words and of the result once a part is covered wherever it stands in them.

    They stay as long as they are, so that parts may overlap, which makes one of them. Raises `Refused` for what occurs
    in neither.
    """
    occurs_in(issue, part)
    return _covered(issue.words, issue.shown_words, part), _covered(issue.result or "", issue.shown_result, part)


def parts(issue: Issue) -> tuple[str, ...]:
    """Return what is covered in the words of an issue."""
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
    found = (said[begin:end] for begin, end in _runs(shown))
    return tuple(dict.fromkeys(part for part in found if part.strip(BLOCKS).strip()))


def _runs(shown: str | None) -> list[tuple[int, int]]:
    """Return where parts are covered."""
    return [run.span() for run in re.finditer("|".join(f"{block}+" for block in BLOCKS), shown or "")]


def _covered(words: str, shown: str | None, part: str) -> str | None:
    """Return what is shown instead of some words, besides what is covered already; None where all of them is."""
    found, letters = _places(words, part), list(words if shown is None else shown)
    for begin, end in found:
        inside = (block for at, block in enumerate(letters[begin:end], begin) if block in BLOCKS and block != words[at])
        beside = {*letters[max(begin - 1, 0) : begin], *letters[end : end + 1]}
        block = next(inside, None) or next(each for each in BLOCKS if each not in beside)
        letters[begin:end] = block * (end - begin)
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


def apart(issue: Issue) -> Mapping[str, str]:
    """Return what can be shown again by itself: parts, and files by their names, each under a name for its button."""
    found = (*parts(issue), *_parts(issue.result or "", issue.shown_result))
    names: dict[str, str] = {}
    for part in found:
        names.setdefault(f"{crc32(_key(part).encode()):08x}", part)
    return {**names, **{file: file for file in issue.hidden}}


def shown_again(issue: Issue, name: str) -> Issue:
    """Return an issue of which one thing is not withheld any more, by its name. Raises `Refused` where it is not."""
    what = apart(issue).get(name)
    if what is None:
        raise Refused("refused-button")
    if name == what:
        left = replace(issue, hidden=tuple(file for file in issue.hidden if file != what))
    else:
        left = replace(
            issue,
            shown_words=_uncovered(issue.words, issue.shown_words, what),
            shown_result=_uncovered(issue.result or "", issue.shown_result, what),
        )
    return replace(left, hidden_because=still_because(left))


def with_merged(issue: Issue, merged: Iterable[Issue]) -> Issue:
    """Return an issue in whose result is covered what is covered in the words of those merged into it."""
    for each in merged:
        shown = issue.shown_result
        for part in parts(each):
            shown = _covered(issue.result or "", shown, part)
        if shown != issue.shown_result:
            issue = replace(issue, shown_result=shown)
            for given in each.hidden_because:
                if given.what == WORDS and _in_result(issue, given):
                    issue = replace(issue, hidden_because=because(issue, (RESULT,), given.why, given.part))
    return issue


def _uncovered(said: str, shown: str | None, part: str) -> str | None:
    """Return what is shown of something said once a part is not covered any more; None where all of it is."""
    letters = list(shown or said)
    for begin, end in _runs(shown):
        if _key(said[begin:end]) == _key(part):
            letters[begin:end] = said[begin:end]
    return None if "".join(letters) == said else "".join(letters)


def _key(part: str) -> str:
    """Return a part as it is the same however it is spaced, large or small."""
    return "".join(part.split()).casefold()


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
    return words if shown is None else re.sub(f"[{BLOCKS}]+", COVER * 2, shown)


def _left(issue: Issue, kind: str, photos: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(photo for name, photo in zip(_named(kind, photos), photos, strict=True) if name not in issue.hidden)


def _named(kind: str, photos: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}{place}" for place in range(1, len(photos) + 1))
