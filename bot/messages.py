"""Messages in Telegram's terms: sent, edited in place, deleted."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.kit.faces import Face

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A face and where it goes. With `edit` it takes the place of that message."""

    chat_id: int
    thread_id: int
    face: Face
    edit: int | None = None
    under_photo: bool = False
    reply_to: int | None = None
    silent: bool = False
    markup: bool = True

    @classmethod
    def of_reply(cls, chat_id: int, thread_id: int, params: Mapping[str, Any]) -> Message:
        """Return the message that was put into words when somebody was answered."""
        return cls(
            chat_id=chat_id,
            thread_id=thread_id,
            face=Face(params["text"], params["keyboard"], params["photo"]),
            edit=params.get("edit"),
            under_photo=params.get("under_photo", False),
        )


async def deliver(bot: Bot, message: Message) -> int:
    """Send or edit a message. Return its id. Raises what Telegram answers, as telegram.error."""
    if message.edit is None:
        return await _send(bot, message)
    try:
        await _edit(bot, message, message.edit)
    except BadRequest as error:
        reason = error.message.lower()
        if "not modified" in reason:
            return message.edit
        if "not found" in reason or "can't be edited" in reason:
            return await _send(bot, replace(message, edit=None))
        raise
    return message.edit


async def delete(bot: Bot, message: Message) -> None:
    """Take a message away. One that is gone, or too old to be taken away, is left."""
    if message.edit is None:
        return
    try:
        await bot.delete_message(message.chat_id, message.edit)
    except BadRequest:
        return


def without_markup(message: Message) -> Message:
    """Return the same message as plain text, for when Telegram does not take its markup."""
    bare = html.unescape(re.sub(r"<[^>]+>", "", message.face.text))
    return replace(message, face=replace(message.face, text=bare), markup=False)


async def _send(bot: Bot, message: Message) -> int:
    common: dict[str, Any] = {
        "chat_id": message.chat_id,
        "message_thread_id": message.thread_id or None,
        "parse_mode": ParseMode.HTML if message.markup else None,
        "reply_markup": _keyboard(message.face),
        "disable_notification": message.silent or None,
        "reply_parameters": (
            ReplyParameters(message.reply_to, allow_sending_without_reply=True) if message.reply_to else None
        ),
    }
    if message.face.photo:
        sent = await bot.send_photo(photo=message.face.photo, caption=message.face.text, **common)
    else:
        sent = await bot.send_message(text=message.face.text, link_preview_options=NO_PREVIEW, **common)
    return sent.message_id


async def _edit(bot: Bot, message: Message, message_id: int) -> None:
    common: dict[str, Any] = {
        "chat_id": message.chat_id,
        "message_id": message_id,
        "parse_mode": ParseMode.HTML if message.markup else None,
        "reply_markup": _keyboard(message.face),
    }
    if message.under_photo:
        await bot.edit_message_caption(caption=message.face.text, **common)
    else:
        await bot.edit_message_text(text=message.face.text, link_preview_options=NO_PREVIEW, **common)


def _keyboard(face: Face) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json({"inline_keyboard": face.keyboard}) if face.keyboard else None
