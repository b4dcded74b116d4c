"""sendPoll and stopPoll."""

from __future__ import annotations

from bot.sandbox import keyboards, polls, posting
from bot.sandbox.errors import bad_request
from bot.sandbox.methods.sending import send
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, message_at
from bot.sandbox.world import Json


def send_poll(call: Call) -> Json:
    poll = polls.asked(call.world, call.params)
    sent = send(call, "poll", {"poll": poll.data})
    polls.attach(call.world, sent, poll)
    return sent.data


def stop_poll(call: Call) -> Json:
    chat = chat_of(call, Access.EDIT)
    message = message_at(chat, call, "message with poll to stop")
    if message.poll is None:
        raise bad_request("message is not a poll")
    if message.actor != call.bot.id:
        raise bad_request("poll can't be stopped")
    if message.poll.data["is_closed"]:
        raise bad_request("poll has already been closed")
    markup = keyboards.inline_only(call.params.values.get("reply_markup"))
    call.world.limits.spend(call.bot.id, chat.id)
    polls.close(call.world, message)
    if markup != message.markup:
        posting.change_markup(call.world, message, markup)
    return message.poll.data


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
