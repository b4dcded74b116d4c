"""A card as it is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass

from storage.store import Row

BELOW = "below"
"""What becomes of a message once a newer one in its chat has taken its place. What it was follows behind a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message and what it should show. `face` is the fingerprint of what it shows now, `under_photo` whether
    it stands under a photo, `album` the further messages of one that stands under several.

    `last` says that its subject has ended: once it shows that, it is let go and stands as it is.
    """

    id: int
    community_id: int
    chat_id: int
    thread_id: int
    kind: str
    subject_id: int
    reply_to: int | None
    message_id: int | None
    under_photo: bool
    album: tuple[int, ...]
    wanted: int
    gone: bool
    last: bool
    face: str | None
    tries: int
    doubts: int

    @property
    def folded(self) -> bool:
        """Tell whether a newer message has taken its place."""
        return self.kind.partition(":")[0] == BELOW

    @property
    def about(self) -> tuple[str, int]:
        """Return its kind and its subject, or those that a folded one had; of before that was kept there are none."""
        if not self.folded:
            return self.kind, self.subject_id
        kind, _, subject_id = self.kind.removeprefix(BELOW).removeprefix(":").rpartition(":")
        return kind, int(subject_id or 0)


def card_of(row: Row) -> Card:
    return Card(
        id=row["id"],
        community_id=row["community_id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        reply_to=row["reply_to"],
        message_id=row["message_id"],
        under_photo=bool(row["under_photo"]),
        album=tuple(json.loads(row["album"])),
        wanted=row["wanted"],
        gone=bool(row["gone"]),
        last=bool(row["last"]),
        face=row["face"],
        tries=row["tries"],
        doubts=row["doubts"],
    )
