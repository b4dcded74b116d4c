"""三率: how well a place deals with its issues, counted as the practice of 接诉即办 does (RULES, section 6).

No published formula exists; these are the working definitions, each with the practice that it rests on.

*When it counts.* An issue counts in the one period in which the limit for the first contact ended (the deadline that
stands on the ticket: Beijing 13). So each counts once, and nothing counts before anybody could be late.

*Base.* The issues that came due in the period, but for
- emergencies passed on: what is filed under danger goes to 110, 119 or 120 (Beijing 11);
- what is out of scope: declined for good, no appeal being left (Beijing 12, 17);
- duplicates: what was merged counts once, as the issue into which it was merged (Beijing 11);
- what its reporter took back before the limit ended: it never came due.

*Response rate 响应率.* Those in whose case somebody was first in touch with the reporter (took it on, or declined it
with a reason) before that limit ended, of the base.

*Resolution rate 解决率.* Those of whom the reporter's last word is that it is solved, of those whose reporter was
reached, that is: has said anything about it when called back (Beijing 23). "Partly" is shown apart and not added.
Who was not reached is neither among the solved nor among the reached; what was closed without a solution never counts
as solved, whatever was said before.

*Satisfaction rate 满意率.* Ratings of 4 and 5, of all ratings given by those who were reached: the reporters, and
those who joined them.

A rate never stands without the number that it is of. Where there is nobody, there is no rate: not 0 % and not 100 %.
All arithmetic is in integers and `Fraction`; a percentage is rounded, half up, where it is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from rules.issue_answers import Verdict
from rules.issue_categories import DANGER, Catalogue, topic_of
from rules.issue_limits import Case, Limits, accept_by
from rules.issues import State
from rules.places import Level

K = TypeVar("K", bound=Hashable)

LEAST = 5
"""What is counted fewer times than this is not shown to neighbours: they could tell whose it is."""
SATISFIED = 4
"""The lowest rating that says "satisfied"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is counted of an issue.

    `level` is the one at which it began; `contact_at` is when it was first taken on or declined; `verdict` the
    reporter's last word, `ratings` the last ones of all who gave one; `overdue` says that its time has run out at the
    top and it is not settled.
    """

    place_id: int
    category: str
    urgent: bool
    level: Level
    state: State
    reported_at: datetime
    contact_at: datetime | None = None
    resolved_at: datetime | None = None
    ended_at: datetime | None = None
    verdict: Verdict | None = None
    ratings: tuple[int, ...] = ()
    reopened: int = 0
    overdue: bool = False


class Standing(StrEnum):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A fact with the end of its first limit, its topic, and how it enters the count."""

    fact: Fact
    due_at: datetime
    topic: str
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many of so many. Of none there is no rate."""

    part: int
    whole: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def percent(self) -> int | None:
        """The share in words, rounded half up; 100 is said where it is all of them, and nowhere else."""
        if not self.whole:
            return None
        rounded = (200 * self.part + self.whole) // (2 * self.whole)
        return rounded if self.part == self.whole else min(rounded, 99)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What is counted of a place in a period. `states` and `topics` divide the base.

    `taken` is the median time from the report to the work that solved it, None where nothing was.
    `waiting` are those that nobody had to have answered yet.
    """

    base: int
    response: Rate
    resolution: Rate
    satisfaction: Rate
    partly: int
    unreached: int
    unsolved: int
    reopened: int
    overdue: int
    taken: timedelta | None
    states: Mapping[State, int]
    topics: Mapping[str, int]
    passed_on: int
    out_of_scope: int
    duplicates: int
    taken_back: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a moment until before another. One that is `running` ends now, and goes on."""

    begin: datetime
    end: datetime
    running: bool = False


def measured(facts: Iterable[Fact], measure: Measure) -> tuple[Measured, ...]:
    """Return facts with what follows from the limits and categories of their community, as they are now."""
    return tuple(_measured(fact, measure) for fact in facts)


def stats(cases: Iterable[Measured], period: Period) -> Stats:
    """Count the issues whose first limit ended in a period."""
    cases = tuple(cases)
    due = [case for case in cases if period.begin <= case.due_at < period.end]
    standing = Counter(case.standing for case in due)
    base = [case for case in due if case.standing is Standing.BASE]
    facts = [case.fact for case in base]
    reached = [fact for fact in facts if fact.verdict]
    ratings = [rating for fact in facts for rating in fact.ratings]
    return Stats(
        base=len(base),
        response=Rate(part=sum(map(_in_time, base)), whole=len(base)),
        resolution=Rate(part=sum(map(_solved, reached)), whole=len(reached)),
        satisfaction=Rate(part=sum(rating >= SATISFIED for rating in ratings), whole=len(ratings)),
        partly=sum(fact.verdict is Verdict.PARTLY for fact in reached),
        unreached=sum(map(_unreached, facts)),
        unsolved=sum(fact.state is State.UNSOLVED for fact in facts),
        reopened=sum(fact.reopened > 0 for fact in facts),
        overdue=sum(fact.overdue for fact in facts),
        taken=_median(_taken(fact) for fact in reached if _solved(fact)),
        states=Counter(fact.state for fact in facts),
        topics=Counter(case.topic for case in base),
        passed_on=standing[Standing.PASSED_ON],
        out_of_scope=standing[Standing.OUT_OF_SCOPE],
        duplicates=standing[Standing.DUPLICATE],
        taken_back=standing[Standing.TAKEN_BACK],
        waiting=sum(_waits(case, period) for case in cases),
    )


def longest_limit(limits: Limits) -> timedelta:
    """Return how long before a period something can have been reported that comes due in it."""
    longest = max(limits.accept, limits.accept_urgent, *(each.accept for each in limits.special if each.accept))
    return longest if limits.calendar is None else 3 * longest + timedelta(days=30)


def shown(cells: Mapping[K, int], hiding: Collection[K] = ()) -> Mapping[K, int | None]:
    """Return the cells of a table as neighbours may see them, None for those that are hidden from them.

    Small ones are hidden, and those of `hiding`, which would tell something that is hidden elsewhere; and where what
    is missing from the sum would give them away, the next smallest with them.
    """
    hidden = {key for key, count in cells.items() if not may_be_shown(count) or (count and key in hiding)}
    if len(hidden) == 1 or (hidden and sum(cells[key] for key in hidden) <= max(len(hidden), LEAST - 1)):
        others = [key for key, count in cells.items() if count and key not in hidden]
        hidden |= set(sorted(others, key=lambda key: cells[key])[:1])
    return {key: None if key in hidden else count for key, count in cells.items()}


def between(rate: Rate) -> tuple[Rate, Rate]:
    """Return the ends between which neighbours may know a rate to lie: the rate itself, where that tells nothing.

    A rate and what it is of tell how many it counts and how many it does not. Where one of these is small, it could
    be any small number; where both are, anything but none and all.
    """
    small, rest_small = not may_be_shown(rate.part), not may_be_shown(rate.whole - rate.part)
    if not small and not rest_small:
        return rate, rate
    low = rate.whole - LEAST + 1 if rest_small and not small else 1
    high = LEAST - 1 if small and not rest_small else rate.whole - 1
    return replace(rate, part=low), replace(rate, part=high)


def may_be_shown(count: int) -> bool:
    """Tell whether neighbours may see a number that stands alone, or a rate that is of so many."""
    return count == 0 or count >= LEAST


def _measured(fact: Fact, measure: Measure) -> Measured:
    topic = topic_of(measure.catalogue, fact.category)
    case = Case(categories=frozenset({fact.category, topic}), level=fact.level, urgent=fact.urgent)
    due_at = accept_by(measure.limits, case, fact.reported_at, measure.zone)
    return Measured(fact=fact, due_at=due_at, topic=topic, standing=_standing(fact, due_at, topic))


def _standing(fact: Fact, due_at: datetime, topic: str) -> Standing:
    if fact.state is State.MERGED:
        return Standing.DUPLICATE
    if topic == DANGER:
        return Standing.PASSED_ON
    if fact.state is State.DECLINED and fact.ended_at:
        return Standing.OUT_OF_SCOPE
    if fact.state is State.WITHDRAWN and fact.ended_at and fact.ended_at <= due_at:
        return Standing.TAKEN_BACK
    return Standing.BASE


def _waits(case: Measured, period: Period) -> bool:
    """Tell whether an issue has still to come due, now that the period is running."""
    return period.running and case.due_at >= period.end and case.standing is Standing.BASE


def _in_time(case: Measured) -> bool:
    return case.fact.contact_at is not None and case.fact.contact_at <= case.due_at


def _solved(fact: Fact) -> bool:
    return fact.verdict is Verdict.SOLVED and fact.state not in (State.UNSOLVED, State.NOT_REACHED)


def _unreached(fact: Fact) -> bool:
    """Tell whether an issue has ended without a word of its reporter's in the end."""
    return fact.state is State.NOT_REACHED or (fact.state is State.CLOSED and fact.verdict is None)


def _taken(fact: Fact) -> timedelta:
    return (fact.resolved_at or fact.ended_at or fact.reported_at) - fact.reported_at


def _median(spans: Iterable[timedelta]) -> timedelta | None:
    ordered = sorted(spans)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
