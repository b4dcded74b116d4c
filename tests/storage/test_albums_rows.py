"""Photos of albums in the database, on both."""

from __future__ import annotations

from storage import albums
from storage.store import Tx
from tests.storage.lane import DAY, NOW, SECOND, in_a_transaction


def keep(tx: Tx, message_id: int, album: str = "a", *, chat_id: int = 101, now: object = NOW) -> None:
    albums.keep(
        tx,
        now,  # type: ignore[arg-type]
        community_id=None,
        chat_id=chat_id,
        message_id=message_id,
        album=album,
        photo=f"photo-{message_id}",
    )


@in_a_transaction
def test_the_photos_of_an_album_come_back_in_the_order_in_which_they_were_sent_each_once(tx: Tx) -> None:
    for message_id in (7, 5, 6, 5):
        keep(tx, message_id)
    keep(tx, 8, "b")
    keep(tx, 5, "a", chat_id=102)
    assert albums.photos(tx, 101, "a") == ["photo-5", "photo-6", "photo-7"]
    assert albums.photos(tx, 101, "b") == ["photo-8"]
    assert albums.photos(tx, 103, "a") == []


@in_a_transaction
def test_what_nobody_took_is_forgotten(tx: Tx) -> None:
    keep(tx, 1, now=NOW - DAY - SECOND)
    keep(tx, 2, now=NOW)
    albums.forget(tx, NOW - DAY)
    assert albums.photos(tx, 101, "a") == ["photo-2"]
