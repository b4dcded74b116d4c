"""Texts as messages carry them: cleaned, measured, with the entities asked for and those Telegram finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox import html
from bot.sandbox.errors import bad_request
from bot.sandbox.html import Entity, length

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100

_FOUND = (
    ("url", re.compile(r"(?<![\w@./-])(?:https?://|tg://)[^\s<>\"]*[^\s<>\".,;:!?)\]}'，。；：！？）】》」]")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w-])")),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|me|cn|io|gov|edu|info)(?![\w.-]\w)(?:/[^\s<>\"]*)?"
        ),
    ),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?!\w)")),
)
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
# Within these Telegram looks for nothing.
_CLOSED = {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}
_GIVEN = set(html.TAGS.values()) | {"text_mention", "expandable_blockquote"}


def find(text: str, taken: Iterable[Entity] = ()) -> list[Entity]:
    """The mentions, commands, addresses and hashtags that Telegram sees in a text."""
    spans = [(each["offset"], each["offset"] + each["length"]) for each in taken if each["type"] in _CLOSED]
    units = _units(text)
    found: list[Entity] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            begin, end = units(match.start()), units(match.end())
            if all(end <= first or begin >= last for first, last in spans):
                spans.append((begin, end))
                found.append({"offset": begin, "length": end - begin, "type": kind})
    found.sort(key=lambda entity: int(entity["offset"]))
    return found


def _units(text: str) -> Callable[[int], int]:
    """From an index into a text to UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda index: index
    return lambda index: length(text[:index])


def formatted(text: str, parse_mode: str, given: Any) -> tuple[str, list[Entity]]:
    """What `text`, `parse_mode` and `entities` come to, before it is trimmed and measured."""
    text = _CONTROL.sub(" ", text.replace("\r", ""))
    mode = parse_mode.lower()
    if mode == "html":
        try:
            return html.parse(text)
        except html.Unparsable as error:
            raise bad_request(f"can't parse entities: {error}") from None
    if mode in ("markdown", "markdownv2"):
        raise bad_request("the sandbox reads no Markdown; use HTML or entities")
    if mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    return text, _given(text, given) if given else []


def _given(text: str, given: Any) -> list[Entity]:
    if not isinstance(given, list):
        raise bad_request("expected an Array of MessageEntity")
    total = length(text)
    entities = []
    for each in given:
        if not isinstance(each, dict) or not isinstance(each.get("offset"), int):
            raise bad_request("can't parse MessageEntity: Can't find field \"offset\"")
        if not isinstance(each.get("length"), int):
            raise bad_request("can't parse MessageEntity: Can't find field \"length\"")
        if each["offset"] < 0 or each["length"] <= 0 or each["offset"] + each["length"] > total:
            text = f"entity beginning at UTF-16 offset {each['offset']} ends after the end of the text"
            raise bad_request(f"{text} at UTF-16 offset {total}")
        if str(each.get("type")) in _GIVEN:
            entities.append(_kept(each))
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _kept(entity: Entity) -> Entity:
    entity = dict(entity)
    if isinstance(user := entity.pop("user", None), dict):
        entity["user_id"] = user.get("id")
    return entity


def text_of(text: str, parse_mode: str, given: Any, limit: int = MAX_TEXT) -> tuple[str, list[Entity]]:
    """A message's text, checked as Telegram checks it."""
    if not text:
        raise bad_request("message text is empty")
    plain, entities = trimmed(*formatted(text, parse_mode, given))
    if not plain:
        raise bad_request("text must be non-empty")
    if length(plain) > limit:
        raise bad_request("message is too long")
    return plain, _complete(plain, entities)


def caption_of(text: str, parse_mode: str, given: Any) -> tuple[str, list[Entity]]:
    plain, entities = trimmed(*formatted(text, parse_mode, given))
    if length(plain) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return plain, _complete(plain, entities)


def _complete(text: str, entities: list[Entity]) -> list[Entity]:
    every = [*entities, *find(text, entities)]
    every.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return every[:MAX_ENTITIES]


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space at both ends, which Telegram takes away."""
    kept = text.strip()
    if len(kept) == len(text):
        return text, entities
    lead = length(text[: len(text) - len(text.lstrip())])
    total = length(kept)
    result = []
    for entity in entities:
        begin = max(0, entity["offset"] - lead)
        end = min(total, entity["offset"] + entity["length"] - lead)
        if end > begin:
            result.append(entity | {"offset": begin, "length": end - begin})
    return kept, result
