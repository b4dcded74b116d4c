"""Quiet hours: the ordinary waits for the morning, the urgent does not; and no group is flooded then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from rules.notices import Urgency
from tests.conversations.stories import finishes, reports
from tests.owing import Owing, owing, settled
from tests.people import street_at

ELEVEN_AT_NIGHT = datetime.fromisoformat("2026-11-23T23:00:00+08:00")


@pytest.fixture
async def night(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Owing]:
    async with street_at(sqlite_url, tmp_path, start=ELEVEN_AT_NIGHT) as street:
        found = owing(street, monkeypatch)
        await found.start()
        await settled(street)
        yield found


async def test_the_ordinary_waits_until_seven_and_the_urgent_does_not(night: Owing) -> None:
    street, group = night.street, night.street.building_3
    await night.owe(group, "ordinary")
    await night.owe(group, "urgent", urgency=Urgency.URGENT)
    await group.shows("urgent")
    await settled(street)
    await street.advance(hours=7, minutes=30)
    await settled(street)
    assert await night.texts(group) == ["urgent"]
    await street.advance(minutes=31)
    await group.shows("ordinary")


async def test_answers_go_at_once_and_cards_come_without_a_sound(night: Owing) -> None:
    street = night.street
    await street.wang.says("/start")
    await street.wang.sees("您好")
    await reports(street.wang)
    await street.building_3.shows("#1")
    posted = [call for call in await night.calls("sendMessage") if call["params"]["chat_id"] == street.building_3.id]
    assert [str(call["params"].get("disable_notification")).lower() for call in posted][-1:] == ["true"]


async def test_in_the_morning_many_come_as_one_in_the_groups_language(night: Owing) -> None:
    street, group = night.street, night.street.building_3
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE chats SET language = 'en' WHERE telegram_id = :id", id=group.id))
    await night.owe(group, *(f"item {number}." for number in range(6)))
    await night.owe(street.building_1, "only one", "and two")
    await settled(street)
    await street.advance(hours=8, minutes=1)
    digest = (await group.shows("item 0.", "item 5."))["text"]
    assert [digest.index(f"item {number}.") for number in range(6)] == sorted(
        digest.index(f"item {number}.") for number in range(6)
    )
    assert "6" in digest.splitlines()[0]
    assert digest.isascii()
    await street.building_1.shows("and two")
    assert await night.texts(street.building_1) == ["only one", "and two"]
    await settled(street)
    assert await night.states() == {"sent": 8}


async def test_a_digest_holds_as_many_as_fit_and_the_rest_follows_in_order(night: Owing) -> None:
    street, group = night.street, night.street.building_3
    await night.owe(group, *(f"[{number:02}]" + "长" * 690 for number in range(12)))
    await settled(street)
    await street.advance(hours=8, minutes=1)
    await group.shows("[11]")
    await settled(street)
    said = await night.texts(group)
    assert [each.count("[") for each in said] == [5, 5, 1, 1]
    assert all(len(each) <= 4096 for each in said)
    assert [part[:2] for each in said for part in each.split("[")[1:]] == [f"{number:02}" for number in range(12)]


async def test_of_an_urgent_issue_whoever_has_to_act_is_woken_and_nobody_else(night: Owing) -> None:
    street, wang, li, group = night.street, night.street.wang, night.street.li, night.street.building_3
    await street.knock(wang, li, street.zhang)
    await reports(wang, urgent=True)
    await li.sees("📥 #1")
    await street.zhang.presses("👀 关注", group)
    await li.presses("接单")
    await finishes(li)
    await settled(street)
    await wang.sees_no("真的解决了吗")
    await wang.forges("1:issues:confirm:1:5")
    await settled(street)
    await group.shows_no("#1 解决了")
    await street.zhang.sees_no("您关注的")
    await street.advance(hours=8, minutes=1)
    await group.shows("#1 解决了")
