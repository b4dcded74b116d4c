"""回访: who is asked whether an issue is solved, what each answer does, and what the end of the days for it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rules.issues import ENDED, PENDING, Issue, Move, State
from rules.refusals import Refused


class Verdict(StrEnum):
    """What somebody who has the problem says of the work that was done."""

    SOLVED = "solved"
    PARTLY = "partly"
    UNSOLVED = "unsolved"


class Question(StrEnum):
    """What somebody is asked about an issue: whether it is solved, whether they accept that it is declined or goes
    down a level.
    """

    SOLVED = "solved"
    DECLINE = "decline"
    LOWER = "lower"


class Giver(StrEnum):
    """Who says it: who reported the issue, or one of those who joined."""

    REPORTER = "reporter"
    SUPPORTER = "supporter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one person said in one round, that is: after the work was said to be done for the `round`-th time.

    `rating` is 1 to 5, or None where they gave none; `words` are empty where they added none.
    """

    id: int
    issue_id: int
    person_id: int
    round: int
    verdict: Verdict
    rating: int | None
    words: str
    answered_at: datetime


def by(answers: Iterable[Answer], person_id: int) -> Answer | None:
    """Return what one person said among these."""
    return next((answer for answer in answers if answer.person_id == person_id), None)


FOLLOWS: Mapping[tuple[Giver, Verdict], Move | None] = {
    (Giver.REPORTER, Verdict.SOLVED): Move.CONFIRM,
    (Giver.REPORTER, Verdict.PARTLY): Move.PARTLY,
    (Giver.REPORTER, Verdict.UNSOLVED): Move.DISPUTE,
    (Giver.SUPPORTER, Verdict.SOLVED): None,
    (Giver.SUPPORTER, Verdict.PARTLY): Move.PARTLY,
    (Giver.SUPPORTER, Verdict.UNSOLVED): Move.DISPUTE,
}
"""What an answer does while it is asked for. A supporter's “solved” is kept: the reporter has the word first."""


MOST_ON_CARD = 120
"""How much of what is missing stands on the card of those who go on with the work: under a photo there is little room.
"""

DOUBTFUL = (1, 2)
"""Stars that are not taken for “solved” before it is asked whether they are meant so."""


def giver(issue: Issue, person_id: int, *, joined: bool, at_it: bool) -> Giver:
    """Return as whom somebody answers. Raises `Refused` for those who don't have the problem.

    Who is at work on it is no judge of that work, even where they joined.
    """
    if person_id == issue.reporter_id:
        return Giver.REPORTER
    if not joined:
        raise Refused("refused-not-concerned")
    if at_it:
        raise Refused("refused-own-work")
    return Giver.SUPPORTER


def follows(state: State, who: Giver, verdict: Verdict) -> Move | None:
    """Return the move that an answer makes, or None where it is kept and counted, and changes nothing.

    Once an issue is closed its answers are of that kind. Raises `Refused` where nobody is asked, or not any more,
    because somebody said that it is not solved.
    """
    if state is State.CLOSED:
        return None
    if state in PENDING:
        raise Refused("refused-answer-goes-on")
    if state is not State.RESOLVED:
        raise Refused("refused-issue-state", state=state.value)
    return FOLLOWS[who, verdict]


def require_asked(issue: Issue, now: datetime, given: Answer | None, verdict: Verdict, within: timedelta) -> None:
    """Raise `Refused` where an answer comes too late, or a second time after the issue was closed, unless that puts a
    slip right.
    """
    if issue.state is not State.CLOSED:
        return
    if given and (verdict is Verdict.SOLVED or not is_late_solved(issue, given)):
        raise Refused("refused-issue-state", state=issue.state.value)
    _require_recent(issue, now, within)


def require_more(issue: Issue, now: datetime, given: Answer | None, within: timedelta) -> Answer:
    """Return the answer to which its giver may add stars or words now. Raises `Refused` where there is none."""
    if given is None:
        raise Refused("refused-answer-first")
    if issue.state is State.CLOSED:
        _require_recent(issue, now, within)
    elif issue.state in ENDED:
        raise Refused("refused-issue-state", state=issue.state.value)
    return given


def is_own_closing(issue: Issue, given: Answer) -> bool:
    """Tell whether an answer is the reporter's “solved” that closed the issue: no other one is a slip to put right."""
    closes = given.person_id == issue.reporter_id and given.verdict is Verdict.SOLVED
    return closes and issue.state is State.CLOSED and given.answered_at == issue.ended_at


def came_after_the_end(issue: Issue, given: Answer) -> bool:
    """Tell whether somebody answered only once they read that the issue is closed."""
    return issue.ended_at is not None and given.answered_at > issue.ended_at


def is_late_solved(issue: Issue, given: Answer) -> bool:
    """Tell whether an answer is the “solved” of somebody who joined, under the news that it is closed: it changed
    nothing, so their finger may have slipped.
    """
    joined = given.person_id != issue.reporter_id
    return joined and given.verdict is Verdict.SOLVED and came_after_the_end(issue, given)


def may_be_slip(issue: Issue, given: Answer) -> bool:
    """Tell whether an answer is a “solved” of which its giver can say that it was a slip of the finger."""
    if issue.state is State.CLOSED:
        return is_own_closing(issue, given) or is_late_solved(issue, given)
    return issue.state is State.RESOLVED and given.verdict is Verdict.SOLVED


def stands_as_solved(issue: Issue, given: Answer) -> bool:
    """Tell whether an answer is a “solved” that its giver can't take back: somebody else closed the issue."""
    return issue.state is State.CLOSED and given.verdict is Verdict.SOLVED and not may_be_slip(issue, given)


def came_late(issue: Issue, given: Answer, closed_at: datetime | None) -> bool:
    """Tell whether somebody who joined answered once the issue was closed, where that was put right since: their answer
    let no work go on.
    """
    late = closed_at is not None and given.answered_at > closed_at
    return late and given.person_id != issue.reporter_id and issue.state is not State.CLOSED


def require_own_closing(issue: Issue, given: Answer) -> None:
    """Raise `Refused` unless this answer closed the issue, so that its giver can say that they mispressed."""
    if not is_own_closing(issue, given):
        raise Refused("refused-issue-state", state=issue.state.value)


def require_solved(given: Answer) -> None:
    """Raise `Refused` where stars are given to what is not solved: no button offers that."""
    if given.verdict is not Verdict.SOLVED:
        raise Refused("refused-button")


def stands_on_card(state: State, words: str) -> bool:
    """Tell whether words on an answer stand whole on the card of those who go on with the work."""
    return state in PENDING and len(words) <= MOST_ON_CARD


def is_doubtful(rating: int) -> bool:
    """Tell whether stars are so few that whoever gives them may mean that it is not solved at all."""
    return rating in DOUBTFUL


def at_the_end(answers: Iterable[Answer]) -> Move:
    """Return what happens when the reporter did not answer for days, given the answers of those who joined.

    It is solved where somebody said so and nobody otherwise; else nobody was reached.
    """
    return Move.CONFIRM if {answer.verdict for answer in answers} == {Verdict.SOLVED} else Move.LAPSE


def ended_lately(issue: Issue, now: datetime, within: timedelta) -> bool:
    """Tell whether an issue ended no longer ago than something can be said of that."""
    return issue.ended_at is not None and now <= issue.ended_at + within


def takes_no_more(issue: Issue, now: datetime, within: timedelta) -> bool:
    """Tell whether an issue was closed longer ago than anything is taken for an answer."""
    return issue.state is State.CLOSED and not ended_lately(issue, now, within)


def _require_recent(issue: Issue, now: datetime, within: timedelta) -> None:
    if not ended_lately(issue, now, within):
        raise Refused("refused-answer-late")
