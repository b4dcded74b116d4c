"""However many issues there are nearby, as few questions are asked of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from handlers.issues import actions
from rules.access import Actor, Held, Role
from storage.store import Row, Tx, Value
from tests.storage.lane import file, found, in_a_transaction, meet

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
        _, heads = actions.begin_merging(counting, head_of_it, issue.id)
        asked.append(counting.asked)
    assert len(heads) == 11
    assert asked[0] == asked[1]
