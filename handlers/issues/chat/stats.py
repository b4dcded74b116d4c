"""`/stats`: the three rates 三率 of a place, told in private, with a chart to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.issues import actions
from handlers.issues.actions import Sight
from handlers.issues.words import stats_words
from handlers.issues.words.stats_chart import draw_chart
from handlers.kit.replies import File, Replies, Say, Show, Toast, ToRead, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings, Visit, actor, spoken_by
from rules.access import Actor, Held, Role
from rules.issue_periods import PeriodName, usual
from rules.notices import Urgency
from rules.places import Place
from rules.refusals import Refused
from storage import outbox, people, places
from storage.outbox import Notice
from storage.places import Chat
from storage.store import Tx

CHART = "issues.chart"


def register(routes: Routes) -> None:
    routes.command("stats", stats, personal=True)
    routes.links["stats"] = stats_from_link
    routes.button("issues:stats", look)
    routes.button("issues:chart", chart)
    routes.notices[CHART] = chart_notice


def stats(visit: Visit, _argument: str) -> Replies:
    """`/stats`: groups stay quiet, so it is told in private."""
    if not visit.private and visit.bound is None:
        return (Say(Words(text("stats-group-not-bound")), here=True),)
    own = [visit.place(visit.bound.place_id)] if visit.bound else actions.own_places(visit.tx, visit.actor())
    if not own:
        return (Say(Words(text("stats-no-place"))),)
    return _tell(visit, own[0], _code(visit.bound))


def stats_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group. Without one, it is as in private."""
    chat = places.chat_by_code(visit.tx, code)
    if chat is None or chat.purpose != "neighbours":
        return stats(visit, "")
    return _tell(visit, visit.place(chat.place_id), chat.code)


def look(visit: Visit, place_id: int, period: PeriodName, code: str) -> Replies:
    """Show the figures of a place and a period in place of those that stand there."""
    return (Show(_counted(visit, visit.place(place_id), period, code)),)


def chart(visit: Visit, place_id: int, period: PeriodName, code: str) -> Replies:
    """Send the chart of what is being looked at."""
    where = visit.place(place_id)
    actions.look_at(visit.tx, _as_member(visit.tx, visit.actor(), code), where)
    _owe_chart(visit, where, period, code)
    return (Toast(text("stats-chart-comes")),)


def chart_notice(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words | None:
    """Put the chart into words: what it shows is counted when it is sent, and drawn outside of any transaction."""
    person = people.by_telegram(tx, notice.chat_id)
    if person is None:
        return None
    where, period = places.place(tx, notice.params["subject"]), notice.params["period"]
    reader = _as_member(tx, actor(tx, now, settings, person, None), notice.params["code"])
    try:
        sight = actions.look_at(tx, reader, where)
    except Refused:
        return None
    language = spoken_by(person, settings)
    file = ToRead(lambda tx: _chart_file(tx, now, settings, sight, period, language))
    return Words(text("stats-chart", place=where.name), file=file)


def _tell(visit: Visit, where: Place, code: str) -> Replies:
    name = usual(visit.now, _zone(visit.tx, where))
    said = _counted(visit, where, name, code)
    _owe_chart(visit, where, name, code)
    return (Say(said),)


def _code(bound: Chat | None) -> str:
    """Return what lets a neighbour read on in private: the code of a group of neighbours."""
    return bound.code if bound and bound.purpose == "neighbours" else ""


def _chart_file(tx: Tx, now: datetime, settings: Settings, sight: Sight, period: PeriodName, language: str) -> File:
    counted, months = actions.count_months(tx, now, settings, sight.place, period)
    zone = _zone(tx, sight.place)
    chart = stats_words.chart(sight, months, counted, period, settings.categories, zone=zone, language=language)
    return File("stats.png", lambda: draw_chart(chart), picture=True)


def _counted(visit: Visit, where: Place, period: PeriodName, code: str) -> Words:
    sight = actions.look_at(visit.tx, _as_member(visit.tx, visit.actor(), code), where)
    counted = actions.count_period(visit.tx, visit.now, visit.settings, where, period)
    now = visit.now.astimezone(_zone(visit.tx, where))
    return stats_words.told(sight, counted, period, visit.settings.categories, now=now, code=code)


def _owe_chart(visit: Visit, where: Place, period: PeriodName, code: str) -> None:
    outbox.enqueue(
        visit.tx,
        visit.now,
        chat_id=visit.person.telegram_id,
        community_id=where.community_id,
        kind=CHART,
        params={"subject": where.id, "period": period, "code": code},
        urgency=Urgency.ANSWER,
        key=f"{CHART}:{where.id}:{visit.person.telegram_id}:{period}:{visit.now.isoformat()}",
    )


def _as_member(tx: Tx, reader: Actor, code: str) -> Actor:
    """Return who is reading as a neighbour of the group from which they came: who has its code stands in it."""
    chat = places.chat_by_code(tx, code) if code else None
    if chat is None or chat.purpose != "neighbours":
        return reader
    return replace(reader, holds=(*reader.holds, Held(Role.NEIGHBOUR, chat.place_id)))


def _zone(tx: Tx, where: Place) -> ZoneInfo:
    return ZoneInfo(places.community(tx, where.community_id).time_zone)
