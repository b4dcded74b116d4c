"""What an importer reads: how a list looks, what is wrong with one, what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.households.actions import Looked
from handlers.kit.buttons import data
from handlers.kit.pages import paged
from handlers.kit.quotes import shown
from handlers.kit.replies import Button, Rows, Text, Words, text
from handlers.kit.texts import plain
from rules.households import Move, Preview

ROOM = 3900
"""So many of a message's 4,096 characters are for what is wrong: the rest is for the lines around it."""
EXAMPLES = 5
MOST_TOLD = 20
"""So many buildings that changed their grid are named to who looks after them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an import does, how often, and the first of them."""

    what: Text
    count: int
    examples: tuple[Text, ...] = ()


def facts(preview: Preview) -> Iterator[Fact]:
    """Return what an import changes and what it leaves, a line each; what there is none of is left out."""
    areas = tuple(
        text("import-such-area", building=a.building, unit=a.unit, old=square_metres(a.old), new=square_metres(a.new))
        for a in preview.areas[:EXAMPLES]
    )
    moves = tuple(
        text("import-such-move", building=move.building, old=move.old, new=move.new)
        for move in preview.moved[:EXAMPLES]
    )
    alike = tuple(
        text("import-such-alike", building=each.building, unit=each.unit, known=each.known)
        for each in preview.alike[:EXAMPLES]
    )
    buildings = tuple(
        text("import-such-alike-building", building=each.building, known=each.known)
        for each in preview.alike_buildings[:EXAMPLES]
    )
    every = (
        Fact(text("import-fact-grids"), len(preview.grids), _named(preview.grids)),
        Fact(text("import-fact-buildings"), len(preview.buildings), _named(preview.buildings)),
        Fact(text("import-fact-alike-buildings"), len(preview.alike_buildings), buildings),
        Fact(text("import-fact-households"), preview.households),
        Fact(text("import-fact-alike"), len(preview.alike), alike),
        Fact(text("import-fact-areas"), len(preview.areas), areas),
        Fact(text("import-fact-moved"), len(preview.moved), moves),
        Fact(text("import-fact-unchanged"), preview.unchanged),
        Fact(text("import-fact-missing"), preview.missing),
    )
    return (fact for fact in every if fact.count)


def square_metres(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")


def heading(looked: Looked) -> Text:
    return text("import-into-new" if looked.is_new else "import-into", community=looked.community)


def nothing(looked: Looked) -> Text:
    """Say that a list changes nothing, and whether it is the very list that was imported before."""
    if looked.before:
        return text("import-same-list", community=looked.community)
    return text("import-nothing-new", community=looked.community)


def noted(notes: Sequence[tuple[str, Mapping[str, str | int]]]) -> tuple[Text, ...]:
    return tuple(text(id_, **values) for id_, values in notes)


def preview(
    looked: Looked,
    notes: Sequence[tuple[str, Mapping[str, str | int]]],
    list_id: int,
    *,
    changed: bool = False,
) -> Words:
    """Show what a list changes, with the buttons to import it or not."""
    if looked.preview.changes_nothing:
        return Words(text("lines", lines=(nothing(looked), *noted(notes))))
    lines = [text("import-changed-meanwhile", community=looked.community)] if changed else []
    lines.append(heading(looked))
    for fact in facts(looked.preview):
        lines += [text("import-fact", what=fact.what, count=fact.count), *fact.examples]
    buttons: Rows = (
        (Button(text("import-confirm"), data("households:confirm", list_id)),),
        (Button(text("import-cancel"), data("households:cancel", list_id)),),
    )
    return Words(text("lines", lines=(*lines, *noted(notes), text("import-nothing-yet"))), buttons)


def faults(found: Sequence[Text], language: str) -> Words:
    """Name what is wrong with a list, as much of it as fits into one message, and how much more there is.

    Telegram counts as UTF-16 does, where some characters are two.
    """
    lines = [text("import-refused", count=len(found))]
    room = ROOM
    for number, fault in enumerate(found):
        room -= len(plain(fault, language).encode("utf-16-le")) // 2 + 1
        if room < 0:
            lines.append(text("import-more-faults", count=len(found) - number))
            break
        lines.append(fault)
    return Words(text("lines", lines=tuple(lines)))


def choose_community(communities: Sequence[tuple[int, str]], number: int, list_id: int, *, may_found: bool) -> Words:
    """Ask for which community a list is."""
    offered = [
        Button(text("import-for", community=name), data("households:into", list_id, place))
        for place, name in communities
    ]
    rows = paged(offered, number, "households:communities", list_id, columns=1)
    if may_found:
        rows += ((Button(text("import-for-new"), data("households:found", list_id)),),)
    return Words(text("import-ask-community"), rows)


def done(looked: Looked) -> Words:
    """What was imported: how many households are new, how many have changed, and how many were there already."""
    did = looked.preview
    said = text(
        "import-done",
        community=looked.community,
        new=did.households,
        areas=len(did.areas),
        moved=len(did.moved),
        unchanged=did.unchanged,
    )
    return Words(said)


def regrouped(moves: Sequence[Move]) -> Words:
    """Tell who looks after buildings that they belong to another grid now."""
    lines = tuple(
        text("import-such-move", building=move.building, old=move.old, new=move.new) for move in moves[:MOST_TOLD]
    )
    return Words(text("import-regrouped", count=len(moves), lines=lines))


def _named(names: Sequence[str]) -> tuple[Text, ...]:
    return tuple(text("import-such", name=shown(name)) for name in names[:EXAMPLES])
