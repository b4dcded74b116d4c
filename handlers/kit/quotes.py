"""What somebody wrote, as it is quoted back to them."""

from __future__ import annotations

MOST_SHOWN = 30
"""So many characters of what is wrong are shown: enough to find it by."""


def shown(value: str) -> str:
    """Return the beginning of a value on one line, with nothing in it that would not be seen or would turn the line
    around.
    """
    seen = "".join(character if character.isprintable() else "�" for character in value.replace("\n", " "))
    return seen if len(seen) <= MOST_SHOWN else f"{seen[: MOST_SHOWN - 1]}…"
