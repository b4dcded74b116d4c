"""An issue passes on while somebody writes about it: they hear who has it now, and what they wrote is not lost."""

from __future__ import annotations

import pytest

from handlers.issues import actions
from handlers.issues.chat.work import FORMS
from handlers.kit.routes import Routes
from handlers.kit.texts import render
from handlers.kit.visit import Visit
from rules.issues import Issue
from storage import drafts
from storage.people import Person
from storage.store import Tx
from tests.handlers.test_issue_offices import SETTINGS, Town
from tests.storage.lane import DAY, NOW, in_a_transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])
"""What is tried here is what somebody reads, whatever keeps it."""


def over(town: Town, person: Person, issue: Issue) -> str:
    """Return what somebody reads who goes on filling in that the work is done, if they can't any more."""
    draft = drafts.begin(
        town.tx, NOW, person_id=person.id, community_id=None, form="resolve", subject_id=issue.id, field="words"
    )
    visit = Visit(
        tx=town.tx,
        now=NOW,
        settings=SETTINGS,
        routes=Routes(),
        person=person,
        chat_id=person.telegram_id,
        thread_id=0,
        private=True,
    )
    said = FORMS["resolve"].over(visit, draft)
    return render(said, "zh-Hans") if said else ""


@in_a_transaction
def test_who_was_writing_when_time_ran_out_reads_who_has_it_and_where_their_words_are(tx: Tx) -> None:
    town = Town(tx)
    li, _ = town.head(), town.grid_worker()
    issue = town.accepts(li, town.reports())
    assert over(town, li, issue) == ""
    actions.run_out(tx, NOW + 30 * DAY, SETTINGS, issue.id)
    assert over(town, li, issue) == (
        "#1 不用再填了：这件事已经转到网格，由网格员来办。您写好的话还在上面，可以转给网格员接着用。"
    )


@in_a_transaction
def test_where_it_is_over_nothing_is_to_be_passed_on(tx: Tx) -> None:
    town = Town(tx)
    li = town.head()
    issue = town.accepts(li, town.reports())
    actions.withdraw(tx, NOW, town.acts(town.wang), SETTINGS, issue.id)
    assert over(town, li, issue) == "#1 不用再填了：反映的邻居已经把这件事收回了。"
