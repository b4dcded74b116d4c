"""Who answers for an issue: whom it is asked of next, who is at work on it, and who was and hears that it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.issues.actions import added_words, telling
from handlers.issues.actions.rewording import done_by
from handlers.issues.timely import unheard_as
from handlers.kit.admins import meet_admins
from handlers.kit.visit import Settings, actor
from rules import issue_officers as officers
from rules import issues as rules
from rules.access import Actor, Role, roles_at
from rules.issue_assigning import Given, code_of, given_by
from rules.issues import ABOVE, HOLDER, Issue, Move
from rules.places import Level, Place
from storage import cards, issue_events, issues, people, places, roles
from storage.people import Person
from storage.store import Tx

INSTANT = timedelta(microseconds=1)
"""The least by which the clock tells two moments apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Who answers for an issue: at which level, in which office, and all who hold it."""

    level: Level
    office: Role
    people: list[Person]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """Who is told of what those can't hear of who are to see to it: the first office of which somebody can, and those;
    no office where nobody can.
    """

    office: Role | None
    people: list[Person]


def parties(tx: Tx, now: datetime, where: Place, reporter_id: int, *, about_head: bool) -> frozenset[int]:
    """Return whose own case an issue is: who reported it, and who heads the building, where it is about them."""
    heads = roles.holders(tx, now, {Role.BUILDING_HEAD}, where) if about_head else []
    return frozenset({reporter_id, *(person.id for person in heads)})


def parties_to(tx: Tx, now: datetime, issue: Issue) -> frozenset[int]:
    where = places.place(tx, issue.place_id)
    return parties(tx, now, where, issue.reporter_id, about_head=issue.about_head)


def in_office(
    tx: Tx, now: datetime, settings: Settings, where: Place, office: Role, spared: frozenset[int]
) -> list[Person]:
    """Return who holds an office for a place, but for the parties: nobody decides on their own case."""
    found = meet_admins(tx, now, settings, where) if office is Role.ADMIN else roles.holders(tx, now, {office}, where)
    return [person for person in found if person.id not in spared]


def from_level(
    tx: Tx, now: datetime, settings: Settings, where: Place, level: Level, spared: frozenset[int]
) -> Answering:
    """Return who answers at the lowest level from this one up that has holders: a building without a head hands on
    to the grid, and where no office is filled, the admins answer.
    """
    found = in_office(tx, now, settings, where, HOLDER[level], spared)
    if found:
        return Answering(level=level, office=HOLDER[level], people=found)
    if level in ABOVE:
        return from_level(tx, now, settings, where, ABOVE[level], spared)
    return by_admins(tx, now, settings, where, level, spared)


def by_admins(
    tx: Tx, now: datetime, settings: Settings, where: Place, level: Level, spared: frozenset[int]
) -> Answering:
    """Return the admins as those who answer: nobody else is left, or an appeal has come to the top."""
    found = in_office(tx, now, settings, where, Role.ADMIN, spared)
    return Answering(level=level, office=Role.ADMIN, people=found)


def at_level(tx: Tx, now: datetime, settings: Settings, issue: Issue, level: Level) -> Answering:
    """Return who answers for an issue at a level, or at the first above it that has holders."""
    return from_level(tx, now, settings, places.place(tx, issue.place_id), level, parties_to(tx, now, issue))


def here_anew(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Answering:
    """Return who answers for an issue if it is asked anew at its level: an appeal at the top stays with the admins."""
    which = by_admins if officers.is_appeal_to_admins(issue) else from_level
    return which(tx, now, settings, places.place(tx, issue.place_id), issue.level, parties_to(tx, now, issue))


def appealed_to(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Answering:
    """Return who looks at a decline anew: those above the office that declined, and above the last the admins."""
    level = rules.looks_anew(issue.held_as)
    if level:
        return at_level(tx, now, settings, issue, level)
    where = places.place(tx, issue.place_id)
    return by_admins(tx, now, settings, where, Level.COMMUNITY, parties_to(tx, now, issue))


def office_holders(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who holds the office now that an issue lies with."""
    where = places.place(tx, issue.place_id)
    return in_office(tx, now, settings, where, issue.held_as, parties_to(tx, now, issue))


def ask(tx: Tx, now: datetime, settings: Settings, issue: Issue, to: Answering) -> None:
    """Ask those who answer for an issue to take it on."""
    telling.tell(tx, now, to.people, issue, "to-accept", about=f"{issue.level}:{now.isoformat()}")
    if not _reached(to.people):
        tell_instead(tx, now, settings, issue)


def tell_instead(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> None:
    """Where nobody can be reached whom an issue waits for, or who is at it, tell the first who can: they may see to
    it too. Whoever was told already is not told again.
    """
    instead = reached_instead(tx, now, settings, issue)
    if instead:
        telling.tell(tx, now, instead.people, issue, "unheard", about=unheard_as(issue))


def reached_instead(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> Instead | None:
    """Return who is told of an issue of which nobody can be reached who does the work, or whom it waits for; None for
    any other. Those are whoever took it on, the others of their office, or the first office above.
    """
    if issue.state not in rules.PENDING:
        return None
    if _reached(assigned_to(tx, now, issue) or responsible(tx, now, settings, issue)):
        return None
    here = _reached(keepers(tx, now, settings, issue)) or _reached(office_holders(tx, now, settings, issue))
    if here:
        return Instead(office=issue.held_as, people=here)
    where, spared = places.place(tx, issue.place_id), parties_to(tx, now, issue)
    for higher in officers.above(issue.held_as):
        reached = _reached(in_office(tx, now, settings, where, higher, spared))
        if reached:
            return Instead(office=higher, people=reached)
    return Instead(office=None, people=[])


def admins_hear(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> bool:
    """Tell whether any admin can be reached who is no party to an issue."""
    where, spared = places.place(tx, issue.place_id), parties_to(tx, now, issue)
    return bool(_reached(in_office(tx, now, settings, where, Role.ADMIN, spared)))


def heard_anew(tx: Tx, now: datetime, settings: Settings, person: Person) -> None:
    """Somebody in office can be reached from now on, or no more: what is open there says so and is told instead."""
    offices = {office.place_id for office in roles.of_person(tx, now, person.id)}
    pending = {issue.id: issue for place_id in offices for issue in issues.pending_beneath(tx, place_id)}
    for issue in pending.values():
        for kind in (telling.CARD, telling.WORK, telling.FILED):
            cards.refresh(tx, kind, issue.id)
        tell_instead(tx, now, settings, issue)


def _reached(found: list[Person]) -> list[Person]:
    return [person for person in found if person.reachable]


def responsible(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who answers for an issue now: those at work on it, or all in its office, where nobody took it on yet."""
    return at_it(tx, now, settings, issue) or office_holders(tx, now, settings, issue)


def hearing(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who hears what can't wait: those who answer for an issue, and whoever is told instead of them."""
    instead = reached_instead(tx, now, settings, issue)
    return [*responsible(tx, now, settings, issue), *(instead.people if instead else ())]


def at_it(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who works on an issue: who took it on, or their office once they left it, and those it was assigned to."""
    people_at_it = (*keepers(tx, now, settings, issue), *assigned_to(tx, now, issue))
    return list({person.id: person for person in people_at_it}.values())


def keepers(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who answers for what was taken on: whoever did, or all in their office, once they left it."""
    left = issue.holder_id is None and issue.state in rules.ANSWERED_FOR
    return office_holders(tx, now, settings, issue) if left else _holder(tx, now, settings, issue)


def assigned_to(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return whom an issue was given to, as long as they hold an office: those of the body, or the one person; none of
    them is party to it.
    """
    if issue.assignee_id:
        held = roles_at(roles.held_by(tx, now, issue.assignee_id), places.place(tx, issue.place_id).path)
        return [people.by_id(tx, issue.assignee_id)] if officers.works_on(held, issue.assignee_id, issue) else []
    if issue.body is None:
        return []
    found = roles.holders(tx, now, {issue.body}, places.place(tx, issue.place_id))
    spared = parties_to(tx, now, issue)
    return [person for person in found if person.id not in spared]


def told_apart(tx: Tx, now: datetime, body: Role, where: Place) -> Place | None:
    """Return the place whose body has what is given to it at a place, where others hold that office farther up: it is
    told apart from them by that.
    """
    held_at = roles.held_at(tx, now, body, where)
    return places.place(tx, held_at[0]) if len(held_at) > 1 else None


def body_at(tx: Tx, now: datetime, issue: Issue) -> Place | None:
    """Return the place whose body has an issue that is open, where others hold that office farther up."""
    if issue.body is None or issue.state not in rules.PENDING:
        return None
    return told_apart(tx, now, issue.body, places.place(tx, issue.place_id))


def acting_as(tx: Tx, now: datetime, actor: Actor, issue: Issue) -> frozenset[Role]:
    """Return the roles with which somebody acts on an issue, and reads of it."""
    where = places.place(tx, issue.place_id)
    return officers.acting_as(actor.holds, where.path, issue, _with_whom(tx, now, issue))


def _with_whom(tx: Tx, now: datetime, issue: Issue) -> int | None:
    """Return the place whose body an issue is with: the nearest; or was, when it was done."""
    given = last_given(tx, issue) if issue.body and issue.state not in rules.PENDING else None
    return given.place_id if given and given.place_id else _nearest(tx, now, issue)


def _nearest(tx: Tx, now: datetime, issue: Issue) -> int | None:
    """Return the nearest place at which anybody is of the body that an issue was given to."""
    held_at = roles.held_at(tx, now, issue.body, places.place(tx, issue.place_id)) if issue.body else []
    return held_at[0] if held_at else None


def _holder(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who took an issue on, unless they hold no office any more in which they could."""
    if issue.holder_id is None:
        return []
    person = people.by_id(tx, issue.holder_id)
    held = roles_at(actor(tx, now, settings, person, None).holds, places.place(tx, issue.place_id).path)
    return [person] if held & officers.holding(issue) and not officers.is_about(held, issue) else []


def asked(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> list[Person]:
    """Return who is asked whether it is solved: those who have the problem, but for those who worked on it."""
    at_work = worked_on(tx, now, settings, issue) - {issue.reporter_id}
    return [person for person in telling.concerned(tx, now, issue) if person.id not in at_work]


def worked_on(tx: Tx, now: datetime, settings: Settings, issue: Issue) -> frozenset[int | None]:
    """Return who is no judge of the work on an issue: those at it, and whoever did it last, who may have helped."""
    return frozenset({done_by(tx, issue), *(person.id for person in at_it(tx, now, settings, issue))})


def tell_former(
    tx: Tx, now: datetime, actor: Actor | None, settings: Settings, before: Issue, issue: Issue, kind: str
) -> None:
    """Tell those who answered for an issue before, and do no more, but for whoever saw to that."""
    there = [] if rules.is_settled(issue) else responsible(tx, now, settings, issue)
    spared = {person.id for person in there} | ({actor.person_id} if actor else set())
    former = [person for person in responsible(tx, now, settings, before) if person.id not in spared]
    _let_go(tx, now, former, issue, kind)


def _let_go(tx: Tx, now: datetime, former: list[Person], issue: Issue, kind: str) -> None:
    """Tell those who do no more for an issue so. What neighbours added to a private one is not theirs to read on."""
    telling.tell(tx, now, former, issue, kind, about=now.isoformat())
    if issue.private:
        added_words.show_once_more(tx, now, added_words.of_issue(tx, issue))


def assigned_anew(tx: Tx, now: datetime, actor: Actor, before: Issue, issue: Issue) -> None:
    """Tell those who had an issue before, but for whoever gave it on, that others see to it now, and its reporter who
    does.
    """
    spared = {person.id for person in assigned_to(tx, now, issue)} | {actor.person_id}
    former = [person for person in assigned_to(tx, now, before) if person.id not in spared]
    kind = "assigned-former-one" if before.assignee_id else "assigned-former"
    _let_go(tx, now, former, issue, kind)
    tell_reporter(tx, now, issue)


def body_changes(tx: Tx, now: datetime, settings: Settings, issue: Issue, at: datetime) -> None:
    """Somebody came into office at a moment, or left it: others may be the body of an issue by that, unless it was
    given to somebody since, where several left together.
    """
    given = issue_events.last(tx, issue.id, Move.ASSIGN)
    if not (issue.body and given and given.at < at):
        return
    if with_body(tx, now, settings, issue, assigned_to(tx, at - INSTANT, issue)):
        tell_reporter(tx, now, issue)


def with_body(
    tx: Tx, now: datetime, settings: Settings, issue: Issue, former: list[Person], kind: str = "assigned-former"
) -> bool:
    """Where those who are the body of an issue are others than the `former`, give it to them anew, and return whether
    that was done: its reporter is to hear it. Who does the work no more hears that here.
    """
    here = assigned_to(tx, now, issue)
    anew = issue.body is not None and bool(here) and not set(former) & set(here)
    if anew and issue.body:
        _give_anew(tx, now, settings, issue, issue.body, here)
    for card in telling.CARDS:
        cards.refresh(tx, card, issue.id)
    _let_go(tx, now, [each for each in former if each not in here], issue, kind)
    return anew


def _give_anew(tx: Tx, now: datetime, settings: Settings, issue: Issue, body: Role, staff: list[Person]) -> None:
    """Give what a body does the work on to those whom it is now, as it was given first: nobody of them has begun."""
    words = code_of_body(tx, now, issue, body)
    issue = telling.step(tx, now, None, issue, Move.ASSIGN, words=words, data={"body": body.value})
    telling.tell(tx, now, staff, issue, "assigned", about=now.isoformat())
    tell_instead(tx, now, settings, issue)


def code_of_body(tx: Tx, now: datetime, issue: Issue, body: Role) -> str:
    """Return how it is kept that an issue is given to a body: with the place of which those are the body."""
    held_at = [places.place(tx, each) for each in roles.held_at(tx, now, body, places.place(tx, issue.place_id))]
    place = held_at[0]
    return code_of(Given(office=body, place_id=place.id, place=place.name if len(held_at) > 1 else ""))


def place_of_body(tx: Tx, now: datetime, issue: Issue) -> Place | None:
    """Return the place whose body has an issue, whether others hold that office farther up or not."""
    nearest = _nearest(tx, now, issue)
    return places.place(tx, nearest) if nearest else None


def is_another_body(tx: Tx, now: datetime, issue: Issue) -> bool:
    """Tell whether others are the body by now than those to whom an issue was given."""
    given = last_given(tx, issue)
    if not (issue.body and given and given.place_id):
        return False
    return given.place_id != _nearest(tx, now, issue)


def last_given(tx: Tx, issue: Issue) -> Given | None:
    """Return to whom an issue was given last, as far as that is known: older steps may be erased."""
    step = issue_events.last(tx, issue.id, Move.ASSIGN)
    return given_by(step.words) if step and step.words else None


def tell_reporter(tx: Tx, now: datetime, issue: Issue) -> None:
    """Tell its reporter to whom an issue was given."""
    whom = issue.assignee_id or issue.body
    telling.tell(tx, now, telling.reporter(tx, issue), issue, "assigned-reporter", about=f"{whom}@{now.isoformat()}")
