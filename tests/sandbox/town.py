"""A small town to try the sandbox with: one bot, three people, a group; raw HTTP to both APIs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.sandbox.server import Sandbox

TOKEN = "100:town"
BOT = 100
WANG, LI, CHEN = 201, 202, 203
GROUP = -300
FORUM = -1000000000400


class Town:
    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.world = sandbox.world
        self.http = http

    async def api(self, method: str, token: str = TOKEN, **params: Any) -> dict[str, Any]:
        """One call as JSON; the whole answer, whose HTTP status agrees with what it says."""
        url = f"{self.sandbox.url}/bot{token}/{method}"
        async with self.http.post(url, json=params) as response:
            body: dict[str, Any] = await response.json()
        assert response.status == (200 if body["ok"] else body["error_code"])
        return body

    async def ok(self, method: str, **params: Any) -> Any:
        body = await self.api(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The refusal, as `400 Bad Request: …`."""
        body = await self.api(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def ask(self, verb: str, path: str, body: Any = None) -> Any:
        """One call of the control API that works."""
        status, answer = await self.try_(verb, path, body)
        assert status == 200, answer
        return answer

    async def try_(self, verb: str, path: str, body: Any = None) -> tuple[int, Any]:
        async with self.http.request(verb, f"{self.sandbox.url}/sandbox{path}", json=body) as response:
            return response.status, await response.json()

    async def says(self, person: int, text: str, chat: int = BOT, **rest: Any) -> Any:
        return await self.ask("POST", f"/people/{person}/send", {"chat": chat, "text": text, **rest})

    async def act(self, person: int, verb: str, **body: Any) -> Any:
        return await self.ask("POST", f"/people/{person}/{verb}", body)

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        """What the bot has not been told yet, confirmed at once."""
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        if found:
            await self.ok("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    async def texts(self) -> list[str]:
        """The texts among the new updates."""
        return [each["message"]["text"] for each in await self.updates() if "text" in each.get("message", {})]

    async def advance(self, seconds: float) -> None:
        await self.ask("POST", "/clock", {"advance": seconds})

    async def member(self, chat: int, user: int, status: str, **rights: bool) -> Any:
        return await self.ask("PUT", f"/chats/{chat}/members/{user}", {"status": status, "rights": rights})

    async def polling(self, **params: Any) -> asyncio.Task[dict[str, Any]]:
        """A long poll that has arrived and waits."""
        seq = self.world.events.seq
        task = asyncio.create_task(self.api("getUpdates", timeout=30, **params))
        await self.world.events.until("waiting", since=seq)
        return task


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as http:
        there = Town(sandbox, http)
        await there.ask("POST", "/bots", {"token": TOKEN, "username": "town_bot", "name": "Town"})
        await there.ask(
            "POST", "/people", {"id": WANG, "first_name": "王", "username": "wang", "language_code": "zh-hans"}
        )
        await there.ask("POST", "/people", {"id": LI, "first_name": "Li", "language_code": "en"})
        await there.ask("POST", "/people", {"id": CHEN, "first_name": "Chen"})
        members = [{"id": WANG, "status": "creator"}, LI, BOT]
        await there.ask("POST", "/chats", {"id": GROUP, "type": "group", "title": "楼", "members": members})
        members[-1] = {"id": BOT, "status": "administrator"}
        forum = {"id": FORUM, "type": "supergroup", "title": "论坛", "is_forum": True, "members": members}
        await there.ask("POST", "/chats", forum)
        there.world.limits.change({"overall": None, "chat": None, "group": None})
        await there.updates()
        yield there
