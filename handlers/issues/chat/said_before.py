"""Words that somebody says unasked, and then photos, or photos and then words: under whichever of the two they press,
they mean both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.issues.chat.brought import Brought, brought
from handlers.kit.albums import NO_ISSUE
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from storage import albums, drafts
from storage.drafts import Draft

JUST_NOW = timedelta(minutes=10)
"""How long before photos something was said that may be about them, or before words something was shown."""

_BEFORE = "said"
"""As which what was said or shown is kept: it is about no issue yet."""


def keep(visit: Visit) -> None:
    """Keep what somebody says, or shows, in place of what came before it, until they show or say the other: with which
    message they did so is kept with it.
    """
    assert visit.message is not None
    known, kept = brought(visit), _kept(visit)
    if kept and visit.now - kept.touched_at <= JUST_NOW and _completes(known, kept):
        drafts.save(visit.tx, visit.now, replace(kept, field=_completed_by(visit.message)))
        return
    drop(visit)
    if known.voice or bool(known.words) is bool(known.photos):
        return
    begun = drafts.begin(
        visit.tx,
        visit.now,
        person_id=visit.person.id,
        community_id=None,
        form=drafts.KEPT,
        subject_id=NO_ISSUE,
        field=_BEFORE,
        asked=False,
    )
    answers = {"words": known.words, "shown": known.photos, "shown_in": known.album}
    drafts.save(visit.tx, visit.now, replace(begun, answers=answers))


def with_before(visit: Visit, known: Brought) -> Brought:
    """Return what somebody reports, with what they said or showed just before the message in which it stands. It goes
    along once.
    """
    kept, meant = _kept(visit), visit.message.reply_to_message if visit.message else None
    drop(visit)
    if kept is None or meant is None or kept.field != _completed_by(meant):
        return known
    words = "\n".join(filter(None, (kept.answers["words"], known.words)))
    return replace(known, words=words, photos=(*_photos(visit, kept), *known.photos))


def _completes(known: Brought, kept: Draft) -> bool:
    """Tell whether what came before was said and this is shown, or the other way round."""
    if kept.answers["words"]:
        return bool(known.photos) and not known.words
    return bool(known.words) and not (known.photos or known.voice)


def _photos(visit: Visit, kept: Draft) -> tuple[str, ...]:
    """Return what was shown before, with the others of its album that have come since."""
    album = kept.answers["shown_in"]
    come = albums.photos(visit.tx, visit.chat_id, album) if album else []
    return tuple(come or kept.answers["shown"])


def drop(visit: Visit) -> None:
    """Keep nothing any longer: it was for something else."""
    kept = _kept(visit)
    if kept:
        drafts.drop(visit.tx, kept.id)


def _kept(visit: Visit) -> Draft | None:
    return next((each for each in drafts.of_person(visit.tx, visit.person.id) if _came_before(each)), None)


def _came_before(draft: Draft) -> bool:
    return (draft.form, draft.subject_id) == (drafts.KEPT, NO_ISSUE) and draft.field.partition(" ")[0] == _BEFORE


def _completed_by(message: Message) -> str:
    """Return as what something is kept that a message completes."""
    return f"{_BEFORE} {message.message_id}"
