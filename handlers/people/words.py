"""What people read about the bot itself, and about themselves."""

from __future__ import annotations

from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, text
from handlers.kit.texts import LANGUAGES
from rules.access import MAY, Actor, Role

DUTIES = {
    "places.bind": "duty-admin",
    "issues.handle": "duty-holder",
    "issues.work": "duty-body",
    "issues.inbox": "duty-helper",
}
"""What an office brings with it, by the first of these that its role may do."""


def welcome(name: str, duties: tuple[Text, ...], *, known: bool) -> Words:
    """What somebody reads first, with what their offices bring. Of whom nothing is known is offered to join a household
    as well.
    """
    rows: Rows = ((Button(text("welcome-report"), data("people:report")),),)
    if not known:
        rows += ((Button(text("join-first"), data("people:join")),),)
    return Words(text("welcome", name=name, duties=duties), rows)


def help_page(commands: tuple[Text, ...], duties: tuple[Text, ...] = ()) -> Words:
    return Words(text("help", commands=commands, more=duties or text("help-turn-to")))


def duties(actor: Actor) -> tuple[Text, ...]:
    """Return a line for each office that somebody holds: what comes to them, and which buttons to press."""
    lines = (_duty(role) for role in Role if role in {held.role for held in actor.holds})
    return tuple(line for line in lines if line)


def languages(question: Text, verb: str) -> Words:
    """Ask for a language, each called by its own name."""
    rows: Rows = tuple((Button(text(f"language-{language}"), data(verb, language)),) for language in LANGUAGES)
    return Words(question, rows)


def _duty(role: Role) -> Text | None:
    line = next((line for what, line in DUTIES.items() if role in MAY[what]), None)
    return text(line, role=text("role-title", body=role.value)) if line else None
