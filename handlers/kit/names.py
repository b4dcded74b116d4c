"""How people are called where others read it."""

from __future__ import annotations

from handlers.kit.replies import Text, text
from storage.people import Person


def name_of(person: Person) -> Text:
    """Return somebody's name; whoever was forgotten has none any more."""
    return text("former-neighbour") if person.gone else text("plain", what=person.name)
