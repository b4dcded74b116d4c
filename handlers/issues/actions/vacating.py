"""An office ends: what was answered for goes on with those who hold the office now, or at the next level up."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from handlers.issues.actions import added_words, answering, handing_over
from handlers.issues.actions.telling import TO_HANDLERS
from handlers.kit.visit import Settings, actor
from rules.access import Actor, Role, roles_at
from rules.issue_officers import holding
from rules.issue_readers import reads_on
from rules.issues import Issue, State
from rules.roles import Office
from storage import cards, issue_inbox, issues, places, standing
from storage.people import Person
from storage.store import Tx


def leave_office(tx: Tx, now: datetime, settings: Settings, person: Person, office: Office) -> None:
    """Somebody holds an office no more: what they had in hand goes on with others, what only they could do is asked of
    others, and they read on about none of it.
    """
    acting = actor(tx, now, settings, person, None)
    _close_ended(tx, now, person, acting)
    for kind in TO_HANDLERS:
        cards.refresh_all_in(tx, person.telegram_id, kind)
    added_words.show_once_more_in(tx, now, person.telegram_id)
    for issue in issue_inbox.left_by(tx, person.id, office.role, office.place_id):
        if issue.state is State.REPORTED:
            handing_over.pass_up(tx, now, settings, issue)
        else:
            held = roles_at(acting.holds, places.place(tx, issue.place_id).path)
            left = _is_left(tx, now, settings, issue, person, held)
            handing_over.leave_to_others(tx, now, settings, issue, Actor(person_id=person.id), left=left)
            if issue.body is office.role:
                answering.body_changes(tx, now, settings, issues.issue(tx, issue.id), office.until or now)


def _close_ended(tx: Tx, now: datetime, person: Person, acting: Actor) -> None:
    """What has ended is not theirs to read any more either: its message is shown once more, to say so."""
    path = cache(lambda place_id: places.place(tx, place_id).path)
    for kind in TO_HANDLERS:
        for issue in issue_inbox.standing_with(tx, person.telegram_id, kind):
            held = roles_at(acting.holds, path(issue.place_id))
            if not reads_on(held, answering.acting_as(tx, now, acting, issue), person.id, issue):
                standing.take_up_in(tx, now, person.telegram_id, kind, issue.id)


def _is_left(tx: Tx, now: datetime, settings: Settings, issue: Issue, person: Person, held: frozenset[Role]) -> bool:
    """Tell whether nobody answers any more for what was taken on: its holder, or all in the office, once they left."""
    if issue.holder_id is None:
        return not answering.office_holders(tx, now, settings, issue)
    return issue.holder_id == person.id and not held & holding(issue)
