"""The three rates in words, and what the chart of them shows. Pure: everything comes with what was counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TypeVar

from handlers.issues.actions import Sight
from handlers.issues.words.issue_words import category
from handlers.issues.words.shown_words import took
from handlers.issues.words.stats_chart import Bar, Chart, Line
from handlers.kit.buttons import data
from handlers.kit.names import shortened
from handlers.kit.replies import Button, Rows, Text, Words, grid, text
from handlers.kit.texts import plain
from rules.issue_categories import Catalogue
from rules.issue_periods import PERIODS, PeriodName
from rules.issue_stats import Period, Rate, Stats
from rules.issue_stats_shown import between, may_be_shown, may_show_time, shown, tells_who_is_left
from rules.issues import State

K = TypeVar("K", bound=str)

MOST_BENEATH = 60
"""So many places beneath one are offered: Telegram takes a hundred buttons under a message."""
MOST_TOPICS = 8
"""So many topics are drawn, those with the most issues."""
RATES = ("response", "resolution", "satisfaction")
"""The three rates, as their texts and the figures call them."""


def told(
    sight: Sight, stats: Stats, period: PeriodName, catalogue: Catalogue, *, now: datetime, code: str, drawn: bool
) -> Words:
    """The figures of a place and a period, with ways to the other periods and places, and to the chart where anything
    is `drawn` there.
    """
    said = text(
        "stats",
        place=sight.place.name,
        period=text(f"stats-period-{period}"),
        now=now,
        figures=_figures(sight, stats, catalogue),
        note=text("stats-note-full" if sight.in_full else "stats-note"),
    )
    return Words(said, _buttons(sight, period, code, drawn=drawn))


def which(offered: Sequence[tuple[int, str]], said: str, period: PeriodName, code: str, *, known: bool) -> Words:
    """Ask which place is meant by a name that several have, or that none has: then of all that there are."""
    buttons = [
        Button(text("plain", what=name), data("issues:stats", place_id, period, code))
        for place_id, name in offered[:MOST_BENEATH]
    ]
    return Words(text("stats-which" if known else "stats-unknown", said=shortened(said)), grid(buttons, 2))


def chart(
    sight: Sight,
    months: Sequence[tuple[Period, Stats]],
    stats: Stats,
    period: PeriodName,
    catalogue: Catalogue,
    *,
    zone: tzinfo,
    language: str,
) -> Chart:
    """Return what the chart shows, in a language, with nothing in it that its reader may not see."""

    def say(id_: str, **values: str | int | Text) -> str:
        return plain(text(id_, **values), language)

    return Chart(
        title=say("stats-chart", place=sight.place.name),
        rates_title=say("stats-chart-rates"),
        months=tuple(say("stats-month", month=month.begin.astimezone(zone).month) for month, _ in months),
        lines=tuple(
            _line(sight, [_rates(each)[name] for _, each in months], plain(text(f"stats-name-{name}"), language))
            for name in RATES
        ),
        topics_title=say("stats-chart-topics", period=text(f"stats-period-{period}")),
        topics=_bars(sight, stats, catalogue, language),
        hidden=say("stats-hidden"),
        note=say("stats-chart-note-full" if sight.in_full else "stats-chart-note"),
        nothing=say("stats-chart-nothing"),
    )


def _figures(sight: Sight, stats: Stats, catalogue: Catalogue) -> tuple[Text, ...]:
    if not _open(sight, stats.base):
        return (text("stats-too-few"), *_waiting(sight, stats))
    if not stats.base:
        return (text("stats-none"), *_waiting(sight, stats), *_left_out(sight, stats))
    return (
        text("stats-base", count=stats.base),
        *(_rate(sight, name, rate) for name, rate in _rates(stats).items()),
        text("nothing"),
        *_beside(sight, stats),
        *_table("stats-by-topic", _topics(sight, stats), lambda topic: category(catalogue, topic)),
        *_table("stats-by-state", _states(sight, stats), lambda state: text(f"state-{state}")),
        *_waiting(sight, stats),
        *_left_out(sight, stats),
    )


def _rates(stats: Stats) -> Mapping[str, Rate]:
    return dict(zip(RATES, (stats.response, stats.resolution, stats.satisfaction), strict=True))


def _rate(sight: Sight, name: str, rate: Rate) -> Text:
    """Return the line of a rate, with the number that it is of."""
    if not rate.whole:
        return text(f"stats-rate-{name}-none")
    if not _open(sight, rate.whole):
        return text(f"stats-rate-{name}-few")
    low, high = _ends(sight, rate)
    percent = str(low) if low == high else text("stats-range", low=low, high=high)
    return text(f"stats-rate-{name}", percent=percent, whole=rate.whole)


def _line(sight: Sight, rates: Sequence[Rate], name: str) -> Line:
    """Return a rate month by month, as it is drawn."""
    return Line(
        name=name,
        ends=tuple(_ends(sight, rate) if rate.whole and _open(sight, rate.whole) else None for rate in rates),
        of=tuple(rate.whole if _open(sight, rate.whole) else None for rate in rates),
    )


def _ends(sight: Sight, rate: Rate) -> tuple[int, int]:
    """Return the percents between which a rate lies, as far as the reader may know. There is one."""
    low, high = (rate, rate) if sight.in_full else between(rate)
    return low.percent or 0, high.percent or 0


def _beside(sight: Sight, stats: Stats) -> tuple[Text, ...]:
    """Return the numbers that stand beside the rates; what there is none of is left out."""
    counts = {
        "stats-partly": stats.partly if sight.in_full or not tells_who_is_left(stats) else 0,
        # Neighbours read these among the states, where they can be hidden together with others.
        "stats-unreached": stats.unreached if sight.in_full else 0,
        "stats-unsolved": stats.unsolved if sight.in_full else 0,
        "stats-reopened": stats.reopened,
        "stats-overdue": stats.overdue,
    }
    lines = [Text(id_, {"number": _number(sight, count)}) for id_, count in counts.items() if count]
    if stats.taken is not None and (sight.in_full or may_show_time(stats)):
        lines.append(text("stats-taken", took=took(stats.taken)))
    return tuple(lines)


def _waiting(sight: Sight, stats: Stats) -> tuple[Text, ...]:
    return (text("stats-waiting", number=_number(sight, stats.waiting)),) if stats.waiting else ()


def _left_out(sight: Sight, stats: Stats) -> tuple[Text, ...]:
    """Say what was not counted: handlers can look it up, and neighbours need not wonder."""
    counts = {
        "stats-passed-on": stats.passed_on,
        "stats-out-of-scope": stats.out_of_scope,
        "stats-duplicates": stats.duplicates,
        "stats-taken-back": stats.taken_back,
    }
    return tuple(Text(id_, {"number": _number(sight, count)}) for id_, count in counts.items() if count)


def _table(heading: str, cells: Mapping[K, int | None], name: Callable[[K], Text]) -> tuple[Text, ...]:
    if not cells:
        return ()
    lines = tuple(
        text("stats-cell", name=name(key), number=text("stats-hidden") if count is None else str(count))
        for key, count in _largest_first(cells)
    )
    return (text("nothing"), Text(heading), *lines)


def _topics(sight: Sight, stats: Stats) -> Mapping[str, int | None]:
    return stats.topics if sight.in_full else shown(stats.topics)


def _states(sight: Sight, stats: Stats) -> Mapping[State, int | None]:
    """Return the states with their numbers. How many are solved would tell the rate of it, where that is veiled."""
    if sight.in_full:
        return stats.states
    low, high = between(stats.resolution)
    return shown(stats.states, hiding=() if low == high else (State.CLOSED,))


def _largest_first(cells: Mapping[K, int | None]) -> list[tuple[K, int | None]]:
    """Sort by number; the hidden ones come last, by their name, so that their order tells nothing."""
    return sorted(cells.items(), key=lambda cell: (-(cell[1] or 0), cell[0]))


def _number(sight: Sight, count: int) -> Text:
    return text("plain", what=str(count)) if _open(sight, count) else text("stats-under-five")


def _open(sight: Sight, count: int) -> bool:
    """Tell whether the reader may see a number, or a rate that is of so many."""
    return sight.in_full or may_be_shown(count)


def _bars(sight: Sight, stats: Stats, catalogue: Catalogue, language: str) -> tuple[Bar, ...]:
    if not _open(sight, stats.base):
        return ()
    cells = _largest_first(_topics(sight, stats))[:MOST_TOPICS]
    return tuple(Bar(name=_bare(plain(category(catalogue, topic), language)), count=count) for topic, count in cells)


def _bare(label: str) -> str:
    """Take the emoji away that labels begin with: on paper it says nothing that the words do not."""
    return re.sub(r"^\W+", "", label) or label


def _buttons(sight: Sight, period: PeriodName, code: str, *, drawn: bool) -> Rows:
    here = sight.place.id
    periods = [
        Button(text(f"stats-period-{name}"), data("issues:stats", here, name, code))
        for name in PERIODS
        if name != period
    ]
    beneath = [
        Button(text("stats-beneath", place=name), data("issues:stats", place_id, period, code))
        for place_id, name in sight.beneath[:MOST_BENEATH]
    ]
    above = sight.above
    up = [Button(text("stats-above", place=above.name), data("issues:stats", above.id, period, code))] if above else []
    pictures = [Button(text("stats-show-chart"), data("issues:chart", here, period, code))] if drawn else []
    return tuple(filter(None, (tuple(periods), *grid(beneath, 2), (*up, *pictures))))
