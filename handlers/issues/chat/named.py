"""Which issue somebody means: by its number, or by the message of the bot's that they reply to."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from handlers.issues import actions
from handlers.kit.buttons import data
from handlers.kit.replies import text
from handlers.kit.texts import listed
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from rules.access import Actor
from rules.issues import Issue
from storage import cards, issue_lists, issues, places

SUPPLEMENT = "issues:supplement"
"""The button that stands under what is about one issue alone."""

_NUMBER = re.compile(r"#(\d{1,9})(?!\d)")


def number_in(said: str) -> int | None:
    """Return the number that somebody wrote, in whatever way, if it is one."""
    found = re.findall(r"\d+", unicodedata.normalize("NFKC", said))
    return int(found[0]) if len(found) == 1 and len(found[0]) < 10 else None


def number_and_words(said: str) -> tuple[int | None, str]:
    """Return the number with which somebody begins, and the words behind it; or the only number that they wrote."""
    found = _beginning().match(said)
    if found is None:
        return number_in(said), ""
    behind = said[found.end() :].strip()
    if behind and not any(map(str.isalpha, behind)):
        return number_in(said), ""
    return int(found[1]), behind


@cache
def _beginning() -> re.Pattern[str]:
    """Return how somebody names an issue before they say something of it: by no number of a building or a floor."""
    before, behind, no_issue = map(_any_of, ("issue-number-before", "issue-number-behind", "issue-number-of-none"))
    return re.compile(rf"\W*(?:{before})?\W*(\d{{1,9}})(?!\d|{no_issue})(?:{behind})?\W*", re.IGNORECASE)


def _any_of(which: str) -> str:
    return "|".join(map(re.escape, listed(text(which))))


def hash_number_in(said: str) -> int | None:
    """Return the number behind the only “#” in what somebody wrote."""
    found = {*map(int, _NUMBER.findall(unicodedata.normalize("NFKC", said)))}
    return found.pop() if len(found) == 1 else None


def numbered(visit: Visit, reader: Actor, number: int) -> list[Issue]:
    """Return the issues of a number: in a group those of its community, in private of all that somebody belongs to."""
    if visit.bound:
        return issue_lists.numbered(visit.tx, number, {visit.bound.community_id})
    held = {each.place_id for each in reader.holds}
    if None in held:
        held |= {place_id for place_id, _ in places.communities(visit.tx)}
    belongs = {visit.place(place_id).community_id for place_id in held if place_id}
    return issue_lists.numbered(visit.tx, number, belongs | issue_lists.communities_of(visit.tx, visit.person.id))


def replied_to(visit: Visit) -> Issue | None:
    """Return the issue that the message is about which somebody replies to, if it is about one and they may read it.

    What is kept up to date is known; under other messages stands the button for that very issue, or its number is the
    only one in them.
    """
    answered = visit.message.answered if visit.message else None
    if answered is None or answered.from_ is None or answered.from_.id != visit.settings.bot_id:
        return None
    found = _kept(visit, answered) or _offered(answered)
    if found is not None:
        about = [issues.issue(visit.tx, found)]
    else:
        number = hash_number_in(answered.text or answered.caption or "")
        about = numbered(visit, visit.actor(), number) if number else []
    readable = [each for each in about if actions.may_read(visit.tx, visit.now, visit.actor(), each)]
    return readable[0] if len(readable) == 1 else None


def _kept(visit: Visit, answered: Message) -> int | None:
    card = cards.at(visit.tx, visit.chat_id, answered.message_id)
    return card.subject_id if card and card.kind in actions.CARDS else None


def _offered(answered: Message) -> int | None:
    """Return the issue to which a button under the message adds."""
    begins = data(SUPPLEMENT, "")
    under = answered.reply_markup.data if answered.reply_markup else []
    return next((int(each.removeprefix(begins)) for each in under if each.startswith(begins)), None)
