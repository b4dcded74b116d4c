"""What comes due with issues: a limit, an answer that did not come, each morning, the end of what is kept; and
that a building stands in another grid.
"""

from __future__ import annotations

from datetime import datetime

from handlers.issues import actions
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from storage.deadlines import Deadline
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.due[actions.DUE] = run_out
    routes.due[actions.NUDGE] = nudge
    routes.due[actions.ANSWER] = not_answered
    routes.due[actions.REMIND_TO_ANSWER] = remind_to_answer
    routes.due[actions.APPEAL] = not_appealed
    routes.due[actions.MORNING] = morning
    routes.due[actions.FORGET] = forget
    routes.due[actions.NEW_GRID] = new_grid


def run_out(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.run_out(tx, now, settings, deadline.subject_id)


def nudge(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.nudge(tx, now, settings, deadline.subject_id)


def not_answered(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.lapse(tx, now, settings, deadline.subject_id)


def remind_to_answer(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.remind_to_answer(tx, now, settings, deadline.subject_id)


def not_appealed(tx: Tx, now: datetime, _settings: Settings, deadline: Deadline) -> None:
    actions.forgo_appeal(tx, now, deadline.subject_id)


def morning(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.morning(tx, now, settings, deadline.community_id)


def forget(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.forget(tx, now, settings, deadline.subject_id)


def new_grid(tx: Tx, now: datetime, settings: Settings, deadline: Deadline) -> None:
    actions.come_to_new_grid(tx, now, settings, deadline.subject_id)
