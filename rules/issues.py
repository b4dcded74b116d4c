"""The life of an issue 诉求: what may follow what, who holds it, and when it goes up a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rules.access import Role
from rules.places import Level
from rules.refusals import Refused


class State(StrEnum):
    """Where an issue stands. Only a reporter's own word makes it `CLOSED`, that is: solved."""

    REPORTED = "reported"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    NOT_REACHED = "not-reached"


class Move(StrEnum):
    """What can happen to an issue."""

    ACCEPT = "accept"
    ESCALATE = "escalate"
    REMIND = "remind"
    ASSIGN = "assign"
    RESOLVE = "resolve"
    CONFIRM = "confirm"
    DISPUTE = "dispute"
    LAPSE = "lapse"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.REPORTED, Move.ACCEPT): State.ACCEPTED,
    (State.REPORTED, Move.ESCALATE): State.REPORTED,
    (State.REPORTED, Move.REMIND): State.REPORTED,
    (State.ACCEPTED, Move.ASSIGN): State.ASSIGNED,
    (State.ACCEPTED, Move.RESOLVE): State.RESOLVED,
    (State.ASSIGNED, Move.ASSIGN): State.ASSIGNED,
    (State.ASSIGNED, Move.RESOLVE): State.RESOLVED,
    (State.REOPENED, Move.ASSIGN): State.ASSIGNED,
    (State.REOPENED, Move.RESOLVE): State.RESOLVED,
    (State.RESOLVED, Move.CONFIRM): State.CLOSED,
    (State.RESOLVED, Move.DISPUTE): State.REOPENED,
    (State.RESOLVED, Move.LAPSE): State.NOT_REACHED,
}
"""What is allowed from where. Whatever is not here is refused."""

ENDED = frozenset({State.CLOSED, State.NOT_REACHED})

HOLDER: Mapping[Level, Role] = {
    Level.BUILDING: Role.BUILDING_HEAD,
    Level.GRID: Role.GRID_WORKER,
    Level.COMMUNITY: Role.RESIDENTS_COMMITTEE,
}
"""Who answers for an issue at each level: 小事不出网格，大事不出社区."""

ABOVE: Mapping[Level, Level] = {Level.BUILDING: Level.GRID, Level.GRID: Level.COMMUNITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody reports. `words` may be empty where there is a `voice` message; files are Telegram's ids.

    `named`: neighbours may read who reported it. `private`: those who handle it see it, and nobody else.
    """

    category: str
    words: str
    photos: tuple[str, ...] = ()
    voice: str | None = None
    urgent: bool = False
    named: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long things may take, and how much one person may file.

    The defaults follow the practice of 接诉即办: ordinary issues within a day, urgent ones within two hours.
    """

    accept: timedelta = timedelta(hours=24)
    accept_urgent: timedelta = timedelta(hours=2)
    answer: timedelta = timedelta(days=7)
    reports_a_day: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue as it stands. Times are UTC; `rating` is 1 to 5. `held_as` is the role that
    answers for it, `body` the role that it was assigned to. `accept_by` is what the reporter was promised;
    `reminders` counts how often nobody took it on at the top, where there is no level left to give it to.
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
    result: str | None
    result_photos: tuple[str, ...]
    rating: int | None
    reopened: int
    reported_at: datetime
    accept_by: datetime
    reminders: int
    resolved_at: datetime | None
    ended_at: datetime | None


def move(state: State, what: Move) -> State:
    """Return the state that follows. Raises `Refused` where nothing allows it, naming the state it is in."""
    follows = MOVES.get((state, what))
    if follows is None:
        raise Refused("refused-issue-state", state=state.value)
    return follows


def can(state: State, what: Move) -> bool:
    """Tell whether a move is possible from a state: which buttons to offer."""
    return (state, what) in MOVES


def accept_by(limits: Limits, *, urgent: bool, since: datetime) -> datetime:
    """Return until when somebody at a level that was reached at `since` has to accept."""
    return since + (limits.accept_urgent if urgent else limits.accept)


def remind_at(limits: Limits, now: datetime) -> datetime:
    """Return when to remind again where nobody took it on at the top: daily, be it urgent or not."""
    return now + limits.accept


def holders(level: Level) -> frozenset[Role]:
    """Return who may act as the holder at a level: its own office and those above it."""
    here = {HOLDER[level], Role.ADMIN}
    above = ABOVE.get(level)
    return frozenset(here | (holders(above) if above else frozenset()))


def require_holder(roles: frozenset[Role], level: Level) -> None:
    """Raise `Refused` unless one of these roles holds an issue at this level or above it."""
    if not roles & holders(level):
        raise Refused("refused-issue-level", level=level.value)


def open_to(roles: frozenset[Role], issue: Issue) -> frozenset[Move]:
    """Return what somebody with these roles can do about an issue now: which buttons to offer them."""
    holds = bool(roles & holders(issue.level))
    may = {Move.ACCEPT: holds, Move.ASSIGN: holds, Move.RESOLVE: holds or issue.body in roles}
    return frozenset(what for what, allowed in may.items() if allowed and can(issue.state, what))


def held_as(roles: frozenset[Role], level: Level) -> Role:
    """Return in which of these roles somebody holds an issue at a level: in the lowest office that may."""
    offices = (*HOLDER.values(), Role.ADMIN)
    return next(role for role in offices if role in roles & holders(level))


def require_resolver(roles: frozenset[Role], issue: Issue) -> None:
    """Raise `Refused` unless one of these roles holds the issue, or is the body that it was assigned to."""
    if issue.body in roles:
        return
    if issue.body and not roles & holders(issue.level):
        raise Refused("refused-issue-body", body=issue.body.value)
    require_holder(roles, issue.level)


def require_reporter(issue: Issue, person_id: int) -> None:
    """Raise `Refused` unless this person reported the issue: only the reporter says whether it is solved."""
    if issue.reporter_id != person_id:
        raise Refused("refused-not-reporter")


def require_open(issue: Issue) -> None:
    """Raise `Refused` where an issue has ended."""
    if issue.state in ENDED:
        raise Refused("refused-issue-state", state=issue.state.value)


def require_public(issue: Issue) -> None:
    """Raise `Refused` for an issue that those who handle it see alone: its number came with a button."""
    if issue.private:
        raise Refused("refused-button")


def require_rating(rating: int) -> None:
    """Raise `Refused` unless the rating is 1 to 5."""
    if not 1 <= rating <= 5:
        raise Refused("refused-button")


def require_room(filed_today: int, limits: Limits) -> None:
    """Raise `Refused` when somebody has filed as much as one person may in a day."""
    if filed_today >= limits.reports_a_day:
        raise Refused("refused-report-limit", limit=limits.reports_a_day)
