"""Telegram's HTML: a text with tags becomes a plain text and its entities, or a refusal in Telegram's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_WORD = re.compile(r"[^\s>]*")
_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[^\s=]*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


class Unparsable(Exception):
    """The text can't be parsed; the message is what follows "can't parse entities: "."""


@dataclass(slots=True)
class _Open:
    tag: str
    at: int
    text_at: int
    attributes: dict[str, str | None] = field(default_factory=dict)


def length(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts."""
    return len(text) + sum(1 for char in text if char > "\uffff")


def parse(html: str) -> tuple[str, list[Entity]]:
    return _Parser(html).run()


def decoded(text: str) -> str:
    return _REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    # Telegram leaves what is no character as it was written.
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else reference.group()


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.html):
            tag = self.html.find("<", self.at)
            end = len(self.html) if tag < 0 else tag
            self._text(self.html[self.at : end])
            self.at = end
            if tag >= 0:
                self._end_tag(tag) if self.html.startswith("</", tag) else self._start_tag(tag)
        if self.open:
            raise Unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.entities

    def _text(self, raw: str) -> None:
        text = decoded(raw)
        if text:
            self.parts.append(text)
            self.length += length(text)

    def _byte(self, at: int) -> int:
        return len(self.html[:at].encode())

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.html, self.at)
        assert found is not None
        self.at = found.end()
        return found.group()

    def _here(self) -> str:
        return self.html[self.at : self.at + 1]

    def _start_tag(self, begin: int) -> None:
        self.at = begin + 1
        tag = self._match(_WORD).lower()
        if not self._here():
            raise Unparsable(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TAGS:
            raise Unparsable(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes: dict[str, str | None] = {}
        while True:
            self._match(_SPACE)
            if self._here() == ">":
                break
            name, value = self._attribute(tag, begin)
            attributes[name] = value
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            offset = self._byte(begin)
            raise Unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self.open.append(_Open(tag, self.length, len(self.parts), attributes))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        offset = self._byte(begin)
        # `expandable` is the one attribute that stands without a value.
        bare = re.compile(r"expandable(?=[\s>])").match(self.html, self.at) if tag == "blockquote" else None
        if bare:
            self.at = bare.end()
            return "expandable", None
        name = self._match(_NAME)
        if not self._here() and not name:
            raise Unparsable(f"Unclosed start tag at byte offset {offset}")
        if not name:
            raise Unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {offset}')
        self._match(_SPACE)
        if self._here() != "=":
            raise Unparsable(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {offset}'
            )
        self.at += 1
        self._match(_SPACE)
        if not self._here():
            raise Unparsable(f'Unclosed start tag "{tag}" at byte offset {offset}')
        value = self._quoted() if self._here() in "'\"" else self._token()
        if not self._here():
            raise Unparsable(f"Unclosed start tag at byte offset {offset}")
        return name, value

    def _quoted(self) -> str:
        quote = self._here()
        end = self.html.find(quote, self.at + 1)
        raw = self.html[self.at + 1 : end if end >= 0 else None]
        self.at = end + 1 if end >= 0 else len(self.html)
        return decoded(raw)

    def _token(self) -> str:
        begin = self.at
        value = self._match(_TOKEN).lower()
        if self._here() and not self._here().isspace() and self._here() != ">":
            raise Unparsable(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return value

    def _end_tag(self, begin: int) -> None:
        offset = self._byte(begin)
        if not self.open:
            raise Unparsable(f"Unexpected end tag at byte offset {offset}")
        self.at = begin + 2
        tag = self._match(_WORD).lower()
        self._match(_SPACE)
        if self._here() != ">":
            raise Unparsable(f"Unclosed end tag at byte offset {offset}")
        self.at += 1
        expected = self.open[-1].tag
        if tag and tag != expected:
            raise Unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{expected}>", found "</{tag}>"')
        self._close(self.open.pop())

    def _close(self, opened: _Open) -> None:
        entity: Entity = {"offset": opened.at, "length": self.length - opened.at, "type": TAGS[opened.tag]}
        if entity["length"] == 0:
            return
        finish: Callable[[_Open, Entity], Entity | None] | None = {
            "a": self._link,
            "code": self._code,
            "pre": self._pre,
            "blockquote": self._quote,
            "tg-emoji": self._emoji,
            "tg-time": self._time,
        }.get(opened.tag)
        finished = finish(opened, entity) if finish else entity
        if finished is not None:
            self.entities.append(finished)

    def _link(self, opened: _Open, entity: Entity) -> Entity | None:
        url = opened.attributes.get("href") or "".join(self.parts[opened.text_at :])
        if user := _USER_LINK.match(url):
            return entity | {"type": "text_mention", "user_id": int(user[1])}
        checked = checked_url(url)
        return entity | {"url": checked} if checked else None

    def _code(self, opened: _Open, entity: Entity) -> Entity | None:
        language = (opened.attributes.get("class") or "").removeprefix("language-")
        inner = self.entities[-1] if self.entities else None
        if language and inner and inner["type"] == "pre" and _same_place(inner, entity):
            inner["language"] = language
            return None
        return entity | {"language": language} if language else entity

    def _pre(self, _: _Open, entity: Entity) -> Entity | None:
        inner = self.entities[-1] if self.entities else None
        if inner and inner["type"] == "code" and inner.get("language") and _same_place(inner, entity):
            inner["type"] = "pre"
            return None
        return entity

    def _quote(self, opened: _Open, entity: Entity) -> Entity:
        return entity | {"type": "expandable_blockquote"} if "expandable" in opened.attributes else entity

    def _emoji(self, opened: _Open, entity: Entity) -> Entity:
        emoji = opened.attributes.get("emoji-id") or ""
        if not emoji.isdecimal() or int(emoji) == 0:
            raise Unparsable("Invalid custom emoji identifier specified")
        return entity | {"custom_emoji_id": emoji}

    def _time(self, opened: _Open, entity: Entity) -> Entity:
        unix = opened.attributes.get("unix") or ""
        if not unix.isdecimal():
            raise Unparsable("Invalid date specified")
        moment = {"unix_time": int(unix)}
        kind = opened.attributes.get("format")
        return entity | moment | ({"date_time_format": kind} if kind else {})


def _same_place(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] == other["offset"] and one["length"] == other["length"])


def checked_url(url: str) -> str:
    """The address as Telegram keeps it; empty for one that it drops."""
    url = url.strip()
    if re.match(r"(?:tg|ton|tonsite|mailto|tel):", url, re.IGNORECASE):
        return url
    if not re.match(r"[a-z][a-z0-9+.\-]*://", url, re.IGNORECASE):
        url = f"http://{url}"
    found = re.match(r"(https?)://([^/?#\s]+)([^\s]*)$", url, re.IGNORECASE)
    if not found or "." not in found[2].split(":")[0].strip("."):
        return ""
    return url if found[3] else f"{url}/"
