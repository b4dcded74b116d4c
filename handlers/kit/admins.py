"""The admins: who answers where no office is filled, and who hears of what must not be left lying."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.visit import Settings
from rules.access import Role
from rules.places import Place
from storage import people, roles
from storage.people import Person
from storage.store import Tx


def meet_admins(tx: Tx, now: datetime, settings: Settings, where: Place) -> list[Person]:
    """Return the admins of a place, and those named in the settings, each once.

    One of the settings who never wrote to the bot is noted down without a name: what is owed waits until they do.
    """
    named = [
        people.by_telegram(tx, telegram_id)
        or people.meet(tx, now, telegram_id=telegram_id, name="", language_code=None)
        for telegram_id in sorted(settings.admins)
    ]
    return list({person.id: person for person in (*roles.holders(tx, now, {Role.ADMIN}, where), *named)}.values())
