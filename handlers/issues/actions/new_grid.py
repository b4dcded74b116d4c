"""A building goes to another grid: what was answered for goes on with those who hold the office there, or at the next
level up.
"""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import added_words, answering, handing_over
from handlers.issues.actions.telling import CARDS, TO_HANDLERS, tell
from handlers.kit.visit import Settings, actor
from rules.access import Actor, Role, roles_at
from rules.issue_readers import reads_on
from rules.issues import ANSWERED_FOR, WORKING, Issue, State
from rules.places import Place
from storage import cards, deadlines, issue_inbox, issues, people, places, roles, standing
from storage.store import Tx

NEW_GRID = "issues.new-grid"


def expect_new_grid(tx: Tx, now: datetime, building: Place) -> None:
    """See to it that what is open in a building that was moved to another grid is handed over at once.

    The bot does so when that comes due, since who moves buildings may know nothing of its settings.
    """
    deadlines.set_deadline(tx, community_id=building.community_id, kind=NEW_GRID, subject_id=building.id, due_at=now)


def come_to_new_grid(tx: Tx, now: datetime, settings: Settings, building_id: int) -> None:
    """A building stands in another grid: what those of the former one answered for, or did the work on, goes on with
    those of the new one, and whoever holds no office there any more reads on about none of it.
    """
    _close_ended_at(tx, now, settings, places.place(tx, building_id))
    for issue in issues.open_at(tx, building_id):
        for kind in CARDS:
            cards.refresh(tx, kind, issue.id)
        added_words.show_once_more(tx, now, added_words.of_issue(tx, issue))
        if issue.state is State.REPORTED:
            _ask_in_new_grid(tx, now, settings, issue)
        elif issue.state in ANSWERED_FOR:
            _leave_to_new_grid(tx, now, settings, issue)
        answering.tell_instead(tx, now, settings, issues.issue(tx, issue.id))


def _ask_in_new_grid(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It waits to be taken on by a grid worker: those of the new grid are asked, in the time that is left."""
    if issue.held_as is not Role.GRID_WORKER:
        return
    here = answering.office_holders(tx, now, settings, issue)
    if not here:
        handing_over.pass_up(tx, now, settings, issue)
        return
    tell(tx, now, here, issue, "to-accept", about=f"{issue.level}:{issue.since.isoformat()}")


def _leave_to_new_grid(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It was taken on: it goes on with those of the new grid where it lay with the grid, or they do the work.

    Where others answer for it and others do the work, its reporter hears both at once.
    """
    gone = Actor(person_id=issue.assignee_id) if issue.assignee_id else None
    with_office = issue.holder_id is None and issue.held_as is Role.GRID_WORKER
    left = with_office or not answering.keepers(tx, now, settings, issue)
    anew = _give_to_body_there(tx, now, settings, issue)
    issue = issues.issue(tx, issue.id)
    handing_over.leave_to_others(tx, now, settings, issue, gone, left=left, elsewhere=True)
    if anew and not left:
        answering.tell_reporter(tx, now, issue)


def _give_to_body_there(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> bool:
    """A body does the work: where the former grid has one of its own, or the new one, that is another now. That of the
    building is not. Return whether others have it now.
    """
    given = answering.last_given(tx, issue)
    if not (issue.body and issue.state in WORKING and given and given.place_id):
        return False
    where, body = places.place(tx, issue.place_id), issue.body
    if where.id in roles.held_at(tx, now, body, where):
        return False
    offices = [office for office in roles.at(tx, now, given.place_id) if office.role is body]
    former = [people.by_id(tx, office.person_id) for office in offices]
    kind = "assigned-former" if given.place_id in where.path else "assigned-elsewhere"
    return answering.with_body(tx, now, settings, issue, former, kind)


def _close_ended_at(tx: Tx, now: datetime, settings: Settings, building: Place) -> None:
    """What has ended at a building is not theirs to read any more either who hold no office there now."""
    for kind in TO_HANDLERS:
        for chat_id, issue in issue_inbox.standing_at(tx, building.id, kind):
            person = people.by_telegram(tx, chat_id)
            if person is None:
                continue
            acting = actor(tx, now, settings, person, None)
            acts_as = answering.acting_as(tx, now, acting, issue)
            if not reads_on(roles_at(acting.holds, building.path), acts_as, person.id, issue):
                standing.take_up_in(tx, now, chat_id, kind, issue.id)
                added_words.show_once_more_in(tx, now, chat_id)
