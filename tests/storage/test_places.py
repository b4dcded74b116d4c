"""The tree of places and the groups bound to it, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from rules.places import Level, Place
from storage import cards, outbox, places
from storage.places import Chat, Community
from storage.store import Store, Tx
from tests.storage.lane import NOW, found, in_a_transaction

GROUP, OTHER, SUPERGROUP = -201, -202, -1001201


def bind(tx: Tx, where: Place, telegram_id: int = GROUP, *, thread_id: int = 0, purpose: str = "neighbours") -> Chat:
    return places.bind(tx, telegram_id=telegram_id, thread_id=thread_id, where=where, purpose=purpose)


# The tree


@in_a_transaction
def test_a_path_leads_from_a_place_up_to_its_community(tx: Tx) -> None:
    lane = found(tx)
    assert lane.household.path == (lane.household.id, lane.building.id, lane.grid.id, lane.community.id)
    assert lane.community.path == (lane.community.id,)
    for place in (lane.community, lane.grid, lane.building, lane.next_door, lane.household):
        assert places.place(tx, place.id) == place


@in_a_transaction
def test_what_is_founded_twice_is_there_once(tx: Tx) -> None:
    assert found(tx) == found(tx)
    assert len(tx.all("SELECT id FROM places")) == 5
    assert len(tx.all("SELECT id FROM communities")) == 1


@in_a_transaction
def test_a_community_keeps_the_language_and_the_time_it_was_founded_with(tx: Tx) -> None:
    lane = found(tx)
    places.found_community(tx, name="Locust Lane", language="en", time_zone="Europe/Berlin")
    assert places.community(tx, lane.community.community_id) == Community(
        id=lane.community.community_id, name="Locust Lane", language="zh-Hans", time_zone="Asia/Shanghai"
    )


@in_a_transaction
def test_what_lies_right_beneath_is_listed_without_the_households(tx: Tx) -> None:
    lane = found(tx)
    assert places.children(tx, lane.community.id) == [(lane.grid.id, "Grid 1")]
    assert places.children(tx, lane.grid.id) == [(lane.building.id, "Building 1"), (lane.next_door.id, "Building 2")]
    assert places.children(tx, lane.building.id) == []
    assert places.under(tx, lane.community) == (lane.grid,)
    assert places.under(tx, lane.grid) == (lane.building, lane.next_door)


@in_a_transaction
def test_communities_share_names_of_places_and_no_places(tx: Tx) -> None:
    here, there = found(tx), found(tx, "Willow Lane")
    assert places.communities(tx) == [(here.community.id, "Locust Lane"), (there.community.id, "Willow Lane")]
    assert not set(here.household.path) & set(there.household.path)
    assert {place.community_id for place in (there.grid, there.building)} == {there.community.community_id}
    assert places.children(tx, here.community.id) == [(here.grid.id, "Grid 1")]


@in_a_transaction
def test_what_does_not_exist_is_not_found(tx: Tx) -> None:
    with pytest.raises(LookupError):
        places.place(tx, 1)
    with pytest.raises(LookupError):
        places.community(tx, 1)


async def test_a_community_founded_from_many_sides_at_once_is_one(store: Store) -> None:
    lanes = await asyncio.gather(*(store.transact(found) for _ in range(10)))
    assert len({lane.household.id for lane in lanes}) == 1


@in_a_transaction
def test_a_building_that_goes_to_another_grid_takes_its_households_along(tx: Tx) -> None:
    lane = found(tx)
    grid = places.add(
        tx, community_id=lane.community.community_id, parent=lane.community, level=Level.GRID, name="Grid 2"
    )
    moved = places.move(tx, lane.building, grid)
    assert moved == places.place(tx, lane.building.id)
    assert moved.path == (lane.building.id, grid.id, lane.community.id)
    assert places.place(tx, lane.household.id).path == (lane.household.id, *moved.path)
    assert places.place(tx, lane.next_door.id) == lane.next_door


# The groups


@in_a_transaction
def test_a_group_is_bound_to_a_place_and_found_again(tx: Tx) -> None:
    lane = found(tx)
    chat = bind(tx, lane.building)
    assert chat == Chat(
        id=chat.id,
        telegram_id=GROUP,
        thread_id=0,
        community_id=lane.community.community_id,
        place_id=lane.building.id,
        purpose="neighbours",
        language=None,
        code=chat.code,
    )
    assert places.chat_here(tx, GROUP, 0) == chat
    assert places.chat_by_code(tx, chat.code) == chat
    assert places.chat_here(tx, OTHER, 0) is None
    assert places.chat_by_code(tx, "") is None


@in_a_transaction
def test_a_group_bound_anew_moves_and_its_old_links_die(tx: Tx) -> None:
    lane = found(tx)
    before = bind(tx, lane.building)
    places.set_chat_language(tx, before.id, "en")
    after = bind(tx, lane.next_door, purpose="staff")
    assert after == replace(before, place_id=lane.next_door.id, purpose="staff", code=after.code, language="en")
    assert after.code != before.code
    assert places.chat_by_code(tx, before.code) is None
    assert places.chats_of(tx, lane.building, "neighbours") == []


@in_a_transaction
def test_a_group_may_go_to_another_community(tx: Tx) -> None:
    here, there = found(tx), found(tx, "Willow Lane")
    bind(tx, here.building)
    after = bind(tx, there.building)
    assert (after.community_id, after.place_id) == (there.community.community_id, there.building.id)


@in_a_transaction
def test_a_topic_that_is_not_bound_is_as_its_group(tx: Tx) -> None:
    lane = found(tx)
    group, topic = bind(tx, lane.community), bind(tx, lane.building, thread_id=7)
    assert places.chat_here(tx, GROUP, 7) == topic
    assert places.chat_here(tx, GROUP, 8) == group
    assert places.chat_here(tx, GROUP, 0) == group


@in_a_transaction
def test_a_topic_alone_says_nothing_of_its_group(tx: Tx) -> None:
    bind(tx, found(tx).building, thread_id=7)
    assert places.chat_here(tx, GROUP, 0) is None
    assert places.chat_here(tx, GROUP, 8) is None


@in_a_transaction
def test_the_groups_of_a_place_are_its_own_or_else_the_nearest_above(tx: Tx) -> None:
    lane = found(tx)
    of_all, staff = bind(tx, lane.community), bind(tx, lane.community, OTHER, purpose="staff")
    assert places.chats_of(tx, lane.building, "neighbours") == [of_all]
    of_the_building = bind(tx, lane.building, -203)
    its_topic = bind(tx, lane.building, -204, thread_id=3)
    assert places.chats_of(tx, lane.building, "neighbours") == [of_the_building, its_topic]
    assert places.chats_of(tx, lane.household, "neighbours") == [of_the_building, its_topic]
    assert places.chats_of(tx, lane.next_door, "neighbours") == [of_all]
    assert places.chats_of(tx, lane.building, "staff") == [staff]
    assert places.chats_of(tx, found(tx, "Willow Lane").building, "neighbours") == []


# A group becomes a supergroup


def _owe(tx: Tx, key: str, chat_id: int = GROUP) -> None:
    outbox.enqueue(tx, NOW, chat_id=chat_id, kind="issues.outcome", params={}, key=key)


def _want(tx: Tx, where: Place, subject_id: int, chat_id: int = GROUP) -> None:
    cards.want(
        tx,
        NOW,
        community_id=where.community_id,
        chat_id=chat_id,
        thread_id=0,
        kind="issue",
        subject_id=subject_id,
        reply_to=5,
    )


def _picture(tx: Tx) -> list[list[dict[str, Any]]]:
    return [[dict(row) for row in tx.all(f"SELECT * FROM {name} ORDER BY id")] for name in ("chats", "outbox", "cards")]


@in_a_transaction
def test_what_was_owed_to_a_group_is_owed_to_the_supergroup_it_became(tx: Tx) -> None:
    lane = found(tx)
    bound, topic, elsewhere = bind(tx, lane.building), bind(tx, lane.grid, thread_id=4), bind(tx, lane.grid, OTHER)
    _owe(tx, "one")
    _owe(tx, "sent before")
    _owe(tx, "elsewhere", OTHER)
    [first] = [notice for notice in outbox.due(tx, NOW) if notice.chat_id == GROUP]
    outbox.mark_sent(tx, [first], message_id=9)
    _want(tx, lane.building, 1)
    [card] = cards.due(tx, NOW)
    cards.mark_shown(tx, card, message_id=8, under_photo=False, face="face", not_before=NOW)

    places.move_chat(tx, GROUP, SUPERGROUP)

    assert places.chat_here(tx, SUPERGROUP, 0) == replace(bound, telegram_id=SUPERGROUP)
    assert places.chat_here(tx, SUPERGROUP, 4) == replace(topic, telegram_id=SUPERGROUP)
    assert places.chat_here(tx, OTHER, 0) == elsewhere
    assert places.chat_here(tx, GROUP, 0) is None
    assert {notice.chat_id for notice in outbox.due(tx, NOW)} == {SUPERGROUP, OTHER}
    [anew] = cards.due(tx, NOW)
    assert (anew.chat_id, anew.message_id, anew.reply_to, anew.face) == (SUPERGROUP, None, None, None)


@in_a_transaction
def test_moving_a_group_twice_changes_nothing(tx: Tx) -> None:
    lane = found(tx)
    bind(tx, lane.building)
    _owe(tx, "one")
    _want(tx, lane.building, 1)
    places.move_chat(tx, GROUP, SUPERGROUP)
    before = _picture(tx)
    places.move_chat(tx, GROUP, SUPERGROUP)
    assert _picture(tx) == before


@in_a_transaction
def test_what_the_supergroup_has_already_stays_as_it_is(tx: Tx) -> None:
    """Somebody bound the supergroup before the bot heard that it is the old group."""
    lane = found(tx)
    bind(tx, lane.building)
    anew = bind(tx, lane.next_door, SUPERGROUP)
    _want(tx, lane.building, 1)
    _want(tx, lane.building, 1, SUPERGROUP)
    _want(tx, lane.building, 2)
    places.move_chat(tx, GROUP, SUPERGROUP)
    assert places.chat_here(tx, SUPERGROUP, 0) == anew
    assert places.chat_here(tx, GROUP, 0) is None
    rows = tx.all("SELECT chat_id, subject_id FROM cards ORDER BY subject_id")
    assert [(row["chat_id"], row["subject_id"]) for row in rows] == [(SUPERGROUP, 1), (SUPERGROUP, 2)]
