"""Whoever handled an issue and holds no office for it any more reads on about nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from handlers.issues import actions, notices
from handlers.issues.actions import WORK
from handlers.kit.faces import draw
from handlers.kit.routes import Routes
from handlers.roles import actions as roles_actions
from rules.access import Actor, Held, Role
from rules.issue_answers import Verdict
from rules.issues import Issue, Report
from rules.places import Place
from storage import cards, outbox, places, roles
from storage.people import Person
from storage.store import Store, Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import DAY, HOUR, NOW, SECOND

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who hears of what, whatever keeps it."""

SECRET = "the Wangs of 402"
THEN = NOW + HOUR
ROUTES = Routes()
notices.register(ROUTES)


class Story:
    """A private issue of Wang's, Li who is in charge, and Sun, who has a part in it and an office until `THEN`."""

    def __init__(self, tx: Tx) -> None:
        self.tx, self.town = tx, Town(tx)
        self.li, self.liu, self.lin = self.town.head(), self.town.grid_worker(), self.town.admin()
        self.sun = self.town.meets()
        self.office = Held(Role.VOLUNTEER, self.town.lane.community.id)
        self.issue_id = 0

    def holds(self, role: Role, where: Place) -> None:
        self.office = Held(role, where.id)
        roles.grant(self.tx, NOW - DAY, person_id=self.sun.id, role=role, where=where, until=THEN)

    def report(self, now: datetime = NOW) -> Issue:
        told = Report(category="neighbours", words=f"{SECRET} quarrel", private=True)
        lane = self.town.lane
        neighbour = Actor(person_id=self.town.wang.id, holds=(Held(Role.NEIGHBOUR, lane.building.id),))
        return actions.report(self.tx, now, neighbour, SETTINGS, lane.building, told)

    def wants_card(self, issue: Issue) -> None:
        """Let Sun have a message about the issue that is kept up to date."""
        cards.want(
            self.tx,
            NOW,
            community_id=issue.community_id,
            chat_id=self.sun.telegram_id,
            thread_id=0,
            kind=WORK,
            subject_id=issue.id,
        )
        self.tx.run("UPDATE cards SET shown = wanted")

    def ends_by_word(self) -> None:
        assert self.office.place_id
        self.town.leaves(self.sun, self.office.role, places.place(self.tx, self.office.place_id), THEN - SECOND)

    def ends_by_date(self) -> None:
        assert self.office.place_id
        [office] = [each for each in roles.at(self.tx, NOW, self.office.place_id) if each.person_id == self.sun.id]
        roles_actions.run_out(self.tx, THEN, SETTINGS, office.id)

    def card(self, person: Person, now: datetime = THEN) -> str:
        """Return what the card of somebody shows."""
        card = cards.find(self.tx, person.telegram_id, WORK, self.issue_id)
        assert card is not None
        face = draw(ROUTES.cards[WORK](self.tx, now, SETTINGS, card), "en")
        return face.text + "".join(button["text"] for row in face.keyboard for button in row)

    def reads(self, person: Person, now: datetime) -> list[str]:
        """Return what somebody is told of all that is owed to them about issues, as if it were sent now."""
        said: list[str] = []
        while owed := [notice for notice in outbox.due(self.tx, now) if notice.chat_id == person.telegram_id]:
            if owed[0].kind.startswith("issues."):
                words = ROUTES.notices[owed[0].kind](self.tx, now, SETTINGS, owed[0])
                said += [draw(words, "en").text] if words else []
            outbox.give_up(self.tx, owed, state="dropped", error="read")
        return said


def asked(role: Role) -> Callable[[Story], Issue]:
    """Sun was asked in person, in this office."""

    def begin(story: Story) -> Issue:
        story.holds(role, story.town.lane.community)
        issue = story.town.accepts(story.li, story.report())
        return actions.assign_person(story.tx, NOW, story.town.acts(story.li), issue.id, story.sun.id)

    return begin


def of_the_body(story: Story) -> Issue:
    story.town.body()
    return last_of_the_body(story)


def last_of_the_body(story: Story) -> Issue:
    story.holds(Role.PROPERTY_COMPANY, story.town.lane.community)
    return story.town.assigns(story.li, story.town.accepts(story.li, story.report()))


def in_charge(story: Story) -> Issue:
    story.holds(Role.BUILDING_HEAD, story.town.lane.building)
    return story.town.accepts(story.sun, story.report())


def to_take_it_on(story: Story) -> Issue:
    story.holds(Role.BUILDING_HEAD, story.town.lane.building)
    return story.report()


def goes_up(story: Story, issue: Issue) -> None:
    actions.lift(story.tx, THEN + HOUR, story.town.acts(story.liu), SETTINGS, issue.id, f"{SECRET} again")


def runs_late(story: Story, issue: Issue) -> None:
    actions.nudge(story.tx, THEN + HOUR, SETTINGS, issue.id)
    actions.run_out(story.tx, THEN + 2 * HOUR, SETTINGS, issue.id)


def is_merged(story: Story, issue: Issue) -> None:
    head = story.report(THEN + HOUR)
    actions.accept(story.tx, THEN + HOUR, story.town.acts(story.liu), SETTINGS, head.id)
    actions.merge(story.tx, THEN + HOUR, story.town.acts(story.liu), SETTINGS, issue.id, head.id)


def is_withdrawn(story: Story, issue: Issue) -> None:
    actions.withdraw(story.tx, THEN + HOUR, story.town.acts(story.town.wang), SETTINGS, issue.id)


def is_settled(story: Story, issue: Issue) -> None:
    tx, liu, wang = story.tx, story.town.acts(story.liu), story.town.acts(story.town.wang)
    if story.town.now(issue).state == "reported":
        actions.accept(tx, THEN + SECOND, liu, SETTINGS, issue.id)
    actions.resolve(tx, THEN + HOUR, liu, SETTINGS, issue.id, words=f"talked with {SECRET}")
    actions.answer(tx, THEN + HOUR, wang, SETTINGS, issue.id, Verdict.UNSOLVED)
    actions.add_words(tx, THEN + HOUR, wang, SETTINGS, issue.id, f"{SECRET} went on")
    actions.resolve(tx, THEN + 2 * HOUR, liu, SETTINGS, issue.id, words=f"talked with {SECRET}")
    actions.answer(tx, THEN + 2 * HOUR, wang, SETTINGS, issue.id, Verdict.SOLVED, 5)


PARTS = {
    "the volunteer who was asked": asked(Role.VOLUNTEER),
    "the social worker who was asked": asked(Role.SOCIAL_WORKER),
    "one of the body": of_the_body,
    "the last of the body": last_of_the_body,
    "who took it on": in_charge,
    "one of those who could take it on": to_take_it_on,
}
ENDS = {"by word": Story.ends_by_word, "by its date": Story.ends_by_date}
AFTERWARDS = [goes_up, runs_late, is_merged, is_withdrawn, is_settled]


@pytest.mark.parametrize("afterwards", AFTERWARDS)
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("part", PARTS)
async def test_whose_office_ended_reads_on_about_nothing(
    store: Store, part: str, end: str, afterwards: Callable[[Story, Issue], None]
) -> None:
    def happens(tx: Tx) -> None:
        story = Story(tx)
        issue = PARTS[part](story)
        story.issue_id = issue.id
        story.wants_card(issue)
        assert SECRET in story.card(story.sun, NOW)
        ENDS[end](story)
        card = tx.one("SELECT wanted - shown AS owed FROM cards WHERE kind = :kind", kind=WORK)
        assert card is not None
        assert card["owed"] > 0
        assert story.card(story.sun) == "📥 #1 is not yours to see to any more."
        before = story.town.told(story.sun)
        afterwards(story, issue)
        assert story.town.told(story.sun) == before
        assert story.card(story.sun, THEN + DAY) == "📥 #1 is not yours to see to any more."
        assert story.reads(story.sun, THEN + DAY) == []

    await store.transact(happens)


@pytest.mark.parametrize("afterwards", AFTERWARDS)
@pytest.mark.parametrize("part", PARTS)
async def test_what_waited_for_them_is_not_said_once_their_office_ended(
    store: Store, part: str, afterwards: Callable[[Story, Issue], None]
) -> None:
    """What was owed to somebody while they were in office waits for as long as they can't be reached."""

    def happens(tx: Tx) -> None:
        story = Story(tx)
        issue = PARTS[part](story)
        tx.run("UPDATE roles SET until = NULL")
        afterwards(story, issue)
        tx.run("UPDATE roles SET until = :until WHERE person_id = :id", until=THEN + DAY, id=story.sun.id)
        assert story.reads(story.sun, THEN + DAY) == []

    await store.transact(happens)
