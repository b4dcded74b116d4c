"""How people come to belong to a household: by asking those who know them, or by the code on its slip."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from rules.refusals import Refused


class Relation(StrEnum):
    """What somebody is to a household."""

    OWNER = "owner"
    CO_OWNER = "co-owner"
    TENANT = "tenant"
    FAMILY = "family"


class RequestState(StrEnum):
    """Where a request stands. `JOINED` is one whose asker came in by a code before anybody decided, `WITHDRAWN` one
    that its asker took back.
    """

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"
    JOINED = "joined"
    WITHDRAWN = "withdrawn"


DECIDE_WITHIN = timedelta(days=3)
"""How long those who were asked have before the admins are asked as well."""

UNDO_WITHIN = timedelta(days=1)
"""How long whoever decided may say that it was a slip of the finger."""

ASK_AGAIN_AFTER = timedelta(days=3)
"""How long whoever was declined waits before asking for the same household again: those who decide have their peace."""

MOST_WAITING = 3
"""So many households one person may ask for at a time: nobody lives in more that quickly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody asks to be noted down as belonging to a household."""

    id: int
    community_id: int
    household_id: int
    person_id: int
    relation: Relation
    state: RequestState
    asked_at: datetime
    decided_at: datetime | None
    decided_by: int | None


def require_waiting(request: Request) -> None:
    """Raise `Refused` where a request was decided already."""
    if request.state is not RequestState.WAITING:
        raise Refused("refused-join-decided")


def why_not_undone(request: Request, person_id: int, now: datetime) -> Refused | None:
    """Return why this person can't undo what was decided: somebody else did it, or it was more than a day ago."""
    decided = request.state in (RequestState.APPROVED, RequestState.DECLINED)
    if not decided or request.decided_by != person_id or request.decided_at is None:
        return Refused("refused-join-decided")
    return Refused("refused-join-undo-late") if now >= request.decided_at + UNDO_WITHIN else None


def require_anothers(request: Request, person_id: int) -> None:
    """Raise `Refused` where it is one's own request: that is decided by somebody else."""
    if request.person_id == person_id:
        raise Refused("refused-join-own")


def require_own(request: Request, person_id: int) -> None:
    """Raise `Refused` where it is somebody else's request: nobody takes that back."""
    if request.person_id != person_id:
        raise Refused("refused-button")


def require_few(waiting: int) -> None:
    """Raise `Refused` where somebody waits for as many households as one person may ask for."""
    if waiting >= MOST_WAITING:
        raise Refused("refused-join-many", most=MOST_WAITING)


def require_not_just_declined(declined_at: datetime | None, now: datetime) -> None:
    """Raise `Refused` where somebody was declined for a household a short while ago, saying how many days are left."""
    left = declined_at + ASK_AGAIN_AFTER - now if declined_at else timedelta(0)
    if left > timedelta(0):
        raise Refused("refused-join-declined", days=-(-left // timedelta(days=1)))


# Codes

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters that nobody mistakes for each other on paper: there is no 0, O, 1 or I."""
LENGTH = 12
"""Sixty bits: far more than anybody could try."""
GROUP = 4

_DASHES = re.compile(r"[‐‑‒–—―−﹣]")
_SPLIT = re.compile(r"[\W_]+")
_FOURS = r"[0-9A-Z]{{3,5}}(?:{split}[0-9A-Z]{{3,5}}){{2}}"
_ALONE = re.compile(rf"[^0-9A-Z]*({_FOURS.format(split='[ -]')})[^0-9A-Z]*", re.IGNORECASE | re.ASCII)
"""Three groups of about four letters, and nothing like them around."""
_AMONG_WORDS = re.compile(
    rf"(?<![0-9A-Z-])({_FOURS.format(split='-')}|[0-9A-Z]{{{LENGTH - 1},{LENGTH + 1}}})(?!-?[0-9A-Z])",
    re.IGNORECASE | re.ASCII,
)
"""What may be a code within a sentence: groups held together by hyphens, or none; a letter too few or too many."""
_MISREAD = str.maketrans("1I", "LL")
"""What is none of the alphabet's letters and can be only one of them; 0 and O may be D or Q."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """How many people may use the code on a slip, for how long, and how many wrong ones a person may try a day."""

    uses: int = 4
    life: timedelta = timedelta(days=90)
    wrong_a_day: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """The code of a household, known by its hash alone."""

    id: int
    community_id: int
    household_id: int
    uses: int
    most_uses: int
    expires_at: datetime
    replaced: bool


def as_typed(written: str) -> str:
    """Return what somebody typed from a slip without what only groups it, and with its letters narrow and large."""
    return _SPLIT.sub("", unicodedata.normalize("NFKC", written)).upper()


def can_be_code(written: str) -> bool:
    """Tell whether what somebody wrote has as many letters as a code, and only such as codes have."""
    code = as_typed(written)
    return len(code) == LENGTH and set(code) <= set(ALPHABET)


def code_in(written: str) -> str | None:
    """Return the code in what somebody wrote, or what they must have meant as one, as it is looked for; None for words.

    What is a code to the letter, and nothing else, needs one sign that it is no word. What is misread, a letter short
    or long, or within a sentence needs two, and no more digits than letters: else it is a telephone or parcel number.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", written))
    if can_be_code(plain) and _signs(plain):
        return as_typed(plain)
    alone = _ALONE.fullmatch(plain)
    found = [alone[1]] if alone else _AMONG_WORDS.findall(plain)
    meant = [as_typed(run).translate(_MISREAD) for run in found if _signs(run) > 1 and _mostly_letters(run)]
    near = [code for code in meant if abs(len(code) - LENGTH) <= 1]
    return next(filter(can_be_code, near), near[0] if near else None)


def _signs(run: str) -> int:
    """Count what tells a code from words: digits, hyphens, capitals alone."""
    return any(map(str.isdigit, run)) + ("-" in run) + (run == run.upper())


def _mostly_letters(run: str) -> bool:
    return sum(map(str.isalpha, run)) >= sum(map(str.isdigit, run))


def grouped(code: str) -> str:
    """Write a code as it is read and typed most easily."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def digest(code: str) -> str:
    """Return what is kept of a code: enough to know it again, and nothing to read it from."""
    return sha256(f"household code {code}".encode("utf-8", "surrogatepass")).hexdigest()


def wrong_with(code: Code, now: datetime) -> str | None:
    """Return the text that says why a code opens nothing any more, or None for a good one."""
    if code.replaced:
        return "refused-code-replaced"
    if code.expires_at <= now:
        return "refused-code-expired"
    if code.uses >= code.most_uses:
        return "refused-code-spent"
    return None


def require_good(code: Code, now: datetime) -> None:
    """Raise `Refused` where a code opens nothing any more."""
    wrong = wrong_with(code, now)
    if wrong:
        raise Refused(wrong)
