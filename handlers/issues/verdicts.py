"""回访 in the chat: what the reporter answers, by one tap, and what else a reporter decides."""

from __future__ import annotations

from handlers.issues import actions, words
from handlers.issues.views import view_of
from handlers.kit.replies import Replies, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.issues import Issue


def register(routes: Routes) -> None:
    routes.button("issues:confirm", confirm)
    routes.button("issues:partly", partly)
    routes.button("issues:dispute", dispute)
    routes.button("issues:appeal", appeal)
    routes.button("issues:lower", lower)
    routes.button("issues:stay", stay)
    routes.button("issues:withdraw", withdraw)
    routes.button("issues:withdrawn", withdraw_for_good)


def confirm(visit: Visit, issue_id: int, rating: int) -> Replies:
    return _shown(visit, actions.confirm(visit.tx, visit.now, visit.actor(), issue_id, rating))


def partly(visit: Visit, issue_id: int) -> Replies:
    return _shown(visit, actions.partly(visit.tx, visit.now, visit.actor(), visit.settings, issue_id))


def dispute(visit: Visit, issue_id: int) -> Replies:
    return _shown(visit, actions.dispute(visit.tx, visit.now, visit.actor(), visit.settings, issue_id))


def appeal(visit: Visit, issue_id: int) -> Replies:
    issue = actions.appeal(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    return (Show(words.appealed(view_of(visit, issue))),)


def lower(visit: Visit, issue_id: int) -> Replies:
    issue = actions.lower(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    return (Show(words.lowered(view_of(visit, issue))),)


def stay(visit: Visit, issue_id: int) -> Replies:
    issue = actions.stay(visit.tx, visit.now, visit.actor(), issue_id)
    return (Show(words.stays(view_of(visit, issue))),)


def withdraw(visit: Visit, issue_id: int) -> Replies:
    """Ask once more before an issue is taken back: it can't be undone."""
    issue = actions.begin_withdrawing(visit.tx, visit.actor(), issue_id)
    return (Show(words.sure_to_withdraw(issue)),)


def withdraw_for_good(visit: Visit, issue_id: int) -> Replies:
    issue = actions.withdraw(visit.tx, visit.now, visit.actor(), issue_id)
    said = text("issue-withdrawn", number=issue.number)
    return (Show(Words(said)), Toast(said))


def _shown(visit: Visit, issue: Issue) -> Replies:
    return (Show(words.verdict(view_of(visit, issue))),)
