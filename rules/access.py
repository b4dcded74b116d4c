"""Who may do what: one table, from which the guard, `/help` and the command menus are derived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rules.refusals import Refused


class Role(StrEnum):
    """What somebody is at a place, and at all places beneath it.

    `NEIGHBOUR` is nobody's office: it is whoever stands in the group of a place, or came from there.
    """

    NEIGHBOUR = "neighbour"
    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    ELDER = "elder"
    COUNCIL_MEMBER = "council_member"
    ORGANISATION_LEAD = "organisation_lead"
    SOCIAL_WORKER = "social_worker"
    BUILDING_HEAD = "building_head"
    GRID_WORKER = "grid_worker"
    RESIDENTS_COMMITTEE = "residents_committee"
    OWNERS_COMMITTEE = "owners_committee"
    PROPERTY_COMPANY = "property_company"
    PARTY_BRANCH = "party_branch"
    ADMIN = "admin"


EVERYBODY = frozenset(Role)
OFFICES = EVERYBODY - {Role.NEIGHBOUR, Role.RESIDENT}
"""The roles that were given to somebody: whoever has one can be asked to do something."""
HOLDERS = frozenset({Role.BUILDING_HEAD, Role.GRID_WORKER, Role.RESIDENTS_COMMITTEE, Role.ADMIN})
BODIES = frozenset({Role.RESIDENTS_COMMITTEE, Role.OWNERS_COMMITTEE, Role.PROPERTY_COMPANY})
ADMINS = frozenset({Role.ADMIN})
HEADS = frozenset({Role.BUILDING_HEAD, Role.ADMIN})

MAY: Mapping[str, frozenset[Role]] = {
    "issues.report": EVERYBODY,
    "issues.report_for": HOLDERS,
    "issues.join": EVERYBODY,
    "issues.read": EVERYBODY,
    "issues.handle": HOLDERS,
    "issues.work": HOLDERS | BODIES,
    "issues.withhold": HOLDERS,
    "issues.stats": EVERYBODY,
    "issues.stats-beneath": OFFICES,
    "issues.stats-in-full": HOLDERS | BODIES,
    "issues.inbox": OFFICES,
    "places.bind": ADMINS,
    "places.language": HOLDERS,
    "households.import": ADMINS,
    "households.slips": ADMINS,
    "households.approve": HEADS,
    "households.people": HEADS,
    "journal.audit": ADMINS,
    "roles.grant": ADMINS,
    "roles.list": OFFICES,
    "roles.ask": EVERYBODY,
}
"""What may be done at a place, and by which roles. What everybody may do for themselves is not listed."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role at a place. A place of None is everywhere: an admin named in the settings."""

    role: Role
    place_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who does something, with the roles that they hold at this moment."""

    person_id: int
    holds: tuple[Held, ...] = field(default=())


def roles_at(holds: Iterable[Held], path: Sequence[int]) -> frozenset[Role]:
    """Return the roles that reach a place: those held there or at any place above it."""
    return frozenset(held.role for held in holds if held.place_id is None or held.place_id in path)


def may(actor: Actor, what: str, path: Sequence[int]) -> bool:
    """Tell whether the table lets this person do this at the place with this path.

    An admin may do whatever some office may: the community must not stand still for want of one.
    """
    return bool(roles_at(actor.holds, path) & (MAY[what] | ADMINS))


def require(actor: Actor, what: str, path: Sequence[int]) -> None:
    """Raise `Refused` unless the table lets this person do this there."""
    if not may(actor, what, path):
        raise refusal(what)


def refusal(what: str) -> Refused:
    """Return the refusal of whoever may not do something: it names those who may, where they are no building heads."""
    return Refused({ADMINS: "refused-admin", OFFICES: "refused-office"}.get(MAY[what], "refused-role"))


def who_may(what: str) -> list[Role]:
    """Return the roles that the table lets do this, those nearest to the residents first."""
    return [role for role in Role if role in MAY[what] | ADMINS]


def offers(actor: Actor, what: str) -> bool:
    """Tell whether there is any place where this person may do this: what `/help` and the menus show."""
    return any(held.role in MAY[what] | ADMINS for held in actor.holds)
