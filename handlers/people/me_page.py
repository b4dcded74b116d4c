"""Everything that is kept about somebody, drawn as one page that opens in any browser. Pure, and it keeps nothing.

What people wrote is escaped by `render`, as everywhere; what goes in without it is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from handlers.issues.chat.brought import LEFT_OUT
from handlers.issues.words.given_words import given_to
from handlers.issues.words.issue_words import category
from handlers.kit.albums import ALBUM
from handlers.kit.fields import Form
from handlers.kit.names import name_of
from handlers.kit.replies import Text, text
from handlers.kit.texts import render
from handlers.people import me_words
from rules.access import Role
from rules.issue_categories import Catalogue
from rules.issues import Move
from storage.drafts import Draft
from storage.people_portrait import Answered, Asked, Joined, Line, Portrait, Reported, Step

_BY_ITSELF = {Move.ESCALATE, Move.REMIND, Move.LAPSE}
VERBS = frozenset(
    {
        *map(str, set(Move) - _BY_ITSELF),
        *("report", "join", "leave", "supplement", "propose-lower", "stay", "stay-alone"),
        *("merge-along", "withhold", "reveal", "reveal-part"),
    }
)
"""What somebody can have done about an issue and there is a text for; anything else is told by its code."""
_NO_ANSWERS = (ALBUM, LEFT_OUT)
"""What a draft keeps that nobody answered."""

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 18px/1.6 sans-serif; max-width: 44em; margin: 0 auto; padding: 1em; color: #222; background: #fff; }}
h1 {{ font-size: 1.5em; }}
h2 {{ font-size: 1.2em; margin-top: 2em; border-bottom: 1px solid #ccc; }}
li {{ margin-bottom: .6em; }}
.said {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; font-size: .75em; }}
td, th {{ border: 1px solid #ccc; padding: .2em .5em; text-align: left; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """In which language the page is drawn, how clocks go, and what the codes in it are called."""

    language: str
    zone: ZoneInfo
    categories: Catalogue
    forms: Mapping[str, Form[Any]]

    def say(self, said: Text) -> str:
        return render(said, self.language)


def page(known: Portrait, now: datetime, drawing: Drawing) -> str:
    """Draw the whole page."""
    lists = {
        "me-page-homes": [drawing.say(me_words.home(each)) for each in known.homes],
        "me-page-asked": [_asked(each, drawing) for each in known.asked],
        "me-page-offices": [drawing.say(me_words.office(each)) for each in known.offices],
        "me-page-reported": [_reported(each, drawing) for each in known.reported],
        "me-page-joined": [_joined(each, "me-page-joined-one", drawing) for each in known.joined],
        "me-page-followed": [_joined(each, "me-page-followed-one", drawing) for each in known.followed],
        "me-page-answered": [_answered(each, drawing) for each in known.answered],
        "me-page-steps": [_step(each, drawing) for each in known.steps],
        "me-page-drafts": [_draft(each, known.places, drawing) for each in known.drafts],
    }
    sections = (
        _section(drawing, text("me-page-person"), _person(known, drawing)),
        *(_section(drawing, text(heading), _list(items)) for heading, items in lists.items()),
        _section(drawing, text("me-page-journal"), _journal(known.journal, drawing)),
    )
    made = drawing.say(text("me-page-made", at=_at(now.astimezone(drawing.zone))))
    return PAGE.format(
        language=escape(drawing.language),
        title=drawing.say(text("me-page-title")),
        body="\n".join([f"<p>{made}</p>", *sections]),
    )


def _section(drawing: Drawing, heading: Text, body: str) -> str:
    return f"<h2>{drawing.say(heading)}</h2>\n{body or _paragraph(drawing.say(text('me-page-nothing')))}"


def _list(items: Iterable[str]) -> str:
    lines = [f"<li>{item}</li>" for item in items]
    return "\n".join(["<ul>", *lines, "</ul>"]) if lines else ""


def _paragraph(written: str) -> str:
    return f"<p>{written}</p>"


def _said(written: str) -> str:
    """Draw what somebody wrote, with its line breaks."""
    return f'<div class="said">{written}</div>'


def _person(known: Portrait, drawing: Drawing) -> str:
    person = known.person
    return _list(
        drawing.say(line)
        for line in (
            text("me-name", name=name_of(person)),
            text("me-page-account", account=str(person.telegram_id), code=person.language_code or "–"),
            text("me-language", language=text(f"language-{drawing.language}")),
            text("me-page-since", since=_at(known.since.astimezone(drawing.zone))),
        )
    )


def _reported(each: Reported, drawing: Drawing) -> str:
    issue = each.issue
    heading = text(
        "me-page-issue",
        number=issue.number,
        category=category(drawing.categories, issue.category),
        place=each.place,
        at=_at(issue.reported_at.astimezone(each.zone)),
        state=text(f"state-{issue.state}"),
    )
    parts = [f"<b>{drawing.say(heading)}</b>"]
    if issue.words:
        parts.append(_said(escape(issue.words)))
    told = (
        (issue.photos, text("me-page-photos", count=len(issue.photos))),
        (issue.voice, text("issue-by-voice")),
        (issue.named, text("me-page-named")),
        (issue.private, text("me-page-private")),
        (issue.result, text("me-page-result", result=issue.result or "")),
        (issue.why, text("me-page-why", why=issue.why or "")),
        (issue.rating, text("me-page-rating", rating=issue.rating or 0)),
        (issue.ended_at, text("me-page-ended", at=_at((issue.ended_at or issue.reported_at).astimezone(each.zone)))),
    )
    return "\n".join([*parts, *(_said(drawing.say(line)) for there, line in told if there)])


def _joined(each: Joined, said: str, drawing: Drawing) -> str:
    return drawing.say(text(said, number=each.number, place=each.place, at=_at(each.since)))


def _asked(each: Asked, drawing: Drawing) -> str:
    return drawing.say(
        text(
            "me-page-asked-one",
            building=each.building,
            unit=each.unit,
            relation=text(f"relation-{each.relation}"),
            at=_at(each.at),
            decided=text(f"me-page-decided-{each.state}", at=_at(each.decided)) if each.decided else "",
        )
    )


def _answered(each: Answered, drawing: Drawing) -> str:
    what = text(f"answer-says-{each.verdict}", rating=each.rating or 0)
    line = drawing.say(text("me-page-step", number=each.number, at=_at(each.at), what=what))
    return line + (_said(escape(each.words)) if each.words else "")


def _step(each: Step, drawing: Drawing) -> str:
    gave = each.verb == Move.ASSIGN and each.words
    what = given_to(each.words) if gave else _did(each.verb)
    line = drawing.say(text("me-page-step", number=each.number, at=_at(each.at), what=what))
    return line + (_said(escape(each.words)) if each.words and not gave else "")


def _did(verb: str) -> Text:
    return text(f"me-did-{verb}") if verb in VERBS else text("plain", what=verb)


def _draft(draft: Draft, places: Mapping[int, str], drawing: Drawing) -> str:
    form = drawing.forms.get(draft.form)
    answers = [
        (field, given) for field, given in draft.answers.items() if given is not None and field not in _NO_ANSWERS
    ]
    return drawing.say(text("me-page-draft")) + _list(
        drawing.say(_answer(form, field, given, places, drawing.categories)) for field, given in answers
    )


def _answer(form: Form[Any] | None, field: str, given: Any, places: Mapping[int, str], catalogue: Catalogue) -> Text:
    """Return what somebody answered, in the words that they chose it by: a number that was chosen is a place's."""
    if isinstance(given, list):
        return text("me-page-photos", count=len(given))
    ask = form.ask(field) if form and field in form.fields else None
    if ask and ask.takes == "photo":
        return text("me-page-photos", count=1)
    if ask and ask.takes == "voice":
        return text("issue-by-voice")
    if ask and callable(ask.choices) and given in places:
        return text("plain", what=places[given])
    if ask and callable(ask.choices) and given in set(Role):
        return text("role-title", body=given)
    if form and ask and not callable(ask.choices):
        for choice, label in ask.choices:
            if given in (choice, form.read(field, choice)):
                return text(label)
    return category(catalogue, given) if _is_category(given, catalogue) else text("plain", what=str(given))


def _is_category(given: Any, catalogue: Catalogue) -> bool:
    topics = catalogue.topics()
    return given in topics or any(given in catalogue.kinds(topic) for topic in topics)


def _journal(lines: tuple[Line, ...], drawing: Drawing) -> str:
    if not lines:
        return ""
    rows = [_row(line.id, _at(line.at), line.verb, line.subject, line.hash or "–") for line in lines]
    return "\n".join([_paragraph(drawing.say(text("me-page-journal-why"))), "<table>", *rows, "</table>"])


def _row(*cells: object) -> str:
    return "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"


def _at(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
