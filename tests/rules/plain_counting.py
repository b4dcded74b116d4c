"""The three rates counted the plain way, an issue at a time: slower than `rules.issue_stats`, and easier to believe."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rules.issue_answers import Verdict
from rules.issue_categories import DANGER, topic_of
from rules.issue_facts import Counted, Fact, Facts, Kind, Measure
from rules.issue_limits import Case, accept_by
from rules.issue_stats import SATISFIED, Period, Rate, Stats
from rules.issues import State
from rules.places import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is counted of an issue."""

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


def by_kind(issues: Iterable[Told]) -> Facts:
    """Return issues as storage hands them to the rules."""
    found: defaultdict[Kind, list[Fact]] = defaultdict(list)
    for issue in issues:
        kind = Kind(
            category=issue.category,
            urgent=issue.urgent,
            level=issue.level,
            state=issue.state,
            verdict=issue.verdict,
            reopened=issue.reopened > 0,
            overdue=issue.overdue,
        )
        times = (issue.reported_at, issue.contact_at, issue.resolved_at, issue.ended_at)
        found[kind].append(Fact(*times, issue.ratings))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A fact with the end of its first limit, its topic, and how it enters the count."""

    fact: Told
    due_at: datetime
    topic: str
    counted: Counted


def plainly(issues: Iterable[Told], measure: Measure, period: Period) -> Stats:
    """Count the issues whose first limit ended in a period."""
    cases = [_measured(issue, measure) for issue in issues]
    due = [case for case in cases if period.begin <= case.due_at < period.end]
    counted = Counter(case.counted for case in due)
    base = [case for case in due if case.counted is Counted.BASE]
    facts = [case.fact for case in base]
    reached = [fact for fact in facts if fact.verdict and not _unreached(fact)]
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
        overdue=sum(fact.overdue and _unsettled(fact) for fact in facts),
        taken=_median(_taken(fact) for fact in reached if _solved(fact)),
        states=Counter(fact.state for fact in facts),
        topics=Counter(case.topic for case in base),
        passed_on=counted[Counted.PASSED_ON],
        out_of_scope=counted[Counted.OUT_OF_SCOPE],
        duplicates=counted[Counted.DUPLICATE],
        taken_back=counted[Counted.TAKEN_BACK],
        waiting=sum(_waits(case, period) for case in cases),
    )


def _measured(fact: Told, measure: Measure) -> Measured:
    topic = topic_of(measure.catalogue, fact.category)
    case = Case(categories=frozenset({fact.category, topic}), level=fact.level, urgent=fact.urgent)
    due_at = accept_by(measure.limits, case, fact.reported_at, measure.zone)
    return Measured(fact=fact, due_at=due_at, topic=topic, counted=_counted(fact, due_at, topic))


def _counted(fact: Told, due_at: datetime, topic: str) -> Counted:
    if fact.state is State.MERGED:
        return Counted.DUPLICATE
    if topic == DANGER:
        return Counted.PASSED_ON
    if fact.state is State.DECLINED and fact.ended_at:
        return Counted.OUT_OF_SCOPE
    if fact.state is State.WITHDRAWN and fact.ended_at and fact.ended_at <= due_at:
        return Counted.TAKEN_BACK
    return Counted.BASE


def _waits(case: Measured, period: Period) -> bool:
    """Tell whether an issue has still to come due, now that the period is running."""
    return period.running and case.due_at >= period.end and case.counted is Counted.BASE


def _in_time(case: Measured) -> bool:
    return case.fact.contact_at is not None and case.fact.contact_at <= case.due_at


def _unsettled(fact: Told) -> bool:
    """Tell whether somebody has still to take an issue on or to do the work."""
    return fact.state not in (
        State.RESOLVED,
        State.CLOSED,
        State.NOT_REACHED,
        State.UNSOLVED,
        State.DECLINED,
        State.WITHDRAWN,
        State.MERGED,
    )


def _solved(fact: Told) -> bool:
    return fact.verdict is Verdict.SOLVED and fact.state not in (State.UNSOLVED, State.NOT_REACHED)


def _unreached(fact: Told) -> bool:
    """Tell whether an issue has ended without a word of its reporter's in the end."""
    return fact.state is State.NOT_REACHED or (fact.state is State.CLOSED and fact.verdict is None)


def _taken(fact: Told) -> timedelta:
    return (fact.resolved_at or fact.ended_at or fact.reported_at) - fact.reported_at


def _median(spans: Iterable[timedelta]) -> timedelta | None:
    ordered = sorted(spans)
    if not ordered:
        return None
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
