"""Forgetting a person in the database, on both; and that no table with people in it was overlooked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from typing import Any

from rules.access import Role
from rules.issue_answers import Verdict
from rules.issue_withholding import RESULT, to_neighbours, withheld
from rules.issues import ENDED, Hiding, State
from rules.notices import Urgency
from storage import (
    cards,
    downloads,
    drafts,
    forgetting,
    household_lists,
    households,
    issue_answers,
    issue_texts,
    issues,
    outbox,
    people,
    people_portrait,
    roles,
    standing,
    updates,
)
from storage.migrate import migrations_in, statements
from storage.people import Person
from storage.people_portrait import Portrait
from storage.sql import sqlite_schema
from storage.store import MIGRATIONS, Tx
from tests.storage.lane import DAY, NOW, SECOND, file, found, in_a_transaction, meet

LATER = NOW + DAY


def columns_of_people() -> Iterator[str]:
    """Yield the columns that lead to people, by a reference or by what they are called."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in migrations_in(MIGRATIONS):
            for statement in statements(sqlite_schema(migration.sql)):
                connection.execute(statement)
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            led = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})") if row[2] == "people"}
            called = {
                row[1]
                for row in connection.execute(f"PRAGMA table_info({table})")
                if row[1].endswith(("person_id", "actor_id", "reporter_id", "holder_id", "assignee_id"))
            }
            yield from (f"{table}.{column}" for column in led | called)


def test_forgetting_knows_every_column_that_leads_to_people() -> None:
    assert set(forgetting.STEPS) & set(forgetting.STAYS) == set()
    assert {*forgetting.STEPS, *forgetting.STAYS} == set(columns_of_people())
    assert all(forgetting.STAYS.values())


IN_THE_PORTRAIT = {
    "household_members.person_id": "homes",
    "join_requests.person_id": "asked",
    "roles.person_id": "offices",
    "issues.reporter_id": "reported",
    "issue_supporters.person_id": "joined",
    "issue_followers.person_id": "followed",
    "issue_answers.person_id": "answered",
    "issue_events.actor_id": "steps",
    "drafts.person_id": "drafts",
    "journal.actor_id": "journal",
}
NOT_IN_THE_PORTRAIT = {
    "issues.holder_id": "a step says that they took it on",
    "issues.assignee_id": "the act of whoever asked them",
    "join_requests.decided_by": "the journal says that they decided",
    "downloads.person_id": "gone as soon as it is fetched",
    "household_lists.person_id": "a list of households for a day, with nothing about its sender",
    "wrong_codes.person_id": "a moment, kept for some days",
}


def test_the_portrait_tells_of_every_column_that_leads_to_people() -> None:
    """Whoever asks what is kept of them is told all of it: a new table is told of, or it is said why not."""
    assert {*IN_THE_PORTRAIT, *NOT_IN_THE_PORTRAIT} == set(columns_of_people())
    assert {*IN_THE_PORTRAIT.values(), "person", "since", "places"} == {part.name for part in fields(Portrait)}


@in_a_transaction
def test_whoever_is_forgotten_has_no_name_and_no_account(tx: Tx) -> None:
    wang, zhang = meet(tx, 101), meet(tx, 102, "Zhang")
    people.set_language(tx, wang.id, "en")
    people.set_reachable(tx, 101, reachable=True)
    assert not wang.gone
    forgetting.forget(tx, LATER, wang)
    gone = people.by_id(tx, wang.id)
    assert (gone.name, gone.language, gone.language_code, gone.reachable) == ("", None, None, False)
    assert gone.gone
    assert people.by_telegram(tx, 101) is None
    assert meet(tx, 101).id not in (wang.id, zhang.id)
    assert people.by_id(tx, zhang.id) == zhang


@in_a_transaction
def test_several_can_be_forgotten_the_same_account_too(tx: Tx) -> None:
    gone = []
    for _ in range(3):
        gone.append(meet(tx, 101))
        forgetting.forget(tx, LATER, gone[-1])
    assert len({people.by_id(tx, each.id).telegram_id for each in gone}) == 3


@in_a_transaction
def test_homes_and_offices_end_and_what_ended_before_stays_as_it_was(tx: Tx) -> None:
    lane, wang, zhang = found(tx), meet(tx, 101), meet(tx, 102)
    households.set_area(tx, lane.household, 6000)
    for person in (wang, zhang):
        households.join(tx, NOW, household=lane.household, person_id=person.id, relation="owner")
        roles.grant(tx, NOW, person_id=person.id, role=Role.BUILDING_HEAD, where=lane.building)
    tx.run("UPDATE roles SET until = :now WHERE person_id = :id", now=NOW + SECOND, id=wang.id)
    forgetting.forget(tx, LATER, wang)
    assert households.buildings_of(tx, LATER, wang.id) == []
    assert roles.held_by(tx, LATER, wang.id) == ()
    assert [office.until for office in people_portrait.portrait(tx, wang).offices] == [NOW + SECOND]
    assert [home.until for home in people_portrait.portrait(tx, wang).homes] == [LATER]
    assert households.buildings_of(tx, LATER, zhang.id) == [lane.building.id]
    assert len(roles.held_by(tx, LATER, zhang.id)) == 2


@in_a_transaction
def test_what_was_under_way_is_gone(tx: Tx) -> None:
    found(tx)
    wang, zhang = meet(tx, 101), meet(tx, 102)
    for person in (wang, zhang):
        drafts.begin(tx, NOW, person_id=person.id, community_id=None, form="report", subject_id=1, field="words")
        downloads.order(tx, NOW, bot_id=1, person_id=person.id, kind="k", file_id="f", name="n", size=1)
        household_lists.keep(tx, NOW, person_id=person.id, homes={}, notes=(), sha256="s")
    forgetting.forget(tx, LATER, wang)
    for table in ("drafts", "downloads", "household_lists"):
        assert [row["person_id"] for row in tx.all(f"SELECT person_id FROM {table}")] == [zhang.id]


@in_a_transaction
def test_what_the_private_chat_was_told_is_gone_and_nothing_more_is_owed(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    for chat in (101, 102):
        outbox.enqueue(tx, NOW, chat_id=chat, kind="reply", params={"text": "Wang"}, urgency=Urgency.ANSWER)
        cards.want(tx, NOW, community_id=lane.community.community_id, chat_id=chat, thread_id=0, kind="k", subject_id=1)
    forgetting.forget(tx, LATER, wang)
    outbox.enqueue(tx, LATER, chat_id=people.by_id(tx, wang.id).telegram_id, kind="reply", params={})
    for table in ("outbox", "cards"):
        assert [row["chat_id"] for row in tx.all(f"SELECT chat_id FROM {table}")] == [102]


@in_a_transaction
def test_a_notice_that_is_forgotten_on_its_way_becomes_no_card(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    community_id = lane.community.community_id
    outbox.enqueue(tx, NOW, chat_id=101, kind="k", params={"subject": 1}, community_id=community_id)
    [notice] = outbox.due(tx, NOW)
    outbox.mark_sending(tx, [notice])
    forgetting.forget(tx, LATER, wang)
    outbox.mark_sent(tx, [notice], 7)
    about: dict[str, Any] = {"community_id": community_id, "kind": "k", "subject_id": 1}
    cards.adopt(tx, LATER, notice, **about, message_id=7, under_photo=False, face="f")
    outbox.put_off(tx, notice, not_before=LATER, error="e", tries=1)
    assert tx.all("SELECT id FROM cards UNION ALL SELECT id FROM outbox") == []


@in_a_transaction
def test_what_was_set_aside_of_theirs_is_gone(tx: Tx) -> None:
    wang = meet(tx, 101)
    for update_id, sender in enumerate((101, 1011, 102), start=1):
        raw = json.dumps({"message": {"message_id": 101, "from": {"first_name": "W", "id": sender}, "text": "x"}})
        updates.receive(tx, NOW, bot_id=1, updates={update_id: raw})
        updates.set_aside(tx, bot_id=1, update_id=update_id, reference="r")
    forgetting.forget(tx, LATER, wang)
    assert [row["update_id"] for row in tx.all("SELECT update_id FROM updates ORDER BY update_id")] == [2, 3]


def _told(tx: Tx, wang: Person, state: State) -> int:
    lane, li = found(tx), meet(tx, 104, "Li")
    issue = file(tx, lane.building, wang, words="Secret", photos=("p",), voice="v", named=True)
    issues.note(tx, NOW, issue, verb="report", actor_id=wang.id, words="Secret")
    ended_at = NOW if state in ENDED else None
    issue = issues.change(
        tx, issue, state=state.value, ended_at=ended_at, why="Why", result="Result", result_photos='["r"]'
    )
    issues.note(tx, NOW, issue, verb="resolve", actor_id=li.id, words="Result")
    return issue.id


def _words(tx: Tx, issue_id: int) -> list[str]:
    rows = tx.all("SELECT words FROM issue_events WHERE issue_id = :id ORDER BY id", id=issue_id)
    return [row["words"] for row in rows]


@in_a_transaction
def test_what_goes_on_keeps_what_its_officers_wrote(tx: Tx) -> None:
    wang = meet(tx, 101)
    issue_id = _told(tx, wang, State.RESOLVED)
    before = issues.salt(tx, issue_id)
    forgetting.forget(tx, LATER, wang)
    issue = issues.issue(tx, issue_id)
    assert (issue.words, issue.photos, issue.voice, issue.named) == ("", (), None, False)
    assert (issue.result, issue.result_photos, issue.why) == ("Result", ("r",), "Why")
    assert _words(tx, issue_id) == ["", "Result"]
    assert issues.salt(tx, issue_id) != before


@in_a_transaction
def test_what_is_settled_keeps_what_its_officers_wrote_and_no_photo(tx: Tx) -> None:
    wang = meet(tx, 101)
    issue_id = _told(tx, wang, State.CLOSED)
    forgetting.forget(tx, LATER, wang)
    issue = issues.issue(tx, issue_id)
    assert (issue.words, issue.photos, issue.voice, issue.named) == ("", (), None, False)
    assert (issue.result, issue.result_photos, issue.why) == ("Result", (), "Why")
    assert _words(tx, issue_id) == ["", "Result"]


@in_a_transaction
def test_what_was_covered_in_the_words_stays_covered_in_what_is_left_once_they_are_gone(tx: Tx) -> None:
    wang, plate = meet(tx, 101), "A12345"
    issue = issues.issue(tx, _told(tx, wang, State.CLOSED))
    said = f"Asked {plate} to leave"
    for verb in ("resolve", "assign"):
        issues.note(tx, NOW, issue, verb=verb, actor_id=None, words=said)
    issues.change(tx, issue, words=f"{plate} in the way", shown_words="▇▇▇▇▇▇ in the way", result=said, why=said)
    tx.run("""UPDATE issues SET hidden_because = '[["words", "a plate", "A12345"]]'""")
    forgetting.forget(tx, LATER, wang)
    left = issues.issue(tx, issue.id)
    assert (left.words, left.result, left.why) == ("", "Asked ▇▇▇▇▇▇ to leave", "Asked ▇▇ to leave")
    assert to_neighbours(left).result == "Asked ▇▇ to leave"
    assert withheld(left) == (RESULT,)
    assert left.hidden_because == (Hiding(RESULT, "a plate"),)
    assert _words(tx, issue.id) == ["", "Result", "Asked ▇▇ to leave", said]


@in_a_transaction
def test_what_others_reported_and_said_is_not_forgotten_with_the_one_it_was_merged_into(tx: Tx) -> None:
    lane, wang, zhao = found(tx), meet(tx, 101), meet(tx, 105, "Zhao")
    head = file(tx, lane.building, wang)
    beneath = file(tx, lane.building, zhao, words="Dark upstairs", photos=("z",), named=True)
    issues.note(tx, NOW, beneath, verb="report", actor_id=zhao.id, words="Dark upstairs")
    beneath = issues.change(tx, beneath, state=State.MERGED.value, merged_into=head.id, ended_at=LATER)
    head = issues.change(tx, head, state=State.CLOSED.value, result="Result", ended_at=LATER)
    answer = issue_answers.keep(tx, NOW, head, zhao.id, Verdict.SOLVED, 5)
    issue_answers.add_words(tx, answer, "Thank you")
    forgetting.forget(tx, LATER, wang)
    assert (issues.issue(tx, head.id).words, issues.issue(tx, head.id).result) == ("", "Result")
    assert issues.issue(tx, beneath.id) == beneath
    assert _words(tx, beneath.id) == ["Dark upstairs"]
    assert [each.words for each in issue_answers.of_round(tx, head.id)] == ["Thank you"]


@in_a_transaction
def test_with_the_words_on_the_way_of_issues_go_their_salts(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 104, "Li")
    issue = file(tx, lane.building, wang)
    salts = [issues.note(tx, NOW, issue, verb="v", actor_id=each.id, words="Words") for each in (li, wang)]
    answer = issue_answers.keep(tx, NOW, issue, li.id, Verdict.SOLVED, 5)
    salts.append(issue_answers.add_words(tx, answer, "Thank you"))
    assert len(set(salts)) == 3
    forgetting.forget(tx, LATER, li)
    left = tx.all("SELECT salt FROM issue_events UNION ALL SELECT salt FROM issue_answers")
    assert [row["salt"] for row in left if row["salt"]] == [salts[1]]
    issue_texts.erase(tx, issue.id)
    assert tx.all("SELECT id FROM issue_events WHERE salt IS NOT NULL") == []


@in_a_transaction
def test_what_was_merged_into_one_that_is_open_keeps_what_its_officers_wrote(tx: Tx) -> None:
    lane, wang, li = found(tx), meet(tx, 101), meet(tx, 104, "Li")
    head, beneath = (file(tx, lane.building, each) for each in (li, wang))
    issues.change(tx, beneath, state=State.MERGED.value, merged_into=head.id, why="Why")
    forgetting.forget(tx, LATER, wang)
    assert (issues.issue(tx, beneath.id).words, issues.issue(tx, beneath.id).why) == ("", "Why")


@in_a_transaction
def test_what_an_officer_wrote_about_issues_of_others_stays_as_the_act_of_the_office(tx: Tx) -> None:
    wang = meet(tx, 101)
    issue_id = _told(tx, wang, State.RESOLVED)
    li = people.by_telegram(tx, 104)
    assert li
    issues.change(tx, issues.issue(tx, issue_id), holder_id=li.id, assignee_id=li.id)
    forgetting.forget(tx, LATER, li)
    issue = issues.issue(tx, issue_id)
    assert (issue.words, issue.result, issue.why) == ("Secret", "Result", "Why")
    assert _words(tx, issue_id) == ["Secret", ""]
    assert (issue.holder_id, issue.assignee_id) == (None, li.id)


@in_a_transaction
def test_with_an_issue_go_the_words_of_those_that_were_merged_into_it(tx: Tx) -> None:
    lane, wang = found(tx), meet(tx, 101)
    whole, part, other = (file(tx, lane.building, wang) for _ in range(3))
    issues.change(tx, part, state=State.MERGED.value, merged_into=whole.id)
    issue_texts.erase(tx, whole.id)
    assert [issues.issue(tx, each.id).words for each in (whole, part, other)] == ["", "", other.words]


@in_a_transaction
def test_what_was_shown_for_the_last_time_can_be_taken_up_again(tx: Tx) -> None:
    lane = found(tx)
    where: dict[str, Any] = {"community_id": lane.community.community_id, "chat_id": -5, "thread_id": 0}
    cards.want(tx, NOW, **where, kind="issue", subject_id=1)
    cards.finish(tx, "issue", 1)
    [card] = cards.due(tx, NOW)
    cards.mark_shown(tx, card, message_id=70, under_photo=True, face="f", not_before=NOW)
    assert cards.find(tx, -5, "issue", 1) is None
    standing.take_up(tx, NOW, "issue", 1)
    standing.take_up(tx, NOW, "issue", 1)
    [again] = cards.due(tx, NOW)
    assert (again.message_id, again.under_photo, again.last) == (70, True, True)
    cards.mark_shown(tx, again, message_id=71, under_photo=False, face="g", not_before=NOW)
    [stands] = tx.all("SELECT message_id, under_photo FROM standing")
    assert (stands["message_id"], stands["under_photo"]) == (71, 0)
    standing.forget_chat(tx, -5)
    assert tx.all("SELECT id FROM standing UNION ALL SELECT id FROM cards") == []
