"""What a bot is told of itself and its files: getMe, getFile, names and descriptions."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.world import Json

LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> Json:
    return {
        **call.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }


def get_file(call: Call) -> Json:
    written = call.params.text("file_id")
    file = call.world.files.downloadable(written)
    return {**file.json(), "file_id": written, "file_path": file.path}


def end_session(_: Call) -> bool:
    """LogOut and close: there is no other server to move to."""
    return True


def _setter(what: str) -> Callable[[Call], bool]:
    def set_words(call: Call) -> bool:
        words, language = call.params.text(what), call.params.text("language_code")
        if len(words) > LONGEST[what]:
            raise bad_request(f"bot {what.replace('_', ' ')} is too long")
        call.bot.words[what, language] = words
        if what == "name" and not language and words:
            call.bot.name = words
        return True

    return set_words


def _getter(what: str) -> Callable[[Call], Json]:
    def get_words(call: Call) -> Json:
        words = call.bot.words
        found = words.get((what, call.params.text("language_code"))) or words.get((what, ""))
        return {what: found or (call.bot.name if what == "name" else "")}

    return get_words


METHODS = {
    "getMe": get_me,
    "getFile": get_file,
    "logOut": end_session,
    "close": end_session,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
