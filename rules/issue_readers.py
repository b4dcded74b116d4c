"""Who may read of an issue 诉求, and who sees all of it.

`roles` are those that somebody holds at its place, and `acts_as` those with which they act on it: whoever is of its
body farther up than those who have it handles it no more than a neighbour does (`issue_officers.acting_as`).
"""

from __future__ import annotations

from rules.access import ADMINS, MAY, OFFICES, Role
from rules.issue_officers import is_about, works_on
from rules.issues import SETTLED, Issue, Move, State
from rules.refusals import Refused


def handles(acts_as: frozenset[Role], person_id: int, issue: Issue) -> bool:
    """Tell whether somebody who acts in these roles handles an issue, or does the work, and it is not about them."""
    if is_about(acts_as, issue):
        return False
    return bool(acts_as & (MAY["issues.handle"] | ADMINS)) or works_on(acts_as, person_id, issue)


def sees_all(acts_as: frozenset[Role], person_id: int, issue: Issue) -> bool:
    """Tell whether nothing of an issue is withheld from somebody: who reported it, and those who handle it."""
    return person_id == issue.reporter_id or handles(acts_as, person_id, issue)


def reads_on(roles: frozenset[Role], acts_as: frozenset[Role], person_id: int, issue: Issue) -> bool:
    """Tell whether what was shown to somebody who handled an issue is kept up to date: while they hold an office
    there. Of a private one it is for those alone who handle it now.
    """
    if is_about(roles, issue):
        return False
    return handles(acts_as, person_id, issue) or (not issue.private and bool(roles & OFFICES))


def stays_theirs(roles: frozenset[Role], person_id: int, issue: Issue, *, done_by: int | None) -> bool:
    """Tell whether what came of an issue stays with somebody out of office: what they did, unless that has to be done
    again.
    """
    done = issue.state in (State.RESOLVED, State.CLOSED, State.NOT_REACHED)
    return done and person_id == done_by and not is_about(roles, issue)


def may_read(
    roles: frozenset[Role], acts_as: frozenset[Role], person_id: int, issue: Issue, *, takes_part: bool
) -> bool:
    """Tell whether somebody may read of an issue. Whoever `takes_part` joined or follows it, wherever they stand.

    A private one is for those who see all of it alone.
    """
    if sees_all(acts_as, person_id, issue):
        return True
    return not issue.private and (takes_part or bool(roles & MAY["issues.read"]))


def require_stranger(issue: Issue, person_id: int, *, supports: bool) -> None:
    """Raise `Refused` where somebody need not follow an issue: it is theirs, so they hear of it anyway."""
    if supports or person_id == issue.reporter_id:
        raise Refused("refused-follow-own", number=issue.number)


def tells_followers(what: Move, state: State) -> bool:
    """Tell whether those who follow an issue hear of a move to this state: few messages, each worth reading."""
    if what is Move.REMIND:
        return False
    return what in (Move.ESCALATE, Move.LIFT, Move.PARTLY) or state in (State.RESOLVED, State.REOPENED, *SETTLED)
