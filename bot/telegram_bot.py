"""The bot's line to Telegram: python-telegram-bot's `Bot`, and updates as they came."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import RetryAfter

os.environ.setdefault("PTB_TIMEDELTA", "true")
"""The library shall give spans of time as such, as it will do by itself one day, and not warn about it."""


class TelegramBot(Bot):
    """A `Bot` that also hands out updates unparsed, so that one which can't be read holds up no other."""

    __slots__ = ()

    async def get_raw_updates(
        self, *, offset: int, limit: int, seconds: int, kinds: Sequence[str]
    ) -> list[dict[str, Any]]:
        """Poll for updates, waiting for some seconds. Raises telegram.error.TelegramError."""
        data = {"offset": offset, "limit": limit, "timeout": seconds, "allowed_updates": list(kinds)}
        batch: Any = await self._post("getUpdates", data, read_timeout=seconds + 10)
        return list(batch)


def wait_of(error: RetryAfter) -> timedelta:
    """Return how long Telegram asks to wait."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
