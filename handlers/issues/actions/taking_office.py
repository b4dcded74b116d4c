"""Somebody comes into office: what was given to those who hold it farther up is theirs to do from now on."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import answering, handing_over
from handlers.issues.actions.telling import tell
from handlers.kit.visit import Settings
from rules.roles import Office
from storage import issues
from storage.store import Tx


def take_office(tx: Tx, now: datetime, settings: Settings, office: Office) -> None:
    """Ask whoever comes into office to do the work that their body was given, where others had it until now, and tell
    those that they need not. Whoever joins those who have it finds it in their inbox.
    """
    for issue in issues.pending_beneath(tx, office.place_id):
        if issue.body is office.role:
            former = answering.body_changes(tx, now, settings, issue, office.since)
            handing_over.leave_to_others(tx, now, settings, issue, None, left=False)
            tell(tx, now, former, issues.issue(tx, issue.id), "assigned-former", about=now.isoformat())
