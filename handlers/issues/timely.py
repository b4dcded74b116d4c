"""Whether a notice that waited may still be said: what asks for something dies with what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rules.issues import PENDING, WORKING, Issue, State, is_asked_to_lower

Still = Callable[[Issue, str], bool]


def still_true(kind: str, issue: Issue, about: str) -> bool:
    """Tell whether a notice of this kind, about a step of an issue, is true of it as it stands now."""
    return kind not in STILL or STILL[kind](issue, about)


def _awaits(issue: Issue, about: str) -> bool:
    return issue.state is State.REPORTED and not issue.overdue and f"{issue.level}:{issue.since.isoformat()}" == about


def _runs(issue: Issue, about: str) -> bool:
    return issue.state in PENDING and f"{issue.state}:{issue.due_at.isoformat()}" == about


def _overdue(issue: Issue, about: str) -> bool:
    return bool(issue.overdue) and issue.state in PENDING and issue.due_at.isoformat() == about


def _assigned(issue: Issue, _about: str) -> bool:
    return issue.state in (State.ASSIGNED, State.IN_PROGRESS)


def _taken_on(issue: Issue, _about: str) -> bool:
    """Tell whether the day that is told with it is still that by which it is to be settled."""
    return issue.state in (State.ACCEPTED, State.ASSIGNED, State.IN_PROGRESS)


def _done(issue: Issue, about: str) -> bool:
    resolved_at = issue.resolved_at
    return issue.state is State.RESOLVED and resolved_at is not None and resolved_at.isoformat() == about


def _without_holder(issue: Issue, _about: str) -> bool:
    return issue.state in WORKING and issue.holder_id is None


def _forsaken(issue: Issue, about: str) -> bool:
    return issue.state in WORKING and about.partition(":")[0] in (str(issue.assignee_id), issue.body)


def _is(state: State) -> Still:
    return lambda issue, _about: issue.state is state


STILL: Mapping[str, Still] = {
    **dict.fromkeys(
        ("to-accept", "escalated-reporter", "escalated-reporter-late", "escalated-staff", "passed-up"), _awaits
    ),
    "nudge": _runs,
    **dict.fromkeys(("overdue", "overdue-reporter", "overdue-staff"), _overdue),
    "accepted": _taken_on,
    **dict.fromkeys(("assigned", "assigned-former", "assigned-former-one", "assigned-reporter"), _assigned),
    **dict.fromkeys(("resolved", "done"), _done),
    "reopened": lambda issue, about: issue.state is State.REOPENED and str(issue.reopened) == about,
    "lower-asked": lambda issue, _about: is_asked_to_lower(issue),
    **dict.fromkeys(("declined", "declined-again"), _is(State.DECLINED)),
    "returned": _is(State.ACCEPTED),
    **dict.fromkeys(("merged", "merged-worker", "merged-head"), _is(State.MERGED)),
    "parted": lambda issue, _about: issue.state is not State.MERGED,
    **dict.fromkeys(("handed-over", "handed-over-reporter"), _without_holder),
    "forsaken": _forsaken,
}
"""What each kind depends on. Those that are not here tell of what has happened, and are true always."""
