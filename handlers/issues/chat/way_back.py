"""What somebody opened for themselves, from the inbox or by `/issue`: nothing keeps that up to date, so a press that
comes too late does. The way back to the inbox stays on what is shown next in the same message, so that nobody has to
ask anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from handlers.issues.views import view_of
from handlers.issues.words.inbox_words import opened
from handlers.issues.words.work_words import BUTTONS, no_more, work
from handlers.kit.buttons import Pressed, data, read
from handlers.kit.replies import Replies, Show, Words
from handlers.kit.visit import Visit
from rules.issue_readers import reads_on
from rules.issues import Move
from rules.refusals import Refused
from storage import cards, issues

WAYS = ("issues:inbox", "issues:overdue")

LEADS_TO: Mapping[tuple[str, ...], Move | None] = {
    **{carried: what for what, carried in BUTTONS.items()},
    **dict.fromkeys((("issues:assign",), ("issues:persons",), ("issues:person",)), Move.ASSIGN),
    **dict.fromkeys((("issues:number",), ("issues:merge",)), Move.MERGE),
    **dict.fromkeys((("issues:work",), ("issues:more",), ("issues:reword",))),
}
"""To which move the buttons of an issue lead, if to any, by what they carry before its id."""


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


def as_it_stands(visit: Visit) -> Replies:
    """Show what somebody opened as it is by now, where what was pressed on it is refused for good. Where only this
    choice was no good, the others stay.
    """
    pressed = _pressed(visit)
    if pressed is None or _is_kept(visit):
        return ()
    issue_id, what = pressed
    seen = view_of(visit, issues.issue(visit.tx, issue_id))
    if what in seen.open:
        return ()
    reads = reads_on(seen.roles, seen.acts_as, seen.reader_id, seen.issue)
    return (in_place(visit, work(seen) if reads else no_more(seen)),)


def _is_kept(visit: Visit) -> bool:
    """Tell whether what was pressed is kept up to date without that: cards are, and what stands in a group."""
    message = visit.press.message if visit.press else None
    return message is None or not visit.private or cards.at(visit.tx, visit.chat_id, message.message_id) is not None


def _back(visit: Visit) -> str | None:
    """Return what the button of the pressed message carries that leads back to the inbox, if it has one."""
    for each in _offered(visit):
        if each.verb in WAYS and all(argument.isdecimal() for argument in each.arguments):
            return data(each.verb, *each.arguments)
    return None


def _pressed(visit: Visit) -> tuple[int, Move | None] | None:
    """Return which issue a button of the message was pressed for, and to which move that leads; nothing if forged."""
    for each in _offered(visit):
        carried = (each.verb, *each.arguments)
        if visit.press and data(*carried) == visit.press.data:
            return _led_to(carried)
    return None


def _led_to(carried: tuple[str, ...]) -> tuple[int, Move | None] | None:
    for before, what in LEADS_TO.items():
        if carried[: len(before)] == before:
            return int(carried[len(before)]), what
    return None


def _offered(visit: Visit) -> Iterator[Pressed]:
    """Return what the buttons of the pressed message ask for, as far as this release knows them."""
    message = visit.press.message if visit.press else None
    for written in message.reply_markup.data if message and message.reply_markup else ():
        try:
            yield read(written)
        except Refused:
            continue
