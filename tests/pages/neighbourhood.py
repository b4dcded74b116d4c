"""A small neighbourhood in a sandbox, and a bot that says only what a test tells it to."""

from collections import deque
from typing import Any, Self

import aiohttp

TOKEN = "900:page"
BOT = 900
BUILDING = -1001000000003
WANG = 101
LI = 102
MARIA = 103

PEOPLE = [
    {"id": WANG, "first_name": "王芳", "about": "resident, 3-1201"},
    {"id": LI, "first_name": "Li", "last_name": "Jianguo", "about": "building head"},
    {"id": MARIA, "first_name": "Maria", "last_name": "Chen"},
]


class Neighbourhood:
    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self._http = http
        self._offset = 0
        self._updates: deque[dict[str, Any]] = deque()
        self.bot: dict[str, Any] = {}

    async def settle(self) -> Self:
        """Lets the bot, the people and their building group move in."""
        self.bot = await self.control(
            "POST",
            "/bots",
            {"token": TOKEN, "username": "yishi_bot", "name": "Yishi", "reads_all": True},
        )
        for person in PEOPLE:
            await self.control("POST", "/people", person)
        await self.group(BUILDING, "Building 3", [WANG, LI, MARIA])
        return self

    async def group(self, chat: int, title: str, members: list[int], **more: object) -> None:
        admin = {"id": self.bot["id"], "status": "administrator"}
        await self.control(
            "POST",
            "/chats",
            {"id": chat, "type": "supergroup", "title": title, "members": [*members, admin], **more},
        )

    async def control(self, method: str, path: str, body: object = None) -> Any:
        async with self._http.request(method, f"{self.url}/sandbox{path}", json=body) as response:
            answer = await response.json()
        assert response.ok, answer
        return answer

    async def does(self, person: int, verb: str, **body: object) -> Any:
        """What somebody does on a phone of their own, not on the page."""
        return await self.control("POST", f"/people/{person}/{verb}", body)

    async def says(self, person: int, text: str, chat: int = BUILDING, **more: object) -> Any:
        return await self.does(person, "send", chat=chat, text=text, **more)

    async def call(self, method: str, **params: object) -> Any:
        """The bot calls the Bot API."""
        async with self._http.post(f"{self.url}/bot{TOKEN}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def hears(self, kind: str) -> Any:
        """The next update of a kind that the bot is given."""
        while True:
            while self._updates:
                update = self._updates.popleft()
                if kind in update:
                    return update[kind]
            self._updates.extend(await self.call("getUpdates", offset=self._offset, timeout=10))
            if self._updates:
                self._offset = self._updates[-1]["update_id"] + 1


def buttons(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}
