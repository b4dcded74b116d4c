"""What an issue can be about: topics 大类, each with its kinds 小类."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DANGER = "danger"

TOPICS: Mapping[str, tuple[str, ...]] = {
    DANGER: ("danger-fire", "danger-gas", "danger-wire", "danger-hurt"),
    "utilities": ("water", "power", "gas", "heating", "drains"),
    "lift": ("lift-stopped", "lift-noise", "lift-door"),
    "fire": ("fire-passage", "fire-equipment", "charging"),
    "lighting": (),
    "rubbish": ("rubbish-bins", "rubbish-hall", "rubbish-rubble"),
    "noise": ("noise-renovation", "noise-neighbours", "noise-square"),
    "parking": ("parking-spaces", "parking-blocked", "bicycles"),
    "facilities": ("doors", "walls", "playground", "roads"),
    "greenery": (),
    "pets": ("pets-leash", "pets-stray"),
    "buildings": ("illegal-building", "illegal-letting"),
    "safety": ("theft", "cameras"),
    "neighbours": (),
    "other": (),
}
"""The topics that come with the program, those without kinds being a category themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A category that a community has added: what it is called in each language, and beneath which topic."""

    code: str
    names: Mapping[str, str]
    under: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The categories from which residents choose. `without` leaves some out; what was filed under them stays."""

    own: tuple[Own, ...] = ()
    without: frozenset[str] = field(default=frozenset())

    def topics(self) -> tuple[str, ...]:
        """Return the topics, danger first and what is added before the last one, which is for the rest."""
        *named, rest = TOPICS
        added = [own.code for own in self.own if own.under is None]
        return tuple(code for code in (*named, *added, rest) if code not in self.without)

    def kinds(self, topic: str) -> tuple[str, ...]:
        """Return the kinds of a topic, the topic itself being the last, for the rest: none where it is not divided."""
        added = [own.code for own in self.own if own.under == topic]
        kinds = tuple(code for code in (*TOPICS.get(topic, ()), *added) if code not in self.without)
        return (*kinds, topic) if kinds else ()

    def names(self, code: str) -> Mapping[str, str] | None:
        """Return what an own category is called in each language, or None for one that comes with the program."""
        return next((own.names for own in self.own if own.code == code), None)


def topic_of(catalogue: Catalogue, category: str) -> str:
    """Return the topic beneath which a category stands, or the category itself where it is one."""
    for topic, kinds in TOPICS.items():
        if category in kinds:
            return topic
    return next((own.under for own in catalogue.own if own.code == category and own.under), category)


def is_danger(category: str) -> bool:
    """Tell whether life is at stake: then people are told whom to call, and the issue is urgent by itself."""
    return category in TOPICS[DANGER]
