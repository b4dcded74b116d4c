"""Forgetting a person: for each column that leads to people, what becomes of it when one of them leaves.

A new table that names people enters here: with a step that forgets, or among what stays, saying why it may.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from storage import cards, issue_texts, issues, outbox, people, updates
from storage.people import Person
from storage.store import Tx

Step = Callable[[Tx, datetime, Person], None]


def forget(tx: Tx, now: datetime, person: Person) -> None:
    """Keep nothing of somebody but that there was one: names and texts go, numbers and hashes stay.

    The reasons and results that they gave in office stay with the issues: there the office speaks, not they.
    """
    for step in STEPS.values():
        step(tx, now, person)
    _private_chat(tx, person)
    people.forget(tx, person.id)


def _private_chat(tx: Tx, person: Person) -> None:
    """What the private chat was told, or is owed, is forgotten; what was being said is not kept up to date."""
    outbox.forget_chat(tx, person.telegram_id)
    cards.forget_chat(tx, person.telegram_id)
    updates.forget_sender(tx, person.telegram_id)


def _reported(tx: Tx, _now: datetime, person: Person) -> None:
    """What they reported keeps no word of theirs. What its officers wrote stays, as long as such things are kept, and
    so does what others said of it; what neighbours reported themselves, and was merged into it, is theirs.
    """
    for issue in issues.reported_by(tx, person.id):
        issue_texts.erase_report(tx, issue.id)


def _said(tx: Tx, _now: datetime, person: Person) -> None:
    issue_texts.erase_said_by(tx, person.id)


def _run(statement: str) -> Step:
    """Return the step that is one statement."""

    def step(tx: Tx, now: datetime, person: Person) -> None:
        tx.run(statement, now=now, person_id=person.id)

    return step


STEPS: Mapping[str, Step] = {
    "household_members.person_id": _run(
        """
        UPDATE household_members SET until = :now
        WHERE person_id = :person_id AND (until IS NULL OR until > :now)
        """
    ),
    "roles.person_id": _run(
        "UPDATE roles SET until = :now WHERE person_id = :person_id AND (until IS NULL OR until > :now)"
    ),
    "drafts.person_id": _run("DELETE FROM drafts WHERE person_id = :person_id"),
    "downloads.person_id": _run("DELETE FROM downloads WHERE person_id = :person_id"),
    "household_lists.person_id": _run("DELETE FROM household_lists WHERE person_id = :person_id"),
    "issues.reporter_id": _reported,
    # What they held falls to those in the office.
    "issues.holder_id": _run("UPDATE issues SET holder_id = NULL WHERE holder_id = :person_id AND ended_at IS NULL"),
    "issue_events.actor_id": _said,
    # What they said of the work counts on, without a word.
    "issue_answers.person_id": _run("UPDATE issue_answers SET words = '', salt = NULL WHERE person_id = :person_id"),
    "issue_followers.person_id": _run("DELETE FROM issue_followers WHERE person_id = :person_id"),
    "join_requests.person_id": _run("DELETE FROM join_requests WHERE person_id = :person_id"),
    "wrong_codes.person_id": _run("DELETE FROM wrong_codes WHERE person_id = :person_id"),
}
"""What is done about each column that leads to people."""

STAYS: Mapping[str, str] = {
    "issues.assignee_id": "tells in which office it was done; the id leads to nobody any more",
    "join_requests.decided_by": "tells that somebody in office vouched; the id leads to nobody any more",
    "issue_supporters.person_id": "counts how many have a problem; the id leads to nobody any more",
    "journal.actor_id": "holds the chain together; the id leads to nobody any more",
}
"""The columns that are left as they are, and why they may be."""
