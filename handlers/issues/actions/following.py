"""Reading of an issue, and following one: to hear of it without having the problem."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions.answering import acting_as
from handlers.issues.actions.telling import record
from rules import issue_readers
from rules import issues as rules
from rules.access import Actor, roles_at
from rules.issue_officers import is_about
from rules.issues import Issue
from rules.refusals import Refused
from storage import issue_followers, issue_supporters, issues, places
from storage.store import Tx

UNSEEN = "refused-issue-unseen"
"""What is answered of an issue that does not exist, and of one that may not be seen: nobody can tell which it is."""


def read(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Return an issue if this person may read of it."""
    try:
        issue = issues.issue(tx, issue_id)
    except Refused:
        raise Refused(UNSEEN) from None
    if not may_read(tx, now, actor, issue):
        raise Refused(UNSEEN)
    return issue


def may_read(tx: Tx, now: datetime, actor: Actor, issue: Issue) -> bool:
    person_id = actor.person_id
    supports = issue_supporters.supports(tx, now, issue.id, person_id)
    takes_part = supports or issue_followers.follows(tx, issue.id, person_id)
    roles = roles_at(actor.holds, places.place(tx, issue.place_id).path)
    return issue_readers.may_read(roles, acting_as(tx, now, actor, issue), person_id, issue, takes_part=takes_part)


def follow(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> tuple[Issue, bool]:
    """Follow an issue, or follow it no more. Return it, and whether this person follows it now."""
    issue = read(tx, now, actor, issue_id)
    rules.require_public(issue)
    supports = issue_supporters.supports(tx, now, issue.id, actor.person_id)
    issue_readers.require_stranger(issue, actor.person_id, supports=supports)
    if issue_followers.unfollow(tx, issue.id, actor.person_id):
        record(tx, now, actor, issue, "unfollow")
        return issue, False
    rules.require_open(issue)
    if is_about(roles_at(actor.holds, places.place(tx, issue.place_id).path), issue):
        raise Refused("refused-follow-about-head")
    issue_followers.follow(tx, now, issue, actor.person_id)
    record(tx, now, actor, issue, "follow")
    return issue, True
