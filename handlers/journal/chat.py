"""The journal in chat: `/audit`."""

from __future__ import annotations

from handlers.journal import actions, words
from handlers.kit.replies import Replies, Say
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit


def register(routes: Routes) -> None:
    routes.command("audit", audit, needs="journal.audit", group=False, personal=True)


def audit(visit: Visit, _argument: str) -> Replies:
    """`/audit`: what it finds is for the admin alone, so nothing of it is said in a group."""
    return (Say(words.found(actions.audit(visit.tx, visit.actor(), bot_id=visit.settings.bot_id))),)
