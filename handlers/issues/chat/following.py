"""Following an issue, and what its followers are told."""

from __future__ import annotations

from datetime import datetime

from handlers.issues import actions
from handlers.issues.views import view
from handlers.issues.words import issue_words
from handlers.kit.replies import Replies, Text, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings, Visit
from rules.issues import Issue
from storage import issue_followers, issues, people
from storage.outbox import Notice
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.button("issues:follow", follow)
    routes.notices["issues.followed"] = told


def follow(visit: Visit, issue_id: int) -> Replies:
    """Follow it, or no more: the same button does both, and says which."""
    issue, follows = actions.follow(visit.tx, visit.now, visit.actor(), issue_id)
    return (Toast(said_of_following(visit, issue, follows=follows), alert=follows and not visit.person.reachable),)


def said_of_following(visit: Visit, issue: Issue, *, follows: bool) -> Text:
    """Say what became of the press; whoever can't be told in private yet reads how they can."""
    if not follows:
        return text("issue-unfollowed", number=issue.number)
    if visit.person.reachable:
        return text("issue-followed", number=issue.number)
    return text("issue-followed-unreachable", number=issue.number, bot=visit.settings.bot_username)


def told(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """A follower hears where the issue stands, unless it has moved on by then, or they follow it no more."""
    issue, person = issues.issue(tx, notice.params["subject"]), people.by_telegram(tx, notice.chat_id)
    moved_on = not notice.params["about"].startswith(f"{issue.state}:{issue.level}:")
    if moved_on or person is None or person not in issue_followers.followers(tx, now, issue.id):
        return None
    seen = view(tx, now, settings, issue)
    return Words(
        text("issue-followed-news", number=issue.number, category=seen.category, state=issue_words.state(seen))
    )
