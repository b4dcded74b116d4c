"""并案: several issues that are one and the same are handled as one, and parted again where that was wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache

from handlers.issues.actions import alarming, answering, clocks, telling
from handlers.issues.actions.handling import begin_move
from handlers.issues.actions.telling import CARDS, step, tell
from handlers.kit.visit import Settings
from rules.access import Actor, may, require, roles_at
from rules.issue_incidents import require_mergeable, require_partable, sets_back
from rules.issue_officers import is_about, open_to
from rules.issues import Issue, Move
from rules.refusals import Refused
from storage import cards, issue_supporters, issues, places
from storage.store import Tx


def begin_merging(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> tuple[Issue, list[Issue]]:
    """Return an issue, if this person may merge it, and the ones nearby into which they may."""
    issue = begin_move(tx, now, actor, issue_id, Move.MERGE)
    path = _paths(tx)
    around = issues.pending_around(tx, issue)
    fitting = [head for head in around if not sets_back(issue, head)]
    return issue, [head for head in fitting if _may(path(head.place_id), actor, head, Move.MERGE)]


def merge_into_number(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, number: int) -> Issue:
    """Merge an issue into the one of the same community that has this number."""
    issue = begin_move(tx, now, actor, issue_id, Move.MERGE)
    head = issues.numbered(tx, issue.community_id, number)
    if head is None:
        raise Refused("refused-merge-unknown", number=number)
    return merge(tx, now, actor, settings, issue_id, head.id)


def merge(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, head_id: int) -> Issue:
    """Handle an issue together with another one, its head. Return it as it stands then.

    Its clock stops; where it is urgent the head is, too. Whoever reported or joined it supports the head from now on,
    and hears the end of that, but for whom the head is about. What had been merged into it goes along.
    """
    issue, head = begin_move(tx, now, actor, issue_id, Move.MERGE), issues.issue(tx, head_id)
    require_mergeable(issue, _open_head(tx, actor, issue, head))
    if not _may(places.place(tx, head.place_id).path, actor, head, Move.MERGE):
        raise Refused("refused-merge-not-theirs", number=head.number)
    for beneath in issues.merged(tx, issue.id):
        issue_supporters.take_back(tx, issue, beneath)
        _put_beneath(tx, now, actor, beneath, head)
    head, danger = alarming.bring_along(tx, now, settings, head, issue), alarming.danger_of(tx, issue)
    concerned = telling.concerned(tx, now, issue)
    at_it = answering.at_it(tx, now, settings, issue)
    issue = step(
        tx,
        now,
        actor,
        issue,
        Move.MERGE,
        words=f"#{head.number}",
        data={"into": head.number},
        merged_into=head.id,
    )
    clocks.stop(tx, issue)
    issue_supporters.bring_along(tx, now, head, issue)
    _refresh(tx, head)
    hear_its_end = telling.concerned(tx, now, head)
    for person in concerned:
        kind = "merged" if person in hear_its_end else "merged-away"
        tell(tx, now, [person], issue, kind, about=now.isoformat())
    at_head = answering.at_it(tx, now, settings, head)
    for whom, kind in ((at_head, "merged-head"), ([each for each in at_it if each not in at_head], "merged-worker")):
        others = [person for person in whom if person.id != actor.person_id]
        tell(tx, now, others, issue, kind, about=now.isoformat(), at_once=danger is not None)
    return issue


def begin_parting(tx: Tx, actor: Actor, head_id: int) -> tuple[Issue, list[Issue]]:
    """Return the head of an incident with what was merged into it and this person may part from it."""
    head = issues.issue(tx, head_id)
    require(actor, "issues.handle", places.place(tx, head.place_id).path)
    path = _paths(tx)
    beneath = [each for each in issues.merged(tx, head.id) if _may(path(each.place_id), actor, each, Move.UNMERGE)]
    if not beneath:
        raise Refused("refused-nothing-merged", number=head.number)
    return head, beneath


def part(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> tuple[Issue, Issue]:
    """Handle an issue by itself again: somebody at its level has to take it on anew. Return it, and the former head.

    It takes back just those who came to the head by it; those whom another merged one brought as well stay.
    """
    issue = begin_move(tx, now, actor, issue_id, Move.UNMERGE)
    require_partable(issue)
    assert issue.merged_into is not None
    head, before = issues.issue(tx, issue.merged_into), issue
    to = answering.here_anew(tx, now, settings, issue)
    # Why it was declined goes on with an appeal that nobody took on; what else was said before it was merged does not.
    why = issue.why if issue.appealed and issue.holder_id is None else None
    issue = clocks.bring_to(tx, now, actor, settings, issue, Move.UNMERGE, to, merged_into=None, why=why)
    issue_supporters.take_back(tx, head, issue)
    for beneath in issues.merged(tx, head.id):
        issue_supporters.bring_along(tx, now, head, beneath)
    _refresh(tx, head)
    tell(tx, now, telling.concerned(tx, now, issue), issue, "parted", about=now.isoformat())
    answering.tell_former(tx, now, actor, settings, before, issue, "parted-former")
    _tell_at_head(tx, now, actor, settings, before, issue, head)
    return issue, head


def _tell_at_head(
    tx: Tx, now: datetime, actor: Actor, settings: Settings, before: Issue, issue: Issue, head: Issue
) -> None:
    """Tell those at work on the head what is not part of that any more, unless they hear of it otherwise."""
    hear = (*answering.responsible(tx, now, settings, issue), *answering.responsible(tx, now, settings, before))
    spared = {person.id for person in hear} | {actor.person_id}
    others = [person for person in answering.at_it(tx, now, settings, head) if person.id not in spared]
    tell(tx, now, others, issue, "parted-head", about=now.isoformat(), what=str(head.number))


def _open_head(tx: Tx, actor: Actor, issue: Issue, head: Issue) -> Issue:
    """Return the head. Raises `Refused` for one that was merged itself, naming the one that it is in.

    Of what others handle nothing is said: not whether it is private, nor where it stands.
    """
    if head.community_id != issue.community_id:
        return head
    path = places.place(tx, head.place_id).path
    if not may(actor, "issues.handle", path) or is_about(roles_at(actor.holds, path), head):
        raise Refused("refused-merge-not-theirs", number=head.number)
    if head.merged_into not in (None, issue.id):
        into = issues.issue(tx, head.merged_into)
        raise Refused("refused-merge-merged", number=head.number, head=into.number)
    return head


def _put_beneath(tx: Tx, now: datetime, actor: Actor, issue: Issue, head: Issue) -> None:
    """Let what was merged already into an issue go along with it to another head."""
    issue = issues.change(tx, issue, merged_into=head.id)
    issue_supporters.bring_along(tx, now, head, issue)
    telling.record(tx, now, actor, issue, "merge-along", words=f"#{head.number}", data={"into": head.number})
    _refresh(tx, issue)


def _paths(tx: Tx) -> Callable[[int], tuple[int, ...]]:
    """Return how the path of a place is looked up, once each: many issues lie at few places."""
    return cache(lambda place_id: places.place(tx, place_id).path)


def _may(path: tuple[int, ...], actor: Actor, issue: Issue, what: Move) -> bool:
    """Tell whether this person may do this with an issue of a place, as far as offices go."""
    holds = may(actor, "issues.handle", path)
    return holds and what in open_to(roles_at(actor.holds, path), actor.person_id, issue)


def _refresh(tx: Tx, issue: Issue) -> None:
    for kind in CARDS:
        cards.refresh(tx, kind, issue.id)
