"""Things that go wrong on purpose."""

import asyncio

import aiohttp
import pytest

from tests.sandbox.town import GROUP, WANG, Town


@pytest.fixture(autouse=True)
async def _started(town: Town) -> None:
    await town.says(WANG, "/start")
    await town.updates()


async def fault(town: Town, do: str, **rest: object) -> None:
    await town.ask("POST", "/faults", {"do": do, "method": "sendMessage", **rest})


def said(town: Town) -> list[str]:
    """What the bot really said."""
    messages = town.world.bots[100].private[WANG].messages.values()
    return [message.data["text"] for message in messages if message.actor == 100]


@pytest.mark.parametrize(("do", "carried_out"), [("drop", []), ("drop_answer", ["x"])])
async def test_no_answer_ever(town: Town, do: str, carried_out: list[str]) -> None:
    await fault(town, do)
    seq = town.world.events.seq
    call = asyncio.create_task(town.api("sendMessage", chat_id=WANG, text="x"))
    await town.world.events.until("call", since=seq)
    assert not call.done()
    call.cancel()
    assert said(town) == carried_out


@pytest.mark.parametrize(("do", "carried_out"), [("cut", []), ("cut_answer", ["x"])])
async def test_the_connection_breaks(town: Town, do: str, carried_out: list[str]) -> None:
    await fault(town, do)
    with pytest.raises(aiohttp.ClientError):
        await town.api("sendMessage", chat_id=WANG, text="x")
    assert said(town) == carried_out


async def test_refused_as_told(town: Town) -> None:
    await fault(town, "error", code=429, retry_after=7)
    assert await town.api("sendMessage", chat_id=WANG, text="x") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    await fault(town, "error", code=500, description="Internal Server Error: restart")
    assert await town.refused("sendMessage", chat_id=WANG, text="x") == "500 Internal Server Error: restart"
    assert said(town) == []


async def test_a_gateway_in_trouble(town: Town) -> None:
    await fault(town, "html", code=502)
    url = f"{town.sandbox.url}/bot100:town/sendMessage"
    async with town.http.post(url, json={"chat_id": WANG, "text": "x"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert said(town) == []


async def test_a_late_answer(town: Town) -> None:
    await fault(town, "delay", seconds=0.05)
    before = asyncio.get_running_loop().time()
    await town.ok("sendMessage", chat_id=WANG, text="x")
    assert asyncio.get_running_loop().time() - before >= 0.05


async def test_which_calls_it_takes_hold_of(town: Town) -> None:
    await fault(town, "error", code=500, chat=GROUP, after=1, times=2)
    await town.ok("sendMessage", chat_id=WANG, text="x")
    answers = [(await town.api("sendMessage", chat_id=GROUP, text="x"))["ok"] for _ in range(4)]
    assert answers == [True, False, False, True]


async def test_taken_away(town: Town) -> None:
    await fault(town, "error", code=500)
    await town.ask("DELETE", "/faults")
    await town.ok("sendMessage", chat_id=WANG, text="x")


async def test_updates_delivered_twice(town: Town) -> None:
    await town.ask("POST", "/faults", {"do": "duplicate"})
    assert await town.ok("getUpdates") == []
    await town.says(WANG, "a")
    [first] = await town.ok("getUpdates")
    after = first["update_id"] + 1
    assert await town.ok("getUpdates", offset=after, timeout=30) == [first]
    assert await town.ok("getUpdates", offset=after) == []


async def test_faults_that_make_no_sense(town: Town) -> None:
    for body in ({"do": "explode"}, {"do": "delay"}, {"do": "error"}, {}):
        assert (await town.try_("POST", "/faults", body))[0] == 400


async def test_faults_show_among_the_calls(town: Town) -> None:
    await fault(town, "html")
    async with town.http.get(f"{town.sandbox.url}/bot100:town/sendMessage?chat_id=1"):
        pass
    [call] = await town.ask("GET", "/calls?method=sendmessage")
    assert (call["code"], call["fault"], call["params"]) == (502, "html", {"chat_id": 1})
