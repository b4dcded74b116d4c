"""转办 in the chat: the number that an issue has outside, added once it is known."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel

from handlers.issues import actions
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.passed_on import with_others
from handlers.issues.chat.sentences import Sentence
from handlers.issues.views import view_of
from handlers.issues.words.issue_words import all_of
from handlers.kit import forms
from handlers.kit.fields import Ask, Form
from handlers.kit.replies import Replies, Say, Show, Words, text
from handlers.kit.routes import Routes
from handlers.kit.texts import listed
from handlers.kit.visit import Visit
from rules.issues import Issue
from storage import issues
from storage.drafts import Draft


def number_alone(written: str) -> str:
    """Return the number without the words in which somebody says that it is one."""
    before, is_it = ("|".join(map(re.escape, listed(text(which)))) for which in ("reference-before", "reference-is"))
    said = rf"\A(?:{before})(?:\W*(?:{is_it})\W*|\s*[:\uff1a]\s*)(?=\w)"
    return re.sub(said, "", written, flags=re.IGNORECASE)


NumberThere = Annotated[Sentence, AfterValidator(number_alone)]


class Reference(BaseModel):
    reference: Annotated[NumberThere, Ask(question="reference-ask")]


def register(routes: Routes) -> None:
    routes.forms[REFERENCE.name] = REFERENCE
    routes.button("issues:reference", number)


def number(visit: Visit, issue_id: int) -> Replies:
    """Ask for the number that an issue has outside."""
    issue = _begin(visit, issue_id)
    return (Say(forms.begin(visit, REFERENCE, subject_id=issue.id, community_id=issue.community_id)),)


def _begin(visit: Visit, issue_id: int) -> Issue:
    return actions.begin_numbering(visit.tx, visit.now, visit.actor(), issue_id)


def _finish(visit: Visit, draft: Draft, filled: Reference) -> Replies:
    issue = actions.number_there(visit.tx, visit.now, visit.actor(), draft.subject_id, filled.reference)
    return (Show(Words(text("reference-done", **all_of(view_of(visit, issue))))),)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    issue = issues.issue(visit.tx, draft.subject_id)
    readers = text("ask-readers", private=int(issue.private))
    return {"number": issue.number, "outside": issue.outside or "", "readers": readers}


_over = once_refused(lambda visit, draft: _begin(visit, draft.subject_id), with_others)
REFERENCE = Form(name="reference", model=Reference, finish=_finish, about=_about, over=_over)
