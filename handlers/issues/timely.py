"""Whether a notice that waited may still be said: what asks for something dies with what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from rules.issues import PENDING, TOLD, WORKING, Issue, State, is_asked_to_lower

_IN_HAND = (State.ACCEPTED, State.ASSIGNED, State.IN_PROGRESS)

Still = Callable[[Issue, str], bool]


def still_true(kind: str, issue: Issue, about: str) -> bool:
    """Tell whether a notice of this kind, about a step of an issue, is true of it as it stands now."""
    return STILL[kind](issue, about)


def unheard_as(issue: Issue) -> str:
    """Return of which step of an issue it is told that nobody can be reached who is to see to it: of its coming to a
    level, or of those having it who are at it now.
    """
    if issue.state is State.REPORTED:
        return f"{issue.level}:{issue.since.isoformat()}"
    return f"{issue.assignee_id or issue.body or issue.holder_id}@{issue.due_at.isoformat()}"


def _unheard(issue: Issue, about: str) -> bool:
    return issue.state in PENDING and not issue.overdue and unheard_as(issue) == about


def _awaits(issue: Issue, about: str) -> bool:
    return issue.state is State.REPORTED and not issue.overdue and f"{issue.level}:{issue.since.isoformat()}" == about


def _runs(issue: Issue, about: str) -> bool:
    return issue.state in PENDING and f"{issue.state}:{issue.due_at.isoformat()}" == about


def _overdue(issue: Issue, about: str) -> bool:
    return bool(issue.overdue) and issue.state in PENDING and issue.due_at.isoformat() == about


def _assigned(issue: Issue, _about: str) -> bool:
    return issue.state in (State.ASSIGNED, State.IN_PROGRESS)


def _given(issue: Issue, about: str) -> bool:
    """Tell whether it is still with whom it was given to: one that goes through several hands is told of once.

    What was owed before that was kept tells of a moment alone.
    """
    whom, _, kept = about.partition("@")
    return _assigned(issue, about) and (not kept or whom == str(issue.assignee_id or issue.body))


def _taken_on(issue: Issue, about: str) -> bool:
    """Tell whether it is in the hands of those who took it on then: it has gone to no other level since."""
    return issue.state in _IN_HAND and issue.since <= datetime.fromisoformat(about)


def _lifted(issue: Issue, about: str) -> bool:
    """Tell whether it lies where it was passed on to as it came there: the reason last given is that of this step."""
    return issue.state is State.REPORTED and issue.since.isoformat() == about


def _is_there(issue: Issue, about: str) -> bool:
    """Tell whether it lies where it came to then."""
    return issue.since.isoformat() == about


def _always(_issue: Issue, _about: str) -> bool:
    """It has happened, and what is told of it is told as it stands."""
    return True


def _in(*states: State) -> Still:
    return lambda issue, _about: issue.state in states


def _done(issue: Issue, about: str) -> bool:
    resolved_at = issue.resolved_at
    return issue.state is State.RESOLVED and resolved_at is not None and resolved_at.isoformat() == about


def _ended(*states: State) -> Still:
    """Tell of an end while it is the last one. What was owed before that was kept tells of a state alone."""
    return lambda issue, about: (
        issue.state in states and about in ("", str(issue.ended_at and issue.ended_at.isoformat()))
    )


def _without_holder(issue: Issue, _about: str) -> bool:
    return issue.state in WORKING and issue.holder_id is None


STILL: Mapping[str, Still] = {
    **dict.fromkeys(
        ("to-accept", "danger-staff", "escalated-reporter", "escalated-reporter-late", "escalated-staff", "passed-up"),
        _awaits,
    ),
    "unheard": _unheard,
    "nudge": _runs,
    **dict.fromkeys(("overdue", "overdue-reporter", "overdue-staff"), _overdue),
    "assigned": _assigned,
    **dict.fromkeys(
        ("assigned-elsewhere", "assigned-former", "assigned-former-one", "returned-former"), _in(*_IN_HAND)
    ),
    "assigned-reporter": _given,
    **dict.fromkeys(("accepted", "in-hand"), _taken_on),
    "begun": _in(State.IN_PROGRESS),
    **dict.fromkeys(("lifted-former", "lifted-reporter"), _lifted),
    **dict.fromkeys(("accepted-former", "referred", "referred-former"), _is_there),
    **dict.fromkeys(("partly", "lower-refused", "goes-on", "escalated-former", "escalated-former-late"), _in(*PENDING)),
    **dict.fromkeys(("resolved", "asked-again", "done"), _done),
    "reopened": lambda issue, about: issue.state is State.REOPENED and str(issue.reopened) == about,
    "numbered": lambda issue, _about: issue.reference is not None and issue.state in PENDING,
    "lower-asked": lambda issue, _about: is_asked_to_lower(issue),
    **dict.fromkeys(("declined", "declined-again", "declined-supporter"), _in(State.DECLINED)),
    "outcome": _ended(*TOLD),
    **dict.fromkeys(("closed-reporter", "closed-supporter"), _ended(State.CLOSED)),
    **dict.fromkeys(("returned", "returned-reporter", "forsaken", "forsaken-reporter"), _in(State.ACCEPTED)),
    **dict.fromkeys(("merged", "merged-away", "merged-head"), _in(State.MERGED)),
    "parted": lambda issue, _about: issue.state is not State.MERGED,
    "parted-former": _lifted,
    **dict.fromkeys(("handed-over", "handed-over-reporter"), _without_holder),
    **dict.fromkeys(
        (
            "lapsed",
            "lapsed-supporter",
            "lapsed-written",
            "lowered-former",
            "reopened-former",
            "unsolved",
            "unsolved-former",
            "withdrawn",
        ),
        _always,
    ),
}
"""What each kind depends on."""
