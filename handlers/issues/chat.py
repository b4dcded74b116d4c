"""Issues in the chat: how a report begins, from whatever somebody says or presses, and how neighbours join it."""

from __future__ import annotations

import re

from handlers.issues import actions, verdicts, work
from handlers.issues.notices import LINK
from handlers.issues.report_form import REPORT
from handlers.kit import forms
from handlers.kit.buttons import data
from handlers.kit.invitations import invite
from handlers.kit.replies import Button, Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from rules.refusals import Refused
from storage import households, issues, places

_COMMAND = re.compile(r"^/report(?:@\w+)?", re.IGNORECASE | re.ASCII)


def register(routes: Routes) -> None:
    routes.command("report", report)
    routes.links[LINK] = report_from_link
    routes.forms[REPORT.name] = REPORT
    routes.events["unasked"] = unasked
    routes.button("issues:this", report_this)
    routes.button("issues:at", report_at)
    routes.button("issues:join", join)
    work.register(routes)
    verdicts.register(routes)


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


def _invite(visit: Visit, said: str) -> Replies:
    """Lead somebody from the group to private chat, where what they said or showed already is not asked again.

    One invitation at a time stands there for one person; whoever asks again with it standing is asked in private.
    """
    if visit.bound is None:
        return (Say(Words(text("report-group-not-bound")), here=True),)
    if visit.bound.purpose != "neighbours":
        return (Say(Words(text("report-in-staff-group")), here=True),)
    if invite(visit, actions.PROMPT):
        return (Say(_begin(visit, visit.bound.place_id, said)),)
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
