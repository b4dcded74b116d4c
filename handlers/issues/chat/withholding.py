"""Withholding in the chat: what neighbours shall not see of an issue, and why not."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints

from handlers.issues import actions
from handlers.issues.chat.over import once_refused
from handlers.issues.chat.sentences import Sentence
from handlers.issues.chat.way_back import in_place
from handlers.issues.views import view_for, view_of
from handlers.issues.words import withholding_words
from handlers.issues.words.shown_words import file_name
from handlers.kit import forms
from handlers.kit.fields import Ask, Choices, Form
from handlers.kit.form_questions import reminded
from handlers.kit.replies import Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings, Visit
from rules.issue_withholding import files_of, is_open, occurs_in, to_neighbours, withheld
from rules.issues import Issue
from rules.refusals import Refused
from storage import issues
from storage.drafts import Draft
from storage.outbox import Notice
from storage.store import Tx


def register(routes: Routes) -> None:
    for form in (COVER, HIDE):
        routes.forms[form.name] = form
    routes.button("issues:withholding", choose)
    routes.button("issues:cover", cover)
    routes.button("issues:hide", hide)
    routes.button("issues:reveal", reveal)
    routes.button("issues:revealed", reveal_for_good)
    routes.button("issues:revealone", reveal_one)
    routes.notices["issues.withheld"] = told
    routes.notices["issues.opened"] = told_of_opening
    routes.notices["issues.revealed"] = told_of_revealing


def choose(visit: Visit, issue_id: int) -> Replies:
    """Ask what shall not be seen: a part of the words, or a photo or the voice; or whether all may be seen again."""
    issue = actions.begin_withholding(visit.tx, visit.actor(), issue_id)
    return (in_place(visit, withholding_words.choice(view_of(visit, issue), to_neighbours(issue))),)


def cover(visit: Visit, issue_id: int) -> Replies:
    return _ask(visit, COVER, issue_id)


def hide(visit: Visit, issue_id: int) -> Replies:
    return _ask(visit, HIDE, issue_id)


def reveal(visit: Visit, issue_id: int) -> Replies:
    """Ask once more before all may be seen again: what neighbours have read once can't be taken back."""
    issue = actions.begin_withholding(visit.tx, visit.actor(), issue_id)
    if not withheld(issue):
        return choose(visit, issue_id)
    return (in_place(visit, withholding_words.sure_to_reveal(view_of(visit, issue))),)


def reveal_for_good(visit: Visit, issue_id: int) -> Replies:
    issue = actions.reveal(visit.tx, visit.now, visit.actor(), issue_id)
    chosen = withholding_words.choice(view_of(visit, issue), to_neighbours(issue))
    return (Show(chosen), Toast(text("withheld-no-more", number=issue.number)))


def reveal_one(visit: Visit, issue_id: int, name: str) -> Replies:
    """Show a single thing again; where nothing else is withheld, what can be is asked."""
    issue = actions.reveal_one(visit.tx, visit.now, visit.actor(), issue_id, name)
    view = view_of(visit, issue)
    left = withheld(issue)
    shown = withholding_words.sure_to_reveal(view) if left else withholding_words.choice(view, to_neighbours(issue))
    return (Show(shown), Toast(text("withheld-less" if left else "withheld-no-more", number=issue.number)))


def told(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """The reporter hears what neighbours do not see of their issue, and why; unless they see it again by then."""
    return withholding_words.told(
        view_for(tx, now, settings, issues.issue(tx, notice.params["subject"]), notice.chat_id)
    )


def told_of_opening(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """The reporter hears what neighbours see again while other things are withheld; unless it is too by then."""
    issue = issues.issue(tx, notice.params["subject"])
    if not is_open(issue, notice.params["what"]):
        return None
    return withholding_words.told_of_opening(view_for(tx, now, settings, issue, notice.chat_id), notice.params["what"])


def told_of_revealing(tx: Tx, _now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    """The reporter hears that neighbours see all of it again; unless something is withheld by then."""
    issue = issues.issue(tx, notice.params["subject"])
    return None if withheld(issue) else withholding_words.told_of_revealing(issue)


def _part(visit: Visit, draft: Draft, written: str) -> str:
    """Take what shall be covered as it was copied. Raises `Refused` at once where it does not stand there."""
    occurs_in(issues.issue(visit.tx, draft.subject_id), written.strip())
    return written


class Cover(BaseModel):
    """What is asked of whoever covers a part of the words. The part comes first: who is asked why before which may
    well answer with the name that shall be covered, and everybody concerned reads the reason.
    """

    part: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
        Ask(question="withhold-ask-part", typed=_part),
    ]
    why: Annotated[Sentence, Ask(question="withhold-ask-why")]


def _files(visit: Visit, draft: Draft) -> Choices:
    issue = issues.issue(visit.tx, draft.subject_id)
    return tuple((file, file_name(file)) for file in files_of(issue) if file not in issue.hidden)


class Hide(BaseModel):
    """What is asked of whoever hides a photo or the voice message."""

    file: Annotated[str, Ask(question="withhold-ask-file", choices=_files, columns=3)]
    why: Annotated[Sentence, Ask(question="withhold-ask-why")]


def _ask(visit: Visit, form: Form[Any], issue_id: int) -> Replies:
    issue = actions.begin_withholding(visit.tx, visit.actor(), issue_id)
    return (Say(_begun(visit, form, issue)),)


def _begun(visit: Visit, form: Form[Any], issue: Issue, **known: str) -> Words:
    return forms.begin(visit, form, subject_id=issue.id, community_id=issue.community_id, **known)


def _cover(visit: Visit, draft: Draft, filled: Cover) -> Replies:
    """Cover the part. Where it does not occur, it is asked for once more."""
    try:
        issue = actions.cover(visit.tx, visit.now, visit.actor(), draft.subject_id, part=filled.part, why=filled.why)
    except Refused as refused:
        wrong = text(refused.code, **refused.data)
        asked = _begun(visit, COVER, issues.issue(visit.tx, draft.subject_id), why=filled.why)
        return (Show(reminded(wrong, asked)),)
    return (Show(withholding_words.done(issue)),)


def _hide(visit: Visit, draft: Draft, filled: Hide) -> Replies:
    """Hide the file. Where it was erased meanwhile, that is said: the form must not stay."""
    try:
        issue = actions.hide(visit.tx, visit.now, visit.actor(), draft.subject_id, file=filled.file, why=filled.why)
    except Refused as refused:
        return (Show(Words(text(refused.code, **refused.data))),)
    return (Show(withholding_words.done(issue)),)


def _about(visit: Visit, draft: Draft) -> dict[str, Any]:
    issue = issues.issue(visit.tx, draft.subject_id)
    return {"number": issue.number, "words": "\n\n".join(filter(None, (issue.words, issue.result)))}


_over = once_refused(lambda visit, draft: actions.begin_withholding(visit.tx, visit.actor(), draft.subject_id))
COVER = Form(name="cover", model=Cover, finish=_cover, about=_about, over=_over, needs="issues.withhold")
HIDE = Form(name="hide", model=Hide, finish=_hide, about=_about, over=_over, needs="issues.withhold")
