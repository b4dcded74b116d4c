"""A list of households moves a building to another grid: who answers for what is open there, and who is told."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.households.actions import import_households
from handlers.issues import actions, due, notices
from handlers.issues.actions import WORK
from handlers.kit.faces import draw
from handlers.kit.routes import Routes
from rules.access import Role
from rules.issue_answers import Verdict
from rules.issues import Issue, State
from rules.places import Level
from storage import cards, deadlines, issue_inbox, outbox, places, standing
from storage.issue_inbox import Reader
from storage.people import Person
from storage.store import Store, Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import DAY, HOUR, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is who answers, whatever keeps it."""

ROUTES = Routes()
due.register(ROUTES)
notices.register(ROUTES)
NOT_YOURS = "📥 #1 is not yours to see to any more."


class Moving:
    """Liu's grid, in which the building stands until it is moved into Wu's, the second."""

    def __init__(self, tx: Tx, *, with_worker: bool = True) -> None:
        self.tx, self.town = tx, Town(tx)
        lane = self.town.lane
        self.second = places.add(
            tx, community_id=lane.community.community_id, parent=lane.community, level=Level.GRID, name="Grid 2"
        )
        self.li, self.liu, self.he = self.town.head(), self.town.grid_worker(), self.town.committee()
        self.wu = self.town.meets((Role.GRID_WORKER, self.second)) if with_worker else self.town.meets()

    def lifted(self) -> Issue:
        return actions.lift(self.tx, NOW, self.town.acts(self.li), SETTINGS, self.town.reports().id, "big")

    def given_between_companies(self) -> tuple[Person, Person, Issue]:
        """Let what Wang reported be given to the company, of which each grid has its own: theirs, then the other's."""
        old = self.town.meets((Role.PROPERTY_COMPANY, self.town.lane.grid))
        new = self.town.meets((Role.PROPERTY_COMPANY, self.second))
        return old, new, self.town.assigns(self.li, self.town.accepts(self.li, self.town.reports()))

    def moves(self, grid: str = "Grid 2", now: datetime = NOW + HOUR) -> None:
        """Import a list as it is done where no settings are known, and let the bot serve what comes of it."""
        import_households(
            self.tx,
            now,
            {grid: {"Building 1": {"1-101": 6000}}},
            community="Locust Lane",
            language="en",
            time_zone="Asia/Shanghai",
            sha256="0" * 64,
        )
        while (comes := deadlines.first_due(self.tx, now)) and deadlines.mark_served(self.tx, comes.id):
            ROUTES.due[comes.kind](self.tx, now, SETTINGS, comes)

    def has_card(self, person: Person, issue: Issue) -> None:
        """Let somebody have a message about an issue that shows how it stands."""
        cards.want(
            self.tx,
            NOW,
            community_id=issue.community_id,
            chat_id=person.telegram_id,
            thread_id=0,
            kind=WORK,
            subject_id=issue.id,
        )
        self.tx.run("UPDATE cards SET shown = wanted, message_id = 7")

    def reads(self, person: Person, issue: Issue) -> str:
        """Return what the message about an issue is to show now, or nothing where it stays as it was."""
        card = cards.find(self.tx, person.telegram_id, WORK, issue.id)
        assert card is not None
        owed = self.tx.one("SELECT wanted > shown AS owed FROM cards WHERE id = :id", id=card.id)
        assert owed is not None
        return draw(ROUTES.cards[WORK](self.tx, NOW + HOUR, SETTINGS, card), "en").text if owed["owed"] else ""

    def hears(self, person: Person) -> str:
        """Return the last that somebody is told about issues, as it reads if it is sent now."""
        last = None
        while owed := [each for each in outbox.due(self.tx, NOW + DAY) if each.chat_id == person.telegram_id]:
            last = owed[0] if owed[0].kind.startswith("issues.") else last
            outbox.give_up(self.tx, owed, state="dropped", error="read")
        words = ROUTES.notices[last.kind](self.tx, NOW + DAY, SETTINGS, last) if last else None
        return draw(words, "en").text if words else ""

    def inbox(self, person: Person) -> list[int]:
        found = issue_inbox.waiting(self.tx, NOW + HOUR, Reader(person_id=person.id), limit=9)
        return [each.issue_id for each in found]

    def told(self, person: Person) -> list[str]:
        """Return what somebody was told about issues, but for what a morning brings."""
        return [kind for kind in self.town.told(person) if not kind.startswith(("households.", "morning"))]


@in_a_transaction
def test_what_the_former_worker_took_on_goes_on_with_the_new_one_in_the_same_time(tx: Tx) -> None:
    story = Moving(tx)
    taken = story.town.accepts(story.liu, story.lifted())
    story.has_card(story.liu, taken)
    story.moves()
    issue = story.town.now(taken)
    assert (issue.state, issue.held_as, issue.holder_id) == (State.ACCEPTED, Role.GRID_WORKER, None)
    assert (issue.due_at, issue.since) == (taken.due_at, taken.since)
    assert (story.told(story.wu), story.inbox(story.wu)) == (["handed-over"], [issue.id])
    assert story.told(story.town.wang)[-1] == "handed-over-reporter"
    assert story.reads(story.liu, issue) == NOT_YOURS
    assert "handed-over" not in story.told(story.liu)


@in_a_transaction
def test_what_waits_to_be_taken_on_is_asked_of_the_new_worker_in_the_same_time(tx: Tx) -> None:
    story = Moving(tx)
    waiting = story.lifted()
    story.has_card(story.liu, waiting)
    before = story.told(story.town.wang)
    story.moves()
    issue = story.town.now(waiting)
    assert (issue.state, issue.held_as, issue.due_at) == (State.REPORTED, Role.GRID_WORKER, waiting.due_at)
    assert (story.told(story.wu), story.inbox(story.wu)) == (["to-accept"], [issue.id])
    assert story.reads(story.liu, issue) == NOT_YOURS
    assert story.told(story.town.wang) == before


@in_a_transaction
def test_in_a_grid_without_a_worker_it_goes_up(tx: Tx) -> None:
    story = Moving(tx, with_worker=False)
    taken, waiting = story.town.accepts(story.liu, story.lifted()), story.lifted()
    story.moves()
    for issue, state in ((taken, State.ACCEPTED), (waiting, State.REPORTED)):
        now = story.town.now(issue)
        assert (now.state, now.held_as, now.level) == (state, Role.RESIDENTS_COMMITTEE, Level.COMMUNITY)
    assert story.told(story.he) == ["handed-over", "to-accept"]
    assert story.told(story.town.wang)[-2:] == ["handed-over-reporter", "passed-up"]


@in_a_transaction
def test_what_lies_with_the_building_or_the_community_stays_there(tx: Tx) -> None:
    story = Moving(tx)
    waiting, taken = story.town.reports(), story.town.accepts(story.li, story.town.reports())
    above = story.town.accepts(story.he, story.lifted())
    before = [story.told(person) for person in (story.li, story.he, story.town.wang)]
    story.moves()
    assert [story.town.now(issue) for issue in (waiting, taken, above)] == [waiting, taken, above]
    assert [story.told(person) for person in (story.li, story.he, story.town.wang)] == before
    assert story.told(story.wu) == []


@in_a_transaction
def test_a_head_who_came_after_it_was_reported_is_not_asked_because_the_grid_is_another(tx: Tx) -> None:
    story = Moving(tx)
    waiting, new = story.town.reports(), story.town.head()
    story.moves()
    assert (story.town.now(waiting).state, story.told(new)) == (State.REPORTED, [])


@in_a_transaction
def test_where_the_new_worker_hears_nothing_the_first_above_who_does_is_told(tx: Tx) -> None:
    story = Moving(tx)
    story.lifted()
    story.town.accepts(story.liu, story.lifted())
    tx.run("UPDATE people SET reachable = 1 WHERE id <> :id", id=story.wu.id)
    story.moves()
    assert story.told(story.he) == ["unheard", "unheard"]


@in_a_transaction
def test_where_the_head_of_the_building_hears_nothing_the_new_worker_is_told_instead(tx: Tx) -> None:
    story = Moving(tx)
    waiting, taken = story.town.reports(), story.town.accepts(story.li, story.town.reports())
    tx.run("UPDATE people SET reachable = 1 WHERE id <> :id", id=story.li.id)
    story.moves()
    assert (story.town.now(waiting).state, story.town.now(taken).state) == (State.REPORTED, State.ACCEPTED)
    assert story.told(story.wu) == ["unheard", "unheard"]


@in_a_transaction
def test_who_works_in_both_grids_keeps_what_they_took_on(tx: Tx) -> None:
    story = Moving(tx, with_worker=False)
    both = story.town.meets((Role.GRID_WORKER, story.town.lane.grid), (Role.GRID_WORKER, story.second))
    taken = story.town.accepts(both, story.lifted())
    story.moves()
    assert story.town.now(taken) == taken
    assert "handed-over" not in story.told(both)


@in_a_transaction
def test_what_was_handed_over_to_all_in_the_office_goes_with_the_building_too(tx: Tx) -> None:
    story = Moving(tx)
    story.town.grid_worker()
    taken = story.town.accepts(story.liu, story.lifted())
    story.town.leaves(story.liu, Role.GRID_WORKER, story.town.lane.grid)
    assert story.town.now(taken).holder_id is None
    story.moves()
    assert story.told(story.wu) == ["handed-over"]


@in_a_transaction
def test_the_work_goes_on_and_comes_back_to_the_new_worker(tx: Tx) -> None:
    story = Moving(tx)
    gao = story.town.body()
    given = story.town.assigns(story.liu, story.town.accepts(story.liu, story.lifted()))
    story.moves()
    issue = story.town.now(given)
    assert (issue.state, issue.body, story.told(gao)) == (State.ASSIGNED, Role.PROPERTY_COMPANY, ["assigned"])
    actions.give_back(tx, NOW + HOUR, story.town.acts(gao), SETTINGS, issue.id, "not ours")
    assert story.told(story.wu) == ["handed-over", "returned"]


@in_a_transaction
def test_the_company_of_the_new_grid_is_asked_and_that_of_the_former_is_not_any_more(tx: Tx) -> None:
    story = Moving(tx)
    old, new, given = story.given_between_companies()
    story.has_card(old, given)
    story.moves()
    assert (story.told(old), story.told(new)) == (["assigned", "assigned-elsewhere"], ["assigned"])
    assert story.reads(old, given) == NOT_YOURS
    assert "Building 1 belongs to another grid now. #1 has gone to the property company of Grid 2" in story.hears(old)
    assert story.told(story.town.wang)[-1] == "assigned-reporter"


@in_a_transaction
def test_where_the_company_and_the_worker_are_others_there_the_reporter_reads_both_at_once(tx: Tx) -> None:
    story = Moving(tx)
    story.town.meets((Role.PROPERTY_COMPANY, story.town.lane.grid))
    new = story.town.meets((Role.PROPERTY_COMPANY, story.second))
    given = story.town.assigns(story.liu, story.town.accepts(story.liu, story.lifted()))
    before = story.told(story.town.wang)
    story.moves()
    assert (story.told(new), story.told(story.wu)) == (["assigned"], ["handed-over"])
    assert story.told(story.town.wang) == [*before, "handed-over-reporter"]
    said = "#1 has changed hands: the grid worker is in charge now, the property company carries on"
    assert said in story.hears(story.town.wang)
    assert story.town.now(given).state is State.ASSIGNED


@in_a_transaction
def test_what_the_company_of_the_former_grid_had_begun_is_given_anew(tx: Tx) -> None:
    story = Moving(tx)
    old, gao = story.town.meets((Role.PROPERTY_COMPANY, story.town.lane.grid)), story.town.body()
    given = story.town.assigns(story.li, story.town.accepts(story.li, story.town.reports()))
    actions.begin(tx, NOW, story.town.acts(old), given.id)
    story.moves()
    assert (story.town.now(given).state, story.told(gao)) == (State.ASSIGNED, ["assigned"])
    story.moves("Grid 1", NOW + 2 * HOUR)
    assert (story.told(old)[-1], story.told(gao)[-1]) == ("assigned", "assigned-former")
    assert story.town.told(story.li)[-1] != "forsaken"


@in_a_transaction
def test_where_the_new_grid_has_no_company_the_former_hears_so_and_whoever_gave_it_has_it_again(tx: Tx) -> None:
    story = Moving(tx)
    old = story.town.meets((Role.PROPERTY_COMPANY, story.town.lane.grid))
    given = story.town.assigns(story.li, story.town.accepts(story.li, story.town.reports()))
    story.moves()
    assert story.town.now(given).state is State.ACCEPTED
    assert (story.told(old)[-1], story.told(story.li)[-1]) == ("assigned-elsewhere", "forsaken")
    assert "#1 has gone to the building head" in story.hears(old)


@pytest.mark.parametrize("at", ["community", "building"])
async def test_the_company_of_all_of_it_or_of_the_building_goes_on_wherever_that_goes(store: Store, at: str) -> None:
    def happens(tx: Tx) -> None:
        story = Moving(tx)
        gao = story.town.meets((Role.PROPERTY_COMPANY, getattr(story.town.lane, at)))
        given = story.town.assigns(story.li, story.town.accepts(story.li, story.town.reports()))
        begun = actions.begin(tx, NOW, story.town.acts(gao), given.id)
        before = [story.told(person) for person in (gao, story.town.wang)]
        story.moves()
        assert story.town.now(begun) == begun
        assert [story.told(person) for person in (gao, story.town.wang)] == before

    await store.transact(happens)


@in_a_transaction
def test_what_is_not_solved_yet_is_asked_of_the_company_of_the_new_grid_too(tx: Tx) -> None:
    story = Moving(tx)
    old, new, given = story.given_between_companies()
    actions.resolve(tx, NOW, story.town.acts(old), SETTINGS, given.id, words="done")
    actions.answer(tx, NOW, story.town.acts(story.town.wang), SETTINGS, given.id, Verdict.UNSOLVED)
    story.moves()
    assert (story.told(old), story.told(new)) == (
        ["assigned", "reopened", "assigned-elsewhere"],
        ["assigned"],
    )
    assert (story.town.now(given).state, story.town.now(given).reopened) == (State.ASSIGNED, 1)


@in_a_transaction
def test_what_somebody_of_the_former_grid_was_asked_to_do_is_with_its_holder_again(tx: Tx) -> None:
    story = Moving(tx)
    sun = story.town.meets((Role.VOLUNTEER, story.town.lane.grid))
    taken = story.town.accepts(story.li, story.town.reports())
    actions.assign_person(tx, NOW, story.town.acts(story.li), taken.id, sun.id)
    story.moves()
    issue = story.town.now(taken)
    assert (issue.state, issue.assignee_id, issue.holder_id) == (State.ACCEPTED, None, story.li.id)
    assert (story.told(story.li)[-1], story.told(story.town.wang)[-1]) == ("forsaken", "forsaken-reporter")


@in_a_transaction
def test_what_was_done_waits_for_the_reporters_word_and_then_goes_on_with_the_new_worker(tx: Tx) -> None:
    story = Moving(tx)
    taken = story.town.accepts(story.liu, story.lifted())
    actions.resolve(tx, NOW, story.town.acts(story.liu), SETTINGS, taken.id, words="done")
    before = story.told(story.town.wang)
    story.moves()
    assert (story.town.now(taken).state, story.told(story.town.wang), story.told(story.wu)) == (
        State.RESOLVED,
        before,
        [],
    )
    actions.answer(tx, NOW + DAY, story.town.acts(story.town.wang), SETTINGS, taken.id, Verdict.UNSOLVED)
    assert story.told(story.wu) == ["reopened"]


@in_a_transaction
def test_what_has_ended_there_is_not_the_former_workers_to_read_any_more(tx: Tx) -> None:
    story = Moving(tx)
    ended = story.lifted()
    story.has_card(story.liu, ended)
    story.has_card(story.li, ended)
    actions.withdraw(tx, NOW, story.town.acts(story.town.wang), SETTINGS, ended.id)
    for person in (story.liu, story.li):
        card = cards.find(tx, person.telegram_id, WORK, ended.id)
        assert card is not None
        tx.run("UPDATE cards SET shown = wanted WHERE id = :id", id=card.id)
        standing.let_stand(tx, card.id)
        tx.run("DELETE FROM cards WHERE id = :id", id=card.id)
    story.moves()
    assert story.reads(story.liu, ended) == NOT_YOURS
    assert cards.find(tx, story.li.telegram_id, WORK, ended.id) is None


@in_a_transaction
def test_a_building_that_comes_back_is_with_its_former_worker_again(tx: Tx) -> None:
    story = Moving(tx)
    taken, waiting = story.town.accepts(story.liu, story.lifted()), story.lifted()
    story.moves()
    story.moves("Grid 1", NOW + 2 * HOUR)
    assert story.inbox(story.wu) == []
    assert sorted(story.inbox(story.liu)) == [taken.id, waiting.id]
    assert story.told(story.liu)[-1] == "handed-over"
