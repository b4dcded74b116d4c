"""A company of one building beside one of the whole community: whose an issue is that was given to the company, and
who hears when that changes.
"""

from __future__ import annotations

import pytest

from handlers.issues import actions, notices
from handlers.issues.views import view, view_for
from handlers.issues.words import outcome_words, work_words
from handlers.kit.faces import draw
from handlers.kit.routes import Routes
from handlers.roles import actions as roles_actions
from rules.access import Role
from rules.issue_answers import Verdict
from rules.issues import Issue
from rules.places import Place
from rules.refusals import Refused
from storage import issue_inbox, issue_supporters, outbox, people, roles
from storage.issue_inbox import Reader
from storage.people import Person
from storage.store import Store, Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who does the work, whatever keeps it."""

TO_DO = "👉 这件事请你们办理"
COMPANY = Role.PROPERTY_COMPANY
ROUTES = Routes()
notices.register(ROUTES)


class Story:
    """Li is in charge of what Wang reports, and gives it to the company: Gao's, of the community, if nobody is nearer
    by.
    """

    def __init__(self, tx: Tx, body: Role = COMPANY) -> None:
        self.tx, self.body, self.town = tx, body, Town(tx)
        self.li, self.lin = self.town.head(), self.town.admin()
        self.gao = self.town.body(body)
        tx.run("UPDATE people SET reachable = 1")

    @property
    def building(self) -> Place:
        return self.town.lane.building

    def steward(self) -> Person:
        """Let somebody more stand for the company, of the building alone, from the beginning."""
        tian = self.town.meets((self.body, self.building))
        people.set_reachable(self.tx, tian.telegram_id, reachable=True)
        return people.by_id(self.tx, tian.id)

    def comes(self) -> Person:
        """Let somebody come into the company's office in the building, and hear what they are asked."""
        tian = self.town.meets()
        people.set_reachable(self.tx, tian.telegram_id, reachable=True)
        self.grants(tian)
        return tian

    def given(self) -> Issue:
        return self.town.assigns(self.li, self.town.accepts(self.li, self.town.reports()), self.body)

    def is_done_in_vain(self, issue: Issue, by: Person) -> Issue:
        """Let the work be done, and Wang say that it is not solved."""
        actions.resolve(self.tx, NOW, self.town.acts(by), SETTINGS, issue.id, words="mended")
        return actions.answer(self.tx, NOW, self.town.acts(self.town.wang), SETTINGS, issue.id, Verdict.UNSOLVED)

    def grants(self, person: Person, where: Place | None = None, hours: int = 1) -> None:
        roles_actions.grant(
            self.tx,
            NOW + hours * HOUR,
            self.town.acts(self.lin),
            SETTINGS,
            person_id=person.id,
            role=self.body,
            where=where or self.building,
            last_day=None,
        )

    def leaves(self, person: Person, hours: int = 2) -> None:
        self.town.leaves(person, self.body, self.building, NOW + hours * HOUR)

    def told(self, person: Person) -> list[str]:
        return [kind for kind in self.town.told(person) if not kind.startswith("roles.")]

    def inbox(self, person: Person) -> list[int]:
        found = issue_inbox.waiting(self.tx, NOW + 9 * HOUR, Reader(person_id=person.id), limit=9)
        return [each.issue_id for each in found]

    def sees(self, person: Person, issue: Issue) -> str:
        """Return how somebody in office sees an issue, with the buttons under it."""
        seen = view_for(self.tx, NOW + 9 * HOUR, SETTINGS, self.town.now(issue), person.telegram_id)
        face = draw(work_words.work(seen), "zh-Hans")
        return face.text + "".join(button["text"] for row in face.keyboard for button in row)

    def reads(self, person: Person) -> list[str]:
        """Return what somebody is told of all that is owed to them about issues, as if it were sent now."""
        said: list[str] = []
        now = NOW + 9 * HOUR
        while owed := [notice for notice in outbox.due(self.tx, now) if notice.chat_id == person.telegram_id]:
            if owed[0].kind.startswith("issues."):
                words = ROUTES.notices[owed[0].kind](self.tx, now, SETTINGS, owed[0])
                said += [draw(words, "zh-Hans").text] if words else []
            outbox.give_up(self.tx, owed, state="dropped", error="read")
        return said


def to_somebody(story: Story, issue: Issue) -> None:
    actions.assign_person(story.tx, NOW, story.town.acts(story.li), issue.id, story.gao.id)


def done(story: Story, issue: Issue, by: Person | None = None) -> None:
    actions.resolve(story.tx, NOW, story.town.acts(by or story.gao), SETTINGS, issue.id, words="mended")


def given_back(story: Story, issue: Issue, by: Person | None = None) -> None:
    actions.give_back(story.tx, NOW, story.town.acts(by or story.gao), SETTINGS, issue.id, "not ours")


def begun(story: Story, issue: Issue, by: Person | None = None) -> None:
    actions.begin(story.tx, NOW, story.town.acts(by or story.gao), issue.id)


# Two of them


@pytest.mark.parametrize("body", [COMPANY, Role.OWNERS_COMMITTEE])
async def test_those_nearest_are_asked_and_whoever_is_farther_up_reads_with_whom_it_is(
    store: Store, body: Role
) -> None:
    def happens(tx: Tx) -> None:
        story = Story(tx, body)
        tian = story.steward()
        issue = story.given()
        assert (story.told(tian), story.told(story.gao)) == (["assigned"], [])
        assert (story.inbox(tian), story.inbox(story.gao)) == ([issue.id], [])
        name = {COMPANY: "物业", Role.OWNERS_COMMITTEE: "业委会"}[body]
        with_whom = f"🛠 已交给Building 1的{name}办理"
        for reader in (tian, story.gao, story.li):
            assert with_whom in story.sees(reader, issue)
        assert TO_DO in story.sees(tian, issue)
        assert "👉" not in story.sees(story.gao, issue)

    await store.transact(happens)


@pytest.mark.parametrize("what", ["begun", "done", "given_back"])
async def test_whoever_is_farther_up_does_not_do_it_in_place_of_those_nearest(store: Store, what: str) -> None:
    def happens(tx: Tx) -> None:
        story = Story(tx)
        tian = story.steward()
        issue = story.given()
        act = {"begun": begun, "done": done, "given_back": given_back}[what]
        for button in ("开始办", "办完了", "退回"):
            assert button in story.sees(tian, issue)
            assert button not in story.sees(story.gao, issue)
        with pytest.raises(Refused) as refused:
            act(story, issue, story.gao)
        assert refused.value.code == "refused-issue-body-at"
        assert refused.value.data == {"body": COMPANY, "place": "Building 1"}
        assert story.town.now(issue) == issue
        act(story, issue, tian)

    await store.transact(happens)


@pytest.mark.parametrize("office", [Role.RESIDENTS_COMMITTEE, Role.ADMIN])
async def test_whoever_is_in_charge_besides_does_it_as_that(store: Store, office: Role) -> None:
    def happens(tx: Tx) -> None:
        story = Story(tx)
        story.steward()
        roles.grant(tx, NOW, person_id=story.gao.id, role=office, where=story.town.lane.community)
        issue = story.given()
        assert "办完了" in story.sees(story.gao, issue)
        assert "退回" not in story.sees(story.gao, issue)
        done(story, issue, story.gao)

    await store.transact(happens)


@in_a_transaction
def test_what_one_person_was_asked_to_do_is_theirs_wherever_their_company_is(tx: Tx) -> None:
    story = Story(tx)
    story.steward()
    issue = story.given()
    to_somebody(story, issue)
    assert "退回" in story.sees(story.gao, issue)
    given_back(story, issue, story.gao)


@in_a_transaction
def test_what_is_done_its_maker_may_say_anew_though_others_are_nearer_by_then(tx: Tx) -> None:
    story = Story(tx)
    issue = story.given()
    done(story, issue, story.gao)
    story.steward()
    assert "改说明" in story.sees(story.gao, issue)
    assert actions.reword(tx, NOW, story.town.acts(story.gao), issue.id, "all of it").result == "all of it"


@in_a_transaction
def test_whoever_helped_and_has_the_problem_too_is_no_judge_of_that(tx: Tx) -> None:
    story = Story(tx)
    story.steward()
    issue = story.given()
    issue_supporters.support(tx, NOW, issue, story.lin.id)
    before = story.told(story.lin)
    done(story, issue, story.lin)
    assert story.told(story.lin) == before
    with pytest.raises(Refused) as refused:
        actions.answer(tx, NOW, story.town.acts(story.lin), SETTINGS, issue.id, Verdict.SOLVED)
    assert refused.value.code == "refused-own-work"


@in_a_transaction
def test_where_there_is_one_alone_it_is_not_said_where_that_is(tx: Tx) -> None:
    story = Story(tx)
    issue = story.given()
    assert "🛠 已交给物业办理" in story.sees(story.gao, issue)
    assert TO_DO in story.sees(story.gao, issue)


@in_a_transaction
def test_of_what_is_over_it_is_not_said_either(tx: Tx) -> None:
    """Who did it stays the same, whoever comes into office later."""
    story = Story(tx)
    issue = story.given()
    actions.resolve(tx, NOW, story.town.acts(story.gao), SETTINGS, issue.id, words="mended")
    ended = actions.answer(tx, NOW, story.town.acts(story.town.wang), SETTINGS, issue.id, Verdict.SOLVED)
    story.steward()
    assert "Building 1的物业" not in story.sees(story.li, ended)


@in_a_transaction
def test_which_of_them_did_it_is_told_when_it_is_over_whoever_is_there_then(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    issue = story.given()
    done(story, issue, tian)
    ended = actions.answer(tx, NOW, story.town.acts(story.town.wang), SETTINGS, issue.id, Verdict.SOLVED)
    story.leaves(tian)
    told = outcome_words.outcome(view(tx, NOW + 9 * HOUR, SETTINGS, ended))
    assert "Building 1的物业" in draw(told, "zh-Hans").text


@in_a_transaction
def test_the_nearest_alone_are_reminded(tx: Tx) -> None:
    story = Story(tx)
    tian = story.steward()
    issue = story.given()
    actions.nudge(tx, issue.due_at - HOUR, SETTINGS, issue.id)
    assert (story.told(tian)[-1], story.told(story.gao)) == ("nudge", [])


@in_a_transaction
def test_where_those_nearest_cannot_hear_it_waits_with_whoever_is_told_instead(tx: Tx) -> None:
    """It is not with whoever is farther up, who were told nothing: so it stands in the inbox of those who were."""
    story = Story(tx)
    tian = story.steward()
    issue = story.given()
    for deaf in (tian, story.li):
        people.set_reachable(tx, deaf.telegram_id, reachable=False)
    assert story.inbox(story.gao) == []
    assert story.inbox(story.lin) == [issue.id]


@in_a_transaction
def test_when_one_of_them_returns_it_the_others_hear_that_it_is_theirs_no_more(tx: Tx) -> None:
    story = Story(tx)
    tian, tao = story.steward(), story.steward()
    given_back(story, story.given(), tian)
    assert story.reads(tao)[-1].endswith("↩ #1 同事已经退回了，你们不用再办了。")
    for other in (tian, story.gao):
        assert "returned-former" not in story.told(other)
