"""Updates pushed to a bot's own address."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.town import BOT, GROUP, LI, WANG, Town


class Hook:
    """A bot behind a webhook: answers as told, remembers what came."""

    def __init__(self) -> None:
        self.came: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.answers: list[web.Response] = []
        self.headers: list[str | None] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.headers.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.put_nowait(await request.json())
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture(name="hook")
async def _hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def confirmed(town: Town, since: int) -> None:
    async with asyncio.timeout(5):
        await town.world.events.until("confirmed", since=since)


async def test_updates_come_with_the_secret(town: Town, hook: Hook) -> None:
    await town.says(WANG, "before")
    body = await town.api("setWebhook", url=hook.url, secret_token="geheim_1")
    assert body["description"] == "Webhook was set"
    assert (await hook.came.get())["message"]["text"] == "before"
    seq = town.world.events.seq
    await town.says(WANG, "after")
    assert (await hook.came.get())["message"]["text"] == "after"
    await confirmed(town, seq)
    assert hook.headers == ["geheim_1", "geheim_1"]
    info = await town.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)


async def test_again_and_again_until_taken(town: Town, hook: Hook) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=503, headers={"Retry-After": "40"})]
    await town.ok("setWebhook", url=hook.url)
    seq = town.world.events.seq
    await town.says(WANG, "a")
    first = await hook.came.get()
    # Deliveries wait in the sandbox's time: each step of the clock is one more try.
    while hook.came.empty():
        await town.advance(1)
    assert await hook.came.get() == first
    info = await town.ok("getWebhookInfo")
    assert info["pending_update_count"] == 1
    moved = 0
    while hook.came.empty():
        await town.advance(10)
        moved += 10
    assert moved >= 40
    await confirmed(town, seq)
    info = await town.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_what_waits_in_one_chat_keeps_its_order_and_holds_up_no_other(town: Town, hook: Hook) -> None:
    hook.answers = [web.Response(status=500)]
    await town.ok("setWebhook", url=hook.url)
    await town.says(WANG, "1")
    await hook.came.get()
    await town.says(WANG, "2")
    await town.says(LI, "other")
    assert (await hook.came.get())["message"]["text"] == "other"
    while hook.came.empty():
        await town.advance(1)
    assert [(await hook.came.get())["message"]["text"] for _ in range(2)] == ["1", "2"]


async def test_a_method_in_the_answer_is_carried_out(town: Town, hook: Hook) -> None:
    await town.says(WANG, "/start")
    await town.updates()
    await town.ok("setWebhook", url=hook.url)
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": WANG, "text": "you said it"})]
    seq = town.world.events.seq
    await town.says(WANG, "a")
    async with asyncio.timeout(5):
        event = await town.world.events.until("call", lambda each: each["method"] == "sendMessage", since=seq)
    assert event["code"] == 200
    assert (await town.ask("GET", f"/people/{WANG}/chats/{BOT}/messages"))[-1]["text"] == "you said it"


async def test_deleted_with_what_waits(town: Town, hook: Hook) -> None:
    hook.answers = [web.Response(status=500)]
    await town.ok("setWebhook", url=hook.url)
    await town.says(WANG, "a")
    await hook.came.get()
    body = await town.api("deleteWebhook", drop_pending_updates=True)
    assert body["description"] == "Webhook was deleted"
    assert await town.updates() == []
    assert (await town.api("deleteWebhook"))["description"] == "Webhook is already deleted"


async def test_what_was_not_taken_can_be_polled_later(town: Town, hook: Hook) -> None:
    hook.answers = [web.Response(status=500)]
    await town.ok("setWebhook", url=hook.url, allowed_updates=["message"])
    await town.says(WANG, "a", GROUP, reply_to=(await town.ok("sendMessage", chat_id=GROUP, text="x"))["message_id"])
    await hook.came.get()
    await town.ok("deleteWebhook")
    assert await town.texts() == ["a"]


async def test_secrets_and_addresses_are_checked(town: Town) -> None:
    assert (await town.refused("setWebhook", url="http://localhost/", secret_token="a b")).endswith(
        "secret token contains unallowed characters"
    )
    assert (await town.refused("setWebhook", url="http://localhost/", secret_token="x" * 257)).endswith(
        "secret token is too long"
    )
    assert (await town.refused("setWebhook", url="nonsense")).endswith("invalid webhook URL specified")
    assert (await town.api("setWebhook", url="http://localhost:1/"))["description"] == "Webhook was set"
    assert (await town.api("setWebhook", url="http://localhost:1/"))["description"] == "Webhook is already set"
    assert (await town.api("setWebhook", url=""))["description"] == "Webhook was deleted"
