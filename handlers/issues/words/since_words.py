"""What was told of an issue, and what came of it since: as it was filed, moved on, and done. Pure."""

from __future__ import annotations

from handlers.issues.words.issue_words import about, all_of, awaits, state, supplement, unheard
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Words, text
from rules.issues import State, is_settled


def filed(view: View) -> Words:
    """What its reporter reads right after filing, and in the same place from then on: how it goes notices tell."""
    issue = view.issue
    if issue.state is State.WITHDRAWN:
        return Words(text("issue-withdrawn", number=issue.number))
    waits = issue.state is State.REPORTED and not (issue.overdue or issue.appealed)
    kind = ("report-filed-unheard" if view.waits_unheard else "report-filed") if waits else "report-filed-since"
    said = text(kind, **all_of(view), unheard=unheard(view))
    return Words(said, () if is_settled(issue) else ((supplement(issue),), *_withdraw(view)))


def moved(move: str, view: View) -> Words:
    """What whoever moved an issue on by a form reads at its end."""
    left = int(view.reporter_left)
    return Words(text(f"issue-done-{move}", **all_of(view), awaits=awaits(view), left=left))


def done(view: View) -> Words:
    """What those at work on an issue read when another of them has done it, and in the same place from then on."""
    issue, result = view.issue, view.issue.result or text("issue-words-erased")
    if issue.state is State.RESOLVED:
        return Words(about(view, text("issue-told-done", number=issue.number, result=result, awaits=awaits(view))))
    return Words(about(view, text("issue-done-since", number=issue.number, result=result, state=state(view))))


def _withdraw(view: View) -> Rows:
    """Return the button that takes an issue back, as long as nobody took it on and nobody else has it."""
    if view.issue.state is not State.REPORTED or view.supporters or view.merged:
        return ()
    return ((Button(text("issue-withdraw"), data("issues:withdraw", view.issue.id)),),)
