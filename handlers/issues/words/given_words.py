"""Who has an issue, and to whom the work was given, in words. Pure."""

from __future__ import annotations

from handlers.kit.replies import Text, text
from rules.issue_assigning import given_by
from rules.issues import Issue


def given_to(code: str) -> Text:
    """Return to whom work was given, as its step keeps it: of one person the office alone."""
    given = given_by(code)
    one = text("issue-one-of", body=given.office.value)
    return text("issue-given-to", whom=one if given.one else body_of(text(f"role-{given.office}"), given.place))


def at_it(issue: Issue, body_at: str) -> Text:
    """Return who of the community has an issue: the body or the person it was assigned to, or who answers for it."""
    if issue.assignee_as:
        return text("issue-one-of", body=issue.assignee_as.value)
    return body_of(text(f"role-{issue.body}"), body_at) if issue.body else text(f"role-{issue.held_as}")


def body_of(body: Text, place: str) -> Text:
    """Return what a body is called, with its place where it is told apart by that."""
    return text("issue-body-of", body=body, place=place) if place else body
