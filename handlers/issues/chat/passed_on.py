"""What becomes of what somebody was writing about an issue that is with others by now: they read with whom, and what
they wrote, which those can make use of.
"""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.views import view_of
from handlers.issues.words.issue_words import worker
from handlers.issues.words.shown_words import listed
from handlers.kit.names import short_name_of
from handlers.kit.replies import Text, text
from handlers.kit.visit import Visit
from rules.access import OFFICES, roles_at
from rules.issue_officers import is_with_others, open_to
from rules.issues import Issue
from storage import issues
from storage.drafts import Draft

MOST_NAMED = 3
"""So many are named of those who have an issue: more of them are their office."""


def with_others(visit: Visit, draft: Draft, issue: Issue, why: Text) -> Text:
    """Say why what a form asks for can't be done any more, and where what was written can be of use."""
    acting, there = visit.actor(), issues.issue(visit.tx, issue.merged_into) if issue.merged_into else issue
    acts_as = actions.acting_as(visit.tx, visit.now, acting, there)
    if issue.merged_into and open_to(acts_as, acting.person_id, there):
        return text("work-over-merged-theirs", number=issue.number, head=there.number, written=_written(draft))
    if not is_with_others(acts_as, acting.person_id, there):
        over, words = text("work-over", number=issue.number, why=why), _in_words(draft)
        return text("lines", lines=(over, text("work-over-yours", words=words))) if words else over
    who = worker(view_of(visit, there))
    if issue.merged_into:
        why = text("work-over-merged", head=there.number, whom=_named(visit, there, who))
    elif not roles_at(acting.holds, visit.place(there.place_id).path) & OFFICES:
        why = text("work-over-office", place=visit.place(there.place_id).name, whom=_named(visit, there, who))
    written = text("work-over-pass-on", written=_written(draft), whom=who)
    return text("work-over-elsewhere", number=issue.number, why=why, written=written)


def _written(draft: Draft) -> Text:
    """Show what somebody has written so far, and how many photos they sent; before that it stands above."""
    words = _in_words(draft)
    photos = next((len(answer) for answer in draft.answers.values() if isinstance(answer, list)), 0)
    return text("work-over-words", words=words, photos=photos) if words else text("work-over-above")


def _in_words(draft: Draft) -> str | None:
    """Return what somebody wrote so far, which no form shows any more."""
    return next((answer for answer in draft.answers.values() if isinstance(answer, str)), None)


def _named(visit: Visit, issue: Issue, who: Text) -> Text:
    """Return in which office an issue is now, with the names of those who do the work there, where they are few."""
    given = actions.assigned_to(visit.tx, visit.now, issue)
    people = given or actions.responsible(visit.tx, visit.now, visit.settings, issue)
    if issue.outside or not 0 < len(people) <= MOST_NAMED:
        return who
    return text("work-over-named", who=who, names=listed([short_name_of(person) for person in people]))
