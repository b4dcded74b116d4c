"""What comes due with offices: one ends, or will soon."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from handlers.roles import actions
from storage.deadlines import Deadline
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.due[actions.END] = run_out
    routes.due[actions.REMIND] = remind


def run_out(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.run_out(tx, now, settings, deadline.subject_id)


def remind(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.remind(tx, now, settings, deadline.subject_id)
