"""Who answers for an issue, whatever happens to offices: the actions themselves, in one transaction each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.issues import actions
from handlers.issues.timely import still_true
from handlers.issues.views import view_for
from handlers.kit import visit
from handlers.kit.visit import Settings
from rules.access import Actor, Held, Role
from rules.issue_answers import Verdict
from rules.issues import Issue, Report, State
from rules.places import Level, Place
from rules.refusals import Refused
from storage import issues, people, roles
from storage.people import Person
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, Lane, found, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who answers, whatever keeps it."""

BOSS = 900
SETTINGS = Settings(bot_id=1, bot_username="yishi", language="zh-Hans", zone=ZoneInfo("Asia/Shanghai"))
WITH_BOSS = Settings(
    bot_id=1, bot_username="yishi", language="zh-Hans", zone=ZoneInfo("Asia/Shanghai"), admins=frozenset({BOSS})
)


@dataclass
class Town:
    """Locust Lane with Wang, who reports, and with whoever is given an office."""

    tx: Tx
    settings: Settings = SETTINGS
    lane: Lane = field(init=False)
    wang: Person = field(init=False)
    _met: int = 100

    def __post_init__(self) -> None:
        self.lane, self.wang = found(self.tx), self.meets()

    def meets(self, *offices: tuple[Role, Place], telegram_id: int = 0) -> Person:
        """Let somebody come into town, with these offices."""
        self._met += 1
        person = people.meet(
            self.tx, NOW, telegram_id=telegram_id or self._met, name=f"P{self._met}", language_code=None
        )
        for role, where in offices:
            roles.grant(self.tx, NOW, person_id=person.id, role=role, where=where)
        return person

    def head(self) -> Person:
        return self.meets((Role.BUILDING_HEAD, self.lane.building))

    def grid_worker(self) -> Person:
        return self.meets((Role.GRID_WORKER, self.lane.grid))

    def committee(self) -> Person:
        return self.meets((Role.RESIDENTS_COMMITTEE, self.lane.community))

    def admin(self) -> Person:
        return self.meets((Role.ADMIN, self.lane.community))

    def body(self, role: Role = Role.PROPERTY_COMPANY) -> Person:
        return self.meets((role, self.lane.community))

    def acts(self, person: Person) -> Actor:
        return visit.actor(self.tx, NOW, self.settings, person, None)

    def reports(self, reporter: Person | None = None) -> Issue:
        neighbour = Actor(person_id=(reporter or self.wang).id, holds=(Held(Role.NEIGHBOUR, self.lane.building.id),))
        told = Report(category="lighting", words="The light is broken")
        return actions.report(self.tx, NOW, neighbour, self.settings, self.lane.building, told)

    def accepts(self, person: Person, issue: Issue) -> Issue:
        return actions.accept(self.tx, NOW, self.acts(person), self.settings, issue.id)

    def declines(self, person: Person, issue: Issue, now: datetime = NOW) -> Issue:
        return actions.decline(self.tx, now, self.acts(person), self.settings, issue.id, "no")

    def appeals(self, issue: Issue, by: Person | None = None) -> Issue:
        return actions.appeal(self.tx, NOW + HOUR, self.acts(by or self.wang), self.settings, issue.id)

    def assigns(self, person: Person, issue: Issue, body: Role = Role.PROPERTY_COMPANY) -> Issue:
        return actions.assign(self.tx, NOW, self.acts(person), self.settings, issue.id, body)

    def is_asked_down(self, person: Person, issue: Issue) -> Issue:
        return actions.propose_lower(self.tx, NOW, self.acts(person), self.settings, issue.id, "small")

    def leaves(self, person: Person, role: Role, where: Place, now: datetime = NOW + HOUR) -> None:
        """Let somebody hold an office no more."""
        [office] = [
            each for each in roles.at(self.tx, now, where.id) if (each.person_id, each.role) == (person.id, role)
        ]
        actions.leave_office(self.tx, now, self.settings, person, roles.set_until(self.tx, office, now))

    def told(self, person: Person) -> list[str]:
        """Return what somebody was told, in order."""
        rows = self.tx.all("SELECT kind FROM outbox WHERE chat_id = :chat ORDER BY id", chat=person.telegram_id)
        return [row["kind"].removeprefix("issues.") for row in rows]

    def now(self, issue: Issue) -> Issue:
        return issues.issue(self.tx, issue.id)


# An appeal against those at the top


@in_a_transaction
def test_what_the_committee_declined_is_looked_at_by_the_admins_alone(tx: Tx) -> None:
    town = Town(tx)
    he, lin = town.committee(), town.admin()
    issue = town.appeals(town.declines(he, town.reports()))
    assert (issue.level, issue.held_as) == (Level.COMMUNITY, Role.ADMIN)
    assert (town.told(lin), town.told(he)) == (["to-accept"], ["to-accept"])
    [event] = tx.all("SELECT held_as FROM issue_events WHERE verb = 'appeal'")
    assert event["held_as"] == "admin"
    for act in (town.accepts, town.declines):
        with pytest.raises(Refused) as refused:
            act(he, issue)
        assert refused.value.code == "refused-issue-admins"
    actions.nudge(tx, issue.due_at - HOUR, SETTINGS, issue.id)
    assert (town.told(lin), town.told(he)) == (["to-accept", "nudge"], ["to-accept"])
    assert town.accepts(lin, issue).state is State.ACCEPTED


@in_a_transaction
def test_an_appeal_stays_with_the_admins_when_one_who_is_of_the_committee_too_takes_it_on(tx: Tx) -> None:
    town = Town(tx)
    he = town.committee()
    both = town.meets((Role.RESIDENTS_COMMITTEE, town.lane.community), (Role.ADMIN, town.lane.community))
    issue = town.accepts(both, town.appeals(town.declines(he, town.reports())))
    assert issue.held_as is Role.ADMIN


@in_a_transaction
def test_an_appeal_stays_with_the_admins_when_one_of_them_leaves(tx: Tx) -> None:
    town = Town(tx)
    he, lin, sun = town.committee(), town.admin(), town.admin()
    issue = town.appeals(town.declines(he, town.reports()))
    town.leaves(lin, Role.ADMIN, town.lane.community)
    assert town.now(issue).held_as is Role.ADMIN
    town.accepts(sun, issue)
    town.admin()
    town.leaves(sun, Role.ADMIN, town.lane.community)
    assert town.now(issue).held_as is Role.ADMIN
    assert "handed-over" not in town.told(he)


# An appeal against whoever declined


@in_a_transaction
def test_an_appeal_goes_above_the_office_that_declined(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he, lin = town.head(), town.grid_worker(), town.committee(), town.admin()
    for decliner, held_as, level, office in (
        (li, Role.BUILDING_HEAD, Level.GRID, Role.GRID_WORKER),
        (liu, Role.GRID_WORKER, Level.COMMUNITY, Role.RESIDENTS_COMMITTEE),
        (he, Role.RESIDENTS_COMMITTEE, Level.COMMUNITY, Role.ADMIN),
        (lin, Role.ADMIN, Level.COMMUNITY, Role.ADMIN),
    ):
        issue = town.declines(decliner, town.reports())
        assert (issue.level, issue.held_as) == (Level.BUILDING, held_as)
        issue = town.appeals(issue)
        assert (issue.level, issue.held_as) == (level, office)


@in_a_transaction
def test_who_declined_does_not_decline_the_appeal_but_may_take_it_on(tx: Tx) -> None:
    town = Town(tx)
    li = town.meets((Role.BUILDING_HEAD, town.lane.building), (Role.GRID_WORKER, town.lane.grid))
    liu = town.grid_worker()
    issue, other = (town.appeals(town.declines(li, town.reports())) for _ in range(2))
    with pytest.raises(Refused) as refused:
        town.declines(li, issue)
    assert refused.value.code == "refused-declined-before"
    assert town.accepts(li, issue).held_as is Role.GRID_WORKER
    assert town.declines(liu, other).state is State.DECLINED


@in_a_transaction
def test_what_was_merged_into_a_declined_one_is_appealed_against_with_it(tx: Tx) -> None:
    town = Town(tx)
    li, zhang = town.head(), town.meets()
    head, merged = town.reports(), town.reports(zhang)
    actions.merge(tx, NOW, town.acts(li), SETTINGS, merged.id, head.id)
    town.declines(li, head)
    assert town.told(zhang) == ["merged", "declined"]
    assert town.appeals(head, zhang).appealed
    with pytest.raises(Refused) as refused:
        town.appeals(head)
    assert refused.value.code == "refused-appealed"


@in_a_transaction
def test_what_was_merged_into_a_declined_one_ends_with_it(tx: Tx) -> None:
    town = Town(tx)
    li, zhang = town.head(), town.meets()
    head, merged = town.reports(), town.reports(zhang)
    actions.merge(tx, NOW, town.acts(li), SETTINGS, merged.id, head.id)
    town.declines(li, head)
    actions.forgo_appeal(tx, NOW + 7 * DAY, head.id)
    assert town.now(head).ended_at == town.now(merged).ended_at == NOW + 7 * DAY
    kept = tx.all("SELECT subject_id FROM deadlines WHERE kind = 'issues.forget' ORDER BY subject_id")
    assert [row["subject_id"] for row in kept] == [head.id, merged.id]
    with pytest.raises(Refused) as refused:
        actions.part(tx, NOW + 8 * DAY, town.acts(li), SETTINGS, merged.id)
    assert refused.value.code == "refused-part-over"


# Where admins answer


@in_a_transaction
def test_admins_are_reminded_of_what_lies_with_them(tx: Tx) -> None:
    town = Town(tx, WITH_BOSS)
    lin, boss = town.admin(), town.meets(telegram_id=BOSS)
    issue = town.reports()
    actions.nudge(tx, issue.due_at - HOUR, WITH_BOSS, issue.id)
    assert town.told(lin) == town.told(boss) == ["to-accept", "nudge"]


@in_a_transaction
def test_an_admin_of_the_settings_hears_what_is_said_of_what_was_handed_over_to_them(tx: Tx) -> None:
    town = Town(tx, WITH_BOSS)
    boss, li = town.meets(telegram_id=BOSS), town.head()
    issue = town.accepts(li, town.reports())
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    assert town.told(boss) == ["handed-over"]
    actions.nudge(tx, issue.due_at - HOUR, WITH_BOSS, issue.id)
    actions.resolve(tx, NOW + DAY, town.acts(boss), WITH_BOSS, issue.id, words="done")
    acting = town.acts(town.wang)
    actions.answer(tx, NOW + DAY, acting, WITH_BOSS, issue.id, Verdict.UNSOLVED)
    actions.add_words(tx, NOW + DAY, acting, WITH_BOSS, issue.id, "it flickers")
    assert town.told(boss) == ["handed-over", "nudge", "reopened", "words"]


# Whoever answers for it leaves


@in_a_transaction
def test_what_was_handed_over_to_an_office_goes_on_when_that_is_empty_too(tx: Tx) -> None:
    town = Town(tx)
    li, liu, other, he = town.head(), town.grid_worker(), town.grid_worker(), town.committee()
    issue = town.accepts(li, town.reports())
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    town.leaves(liu, Role.GRID_WORKER, town.lane.grid)
    assert (town.now(issue).held_as, town.told(he)) == (Role.GRID_WORKER, [])
    town.leaves(other, Role.GRID_WORKER, town.lane.grid, NOW + DAY)
    assert (town.now(issue).held_as, town.told(he)) == (Role.RESIDENTS_COMMITTEE, ["handed-over"])


# Whoever it was given to leaves


@in_a_transaction
def test_those_at_it_hear_when_nobody_is_left_in_the_body(tx: Tx) -> None:
    town = Town(tx)
    li, gao, other = town.head(), town.body(), town.body()
    issue = town.assigns(li, town.accepts(li, town.reports()))
    town.leaves(gao, Role.PROPERTY_COMPANY, town.lane.community)
    assert "forsaken" not in town.told(li)
    town.leaves(other, Role.PROPERTY_COMPANY, town.lane.community)
    assert (town.told(li)[-1], town.told(town.wang)[-1]) == ("forsaken", "forsaken-reporter")
    issue = town.now(issue)
    assert (issue.state, issue.body, issue.holder_id) == (State.ACCEPTED, None, li.id)
    assert not still_true("assigned-reporter", issue, f"property_company@{NOW.isoformat()}")
    assert view_for(tx, NOW + DAY, SETTINGS, issue, li.telegram_id).forsaken
    town.body()
    issue = town.assigns(li, issue)
    assert not still_true("forsaken-reporter", issue, "")
    assert not view_for(tx, NOW + DAY, SETTINGS, issue, li.telegram_id).forsaken


def _leaves_what_they_were_doing(town: Town, head: Person) -> Issue:
    """Let a head do themselves what Wang reported, and leave their office. Return what became of it."""
    issue = town.accepts(head, town.reports())
    actions.assign_person(town.tx, NOW, town.acts(head), issue.id, head.id)
    town.leaves(head, Role.BUILDING_HEAD, town.lane.building)
    return town.now(issue)


@in_a_transaction
def test_what_its_holder_was_doing_themselves_is_in_nobodys_hands_when_they_leave(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    issue = _leaves_what_they_were_doing(town, li)
    assert (issue.state, issue.assignee_id, issue.holder_id) == (State.ACCEPTED, None, None)
    assert (issue.held_as, town.told(liu)) == (Role.GRID_WORKER, ["handed-over"])
    assert town.told(town.wang)[-1] == "handed-over-reporter"


@in_a_transaction
def test_its_reporter_hears_too_where_another_of_the_same_office_goes_on_with_that(tx: Tx) -> None:
    town = Town(tx)
    li, other = town.head(), town.head()
    issue = _leaves_what_they_were_doing(town, li)
    assert issue.held_as is Role.BUILDING_HEAD
    assert (town.told(other)[-1], town.told(town.wang)[-1]) == ("handed-over", "handed-over-reporter")


@in_a_transaction
def test_what_a_body_had_done_before_it_was_left_waits_for_the_reporters_word_all_the_same(tx: Tx) -> None:
    town = Town(tx)
    li, gao = town.head(), town.body()
    issue = town.assigns(li, town.accepts(li, town.reports()))
    actions.resolve(tx, NOW, town.acts(gao), SETTINGS, issue.id, words="done")
    town.leaves(gao, Role.PROPERTY_COMPANY, town.lane.community)
    issue = town.now(issue)
    assert (issue.state, issue.body) == (State.RESOLVED, Role.PROPERTY_COMPANY)
    assert ("forsaken" in town.told(li), "forsaken-reporter" in town.told(town.wang)) == (False, False)


@in_a_transaction
def test_it_is_told_each_time_that_somebody_whom_it_was_given_to_leaves(tx: Tx) -> None:
    town = Town(tx)
    li, gao = town.head(), town.body()
    issue = town.accepts(li, town.reports())
    for times, left in ((1, NOW + HOUR), (2, NOW + DAY)):
        actions.assign_person(tx, left - SECOND, town.acts(li), issue.id, gao.id)
        town.leaves(gao, Role.PROPERTY_COMPANY, town.lane.community, left)
        assert town.told(li).count("forsaken") == times
        assert still_true("forsaken", town.now(issue), left.isoformat())
        roles.grant(tx, left, person_id=gao.id, role=Role.PROPERTY_COMPANY, where=town.lane.community)


# Those who had it hear that they don't any more


@in_a_transaction
def test_those_who_worked_on_it_hear_when_it_is_passed_up_over_their_heads(tx: Tx) -> None:
    town = Town(tx)
    li, liu, he, gao = town.head(), town.grid_worker(), town.committee(), town.body()
    taken, waiting = town.assigns(li, town.accepts(li, town.reports())), town.reports()
    for issue in (taken, waiting):
        actions.lift(tx, NOW, town.acts(he), SETTINGS, issue.id, "big")
    assert town.told(li) == ["to-accept", "in-hand", "to-accept", "lifted-former", "lifted-former"]
    assert town.told(gao) == ["assigned", "lifted-former"]
    assert (town.told(liu), town.told(he)) == (["to-accept", "to-accept"], [])


@in_a_transaction
def test_who_passes_it_up_or_answers_for_it_then_is_not_told(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.meets((Role.BUILDING_HEAD, town.lane.building), (Role.GRID_WORKER, town.lane.grid))
    actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "big")
    assert (town.told(li), town.told(liu)) == (["to-accept"], ["to-accept", "to-accept"])


@in_a_transaction
def test_the_body_hears_when_it_goes_outside_and_when_it_is_given_up(tx: Tx) -> None:
    town = Town(tx)
    he, lin, gao = town.committee(), town.admin(), town.body()
    referred, ended = (town.assigns(he, town.accepts(he, town.reports())) for _ in range(2))
    actions.refer(tx, NOW, town.acts(lin), SETTINGS, referred.id, outside="grid company", reference="1")
    actions.give_up(tx, NOW, town.acts(he), SETTINGS, ended.id, "no")
    assert town.told(gao) == ["assigned", "assigned", "referred-former", "unsolved-former"]
    assert town.told(he) == ["to-accept", "in-hand", "to-accept", "in-hand", "referred-former"]
    assert town.told(lin) == []


# Down a level


@in_a_transaction
def test_nobody_is_asked_about_going_down_where_nobody_below_could_take_it_on(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    issue = town.accepts(liu, town.reports(li))
    assert (issue.level, issue.held_as) == (Level.GRID, Role.GRID_WORKER)
    with pytest.raises(Refused) as refused:
        town.is_asked_down(liu, issue)
    assert (refused.value.code, refused.value.data) == ("refused-nobody-below", {"level": "building"})
    assert town.now(issue).lower_because is None


@in_a_transaction
def test_the_reporter_is_asked_once_at_a_time(tx: Tx) -> None:
    town = Town(tx)
    town.head()
    liu, li = town.grid_worker(), town.head()
    issue = actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "big")
    town.is_asked_down(liu, issue)
    with pytest.raises(Refused) as refused:
        town.is_asked_down(liu, issue)
    assert refused.value.code == "refused-lower-asked"


@in_a_transaction
def test_it_stays_where_nobody_is_left_below_when_the_reporter_agrees(tx: Tx) -> None:
    town = Town(tx)
    li, liu = town.head(), town.grid_worker()
    issue = actions.lift(tx, NOW, town.acts(li), SETTINGS, town.reports().id, "big")
    town.is_asked_down(liu, town.accepts(liu, issue))
    town.leaves(li, Role.BUILDING_HEAD, town.lane.building)
    issue, went = actions.lower(tx, NOW + HOUR, town.acts(town.wang), SETTINGS, issue.id)
    assert (went, issue.level, issue.holder_id, issue.lower_because) == (False, Level.GRID, liu.id, None)
    assert town.told(liu)[-1] == "lower-refused"


# To the body of which only the reporter is


@in_a_transaction
def test_the_reporter_alone_is_no_body(tx: Tx) -> None:
    town = Town(tx)
    li, gao = town.head(), town.body()
    issue = town.accepts(li, town.reports(gao))
    with pytest.raises(Refused) as refused:
        town.assigns(li, issue)
    assert refused.value.code == "refused-reporter-alone-there"
    other = town.body()
    issue = town.assigns(li, issue)
    assert (town.told(other), town.told(gao)) == (["assigned"], ["accepted", "assigned-reporter"])
    actions.resolve(tx, NOW, town.acts(other), SETTINGS, issue.id, words="done")
    assert town.told(gao)[-1] == "resolved"


@in_a_transaction
def test_why_it_was_passed_up_goes_on_with_it_and_why_work_was_given_back_does_not(tx: Tx) -> None:
    town = Town(tx)
    head, body = town.head(), town.body()
    town.grid_worker()
    town.committee()
    issue = town.assigns(head, town.accepts(head, town.reports()))
    actions.give_back(tx, NOW, town.acts(body), SETTINGS, issue.id, "not ours")
    actions.run_out(tx, NOW + 30 * DAY, SETTINGS, issue.id)
    assert (town.now(issue).level, town.now(issue).why) == (Level.GRID, None)
    lifted = town.accepts(head, town.reports())
    actions.lift(tx, NOW, town.acts(head), SETTINGS, lifted.id, "the whole street")
    actions.run_out(tx, NOW + 30 * DAY, SETTINGS, lifted.id)
    assert (town.now(lifted).level, town.now(lifted).why) == (Level.COMMUNITY, "the whole street")
