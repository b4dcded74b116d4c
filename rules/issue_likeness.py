"""Which issues are so alike that one of them is enough: offered before another is filed, or handled as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rules.issue_categories import Catalogue, topic_of
from rules.issues import Issue

ENOUGH = 62
"""From which likeness on, of 100, two issues are taken for the same."""
SAME_KIND, SAME_TOPIC = 12, 6
"""How much it adds that both were filed under one kind, or one topic: less has to be said alike then."""

OUTAGES = frozenset({"lift-stopped", "water", "power", "gas", "heating"})
"""Kinds of which a place has one thing that fails for all: whatever the words, it is the same."""

MOST_OFFERED = 3
MOST_HEADS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An open issue nearby. `words` is how alike its words are to what somebody tells, from 0 to 100."""

    issue: Issue
    words: int


def similar(category: str, candidates: Iterable[Near], catalogue: Catalogue) -> list[Issue]:
    """Return what to offer to somebody who tells of something in this category, the likest and then the newest first.

    What is not offered is filed twice and merged later; what is offered wrongly makes everybody read more.
    """
    found = [(_likeness(category, near, catalogue), near.issue) for near in candidates]
    return _first([each for each in found if each[0] >= ENOUGH], MOST_OFFERED)


def heads(issue: Issue, candidates: Iterable[Near], catalogue: Catalogue) -> list[Issue]:
    """Return the issues with which this one may be handled as one: those alike, and those of its topic."""
    topic = topic_of(catalogue, issue.category)
    found = [(_likeness(issue.category, near, catalogue), near.issue) for near in candidates]
    wanted = [each for each in found if each[0] >= ENOUGH or topic_of(catalogue, each[1].category) == topic]
    return _first([each for each in wanted if each[1].id != issue.id], MOST_HEADS)


def _likeness(category: str, near: Near, catalogue: Catalogue) -> int:
    other = near.issue.category
    if category == other:
        return 100 if category in OUTAGES else near.words + SAME_KIND
    if category in OUTAGES and other in OUTAGES:
        return near.words  # under one topic, and yet two things
    same_topic = topic_of(catalogue, category) == topic_of(catalogue, other)
    return near.words + (SAME_TOPIC if same_topic else 0)


def _first(found: list[tuple[int, Issue]], most: int) -> list[Issue]:
    ordered = sorted(found, key=lambda each: (-each[0], -each[1].number))
    return [issue for _, issue in ordered[:most]]
