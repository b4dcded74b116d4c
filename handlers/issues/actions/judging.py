"""回访: whether it is solved is for those to say who have the problem; and what follows from what they say."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import clocks, keeping, telling
from handlers.issues.actions.telling import CARDS, step, tell
from handlers.kit.visit import Settings
from rules import issues as rules
from rules.access import Actor, Role
from rules.issues import ABOVE, Issue, Move
from storage import cards, deadlines, issues
from storage.store import Tx


def confirm(tx: Tx, now: datetime, actor: Actor, issue_id: int, rating: int) -> Issue:
    """The reporter says that it is solved, and how well, from 1 to 5: the issue is closed and the group is told."""
    issue = _ones_own(tx, actor, issue_id)
    rules.require_rating(rating)
    issue = step(tx, now, actor, issue, Move.CONFIRM, data={"rating": rating}, rating=rating, ended_at=now)
    clocks.stop(tx, issue)
    telling.announce(tx, now, issue)
    tell(tx, now, telling.supporters(tx, issue), issue, "closed-supporter")
    return issue


def partly(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter says that it is solved in part: it stays open, and those who were at it go on."""
    issue = _ones_own(tx, actor, issue_id)
    issue = clocks.start_work(tx, now, settings, step(tx, now, actor, issue, Move.PARTLY))
    tell(tx, now, telling.at_it(tx, now, issue), issue, "partly", about=now.isoformat())
    return issue


def dispute(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter says that it is not solved: the same holder goes on with it, and the second time the next level."""
    issue = _ones_own(tx, actor, issue_id)
    issue = step(tx, now, actor, issue, Move.DISPUTE, reopened=issue.reopened + 1)
    clocks.stop(tx, issue)
    issue = clocks.start_work(tx, now, settings, issue)
    if rules.goes_up_after(issue.reopened) and issue.level in ABOVE:
        former = telling.at_it(tx, now, issue)
        issue, _ = clocks.bring_to(tx, now, None, settings, issue, Move.ESCALATE, ABOVE[issue.level], holder_id=None)
        tell(tx, now, former, issue, "reopened-former", about=now.isoformat())
    else:
        tell(tx, now, telling.at_it(tx, now, issue), issue, "reopened", about=f"{issue.reopened}")
    return issue


def lapse(tx: Tx, now: datetime, issue_id: int) -> None:
    """The reporter did not answer for days: the issue ends as not reached, which never counts as solved."""
    issue = step(tx, now, None, issues.issue(tx, issue_id), Move.LAPSE, ended_at=now)
    telling.announce(tx, now, issue)
    tell(tx, now, telling.reporter(tx, issue), issue, "lapsed")


def appeal(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter does not accept that it was declined: once, the level above decides anew; at the top the admins."""
    issue = _ones_own(tx, actor, issue_id)
    rules.require_appeal(issue)
    above = ABOVE.get(issue.level)
    issue, _ = clocks.bring_to(
        tx, now, actor, settings, issue, Move.APPEAL, above or issue.level, appealed=1, holder_id=None
    )
    deadlines.clear(tx, clocks.APPEAL, issue.id)
    if above is None:
        issue = issues.change(tx, issue, held_as=Role.ADMIN.value)
    telling.show_cards(tx, now, issue)
    return issue


def forgo_appeal(tx: Tx, now: datetime, issue_id: int) -> None:
    """The days for an appeal are over: the issue ends as declined."""
    issue = issues.issue(tx, issue_id)
    rules.move(issue.state, Move.APPEAL)
    keeping.keep(tx, now, issues.change(tx, issue, ended_at=now))
    for kind in CARDS:
        cards.finish(tx, kind, issue.id)


def _ones_own(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    issue = issues.issue(tx, issue_id)
    rules.require_reporter(issue, actor.person_id)
    return issue
