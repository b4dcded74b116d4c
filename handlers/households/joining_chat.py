"""`/join` and codes: how somebody comes into a household, and moves out of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from handlers.households import actions, joining_words, slips
from handlers.households.joining_form import ENTER, JOIN
from handlers.households.views import request_as_read, view_of_request, waiting_for
from handlers.kit import forms
from handlers.kit.buttons import data
from handlers.kit.invitations import invite
from handlers.kit.pages import page, paged
from handlers.kit.phrases import phrase_of
from handlers.kit.replies import Button, Replies, Rows, Say, Show, Text, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.access import Actor
from rules.joining import Request, RequestState, can_be_code, code_in
from rules.places import Level
from rules.refusals import Refused
from rules.units import behind, find
from storage import drafts, households, joining, places
from storage.drafts import Draft
from storage.households import Membership
from storage.places import Chat
from storage.store import Tx

LINK = "join"
"""What the links begin with that lead here from a group."""


def register(routes: Routes) -> None:
    routes.command("join", join)
    routes.links[LINK] = join_from_link
    routes.links[slips.LINK] = enter_from_link
    routes.events["typed"] = typed
    routes.forms[JOIN.name] = JOIN
    routes.forms[ENTER.name] = ENTER
    routes.button("households:another", another)
    routes.button("households:at", join_at)
    routes.button("households:around", look_around)
    routes.button("households:beneath", join_beneath)
    routes.button("households:approve", approve)
    routes.button("households:decline", decline)
    routes.button("households:undo", ask_undo)
    routes.button("households:undone", undo)
    routes.button("households:decided", show_decided)
    routes.button("households:homes", show_homes)
    routes.button("households:back", take_back)
    routes.button("households:waiting", show_waiting)
    routes.button("households:relation", ask_relation)
    routes.button("households:leave", leave)
    routes.button("households:left", leave_for_good)


def join(visit: Visit, said: str) -> Replies:
    """`/join`: in a group it leads to private chat; in private it shows one's homes, or begins."""
    if not visit.private:
        return _invite(visit, said)
    code = said if can_be_code(said) else code_in(said)
    if code:
        return _try(visit, code)
    homes = _homes(visit)
    if homes and not said:
        return (Say(homes),)
    buildings = _known(visit)
    if not buildings:
        return (Say(joining_words.how_to_come_in()),)
    if len(buildings) == 1:
        return (Say(_begin(visit, buildings[0], said)),)
    return (Say(_choose_known(visit)),)


def join_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group."""
    return (Say(_begin_from(visit, _chat(visit, code))),)


def enter_from_link(visit: Visit, code: str) -> Replies:
    """Come with the code on a slip, by its link."""
    return _try(visit, code)


def typed(visit: Visit, draft: Draft | None) -> Replies:
    """Somebody wrote in private: perhaps the code on their slip, or how they can join. Nothing is returned for anything
    else.
    """
    assert visit.message is not None
    if draft is None and phrase_of(("join-said",), visit.message.text or ""):
        return join(visit, "")
    open_elsewhere = draft and draft.form not in (JOIN.name, ENTER.name)
    code = None if open_elsewhere else code_in(visit.message.text or "")
    return _try(visit, code) if code else ()


def another(visit: Visit) -> Replies:
    """Join one household more."""
    return (Show(_choose_known(visit)),)


def join_at(visit: Visit, building_id: int) -> Replies:
    """Join a household in a building where one is known."""
    if building_id not in _known(visit):
        raise Refused("refused-role")
    return (Show(_begin(visit, building_id)),)


def look_around(visit: Visit, code: str, number: int) -> Replies:
    """Show the buildings of the group from which somebody came, a page of them."""
    return (Show(_choose_beneath(visit, _chat(visit, code), number)),)


def join_beneath(visit: Visit, code: str, building_id: int) -> Replies:
    """Join a household in one of the buildings of the group from which somebody came."""
    where = visit.place(_chat(visit, code).place_id)
    if building_id not in (building.id for building in places.buildings_at(visit.tx, where)):
        raise Refused("refused-button")
    return (Show(_begin(visit, building_id)),)


def approve(visit: Visit, request_id: int) -> Replies:
    return _decide(visit, request_id, actions.approve)


def decline(visit: Visit, request_id: int) -> Replies:
    return _decide(visit, request_id, actions.decline)


def ask_undo(visit: Visit, request_id: int) -> Replies:
    """Ask once more whether one pressed by mistake: the button may have come beneath a finger that tapped twice."""
    request = _open(visit, request_id)
    if refusal := actions.why_not_undone(visit.tx, visit.now, request, visit.person.id):
        return (_decided(visit, request), Toast(text(refusal.code, **refusal.data)))
    return (Show(joining_words.sure_to_undo(view_of_request(visit.tx, visit.now, request))),)


def undo(visit: Visit, request_id: int) -> Replies:
    """Decide the other way where one pressed by mistake. Where that is too late, the message shows what stands now."""
    before = _open(visit, request_id)
    if refusal := actions.why_not_undone(visit.tx, visit.now, before, visit.person.id):
        return (_decided(visit, before), Toast(text(refusal.code, **refusal.data)))
    after = actions.undo(visit.tx, visit.now, visit.actor(), before)
    return (_decided(visit, after), Toast(joining_words.undone(after)))


def show_decided(visit: Visit, request_id: int) -> Replies:
    return (_decided(visit, _open(visit, request_id)),)


def take_back(visit: Visit, request_id: int) -> Replies:
    view = view_of_request(visit.tx, visit.now, actions.take_back(visit.tx, visit.now, visit.actor(), request_id))
    return (Show(_homes_after(visit, joining_words.taken_back(view.building, view.unit))),)


def show_waiting(visit: Visit, number: int) -> Replies:
    """Show one of the requests that wait for this person's word, as the card does that may be long out of sight."""
    waiting = waiting_for(visit.tx, visit.actor())
    if not waiting:
        raise Refused("unit-none-waiting")
    [request] = page(number, len(waiting), 1).of(waiting)
    pressed = visit.message.message_id if visit.message and visit.private else None
    actions.find_again(visit.tx, visit.now, visit.person, request, pressed)
    return ()


def show_homes(visit: Visit) -> Replies:
    return (Show(_homes(visit) or joining_words.how_to_come_in()),)


def ask_relation(visit: Visit, household_id: int) -> Replies:
    """Ask anew what somebody is to the household where they live: whoever was let in as a tenant may own it by now."""
    home = _at(visit, household_id)
    known: dict[str, Any] = {"home": home.household_id}
    return (Show(forms.begin(visit, JOIN, subject_id=home.building_id, community_id=home.community_id, **known)),)


def leave(visit: Visit, household_id: int) -> Replies:
    """Ask once more whether somebody has moved out."""
    return (Show(joining_words.sure_to_leave(_at(visit, household_id))),)


def leave_for_good(visit: Visit, household_id: int) -> Replies:
    household = actions.leave(visit.tx, visit.now, visit.actor(), household_id)
    return (Show(_homes_after(visit, joining_words.left(visit.place(household.path[1]).name, household.name))),)


def _at(visit: Visit, household_id: int) -> Membership:
    """Return how the person belongs to a household. Raises `Refused` where they do not."""
    homes = households.homes_of(visit.tx, visit.now, visit.person.id)
    home = next((home for home in homes if home.household_id == household_id), None)
    if home is None:
        raise Refused("refused-not-at-home")
    return home


def _invite(visit: Visit, said: str) -> Replies:
    if visit.bound is None:
        return (Say(Words(text("group-not-bound")), here=True),)
    if visit.bound.purpose != "neighbours":
        return (Say(Words(text("join-in-staff-group")), here=True),)
    return (Say(_begin_from(visit, visit.bound, said)),) if invite(visit, actions.PROMPT) else ()


def _begin_from(visit: Visit, chat: Chat, said: str = "") -> Words:
    """Begin where a group leads: at its building, or with the question which of its buildings it is."""
    where = visit.place(chat.place_id)
    if where.level is not Level.BUILDING:
        return _choose_beneath(visit, chat, 1)
    at_home = where.id in households.buildings_of(visit.tx, visit.now, visit.person.id)
    return (_homes(visit) if at_home and not said else None) or _begin(visit, where.id, said)


def _begin(visit: Visit, building_id: int, said: str = "") -> Words:
    """Begin to ask, not for the unit where that was `said`, perhaps behind its building."""
    building = visit.place(building_id)
    units = households.units(visit.tx, building.id)
    if not units:
        raise Refused("refused-no-units", building=building.name)
    meant = find(units, behind(building.name, said) or said).units
    known: dict[str, Any] = {"home": meant[0].id} if len(meant) == 1 else {}
    return forms.begin(visit, JOIN, subject_id=building.id, community_id=building.community_id, **known)


def _try(visit: Visit, written: str) -> Replies:
    """Try a code. Whoever began to ask instead has no need to any more."""
    tried = actions.try_code(visit.tx, visit.now, visit.actor(), visit.settings.slips, written)
    if tried.code is None:
        return (Say(Words(text(tried.wrong))),)
    draft = drafts.current(visit.tx, visit.person.id)
    if draft and draft.form == JOIN.name:
        forms.drop(visit, draft)
    code = tried.code
    return (Say(forms.begin(visit, ENTER, subject_id=code.id, community_id=code.community_id)),)


def _homes(visit: Visit) -> Words | None:
    """Return where somebody is noted down, or waits to be; None for whoever does neither."""
    homes, waiting = _at_home(visit)
    return joining_words.homes(homes, waiting) if homes or waiting else None


def _homes_after(visit: Visit, said: Text) -> Words:
    """Return where somebody is noted down still, beneath what they have just changed about it."""
    return joining_words.homes(*_at_home(visit), said=said)


def _at_home(visit: Visit) -> tuple[list[Membership], list[joining_words.RequestView]]:
    waiting = [
        view_of_request(visit.tx, visit.now, request) for request in joining.waiting_of(visit.tx, visit.person.id)
    ]
    return households.homes_of(visit.tx, visit.now, visit.person.id), waiting


def _known(visit: Visit) -> list[int]:
    """Return the buildings where somebody is known: they live there, hold an office, or last asked."""
    at = [held.place_id for held in visit.actor().holds] + [joining.last_building(visit.tx, visit.person.id)]
    return [each for each in dict.fromkeys(at) if each is not None and visit.place(each).level is Level.BUILDING]


def _choose_known(visit: Visit) -> Words:
    known = [(building_id, visit.place(building_id).name) for building_id in _known(visit)]
    if not known:
        return joining_words.how_to_come_in()
    rows = tuple((Button(text("plain", what=name), data("households:at", each)),) for each, name in known)
    return joining_words.choose_building(rows, more=True)


def _choose_beneath(visit: Visit, chat: Chat, number: int) -> Words:
    where = visit.place(chat.place_id)
    offered = [
        Button(text("plain", what=building.name), data("households:beneath", chat.code, building.id))
        for building in places.buildings_at(visit.tx, where)
    ]
    if not offered:
        raise Refused("refused-no-units", building=where.name)
    rows: Rows = paged(offered, number, "households:around", chat.code)
    return joining_words.choose_building(rows, more=False)


def _chat(visit: Visit, code: str) -> Chat:
    """Return the group of neighbours whose link somebody has. Raises `Refused` for any other."""
    chat = places.chat_by_code(visit.tx, code)
    if chat is None or chat.purpose != "neighbours":
        raise Refused("refused-link")
    return chat


def _open(visit: Visit, request_id: int) -> Request:
    """Return a request whose button somebody pressed who may decide on such. Raises `Refused` for any other."""
    request = joining.find(visit.tx, request_id)
    if request is None:
        raise Refused("refused-button")
    visit.require(actions.APPROVE, visit.place(request.household_id))
    return request


def _decide(visit: Visit, request_id: int, act: Callable[[Tx, datetime, Actor, int], Request]) -> Replies:
    """Decide on a request. Where somebody else was quicker, what stands there shows what they decided."""
    before = joining.find(visit.tx, request_id)
    if before and before.state is not RequestState.WAITING:
        visit.require(actions.APPROVE, visit.place(before.household_id))
        return (_decided(visit, before), Toast(text("refused-join-decided")))
    return (_decided(visit, act(visit.tx, visit.now, visit.actor(), request_id)), Toast(text("join-done")))


def _decided(visit: Visit, request: Request) -> Show:
    return Show(joining_words.request(request_as_read(visit.tx, visit.now, request, visit.person)))
