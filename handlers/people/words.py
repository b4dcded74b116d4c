"""What people read about the bot itself, and about themselves."""

from __future__ import annotations

from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, text
from handlers.kit.texts import LANGUAGES


def welcome(name: str) -> Words:
    return Words(text("welcome", name=name), ((Button(text("welcome-report"), data("people:report")),),))


def help_page(lines: tuple[Text, ...]) -> Words:
    return Words(text("help", commands=lines))


def languages(question: str, verb: str) -> Words:
    """Ask for a language, each called by its own name."""
    rows: Rows = tuple((Button(text(f"language-{language}"), data(verb, language)),) for language in LANGUAGES)
    return Words(text(question), rows)
