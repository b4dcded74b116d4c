"""How people are called where others read it."""

from __future__ import annotations

from handlers.kit.replies import Text, text
from storage.people import Person

MOST = 20
"""So many characters of a name stand where there is little room."""


def name_of(person: Person) -> Text:
    """Return somebody's name. Whoever was forgotten has none any more, and of some Telegram shows none."""
    if person.gone:
        return text("former-neighbour")
    return text("plain", what=person.name) if person.name.strip() else text("nameless")


def short_name_of(person: Person) -> Text:
    """Return somebody's name where there is little room for it."""
    written = person.name.strip()
    return text("plain", what=shortened(written)) if written and not person.gone else name_of(person)


def shortened(name: str) -> str:
    """Return the name of somebody or of a place where there is little room for it."""
    return name if len(name) <= MOST else f"{name[: MOST - 1]}…"
