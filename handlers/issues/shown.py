"""What of an issue is shown to whom: the one place that decides it. Whatever shows one, shows what comes from here."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import acting_as
from rules.access import Actor
from rules.issue_readers import sees_all
from rules.issue_withholding import to_neighbours, told_to_neighbours
from rules.issues import Issue
from storage.store import Tx


def shown_to(tx: Tx, now: datetime, issue: Issue, reader: Actor | None) -> Issue:
    """Return an issue as somebody sees it, or as everybody does: with what is withheld left out."""
    shown = to_neighbours(issue)
    return issue if shown == issue or _sees_all(tx, now, issue, reader) else shown


def said_to(tx: Tx, now: datetime, issue: Issue, reader: Actor | None, said: str) -> str:
    """Return what was said with a step of an issue as somebody reads it, or as everybody does."""
    shown = told_to_neighbours(issue, said)
    return said if shown == said or _sees_all(tx, now, issue, reader) else shown


def _sees_all(tx: Tx, now: datetime, issue: Issue, reader: Actor | None) -> bool:
    return reader is not None and sees_all(acting_as(tx, now, reader, issue), reader.person_id, issue)
