"""What people can do for themselves: be reached in private, choose their language, leave and be forgotten."""

from __future__ import annotations

from datetime import datetime

from handlers.issues import actions as issues_actions
from handlers.kit.texts import LANGUAGES
from handlers.kit.visit import Settings
from rules.access import OFFICES, Actor, Role
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
    places,
    roles,
    standing,
)
from storage.people import Person
from storage.people_portrait import Portrait
from storage.store import Tx


def open_door(tx: Tx, now: datetime, person: Person) -> None:
    """Somebody started the bot, or took back a block: what was kept for them goes out now."""
    people.set_reachable(tx, person.telegram_id, reachable=True)
    outbox.unpark_chat(tx, now, person.telegram_id)
    cards.wake_chat(tx, now, person.telegram_id)


def close_door(tx: Tx, person: Person) -> None:
    """Somebody blocked the bot: what is owed to them is kept until they take it back."""
    people.set_reachable(tx, person.telegram_id, reachable=False)
    outbox.park_chat(tx, person.telegram_id, "blocked")


def choose_language(tx: Tx, person: Person, language: str) -> None:
    if language not in LANGUAGES:
        raise Refused("refused-button")
    people.set_language(tx, person.id, language)


def begin_leaving(tx: Tx, now: datetime, settings: Settings, person: Person) -> Portrait:
    """Return what would be forgotten, if this person may leave now: asked twice, and then done.

    A community keeps one admin at least: another is needed first, or one in the settings.
    """
    alone = roles.alone_as(tx, now, Role.ADMIN, person.id)
    if alone and not settings.admins:
        raise Refused("me-last-admin", community=places.community(tx, alone[0]).name)
    return people_portrait.portrait(tx, person)


def leave(tx: Tx, now: datetime, actor: Actor, settings: Settings, person: Person) -> None:
    """Forget somebody. What they reported and nobody joined is taken back, the rest goes on without their words."""
    known = begin_leaving(tx, now, settings, person)
    communities = people_portrait.communities(tx, person.id)
    for issue_id in withdrawn_with(tx, person):
        issues_actions.withdraw(tx, now, actor, issue_id)
    _leave_offices(tx, now, settings, person)
    forgetting.forget(tx, now, person)
    for reported in known.reported:
        for kind in (*issues_actions.CARDS, issues_actions.OUTCOME):
            standing.take_up(tx, now, kind, reported.issue.id)
            cards.refresh(tx, kind, reported.issue.id)
    cards.finish(tx, issues_actions.PROMPT, person.id)
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


def _leave_offices(tx: Tx, now: datetime, settings: Settings, person: Person) -> None:
    """Hand on what somebody has in hand, while it is known still that it is theirs."""
    held = [each for each in roles.held_by(tx, now, person.id) if each.role in OFFICES]
    roles.end_all(tx, now, person.id)
    for office in held:
        issues_actions.leave_office(tx, now, settings, person, office)


def withdrawn_with(tx: Tx, person: Person) -> list[int]:
    """Return the ids of the open issues that nobody but this person has: they go with them.

    Under which others were merged is not taken back, not even where all of them are their own.
    """
    return [
        issue.id
        for issue in issues.reported_by(tx, person.id)
        if can(issue.state, Move.WITHDRAW)
        and not issue_supporters.supporter_count(tx, issue.id)
        and not issues.merged(tx, issue.id)
    ]
