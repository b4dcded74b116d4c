"""The parameters of one call, read as leniently as Telegram reads them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.world import Bot, World

_INTEGER = re.compile(r"-?\d+")
# Words that people or the bot wrote: never to be taken for numbers or JSON when calls are listed.
_WORDS = {"text", "caption", "question", "description", "name", "title", "url", "secret_token", "explanation"}
_WORDS |= {"callback_query_id", "tag", "short_description", "message_effect_id"}


def whole(value: Any) -> int:
    """A number as Telegram reads it out of anything: 0 where there is none."""
    found = _INTEGER.match(str(value))
    return int(found.group()) if found else 0


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes
    mime: str


@dataclass(slots=True)
class Params:
    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """A number; what is none counts as 0, and what is too small or large as the nearest allowed."""
        value = whole(self.text(name)) if name in self else default
        if low is not None:
            value = max(low, value)
        return value if high is None else min(high, value)

    def number(self, name: str) -> float | None:
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str, default: bool = False) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1") if name in self else default

    def json(self, name: str, what: str) -> Any:
        """A value that forms carry as JSON text; None where it is left out."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def user_id(self, name: str = "user_id") -> int:
        value = self.integer(name)
        if value <= 0:
            raise bad_request(f"invalid {name} specified")
        return value

    def shown(self) -> dict[str, Any]:
        """For the list of calls: JSON and numbers as such, of files the name and size."""
        values = {name: _shown(name, value) for name, value in self.values.items()}
        files = {name: {"name": each.name, "size": len(each.content)} for name, each in self.files.items()}
        return values | files


@dataclass(slots=True)
class Call:
    """One call of one bot."""

    world: World
    bot: Bot
    params: Params
    method: str = ""


def _shown(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _WORDS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
