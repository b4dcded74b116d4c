"""A sentence of characters that show nothing is no sentence: it is refused with one line, and nothing is lost."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, restarts, said_by_bot
from tests.people import Person, Street

SHORT = "写得太短了，请至少写 2 个字"
WORDS = "请说说怎么回事"

INVISIBLE = {
    "zero-width spaces": "\u200b" * 9,
    "zero-width joiners": "\u200d\u200c\u200d",
    "word joiners": "\u2060\u2060\u2060",
    "soft hyphens": "\u00ad" * 5,
    "byte order marks": "\ufeff\ufeff",
    "directions": "\u200e\u200f\u061c\u202a\u202c",
    "tags": "\U000e0067\U000e0062\U000e007f",
    "private use": "\ue000\ue001\uf8ff",
    "a Mongolian separator": "\u180e\u180e",
    "Braille without dots": "\u2800" * 4,
    "Hangul fillers": "\u3164" * 4,
    "half-width Hangul fillers": "\uffa0" * 4,
    "Hangul jamo fillers": "\u115f\u1160",
    "variation selectors": "\ufe0f\ufe0e",
    "variation selectors beyond": "\U000e0100\U000e0101",
    "grapheme joiners": "\u034f\u034f\u034f",
    "Khmer vowels": "\u17b4\u17b5",
    "several of them": "\u200b\u00ad \u2060\u3000\u200d",
    "one letter among them": "\u200b\u200b灯\u200b\u200b",
}


async def is_asked_for_words(wang: Person) -> None:
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sees(WORDS)


@pytest.mark.parametrize("what", INVISIBLE)
async def test_what_shows_nothing_is_refused_with_one_line_and_nothing_is_lost(street: Street, what: str) -> None:
    wang = street.wang
    await is_asked_for_words(wang)
    before = len(await said_by_bot(wang))
    await wang.says(INVISIBLE[what])
    again = await wang.sees(SHORT, "💡 照明", WORDS)
    assert len(again["text"].split("\n\n")[0].splitlines()) == 1
    assert len(await said_by_bot(wang)) == before + 1
    await restarts(street)
    await wang.says(LIGHT)
    await wang.presses("提交")
    await street.building_3.shows("#1 💡 照明", LIGHT)
