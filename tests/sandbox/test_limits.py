"""How fast a bot may speak, by the sandbox's clock."""

import pytest

from tests.sandbox.town import FORUM, GROUP, WANG, Town

USUAL = {"overall": 30, "chat": 1, "chat_burst": 3, "group": 20}


@pytest.fixture(autouse=True)
async def _still(town: Town) -> None:
    """The usual limits, and a clock that only moves when told to."""
    await town.says(WANG, "/start")
    town.world.limits.change(USUAL)
    await town.ask("POST", "/clock", {"speed": 0})


async def sent(town: Town, chat: int, count: int) -> int:
    """How many of so many messages got through."""
    return sum([(await town.api("sendMessage", chat_id=chat, text="x"))["ok"] for _ in range(count)])


async def test_one_chat_takes_a_burst_and_then_one_a_second(town: Town) -> None:
    assert await sent(town, WANG, 5) == 3
    body = await town.api("sendMessage", chat_id=WANG, text="x")
    assert body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    await town.advance(1)
    assert await sent(town, WANG, 2) == 1
    await town.advance(60)
    assert await sent(town, WANG, 5) == 3


async def test_a_group_takes_twenty_a_minute(town: Town) -> None:
    town.world.limits.change({"chat": None})
    assert await sent(town, GROUP, 25) == 20
    assert await town.refused("sendMessage", chat_id=GROUP, text="x") == "429 Too Many Requests: retry after 60"
    assert await sent(town, FORUM, 1) == 1
    assert await sent(town, WANG, 5) == 5
    await town.advance(59)
    assert await town.refused("sendMessage", chat_id=GROUP, text="x") == "429 Too Many Requests: retry after 1"
    await town.advance(1)
    assert await sent(town, GROUP, 25) == 20


async def test_all_chats_together_take_thirty_a_second(town: Town) -> None:
    town.world.limits.change({"chat": None, "group": None})
    assert await sent(town, GROUP, 20) + await sent(town, WANG, 20) == 30
    await town.advance(1)
    assert await sent(town, WANG, 1) == 1


async def test_edits_spend_the_same_and_other_calls_nothing(town: Town) -> None:
    message = await town.ok("sendMessage", chat_id=WANG, text="x")
    await town.ok("editMessageText", chat_id=WANG, message_id=message["message_id"], text="y")
    await town.ok("editMessageText", chat_id=WANG, message_id=message["message_id"], text="z")
    edit = {"chat_id": WANG, "message_id": message["message_id"], "text": "a"}
    assert (await town.refused("editMessageText", **edit)).startswith("429")
    await town.ok("getChat", chat_id=WANG)
    await town.ok("sendChatAction", chat_id=WANG, action="typing")
    await town.ok("deleteMessage", chat_id=WANG, message_id=message["message_id"])


async def test_an_album_counts_for_each_of_it(town: Town) -> None:
    town.world.limits.change({"chat": None})
    photo = town.world.files.make_up("photo").id
    media = [{"type": "photo", "media": photo}] * 10
    await town.ok("sendMediaGroup", chat_id=GROUP, media=media)
    await town.ok("sendMediaGroup", chat_id=GROUP, media=media)
    assert (await town.refused("sendMessage", chat_id=GROUP, text="x")).startswith("429")


async def test_what_is_refused_spends_nothing(town: Town) -> None:
    for _ in range(5):
        assert (await town.refused("sendMessage", chat_id=WANG, text="<b>", parse_mode="HTML")).startswith("400")
    assert await sent(town, WANG, 5) == 3


async def test_at_twenty_times_the_speed_limits_last_a_twentieth(town: Town) -> None:
    assert await sent(town, WANG, 3) == 3
    await town.ask("POST", "/clock", {"speed": 20})
    await town.world.clock.sleep(1.01)
    assert await sent(town, WANG, 1) == 1


async def test_limits_are_lifted_and_misspelt_ones_refused(town: Town) -> None:
    assert await town.ask("POST", "/limits", {"chat": None, "group": None}) == {
        "overall": 30,
        "chat": None,
        "chat_burst": 3,
        "group": None,
    }
    assert await sent(town, GROUP, 25) == 25
    assert (await town.try_("POST", "/limits", {"chats": 1}))[0] == 400
    assert (await town.try_("POST", "/limits", {"chat": 0}))[0] == 400
