"""The Bot API, a function a method, listed by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.methods import (
    about,
    albums,
    callbacks,
    chats,
    commands,
    copying,
    deleting,
    editing,
    pins,
    polls,
    reactions,
    sending,
    topics,
    webhooks,
)
from bot.sandbox.params import Call

Method = Callable[[Call], Any]

# Telegram takes the names in any case. getUpdates alone waits, and stands in bot_api.
METHODS: dict[str, Method] = {
    name.lower(): method
    for family in (
        about,
        albums,
        callbacks,
        chats,
        commands,
        copying,
        deleting,
        editing,
        pins,
        polls,
        reactions,
        sending,
        topics,
        webhooks,
    )
    for name, method in family.METHODS.items()
}
