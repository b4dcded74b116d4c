"""回访: whether it is solved is for those to say who have the problem; and what follows from what they say."""

from __future__ import annotations

from datetime import datetime

from handlers.issues.actions import added_words, alarming, answering, clocks, handing_over, telling, unanswered
from handlers.issues.actions.telling import CARD, DONE, OUTCOME, VERDICT, WORK, step, tell
from handlers.issues.danger import danger_in
from handlers.kit.visit import Settings
from rules import issue_answers as rules
from rules.access import Actor
from rules.issue_answers import Answer, Giver, Verdict
from rules.issues import ABOVE, Issue, Move, goes_up_after, move, require_appeal, require_rating
from rules.journal import salted
from storage import cards, deadlines, issue_answers, issue_supporters, issues, people
from storage.store import Tx

RATED = (CARD, WORK, DONE, OUTCOME)
"""What tells how many stars the reporter gave."""


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
    who = _giver(tx, now, actor, settings, issue)
    what = rules.follows(issue.state, who, verdict)
    given = _own(tx, issue, actor.person_id)
    rules.require_asked(issue, now, given, verdict, settings.issues.answer)
    if given and (given.verdict, given.rating) == (verdict, rating):
        return issue
    kept = issue_answers.keep(tx, now, issue, actor.person_id, verdict, rating)
    if what:
        unanswered.pass_on(tx, now, settings, issue)
    match what:
        case Move.CONFIRM:
            return _close(tx, now, actor, settings, issue, rating)
        case Move.PARTLY:
            return _go_on(tx, now, actor, settings, issue)
        case Move.DISPUTE:
            return _reopen(tx, now, actor, settings, issue)
    telling.journalize(tx, now, actor, issue, "answer", data={"verdict": verdict.value, "rating": rating})
    return _shown(tx, issue, kept, rating)


def begin_answering(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """Return the issue, if this person may say now that it is solved."""
    issue = issues.issue(tx, issue_id)
    rules.follows(issue.state, _giver(tx, now, actor, settings, issue), Verdict.SOLVED)
    given = _own(tx, issue, actor.person_id)
    rules.require_asked(issue, now, given, Verdict.SOLVED, settings.issues.answer)
    return issue


def rate(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, rating: int) -> Issue:
    """Give stars to what one called solved, or other ones than before."""
    require_rating(rating)
    issue, given = begin_adding(tx, now, actor, settings, issue_id)
    rules.require_solved(given)
    if given.rating == rating:
        return issue
    issue_answers.rate(tx, given, rating)
    telling.journalize(tx, now, actor, issue, "rate", data={"rating": rating})
    telling.show_once_more(tx, now, issue.id, RATED)
    return _shown(tx, issue, given, rating)


def mispressed(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """The reporter's finger slipped on “solved”: they mean that it is not, and the work on it goes on. What they said
    with that is no word on what is missing.

    Whoever had it in hand and has left that office since is followed by others.
    """
    issue, given = begin_adding(tx, now, actor, settings, issue_id)
    rules.require_own_closing(issue, given)
    issue_answers.keep(tx, now, issue, actor.person_id, Verdict.UNSOLVED, None)
    issue_answers.add_words(tx, given, "")
    issue = _reopen(tx, now, actor, settings, telling.take_up(tx, now, issue))
    return handing_over.hand_over_if_left(tx, now, settings, issue)


def begin_adding(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> tuple[Issue, Answer]:
    """Return the issue and what this person said of it, if they may add to that now."""
    issue = issues.issue(tx, issue_id)
    _giver(tx, now, actor, settings, issue)
    return issue, rules.require_more(issue, now, _own(tx, issue, actor.person_id), settings.issues.answer)


def add_words(
    tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int, words: str, *, along: bool = False
) -> Issue:
    """Add a word to one's answer: those who see to it hear it, and nobody else. What is short and goes `along` with the
    answer they read on the card that asks them to go on. Of danger they hear at once, and it is urgent from then on.
    """
    issue, given = begin_adding(tx, now, actor, settings, issue_id)
    salt = issue_answers.add_words(tx, given, words)
    telling.journalize(tx, now, actor, issue, "add-words", data={"words": salted(words, salt)})
    _refresh_own(tx, issue, given)
    cards.refresh(tx, WORK, issue.id)
    danger = danger_in("", words)
    on_card = along and rules.stands_on_card(issue.state, words) and (issue.urgent or not danger)
    if danger:
        issue = alarming.heed(tx, now, settings, issue, danger)
    if not on_card:
        whom = (answering.hearing if danger else answering.responsible)(tx, now, settings, issue)
        tell(tx, now, whom, issue, "words", about=f"{given.id}:{now.isoformat()}", at_once=danger is not None)
    return issue


def lapse(tx: Tx, now: datetime, settings: Settings, issue_id: int) -> None:
    """The reporter did not answer for days: those who joined decide, or else it ends as not reached.

    That never counts as solved.
    """
    issue = issues.issue(tx, issue_id)
    move(issue.state, Move.LAPSE)
    wrote = unanswered.pass_on(tx, now, settings, issue)
    if rules.at_the_end(issue_answers.of_round(tx, issue.id)) is Move.CONFIRM:
        issue = _close(tx, now, None, settings, issue, None)
        tell(tx, now, telling.reporter(tx, issue), issue, "closed-reporter", about=now.isoformat())
        return
    issue = step(tx, now, None, issue, Move.LAPSE)
    telling.announce(tx, now, issue)
    tell(tx, now, wrote, issue, "lapsed-written")
    others = [person for person in telling.supporters(tx, now, issue) if person not in wrote]
    tell(tx, now, [each for each in telling.reporter(tx, issue) if each not in wrote], issue, "lapsed")
    tell(tx, now, others, issue, "lapsed-supporter")


def appeal(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue_id: int) -> Issue:
    """Who reported it, or what was merged into it, does not accept a decline: once, others decide anew.

    Those are the level above the office that declined, and above the last the admins.
    """
    issue = issues.issue(tx, issue_id)
    require_appeal(issue, actor.person_id, [person.id for person in telling.reporters(tx, now, issue)])
    to = answering.appealed_to(tx, now, settings, issue)
    issue = clocks.bring_to(tx, now, actor, settings, issue, Move.APPEAL, to, appealed=1)
    deadlines.clear(tx, clocks.APPEAL, issue.id)
    telling.show_cards(tx, now, issue)
    return issue


def forgo_appeal(tx: Tx, now: datetime, issue_id: int) -> None:
    """The days for an appeal are over: the issue ends as declined."""
    issue = issues.issue(tx, issue_id)
    move(issue.state, Move.APPEAL)
    telling.end(tx, now, issue)


def _close(tx: Tx, now: datetime, actor: Actor | None, settings: Settings, issue: Issue, rating: int | None) -> Issue:
    """It is solved: the group is told, and those who joined are asked what they say, if they did not yet."""
    issue = step(tx, now, actor, issue, Move.CONFIRM, data={"rating": rating}, rating=rating)
    clocks.stop(tx, issue)
    telling.announce(tx, now, issue)
    others = [person for person in answering.asked(tx, now, settings, issue) if person.id != issue.reporter_id]
    tell(tx, now, others, issue, "closed-supporter", about=now.isoformat())
    return issue


def _go_on(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> Issue:
    """It is solved in part: it stays open, and those who were at it go on, with a new clock."""
    issue = step(tx, now, actor, _with_who_is_left(tx, now, issue), Move.PARTLY)
    clocks.stop(tx, issue)
    issue = clocks.start_work(tx, now, settings, issue)
    tell(tx, now, answering.at_it(tx, now, settings, issue), issue, "partly", about=now.isoformat())
    answering.tell_instead(tx, now, settings, issue)
    _tell_others(tx, now, actor, settings, issue)
    return issue


def _reopen(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> Issue:
    """It is not solved: the same holder goes on with it, and from the second time on the next level."""
    issue = _with_who_is_left(tx, now, issue)
    issue = step(tx, now, actor, issue, Move.DISPUTE, reopened=issue.reopened + 1)
    clocks.stop(tx, issue)
    issue = clocks.start_work(tx, now, settings, issue)
    if goes_up_after(issue.reopened) and issue.level in ABOVE:
        before, to = issue, answering.at_level(tx, now, settings, issue, ABOVE[issue.level])
        issue = clocks.bring_to(tx, now, None, settings, issue, Move.ESCALATE, to, why=None)
        answering.tell_former(tx, now, actor, settings, before, issue, "reopened-former")
    else:
        tell(tx, now, answering.at_it(tx, now, settings, issue), issue, "reopened", about=f"{issue.reopened}")
        answering.tell_instead(tx, now, settings, issue)
    _tell_others(tx, now, actor, settings, issue)
    return issue


def _with_who_is_left(tx: Tx, now: datetime, issue: Issue) -> Issue:
    """Return an issue on which work goes on: where nobody whom it was given to is left, or others are that body by now,
    its holder has it again. What neighbours added to a private one is not theirs to read on who had it.
    """
    if answering.assigned_to(tx, now, issue) and not answering.is_another_body(tx, now, issue):
        return issue
    if issue.private:
        added_words.show_once_more(tx, now, added_words.of_issue(tx, issue))
    return issues.change(tx, issue, body=None, assignee_id=None, assignee_as=None)


def _tell_others(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> None:
    """Let the others who have the problem hear that one of them says it is not solved, and that work goes on."""
    others = [person for person in answering.asked(tx, now, settings, issue) if person.id != actor.person_id]
    tell(tx, now, others, issue, "goes-on", about=now.isoformat())


def _own(tx: Tx, issue: Issue, person_id: int) -> Answer | None:
    """Return what somebody said of the work since it was last said to be done."""
    return rules.by(issue_answers.of_round(tx, issue.id), person_id)


def _giver(tx: Tx, now: datetime, actor: Actor, settings: Settings, issue: Issue) -> Giver:
    """Return as whom somebody answers. Raises `Refused` for those who may not."""
    joined = issue_supporters.supports(tx, now, issue.id, actor.person_id)
    at_it = actor.person_id in answering.worked_on(tx, now, settings, issue)
    return rules.giver(issue, actor.person_id, joined=joined, at_it=at_it)


def _shown(tx: Tx, issue: Issue, given: Answer, rating: int | None) -> Issue:
    """Want the answer shown where it was asked for; the issue itself keeps the reporter's stars."""
    _refresh_own(tx, issue, given)
    return issues.change(tx, issue, rating=rating) if given.person_id == issue.reporter_id else issue


def _refresh_own(tx: Tx, issue: Issue, given: Answer) -> None:
    """Want what somebody was asked up to date with their answer: what others were asked says nothing of it."""
    cards.refresh_in(tx, people.by_id(tx, given.person_id).telegram_id, VERDICT, issue.id)
