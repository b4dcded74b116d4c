"""Groups and the places they belong to: `/bind`, the bot's coming and going, the group's language."""

from __future__ import annotations

from typing import Literal, TypeAlias

from handlers.kit.replies import Replies, Say, Show, Text, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import Membership
from handlers.kit.visit import Visit
from handlers.people import actions as people_actions
from handlers.places import actions, words
from handlers.places.words import Binding
from rules.access import may, refusal
from rules.building_names import named_in
from rules.places import Level, require_group
from rules.refusals import Refused
from storage import places
from storage.places import Chat

Purpose: TypeAlias = Literal["neighbours", "staff"]


def register(routes: Routes) -> None:
    routes.command("bind", bind, needs="places.bind", private=False)
    routes.button("places:communities", turn_communities)
    routes.button("places:into", look_into)
    routes.button("places:page", turn)
    routes.button("places:bind", bind_here)
    routes.button("places:move", move_here)
    routes.button("places:stay", stay_here)
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
    return (Say(words.choose_community(communities, 1, _present(visit)), here=True),)


def turn_communities(visit: Visit, number: int) -> Replies:
    """Show another page of the communities."""
    communities = _communities(visit)
    if not communities:
        raise refusal("places.bind")
    return (Show(words.choose_community(communities, number, _present(visit)), here=True),)


def look_into(visit: Visit, place_id: int) -> Replies:
    visit.require("places.bind", visit.place(place_id))
    return (Show(_choose(visit, place_id), here=True),)


def turn(visit: Visit, place_id: int, number: int) -> Replies:
    """Show another page of the places beneath one."""
    visit.require("places.bind", visit.place(place_id))
    return (Show(_choose(visit, place_id, number), here=True),)


def bind_here(visit: Visit, place_id: int, purpose: Purpose) -> Replies:
    """Bind the group. It is asked first where that is likely a slip, and where it has a place: whoever meets there
    loses it.
    """
    if visit.private:
        raise Refused("bind-in-group")
    where, present = visit.place(place_id), _present(visit)
    then = Binding(where, purpose)
    if present == then:
        return _bind(visit, then)
    visit.require("places.bind", where)
    require_group(where.level, purpose)
    doubts = _doubts(visit, then)
    if present:
        visit.require("places.bind", present.place)
        return (Show(words.sure_to_move(present, then, doubts), here=True),)
    return (Show(words.sure_to_bind(then, doubts), here=True),) if doubts else _bind(visit, then)


def _doubts(visit: Visit, then: Binding) -> tuple[Text, ...]:
    """Return why a group is perhaps not a building's: it has one already, or the title names another building."""
    where = then.place
    if where.level is not Level.BUILDING:
        return ()
    title = (visit.press and visit.press.message and visit.press.message.chat.title) or ""
    there = {place_id: name for name, place_id in places.buildings(visit.tx, where.community_id).items()}
    named = named_in(title, there)
    doubts = []
    if named and where.id not in named:
        doubts.append(words.called_otherwise(title, there[named[0]]))
    if any(chat.place_id == where.id for chat in places.chats_of(visit.tx, where, then.purpose)):
        doubts.append(words.has_one(where))
    return tuple(doubts)


def move_here(visit: Visit, place_id: int, purpose: Purpose) -> Replies:
    """Bind a group as was asked about."""
    then = Binding(visit.place(place_id), purpose)
    if visit.private or _present(visit) == then:
        raise Refused("refused-button")
    return _bind(visit, then)


def stay_here(visit: Visit) -> Replies:
    """Leave a group to whom it belongs: the menu goes, which all its people see."""
    present = _present(visit)
    if visit.private or present is None:
        raise Refused("refused-button")
    visit.require("places.bind", present.place)
    return (Show(words.stays(present), here=True),)


def _bind(visit: Visit, then: Binding) -> Replies:
    actions.bind(
        visit.tx,
        visit.now,
        visit.actor(),
        telegram_id=visit.chat_id,
        thread_id=visit.thread_id,
        where=then.place,
        purpose=then.purpose,
    )
    return (Show(words.bound(then), here=True),)


def membership(visit: Visit, change: Membership) -> Replies:
    """The bot came into a group or left it; somebody opened or closed their private chat with it."""
    if change.chat.type == "channel":
        return ()
    came = change.new_chat_member.is_in and not change.old_chat_member.is_in
    left = change.old_chat_member.is_in and not change.new_chat_member.is_in
    if visit.private and came:
        people_actions.open_door(visit.tx, visit.now, visit.settings, visit.person)
    elif visit.private and left:
        people_actions.close_door(visit.tx, visit.now, visit.settings, visit.person)
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


def _present(visit: Visit) -> Binding | None:
    """Return whose group this is just here. A topic that is not bound itself is nobody's yet."""
    bound = visit.bound
    if bound is None or bound.thread_id != visit.thread_id:
        return None
    return Binding(visit.place(bound.place_id), bound.purpose)


def _greeting(visit: Visit) -> Words:
    if visit.bound is None:
        return Words(text("group-greeting-unbound"))
    return words.greeting(visit.place(visit.bound.place_id).name, visit.bound.purpose)


def _communities(visit: Visit) -> list[tuple[int, str]]:
    """Return the communities to which this person may bind groups."""
    acting = visit.actor()
    return [each for each in places.communities(visit.tx) if may(acting, "places.bind", (each[0],))]


def _choose(visit: Visit, place_id: int, number: int = 1) -> Words:
    here = visit.place(place_id)
    above = visit.place(here.path[1]) if here.path[1:] else None
    return words.choose_place(here, above, places.children(visit.tx, place_id), number, _present(visit))
