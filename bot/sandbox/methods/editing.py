"""editMessageText, …Caption, …ReplyMarkup and …Media."""

from __future__ import annotations

from bot.sandbox import content, keyboards, posting
from bot.sandbox.errors import bad_request
from bot.sandbox.methods.albums import input_media
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, message_at
from bot.sandbox.world import Json, Message

MEDIA = ("photo", "document", "voice")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(call: Call) -> Json:
    body = content.text(call.params)
    message = _own(call)
    if "text" not in message.data:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, message, body, ("text", "entities", "link_preview_options"))


def edit_caption(call: Call) -> Json:
    body = content.caption(call.params)
    message = _own(call)
    if not any(kind in message.data for kind in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: message.data[name] for name in MEDIA if name in message.data}
    return _edit(call, message, {**kept, **body}, ("caption", "caption_entities", "show_caption_above_media"))


def edit_media(call: Call) -> Json:
    if "media" not in call.params:
        raise bad_request('parameter "media" is required')
    body = input_media(call, call.params.json("media", "input media"))
    message = _own(call)
    if not any(kind in message.data for kind in MEDIA):
        raise bad_request("there is no media in the message to edit")
    return _edit(call, message, body, (*MEDIA, "caption", "caption_entities"))


def edit_reply_markup(call: Call) -> Json:
    message = _own(call)
    markup = keyboards.inline_only(call.params.values.get("reply_markup"))
    call.world.limits.spend(call.bot.id, message.chat.id)
    if markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    posting.change_markup(call.world, message, markup)
    return message.data


def _own(call: Call) -> Message:
    """The message of the call, if the bot may edit it."""
    chat = chat_of(call, Access.EDIT)
    message = message_at(chat, call, "message to edit")
    reply_keyboard = message.markup is not None and "inline_keyboard" not in message.markup
    if message.actor != call.bot.id or message.service or reply_keyboard:
        raise bad_request("message can't be edited")
    return message


def _edit(call: Call, message: Message, body: Json, replaced: tuple[str, ...]) -> Json:
    markup = keyboards.inline_only(call.params.values.get("reply_markup"))
    call.world.limits.spend(call.bot.id, message.chat.id)
    wanted = posting.known_mentions(call.world, body)
    if content.same(message.data, wanted) and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.markup = markup
    posting.change(call.world, message, {**body, **keyboards.shown(markup)}, {*replaced, "reply_markup"})
    return message.data


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_reply_markup,
}
