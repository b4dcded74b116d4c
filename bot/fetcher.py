"""The fetcher: gets the files that people sent from Telegram, reads them, and hands over what they hold.

No transaction waits for a download. That a file is wanted is written down in the transaction of the update that
brought it, and that it was handed over in the one in which that happens: a kill in between loses and doubles nothing.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import Bot
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.clock import Clock
from bot.telegram_bot import wait_of
from handlers.kit.desk import Desk
from handlers.kit.replies import Text, text
from rules.refusals import Refused
from storage import downloads
from storage.downloads import Download
from storage.store import Store, StoreError, Tx

log = structlog.get_logger()
MOST_BYTES = int(FileSizeLimit.FILESIZE_DOWNLOAD)
MOST_TRIES = 8
LONGEST_PAUSE = 300
STORE_AGAIN = timedelta(seconds=5)
BETWEEN_LOOKS = 0.1
"""Real seconds."""


class GaveUpError(Exception):
    """A file can't be fetched or read, now or ever. `line` is for whoever sent it."""

    def __init__(self, line: Text) -> None:
        super().__init__(line.id)
        self.line = line


class Fetcher:
    """Fetches one file after the other: each may be large, and reading it keeps a processor busy."""

    def __init__(self, *, store: Store, bot: Bot, clock: Clock, desk: Desk, handed_over: Callable[[], None]) -> None:
        self._store = store
        self._bot = bot
        self._clock = clock
        self._desk = desk
        self._handed_over = handed_over
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """A file may be wanted: look now."""
        self._woken.set()

    async def run(self) -> None:
        """Fetch for ever what is wanted, what was left from last time first."""
        while True:
            try:
                look_again = await self._fetch_due()
            except StoreError as error:
                log.error("files can't be handed over, trying again", error=str(error))
                look_again = self._clock.now() + STORE_AGAIN
            except Exception:
                log.exception("the fetcher stumbled")
                look_again = self._clock.now() + STORE_AGAIN
            await self._clock.wait(look_again, self._woken)
            # Every update wakes it, few bring a file, and none of those is in such a hurry.
            await asyncio.sleep(BETWEEN_LOOKS)

    async def _fetch_due(self) -> datetime | None:
        bot_id = self._desk.settings.bot_id
        while True:
            now = self._clock.now()
            due = await self._store.read(lambda tx, now=now: downloads.first_due(tx, now, bot_id))  # type: ignore[misc]
            if due is None:
                return await self._store.read(lambda tx: downloads.next_at(tx, bot_id))
            await self._serve(due)
            self._handed_over()

    async def _serve(self, download: Download) -> None:
        """Make one try at a file, counted before it is made."""
        again_at = self._clock.now() + timedelta(seconds=min(2.0 ** (download.tries + 1), LONGEST_PAUSE))
        if not await self._store.transact(lambda tx: downloads.begin(tx, download.id, again_at=again_at)):
            return
        try:
            if download.tries >= MOST_TRIES:
                raise GaveUpError(text("file-not-fetched"))
            content = await self._content(download)
            await self._store.transact(lambda tx: self._hand_over(tx, download, content))
        except StoreError:
            raise
        except RetryAfter as error:
            until = self._clock.now() + wait_of(error)
            await self._store.transact(lambda tx: downloads.hold(tx, download.id, until))
        except TelegramError as error:
            log.warning("a file can't be fetched, trying again", error=type(error).__name__, tries=download.tries + 1)
        except GaveUpError as error:
            await self._give_up(download, error.line)
        except Refused as refused:
            await self._give_up(download, text(refused.code, **refused.data))
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("a file failed", kind=download.kind, reference=reference)
            await self._give_up(download, text("went-wrong", reference=reference))

    async def _content(self, download: Download) -> Any:
        """Return what the file holds. Raises GaveUpError where it is too big, TelegramError to be tried again."""
        try:
            file = await self._bot.get_file(download.file_id)
        except (BadRequest, Forbidden) as error:
            # Of a file that it does not find, Telegram says that it may be there later.
            if "temporarily unavailable" in error.message and download.tries + 1 < MOST_TRIES:
                raise
            too_big = "too big" in error.message.lower()
            raise GaveUpError(_too_big() if too_big else text("file-not-fetched")) from None
        if (file.file_size or 0) > MOST_BYTES:
            raise GaveUpError(_too_big())
        raw = bytes(await file.download_as_bytearray())
        return await asyncio.to_thread(self._desk.routes.files[download.kind].read, raw)

    def _hand_over(self, tx: Tx, download: Download, content: Any) -> None:
        """Give on what was read, once: another process may have been quicker."""
        if downloads.finish(tx, download.id, "done"):
            self._desk.hand_over(tx, self._clock.now(), download, content)

    async def _give_up(self, download: Download, line: Text) -> None:
        def tell(tx: Tx) -> None:
            if downloads.finish(tx, download.id, "failed", line.id):
                self._desk.tell(tx, self._clock.now(), download.person_id, line)

        await self._store.transact(tell)


def _too_big() -> Text:
    return text("file-too-big", limit=MOST_BYTES // 1_000_000)
