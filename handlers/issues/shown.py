"""What of an issue is shown to whom: the one place that decides it. Whatever shows one, shows what comes from here."""

from __future__ import annotations

from rules.access import Actor, roles_at
from rules.issue_readers import sees_all
from rules.issue_withholding import to_neighbours, told_to_neighbours
from rules.issues import Issue
from rules.places import Place


def shown_to(where: Place, issue: Issue, reader: Actor | None) -> Issue:
    """Return an issue of a place as somebody sees it, or as everybody does: with what is withheld left out."""
    return issue if _sees_all(where, issue, reader) else to_neighbours(issue)


def said_to(where: Place, issue: Issue, reader: Actor | None, said: str) -> str:
    """Return what was said with a step of an issue as somebody reads it, or as everybody does."""
    return said if _sees_all(where, issue, reader) else told_to_neighbours(issue, said)


def _sees_all(where: Place, issue: Issue, reader: Actor | None) -> bool:
    return reader is not None and sees_all(roles_at(reader.holds, where.path), reader.person_id, issue)
