"""The way back to the inbox: it stays on what is shown next in the same message, so that nobody has to ask anew."""

from __future__ import annotations

from dataclasses import replace

from handlers.issues.words.inbox_words import opened
from handlers.kit.buttons import data, read
from handlers.kit.replies import Replies, Show, Words
from handlers.kit.visit import Visit
from rules.refusals import Refused

WAYS = ("issues:inbox", "issues:overdue")


def in_place(visit: Visit, shown: Words) -> Show:
    """Show the work on an issue in place of what was pressed, with the way back if that had one."""
    back = _back(visit)
    return Show(opened(shown, back) if back else shown)


def set_aside(visit: Visit, shown: Words) -> Replies:
    """Leave of what was opened from the inbox what it is about and the way back, once something was begun with it:
    it is not kept up to date, and would offer what is done already.
    """
    back = _back(visit)
    return (Show(opened(replace(shown, rows=()), back)),) if back else ()


def _back(visit: Visit) -> str | None:
    """Return what the button of the pressed message carries that leads back to the inbox, if it has one."""
    message = visit.press.message if visit.press else None
    for written in message.reply_markup.data if message and message.reply_markup else ():
        try:
            pressed = read(written)
        except Refused:
            continue
        if pressed.verb in WAYS and all(each.isdecimal() for each in pressed.arguments):
            return data(pressed.verb, *pressed.arguments)
    return None
