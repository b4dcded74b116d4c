"""Words that somebody says unasked, and then photos: under whichever of the two they press, they mean both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.issues.chat.brought import Brought, brought
from handlers.kit.albums import NO_ISSUE
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from storage import drafts
from storage.drafts import Draft

JUST_NOW = timedelta(minutes=10)
"""How long before photos something was said that may be about them."""

_SAID = "said"
"""As which such words are kept: they are about no issue yet."""


def keep(visit: Visit) -> None:
    """Keep what somebody says, in place of what they said before it, until they show photos; with which photo they did
    so is kept with it.
    """
    assert visit.message is not None
    known, kept = brought(visit), _kept(visit)
    if kept and known.photos and not known.words and visit.now - kept.touched_at <= JUST_NOW:
        drafts.save(visit.tx, visit.now, replace(kept, field=_shown_by(visit.message)))
        return
    _drop(visit)
    if known.words and not known.photos and not known.voice:
        begun = drafts.begin(
            visit.tx,
            visit.now,
            person_id=visit.person.id,
            community_id=None,
            form=drafts.KEPT,
            subject_id=NO_ISSUE,
            field=_SAID,
            asked=False,
        )
        drafts.save(visit.tx, visit.now, replace(begun, answers={"words": known.words}))


def with_words(visit: Visit, known: Brought) -> Brought:
    """Return what somebody reports, with what they said just before the photo that it shows. It goes along once."""
    kept, shown = _kept(visit), visit.message.reply_to_message if visit.message else None
    _drop(visit)
    if kept is None or shown is None or kept.field != _shown_by(shown):
        return known
    return replace(known, words="\n".join(filter(None, (kept.answers["words"], known.words))))


def _drop(visit: Visit) -> None:
    kept = _kept(visit)
    if kept:
        drafts.drop(visit.tx, kept.id)


def _kept(visit: Visit) -> Draft | None:
    return next((each for each in drafts.of_person(visit.tx, visit.person.id) if _is_said(each)), None)


def _is_said(draft: Draft) -> bool:
    return (draft.form, draft.subject_id) == (drafts.KEPT, NO_ISSUE) and draft.field.partition(" ")[0] == _SAID


def _shown_by(photo: Message) -> str:
    """Return as what words are kept that a photo shows."""
    return f"{_SAID} {photo.message_id}"
