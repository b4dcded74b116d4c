"""An issue as a whole, in words: all that somebody may read of it, its steps, and what they can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.issues.spots import Spot
from handlers.issues.words import answer_words, work_words
from handlers.issues.words.given_words import given_to
from handlers.issues.words.issue_words import all_of, below, said_of, supplement
from handlers.issues.words.shown_words import shortened, withheld
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Value, Words, grid, text
from rules.issue_answers import Question
from rules.issue_officers import is_about
from rules.issue_readers import handles
from rules.issues import Move, can, is_settled
from storage.issue_events import Event

STEPS: Mapping[str, str] = {
    "report": "",
    "accept": "",
    "decline": "all",
    "appeal": "",
    "assign": "",
    "return": "handlers",
    "forsake": "",
    "begin": "",
    "resolve": "own",
    "lift": "own",
    "propose-lower": "own",
    "stay": "",
    "stay-alone": "",
    "lower": "",
    "refer": "all",
    "reference": "all",
    "give-up": "all",
    "withdraw": "",
    "merge": "all",
    "merge-along": "all",
    "unmerge": "",
    "confirm": "author",
    "partly": "author",
    "dispute": "author",
    "escalate": "",
    "hand-over": "",
    "remind": "",
    "lapse": "",
    "withhold": "own",
    "reveal": "",
    "reveal-part": "",
    "supplement": "author",
    "danger": "",
    "reword": "own",
}
"""What is told of an issue's life, and who reads the words that were said: all, those who handle it, or they and
its reporter (`own`), or they and whoever said it (`author`). Each question that asks for such words says so: an officer
may name a neighbour in them."""

LAST = 6
"""So many steps are told with the whole; all of them on pages of their own."""
PAGE = 12
MOST_OF_WORDS, MOST_OF_RESULT, MOST_OF_WHY = 500, 350, 120
"""How much of what people wrote is told, where Telegram takes 4,096 in all, and an emoji counts two."""
WITH_THE_WHOLE, ON_A_PAGE = 500, 1_500
"""How much of what was said with the steps is told in all, each with the same room: there and on a page of steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An issue with all that is told of it. `steps` are its last ones, of `step_count` in all; those who handle it read
    besides what was added before.

    `reporter` is their name where this reader may read it; `reports` tells that the reader reported it, or what was
    merged into it; `spot` is the list from which somebody came, `asked` what waits for their answer. `head_id` is the
    issue that it is handled together with, where the reader may read that.
    """

    view: View
    reporter: str
    reports: bool
    supports: bool
    follows: bool
    steps: tuple[Event, ...]
    step_count: int
    spot: Spot
    asked: Question | None = None
    head_id: int | None = None

    @property
    def files(self) -> int:
        issue = self.view.issue
        return len(issue.photos) + len(issue.result_photos) + bool(issue.voice)


def whole(of: Whole) -> Words:
    """The whole of an issue, with what this reader can do about it."""
    issue, shown = of.view.issue, _with_short_reason(of.view)
    parts: dict[str, Value] = {
        **all_of(shown),
        "words": _cut(issue.words, MOST_OF_WORDS) if issue.words else said_of(issue, None),
        "withheld": withheld(issue, MOST_OF_WHY),
        "state": work_words.standing(shown),
        "reporter": _reported(of),
        "result": text("issue-whole-result", result=_cut(issue.result, MOST_OF_RESULT)) if issue.result else "",
        "rating": issue.rating or 0,
        "secret": text("issue-whole-private") if issue.private else "",
        "earlier": text("issue-whole-earlier") if of.step_count > len(of.steps) else "",
        "steps": _steps(of, WITH_THE_WHOLE),
    }
    return Words(text("issue-whole", **parts), _rows(of))


def story(of: Whole, page: int, pages: int) -> Words:
    """The steps of an issue, a page of them."""
    issue_id, turns = of.view.issue.id, []
    if page > 1:
        turns.append(Button(text("page-before"), data("issues:story", issue_id, page - 1, str(of.spot))))
    if page < pages:
        turns.append(Button(text("page-after"), data("issues:story", issue_id, page + 1, str(of.spot))))
    back = Button(text("issue-whole-back"), data("issues:see", issue_id, str(of.spot)))
    said = text("issue-story", number=of.view.issue.number, page=f"{page}/{pages}", steps=_steps(of, ON_A_PAGE))
    return Words(said, tuple(row for row in (tuple(turns), (back,)) if row))


def pictures(of: Whole) -> tuple[Words, ...]:
    """The photos of an issue, those of the problem and those of the result, and what was said aloud."""
    issue, number = of.view.issue, of.view.issue.number
    shown = (
        (text("issue-photos", number=number), issue.photos),
        (text("issue-result-photos", number=number), issue.result_photos),
    )
    albums = tuple(
        Words(said, photo=photos[0]) if len(photos) == 1 else Words(said, album=photos)
        for said, photos in shown
        if photos
    )
    return (*albums, *((Words(text("issue-voice", number=number), voice=issue.voice),) if issue.voice else ()))


def _steps(of: Whole, room: int) -> tuple[Text, ...]:
    """Return the steps, with so much in all of what was said with them."""
    said = sum(bool(each.words) and _reads(of.view, each) for each in of.steps)
    return tuple(step(of.view, each, room // max(1, said)) for each in of.steps)


def step(view: View, event: Event, most: int) -> Text:
    """Return a step of an issue's life on one line: when, what, and why where the reader may know it."""
    why = text("issue-step-why", why=shortened(event.words, most)) if event.words and _reads(view, event) else ""
    return text("issue-step", at=event.at.astimezone(view.since.tzinfo), what=_what(view, event), why=why)


def _what(view: View, event: Event) -> Text:
    """Return what was done, and to whom work was given, unless that is erased."""
    if event.verb == Move.ASSIGN and event.words:
        return given_to(event.words)
    if event.verb == Move.CONFIRM and event.actor_id is None:
        return text("issue-step-confirm-joined")
    whom = text("answer-by-reporter" if event.actor_id == view.issue.reporter_id else "answer-by-supporter")
    office = text(f"role-{event.held_as}")
    return text(f"issue-step-{event.verb}", who=office, whom=whom, below=below(event.level))


def _reads(view: View, event: Event) -> bool:
    """Tell whether the reader may read the words that were said with a step."""
    readers = STEPS[event.verb]
    whose = {"own": view.issue.reporter_id, "author": event.actor_id}
    own = readers in whose and view.reader_id == whose[readers]
    return readers == "all" or (bool(readers) and _handles(view)) or own


def _reported(of: Whole) -> Text | str:
    """Return who reported it, where this reader may know."""
    who = text("issue-whole-reporter", name=of.reporter) if of.reporter else ""
    return work_words.not_for_head(of.view, who) if _handles(of.view) else who


def _handles(view: View) -> bool:
    return handles(view.acts_as, view.reader_id, view.issue)


def _rows(of: Whole) -> Rows:
    last = [Button(text("issue-refresh"), _data(of, "issues:see"))]
    if of.step_count > len(of.steps):
        last.append(Button(text("issue-whole-steps"), data("issues:story", of.view.issue.id, 1, str(of.spot))))
    last.append(Button(text("issue-whole-list"), data("issues:list", str(of.spot))))
    work = work_words.moves(of.view) if of.view.open else ()
    asked = ((answer_words.question(of.view.issue, of.asked),),) if of.asked else ()
    return (*asked, *_head(of), *grid(_part(of), 2), *work, *grid(_more(of), 2), tuple(last))


def _head(of: Whole) -> Rows:
    """Return the way to the issue that this one is handled together with."""
    if of.head_id is None:
        return ()
    return ((Button(text("issue-whole-head", head=of.view.head), data("issues:see", of.head_id, str(of.spot))),),)


def _part(of: Whole) -> list[Button]:
    """Return how a neighbour takes part in an issue, or no more, while it is open; never whom it is about."""
    issue = of.view.issue
    if issue.private or of.reports:
        return []
    if of.supports:
        return [] if is_settled(issue) else [Button(text("issue-leave"), _take(of, "leave"))]
    following = Button(text("issue-unfollow" if of.follows else "issue-follow"), _take(of, "follow"))
    if is_settled(issue) or is_about(of.view.roles, issue):
        return [following] if of.follows else []
    return [Button(text("issue-join", count=of.view.supporters), _take(of, "join")), following]


def _more(of: Whole) -> list[Button]:
    """Return what else this reader can do: see the photos, take their own issue back, withhold a part of it."""
    issue, own = of.view.issue, of.view.reader_id == of.view.issue.reporter_id
    found = []
    if of.files:
        found.append(Button(text("issue-whole-files", count=of.files), _data(of, "issues:photos")))
    if (own or of.supports) and not is_settled(issue):
        found.append(supplement(issue))
    if own and can(issue.state, Move.WITHDRAW) and not of.view.supporters:
        found.append(Button(text("issue-withdraw"), data("issues:withdraw", issue.id)))
    if not own and work_words.may_withhold(of.view):
        found.append(Button(text("issue-withhold"), data("issues:withholding", issue.id)))
    return found


def _data(of: Whole, verb: str) -> str:
    return data(verb, of.view.issue.id, str(of.spot))


def _take(of: Whole, what: str) -> str:
    return data("issues:take", what, of.view.issue.id, str(of.spot))


def _with_short_reason(view: View) -> View:
    return replace(view, issue=replace(view.issue, why=_cut(view.issue.why or "", MOST_OF_WHY)))


def _cut(said: str, most: int) -> str:
    return said if len(said) <= most else said[: most - 1] + "…"
