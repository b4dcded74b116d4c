"""Somebody comes into office: what was given to those who hold it farther up is theirs to do from now on."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, handing_over
from handlers.kit.visit import Settings
from rules.access import BODIES
from rules.roles import Office
from storage import issues
from storage.store import Tx


def take_office(tx: Tx, now: datetime, settings: Settings, office: Office) -> None:
    """Give to whoever comes into office what their body was given, where others had it until now. Whoever joins those
    who have it finds it in their inbox.
    """
    if office.role not in BODIES:
        return
    for issue in issues.given_beneath(tx, office.place_id, office.role):
        answering.body_changes(tx, now, settings, issue, office.since)
        handing_over.leave_to_others(tx, now, settings, issue, None, left=False)
