"""Albums: several photos sent at once. Each comes by itself, and the rest goes where the first one went."""

from __future__ import annotations

from dataclasses import replace

from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from storage import albums, drafts
from storage.drafts import Draft

ALBUM = "album"
"""Where a draft keeps the album of which a photo was sent to it last, so that the rest of it is no surprise."""

NO_ISSUE = 0
"""In place of what a draft is about: nobody knows yet what an album is for."""


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


def keep_caption(visit: Visit) -> None:
    """Keep what somebody wrote under a later photo of an album: what is said of an album stands under any of them."""
    message = visit.message
    assert message is not None
    assert message.media_group_id is not None
    kept = _captions_of(visit, message.media_group_id) or drafts.begin(
        visit.tx,
        visit.now,
        person_id=visit.person.id,
        community_id=None,
        form=drafts.KEPT,
        subject_id=NO_ISSUE,
        field=message.media_group_id,
        asked=False,
    )
    words = "\n".join(filter(None, (kept.answers.get("words"), message.caption)))
    drafts.save(visit.tx, visit.now, replace(kept, answers={"words": words}))


def words_of(visit: Visit, message: Message) -> str | None:
    """Return what stands in a message, or under it: under the photos of an album, as far as they have come."""
    kept = _captions_of(visit, message.media_group_id) if message.media_group_id else None
    own, others = message.text or message.caption or "", str(kept.answers["words"]) if kept else ""
    return (others if own in others else "\n".join(filter(None, (own, others)))) or None


def _captions_of(visit: Visit, album: str) -> Draft | None:
    begun = drafts.of_person(visit.tx, visit.person.id)
    here = (drafts.KEPT, NO_ISSUE, album)
    return next((draft for draft in begun if (draft.form, draft.subject_id, draft.field) == here), None)


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
