"""Words that all of this speaks in: where a home is, and what somebody is to it."""

from __future__ import annotations

from handlers.kit.replies import Text, text
from rules.joining import Relation


def home(building: str, unit: str) -> Text:
    return text("home", building=building, unit=unit)


def relation(of: Relation) -> Text:
    return text(f"relation-{of}")
