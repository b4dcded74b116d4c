"""回访 in words: what those who have the problem are asked, and what they read once they answered. Pure."""

from __future__ import annotations

from dataclasses import replace

from handlers.issues.words.issue_words import STARS, about, below, first, fitting, secret, supplement, told, worker
from handlers.issues.words.shown_words import shortened
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Words, text
from rules.issue_answers import (
    MOST_ON_CARD,
    Answer,
    Question,
    Verdict,
    by,
    came_after_the_end,
    is_own_closing,
    may_be_slip,
)
from rules.issues import Issue, State, is_settled

MOST_OF_RESULT = 650
"""How much of the result is told with the question, where Telegram takes 1,024 under a photo in all."""


def verdict(view: View) -> Words:
    """What somebody who has the problem reads when the work is done, and what stands there once that is past."""
    given = own(view)
    said, rows = _answered(view, given) if given else (_asked(view), _question(view))
    return Words(said, rows, first(view.issue.result_photos))


def asked_again(view: View, written: str) -> Words:
    """Ask once more, with what somebody wrote for it and has not sent off."""
    asked = verdict(view)
    again = (
        text("answer-asked-again", written=shortened(written, MOST_ON_CARD)) if written else text("answer-waits-yet")
    )
    return replace(asked, text=text("lines", lines=(again, asked.text)))


def doubt(view: View, rating: int) -> Words:
    """Ask whoever gave few stars whether it is not solved at all."""
    unhappy = Button(text("answer-unhappy"), data("issues:unhappy", view.issue.id, rating))
    said = about(view, text("answer-doubt", number=view.issue.number, rating=rating))
    rows = ((unhappy,), *((button,) for button in _otherwise(view)))
    return Words(said, rows, first(view.issue.result_photos))


def closed(view: View) -> Words:
    """Tell somebody that it is closed; whoever said nothing so far can say it now, and reads then what they said."""
    given, issue = own(view), view.issue
    if given and came_after_the_end(issue, given):
        return verdict(view)
    reports = view.reader_id == issue.reporter_id
    kind = "issue-told-closed-reporter" if reports else "issue-told-closed-supporter"
    result = issue.result or text("issue-words-erased")
    said = text(kind, number=issue.number, result=result)
    if given:
        return Words(about(view, said))
    if view.answered_enough:
        return Words(about(view, _no_more(said)))
    return Words(about(view, text("answer-late-ask", told=said)), _choices(view))


def past(issue: Issue) -> Words:
    """Say of a question that it is asked no more."""
    return Words(text("answer-past", number=issue.number))


def taken_back(issue: Issue) -> Words:
    """Say that it was not solved, where it was told to be. That is true whatever becomes of it."""
    return Words(text("answer-closed-put-right", number=issue.number))


def question(issue: Issue, asked: Question) -> Button:
    """Return the button that shows a question once more."""
    label = text(f"question-{asked}", number=issue.number, below=below(issue.level))
    return Button(label, data("issues:question", issue.id))


def slip(issue: Issue, given: Answer) -> Button:
    """Return the button by which somebody who called an issue solved says, without being asked, that it is not."""
    return Button(text("answer-mispressed-there", number=issue.number), _slipped(issue, given))


def unsolved(issue: Issue) -> Button:
    """Return the button by which somebody says of what is closed already that it is not solved for them."""
    return Button(text("answer-unsolved-there", number=issue.number), data("issues:dispute", issue.id))


def objection(issue: Issue) -> Button:
    """Return the button by which somebody says, without being asked, that they do not accept a decline."""
    return Button(text("answer-object-there", number=issue.number), data("issues:appeal", issue.id))


def added(view: View, given: Answer, alarm: Text | None) -> Words:
    """What those who work on it read when somebody adds a word to their answer, and in the same place once that is
    erased: first whom to call, where that is to be said.
    """
    says = text(f"answer-says-{given.verdict}", rating=given.rating or 0)
    number, whom, words = view.issue.number, giver(view, given.person_id), given.words or text("issue-words-erased")
    said = text("answer-told", secret=secret(view), number=number, whom=whom, says=says, words=words)
    return Words(text("lines", lines=(alarm, said)) if alarm else said)


def own(view: View) -> Answer | None:
    """Return what the reader of an issue said of the work."""
    return by(view.answers, view.reader_id)


def giver(view: View, person_id: int) -> Text:
    """Return who of those who have the problem says something: the reporter by name where that may be read."""
    if person_id != view.issue.reporter_id:
        return text("answer-by-supporter")
    return text("answer-by-named", name=view.reporter) if view.reporter else text("answer-by-reporter")


def _asked(view: View) -> Text:
    """Return what somebody reads who said nothing. What came of it is told by a notice, so it is not told here too."""
    issue, number = view.issue, view.issue.number
    if issue.state is State.WITHDRAWN:
        return text("issue-withdrawn", number=number)
    if issue.state is not State.RESOLVED:
        return text("answer-past", number=number)
    reports = view.reader_id == issue.reporter_id
    result = fitting(issue.result or "", first(issue.result_photos), MOST_OF_RESULT)
    kind = "issue-verdict" if reports else "answer-verdict"
    return about(view, text(kind, number=number, result=result, days=view.days_to_answer))


def _question(view: View) -> Rows:
    return _choices(view) if view.issue.state is State.RESOLVED else ()


def _answered(view: View, given: Answer) -> tuple[Text, Rows]:
    """Return what somebody reads who answered, with what they can add."""
    issue = view.issue
    if is_settled(issue) and issue.state is not State.CLOSED:
        return _asked(view), ()
    said, rows = _closed(view, given) if issue.state is State.CLOSED else _open(view, given)
    if given.words:
        said = text("answer-with-words", said=said, words=given.words)
    return (_no_more(said), rows) if view.answered_enough else (said, rows)


def _closed(view: View, given: Answer) -> tuple[Text, Rows]:
    number, rating = view.issue.number, given.rating or 0
    if given.verdict is Verdict.SOLVED:
        slipped = Button(text("answer-mispressed"), _slipped(view.issue, given))
        rows: Rows = (_stars(view, given), (_add(view, given),))
        said = text(_thanks(view, given), number=number, rating=rating)
        if view.answered_enough:
            return said, ()
        if may_be_slip(view.issue, given):
            return said, (*rows, (slipped,))
        return text("lines", lines=(said, text("answer-solved-before"))), (*rows, (anew(view.issue),))
    partly = given.verdict is Verdict.PARTLY
    said = text("answer-late-partly" if partly else "answer-late-unsolved", number=number)
    further: Rows = () if view.answered_enough else ((_add(view, given),),)
    return said, ((anew(view.issue),), *further)


def _no_more(said: Text) -> Text:
    """Say under what somebody reads of what is closed that nothing is taken for an answer any more."""
    return text("lines", lines=(said, text("refused-answer-late")))


def _slipped(issue: Issue, given: Answer) -> str:
    """Return what the button does by which somebody takes back a “solved”: work goes on where that closed the issue."""
    return data("issues:mispressed" if is_own_closing(issue, given) else "issues:dispute", issue.id)


def anew(issue: Issue) -> Button:
    """Return the button that reports once more what has ended, and is not solved for whoever has it."""
    return Button(text("answer-report-anew", number=issue.number), data("issues:anew", issue.id))


def lapsed(kind: str, view: View) -> Words:
    """What those read who have the problem where nobody said whether it is solved."""
    return replace(told(kind, view), rows=((anew(view.issue),),))


def _thanks(view: View, given: Answer) -> str:
    """Return which thanks are due: the neighbours hear of what the reporter closed, unless it is private."""
    if given.person_id != view.issue.reporter_id:
        return "answer-thanks"
    return "issue-thanks-private" if view.issue.private else "issue-thanks"


def _open(view: View, given: Answer) -> tuple[Text, Rows]:
    number, body = view.issue.number, worker(view)
    match given.verdict:
        case Verdict.PARTLY:
            return text("issue-partly-solved", number=number, body=body), ((_add(view, given),),)
        case Verdict.UNSOLVED:
            return text("issue-reopened", number=number, body=body), ((_add(view, given),),)
    if view.issue.state is not State.RESOLVED:
        return _asked(view), ()
    kind = "answer-waits-left" if view.reporter_left else "answer-waits"
    waits = text(kind, number=number, rating=given.rating or 0, days=view.days_to_answer)
    return waits, (_stars(view, given), _otherwise(view), (_add(view, given),))


def _choices(view: View) -> Rows:
    """Return what can be answered by one tap: to give stars is to call it solved."""
    issue_id = view.issue.id
    solved = Button(text("answer-solved"), data("issues:solved", issue_id))
    stars = tuple(Button(text("issue-star", rating=n), data("issues:confirm", issue_id, n)) for n in STARS)
    return ((solved,), stars, _otherwise(view))


def _otherwise(view: View) -> tuple[Button, ...]:
    issue_id = view.issue.id
    return (
        Button(text("issue-partly"), data("issues:partly", issue_id)),
        Button(text("issue-not-solved"), data("issues:dispute", issue_id)),
    )


def _stars(view: View, given: Answer) -> tuple[Button, ...]:
    """Return the stars, those that were given marked: a finger may have slipped."""
    return tuple(
        Button(
            text("answer-star-given" if n == given.rating else "issue-star", rating=n),
            data("issues:rate", view.issue.id, n),
        )
        for n in STARS
    )


def _add(view: View, given: Answer) -> Button:
    """Return the button that adds to an answer; whoever said already what is not solved can add to the issue."""
    solved = given.verdict is Verdict.SOLVED
    if given.words and not solved and not is_settled(view.issue):
        return supplement(view.issue)
    return Button(text("answer-add-words" if solved else "answer-say-what"), data("issues:words", view.issue.id))
