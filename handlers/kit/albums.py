"""Albums: several photos sent at once. Each comes by itself, and the rest goes where the first one went."""

from __future__ import annotations

from dataclasses import replace

from handlers.kit.visit import Visit
from storage import albums, drafts
from storage.drafts import Draft

ALBUM = "album"
"""Where a draft keeps the album of which a photo was sent to it last, so that the rest of it is no surprise."""


def keep_photo(visit: Visit) -> bool:
    """Keep a photo of an album until it is known what that is for. Return whether others of it came before."""
    message = visit.message
    if message is None or not message.photo or message.media_group_id is None:
        return False
    before = albums.photos(visit.tx, visit.chat_id, message.media_group_id)
    albums.keep(
        visit.tx,
        visit.now,
        community_id=visit.bound.community_id if visit.bound else None,
        chat_id=visit.chat_id,
        message_id=message.message_id,
        album=message.media_group_id,
        photo=message.photo[-1].file_id,
    )
    return bool(before)


def of_album(visit: Visit, draft: Draft) -> bool:
    """Tell whether somebody sent one more photo of an album of which one went to this form, whether it took that or
    not.
    """
    assert visit.message is not None
    album = visit.message.media_group_id
    return album is not None and draft.answers.get(ALBUM) == album


def form_of(visit: Visit) -> Draft | None:
    """Return the form to which the photos of this album went that came before, if that is not over."""
    begun = drafts.of_person(visit.tx, visit.person.id)
    return next((draft for draft in begun if of_album(visit, draft)), None)


def follow(visit: Visit, draft: Draft) -> Draft:
    """Return a form that keeps which album somebody sends to it: the rest of that goes there too."""
    message = visit.message
    if message is None or message.media_group_id is None or of_album(visit, draft):
        return draft
    followed = replace(draft, answers={**draft.answers, ALBUM: message.media_group_id})
    drafts.save(visit.tx, visit.now, followed)
    return followed
