"""`/stats`: the three rates 三率 of a place, told in private, with a chart to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from handlers.households.views import named
from handlers.issues import actions
from handlers.issues.actions import Sight
from handlers.issues.spots import as_member
from handlers.issues.words import stats_words
from handlers.issues.words.stats_chart import Chart, draw_chart
from handlers.kit.invitations import open_private
from handlers.kit.replies import File, Replies, Say, Toast, ToRead, Words, text
from handlers.kit.routes import NoticeWords, Routes
from handlers.kit.visit import Settings, Visit, actor, spoken_by, zone_of
from rules.building_names import called
from rules.issue_periods import PeriodName, usual
from rules.issue_stats import Stats
from rules.notices import Urgency
from rules.places import Place
from rules.refusals import Refused
from storage import outbox, people, places
from storage.outbox import Notice
from storage.places import Chat
from storage.store import Tx

FIGURES = "issues.figures"
CHART = "issues.chart"

LINK = "stats"
"""What the links begin with that lead from a group to the figures of its place, or of another one."""
_WRITTEN = re.compile(r"([\w-]{16})(?:_([0-9]{1,15}))?", re.ASCII)
"""What follows in a link: the code of the group, and the number of the place, where somebody named one."""


def register(routes: Routes) -> None:
    routes.command("stats", stats)
    routes.links[LINK] = stats_from_link
    routes.button("issues:stats", look)
    routes.button("issues:chart", chart)
    routes.notices[FIGURES] = _counted_later(_figures)
    routes.notices[CHART] = _counted_later(_chart)


def stats(visit: Visit, said: str) -> Replies:
    """`/stats`, perhaps with the name of a place: groups stay quiet, so it is told in private."""
    if not visit.private and visit.bound is None:
        return (Say(Words(text("stats-group-not-bound")), here=True),)
    if visit.bound and not visit.person.reachable:
        return open_private(visit, _link(visit, visit.bound, said))
    own = [visit.place(visit.bound.place_id)] if visit.bound else actions.own_places(visit.tx, visit.actor())
    if not own:
        return (Say(Words(text("stats-no-place"))),)
    code = _code(visit.bound)
    return _of_named(visit, said, code) if said else _tell(visit, own[0], code)


def _of_named(visit: Visit, said: str, code: str) -> Replies:
    """Tell of the place that somebody names; where it is not one alone, offer those that can be meant, or all."""
    there = actions.in_sight(visit.tx, as_member(visit.tx, visit.actor(), code))
    if not there:
        return (Say(Words(text("stats-no-place"))),)
    meant = _meant(there, said)
    if len(meant) == 1:
        return _tell(visit, meant[0], code)
    offered = meant or there
    period = usual(visit.now, zone_of(visit.tx, offered[0].community_id))
    return (Say(stats_words.which(named(visit.tx, offered), said, period, code, known=bool(meant))),)


def _link(visit: Visit, bound: Chat, said: str) -> str:
    """Return what leads from a group to the figures of its place, or of the one that somebody names there, if that is
    one alone.
    """
    there = actions.in_sight(visit.tx, as_member(visit.tx, visit.actor(), _code(bound)))
    meant = _meant(there, said) if said else []
    return "_".join((LINK, bound.code, *(str(place.id) for place in meant if len(meant) == 1)))


def _meant(there: Sequence[Place], said: str) -> list[Place]:
    """Return which of these places somebody may mean by a name."""
    ids = called(said, {place.id: place.name for place in there})
    return [place for place in there if place.id in ids]


def stats_from_link(visit: Visit, written: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group. Without one, it is as in private."""
    found = _WRITTEN.fullmatch(written)
    chat = places.chat_by_code(visit.tx, found[1]) if found else None
    if found is None or chat is None:
        return stats(visit, "")
    if found[2]:
        return _tell(visit, visit.place(int(found[2])), _code(chat))
    return _tell(visit, visit.place(chat.place_id), chat.code) if _code(chat) else stats(visit, "")


def look(visit: Visit, place_id: int, period: PeriodName, code: str) -> Replies:
    """Show the figures of a place and a period in place of those that stand there."""
    _owe(visit, FIGURES, visit.place(place_id), period, code)
    return ()


def chart(visit: Visit, place_id: int, period: PeriodName, code: str) -> Replies:
    """Send the chart of what is being looked at; where there is nothing to draw, say so."""
    _owe(visit, CHART, visit.place(place_id), period, code)
    return (Toast(text("stats-chart-comes")),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What somebody wants to see, as they may see it when it is sent."""

    now: datetime
    settings: Settings
    sight: Sight
    period: PeriodName
    code: str
    language: str
    pressed: bool


def _counted_later(make: Callable[..., Words | None]) -> NoticeWords:
    """Put a notice into words whose figures are counted when it is sent: thousands of issues are read for them."""

    def words(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
        asked = _asked(tx, now, settings, notice)
        if asked is None:
            return None
        return Words(text("nothing"), file=ToRead(partial(make, asked=asked), asked.language))

    return words


def _asked(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> _Asked | None:
    person, params = people.by_telegram(tx, notice.chat_id), notice.params
    if person is None:
        return None
    reader = as_member(tx, actor(tx, now, settings, person, None), params["code"])
    try:
        sight = actions.look_at(tx, reader, places.place(tx, params["subject"]))
    except Refused:
        return None
    return _Asked(
        now=now,
        settings=settings,
        sight=sight,
        period=params["period"],
        code=params["code"],
        language=spoken_by(person, settings),
        pressed=params.get("pressed", False),
    )


def _figures(tx: Tx, asked: _Asked) -> Words:
    counted, chart = _counted(tx, asked)
    now = asked.now.astimezone(zone_of(tx, asked.sight.place.community_id))
    return stats_words.told(
        asked.sight,
        counted,
        asked.period,
        asked.settings.categories,
        now=now,
        code=asked.code,
        drawn=not chart.empty,
    )


def _chart(tx: Tx, asked: _Asked) -> Words | None:
    """Return the chart, which is drawn outside of any transaction. Nobody is sent an empty one."""
    _, chart = _counted(tx, asked)
    if chart.empty:
        return Words(text("stats-chart-nothing")) if asked.pressed else None
    file = File("stats.png", lambda: draw_chart(chart), picture=True)
    return Words(text("stats-chart", place=asked.sight.place.name), file=file)


def _counted(tx: Tx, asked: _Asked) -> tuple[Stats, Chart]:
    """Count a period and the months before, and return what the chart shows of them."""
    where = asked.sight.place
    counted, months = actions.count_months(tx, asked.now, asked.settings, asked.sight, asked.period)
    return counted, stats_words.chart(
        asked.sight,
        months,
        counted,
        asked.period,
        asked.settings.categories,
        zone=zone_of(tx, where.community_id),
        language=asked.language,
    )


def _tell(visit: Visit, where: Place, code: str) -> Replies:
    period = usual(visit.now, zone_of(visit.tx, where.community_id))
    for kind in (FIGURES, CHART):
        _owe(visit, kind, where, period, code)
    return ()


def _code(bound: Chat | None) -> str:
    """Return what lets a neighbour read on in private: the code of a group of neighbours."""
    return bound.code if bound and bound.purpose == "neighbours" else ""


def _owe(visit: Visit, kind: str, where: Place, period: PeriodName, code: str) -> None:
    """Owe what somebody may see of a place; what they read takes the place of the message whose button they pressed.

    Raises `Refused` for any other.
    """
    actions.look_at(visit.tx, as_member(visit.tx, visit.actor(), code), where)
    pressed = visit.press.message if visit.press and visit.private and kind == FIGURES else None
    outbox.enqueue(
        visit.tx,
        visit.now,
        chat_id=visit.person.telegram_id,
        community_id=where.community_id,
        kind=kind,
        params={
            "subject": where.id,
            "period": period,
            "code": code,
            "edit": pressed.message_id if pressed else None,
            "pressed": visit.press is not None,
        },
        urgency=Urgency.ANSWER,
        key=f"{kind}:{where.id}:{visit.person.telegram_id}:{period}:{visit.now.isoformat()}",
    )
