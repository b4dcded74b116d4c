"""Buttons, checked as Telegram checks them."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.sandbox.errors import Refusal, bad_request

Json = dict[str, Any]

MAX_BUTTONS = 100
MAX_ROW = 8
MAX_DATA = 64
MAX_COPY = 256
PLACEHOLDER = 64

_INLINE_KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def markup_of(raw: Any) -> Json | None:
    """A `reply_markup` as sent, in the form it is kept; None where there is nothing to show."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if keyboard := raw.get("keyboard"):
        return _reply_keyboard(raw, keyboard)
    if "inline_keyboard" in raw:
        return _inline_keyboard(raw["inline_keyboard"])
    if raw.get("remove_keyboard"):
        return {"remove_keyboard": True}
    if raw.get("force_reply"):
        _check_placeholder(raw)
        return {"force_reply": True, **_some(raw, "input_field_placeholder", "selective")}
    return None


def inline_only(raw: Any) -> Json | None:
    """For edits, where no other keyboard may stand."""
    markup = markup_of(raw)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def buttons(markup: Json | None) -> list[Json]:
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]


def shown(markup: Json | None) -> Json:
    """What a Message carries: bots never see reply keyboards again."""
    return {"reply_markup": markup} if markup and "inline_keyboard" in markup else {}


def _inline_keyboard(rows: Any) -> Json | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    kept = [[_inline_button(button) for button in row] for row in rows]
    kept = [row for row in kept if row]
    if sum(map(len, kept)) > MAX_BUTTONS or any(len(row) > MAX_ROW for row in kept):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _inline_button(button: Any) -> Json:
    text = _text_of(button, "can't parse inline keyboard button: ", "InlineKeyboardButton")
    kind = next((each for each in _INLINE_KINDS if each in button), None)
    if kind is None:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if kind == "callback_data":
        _check_data(button["callback_data"])
    elif kind == "url":
        _check_url(button["url"])
    elif kind == "copy_text":
        _check_copy_text(button["copy_text"])
    elif not isinstance(button[kind], str | dict | bool):
        raise _unparsed(f'Field "{kind}" has a wrong type')
    return {"text": text, kind: button[kind], **_some(button, "style", "icon_custom_emoji_id", "disabled")}


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise _unparsed('Field "callback_data" must be of type String')
    if not 1 <= len(data.encode()) <= MAX_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_copy_text(value: Any) -> None:
    if not isinstance(value, dict):
        raise _unparsed('Field "copy_text" must be of type Object')
    if not 1 <= len(str(value.get("text", ""))) <= MAX_COPY:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_url(url: Any) -> None:
    if not isinstance(url, str):
        raise _unparsed('Field "url" must be of type String')
    scheme = re.match(r"([a-z][a-z0-9+.\-]*):", url.strip(), re.IGNORECASE)
    if scheme and scheme[1].lower() in ("tg", "ton", "tonsite") and len(url) > len(scheme[0]) + 2:
        return
    if re.match(r"[a-z][a-z0-9+.\-]*://", url, re.IGNORECASE) and not re.match(r"https?://", url, re.IGNORECASE):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    host = re.match(r"(?:https?://)?([^/?#\s:@]+\.[^/?#\s:@.]+)(?::\d+)?(?:[/?#]\S*)?$", url, re.IGNORECASE)
    if not host:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _reply_keyboard(raw: Json, rows: Any) -> Json:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    kept = [[_key(button) for button in row] for row in rows]
    if sum(map(len, kept)) > MAX_BUTTONS * 3:
        raise bad_request("reply markup is too long")
    _check_placeholder(raw)
    options = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective", "input_field_placeholder")
    return {"keyboard": kept, **_some(raw, *options)}


def _key(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    text = _text_of(button, "can't parse keyboard button: ", "KeyboardButton")
    return {**button, "text": text}


def _text_of(button: Any, prefix: str, kind: str) -> str:
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}{kind} must be an Object")
    text = button.get("text")
    if text is None:
        raise bad_request(f'{prefix}Can\'t find field "text"')
    if not isinstance(text, str | int):
        raise bad_request(f'{prefix}Field "text" must be of type String')
    if not str(text).strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    return str(text)


def _check_placeholder(raw: Json) -> None:
    placeholder = raw.get("input_field_placeholder")
    if placeholder is not None and not 1 <= len(str(placeholder)) <= PLACEHOLDER:
        raise bad_request("REPLY_MARKUP_INVALID")


def _unparsed(text: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {text}")


def _some(raw: Json, *names: str) -> Json:
    return {name: raw[name] for name in names if raw.get(name) is not None}
