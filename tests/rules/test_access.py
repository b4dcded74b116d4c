"""Who may do what, and where: the whole table, for every role and every way two places can stand to each other."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.access import MAY, Actor, Held, Role, may, offers, require, roles_at, who_may
from rules.refusals import Refused

COMMUNITY, GRID, BUILDING, HOUSEHOLD, NEXT_DOOR = 1, 2, 3, 4, 5
HERE = (BUILDING, GRID, COMMUNITY)
"""The path of the building at which something is to be done."""

WHERE_HELD = {
    "there": BUILDING,
    "above": GRID,
    "at the top": COMMUNITY,
    "everywhere": None,
    "beneath": HOUSEHOLD,
    "next door": NEXT_DOOR,
}
REACHES = {"there", "above", "at the top", "everywhere"}

# The table once more, by hand: who may do it, besides the admin, who may do everything.
OFFICES = (
    "volunteer elder council_member organisation_lead social_worker building_head grid_worker"
    " residents_committee owners_committee property_company party_branch"
)
EVERYBODY = f"neighbour resident {OFFICES}"
HOLDERS = "building_head grid_worker residents_committee"
TABLE = {
    "issues.report": EVERYBODY,
    "issues.report_for": HOLDERS,
    "issues.join": EVERYBODY,
    "issues.read": EVERYBODY,
    "issues.handle": HOLDERS,
    "issues.work": HOLDERS + " owners_committee property_company",
    "issues.withhold": HOLDERS,
    "issues.stats": EVERYBODY,
    "issues.stats-beneath": OFFICES,
    "issues.stats-in-full": HOLDERS + " owners_committee property_company",
    "issues.inbox": OFFICES,
    "places.bind": "",
    "places.language": HOLDERS,
    "households.import": "",
    "households.slips": "",
    "households.approve": "building_head",
    "households.people": "building_head",
    "journal.audit": "",
    "roles.grant": "",
    "roles.list": OFFICES,
    "roles.ask": EVERYBODY,
}
ABLE = {what: {*map(Role, roles.split()), Role.ADMIN} for what, roles in TABLE.items()}

held = some.builds(Held, some.sampled_from(Role), some.none() | some.integers(1, 6))
NAMED = dict.fromkeys(
    ("places.bind", "households.import", "households.slips", "journal.audit", "roles.grant"), "refused-admin"
) | dict.fromkeys(("issues.inbox", "issues.stats-beneath", "roles.list"), "refused-office")
"""Where it is said who may, since that is nobody's building head."""
actors = some.builds(Actor, person_id=some.just(1), holds=some.lists(held, max_size=5).map(tuple))
paths = some.lists(some.integers(1, 6), min_size=1, max_size=4, unique=True).map(tuple)


def actor(role: Role, place_id: int | None) -> Actor:
    return Actor(person_id=7, holds=(Held(role, place_id),))


def test_the_table_is_the_one_that_was_agreed_on() -> None:
    assert {what: set(roles) | {Role.ADMIN} for what, roles in MAY.items()} == ABLE


def refusal(somebody: Actor, what: str) -> str | None:
    """Return the code with which somebody is refused to do this here, or nothing where they may."""
    try:
        require(somebody, what, HERE)
    except Refused as refused:
        return refused.code
    return None


@pytest.mark.parametrize("what", TABLE)
def test_a_role_reaches_its_place_and_all_beneath_it(what: str) -> None:
    asked = {(role, where): actor(role, WHERE_HELD[where]) for role, where in product(Role, WHERE_HELD)}
    reaching = set(product(ABLE[what], REACHES))
    assert {held for held, somebody in asked.items() if may(somebody, what, HERE)} == reaching
    told = NAMED.get(what, "refused-role")
    assert {held: refusal(somebody, what) for held, somebody in asked.items()} == {
        held: None if held in reaching else told for held in asked
    }


@pytest.mark.parametrize("what", TABLE)
def test_a_menu_offers_what_somebody_may_do_anywhere_at_all(what: str) -> None:
    offered = {held for held in product(Role, WHERE_HELD) if offers(actor(held[0], WHERE_HELD[held[1]]), what)}
    assert offered == set(product(ABLE[what], WHERE_HELD))


@pytest.mark.parametrize("what", TABLE)
def test_those_who_are_named_are_those_who_may(what: str) -> None:
    named = who_may(what)
    assert set(named) == ABLE[what]
    assert named == sorted(named, key=list(Role).index)


@pytest.mark.parametrize("what", TABLE)
def test_who_holds_nothing_may_do_nothing(what: str) -> None:
    nobody = Actor(person_id=7)
    assert not may(nobody, what, HERE)
    assert not offers(nobody, what)


def test_roles_add_up() -> None:
    holds = (Held(Role.RESIDENT, BUILDING), Held(Role.GRID_WORKER, GRID), Held(Role.BUILDING_HEAD, NEXT_DOOR))
    assert roles_at(holds, HERE) == {Role.RESIDENT, Role.GRID_WORKER}


def test_what_is_not_in_the_table_is_an_error_and_no_permission() -> None:
    with pytest.raises(KeyError):
        may(actor(Role.ADMIN, None), "issues.invent", HERE)


@given(actors, held, some.sampled_from(sorted(TABLE)), paths)
def test_a_further_role_never_takes_anything_away(
    somebody: Actor, more: Held, what: str, path: tuple[int, ...]
) -> None:
    richer = Actor(person_id=1, holds=(*somebody.holds, more))
    assert may(richer, what, path) >= may(somebody, what, path)
    assert offers(richer, what) >= offers(somebody, what)


@given(actors, some.sampled_from(sorted(TABLE)), paths)
def test_whatever_is_allowed_somewhere_is_offered(somebody: Actor, what: str, path: tuple[int, ...]) -> None:
    assert offers(somebody, what) >= may(somebody, what, path)


@given(actors, some.sampled_from(sorted(TABLE)), paths)
def test_what_is_allowed_at_a_place_is_allowed_beneath_it(somebody: Actor, what: str, path: tuple[int, ...]) -> None:
    assert may(somebody, what, (99, *path)) >= may(somebody, what, path)
