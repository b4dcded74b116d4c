"""What is counted of issues, and how each enters the count: see `rules.issue_stats`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from rules.issue_answers import Verdict
from rules.issue_categories import DANGER, Catalogue
from rules.issue_limits import Limits
from rules.issues import PENDING, State
from rules.places import Level
from rules.working_days import DAY, add_working_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What many issues have in common.

    `level` is the one at which they began; `verdict` the reporter's last word; `overdue` says that their time ran out
    at the top.
    """

    category: str
    urgent: bool
    level: Level
    state: State
    verdict: Verdict | None = None
    reopened: bool = False
    overdue: bool = False


class Fact(NamedTuple):
    """What one issue has of its own: a tuple, which is quickly made.

    `contact_at` is when it was first taken on or declined; `ratings` are the last ones of all who gave one.
    """

    reported_at: datetime
    contact_at: datetime | None = None
    resolved_at: datetime | None = None
    ended_at: datetime | None = None
    ratings: tuple[int, ...] = ()


Facts: TypeAlias = Mapping[Kind, Sequence[Fact]]


class Counted(StrEnum):
    """How an issue enters the count."""

    BASE = "base"
    PASSED_ON = "passed-on"
    OUT_OF_SCOPE = "out-of-scope"
    DUPLICATE = "duplicate"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the facts of a community are held against: its limits, its categories, its time zone."""

    limits: Limits
    catalogue: Catalogue
    zone: tzinfo


def counted(kind: Kind, fact: Fact, topic: str, due_at: datetime) -> Counted:
    """Return how an issue of a topic enters the count, given the end of its first limit."""
    if kind.state is State.MERGED:
        return Counted.DUPLICATE
    if topic == DANGER:
        return Counted.PASSED_ON
    if kind.state is State.DECLINED and fact.ended_at:
        return Counted.OUT_OF_SCOPE
    if kind.state is State.WITHDRAWN and fact.ended_at and fact.ended_at <= due_at:
        return Counted.TAKEN_BACK
    return Counted.BASE


def overdue(kind: Kind) -> bool:
    """Tell whether issues are past their time at the top, and not settled yet."""
    return kind.overdue and kind.state in PENDING


def solved(kind: Kind) -> bool:
    return kind.verdict is Verdict.SOLVED and kind.state not in (State.UNSOLVED, State.NOT_REACHED)


def unreached(kind: Kind) -> bool:
    """Tell whether issues have ended without a word of their reporters' in the end."""
    return kind.state is State.NOT_REACHED or (kind.state is State.CLOSED and kind.verdict is None)


def reached(kind: Kind) -> bool:
    """Tell whether the reporters of issues have said something about the work, and not fallen silent in the end."""
    return kind.verdict is not None and not unreached(kind)


def reported_from(limits: Limits, begin: datetime, zone: tzinfo) -> datetime:
    """Return a moment before which nothing was reported that comes due from `begin` on, and not long before."""
    longest = max(limits.accept, limits.accept_urgent, *(each.accept for each in limits.special if each.accept))
    since = begin - longest
    while limits.calendar and add_working_time(limits.calendar, since, longest, zone) >= begin:
        since -= DAY
    return since
