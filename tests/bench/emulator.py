"""A Bot API that is as quick as it can be, so that it is the bot which is measured.

Gives out prepared presses of a button by many people, counts their answers, and prints what it saw: a line of
JSON with its port, one when the first press is answered, and one when all are. It parses what it needs of a
request and no more. `bot.sandbox` is the faithful one.
"""

import argparse
import asyncio
import json
import re
import time
from collections.abc import Callable
from typing import Any

FIRST_UPDATE = 1_000
FIRST_PERSON = 5_000_000
GROUP = -1_001_234_567_890
CARD = 77
BATCH = 100
BOT = {"id": 110201543, "is_bot": True, "first_name": "议事", "username": "yishi_bot"}
CHAT = {"id": GROUP, "type": "supergroup", "title": "3号楼"}
OFFSET = re.compile(rb"offset\W{1,6}(\d+)")
TIMEOUT = re.compile(rb"timeout\W{1,6}(\d+)")
QUERY = re.compile(rb"callback_query_id\W{1,6}(\d+)")
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def resident_name(number: int) -> str:
    return f"居民{number}"


def press(number: int, data: str) -> dict[str, Any]:
    """One person presses the button under the issue's card; or in private one of their own, where `#` counts them."""
    person = {
        "id": FIRST_PERSON + number,
        "is_bot": False,
        "first_name": resident_name(number),
        "language_code": "zh-hans",
    }
    own = data.replace("#", str(number + 1))
    button = {"text": "我也有 (3)", "callback_data": own}
    card = {
        "message_id": CARD,
        "from": BOT,
        "chat": CHAT if own == data else {**person, "type": "private"},
        "date": int(time.time()) - 3600,
        "text": "#1 三楼水管漏水\n已报告，等待受理",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
    query = {"id": str(number), "from": person, "message": card, "chat_instance": "-42", "data": own}
    return {"update_id": FIRST_UPDATE + number, "callback_query": query}


def answer(result: object) -> bytes:
    return framed(json.dumps({"ok": True, "result": result}).encode())


def framed(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


TRUE = answer(True)
EMPTY = answer([])
MESSAGE = answer({"message_id": CARD, "date": 1, "chat": CHAT, "from": BOT, "text": "#1"})
RESULTS = {
    b"getMe": answer({**BOT, "can_join_groups": True, "can_read_all_group_messages": True}),
    b"getWebhookInfo": answer({"url": "", "has_custom_certificate": False, "pending_update_count": 0}),
    b"getChat": answer({**CHAT, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}),
    b"getChatAdministrators": EMPTY,
    b"getMyCommands": EMPTY,
    b"editMessageText": MESSAGE,
    b"editMessageReplyMarkup": MESSAGE,
}


class Presses:
    """The presses to give out, and which of them were answered, and when."""

    def __init__(self, count: int, data: str) -> None:
        self.count = count
        self.updates = [json.dumps(press(number, data)).encode() for number in range(count)]
        self.unanswered = set(range(count))
        self.begin: float | None = None

    def batch(self, offset: int) -> bytes | None:
        if self.begin is None:
            self.begin = time.monotonic()
        start = max(0, offset - FIRST_UPDATE)
        if start >= self.count:
            return None
        return framed(b'{"ok":true,"result":[' + b",".join(self.updates[start : start + BATCH]) + b"]}")

    def answered(self, number: int) -> None:
        if number in self.unanswered:
            self.unanswered.remove(number)
            left = len(self.unanswered)
            if left in {0, self.count - 1} or left % 500 == 0:
                tell(begin=self.begin, now=time.monotonic(), answered=self.count - left)


class Connection(asyncio.Protocol):
    def __init__(self, presses: Presses) -> None:
        self.presses = presses
        self.buffer = b""
        self.write: Callable[[bytes], None] = lambda _: None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.write = transport.write

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(self.buffer, 0, end)
            size = end + 4 + (int(length[1]) if length else 0)
            if len(self.buffer) < size:
                return
            request, self.buffer = self.buffer[:size], self.buffer[size:]
            self.serve(request, end)

    def serve(self, request: bytes, end: int) -> None:
        method = request[: request.index(b" HTTP/")].rpartition(b"/")[2]
        if method == b"answerCallbackQuery":
            self.write(TRUE)
            if query := QUERY.search(request, end):
                self.presses.answered(int(query[1]))
        elif method == b"getUpdates":
            self.poll(request, end)
        elif method.startswith(b"send"):
            self.write(MESSAGE)
        else:
            self.write(RESULTS.get(method, TRUE))

    def poll(self, request: bytes, end: int) -> None:
        offset = OFFSET.search(request, end)
        batch = self.presses.batch(int(offset[1]) if offset else 0)
        if batch is not None:
            self.write(batch)
            return
        seconds = TIMEOUT.search(request, end)
        asyncio.get_running_loop().call_later(int(seconds[1]) if seconds else 0, self.write, EMPTY)


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201


async def serve(count: int, data: str) -> None:
    presses = Presses(count, data)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(presses), "127.0.0.1", 0, backlog=1024)
    tell(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--updates", type=int, required=True)
    arguments.add_argument("--data", required=True)
    given = arguments.parse_args()
    asyncio.run(serve(given.updates, given.data))
