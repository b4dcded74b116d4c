"""How people are called where others read it."""

from __future__ import annotations

from handlers.kit.replies import Text, text
from storage.people import Person


def name_of(person: Person) -> Text:
    """Return somebody's name. Whoever was forgotten has none any more, and of some Telegram shows none."""
    if person.gone:
        return text("former-neighbour")
    return text("plain", what=person.name) if person.name.strip() else text("nameless")
