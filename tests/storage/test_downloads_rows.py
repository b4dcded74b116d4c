"""Files still to be fetched: each is fetched in its turn, tried again later, and handed over once."""

from __future__ import annotations

from typing import Any

from storage import downloads
from storage.downloads import Download
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, in_a_transaction, meet

BOT, OTHER_BOT = 1, 2


def order(tx: Tx, now: Any = NOW, name: str = "list.csv", bot_id: int = BOT) -> None:
    person = meet(tx, 101)
    downloads.order(
        tx, now, bot_id=bot_id, person_id=person.id, kind="households.import", file_id=f"id-{name}", name=name, size=9
    )


def due(tx: Tx, now: Any = NOW) -> Download:
    found = downloads.first_due(tx, now, BOT)
    assert found is not None
    return found


@in_a_transaction
def test_the_file_that_waits_longest_comes_first(tx: Tx) -> None:
    for number, at in enumerate((NOW + SECOND, NOW, NOW)):
        order(tx, at, f"{number}.csv")
    seen = []
    while found := downloads.first_due(tx, NOW + HOUR, BOT):
        seen.append((found.name, found.file_id, found.size, found.tries))
        assert downloads.finish(tx, found.id, "done")
    assert seen == [("1.csv", "id-1.csv", 9, 0), ("2.csv", "id-2.csv", 9, 0), ("0.csv", "id-0.csv", 9, 0)]
    assert downloads.next_at(tx, BOT) is None


@in_a_transaction
def test_a_file_is_good_for_the_bot_alone_that_got_it(tx: Tx) -> None:
    order(tx, bot_id=OTHER_BOT)
    assert downloads.first_due(tx, NOW, BOT) is None
    assert downloads.next_at(tx, BOT) is None
    assert downloads.next_at(tx, OTHER_BOT) == NOW


@in_a_transaction
def test_a_try_counts_before_it_is_made_and_the_next_comes_later(tx: Tx) -> None:
    order(tx)
    file = due(tx)
    assert downloads.begin(tx, file.id, again_at=NOW + HOUR)
    assert downloads.first_due(tx, NOW + HOUR - SECOND, BOT) is None
    assert downloads.next_at(tx, BOT) == NOW + HOUR
    assert due(tx, NOW + HOUR).tries == 1
    downloads.hold(tx, file.id, NOW + DAY)
    assert due(tx, NOW + DAY).tries == 0


@in_a_transaction
def test_what_ended_ends_once_and_keeps_nothing_of_the_file(tx: Tx) -> None:
    order(tx)
    file = due(tx)
    assert downloads.finish(tx, file.id, "failed", "too big")
    assert not downloads.finish(tx, file.id, "done")
    assert not downloads.begin(tx, file.id, again_at=NOW)
    [row] = tx.all("SELECT state, error, file_id, name FROM downloads")
    assert tuple(dict(row).values()) == ("failed", "too big", "", "")


@in_a_transaction
def test_what_ended_long_ago_is_forgotten_and_what_waits_is_not(tx: Tx) -> None:
    order(tx, name="waits")
    order(tx, name="done")
    order(tx, NOW + DAY, name="later")
    for row in tx.all("SELECT id FROM downloads WHERE name <> 'waits'"):
        downloads.finish(tx, row["id"], "done")
    downloads.forget(tx, NOW + DAY)
    assert len(tx.all("SELECT id FROM downloads")) == 2
    assert due(tx).name == "waits"
