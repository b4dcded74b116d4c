"""The notice into the group when an issue has ended: what, who, how long, how it looks, and what people say. Pure."""

from __future__ import annotations

from handlers.issues.words.issue_words import fitting, said_of, worker
from handlers.issues.words.shown_words import took
from handlers.issues.words.view import View
from handlers.kit.replies import Text, Words, text
from rules.issue_answers import Verdict, by
from rules.issues import MOST_PHOTOS, TOLD, Issue

PROBLEM, RESULT = 200, 500
"""How the room under a photo is shared where both the problem and the result stand there."""


def outcome(view: View) -> Words:
    """What the group reads when an issue has ended. With pictures of before and after it is an album.

    Where it has not ended after all, that stands there, true whatever becomes of it.
    """
    issue, pictures = view.issue, _pictures(view.issue)
    if issue.state not in TOLD:
        return Words(text("issue-outcome-put-right", number=issue.number, category=view.category, place=view.place))
    photo, erased = pictures[0] if pictures else None, text("issue-words-erased")
    said = text(
        f"issue-outcome-{issue.state}",
        number=issue.number,
        category=view.category,
        place=view.place,
        words=said_of(issue, photo, PROBLEM),
        result=fitting(issue.result, photo, RESULT) if issue.result else erased,
        who=worker(view),
        left=int(view.reporter_left),
        why=issue.why or erased,
        supporters=view.supporters,
        verdict=_verdict(view),
        answers=text("outcome-answers", count=len(view.answers)) if len(view.answers) > 1 else "",
        pictures=_captions(issue),
        took=took((issue.resolved_at or issue.ended_at or issue.reported_at) - issue.reported_at),
    )
    return Words(said, album=pictures) if len(pictures) > 1 else Words(said, photo=photo)


def _pictures(issue: Issue) -> tuple[str, ...]:
    """Return what is shown: before and after; without an after, the one picture that neighbours know it by."""
    if not issue.result_photos:
        return issue.photos[:1]
    return (*issue.photos[:MOST_PHOTOS], *issue.result_photos[:MOST_PHOTOS])


def _captions(issue: Issue) -> Text:
    before, after = len(issue.photos[:MOST_PHOTOS]), len(issue.result_photos[:MOST_PHOTOS])
    return text("outcome-pictures", before=before, after=after) if before and after else text("nothing")


def _verdict(view: View) -> Text:
    """Return who says that it is solved. A word of the reporter's that came late does not stand for the supporters'."""
    given = by(view.answers, view.issue.reporter_id)
    if not view.answers or (given and given.verdict is Verdict.SOLVED):
        return text("outcome-by-reporter", rating=view.issue.rating or 0)
    solved = sum(answer.verdict is Verdict.SOLVED for answer in view.answers)
    return text("outcome-by-supporters-left" if view.reporter_left else "outcome-by-supporters", count=solved)
