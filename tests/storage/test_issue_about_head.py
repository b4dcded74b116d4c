"""What is about the building head, in the lists and the inbox, on both databases."""

from __future__ import annotations

from typing import Any

from rules.access import Role
from rules.issues import State
from rules.places import Level
from storage import issue_inbox, issue_lists, issues, roles
from storage.issue_inbox import Reader
from storage.store import Tx
from tests.storage.lane import DAY, NOW, file, found, in_a_transaction, meet
from tests.storage.test_issue_inbox import grant, waits_for

AT_GRID: dict[str, Any] = {"level": Level.GRID, "held_as": Role.GRID_WORKER, "about_head": True}


@in_a_transaction
def test_it_is_kept_and_read_with_the_issue(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    issue = file(tx, lane.building, wang, **AT_GRID)
    assert (issue.about_head, issues.issue(tx, issue.id)) == (True, issue)
    assert not file(tx, lane.building, wang).about_head


@in_a_transaction
def test_it_waits_for_those_above_and_never_for_the_head_whatever_else_they_are(tx: Tx) -> None:
    lane, wang, li, liu = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    for person in (li, liu):
        grant(tx, person, Role.GRID_WORKER, lane.grid)
    file(tx, lane.building, wang, **AT_GRID)
    file(tx, lane.next_door, wang, **AT_GRID)
    taken = file(tx, lane.building, wang, **AT_GRID)
    issues.change(tx, taken, state=State.ACCEPTED.value, holder_id=li.id)
    assert (waits_for(tx, li), waits_for(tx, liu)) == ([2], [1, 2])


@in_a_transaction
def test_an_admin_who_heads_the_building_is_not_shown_that_it_is_overdue(tx: Tx) -> None:
    lane, wang, li, lin = found(tx), meet(tx, 101), meet(tx, 102), meet(tx, 103)
    grant(tx, li, Role.BUILDING_HEAD, lane.building)
    for person in (li, lin):
        roles.grant(tx, NOW, person_id=person.id, role=Role.ADMIN, where=lane.community)
    issues.change(tx, file(tx, lane.building, wang, **AT_GRID), overdue=1)
    for person, seen in ((li, 0), (lin, 1)):
        reader = Reader(person_id=person.id)
        late, community_id = NOW + 2 * DAY, lane.community.community_id
        assert len(issue_inbox.overdue(tx, late, reader, community_id, limit=9)) == seen
        assert issue_inbox.overdue_count(tx, late, reader, community_id) == seen
    [due] = issue_inbox.due(tx, lane.community.community_id, before=NOW + 2 * DAY)
    assert due.about_head


@in_a_transaction
def test_a_private_one_is_not_in_the_list_of_whoever_heads_its_building(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    private = file(tx, lane.building, wang, private=True, **AT_GRID)
    next_door = file(tx, lane.next_door, wang, private=True, **AT_GRID)
    public = file(tx, lane.building, wang, **AT_GRID)
    for headed, seen in (
        ((), (public, next_door, private)),
        ((lane.building.id,), (public, next_door)),
        ((lane.next_door.id, lane.building.id), (public,)),
    ):
        page = issue_lists.here(tx, lane.grid, ended=False, private=True, page=1, headed=headed)
        assert page.issues == seen
