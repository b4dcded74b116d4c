"""Who handles an issue: the holder at its level, those who do the work, and what each of them can do about it now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rules.access import ADMINS, BODIES, HOLDERS, OFFICES, Held, Role, roles_at
from rules.issues import ABOVE, BELOW, HOLDER, PENDING, Issue, Move, State, can, move
from rules.places import Level, Place
from rules.refusals import Refused

_OFFICES = (*HOLDER.values(), Role.ADMIN)
OF_WORKERS = (Move.BEGIN, Move.RESOLVE, Move.RETURN)
"""What those do who do the work, besides the holder."""


def holders(level: Level) -> frozenset[Role]:
    """Return who may act as the holder at a level: its own office and those above it."""
    here = {HOLDER[level], Role.ADMIN}
    above = ABOVE.get(level)
    return frozenset(here | (holders(above) if above else frozenset()))


def is_appeal_to_admins(issue: Issue) -> bool:
    """Tell whether an issue was declined at the top, so that the admins look at it anew."""
    return issue.appealed and issue.held_as is Role.ADMIN and issue.level not in ABOVE


def above(office: Role) -> tuple[Role, ...]:
    """Return the offices above one that issues lie with, the nearest first."""
    offices = tuple(dict.fromkeys(_OFFICES))
    return offices[offices.index(office) + 1 :]


def holding(issue: Issue) -> frozenset[Role]:
    """Return who may act as the holder of an issue: of an appeal against those at the top the admins alone."""
    return ADMINS if is_appeal_to_admins(issue) else holders(issue.level)


def held_as(roles: frozenset[Role], level: Level) -> Role:
    """Return in which of these roles somebody decides at a level: in the lowest office that may."""
    return next(role for role in _OFFICES if role in roles & holders(level))


def level_of(office: Role, level: Level) -> Level:
    """Return the level to which whoever takes on an issue of a level brings it: their office's own. The admins' is the
    highest, and what lies there stays.
    """
    if office is HOLDER[level] or level not in ABOVE:
        return level
    return level_of(office, ABOVE[level])


def is_about(roles: frozenset[Role], issue: Issue) -> bool:
    """Tell whether an issue is about somebody with these roles at its place, whatever else they are there."""
    return issue.about_head and Role.BUILDING_HEAD in roles


def headed(holds: Iterable[Held]) -> frozenset[int]:
    """Return the buildings that somebody heads: what is private there and about their head is not there for them."""
    return frozenset(held.place_id for held in holds if held.role is Role.BUILDING_HEAD and held.place_id)


def works_on(roles: frozenset[Role], person_id: int, issue: Issue) -> bool:
    """Tell whether somebody does the work: belongs to the body that it was assigned to, or is the person, as long
    as they hold an office there, and it is not about them.
    """
    if is_about(roles, issue):
        return False
    return issue.body in roles or (issue.assignee_id == person_id and bool(roles & OFFICES))


def acting_as(holds: Collection[Held], path: Sequence[int], issue: Issue, body_at: int | None) -> frozenset[Role]:
    """Return the roles with which somebody acts on an issue: those that they hold there, but not that of its body where
    it is with others, who hold that office nearer by, or did when it was with them: at the place `body_at`.
    """
    held = roles_at(holds, path)
    if issue.body is None or body_at is None or Held(issue.body, body_at) in holds:
        return held
    return held - {issue.body}


def may_go_below(issue: Issue) -> bool:
    """Tell whether there is a level below for an issue: what is about the building head never goes to the building."""
    below = BELOW.get(issue.level)
    return below is not None and not (issue.about_head and below is Level.BUILDING)


def takes_reference(issue: Issue) -> bool:
    """Tell whether an issue is outside: the number that it has there may be added later, and put right."""
    return issue.level is Level.OUTSIDE and issue.state in PENDING


def is_with_others(roles: frozenset[Role], person_id: int, issue: Issue) -> bool:
    """Tell whether an issue waits or is worked on, and somebody with these roles has no part in that."""
    return issue.state in PENDING and not (roles & holding(issue) or works_on(roles, person_id, issue))


def open_to(roles: frozenset[Role], person_id: int, issue: Issue) -> frozenset[Move]:
    """Return what somebody with these roles can do about an issue now: which buttons to offer them.

    Whoever reported it decides nothing about it as an officer, nor whoever it is about: a case is handled by those who
    are not party to it.
    """
    if person_id == issue.reporter_id or is_about(roles, issue):
        return frozenset()
    holds = bool(roles & holding(issue))
    works = works_on(roles, person_id, issue)
    at_top = issue.level not in ABOVE
    allowed = {
        **dict.fromkeys((Move.ACCEPT, Move.DECLINE, Move.ASSIGN, Move.MERGE, Move.UNMERGE), holds),
        Move.BEGIN: holds or works,
        Move.RESOLVE: holds or works,
        Move.RETURN: works and not issue.returned,
        Move.LIFT: holds and not at_top,
        Move.LOWER: holds and may_go_below(issue) and issue.lower_because is None,
        Move.REFER: holds and at_top,
        Move.GIVE_UP: holds and at_top,
    }
    return frozenset(what for what, may in allowed.items() if may and can(issue.state, what))


def require_open_to(
    roles: frozenset[Role], person_id: int, issue: Issue, what: Move, body_at: Place | None = None
) -> None:
    """Raise `Refused`, saying why, unless somebody with these roles can do this about an issue now. Where it is with
    the body at the place `body_at`, that is named.
    """
    if what in open_to(roles, person_id, issue):
        return
    if person_id == issue.reporter_id:
        raise Refused("refused-own-case")
    if is_about(roles, issue):
        raise Refused("refused-issue-level", level=issue.level.value)
    if is_with_others(roles, person_id, issue):
        raise _not_theirs(person_id, issue, body_at)
    move(issue.state, what)
    if what is Move.RETURN and issue.returned:
        raise Refused("refused-returned")
    if not roles & holding(issue) and not (works_on(roles, person_id, issue) and what in OF_WORKERS):
        raise _not_theirs(person_id, issue, body_at)
    if what is Move.LOWER and issue.level in BELOW and not may_go_below(issue):
        raise Refused("refused-lower-about-head")
    if what is Move.LOWER and issue.lower_because is not None:
        raise Refused("refused-lower-asked")
    raise Refused("refused-issue-move", level=issue.level.value)


def require_reword(issue: Issue, person_id: int, roles: frozenset[Role], *, done_by: int | None) -> None:
    """Raise `Refused` unless somebody may say anew what was done: whoever did it, until it is judged."""
    if issue.state is not State.RESOLVED:
        raise Refused("refused-issue-state", state=issue.state.value)
    if person_id != done_by:
        raise Refused("refused-reword-others")
    if not (roles & holding(issue) or works_on(roles, person_id, issue)):
        raise Refused("refused-office-over")


def require_assignable(roles: frozenset[Role], person_id: int, issue: Issue) -> Role:
    """Return in which office somebody is given the work: of several in one that handles issues, the lowest.

    Raises `Refused` for its reporter, for whom it is about, and for who has none.
    """
    if person_id == issue.reporter_id:
        raise Refused("refused-assignee-reporter")
    if is_about(roles, issue):
        raise Refused("refused-assignee-about-head")
    offices = [role for role in Role if role in roles & OFFICES]
    if not offices:
        raise Refused("refused-assignee-office")
    return next((role for role in offices if role in HOLDERS | BODIES), offices[0])


def _not_theirs(person_id: int, issue: Issue, body_at: Place | None) -> Refused:
    if issue.body and body_at:
        return Refused("refused-issue-body-at", body=issue.body.value, place=body_at.name)
    if issue.body:
        return Refused("refused-issue-body", body=issue.body.value)
    if issue.assignee_id:
        return Refused("refused-office-over" if issue.assignee_id == person_id else "refused-issue-person")
    if is_appeal_to_admins(issue):
        return Refused("refused-issue-admins")
    return Refused("refused-issue-level", level=issue.level.value)
