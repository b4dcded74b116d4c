"""The queries that run all day find their rows by an index, on both databases: no table is read through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pytest

from rules.access import Role
from rules.places import Level, Place
from rules.refusals import Refused
from storage import (
    albums,
    cards,
    deadlines,
    downloads,
    drafts,
    household_codes,
    household_lists,
    households,
    issue_answers,
    issue_events,
    issue_followers,
    issue_inbox,
    issue_lists,
    issue_stats,
    issue_supporters,
    issue_texts,
    issues,
    joining,
    outbox,
    people,
    people_portrait,
    places,
    roles,
    standing,
    updates,
)
from storage.issue_inbox import Reader, Today
from storage.store import Row, Store, Tx, Value
from tests.rules.test_issues import an_issue
from tests.storage.lane import NOW, found

READER = Reader(person_id=1, everywhere=True)
TODAY = Today(community_id=1, before=NOW)
HERE = Place(id=4, community_id=1, level=Level.BUILDING, name="Building 1", path=(4, 2, 1))
WHOLE = Place(id=1, community_id=1, level=Level.COMMUNITY, name="Locust Lane", path=(1,))
ISSUE = an_issue(place_id=4)


def _refused(query: Callable[[], Any]) -> None:
    with suppress(Refused):
        query()


HOT: dict[str, Callable[[Tx], Any]] = {
    "outbox.due": lambda tx: outbox.due(tx, NOW),
    "outbox.ordinary_of": lambda tx: outbox.ordinary_of(tx, NOW, 101, 0, 10),
    "outbox.was_sent": lambda tx: outbox.was_sent(tx, "issues.nudge:1", NOW),
    "outbox.next_at": lambda tx: outbox.next_at(tx, NOW),
    "outbox.release": outbox.release,
    "cards.release": cards.release,
    "cards.due": lambda tx: cards.due(tx, NOW),
    "cards.refresh": lambda tx: cards.refresh(tx, "issue", 7),
    "cards.refresh_in": lambda tx: cards.refresh_in(tx, 101, "issue-verdict", 7),
    "cards.find": lambda tx: cards.find(tx, -201, "issue", 7),
    "deadlines.first_due": lambda tx: deadlines.first_due(tx, NOW),
    "deadlines.next_at": deadlines.next_at,
    "deadlines.clear": lambda tx: deadlines.clear(tx, "issues.accept", 7),
    "updates.waiting": lambda tx: updates.waiting(tx, 1),
    "updates.mark_served": lambda tx: updates.mark_served(tx, bot_id=1, update_id=1),
    "people.by_telegram": lambda tx: people.by_telegram(tx, 101),
    "places.chat_here": lambda tx: places.chat_here(tx, -201, 0),
    "places.chat_by_code": lambda tx: places.chat_by_code(tx, "code"),
    "places.chats_of": lambda tx: places.chats_of(tx, HERE, "neighbours"),
    "places.children": lambda tx: places.children(tx, 2),
    "people_portrait.communities": lambda tx: people_portrait.communities(tx, 1),
    "issue_texts.erase_said_by": lambda tx: issue_texts.erase_said_by(tx, 1),
    "standing.take_up": lambda tx: standing.take_up(tx, NOW, "issue", 7),
    "standing.take_up_all_in": lambda tx: standing.take_up_all_in(tx, NOW, 101, "issue-added"),
    "roles.held_by": lambda tx: roles.held_by(tx, NOW, 1),
    "roles.at": lambda tx: roles.at(tx, NOW, 3),
    "roles.beneath": lambda tx: roles.beneath(tx, NOW, 1),
    "roles.known_at": lambda tx: roles.known_at(tx, NOW, 1, limit=8),
    "roles.count_known_at": lambda tx: roles.count_known_at(tx, NOW, 1),
    "roles.levels_beneath": lambda tx: roles.levels_beneath(tx, 1),
    "places.buildings_at": lambda tx: places.buildings_at(tx, WHOLE),
    "roles.holders": lambda tx: roles.holders(tx, NOW, {Role.GRID_WORKER}, HERE),
    "roles.held_at": lambda tx: roles.held_at(tx, NOW, Role.PROPERTY_COMPANY, HERE),
    "households.buildings_of": lambda tx: households.buildings_of(tx, NOW, 1),
    "households.units": lambda tx: households.units(tx, 4),
    "households.homes_of": lambda tx: households.homes_of(tx, NOW, 1),
    "households.members_of": lambda tx: households.members_of(tx, NOW, 5),
    "joining.waiting_in": lambda tx: joining.waiting_in(tx, [HERE]),
    "joining.waiting_of": lambda tx: joining.waiting_of(tx, 1),
    "joining.declined_at": lambda tx: joining.declined_at(tx, 5, 1),
    "household_codes.by_code": lambda tx: household_codes.by_code(tx, "ABCDEFGHJKLM"),
    "household_codes.in_use": lambda tx: household_codes.in_use(tx, NOW, 4),
    "household_codes.wrong_since": lambda tx: household_codes.wrong_since(tx, 1, NOW),
    "downloads.first_due": lambda tx: downloads.first_due(tx, NOW, 1),
    "downloads.next_at": lambda tx: downloads.next_at(tx, 1),
    "downloads.begin": lambda tx: downloads.begin(tx, 1, again_at=NOW),
    "household_lists.find": lambda tx: household_lists.find(tx, NOW, 1, 1),
    "places.community_named": lambda tx: places.community_named(tx, "Locust Lane"),
    "drafts.current": lambda tx: drafts.current(tx, 1),
    "drafts.begun": lambda tx: drafts.begun(tx, 1, "report", 1),
    "roles.officers_of": lambda tx: roles.officers_of(tx, NOW, HERE),
    "issue_inbox.counts": lambda tx: issue_inbox.counts(tx, NOW, READER),
    "issue_inbox.waiting": lambda tx: issue_inbox.waiting(tx, NOW, READER, limit=8, offset=8),
    "issue_inbox.today": lambda tx: issue_inbox.waiting(tx, NOW, READER, TODAY, limit=8),
    "issue_inbox.overdue": lambda tx: issue_inbox.overdue(tx, NOW, READER, 1, limit=8),
    "issue_inbox.overdue_count": lambda tx: issue_inbox.overdue_count(tx, NOW, READER, 1),
    "issue_inbox.standing_with": lambda tx: issue_inbox.standing_with(tx, 1, "issue-work"),
    "issue_inbox.due": lambda tx: issue_inbox.due(tx, 1, before=NOW),
    "issues.pending_beneath": lambda tx: issues.pending_beneath(tx, 1),
    "issues.given_beneath": lambda tx: issues.given_beneath(tx, 1, Role.PROPERTY_COMPANY),
    "issues.issue": lambda tx: _refused(lambda: issues.issue(tx, 1)),
    "issues.filed_since": lambda tx: issues.filed_since(tx, 1, NOW),
    "issue_stats.facts": lambda tx: issue_stats.facts(tx, HERE, NOW, NOW),
    "issue_stats.facts of a community": lambda tx: issue_stats.facts(tx, WHOLE, NOW, NOW),
    "issue_supporters.supporter_count": lambda tx: issue_supporters.supporter_count(tx, NOW, 1),
    "issue_supporters.supports": lambda tx: issue_supporters.supports(tx, NOW, 1, 1),
    "issue_supporters.supporters": lambda tx: issue_supporters.supporters(tx, NOW, 1),
    "issue_answers.of_round": lambda tx: issue_answers.of_round(tx, 1),
    "issue_answers.given_at": lambda tx: issue_answers.given_at(tx, 1, 1, NOW),
    "issue_answers.ids_of": lambda tx: issue_answers.ids_of(tx, 1),
    "issue_answers.told_by": lambda tx: issue_answers.told_by(tx, 1),
    "issue_answers.find": lambda tx: issue_answers.find(tx, 1),
    "issues.open_above": lambda tx: issues.open_above(tx, HERE, by=1),
    "issues.pending_around": lambda tx: issues.pending_around(tx, ISSUE),
    "issues.reported_by": lambda tx: issues.reported_by(tx, 1),
    "issues.merged": lambda tx: issues.merged(tx, 1),
    "issues.numbered": lambda tx: issues.numbered(tx, 1, 1),
    "issue_supporters.bring_along": lambda tx: issue_supporters.bring_along(tx, NOW, ISSUE, ISSUE),
    "issue_supporters.take_back": lambda tx: issue_supporters.take_back(tx, ISSUE, ISSUE),
    "albums.photos": lambda tx: albums.photos(tx, -201, "album"),
    "issue_followers.followers": lambda tx: issue_followers.followers(tx, NOW, 1),
    "issue_followers.follows": lambda tx: issue_followers.follows(tx, 1, 1),
    "issue_lists.here": lambda tx: issue_lists.here(tx, HERE, ended=False, private=False, page=1),
    "issue_lists.here of a community": lambda tx: issue_lists.here(tx, WHOLE, ended=True, private=False, page=2),
    "issue_lists.mine": lambda tx: issue_lists.mine(tx, NOW, 1, ended=True, page=1),
    "issue_lists.followed": lambda tx: issue_lists.followed(tx, 1, ended=False, page=1),
    "issue_lists.numbered": lambda tx: issue_lists.numbered(tx, 1, {1}),
    "issue_lists.communities_of": lambda tx: issue_lists.communities_of(tx, 1),
    "issue_events.count": lambda tx: issue_events.count(tx, 1, ("report",)),
    "issue_events.count_kept": lambda tx: issue_events.count_kept(tx, 1, "supplement"),
    "issue_events.ids_of": lambda tx: issue_events.ids_of(tx, 1, "supplement"),
    "issue_events.ids_by": lambda tx: issue_events.ids_by(tx, 1, "supplement"),
    "issue_events.steps": lambda tx: issue_events.steps(tx, 1, ("report",), limit=8, before=0),
    "issue_events.add_photos": lambda tx: issue_events.add_photos(tx, 1, 1, "supplement", 1),
    "cards.post_anew": lambda tx: cards.post_anew(tx, NOW, "issue", 7),
}


class Asked:
    """A transaction that writes down what it is asked, and goes on."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.asked: list[tuple[str, dict[str, Value]]] = []

    def all(self, sql: str, /, **values: Value) -> Sequence[Row]:
        self.asked.append((sql, values))
        return self._tx.all(sql, **values)

    def one(self, sql: str, /, **values: Value) -> Row | None:
        self.asked.append((sql, values))
        return self._tx.one(sql, **values)

    def run(self, sql: str, /, **values: Value) -> int:
        self.asked.append((sql, values))
        return self._tx.run(sql, **values)

    def many(self, sql: str, rows: Sequence[Mapping[str, Value]], /) -> None:
        raise NotImplementedError


def _on_sqlite(tx: Tx, sql: str, values: dict[str, Value]) -> list[str]:
    steps = [row["detail"] for row in tx.all(f"EXPLAIN QUERY PLAN {sql}", **values)]
    names = (
        *("waiting", "owed", "(subquery", "b", "concerned", "up", "down", "around"),
        *("beneath", "known", "counted", "listed", "reach", "awaiting"),
    )
    made_here = tuple(f"SCAN {name}" for name in names)
    return [
        step for step in steps if step.startswith("SCAN") and " USING " not in step and not step.startswith(made_here)
    ]


def _on_postgres(tx: Tx, sql: str, values: dict[str, Value]) -> list[str]:
    """With so few rows it would read them all; what writes is told not to, and does so where there is no other way."""
    return [row["QUERY PLAN"] for row in tx.all(f"EXPLAIN {sql}", **values) if "Seq Scan" in row["QUERY PLAN"]]


@pytest.fixture
def scans(database: str) -> Callable[[Tx, str, dict[str, Value]], list[str]]:
    return _on_sqlite if database == "sqlite" else _on_postgres


async def test_no_hot_query_reads_a_table_through(store: Store, scans: Callable[..., list[str]]) -> None:
    def explain(tx: Tx) -> dict[str, list[str]]:
        found = {}
        for name, query in HOT.items():
            asked = Asked(tx)
            query(asked)
            assert asked.asked, name
            found[name] = [step for sql, values in asked.asked for step in scans(tx, sql, values)]
        return found

    assert {name: steps for name, steps in (await store.transact(explain)).items() if steps} == {}


async def test_a_query_that_does_read_a_table_through_is_noticed(store: Store, scans: Callable[..., list[str]]) -> None:
    assert await store.transact(lambda tx: scans(tx, "SELECT id FROM people WHERE name = :name", {"name": "Wang"}))


WALKS: dict[str, Callable[[Tx, Place], Any]] = {
    "issue_lists.here": lambda tx, where: issue_lists.here(tx, where, ended=False, private=False, page=1),
    "issue_stats.facts": lambda tx, where: issue_stats.facts(tx, where, NOW, NOW),
    "issue_inbox.left_by": lambda tx, where: issue_inbox.left_by(tx, 1, Role.GRID_WORKER, where.id),
    "issues.pending_around": lambda tx, where: issues.pending_around(tx, an_issue(place_id=where.id)),
}


@pytest.mark.parametrize("name", WALKS)
@pytest.mark.parametrize("database", ["postgresql"])
async def test_a_walk_down_the_tree_ends_at_the_buildings(store: Store, name: str) -> None:
    """PostgreSQL tells how many places it read; a building may have a thousand households."""

    def walk(tx: Tx) -> float:
        lane = found(tx)
        households.write(tx, lane.building, {f"2-{number}": 5000 for number in range(1000)})
        tx.run("ANALYZE places")
        asked = Asked(tx)
        WALKS[name](asked, lane.grid)
        for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
            tx.run(f"SET LOCAL enable_{way} = off")
        return sum(_places_read(tx, sql, values) for sql, values in asked.asked)

    assert await store.transact(walk) < 20


def _places_read(tx: Tx, sql: str, values: dict[str, Value]) -> float:
    (row,) = tx.all(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", **values)
    [plan] = row["QUERY PLAN"]
    return _read(plan["Plan"])


def _read(node: Mapping[str, Any]) -> float:
    """Count the places that a step of a plan, and those beneath it, looked at."""
    looked_at = (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
    own: float = looked_at if node.get("Relation Name") == "places" else 0
    return own + sum(map(_read, node.get("Plans", ())))


@pytest.mark.parametrize("database", ["sqlite"])
async def test_what_has_ended_in_a_community_is_read_from_its_newest_number_on(store: Store) -> None:
    """With so few rows PostgreSQL sorts them."""

    def explain(tx: Tx) -> list[str]:
        asked = Asked(tx)
        issue_lists.here(asked, WHOLE, ended=True, private=False, page=2)
        sql, values = asked.asked[-1]
        return [row["detail"] for row in tx.all(f"EXPLAIN QUERY PLAN {sql}", **values)]

    assert any("issues_number" in step for step in await store.transact(explain))
