"""setMyCommands, getMyCommands, deleteMyCommands."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox import menus
from bot.sandbox.errors import Refusal, bad_request
from bot.sandbox.params import Call, whole
from bot.sandbox.reach import Access, chat_at
from bot.sandbox.world import Json

MOST = 100
MAX_COMMAND = 32
MAX_DESCRIPTION = 256
_NAME = re.compile(r"[a-z0-9_]+")
_PLAIN = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_OF_A_CHAT = ("chat", "chat_administrators", "chat_member")


def set_my_commands(call: Call) -> bool:
    raw = call.params.json("commands", "commands") or []
    if not isinstance(raw, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [_command(each) for each in raw]
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _key(call)
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    _changed(call, key)
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(_key(call), [])


def delete_my_commands(call: Call) -> bool:
    key = _key(call)
    if call.bot.commands.pop(key, None) is not None:
        _changed(call, key)
    return True


def _changed(call: Call, key: tuple[str, str]) -> None:
    scope, language = key
    call.world.events.emit("commands", bot=call.bot.id, scope=scope, language_code=language)


def _key(call: Call) -> tuple[str, str]:
    language = call.params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    scope = call.params.json("scope", "BotCommandScope")
    return _scope(call, scope), language


def _scope(call: Call, raw: Any) -> str:
    if raw is None:
        return "default"
    kind = raw.get("type") if isinstance(raw, dict) else None
    if kind is None:
        raise _unparsed('Can\'t find field "type"' if isinstance(raw, dict) else "expected an Object")
    if kind in _PLAIN:
        return str(kind)
    if kind not in _OF_A_CHAT:
        raise _unparsed("Unsupported type specified")
    written = str(raw.get("chat_id") or "")
    if not written:
        raise _unparsed("Empty chat_id specified" if "chat_id" in raw else 'Can\'t find field "chat_id"')
    user_id = whole(raw.get("user_id"))
    if kind == "chat_member" and user_id <= 0:
        raise _unparsed("Invalid user_id specified" if "user_id" in raw else 'Can\'t find field "user_id"')
    chat = chat_at(call.world, call.bot, written, Access.MEMBERS)
    if chat.private and kind != "chat":
        raise bad_request("can't use specified scope in private chats")
    return menus.scope_of(kind, chat.id, user_id)


def _command(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in raw:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = str(raw["command"]).strip().removeprefix("/")
    description = str(raw["description"]).strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > MAX_COMMAND:
        raise bad_request(f"command length must not exceed {MAX_COMMAND}")
    if not _NAME.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > MAX_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {MAX_DESCRIPTION}")
    return {**raw, "command": command, "description": description}


def _unparsed(text: str) -> Refusal:
    return bad_request(f"can't parse BotCommandScope: {text}")


METHODS = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
