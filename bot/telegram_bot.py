"""The bot's line to Telegram: python-telegram-bot's `Bot`, and updates as they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import Bot


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
