"""forwardMessage and copyMessage."""

from __future__ import annotations

from bot.sandbox import content, polls
from bot.sandbox.errors import bad_request
from bot.sandbox.methods.sending import send
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, message_at
from bot.sandbox.world import Json, Message

KINDS = ("text", "photo", "document", "voice", "sticker", "location", "poll")
SAYS = ("text", "entities", "caption", "caption_entities", "link_preview_options")


def forward_message(call: Call) -> Json:
    source = _source(call, "forward")
    sender = source.data.get("sender_chat")
    origin: Json = {"date": source.data["date"]}
    if sender is not None:
        origin |= {"type": "chat", "sender_chat": sender}
    else:
        origin |= {"type": "user", "sender_user": source.data["from"]}
    body = {name: source.data[name] for name in (*SAYS, *KINDS) if name in source.data}
    # Buttons are not forwarded.
    call.params.values.pop("reply_markup", None)
    origin = source.data.get("forward_origin", origin)
    return send(call, _kind(source), {"forward_origin": origin, **body}).data


def copy_message(call: Call) -> Json:
    source = _source(call, "copy")
    body = {name: source.data[name] for name in (*SAYS, *KINDS) if name in source.data}
    if "caption" in call.params.values:
        body = {name: value for name, value in body.items() if not name.startswith("caption")}
        body |= content.caption(call.params)
    poll = polls.copy(call.world, source.poll) if source.poll else None
    if poll is not None:
        body["poll"] = poll.data
    sent = send(call, _kind(source), body)
    if poll is not None:
        polls.attach(call.world, sent, poll)
    return {"message_id": sent.id}


def _source(call: Call, verb: str) -> Message:
    place = chat_of(call, Access.READ, "from_chat_id")
    source = message_at(place, call, f"message to {verb}")
    if source.service or source.data.get("has_protected_content"):
        raise bad_request(f"the message can't be {'forwarded' if verb == 'forward' else 'copied'}")
    return source


def _kind(source: Message) -> str:
    kind = next((each for each in KINDS if each in source.data), "text")
    return "document" if kind == "sticker" else kind


METHODS = {"forwardMessage": forward_message, "copyMessage": copy_message}
