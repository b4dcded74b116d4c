"""Presses that cross: two heads at once, and buttons under cards of long ago."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from rules.access import Role
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.stories import finishes, passes, reports
from tests.owing import settled
from tests.people import Person, Street


async def becomes_head(street: Street, person: Person, building: str) -> None:
    """Give a building a second head."""

    def grant(tx: Tx) -> None:
        now = datetime.now(UTC).replace(year=2026, month=1)
        known = people.by_telegram(tx, person.id)
        assert known
        [root] = [place_id for place_id, _ in places.communities(tx)]
        community = places.place(tx, root)
        where = places.place(tx, places.buildings(tx, community.community_id)[building])
        roles.grant(tx, now, person_id=known.id, role=Role.BUILDING_HEAD, where=where)

    async with street.database() as store:
        await store.transact(grant)


async def test_of_two_heads_who_press_at_once_one_has_it_and_the_other_reads_so(street: Street) -> None:
    li, zhang, group = street.li, street.zhang, street.building_3
    await becomes_head(street, zhang, "3号楼")
    await street.knock(li, zhang)
    await reports(street.wang)
    for head in (li, zhang):
        await head.sees("#1", "请在")
    answers = await asyncio.gather(*(head.forges("1:issues:accept:1") for head in (li, zhang)))
    assert sorted(answers) == ["接单了，辛苦！", "这件事已经有人接单了。"]
    await group.shows("#1", "楼门院长已接单")
    await settled(street)
    assert await street.wang.count("楼门院长已经接单") == 1
    entries = await street.rows("SELECT actor_id FROM journal WHERE verb = 'issues.accept'")
    assert len(entries) == 1
    for head in (li, zhang):
        await head.sees("#1", "楼门院长已接单")


async def test_a_press_on_last_months_card_says_how_it_ended(street: Street) -> None:
    wang, zhang, li, group = street.wang, street.zhang, street.li, street.building_3
    await street.knock(zhang, li)
    await reports(wang)
    card = await group.shows("#1", "等楼门院长接单")
    await li.presses("接单")
    await finishes(li)
    await wang.presses("5 分")
    await group.shows("#1 解决了")
    await passes(street, days=31)
    assert await zhang.forges("1:issues:join:1", group, message_id=card["message_id"]) == "这件事已经解决，不用再点了。"
    assert await li.forges("1:issues:accept:1") == "这件事已经解决，不用再点了。"
    assert await wang.forges("1:issues:confirm:1:1") == "这件事已经解决，不用再点了。"
    [row] = await street.rows("SELECT state, rating FROM issues")
    assert (row["state"], row["rating"]) == ("closed", 5)
