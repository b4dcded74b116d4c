"""When a form about an issue can't be sent any more: somebody else was first, it has moved on, an office has ended."""

from __future__ import annotations

from collections.abc import Callable

from handlers.kit.replies import Text, text
from handlers.kit.visit import Visit
from rules.issues import Issue
from rules.refusals import Refused
from storage import issues
from storage.drafts import Draft


def _said(_visit: Visit, _draft: Draft, issue: Issue, why: Text) -> Text:
    return text("work-over", number=issue.number, why=why)


def once_refused(
    begin: Callable[[Visit, Draft], object], said: Callable[[Visit, Draft, Issue, Text], Text] = _said
) -> Callable[[Visit, Draft], Text | None]:
    """Return what says why a form is over: because that with which it began is refused by now."""

    def over(visit: Visit, draft: Draft) -> Text | None:
        try:
            begin(visit, draft)
        except Refused as refused:
            issue = issues.issue(visit.tx, draft.subject_id)
            return said(visit, draft, issue, text(refused.code, **refused.data))
        return None

    return over
