"""The texts that people read, in their language. They stand in Fluent files under `locales/`."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number

from handlers.kit.replies import Text, Value


class _Lines(FluentType):
    """Lines of which there may be many: of plain strings Fluent takes no long ones."""

    def __init__(self, lines: str) -> None:
        self._lines = lines

    def format(self, _locale: Any) -> str:
        return self._lines


LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("zh-Hans", "en")
DEFAULT = LANGUAGES[0]
_BABEL = {"zh-Hans": "zh_Hans_CN", "en": "en_GB"}


def language_of(code: str | None) -> str | None:
    """Return the language of ours that fits what Telegram says of somebody's, such as `zh-hans` or `en-GB`."""
    if not code:
        return None
    wanted = re.split("[-_]", code.lower())[0]
    return next((language for language in LANGUAGES if language.lower().split("-")[0] == wanted), None)


@cache
def bundle(language: str) -> FluentBundle:
    """Return all texts of a language."""
    texts = FluentBundle([language], use_isolating=False)
    for file in sorted((LOCALES / language).glob("*.ftl")):
        texts.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return texts


def render(said: Text, language: str) -> str:
    """Put a text into words, as Telegram's HTML. What people wrote is escaped; a time is told in the zone it carries.

    Raises LookupError for an id that the language lacks, ValueError where a value is missing.
    """
    texts = bundle(language)
    if not texts.has_message(said.id):
        raise LookupError(f"no text {said.id} in {language}")
    pattern = texts.get_message(said.id).value
    if pattern is None:
        raise LookupError(f"text {said.id} in {language} says nothing")
    written, errors = texts.format_pattern(pattern, _values(said.values, language))
    if errors:
        raise ValueError(f"text {said.id} in {language}: {errors[0]}")
    return str(written)


def plain(said: Text, language: str) -> str:
    """Put a text into words where no markup is read: on a button, in a toast, in a menu."""
    return html.unescape(render(said, language))


def listed(said: Text, languages: Sequence[str] = LANGUAGES) -> tuple[str, ...]:
    """Return the words of a list, of each language as a rule: people write what comes to mind, whatever they read."""
    words = [word for language in languages for word in plain(said, language).split("|")]
    return tuple(word.strip().casefold() for word in words)


def _values(values: Mapping[str, Value], language: str) -> dict[str, Any]:
    return {name: _value(value, language) for name, value in values.items()}


def _value(value: Value, language: str) -> Any:
    match value:
        case str():
            return html.escape(value, quote=False)
        case Text():
            return render(value, language)
        case tuple():
            return _Lines("\n".join(render(line, language) for line in value))
        case datetime():
            pattern = render(Text("time-pattern"), language)
            return format_datetime(value, pattern, locale=_BABEL[language])
        case date():
            return format_date(value, render(Text("day-pattern"), language), locale=_BABEL[language])
        case int():
            return fluent_number(value, useGrouping=False)
