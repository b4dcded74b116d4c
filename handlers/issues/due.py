"""What comes due with issues: nobody accepted in time; the reporter did not answer in time."""

from __future__ import annotations

from datetime import datetime

from handlers.issues import actions
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from storage.deadlines import Deadline
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.due[actions.ACCEPT] = not_accepted
    routes.due[actions.ANSWER] = not_answered


def not_accepted(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.escalate(tx, now, settings.issues, deadline.subject_id, admins=settings.admins)


def not_answered(tx: Tx, now: datetime, _settings: Settings, deadline: Deadline) -> None:
    actions.lapse(tx, now, deadline.subject_id)
