"""Updates as rows, on both databases."""

from __future__ import annotations

from storage import updates
from storage.store import Tx
from storage.updates import TRIES, Waiting
from tests.storage.lane import DAY, NOW, in_a_transaction

BOT = 1


def receive(tx: Tx, update_id: int, *, days_ago: int = 0) -> None:
    updates.receive(tx, NOW - days_ago * DAY, bot_id=BOT, updates={update_id: f"the words of {update_id}"})


def kept(tx: Tx) -> dict[int, str]:
    return {row["update_id"]: row["raw"] for row in tx.all("SELECT * FROM updates ORDER BY update_id")}


@in_a_transaction
def test_what_people_wrote_is_kept_until_it_is_served(tx: Tx) -> None:
    receive(tx, 1)
    receive(tx, 2)
    assert updates.mark_served(tx, bot_id=BOT, update_id=1)
    assert kept(tx) == {1: "", 2: "the words of 2"}
    assert updates.waiting(tx, BOT) == [Waiting(2, "the words of 2")]


@in_a_transaction
def test_what_comes_again_is_not_new_though_its_words_are_gone(tx: Tx) -> None:
    receive(tx, 1)
    updates.mark_served(tx, bot_id=BOT, update_id=1)
    receive(tx, 1)
    assert not updates.mark_served(tx, bot_id=BOT, update_id=1)
    assert updates.waiting(tx, BOT) == []


@in_a_transaction
def test_what_was_served_is_soon_forgotten_what_was_set_aside_much_later_and_what_waits_never(tx: Tx) -> None:
    for update_id, days_ago in enumerate((6, 8, 91) * 3):
        receive(tx, update_id, days_ago=days_ago)
    for served in (0, 1, 2):
        updates.mark_served(tx, bot_id=BOT, update_id=served)
    for failing in (3, 4, 5):
        for _ in range(TRIES):
            updates.mark_failed(tx, bot_id=BOT, update_id=failing, reference="ab12")
    updates.forget(tx, served=NOW - 7 * DAY, aside=NOW - 90 * DAY)
    assert list(kept(tx)) == [0, 3, 4, 6, 7, 8]
