"""An office of a higher level steps in: from then on its level answers, and those below hear so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.issues import actions
from handlers.issues.timely import still_true
from handlers.issues.views import view_for
from handlers.issues.words.issue_words import told
from handlers.issues.words.todo_words import todo
from handlers.kit.texts import render
from rules.access import Role
from rules.issue_answers import Verdict
from rules.issues import Issue
from rules.places import Level
from storage import issue_inbox
from storage.issue_inbox import Reader
from storage.people import Person, set_reachable
from storage.store import Store, Tx
from tests.handlers.test_issue_offices import BOSS, SETTINGS, Town
from tests.storage.lane import DAY, HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who answers, whatever keeps it."""


@pytest.mark.parametrize(
    ("who", "level", "office"),
    [
        (Town.head, Level.BUILDING, Role.BUILDING_HEAD),
        (Town.grid_worker, Level.GRID, Role.GRID_WORKER),
        (Town.committee, Level.COMMUNITY, Role.RESIDENTS_COMMITTEE),
        (Town.admin, Level.COMMUNITY, Role.ADMIN),
    ],
)
async def test_who_takes_it_on_brings_it_to_their_level(
    store: Store, who: Callable[[Town], Person], level: Level, office: Role
) -> None:
    def happens(tx: Tx) -> None:
        town = Town(tx)
        li, officer = town.head(), who(town)
        issue = actions.accept(tx, NOW + HOUR, town.acts(officer), SETTINGS, town.reports().id)
        assert (issue.level, issue.held_as, issue.holder_id) == (level, office, officer.id)
        passed_over = level is not Level.BUILDING
        assert issue.since == (NOW + HOUR if passed_over else NOW)
        assert issue.due_at == NOW + HOUR + SETTINGS.issues.resolve[level]
        assert ("accepted-former" in town.told(li)) is passed_over
        assert "accepted-former" not in town.told(officer)

    await store.transact(happens)


@in_a_transaction
def test_it_never_goes_down_from_whoever_stepped_in(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he = town.head(), town.grid_worker(), town.committee()
    lifted, late = (town.accepts(officer, town.reports()) for officer in (liu, he))
    actions.lift(tx, NOW, town.acts(liu), SETTINGS, lifted.id, "big")
    assert (town.now(lifted).level, town.told(he)[-1]) == (Level.COMMUNITY, "to-accept")
    actions.run_out(tx, NOW + 30 * DAY, SETTINGS, late.id)
    assert (town.now(late).level, town.now(late).overdue, town.told(he)[-1]) == (Level.COMMUNITY, 1, "overdue")
    assert town.told(li) == ["to-accept", "accepted-former"] * 2


@in_a_transaction
def test_what_the_reporter_was_asked_about_the_level_below_is_asked_no_more(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he = town.head(), town.grid_worker(), town.committee()
    issue = actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "big")
    town.is_asked_down(liu, issue)
    assert town.accepts(he, issue).lower_because is None


@in_a_transaction
def test_those_below_are_told_while_it_stays_there(tx: Tx) -> None:
    town = Town(tx)
    issue = town.accepts(town.grid_worker(), town.reports())
    assert still_true("accepted-former", issue, NOW.isoformat())
    assert not still_true("accepted-former", issue, (NOW + HOUR).isoformat())


# Nobody of the office can be reached


def reaches(town: Town, *people: Person) -> None:
    """Let the bot write to these, and to nobody else."""
    town.tx.run("UPDATE people SET reachable = 0")
    for person in people:
        set_reachable(town.tx, person.telegram_id, reachable=True)


@in_a_transaction
def test_where_nobody_of_the_office_hears_it_the_first_above_who_does_hears_it_too(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he, lin = town.head(), town.grid_worker(), town.committee(), town.admin()
    reaches(town, he, lin)
    issue = town.reports()
    assert (issue.level, issue.held_as) == (Level.BUILDING, Role.BUILDING_HEAD)
    assert [town.told(each) for each in (li, liu, he, lin)] == [["to-accept"], [], ["unheard"], []]
    assert "楼门院长现在收不到我的消息" in asked(town, he, issue)
    reaches(town, li, he)
    assert "收不到" not in asked(town, he, issue)
    assert town.accepts(he, issue).level is Level.COMMUNITY


@in_a_transaction
def test_where_one_of_them_hears_it_nobody_above_does(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    li, liu = town.head(), town.grid_worker()
    reaches(town, li, liu)
    town.reports()
    assert town.told(liu) == []


@in_a_transaction
def test_admins_hear_what_the_committee_can_not_hear_as_it_comes_up(tx: Tx) -> None:
    town = Town(tx)
    liu, he, lin = town.grid_worker(), town.committee(), town.admin()
    reaches(town, liu, lin)
    actions.run_out(tx, NOW + DAY, SETTINGS, town.reports().id)
    assert (town.told(he), town.told(lin)) == (["to-accept"], ["unheard"])


@in_a_transaction
def test_it_stands_in_the_inbox_of_whom_it_was_told_to_instead_and_of_nobody_else(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he, lin = town.head(), town.grid_worker(), town.committee(), town.admin()
    reaches(town, he, lin)
    town.reports()
    assert [waits(town, each) for each in (li, liu, he, lin)] == [1, 0, 1, 0]
    reaches(town, lin)
    assert [waits(town, each) for each in (he, lin)] == [0, 1]
    reaches(town, li, he)
    assert [waits(town, each) for each in (li, he, lin)] == [1, 0, 0]


@in_a_transaction
def test_what_was_given_to_somebody_who_holds_no_office_any_more_waits_for_whoever_stands_in(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    zhang = town.meets((Role.VOLUNTEER, town.lane.community))
    issue = town.accepts(li, town.reports())
    actions.assign_person(tx, NOW, town.acts(li), issue.id, zhang.id)
    reaches(town, zhang, liu)
    assert waits(town, liu) == 0
    town.leaves(zhang, Role.VOLUNTEER, town.lane.community, NOW)
    assert (waits(town, liu), town.told(liu)) == (1, ["unheard"])
    reaches(town, li, liu)
    assert waits(town, liu) == 0


@in_a_transaction
def test_what_whoever_left_had_in_hand_is_told_above_where_nobody_of_their_office_can_be_reached(tx: Tx) -> None:
    town = Town(tx)
    li, zhao, liu = town.head(), town.head(), town.grid_worker()
    reaches(town, li, liu)
    town.accepts(li, town.reports())
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building, NOW)
    assert (town.told(zhao)[-1], town.told(liu), waits(town, liu)) == ("handed-over", ["unheard"], 1)


@in_a_transaction
def test_what_is_overdue_stands_for_admins_who_stand_in_among_what_is_overdue_alone(tx: Tx) -> None:
    town = Town(tx)
    he, sun, lin = town.committee(), town.committee(), town.admin()
    boss = town.meets(telegram_id=BOSS)
    reaches(town, lin, boss)
    issue = town.accepts(he, town.reports())
    readers = (Reader(person_id=lin.id), Reader(person_id=boss.id, everywhere=True))
    assert [issue_inbox.counts(tx, NOW, reader).total for reader in readers] == [1, 1]
    late = issue.due_at
    actions.run_out(tx, late, SETTINGS, issue.id)
    for reader in readers:
        assert issue_inbox.counts(tx, late, reader).total == 0
        assert issue_inbox.overdue_count(tx, late, reader, issue.community_id) == 1
    reaches(town, sun, lin)
    assert issue_inbox.counts(tx, late, Reader(person_id=sun.id)).total == 1


@in_a_transaction
def test_in_the_morning_and_before_its_time_is_over_who_was_told_instead_hears_of_it_too(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    he, lin = town.committee(), town.admin()
    reaches(town, he, lin)
    issue = town.reports()
    actions.nudge(tx, issue.due_at - HOUR, SETTINGS, issue.id)
    actions.morning(tx, issue.due_at - HOUR, SETTINGS, town.lane.community.community_id)
    assert (town.told(he), town.told(lin)) == (["unheard", "nudge", "morning"], [])


@in_a_transaction
def test_who_can_be_reached_from_now_on_nearer_by_is_told_as_well(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    liu, he = town.grid_worker(), town.committee()
    reaches(town, he)
    town.reports()
    reaches(town, liu, he)
    for _ in range(2):
        actions.heard_anew(tx, NOW + HOUR, SETTINGS, liu)
    assert (town.told(liu), town.told(he)) == (["unheard"], ["unheard"])


@in_a_transaction
def test_what_somebody_took_on_who_can_be_reached_no_more_others_of_the_office_hear_of_or_those_above(tx: Tx) -> None:
    town = Town(tx)
    li, zhao, liu, lin = town.head(), town.head(), town.grid_worker(), town.admin()
    reaches(town, li, zhao, liu, lin)
    issue = town.accepts(li, town.reports())
    reaches(town, zhao, liu, lin)
    for _ in range(2):
        actions.heard_anew(tx, NOW + HOUR, SETTINGS, li)
    assert [town.told(each)[-1:] for each in (zhao, liu, lin)] == [["unheard"], [], []]
    assert [waits(town, each) for each in (zhao, liu, lin)] == [1, 0, 0]
    reaches(town, liu, lin)
    actions.heard_anew(tx, NOW + HOUR, SETTINGS, zhao)
    assert [town.told(each).count("unheard") for each in (zhao, liu, lin)] == [1, 1, 0]
    assert [waits(town, each) for each in (zhao, liu, lin)] == [0, 1, 0]
    assert f"{li.name}现在收不到我的消息，请您当面转告" in asked(town, liu, issue)
    actions.nudge(tx, issue.due_at - HOUR, SETTINGS, issue.id)
    actions.morning(tx, issue.due_at - HOUR, SETTINGS, town.lane.community.community_id)
    assert (town.told(liu), town.told(lin)) == (["unheard", "nudge", "morning"], [])


@in_a_transaction
def test_what_was_given_to_a_body_that_can_be_reached_no_more_its_holder_hears_of_and_then_those_above(tx: Tx) -> None:
    town = Town(tx)
    li, liu, gao, ma = town.head(), town.grid_worker(), town.body(), town.body(Role.OWNERS_COMMITTEE)
    reaches(town, li, liu, gao, ma)
    issue = town.assigns(li, town.accepts(li, town.reports()))
    reaches(town, liu, gao, ma)
    actions.heard_anew(tx, NOW + HOUR, SETTINGS, li)
    assert (town.told(liu), waits(town, liu)) == ([], 0)
    reaches(town, li, liu, ma)
    actions.heard_anew(tx, NOW + HOUR, SETTINGS, gao)
    assert (town.told(li).count("unheard"), town.told(liu)) == (1, [])
    reaches(town, liu, ma)
    actions.heard_anew(tx, NOW + HOUR, SETTINGS, li)
    assert (town.told(liu), waits(town, liu)) == (["unheard"], 1)
    town.assigns(liu, issue, Role.OWNERS_COMMITTEE)
    assert (waits(town, liu), asked(town, liu, town.now(issue))) == (0, "")


@in_a_transaction
def test_of_what_is_overdue_nobody_reads_that_an_office_was_reminded_that_can_not_be_reached(tx: Tx) -> None:
    town = Town(tx)
    he, lin = town.committee(), town.admin()
    reaches(town, he, lin)
    issue = town.accepts(he, town.reports())
    actions.run_out(tx, issue.due_at, SETTINGS, issue.id)
    for reached, reminded in (
        ((he, lin), "我已经提醒居委会和社区管理员，"),
        ((he,), "我已经提醒居委会，"),
        ((lin,), "我已经提醒社区管理员，"),
        ((), "办事的人现在都收不到我的消息，见到了请当面说一声。"),
    ):
        reaches(town, *reached)
        view = view_for(tx, NOW, SETTINGS, town.now(issue), town.wang.telegram_id)
        read = render(told("overdue-reporter", view).text, "zh-Hans")
        assert read.rstrip().endswith(f"过了时限还没有办好，实在对不住。{reminded}有进展马上告诉您。")


@in_a_transaction
def test_whoever_stands_in_is_not_asked_to_press_those_who_can_not_hear_it(tx: Tx) -> None:
    town = Town(tx)
    he, lin = town.committee(), town.admin()
    issue = town.accepts(he, town.reports())
    lifted = town.reports()
    for _ in range(3):
        actions.run_out(tx, NOW + 30 * DAY, SETTINGS, lifted.id)
    actions.run_out(tx, issue.due_at, SETTINGS, issue.id)
    reaches(town, lin)
    todos = [asked(town, lin, town.now(each)) for each in (lifted, issue)]
    assert todos == [
        "👉 已经过了时限，居委会现在收不到我的消息，请您转告一声，或者直接接单。",
        f"👉 已经过了时限，{he.name}现在收不到我的消息，请您当面转告，或者改交别人办。",
    ]


@pytest.mark.parametrize("verdict", [Verdict.PARTLY, Verdict.UNSOLVED])
async def test_work_that_goes_on_with_somebody_who_can_be_reached_no_more_is_told_above(
    store: Store, verdict: Verdict
) -> None:
    def happens(tx: Tx) -> None:
        town = Town(tx)
        li, liu = town.head(), town.grid_worker()
        issue = town.accepts(li, town.reports())
        actions.resolve(tx, NOW, town.acts(li), SETTINGS, issue.id, words="mended")
        reaches(town, liu)
        actions.answer(tx, NOW + HOUR, town.acts(town.wang), SETTINGS, issue.id, verdict)
        assert town.told(liu) == ["unheard"]

    await store.transact(happens)


def waits(town: Town, reader: Person) -> int:
    return issue_inbox.counts(town.tx, NOW, Reader(person_id=reader.id)).total


def asked(town: Town, reader: Person, issue: Issue) -> str:
    """Return what somebody reads that they shall do about an issue."""
    return render(todo(view_for(town.tx, NOW, SETTINGS, issue, reader.telegram_id)), "zh-Hans")
