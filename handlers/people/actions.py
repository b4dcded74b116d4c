"""What people can do for themselves: be reached in private, choose their language, leave and be forgotten."""

from __future__ import annotations

from datetime import datetime

from handlers.households import actions as households_actions
from handlers.issues import actions as issues_actions
from handlers.issues.actions import added_words
from handlers.kit.invitations import opened_private
from handlers.kit.texts import LANGUAGES
from handlers.kit.visit import Settings
from handlers.roles import actions as roles_actions
from rules.access import Actor
from rules.issues import Move, can
from rules.journal import Entry
from rules.refusals import Refused
from storage import (
    cards,
    forgetting,
    issue_supporters,
    issues,
    journal,
    outbox,
    people,
    people_portrait,
)
from storage.people import Person
from storage.people_portrait import Portrait
from storage.store import Tx


def open_door(tx: Tx, now: datetime, settings: Settings, person: Person) -> None:
    """Somebody started the bot, or took back a block: what was kept for them goes out now."""
    reach(tx, now, settings, person, reachable=True)
    opened_private(tx, person)
    outbox.unpark_chat(tx, now, person.telegram_id)
    cards.wake_chat(tx, now, person.telegram_id)


def close_door(tx: Tx, now: datetime, settings: Settings, person: Person) -> None:
    """Somebody blocked the bot: what is owed to them is kept until they take it back."""
    reach(tx, now, settings, person, reachable=False)
    outbox.park_chat(tx, person.telegram_id, "blocked")


def reach(tx: Tx, now: datetime, settings: Settings, person: Person, *, reachable: bool) -> None:
    """The bot may write to somebody, or may not: where that is new, it is told what waits for them in office."""
    if person.reachable is not reachable:
        people.set_reachable(tx, person.telegram_id, reachable=reachable)
        issues_actions.heard_anew(tx, now, settings, person)


def choose_language(tx: Tx, person: Person, language: str) -> None:
    if language not in LANGUAGES:
        raise Refused("refused-button")
    people.set_language(tx, person.id, language)


def begin_leaving(tx: Tx, now: datetime, settings: Settings, person: Person) -> Portrait:
    """Return what would be forgotten, if this person may leave now: asked twice, and then done.

    A community keeps one admin at least: another is needed first, or one in the settings.
    """
    roles_actions.begin_leaving(tx, now, settings, person.id)
    return people_portrait.portrait(tx, person)


def leave(tx: Tx, now: datetime, actor: Actor, settings: Settings, person: Person) -> None:
    """Forget somebody. What they reported and nobody joined is taken back, the rest goes on without their words."""
    known = begin_leaving(tx, now, settings, person)
    communities, said = people_portrait.communities(tx, person.id), added_words.by_person(tx, person.id)
    for issue_id in withdrawn_with(tx, now, person):
        issues_actions.withdraw(tx, now, actor, settings, issue_id)
    roles_actions.give_up_all(tx, now, actor, settings)
    households_actions.forget(tx, now, person.id)
    cards.finish(tx, issues_actions.PROMPT, person.id)
    forgetting.forget(tx, now, person)
    for reported in known.reported:
        issues_actions.show_once_more(tx, now, reported.issue.id)
    added_words.show_once_more(tx, now, said)
    for community_id in communities:
        journal.append(
            tx,
            Entry(
                community_id=community_id,
                at=now,
                actor_id=person.id,
                verb="people.forget",
                subject=f"person:{person.id}",
                data={"issues": sum(each.issue.community_id == community_id for each in known.reported)},
            ),
        )


def withdrawn_with(tx: Tx, now: datetime, person: Person) -> list[int]:
    """Return the ids of the open issues that nobody but this person has: they go with them.

    Under which others were merged is not taken back, not even where all of them are their own.
    """
    return [
        issue.id
        for issue in issues.reported_by(tx, person.id)
        if can(issue.state, Move.WITHDRAW)
        and not issue_supporters.supporter_count(tx, now, issue.id)
        and not issues.merged(tx, issue.id)
    ]
