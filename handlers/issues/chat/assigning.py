"""交办 to one person: who can be asked, a page at a time, and the asking."""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.chat.way_back import in_place
from handlers.issues.views import view_of
from handlers.issues.words import work_words
from handlers.kit.names import name_of
from handlers.kit.pages import page
from handlers.kit.replies import Replies, Text, Toast, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.issues import Issue, Move
from storage import people, roles


def register(routes: Routes) -> None:
    routes.button("issues:persons", choose_person)
    routes.button("issues:person", assign)


def choose_person(visit: Visit, issue_id: int, number: int) -> Replies:
    issue = actions.begin_move(visit.tx, visit.now, visit.actor(), issue_id, Move.ASSIGN)
    parties = actions.parties_to(visit.tx, visit.now, issue)
    officers = [
        (person, role)
        for person, role in roles.officers_of(visit.tx, visit.now, visit.place(issue.place_id))
        if person.id not in parties
    ]
    return (in_place(visit, work_words.persons(view_of(visit, issue), officers, page(number, len(officers)))),)


def assign(visit: Visit, issue_id: int, person_id: int) -> Replies:
    issue = actions.assign_person(visit.tx, visit.now, visit.actor(), issue_id, person_id)
    whom = name_of(people.by_id(visit.tx, person_id))
    return (in_place(visit, work_words.work(view_of(visit, issue))), said_of_assigning(visit, issue, whom))


def said_of_assigning(visit: Visit, issue: Issue, whom: Text) -> Toast:
    """Say to whom an issue was given, and where none of them can be reached, that they have to be told otherwise."""
    heard = any(person.reachable for person in actions.assigned_to(visit.tx, visit.now, issue))
    return Toast(text("issue-assigned" if heard else "issue-assigned-unheard", whom=whom), alert=not heard)
