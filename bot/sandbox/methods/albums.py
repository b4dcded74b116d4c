"""sendMediaGroup."""

from __future__ import annotations

from typing import Any

from bot.sandbox import content, posting
from bot.sandbox.errors import Refusal, bad_request
from bot.sandbox.params import Call, Params
from bot.sandbox.reach import Access, chat_of, check_may_send, reply_of, thread_of
from bot.sandbox.world import Json

FEWEST, MOST = 2, 10
KINDS = ("photo", "document")


def send_media_group(call: Call) -> list[Json]:
    raw = call.params.json("media", "media")
    if raw is None:
        raise bad_request('parameter "media" is required')
    if not isinstance(raw, list):
        raise bad_request("expected an Array of InputMedia")
    items = [_item(call, each) for each in raw]
    if len(items) > MOST:
        raise bad_request("too many messages to send as an album")
    if len(items) < FEWEST:
        raise bad_request("too few messages to send as an album")
    if len({"photo" in item for item in items}) > 1:
        raise bad_request("MEDIA_GROUPED_INVALID")
    chat = chat_of(call, Access.WRITE)
    check_may_send(call.bot, chat, "photo" if "photo" in items[0] else "document")
    reply_to, quote = reply_of(call, chat)
    thread = thread_of(call, chat, reply_to)
    call.world.limits.spend(call.bot.id, chat.id, len(items))
    album = {"media_group_id": str(call.world.new_number()), **quote}
    sent = [
        posting.post(call.world, chat, call.bot.user(), {**album, **item}, thread=thread, reply_to=reply_to)
        for item in items
    ]
    return [message.data for message in sent]


def input_media(call: Call, raw: Any) -> Json:
    """What an InputMedia becomes in a message."""
    if not isinstance(raw, dict):
        raise _unparsed("expected an Object")
    kind = raw.get("type")
    if not kind:
        raise _unparsed('Can\'t find field "type"')
    if kind not in KINDS:
        raise _unparsed(f'type "{kind}" is unsupported')
    written = str(raw.get("media") or "")
    attached = written.removeprefix("attach://")
    if not written or (written.startswith("attach://") and attached not in call.params.files):
        raise _unparsed("media not found")
    file = content.resolve(call, written, "", kind)
    return {**content.media(file, Params(raw)), **content.caption(Params(raw))}


def _item(call: Call, raw: Any) -> Json:
    if isinstance(raw, dict) and raw.get("type") == "animation":
        raise _unparsed('type "animation" can\'t be used in sendMediaGroup')
    return input_media(call, raw)


def _unparsed(text: str) -> Refusal:
    return bad_request(f"can't parse InputMedia: {text}")


METHODS = {"sendMediaGroup": send_media_group}
