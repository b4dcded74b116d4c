"""A wire between the browser and the sandbox that a test can cut."""

import asyncio
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Wire:
    def __init__(self, url: str) -> None:
        self._target = urlsplit(url)
        self._whole = True
        self._ends: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()
        self._server.close()
        await self._server.wait_closed()

    def cut(self) -> None:
        """Ends every connection, and each new one at once."""
        self._whole = False
        for end in self._ends:
            end.close()

    def mend(self) -> None:
        self._whole = True

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._whole:
            writer.close()
            return
        far_reader, far_writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        ends = {writer, far_writer}
        self._ends |= ends
        await asyncio.gather(self._pour(reader, far_writer), self._pour(far_reader, writer))
        self._ends -= ends

    async def _pour(self, source: asyncio.StreamReader, drain: asyncio.StreamWriter) -> None:
        try:
            while piece := await source.read(65536):
                drain.write(piece)
                await drain.drain()
        except ConnectionError:
            pass
        finally:
            drain.close()
