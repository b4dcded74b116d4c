"""Albums: several photos sent at once, of which each comes by itself and in any order."""

from __future__ import annotations

from datetime import datetime

from storage.store import Tx


def keep(
    tx: Tx, now: datetime, *, community_id: int | None, chat_id: int, message_id: int, album: str, photo: str
) -> None:
    """Keep a photo of an album until it is known what the album is for."""
    tx.run(
        """
        INSERT INTO album_photos (community_id, chat_id, message_id, album, photo, since)
        VALUES (:community_id, :chat_id, :message_id, :album, :photo, :now)
        ON CONFLICT (chat_id, message_id) DO NOTHING
        """,
        community_id=community_id,
        chat_id=chat_id,
        message_id=message_id,
        album=album,
        photo=photo,
        now=now,
    )


def photos(tx: Tx, chat_id: int, album: str) -> list[str]:
    """Return the photos of an album that have come so far, in the order in which they were sent."""
    rows = tx.all(
        "SELECT photo FROM album_photos WHERE chat_id = :chat_id AND album = :album ORDER BY message_id",
        chat_id=chat_id,
        album=album,
    )
    return [row["photo"] for row in rows]


def forget(tx: Tx, before: datetime) -> None:
    """Forget the photos of albums that came before a moment."""
    tx.run("DELETE FROM album_photos WHERE since < :before", before=before)
