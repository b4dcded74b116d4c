"""What every step of an issue brings with it: its state, the journal, its cards, and who is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from handlers.issues.actions import keeping
from handlers.issues.kinds import CALLS
from handlers.kit.visit import Settings
from rules import issues as rules
from rules.access import Actor, Role
from rules.issue_readers import tells_followers
from rules.issues import ABOVE, HOLDER, Issue, Move
from rules.journal import Entry, salted
from rules.notices import Urgency
from rules.places import Level, Place
from storage import cards, issue_followers, issues, journal, outbox, people, places, roles, standing
from storage.people import Person
from storage.places import Chat
from storage.store import Tx

CARD = "issue"
WORK = "issue-work"
VERDICT = "issue-verdict"
CARDS = (CARD, WORK, VERDICT)
"""What is kept up to date: the card in the group, the one of each who handles it, the question of each who has it."""

OUTCOME = "issue-outcome"
"""How it ended, as the group reads it: that changes only where something is withheld or forgotten."""

PROMPT = "report-prompt"
"""The invitation that leads one person from the group to private chat."""


def step(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    what: Move,
    *,
    words: str = "",
    data: Mapping[str, str | int | None] | None = None,
    **columns: str | int | datetime | None,
) -> Issue:
    """Let an issue make a move, keep it with what was said, and want its cards up to date."""
    moved = issues.change(tx, issue, state=rules.move(issue.state, what).value, **columns)
    record(tx, now, actor, moved, what.value, words=words, data=data)
    show = cards.finish if moved.state in rules.ENDED else cards.refresh
    for kind in CARDS:
        show(tx, kind, issue.id)
    if tells_followers(what, moved.state):
        tell(tx, now, followers(tx, moved), moved, "followed", about=f"{moved.state}:{moved.level}:{now.isoformat()}")
    if moved.state in rules.ENDED:
        keeping.keep(tx, now, moved)
        _end_beneath(tx, now, moved)
    return moved


def _end_beneath(tx: Tx, now: datetime, head: Issue) -> None:
    """What was merged into an issue ends with it: it stays merged, so that an incident counts once."""
    for issue in issues.merged(tx, head.id):
        keeping.keep(tx, now, issues.change(tx, issue, ended_at=now))
        for kind in CARDS:
            cards.finish(tx, kind, issue.id)


def record(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    verb: str,
    *,
    words: str = "",
    data: Mapping[str, str | int | None] | None = None,
) -> None:
    """Write a step into the journal, with the hash of what was said, and keep it with the words themselves."""
    journalize(tx, now, actor, issue, verb, words=words, data=data)
    issues.note(tx, now, issue, verb=verb, actor_id=actor.person_id if actor else None, words=words)


def journalize(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    verb: str,
    *,
    words: str = "",
    data: Mapping[str, str | int | None] | None = None,
) -> None:
    """Write into the journal what somebody did, with the hash of what was said."""
    hashed = {"words": salted(words, issues.salt(tx, issue.id))} if words else {}
    journal.append(
        tx,
        Entry(
            community_id=issue.community_id,
            at=now,
            actor_id=actor.person_id if actor else None,
            verb=f"issues.{verb}",
            subject=f"issue:{issue.id}",
            data={**(data or {}), **hashed},
        ),
    )


def reporter(tx: Tx, issue: Issue) -> list[Person]:
    return [people.by_id(tx, issue.reporter_id)]


def supporters(tx: Tx, issue: Issue) -> list[Person]:
    return issues.supporters(tx, issue.id)


def concerned(tx: Tx, issue: Issue) -> list[Person]:
    """Return who has the problem: the reporter, and those who joined."""
    return [*reporter(tx, issue), *supporters(tx, issue)]


def asked(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return who is asked whether it is solved: those who have the problem, but for those who worked on it."""
    at_work = {person.id for person in at_it(tx, now, issue)} - {issue.reporter_id}
    return [person for person in concerned(tx, issue) if person.id not in at_work]


def followers(tx: Tx, issue: Issue) -> list[Person]:
    return issue_followers.followers(tx, issue.id)


def holders_at(tx: Tx, now: datetime, issue: Issue, level: Level) -> list[Person]:
    """Return who holds the office of a level there, but for the reporter: nobody decides on their own case."""
    where = places.place(tx, issue.place_id)
    found = roles.holders(tx, now, {HOLDER[level]}, where)
    return [person for person in found if person.id != issue.reporter_id]


def answering(
    tx: Tx, now: datetime, settings: Settings, where: Place, level: Level, reporter_id: int
) -> tuple[Level, Role, list[Person]]:
    """Return the lowest level from this one up that has holders, their office and them: a building without a head
    hands on to the grid, and where no office is filled, the admins answer.

    Somebody who reports is no holder of their own case.
    """
    found = [person for person in roles.holders(tx, now, {HOLDER[level]}, where) if person.id != reporter_id]
    if found:
        return level, HOLDER[level], found
    if level in ABOVE:
        return answering(tx, now, settings, where, ABOVE[level], reporter_id)
    return level, Role.ADMIN, [person for person in admins(tx, now, settings, where) if person.id != reporter_id]


def admins(tx: Tx, now: datetime, settings: Settings, where: Place) -> list[Person]:
    """Return who answers where no office is filled: the admins of the place, and those named in the settings."""
    # One who never wrote to the bot is noted down without a name: what is owed waits until they press Start.
    named = [
        people.by_telegram(tx, telegram_id)
        or people.meet(tx, now, telegram_id=telegram_id, name="", language_code=None)
        for telegram_id in sorted(settings.admins)
    ]
    return [*roles.holders(tx, now, {Role.ADMIN}, where), *named]


def at_it(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return who works on an issue: its holder, or their office once they left it, and those it was assigned to."""
    where = places.place(tx, issue.place_id)
    named = [people.by_id(tx, person_id) for person_id in (issue.holder_id, issue.assignee_id) if person_id]
    body = roles.holders(tx, now, {issue.body}, where) if issue.body else []
    left = issue.holder_id is None and issue.state in rules.ANSWERED_FOR
    office = roles.holders(tx, now, {issue.held_as}, where) if left else []
    others = [person for person in office if person.id != issue.reporter_id]
    return list({person.id: person for person in (*named, *others, *body)}.values())


def assigned_to(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return whom an issue was given to: those of the body, or the one person."""
    if issue.assignee_id:
        return [people.by_id(tx, issue.assignee_id)]
    return roles.holders(tx, now, {issue.body}, places.place(tx, issue.place_id)) if issue.body else []


def assigned_anew(tx: Tx, now: datetime, before: Issue, issue: Issue) -> None:
    """Tell those who had an issue before that others see to it now, and its reporter who does."""
    there = {person.id for person in assigned_to(tx, now, issue)}
    former = [person for person in assigned_to(tx, now, before) if person.id not in there]
    kind = "assigned-former-one" if before.assignee_id else "assigned-former"
    tell(tx, now, former, issue, kind, about=now.isoformat())
    whom = issue.assignee_id or issue.body
    tell(tx, now, reporter(tx, issue), issue, "assigned-reporter", about=f"{whom}@{now.isoformat()}")


def groups(tx: Tx, issue: Issue) -> list[Chat]:
    """Return the groups of the neighbours whom an issue concerns: none for a private one."""
    return [] if issue.private else places.chats_of(tx, places.place(tx, issue.place_id), "neighbours")


def show_cards(tx: Tx, now: datetime, issue: Issue) -> None:
    """Want the card of an issue in the groups of its neighbours."""
    for chat in groups(tx, issue):
        cards.want(
            tx,
            now,
            community_id=issue.community_id,
            chat_id=chat.telegram_id,
            thread_id=chat.thread_id,
            kind=CARD,
            subject_id=issue.id,
        )


def show_once_more(tx: Tx, now: datetime, issue_id: int) -> None:
    """Want everything that stands about an issue as it is now, also once it has ended."""
    for kind in (*CARDS, OUTCOME):
        standing.take_up(tx, now, kind, issue_id)
        cards.refresh(tx, kind, issue_id)


def announce(tx: Tx, now: datetime, issue: Issue) -> None:
    """Post what became of an issue into the groups of its neighbours, and of what was merged into it."""
    concerned = (issue, *issues.merged(tx, issue.id))
    for chat in {chat.id: chat for each in concerned for chat in groups(tx, each)}.values():
        post(tx, now, chat.telegram_id, chat.thread_id, issue, "outcome")


def tell_staff(tx: Tx, now: datetime, issue: Issue, kind: str, *, about: str = "") -> None:
    if issue.private:
        return
    for chat in places.chats_of(tx, places.place(tx, issue.place_id), "staff"):
        post(tx, now, chat.telegram_id, chat.thread_id, issue, kind, about=about)


def tell(tx: Tx, now: datetime, whom: Iterable[Person], issue: Issue, kind: str, *, about: str = "") -> None:
    for person in whom:
        post(tx, now, person.telegram_id, 0, issue, kind, about=about)


def post(tx: Tx, now: datetime, chat_id: int, thread_id: int, issue: Issue, kind: str, *, about: str = "") -> None:
    outbox.enqueue(
        tx,
        now,
        chat_id=chat_id,
        thread_id=thread_id,
        community_id=issue.community_id,
        kind=f"issues.{kind}",
        params={"subject": issue.id, "about": about},
        urgency=Urgency.URGENT if issue.urgent and kind in CALLS else Urgency.ORDINARY,
        key=f"issues.{kind}:{issue.id}:{chat_id}:{thread_id}:{about}",
    )
