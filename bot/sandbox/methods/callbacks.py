"""answerCallbackQuery."""

from __future__ import annotations

from bot.sandbox.errors import bad_request
from bot.sandbox.html import length
from bot.sandbox.params import Call
from bot.sandbox.world import QUERY_LIFETIME

MAX_ANSWER = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    text, url = call.params.text("text"), call.params.text("url")
    query = call.bot.queries.get(call.params.text("callback_query_id"))
    if query is None or call.world.clock.now() - query.at > QUERY_LIFETIME:
        raise bad_request(TOO_OLD)
    if length(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(f"https://t.me/{call.bot.username}?start="):
        raise bad_request("URL_INVALID")
    if not query.answered:
        query.answered = True
        call.world.events.emit(
            "answer",
            callback_query_id=query.id,
            bot=call.bot.id,
            person=query.person,
            text=text,
            show_alert=call.params.flag("show_alert"),
            url=url,
        )
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
