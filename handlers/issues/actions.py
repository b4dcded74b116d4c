"""What people can do with issues 诉求, and what happens to issues by themselves. Each is one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from rules import issues as rules
from rules.access import BODIES, Actor, Role, require, roles_at
from rules.issues import ABOVE, HOLDER, Issue, Limits, Move, Report, State
from rules.journal import Entry, salted
from rules.notices import Urgency
from rules.places import Level, Place
from rules.refusals import Refused
from storage import cards, deadlines, issues, journal, outbox, people, places, roles
from storage.people import Person
from storage.places import Chat
from storage.store import Tx

CARD = "issue"
WORK = "issue-work"
VERDICT = "issue-verdict"
CARDS = (CARD, WORK, VERDICT)
"""What is kept up to date: the card in the group, the one of each who handles it, the reporter's question."""

PROMPT = "report-prompt"
"""The invitation that leads one person from the group to private chat."""

ACCEPT = "issues.accept"
ANSWER = "issues.answer"


def begin_reporting(tx: Tx, now: datetime, actor: Actor, limits: Limits) -> None:
    """Raise `Refused` if this person may file no more today: asked before the form, and again at its end."""
    rules.require_room(issues.filed_since(tx, actor.person_id, now - timedelta(days=1)), limits)


def report(
    tx: Tx,
    now: datetime,
    actor: Actor,
    *,
    limits: Limits,
    where: Place,
    told: Report,
    admins: frozenset[int] = frozenset(),
) -> Issue:
    """File an issue: it gets its number, its card in the group, and somebody who has to accept it by a deadline.

    `admins` are the Telegram ids of those who answer where no office is filled.
    """
    require(actor, "issues.report", where.path)
    begin_reporting(tx, now, actor, limits)
    level, holders = _level_with_holders(tx, now, where, Level.BUILDING)
    issue = issues.file(
        tx,
        now,
        told,
        where=where,
        reporter_id=actor.person_id,
        level=level,
        held_as=HOLDER[level] if holders else Role.ADMIN,
        accept_by=rules.accept_by(limits, urgent=told.urgent, since=now),
    )
    hashed = salted(told.words, issues.salt(tx, issue.id))
    _record(tx, now, actor, issue, "report", {"category": told.category, "words": hashed})
    for chat in _groups(tx, issue):
        cards.want(
            tx,
            now,
            community_id=issue.community_id,
            chat_id=chat.telegram_id,
            thread_id=chat.thread_id,
            kind=CARD,
            subject_id=issue.id,
        )
    _await_acceptance(tx, issue, issue.accept_by)
    _tell(tx, now, holders or _admins(tx, now, where, admins), issue, "to-accept", about=f"{issue.level}")
    return issue


def join(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> tuple[Issue, bool]:
    """Support an issue ("我也遇到"). Return it, and whether this person joined only now."""
    issue = issues.issue(tx, issue_id)
    require(actor, "issues.join", places.place(tx, issue.place_id).path)
    rules.require_public(issue)
    rules.require_open(issue)
    if issue.reporter_id == actor.person_id:
        raise Refused("refused-own-issue")
    joined = issues.support(tx, now, issue, actor.person_id)
    if joined:
        _record(tx, now, actor, issue, "join")
        cards.refresh(tx, CARD, issue.id)
    return issue, joined


def accept(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """Take responsibility for an issue at its level."""
    issue, where = _at_work(tx, actor, "issues.accept", issue_id)
    acting = roles_at(actor.holds, where.path)
    rules.require_holder(acting, issue.level)
    held_as = rules.held_as(acting, issue.level)
    issue = _move(tx, now, actor, issue, Move.ACCEPT, holder_id=actor.person_id, held_as=held_as.value)
    deadlines.clear(tx, ACCEPT, issue.id)
    _tell(tx, now, [people.by_id(tx, issue.reporter_id)], issue, "accepted")
    return issue


def begin_assigning(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may assign it now: asked before the choice, and again after it."""
    issue, where = _at_work(tx, actor, "issues.assign", issue_id)
    rules.require_holder(roles_at(actor.holds, where.path), issue.level)
    rules.move(issue.state, Move.ASSIGN)
    return issue


def assign(tx: Tx, now: datetime, actor: Actor, issue_id: int, body: Role) -> Issue:
    """Ask one body to do the work: the residents' committee, the owners' committee or the property company."""
    issue = begin_assigning(tx, actor, issue_id)
    where = places.place(tx, issue.place_id)
    if body not in BODIES:
        raise Refused("refused-button")
    if issue.state is State.ASSIGNED and issue.body is body:
        return issue
    staff = roles.holders(tx, now, {body}, where)
    if not staff:
        raise Refused("refused-nobody-there", body=body.value)
    former = roles.holders(tx, now, {issue.body}, where) if issue.body else []
    issue = _move(tx, now, actor, issue, Move.ASSIGN, {"body": body.value}, body=body.value)
    _tell(tx, now, staff, issue, "assigned", about=now.isoformat())
    _tell(tx, now, former, issue, "assigned-former", about=now.isoformat())
    _tell(tx, now, [people.by_id(tx, issue.reporter_id)], issue, "assigned-reporter", about=now.isoformat())
    return issue


def begin_resolving(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    """Return the issue if this person may say now that it is done: asked before the form, and again at its end."""
    issue, where = _at_work(tx, actor, "issues.resolve", issue_id)
    rules.move(issue.state, Move.RESOLVE)
    rules.require_resolver(roles_at(actor.holds, where.path), issue)
    return issue


def resolve(
    tx: Tx, now: datetime, actor: Actor, issue_id: int, *, limits: Limits, words: str, photos: tuple[str, ...]
) -> Issue:
    """Say that the work is done. Whether it is solved is for the reporter to say, within some days."""
    issue = begin_resolving(tx, actor, issue_id)
    hashed = {"words": salted(words, issues.salt(tx, issue.id))}
    issue = _move(
        tx, now, actor, issue, Move.RESOLVE, hashed, result=words, result_photos=json.dumps(photos), resolved_at=now
    )
    deadlines.set_deadline(
        tx, community_id=issue.community_id, kind=ANSWER, subject_id=issue.id, due_at=now + limits.answer
    )
    _tell(tx, now, [people.by_id(tx, issue.reporter_id)], issue, "resolved", about=f"{issue.reopened}")
    others = [person for person in _at_it(tx, now, issue) if person.id != actor.person_id]
    _tell(tx, now, others, issue, "done", about=f"{issue.reopened}")
    return issue


def confirm(tx: Tx, now: datetime, actor: Actor, issue_id: int, rating: int) -> Issue:
    """The reporter says that it is solved, and how well, from 1 to 5: the issue is closed and the group is told."""
    issue = issues.issue(tx, issue_id)
    rules.require_reporter(issue, actor.person_id)
    rules.require_rating(rating)
    issue = _move(tx, now, actor, issue, Move.CONFIRM, {"rating": rating}, rating=rating, ended_at=now)
    deadlines.clear(tx, ANSWER, issue.id)
    _announce(tx, now, issue)
    return issue


def dispute(tx: Tx, now: datetime, actor: Actor, issue_id: int) -> Issue:
    """The reporter says that it is not solved: the same holder goes on with it."""
    issue = issues.issue(tx, issue_id)
    rules.require_reporter(issue, actor.person_id)
    issue = _move(tx, now, actor, issue, Move.DISPUTE, reopened=issue.reopened + 1)
    deadlines.clear(tx, ANSWER, issue.id)
    _tell(tx, now, _at_it(tx, now, issue), issue, "reopened", about=f"{issue.reopened}")
    return issue


def escalate(tx: Tx, now: datetime, limits: Limits, issue_id: int, *, admins: frozenset[int] = frozenset()) -> None:
    """Nobody accepted in time: the issue goes up a level, and the former holder, the new one and the reporter hear it.

    小事不出网格，大事不出社区. At the top there is nobody above to give it to: there those who hold it are reminded.
    """
    issue = issues.issue(tx, issue_id)
    where = places.place(tx, issue.place_id)
    if issue.level not in ABOVE:
        _remind(tx, now, limits, issue, where, admins)
        return
    above, holders = _level_with_holders(tx, now, where, ABOVE[issue.level])
    former = roles.holders(tx, now, {HOLDER[issue.level]}, where)
    held_as = HOLDER[above] if holders else Role.ADMIN
    issue = _move(
        tx,
        now,
        None,
        issue,
        Move.ESCALATE,
        {"level": above.value},
        level=above.value,
        held_as=held_as.value,
        accept_by=rules.accept_by(limits, urgent=issue.urgent, since=now),
    )
    _await_acceptance(tx, issue, issue.accept_by)
    _tell(tx, now, holders or _admins(tx, now, where, admins), issue, "to-accept", about=f"{issue.level}")
    _tell(tx, now, former, issue, "escalated-former", about=f"{issue.level}")
    _tell(tx, now, [people.by_id(tx, issue.reporter_id)], issue, "escalated-reporter", about=f"{issue.level}")
    for chat in places.chats_of(tx, where, "staff"):
        _post(tx, now, chat.telegram_id, chat.thread_id, issue, "escalated-staff", about=f"{issue.level}")


def lapse(tx: Tx, now: datetime, issue_id: int) -> None:
    """The reporter did not answer for days: the issue ends as not reached, which never counts as solved."""
    issue = _move(tx, now, None, issues.issue(tx, issue_id), Move.LAPSE, ended_at=now)
    _announce(tx, now, issue)
    _tell(tx, now, [people.by_id(tx, issue.reporter_id)], issue, "lapsed")


def _remind(tx: Tx, now: datetime, limits: Limits, issue: Issue, where: Place, admins: frozenset[int]) -> None:
    """Nobody at the top took it on in time: remind them and the admins; the first time, say so openly."""
    issue = _move(tx, now, None, issue, Move.REMIND, reminders=issue.reminders + 1)
    _await_acceptance(tx, issue, rules.remind_at(limits, now))
    holders = roles.holders(tx, now, {HOLDER[issue.level]}, where)
    everybody = {person.id: person for person in (*holders, *_admins(tx, now, where, admins))}
    _tell(tx, now, everybody.values(), issue, "overdue", about=f"{issue.reminders}")
    if issue.reminders > 1:
        return
    _tell(tx, now, [people.by_id(tx, issue.reporter_id)], issue, "overdue-reporter")
    for chat in places.chats_of(tx, where, "staff"):
        _post(tx, now, chat.telegram_id, chat.thread_id, issue, "overdue-staff")


def _at_work(tx: Tx, actor: Actor, what: str, issue_id: int) -> tuple[Issue, Place]:
    issue = issues.issue(tx, issue_id)
    where = places.place(tx, issue.place_id)
    require(actor, what, where.path)
    return issue, where


def _move(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    what: Move,
    data: Mapping[str, str | int | None] | None = None,
    **columns: str | int | datetime | None,
) -> Issue:
    """Let an issue make a move, write it into the journal, and want its cards up to date."""
    moved = issues.change(tx, issue, state=rules.move(issue.state, what).value, **columns)
    _record(tx, now, actor, moved, what.value, data or {})
    show = cards.finish if moved.state in rules.ENDED else cards.refresh
    for kind in CARDS:
        show(tx, kind, issue.id)
    return moved


def _record(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    verb: str,
    data: Mapping[str, str | int | None] | None = None,
) -> None:
    journal.append(
        tx,
        Entry(
            community_id=issue.community_id,
            at=now,
            actor_id=actor.person_id if actor else None,
            verb=f"issues.{verb}",
            subject=f"issue:{issue.id}",
            data=data or {},
        ),
    )


def _level_with_holders(tx: Tx, now: datetime, where: Place, level: Level) -> tuple[Level, list[Person]]:
    """Return the lowest level from this one up that has holders: a building without a head hands on to the grid."""
    holders = roles.holders(tx, now, {HOLDER[level]}, where)
    if holders or level not in ABOVE:
        return level, holders
    return _level_with_holders(tx, now, where, ABOVE[level])


def _admins(tx: Tx, now: datetime, where: Place, named: frozenset[int]) -> list[Person]:
    """Return who answers where no office is filled: the admins of the place, and those named in the settings."""
    # One who never wrote to the bot is noted down without a name: what is owed waits until they press Start.
    known = [
        people.by_telegram(tx, telegram_id)
        or people.meet(tx, now, telegram_id=telegram_id, name="", language_code=None)
        for telegram_id in sorted(named)
    ]
    return [*roles.holders(tx, now, {Role.ADMIN}, where), *known]


def _at_it(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return who works on an issue: its holder, and the body that it was assigned to."""
    where = places.place(tx, issue.place_id)
    holder = [people.by_id(tx, issue.holder_id)] if issue.holder_id else []
    body = roles.holders(tx, now, {issue.body}, where) if issue.body else []
    return list({person.id: person for person in (*holder, *body)}.values())


def _await_acceptance(tx: Tx, issue: Issue, due_at: datetime) -> None:
    deadlines.set_deadline(tx, community_id=issue.community_id, kind=ACCEPT, subject_id=issue.id, due_at=due_at)


def _groups(tx: Tx, issue: Issue) -> list[Chat]:
    """Return the groups of the neighbours whom an issue concerns: none for a private one."""
    return [] if issue.private else places.chats_of(tx, places.place(tx, issue.place_id), "neighbours")


def _announce(tx: Tx, now: datetime, issue: Issue) -> None:
    """Post into the building's group what became of an issue."""
    for chat in _groups(tx, issue):
        _post(tx, now, chat.telegram_id, chat.thread_id, issue, "outcome")


def _tell(tx: Tx, now: datetime, whom: Iterable[Person], issue: Issue, kind: str, *, about: str = "") -> None:
    for person in whom:
        _post(tx, now, person.telegram_id, 0, issue, kind, about=about)


def _post(tx: Tx, now: datetime, chat_id: int, thread_id: int, issue: Issue, kind: str, *, about: str = "") -> None:
    outbox.enqueue(
        tx,
        now,
        chat_id=chat_id,
        thread_id=thread_id,
        community_id=issue.community_id,
        kind=f"issues.{kind}",
        params={"subject": issue.id, "about": about},
        urgency=Urgency.URGENT if issue.urgent else Urgency.ORDINARY,
        key=f"issues.{kind}:{issue.id}:{chat_id}:{thread_id}:{about}",
    )
