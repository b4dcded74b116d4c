"""The control API: clock, people, chats as somebody sees them, events."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.sandbox.clock import read
from bot.sandbox.events import Events
from tests.sandbox.town import BOT, CHEN, FORUM, GROUP, LI, WANG, Town


async def test_the_clock_moves_forward_only(town: Town) -> None:
    before = await town.ask("POST", "/clock", {"speed": 0})
    after = await town.ask("POST", "/clock", {"advance": 90})
    assert (read(after["now"]) - read(before["now"])).total_seconds() == pytest.approx(90)
    assert (await town.ask("POST", "/clock", {"to": before["now"]}))["now"] == after["now"]
    to = "2099-01-01T00:00:00.000000Z"
    assert (await town.ask("POST", "/clock", {"to": to}))["now"] == to
    assert (await town.try_("POST", "/clock", {"advance": -1}))[0] == 400
    assert (await town.try_("POST", "/clock", {"to": "2100-01-01T00:00:00"}))[0] == 400
    assert (await town.says(WANG, "x"))["date"] == int(read(to).timestamp())


async def test_the_next_deadline(town: Town) -> None:
    assert (await town.try_("POST", "/clock", {"to": "next"}))[0] == 400
    at = "2099-01-01T00:00:00.000000Z"
    assert (await town.ask("PUT", "/clock/next", {"at": at}))["next"] == at
    await town.ask("POST", "/clock", {"speed": 0})
    assert (await town.ask("POST", "/clock", {"to": "next"}))["now"] == at
    assert (await town.ask("PUT", "/clock/next", {"at": None}))["next"] is None


async def test_a_faster_clock(town: Town) -> None:
    assert (await town.ask("POST", "/clock", {"speed": 1000}))["speed"] == 1000
    begin = town.world.clock.now()
    await town.world.clock.sleep(20)
    assert town.world.clock.now() - begin >= 20


async def test_chats_as_somebody_sees_them(town: Town) -> None:
    entries = {entry["chat"]["id"]: entry for entry in await town.ask("GET", f"/people/{LI}/chats")}
    assert set(entries) == {BOT, GROUP, FORUM}
    private = entries[BOT]
    assert (private["title"], private["started"], private["last"]) == ("Town", False, None)
    assert private["chat"]["type"] == "private"
    await town.says(LI, "/start")
    [first, *_] = await town.ask("GET", f"/people/{LI}/chats")
    assert (first["chat"]["id"], first["started"], first["last"]["text"]) == (BOT, True, "/start")
    await town.ask("PUT", f"/chats/{FORUM}/members/{LI}", {"status": "restricted"})
    [forum] = [each for each in await town.ask("GET", f"/people/{LI}/chats") if each["chat"]["id"] == FORUM]
    assert forum["can_write"] is False
    assert (await town.try_("GET", f"/people/{CHEN}/chats/{GROUP}/messages"))[0] == 403


async def test_what_is_unread(town: Town) -> None:
    async def unread(person: int) -> int:
        return int(next(each for each in await town.ask("GET", "/people") if each["id"] == person)["unread"])

    before = await unread(LI)
    await town.says(WANG, "x", GROUP)
    await town.says(LI, "mine", GROUP)
    await town.says(WANG, "y", GROUP)
    assert await unread(LI) == before + 2
    await town.act(LI, "seen", chat=GROUP)
    assert await unread(LI) == before
    assert [each["text"] for each in await town.ask("GET", f"/people/{LI}/chats/{GROUP}/messages?limit=2")] == [
        "mine",
        "y",
    ]


async def test_what_makes_no_sense_is_said_in_a_line(town: Town) -> None:
    for verb, path, body, status in [
        ("POST", f"/people/{WANG}/send", {"text": "x"}, 400),
        ("POST", f"/people/{WANG}/send", {"chat": 999, "text": "x"}, 404),
        ("POST", f"/people/{WANG}/send", {"chat": GROUP, "text": ""}, 400),
        ("POST", f"/people/{WANG}/send", {"chat": GROUP, "text": "x" * 4097}, 400),
        ("POST", f"/people/{WANG}/send", {"chat": FORUM, "text": "x", "thread": 77}, 404),
        ("POST", f"/people/{CHEN}/send", {"chat": GROUP, "text": "x"}, 403),
        ("POST", "/people/999/send", {"chat": GROUP, "text": "x"}, 404),
        ("POST", f"/people/{WANG}/dance", {}, 404),
        ("GET", "/people/nobody/chats", None, 400),
        ("GET", "/nothing", None, 404),
        ("GET", "/files/nothing", None, 404),
    ]:
        found, answer = await town.try_(verb, path, body)
        assert (found, bool(answer["error"])) == (status, True), path


@asynccontextmanager
async def listening(town: Town, query: str = "") -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    async with town.http.get(f"{town.sandbox.url}/sandbox/events{query}") as response:
        assert response.content_type == "text/event-stream"
        assert await response.content.readline() == b": open\n"

        async def events() -> AsyncIterator[dict[str, Any]]:
            async for line in response.content:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

        yield events()


async def test_events_as_they_come(town: Town) -> None:
    async with listening(town, "?kinds=message,clock") as events:
        await town.says(WANG, "one")
        await town.advance(1)
        first, second = await anext(events), await anext(events)
    assert (first["kind"], first["chat"], first["bot"]) == ("message", WANG, BOT)
    assert first["message"]["text"] == "one"
    assert (second["kind"], second["speed"]) == ("clock", 1.0)


async def test_who_comes_back_misses_nothing(town: Town) -> None:
    async with listening(town, "?kinds=message") as events:
        await town.says(WANG, "one", GROUP)
        seen = (await anext(events))["seq"]
    await town.says(WANG, "two", GROUP)
    await town.says(WANG, "three", GROUP)
    async with listening(town, f"?kinds=message&since={seen}") as events:
        assert [(await anext(events))["message"]["text"] for _ in range(2)] == ["two", "three"]


def test_the_backlog_is_bounded() -> None:
    events = Events(backlog=3)
    for number in range(5):
        events.emit("call", number=number)
    assert [event.seq for event in events.since(0)] == [3, 4, 5]
    assert [event.seq for event in events.since(4)] == [5]
    assert events.since(5) == []
    assert events.since(9) == []


async def test_calls_are_listed(town: Town) -> None:
    await town.api("sendMessage", chat_id=str(GROUP), text="7")
    await town.api("sendMessage", chat_id=999, text="x")
    good, bad = await town.ask("GET", "/calls?method=sendMessage")
    assert (good["code"], good["params"]) == (200, {"chat_id": GROUP, "text": "7"})
    assert (bad["code"], bad["description"]) == (400, "Bad Request: chat not found")
    assert await town.ask("GET", f"/calls?method=sendMessage&since={good['seq']}") == [bad]


async def test_the_page_is_served_fresh(town: Town) -> None:
    async with town.http.get(f"{town.sandbox.url}/") as response:
        assert response.status == 200
        assert response.headers["Cache-Control"] == "no-cache"
    for path in ("/page/nothing.js", "/page/..%2fserver.py"):
        async with town.http.get(f"{town.sandbox.url}{path}") as response:
            assert response.status == 404


async def test_it_stops_while_others_wait(town: Town) -> None:
    poll = await town.polling()
    async with town.http.get(f"{town.sandbox.url}/sandbox/events") as response:
        await response.content.readline()
        await town.sandbox.stop()
    with pytest.raises(aiohttp.ClientError):
        await poll


async def test_people_see_a_deep_link_as_the_command_alone(town: Town) -> None:
    await town.act(LI, "open", url="https://t.me/town_bot?start=r_128")
    assert (await town.texts()) == ["/start r_128"]
    seen = await town.ask("GET", f"/people/{LI}/chats/{BOT}/messages")
    assert [each["text"] for each in seen] == ["/start"]
    await town.says(LI, "/start r_129")
    seen = await town.ask("GET", f"/people/{LI}/chats/{BOT}/messages")
    assert seen[-1]["text"] == "/start r_129"
