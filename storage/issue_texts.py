"""What people wrote, showed and said aloud about issues: erased when its time has come.

What is erased leaves the hashes in the journal. With its salt gone nobody can try what they were of. Words have a salt
of their own; those that were said before they had one share that of the issue, and it stays until the report goes: of
these alone a hash can still be tried.
"""

from __future__ import annotations

import json
import secrets

from rules.issue_withholding import (
    RESULT,
    covered_result,
    of_result,
    parts,
    reasons,
    to_neighbours,
    told_to_neighbours,
    without_parts,
)
from rules.issues import Hiding, Issue
from storage import issues
from storage.store import Tx


def erase(tx: Tx, issue_id: int) -> None:
    """Erase every word and picture of an issue, and of those that went along with it. What can be counted stays."""
    for each in (issue_id, *(merged.id for merged in issues.merged(tx, issue_id))):
        erase_report(tx, each)
        _erase_work(tx, each)
        tx.run("UPDATE issue_answers SET words = '', salt = NULL WHERE issue_id = :id", id=each)


def _erase_work(tx: Tx, issue_id: int) -> None:
    """Erase what was written while somebody saw to it. To whom work was given is a code, and names nobody."""
    tx.run(
        """
        UPDATE issues SET why = NULL, lower_because = NULL, outside = NULL, reference = NULL, result = NULL,
                          shown_result = NULL, hidden = '[]', hidden_because = NULL, result_photos = '[]'
        WHERE id = :id
        """,
        id=issue_id,
    )
    tx.run("UPDATE issue_events SET words = '', salt = NULL WHERE issue_id = :id AND verb <> 'assign'", id=issue_id)


def erase_report(tx: Tx, issue_id: int) -> None:
    """Erase what somebody reported in their words, by photo and by voice, and that they gave their name.

    What is withheld of the result stays withheld, with the reasons for that. Where it has ended the photos of the
    result go too: they may show whose home it was about, and nobody needs them for the work any more.
    """
    issue = _cover_for_good(tx, issues.issue(tx, issue_id))
    left = () if issue.ended_at else of_result(issue)
    because = [each for each in issue.hidden_because if each.what in (RESULT, *left)]
    tx.run(
        """
        UPDATE issues SET words = '', photos = '[]', voice = NULL, named = 0, for_whom = NULL, salt = :salt,
                          shown_words = NULL, hidden = :hidden, hidden_because = :reasons,
                          result_photos = CASE WHEN ended_at IS NULL THEN result_photos ELSE '[]' END
        WHERE id = :id
        """,
        id=issue_id,
        hidden=json.dumps(left),
        reasons=json.dumps(because) if because else None,
        salt=secrets.token_hex(16),
    )


def _cover_for_good(tx: Tx, issue: Issue) -> Issue:
    """Cover what is covered in the words in all that was said about them, before these go: without them nobody knows
    what it was.
    """
    if not parts(issue):
        return issue
    shown, shown_result = to_neighbours(issue), covered_result(issue)
    because = [*issue.hidden_because, *(Hiding(RESULT, why) for why in reasons(issue, RESULT) if shown_result)]
    said_in_words = "SELECT id, words FROM issue_events WHERE issue_id = :id AND verb NOT IN ('assign', 'danger')"
    for event in tx.all(said_in_words, id=issue.id):
        said = told_to_neighbours(issue, event["words"])
        if said != event["words"]:
            tx.run("UPDATE issue_events SET words = :said, salt = NULL WHERE id = :id", id=event["id"], said=said)
    return issues.change(
        tx,
        issue,
        why=shown.why,
        outside=shown.outside,
        reference=shown.reference,
        lower_because=issue.lower_because and told_to_neighbours(issue, issue.lower_because),
        result=issue.result and without_parts(issue, issue.result),
        shown_result=shown_result,
        hidden_because=json.dumps(tuple(dict.fromkeys(each._replace(part="") for each in because))),
    )


def erase_said_by(tx: Tx, person_id: int) -> None:
    """Erase the words that somebody said on the way of issues, their own and others'. To whom they gave work is a code,
    and names nobody.
    """
    tx.run(
        "UPDATE issue_events SET words = '', salt = NULL WHERE actor_id = :person_id AND verb <> 'assign'",
        person_id=person_id,
    )
