"""What is said about offices without being asked, put into words when it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.kit.replies import Words
from handlers.kit.routes import NoticeWords, Routes
from handlers.kit.visit import Settings
from handlers.roles import actions, words
from handlers.roles.views import view
from rules.roles import Office
from storage import roles
from storage.outbox import Notice
from storage.store import Tx


def register(routes: Routes) -> None:
    for kind, still_true in KINDS.items():
        routes.notices[f"roles.{kind}"] = _notice(kind, still_true)


def _notice(kind: str, still_true: Callable[[Tx, datetime, Office], bool]) -> NoticeWords:
    def said(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
        office = roles.office(tx, notice.params["office"])
        until = office.until.isoformat() if office.until else ""
        unchanged = until == notice.params["until"]
        return words.told(kind, view(tx, office)) if unchanged and still_true(tx, now, office) else None

    return said


def _held(_tx: Tx, now: datetime, office: Office) -> bool:
    return office.is_held(now)


def _over(tx: Tx, now: datetime, office: Office) -> bool:
    """Whoever was given the same office again meanwhile has not lost it."""
    again = ((each.person_id, each.role) for each in roles.at(tx, now, office.place_id))
    return (office.person_id, office.role) not in again


KINDS: Mapping[str, Callable[[Tx, datetime, Office], bool]] = {
    "granted": _held,
    "extended": _held,
    "revoked": _over,
    "ended": _over,
    "over": _over,
    "ending": _held,
    "ending-own": _held,
    "vacant": actions.is_vacant,
}
"""The notices, each with whether it is true still."""
