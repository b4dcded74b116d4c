"""What people wrote, showed and said aloud about issues: erased when its time has come.

What is erased leaves the hashes in the journal. With its salt gone nobody can try what they were of. Words have a salt
of their own; those that were said before they had one share that of the issue, and it stays until the report goes: of
these alone a hash can still be tried.
"""

from __future__ import annotations

import json
import secrets

from rules.issue_withholding import RESULT, of_result
from storage import issues
from storage.store import Tx


def erase(tx: Tx, issue_id: int) -> None:
    """Erase every word and picture of an issue, and of those that went along with it. What can be counted stays."""
    for each in (issue_id, *(merged.id for merged in issues.merged(tx, issue_id))):
        erase_work(tx, each)
        tx.run("UPDATE issue_answers SET words = '', salt = NULL WHERE issue_id = :id", id=each)


def erase_work(tx: Tx, issue_id: int) -> None:
    """Erase what somebody reported and what was written while it was seen to, but what others answered to that."""
    erase_report(tx, issue_id)
    tx.run(
        """
        UPDATE issues SET why = NULL, lower_because = NULL, outside = NULL, reference = NULL, result = NULL,
                          shown_result = NULL, hidden = '[]', hidden_because = NULL, result_photos = '[]'
        WHERE id = :id
        """,
        id=issue_id,
    )
    tx.run("UPDATE issue_events SET words = '', salt = NULL WHERE issue_id = :id", id=issue_id)


def erase_report(tx: Tx, issue_id: int) -> None:
    """Erase what somebody reported in their words, by photo and by voice, and that they gave their name.

    What is withheld of the result stays withheld, with the reasons for that.
    """
    issue = issues.issue(tx, issue_id)
    left = of_result(issue)
    reasons = [each for each in issue.hidden_because if each[0] in (RESULT, *left)]
    tx.run(
        """
        UPDATE issues SET words = '', photos = '[]', voice = NULL, named = 0, for_whom = NULL, salt = :salt,
                          shown_words = NULL, hidden = :hidden,
                          hidden_because = :reasons
        WHERE id = :id
        """,
        id=issue_id,
        hidden=json.dumps(left),
        reasons=json.dumps(reasons) if reasons else None,
        salt=secrets.token_hex(16),
    )


def erase_said_by(tx: Tx, person_id: int) -> None:
    """Erase the words that somebody said on the way of issues, their own and others'."""
    tx.run("UPDATE issue_events SET words = '', salt = NULL WHERE actor_id = :person_id", person_id=person_id)
