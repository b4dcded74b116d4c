"""What danger does to an issue, whenever it is told: how much time is left, and what shows whom to call."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import product

import pytest

from handlers.issues import actions
from handlers.issues.danger import KINDS
from handlers.issues.views import view, view_for
from handlers.issues.words import issue_words, work_words
from handlers.kit.faces import draw
from handlers.kit.replies import Text, Words
from rules.access import Actor, Held, Role
from rules.issue_answers import Verdict
from rules.issue_categories import DANGER
from rules.issues import Issue, Report, State
from rules.notices import Urgency
from storage import issue_texts, issues
from storage.people import Person
from storage.store import Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import DAY, HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is what becomes of an issue, whatever keeps it."""

GAS = "There is a smell of gas"


def reports(town: Town, words: str, *, category: str = "gas", now: datetime = NOW) -> Issue:
    neighbour = Actor(person_id=town.wang.id, holds=(Held(Role.NEIGHBOUR, town.lane.building.id),))
    told = Report(category=category, words=words)
    return actions.report(town.tx, now, neighbour, SETTINGS, town.lane.building, told)


def adds(town: Town, issue: Issue, words: str, now: datetime) -> Issue:
    return actions.supplement(town.tx, now, town.acts(town.wang), SETTINGS, issue.id, words=words)[0]


def work_of(tx: Tx, issue: Issue, person: Person) -> Words:
    return work_words.work(view_for(tx, NOW, SETTINGS, issue, person.telegram_id))


def calls(town: Town, issue: Issue) -> str:
    """Return the text that says whom to call, as everybody sees the issue."""
    alarm = view(town.tx, NOW, SETTINGS, issues.issue(town.tx, issue.id)).alarm
    return alarm.id if isinstance(alarm, Text) else alarm


def urgently(town: Town, person: Person) -> list[str]:
    """Return what somebody is told at night, too."""
    rows = town.tx.all(
        "SELECT kind FROM outbox WHERE chat_id = :chat AND urgency = :urgent ORDER BY id",
        chat=person.telegram_id,
        urgent=int(Urgency.URGENT),
    )
    return [row["kind"].removeprefix("issues.") for row in rows]


@in_a_transaction
def test_whom_to_call_stays_once_the_words_are_covered_or_erased(tx: Tx) -> None:
    town = Town(tx)
    issue = reports(town, GAS)
    actions.cover(tx, NOW, town.acts(town.admin()), issue.id, part="gas", why="a name")
    assert calls(town, issue) == "issue-alarm-danger-gas"
    issue_texts.erase_report(tx, issue.id)
    issue_texts.erase_said_by(tx, town.wang.id)
    assert calls(town, issue) == "issue-alarm-danger-gas"


@in_a_transaction
def test_what_is_added_shortens_the_time_and_never_gives_more(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    issue = reports(town, "The meter is broken")
    later = adds(town, issue, GAS, NOW + HOUR)
    assert (later.urgent, later.due_at) == (True, NOW + 3 * HOUR)
    late = reports(town, "The meter is loose")
    soon = late.due_at - HOUR
    assert adds(town, late, GAS, soon).due_at == late.due_at
    assert adds(town, later, "Still a smell of gas", NOW + 2 * HOUR).due_at == NOW + 3 * HOUR


@in_a_transaction
def test_of_what_somebody_has_in_hand_the_work_has_less_time(tx: Tx) -> None:
    town = Town(tx)
    li = town.head()
    issue = town.accepts(li, reports(town, "The meter is broken"))
    later = adds(town, issue, GAS, NOW + HOUR)
    assert later.due_at == NOW + HOUR + DAY
    assert urgently(town, li) == ["to-accept", "in-hand", "supplemented"]
    assert calls(town, later) == ""


@in_a_transaction
def test_of_several_dangers_the_gravest_is_told(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    issue = adds(town, reports(town, "Somebody fainted"), GAS, NOW)
    assert calls(town, issue) == "issue-alarm-danger-gas"
    assert calls(town, adds(town, issue, "and there is a fire", NOW)) == "issue-alarm-danger-fire"


@in_a_transaction
def test_words_on_an_answer_are_heard_at_once_also_once_it_is_closed_and_change_nothing_more(tx: Tx) -> None:
    town = Town(tx)
    li = town.head()
    issue = town.accepts(li, reports(town, "The meter is broken"))
    actions.resolve(tx, NOW, town.acts(li), SETTINGS, issue.id, words="mended")
    actions.answer(tx, NOW, town.acts(town.wang), SETTINGS, issue.id, Verdict.SOLVED)
    actions.add_words(tx, NOW, town.acts(town.wang), SETTINGS, issue.id, "Thank you")
    actions.add_words(tx, NOW + HOUR, town.acts(town.wang), SETTINGS, issue.id, GAS)
    closed = town.now(issue)
    assert (closed.state, closed.urgent) == (State.CLOSED, False)
    assert urgently(town, li) == ["in-hand", "words"]


@in_a_transaction
def test_a_head_has_no_more_time_than_what_was_merged_into_it_nor_more_than_it_had(tx: Tx) -> None:
    town = Town(tx)
    li = town.acts(town.head())
    danger = reports(town, GAS)
    head, in_hand = reports(town, "The meter is broken"), reports(town, "No gas since noon")
    actions.accept(tx, NOW, li, SETTINGS, in_hand.id)
    actions.merge(tx, NOW + HOUR, li, SETTINGS, danger.id, head.id)
    assert town.now(head).due_at == danger.due_at
    actions.merge(tx, NOW + HOUR, li, SETTINGS, head.id, in_hand.id)
    merged_into = town.now(in_hand)
    assert (merged_into.urgent, merged_into.due_at) == (True, NOW + HOUR + DAY)
    alone = reports(town, "The meter is loose")
    plain = reports(town, "The lamp is dark", category="lighting", now=NOW + HOUR)
    actions.merge(tx, NOW + HOUR, li, SETTINGS, alone.id, plain.id)
    assert (town.now(plain).urgent, town.now(plain).due_at) == (False, plain.due_at)


@in_a_transaction
def test_whom_to_call_has_room_under_a_photo_beside_many_words(tx: Tx) -> None:
    """Telegram takes 1,024 units there, and an emoji counts two."""
    town = Town(tx)
    li = town.head()
    neighbour = Actor(person_id=town.wang.id, holds=(Held(Role.NEIGHBOUR, town.lane.building.id),))
    for kind in (DANGER, *KINDS):
        told = Report(category=kind, words="🔥" * 500, photos=("one", "another"))
        issue = actions.report(tx, NOW, neighbour, SETTINGS, town.lane.building, told)
        group = issue_words.card(view(tx, NOW, SETTINGS, issue, link="t.me"))
        for words, language in product((group, work_of(tx, issue, li)), ("en", "zh-Hans")):
            said = re.sub(r"<[^>]+>", "", draw(words, language).text)
            assert "🆘" in said
            assert len(said.encode("utf-16-le")) <= 2 * 1024


@in_a_transaction
def test_whom_to_call_stands_in_what_is_told_of_what_is_overdue_until_somebody_takes_it_on(tx: Tx) -> None:
    town = Town(tx)
    li = town.head()
    issue = reports(town, GAS)
    for kind in ("overdue-staff", "overdue-reporter"):
        seen = view(tx, NOW, SETTINGS, town.now(issue))
        assert "119" in draw(issue_words.told(kind, seen), "zh-Hans").text
    town.accepts(li, issue)
    for kind in ("overdue-staff", "overdue-reporter"):
        seen = view(tx, NOW, SETTINGS, town.now(issue))
        assert "119" not in draw(issue_words.told(kind, seen), "zh-Hans").text
