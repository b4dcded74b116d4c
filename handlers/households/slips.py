"""Slips to be printed: an HTML page with one for each household, which needs nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import segno

from handlers.kit.replies import Text, text
from handlers.kit.texts import plain, render
from rules.joining import grouped

LINK = "home"
"""What the links begin with that lead from a slip to its household."""
STYLE = Path(__file__).with_suffix(".css")
ON_A_SHEET = 10
LONG = 10
"""A unit with a longer name than this is printed small, so that it can be read whole."""
MASK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    unit: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """The slips of a building. They open their households in the bot with this username, `uses` times each, until
    a day that is told as the clocks there show it.
    """

    community: str
    building: str
    language: str
    bot: str
    uses: int
    until: datetime
    slips: tuple[Slip, ...]


def html(printings: Sequence[Printing]) -> str:
    """Return the page: each building begins on a sheet of its own, and no slip is cut in two."""
    first = printings[0]
    title = escape(plain(text("slips-title", community=first.community, building=first.building), first.language))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE.read_text(encoding="utf-8")}</style>'
    sheets = "\n".join(sheet for each in printings for sheet in _sheets(each))
    return f'<!DOCTYPE html>\n<html lang="{first.language}">\n<head>{head}</head>\n<body>\n{sheets}\n</body>\n</html>\n'


def _sheets(printing: Printing) -> Iterator[str]:
    count = -(-len(printing.slips) // ON_A_SHEET)
    for number in range(count):
        slips = printing.slips[number * ON_A_SHEET : (number + 1) * ON_A_SHEET]

        def say(id_: str, number: int = number, **values: str | int) -> str:
            return render(Text(id_, {"number": number + 1, "count": count, **values}), printing.language)

        heading = say("slips-title", community=printing.community, building=printing.building)
        yield (
            f'<section class="sheet"><header><h1>{heading}</h1><p class="note">{say("slips-for-printer")}</p>'
            f'<p class="number">{say("slips-sheet")}</p></header>'
            f'<div class="slips">{"".join(_slip(printing, slip) for slip in slips)}</div></section>'
        )


def _slip(printing: Printing, slip: Slip) -> str:
    def say(words: Text) -> str:
        return render(words, printing.language)

    lines = {
        "place": say(text("slips-place", community=printing.community, building=printing.building)),
        "unit long" if len(slip.unit) > LONG else "unit": escape(slip.unit, quote=False),
        "code": grouped(slip.code),
        "what": say(text("slips-what")),
    }
    how = f"<li>{say(text('slips-how-scan'))}</li><li>{say(text('slips-how-type', bot=printing.bot))}</li>"
    until = say(text("slips-until", day=printing.until.date(), count=printing.uses))
    words = "".join(f'<p class="{name}">{line}</p>' for name, line in lines.items())
    return (
        f'<article class="slip"><div class="words">{words}<ol class="how">{how}</ol><p class="until">{until}</p></div>'
        f'<div class="qr">{_qr(printing.bot, slip.code)}</div></article>'
    )


def _qr(bot: str, code: str) -> str:
    """Draw the link of a code, such that it can be read with some dirt on it."""
    # To weigh the masks against each other takes six times as long, and every reader knows them all.
    drawn = segno.make_qr(f"https://t.me/{bot}?start={LINK}_{code}", error="m", mask=MASK)
    return str(drawn.svg_inline(border=2, omitsize=True))
