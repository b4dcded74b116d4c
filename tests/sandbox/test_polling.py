"""getUpdates: what it confirms, repeats, keeps and refuses."""

import asyncio

from tests.sandbox.town import BOT, FORUM, GROUP, LI, WANG, Town

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
DAY = 24 * 3600


async def test_unconfirmed_updates_come_again(town: Town) -> None:
    await town.says(WANG, "1")
    await town.says(WANG, "2")
    first = await town.ok("getUpdates")
    assert [each["message"]["text"] for each in first] == ["1", "2"]
    assert await town.ok("getUpdates") == first
    assert await town.ok("getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
    assert await town.ok("getUpdates", offset=first[1]["update_id"] + 1) == []
    assert await town.ok("getUpdates") == []


async def test_ids_follow_each_other_and_limit_is_kept(town: Town) -> None:
    for text in "abc":
        await town.says(WANG, text)
    first, second = await town.ok("getUpdates", limit=2)
    assert second["update_id"] == first["update_id"] + 1
    assert len(await town.ok("getUpdates", limit=0)) == 1
    assert len(await town.ok("getUpdates", limit=1000)) == 3


async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(town: Town) -> None:
    for text in "abc":
        await town.says(WANG, text)
    [last] = await town.ok("getUpdates", offset=-1)
    assert last["message"]["text"] == "c"
    assert await town.ok("getUpdates") == [last]


async def test_an_offset_far_ahead_forgets_nothing(town: Town) -> None:
    await town.says(WANG, "a")
    [update] = await town.ok("getUpdates", offset=2**31 - 1)
    assert update["message"]["text"] == "a"


async def test_a_long_poll_ends_with_the_first_update(town: Town) -> None:
    poll = await town.polling()
    await town.says(WANG, "a")
    assert [each["message"]["text"] for each in (await poll)["result"]] == ["a"]


async def test_of_two_polls_the_older_is_refused(town: Town) -> None:
    older = await town.polling()
    newer = await town.polling()
    body = await older
    assert (body["error_code"], body["description"]) == (409, CONFLICT)
    await town.says(WANG, "a")
    assert len((await newer)["result"]) == 1


async def test_a_client_that_goes_away_takes_its_poll_along(town: Town) -> None:
    poll = await town.polling()
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    await town.says(WANG, "a")
    assert await town.texts() == ["a"]


async def test_no_polling_beside_a_webhook(town: Town) -> None:
    await town.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert await town.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )


async def test_setting_a_webhook_ends_the_poll(town: Town) -> None:
    poll = await town.polling()
    await town.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"


async def test_updates_are_kept_for_a_day(town: Town) -> None:
    await town.says(WANG, "old")
    await town.advance(DAY / 2)
    await town.says(WANG, "new")
    await town.advance(DAY / 2 + 1)
    assert await town.texts() == ["new"]


async def test_what_is_allowed_is_remembered(town: Town) -> None:
    await town.updates(allowed_updates=["callback_query"])
    await town.says(WANG, "unheard")
    assert await town.updates() == []
    assert (await town.ok("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await town.updates(allowed_updates=[])
    await town.says(WANG, "heard")
    assert await town.texts() == ["heard"]
    assert "allowed_updates" not in await town.ok("getWebhookInfo")


async def test_members_and_reactions_only_on_demand(town: Town) -> None:
    said = await town.says(LI, "x", FORUM)
    await town.updates()
    await town.act(WANG, "react", chat=FORUM, message_id=said["message_id"], emoji="👍")
    await town.member(FORUM, LI, "administrator")
    assert await town.updates() == []
    await town.updates(allowed_updates=["chat_member", "message_reaction"])
    await town.act(WANG, "react", chat=FORUM, message_id=said["message_id"], emoji=None)
    await town.member(FORUM, LI, "member")
    reaction, member = await town.updates()
    assert reaction["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert reaction["message_reaction"]["new_reaction"] == []
    assert member["chat_member"]["new_chat_member"]["status"] == "member"


async def test_events_tell_of_delivery_and_confirmation(town: Town) -> None:
    seq = town.world.events.seq
    await town.says(WANG, "a")
    [update] = await town.updates()
    kinds = {event.kind: event.body for event in town.world.events.since(seq)}
    assert kinds["delivered"] == kinds["confirmed"] == {"bot": BOT, "update_ids": [update["update_id"]]}


async def test_a_bot_hears_no_bots(town: Town) -> None:
    await town.ask("POST", "/bots", {"token": "101:x", "username": "other_bot", "name": "Other"})
    await town.member(GROUP, 101, "member")
    await town.updates()
    assert (await town.api("sendMessage", token="101:x", chat_id=GROUP, text="/start@town_bot"))["ok"]
    assert await town.updates() == []


async def test_tokens_methods_and_forms(town: Town) -> None:
    assert (await town.api("getMe", token="1:no"))["description"] == "Unauthorized"
    assert await town.refused("getNothing") == "404 Not Found"
    url = f"{town.sandbox.url}/bot100:town"
    async with town.http.get(f"{url}/GETME") as response:
        assert (await response.json())["result"]["id"] == BOT
    await town.says(WANG, "/start")
    async with town.http.post(f"{url}/sendMessage?chat_id={WANG}", data={"text": "form"}) as response:
        assert (await response.json())["result"]["text"] == "form"
    async with town.http.post(
        f"{url}/sendMessage", data=b"{", headers={"Content-Type": "application/json"}
    ) as response:
        assert response.status == 400
