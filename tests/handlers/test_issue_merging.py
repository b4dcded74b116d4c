"""What goes along with an issue into another, and out again; however many are nearby, as few questions are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from handlers.issues import actions
from handlers.issues.views import view_for
from handlers.issues.words.issue_words import told
from handlers.issues.words.whole_words import STEPS
from handlers.kit.texts import render
from rules.access import Actor, Held, Role
from rules.issues import Issue, Report
from rules.places import Place
from storage import issue_events
from storage.store import Row, Tx, Value
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import NOW, file, found, in_a_transaction, meet

pytestmark = pytest.mark.parametrize("database", ["sqlite"])

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is how often it is asked, whatever keeps it."""


class Counting:
    """A transaction that counts what it is asked."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.asked = 0

    def all(self, sql: str, /, **values: Value) -> Sequence[Row]:
        self.asked += 1
        return self._tx.all(sql, **values)

    def one(self, sql: str, /, **values: Value) -> Row | None:
        self.asked += 1
        return self._tx.one(sql, **values)

    def run(self, sql: str, /, **values: Value) -> int:
        self.asked += 1
        return self._tx.run(sql, **values)

    def many(self, sql: str, rows: Sequence[Mapping[str, Value]], /) -> None:
        raise NotImplementedError


@in_a_transaction
def test_the_heads_that_are_offered_are_found_in_as_many_steps_however_many_they_are(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 102)
    head_of_it = Actor(person_id=li.id, holds=(Held(Role.BUILDING_HEAD, lane.building.id),))
    issue = file(tx, lane.building, wang)
    asked = []
    for count in (1, 10):
        for _ in range(count):
            file(tx, lane.building, wang)
        counting = Counting(tx)
        _, heads = actions.begin_merging(counting, NOW, head_of_it, issue.id)
        asked.append(counting.asked)
    assert len(heads) == 11
    assert asked[0] == asked[1]


def merged_and_parted(town: Town, issue: Issue, *heads: Issue) -> Issue:
    """Let an admin merge an issue into one, that into the next, and part it from the last."""
    lin = town.acts(town.admin())
    for beneath, head in zip((issue, *heads), heads, strict=False):
        actions.merge(town.tx, NOW, lin, SETTINGS, beneath.id, head.id)
    return actions.part(town.tx, NOW, lin, SETTINGS, issue.id)[0]


@in_a_transaction
def test_why_it_was_given_back_or_passed_up_before_it_was_merged_is_no_word_of_the_officer_before(tx: Tx) -> None:
    town = Town(tx)
    li, gao, _ = town.head(), town.body(), town.grid_worker()
    returned = town.assigns(li, town.accepts(li, town.reports()))
    actions.give_back(tx, NOW, town.acts(gao), SETTINGS, returned.id, "not ours")
    lifted = actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "big")
    for issue in (returned, lifted):
        committee = town.accepts(town.admin(), actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "x"))
        assert merged_and_parted(town, issue, committee).why is None


@in_a_transaction
def test_why_it_was_declined_goes_on_with_an_appeal_that_nobody_has_looked_at_yet(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    head = town.accepts(liu, actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "big"))
    assert merged_and_parted(town, town.appeals(town.declines(li, town.reports())), head).why == "no"


@in_a_transaction
def test_its_story_tells_each_head_that_it_was_handled_with(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    issue, first, second = (town.reports() for _ in range(3))
    merged_and_parted(town, issue, first, second)
    told = issue_events.steps(tx, issue.id, tuple(STEPS), limit=9, before=0)
    assert [(step.verb, step.words) for step in told] == [
        ("report", issue.words),
        ("merge", f"#{first.number}"),
        ("merge-along", f"#{second.number}"),
        ("unmerge", ""),
    ]


@in_a_transaction
def test_whom_the_head_of_it_is_about_is_not_promised_to_hear_its_end(tx: Tx) -> None:
    town = Town(tx)
    li, liu, zhang = town.head(), town.grid_worker(), town.meets()
    ours, next_door = (complains(town, place) for place in (town.lane.building, town.lane.next_door))
    for joins in (li, zhang):
        neighbour = Actor(person_id=joins.id, holds=(Held(Role.NEIGHBOUR, town.lane.next_door.id),))
        actions.join(tx, NOW, neighbour, SETTINGS, next_door.id)
    actions.merge(tx, NOW, town.acts(liu), SETTINGS, next_door.id, ours.id)
    assert (town.told(zhang), town.told(li)) == (["merged"], ["merged-away"])
    read = render(told("merged-away", view_for(tx, NOW, SETTINGS, town.now(next_door), li.telegram_id)).text, "zh-Hans")
    assert (f"#{ours.number}" in read, "告诉您" in read) == (False, False)


def complains(town: Town, where: Place) -> Issue:
    """Let Wang tell that the head of a building keeps boxes in the hall."""
    neighbour = Actor(person_id=town.wang.id, holds=(Held(Role.NEIGHBOUR, where.id),))
    report = Report(category="lighting", words="Boxes in the hall", about_head=True)
    return actions.report(town.tx, NOW, neighbour, SETTINGS, where, report)
