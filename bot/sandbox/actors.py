"""People and groups of the sandbox, to be played by a script: the tour, the demo's seeding, the tests.

    async with Remote(sandbox.url) as remote:
        wang = await remote.person(10001)
        await wang.says("/report", group)
        await wang.presses("水电")
        await group.shows("已解决")

Whatever waits, waits for an event of the sandbox, and gives up after `PATIENCE` with what there was to see.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

import aiohttp

PATIENCE = 45.0
T = TypeVar("T")
Json = Mapping[str, Any]


class NotSeen(AssertionError):
    """What somebody waited for did not come; says what there was instead."""


class Remote:
    """A sandbox at an address: calls its control API and hears its events."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._happened = asyncio.Condition()
        self._answers: dict[str, Json] = {}
        self._count: Counter[int | None] = Counter()
        self.calls: list[Json] = []

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(self._address, timeout=aiohttp.ClientTimeout(total=None))
        listening = asyncio.Event()
        self._listener = asyncio.create_task(self._listen(listening))
        await listening.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.cancel()
        with suppress(asyncio.CancelledError):
            await self._listener
        await self._session.close()

    async def get(self, path: str) -> Any:
        async with self._session.get(f"/sandbox/{path}") as answer:
            return await self._read(path, answer)

    async def post(self, path: str, **body: Any) -> Any:
        async with self._session.post(f"/sandbox/{path}", json=_without_none(body)) as answer:
            return await self._read(path, answer)

    async def put(self, path: str, **body: Any) -> Any:
        async with self._session.put(f"/sandbox/{path}", json=_without_none(body)) as answer:
            return await self._read(path, answer)

    async def delete(self, path: str) -> Any:
        async with self._session.delete(f"/sandbox/{path}") as answer:
            return await self._read(path, answer)

    async def until(
        self,
        look: Callable[[], Awaitable[T | None]],
        complaint: Callable[[], Awaitable[str]],
        chat: int | None = None,
    ) -> T:
        """Look again after each event, or each in a chat, until there is something to see.

        Raises NotSeen when patience ends.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    async with self._watching(chat) as changed:
                        seen = await look()
                        if seen is not None:
                            return seen
                        await changed()
        except TimeoutError:
            raise NotSeen(await complaint()) from None

    async def answer_to(self, query_id: str) -> Json:
        """Return how the bot answered a press."""

        async def look() -> Json | None:
            return self._answers.get(query_id)

        async def complaint() -> str:
            return "the press was never answered"

        return await self.until(look, complaint)

    async def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        await self.post("clock", advance=seconds)

    @asynccontextmanager
    async def _watching(self, chat: int | None) -> AsyncIterator[Callable[[], Awaitable[object]]]:
        seen = self._count[chat]

        async def changed() -> None:
            async with self._happened:
                await self._happened.wait_for(lambda: self._count[chat] > seen)

        yield changed

    async def _listen(self, listening: asyncio.Event) -> None:
        async with self._session.get("/sandbox/events") as events:
            listening.set()
            async for line in events.content:
                if not line.startswith(b"data:"):
                    continue
                event = json.loads(line[5:])
                if event["kind"] == "answer":
                    self._answers[event["callback_query_id"]] = event
                if event["kind"] == "call":
                    self.calls.append(event)
                async with self._happened:
                    self._count.update({None, event.get("chat")})
                    self._happened.notify_all()

    async def _read(self, path: str, answer: aiohttp.ClientResponse) -> Any:
        body = await answer.json()
        if answer.status >= 400:
            raise NotSeen(f"{path}: {body.get('error', answer.status)}")
        return body


@dataclass(eq=False)
class Group:
    """A group, or one topic of it, as anybody in it sees it."""

    remote: Remote
    id: int
    name: str
    member: int

    async def messages(self) -> list[Json]:
        return list(await self.remote.get(f"people/{self.member}/chats/{self.id}/messages"))

    async def shows(self, *words: str) -> Json:
        """Wait until one message in the group has all these words, and return it."""
        return await _until_seen(self.remote, self.id, self.name, self.messages, words)

    async def shows_no(self, word: str) -> None:
        """Raise NotSeen if a message in the group has this word."""
        _refuse(self.name, await self.messages(), word)

    async def count(self, word: str) -> int:
        """Return how many messages in the group have this word."""
        return sum(word in read(message) for message in await self.messages())


@dataclass(eq=False)
class Person:
    """Somebody with a Telegram account who says, presses, sends and sees."""

    remote: Remote
    id: int
    name: str
    bot: int
    told: str = field(default="", init=False)

    async def says(self, text: str, to: Group | None = None, *, reply_to: int | None = None) -> Any:
        """Write a message: to the bot in private, or in a group."""
        return await self._send(to, text=text, reply_to=reply_to)

    async def sends_photo(self, to: Group | None = None, *, caption: str | None = None) -> Any:
        return await self._send(to, photo=True, caption=caption)

    async def sends_file(
        self, name: str, content: bytes, to: Group | None = None, *, caption: str | None = None
    ) -> Any:
        document = {"name": name, "base64": base64.b64encode(content).decode()}
        return await self._send(to, document=document, caption=caption)

    async def sends(self, to: Group | None = None, **what: Any) -> Any:
        """Send anything else: a sticker, a voice note, a location."""
        return await self._send(to, **what)

    async def presses(self, label: str, within: Group | None = None) -> str:
        """Press the newest button with this label, and return what the bot answers, or an opened link, says."""
        message, button = await self._button(label, within)
        if "url" in button:
            await self.remote.post(f"people/{self.id}/open", url=button["url"])
            return ""
        return await self._press(within, message["message_id"], button["callback_data"])

    async def forges(self, data: str, within: Group | None = None, *, message_id: int | None = None) -> str:
        """Press a button that never was, under the newest message of the bot, and return the answer."""
        if message_id is None:
            said = [message for message in await self.messages(within) if message["from"]["id"] == self.bot]
            message_id = said[-1]["message_id"]
        return await self._press(within, message_id, data)

    async def sees(self, *words: str) -> Json:
        """Wait until one message in the private chat has all these words, and return it."""
        return await _until_seen(self.remote, self.id, f"{self.name}’s private chat", self.messages, words)

    async def sees_no(self, word: str) -> None:
        _refuse(f"{self.name}’s private chat", await self.messages(), word)

    async def count(self, word: str) -> int:
        """Return how many messages in the private chat have this word."""
        return sum(word in read(message) for message in await self.messages())

    async def messages(self, within: Group | None = None) -> list[Json]:
        chat = within.id if within else self.bot
        return list(await self.remote.get(f"people/{self.id}/chats/{chat}/messages"))

    async def _send(self, to: Group | None, **what: Any) -> Any:
        return await self.remote.post(f"people/{self.id}/send", chat=to.id if to else self.bot, **what)

    async def _press(self, within: Group | None, message_id: int, data: str) -> str:
        chat = within.id if within else self.bot
        pressed = await self.remote.post(
            f"people/{self.id}/press", chat=chat, message_id=message_id, data=data, forged=True
        )
        answer = await self.remote.answer_to(pressed["callback_query_id"])
        self.told = answer.get("text") or ""
        return self.told

    async def _button(self, label: str, within: Group | None) -> tuple[Json, Json]:
        async def look() -> tuple[Json, Json] | None:
            for message in reversed(await self.messages(within)):
                for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                    for button in row:
                        if label in button["text"]:
                            return message, button
            return None

        async def complaint() -> str:
            seen = "\n---\n".join(_with_buttons(message) for message in await self.messages(within))
            return f"{self.name} finds no button “{label}”:\n{seen}"

        return await self.remote.until(look, complaint, within.id if within else self.id)


def read(message: Json) -> str:
    """Return what can be read of a message."""
    return str(message.get("text") or message.get("caption") or "")


def _with_buttons(message: Json) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return read(message) + "".join("\n" + " ".join(f"[{button['text']}]" for button in row) for row in rows)


async def _until_seen(
    remote: Remote, chat: int, where: str, messages: Callable[[], Awaitable[list[Json]]], words: tuple[str, ...]
) -> Json:
    async def look() -> Json | None:
        found = (message for message in reversed(await messages()) if all(word in read(message) for word in words))
        return next(found, None)

    async def complaint() -> str:
        seen = "\n---\n".join(_with_buttons(message) for message in await messages())
        return f"{where} does not show {' and '.join(words)}:\n{seen}"

    return await remote.until(look, complaint, chat)


def _refuse(where: str, messages: list[Json], word: str) -> None:
    found = next((message for message in messages if word in read(message)), None)
    if found:
        raise NotSeen(f"{where} shows {word}:\n{read(found)}")


def _without_none(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}
