"""The Bot API over HTTP: `/bot<token>/<method>` and file downloads."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NoReturn

from aiohttp import web
from aiohttp.web_request import FileField

from bot.sandbox.errors import Refusal, bad_request, conflict
from bot.sandbox.faults import Fault
from bot.sandbox.methods import METHODS
from bot.sandbox.methods.webhooks import Described
from bot.sandbox.params import Call, Params, Upload
from bot.sandbox.updates import LONGEST_POLL
from bot.sandbox.world import Bot, Json, World

BAD_GATEWAY = 502
NOT_IN_ANSWERS = ("setwebhook", "deletewebhook", "logout", "close")
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class BotApi:
    def __init__(self, world: World) -> None:
        self.world = world
        world.carry_out = self.carry_out_answer

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.bots_by_token.get(request.match_info["token"])
        name = request.match_info["method"]
        try:
            params = await read_params(request)
        except web.HTTPRequestEntityTooLarge:
            return _answer(Refusal(413, "Request Entity Too Large").answer())
        except Refusal as refusal:
            return _answer(refusal.answer())
        if bot is None:
            return _answer(Refusal(401, "Unauthorized").answer())
        fault = self.world.faults.take(name.lower(), params.values.get("chat_id"))
        if fault is not None:
            return await self._faulty(request, Call(self.world, bot, params, name), fault)
        return _answer(await self.carry_out(Call(self.world, bot, params, name)))

    async def carry_out(self, call: Call, *, twice: bool = False) -> Json:
        """Does what a call asks; the whole answer, as it goes out."""
        try:
            if call.method.lower() == "getupdates":
                body: Json = {"ok": True, "result": await _get_updates(call, twice)}
            else:
                body = _carry_out(call)
        except Refusal as refusal:
            body = refusal.answer()
        self._note(call, body)
        return body

    def carry_out_answer(self, bot: Bot, answer: Json) -> None:
        """A method that a webhook named in its answer; nobody hears what comes of it."""
        values = {name: value for name, value in answer.items() if name != "method"}
        call = Call(self.world, bot, Params(values), answer["method"])
        name = call.method.lower()
        if name.startswith("get") or name in NOT_IN_ANSWERS:
            return
        try:
            body = _carry_out(call)
        except Refusal as refusal:
            body = refusal.answer()
        self._note(call, body)

    async def download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] not in self.world.bots_by_token:
            return _answer(Refusal(401, "Unauthorized").answer())
        file = self.world.files.at(request.match_info["path"])
        if file is None:
            return _answer(Refusal(404, "Not Found").answer())
        return web.Response(body=file.content, content_type=file.mime or "application/octet-stream")

    async def _faulty(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        body = self._instead(call, fault) if fault.before else await self._despite(call, fault)
        match fault.do:
            case "drop" | "drop_answer":
                await _hang()
            case "cut" | "cut_answer":
                if request.transport is not None:
                    request.transport.abort()
            case "delay":
                await asyncio.sleep(float(fault.with_["seconds"]))
            case "html":
                code = int(fault.with_.get("code", BAD_GATEWAY))
                page = f"<html><head><title>{code} Bad Gateway</title></head><body>nginx</body></html>"
                return web.Response(status=code, text=page, content_type="text/html")
        return _answer(body)

    def _instead(self, call: Call, fault: Fault) -> Json:
        if fault.do != "error":
            code = fault.with_.get("code", BAD_GATEWAY) if fault.do == "html" else 0
            self._note(call, {"error_code": code, "description": fault.do}, fault.do)
            return {}
        code = int(fault.with_["code"])
        retry = fault.with_.get("retry_after")
        text = fault.with_.get("description") or (
            f"Too Many Requests: retry after {retry}" if retry is not None else "Internal Server Error"
        )
        body = Refusal(code, text, **({"retry_after": retry} if retry is not None else {})).answer()
        self._note(call, body, fault.do)
        return body

    async def _despite(self, call: Call, fault: Fault) -> Json:
        body = await self.carry_out(call, twice=fault.do == "duplicate")
        if fault.do == "duplicate" and not body.get("result"):
            # There was nothing to deliver twice: it waits for the next answer.
            self.world.faults.add({"do": "duplicate"})
        return body

    def _note(self, call: Call, body: Json, fault: str | None = None) -> None:
        event = self.world.events.emit(
            "call",
            bot=call.bot.id,
            method=call.method,
            params=call.params.shown(),
            code=200 if body.get("ok") else body.get("error_code", 0),
            description=body.get("description", ""),
            **({"fault": fault} if fault else {}),
        )
        self.world.calls.append(event)


async def read_params(request: web.Request) -> Params:
    """From the address, and from a JSON, form or multipart body."""
    params = Params(dict(request.query))
    if request.method != "POST":
        return params
    if request.content_type == "application/json":
        try:
            values = json.loads(await request.read() or b"{}")
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise bad_request("can't parse JSON object")
        params.values |= {name: value for name, value in values.items() if value is not None}
        return params
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            with value.file as content:
                params.files[name] = Upload(value.filename, content.read(), value.content_type)
        else:
            params.values[name] = value if isinstance(value, str) else bytes(value).decode(errors="replace")
    return params


def _carry_out(call: Call) -> Json:
    method = METHODS.get(call.method.lower())
    if method is None:
        raise Refusal(404, "Not Found")
    result: Any = method(call)
    if isinstance(result, Described):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


async def _get_updates(call: Call, twice: bool) -> list[Json]:
    if call.bot.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    params = call.params
    call.bot.inbox.allow(params.json("allowed_updates", "allowed updates"))
    return await call.bot.inbox.poll(
        offset=params.integer("offset"),
        limit=params.integer("limit", 100, 1, 100),
        patience=params.integer("timeout", 0, 0, LONGEST_POLL),
        twice=twice,
    )


def _answer(body: Json) -> web.Response:
    status = 200 if body.get("ok") else body.get("error_code", 500)
    headers = {}
    if "retry_after" in body.get("parameters", {}):
        headers["Retry-After"] = str(body["parameters"]["retry_after"])
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(status=status, text=text, content_type="application/json", headers=headers)


async def _hang() -> NoReturn:
    """Until the client gives up, which cancels us."""
    await asyncio.Future()
    raise AssertionError("nobody ends this")
