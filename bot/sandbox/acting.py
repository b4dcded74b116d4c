"""What people do: write, press, vote, react, come and go."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.sandbox import content, keyboards, members, polls, posting, reacting
from bot.sandbox.errors import Impossible, Refusal
from bot.sandbox.params import Upload
from bot.sandbox.world import (
    ANONYMOUS_ADMIN,
    CHANNEL_BOT,
    QUERY_LIFETIME,
    REQUEST_LIFETIME,
    Bot,
    Chat,
    Json,
    Message,
    Person,
    Query,
    World,
)

FILES = ("photo", "voice", "document", "sticker")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def send(world: World, person: Person, body: Json) -> Message | list[Message]:
    """Writes something, as `docs/sandbox.md` describes it."""
    chat = world.chat_of(person, body["chat"])
    _enter(world, person, chat)
    thread = body.get("thread")
    reply_to = _found(chat, body["reply_to"]) if body.get("reply_to") else None
    if thread is None and reply_to is not None and reply_to.thread in chat.topics:
        thread = reply_to.thread
    _check_may_write(person, chat, thread)
    sender, sender_chat = _appearing_as(world, person, chat, body.get("as_chat"))
    contents = [_forwarded(world, person, body["forward"])] if body.get("forward") else _contents(world, body)
    if body.get("via_edit") and "text" in contents[0]:
        # First something else, so that what counts comes as an edit.
        later, contents = contents[0], [content.people_text("…")]
    sent = [
        posting.post(
            world,
            chat,
            sender,
            each,
            actor=person.id,
            sender_chat=sender_chat,
            thread=thread,
            reply_to=reply_to,
        )
        for each in contents
    ]
    if body.get("via_edit") and "text" in contents[0]:
        posting.change(world, sent[0], later)
    return sent if isinstance(body.get("photo"), list) else sent[0]


def edit(world: World, person: Person, chat_id: int, message_id: int, text: str) -> Message:
    chat = world.chat_of(person, chat_id)
    message = _found(chat, message_id)
    if message.actor != person.id or message.service:
        raise Impossible("only what one wrote oneself can be edited", 403)
    if "text" in message.data:
        posting.change(world, message, content.people_text(text), ("entities",))
    else:
        posting.change(world, message, content.people_caption(text), ("caption", "caption_entities"))
    return message


def delete(world: World, person: Person, chat_id: int, message_id: int) -> None:
    chat = world.chat_of(person, chat_id)
    message = _found(chat, message_id)
    if message.actor != person.id and not chat.private and not chat.member(person.id).may("can_delete_messages"):
        raise Impossible("only an admin deletes what others wrote", 403)
    posting.delete(world, chat, [message_id])


def press(world: World, person: Person, body: Json) -> Json:
    """Presses a button: a callback query goes out, a link comes back, or a reply key's text is sent."""
    chat = world.chat_of(person, body["chat"])
    _check_inside(person, chat)
    message = _found(chat, body["message_id"])
    if body.get("forged"):
        return _query(world, person, message, str(body.get("data", "")))
    for key in (message.markup or {}).get("keyboard", []):
        if any(each["text"] == body.get("text") for each in key):
            sent = send(world, person, {"chat": body["chat"], "text": body["text"], "thread": message.thread})
            return {"message": sent.data if isinstance(sent, Message) else None}
    button = _button(message, body)
    if button.get("disabled"):
        raise Impossible("that button is disabled")
    if "callback_data" in button:
        return _query(world, person, message, button["callback_data"])
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    return {"url": button.get("url") or button.get("web_app", {}).get("url", "")}


def open_link(world: World, person: Person, body: Json) -> Message:
    """Follows a deep link: `/start` goes to the bot, in private or, with `startgroup`, in a group."""
    parts = urlsplit(body["url"])
    query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    username = query.get("domain", "") if parts.scheme == "tg" else parts.path.strip("/").partition("/")[0]
    if not username:
        raise Impossible("that is no link to a bot")
    bot = world.bot_named(username)
    payload = query.get("start") or query.get("startgroup") or ""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise Impossible("a payload is 1 to 64 of A-Z a-z 0-9 _ -")
    if "startgroup" in query:
        group = world.group(body["chat"])
        members.set_status(world, group, bot.id, "member", by=person.id)
        target, command = group.id, f"/start@{bot.username}"
    else:
        target, command = bot.id, "/start"
    sent = send(world, person, {"chat": target, "text": f"{command} {payload}".strip()})
    assert isinstance(sent, Message)
    sent.payload = payload
    return sent


def vote(world: World, person: Person, chat_id: int, message_id: int, options: list[int]) -> Json:
    chat = world.chat_of(person, chat_id)
    _check_inside(person, chat)
    return polls.vote(world, person, _found(chat, message_id), options)


def react(world: World, person: Person, chat_id: int, message_id: int, emoji: str | None) -> None:
    chat = world.chat_of(person, chat_id)
    _check_inside(person, chat)
    chosen = reacting.plain(emoji) if emoji else None
    if chosen is not None and chosen not in reacting.EMOJI:
        raise Impossible("Telegram has no such reaction")
    reacting.set_reaction(world, _found(chat, message_id), person.id, chosen)


def join(world: World, person: Person, chat_id: int, request: bool) -> None:
    """Comes into a group, or asks to be let in."""
    chat = world.group(chat_id)
    if chat.member(person.id).inside:
        raise Impossible("one is in that group already")
    if chat.member(person.id).status == "kicked":
        raise Impossible("one was thrown out of that group", 403)
    if not request:
        members.join(world, chat, person)
        return
    now = world.clock.now()
    chat.requests[person.id] = now
    body = {"chat": chat.json(), "from": person.user(), "user_chat_id": person.id, "date": int(now)}
    world.events.emit("member", chat=chat.id, user=person.id, requested=True)
    for bot in chat.bots.values():
        if chat.member(bot.id).may("can_invite_users"):
            world.private(bot, person).lent_until = now + REQUEST_LIFETIME
            bot.inbox.push("chat_join_request", body, chat.id)


def seen(world: World, person: Person, chat_id: int) -> None:
    chat = world.chat_of(person, chat_id)
    last = chat.last()
    if last is not None and person.seen.get(chat, 0) < last.id:
        person.seen[chat] = last.id
        world.events.emit("people", person=person.id, seen=chat_id)


def _enter(world: World, person: Person, chat: Chat) -> None:
    """Writing to a bot starts it, and lets it in again if it was blocked."""
    if chat.bot is not None:
        members.block(world, chat.bot, person, False)
        chat.started = True
        return
    _check_inside(person, chat)


def _check_inside(person: Person, chat: Chat) -> None:
    if chat.migrated_to is not None:
        raise Impossible(f"the group is now {chat.migrated_to}")
    if not chat.private and not chat.member(person.id).inside:
        raise Impossible(f"{person.first_name} is not in that group", 403)


def _check_may_write(person: Person, chat: Chat, thread: int | None) -> None:
    if chat.private:
        return
    member = chat.member(person.id)
    if member.status == "restricted" and not member.rights.get("can_send_messages"):
        raise Impossible(f"{person.first_name} may not write there", 403)
    topic = chat.topics.get(thread) if thread is not None else None
    if thread not in (None, 1) and topic is None:
        raise Impossible("there is no such topic", 404)
    closed = topic.closed if topic else chat.general_closed
    if closed and not member.may("can_manage_topics") and not (topic and topic.creator == person.id):
        raise Impossible("the topic is closed", 403)


def _appearing_as(world: World, person: Person, chat: Chat, as_chat: int | None) -> tuple[Json, Json | None]:
    if as_chat is None:
        return person.user(), None
    if as_chat == chat.id:
        if not chat.member(person.id).is_admin:
            raise Impossible("only an admin can be anonymous", 403)
        return ANONYMOUS_ADMIN, chat.json()
    known = world.groups.get(as_chat)
    return CHANNEL_BOT, known.json() if known else {"id": as_chat, "title": "Channel", "type": "channel"}


def _contents(world: World, body: Json) -> list[Json]:
    """The contents of the messages to be sent: one, or those of an album."""
    try:
        words = content.people_caption(str(body.get("caption") or ""))
        photos = body.get("photo")
        if isinstance(photos, list):
            album = {"media_group_id": str(world.new_number())}
            items = [content.media(_file(world, "photo", each)) for each in photos]
            return [{**album, **item, **(words if number == 0 else {})} for number, item in enumerate(items)]
        for kind in FILES:
            if body.get(kind):
                rest = {"media_group_id": str(body["album"])} if body.get("album") else {}
                return [{**rest, **content.media(_file(world, kind, body[kind])), **words}]
        if body.get("location"):
            place = body["location"]
            return [{"location": {name: float(place[name]) for name in ("latitude", "longitude")}}]
        if body.get("contact"):
            return [{"contact": _contact(world, body["contact"])}]
        return [content.people_text(str(body.get("text") or ""))]
    except Refusal as refusal:
        raise Impossible(refusal.description) from None


def _forwarded(world: World, person: Person, body: Json) -> Json:
    """What somebody else wrote, with where it comes from; a `hidden` sender is told by name alone."""
    chat = world.chat_of(person, body["chat"])
    _check_inside(person, chat)
    message = _found(chat, body["message_id"])
    sender, date = message.data["from"], message.data["date"]
    origin: Json = {"type": "user", "sender_user": sender, "date": date}
    if body.get("hidden"):
        origin = {"type": "hidden_user", "sender_user_name": sender["first_name"], "date": date}
    said: dict[str, Any] = {
        name: message.data[name] for name in ("text", "entities", "caption", "photo") if name in message.data
    }
    return {**said, "forward_origin": origin}


def _contact(world: World, body: Json) -> Json:
    """A contact: of a person of the sandbox by their id, or of somebody without an account."""
    known = world.people.get(body.get("user", 0))
    account = {"user_id": known.id, "first_name": known.first_name} if known else {}
    return {"phone_number": "+8613800000000", "first_name": str(body.get("name") or "?"), **account}


def _file(world: World, kind: str, wanted: Any) -> Any:
    if wanted is True:
        return world.files.make_up(kind)
    try:
        bytes_ = base64.b64decode(wanted["base64"], validate=True)
    except (TypeError, KeyError, binascii.Error):
        raise Impossible('a file is {"name", "base64"}, or true for a made-up one') from None
    mime = {"photo": "image/jpeg", "voice": "audio/ogg", "sticker": "image/webp"}.get(kind, "")
    return content.keep(world, kind, Upload(str(wanted.get("name") or ""), bytes_, wanted.get("mime") or mime))


def _found(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise Impossible(f"there is no message {message_id} in that chat", 404)
    return message


def _button(message: Message, body: Json) -> Json:
    for button in keyboards.buttons(message.markup):
        if "data" in body and button.get("callback_data") == body["data"]:
            return button
        if "data" not in body and button["text"] == body.get("text"):
            return button
    there = [button["text"] for button in keyboards.buttons(message.markup)]
    raise Impossible(f"there is no such button; there are {there}")


def _query(world: World, person: Person, message: Message, data: str) -> Json:
    bot = world.bots.get(message.actor)
    if bot is None:
        raise Impossible("no bot sent that message")
    query = Query(str(world.new_number()), person.id, world.clock.now())
    _forget_old(bot, query.at)
    bot.queries[query.id] = query
    body = {
        "id": query.id,
        "from": person.user(),
        "message": message.data,
        "chat_instance": str(hash((bot.id, message.chat.id)) & 0x7FFFFFFFFFFFFFFF),
        "data": data,
    }
    bot.inbox.push("callback_query", body, person.id)
    return {"callback_query_id": query.id}


def _forget_old(bot: Bot, now: float) -> None:
    while bot.queries and next(iter(bot.queries.values())).at < now - QUERY_LIFETIME:
        bot.queries.popitem(last=False)
