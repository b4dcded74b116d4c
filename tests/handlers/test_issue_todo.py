"""What somebody reads that they have to do about an issue: in each state, of all who see it, just who is to act."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handlers.issues.words import issue_words
from handlers.issues.words.issue_words import state
from handlers.issues.words.todo_words import reminder, todo
from handlers.issues.words.view import View
from handlers.issues.words.whole_words import step
from handlers.issues.words.work_words import work
from handlers.kit.faces import draw
from handlers.kit.replies import text
from handlers.kit.texts import render
from rules.access import Role
from rules.issue_answers import Answer, Verdict
from rules.issues import State
from rules.places import Level
from storage.issue_events import Event
from tests.rules.test_issues import an_issue

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
READERS = {
    "head": (4, Role.BUILDING_HEAD),
    "other head": (5, Role.BUILDING_HEAD),
    "grid": (9, Role.GRID_WORKER),
    "committee": (10, Role.RESIDENTS_COMMITTEE),
    "company": (12, Role.PROPERTY_COMPANY),
    "admin": (13, Role.ADMIN),
}
TAKEN = {"state": State.ACCEPTED, "holder_id": 4}
GIVEN = {"holder_id": 4, "body": Role.PROPERTY_COMPANY}
AT_TOP = {"level": Level.COMMUNITY, "held_as": Role.RESIDENTS_COMMITTEE, "overdue": 1}
PARTLY = (
    Answer(id=1, issue_id=1, person_id=7, round=1, verdict=Verdict.PARTLY, rating=None, words="", answered_at=NOW),
)
LEFT = timedelta(hours=6)


def seen(reader: str, issue: dict[str, Any], view: dict[str, Any] | None = None) -> View:
    reader_id, role = READERS[reader]
    return View(
        issue=an_issue(**({"state": State.REPORTED} | issue)),
        category=text("issue-category-lighting"),
        place="3号楼",
        grid="",
        supporters=0,
        since=NOW,
        due_at=NOW,
        reader_id=reader_id,
        roles=frozenset({role}),
        acts_as=frozenset({role}),
        **(view or {}),
    )


@pytest.mark.parametrize(
    ("issue", "view", "asked"),
    [
        # To be taken on: by the office it lies with, also where it came down from above.
        ({}, {}, {"head": "accept", "other head": "accept"}),
        ({"why": "small"}, {}, {"head": "accept", "other head": "accept"}),
        ({"level": Level.GRID, "held_as": Role.GRID_WORKER, "why": "big"}, {}, {"grid": "accept"}),
        ({"held_as": Role.ADMIN}, {}, {"admin": "accept"}),
        # In hand: whoever took it on knows.
        (TAKEN, {}, {}),
        ({**TAKEN, "state": State.IN_PROGRESS}, {}, {}),
        ({**TAKEN, "returned": True, "why": "not ours"}, {}, {"head": "returned"}),
        (
            {**TAKEN, "holder_id": 10, "held_as": Role.RESIDENTS_COMMITTEE, "returned": True, "why": "not ours"},
            {},
            {"committee": "returned"},
        ),
        ({**TAKEN, "holder_id": None}, {}, {"head": "handed-over", "other head": "handed-over"}),
        ({**TAKEN, "holder_id": None, "state": State.MERGED}, {}, {}),
        # Given to somebody.
        ({**GIVEN, "state": State.ASSIGNED}, {}, {"company": "assigned"}),
        ({**GIVEN, "state": State.ASSIGNED, "holder_id": None}, {}, {"company": "assigned"}),
        ({"state": State.ASSIGNED, "holder_id": 4, "assignee_id": 9}, {}, {"grid": "assigned-person"}),
        (TAKEN, {"forsaken": text("issue-todo-forsaken", who="孙立")}, {"head": "forsaken"}),
        ({**GIVEN, "state": State.IN_PROGRESS}, {}, {}),
        ({**GIVEN, "state": State.REOPENED}, {}, {"company": "reopened"}),
        ({**TAKEN, "state": State.REOPENED}, {}, {"head": "reopened"}),
        ({**GIVEN, "state": State.IN_PROGRESS}, {"answers": PARTLY}, {"company": "partly"}),
        # Three quarters of the time have passed.
        ({}, {"left": LEFT}, {"head": "accept", "other head": "accept"}),
        (TAKEN, {"left": LEFT}, {"head": "in-time"}),
        ({**TAKEN, "state": State.IN_PROGRESS}, {"left": LEFT}, {"head": "in-time"}),
        ({**GIVEN, "state": State.ASSIGNED}, {"left": LEFT}, {"head": "press", "company": "assigned"}),
        ({**GIVEN, "state": State.IN_PROGRESS}, {"left": LEFT}, {"head": "press", "company": "in-time"}),
        (
            {**GIVEN, "state": State.IN_PROGRESS, "holder_id": None},
            {"left": LEFT},
            {"head": "press", "other head": "press", "company": "in-time"},
        ),
        (
            {
                "state": State.ASSIGNED,
                "level": Level.OUTSIDE,
                "held_as": Role.RESIDENTS_COMMITTEE,
                "holder_id": 10,
                "outside": "City lights",
                "reference": "7",
            },
            {"left": LEFT},
            {"committee": "press"},
        ),
        # All of it has, and nobody is above.
        (AT_TOP, {}, {"committee": "overdue-accept", "admin": "overdue-press-accept"}),
        ({**AT_TOP, "state": State.ACCEPTED, "holder_id": 10}, {}, {"committee": "overdue", "admin": "overdue-press"}),
        (
            {**AT_TOP, "state": State.ASSIGNED, "holder_id": 10, "body": Role.PROPERTY_COMPANY},
            {},
            {"company": "overdue", "committee": "overdue-press", "admin": "overdue-press"},
        ),
        # Nothing is to be done.
        *(({**TAKEN, "state": over}, {"left": None}, {}) for over in (State.RESOLVED, State.CLOSED, State.MERGED)),
    ],
)
def test_whoever_is_to_act_is_asked_and_nobody_else(
    issue: dict[str, Any], view: dict[str, Any], asked: dict[str, str]
) -> None:
    said = {reader: todo(seen(reader, issue, view)) for reader in READERS}
    pointed = {reader: each for reader, each in said.items() if "👉" in render(each, "zh-Hans")}
    assert {reader: each.id.partition("todo-")[2] for reader, each in pointed.items()} == asked
    assert not any("前一位负责人说" in render(said[reader], "zh-Hans") for reader in READERS.keys() - asked.keys())
    for each in said.values():
        assert ("👉" in render(each, "en")) == ("👉" in render(each, "zh-Hans"))


@pytest.mark.parametrize(
    ("issue", "view", "told"),
    [
        ({}, {"left": LEFT}, "👉 请催一催方晴，11月23日 10:00 之前办好。"),
        ({**AT_TOP, "holder_id": 10}, {}, "👉 已经过了时限，请催一催方晴。"),
        ({"holder_id": None}, {}, "🔁 换人负责了，这件事现在由您负责，方晴接着办。"),
    ],
)
def test_those_who_handle_it_read_the_name_of_whom_they_asked(
    issue: dict[str, Any], view: dict[str, Any], told: str
) -> None:
    given = {"state": State.IN_PROGRESS, "holder_id": 4, "assignee_id": 99, "assignee_as": Role.SOCIAL_WORKER}
    reader = "committee" if issue.get("overdue") else "head"
    assert render(todo(seen(reader, given | issue, {"given_to": "方晴"} | view)), "zh-Hans") == told


@pytest.mark.parametrize(
    ("office", "named"),
    [
        (Role.PARTY_BRANCH, "社区党组织的一位同志"),
        (Role.SOCIAL_WORKER, "一位社工"),
        (Role.ORGANISATION_LEAD, "一位社会组织负责人"),
        (Role.COUNCIL_MEMBER, "一位议事会成员"),
        (Role.ELDER, "一位乡贤"),
        (Role.VOLUNTEER, "一位帮忙的邻居"),
    ],
)
def test_neighbours_read_in_which_office_somebody_does_it(office: Role, named: str) -> None:
    given = {"state": State.IN_PROGRESS, "holder_id": 4, "assignee_id": 99, "assignee_as": office}
    view = seen("company", given, {"given_to": "方晴"})
    assert render(state(view), "zh-Hans") == f"🔧 {named}正在办理，11月23日 10:00 之前办好"


def test_what_is_told_of_who_was_reminded_is_the_same_everywhere() -> None:
    late = {**AT_TOP, "state": State.IN_PROGRESS, "holder_id": 10, "body": Role.PROPERTY_COMPANY}
    view = seen("committee", late, {"admins_hear": True})
    reminded = Event(
        id=1,
        issue_id=view.issue.id,
        at=NOW,
        verb="remind",
        actor_id=None,
        state=State.IN_PROGRESS,
        level=Level.COMMUNITY,
        held_as=Role.RESIDENTS_COMMITTEE,
        words="",
        photos=0,
        erased=False,
    )
    assert "我已经提醒物业和社区管理员" in draw(issue_words.told("overdue-reporter", view), "zh-Hans").text
    assert render(step(view, reminded, 60), "zh-Hans").endswith("过了时限，提醒了负责的人")


def test_whoever_comes_after_reads_whose_work_it_is_while_others_do_it() -> None:
    said = todo(seen("head", {**GIVEN, "state": State.ASSIGNED, "holder_id": None}))
    assert render(said, "zh-Hans") == "🔁 换人负责了，这件事现在由您负责，物业接着办。"


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (timedelta(days=3, hours=18, seconds=9), "3 天 18 小时"),
        (timedelta(hours=6) - timedelta(seconds=9), "6 小时"),
        (timedelta(minutes=59, seconds=40), "1 小时"),
        (timedelta(minutes=29, seconds=50), "30 分钟"),
        (timedelta(seconds=5), "1 分钟"),
    ],
)
def test_a_reminder_begins_with_how_much_time_is_left_and_ends_with_what_to_do(left: timedelta, told: str) -> None:
    lines = draw(work(seen("head", TAKEN, {"left": left})), "zh-Hans").text.splitlines()
    assert lines[0] == f"⏰ <b>提醒：#1 还剩 {told}</b>"
    assert lines[-1] == "👉 请在 11月23日 10:00 之前办好，过时会转到上一级。"


def test_what_is_overdue_names_who_has_it_and_is_not_called_unfinished_before_anybody_took_it_on() -> None:
    by_company = {**AT_TOP, "state": State.IN_PROGRESS, "holder_id": 10, "body": Role.PROPERTY_COMPANY}
    for issue, says, told in (
        (AT_TOP, "还没有人接，等居委会接单", "还没有人接单，实在对不住。我已经提醒居委会和"),
        (
            {**AT_TOP, "held_as": Role.ADMIN},
            "还没有人接，等社区管理员接单",
            "还没有人接单，实在对不住。我已经提醒社区管理员，有进展",
        ),
        (by_company, "还没办好，由物业办理", "还没有办好，实在对不住。我已经提醒物业和"),
    ):
        view = seen("committee", issue, {"admins_hear": True})
        assert render(state(view), "zh-Hans") == f"⏰ 过了时限（11月23日 10:00）{says}"
        assert told in draw(issue_words.told("overdue-reporter", view), "zh-Hans").text
    assert "请物业尽快办" in draw(issue_words.told("overdue-staff", seen("committee", by_company)), "zh-Hans").text


@pytest.mark.parametrize("where", [State.REPORTED, State.ACCEPTED, State.IN_PROGRESS])
def test_what_was_tried_in_vain_is_said_to_be_so_with_the_way_to_its_story(where: State) -> None:
    said = draw(work(seen("grid", {"state": where, "level": Level.GRID, "holder_id": 9, "reopened": 2})), "zh-Hans")
    assert "\n🔁 已经办过 2 次，没解决\n" in f"{said.text}\n"
    assert "⋯ 详情" in [button["text"] for row in said.keyboard for button in row]


@pytest.mark.parametrize("issue", [TAKEN, {**TAKEN, "state": State.REOPENED, "reopened": 1}])
def test_of_what_was_not_tried_or_was_just_reopened_no_more_is_said(issue: dict[str, Any]) -> None:
    said = draw(work(seen("head", issue)), "zh-Hans")
    assert "已经办过" not in said.text
    assert "⋯ 详情" not in [button["text"] for row in said.keyboard for button in row]


@pytest.mark.parametrize("reader", ["other head", "grid", "admin"])
def test_who_has_nothing_to_do_with_it_reads_no_reminder(reader: str) -> None:
    assert reminder(seen(reader, TAKEN, {"left": LEFT})).id == "nothing"


def test_the_lines_of_where_it_stands_follow_each_other_without_a_gap() -> None:
    told = draw(work(seen("head", TAKEN)), "zh-Hans").text
    assert "之前办好\n⏱" in told
    asked = seen(
        "head", TAKEN | GIVEN | {"state": State.ASSIGNED, "reopened": 1}, {"given_by": text("role-grid_worker")}
    )
    assert "之前办好\n📋 网格员交办\n🔁 已经办过 1 次，没解决\n⏱" in draw(work(asked), "zh-Hans").text
