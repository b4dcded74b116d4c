"""Somebody asks after what was reported, by a number or in such words, thinks better of what they said of it, or has
more to say: the way to that stands beside another report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from handlers.issues import actions
from handlers.issues.chat.named import hash_number_in, number_in, numbered
from handlers.issues.shown import shown_to
from handlers.issues.spots import Spot, Tab
from handlers.issues.words import answer_words, list_words, supplement_words
from handlers.kit.labels import letters
from handlers.kit.phrases import phrase_of
from handlers.kit.replies import Button, Rows, Text, Words, text
from handlers.kit.texts import listed
from handlers.kit.visit import Visit
from rules.issue_answers import Question, by, ended_lately, may_be_slip, stands_as_solved
from rules.issues import Issue, State
from rules.refusals import Refused, is_allowed
from storage import issue_answers, issue_lists

MOST_OFFERED = 3
"""So many issues are offered at once; the list of all is one more button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOn:
    """The button by which somebody goes on with an issue that is not open any more: which question it answers, and what
    is said of it. It answers none where all that is left is to report it once more.
    """

    question: Question | None
    button: Button
    said: Text


def ways(visit: Visit, said: str) -> Rows:
    """Return the buttons that lead to what somebody asks after: the issue that they name, or their own open ones."""
    found = _named(visit, said) or (_own(visit) if _has(said, "asked-after-signs") else ())
    spot = Spot(tab=Tab.MINE)
    rows = tuple(list_words.row(visit.settings.categories, each, spot) for each in _shown(visit, found))
    return rows if len(found) <= MOST_OFFERED else (*rows, (list_words.tab(spot),))


def second_thoughts(visit: Visit, said: str, of: Issue | None = None) -> Words | None:
    """Return the buttons by which somebody says that their finger slipped on “solved”, that they do not accept a
    decline, or that what ended without their word is not solved, where they speak of such a thing and it can be: of the
    one issue that they reply to, if it is one. Over them stands what becomes of what they wrote.
    """
    slipped, objects = _has(said, "asked-after-slips"), _has(said, "asked-after-objections")
    if not (slipped or objects):
        return None
    meant = (of,) if of else _meant(visit, said)
    slips = [slip for each in meant if slipped and (slip := _slip_on(visit, each))]
    anew = [answer_words.anew(each) for each in meant if slipped and _may_report_anew(visit, each)]
    objections = [answer_words.objection(each) for each in meant if objects and _may_object(visit, each)]
    found = [*slips, *anew, *objections][:MOST_OFFERED]
    if not found:
        return None
    count = sum(button in anew for button in found)
    said_of = text("asked-after-again", anew=count, along=len(found) - count)
    return Words(said_of, tuple((button,) for button in found))


def asks_alone(said: str) -> bool:
    """Tell whether somebody does no more than ask after an issue."""
    return _number_alone(said) is not None or phrase_of(("form-asked-after-said",), said) is not None


def way_on(visit: Visit, issue: Issue) -> WayOn | None:
    """Return how somebody who was about to add to an issue can go on with it, now that it is not open any more."""
    if _may_object(visit, issue):
        objection = answer_words.objection(issue)
        return WayOn(question=Question.DECLINE, button=objection, said=text("supplement-declined"))
    slip = _slip_on(visit, issue)
    if slip:
        return WayOn(question=Question.SOLVED, button=slip, said=text("supplement-slipped"))
    return says_late(visit, issue) or _reports_anew(visit, issue)


def says_late(visit: Visit, issue: Issue) -> WayOn | None:
    """Return how somebody who was asked once it was closed says that it is not solved for them."""
    if not _may_say_late(visit, issue):
        return None
    return WayOn(question=Question.SOLVED, button=answer_words.unsolved(issue), said=text("supplement-unsolved"))


def _reports_anew(visit: Visit, issue: Issue) -> WayOn | None:
    """Return how somebody who has the problem reports once more what they can say nothing of any longer."""
    try:
        before = actions.begin_anew(visit.tx, visit.now, visit.actor(), issue.id)
    except Refused:
        return None
    said = text("supplement-anew", private=int(before.private))
    return WayOn(question=None, button=answer_words.anew(issue), said=said)


def additions(visit: Visit) -> Rows:
    """Return the buttons that add what somebody said to one of their own open issues."""
    return tuple((supplement_words.to(each),) for each in _shown(visit, _own(visit)))


def _meant(visit: Visit, said: str) -> list[Issue]:
    """Return the one of their own issues that somebody names, or all of them."""
    mine = [*_mine(visit, ended=True), *_mine(visit, ended=False)]
    named = hash_number_in(said)
    return [issue for issue in mine if issue.number == named] or mine


def _shown(visit: Visit, found: tuple[Issue, ...]) -> list[Issue]:
    """Return the first of these, each as this person sees it."""
    acting = visit.actor()
    return [shown_to(visit.tx, visit.now, each, acting) for each in found[:MOST_OFFERED]]


def _named(visit: Visit, said: str) -> tuple[Issue, ...]:
    number = hash_number_in(said) or _number_alone(said)
    found = numbered(visit, visit.actor(), number) if number else []
    return tuple(each for each in found if actions.may_read(visit.tx, visit.now, visit.actor(), each))


def _number_alone(said: str) -> int | None:
    """Return the number that somebody wrote as they speak of an issue, where there is nothing else in what they say."""
    number = number_in(said)
    phrases = listed(text("asked-after-number", number=number)) if number else ()
    return number if letters(said) in map(letters, phrases) else None


def _own(visit: Visit) -> tuple[Issue, ...]:
    """Return what somebody reported or joined and is open. What they are asked about is offered anyway."""
    waiting = {each.id for each in actions.awaited(visit.tx, visit.now, visit.actor(), visit.settings)}
    return tuple(each for each in _mine(visit, ended=False) if each.id not in waiting)


def _mine(visit: Visit, *, ended: bool) -> tuple[Issue, ...]:
    return issue_lists.mine(visit.tx, visit.now, visit.person.id, ended=ended, page=1).issues


def _slip_on(visit: Visit, issue: Issue) -> Button | None:
    """Return the button by which somebody says that their finger slipped on “solved”, as long as it can have."""
    try:
        _, given = actions.begin_adding(visit.tx, visit.now, visit.actor(), visit.settings, issue.id)
    except Refused:
        return None
    return answer_words.slip(issue, given) if may_be_slip(issue, given) else None


def _may_say_late(visit: Visit, issue: Issue) -> bool:
    """Tell whether somebody who has the problem is asked still, once it is closed, whether it is solved for them."""
    return issue.state is State.CLOSED and is_allowed(
        lambda: actions.begin_answering(visit.tx, visit.now, visit.actor(), visit.settings, issue.id)
    )


def _may_report_anew(visit: Visit, issue: Issue) -> bool:
    """Tell whether somebody has the problem of what ended lately: without a word whether it is solved, or with a
    “solved” of theirs that can't be taken back.
    """
    if not ended_lately(issue, visit.now, visit.settings.issues.answer):
        return False
    if issue.state is not State.NOT_REACHED and not _said_solved_before(visit, issue):
        return False
    return is_allowed(lambda: actions.begin_anew(visit.tx, visit.now, visit.actor(), issue.id))


def _said_solved_before(visit: Visit, issue: Issue) -> bool:
    """Tell whether somebody called solved what others closed then: once it is closed, that stands."""
    given = by(issue_answers.of_round(visit.tx, issue.id), visit.person.id)
    return given is not None and stands_as_solved(issue, given)


def _may_object(visit: Visit, issue: Issue) -> bool:
    return actions.asked(visit.tx, visit.now, visit.actor(), visit.settings, issue) is Question.DECLINE


def _has(said: str, signs: str) -> bool:
    written = letters(said)
    return any(sign in written for sign in _signs(signs))


@cache
def _signs(which: str) -> tuple[str, ...]:
    return tuple(map(letters, listed(text(which))))
