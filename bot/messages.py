"""Messages in Telegram's terms: sent, edited in place, deleted; and made simpler where Telegram refuses them."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, InputFile, InputMediaPhoto, LinkPreviewOptions, ReplyParameters
from telegram import Message as Sent
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest

from bot.blank import blank_picture
from handlers.kit.faces import Face
from handlers.kit.replies import File

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no caption",
    "there is no text",
    "caption is too long",
)
"""What Telegram says, in lower case, where only a new message helps."""
NO_PHOTO = ("caption is too long", "wrong file", "file_id", "file_reference", "photo_invalid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A face and where it goes. With `edit` it takes the place of that message.

    One that `stays` is not sent anew where the old one is gone: whoever threw it away need not read it again.
    One that `loses_photo` stands under a photo that may be shown no longer. One that `folds` has been followed by
    another, or its subject is over: it is taken away, and not sent anew; only one too old for that stays, and says so.
    One that is `bare` keeps what it says and loses its buttons.
    """

    chat_id: int
    thread_id: int
    face: Face
    edit: int | None = None
    under_photo: bool = False
    loses_photo: bool = False
    folds: bool = False
    bare: bool = False
    stays: bool = False
    reply_to: int | None = None
    silent: bool = False
    markup: bool = True

    @classmethod
    def of_reply(cls, chat_id: int, thread_id: int, params: Mapping[str, Any]) -> Message:
        """Return the message that was put into words when somebody was answered."""
        return cls(
            chat_id=chat_id,
            thread_id=thread_id,
            face=Face(
                params["text"],
                params["keyboard"],
                params["photo"],
                album=tuple(params.get("album", ())),
                voice=params.get("voice"),
            ),
            edit=params.get("edit"),
            under_photo=params.get("under_photo", False),
            bare="bare" in params,
            reply_to=params.get("reply_to"),
        )


async def deliver(bot: Bot, message: Message) -> tuple[int, ...]:
    """Send or edit a message, if need be in a simpler way. Return its id, and those of the rest of an album.

    Raises what Telegram answers.
    """
    if message.edit is not None and message.bare:
        with suppress(BadRequest):  # it is gone, or has none
            await bot.edit_message_reply_markup(message.chat_id, message.edit)
        return (message.edit,)
    if message.edit is not None and message.loses_photo:
        if await _blank_out(bot, message, message.edit) or message.folds:
            return (message.edit,)
        message = replace(message, edit=None, silent=True)
    elif message.edit is not None and message.folds and await _taken_away(bot, message.chat_id, message.edit):
        return (message.edit,)
    while True:
        try:
            return await _put(bot, message)
        except BadRequest as error:
            simpler = _simpler(message, error.message.lower())
            if simpler is None:
                raise
            message = simpler


async def delete(bot: Bot, message: Message) -> None:
    """Take a message away. One that is gone is left; one too old to be taken away loses at least its photo."""
    if message.edit is None:
        return
    if not await _taken_away(bot, message.chat_id, message.edit) and message.under_photo:
        await _blank(bot, message.chat_id, message.edit)


async def _blank_out(bot: Bot, message: Message, message_id: int) -> bool:
    """Take away a photo. Telegram makes no words of one: the message is deleted, to be sent anew without it.

    Where it is too old for that, a blank picture takes the photo's place. Return whether that is so.
    """
    if await _taken_away(bot, message.chat_id, message_id):
        return False
    blank = InputMediaPhoto(blank_picture(), caption=message.face.text, parse_mode=ParseMode.HTML)
    try:
        await bot.edit_message_media(blank, message.chat_id, message_id, reply_markup=_keyboard(message.face))
    except BadRequest as error:
        return _needs_nothing(message, error.message.lower())
    return True


async def _taken_away(bot: Bot, chat_id: int, message_id: int) -> bool:
    """Delete a message, unless it is too old for that, or gone already. Return whether it was there to be deleted."""
    try:
        await bot.delete_message(chat_id, message_id)
    except BadRequest:
        return False
    return True


def _needs_nothing(message: Message, reason: str) -> bool:
    """Tell whether a message that could not be changed is as it should be, or gone for good."""
    return "not modified" in reason or (message.stays and any(sign in reason for sign in NOT_EDITABLE))


def length(written: str) -> int:
    """Return how long a text in Telegram's HTML is by Telegram's count: UTF-16 units, markup left out."""
    return len(_bare(written).encode("utf-16-le")) // 2


async def _blank(bot: Bot, chat_id: int, message_id: int) -> None:
    """Leave nothing of a message but a blank picture: one's own can be edited however old it is."""
    with suppress(BadRequest):
        await bot.edit_message_media(InputMediaPhoto(blank_picture()), chat_id=chat_id, message_id=message_id)


async def _put(bot: Bot, message: Message) -> tuple[int, ...]:
    if message.edit is None:
        return await _send(bot, message)
    try:
        await _edit(bot, message, message.edit)
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise
    return (message.edit,)


def _simpler(message: Message, reason: str) -> Message | None:
    """Return what may be taken where a message was refused for this reason, or None where nothing helps."""
    if message.edit is not None and not message.stays and any(sign in reason for sign in NOT_EDITABLE):
        return replace(message, edit=None)
    face = message.face
    if (face.photo or face.album or face.voice) and message.edit is None and any(sign in reason for sign in NO_PHOTO):
        return replace(message, face=Face(face.text, face.keyboard))
    if message.thread_id and "thread not found" in reason:
        return replace(message, thread_id=0)
    if message.markup and "can't parse entities" in reason:
        return _plain(message, _bare(message.face.text))
    if "message is too long" in reason and length(message.face.text) > MessageLimit.MAX_TEXT_LENGTH:
        return _plain(message, _cut(_bare(message.face.text)))
    return None


def _plain(message: Message, written: str) -> Message:
    return replace(message, face=replace(message.face, text=written), markup=False)


def _bare(written: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", written))


def _cut(written: str) -> str:
    """Cut a text to what a message holds, never within a character."""
    units = written.encode("utf-16-le")[: (MessageLimit.MAX_TEXT_LENGTH - 1) * 2]
    return units.decode("utf-16-le", "ignore") + "…"


async def _send(bot: Bot, message: Message) -> tuple[int, ...]:
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
    face = message.face
    if isinstance(face.file, File):
        sent = await _send_file(bot, face.file, caption=face.text, **common)
    elif face.album:
        del common["reply_markup"]
        album = [InputMediaPhoto(photo) for photo in face.album]
        return tuple(each.message_id for each in await bot.send_media_group(media=album, caption=face.text, **common))
    elif face.voice:
        sent = await bot.send_voice(voice=face.voice, caption=face.text, **common)
    elif face.photo:
        sent = await bot.send_photo(photo=face.photo, caption=face.text, **common)
    else:
        sent = await bot.send_message(text=face.text, link_preview_options=NO_PREVIEW, **common)
    return (sent.message_id,)


async def _send_file(bot: Bot, file: File, **common: Any) -> Sent:
    made = InputFile(await asyncio.to_thread(file.make), filename=file.name)
    if file.picture:
        return await bot.send_photo(photo=made, **common)
    return await bot.send_document(document=made, **common)


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
