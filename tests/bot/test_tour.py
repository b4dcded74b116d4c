"""The tour is told to its end in each language, so a changed button or line cannot leave the story behind."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.demo.tour import tell
from handlers.kit.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_story_comes_out_as_told(language: str) -> None:
    told = io.StringIO()
    assert await tell(language, Console(file=told, width=120)), told.getvalue()
