"""改说明 in the chat: whoever did the work puts what they said of it in other words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel

from handlers.issues import actions
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.sentences import Sentence
from handlers.kit import forms
from handlers.kit.fields import Ask, Form
from handlers.kit.replies import Replies, Say, Show, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from storage import issues
from storage.drafts import Draft


class Rewording(BaseModel):
    words: Annotated[Sentence, Ask(question="reword-ask-words")]


def register(routes: Routes) -> None:
    routes.forms[REWORD.name] = REWORD
    routes.button("issues:reword", reword)


def reword(visit: Visit, issue_id: int) -> Replies:
    """Ask for the words anew."""
    issue = actions.begin_rewording(visit.tx, visit.actor(), issue_id)
    return (Say(forms.begin(visit, REWORD, subject_id=issue.id, community_id=issue.community_id)),)


def _finish(visit: Visit, draft: Draft, filled: Rewording) -> Replies:
    issue = actions.reword(visit.tx, visit.now, visit.actor(), draft.subject_id, filled.words)
    return (Show(Words(text("reword-done", number=issue.number))),)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    issue = issues.issue(visit.tx, draft.subject_id)
    readers = text("ask-readers", private=int(issue.private))
    return {"number": issue.number, "result": issue.result or "", "readers": readers}


def _unchanged(visit: Visit, draft: Draft) -> Text:
    return text("reword-unchanged", number=issues.issue(visit.tx, draft.subject_id).number)


_over = once_refused(lambda visit, draft: actions.begin_rewording(visit.tx, visit.actor(), draft.subject_id))
REWORD = Form(name="reword", model=Rewording, finish=_finish, about=_about, over=_over, unchanged=_unchanged)
