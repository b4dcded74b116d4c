"""Whatever comes is served once, in order, and nothing that goes wrong with one update holds up another."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from telegram.error import InvalidToken

from bot import app
from bot.config import Config
from bot.demo.neighbourhood import TOKEN
from bot.logs import configure
from handlers.kit.replies import Replies, Say, Words, text
from handlers.kit.visit import Visit
from storage import people
from storage.store import StoreError
from tests.conversations.stories import reports
from tests.owing import Owing, owing, settled
from tests.people import BOT, Street

UNREAD = {"message_id": 7, "date": "not a date", "chat": {"id": 10001, "type": "private"}, "from": {"id": 10001}}


@pytest.fixture
async def lane(quiet_street: Street, monkeypatch: pytest.MonkeyPatch) -> Owing:
    return owing(quiet_street, monkeypatch)


def inbox(street: Street) -> Any:
    """The sandbox's queue of updates for the bot."""
    return street.sandbox.world.bots[BOT].inbox


async def count(street: Street, sql: str) -> int:
    return int((await street.rows(f"SELECT COUNT(*) AS n FROM {sql}"))[0]["n"])


async def test_updates_delivered_twice_have_their_effect_once(street: Street) -> None:
    await settled(street)
    await street.remote.post("faults", method="getUpdates", do="duplicate", times=60)
    await reports(street.wang)
    card = await street.building_3.shows("#1")
    await street.zhang.presses("我也遇到", street.building_3)
    await street.building_3.shows("1 位邻居也遇到了")
    await settled(street)
    assert await count(street, "issues") == 1
    assert await count(street, "issue_supporters") == 1
    assert await street.wang.count("已登记") == 1
    assert await street.building_3.count("#1") == 1
    assert card["chat"]["id"] == street.building_3.id


async def test_what_was_served_before_a_restart_is_not_served_again_after_it(street: Street) -> None:
    await settled(street)
    await street.remote.post("faults", method="getUpdates", do="duplicate")
    await street.wang.says("/start")
    await street.wang.sees("您好")
    await street.stop_bot()
    await street.start_bot()
    await street.wang.says("/help")
    await street.wang.sees("/report")
    await settled(street)
    assert await street.wang.count("您好") == 1


async def test_what_waits_at_the_start_is_served_in_order(quiet_street: Street) -> None:
    street = quiet_street
    await street.wang.says("/report 灯坏了好几天")
    await street.wang.says("/cancel")
    await street.wang.says("/report 门坏了")
    await street.start_bot()
    await settled(street)
    drafts = await street.rows("SELECT answers FROM drafts")
    assert len(drafts) == 1
    assert "门坏了" in drafts[0]["answers"]


async def test_what_one_person_says_is_served_in_order_and_others_do_not_wait(
    lane: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = lane.street
    served: list[str] = []
    free = False

    def note(visit: Visit, said: str) -> Replies:
        if said == "stuck" and not free:
            raise StoreError("another program holds the database")
        served.append(said)
        return (Say(Words(text("plain", what=f"noted: {said}"))),)

    monkeypatch.setattr("bot.inbox.STORE_AGAIN", 0.1)
    lane.routes.command("note", note, private=False, group=False)
    await lane.start()
    await street.wang.says("/note stuck")
    await street.wang.says("/note after")
    await street.zhang.says("/note another")
    await street.zhang.sees("noted: another")
    assert served == ["another"]
    free = True
    await street.wang.sees("noted: after")
    assert served == ["another", "stuck", "after"]
    rows = await street.rows("SELECT MAX(tries) AS tries FROM updates")
    assert rows[0]["tries"] == 0


async def test_what_fails_each_time_is_set_aside_and_the_person_is_told_the_reference(lane: Owing) -> None:
    street = lane.street
    tries = []

    def fail(visit: Visit, said: str) -> Replies:
        tries.append(said)
        people.set_language(visit.tx, visit.person.id, "en")
        raise ZeroDivisionError

    lane.routes.command("fail", fail, private=False, group=False)
    await lane.start()
    await street.wang.says("/fail")
    await street.wang.says("/help")
    await street.wang.sees("/report")
    await settled(street)
    [aside] = await street.rows("SELECT * FROM updates WHERE state = 'aside'")
    await street.wang.sees("出了点问题", aside["reference"])
    assert len(tries) == 3
    assert await count(street, "people WHERE language = 'en'") == 0


async def test_a_press_that_fails_each_time_is_told_so_on_the_spot(lane: Owing) -> None:
    street = lane.street

    def fail(visit: Visit) -> Replies:
        raise ZeroDivisionError

    lane.routes.button("test:fail", fail)
    await lane.start()
    await street.knock(street.wang)
    told = await street.wang.forges("1:test:fail")
    [aside] = await street.rows("SELECT * FROM updates WHERE state = 'aside'")
    assert aside["reference"] in told


async def test_what_cannot_be_read_is_set_aside_and_told_where_that_is_possible(street: Street) -> None:
    await street.knock(street.wang)
    sender = street.wang.id
    broken = UNREAD | {"message_id": [], "chat": {"id": sender, "type": "private"}, "from": {"id": sender}}
    half = UNREAD | {"photo": "none", "chat": {"id": sender, "type": "private"}, "from": {"id": sender}}
    for body in (broken, half):
        inbox(street).push("message", body, sender)
    await street.wang.says("/help")
    await street.wang.sees("/report")
    await settled(street)
    aside = await street.rows("SELECT * FROM updates WHERE state = 'aside' ORDER BY update_id")
    assert len(aside) == 2
    await street.wang.sees("出了点问题", aside[1]["reference"])


async def test_even_an_apology_that_fails_holds_up_nobody(lane: Owing, monkeypatch: pytest.MonkeyPatch) -> None:
    street = lane.street

    def fail(visit: Visit, said: str) -> Replies:
        return (Say(Words(text("there-is-no-such-text"))),)

    lane.routes.command("fail", fail, private=False, group=False)
    meet = people.meet

    def meet_but_wang(tx: Any, now: Any, **who: Any) -> Any:
        if who["telegram_id"] == street.wang.id:
            raise ZeroDivisionError
        return meet(tx, now, **who)

    await lane.start()
    await settled(street)
    monkeypatch.setattr(people, "meet", meet_but_wang)
    await street.wang.says("/fail")
    await street.zhang.says("/help")
    await street.zhang.sees("/report")
    await settled(street)
    assert await count(street, "updates WHERE state = 'aside'") == 1


@pytest.mark.parametrize(
    "fault",
    [{"do": "error", "code": 409, "description": "Conflict: terminated"}, {"do": "html", "code": 502}, {"do": "cut"}],
    ids=["409", "502", "cut"],
)
async def test_polling_goes_on_after_trouble(quiet_street: Street, fault: dict[str, Any]) -> None:
    await quiet_street.remote.post("faults", method="getUpdates", times=2, **fault)
    await quiet_street.start_bot()
    await quiet_street.wang.says("/start")
    await quiet_street.wang.sees("您好")


async def test_polling_waits_as_long_as_telegram_asks(quiet_street: Street) -> None:
    await quiet_street.remote.post("faults", method="getUpdates", do="error", code=429, retry_after=1)
    await quiet_street.start_bot()
    await quiet_street.wang.says("/start")
    await quiet_street.wang.sees("您好")


async def test_a_token_that_was_revoked_ends_the_bot_and_nothing_is_lost(street: Street) -> None:
    await settled(street)
    bot = street.bot
    assert bot is not None
    await street.remote.post("faults", method="getUpdates", do="error", code=401, description="Unauthorized")
    await street.wang.says("/start")
    with pytest.raises(InvalidToken):
        async with asyncio.timeout(10):
            await bot.ended
    await street.stop_bot()
    await street.start_bot()
    await street.wang.sees("您好")


async def test_a_token_that_telegram_does_not_know_is_told_at_the_start(quiet_street: Street) -> None:
    await quiet_street.remote.post("faults", method="getMe", do="error", code=401, description="Unauthorized")
    with pytest.raises(InvalidToken):
        await quiet_street.start_bot()


async def test_a_webhook_that_was_set_before_is_taken_away(quiet_street: Street) -> None:
    street = quiet_street
    async with app.telegram(street.config) as bot:
        await bot.set_webhook("https://example.org/hook")
    await street.start_bot()
    await street.wang.says("/start")
    await street.wang.sees("您好")


async def test_telegram_may_be_away_at_the_start(quiet_street: Street) -> None:
    await quiet_street.remote.post("faults", method="getMe", do="html", code=502)
    await quiet_street.start_bot()
    await quiet_street.wang.says("/start")
    await quiet_street.wang.sees("您好")


async def test_fifty_neighbours_brought_into_the_group_silence_nobody(street: Street) -> None:
    for number in range(50):
        person = await street.remote.post("people", first_name=f"Neighbour {number}")
        await street.remote.put(
            f"chats/{street.building_3.id}/members/{person['id']}", status="member", by=street.wang.id
        )
    await street.wang.says("/start")
    await street.wang.sees("您好")
    assert await street.wang.count("太快") == 0


async def test_a_lively_talk_in_a_group_whose_every_word_the_bot_hears_silences_nobody(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="administrator")
    for number in range(60):
        await wang.says(f"今晚第 {number} 句", group)
    await wang.says("/start")
    await wang.sees("您好")
    assert await wang.count("太快") == 0
    assert await count(street, "updates") > 60


async def test_who_floods_the_bot_is_asked_to_rest_once(street: Street) -> None:
    await street.knock(street.wang)
    for _ in range(60):
        await street.wang.says("/help")
    await street.wang.sees("太快")
    await street.zhang.says("/start")
    await street.zhang.sees("您好")
    await settled(street)
    assert await street.wang.count("太快") == 1


async def test_what_many_said_while_the_bot_was_away_is_all_served(quiet_street: Street) -> None:
    street = quiet_street
    for _ in range(5):
        for _ in range(12):
            await street.wang.says("/start", street.building_3)
        await street.advance(minutes=2)
    await street.start_bot()
    await settled(street)
    assert await count(street, "updates WHERE state = 'served'") >= 60
    assert await street.building_3.count("太快") == 0


async def test_the_token_never_stands_in_the_logs(quiet_street: Street, capfd: pytest.CaptureFixture[str]) -> None:
    street = quiet_street
    before = list(logging.getLogger().handlers), logging.getLogger().level
    configure("DEBUG", "json")
    try:
        for method in ("getMe", "getUpdates", "sendMessage", "setMyCommands"):
            await street.remote.post("faults", method=method, do="cut")
            await street.remote.post("faults", method=method, do="html", code=502)
        await street.start_bot(menus=True)
        await street.wang.says("/start")
        await street.wang.sees("您好")
        await settled(street)
        await street.stop_bot()
    finally:
        logging.getLogger().handlers, level = before
        logging.getLogger().setLevel(level)
    captured = capfd.readouterr()
    written = captured.out + captured.err
    assert written
    assert TOKEN.partition(":")[2] not in written


def test_settings_for_the_bot_hold_the_token_secret(quiet_street: Street) -> None:
    config: Config = quiet_street.config
    assert TOKEN not in repr(config)
