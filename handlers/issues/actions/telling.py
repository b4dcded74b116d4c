"""What every step of an issue brings with it: its state, the journal, its cards, and who is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from handlers.issues.actions import keeping
from handlers.issues.kinds import CALLS
from rules import issues as rules
from rules.access import Actor
from rules.issue_readers import tells_followers
from rules.issues import Issue, Move
from rules.journal import Entry, salted
from rules.notices import Urgency
from storage import cards, issue_followers, issue_supporters, issues, journal, outbox, people, places, standing
from storage.people import Person
from storage.places import Chat
from storage.store import Tx

CARD = "issue"
WORK = "issue-work"
VERDICT = "issue-verdict"
DECLINED = "issue-declined"
LOWER = "issue-lower"
FILED = "issue-filed"
DONE = "issue-done"
DANGER = "issue-danger"
CARDS = (CARD, WORK, VERDICT, DECLINED, LOWER, FILED, DONE, DANGER)
"""What is kept up to date: the card in the group, the one of each who handles it, and what those who have it are asked:
whether it is solved, whether they accept that it is declined, or goes down a level; what its reporter read when it was
filed, those at work on it when another of them had done it, and the group of the staff of danger.
"""

TO_HANDLERS = (WORK, DONE)
"""What those who handle an issue are shown of it, and nobody else."""

OUTCOME = "issue-outcome"
"""How it ended, as the group reads it: that changes only where something is withheld, forgotten or put right."""

CLOSED = "issue-closed"
"""That it is solved, as those read it who did not close it: taken back where that was a slip."""

ADDED, SAID = "issue-added", "issue-said"
"""What those who handle an issue were told that somebody added to it, and to their answer: each is about that step, or
that answer, and changes only where its words are erased.
"""

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
    """Let an issue make a move, keep it with what was said, and want its cards up to date.

    Its reporter is asked no more whether it may go down, once it has gone on elsewhere: that was meant as it was then.
    """
    if what not in rules.KEEPS_ASKING:
        columns["lower_because"] = None
    moved = issues.change(tx, issue, state=rules.move(issue.state, what).value, **columns)
    record(tx, now, actor, moved, what.value, words=words, data=data)
    for kind in CARDS:
        cards.refresh(tx, kind, issue.id)
    if tells_followers(what, moved.state):
        about = f"{moved.state}:{moved.level}:{now.isoformat()}"
        tell(tx, now, followers(tx, now, moved), moved, "followed", about=about)
    return end(tx, now, moved) if moved.state in rules.ENDED else moved


def end(tx: Tx, now: datetime, issue: Issue) -> Issue:
    """End an issue, and what was merged into it: that stays merged, so that an incident counts once."""
    for each in (issue, *issues.merged(tx, issue.id)):
        keeping.keep(tx, now, issues.change(tx, each, ended_at=now))
        for kind in CARDS:
            cards.finish(tx, kind, each.id)
    return issues.issue(tx, issue.id)


def take_up(tx: Tx, now: datetime, issue: Issue) -> Issue:
    """Take up an issue that had ended, and what was merged into it; where it was told how it ended, put that right."""
    for each in (issue, *issues.merged(tx, issue.id)):
        keeping.keep_on(tx, issues.change(tx, each, ended_at=None))
        for kind in (*CARDS, OUTCOME, CLOSED):
            standing.take_up(tx, now, kind, each.id)
            cards.carry_on(tx, kind, each.id)
    return issues.change(tx, issue, ended_at=None, rating=None)


def record(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    verb: str,
    *,
    words: str = "",
    photos: int = 0,
    data: Mapping[str, str | int | None] | None = None,
) -> None:
    """Keep a step with the words that were said, and write it into the journal with their hash."""
    actor_id = actor.person_id if actor else None
    salt = issues.note(tx, now, issue, verb=verb, actor_id=actor_id, words=words, photos=photos)
    said = {"words": salted(words, salt)} if words else {}
    journalize(tx, now, actor, issue, verb, data={**(data or {}), **said})


def journalize(
    tx: Tx,
    now: datetime,
    actor: Actor | None,
    issue: Issue,
    verb: str,
    *,
    data: Mapping[str, str | int | None],
) -> None:
    """Write into the journal what somebody did."""
    journal.append(
        tx,
        Entry(
            community_id=issue.community_id,
            at=now,
            actor_id=actor.person_id if actor else None,
            verb=f"issues.{verb}",
            subject=f"issue:{issue.id}",
            data=data,
        ),
    )


def reporter(tx: Tx, issue: Issue) -> list[Person]:
    return [people.by_id(tx, issue.reporter_id)]


def reporters(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return who reported an issue, or one that was merged into it, but for whom it is about."""
    ids = {each.reporter_id for each in (issue, *issues.merged(tx, issue.id))}
    return [person for person in concerned(tx, now, issue) if person.id in ids]


def supporters(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    return issue_supporters.supporters(tx, now, issue.id)


def concerned(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    """Return who has the problem: the reporter, and those who joined."""
    return [*reporter(tx, issue), *supporters(tx, now, issue)]


def followers(tx: Tx, now: datetime, issue: Issue) -> list[Person]:
    return issue_followers.followers(tx, now, issue.id)


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


def show_once_more(tx: Tx, now: datetime, subject_id: int, kinds: Iterable[str] = (*CARDS, OUTCOME, CLOSED)) -> None:
    """Want what stands about an issue as it is now, also once it has ended: everything, or these kinds of it, which may
    be about something else.
    """
    for kind in kinds:
        standing.take_up(tx, now, kind, subject_id)
        cards.refresh(tx, kind, subject_id)


def announce(tx: Tx, now: datetime, issue: Issue) -> None:
    """Post what became of an issue into the groups of its neighbours, and of what was merged into it."""
    concerned = (issue, *issues.merged(tx, issue.id))
    for chat in {chat.id: chat for each in concerned for chat in groups(tx, each)}.values():
        post(tx, now, chat.telegram_id, chat.thread_id, issue, "outcome", about=now.isoformat())


def tell_staff(tx: Tx, now: datetime, issue: Issue, kind: str, *, about: str = "") -> None:
    if issue.private:
        return
    for chat in places.chats_of(tx, places.place(tx, issue.place_id), "staff"):
        post(tx, now, chat.telegram_id, chat.thread_id, issue, kind, about=about)


def tell(
    tx: Tx,
    now: datetime,
    whom: Iterable[Person],
    issue: Issue,
    kind: str,
    *,
    about: str = "",
    what: str = "",
    at_once: bool = False,
) -> None:
    for person in whom:
        post(tx, now, person.telegram_id, 0, issue, kind, about=about, what=what, at_once=at_once)


def post(
    tx: Tx,
    now: datetime,
    chat_id: int,
    thread_id: int,
    issue: Issue,
    kind: str,
    *,
    about: str = "",
    what: str = "",
    at_once: bool = False,
) -> None:
    """Owe a chat a notice: at night too where it calls to what is urgent, or has to come `at_once` itself."""
    calls = issue.urgent and kind in CALLS
    outbox.enqueue(
        tx,
        now,
        chat_id=chat_id,
        thread_id=thread_id,
        community_id=issue.community_id,
        kind=f"issues.{kind}",
        params={"subject": issue.id, "about": about, **({"what": what} if what else {})},
        urgency=Urgency.URGENT if calls or at_once else Urgency.ORDINARY,
        key=_key(chat_id, thread_id, issue, kind, about),
    )


def hurry(tx: Tx, now: datetime, issue: Issue) -> None:
    """What was owed of an issue before it became urgent, and would call at night too if it were owed now, calls."""
    outbox.hurry(tx, now, [f"issues.{kind}:{issue.id}:" for kind in CALLS])


def was_told(tx: Tx, chat_id: int, issue: Issue, kind: str, *, about: str, since: datetime) -> bool:
    """Tell whether somebody was told this about an issue from a moment on."""
    return outbox.was_sent(tx, _key(chat_id, 0, issue, kind, about), since)


def _key(chat_id: int, thread_id: int, issue: Issue, kind: str, about: str) -> str:
    return f"issues.{kind}:{issue.id}:{chat_id}:{thread_id}:{about}"
