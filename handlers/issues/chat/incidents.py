"""并案 in the chat: an officer chooses the issue with which another one is handled together, or parts them again."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from handlers.issues import actions
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.way_back import in_place
from handlers.issues.chat.work import theirs
from handlers.issues.likeness import weighed
from handlers.issues.views import view_of
from handlers.issues.words import incident_words, work_words
from handlers.kit import forms
from handlers.kit.fields import Ask, Form
from handlers.kit.form_questions import reminded
from handlers.kit.replies import Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules import issue_likeness
from rules.issues import Issue, Move
from rules.refusals import Refused
from storage import issues
from storage.drafts import Draft

LONGEST = 9
"""How many digits the number of an issue has at most."""


def _number(written: object) -> int:
    """Read the number of an issue as people write it: `12`, `#12`, `12号`."""
    found = re.search(r"\d+", str(written))
    if found is None or len(found[0]) > LONGEST:
        raise ValueError(written)
    return int(found[0])


class Merging(BaseModel):
    """What is asked of whoever merges an issue into one that was not offered."""

    number: Annotated[int, BeforeValidator(_number), Ask(question="incident-ask-number")]


def register(routes: Routes) -> None:
    routes.forms[BY_NUMBER.name] = BY_NUMBER
    routes.button("issues:heads", choose_head)
    routes.button("issues:number", ask_number)
    routes.button("issues:merge", merge)
    routes.button("issues:parts", choose_part)
    routes.button("issues:part", part)
    routes.button("issues:detach", detach)


def choose_head(visit: Visit, issue_id: int) -> Replies:
    """Offer what is open nearby and alike, or about the same."""
    issue, nearby = actions.begin_merging(visit.tx, visit.now, visit.actor(), issue_id)
    offered = issue_likeness.heads(issue, weighed(issue.words, nearby), visit.settings.categories)
    return (in_place(visit, incident_words.heads(issue, offered)),)


def ask_number(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin_move(visit.tx, visit.now, visit.actor(), issue_id, Move.MERGE)
    return (Say(forms.begin(visit, BY_NUMBER, subject_id=issue.id, community_id=issue.community_id)),)


def merge(visit: Visit, issue_id: int, head_id: int) -> Replies:
    issue = actions.merge(visit.tx, visit.now, visit.actor(), visit.settings, issue_id, head_id)
    view = view_of(visit, issue)
    return (in_place(visit, work_words.work(view)), Toast(text("incident-merged", number=issue.number, head=view.head)))


def choose_part(visit: Visit, head_id: int) -> Replies:
    head, beneath = actions.begin_parting(visit.tx, visit.actor(), head_id)
    return (in_place(visit, incident_words.parts(head, beneath)),)


def part(visit: Visit, issue_id: int) -> Replies:
    """Part an issue from its head, on its own card."""
    issue, _, said = _part(visit, issue_id)
    return (in_place(visit, work_words.work(view_of(visit, issue))), said)


def detach(visit: Visit, issue_id: int) -> Replies:
    """Part an issue on the card of its head, which stays there: the parted one comes to those who are to take it on."""
    _, head, said = _part(visit, issue_id)
    return (in_place(visit, work_words.work(view_of(visit, theirs(visit, head.id)))), said)


def _part(visit: Visit, issue_id: int) -> tuple[Issue, Issue, Toast]:
    issue, head = actions.part(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    return issue, head, Toast(text("incident-parted", number=issue.number, head=head.number))


def _merge_into_number(visit: Visit, draft: Draft, filled: Merging) -> Replies:
    """Merge into the issue whose number was written. One that can't be the head leaves the question open."""
    try:
        issue = actions.merge_into_number(
            visit.tx, visit.now, visit.actor(), visit.settings, draft.subject_id, filled.number
        )
    except Refused as refused:
        asked = forms.begin(visit, BY_NUMBER, subject_id=draft.subject_id, community_id=draft.community_id)
        return (Say(reminded(text(refused.code, **refused.data), asked)),)
    view = view_of(visit, issue)
    return (Show(Words(text("incident-merged", number=issue.number, head=view.head))),)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    return {"number": issues.issue(visit.tx, draft.subject_id).number}


_over = once_refused(
    lambda visit, draft: actions.begin_move(visit.tx, visit.now, visit.actor(), draft.subject_id, Move.MERGE)
)
BY_NUMBER = Form(
    name="merge", model=Merging, finish=_merge_into_number, about=_about, over=_over, needs="issues.handle"
)
