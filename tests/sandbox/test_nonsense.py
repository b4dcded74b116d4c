"""Nonsense is refused, and breaks nothing."""

from contextlib import suppress
from itertools import product
from typing import Any

import pytest

from bot.sandbox import keyboards
from bot.sandbox.errors import Refusal
from bot.sandbox.methods import METHODS
from bot.sandbox.params import Call, Params
from tests.sandbox.town import BOT, LI, WANG, Town

JUNK: list[Any] = ["", "x", "[", -1, 10**20, 1.5, [], [[]], [1], ["x"], {}, {"x": []}, {"type": 1}, True, "💥"]
NAMES = """
    chat_id message_id message_ids user_id text caption parse_mode entities reply_markup reply_parameters photo document
    voice media latitude longitude question options type correct_option_id open_period close_date action reaction scope
    commands language_code message_thread_id name icon_color tag url secret_token max_connections allowed_updates offset
    limit callback_query_id from_chat_id file_id link_preview_options caption_entities
"""
NESTED: dict[str, list[Any]] = {
    "reply_parameters": [{"message_id": "x"}, {"message_id": 1, "chat_id": []}, {"message_id": 1, "quote": {}}],
    "scope": [{"type": "chat_member", "chat_id": WANG, "user_id": "x"}, {"type": "chat", "chat_id": {}}, {"type": []}],
    "options": [[{"text": 1}], [{"text": "x", "text_entities": 1}], [{"text": "x", "text_parse_mode": 7}]],
    "media": [[{"type": "photo", "media": []}] * 2, [{"type": [], "media": "x"}] * 2],
    "entities": [
        [{"type": [], "offset": 0, "length": 1}],
        [{"type": "text_mention", "offset": 0, "length": 1, "user": 1}],
    ],
    "reaction": [[{"type": "emoji", "emoji": []}], [{"type": "emoji"}]],
    "commands": [[{"command": [], "description": {}}]],
}


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_nonsense_is_refused_and_breaks_nothing(town: Town, method: str) -> None:
    await town.says(WANG, "/start")
    message = await town.ok("sendMessage", chat_id=WANG, text="x")
    usual = {"chat_id": WANG, "message_id": message["message_id"], "text": "x", "user_id": LI, "from_chat_id": WANG}
    for name in NAMES.split():
        for junk in [*JUNK, *NESTED.get(name, [])]:
            call = Call(town.world, town.world.bots[BOT], Params({**usual, name: junk}), method)
            with suppress(Refusal):
                METHODS[method](call)


TEXTS: list[Any] = ["x", 1, [], {}]


@pytest.mark.parametrize("kind", ["callback_data", "url", "copy_text", "web_app", "switch_inline_query"])
def test_nonsense_buttons(kind: str) -> None:
    for text, junk in product(TEXTS, JUNK):
        with suppress(Refusal):
            keyboards.markup_of({"inline_keyboard": [[{"text": text, kind: junk}]]})


@pytest.mark.parametrize("name", ["keyboard", "inline_keyboard", "force_reply", "remove_keyboard"])
def test_nonsense_keyboards(name: str) -> None:
    for junk in JUNK:
        with suppress(Refusal):
            keyboards.markup_of({name: junk})
