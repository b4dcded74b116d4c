"""Cards: messages that are kept up to date in place. Changes that come together show as one."""

from storage.cards.card import BELOW, Card
from storage.cards.chats import at, find, forget_chat, retry_unposted, wake_chat
from storage.cards.showing import due, forget, give_up, mark_sending, mark_shown, put_off, release
from storage.cards.wanting import (
    adopt,
    answered,
    carry_on,
    finish,
    let_answer_stand,
    post_anew,
    refresh,
    refresh_all_in,
    refresh_in,
    remove,
    remove_all,
    renew,
    shed_album,
    want,
)

__all__ = [
    "BELOW",
    "Card",
    "adopt",
    "answered",
    "at",
    "carry_on",
    "due",
    "find",
    "finish",
    "forget",
    "forget_chat",
    "give_up",
    "let_answer_stand",
    "mark_sending",
    "mark_shown",
    "post_anew",
    "put_off",
    "refresh",
    "refresh_all_in",
    "refresh_in",
    "release",
    "remove",
    "remove_all",
    "renew",
    "retry_unposted",
    "shed_album",
    "wake_chat",
    "want",
]
