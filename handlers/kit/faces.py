"""What a message looks like once its words are in a language: ready to be sent as it is."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.kit.replies import Button, File, ToRead, Words
from handlers.kit.texts import plain, render

Keyboard = list[list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Face:
    """A message in Telegram's terms: HTML, an inline keyboard, and perhaps something that it stands under."""

    text: str
    keyboard: Keyboard
    photo: str | None = None
    album: tuple[str, ...] = ()
    voice: str | None = None
    file: File | ToRead | None = None

    def params(self) -> Mapping[str, Any]:
        """Return what can be kept of it: all but a file, which is made when it is sent."""
        shown = {"photo": self.photo, "album": list(self.album), "voice": self.voice}
        return {"text": self.text, "keyboard": self.keyboard, **shown}

    def fingerprint(self) -> str:
        """Tell two faces apart without keeping what people wrote."""
        return hashlib.sha256(json.dumps(self.params(), sort_keys=True).encode()).hexdigest()[:32]


def draw(words: Words, language: str) -> Face:
    """Put a message into a language."""
    keyboard = [[_button(button, language) for button in row] for row in words.rows]
    # What is empty this time leaves no hole.
    written = re.sub(r"\n{3,}", "\n\n", render(words.text, language)).strip()
    return Face(written, keyboard, words.photo, words.album, words.voice, words.file)


def _button(button: Button, language: str) -> dict[str, str]:
    action = {"url": button.url} if button.url else {"callback_data": button.data}
    return {"text": plain(button.label, language), **action}
