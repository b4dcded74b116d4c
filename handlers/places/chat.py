"""Groups and the places they belong to: `/bind`, the bot's coming and going, the group's language."""

from __future__ import annotations

from typing import Literal

from handlers.kit.replies import Replies, Say, Show, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import Membership
from handlers.kit.visit import Visit
from handlers.people import actions as people_actions
from handlers.places import actions, words
from rules.access import may, refusal
from rules.places import Place, require_group
from rules.refusals import Refused
from storage import places
from storage.places import Chat


def register(routes: Routes) -> None:
    routes.command("bind", bind, needs="places.bind", private=False)
    routes.button("places:communities", turn_communities)
    routes.button("places:into", look_into)
    routes.button("places:page", turn)
    routes.button("places:bind", bind_here)
    routes.button("places:staff", make_staff)
    routes.button("places:language", choose_language)
    routes.events["membership"] = membership


def bind(visit: Visit, _argument: str) -> Replies:
    """`/bind` in a group: whose group is this?"""
    if visit.private:
        return (Say(Words(text("bind-in-group"))),)
    communities = _communities(visit)
    if not communities:
        return (Say(Words(text("bind-no-community")), here=True),)
    if len(communities) == 1:
        return (Say(_choose(visit, communities[0][0]), here=True),)
    return (Say(words.choose_community(communities, 1), here=True),)


def turn_communities(visit: Visit, number: int) -> Replies:
    """Show another page of the communities."""
    communities = _communities(visit)
    if not communities:
        raise refusal("places.bind")
    return (Show(words.choose_community(communities, number), here=True),)


def look_into(visit: Visit, place_id: int) -> Replies:
    visit.require("places.bind", visit.place(place_id))
    return (Show(_choose(visit, place_id), here=True),)


def turn(visit: Visit, place_id: int, number: int) -> Replies:
    """Show another page of the places beneath one."""
    visit.require("places.bind", visit.place(place_id))
    return (Show(_choose(visit, place_id, number), here=True),)


def bind_here(visit: Visit, place_id: int, purpose: Literal["neighbours", "staff"]) -> Replies:
    """Bind the group. One of neighbours becomes the staff's only once that was asked: they would lose it."""
    if visit.private:
        raise Refused("bind-in-group")
    where, neighbours = visit.place(place_id), _neighbours(visit)
    if purpose == "staff" and neighbours:
        visit.require("places.bind", where)
        visit.require("places.bind", neighbours)
        require_group(where.level, purpose)
        return (Show(words.sure_that_staff(neighbours, where), here=True),)
    return _bind(visit, where, purpose)


def make_staff(visit: Visit, place_id: int) -> Replies:
    """Turn a group of neighbours into the staff's, as was asked about."""
    if _neighbours(visit) is None:
        raise Refused("refused-button")
    return _bind(visit, visit.place(place_id), "staff")


def _bind(visit: Visit, where: Place, purpose: Literal["neighbours", "staff"]) -> Replies:
    actions.bind(
        visit.tx,
        visit.now,
        visit.actor(),
        telegram_id=visit.chat_id,
        thread_id=visit.thread_id,
        where=where,
        purpose=purpose,
    )
    return (Show(words.bound(where.name, purpose), here=True),)


def membership(visit: Visit, change: Membership) -> Replies:
    """The bot came into a group or left it; somebody opened or closed their private chat with it."""
    if change.chat.type == "channel":
        return ()
    came = change.new_chat_member.is_in and not change.old_chat_member.is_in
    left = change.old_chat_member.is_in and not change.new_chat_member.is_in
    if visit.private and came:
        people_actions.open_door(visit.tx, visit.now, visit.person)
    elif visit.private and left:
        people_actions.close_door(visit.tx, visit.person)
    elif came:
        actions.arrive(visit.tx, visit.now, visit.chat_id)
        return (Say(_greeting(visit), here=True),)
    elif left:
        actions.leave(visit.tx, visit.chat_id)
    elif change.old_chat_member.status == "restricted" and change.new_chat_member.is_in:
        actions.arrive(visit.tx, visit.now, visit.chat_id)
    return ()


def may_choose_language(visit: Visit, chat: Chat) -> bool:
    return may(visit.actor(), "places.language", visit.place(chat.place_id).path)


def choose_language(visit: Visit, language: str) -> Replies:
    if visit.bound is None:
        raise Refused("group-not-bound")
    actions.choose_language(visit.tx, visit.actor(), visit.bound, language)
    return (Show(Words(text(f"language-chosen-{language}")), here=True),)


def _neighbours(visit: Visit) -> Place | None:
    """Return the place whose neighbours meet just here. A topic that is not bound itself is nobody's yet."""
    bound = visit.bound
    its_own = bound and bound.purpose == "neighbours" and bound.thread_id == visit.thread_id
    return visit.place(bound.place_id) if bound and its_own else None


def _greeting(visit: Visit) -> Words:
    if visit.bound is None:
        return Words(text("group-greeting-unbound"))
    return words.greeting(visit.place(visit.bound.place_id).name, visit.bound.purpose)


def _communities(visit: Visit) -> list[tuple[int, str]]:
    """Return the communities to which this person may bind groups."""
    acting = visit.actor()
    return [each for each in places.communities(visit.tx) if may(acting, "places.bind", (each[0],))]


def _choose(visit: Visit, place_id: int, number: int = 1) -> Words:
    return words.choose_place(visit.place(place_id), places.children(visit.tx, place_id), number)
