"""To whom the work on an issue was given, in words. Pure."""

from __future__ import annotations

from handlers.kit.replies import Text, text
from rules.issue_officers import ONE


def given_to(code: str) -> Text:
    """Return to whom work was given, as its step keeps it: of one person the office alone."""
    office = code.removeprefix(ONE)
    return text("issue-given-to", whom=text(f"role-{office}") if office == code else text("issue-one-of", body=office))


def body_of(body: Text, place: str) -> Text:
    """Return what a body is called, with its place where it is told apart by that."""
    return text("issue-body-of", body=body, place=place) if place else body
