"""The way back to the inbox: it stays on what is shown next in the same message, so that nobody has to ask anew."""

from __future__ import annotations

from handlers.issues.words.inbox_words import opened
from handlers.kit.buttons import read
from handlers.kit.replies import Show, Words
from handlers.kit.visit import Visit
from rules.refusals import Refused


def in_place(visit: Visit, shown: Words) -> Show:
    """Show the work on an issue in place of what was pressed, with the way back if that had one."""
    page = _page(visit)
    return Show(opened(shown, page) if page else shown)


def _page(visit: Visit) -> int:
    """Return the page of the inbox to which a button of the pressed message leads, or 0."""
    message = visit.press.message if visit.press else None
    for written in message.reply_markup.data if message and message.reply_markup else ():
        try:
            pressed = read(written)
        except Refused:
            continue
        if pressed.verb == "issues:inbox" and pressed.arguments and pressed.arguments[0].isdecimal():
            return int(pressed.arguments[0])
    return 0
