"""To ask to belong to a household, and to decide on it: the building's head does, or an admin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import Enum, auto

from handlers.households.actions.living import CAME_IN, MOVED_IN, home_in, household_at, note_down, record
from handlers.kit.admins import meet_admins
from handlers.kit.visit import Settings
from rules import joining as rules
from rules.access import Actor, Role, require
from rules.joining import DECIDE_WITHIN, Relation, Request, RequestState
from rules.notices import Urgency
from rules.places import Place
from rules.refusals import Refused
from storage import cards, deadlines, drafts, households, joining, outbox, people, places, questions, roles, standing
from storage.households import Membership
from storage.people import Person
from storage.store import Tx

APPROVE = "households.approve"
UNDECIDED = "households.undecided"
UNDO_OVER = "households.undo-over"
"""When what was decided on a request stays so: nothing in its messages changes any more."""
ASKED = "join-request"
"""The message in which a request is decided, kept up to date for everybody who got it."""
FOUND = "join-request-found"
"""The message in which somebody who decides found a request again, kept up to date as well."""
REMINDED = "join-request-reminded"
"""The message in which those who decide are reminded of a request, kept up to date as well."""
STANDING = (ASKED, FOUND, REMINDED)
ASKING = "join"
"""The form in which somebody asks."""
PROMPT = "join-prompt"
"""The invitation that leads one person from the group to private chat."""


class Asked(Enum):
    """What becomes of asking: it is sent, or there is no need to."""

    SENT = auto()
    WAITS = auto()
    BELONGS = auto()


def ask(tx: Tx, now: datetime, actor: Actor, settings: Settings, household_id: int, relation: Relation) -> Asked:
    """Ask to be noted down as belonging to a household, or as something else there: whoever heads the building decides,
    else the admins.
    """
    household = household_at(tx, household_id)
    home = home_in(tx, now, household.id, actor.person_id)
    if home and home.relation is relation:
        return Asked.BELONGS
    waiting = joining.waiting_of(tx, actor.person_id)
    if any(request.household_id == household.id for request in waiting):
        return Asked.WAITS
    require_not_just_declined(tx, now, actor, household.id)
    rules.require_few(len(waiting))
    deciding = heads(tx, now, household, actor.person_id) or _admins(tx, now, settings, household, actor.person_id)
    if not deciding:
        raise Refused("refused-join-nobody")
    request = joining.ask(tx, now, household=household, person_id=actor.person_id, relation=relation)
    record(tx, now, actor.person_id, household, "ask", person=actor.person_id, relation=relation.value)
    _expect_decision(tx, now, request)
    tell(tx, now, deciding, request, "asked")
    return Asked.SENT


def require_not_just_declined(tx: Tx, now: datetime, actor: Actor, household_id: int) -> None:
    """Raise `Refused` where this person was declined for a household a short while ago."""
    rules.require_not_just_declined(joining.declined_at(tx, household_id, actor.person_id), now)


def ask_admins(tx: Tx, now: datetime, settings: Settings, request_id: int) -> None:
    """Nobody decided in time: the admins are asked as well, those who were asked before are reminded, and whoever waits
    hears that they do. So it goes on until somebody decides.
    """
    request = joining.find(tx, request_id)
    if request is None or request.state is not RequestState.WAITING:
        return
    household = places.place(tx, request.household_id)
    first = heads(tx, now, household, request.person_id)
    admins = _admins(tx, now, settings, household, request.person_id)
    deciding = {person.id: person for person in (*first, *admins)}
    reminded = [each for each in deciding.values() if cards.find(tx, each.telegram_id, ASKED, request.id)]
    tell(tx, now, reminded, request, "reminded")
    tell(tx, now, [each for each in admins if each not in reminded], request, "asked")
    more_are_asked = len(deciding) > len(first) > 0
    asker = people.by_id(tx, request.person_id)
    tell(tx, now, [asker], request, "admins-asked" if more_are_asked else "undecided")
    _expect_decision(tx, now, request)


def take_office(tx: Tx, now: datetime, building: Place, head: Person) -> None:
    """A building has a new head: they are asked what waits to be decided there."""
    for request in joining.waiting_in(tx, [building]):
        if request.person_id != head.id:
            tell(tx, now, [head], request, "asked")


def leave_office(tx: Tx, now: datetime, settings: Settings, building: Place, head: Person) -> None:
    """Somebody heads a building no more: they read on about no request, and where nobody else does, the admins are
    asked at once.
    """
    for kind in STANDING:
        cards.refresh_all_in(tx, head.telegram_id, kind)
    for request in joining.waiting_in(tx, [building]):
        household = places.place(tx, request.household_id)
        if not heads(tx, now, household, request.person_id):
            tell(tx, now, _admins(tx, now, settings, household, request.person_id), request, "asked")


def request_open_to(tx: Tx, actor: Actor, request_id: int) -> Request:
    """Return a request on which this person may decide. Raises `Refused`, saying why, for any other."""
    request = joining.find(tx, request_id)
    if request is None:
        raise Refused("refused-button")
    require(actor, APPROVE, places.place(tx, request.household_id).path)
    rules.require_anothers(request, actor.person_id)
    rules.require_waiting(request)
    return request


def approve(tx: Tx, now: datetime, actor: Actor, request_id: int) -> Request:
    """Vouch for somebody: from now on they belong to the household."""
    return _let_in(tx, now, actor, request_open_to(tx, actor, request_id))


def undo(tx: Tx, now: datetime, actor: Actor, request: Request) -> Request:
    """Decide the other way on a request on which one decided by a slip of the finger."""
    require(actor, APPROVE, places.place(tx, request.household_id).path)
    if refusal := why_not_undone(tx, now, request, actor.person_id):
        raise refusal
    decide_anew = _let_out if request.state is RequestState.APPROVED else _let_in
    return decide_anew(tx, now, actor, request)


def why_not_undone(tx: Tx, now: datetime, request: Request, person_id: int) -> Refused | None:
    """Return why a decision can't be undone: this person has not just decided so, or the asker did more since."""
    if refusal := rules.why_not_undone(request, person_id, now):
        return refusal
    if request.state is RequestState.APPROVED:
        return None if _let_in_by(tx, now, request) else Refused("refused-join-decided")
    home = home_in(tx, now, request.household_id, request.person_id)
    if home and home.relation is request.relation:
        return Refused("refused-join-there")
    return Refused("refused-join-anew") if joining.asked_after(tx, request) else None


def close(tx: Tx, request_id: int) -> None:
    """Nobody can undo any more what was decided on a request: its messages say so."""
    for kind in STANDING:
        cards.finish(tx, kind, request_id)


def decline(tx: Tx, now: datetime, actor: Actor, request_id: int) -> Request:
    """Say that somebody does not belong there; they are told whom to speak to."""
    request = _decide(tx, now, actor, request_open_to(tx, actor, request_id), RequestState.DECLINED)
    household = places.place(tx, request.household_id)
    record(tx, now, actor.person_id, household, "decline", person=request.person_id)
    return request


def forget(tx: Tx, now: datetime, person_id: int) -> None:
    """Somebody is forgotten: what stands elsewhere about where they live, and about requests that they made
    or decided, names them no more.
    """
    cards.finish(tx, PROMPT, person_id)
    for membership_id in households.ever_of(tx, person_id):
        for kind in (MOVED_IN, CAME_IN):
            standing.take_up(tx, now, kind, membership_id)
            cards.refresh(tx, kind, membership_id)
    for request in joining.of(tx, person_id):
        for kind in STANDING:
            standing.take_up(tx, now, kind, request.id)
            cards.refresh(tx, kind, request.id)
        if request.person_id == person_id:
            _clear(tx, request)
            close(tx, request.id)


def take_back(tx: Tx, now: datetime, actor: Actor, request_id: int) -> Request:
    """Take back what one asked for: nobody has to decide on it any more."""
    request = joining.find(tx, request_id)
    if request is None:
        raise Refused("refused-button")
    rules.require_own(request, actor.person_id)
    rules.require_waiting(request)
    record(tx, now, actor.person_id, places.place(tx, request.household_id), "take-back", person=actor.person_id)
    return _end(tx, now, request, RequestState.WITHDRAWN, decided_by=actor.person_id)


def settle(tx: Tx, now: datetime, household: Place, person_id: int) -> None:
    """Somebody came in by a code: there is nothing left to decide about their request."""
    for request in joining.waiting_of(tx, person_id):
        if request.household_id == household.id:
            _end(tx, now, request, RequestState.JOINED, decided_by=None)


def find_again(tx: Tx, now: datetime, person: Person, request: Request, within: int | None) -> None:
    """Show somebody who decides a request once more, in a message of theirs."""
    outbox.enqueue(
        tx,
        now,
        chat_id=person.telegram_id,
        community_id=request.community_id,
        kind="households.found",
        params={"subject": request.id, "edit": within},
        urgency=Urgency.ANSWER,
    )


def tell(tx: Tx, now: datetime, whom: Iterable[Person], request: Request, kind: str) -> None:
    for person in whom:
        outbox.enqueue(
            tx,
            now,
            chat_id=person.telegram_id,
            community_id=request.community_id,
            kind=f"households.{kind}",
            params={"subject": request.id},
            key=f"households.{kind}:{request.id}:{person.telegram_id}:{now.isoformat()}",
        )


def _expect_decision(tx: Tx, now: datetime, request: Request) -> None:
    due_at = now + DECIDE_WITHIN
    deadlines.set_deadline(tx, community_id=request.community_id, kind=UNDECIDED, subject_id=request.id, due_at=due_at)


def _let_in(tx: Tx, now: datetime, actor: Actor, request: Request) -> Request:
    decided = _decide(tx, now, actor, request, RequestState.APPROVED)
    _stop_asking(tx, now, request)
    note_down(
        tx,
        now,
        places.place(tx, request.household_id),
        request.person_id,
        request.relation,
        verb="approve",
        actor_id=actor.person_id,
        aware={actor.person_id},
    )
    return decided


def _let_out(tx: Tx, now: datetime, actor: Actor, request: Request) -> Request:
    """Take back that somebody was let in; those who live there, who were told, read it where they were. Whoever was
    something else there before is that again.
    """
    household = places.place(tx, request.household_id)
    let_in = _let_in_by(tx, now, request)
    households.leave(tx, now, household_id=household.id, person_id=request.person_id)
    if before := households.left_at(tx, household.id, request.person_id, request.decided_at):
        households.join(tx, now, household=household, person_id=request.person_id, relation=before.relation.value)
    if let_in:
        standing.take_up(tx, now, MOVED_IN, let_in.id)
        cards.refresh(tx, MOVED_IN, let_in.id)
    decided = _end(tx, now, request, RequestState.DECLINED, decided_by=actor.person_id)
    tell(tx, now, [people.by_id(tx, decided.person_id)], decided, "mistaken")
    record(tx, now, actor.person_id, household, "decline", person=request.person_id)
    return decided


def _let_in_by(tx: Tx, now: datetime, request: Request) -> Membership | None:
    """Return how somebody belongs to a household since a request of theirs was approved, if they do by that alone."""
    home = home_in(tx, now, request.household_id, request.person_id)
    return home if home and home.since == request.decided_at else None


def _stop_asking(tx: Tx, now: datetime, request: Request) -> None:
    """Throw away the form in which somebody who is let in was asking anew, unless they ask for another home there."""
    building = places.place(tx, request.household_id).path[1]
    for draft in drafts.of_person(tx, request.person_id):
        same = draft.answers.get("home", request.household_id) == request.household_id
        if draft.form == ASKING and draft.subject_id == building and same:
            drafts.drop(tx, draft.id)
            questions.close(tx, now, draft.id)


def _decide(tx: Tx, now: datetime, actor: Actor, request: Request, state: RequestState) -> Request:
    decided = _end(tx, now, request, state, decided_by=actor.person_id)
    tell(tx, now, [people.by_id(tx, decided.person_id)], decided, state.value)
    return decided


def _end(tx: Tx, now: datetime, request: Request, state: RequestState, *, decided_by: int | None) -> Request:
    decided = joining.decide(tx, now, request, state, decided_by)
    if decided is None:
        raise Refused("refused-join-decided")
    _clear(tx, request)
    if decided_by is None or state is RequestState.WITHDRAWN:
        close(tx, request.id)
        return decided
    for kind in STANDING:
        cards.refresh(tx, kind, request.id)
    over = now + rules.UNDO_WITHIN
    deadlines.set_deadline(tx, community_id=request.community_id, kind=UNDO_OVER, subject_id=request.id, due_at=over)
    return decided


def _clear(tx: Tx, request: Request) -> None:
    for kind in (UNDECIDED, UNDO_OVER):
        deadlines.clear(tx, kind, request.id)


def heads(tx: Tx, now: datetime, household: Place, asker_id: int) -> list[Person]:
    """Return who heads the building, but for the asker: nobody decides on their own request."""
    return [person for person in roles.holders(tx, now, {Role.BUILDING_HEAD}, household) if person.id != asker_id]


def _admins(tx: Tx, now: datetime, settings: Settings, household: Place, asker_id: int) -> list[Person]:
    return [person for person in meet_admins(tx, now, settings, household) if person.id != asker_id]
