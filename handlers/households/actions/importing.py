"""What is done with households: look over what a list of them changes, and import it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.households.actions.moving import Moved, tell_of_moves
from handlers.households.sheet import Sheet
from handlers.issues.actions import expect_first_morning, expect_new_grid
from rules.access import Actor, require
from rules.households import Homes, Known, Preview, compare
from rules.journal import Entry
from rules.places import Level, Place
from rules.refusals import Refused
from storage import household_lists, households, journal, places
from storage.household_lists import HouseholdList
from storage.store import Tx

IMPORT = "households.import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a list changes in a community. `before` is when this very list was imported, if it ever was."""

    community: str
    is_new: bool
    preview: Preview
    before: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What became of a confirmation. What is not `done` has changed since it was shown: it is to be looked over."""

    looked: Looked
    done: bool


def look_over(tx: Tx, community: str, homes: Homes, sha256: str) -> Looked:
    """Compare a list with the community of this name, which may still have to be founded."""
    root = places.community_named(tx, community)
    known = households.known(tx, root.community_id) if root else Known()
    before = households.imported_at(tx, root.community_id, sha256) if root else None
    return Looked(community=community, is_new=root is None, preview=compare(homes, known), before=before)


def import_households(
    tx: Tx,
    now: datetime,
    homes: Homes,
    *,
    community: str,
    language: str,
    time_zone: str,
    sha256: str,
    actor_id: int | None = None,
    so_far: Callable[[int], None] = lambda _count: None,
) -> None:
    """Write a list of households down, founding what is not there yet.

    A second import updates: areas change, and a building that the list has in another grid goes there.
    `sha256` is that of the list, by which it can be recognised; nothing else of it is in the journal.
    `so_far` is told after each building how many households are written, from the database's thread.
    """
    root = places.found_community(tx, name=community, language=language, time_zone=time_zone)
    expect_first_morning(tx, now, root.community_id)
    known = places.buildings(tx, root.community_id)
    moved: list[Moved] = []
    count = 0
    for grid_name, buildings in homes.items():
        grid = places.add(tx, community_id=root.community_id, parent=root, level=Level.GRID, name=grid_name)
        for name, units in buildings.items():
            building, before = _building(tx, grid, name, known.get(name))
            if before:
                moved.append(Moved(building=building, before=before))
                expect_new_grid(tx, now, building)
            households.write(tx, building, units)
            count += len(units)
            so_far(count)
    tell_of_moves(tx, now, moved, by=actor_id)
    journal.append(
        tx,
        Entry(
            community_id=root.community_id,
            at=now,
            actor_id=actor_id,
            verb=IMPORT,
            subject=f"place:{root.id}",
            data={"buildings": sum(map(len, homes.values())), "households": count, "sha256": sha256},
        ),
    )


def keep(tx: Tx, now: datetime, actor: Actor, sheet: Sheet) -> int:
    """Keep a list without faults until its sender has looked over what it changes. Returns its id."""
    return household_lists.keep(
        tx, now, person_id=actor.person_id, homes=sheet.homes(), notes=sheet.notes, sha256=sheet.sha256
    )


def choose(tx: Tx, actor: Actor, waiting: HouseholdList, community: str) -> Looked:
    """Take a list as that of a community. What changes nothing is let go: there is nothing to confirm."""
    _require(tx, actor, community)
    looked = look_over(tx, community, waiting.homes, waiting.sha256)
    if looked.preview.changes_nothing:
        household_lists.drop(tx, waiting.id)
    else:
        _show(tx, waiting, looked)
    return looked


def confirm(tx: Tx, now: datetime, actor: Actor, waiting: HouseholdList, *, language: str, zone: ZoneInfo) -> Confirmed:
    """Import a list, if it still changes what its importer was shown."""
    if waiting.community is None:
        raise Refused("refused-button")
    _require(tx, actor, waiting.community)
    looked = look_over(tx, waiting.community, waiting.homes, waiting.sha256)
    if looked.preview.fingerprint() != waiting.shown:
        return Confirmed(looked=choose(tx, actor, waiting, waiting.community), done=False)
    import_households(
        tx,
        now,
        waiting.homes,
        community=waiting.community,
        language=language,
        time_zone=zone.key,
        sha256=waiting.sha256,
        actor_id=actor.person_id,
    )
    household_lists.drop(tx, waiting.id)
    return Confirmed(looked=looked, done=True)


def _require(tx: Tx, actor: Actor, community: str) -> None:
    """Let admins import for their own communities; only those named in the settings found one."""
    root = places.community_named(tx, community)
    require(actor, IMPORT, root.path if root else ())


def _show(tx: Tx, waiting: HouseholdList, looked: Looked) -> None:
    root = places.community_named(tx, looked.community)
    household_lists.show(
        tx,
        waiting.id,
        community=looked.community,
        community_id=root.community_id if root else None,
        shown=looked.preview.fingerprint(),
    )


def _building(tx: Tx, grid: Place, name: str, known: int | None) -> tuple[Place, int | None]:
    """Return a building where the list has it, and the grid in which it stood until now, if that was another one."""
    if known is None:
        return places.add(tx, community_id=grid.community_id, parent=grid, level=Level.BUILDING, name=name), None
    building = places.place(tx, known)
    if grid.id in building.path:
        return building, None
    return places.move(tx, building, grid), building.path[1]
