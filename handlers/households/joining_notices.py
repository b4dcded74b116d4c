"""What is said about belonging to households without being asked."""

from __future__ import annotations

from datetime import datetime

from handlers.households import actions, joining_words
from handlers.households.joining_chat import LINK
from handlers.households.joining_words import RequestView
from handlers.households.views import request_as_read, view_of_request, waiting_for
from handlers.kit.invitations import invitation
from handlers.kit.pages import page, turning
from handlers.kit.replies import Words, text
from handlers.kit.routes import NoticeWords, Routes
from handlers.kit.visit import Settings, actor
from rules.access import may
from rules.joining import Request, RequestState
from storage import households, joining, people, places
from storage.cards import Card
from storage.outbox import Notice
from storage.people import Person
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.notices["households.asked"] = asked
    routes.kept["households.asked"] = actions.ASKED
    routes.cards[actions.ASKED] = asked_card
    routes.notices["households.found"] = found
    routes.kept["households.found"] = actions.FOUND
    routes.cards[actions.FOUND] = found_card
    routes.notices["households.reminded"] = reminded
    routes.kept["households.reminded"] = actions.REMINDED
    routes.cards[actions.REMINDED] = reminded_card
    routes.notices["households.admins-asked"] = still_waits("join-admins-asked")
    routes.notices["households.undecided"] = still_waits("join-undecided")
    routes.notices["households.approved"] = approved
    routes.notices["households.declined"] = declined
    routes.notices["households.mistaken"] = mistaken
    routes.notices["households.moved-away"] = moved_away
    routes.notices[actions.CAME_IN] = came_in
    routes.cards[actions.CAME_IN] = came_in_card
    routes.notices[actions.MOVED_IN] = moved_in
    routes.cards[actions.MOVED_IN] = moved_in_card
    for kind in (actions.CAME_IN, actions.MOVED_IN):
        routes.kept[kind] = kind
        routes.endings.add(kind)
    routes.cards[actions.PROMPT] = invitation(LINK, "join-prompt", text("join-go-private"))


def asked(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    view = _waiting(tx, now, notice.params["subject"])
    return joining_words.request(view) if view else None


def reminded(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    view = _waiting(tx, now, notice.params["subject"])
    return joining_words.reminder(view) if view else None


def reminded_card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    view = _waiting(tx, now, card.subject_id)
    if view and _decides(tx, now, settings, people.by_telegram(tx, card.chat_id), view.request):
        return joining_words.reminder(view)
    return _asked(tx, now, settings, card.chat_id, card.subject_id)


def still_waits(line: str) -> NoticeWords:
    """Return what tells somebody, while they wait, what is done about their request."""

    def say(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
        view = _waiting(tx, now, notice.params["subject"])
        return joining_words.still_waits(line, view) if view else None

    return say


def asked_card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return _asked(tx, now, settings, card.chat_id, card.subject_id)


def found(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words:
    return _found(tx, now, settings, notice.chat_id, notice.params["subject"])


def found_card(tx: Tx, now: datetime, settings: Settings, card: Card) -> Words:
    return _found(tx, now, settings, card.chat_id, card.subject_id)


def approved(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    request = _request(tx, notice.params["subject"])
    homes = households.homes_of(tx, now, request.person_id)
    belongs = any(home.household_id == request.household_id for home in homes)
    return joining_words.joined(homes, request.household_id) if belongs else None


def declined(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    request = _request(tx, notice.params["subject"])
    stays = request.state is RequestState.DECLINED
    return joining_words.declined(view_of_request(tx, now, request)) if stays else None


def mistaken(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    request = _request(tx, notice.params["subject"])
    stays = request.state is RequestState.DECLINED
    homeless = not households.homes_of(tx, now, request.person_id)
    return joining_words.mistaken(view_of_request(tx, now, request), homeless=homeless) if stays else None


def moved_away(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    household = places.place(tx, notice.params["household"])
    person = people.by_telegram(tx, notice.chat_id)
    homes = households.homes_of(tx, now, person.id) if person else []
    if any(home.household_id == household.id for home in homes):
        return None
    return joining_words.moved_away(places.place(tx, household.path[1]).name, household.name)


def came_in(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    """Return what the head of a building reads of who came in by a code, as long as they live there."""
    home = households.membership(tx, notice.params["subject"])
    at_home = [each.person_id for each in households.members_of(tx, now, home.household_id)]
    return _came_in(tx, notice.params["subject"]) if home.person_id in at_home else None


def came_in_card(tx: Tx, _now: datetime, _settings: Settings, card: Card) -> Words:
    return _came_in(tx, card.subject_id)


def moved_in(tx: Tx, now: datetime, _settings: Settings, notice: Notice) -> Words | None:
    """Return what somebody reads of whoever came to live with them, as long as both of them live there."""
    home = households.membership(tx, notice.params["subject"])
    at_home = [each.person_id for each in households.members_of(tx, now, home.household_id)]
    reader = people.by_telegram(tx, notice.chat_id)
    together = reader and {reader.id, home.person_id} <= {*at_home}
    return _moved_in(tx, now, notice.params["subject"]) if together else None


def moved_in_card(tx: Tx, now: datetime, _settings: Settings, card: Card) -> Words:
    return _moved_in(tx, now, card.subject_id)


def _came_in(tx: Tx, membership_id: int) -> Words:
    home = households.membership(tx, membership_id)
    return joining_words.came_in(home, people.by_id(tx, home.person_id))


def _moved_in(tx: Tx, now: datetime, membership_id: int) -> Words:
    home = households.membership(tx, membership_id)
    stays = home in households.members_of(tx, now, home.household_id)
    return joining_words.moved_in(home, people.by_id(tx, home.person_id), stays=stays)


def _waiting(tx: Tx, now: datetime, request_id: int) -> RequestView | None:
    """Return a request for as long as nobody has decided on it."""
    request = joining.find(tx, request_id)
    return view_of_request(tx, now, request) if request and request.state is RequestState.WAITING else None


def _asked(tx: Tx, now: datetime, settings: Settings, chat_id: int, request_id: int) -> Words:
    request, reader = joining.find(tx, request_id), people.by_telegram(tx, chat_id)
    if request is None:
        return Words(text("join-request-forgotten"))
    if not _decides(tx, now, settings, reader, request):
        return Words(text("join-request-others"))
    return joining_words.request(request_as_read(tx, now, request, reader))


def _decides(tx: Tx, now: datetime, settings: Settings, reader: Person | None, request: Request) -> bool:
    """Tell whether somebody still answers for the building that a request is about."""
    path = places.place(tx, request.household_id).path
    return reader is not None and may(actor(tx, now, settings, reader, None), actions.APPROVE, path)


def _found(tx: Tx, now: datetime, settings: Settings, chat_id: int, request_id: int) -> Words:
    """Return a request as whoever decides found it: as long as it waits, over the way to the others that do."""
    asked, person = _asked(tx, now, settings, chat_id, request_id), people.by_telegram(tx, chat_id)
    waiting = waiting_for(tx, actor(tx, now, settings, person, None)) if person else []
    place = next((place for place, each in enumerate(waiting, 1) if each.id == request_id), None)
    others = turning(page(place, len(waiting), 1), "households:waiting") if place else ()
    return Words(asked.text, (*asked.rows, *others))


def _request(tx: Tx, request_id: int) -> Request:
    request = joining.find(tx, request_id)
    assert request is not None
    return request
