"""Locust Lane for the tests of storage: a community with a grid, two buildings and a household, and its people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rules.access import Role
from rules.issues import Issue, Report
from rules.places import Level, Place
from storage import issues, people, places
from storage.migrate import migrations_in
from storage.people import Person
from storage.store import MIGRATIONS, Store, Tx, Value

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


def in_a_transaction(story: Callable[[Tx], None]) -> Callable[[Store], Awaitable[None]]:
    """Run a test whole in one transaction, on each of both databases."""

    async def test(store: Store) -> None:
        await store.transact(story)

    test.__name__ = story.__name__
    test.__doc__ = story.__doc__
    test.__module__ = story.__module__
    return test


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    community: Place
    grid: Place
    building: Place
    next_door: Place
    household: Place


def found(tx: Tx, name: str = "Locust Lane") -> Lane:
    root = places.found_community(tx, name=name, language="zh-Hans", time_zone="Asia/Shanghai")

    def add(parent: Place, level: Level, place: str) -> Place:
        return places.add(tx, community_id=root.community_id, parent=parent, level=level, name=place)

    grid = add(root, Level.GRID, "Grid 1")
    building, next_door = (add(grid, Level.BUILDING, f"Building {n}") for n in (1, 2))
    household = add(building, Level.HOUSEHOLD, "1-101")
    return Lane(community=root, grid=grid, building=building, next_door=next_door, household=household)


def meet(tx: Tx, telegram_id: int, name: str = "Wang") -> Person:
    return people.meet(tx, NOW, telegram_id=telegram_id, name=name, language_code="zh-hans")


def file(tx: Tx, where: Place, reporter: Person, now: datetime = NOW, **changed: Any) -> Issue:
    told = {"category": "lighting", "words": "The light is broken"}
    filed: dict[str, Any] = {"level": Level.BUILDING, "held_as": Role.BUILDING_HEAD, "due_at": now + DAY}
    report = Report(**(told | {name: value for name, value in changed.items() if name not in filed}))
    held = filed | {name: value for name, value in changed.items() if name in filed}
    return issues.file(tx, now, report, where=where, reporter_id=reporter.id, **held)


def migrations_before(name: str, folder: Path) -> Path:
    """Return a folder with the migrations that came before the one of this name."""
    before = folder / "before"
    before.mkdir()
    for each in migrations_in(MIGRATIONS):
        if each.name == name:
            return before
        (before / f"{each}.sql").write_text(each.sql)
    raise LookupError(name)


def filed_before(tx: Tx, lane: Lane, by: Person, **columns: Value) -> int:
    """Write an issue down as the program did before there were answers, and numbers in a table of their own."""
    row = tx.one(
        """
        INSERT INTO issues (community_id, number, place_id, reporter_id, category, words, salt, urgent, state, level,
                            held_as, reported_at, due_at, rating, ended_at)
        VALUES (:community_id, :number, :place_id, :reporter_id, 'lighting', 'dark', '', 0, :state, 'building',
                'building_head', :now, :now, :rating, :ended_at)
        RETURNING id
        """,
        community_id=lane.building.community_id,
        place_id=lane.building.id,
        reporter_id=by.id,
        now=NOW,
        **columns,
    )
    assert row is not None
    return int(row["id"])
