"""An office ends, or a building goes to another grid: what was answered for goes on with those who hold the office now,
or at the next level up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from handlers.issues.actions import answering, clocks, telling
from handlers.issues.actions.telling import CARDS, DONE, WORK, record, step, tell
from handlers.kit.visit import Settings, actor
from rules.access import Actor, Held, Role, roles_at
from rules.issue_officers import holding
from rules.issue_readers import reads_on
from rules.issues import ANSWERED_FOR, WORKING, Issue, Move, State, can
from rules.places import Place
from rules.roles import Office
from storage import cards, deadlines, issue_events, issue_inbox, issues, people, places, standing
from storage.people import Person
from storage.store import Tx

NEW_GRID = "issues.new-grid"

TO_HANDLERS = (WORK, DONE)
"""What those who handle an issue are shown of it, and nobody else."""


def leave_office(tx: Tx, now: datetime, settings: Settings, person: Person, office: Office) -> None:
    """Somebody holds an office no more: what they had in hand goes on with others, what only they could do is asked of
    others, and they read on about none of it.
    """
    holds = actor(tx, now, settings, person, None).holds
    _close_ended(tx, now, person, holds)
    for kind in TO_HANDLERS:
        cards.refresh_all_in(tx, person.telegram_id, kind)
    for issue in issue_inbox.left_by(tx, person.id, office.role, office.place_id):
        if issue.state is State.REPORTED:
            _pass_up(tx, now, settings, issue)
        else:
            held = roles_at(holds, places.place(tx, issue.place_id).path)
            left = _is_left(tx, now, settings, issue, person, held)
            leave_to_others(tx, now, settings, issue, Actor(person_id=person.id), left=left)
            if issue.body is office.role:
                answering.body_changes(tx, now, settings, issues.issue(tx, issue.id), office.until or now)


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
        if issue.state is State.REPORTED:
            _ask_in_new_grid(tx, now, settings, issue)
        elif issue.state in ANSWERED_FOR:
            _leave_to_new_grid(tx, now, settings, issue)


def hand_over_if_left(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Issue:
    """An issue that had ended is open again: where whoever had it in hand has left that office since, others go on."""
    if issue.state in WORKING and not answering.keepers(tx, now, settings, issue):
        _hand_over(tx, now, settings, issue)
    return issues.issue(tx, issue.id)


def leave_to_others(
    tx: Tx, now: datetime, settings: Settings, issue: Issue, gone: Actor | None, *, left: bool, elsewhere: bool = False
) -> None:
    """It was taken on: where nobody is left who does the work, with whoever is gone, or who answers for it, others see
    to it.
    """
    before = issue
    if _is_forsaken(tx, now, issue):
        issue = _forsake(tx, now, issue, gone)
    if left:
        _hand_over(tx, now, settings, issue, elsewhere=elsewhere)
    elif issue is not before:
        _tell_forsaken(tx, now, settings, issue)


def _ask_in_new_grid(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It waits to be taken on by a grid worker: those of the new grid are asked, in the time that is left."""
    if issue.held_as is not Role.GRID_WORKER:
        return
    here = answering.office_holders(tx, now, settings, issue)
    if not here:
        _pass_up(tx, now, settings, issue)
        return
    tell(tx, now, here, issue, "to-accept", about=f"{issue.level}:{issue.since.isoformat()}")
    answering.tell_instead(tx, now, settings, issue)


def _leave_to_new_grid(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It was taken on: it goes on with those of the new grid where it lay with the grid, or they do the work."""
    gone = Actor(person_id=issue.assignee_id) if issue.assignee_id else None
    with_office = issue.holder_id is None and issue.held_as is Role.GRID_WORKER
    left = with_office or not answering.keepers(tx, now, settings, issue)
    leave_to_others(tx, now, settings, issue, gone, left=left, elsewhere=True)
    _ask_body_anew(tx, now, issues.issue(tx, issue.id))


def _ask_body_anew(tx: Tx, now: datetime, issue: Issue) -> None:
    """Those who are of the body now that it was given to are asked to do the work; who was asked then is not again."""
    given = issue_events.last(tx, issue.id, Move.ASSIGN)
    if issue.body and given and issue.state in WORKING:
        answering.ask_body(tx, now, issue, given.at)


def _close_ended(tx: Tx, now: datetime, person: Person, holds: Iterable[Held]) -> None:
    """What has ended is not theirs to read any more either: its message is shown once more, to say so."""
    path = cache(lambda place_id: places.place(tx, place_id).path)
    for kind in TO_HANDLERS:
        for issue in issue_inbox.standing_with(tx, person.telegram_id, kind):
            if not reads_on(roles_at(holds, path(issue.place_id)), person.id, issue):
                standing.take_up_in(tx, now, person.telegram_id, kind, issue.id)


def _close_ended_at(tx: Tx, now: datetime, settings: Settings, building: Place) -> None:
    """What has ended at a building is not theirs to read any more either who hold no office there now."""
    for kind in TO_HANDLERS:
        for chat_id, issue in issue_inbox.standing_at(tx, building.id, kind):
            person = people.by_telegram(tx, chat_id)
            if person is None:
                continue
            held = roles_at(actor(tx, now, settings, person, None).holds, building.path)
            if not reads_on(held, person.id, issue):
                standing.take_up_in(tx, now, chat_id, kind, issue.id)


def _is_left(tx: Tx, now: datetime, settings: Settings, issue: Issue, person: Person, held: frozenset[Role]) -> bool:
    """Tell whether nobody answers any more for what was taken on: its holder, or all in the office, once they left."""
    if issue.holder_id is None:
        return not answering.office_holders(tx, now, settings, issue)
    return issue.holder_id == person.id and not held & holding(issue)


def _is_forsaken(tx: Tx, now: datetime, issue: Issue) -> bool:
    """Tell whether the work was given to somebody, and nobody is left who does it."""
    given = issue.body or issue.assignee_id
    return bool(given) and can(issue.state, Move.FORSAKE) and not answering.assigned_to(tx, now, issue)


def _forsake(tx: Tx, now: datetime, issue: Issue, gone: Actor | None) -> Issue:
    """Whoever it was given to is gone, the last of them with this person, where it was one: its holder has it again,
    as if returned.
    """
    return step(tx, now, gone, issue, Move.FORSAKE, body=None, assignee_id=None, assignee_as=None)


def _tell_forsaken(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Those who answer for it are to give it to somebody else; its reporter hears with whom it is until then."""
    tell(tx, now, answering.keepers(tx, now, settings, issue), issue, "forsaken", about=now.isoformat())
    tell(tx, now, telling.reporter(tx, issue), issue, "forsaken-reporter", about=now.isoformat())
    answering.tell_instead(tx, now, settings, issue)


def _pass_up(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """It waits to be taken on: where nobody is left who could, that is asked of the next level at once."""
    if answering.office_holders(tx, now, settings, issue):
        return
    to = answering.here_anew(tx, now, settings, issue)
    if to.office is issue.held_as:
        return
    issue = clocks.bring_to(tx, now, None, settings, issue, Move.ESCALATE, to)
    tell(tx, now, telling.reporter(tx, issue), issue, "passed-up", about=f"{issue.level}:{now.isoformat()}")


def _hand_over(tx: Tx, now: datetime, settings: Settings, issue: Issue, *, elsewhere: bool = False) -> None:
    """It was taken on: the work and its time go on as they are, and all who hold the office now answer for it: another
    one, or the same `elsewhere`, of which its reporter hears.
    """
    before, to = issue, answering.here_anew(tx, now, settings, issue)
    issue = issues.change(tx, issue, holder_id=None, level=to.level.value, held_as=to.office.value)
    if to.level is not before.level:
        issue = issues.change(tx, issue, since=now, lower_because=None)
    record(tx, now, None, issue, "hand-over", data={"level": to.level.value})
    for kind in CARDS:
        cards.refresh(tx, kind, issue.id)
    if issue.state is State.RESOLVED:
        return
    tell(tx, now, to.people, issue, "handed-over", about=now.isoformat())
    answering.tell_instead(tx, now, settings, issue)
    if elsewhere or to.office is not before.held_as:
        tell(tx, now, telling.reporter(tx, issue), issue, "handed-over-reporter", about=now.isoformat())
