"""What a form has been told: what is known as it begins, what follows from a choice, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from handlers.kit.fields import CHECK, Form
from handlers.kit.replies import Text, text
from handlers.kit.taking import VOICE, WORDS, keep
from handlers.kit.visit import Visit
from rules.issues import MOST_PHOTOS
from rules.refusals import Refused
from storage.drafts import Draft

OLD = timedelta(hours=6)
"""How long after somebody last saw to a form they may have forgotten what it was about."""


def is_another(form: Form[Any], draft: Draft, known: Mapping[str, Any]) -> bool:
    """Tell whether what is known belongs to another form than this one, in which something else was said."""
    return _is_told(form, draft) and not all(_holds(draft, field, answer) for field, answer in known.items())


def is_old(draft: Draft, now: datetime) -> bool:
    """Tell whether a form was left so long ago that whoever began it may have forgotten that."""
    return now - draft.touched_at >= OLD


def holds_nothing(form: Form[Any], draft: Draft) -> bool:
    """Tell whether nobody has said anything yet in a form that has room for it."""
    return WORDS in form.fields and not _is_told(form, draft)


def _is_told(form: Form[Any], draft: Draft) -> bool:
    return any(draft.answers.get(field) for field in (WORDS, VOICE, form.of_kind("photos") or ""))


def _holds(draft: Draft, field: str, answer: Any) -> bool:
    """Tell whether a draft has an answer already, or one to which more was added."""
    if field not in draft.answers:
        return False
    given = draft.answers[field]
    if isinstance(answer, tuple):
        return bool({*answer} & {*(given or ())})
    return bool(given and answer in given) if field == WORDS and answer else bool(given == answer)


def next_field(visit: Visit, form: Form[Any], draft: Draft) -> str:
    """Return what is asked next, or that all is shown for a check."""
    left = (field for field in form.fields if field not in draft.answers)
    return next((field for field in left if form.is_asked(visit, draft, field)), CHECK)


def with_known(visit: Visit, form: Form[Any], draft: Draft, known: Mapping[str, Any]) -> tuple[Draft, Text | None]:
    """Return a draft with what is known, and what to say of what does not fit. Of photos as many as fit are kept."""
    wrong: Text | None = None
    for field, answer in known.items():
        if _holds(draft, field, answer):
            continue
        try:
            given = form.read(field, answer)
            form.ask(field).require(visit, given)
            draft = keep(draft, field, given)
        except Refused as refused:
            wrong = text(refused.code, **refused.data)
    photos = form.of_kind("photos")
    if photos and len(draft.answers.get(photos) or ()) > MOST_PHOTOS:
        draft = keep(draft, photos, draft.answers[photos][:MOST_PHOTOS])
        wrong = text("form-photos-enough", most=MOST_PHOTOS)
    return draft, wrong


def with_implied(visit: Visit, form: Form[Any], draft: Draft) -> Draft:
    """Return a draft with what follows from where and by whom it is filled in."""
    return replace(draft, answers={**form.implied(visit, draft), **draft.answers})


def with_choice(form: Form[Any], draft: Draft, field: str, given: Any) -> Draft:
    """Return a draft with a choice. What was chosen among things that depended on another one is asked anew."""
    after = form.fields[form.fields.index(field) + 1 :] if form.value(draft, field) != given else ()
    stale = {other for other in after if callable(form.ask(other).choices)}
    kept = {name: answer for name, answer in draft.answers.items() if name not in stale}
    return keep(replace(draft, answers=kept), field, given)
