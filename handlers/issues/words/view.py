"""An issue as its reader sees it: what all that is said of it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.kit.replies import Text
from rules.access import Role
from rules.issue_answers import Answer
from rules.issue_officers import open_to
from rules.issues import Issue, Move, State


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An issue as its reader sees it, with what stands around it: `place` is where it is, `grid` the grid of that
    place, `since` and `due_at` told as the clocks there show them.

    `head` is the number of the issue that it is handled together with, `merged` are those of what is handled here.
    `reporter` is what they are called where neighbours may read it; `teller` where they told it for a neighbour,
    which those who handle it read alone; `reporter_left`, that they wished to be forgotten. `reader_id` is who reads
    it, if it is one person, and `roles` are those that they hold there. `alarm` is whom to call, as long as nobody has
    taken on what tells of danger, or goes on with it again. `under_photo` says that it is read beneath its first photo,
    where it has one.

    `unheard` says that nobody whose it is to take on, or who is at it, can be reached; `instead` is the office that is
    told of it then, where anybody can be. Of what is overdue, `admins_hear` says that an admin can be reached.

    Those who handle it read: `asked_anew`, that it lies with those of whom an appeal is asked; `parted`, that it was
    handled together with another one until then; `stays`, that its reporter is asked whether it may go down a level, or
    why it stays where they were, and `kept_here`, that they did not agree to that; `held_by`, who has it in hand;
    `given_to`, the one person whom it was given to, and `given_by`, who gave it to them or to a body; `did_it`, that
    the reader said last that it is done, and holds an office for it still; `added`, how often neighbours added to it;
    `forsaken`, who of those whom it was given to holds no office there any more; `came_with`, why it was passed on to
    where it is worked on; `left`, how much time they have left.

    `body_at` is the place whose body does the work, or did, where others hold that office farther up; `acts_as`, the
    roles with which the reader acts on it: whoever is farther up is not of the body.

    `link` opens the private chat to report another one. `answers` are what those who have the problem said of the
    work since it was last done; they are waited for so many `days_to_answer`.
    `answered_enough` says that it was closed longer ago than anything is taken for an answer.
    """

    issue: Issue
    category: Text
    place: str
    grid: str
    supporters: int
    since: datetime
    due_at: datetime
    head: int = 0
    merged: tuple[int, ...] = ()
    reporter: Text | str = ""
    teller: Text | str = ""
    reporter_left: bool = False
    reader_id: int = 0
    roles: frozenset[Role] = frozenset()
    acts_as: frozenset[Role] = frozenset()
    alarm: Text | str = ""
    body_at: str = ""
    forsaken: Text | None = None
    unheard: bool = False
    instead: Role | None = None
    admins_hear: bool = False
    asked_anew: bool = False
    parted: bool = False
    held_by: Text | str = ""
    given_to: Text | str = ""
    given_by: Text | str = ""
    stays: Text | None = None
    kept_here: bool = False
    did_it: bool = False
    added: int = 0
    came_with: str = ""
    under_photo: bool = False
    left: timedelta | None = None
    link: str = ""
    answers: tuple[Answer, ...] = ()
    days_to_answer: int = 0
    answered_enough: bool = False

    @property
    def waits_unheard(self) -> bool:
        """Tell whether it waits for those who can't hear of it: of what was taken on neighbours read who has it."""
        return self.unheard and self.issue.state is State.REPORTED

    @property
    def open(self) -> frozenset[Move]:
        """What the reader can do about it now."""
        may = open_to(self.acts_as, self.reader_id, self.issue)
        over = {Move.UNMERGE} if self.issue.ended_at else set()
        return may - over - ({Move.LOWER} if self.kept_here or self.reporter_left else set())
