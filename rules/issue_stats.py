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
Who was not reached, or said "partly" and nothing when called back again, is neither among the solved nor among the
reached; what was closed without a solution never counts as solved, whatever was said before.

*Satisfaction rate 满意率.* Ratings of 4 and 5, of all ratings given by those who were reached: the reporters, and
those who joined them.

A rate never stands without the number that it is of. Where there is nobody, there is no rate: not 0 % and not 100 %.
All arithmetic is in integers and `Fraction`; a percentage is rounded, half up, where it is said.

A large town has a hundred thousand issues a year, and who asks is waiting. So they come by their kind, of which there
are some hundreds: what follows from the kind is worked out once, and each issue is looked at for its times alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction

from rules.issue_answers import Verdict
from rules.issue_categories import topic_of
from rules.issue_facts import Counted, Fact, Facts, Kind, Measure, counted, overdue, reached, solved, unreached
from rules.issue_limits import Case, acceptance
from rules.issues import State

SATISFIED = 4
"""The lowest rating that says "satisfied"."""


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


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What has been counted so far of a period. `spans` are the times that the solved ones took."""

    period: Period
    base: Counter[Kind] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    left_out: Counter[Counted] = field(default_factory=Counter)
    in_time: int = 0
    ratings: list[int] = field(default_factory=list)
    spans: list[timedelta] = field(default_factory=list)
    waiting: int = 0


def count(facts: Facts, measure: Measure, periods: Sequence[Period]) -> list[Stats]:
    """Count the issues whose first limit ended in each of these periods, by limits and categories as they are now."""
    tallies = [_Tally(period=period) for period in periods]
    for kind, many in facts.items():
        topic = topic_of(measure.catalogue, kind.category)
        case = Case(categories=frozenset({kind.category, topic}), level=kind.level, urgent=kind.urgent)
        due = acceptance(measure.limits, case, measure.zone)
        many_due = [due(fact.reported_at) for fact in many]
        for tally in tallies:
            _add(tally, kind, topic, zip(many, many_due, strict=True))
    return [_stats(tally) for tally in tallies]


def _add(tally: _Tally, kind: Kind, topic: str, many: Iterable[tuple[Fact, datetime]]) -> None:
    """Count issues of a kind, each with the end of its first limit, as far as they belong to the period."""
    period, base, is_solved = tally.period, 0, solved(kind)
    for fact, due_at in many:
        if due_at < period.begin:
            continue
        counts_as = counted(kind, fact, topic, due_at)
        if due_at >= period.end:
            tally.waiting += period.running and counts_as is Counted.BASE
        elif counts_as is not Counted.BASE:
            tally.left_out[counts_as] += 1
        else:
            base += 1
            tally.in_time += fact.contact_at is not None and fact.contact_at <= due_at
            tally.ratings += fact.ratings
            if is_solved:
                tally.spans.append(_taken(fact))
    if base:
        tally.base[kind] += base
        tally.topics[topic] += base


def _stats(tally: _Tally) -> Stats:
    def those(who: Callable[[Kind], bool]) -> int:
        return sum(number for kind, number in tally.base.items() if who(kind))

    return Stats(
        base=tally.base.total(),
        response=Rate(part=tally.in_time, whole=tally.base.total()),
        resolution=Rate(part=those(solved), whole=those(reached)),
        satisfaction=Rate(part=sum(rating >= SATISFIED for rating in tally.ratings), whole=len(tally.ratings)),
        partly=those(lambda kind: kind.verdict is Verdict.PARTLY and reached(kind)),
        unreached=those(unreached),
        unsolved=those(lambda kind: kind.state is State.UNSOLVED),
        reopened=those(lambda kind: kind.reopened),
        overdue=those(overdue),
        taken=_median(tally.spans),
        states=_by_state(tally.base),
        topics=tally.topics,
        passed_on=tally.left_out[Counted.PASSED_ON],
        out_of_scope=tally.left_out[Counted.OUT_OF_SCOPE],
        duplicates=tally.left_out[Counted.DUPLICATE],
        taken_back=tally.left_out[Counted.TAKEN_BACK],
        waiting=tally.waiting,
    )


def _by_state(kinds: Mapping[Kind, int]) -> Mapping[State, int]:
    states: Counter[State] = Counter()
    for kind, number in kinds.items():
        states[kind.state] += number
    return states


def _taken(fact: Fact) -> timedelta:
    return (fact.resolved_at or fact.ended_at or fact.reported_at) - fact.reported_at


def _median(spans: Iterable[timedelta]) -> timedelta | None:
    ordered = sorted(spans)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
