"""Issues in the chat: the command, the forms and the buttons."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, StringConstraints
from pydantic_core import PydanticCustomError

from handlers.issues import actions, words
from handlers.issues.danger import KINDS, alarm, danger_in
from handlers.issues.notices import LINK
from handlers.issues.views import view_of
from handlers.kit import forms
from handlers.kit.buttons import data
from handlers.kit.fields import Ask, Choices, Form
from handlers.kit.replies import Button, Replies, Say, Show, Text, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from rules.access import Actor, Held, Role
from rules.issue_categories import DANGER
from rules.issues import Report
from rules.refusals import Refused
from storage import cards, households, issues, places
from storage.drafts import Draft

_COMMAND = re.compile(r"^/report(?:@\w+)?", re.IGNORECASE | re.ASCII)
BETWEEN_INVITATIONS = timedelta(minutes=10)

SHORTEST = 2


def _shows(character: str) -> bool:
    """Tell whether a character alone can be seen. Unicode counts some fillers among letters: their names tell."""
    name = unicodedata.name(character, "")
    return unicodedata.category(character)[0] not in "CMZ" and not name.endswith((" FILLER", " BLANK"))


def _legible(written: str) -> str:
    """Count what can be seen: a sentence of characters that show nothing is none."""
    if sum(map(_shows, written)) < SHORTEST:
        raise PydanticCustomError("string_too_short", "nothing to be read", {"min_length": SHORTEST})
    return written


Sentence = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), AfterValidator(_legible)]


def _topics(visit: Visit, _draft: Draft) -> Choices:
    catalogue = visit.settings.categories
    return tuple((code, words.category(catalogue, code)) for code in catalogue.topics())


def _kinds(visit: Visit, draft: Draft) -> Choices:
    catalogue = visit.settings.categories
    kinds = catalogue.kinds(draft.answers.get("topic", ""))
    return tuple((code, words.category(catalogue, code)) for code in kinds)


def _either(no: str, yes: str) -> Ask:
    """Return how one of two is chosen with everything in view."""
    return Ask(choices=(("no", no), ("yes", yes)), later=True)


class ReportForm(BaseModel):
    """What the form of `/report` asks for, and what can be added to it before it is sent."""

    topic: Annotated[str, Ask(question="report-ask-topic", choices=_topics, columns=3)]
    kind: Annotated[str | None, Ask(question="report-ask-kind", choices=_kinds)] = None
    words: Annotated[Sentence | None, Ask(question="report-ask-words", takes="words")]
    photos: Annotated[
        tuple[str, ...], Ask(question="report-ask-photos", takes="photos", later=True, button="report-add-photos")
    ] = ()
    urgent: Annotated[bool, _either("report-not-urgent", "report-urgent")] = False
    named: Annotated[bool, _either("report-unnamed", "report-named")] = False
    private: Annotated[bool, _either("report-public", "report-private")] = False
    voice: Annotated[str | None, Ask(takes="voice", later=True)] = None

    @property
    def category(self) -> str:
        return self.kind or self.topic


class Resolution(BaseModel):
    """What is asked of whoever says that the work is done."""

    words: Annotated[Sentence, Ask(question="resolve-ask-words")]
    photos: Annotated[tuple[str, ...] | None, Ask(question="resolve-ask-photos", takes="photos", skip=True)]


def register(routes: Routes) -> None:
    routes.command("report", report)
    routes.links[LINK] = report_from_link
    for form in (REPORT, RESOLVE):
        routes.forms[form.name] = form
    routes.events["unasked"] = unasked
    routes.button("issues:this", report_this)
    routes.button("issues:at", report_at)
    routes.button("issues:join", join)
    routes.button("issues:accept", accept)
    routes.button("issues:work", show_work)
    routes.button("issues:bodies", choose_body)
    routes.button("issues:assign", assign)
    routes.button("issues:resolve", begin_resolving)
    routes.button("issues:confirm", confirm)
    routes.button("issues:dispute", dispute)


def report(visit: Visit, said: str) -> Replies:
    """`/report`: in a group it leads to private chat; in private it asks at once."""
    if not visit.private:
        return _invite(visit, said)
    return _ask(visit, said)


def unasked(_visit: Visit) -> Replies:
    """Somebody wrote or sent something in private that nobody had asked for: perhaps they want to report it."""
    offer = Button(text("report-this"), data("issues:this"))
    return (Say(Words(text("nothing-asked"), ((offer,),)), quote=True),)


def report_this(visit: Visit) -> Replies:
    """Report what stands in the message under which this was offered."""
    return tuple(Show(reply.words) for reply in _ask(visit, _said_before(visit)))


def report_at(visit: Visit, building_id: int) -> Replies:
    """Report for one of the buildings in which somebody lives."""
    if building_id not in households.buildings_of(visit.tx, visit.now, visit.person.id):
        raise Refused("refused-role")
    return (Show(_begin(visit, building_id, _said_before(visit))),)


def report_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group."""
    chat = places.chat_by_code(visit.tx, code)
    if chat is None or chat.purpose != "neighbours":
        raise Refused("refused-link")
    return (Say(_begin(visit, chat.place_id, "")),)


def join(visit: Visit, issue_id: int) -> Replies:
    issue, joined = actions.join(visit.tx, visit.now, visit.actor(), issue_id)
    count = issues.supporter_count(visit.tx, issue.id)
    return (Toast(text("issue-joined" if joined else "issue-joined-before", number=issue.number, count=count)),)


def accept(visit: Visit, issue_id: int) -> Replies:
    issue = actions.accept(visit.tx, visit.now, visit.actor(), issue_id)
    return (Show(words.work(view_of(visit, issue))), Toast(text("issue-accepted")))


def show_work(visit: Visit, issue_id: int) -> Replies:
    issue = issues.issue(visit.tx, issue_id)
    visit.require("issues.accept", visit.place(issue.place_id))
    return (Show(words.work(view_of(visit, issue))),)


def choose_body(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin_assigning(visit.tx, visit.actor(), issue_id)
    return (Show(words.bodies(view_of(visit, issue))),)


def assign(visit: Visit, issue_id: int, body: Role) -> Replies:
    issue = actions.assign(visit.tx, visit.now, visit.actor(), issue_id, body)
    return (Show(words.work(view_of(visit, issue))), Toast(text("issue-assigned")))


def begin_resolving(visit: Visit, issue_id: int) -> Replies:
    issue = actions.begin_resolving(visit.tx, visit.actor(), issue_id)
    return (Say(forms.begin(visit, RESOLVE, subject_id=issue.id, community_id=issue.community_id)),)


def confirm(visit: Visit, issue_id: int, rating: int) -> Replies:
    issue = actions.confirm(visit.tx, visit.now, visit.actor(), issue_id, rating)
    return (Show(words.verdict(view_of(visit, issue))),)


def dispute(visit: Visit, issue_id: int) -> Replies:
    issue = actions.dispute(visit.tx, visit.now, visit.actor(), issue_id)
    return (Show(words.verdict(view_of(visit, issue))),)


def _invite(visit: Visit, said: str) -> Replies:
    """Lead somebody from the group to private chat, where what they said or showed already is not asked again.

    One invitation at a time stands there for one person; whoever asks again with it standing is asked in private.
    """
    if visit.bound is None:
        return (Say(Words(text("report-group-not-bound")), here=True),)
    if visit.bound.purpose != "neighbours":
        return (Say(Words(text("report-in-staff-group")), here=True),)
    invited = cards.find(visit.tx, visit.chat_id, actions.PROMPT, visit.person.id)
    if visit.message and not invited:
        cards.want(
            visit.tx,
            visit.now,
            community_id=visit.bound.community_id,
            chat_id=visit.chat_id,
            thread_id=visit.thread_id,
            kind=actions.PROMPT,
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


def _ask(visit: Visit, said: str) -> tuple[Say, ...]:
    """Ask in private for what has to be known, of the building first where somebody has homes in several."""
    buildings = households.buildings_of(visit.tx, visit.now, visit.person.id)
    if not buildings:
        return (Say(Words(text("report-no-building"))),)
    if len(buildings) == 1:
        return (Say(_begin(visit, buildings[0], said)),)
    rows = tuple((Button(text("plain", what=visit.place(b).name), data("issues:at", b)),) for b in buildings)
    return (Say(Words(text("report-ask-building"), rows), quote=True),)


def _begin(visit: Visit, building_id: int, said: str) -> Words:
    actions.begin_reporting(visit.tx, visit.now, visit.actor(), visit.settings.issues)
    where = visit.place(building_id)
    photo, voice = _photo(visit), _voice(visit)
    known = {"words": said or None, "photos": [photo] if photo else None, "voice": voice}
    return forms.begin(
        visit,
        REPORT,
        subject_id=where.id,
        community_id=where.community_id,
        **{field: answer for field, answer in known.items() if answer or (field == "words" and voice)},
    )


def _photo(visit: Visit) -> str | None:
    """Return the photo that came with the words."""
    message = _meant(visit)
    return message.photo[-1].file_id if message and message.photo else None


def _voice(visit: Visit) -> str | None:
    """Return the voice message in which it was said."""
    message = _meant(visit)
    return message.voice.file_id if message and message.voice else None


def _meant(visit: Visit) -> Message | None:
    """Return the message that somebody wants to report: their own, or the one that a pressed one answers."""
    if visit.press is None:
        return visit.message
    return visit.message.reply_to_message if visit.message else None


def _said_before(visit: Visit) -> str:
    """Return the words of the message that the pressed one answers, without the command."""
    message = _meant(visit)
    return _COMMAND.sub("", message.text or message.caption or "", count=1) if message else ""


def _check_report(visit: Visit, draft: Draft, filled: ReportForm) -> Text:
    danger = danger_in(filled.category, filled.words or "")
    photos = text("report-with-photos", count=len(filled.photos)) if filled.photos else text("report-without-photo")
    return text(
        "report-check",
        alarm=alarm(visit.settings.emergency, danger) if danger else text("nothing"),
        place=visit.place(draft.subject_id).name,
        category=words.category(visit.settings.categories, filled.category),
        words=filled.words or text("issue-by-voice"),
        photos=photos,
        urgent=text("report-urgent" if danger or filled.urgent else "report-not-urgent"),
        who=text("report-private" if filled.private else "report-named" if filled.named else "report-unnamed"),
    )


def _file(visit: Visit, draft: Draft, filled: ReportForm) -> Replies:
    where = visit.place(draft.subject_id)
    issue = actions.report(
        visit.tx,
        visit.now,
        _as_neighbour(visit.actor(), where.id),
        limits=visit.settings.issues,
        where=where,
        told=Report(
            category=filled.category,
            words=filled.words or "",
            photos=filled.photos,
            voice=filled.voice,
            urgent=filled.urgent or danger_in(filled.category, filled.words or "") is not None,
            named=filled.named and not filled.private,
            private=filled.private,
        ),
        admins=visit.settings.admins,
    )
    cards.remove(visit.tx, actions.PROMPT, visit.person.id)
    return (Show(words.filed(view_of(visit, issue))),)


def _as_neighbour(actor: Actor, place_id: int) -> Actor:
    """The form was begun from the group of this place, or from a household in it: that is checked there."""
    return replace(actor, holds=(*actor.holds, Held(Role.NEIGHBOUR, place_id)))


def _about_report(visit: Visit, draft: Draft) -> dict[str, Any]:
    catalogue, topic = visit.settings.categories, draft.answers.get("topic", "")
    category = draft.answers.get("kind") or topic
    danger = danger_in(category, "") or (KINDS[0] if topic == DANGER else None)
    return {
        "topic": words.category(catalogue, topic) if topic else "",
        "category": words.category(catalogue, category) if category else "",
        "alarm": alarm(visit.settings.emergency, danger) if danger else text("nothing"),
    }


def _drop_report(visit: Visit, _draft: Draft) -> None:
    cards.remove(visit.tx, actions.PROMPT, visit.person.id)


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
        photos=filled.photos or (),
    )
    return (Show(Words(text("issue-resolved", number=issue.number))),)


REPORT = Form(
    name="report", model=ReportForm, finish=_file, about=_about_report, check=_check_report, dropped=_drop_report
)
RESOLVE = Form(name="resolve", model=Resolution, finish=_resolve, about=_about_issue)
