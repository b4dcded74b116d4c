"""What of an issue is shown to whom: the one place that decides it. Whatever shows one, shows what comes from here."""

from __future__ import annotations

from rules.access import Actor, roles_at
from rules.issue_readers import sees_all
from rules.issue_withholding import to_neighbours
from rules.issues import Issue
from storage import places
from storage.store import Tx


def shown_to(tx: Tx, issue: Issue, reader: Actor | None) -> Issue:
    """Return an issue as somebody sees it, or as everybody does: with what is withheld from neighbours left out."""
    if reader:
        roles = roles_at(reader.holds, places.place(tx, issue.place_id).path)
        if sees_all(roles, reader.person_id, issue):
            return issue
    return to_neighbours(issue)
