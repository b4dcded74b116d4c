"""Reading of one issue: `/issue 17`, “more” under its card, and what its reader can press there."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from handlers.issues import actions
from handlers.issues.actions.added_words import SUPPLEMENT
from handlers.issues.chat.asked_after import asks_alone
from handlers.issues.chat.behind_number import goes_along, keep_behind
from handlers.issues.chat.following import said_of_following
from handlers.issues.chat.named import number_and_words, numbered
from handlers.issues.shown import said_to
from handlers.issues.spots import Spot, first_spot, reader_at, spot_at
from handlers.issues.views import as_handled, view
from handlers.issues.words import issue_words, list_words, whole_words
from handlers.issues.words.shown_words import shortened
from handlers.issues.words.whole_words import LAST, PAGE, STEPS, Whole
from handlers.kit import small_talk
from handlers.kit.invitations import open_private
from handlers.kit.replies import Replies, Say, Show, Text, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.access import Actor
from rules.issue_readers import handles
from rules.issues import Issue, Move
from rules.refusals import Refused
from storage import issue_answers, issue_events, issue_followers, issue_supporters, issues, people, places
from storage.issue_events import Event

LINK = "issue"
"""What the links begin with that lead from a group to one of its issues."""

MOST_OF_WHY = 40
_VERBS = tuple(STEPS)
_ANSWERS = (Move.CONFIRM, Move.PARTLY, Move.DISPUTE)
"""The steps that are what somebody answered, in words that are kept with the answer."""
MOST_ADDED = 3
"""So often what was added is told with the whole, however long ago that is."""


def register(routes: Routes) -> None:
    routes.command("issue", issue)
    routes.links[LINK] = issue_from_link
    routes.button("issues:details", details)
    routes.button("issues:see", see)
    routes.button("issues:take", take)
    routes.button("issues:photos", photos)
    routes.button("issues:story", story)


def issue(visit: Visit, said: str) -> Replies:
    """`/issue 17`: the whole of it, in private. What stands behind the number is for those who handle it."""
    number, written = number_and_words(said)
    if number is None:
        return (Say(Words(text("issue-ask-number")), here=not visit.person.reachable),)
    spot = first_spot(visit)
    reader = reader_at(visit, spot)
    found = [each for each in numbered(visit, reader, number) if actions.may_read(visit.tx, visit.now, reader, each)]
    if not found:
        raise Refused(actions.UNSEEN)
    words = "" if asks_alone(written) or small_talk.kind_of(written) else written
    too_long = keep_behind(visit, found[0], words) if words and len(found) == 1 else ()
    if not visit.private and not visit.person.reachable:
        return open_private(visit, f"{LINK}_{found[0].id}_{spot.code}")
    if len(found) > 1:
        named = tuple((each, places.community(visit.tx, each.community_id).name) for each in found)
        return (Say(list_words.several(named, number)),)
    along = goes_along(visit, found[0], just_written=bool(words))
    return (*_said(_whole(visit, reader, found[0], spot)), *too_long, *along)


def issue_from_link(visit: Visit, said: str) -> Replies:
    """Come from a group by its link to one of its issues."""
    issue_id, _, code = said.partition("_")
    if not (issue_id.isascii() and issue_id.isdigit() and len(issue_id) < 19):
        raise Refused("refused-link")
    spot = Spot(code=code) if code and places.chat_by_code(visit.tx, code) else first_spot(visit)
    reader = reader_at(visit, spot)
    found = actions.read(visit.tx, visit.now, reader, int(issue_id))
    return (*_said(_whole(visit, reader, found, spot)), *goes_along(visit, found, just_written=True))


def details(visit: Visit, issue_id: int) -> Replies:
    """More about the issue of a card: in private, or in a line where the bot can't write to somebody yet."""
    spot = first_spot(visit)
    reader = reader_at(visit, spot)
    found = actions.read(visit.tx, visit.now, reader, issue_id)
    if not visit.person.reachable:
        return (Toast(_in_short(visit, reader, found), alert=True),)
    said = _said(_whole(visit, reader, found, spot))
    return said if visit.private else (*said, Toast(text("issue-details-sent", number=found.number)))


def see(visit: Visit, issue_id: int, spot: str) -> Replies:
    """Show the whole of an issue in place of the list from which somebody comes, or of what stood there before."""
    there = spot_at(spot)
    reader = reader_at(visit, there)
    return (Show(whole_words.whole(_whole(visit, reader, actions.read(visit.tx, visit.now, reader, issue_id), there))),)


def take(visit: Visit, what: Literal["join", "leave", "follow"], issue_id: int, spot: str) -> Replies:
    """Join the issue that one reads, take that back, or follow it, and see it as it stands then."""
    there = spot_at(spot)
    reader = reader_at(visit, there)
    actions.read(visit.tx, visit.now, reader, issue_id)
    if what == "join":
        found, _ = actions.join(visit.tx, visit.now, reader, visit.settings, issue_id)
        count = issue_supporters.supporter_count(visit.tx, visit.now, found.id)
        said = text("issue-joined", number=found.number, count=count)
    elif what == "leave":
        found = actions.leave(visit.tx, visit.now, reader, issue_id)
        said = text("issue-left", number=found.number)
    else:
        found, follows = actions.follow(visit.tx, visit.now, reader, issue_id)
        said = said_of_following(visit, found, follows=follows)
    along = goes_along(visit, found, just_written=False)
    return (Show(whole_words.whole(_whole(visit, reader, found, there))), *along, Toast(said))


def photos(visit: Visit, issue_id: int, spot: str) -> Replies:
    there = spot_at(spot)
    reader = reader_at(visit, there)
    whole = _whole(visit, reader, actions.read(visit.tx, visit.now, reader, issue_id), there)
    return tuple(map(Say, whole_words.pictures(whole)))


def story(visit: Visit, issue_id: int, page: int, spot: str) -> Replies:
    """Show all steps of an issue, a page at a time."""
    there = spot_at(spot)
    reader = reader_at(visit, there)
    found = actions.read(visit.tx, visit.now, reader, issue_id)
    whole = _whole(visit, reader, found, there)
    pages = max(1, -(-whole.step_count // PAGE))
    page = min(max(page, 1), pages)
    steps = _steps(visit, reader, found, limit=PAGE, before=PAGE * (page - 1))
    return (Show(whole_words.story(replace(whole, steps=steps), page, pages)),)


def _said(whole: Whole) -> Replies:
    """Say the whole of an issue, after its photos and what was said aloud."""
    return (*map(Say, whole_words.pictures(whole)), Say(whole_words.whole(whole)))


def _whole(visit: Visit, reader: Actor, found: Issue, spot: Spot) -> Whole:
    """Gather an issue with all that is told of it to this reader."""
    tx, settings = visit.tx, visit.settings
    seen = as_handled(tx, visit.now, settings, view(tx, visit.now, settings, found, reader=reader))
    handling = handles(seen.acts_as, seen.reader_id, found)
    step_count = issue_events.count(tx, found.id, _VERBS)
    together = (found, *issues.merged(tx, found.id))
    return Whole(
        view=seen,
        reporter=people.by_id(tx, found.reporter_id).name if found.named or handling else "",
        reports=any(each.reporter_id == visit.person.id for each in together),
        supports=issue_supporters.supports(tx, visit.now, found.id, visit.person.id),
        follows=issue_followers.follows(tx, found.id, visit.person.id),
        steps=_last_steps(visit, reader, found, step_count, handling=handling),
        step_count=step_count,
        spot=spot,
        asked=actions.asked(tx, visit.now, reader, visit.settings, found),
        head_id=_head_to_read(visit, reader, found),
    )


def _head_to_read(visit: Visit, reader: Actor, found: Issue) -> int | None:
    """Return the issue that this one is handled together with, where its reader may read that too."""
    head = issues.issue(visit.tx, found.merged_into) if found.merged_into else None
    return head.id if head and actions.may_read(visit.tx, visit.now, reader, head) else None


def _last_steps(visit: Visit, reader: Actor, found: Issue, step_count: int, *, handling: bool) -> tuple[Event, ...]:
    """Return the last steps of an issue; for those who handle it also what was last added before those."""
    last = _steps(visit, reader, found, limit=LAST, before=max(0, step_count - LAST))
    if not handling:
        return last
    verbs, added = (SUPPLEMENT,), issue_events.count(visit.tx, found.id, (SUPPLEMENT,))
    earlier = _steps(visit, reader, found, limit=MOST_ADDED, before=max(0, added - MOST_ADDED), verbs=verbs)
    return (*(each for each in earlier if each.words and each not in last), *last)


def _steps(
    visit: Visit, reader: Actor, found: Issue, *, limit: int, before: int, verbs: tuple[str, ...] = _VERBS
) -> tuple[Event, ...]:
    """Return steps of an issue with what was said as this reader reads it; to whom work was given is a code."""
    steps = issue_events.steps(visit.tx, found.id, verbs, limit=limit, before=before)
    return tuple(each if each.verb == Move.ASSIGN else _as_read(visit, reader, found, each) for each in steps)


def _as_read(visit: Visit, reader: Actor, found: Issue, step: Event) -> Event:
    return replace(step, words=said_to(visit.tx, visit.now, found, reader, _words(visit, step)))


def _words(visit: Visit, step: Event) -> str:
    """Return what was said with a step: of an answer what its giver added to it."""
    if step.verb not in _ANSWERS or step.actor_id is None:
        return step.words
    given = issue_answers.given_at(visit.tx, step.issue_id, step.actor_id, step.at)
    return given.words if given else ""


def _in_short(visit: Visit, reader: Actor, found: Issue) -> Text:
    """Return an issue in so few words that they fit into an alert, with the way to all of it."""
    seen = view(visit.tx, visit.now, visit.settings, found, reader=reader)
    seen = replace(seen, issue=replace(seen.issue, why=shortened(seen.issue.why or "", MOST_OF_WHY)))
    return text(
        "issue-in-short",
        number=found.number,
        state=issue_words.state(seen),
        since=seen.since,
        bot=visit.settings.bot_username,
    )
