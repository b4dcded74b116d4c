"""setMessageReaction."""

from __future__ import annotations

from bot.sandbox import reacting
from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, message_at


def set_message_reaction(call: Call) -> bool:
    raw = call.params.json("reaction", "reaction types")
    if raw is not None and not isinstance(raw, list):
        raise bad_request("expected an Array of ReactionType")
    wanted = raw or []
    if not all(isinstance(each, dict) for each in wanted):
        raise bad_request("can't parse ReactionType: expected an Object")
    chat = chat_of(call, Access.READ)
    message = message_at(chat, call, "message to react")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(wanted[0].get("emoji")) if wanted else None
    if wanted and (wanted[0].get("type") != "emoji" or emoji not in reacting.EMOJI):
        raise bad_request("REACTION_INVALID")
    reacting.set_reaction(call.world, message, call.bot.id, emoji)
    return True


METHODS = {"setMessageReaction": set_message_reaction}
