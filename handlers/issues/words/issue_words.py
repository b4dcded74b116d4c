"""Issues in words: which text, with what in it, over which buttons. Pure: everything comes with the view."""

from __future__ import annotations

from handlers.issues.words.given_words import at_it
from handlers.issues.words.shown_words import listed, shortened, withheld
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Rows, Text, Value, Words, text
from rules.access import OFFICES, Role
from rules.issue_answers import Answer, Verdict
from rules.issue_categories import Catalogue
from rules.issue_readers import sees_all
from rules.issues import BELOW, HOLDER, PENDING, Issue, State, is_settled
from rules.places import Level

STARS = (1, 2, 3, 4, 5)
UNDER_PHOTO = 850
"""How much of what somebody wrote goes under a photo, where Telegram takes 1,024 in all, and an emoji counts two."""
ALARM = 200
"""How much of that room it takes to say whom to call."""
MOST_OF_ABOUT = 20
"""How much of their own words its reporter reads above a notice: enough to know which issue that is."""
TO_STAFF = ("escalated-staff", "overdue-staff")
"""Notices for the group of the staff, which tell themselves what they are about."""
GONE_ON = (
    "escalated-reporter",
    "escalated-reporter-late",
    "lifted-former",
    "lifted-reporter",
    "lowered-former",
    "parted",
    "passed-up",
)
"""Notices that tell with whom an issue lies from now on those who can see to it that they hear of it."""
MOST_NAMED = 5
"""How many of those that are handled together are named."""


def card(view: View) -> Words:
    """The card that stands in the group and is kept up to date: words and photo, no names."""
    issue = view.issue
    details = Button(text("issue-details"), data("issues:details", issue.id))
    rows: Rows = ((details,),)
    if not is_settled(issue):
        joining = Button(text("issue-join", count=view.supporters), data("issues:join", issue.id))
        following = Button(text("issue-follow"), data("issues:follow", issue.id))
        rows = ((joining, following), (details, Button(text("issue-report-another"), url=view.link)))
    return Words(text("issue-card", **all_of(view)), rows, first(issue.photos))


def state(view: View) -> Text:
    """Where an issue stands, in the same words everywhere."""
    issue = view.issue
    if issue.state in PENDING and issue.overdue:
        kind = "issue-state-overdue-reported" if issue.state is State.REPORTED else "issue-state-overdue"
        return text(kind, holder=_holder(issue), body=worker(view), by=view.due_at)
    if view.waits_unheard:
        return text("issue-state-reported-unheard", unheard=unheard(view))
    if issue.state is State.ACCEPTED and issue.holder_id is None:
        return text("issue-goes-on", holder=_holder(issue), by=view.due_at)
    if issue.state is State.ASSIGNED:
        return text("issue-state-assigned", body=worker(view), by=view.due_at)
    if solved_partly(view):
        return text("issue-state-partly", whom=whom(view), body=worker(view), by=view.due_at)
    return text(
        f"issue-state-{issue.state}",
        holder=_holder(issue),
        body=worker(view),
        by=view.due_at,
        rating=issue.rating or 0,
        why=issue.why or "",
        whom=whom(view),
        head=view.head,
        awaits=awaits(view),
        left=int(view.reporter_left),
    )


def awaits(view: View) -> Text:
    """Return whose word is waited for once the work is done; where its reporter has left, what comes without it."""
    return text(
        "issue-awaits-left" if view.reporter_left else "issue-awaits",
        supporters=view.supporters,
        days=view.days_to_answer,
    )


def unheard(view: View) -> Text:
    """Say that those whom an issue waits for can't hear of it, and who was told instead."""
    if not view.waits_unheard:
        return text("nothing")
    if view.instead is None:
        return text("issue-unheard", holder=_holder(view.issue))
    return text("issue-unheard-instead", holder=_holder(view.issue), instead=text(f"role-{view.instead}"))


def whom(view: View) -> Text:
    """Return who said last that it is not solved, or not wholly."""
    said = missing(view)
    supporter = said is not None and said.person_id != view.issue.reporter_id
    return text("answer-by-supporter" if supporter else "answer-by-reporter")


def missing(view: View) -> Answer | None:
    """Return the last answer that it is not solved, or not wholly, unless whoever gave it was forgotten since."""
    return next((answer for answer in reversed(view.answers) if answer.verdict is not Verdict.SOLVED), None)


def solved_partly(view: View) -> bool:
    """Tell whether work goes on because somebody said that it is solved in part."""
    partly = any(answer.verdict is Verdict.PARTLY for answer in view.answers)
    return view.issue.state is State.IN_PROGRESS and partly


def worker(view: View) -> Text:
    """Return who does the work: the body or the person it was assigned to last, somebody outside, or who took it on."""
    issue = view.issue
    if not issue.outside or issue.assignee_as or issue.body:
        return at_it(issue, view.body_at)
    if issue.reference:
        return text("issue-outside", outside=issue.outside, reference=issue.reference)
    return text("plain", what=issue.outside)


def supplement(issue: Issue) -> Button:
    """Return the button that adds to an issue: it stands under what is about that one alone."""
    return Button(text("supplement-add"), data("issues:supplement", issue.id))


def told(kind: str, view: View) -> Words:
    """A notice about an issue that asks for nothing."""
    result, why, last = view.issue.result or "", view.issue.why or text("issue-words-erased"), missing(view)
    unsolved = int(last is not None and last.verdict is Verdict.UNSOLVED)
    given = int(bool(view.issue.body or view.issue.assignee_as or view.issue.outside))
    said = text(
        f"issue-told-{kind}",
        result=result,
        why=why,
        whom=whom(view),
        reminded=_reminded(view),
        unsolved=unsolved,
        given=given,
        **all_of(view),
    )
    if kind in GONE_ON:
        said = with_unheard(view, said)
    return Words(said if kind in TO_STAFF else about(view, said))


def with_unheard(view: View, said: Text) -> Text:
    """Add to what tells with whom an issue lies now that they can't hear of it, where that is so."""
    return text("lines", lines=(said, unheard(view))) if view.waits_unheard else said


def about(view: View, said: Text) -> Text:
    """Return what somebody is told of an issue, under what it is about: whoever has several open knows none of them by
    its number.

    Its reporter reads their own first words. Others read what it is and where: their notices stand as they were sent,
    and no word of somebody else's is to be left in them once it is withheld or erased. Of a private one that somebody
    came to by their own they read nothing.
    """
    if view.issue.private and not sees_all(view.acts_as, view.reader_id, view.issue):
        return text("lines", lines=(secret(view), said))
    if view.reader_id == view.issue.reporter_id and view.issue.words:
        return text("issue-about-own", words=shortened(view.issue.words, MOST_OF_ABOUT), told=said)
    return text("issue-about", secret=secret(view), category=view.category, place=view.place, told=said)


def secret(view: View) -> Text:
    """Say of a private issue that it is so, to those in office: they must not tell it in the group. Its reporter knows
    that.
    """
    told = view.issue.private and view.roles & OFFICES and view.reader_id != view.issue.reporter_id
    return text("issue-secret" if told else "nothing")


def danger(view: View) -> Words:
    """What the group of the staff reads of danger: whom to call and who is to take it on, until somebody has."""
    return Words(text("issue-told-danger-staff", **all_of(view)))


def declined(view: View) -> Words:
    """What the reporter reads of a decline, with the way to appeal."""
    issue = view.issue
    button = Button(text("issue-appeal"), data("issues:appeal", issue.id))
    rows: Rows = () if issue.appealed or issue.ended_at else ((button,),)
    said = text("issue-told-declined", why=issue.why or text("issue-words-erased"), **all_of(view))
    return Words(about(view, said), rows)


def appealed(view: View) -> Words:
    return Words(with_unheard(view, text("issue-appealed", **all_of(view))))


def below(level: Level) -> Text:
    """Name those to whom an issue would be passed down from a level, where there is anybody."""
    return text(f"role-{HOLDER[BELOW[level]]}") if level in BELOW else text("nothing")


def lower_asked(view: View) -> Words:
    """What the reporter is asked before an issue goes down a level."""
    issue = view.issue
    row = (
        Button(text("issue-lower-yes"), data("issues:lower", issue.id)),
        Button(text("issue-lower-no"), data("issues:stay", issue.id)),
    )
    said = text("issue-lower-asked", why=issue.lower_because or "", below=below(issue.level), **all_of(view))
    return Words(about(view, said), (row,))


def nobody_below(issue: Issue) -> Words:
    return Words(text("refused-nobody-below", level=BELOW[issue.level].value))


def lowered(view: View) -> Words:
    return Words(with_unheard(view, text("issue-lowered", **all_of(view))))


def stays(view: View) -> Words:
    return Words(text("issue-stays", **all_of(view)))


def sure_to_withdraw(issue: Issue, spot: str) -> Words:
    """Ask once more. Whoever thinks better of it sees the issue as it stands, over the list at this spot."""
    sure = Button(text("issue-withdraw-sure"), data("issues:withdrawn", issue.id))
    rather_not = Button(text("issue-withdraw-not"), data("issues:see", issue.id, spot))
    return Words(text("issue-withdraw-ask", number=issue.number), ((sure,), (rather_not,)))


def all_of(view: View) -> dict[str, Value]:
    """Return what the texts about an issue may mention of it."""
    issue = view.issue
    return {
        "number": issue.number,
        "urgent": text("issue-urgent" if issue.urgent else "issue-not-urgent"),
        "category": view.category,
        "place": view.place,
        "alarm": view.alarm,
        "grid": view.grid,
        "words": said_of(issue, first(issue.photos), UNDER_PHOTO - (ALARM if view.alarm else 0)),
        "reporter": reporter(view),
        "more": text("issue-more-photos", count=len(issue.photos)) if len(issue.photos) > 1 else "",
        "withheld": withheld(issue),
        "state": state(view),
        "head": view.head,
        "merged": merged(view.merged),
        "supporters": view.supporters,
        "holder": _holder(issue),
        "body": worker(view),
        "who": at_it(issue, view.body_at),
        "taken": int(issue.state is not State.REPORTED),
        "by": view.due_at,
        "level": issue.level.value,
        "clock": text("issue-clock", level=issue.level.value, since=view.since) if issue.state in PENDING else "",
    }


def reporter(view: View) -> Text | str:
    """Return what neighbours may read of who reported it: an office that told it for somebody, or a name."""
    if view.issue.reported_as:
        return text("issue-reported-for", who=text("role-title", body=view.issue.reported_as.value))
    return text("issue-reporter", name=view.reporter) if view.reporter else ""


def merged(numbers: tuple[int, ...]) -> Text | str:
    """Return what else is handled together with an issue."""
    if not numbers:
        return ""
    named = [text("issue-number", number=number) for number in numbers[:MOST_NAMED]]
    more = len(numbers) - len(named)
    if more:
        return text("issue-merged-more", numbers=listed(named), count=more)
    return text("issue-merged", numbers=listed(named))


def fitting(said: str, photo: str | None, most: int = UNDER_PHOTO) -> str:
    """Shorten what somebody wrote where it has to go under a photo, never within a character."""
    written = said.encode("utf-16-le")
    if photo is None or len(written) <= 2 * most:
        return said
    return written[: 2 * most].decode("utf-16-le", errors="ignore") + "…"


def first(photos: tuple[str, ...]) -> str | None:
    return photos[0] if photos else None


def said_of(issue: Issue, photo: str | None, most: int = UNDER_PHOTO) -> Text | str:
    """Return what somebody reported, as short as it has to be; that they said it aloud; or that it is erased."""
    if issue.words:
        return fitting(issue.words, photo, most)
    if issue.voice is not None:
        return text("issue-by-voice" if issue.voice else "issue-by-voice-unheard")
    return text("issue-words-erased" if is_settled(issue) else "issue-words-taken-back")


def opening(issue: Issue, most: int) -> Text | str:
    """Return the first words of an issue on one line: enough to know it again; or why there are none."""
    return shortened(issue.words, most) if issue.words else said_of(issue, None)


def category(catalogue: Catalogue, code: str) -> Text:
    """Return what a category is called; a community's own one brings its names along."""
    names = catalogue.names(code)
    return text("issue-category-own", chinese=names["zh-Hans"], english=names["en"]) if names else _named(code)


def _named(code: str) -> Text:
    return text(f"issue-category-{code}")


def _reminded(view: View) -> Text:
    """Say who is reminded of what is overdue: who has it, or whoever was told instead, and the admins who hear it."""
    issue = view.issue
    if view.unheard and view.instead is None:
        return text("issue-reminded-nobody")
    if (view.instead or issue.assignee_as or issue.body or issue.held_as) is Role.ADMIN:
        return text("issue-reminded-admins")
    who = text(f"role-{view.instead}") if view.instead else at_it(issue, view.body_at)
    return text("issue-reminded" if view.admins_hear else "issue-reminded-alone", who=who)


def _holder(issue: Issue) -> Text:
    return text(f"role-{issue.held_as}")
