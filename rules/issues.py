"""The life of an issue 诉求: what may follow what, whose office holds it at each level, what its reporter may do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from rules.access import Role
from rules.places import Level
from rules.refusals import Refused

MOST_PHOTOS = 5
"""So many photos an issue has in all, and so many its result."""


class State(StrEnum):
    """Where an issue stands. Only those who have the problem make it `CLOSED`, that is: solved.

    `REPORTED` waits to be taken on at its level. `UNSOLVED` has ended without being solved, and never counts as it.
    """

    REPORTED = "reported"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in-progress"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    NOT_REACHED = "not-reached"
    UNSOLVED = "unsolved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Move(StrEnum):
    """What can happen to an issue. `ESCALATE`, `REMIND` and `LAPSE` happen by themselves, when time runs out;
    `FORSAKE`, when nobody is left of those whom the work was given to.
    """

    ACCEPT = "accept"
    DECLINE = "decline"
    APPEAL = "appeal"
    ASSIGN = "assign"
    RETURN = "return"
    FORSAKE = "forsake"
    BEGIN = "begin"
    RESOLVE = "resolve"
    LIFT = "lift"
    LOWER = "lower"
    REFER = "refer"
    GIVE_UP = "give-up"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    UNMERGE = "unmerge"
    CONFIRM = "confirm"
    PARTLY = "partly"
    DISPUTE = "dispute"
    ESCALATE = "escalate"
    REMIND = "remind"
    LAPSE = "lapse"


WORKING = (State.ACCEPTED, State.ASSIGNED, State.IN_PROGRESS, State.REOPENED)
"""The states in which somebody has taken an issue on and has to settle it."""
PENDING = (State.REPORTED, *WORKING)
"""The states in which the clock of a level runs."""
ANSWERED_FOR = (*WORKING, State.RESOLVED)
"""The states in which somebody who took an issue on answers for it, or all in their office, once they have left."""

MOVES: Mapping[tuple[State, Move], State] = {
    (State.REPORTED, Move.ACCEPT): State.ACCEPTED,
    (State.REPORTED, Move.DECLINE): State.DECLINED,
    (State.DECLINED, Move.APPEAL): State.REPORTED,
    **{(state, Move.ASSIGN): State.ASSIGNED for state in WORKING},
    (State.ASSIGNED, Move.RETURN): State.ACCEPTED,
    **{(state, Move.FORSAKE): State.ACCEPTED for state in (State.ASSIGNED, State.IN_PROGRESS, State.REOPENED)},
    (State.ACCEPTED, Move.BEGIN): State.IN_PROGRESS,
    (State.ASSIGNED, Move.BEGIN): State.IN_PROGRESS,
    (State.REOPENED, Move.BEGIN): State.IN_PROGRESS,
    **{(state, Move.RESOLVE): State.RESOLVED for state in WORKING},
    **{(state, Move.LIFT): State.REPORTED for state in PENDING},
    **{(state, Move.LOWER): State.REPORTED for state in PENDING},
    **{(state, Move.REFER): State.ASSIGNED for state in WORKING},
    **{(state, Move.GIVE_UP): State.UNSOLVED for state in WORKING},
    **{(state, Move.WITHDRAW): State.WITHDRAWN for state in PENDING},
    **{(state, Move.MERGE): State.MERGED for state in PENDING},
    (State.MERGED, Move.UNMERGE): State.REPORTED,
    (State.RESOLVED, Move.CONFIRM): State.CLOSED,
    (State.RESOLVED, Move.PARTLY): State.IN_PROGRESS,
    (State.RESOLVED, Move.DISPUTE): State.REOPENED,
    (State.RESOLVED, Move.LAPSE): State.NOT_REACHED,
    # Their finger had slipped: see `issue_answers.require_own_closing`.
    (State.CLOSED, Move.DISPUTE): State.REOPENED,
    **{(state, Move.ESCALATE): State.REPORTED for state in PENDING},
    **{(state, Move.REMIND): state for state in PENDING},
}
"""What is allowed from where. Whatever is not here is refused."""

KEEPS_ASKING = frozenset({Move.ACCEPT, Move.BEGIN, Move.RETURN, Move.FORSAKE, Move.REMIND})
"""The moves by which an issue stays with those who asked its reporter whether it may go down a level: that is asked on.
Any other brings it to somebody who did not ask that, or ends the work."""

ENDED = frozenset({State.CLOSED, State.NOT_REACHED, State.UNSOLVED, State.WITHDRAWN})
"""The states in which an issue has ended. Out of `CLOSED` alone something leads, and for a while: the word of whoever
closed it by a slip of the finger."""
TOLD = ENDED - {State.WITHDRAWN}
"""The ends of which the group is told."""
SETTLED = ENDED | {State.DECLINED, State.MERGED}
"""The states in which nothing more is done about an issue: it has ended, was declined, or went into another."""

HOLDER: Mapping[Level, Role] = {
    Level.BUILDING: Role.BUILDING_HEAD,
    Level.GRID: Role.GRID_WORKER,
    Level.COMMUNITY: Role.RESIDENTS_COMMITTEE,
    Level.OUTSIDE: Role.RESIDENTS_COMMITTEE,
}
"""Who answers for an issue at each level: 小事不出网格，大事不出社区. What went outside is followed."""

ABOVE: Mapping[Level, Level] = {Level.BUILDING: Level.GRID, Level.GRID: Level.COMMUNITY}
"""Where an issue goes up to. Outside it goes only by hand, with the number under which it is followed there."""

BELOW: Mapping[Level, Level] = {above: level for level, above in ABOVE.items()}


def looks_anew(declined_as: Role) -> Level | None:
    """Return the level to which one appeals against an office that declined: the one above, or None: the admins."""
    return next((ABOVE[level] for level, office in HOLDER.items() if office is declined_as and level in ABOVE), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody reports. `words` may be empty where there is a `voice` message; files are Telegram's ids.

    `named`: neighbours may read who reported it, and hear their voice. `private`: those who handle it see it, and
    nobody else. `about_head`: it is about the building head, and the level above sees to it. `for_whom` is the
    neighbour for whom somebody in the office `reported_as` tells it.
    """

    category: str
    words: str
    photos: tuple[str, ...] = ()
    voice: str | None = None
    urgent: bool = False
    named: bool = False
    private: bool = False
    about_head: bool = False
    for_whom: str | None = None
    reported_as: Role | None = None


class Hiding(NamedTuple):
    """Why something is withheld from neighbours: a file, or words or a result of which a `part` is covered. Of which,
    nobody knows where it is empty: it was covered before that was kept, or what it was is erased.
    """

    what: str
    why: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue as it stands. Times are UTC; `rating` is 1 to 5.

    `held_as` is the role that answers for it, or that declined it; `holder_id` who took it on, or nobody, once they
    left that office; `body` the role, or `assignee_id` the person in their office `assignee_as`, that does the work.
    `since` is when it came to its level, `due_at` until when it has to be taken on, or settled, there. `why` is the
    reason last given: of a decline, a return, an end unsolved, or of its way here, until it is taken on.
    `lower_because` is set while the reporter is asked whether it may go down a level. `outside` names who it was
    referred to, `reference` the number it has there. `overdue` counts how often its time ran out at the top.
    `shown_words` and `shown_result`, where they are set, and `hidden` say what neighbours are not shown,
    `hidden_because` of each part why: see `rules.issue_withholding`. What is `about_head` no building head handles.
    """

    id: int
    community_id: int
    number: int
    place_id: int
    reporter_id: int
    category: str
    words: str
    photos: tuple[str, ...]
    voice: str | None
    urgent: bool
    named: bool
    private: bool
    state: State
    level: Level
    held_as: Role
    holder_id: int | None
    body: Role | None
    assignee_id: int | None
    assignee_as: Role | None = None
    outside: str | None
    reference: str | None
    why: str | None
    lower_because: str | None
    returned: bool
    appealed: bool
    merged_into: int | None
    result: str | None
    result_photos: tuple[str, ...]
    rating: int | None
    reopened: int
    reported_at: datetime
    since: datetime
    due_at: datetime
    overdue: int
    resolved_at: datetime | None
    ended_at: datetime | None
    shown_words: str | None = None
    shown_result: str | None = None
    hidden: tuple[str, ...] = ()
    hidden_because: tuple[Hiding, ...] = ()
    for_whom: str | None = None
    reported_as: Role | None = None
    about_head: bool = False


def begins_at(*, about_head: bool) -> Level:
    """Return the level at which an issue begins: the building's, unless it is about those who would see to it there."""
    return Level.GRID if about_head else Level.BUILDING


def move(state: State, what: Move) -> State:
    """Return the state that follows. Raises `Refused` where nothing allows it, naming the state it is in."""
    follows = MOVES.get((state, what))
    if follows is None:
        raise Refused("refused-issue-state", state=state.value)
    return follows


def can(state: State, what: Move) -> bool:
    """Tell whether a move is possible from a state: which buttons to offer."""
    return (state, what) in MOVES


def require_reporter(issue: Issue, person_id: int) -> None:
    """Raise `Refused` unless this person reported the issue: nobody else appeals or takes it back."""
    if issue.reporter_id != person_id:
        raise Refused("refused-not-reporter")


def require_appeal(issue: Issue, person_id: int, reporters: Collection[int]) -> None:
    """Raise `Refused` unless somebody can appeal against a decline: one of those who reported it, or what was merged
    into it, once for all of them, until the days for that are over and it has ended.
    """
    if person_id not in reporters:
        raise Refused("refused-not-reporter")
    if issue.appealed:
        raise Refused("refused-appealed")
    move(issue.state, Move.APPEAL)
    if issue.ended_at is not None:
        raise Refused("refused-appeal-late")


def may_appeal(issue: Issue, person_id: int, reporters: Collection[int]) -> bool:
    try:
        require_appeal(issue, person_id, reporters)
    except Refused:
        return False
    return True


def is_asked_to_lower(issue: Issue) -> bool:
    """Tell whether its reporter is asked whether an issue may go down a level, and it still can."""
    return issue.lower_because is not None and issue.level in BELOW and can(issue.state, Move.LOWER)


def require_alone(supporters: int) -> None:
    """Raise `Refused` where neighbours have joined an issue: it is theirs too, and can't be withdrawn."""
    if supporters:
        raise Refused("refused-withdraw-joined", count=supporters)


def require_open(issue: Issue) -> None:
    """Raise `Refused` where an issue has ended."""
    if is_settled(issue):
        raise Refused("refused-issue-state", state=issue.state.value)


def is_settled(issue: Issue) -> bool:
    """Tell whether nothing more is done about an issue."""
    return issue.state in SETTLED


def require_public(issue: Issue) -> None:
    """Raise `Refused` for an issue that those who handle it see alone: its number came with a button."""
    if issue.private:
        raise Refused("refused-button")


def require_rating(rating: int) -> None:
    """Raise `Refused` unless the rating is 1 to 5."""
    if not 1 <= rating <= 5:
        raise Refused("refused-button")


def goes_up_after(reopened: int) -> bool:
    """Tell whether an issue that is disputed for this time goes a level up: from the second time on."""
    return reopened >= 2
