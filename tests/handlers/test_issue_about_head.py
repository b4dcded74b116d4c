"""Who answers for an issue about the building head: those above, whoever else the head is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.issues import actions
from rules.access import Actor, Held, Role
from rules.issues import Issue, Report
from rules.places import Level
from rules.refusals import Refused
from storage import roles
from storage.store import Tx
from tests.handlers.test_issue_offices import Town
from tests.storage.lane import DAY, NOW, in_a_transaction


def reports_on_head(town: Town) -> Issue:
    neighbour = Actor(person_id=town.wang.id, holds=(Held(Role.NEIGHBOUR, town.lane.building.id),))
    told = Report(category="disputes", words="The head keeps boxes in the hall", private=True, about_head=True)
    return actions.report(town.tx, NOW, neighbour, town.settings, town.lane.building, told)


@in_a_transaction
def test_it_is_asked_of_the_grid_and_the_head_hears_nothing(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    issue = reports_on_head(town)
    assert (issue.level, issue.held_as) == (Level.GRID, Role.GRID_WORKER)
    assert (town.told(li), town.told(liu)) == ([], ["to-accept"])


@in_a_transaction
def test_where_the_head_is_the_grid_worker_too_it_goes_further_up(tx: Tx) -> None:
    town = Town(tx)
    li, he = town.head(), town.committee()
    roles.grant(tx, NOW, person_id=li.id, role=Role.GRID_WORKER, where=town.lane.grid)
    issue = reports_on_head(town)
    assert (issue.level, issue.held_as) == (Level.COMMUNITY, Role.RESIDENTS_COMMITTEE)
    assert (town.told(li), town.told(he)) == ([], ["to-accept"])
    with pytest.raises(Refused):
        town.accepts(li, issue)


@in_a_transaction
def test_a_body_to_which_the_head_belongs_does_it_without_them(tx: Tx) -> None:
    town = Town(tx)
    li, liu, gao = town.head(), town.grid_worker(), town.body()
    roles.grant(tx, NOW, person_id=li.id, role=Role.PROPERTY_COMPANY, where=town.lane.community)
    issue = town.assigns(liu, town.accepts(liu, reports_on_head(town)))
    assert (town.told(li), town.told(gao)) == ([], ["assigned"])
    with pytest.raises(Refused) as refused:
        actions.assign_person(tx, NOW, town.acts(liu), issue.id, li.id)
    assert refused.value.code == "refused-assignee-about-head"


@in_a_transaction
def test_it_goes_up_over_the_head_and_never_back_to_them(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he = town.head(), town.grid_worker(), town.committee()
    issue = reports_on_head(town)
    with pytest.raises(Refused) as refused:
        town.is_asked_down(liu, issue)
    assert refused.value.code == "refused-lower-about-head"
    actions.run_out(tx, NOW + DAY, town.settings, issue.id)
    assert town.now(issue).level is Level.COMMUNITY
    actions.lower(tx, NOW + DAY, town.acts(town.wang), town.settings, town.is_asked_down(he, town.now(issue)).id)
    assert town.now(issue).level is Level.GRID
    assert town.told(li) == []


@in_a_transaction
def test_in_the_morning_the_head_is_reminded_of_nothing_about_them(tx: Tx) -> None:
    town = Town(tx)
    li, lin = town.head(), town.admin()
    roles.grant(tx, NOW, person_id=li.id, role=Role.ADMIN, where=town.lane.community)
    issue = reports_on_head(town)
    assert issue.held_as is Role.ADMIN
    later = NOW + timedelta(days=9)
    actions.run_out(tx, later, town.settings, issue.id)
    actions.morning(tx, later, town.settings, town.lane.community.community_id)
    assert town.told(li) == []
    assert {actions.MORNING, actions.OVERDUE} <= {f"issues.{kind}" for kind in town.told(lin)}
