"""What comes due with households: a request on which nobody has decided, and one that stays declined."""

from __future__ import annotations

from datetime import datetime

from handlers.households import actions
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from storage.deadlines import Deadline
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.due[actions.UNDECIDED] = undecided
    routes.due[actions.UNDO_OVER] = undo_over


def undecided(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.ask_admins(tx, now, settings, deadline.subject_id)


def undo_over(tx: Tx, _now: datetime, _settings: Settings, deadline: Deadline) -> None:
    actions.close(tx, deadline.subject_id)
