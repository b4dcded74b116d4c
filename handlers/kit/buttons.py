"""Callback data: what stands behind a button, such as `1:issues:join:42`.

The first part is the version, so that a button of last year's release is told apart from a forged one.
Anybody can forge the rest: it says what is asked for, never that it may be done.
"""

from __future__ import annotations

from dataclasses import dataclass

from rules.refusals import Refused

VERSION = "1"
MOST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button asks for: `verb` is `capability:verb`, `arguments` are as they came."""

    verb: str
    arguments: tuple[str, ...]


def data(verb: str, *arguments: int | str) -> str:
    """Write callback data. Raises ValueError for what would not come back, or not fit into Telegram's 64 bytes."""
    if verb.count(":") != 1 or any(":" in str(argument) for argument in arguments):
        raise ValueError(f"callback data that would be read otherwise: {verb} {arguments}")
    written = ":".join((VERSION, verb, *map(str, arguments)))
    if len(written.encode()) > MOST_BYTES:
        raise ValueError(f"callback data is too long: {written}")
    return written


def read(written: str) -> Pressed:
    """Read callback data. Raises `Refused` for what this release does not know."""
    version, _, rest = written.partition(":")
    parts = rest.split(":")
    if version != VERSION or len(parts) < 2:
        raise Refused("refused-button")
    return Pressed(":".join(parts[:2]), tuple(parts[2:]))
