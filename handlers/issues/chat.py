"""Issues in the chat: the command, the forms and the buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints

from handlers.issues import actions, words
from handlers.issues.words import View
from handlers.kit import forms
from handlers.kit.buttons import data
from handlers.kit.forms import Ask, Form
from handlers.kit.replies import Button, Replies, Say, Show, Text, Toast, Words, text
from handlers.kit.routes import NoticeWords, Routes
from handlers.kit.visit import Settings, Visit
from rules.access import Actor, Held, Role
from rules.issues import Category, Issue, accept_by
from rules.refusals import Refused
from storage import cards, households, issues, people, places
from storage.cards import Card
from storage.drafts import Draft
from storage.places import Chat
from storage.store import Tx

PROMPT = "report-prompt"
LINK = "report"
BETWEEN_INVITATIONS = timedelta(minutes=10)
NOTICES = (
    "to-accept",
    "accepted",
    "assigned",
    "assigned-reporter",
    "resolved",
    "reopened",
    "escalated-former",
    "escalated-reporter",
    "escalated-staff",
)
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=500)]


class Report(BaseModel):
    """What the form of `/report` asks for."""

    category: Annotated[
        Category,
        Ask(
            question="report-ask-category",
            choices=tuple((name.value, f"issue-category-{name}") for name in Category),
            columns=3,
        ),
    ]
    words: Annotated[Sentence, Ask(question="report-ask-words")]
    photo: Annotated[str | None, Ask(question="report-ask-photo", takes="photo", skip=True)]
    urgent: Annotated[
        bool, Ask(question="report-ask-urgent", choices=(("no", "report-not-urgent"), ("yes", "report-urgent")))
    ]


class Resolution(BaseModel):
    """What is asked of whoever says that the work is done."""

    words: Annotated[Sentence, Ask(question="resolve-ask-words")]
    photo: Annotated[str | None, Ask(question="resolve-ask-photo", takes="photo", skip=True)]


def register(routes: Routes) -> None:
    routes.command("report", report)
    routes.links[LINK] = report_from_link
    for form in (REPORT, RESOLVE):
        routes.forms[form.name] = form
    routes.button("issues:at", report_at)
    routes.button("issues:join", join)
    routes.button("issues:accept", accept)
    routes.button("issues:work", show_work)
    routes.button("issues:bodies", choose_body)
    routes.button("issues:assign", assign)
    routes.button("issues:resolve", begin_resolving)
    routes.button("issues:confirm", confirm)
    routes.button("issues:dispute", dispute)
    for kind in NOTICES:
        routes.notices[f"issues.{kind}"] = _notice(kind)
    routes.notices["issues.outcome"] = _outcome
    routes.cards[actions.CARD] = _card
    routes.cards[PROMPT] = _prompt


def report(visit: Visit, said: str) -> Replies:
    """`/report`: in a group it leads to private chat; in private it asks at once."""
    if not visit.private:
        return _invite(visit, said)
    buildings = households.buildings_of(visit.tx, visit.now, visit.person.id)
    if not buildings:
        return (Say(Words(text("report-no-building"))),)
    if len(buildings) == 1:
        return (Say(_begin(visit, buildings[0], said)),)
    rows = tuple((Button(text("plain", what=visit.place(b).name), data("issues:at", b)),) for b in buildings)
    return (Say(Words(text("report-ask-building"), rows)),)


def report_at(visit: Visit, building_id: int) -> Replies:
    """Report for one of the buildings in which somebody lives."""
    if building_id not in households.buildings_of(visit.tx, visit.now, visit.person.id):
        raise Refused("refused-role")
    return (Show(_begin(visit, building_id, "")),)


def report_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group."""
    chat = places.chat_by_code(visit.tx, code)
    if chat is None:
        raise Refused("refused-link")
    return (Say(_begin(visit, chat.place_id, "")),)


def join(visit: Visit, issue_id: int) -> Replies:
    issue, joined = actions.join(visit.tx, visit.now, visit.actor(), issue_id)
    count = issues.supporter_count(visit.tx, issue.id)
    return (Toast(text("issue-joined" if joined else "issue-joined-before", number=issue.number, count=count)),)


def accept(visit: Visit, issue_id: int) -> Replies:
    issue = actions.accept(visit.tx, visit.now, visit.actor(), issue_id)
    return (Show(words.work(_view(visit.tx, visit.settings, issue))), Toast(text("issue-accepted")))


def show_work(visit: Visit, issue_id: int) -> Replies:
    issue = issues.issue(visit.tx, issue_id)
    visit.require("issues.accept", visit.place(issue.place_id))
    return (Show(words.work(_view(visit.tx, visit.settings, issue))),)


def choose_body(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin_assigning(visit.tx, visit.actor(), issue_id)
    return (Show(words.bodies(_view(visit.tx, visit.settings, issue))),)


def assign(visit: Visit, issue_id: int, body: Role) -> Replies:
    issue = actions.assign(visit.tx, visit.now, visit.actor(), issue_id, body)
    return (Show(words.work(_view(visit.tx, visit.settings, issue))), Toast(text("issue-assigned")))


def begin_resolving(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin_resolving(visit.tx, visit.actor(), issue_id)
    return (Say(forms.begin(visit, RESOLVE, subject_id=issue.id, community_id=issue.community_id)),)


def confirm(visit: Visit, issue_id: int, rating: int) -> Replies:
    issue = actions.confirm(visit.tx, visit.now, visit.actor(), issue_id, rating)
    return (Show(words.thanks(_view(visit.tx, visit.settings, issue))),)


def dispute(visit: Visit, issue_id: int) -> Replies:
    issue = actions.dispute(visit.tx, visit.now, visit.actor(), issue_id)
    return (Show(Words(text("issue-reopened", number=issue.number))),)


def _invite(visit: Visit, said: str) -> Replies:
    """Lead somebody from the group to private chat, where what they said or showed already is not asked again.

    One invitation at a time stands there for one person; whoever asks again with it standing is asked in private.
    """
    if visit.bound is None:
        return (Say(Words(text("report-group-not-bound")), here=True),)
    if visit.bound.purpose != "neighbours":
        return (Say(Words(text("report-in-staff-group")), here=True),)
    invited = cards.find(visit.tx, visit.chat_id, PROMPT, visit.person.id)
    if visit.message and not invited:
        cards.want(
            visit.tx,
            visit.now,
            community_id=visit.bound.community_id,
            chat_id=visit.chat_id,
            thread_id=visit.thread_id,
            kind=PROMPT,
            subject_id=visit.person.id,
            reply_to=visit.message.message_id,
        )
    if invited and visit.person.reachable:
        return (Say(_begin(visit, visit.bound.place_id, said)),)
    if invited and visit.message:
        cards.renew(visit.tx, visit.now, invited, reply_to=visit.message.message_id, pause=BETWEEN_INVITATIONS)
    if said or _photo(visit):
        _begin(visit, visit.bound.place_id, said)
    return ()


def _begin(visit: Visit, building_id: int, said: str) -> Words:
    actions.begin_reporting(visit.tx, visit.now, visit.actor(), visit.settings.issues)
    where = visit.place(building_id)
    known = {"words": said, "photo": _photo(visit)}
    return forms.begin(
        visit,
        REPORT,
        subject_id=where.id,
        community_id=where.community_id,
        **{field: answer for field, answer in known.items() if answer},
    )


def _photo(visit: Visit) -> str | None:
    """Return the photo under which `/report` was written."""
    return visit.message.photo[-1].file_id if visit.message and visit.message.photo and not visit.press else None


def _check_report(visit: Visit, draft: Draft, filled: Report) -> Text:
    return text(
        "report-check",
        place=visit.place(draft.subject_id).name,
        category=words.category(filled.category),
        words=filled.words,
        photo=text("report-with-photo" if filled.photo else "report-without-photo"),
        urgent=text("report-urgent" if filled.urgent else "report-not-urgent"),
    )


def _file(visit: Visit, draft: Draft, filled: Report) -> Replies:
    where = visit.place(draft.subject_id)
    issue = actions.report(
        visit.tx,
        visit.now,
        _as_neighbour(visit.actor(), where.id),
        limits=visit.settings.issues,
        where=where,
        category=filled.category,
        words=filled.words,
        photo=filled.photo,
        urgent=filled.urgent,
        admins=visit.settings.admins,
    )
    cards.remove(visit.tx, PROMPT, visit.person.id)
    return (Show(words.filed(_view(visit.tx, visit.settings, issue))),)


def _as_neighbour(actor: Actor, place_id: int) -> Actor:
    """The form was begun from the group of this place, or from a household in it: that is checked there."""
    return replace(actor, holds=(*actor.holds, Held(Role.NEIGHBOUR, place_id)))


def _drop_report(visit: Visit, _draft: Draft) -> None:
    cards.remove(visit.tx, PROMPT, visit.person.id)


def _about_issue(visit: Visit, draft: Draft) -> dict[str, Any]:
    return {"number": issues.issue(visit.tx, draft.subject_id).number}


def _resolve(visit: Visit, draft: Draft, filled: Resolution) -> Replies:
    try:
        actions.begin_resolving(visit.tx, visit.actor(), draft.subject_id)
    except Refused as refused:
        # Somebody else was first: a form that can't be sent any more must not stay.
        return (Show(Words(text(refused.code, **refused.data))),)
    issue = actions.resolve(
        visit.tx,
        visit.now,
        visit.actor(),
        draft.subject_id,
        limits=visit.settings.issues,
        words=filled.words,
        photo=filled.photo,
    )
    return (Show(Words(text("issue-resolved", number=issue.number))),)


REPORT = Form(name="report", model=Report, finish=_file, check=_check_report, dropped=_drop_report)
RESOLVE = Form(name="resolve", model=Resolution, finish=_resolve, about=_about_issue)


def _view(tx: Tx, settings: Settings, issue: Issue, link: str = "") -> View:
    by = accept_by(settings.issues, urgent=issue.urgent, since=issue.level_since)
    return View(
        issue=issue,
        place=places.place(tx, issue.place_id).name,
        supporters=issues.supporter_count(tx, issue.id),
        accept_by=text("moment", at=by),
        link=link,
    )


def _notice(kind: str) -> NoticeWords:
    def said(tx: Tx, settings: Settings, params: Mapping[str, Any]) -> Words | None:
        issue = issues.issue(tx, params["issue"])
        if not words.still_true(kind, issue, params["about"]):
            return None
        return words.told(kind, _view(tx, settings, issue))

    return said


def _outcome(tx: Tx, settings: Settings, params: Mapping[str, Any]) -> Words:
    issue = issues.issue(tx, params["issue"])
    return words.outcome(_view(tx, settings, issue), _took(issue.reported_at, issue.resolved_at or issue.reported_at))


def _took(begin: datetime, end: datetime) -> Text:
    hours = int((end - begin).total_seconds() // 3600)
    return text("took", days=hours // 24, hours=hours % 24)


def _card(tx: Tx, settings: Settings, card: Card) -> Words:
    chat = places.chat_here(tx, card.chat_id, card.thread_id)
    link = deep_link(settings, chat) if chat else ""
    return words.card(_view(tx, settings, issues.issue(tx, card.subject_id), link))


def _prompt(tx: Tx, settings: Settings, card: Card) -> Words:
    chat = places.chat_here(tx, card.chat_id, card.thread_id)
    person = people.by_id(tx, card.subject_id)
    link = deep_link(settings, chat) if chat else ""
    return Words(text("report-prompt", name=person.name), ((Button(text("report-go-private"), url=link),),))


def deep_link(settings: Settings, chat: Chat) -> str:
    """Return the link that opens the bot in private and reports for the place of this group."""
    return f"https://t.me/{settings.bot_username}?start={LINK}_{chat.code}"
