"""The control API: `/sandbox/…`, as docs/sandbox.md describes it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.sandbox import acting, chats, members, seeing
from bot.sandbox.clock import read, written
from bot.sandbox.errors import Impossible, Refusal
from bot.sandbox.updates import Inbox
from bot.sandbox.world import Bot, Chat, Json, Message, Person, World

OK: Json = {"ok": True}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Control:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        """Every address of the control API."""
        return [
            web.get("/sandbox/clock", self._clock),
            web.post("/sandbox/clock", self._move_clock),
            web.put("/sandbox/clock/next", self._set_next),
            web.post("/sandbox/bots", self._add_bot),
            web.post("/sandbox/people", self._add_person),
            web.get("/sandbox/people", self._people),
            web.post("/sandbox/chats", self._add_chat),
            web.put("/sandbox/chats/{chat}/members/{user}", self._set_member),
            web.post("/sandbox/chats/{chat}/migrate", self._migrate),
            web.post("/sandbox/chats/{chat}/topics", self._add_topic),
            web.put("/sandbox/chats/{chat}/topics/{thread}", self._change_topic),
            web.post("/sandbox/people/{person}/{verb}", self._act),
            web.get("/sandbox/people/{person}/chats", self._chats),
            web.get("/sandbox/people/{person}/chats/{chat}/messages", self._messages),
            web.get("/sandbox/people/{person}/chats/{chat}/commands", self._commands),
            web.get("/sandbox/files/{file_id}", self._file),
            web.get("/sandbox/events", self._events),
            web.get("/sandbox/calls", self._calls),
            web.post("/sandbox/faults", self._add_fault),
            web.delete("/sandbox/faults", self._clear_faults),
            web.get("/sandbox/limits", self._limits),
            web.post("/sandbox/limits", self._set_limits),
        ]

    def clock_shown(self) -> Json:
        clock = self.world.clock
        now, ahead = clock.moment(), clock.next
        upcoming = written(ahead) if ahead and ahead > now else None
        return {"now": written(now), "speed": clock.speed, "next": upcoming}

    def move_clock(self, body: Json) -> Json:
        clock = self.world.clock
        if "speed" in body:
            clock.run_at(float(body["speed"]))
        if "advance" in body:
            clock.advance(float(body["advance"]))
        elif "to" in body:
            clock.move_to(self._moment(body["to"]))
        return self._tell_time()

    def set_next(self, moment: datetime | None) -> Json:
        if moment == self.world.clock.next:
            return self.clock_shown()
        self.world.clock.next = moment
        return self._tell_time()

    def add_bot(self, token: str, username: str, name: str, reads_all: bool = False) -> Bot:
        world = self.world
        head = token.partition(":")[0]
        bot_id = int(head) if head.isdecimal() else world.new_user_id()
        if token in world.bots_by_token or bot_id in world.bots or bot_id in world.people:
            raise Impossible("there is a bot with that token already")
        inbox = Inbox(bot_id, world.clock, world.events)
        bot = Bot(bot_id, token, username, name, reads_all, inbox)
        world.bots[bot_id] = world.bots_by_token[token] = bot
        world.events.emit("people", bot=bot_id)
        return bot

    def add_person(self, first_name: str, person_id: int | None = None, **rest: Any) -> Person:
        world = self.world
        number = world.new_user_id() if person_id is None else person_id
        if number <= 0 or world.user(number) is not None:
            raise Impossible(f"{number} is taken, or no person's id")
        person = Person(number, first_name, **{name: value for name, value in rest.items() if value})
        world.people[number] = person
        world.events.emit("people", person=number)
        return person

    async def _clock(self, _: web.Request) -> web.Response:
        return _json(self.clock_shown())

    async def _move_clock(self, request: web.Request) -> web.Response:
        return _json(self.move_clock(await _body(request)))

    async def _set_next(self, request: web.Request) -> web.Response:
        at = (await _body(request))["at"]
        return _json(self.set_next(read(at) if at else None))

    async def _add_bot(self, request: web.Request) -> web.Response:
        body = await _body(request)
        reads_all = bool(body.get("reads_all"))
        return _json(self.add_bot(body["token"], body["username"], body["name"], reads_all).user())

    async def _add_person(self, request: web.Request) -> web.Response:
        body = await _body(request)
        names = ("last_name", "username", "language_code", "about")
        person = self.add_person(body["first_name"], body.get("id"), **{name: body.get(name) for name in names})
        return _json(seeing.described(self.world, person))

    async def _people(self, _: web.Request) -> web.Response:
        return _json(seeing.people(self.world))

    async def _add_chat(self, request: web.Request) -> web.Response:
        body = await _body(request)
        chat = chats.create(
            self.world,
            body["type"],
            body["title"],
            body.get("members") or [],
            chat_id=body.get("id"),
            is_forum=bool(body.get("is_forum")),
        )
        return _json(chat.json())

    async def _set_member(self, request: web.Request) -> web.Response:
        body, chat = await _body(request), self._chat(request)
        user = _number(request, "user")
        member = members.set_status(self.world, chat, user, body["status"], body.get("rights"), body.get("by"))
        return _json(members.shown(self.world, member))

    async def _migrate(self, request: web.Request) -> web.Response:
        return _json(chats.migrate(self.world, self._chat(request)).json())

    async def _add_topic(self, request: web.Request) -> web.Response:
        body, chat = await _body(request), self._chat(request)
        if not chat.is_forum:
            raise Impossible("that group is no forum")
        by = body.get("by") or chats.somebody_of(self.world, chat)
        return _json(chats.open_topic(self.world, chat, body["name"], by, body.get("icon_color")).json())

    async def _change_topic(self, request: web.Request) -> web.Response:
        body, chat = await _body(request), self._chat(request)
        thread = _number(request, "thread")
        if thread not in chat.topics and not (thread == chats.GENERAL and chat.is_forum):
            raise Impossible(f"there is no topic {thread}", 404)
        if body.get("deleted"):
            chats.delete_topic(self.world, chat, thread)
        elif "closed" in body:
            by = body.get("by") or chats.somebody_of(self.world, chat)
            chats.set_closed(self.world, chat, thread, bool(body["closed"]), by)
        return _json(OK)

    async def _act(self, request: web.Request) -> web.Response:
        verb = _VERBS.get(request.match_info["verb"])
        if verb is None:
            raise Impossible(f"people can {', '.join(_VERBS)}", 404)
        return _json(verb(self.world, self._person(request), await _body(request)))

    async def _chats(self, request: web.Request) -> web.Response:
        return _json(seeing.chats_of(self.world, self._person(request)))

    async def _messages(self, request: web.Request) -> web.Response:
        limit = int(request.query.get("limit", 200))
        chat = _number(request, "chat")
        return _json(seeing.messages(self.world, self._person(request), chat, limit))

    async def _commands(self, request: web.Request) -> web.Response:
        return _json(seeing.commands(self.world, self._person(request), _number(request, "chat")))

    async def _file(self, request: web.Request) -> web.Response:
        file = self.world.files.get(request.match_info["file_id"])
        if file is None:
            raise Impossible("there is no such file", 404)
        return web.Response(body=file.content, content_type=file.mime or "application/octet-stream")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        since = int(request.query.get("since") or request.headers.get("Last-Event-ID") or self.world.events.seq)
        kinds = [kind for kind in request.query.get("kinds", "").split(",") if kind]
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        await response.prepare(request)
        await response.write(b": open\n\n")
        async for event in self.world.events.follow(since, kinds):
            await response.write(event.wire())
        return response

    async def _calls(self, request: web.Request) -> web.Response:
        since, method = int(request.query.get("since") or 0), request.query.get("method", "").lower()
        found = [
            event.json() for event in self.world.calls if event.seq > since and method in ("", event["method"].lower())
        ]
        return _json(found)

    async def _add_fault(self, request: web.Request) -> web.Response:
        self.world.faults.add(await _body(request))
        return _json(OK)

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self.world.faults.clear()
        return _json(OK)

    async def _limits(self, _: web.Request) -> web.Response:
        return _json(self.world.limits.shown())

    async def _set_limits(self, request: web.Request) -> web.Response:
        self.world.limits.change(await _body(request))
        return _json(self.world.limits.shown())

    def _moment(self, wanted: str) -> datetime:
        if wanted != "next":
            return read(wanted)
        if self.world.clock.next is None:
            raise Impossible("the bot has not said what comes next")
        return self.world.clock.next

    def _tell_time(self) -> Json:
        shown = self.clock_shown()
        self.world.events.emit("clock", **shown)
        return shown

    def _person(self, request: web.Request) -> Person:
        return self.world.person(_number(request, "person"))

    def _chat(self, request: web.Request) -> Chat:
        return self.world.group(_number(request, "chat"))


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whatever can't be done is said in one line."""
    if not request.path.startswith("/sandbox/"):
        return await handler(request)
    try:
        return await handler(request)
    except Impossible as error:
        return _json({"error": str(error)}, error.status)
    except KeyError as error:
        return _json({"error": f"{error.args[0]} is missing"}, 400)
    except (Refusal, ValueError, TypeError) as error:
        return _json({"error": str(error)}, 400)
    except web.HTTPException as error:
        return _json({"error": error.reason}, error.status)


def _send(world: World, person: Person, body: Json) -> Any:
    sent = acting.send(world, person, body)
    return [message.data for message in sent] if isinstance(sent, list) else _shown(sent)


def _edit(world: World, person: Person, body: Json) -> Any:
    return _shown(acting.edit(world, person, body["chat"], body["message_id"], body["text"]))


def _delete(world: World, person: Person, body: Json) -> Any:
    acting.delete(world, person, body["chat"], body["message_id"])
    return OK


def _open(world: World, person: Person, body: Json) -> Any:
    return _shown(acting.open_link(world, person, body))


def _vote(world: World, person: Person, body: Json) -> Any:
    return acting.vote(world, person, body["chat"], body["message_id"], body["options"])


def _react(world: World, person: Person, body: Json) -> Any:
    acting.react(world, person, body["chat"], body["message_id"], body["emoji"])
    return OK


def _block(world: World, person: Person, body: Json) -> Any:
    if body["bot"] not in world.bots:
        raise Impossible(f"there is no bot {body['bot']}", 404)
    members.block(world, world.bots[body["bot"]], person, bool(body["blocked"]))
    return OK


def _join(world: World, person: Person, body: Json) -> Any:
    acting.join(world, person, body["chat"], bool(body.get("request")))
    return OK


def _seen(world: World, person: Person, body: Json) -> Any:
    acting.seen(world, person, body["chat"])
    return OK


_VERBS: dict[str, Callable[[World, Person, Json], Any]] = {
    "send": _send,
    "edit": _edit,
    "delete": _delete,
    "press": acting.press,
    "open": _open,
    "vote": _vote,
    "react": _react,
    "block": _block,
    "join": _join,
    "seen": _seen,
}


def _shown(message: Message) -> Json:
    return message.data


def _number(request: web.Request, name: str) -> int:
    return int(request.match_info[name])


async def _body(request: web.Request) -> Json:
    body = json.loads(await request.read() or b"{}")
    if not isinstance(body, dict):
        raise Impossible("the body must be a JSON object")
    return body


def _json(value: Any, status: int = 200) -> web.Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return web.Response(status=status, text=text, content_type="application/json")
