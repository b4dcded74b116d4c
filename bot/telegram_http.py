"""Requests to the Bot API over aiohttp.

python-telegram-bot's own backend looks through its whole pool at each request, which holds a busy bot to a
few hundred calls a second. This one does not, and it tells an error after which a call certainly did not
reach Telegram from one after which nobody knows: see `never_sent` and `outcome_unknown`.
"""

import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator, Callable
from typing import IO
from urllib.parse import urlencode
from uuid import uuid4

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from typing_extensions import override
from yarl import URL

CHUNK = 64 * 1024
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NotSentError(Exception):
    """Stands as the cause of an error where aiohttp's own would tell the token, which is in the URL."""


class NotReadError(Exception):
    """Stands as the cause where an answer began and could not be read: aiohttp's own may tell the token."""


def never_sent(error: NetworkError) -> bool:
    """Whether the call certainly did not reach Telegram, so that it may be made again.

    After a read time-out, or a connection that was cut, it may have been carried out.
    """
    return isinstance(error.__cause__, aiohttp.ClientConnectorError | NotSentError)


def outcome_unknown(error: TelegramError) -> bool:
    """Whether the call may have been carried out, and no answer that can be read says so.

    A 5xx is an answer, though not always in JSON: Telegram, or what stands before it, says that it did not serve.
    """
    if not isinstance(error, NetworkError):
        return True
    answered = error.__cause__ is None or isinstance(error.__cause__, TelegramError)
    return not answered and not never_sent(error)


class AiohttpRequest(BaseRequest):
    """One session with a pool of kept connections; give getUpdates one of its own."""

    __slots__ = (
        "_connect_timeout",
        "_known_limits",
        "_media_write_timeout",
        "_pool_size",
        "_pool_timeout",
        "_proxies",
        "_read_timeout",
        "_session",
        "_write_timeout",
    )

    def __init__(
        self,
        *,
        pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._pool_size = pool_size
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        self._session: aiohttp.ClientSession | None = None
        self._known_limits: dict[tuple[float | None, ...], aiohttp.ClientTimeout] = {}
        self._proxies: dict[URL, str | None] = {}

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._pool_size, keepalive_timeout=30, ttl_dns_cache=60),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type"),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    @staticmethod
    @override
    def parse_json_payload(payload: bytes) -> JSONDict:
        """As the library does it, but what can't be read is not logged: it may be what people wrote."""
        try:
            answer: JSONDict = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return answer

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        limits = self._limits(read_timeout, connect_timeout, pool_timeout)
        try:
            if request_data is not None and request_data.contains_files:
                stall = self._media_write_timeout if isinstance(write_timeout, DefaultValue) else write_timeout
                return await self._upload(method, url, request_data, limits, stall)
            form = urlencode(request_data.json_parameters).encode() if request_data is not None else b""
            return await self._send(method, url, form or None, FORM if form else None, limits)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            failure, cause = _told(error)
        # Raised out here, so that the original, whose text may hold the token, is not its context.
        raise failure from cause

    async def _send(
        self,
        method: str,
        url: str,
        body: bytes | AsyncIterator[bytes] | None,
        headers: dict[str, str] | None,
        limits: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("AiohttpRequest is not initialized")
        address = URL(url)
        async with self._session.request(
            method,
            address,
            data=body,
            headers=headers,
            timeout=limits,
            allow_redirects=False,
            proxy=self._proxy(address),
        ) as response:
            return response.status, await response.read()

    async def _upload(
        self,
        method: str,
        url: str,
        data: RequestData,
        limits: aiohttp.ClientTimeout,
        stall: float | None,
    ) -> tuple[int, bytes]:
        """Send files; aiohttp has no time-out for writing, so a deadline moves with each chunk taken."""
        boundary = uuid4().hex
        parts = _multipart(data, boundary)
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(sum(map(_size, parts))),
        }
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(None) as deadline:

            def taken(more: bool) -> None:
                deadline.reschedule(loop.time() + stall if more and stall is not None else None)

            return await self._send(method, url, _chunks(parts, taken), headers, limits)

    def _limits(self, read: ODVInput[float], connect: ODVInput[float], pool: ODVInput[float]) -> aiohttp.ClientTimeout:
        key = (
            self._read_timeout if isinstance(read, DefaultValue) else read,
            self._connect_timeout if isinstance(connect, DefaultValue) else connect,
            self._pool_timeout if isinstance(pool, DefaultValue) else pool,
        )
        limits = self._known_limits.get(key)
        if limits is None:
            limits = self._known_limits[key] = _client_timeout(*key)
        return limits

    def _proxy(self, address: URL) -> str | None:
        """The proxy that the environment names: in some countries there is no other way to Telegram."""
        origin = address.origin()
        if origin not in self._proxies:
            host = origin.host or ""
            proxies = urllib.request.getproxies()
            found = proxies.get(origin.scheme) or proxies.get("all")
            self._proxies[origin] = None if urllib.request.proxy_bypass(host) else found
        return self._proxies[origin]


def _client_timeout(read: float | None, connect: float | None, pool: float | None) -> aiohttp.ClientTimeout:
    """For aiohttp, `connect` is the wait for a free connection and the making of one together."""
    together = None if connect is None or pool is None else connect + pool
    return aiohttp.ClientTimeout(total=None, connect=together, sock_connect=connect, sock_read=read)


def _told(error: Exception) -> tuple[NetworkError, Exception]:
    """What to raise and its cause; neither names the URL, for it holds the token."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return TimedOut("No connection to Telegram in time; the request was not sent"), NotSentError()
        case aiohttp.InvalidURL() | aiohttp.ClientHttpProxyError():
            return NetworkError(f"aiohttp.{type(error).__name__}; the request was not sent"), NotSentError()
        case TimeoutError():
            return TimedOut(), error
        case aiohttp.ClientConnectionError() | OSError():
            return NetworkError(f"aiohttp.{type(error).__name__}: {error}"), error
        case _:
            return NetworkError(f"aiohttp.{type(error).__name__}"), NotReadError()


def _multipart(data: RequestData, boundary: str) -> list[bytes | IO[bytes]]:
    parts: list[bytes | IO[bytes]] = []
    for name, value in data.json_parameters.items():
        parts += [_part_head(boundary, name), value.encode(), b"\r\n"]
    for name, (filename, content, mimetype) in data.multipart_data.items():
        parts += [_part_head(boundary, name, filename, mimetype), content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return parts


def _part_head(boundary: str, name: str, filename: str | None = None, mimetype: str | None = None) -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
    if filename is not None:
        head += f'; filename="{_quoted(filename)}"\r\nContent-Type: {mimetype}'
    return f"{head}\r\n\r\n".encode()


def _quoted(name: str) -> str:
    """As browsers write it (HTML's multipart/form-data encoding)."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _size(part: bytes | IO[bytes]) -> int:
    if isinstance(part, bytes):
        return len(part)
    here = part.tell()
    end = part.seek(0, 2)
    part.seek(here)
    return end - here


async def _chunks(parts: list[bytes | IO[bytes]], taken: Callable[[bool], None]) -> AsyncIterator[bytes]:
    for part in parts:
        start = 0
        while chunk := part[start : start + CHUNK] if isinstance(part, bytes) else part.read(CHUNK):
            taken(True)
            yield chunk
            start += CHUNK
    taken(False)
