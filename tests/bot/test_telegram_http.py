"""The request backend, against servers that answer, hang, cut and refuse."""

import asyncio
import io
import json
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, InputFile, InputMediaPhoto
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.sandbox.server import Sandbox
from bot.telegram_http import AiohttpRequest, never_sent

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw-secret"
ME = {"id": 110201543, "is_bot": True, "first_name": "议事", "username": "yishi_bot"}
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group", "title": "3号楼"}}
RESULTS: dict[str, Any] = {"getMe": ME, "sendDocument": MESSAGE, "sendMediaGroup": [MESSAGE]}
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Telegram:
    """A Bot API server that answers as it is told and remembers what it was asked."""

    url: str = ""
    answer: Answer | None = None
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    connections: set[Any] = field(default_factory=set)
    called: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport)
        self.called.set()
        if self.answer is not None:
            return await self.answer(request)
        method = request.path.rpartition("/")[2]
        self.asked.append((method, {key: await _value(value) for key, value in (await request.post()).items()}))
        return web.json_response({"ok": True, "result": RESULTS.get(method, True)})


async def _value(value: Any) -> Any:
    if isinstance(value, web.FileField):
        return value.filename, value.content_type, value.file.read()
    return value


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    fake = Telegram()
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{path:.*}", fake.serve)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=512)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield fake
    await runner.cleanup()


@asynccontextmanager
async def bot_at(url: str, **settings: Any) -> AsyncIterator[Bot]:
    request = AiohttpRequest(**settings)
    files = f"{url}/file/bot"
    bot = Bot(TOKEN, f"{url}/bot", files, request=request, get_updates_request=request)
    async with request:
        yield bot


def says(status: int, body: dict[str, Any] | str) -> Answer:
    async def answer(_: web.Request) -> web.Response:
        text = body if isinstance(body, str) else json.dumps(body)
        return web.Response(status=status, text=text)

    return answer


async def hangs(_: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError


async def cuts(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def test_a_call_carries_its_parameters_as_a_form(telegram: Telegram) -> None:
    async with bot_at(telegram.url) as bot:
        await bot.set_my_commands([("report", "报告问题 & more")], language_code="zh")
    [(method, form)] = telegram.asked
    assert method == "setMyCommands"
    assert json.loads(form["commands"]) == [{"command": "report", "description": "报告问题 & more"}]
    assert form["language_code"] == "zh"


async def test_a_call_without_parameters_is_answered(telegram: Telegram) -> None:
    async with bot_at(telegram.url) as bot:
        assert (await bot.get_me()).username == "yishi_bot"


async def test_one_connection_is_kept_for_one_call_after_the_other(telegram: Telegram) -> None:
    async with bot_at(telegram.url) as bot:
        for _ in range(5):
            await bot.get_me()
    assert len(telegram.connections) == 1


async def test_files_travel_with_names_types_and_content(telegram: Telegram) -> None:
    async with bot_at(telegram.url) as bot:
        photo = InputMediaPhoto(b"\x89PNG" * 40_000, filename='漏水"1".png', caption="三楼漏水")
        await bot.send_media_group(-5, [photo, photo])
    [(_, form)] = telegram.asked
    media, _ = json.loads(form["media"])
    name, kind, content = form[media["media"].removeprefix("attach://")]
    assert (name, kind, content) == ("漏水%221%22.png", "image/png", b"\x89PNG" * 40_000)
    assert (form["chat_id"], media["caption"]) == ("-5", "三楼漏水")


async def test_an_open_file_is_sent_from_where_it_stands(telegram: Telegram) -> None:
    file = io.BytesIO(b"skip" + b"x" * 200_000)
    file.seek(4)
    async with bot_at(telegram.url) as bot:
        await bot.send_document(1, InputFile(file, filename="list.xlsx", read_file_handle=False))
    [(_, form)] = telegram.asked
    assert form["document"][2] == b"x" * 200_000


async def test_a_file_is_fetched(telegram: Telegram) -> None:
    telegram.answer = says(200, "the bytes")
    async with bot_at(telegram.url) as bot:
        assert await bot.request.retrieve(f"{telegram.url}/file/bot{TOKEN}/photos/1.jpg") == b"the bytes"


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"ok": False, "description": "Bad Request: message is not modified"}, BadRequest),
        (400, {"ok": False, "description": "x", "parameters": {"migrate_to_chat_id": -1007}}, ChatMigrated),
        (401, {"ok": False, "description": "Unauthorized"}, InvalidToken),
        (403, {"ok": False, "description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (409, {"ok": False, "description": "Conflict: terminated by other getUpdates request"}, Conflict),
        (429, {"ok": False, "description": "x", "parameters": {"retry_after": 7}}, RetryAfter),
        (500, {"ok": False, "description": "Internal Server Error: restart"}, NetworkError),
        (502, "<html>Bad Gateway</html>", NetworkError),
        (302, "", NetworkError),
    ],
)
async def test_what_telegram_refuses_is_the_error_it_means(
    telegram: Telegram,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    body: dict[str, Any] | str,
    error: type[Exception],
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    telegram.answer = says(status, body)
    async with bot_at(telegram.url) as bot:
        with pytest.raises(error) as caught:
            await bot.get_me()
    assert type(caught.value) is error
    if isinstance(caught.value, NetworkError):
        assert not never_sent(caught.value)


async def refused(telegram: Telegram, error: type[NetworkError], **settings: Any) -> NetworkError:
    """Call getMe, expecting this error, and that it tells the token to nobody."""
    async with bot_at(telegram.url, **settings) as bot:
        with pytest.raises(error) as caught:
            await bot.get_me()
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert TOKEN not in told
    assert TOKEN.partition(":")[2] not in told
    return caught.value


async def test_no_answer_in_time_leaves_the_outcome_unknown(telegram: Telegram) -> None:
    telegram.answer = hangs
    error = await refused(telegram, TimedOut, read_timeout=0.05)
    assert isinstance(error.__cause__, aiohttp.SocketTimeoutError)
    assert not never_sent(error)


async def test_a_call_s_own_time_out_wins_over_the_default(telegram: Telegram) -> None:
    telegram.answer = hangs
    async with bot_at(telegram.url, read_timeout=None) as bot:
        with pytest.raises(TimedOut):
            await bot.get_me(read_timeout=0.05)


async def test_a_connection_cut_without_an_answer_leaves_the_outcome_unknown(telegram: Telegram) -> None:
    telegram.answer = cuts
    error = await refused(telegram, NetworkError)
    assert isinstance(error.__cause__, aiohttp.ClientConnectionError)
    assert not never_sent(error)


async def test_an_answer_cut_in_the_middle_leaves_the_outcome_unknown(telegram: Telegram) -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"ok": true')
        return await cuts(request)

    telegram.answer = half
    assert not never_sent(await refused(telegram, NetworkError))


async def test_an_answer_that_is_no_http_leaves_the_outcome_unknown() -> None:
    async def gibberish(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"\x16\x03 what?\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(gibberish, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        error = await refused(Telegram(url=f"http://127.0.0.1:{port}"), NetworkError)
    assert not never_sent(error)


async def test_a_refused_connection_was_never_sent() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        error = await refused(Telegram(url=f"http://127.0.0.1:{closed.getsockname()[1]}"), NetworkError)
    assert isinstance(error.__cause__, aiohttp.ClientConnectorError)
    assert never_sent(error)


async def test_a_host_without_an_address_was_never_sent() -> None:
    error = await refused(Telegram(url="http://telegram.invalid"), NetworkError)
    assert isinstance(error.__cause__, aiohttp.ClientConnectorError)
    assert never_sent(error)


async def test_a_call_for_which_no_connection_came_free_was_never_sent(telegram: Telegram) -> None:
    telegram.answer = hangs
    async with bot_at(telegram.url, pool_size=1, read_timeout=None, connect_timeout=0.02) as bot:
        first = asyncio.create_task(bot.get_me())
        await telegram.called.wait()
        with pytest.raises(TimedOut) as caught:
            await bot.get_me(pool_timeout=0.03)
        first.cancel()
    assert never_sent(caught.value)
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def test_a_proxy_that_refuses_was_never_sent(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    telegram.answer = says(407, "")
    monkeypatch.setenv("https_proxy", telegram.url)
    error = await refused(Telegram(url="https://api.telegram.example"), NetworkError)
    assert never_sent(error)


async def test_the_proxy_of_the_environment_is_used_except_where_it_says_not(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", telegram.url)
    monkeypatch.setenv("no_proxy", "direct.invalid")
    async with bot_at("http://api.telegram.example") as bot:
        await bot.get_me()
    await refused(Telegram(url="http://direct.invalid"), NetworkError)
    assert [method for method, _ in telegram.asked] == ["getMe"]


async def test_an_upload_that_nobody_takes_times_out() -> None:
    """The server reads nothing, so that the socket's buffers fill and the writing stalls."""
    done = asyncio.Event()

    async def deaf(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await done.wait()
        writer.close()

    server = await asyncio.start_server(deaf, "127.0.0.1", 0, limit=1024)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, bot_at(url, media_write_timeout=0.1) as bot:
        with pytest.raises(TimedOut) as caught:
            await bot.send_document(1, bytes(30_000_000))
        done.set()
    assert not never_sent(caught.value)


async def test_a_long_poll_waits_for_its_updates(telegram: Telegram) -> None:
    asked = asyncio.Event()
    arrived = asyncio.Event()

    async def updates(_: web.Request) -> web.StreamResponse:
        asked.set()
        await arrived.wait()
        return web.json_response({"ok": True, "result": [{"update_id": 7}]})

    telegram.answer = updates
    async with bot_at(telegram.url, pool_size=1) as bot:
        poll = asyncio.create_task(bot.request.post(f"{telegram.url}/bot{TOKEN}/getUpdates", read_timeout=35))
        await asked.wait()
        arrived.set()
        assert await poll == [{"update_id": 7}]


async def test_many_calls_at_once_are_all_answered(telegram: Telegram) -> None:
    async with bot_at(telegram.url) as bot:
        people = await asyncio.gather(*(bot.get_me() for _ in range(200)))
    assert len(people) == 200


async def test_it_can_be_shut_down_twice_and_started_again(telegram: Telegram) -> None:
    request = AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{telegram.url}/bot", request=request)
    for _ in range(2):
        await request.initialize()
        await request.initialize()
        assert await bot.get_me()
        await request.shutdown()
        await request.shutdown()
    with pytest.raises(NetworkError, match="not initialized"):
        await bot.get_me()


async def test_an_answer_that_is_no_json_is_an_error_that_logs_nothing(
    telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.answer = says(200, '{"ok": true, "result": {"text": "三楼漏水')
    async with bot_at(telegram.url) as bot:
        with pytest.raises(TelegramError, match="Invalid server response"):
            await bot.get_me()
    assert "漏水" not in caplog.text


async def test_nothing_logged_tells_the_token(telegram: Telegram, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with bot_at(telegram.url) as bot:
            await bot.get_me()
            telegram.answer = cuts
            with pytest.raises(NetworkError):
                await bot.get_me()
    secret = TOKEN.partition(":")[2]
    # The fake server's own log, and the library's one line when a Bot is made: bot.logs redacts that.
    others = ("aiohttp.access", "telegram.Bot")
    ours = [record for record in caplog.records if record.name not in others]
    assert not any(secret in record.getMessage() for record in ours)


class AtTheSandbox:
    """A bot, a person who has started it, and the control API with which faults are made."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def asks(self, path: str, **body: Any) -> Any:
        async with aiohttp.ClientSession() as session, session.post(f"{self.url}/sandbox/{path}", json=body) as got:
            assert got.status == 200, await got.text()
            return await got.json()

    async def settles(self) -> tuple[int, int]:
        bot = await self.asks("bots", token=TOKEN, username="yishi_bot", name="议事")
        person = await self.asks("people", first_name="王奶奶")
        await self.asks(f"people/{person['id']}/send", chat=bot["id"], text="/start")
        return bot["id"], person["id"]


@pytest.fixture
async def sandbox() -> AsyncIterator[AtTheSandbox]:
    async with Sandbox() as server:
        yield AtTheSandbox(server.url)


async def test_the_sandbox_takes_calls_files_and_long_polls(sandbox: AtTheSandbox) -> None:
    bot_id, person = await sandbox.settles()
    async with bot_at(sandbox.url) as bot:
        assert (await bot.get_me()).id == bot_id
        [started] = await bot.get_updates(timeout=5)
        assert started.message is not None
        assert started.message.text == "/start"
        sent = await bot.send_document(person, "三楼漏水".encode(), filename="漏水.txt", caption="见附件")
        assert sent.document is not None
        file = await sent.document.get_file()
        assert bytes(await file.download_as_bytearray()).decode() == "三楼漏水"


@pytest.mark.parametrize("fault", ["cut", "cut_answer", "drop", "drop_answer", "html"])
async def test_after_the_sandbox_s_faults_nobody_knows_the_outcome(sandbox: AtTheSandbox, fault: str) -> None:
    _, person = await sandbox.settles()
    async with bot_at(sandbox.url, read_timeout=0.2) as bot:
        await sandbox.asks("faults", method="sendMessage", do=fault, code=502)
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(person, "通知")
        assert not never_sent(caught.value)
        assert (await bot.send_message(person, "通知")).text == "通知"
