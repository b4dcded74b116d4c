"""回访: whether it is solved is for those to say who have the problem; and what follows from what they say."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import clocks, keeping, telling
from handlers.issues.actions.telling import CARDS, VERDICT, step, tell
from handlers.kit.visit import Settings
from rules import issue_answers as rules
from rules.access import Actor, Role
from rules.issue_answers import Answer, Verdict
from rules.issues import ABOVE, Issue, Move, goes_up_after, move, require_appeal, require_rating, require_reporter
from storage import cards, deadlines, issue_answers, issues, people
from storage.store import Tx


def answer(
    tx: Tx,
    now: datetime,
    actor: Actor,
    settings: Settings,
    issue_id: int,
    verdict: Verdict,
    rating: int | None = None,
) -> Issue:
    """Say whether it is solved, and perhaps how well: the reporter, and whoever joined.

    The reporter's “solved” closes it; anybody's “partly” or “not solved” lets the work go on. What is said once it
    is closed is kept and counted.
    """
    if rating is not None:
        require_rating(rating)
    issue = issues.issue(tx, issue_id)
    who = rules.giver(issue, actor.person_id, **_stands(tx, now, issue, actor.person_id))
    what = rules.follows(issue.state, who, verdict)
    given = own(tx, issue, actor.person_id)
    rules.require_asked(issue, now, given, settings.issues.answer)
    if given and (given.verdict, given.rating) == (verdict, rating):
        return issue
    kept = issue_answers.keep(tx, now, issue, actor.person_id, verdict, rating)
    match what:
        case Move.CONFIRM:
            return _close(tx, now, actor, issue, rating)
        case Move.PARTLY:
            return _go_on(tx, now, actor, settings, issue)
        case Move.DISPUTE:
            return _reopen(tx, now, actor, settings, issue)
    telling.journalize(tx, now, actor, issue, "answer", data={"verdict": verdict.value, "rating": rating})
    return _shown(tx, issue, kept, rating)


def rate(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, rating: int) -> Issue:
    """Give stars to what one called solved, or other ones than before."""
    require_rating(rating)
    issue, given = begin_adding(tx, now, actor, settings, issue_id)
    rules.require_solved(given)
    if given.rating == rating:
        return issue
    issue_answers.rate(tx, given, rating)
    telling.journalize(tx, now, actor, issue, "rate", data={"rating": rating})
    return _shown(tx, issue, given, rating)


def begin_adding(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> tuple[Issue, Answer]:
    """Return the issue and what this person said of it, if they may add to that now."""
    issue = issues.issue(tx, issue_id)
    rules.giver(issue, actor.person_id, **_stands(tx, now, issue, actor.person_id))
    return issue, rules.require_more(issue, now, own(tx, issue, actor.person_id), settings.issues.answer)


def add_words(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, words: str) -> Issue:
    """Add a word to one's answer: those who see to it hear it, and nobody else."""
    issue, given = begin_adding(tx, now, actor, settings, issue_id)
    issue_answers.add_words(tx, given, words)
    telling.journalize(tx, now, actor, issue, "add-words", words=words)
    _refresh_own(tx, issue, given)
    whom = telling.at_it(tx, now, issue) or telling.holders_at(tx, now, issue, issue.level)
    tell(tx, now, whom, issue, "words", about=f"{given.id}:{now.isoformat()}")
    return issue


def own(tx: Tx, issue: Issue, person_id: int) -> Answer | None:
    """Return what somebody said of the work since it was last said to be done."""
    return rules.by(issue_answers.of_round(tx, issue.id), person_id)


def lapse(tx: Tx, now: datetime, issue_id: int) -> None:
    """The reporter did not answer for days: those who joined decide, or else it ends as not reached.

    That never counts as solved.
    """
    issue = issues.issue(tx, issue_id)
    move(issue.state, Move.LAPSE)
    if rules.at_the_end(issue_answers.of_round(tx, issue.id)) is Move.CONFIRM:
        issue = _close(tx, now, None, issue, None)
        tell(tx, now, telling.reporter(tx, issue), issue, "closed-reporter")
        return
    issue = step(tx, now, None, issue, Move.LAPSE, ended_at=now)
    telling.announce(tx, now, issue)
    tell(tx, now, telling.reporter(tx, issue), issue, "lapsed")
    tell(tx, now, telling.supporters(tx, issue), issue, "lapsed-supporter")


def appeal(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter does not accept that it was declined: once, the level above decides anew; at the top the admins."""
    issue = _ones_own(tx, actor, issue_id)
    require_appeal(issue)
    above = ABOVE.get(issue.level)
    issue, _ = clocks.bring_to(
        tx, now, actor, settings, issue, Move.APPEAL, above or issue.level, appealed=1, holder_id=None
    )
    deadlines.clear(tx, clocks.APPEAL, issue.id)
    if above is None:
        issue = issues.change(tx, issue, held_as=Role.ADMIN.value)
    telling.show_cards(tx, now, issue)
    return issue


def forgo_appeal(tx: Tx, now: datetime, issue_id: int) -> None:
    """The days for an appeal are over: the issue ends as declined."""
    issue = issues.issue(tx, issue_id)
    move(issue.state, Move.APPEAL)
    keeping.keep(tx, now, issues.change(tx, issue, ended_at=now))
    for kind in CARDS:
        cards.finish(tx, kind, issue.id)


def _close(tx: Tx, now: datetime, actor: Actor | None, issue: Issue, rating: int | None) -> Issue:
    """It is solved: the group is told, and those who joined are asked what they say, if they did not yet."""
    issue = step(tx, now, actor, issue, Move.CONFIRM, data={"rating": rating}, rating=rating, ended_at=now)
    clocks.stop(tx, issue)
    telling.announce(tx, now, issue)
    others = [person for person in telling.asked(tx, now, issue) if person.id != issue.reporter_id]
    tell(tx, now, others, issue, "closed-supporter")
    return issue


def _go_on(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> Issue:
    """It is solved in part: it stays open, and those who were at it go on, with a new clock."""
    issue = step(tx, now, actor, issue, Move.PARTLY)
    clocks.stop(tx, issue)
    issue = clocks.start_work(tx, now, settings, issue)
    tell(tx, now, telling.at_it(tx, now, issue), issue, "partly", about=now.isoformat())
    _tell_others(tx, now, actor, issue)
    return issue


def _reopen(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> Issue:
    """It is not solved: the same holder goes on with it, and from the second time on the next level."""
    issue = step(tx, now, actor, issue, Move.DISPUTE, reopened=issue.reopened + 1)
    clocks.stop(tx, issue)
    issue = clocks.start_work(tx, now, settings, issue)
    if goes_up_after(issue.reopened) and issue.level in ABOVE:
        former = telling.at_it(tx, now, issue)
        issue, _ = clocks.bring_to(tx, now, None, settings, issue, Move.ESCALATE, ABOVE[issue.level], holder_id=None)
        tell(tx, now, former, issue, "reopened-former", about=now.isoformat())
    else:
        tell(tx, now, telling.at_it(tx, now, issue), issue, "reopened", about=f"{issue.reopened}")
    _tell_others(tx, now, actor, issue)
    return issue


def _tell_others(tx: Tx, now: datetime, actor: Actor, issue: Issue) -> None:
    """Let the others who have the problem hear that one of them says it is not solved, and that work goes on."""
    others = [person for person in telling.asked(tx, now, issue) if person.id != actor.person_id]
    tell(tx, now, others, issue, "goes-on", about=now.isoformat())


def _stands(tx: Tx, now: datetime, issue: Issue, person_id: int) -> dict[str, bool]:
    """Return how somebody stands to an issue: whether they joined, and whether they work on it."""
    return {
        "joined": issues.supports(tx, issue.id, person_id),
        "at_it": any(person.id == person_id for person in telling.at_it(tx, now, issue)),
    }


def _shown(tx: Tx, issue: Issue, given: Answer, rating: int | None) -> Issue:
    """Want the answer shown where it was asked for; the issue itself keeps the reporter's stars."""
    _refresh_own(tx, issue, given)
    return issues.change(tx, issue, rating=rating) if given.person_id == issue.reporter_id else issue


def _refresh_own(tx: Tx, issue: Issue, given: Answer) -> None:
    """Want what somebody was asked up to date with their answer: what others were asked says nothing of it."""
    cards.refresh_in(tx, people.by_id(tx, given.person_id).telegram_id, VERDICT, issue.id)


def _ones_own(tx: Tx, actor: Actor, issue_id: int) -> Issue:
    issue = issues.issue(tx, issue_id)
    require_reporter(issue, actor.person_id)
    return issue
