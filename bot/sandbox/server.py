"""The sandbox as one HTTP server."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, web

from bot.sandbox.bot_api import BotApi
from bot.sandbox.control import Control, errors_as_json
from bot.sandbox.files import MAX_UPLOAD, MEGABYTE
from bot.sandbox.world import World

PAGE = Path(__file__).parent / "page"


class Sandbox:
    """A local Telegram. In the same process, `world` is at hand as well."""

    def __init__(self, start: datetime | None = None, speed: float = 1.0) -> None:
        self.world = World(start, speed)
        self.control = Control(self.world)
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        app = web.Application(client_max_size=MAX_UPLOAD + MEGABYTE, middlewares=[errors_as_json])
        app.add_routes(BotApi(self.world).routes())
        app.add_routes(self.control.routes())
        app.add_routes([web.get("/", _index), web.get("/page/{path:.+}", _page)])
        self.world.http = ClientSession()
        # A client that goes away ends its long poll; one that stays is not waited for at the end.
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.05, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        bound = self._runner.addresses[0]
        self.url = f"http://{host}:{bound[1]}"

    async def stop(self) -> None:
        for bot in self.world.bots.values():
            if bot.webhook is not None:
                bot.webhook.stop()
        self.world.clock.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self.world.http is not None:
            await self.world.http.close()
            self.world.http = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


async def _index(_: web.Request) -> web.StreamResponse:
    return _fresh(PAGE / "index.html")


async def _page(request: web.Request) -> web.StreamResponse:
    return _fresh(PAGE / request.match_info["path"])


def _fresh(path: Path) -> web.StreamResponse:
    """A file of the page, never from a cache: it changes while one works on it."""
    if not path.resolve().is_relative_to(PAGE) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "no-cache"})
